/*
 * units.h - cutting a word into the units that phrases are made of.
 *
 * One code for the compiler and the reader: what they cut differently would
 * never match.
 */
#ifndef THAW_UNITS_H
#define THAW_UNITS_H

#include "know/phrases.h"

#define THAW_WORD_BYTES_MAX 200

/* Walks the units of one token (no blanks in it). */
typedef struct {
    char folded[2 * THAW_WORD_BYTES_MAX + 4];
    size_t len, at;
    char room[2 * THAW_WORD_BYTES_MAX + 4]; /* the unit last given */
} thaw_cutter;

/* Begins; a token past THAW_WORD_BYTES_MAX is one unit that no phrase has. */
void thaw_cutter_init(thaw_cutter *cutter, thaw_str token);
/* The next unit, which lies in the cutter; false at the end. */
bool thaw_cutter_next(thaw_cutter *cutter, thaw_str *unit);

/* How a token's letters look. */
thaw_case thaw_word_case(thaw_str token);
/* True when it has no letter or digit, only hyphens and apostrophes. */
bool thaw_word_is_joint(thaw_str token);

#endif
