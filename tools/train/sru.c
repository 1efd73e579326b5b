/*
 * sru.c - one bidirectional SRU layer over one sentence, forward and back.
 *
 * A row of u is, for each direction, u (H), f (H), r (H) before their gates;
 * the vectors are vf, vr, bf, br, each [2][H].
 */
#include "net.h"

#include <math.h>

static inline float sigmoid(float x)
{
    return 1.0f / (1.0f + quick_exp(-x));
}

static inline float fast_tanh(float x)
{
    return 2.0f / (1.0f + quick_exp(-2.0f * x)) - 1.0f;
}

static const float zeros[1024] __attribute__((aligned(64)));

/* The arrays of one word in one direction. */
typedef struct {
    const float *u, *skip, *before;
    float *f, *r, *c, *g, *out;
} sru_row;

static sru_row row_at(const sru_state *s, int t, int dir, int before)
{
    size_t H = (size_t)s->hidden, at = (size_t)t * 2 * H + (size_t)dir * H;
    sru_row row = {
        .u = s->u + (size_t)t * 6 * H + (size_t)dir * 3 * H,
        .skip = s->skip ? s->skip + at : NULL,
        .before = before < 0 ? zeros
                             : s->c + (size_t)before * 2 * H + (size_t)dir * H,
        .f = s->f + at,
        .r = s->r + at,
        .c = s->c + at,
        .g = s->g + at,
        .out = s->out + at,
    };
    return row;
}

static void step(const sru_row *row, const float *vectors, int dir, int H)
{
    const float *restrict vf = vectors + dir * H;
    const float *restrict vr = vectors + 2 * H + dir * H;
    const float *restrict bf = vectors + 4 * H + dir * H;
    const float *restrict br = vectors + 6 * H + dir * H;
    const float *restrict u = row->u, *restrict before = row->before;
    const float *restrict skip = row->skip ? row->skip : zeros;
    float *restrict f = row->f, *restrict r = row->r, *restrict c = row->c;
    float *restrict g = row->g, *restrict out = row->out;

    for (int i = 0; i < H; i++) {
        f[i] = sigmoid(u[H + i] + vf[i] * before[i] + bf[i]);
        r[i] = sigmoid(u[2 * H + i] + vr[i] * before[i] + br[i]);
        c[i] = f[i] * before[i] + (1.0f - f[i]) * u[i];
        g[i] = fast_tanh(c[i]);
        out[i] = r[i] * g[i] + (1.0f - r[i]) * skip[i];
    }
}

void sru_forward(const sru_state *s, const float *vectors, int begin, int end)
{
    for (int t = begin; t < end; t++) {
        sru_row row = row_at(s, t, 0, t > begin ? t - 1 : -1);
        step(&row, vectors, 0, s->hidden);
    }
    for (int t = end - 1; t >= begin; t--) {
        sru_row row = row_at(s, t, 1, t + 1 < end ? t + 1 : -1);
        step(&row, vectors, 1, s->hidden);
    }
}

/* The gradients that belong to a word in one direction. */
typedef struct {
    const float *out;
    float *u, *skip;
    float *carry; /* of c, from the word after to the word before */
} sru_slope;

static void step_back(const sru_row *row, const sru_slope *d,
    const float *vectors, float *d_vectors, int dir, int H)
{
    const float *restrict vf = vectors + dir * H;
    const float *restrict vr = vectors + 2 * H + dir * H;
    float *restrict d_vf = d_vectors + dir * H;
    float *restrict d_vr = d_vectors + 2 * H + dir * H;
    float *restrict d_bf = d_vectors + 4 * H + dir * H;
    float *restrict d_br = d_vectors + 6 * H + dir * H;
    const float *restrict skip = row->skip ? row->skip : zeros;
    const float *restrict f = row->f, *restrict r = row->r;
    const float *restrict g = row->g, *restrict u = row->u;
    const float *restrict before = row->before, *restrict d_out = d->out;
    float *restrict carry = d->carry, *restrict d_u = d->u;

    for (int i = 0; i < H; i++) {
        float dr = d_out[i] * (g[i] - skip[i]) * r[i] * (1.0f - r[i]);
        float dc = carry[i] + d_out[i] * r[i] * (1.0f - g[i] * g[i]);
        float df = dc * (before[i] - u[i]) * f[i] * (1.0f - f[i]);
        d_u[i] = dc * (1.0f - f[i]);
        d_u[H + i] = df;
        d_u[2 * H + i] = dr;
        carry[i] = dc * f[i] + df * vf[i] + dr * vr[i];
        d_vf[i] += df * before[i];
        d_vr[i] += dr * before[i];
        d_bf[i] += df;
        d_br[i] += dr;
    }
    if (d->skip)
        for (int i = 0; i < H; i++)
            d->skip[i] += d_out[i] * (1.0f - r[i]);
}

static void word_back(const sru_state *s, const float *vectors, int t, int dir,
    int before, const float *d_out, float *d_u, float *d_skip, float *d_vectors,
    float *carry)
{
    size_t H = (size_t)s->hidden, at = (size_t)t * 2 * H + (size_t)dir * H;
    sru_row row = row_at(s, t, dir, before);
    sru_slope slope = {
        .out = d_out + at,
        .u = d_u + (size_t)t * 6 * H + (size_t)dir * 3 * H,
        .skip = d_skip ? d_skip + at : NULL,
        .carry = carry,
    };
    step_back(&row, &slope, vectors, d_vectors, dir, s->hidden);
}

void sru_backward(const sru_state *s, const float *vectors, int begin, int end,
    const float *d_out, float *d_u, float *d_skip, float *d_vectors)
{
    float carry[1024] __attribute__((aligned(64)));

    memset(carry, 0, sizeof(float) * (size_t)s->hidden);
    for (int t = end - 1; t >= begin; t--)
        word_back(s, vectors, t, 0, t > begin ? t - 1 : -1, d_out, d_u, d_skip,
            d_vectors, carry);
    memset(carry, 0, sizeof(float) * (size_t)s->hidden);
    for (int t = begin; t < end; t++)
        word_back(s, vectors, t, 1, t + 1 < end ? t + 1 : -1, d_out, d_u,
            d_skip, d_vectors, carry);
}
