/*
 * net.c - the network's arrays and its forward pass.
 */
#include "net.h"

#include <math.h>
#include <stdlib.h>

/* ---- arrays ------------------------------------------------------------ */

static const char *const table_names[PARTS] = {"EMB0", "EMB1", "EMB2", "EMB3",
    "EMB4", "EMB5", "EMB6", "EMB7", "EMB8", "EMB9"};
static const char *const sru_names[LAYERS_MAX] = {
    "SRU1", "SRU2", "SRU3", "SRU4", "SRU5", "SRU6"};
static const char *const vector_names[LAYERS_MAX] = {
    "SV_1", "SV_2", "SV_3", "SV_4", "SV_5", "SV_6"};

static param *matrix(
    network *net, const char *name, int rows, int cols, random_state *random)
{
    param *p = param_add(&net->params, name, rows, cols, PARAM_MATRIX);
    param_fill_uniform(p, random, sqrtf(3.0f / (float)cols));
    return p;
}

static param *vector(network *net, const char *name, int rows, int cols)
{
    return param_add(&net->params, name, rows, cols, PARAM_VECTOR);
}

static void init_tables(network *net, const vocabulary *v, random_state *random)
{
    net_shape *s = &net->shape;

    s->rows[PART_GLOVE] = v->gloves;
    s->rows[PART_WORD] = v->words;
    for (int a = 0; a < THAW_AFFIX_COUNT; a++)
        s->rows[PART_AFFIX + a] = v->affix[a].count + 1;
    s->rows[PART_SHAPE] = v->shape.count + 1;
    s->E = 0;
    for (int i = 0; i < PARTS; i++) {
        s->E += s->width[i];
        net->table[i] = param_add(&net->params, table_names[i], s->rows[i],
            s->width[i], i == PART_GLOVE ? PARAM_FIXED : PARAM_TABLE);
        if (i != PART_GLOVE)
            param_fill_uniform(net->table[i], random, 0.3f);
    }
    memcpy(net->table[PART_GLOVE]->w, v->glove,
        param_size(net->table[PART_GLOVE]) * sizeof(float));
    net->word_count = v->word_count;
}

static void init_names(network *net, random_state *random)
{
    const net_shape *s = &net->shape;

    net->name_sru = matrix(net, "NSRU", 6 * s->Hn, s->D, random);
    net->name_vectors = vector(net, "NSV_", 8, s->Hn);
    net->name_out = matrix(net, "NAMW", NAME_CLASSES, 2 * s->Hn, random);
    net->name_bias = vector(net, "NAMB", 1, NAME_CLASSES);
    net->moves = vector(net, "NAMT", NAME_CLASSES + 1, NAME_CLASSES);
}

void net_init(network *net, const net_shape *shape, const vocabulary *v,
    random_state *random)
{
    net->shape = *shape;
    const net_shape *s = &net->shape;
    init_tables(net, v, random);
    net->window = matrix(net, "WIN_", 3 * s->D, s->E, random);
    net->window_bias = vector(net, "WINB", 1, s->D);
    net->kase = vector(net, "CASE", THAW_CASING_COUNT, s->D);
    for (int l = 0; l < s->L; l++) {
        net->sru[l] = matrix(net, sru_names[l], 3 * s->D, s->D, random);
        net->sru_vectors[l] = vector(net, vector_names[l], 8, s->D / 2);
    }
    net->heads = matrix(net, "HEAD", heads_rows(s), s->D, random);
    net->heads_bias = vector(net, "HEAB", 1, heads_rows(s));
    net->arc = matrix(net, "ARCU", s->A, s->A, random);
    net->arc_bias = vector(net, "ARCW", 1, s->A);
    net->arc_root = vector(net, "ARCR", 1, s->A);
    net->distance = vector(net, "ARDI", 1, DISTANCES);
    net->label_root = vector(net, "LABR", 1, s->D);
    net->label_out = matrix(net, "LABO", s->rels, s->B, random);
    net->label_out_bias = vector(net, "LAOB", 1, s->rels);
    param_fill_uniform(net->arc, random, 0.5f / sqrtf((float)s->A));
    param_fill_uniform(net->arc_root, random, 0.3f);
    param_fill_uniform(net->label_root, random, 0.3f);
    init_names(net, random);
}

/* ---- input ------------------------------------------------------------- */

static int drop_id(const network *net, const run_options *o, int part, int id)
{
    float p = o->drop->affix;

    if (part == PART_GLOVE) {
        p = o->drop->glove;
    } else if (part == PART_WORD) {
        float count = (float)net->word_count[id];
        p = fmaxf(o->drop->word, 0.5f / (0.5f + count));
    }
    if (random_unit(o->random) >= p)
        return id;
    return part == PART_GLOVE ? -1 : 0;
}

static void gather_word(const network *net, const run_options *o,
    const int *ids, int *used, float *x)
{
    for (int part = 0; part < PARTS; part++) {
        size_t width = (size_t)net->shape.width[part];
        int id = ids[part];
        if (o->drop)
            id = drop_id(net, o, part, id);
        used[part] = id;
        if (id < 0)
            memset(x, 0, width * sizeof(float));
        else
            memcpy(x, net->table[part]->w + (size_t)id * width,
                width * sizeof(float));
        x += width;
    }
}

static void multiply_mask(float *x, const float *mask, size_t n)
{
    for (size_t i = 0; i < n; i++)
        x[i] *= mask[i];
}

static void gather(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    size_t E = (size_t)net->shape.E, N = (size_t)b->words;

    a->x = work_floats(o->work, N * E);
    a->ids = (void *)work_floats(o->work, N * PARTS);
    for (int k = 0; k < b->sentences; k++)
        for (int i = 0; i < b->items[k]->n; i++) {
            size_t row = (size_t)(b->begin[k] + i);
            gather_word(
                net, o, b->items[k]->ids[i], a->ids[row], a->x + row * E);
        }
    if (o->drop) {
        a->x_mask = work_floats(o->work, N * E);
        random_mask(o->random, a->x_mask, N * E, o->drop->embedding);
        multiply_mask(a->x, a->x_mask, N * E);
    }
    if (o->rounded)
        round_activations(a->x, b->words, net->shape.E);
}

static void add_row(float *to, const float *from, int n)
{
    for (int i = 0; i < n; i++)
        to[i] += from[i];
}

static void relu(float *x, int n)
{
    for (int i = 0; i < n; i++)
        x[i] = x[i] > 0 ? x[i] : 0;
}

static void window_word(const network *net, const float *products, int t,
    int begin, int end, thaw_casing kase, float *out)
{
    int D = net->shape.D;
    const float *row = products + (size_t)t * 3 * (size_t)D;

    memcpy(out, row + D, sizeof(float) * (size_t)D);
    if (t > begin)
        add_row(out, row - 3 * D, D);
    if (t + 1 < end)
        add_row(out, row + 3 * D + 2 * D, D);
    add_row(out, net->window_bias->w, D);
    add_row(out, net->kase->w + (size_t)kase * (size_t)D, D);
    relu(out, D);
}

static void window(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    int D = net->shape.D;
    size_t N = (size_t)b->words;
    float *products = work_floats(o->work, N * 3 * (size_t)D);

    a->h0 = work_floats(o->work, N * (size_t)D);
    multiply_nt(
        products, a->x, net->window->w, b->words, 3 * D, net->shape.E, false);
    for (int k = 0; k < b->sentences; k++)
        for (int t = b->begin[k]; t < b->begin[k + 1]; t++)
            window_word(net, products, t, b->begin[k], b->begin[k + 1],
                b->items[k]->kase, a->h0 + (size_t)t * (size_t)D);
}

/* ---- encoder ----------------------------------------------------------- */

/* A copy of h with one mask for each sentence, or rounded. */
static float *masked_copy(const float *h, int width, const batch *b, int first,
    const run_options *o, float p, float **mask_out)
{
    int row0 = b->begin[first];
    size_t n = (size_t)(b->words - row0) * (size_t)width;
    float *out = work_floats(o->work, n);

    memcpy(out, h + (size_t)row0 * (size_t)width, n * sizeof(float));
    if (o->rounded)
        round_activations(out, b->words - row0, width);
    *mask_out = NULL;
    if (!o->drop || p == 0)
        return out;
    float *mask = work_floats(o->work, (size_t)b->sentences * (size_t)width);
    random_mask(o->random, mask, (size_t)b->sentences * (size_t)width, p);
    for (int k = first; k < b->sentences; k++)
        for (int t = b->begin[k]; t < b->begin[k + 1]; t++)
            multiply_mask(out + (size_t)(t - row0) * (size_t)width,
                mask + (size_t)k * (size_t)width, (size_t)width);
    *mask_out = mask;
    return out;
}

static void prepare_sru(sru_state *s, const run_options *o, const float *input,
    const float *skip, const param *weights, int rows, int H)
{
    size_t n = (size_t)rows * 2 * (size_t)H;

    s->hidden = H;
    s->width = weights->cols;
    s->input = input;
    s->skip = skip;
    s->u = work_floats(o->work, 3 * n);
    s->f = work_floats(o->work, n);
    s->r = work_floats(o->work, n);
    s->c = work_floats(o->work, n);
    s->g = work_floats(o->work, n);
    s->out = work_floats(o->work, n);
    multiply_nt(s->u, input, weights->w, rows, 6 * H, s->width, false);
}

static void encode(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    int D = net->shape.D;
    float *h = a->h0;

    for (int l = 0; l < net->shape.L; l++) {
        float *input = masked_copy(
            h, D, b, 0, o, o->drop ? o->drop->layer : 0, &a->layer_mask[l]);
        sru_state *s = &a->layer[l];
        prepare_sru(s, o, input, h, net->sru[l], b->words, D / 2);
        for (int k = 0; k < b->sentences; k++)
            sru_forward(
                s, net->sru_vectors[l]->w, b->begin[k], b->begin[k + 1]);
        h = s->out;
    }
    a->top = h;
}

/* ---- heads ------------------------------------------------------------- */

/* dep and head pass a relu, and a mask while learning. */
static void arc_rows(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    int A2 = 2 * net->shape.A, M = heads_rows(&net->shape);

    for (int t = 0; t < b->words; t++) {
        float *z = a->z + (size_t)t * (size_t)M;
        add_row(z, net->heads_bias->w, M);
        relu(z, A2);
    }
    if (!o->drop)
        return;
    size_t n = (size_t)b->sentences * (size_t)A2;
    a->mlp_mask = work_floats(o->work, n);
    random_mask(o->random, a->mlp_mask, n, o->drop->mlp);
    for (int k = 0; k < b->sentences; k++)
        for (int t = b->begin[k]; t < b->begin[k + 1]; t++)
            multiply_mask(a->z + (size_t)t * (size_t)M,
                a->mlp_mask + (size_t)k * (size_t)A2, (size_t)A2);
}

static void arc_rows_for_products(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    int A = net->shape.A, M = heads_rows(&net->shape);
    size_t rows = (size_t)b->words + 1;

    a->arc_heads = work_floats(o->work, rows * (size_t)A);
    a->arc_products = work_floats(o->work, rows * (size_t)A);
    for (int t = 0; t < b->words; t++)
        memcpy(a->arc_heads + (size_t)t * (size_t)A,
            a->z + (size_t)t * (size_t)M + A, sizeof(float) * (size_t)A);
    memcpy(a->arc_heads + (size_t)b->words * (size_t)A, net->arc_root->w,
        sizeof(float) * (size_t)A);
    float *input = a->arc_heads;
    if (o->rounded) {
        input = work_floats(o->work, rows * (size_t)A);
        memcpy(input, a->arc_heads, rows * (size_t)A * sizeof(float));
        round_activations(input, (int)rows, A);
    }
    multiply_nt(a->arc_products, input, net->arc->w, (int)rows, A, A, false);
}

static void run_heads(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    const net_shape *s = &net->shape;
    int M = heads_rows(s);

    a->heads_in = masked_copy(
        a->top, s->D, b, 0, o, o->drop ? o->drop->hidden : 0, &a->heads_mask);
    a->z = work_floats(o->work, (size_t)b->words * (size_t)M);
    multiply_nt(a->z, a->heads_in, net->heads->w, b->words, M, s->D, false);
    arc_rows(net, b, o, a);
    arc_rows_for_products(net, b, o, a);
    a->label_root = work_floats(o->work, (size_t)s->B);
    multiply_nt(a->label_root, net->label_root->w,
        net->heads->w + (size_t)(2 * s->A + s->B) * (size_t)s->D, 1, s->B, s->D,
        false);
}

static void run_names(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    const net_shape *s = &net->shape;
    int first = b->name_begin, rows = b->words - b->begin[first];
    float *ignored;

    a->name_first = b->begin[first];
    if (rows == 0)
        return;
    a->name_in = masked_copy(
        a->top, s->D, b, first, o, o->drop ? o->drop->names : 0, &a->name_mask);
    const float *skip = 2 * s->Hn == s->D
        ? a->top + (size_t)a->name_first * (size_t)s->D
        : NULL;
    prepare_sru(&a->name, o, a->name_in, skip, net->name_sru, rows, s->Hn);
    for (int k = first; k < b->sentences; k++)
        sru_forward(&a->name, net->name_vectors->w, b->begin[k] - a->name_first,
            b->begin[k + 1] - a->name_first);
    batch all = {.sentences = 0, .words = rows, .begin = (int[]){0}};
    a->name_hidden =
        masked_copy(a->name.out, 2 * s->Hn, &all, 0, o, 0, &ignored);
    a->name_out_mask = NULL;
    if (o->drop) {
        size_t n = (size_t)rows * 2 * (size_t)s->Hn;
        a->name_out_mask = work_floats(o->work, n);
        random_mask(o->random, a->name_out_mask, n, o->drop->names);
        multiply_mask(a->name_hidden, a->name_out_mask, n);
    }
    a->emissions = work_floats(o->work, (size_t)rows * NAME_CLASSES);
    multiply_nt(a->emissions, a->name_hidden, net->name_out->w, rows,
        NAME_CLASSES, 2 * s->Hn, false);
    for (int t = 0; t < rows; t++)
        add_row(
            a->emissions + t * NAME_CLASSES, net->name_bias->w, NAME_CLASSES);
}

void net_forward(
    const network *net, const batch *b, const run_options *o, activations *a)
{
    gather(net, b, o, a);
    window(net, b, o, a);
    encode(net, b, o, a);
    run_heads(net, b, o, a);
    run_names(net, b, o, a);
}

/* ---- pieces of the heads ----------------------------------------------- */

int distance_bucket(int from, int to)
{
    int d = to - from, side = d < 0 ? 0 : 7, size = abs(d);

    if (size <= 4)
        return side + size - 1;
    if (size <= 7)
        return side + 4;
    return side + (size <= 12 ? 5 : 6);
}

static float dot(const float *a, const float *b, int n)
{
    float sum = 0;

    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

void arc_scores(
    const network *net, const batch *b, const activations *a, int k, float *out)
{
    int A = net->shape.A, M = heads_rows(&net->shape);
    int begin = b->begin[k], n = b->begin[k + 1] - begin;
    const float *root = a->arc_products + (size_t)b->words * (size_t)A;
    float bias[WORDS_MAX + 1];

    for (int j = 0; j < n; j++)
        bias[j] = dot(net->arc_bias->w,
            a->arc_heads + (size_t)(begin + j) * (size_t)A, A);
    float root_bias = net->distance->w[ROOT_DISTANCE] +
        dot(net->arc_bias->w, net->arc_root->w, A);
    for (int i = 0; i < n; i++) {
        const float *dep = a->z + (size_t)(begin + i) * (size_t)M;
        float *row = out + (size_t)i * (size_t)(n + 1);
        for (int j = 0; j < n; j++)
            row[j] = i == j
                ? -1e9f
                : bias[j] + net->distance->w[distance_bucket(i, j)] +
                    dot(dep, a->arc_products + (size_t)(begin + j) * (size_t)A,
                        A);
        row[n] = root_bias + dot(dep, root, A);
    }
}

void label_hidden(
    const network *net, const activations *a, int row, int head_row, float *out)
{
    const net_shape *s = &net->shape;
    size_t M = (size_t)heads_rows(s);
    const float *own = a->z + (size_t)row * M + 2 * s->A;
    const float *other = head_row < 0
        ? a->label_root
        : a->z + (size_t)head_row * M + 2 * s->A + s->B;

    for (int i = 0; i < s->B; i++) {
        float sum = own[i] + other[i];
        out[i] = sum > 0 ? sum : 0;
    }
}
