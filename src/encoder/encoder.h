/*
 * encoder.h - from the words of a sentence to the vectors that the tag, parse
 * and name stages read.
 *
 * The encoder works on batches: runs of whole sentences, so that one matrix
 * product serves many words.  The vectors of a sentence do not depend on what
 * else is in its batch.  Stages ask for them batch by batch; what was computed
 * for one stage is kept for the next, within a bound, and computed again past
 * it: a stage neither knows nor cares.
 */
#ifndef THAW_ENCODER_H
#define THAW_ENCODER_H

#include "doc/doc.h"
#include "encoder/model.h"

#define THAW_BATCH_MAX THAW_SENTENCE_WORDS_MAX

/* One a worker; about 35 MB at most.  NULL when there is no memory. */
typedef struct thaw_encoder thaw_encoder;
thaw_encoder *thaw_encoder_new(const thaw_model *model);
void thaw_encoder_free(thaw_encoder *encoder);

/* Sentences [sentence, sentence_end), tokens [first, end), 1 to THAW_BATCH_MAX
 * of them. */
typedef struct {
    uint32_t sentence, sentence_end, first, end;
} thaw_batch;

/* Moves to the next batch (the first from a zeroed one); false at the end. */
bool thaw_batch_next(const thaw_doc *doc, thaw_batch *batch);
static inline uint32_t thaw_batch_words(const thaw_batch *batch)
{
    return batch->end - batch->first;
}
/* The most words a batch of this document has: for sizing buffers. */
uint32_t thaw_batch_most(const thaw_doc *doc);

/* The vectors of a batch's words, as floats [words][D] and rounded. */
typedef struct {
    const float *hidden;
    thaw_rows rows;
} thaw_states;

/* Valid until the next call with the same encoder. */
thaw_states thaw_encoder_run(
    thaw_encoder *encoder, const thaw_doc *doc, const thaw_batch *batch);

/* Room for count rows of that width, in an arena; values is NULL when there is
 * none. */
thaw_rows thaw_rows_new(thaw_arena *arena, uint32_t count, uint32_t width);

#endif
