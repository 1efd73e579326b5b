/*
 * phrase.h - which words head a noun phrase, and how far the phrase goes.
 */
#ifndef THAW_MENTION_PHRASE_H
#define THAW_MENTION_PHRASE_H

#include "mention/known.h"

/* Adds the mentions of every coded sentence, without entities. */
thaw_status thaw_find_mentions(thaw_doc *doc, const thaw_known *known,
    thaw_arena *scratch, thaw_error *err);

#endif
