/*
 * kernel_plain.c - the kernel for any machine.
 */
#include <math.h>

#include "encoder/kernel.h"

#define LANES 4
#define TARGET

typedef int32_t four __attribute__((vector_size(16)));

static inline void narrow(int8_t *out, four whole)
{
    for (int k = 0; k < LANES; k++)
        out[k] = (int8_t)whole[k];
}

#include "encoder/lanes.h"

/* Sums of one tile for one row; weights are 128 too large. */
static void multiply_tile(const uint8_t *w, const int8_t *x, int32_t sum,
    uint32_t cols, int32_t out[THAW_TILE])
{
    for (int r = 0; r < THAW_TILE; r++)
        out[r] = -128 * sum;
    for (uint32_t k = 0; k < cols; k += 4, x += 4)
        for (int r = 0; r < THAW_TILE; r++, w += 4)
            out[r] += w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + w[3] * x[3];
}

static void multiply(const thaw_matrix *m, const thaw_rows *x, float *out)
{
    size_t stride = (size_t)m->tiles * THAW_TILE;
    assert(m->cols == x->width);
    for (uint32_t tile = 0; tile < m->tiles; tile++) {
        const uint8_t *w = m->packed + (size_t)tile * THAW_TILE * m->cols;
        const float *scale = m->scale + tile * THAW_TILE;
        for (uint32_t i = 0; i < x->count; i++) {
            int32_t sums[THAW_TILE];
            float *to = out + i * stride + tile * THAW_TILE;
            multiply_tile(w, x->values + (size_t)i * x->width, x->sum[i],
                m->cols, sums);
            for (int r = 0; r < THAW_TILE; r++)
                to[r] = (float)sums[r] * x->scale[i] * scale[r];
        }
    }
}

const thaw_kernel thaw_kernel_plain = {
    "plain", quantise, multiply, relu_sum, add, best, dot, sru};
