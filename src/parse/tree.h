/*
 * tree.h - the best tree over a sentence, given a score for every arc.
 *
 * Heads are kept as heads[i] < n: the head of word i; n: the root.
 */
#ifndef THAW_TREE_H
#define THAW_TREE_H

#include "base/base.h"

#define THAW_TREE_WORDS_MAX THAW_SENTENCE_WORDS_MAX

/* True when heads is a tree with exactly one word under the root. */
bool thaw_tree_is_one(const uint16_t *heads, uint32_t n);

/* Room to look for trees of sentences of up to so many words. */
typedef struct thaw_tree_room thaw_tree_room;
/* NULL when there is no memory. */
thaw_tree_room *thaw_tree_new(thaw_arena *arena, uint32_t most);

/*
 * Sets heads to the tree with exactly one word under the root that has the
 * highest sum of scores, in O(n * n).  scores[i * stride + j] is that of word
 * j being the head of word i, j == n the root; the diagonal means nothing, and
 * scores are taken as between -1e6 and 1e6 whatever they are.
 */
void thaw_tree_best(thaw_tree_room *room, const float *scores, size_t stride,
    uint32_t n, uint16_t *heads);

#endif
