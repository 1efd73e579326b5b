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

/* The weights of a tile as 16-bit numbers, row by row: sums of products of
 * such pairs are what compilers find instructions for. */
typedef struct {
    int16_t weights[THAW_TILE][THAW_COLS_MAX];
    int16_t x[THAW_COLS_MAX];
} wide_tile;

static void widen_tile(const uint8_t *w, uint32_t cols, wide_tile *out)
{
    for (uint32_t k = 0; k < cols; k += 4)
        for (int r = 0; r < THAW_TILE; r++, w += 4)
            for (uint32_t i = 0; i < 4; i++)
                out->weights[r][k + i] = (int16_t)(w[i] - 128);
}

static int32_t sum_products(
    const int16_t *restrict w, const int16_t *restrict x, uint32_t cols)
{
    int32_t sum = 0;
    for (uint32_t k = 0; k < cols; k += THAW_TILE)
        for (uint32_t i = 0; i < THAW_TILE; i++)
            sum += w[k + i] * x[k + i];
    return sum;
}

static void multiply(const thaw_matrix *m, const thaw_rows *x, float *out)
{
    wide_tile wide;
    size_t stride = (size_t)m->tiles * THAW_TILE;
    assert(m->cols == x->width && m->cols <= THAW_COLS_MAX);
    for (uint32_t tile = 0; tile < m->tiles; tile++) {
        const float *scale = m->scale + tile * THAW_TILE;
        widen_tile(
            m->packed + (size_t)tile * THAW_TILE * m->cols, m->cols, &wide);
        for (uint32_t i = 0; i < x->count; i++) {
            float *to = out + i * stride + tile * THAW_TILE;
            for (uint32_t k = 0; k < m->cols; k++)
                wide.x[k] = x->values[(size_t)i * x->width + k];
            for (int r = 0; r < THAW_TILE; r++)
                to[r] = (float)sum_products(wide.weights[r], wide.x, m->cols) *
                    x->scale[i] * scale[r];
        }
    }
}

const thaw_kernel thaw_kernel_plain = {
    "plain", quantise, multiply, relu_sum, add, best, dot, sru};
