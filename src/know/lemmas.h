/*
 * lemmas.h - the lemma table: exceptions by word and tag, rules by ending.
 *
 * data/lemma/en.tsv, format thaw-lemmas 1, has rows of two kinds:
 *
 *   word  TAG        form     lemma         of this form with this tag
 *   rule  TAG:SHAPE  *ending  *new   CASE   cut the ending, put the new one;
 *                                           CASE: "lower", or "keep" the form's
 *
 * TAG is a Penn tag; that of a word may have the part of speech before it
 * ("AUX|VBZ"), which then goes first.  Forms and endings are in small letters.
 * SHAPE is a letter of thaw_lemma_shape().  The longest ending that has a rule
 * decides; none: the form in small letters.
 */
#ifndef THAW_LEMMAS_H
#define THAW_LEMMAS_H

#include "base/map.h"
#include "doc/doc.h"
#include "know/source.h"

#define THAW_LEMMA_FORM_MAX 48  /* bytes; a longer form has only its default */
#define THAW_LEMMA_ENDING_MAX 5 /* bytes */

typedef struct {
    thaw_map words; /* tag and form to an index of lemmas */
    thaw_map rules; /* tag, shape and ending to an index of endings */
    thaw_strings lemmas;
    thaw_strings endings; /* a byte 'l' or 'k', the bytes to cut as a digit,
                             then what is put there */
} thaw_lemmas;

struct thaw_know;
void thaw_lemmas_compile(
    thaw_compile *compile, const thaw_source *const *sources, size_t count);
thaw_status thaw_lemmas_open(struct thaw_know *know, thaw_error *err);

/* How a form's letters look: 'l' small, 'u' capitals (two at least), 't' a
 * capital first, 'm' mixed, 'n' no letter. */
char thaw_lemma_shape(thaw_str form);
/* The form for look-up: small letters, straight quotes.  Returns its length,
 * or SIZE_MAX for a form that is too long. */
size_t thaw_lemma_key(thaw_str form, char out[THAW_LEMMA_FORM_MAX]);

typedef struct {
    bool keep;    /* the form's capitals */
    size_t cut;   /* bytes at the end */
    thaw_str put; /* in their stead */
} thaw_lemma_rule;

/* The lemma that the table has for a key; false when it has none.  upos is
 * THAW_UPOS_COUNT for the rows without a part of speech. */
bool thaw_lemmas_find_word(const thaw_lemmas *lemmas, thaw_str key,
    thaw_upos upos, thaw_xpos xpos, thaw_str *out);
/* The rule of the longest ending. */
bool thaw_lemmas_find_rule(const thaw_lemmas *lemmas, thaw_str key,
    thaw_xpos xpos, char shape, thaw_lemma_rule *out);

#endif
