/*
 * params.h - the trained arrays: gradients, Adam, running averages.
 */
#ifndef TRAIN_PARAMS_H
#define TRAIN_PARAMS_H

#include "util.h"

typedef enum {
    PARAM_VECTOR = 0, /* stays float32 in the model file */
    PARAM_MATRIX = 1, /* int8 by row */
    PARAM_TABLE = 2,  /* int8 by row; gradients come to single rows */
    PARAM_FIXED = 4   /* a table that is not trained */
} param_kind;

typedef struct {
    const char *name;
    int rows, cols;
    param_kind kind;
    float *w;       /* what the network computes with */
    float *g;       /* gradient */
    float *m, *v;   /* Adam's moments */
    float *average; /* running average of w */
    float *other;   /* scratch: the values put aside during an evaluation */
    bool *hit;      /* tables: rows with a gradient */
} param;

#define PARAMS_MAX 64

typedef struct {
    param items[PARAMS_MAX];
    int count;
    long steps;
} param_list;

param *param_add(
    param_list *list, const char *name, int rows, int cols, param_kind kind);
size_t param_size(const param *p);
void param_fill_uniform(param *p, random_state *random, float limit);

typedef struct {
    float rate, beta1, beta2, clip, decay;
} adam_options;

/* One step of Adam on all gradients, which are then zero. Returns the norm
 * of the gradient before clipping. */
float params_step(param_list *list, const adam_options *options);
/* Moves the averages a part of the way to the weights. */
void params_average(param_list *list, float keep);

/* Puts the averages in place of the weights, rounded to what int8 by row can
 * say if asked; params_restore undoes it. */
void params_use_average(param_list *list, bool rounded);
void params_restore(param_list *list);

void params_save(const param_list *list, const char *path);
void params_load(param_list *list, const char *path);

/* The float32 scale and int8 values of one row. */
float round_row(const float *row, int n, int8_t *out);

#endif
