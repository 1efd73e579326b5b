/*
 * params.c - the trained arrays: Adam, averages, rounding, checkpoints.
 */
#include "params.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t param_size(const param *p)
{
    return (size_t)p->rows * (size_t)p->cols;
}

param *param_add(
    param_list *list, const char *name, int rows, int cols, param_kind kind)
{
    if (list->count == PARAMS_MAX)
        die("too many arrays");
    param *p = &list->items[list->count++];
    *p = (param){.name = name, .rows = rows, .cols = cols, .kind = kind};
    size_t n = param_size(p);
    p->w = NEW(float, n);
    p->other = NEW(float, n);
    if (kind == PARAM_FIXED)
        return p;
    p->g = NEW(float, n);
    p->m = NEW(float, n);
    p->v = NEW(float, n);
    p->average = NEW(float, n);
    if (kind == PARAM_TABLE)
        p->hit = NEW(bool, rows);
    return p;
}

void param_fill_uniform(param *p, random_state *random, float limit)
{
    for (size_t i = 0; i < param_size(p); i++)
        p->w[i] = (random_unit(random) * 2.0f - 1.0f) * limit;
}

static double sum_squares(const float *x, size_t n)
{
    float sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += x[i] * x[i];
    return (double)sum;
}

static double gradient_square(const param *p)
{
    if (p->kind == PARAM_FIXED)
        return 0;
    if (p->kind != PARAM_TABLE)
        return sum_squares(p->g, param_size(p));
    double sum = 0;
    for (int r = 0; r < p->rows; r++)
        if (p->hit[r])
            sum += sum_squares(
                p->g + (size_t)r * (size_t)p->cols, (size_t)p->cols);
    return sum;
}

/* Adam's numbers for this step. */
typedef struct {
    float scale, b1, b2, step, root, shrink;
} adam_step;

static void update(param *p, size_t begin, size_t n, const adam_step *a)
{
    float *restrict w = p->w + begin, *restrict g = p->g + begin;
    float *restrict m = p->m + begin, *restrict v = p->v + begin;

    for (size_t i = 0; i < n; i++) {
        float grad = g[i] * a->scale;
        m[i] = a->b1 * m[i] + (1.0f - a->b1) * grad;
        v[i] = a->b2 * v[i] + (1.0f - a->b2) * grad * grad;
        w[i] =
            w[i] * a->shrink - a->step * m[i] / (sqrtf(v[i]) * a->root + 1e-8f);
        g[i] = 0;
    }
}

static void update_param(param *p, const adam_step *a)
{
    if (p->kind == PARAM_FIXED)
        return;
    if (p->kind != PARAM_TABLE) {
        update(p, 0, param_size(p), a);
        return;
    }
    for (int r = 0; r < p->rows; r++) {
        if (p->hit[r])
            update(p, (size_t)r * (size_t)p->cols, (size_t)p->cols, a);
        p->hit[r] = false;
    }
}

float params_step(param_list *list, const adam_options *o)
{
    double square = 0;

    for (int i = 0; i < list->count; i++)
        square += gradient_square(&list->items[i]);
    float norm = (float)sqrt(square);
    list->steps++;
    float t = (float)list->steps;
    adam_step a = {
        .scale = norm > o->clip ? o->clip / norm : 1.0f,
        .b1 = o->beta1,
        .b2 = o->beta2,
        .step = o->rate / (1.0f - powf(o->beta1, t)),
        .root = 1.0f / sqrtf(1.0f - powf(o->beta2, t)),
        .shrink = 1.0f - o->rate * o->decay,
    };
    for (int i = 0; i < list->count; i++) {
        adam_step b = a;
        if (list->items[i].kind == PARAM_VECTOR)
            b.shrink = 1.0f;
        update_param(&list->items[i], &b);
    }
    return norm;
}

void params_average(param_list *list, float keep)
{
    for (int i = 0; i < list->count; i++) {
        param *p = &list->items[i];
        if (p->kind == PARAM_FIXED)
            continue;
        float *restrict to = p->average;
        const float *restrict from = p->w;
        for (size_t k = 0; k < param_size(p); k++)
            to[k] = keep * to[k] + (1.0f - keep) * from[k];
    }
}

float round_row(const float *row, int n, int8_t *out)
{
    float most = 0;

    for (int i = 0; i < n; i++)
        most = fmaxf(most, fabsf(row[i]));
    if (most == 0) {
        memset(out, 0, (size_t)n);
        return 0;
    }
    for (int i = 0; i < n; i++)
        out[i] = (int8_t)lrintf(row[i] / most * 127.0f);
    return most / 127.0f;
}

static void round_param(param *p)
{
    int8_t *row = NEW(int8_t, p->cols);

    for (int r = 0; r < p->rows; r++) {
        float *w = p->w + (size_t)r * (size_t)p->cols;
        float scale = round_row(w, p->cols, row);
        for (int i = 0; i < p->cols; i++)
            w[i] = (float)row[i] * scale;
    }
    free(row);
}

void params_use_average(param_list *list, bool rounded)
{
    for (int i = 0; i < list->count; i++) {
        param *p = &list->items[i];
        size_t bytes = param_size(p) * sizeof(float);
        memcpy(p->other, p->w, bytes);
        if (p->average)
            memcpy(p->w, p->average, bytes);
        if (rounded && p->kind != PARAM_VECTOR)
            round_param(p);
    }
}

void params_restore(param_list *list)
{
    for (int i = 0; i < list->count; i++) {
        param *p = &list->items[i];
        memcpy(p->w, p->other, param_size(p) * sizeof(float));
    }
}

/* A checkpoint is the averages of all trained arrays, in order. */
void params_save(const param_list *list, const char *path)
{
    FILE *file = fopen(path, "wb");

    if (!file)
        die("cannot write '%s'", path);
    for (int i = 0; i < list->count; i++) {
        const param *p = &list->items[i];
        if (p->average &&
            fwrite(p->average, sizeof(float), param_size(p), file) !=
                param_size(p))
            die("cannot write '%s'", path);
    }
    if (fclose(file) != 0)
        die("cannot write '%s'", path);
}

void params_load(param_list *list, const char *path)
{
    FILE *file = fopen(path, "rb");

    if (!file)
        die("cannot open '%s'", path);
    for (int i = 0; i < list->count; i++) {
        param *p = &list->items[i];
        if (!p->average)
            continue;
        if (fread(p->average, sizeof(float), param_size(p), file) !=
            param_size(p))
            die("'%s' is of another network", path);
        memcpy(p->w, p->average, param_size(p) * sizeof(float));
    }
    if (fgetc(file) != EOF)
        die("'%s' is of another network", path);
    fclose(file);
}
