/*
 * feats.h - the morphological features that follow from a word and its tag.
 */
#ifndef THAW_FEATS_H
#define THAW_FEATS_H

#include "doc/doc.h"

/* FEATS of CoNLL-U, in their order, or "_"; static text. */
const char *thaw_feats_find(thaw_str form, thaw_str lemma, thaw_xpos xpos);

#endif
