/*
 * viterbi.c - the best sequence of classes of a sentence.
 */
#include <math.h>

#include "name/viterbi.h"

/* Keeps sums where a comparison means something. */
static float bound(float x)
{
    static const float most = 1e30f;
    if (x > most)
        return most;
    return x > -most ? x : -most;
}

/* The best class before class to; only permitted moves count. */
static uint8_t best_before(const float *sums, const float *moves,
    uint32_t classes, uint32_t to, float *sum)
{
    uint8_t best = 0;
    *sum = -INFINITY;
    for (uint32_t from = 0; from < classes; from++) {
        float s = sums[from] + moves[from * classes + to];
        if (s > *sum) {
            *sum = s;
            best = (uint8_t)from;
        }
    }
    return best;
}

static uint8_t best_of(const float *sums, uint32_t classes)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < classes; i++)
        if (sums[i] > sums[best])
            best = i;
    return (uint8_t)best;
}

/* -INFINITY marks the classes that no permitted sequence has reached. */
void thaw_viterbi(const float *scores, size_t stride, uint32_t words,
    uint32_t classes, const float *moves, const float *start, uint8_t *back,
    uint8_t *path)
{
    float sums[THAW_NAME_CLASSES_MAX], next[THAW_NAME_CLASSES_MAX];
    assert(classes <= THAW_NAME_CLASSES_MAX);
    if (words == 0)
        return;
    for (uint32_t i = 0; i < classes; i++)
        sums[i] =
            start[i] == -INFINITY ? -INFINITY : bound(start[i] + scores[i]);
    for (uint32_t t = 1; t < words; t++) {
        const float *row = scores + t * stride;
        for (uint32_t to = 0; to < classes; to++) {
            float sum;
            back[t * classes + to] =
                best_before(sums, moves, classes, to, &sum);
            next[to] = sum == -INFINITY ? sum : bound(sum + row[to]);
        }
        memcpy(sums, next, classes * sizeof *sums);
    }
    path[words - 1] = best_of(sums, classes);
    for (uint32_t t = words - 1; t > 0; t--)
        path[t - 1] = back[t * classes + path[t]];
}
