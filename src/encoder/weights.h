/*
 * weights.h - reading the chunks of a model file, each checked.
 *
 * Errors stick: after the first, every call does nothing and gives NULL or an
 * empty thing, so that whoever reads many chunks looks at status once.
 */
#ifndef THAW_WEIGHTS_H
#define THAW_WEIGHTS_H

#include "encoder/model.h"

typedef struct {
    thaw_model *model;
    thaw_error *err;
    thaw_status status;
} thaw_weights;

/* Sets the error, unless there is one. */
void thaw_weights_fail(thaw_weights *w, const char id[4], const char *what);
/* Zeroed memory that lives as long as the model, at a multiple of 64. */
void *thaw_weights_room(thaw_weights *w, size_t count, size_t size);

/* The chunk of that id; empty when there is none, which is an error. */
thaw_str thaw_weights_chunk(thaw_weights *w, const char id[4]);
/* A chunk of exactly count finite floats, where it lies. */
const float *thaw_weights_floats(
    thaw_weights *w, const char id[4], size_t count);
/* The same, copied; followed by after up to a whole tile. */
float *thaw_weights_padded(
    thaw_weights *w, const char id[4], uint32_t count, float after);
thaw_strings thaw_weights_strings(thaw_weights *w, const char id[4]);
thaw_strings thaw_weights_sorted(thaw_weights *w, const char id[4]);
thaw_table thaw_weights_table(
    thaw_weights *w, const char id[4], uint32_t width);

/* A matrix of zeros, to be filled by rows; cols is made whole tiles. */
void thaw_weights_new_matrix(
    thaw_weights *w, thaw_matrix *m, uint32_t rows, uint32_t cols);
/* Rows [first, first + rows) of m from a chunk of rows x cols. */
void thaw_weights_fill(thaw_weights *w, thaw_matrix *m, uint32_t first,
    const char id[4], uint32_t rows, uint32_t cols);
/* Both: the matrix of one chunk. */
void thaw_weights_matrix(thaw_weights *w, thaw_matrix *m, const char id[4],
    uint32_t rows, uint32_t cols);

/* The heads' parts of a model (heads.c). */
void thaw_weights_tag(thaw_weights *w);
void thaw_weights_parse(thaw_weights *w);
void thaw_weights_name(thaw_weights *w);

#endif
