/*
 * viterbi.h - the best sequence of classes of a sentence.
 */
#ifndef THAW_VITERBI_H
#define THAW_VITERBI_H

#include "encoder/model.h"

/*
 * Sets path[0..words) to the classes of the sequence with the highest sum of
 * start, moves ([from][to]) and scores (words rows, stride apart, of classes
 * numbers).  A move or start of -INFINITY is never taken, provided that one
 * class may follow every class and start.  back has room for words * classes
 * bytes.  Scores that are not finite give some permitted sequence.
 */
void thaw_viterbi(const float *scores, size_t stride, uint32_t words,
    uint32_t classes, const float *moves, const float *start, uint8_t *back,
    uint8_t *path);

#endif
