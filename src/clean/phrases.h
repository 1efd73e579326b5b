/*
 * phrases.h - what sites print around their articles, as lists of phrases.
 */
#ifndef THAW_CLEAN_PHRASES_H
#define THAW_CLEAN_PHRASES_H

#include "base/base.h"

typedef enum {
    THAW_PHRASE_NONE,
    THAW_PHRASE_FURNITURE, /* this piece */
    THAW_PHRASE_SECTION,   /* and those behind it, until prose returns */
    THAW_PHRASE_END, /* the comment form: nothing of the article follows */
    THAW_PHRASE_CAPTION,
    THAW_PHRASE_BYLINE,
} thaw_phrase;

/* The longest start of a piece that is looked at. */
#define THAW_PHRASE_LOOK 200

/*
 * What the piece is by its words alone; *why becomes the reason, static text.
 * words: how many it has; stopped: it ends like a sentence.
 */
thaw_phrase thaw_phrase_find(
    thaw_str piece, size_t words, bool stopped, const char **why);

#endif
