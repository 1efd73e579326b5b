/*
 * align.h - which word of one treebank is which of another, by characters.
 *
 * The rules are those of the CoNLL 2018 evaluation: words that are tokens by
 * themselves must cover the same characters; the words of a range are matched
 * by their longest common subsequence inside the characters that it covers.
 */
#ifndef THAW_ALIGN_H
#define THAW_ALIGN_H

#include "eval/treebank.h"

typedef struct {
    uint32_t begin, end; /* characters but blanks, in bytes, from the start */
} thaw_bank_span;

typedef struct {
    const thaw_treebank *bank;
    thaw_bank_span *tokens;    /* a span a token */
    thaw_bank_span *sentences; /* and a sentence */
} thaw_bank_spans;

typedef struct {
    thaw_bank_spans gold, system;
    uint32_t *gold_of; /* for each system word, the gold word or THAW_NONE */
} thaw_alignment;

/* Fails with EFORMAT when the characters differ, ENOMEM, ELIMIT. */
thaw_status thaw_align(thaw_alignment *alignment, thaw_arena *arena,
    const thaw_treebank *gold, const thaw_treebank *system, thaw_error *err);

#endif
