/*
 * types.h - the cache of word types: what the network computes of a form
 * alone, kept so that it is computed once for a word that comes often.
 *
 * A cache belongs to one worker.  When it is full it is emptied as a whole,
 * between two batches; what it gives does not depend on what it holds.
 */
#ifndef THAW_TYPES_H
#define THAW_TYPES_H

#include "encoder/model.h"

#define THAW_TYPE_FORM_MAX 64 /* bytes; a longer form is not kept */

/* The embedding e(form), before rounding; out has input_padded floats. */
void thaw_type_embed(const thaw_model *model, thaw_str form, float *out);

typedef struct {
    uint64_t hash;
    uint8_t len;
    char form[THAW_TYPE_FORM_MAX];
} thaw_type;

typedef struct {
    const thaw_model *model;
    uint32_t room, count;
    uint32_t *index;   /* [2 * room], entry + 1, open addressing */
    thaw_type *types;  /* [room] */
    float *products;   /* [room][3D]: Wp e, Wc e, Wn e */
    uint32_t fresh;    /* entries whose products are still to be made */
    float *embeddings; /* of these: [batch][input_padded] */
    thaw_rows rows;    /* the same, rounded */
} thaw_types;

/* How many types a cache for this model keeps: a power of two. */
uint32_t thaw_types_room(const thaw_model *model);
/* Before a batch of at most words words. */
void thaw_types_begin(thaw_types *types, uint32_t words);
/* The entry of a form; its products are there after thaw_types_end. */
uint32_t thaw_types_add(thaw_types *types, thaw_str form, uint64_t hash);
void thaw_types_end(thaw_types *types);
static inline const float *thaw_types_get(
    const thaw_types *types, uint32_t entry)
{
    assert(entry < types->count);
    return types->products + (size_t)entry * 3 * types->model->size.width;
}

#endif
