/*
 * split.h - the tokens of a block to sentences.
 */
#ifndef THAW_SPLIT_H
#define THAW_SPLIT_H

#include "doc/doc.h"

/*
 * Appends the sentences of tokens [first, doc->tokens.count), all of block
 * number block; whole: the block is one sentence whatever its signs.  False
 * when there is no memory.
 */
bool thaw_split_block(
    thaw_doc *doc, uint32_t block, uint32_t first, bool whole);

#endif
