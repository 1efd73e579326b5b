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

#define LARGER(a, b) (vec) _mm256_max_ps(a, b)
#define SMALLER(a, b) (vec) _mm256_min_ps(a, b)
#define LARGER_INT(a, b) (ivec) _mm256_max_epi32((__m256i)(a), (__m256i)(b))

#include "encoder/lanes.h"

#define BLOCK 6          /* rows of x that are multiplied together */
#define WIDE (2 * BLOCK) /* rows that are widened to 16 bits together */

/* Rows of x, widened and laid side by side, four columns at a time; past the
 * last row the last one again. */
typedef struct {
    _Alignas(32) int16_t values[THAW_COLS_MAX / 4][WIDE][4];
    float *out[WIDE];
    float scale[WIDE];
    int32_t correction[WIDE]; /* for the 128 in every weight */
} wide_rows;

TARGET static void widen(
    const thaw_rows *x, uint32_t first, float *out, size_t stride, wide_rows *b)
{
    for (uint32_t i = 0; i < WIDE; i++) {
        uint32_t r = first + i < x->count ? first + i : x->count - 1;
        const int8_t *from = x->values + (size_t)r * x->width;
        for (uint32_t k = 0; k < x->width; k += 4) {
            __m128i four = _mm_cvtepi8_epi16(_mm_loadu_si32(from + k));
            _mm_storel_epi64((void *)b->values[k / 4][i], four);
        }
        b->out[i] = out + r * stride;
        b->scale[i] = x->scale[r];
        b->correction[i] = x->sum[r] * 128;
    }
}

INLINE __m256i load_weights(const uint8_t *w)
{
    return _mm256_cvtepu8_epi16(_mm_loadu_si128((const void *)w));
}

INLINE __m256i load_inputs(const int16_t *x)
{
    int64_t four;
    memcpy(&four, x, sizeof four);
    return _mm256_set1_epi64x(four);
}

/* low holds two sums each of outputs 0..3, high of outputs 4..7. */
INLINE void put_eight(float *out, __m256i low, __m256i high, int32_t correction,
    float scale, vec scales)
{
    __m256i sums = _mm256_permute4x64_epi64(_mm256_hadd_epi32(low, high), 0xD8);
    sums = _mm256_sub_epi32(sums, _mm256_set1_epi32(correction));
    store(out, (vec)_mm256_cvtepi32_ps(sums) * all(scale) * scales);
}

/* sum += the sums of products of two.  As an instruction of our own, because
 * gcc 12 surrounds it with moves otherwise. */
INLINE void add_products(__m256i *sum, __m256i weights, __m256i inputs)
{
    __m256i products = _mm256_madd_epi16(weights, inputs);
    __asm__("vpaddd %1, %0, %0" : "+x"(*sum) : "x"(products));
}

/* Half a tile, 8 outputs, for rows [first, first + BLOCK). */
INLINE void multiply_half(
    const thaw_matrix *m, uint32_t half, const wide_rows *b, uint32_t first)
{
    const uint8_t *w =
        m->packed + (size_t)(half / 2) * THAW_TILE * m->cols + half % 2 * 32;
    size_t groups = m->cols / 4;
    __m256i low[BLOCK], high[BLOCK];
#pragma GCC unroll 6
    for (int i = 0; i < BLOCK; i++)
        low[i] = high[i] = _mm256_setzero_si256();
    for (size_t k = 0; k < groups; k++, w += 4 * THAW_TILE) {
        __m256i w0 = load_weights(w), w1 = load_weights(w + 16);
        const int16_t(*inputs)[4] = &b->values[k][first];
#pragma GCC unroll 6
        for (uint32_t i = 0; i < BLOCK; i++) {
            __m256i x = load_inputs(inputs[i]);
            add_products(&low[i], w0, x);
            add_products(&high[i], w1, x);
        }
    }
    vec scales = load(m->scale + half * 8);
#pragma GCC unroll 6
    for (uint32_t i = 0; i < BLOCK; i++)
        put_eight(b->out[first + i] + half * 8, low[i], high[i],
            b->correction[first + i], b->scale[first + i], scales);
}

TARGET static void multiply(
    const thaw_matrix *m, const thaw_rows *x, float *out)
{
    wide_rows b;
    assert(m->cols == x->width && m->cols <= THAW_COLS_MAX);
    for (uint32_t first = 0; first < x->count; first += WIDE) {
        widen(x, first, out, (size_t)m->tiles * THAW_TILE, &b);
        for (uint32_t half = 0; half < m->tiles * 2; half++)
            for (uint32_t i = 0; i < WIDE; i += BLOCK)
                multiply_half(m, half, &b, i);
    }
}

const thaw_kernel thaw_kernel_avx2 = {
    "avx2", quantise, multiply, relu_sum, add, best, dot, sru};
#else
typedef int no_avx2_here;
#endif
