/*
 * kernel_avx2.c - the kernel for x86-64 processors with AVX2.
 *
 * Products are made in 16 bits and added in 32 (pmaddwd), where nothing can
 * saturate.
 */
#ifdef __x86_64__
#include <immintrin.h>
#include <math.h>

#include "encoder/kernel.h"

#define LANES 8
#define TARGET __attribute__((target("avx2")))

typedef int32_t eight __attribute__((vector_size(32)));

static inline TARGET void narrow(int8_t *out, eight whole)
{
    __m128i words = _mm_packs_epi32(_mm256_castsi256_si128((__m256i)whole),
        _mm256_extracti128_si256((__m256i)whole, 1));
    _mm_storel_epi64((__m128i *)(void *)out, _mm_packs_epi16(words, words));
}

#include "encoder/lanes.h"

#define BLOCK 4 /* rows of x that are multiplied together */

/* A block of rows of x; past the last row the last one again. */
typedef struct {
    const int8_t *values[BLOCK];
    float *out[BLOCK];
    float scale[BLOCK];
    int32_t correction[BLOCK]; /* for the 128 in every weight */
} block;

INLINE __m256i load_weights(const uint8_t *w)
{
    return _mm256_cvtepu8_epi16(_mm_loadu_si128((const void *)w));
}

INLINE __m256i load_inputs(const int8_t *x)
{
    return _mm256_broadcastq_epi64(_mm_cvtepi8_epi16(_mm_loadu_si32(x)));
}

/* low holds two sums each of outputs 0..3, high of outputs 4..7. */
INLINE void put_eight(float *out, __m256i low, __m256i high,
    int32_t correction, float scale, vec scales)
{
    __m256i sums =
        _mm256_permute4x64_epi64(_mm256_hadd_epi32(low, high), 0xD8);
    sums = _mm256_sub_epi32(sums, _mm256_set1_epi32(correction));
    store(out, (vec)_mm256_cvtepi32_ps(sums) * all(scale) * scales);
}

/* Half a tile: 8 outputs for each row of a block. */
INLINE void multiply_half(
    const uint8_t *w, const float *scale, const block *b, uint32_t cols)
{
    __m256i low[BLOCK], high[BLOCK];
    for (int i = 0; i < BLOCK; i++)
        low[i] = high[i] = _mm256_setzero_si256();
    for (uint32_t k = 0; k < cols; k += 4, w += 4 * THAW_TILE) {
        __m256i w0 = load_weights(w), w1 = load_weights(w + 16);
#pragma GCC unroll 4
        for (int i = 0; i < BLOCK; i++) {
            __m256i x = load_inputs(b->values[i] + k);
            low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(w0, x));
            high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(w1, x));
        }
    }
    for (int i = 0; i < BLOCK; i++)
        put_eight(b->out[i], low[i], high[i], b->correction[i], b->scale[i],
            load(scale));
}

TARGET static void multiply(
    const thaw_matrix *m, const thaw_rows *x, float *out)
{
    size_t stride = (size_t)m->tiles * THAW_TILE;
    assert(m->cols == x->width);
    for (uint32_t half = 0; half < m->tiles * 2; half++) {
        const uint8_t *w = m->packed +
            (size_t)(half / 2) * THAW_TILE * m->cols + half % 2 * 32;
        for (uint32_t first = 0; first < x->count; first += BLOCK) {
            block b;
            for (uint32_t i = 0; i < BLOCK; i++) {
                uint32_t r = first + i;
                r = r < x->count ? r : x->count - 1;
                b.values[i] = x->values + (size_t)r * x->width;
                b.out[i] = out + r * stride + half * 8;
                b.scale[i] = x->scale[r];
                b.correction[i] = x->sum[r] * 128;
            }
            multiply_half(w, m->scale + half * 8, &b, m->cols);
        }
    }
}

const thaw_kernel thaw_kernel_avx2 = {
    "avx2", quantise, multiply, relu_sum, add, best, dot, sru};
#else
typedef int no_avx2_here;
#endif
