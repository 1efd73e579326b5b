/*
 * lemma.h - the dictionary form of a word with its tags.
 */
#ifndef THAW_LEMMA_H
#define THAW_LEMMA_H

#include "know/lemmas.h"

/*
 * The lemma of form: a view of the table, of form itself, or a copy in the
 * arena; ptr NULL when there is no memory.  Never empty when form is not.
 */
thaw_str thaw_lemma_find(const thaw_lemmas *lemmas, thaw_arena *arena,
    thaw_str form, thaw_upos upos, thaw_xpos xpos);

#endif
