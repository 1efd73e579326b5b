/*
 * token.c - the token stage: each block scanned, then split.
 */
#include "token/token.h"

#include "token/scan.h"
#include "token/split.h"

thaw_status thaw_run_token(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    assert(doc->blocks.count == 0 || doc->blocks.items);
    (void)worker;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const thaw_block *block = &doc->blocks.items[i];
        uint32_t first = (uint32_t)doc->tokens.count;
        bool whole = block->kind == THAW_BLOCK_HEADLINE;
        if (!thaw_scan_block(doc, block->span))
            return thaw_doc_no_room(doc, "the words", err);
        if (!thaw_split_block(doc, (uint32_t)i, first, whole))
            return thaw_doc_no_room(doc, "the sentences", err);
    }
    return THAW_OK;
}
