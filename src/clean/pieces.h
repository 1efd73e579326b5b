/*
 * pieces.h - text to pieces: paragraphs however they were laid out, with what
 * can be counted in each.
 */
#ifndef THAW_PIECES_H
#define THAW_PIECES_H

#include "doc/doc.h"

typedef struct {
    thaw_span span;
    uint32_t words;       /* between blanks */
    uint32_t small;       /* of them "the", "of", "was", ...: what prose has */
    uint32_t capitals;    /* of them beginning with a capital */
    bool stopped;         /* ends with a full stop, "!", "?" or a colon, and any
                             closing quotes and brackets */
    bool sure_stop;       /* ends so with a full stop, "!" or "?" */
    bool blank_before;    /* a blank line stands before it */
    thaw_block_kind kind; /* what classify.c makes of it */
    const char *why;
} thaw_piece;

typedef struct {
    thaw_piece *items;
    size_t count, room;
} thaw_pieces;

/* Appends the pieces of text, in order; false when there is no memory. */
bool thaw_pieces_cut(thaw_pieces *pieces, thaw_arena *arena, thaw_str text);

#endif
