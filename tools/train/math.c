/*
 * math.c - matrix products through BLAS, and rounding of activations.
 */
#include "net.h"

#include <cblas.h>
#include <math.h>

void multiply_nt(
    float *c, const float *a, const float *b, int n, int m, int k, bool add)
{
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, m, k, 1.0f, a, k, b,
        k, add ? 1.0f : 0.0f, c, m);
}

void multiply_nn(
    float *c, const float *a, const float *b, int n, int k, int m, bool add)
{
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, k, m, 1.0f, a, m,
        b, k, add ? 1.0f : 0.0f, c, k);
}

void multiply_tn(float *c, const float *a, const float *b, int n, int m, int k)
{
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, m, k, n, 1.0f, a, m, b,
        k, 1.0f, c, k);
}

void round_activations(float *x, int n, int width)
{
    for (int i = 0; i < n; i++) {
        float *row = x + (size_t)i * (size_t)width, most = 0;
        for (int k = 0; k < width; k++)
            most = fmaxf(most, fabsf(row[k]));
        if (most == 0)
            continue;
        float scale = most / 127.0f, inverse = 127.0f / most;
        for (int k = 0; k < width; k++)
            row[k] = rintf(row[k] * inverse) * scale;
    }
}
