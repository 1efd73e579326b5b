/*
 * kernel_avx512.c - the kernel for x86-64 processors with AVX-512 and VNNI.
 *
 * vpdpbusd multiplies unsigned by signed bytes and adds four products at once
 * into 32 bits; that is why a matrix keeps its weights 128 too large.
 */
#ifdef __x86_64__
#include <immintrin.h>
#include <math.h>

#include "encoder/kernel.h"

#define LANES 16
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

typedef int32_t sixteen __attribute__((vector_size(64)));

static inline TARGET void narrow(int8_t *out, sixteen whole)
{
    _mm_storeu_si128((void *)out, _mm512_cvtepi32_epi8((__m512i)whole));
}

#define LARGER(a, b) (vec) _mm512_max_ps(a, b)
#define SMALLER(a, b) (vec) _mm512_min_ps(a, b)
#define LARGER_INT(a, b) (ivec) _mm512_max_epi32((__m512i)(a), (__m512i)(b))

#include "encoder/lanes.h"

#define BLOCK 8 /* rows of x that are multiplied together, by two tiles */

/* A block of rows of x; past the last row the last one again. */
typedef struct {
    const int8_t *values[BLOCK];
    float *out[BLOCK];
    float scale[BLOCK];
    int32_t correction[BLOCK]; /* for the 128 in every weight */
} block;

/* sum += the products of four bytes each.  As an instruction of our own,
 * because gcc 12 surrounds its intrinsic with moves that cost a third. */
INLINE void add_products(__m512i *sum, __m512i weights, __m512i inputs)
{
    __asm__("vpdpbusd %2, %1, %0" : "+v"(*sum) : "v"(weights), "v"(inputs));
}

INLINE __m512i load_inputs(const int8_t *x)
{
    int32_t four;
    memcpy(&four, x, sizeof four);
    return _mm512_set1_epi32(four);
}

INLINE void put_tile(
    float *out, __m512i sums, int32_t correction, float scale, vec scales)
{
    sums = _mm512_sub_epi32(sums, _mm512_set1_epi32(correction));
    store(out, (vec)_mm512_cvtepi32_ps(sums) * all(scale) * scales);
}

/* Two tiles, maybe the same one twice. */
INLINE void multiply_tiles(
    const thaw_matrix *m, uint32_t tile0, uint32_t tile1, const block *b)
{
    size_t cols = m->cols, tile_size = THAW_TILE * cols;
    const uint8_t *w0 = m->packed + tile0 * tile_size;
    const uint8_t *w1 = m->packed + tile1 * tile_size;
    __m512i sum0[BLOCK], sum1[BLOCK];
#pragma GCC unroll 8
    for (int i = 0; i < BLOCK; i++)
        sum0[i] = sum1[i] = _mm512_setzero_si512();
    for (size_t k = 0; k < cols; k += 4, w0 += 64, w1 += 64) {
        __m512i four0 = _mm512_load_si512(w0), four1 = _mm512_load_si512(w1);
#pragma GCC unroll 8
        for (int i = 0; i < BLOCK; i++) {
            __m512i x = load_inputs(b->values[i] + k);
            add_products(&sum0[i], four0, x);
            add_products(&sum1[i], four1, x);
        }
    }
    vec scale0 = load(m->scale + tile0 * THAW_TILE);
    vec scale1 = load(m->scale + tile1 * THAW_TILE);
#pragma GCC unroll 8
    for (int i = 0; i < BLOCK; i++) {
        put_tile(b->out[i] + tile0 * THAW_TILE, sum0[i], b->correction[i],
            b->scale[i], scale0);
        put_tile(b->out[i] + tile1 * THAW_TILE, sum1[i], b->correction[i],
            b->scale[i], scale1);
    }
}

TARGET static void multiply(
    const thaw_matrix *m, const thaw_rows *x, float *out)
{
    size_t stride = (size_t)m->tiles * THAW_TILE;
    assert(m->cols == x->width);
    for (uint32_t tile = 0; tile < m->tiles; tile += 2) {
        uint32_t next = tile + 1 < m->tiles ? tile + 1 : tile;
        for (uint32_t first = 0; first < x->count; first += BLOCK) {
            block b;
            for (uint32_t i = 0; i < BLOCK; i++) {
                uint32_t r = first + i;
                r = r < x->count ? r : x->count - 1;
                b.values[i] = x->values + (size_t)r * x->width;
                b.out[i] = out + r * stride;
                b.scale[i] = x->scale[r];
                b.correction[i] = x->sum[r] * 128;
            }
            multiply_tiles(m, tile, next, &b);
        }
    }
}

const thaw_kernel thaw_kernel_avx512 = {
    "avx512", quantise, multiply, relu_sum, add, best, dot, sru};
#else
typedef int no_avx512_here;
#endif
