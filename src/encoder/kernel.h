/*
 * kernel.h - the arithmetic of the network, in as many versions as there are
 * kinds of processor: "plain", "avx2", "avx512".
 *
 * All versions give the same bits.  Sums of products are whole numbers, hence
 * exact; float operations work on each element by itself or in the one order
 * stated here, are never fused, and call no library.
 */
#ifndef THAW_KERNEL_H
#define THAW_KERNEL_H

#include "base/base.h"

#define THAW_TILE 16 /* outputs of a matrix that lie together */
#define THAW_COLS_MAX 2048

/*
 * A matrix of int8 weights, one scale a row.  packed is [tiles][cols/4]
 * [THAW_TILE][4], each byte a weight + 128; rows past the last are zero.
 */
typedef struct {
    uint32_t rows, cols, tiles; /* cols: a multiple of THAW_TILE */
    uint8_t *packed;            /* at a multiple of 64 */
    float *scale;               /* [tiles * THAW_TILE] */
} thaw_matrix;

/* Rows of numbers as int8, one scale a row: what a matrix multiplies. */
typedef struct {
    uint32_t count, width; /* width: a multiple of THAW_TILE */
    int8_t *values;        /* [count][width] */
    float *scale;          /* [count] */
    int32_t *sum;          /* [count], of the values */
} thaw_rows;

/* One bidirectional SRU layer over one sentence. */
typedef struct {
    uint32_t words, hidden; /* hidden: H, a multiple of THAW_TILE */
    const float *vectors;   /* vf, vr, bf, br, each [2][H] */
    const float *u;         /* [words][6H] */
    const float *x;         /* [words][2H], the highway; NULL: none */
    float *out;             /* [words][2H] */
    float *c;               /* [2H], room to work in */
} thaw_sru;

typedef struct {
    const char *name;
    /*
     * Rounds rows->count rows of x, stride floats apart.  A row that is all
     * zero, or not finite, becomes zero.
     */
    void (*quantise)(const float *x, size_t stride, thaw_rows *rows);
    /* out[i][r] = m[r] . x[i], rows of out tiles * THAW_TILE apart. */
    void (*multiply)(const thaw_matrix *m, const thaw_rows *x, float *out);
    /* out = relu(a + b + c + d), in that order; n a multiple of THAW_TILE. */
    void (*relu_sum)(float *out, const float *a, const float *b, const float *c,
        const float *d, size_t n);
    void (*add)(float *x, const float *y, size_t n);
    /* The index of the first of the largest; n a multiple of THAW_TILE.  What
     * is not a number, or -INFINITY, is never the largest; if nothing is: 0. */
    uint32_t (*best)(const float *x, size_t n);
    /* Sum of products: lane k of 16 adds up elements k, k + 16, ... in order,
     * then the lanes are added in order. */
    float (*dot)(const float *x, const float *y, size_t n);
    void (*sru)(const thaw_sru *sru);
} thaw_kernel;

extern const thaw_kernel thaw_kernel_plain;
#ifdef __x86_64__
extern const thaw_kernel thaw_kernel_avx2, thaw_kernel_avx512;
#endif

/* The kernel of that name (NULL: the best) or NULL: unknown, or not for this
 * machine. */
const thaw_kernel *thaw_kernel_find(const char *name);

static inline uint32_t thaw_tiles(uint32_t rows)
{
    return (rows + THAW_TILE - 1) / THAW_TILE;
}

/* Bytes of packed for a matrix of that size. */
static inline size_t thaw_matrix_size(uint32_t rows, uint32_t cols)
{
    return (size_t)thaw_tiles(rows) * THAW_TILE * cols;
}

/* Sets rows [first, first + count) of a matrix that has its size and room,
 * from weights cols apart (not the padding: see thaw_matrix_clear). */
void thaw_matrix_set(thaw_matrix *m, uint32_t first, uint32_t count,
    const int8_t *weights, uint32_t cols, const float *scale);
/* Makes every weight zero. */
void thaw_matrix_clear(thaw_matrix *m);

/* Rows [first, first + count) of rows. */
static inline thaw_rows thaw_rows_part(
    const thaw_rows *rows, uint32_t first, uint32_t count)
{
    assert(first + count <= rows->count);
    return (thaw_rows){count, rows->width,
        rows->values + (size_t)first * rows->width, rows->scale + first,
        rows->sum + first};
}

#endif
