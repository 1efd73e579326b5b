/*
 * kids.h - the trees of a document, read downwards: the children of a word.
 */
#ifndef THAW_KIDS_H
#define THAW_KIDS_H

#include "doc/doc.h"

/* Children come in the order of the text:
 *   for (k = kids->first[t]; k != THAW_NONE; k = kids->next[k]) */
typedef struct {
    const thaw_doc *doc;
    uint32_t *first, *next; /* parallel to tokens */
} thaw_kids;

/* Needs tokens and arcs; the arrays lie in the arena. */
thaw_status thaw_kids_init(
    thaw_kids *kids, const thaw_doc *doc, thaw_arena *arena, thaw_error *err);
/* The first child with that relation, or THAW_NONE. */
uint32_t thaw_kids_find(
    const thaw_kids *kids, uint32_t token, thaw_deprel deprel);
/* True when token is ancestor or hangs, at any depth, below it. */
bool thaw_kids_is_under(
    const thaw_kids *kids, uint32_t token, uint32_t ancestor);
/* The lemma of the first case marker of a word ("of", "in"), or empty. */
thaw_str thaw_kids_get_case(const thaw_kids *kids, uint32_t token);

static inline uint8_t thaw_kids_deprel(const thaw_kids *kids, uint32_t token)
{
    return kids->doc->arcs[token].deprel;
}
static inline uint32_t thaw_kids_head(const thaw_kids *kids, uint32_t token)
{
    return kids->doc->arcs[token].head;
}
/* True for the relations that a noun phrase stands in. */
bool thaw_deprel_is_nominal(uint8_t deprel);
/* True when text is one of the words of list, which blanks part. */
bool thaw_str_among(thaw_str text, const char *list);

#endif
