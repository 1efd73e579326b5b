/*
 * model.h - the model file, opened: docs/network.md is its description.
 *
 * Everything in the file is checked when it is opened; after that the stages
 * trust it.  A model is immutable and shared by threads.
 */
#ifndef THAW_MODEL_H
#define THAW_MODEL_H

#include "base/chunk.h"
#include "encoder/features.h"
#include "encoder/kernel.h"

#define THAW_MODEL_KIND "MODL"
#define THAW_MODEL_VERSION 1

#define THAW_PARTS 10 /* of e: glove, word, 7 affixes, shape */
#define THAW_LAYERS_MAX 6
#define THAW_WIDTH_MAX 1024          /* D, A, B, 2 * H_n */
#define THAW_INPUT_MAX THAW_COLS_MAX /* E */
#define THAW_CLASSES_MAX 1024
#define THAW_NAME_CLASSES_MAX 64

typedef struct {
    uint32_t width;  /* D */
    uint32_t layers; /* L */
    uint32_t arc;    /* A */
    uint32_t label;  /* B */
    uint32_t name;   /* H_n */
    uint32_t input;  /* E, and as padded */
    uint32_t input_padded;
    uint32_t tags, deprels, names;
    uint32_t part[THAW_PARTS];
} thaw_dimensions;

/* A table of int8 rows. */
typedef struct {
    uint32_t rows, width;
    const float *scale;
    const int8_t *values;
} thaw_table;

/* What a BIO class says: outside, or begin or inside of a type. */
typedef struct {
    uint8_t type; /* thaw_name_type; THAW_NAME_COUNT: outside */
    bool inside;
} thaw_name_class;

typedef struct {
    thaw_strings keys;
    const int32_t *key_rows;              /* glove, word; a key each */
    thaw_strings affixes[THAW_PARTS - 2]; /* and shapes */
    thaw_table tables[THAW_PARTS];
    thaw_matrix window; /* [3D][E] */
    float *case_bias;   /* [4][D], b + k */
    thaw_matrix sru[THAW_LAYERS_MAX];
    const float *sru_vectors[THAW_LAYERS_MAX];
} thaw_encoder_weights;

typedef struct {
    thaw_matrix matrix;
    float *bias; /* padding: -INFINITY */
    uint8_t *upos, *xpos;
} thaw_tag_weights;

#define THAW_DISTANCES 15
#define THAW_DISTANCE_ROOT 14

typedef struct {
    thaw_matrix heads;                  /* rows of Wd, Wh, Wl, Wm */
    float *arc_bias;                    /* [2A]: bd, bh */
    thaw_matrix arc;                    /* Wb */
    const float *arc_vector, *distance; /* wb, dist */
    int8_t *root;                       /* Wb root, rounded */
    float root_scale, root_bias;        /* wb . root + its dist */
    const float *label_bias;            /* bl */
    float *label_root;                  /* Wm lroot */
    thaw_matrix labels;                 /* Wo */
    float *labels_bias;                 /* bo; root and padding: -INFINITY */
    uint8_t *deprel;
} thaw_parse_weights;

typedef struct {
    thaw_matrix sru;
    const float *vectors;
    thaw_matrix matrix;
    const float *bias;
    bool highway;
    float *moves; /* [from][to]; -INFINITY where the scheme forbids it */
    float *start;
    thaw_name_class *classes;
} thaw_name_weights;

typedef struct thaw_model {
    thaw_chunks chunks;
    char digest[17];
    const thaw_kernel *kernel;
    thaw_dimensions size;
    thaw_encoder_weights encoder;
    thaw_tag_weights tag;
    thaw_parse_weights parse;
    thaw_name_weights name;
    thaw_arena arena; /* laid-out matrices */
} thaw_model;

/*
 * Opens a model; bytes (8-byte aligned) and name must outlive it.  kernel is
 * "plain", "avx2", "avx512" or NULL for the best.  Fails with EFORMAT and
 * EVERSION, with EUSAGE for a kernel that this machine has not, with ENOMEM.
 */
thaw_status thaw_model_open(thaw_model **out, thaw_str bytes, const char *name,
    const char *kernel, thaw_error *err);
void thaw_model_close(thaw_model *model);

/* Digest of the whole file, 16 hex digits. */
const char *thaw_model_get_digest(const thaw_model *model);
const char *thaw_model_get_kernel(const thaw_model *model);
/* The META chunk: JSON text. */
thaw_str thaw_model_get_meta(const thaw_model *model);

#endif
