/*
 * fuzz_token.c - any text to blocks, sentences and words that are sound.
 */
#include "../tests/token/sane.h"
#include "clean/clean.h"
#include "engine/engine.h"
#include "token/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    thaw_error err;
    thaw_worker worker = {.engine = NULL};
    thaw_str text = {(const char *)data, size};
    thaw_doc *doc = thaw_doc_new(0);
    if (!doc)
        return 0;
    thaw_arena_init(&worker.scratch, (size_t)64 << 20);
    if (thaw_doc_set_text(doc, text, NULL, &err) == THAW_OK) {
        thaw_status status = thaw_run_clean(doc, &worker, &err);
        assert(status == THAW_OK || status == THAW_ELIMIT);
        if (status == THAW_OK)
            status = thaw_run_token(doc, &worker, &err);
        assert(status == THAW_OK || status == THAW_ELIMIT);
        if (status == THAW_OK) {
            assert(blocks_sane(doc));
            assert(words_sane(doc));
            assert(sentences_sane(doc));
        }
    }
    thaw_arena_release(&worker.scratch);
    thaw_doc_free(doc);
    return 0;
}
