/*
 * decode.h - trees from scores, and how good they are.
 */
#ifndef TRAIN_DECODE_H
#define TRAIN_DECODE_H

#include "net.h"

/* score[n][n + 1], column n is the root; heads[n]: the best tree with one
 * root. score is destroyed. */
void best_tree(const float *score, int n, int *head);

/* What a model says of one sentence. */
typedef struct {
    int *tag, *head, *rel, *name;
} answer;

/* root_rel is the class of "root". Runs the networks (their scores are
 * averaged) over sentences of any kind. */
void predict(const network *const *nets, int count, int root_rel,
    const corpus *data, bool rounded, answer *out);

typedef struct {
    long words, upos, tags, uas, las;
    long kind_gold[NAMES], kind_found[NAMES], kind_right[NAMES];
} scores;

void score_corpus(
    const classes *cls, const corpus *data, const answer *given, scores *out);
void print_scores(const char *what, const scores *s);

#endif
