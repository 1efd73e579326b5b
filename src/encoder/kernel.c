/*
 * kernel.c - choosing a kernel; laying out matrices.
 */
#include "encoder/kernel.h"

#ifdef __x86_64__
static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2");
}

static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vnni");
}
#endif

static bool has_always(void)
{
    return true;
}

/* Best first. */
static const struct {
    const thaw_kernel *kernel;
    bool (*is_here)(void);
} kernels[] = {
#ifdef __x86_64__
    {&thaw_kernel_avx512, has_avx512},
    {&thaw_kernel_avx2, has_avx2},
#endif
    {&thaw_kernel_plain, has_always},
};

const thaw_kernel *thaw_kernel_find(const char *name)
{
    for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++) {
        const thaw_kernel *kernel = kernels[i].kernel;
        if (name && strcmp(kernel->name, name) != 0)
            continue;
        if (kernels[i].is_here())
            return kernel;
    }
    return NULL;
}

void thaw_matrix_clear(thaw_matrix *m)
{
    m->tiles = thaw_tiles(m->rows);
    memset(m->packed, 128, thaw_matrix_size(m->rows, m->cols));
    memset(m->scale, 0, (size_t)m->tiles * THAW_TILE * sizeof *m->scale);
}

/* Four weights, each made unsigned by adding 128: its top bit turned. */
static inline void put_four(uint8_t *out, const int8_t *weights)
{
    uint32_t four;
    memcpy(&four, weights, 4);
    four ^= 0x80808080u;
    memcpy(out, &four, 4);
}

static void set_row(
    thaw_matrix *m, uint32_t row, const int8_t *weights, uint32_t cols)
{
    uint8_t *out = m->packed + (size_t)(row / THAW_TILE) * THAW_TILE * m->cols +
        row % THAW_TILE * 4;
    uint32_t k = 0;
    for (; k + 4 <= cols; k += 4, out += THAW_TILE * 4)
        put_four(out, weights + k);
    if (k < cols) {
        int8_t rest[4] = {0, 0, 0, 0};
        memcpy(rest, weights + k, cols - k);
        put_four(out, rest);
    }
}

void thaw_matrix_set(thaw_matrix *m, uint32_t first, uint32_t count,
    const int8_t *weights, uint32_t cols, const float *scale)
{
    assert(first + count <= m->rows && cols <= m->cols);
    for (uint32_t i = 0; i < count; i++) {
        set_row(m, first + i, weights + (size_t)i * cols, cols);
        memcpy(&m->scale[first + i], (const char *)scale + 4 * (size_t)i, 4);
    }
}
