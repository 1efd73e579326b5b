/*
 * treebank.h - CoNLL-U text as arrays of sentences, tokens and words.
 */
#ifndef THAW_TREEBANK_H
#define THAW_TREEBANK_H

#include "doc/doc.h"

typedef struct {
    thaw_str form, lemma, upos, xpos, feats, deprel, misc;
    uint32_t head;  /* word of the treebank, or THAW_NONE for the root */
    uint32_t token; /* the surface token it is part of */
    bool has_head;  /* false: the column was "_" */
} thaw_bank_word;

/* What is between blanks or signs: one word, or a range such as "don't". */
typedef struct {
    thaw_str form;
    uint32_t first, end; /* words */
    bool space_after;
} thaw_bank_token;

typedef struct {
    uint32_t first, end;             /* words */
    uint32_t first_token, end_token; /* tokens */
    thaw_str text;                   /* "# text", or empty */
    thaw_str document;               /* "# newdoc id"; ptr NULL: none here */
    bool new_paragraph;
    size_t line; /* where it stands */
} thaw_bank_sentence;

typedef struct {
    struct {
        thaw_bank_word *items;
        size_t count, room;
    } words;
    struct {
        thaw_bank_token *items;
        size_t count, room;
    } tokens;
    struct {
        thaw_bank_sentence *items;
        size_t count, room;
    } sentences;
} thaw_treebank;

/*
 * A sentence opens a paragraph where "# newpar" or "# newdoc" says so, and
 * where a block of "# newpar_block = p (7 s) | caption (1 s)" has ended.
 *
 * Reads text, whose bytes the treebank borrows, with arrays in the arena.
 * Empty nodes are passed over.  Fails with EFORMAT (err->offset is the byte,
 * the message names the line), ELIMIT, ENOMEM.
 */
thaw_status thaw_treebank_read(
    thaw_treebank *bank, thaw_arena *arena, thaw_str text, thaw_error *err);

#endif
