/*
 * back.c - the losses and the gradients, last layer first.
 */
#include "net.h"

#include <math.h>

/* What is being computed: the batch, its forward pass, the slopes so far. */
typedef struct {
    network *net;
    const batch *b;
    const run_options *o;
    activations *a;
    losses *sum;
    float *d_z;          /* [N][heads_rows] */
    float *d_products;   /* of arc_products: [N + 1][A] */
    float *d_arc_heads;  /* [N + 1][A] */
    float *d_label_root; /* [B] */
    float *d_top;        /* [N][D] */
    float scale;         /* of one word's loss */
} pass;

static void add_row(float *restrict to, const float *restrict from, int n)
{
    for (int i = 0; i < n; i++)
        to[i] += from[i];
}

static void add_scaled(
    float *restrict to, const float *restrict from, float scale, int n)
{
    for (int i = 0; i < n; i++)
        to[i] += from[i] * scale;
}

static float *rows_at(float *x, int row, int width)
{
    return x + (size_t)row * (size_t)width;
}

/* Softmax loss of one row; d (may be x itself) becomes its slope. */
static double softmax_loss(
    const float *x, int n, int gold, float scale, float *d)
{
    float most = x[0], sum = 0, gold_score = x[gold];

    for (int i = 1; i < n; i++)
        most = fmaxf(most, x[i]);
    for (int i = 0; i < n; i++) {
        d[i] = expf(x[i] - most);
        sum += d[i];
    }
    for (int i = 0; i < n; i++)
        d[i] *= scale / sum;
    d[gold] -= scale;
    return (double)(most + logf(sum) - gold_score);
}

/* One mask for each sentence, over rows of width. */
static void mask_rows(
    const pass *p, float *d, int width, int first, const float *mask)
{
    int row0 = p->b->begin[first];

    for (int k = first; mask && k < p->b->sentences; k++)
        for (int t = p->b->begin[k]; t < p->b->begin[k + 1]; t++)
            for (int i = 0; i < width; i++)
                rows_at(d, t - row0, width)[i] *= mask[k * width + i];
}

/* ---- tags -------------------------------------------------------------- */

static void tag_losses(pass *p, int k)
{
    const net_shape *s = &p->net->shape;
    int M = heads_rows(s), at = 2 * (s->A + s->B), begin = p->b->begin[k];

    for (int i = 0; i < p->b->items[k]->n; i++) {
        int gold = p->b->items[k]->tag[i];
        if (gold >= 0)
            p->sum->tag += softmax_loss(rows_at(p->a->z, begin + i, M) + at,
                s->tags, gold, p->scale, rows_at(p->d_z, begin + i, M) + at);
    }
}

/* ---- arcs -------------------------------------------------------------- */

/* The slopes of the scores of word i's heads, at dep, head and distance. */
static void arc_row_back(pass *p, int k, int i, const float *d, float *d_bias)
{
    int A = p->net->shape.A, M = heads_rows(&p->net->shape);
    int begin = p->b->begin[k], n = p->b->items[k]->n;
    const float *dep = rows_at(p->a->z, begin + i, M);
    float *d_dep = rows_at(p->d_z, begin + i, M);

    for (int j = 0; j <= n; j++) {
        int row = j < n ? begin + j : p->b->words;
        if (j == i)
            continue;
        add_scaled(d_dep, rows_at(p->a->arc_products, row, A), d[j], A);
        add_scaled(rows_at(p->d_products, row, A), dep, d[j], A);
        p->net->distance->g[j < n ? distance_bucket(i, j) : ROOT_DISTANCE] +=
            d[j];
        d_bias[j] += d[j];
    }
}

static void arc_losses(pass *p, int k)
{
    int n = p->b->items[k]->n, A = p->net->shape.A, begin = p->b->begin[k];
    size_t used = p->o->work->used;
    float *score = work_floats(p->o->work, (size_t)(n * (n + 1)));
    float d_bias[WORDS_MAX + 1] = {0};

    arc_scores(p->net, p->b, p->a, k, score);
    for (int i = 0; i < n; i++) {
        float *row = score + i * (n + 1);
        p->sum->arc +=
            softmax_loss(row, n + 1, p->b->items[k]->head[i], p->scale, row);
        arc_row_back(p, k, i, row, d_bias);
    }
    for (int j = 0; j <= n; j++) {
        int row = j < n ? begin + j : p->b->words;
        add_scaled(p->net->arc_bias->g, rows_at(p->a->arc_heads, row, A),
            d_bias[j], A);
        add_scaled(
            rows_at(p->d_arc_heads, row, A), p->net->arc_bias->w, d_bias[j], A);
    }
    p->o->work->used = used;
}

/* Through Wb to the head rows, then through the relu of both. */
static void arcs_back(pass *p)
{
    int A = p->net->shape.A, M = heads_rows(&p->net->shape), N = p->b->words;
    const float *mask = p->a->mlp_mask;

    multiply_nn(
        p->d_arc_heads, p->d_products, p->net->arc->w, N + 1, A, A, true);
    multiply_tn(p->net->arc->g, p->d_products, p->a->arc_heads, N + 1, A, A);
    add_row(p->net->arc_root->g, rows_at(p->d_arc_heads, N, A), A);
    for (int k = 0; k < p->b->sentences; k++)
        for (int t = p->b->begin[k]; t < p->b->begin[k + 1]; t++) {
            float *d = rows_at(p->d_z, t, M), *z = rows_at(p->a->z, t, M);
            add_row(d + A, rows_at(p->d_arc_heads, t, A), A);
            for (int i = 0; i < 2 * A; i++)
                d[i] *= z[i] <= 0 ? 0 : mask ? mask[k * 2 * A + i] : 1;
        }
}

/* ---- labels ------------------------------------------------------------ */

static int head_row(const batch *b, int k, int i)
{
    int head = b->items[k]->head[i];
    return head < b->items[k]->n ? b->begin[k] + head : -1;
}

/* Hidden rows of all words with a tree. */
static void label_rows(const pass *p, float *hidden)
{
    int B = p->net->shape.B;

    for (int k = 0; k < p->b->tree_end; k++)
        for (int i = 0; i < p->b->items[k]->n; i++) {
            int row = p->b->begin[k] + i;
            label_hidden(p->net, p->a, row, head_row(p->b, k, i),
                rows_at(hidden, row, B));
        }
}

static void label_rows_back(pass *p, const float *d_hidden)
{
    const net_shape *s = &p->net->shape;
    int M = heads_rows(s), at = 2 * s->A;

    for (int k = 0; k < p->b->tree_end; k++)
        for (int i = 0; i < p->b->items[k]->n; i++) {
            int row = p->b->begin[k] + i, head = head_row(p->b, k, i);
            const float *d = d_hidden + (size_t)row * (size_t)s->B;
            add_row(rows_at(p->d_z, row, M) + at, d, s->B);
            add_row(head < 0 ? p->d_label_root
                             : rows_at(p->d_z, head, M) + at + s->B,
                d, s->B);
        }
}

/* Softmax over all labels; the rows of logits become their slopes. */
static void label_losses(pass *p, float *logits)
{
    int rels = p->net->shape.rels;

    for (int k = 0; k < p->b->tree_end; k++)
        for (int i = 0; i < p->b->items[k]->n; i++) {
            float *row = rows_at(logits, p->b->begin[k] + i, rels);
            int gold = p->b->items[k]->rel[i];
            add_row(row, p->net->label_out_bias->w, rels);
            if (gold >= 0)
                p->sum->label += softmax_loss(row, rels, gold, p->scale, row);
            else
                memset(row, 0, sizeof(float) * (size_t)rels);
            add_row(p->net->label_out_bias->g, row, rels);
        }
}

static void labels(pass *p)
{
    int B = p->net->shape.B, rels = p->net->shape.rels;
    int rows = p->b->begin[p->b->tree_end];
    size_t n = (size_t)rows * (size_t)B;
    float *hidden = work_floats(p->o->work, n);
    float *d = work_floats(p->o->work, n), *mask = NULL;
    float *logits = work_floats(p->o->work, (size_t)rows * (size_t)rels);
    if (rows == 0)
        return;
    label_rows(p, hidden);
    if (p->o->drop) {
        mask = work_floats(p->o->work, n);
        random_mask(p->o->random, mask, n, p->o->drop->mlp);
        for (size_t i = 0; i < n; i++)
            hidden[i] *= mask[i];
    }
    multiply_nt(logits, hidden, p->net->label_out->w, rows, rels, B, false);
    label_losses(p, logits);
    multiply_tn(p->net->label_out->g, logits, hidden, rows, rels, B);
    multiply_nn(d, logits, p->net->label_out->w, rows, B, rels, false);
    for (size_t i = 0; i < n; i++)
        d[i] *= hidden[i] <= 0 ? 0 : mask ? mask[i] : 1;
    label_rows_back(p, d);
}

static void label_root_back(pass *p)
{
    const net_shape *s = &p->net->shape;
    size_t at = (size_t)(2 * s->A + s->B) * (size_t)s->D;

    multiply_nn(p->net->label_root->g, p->d_label_root, p->net->heads->w + at,
        1, s->D, s->B, true);
    multiply_tn(p->net->heads->g + at, p->d_label_root, p->net->label_root->w,
        1, s->B, s->D);
}

/* ---- names ------------------------------------------------------------- */

static void name_losses(pass *p, float *d_emissions)
{
    for (int k = p->b->name_begin; k < p->b->sentences; k++) {
        int row = p->b->begin[k] - p->a->name_first;
        p->sum->name += crf_loss(p->a->emissions + row * NAME_CLASSES,
            p->net->moves->w, p->b->items[k]->name, p->b->items[k]->n,
            d_emissions + row * NAME_CLASSES, p->net->moves->g, p->scale);
    }
}

static void sru_layer_back(pass *p, const sru_state *s, param *weights,
    param *vectors, int first, const float *d_out, float *d_in, float *d_skip)
{
    int row0 = p->b->begin[first], rows = p->b->words - row0;
    int H6 = 6 * s->hidden;
    float *d_u = work_floats(p->o->work, (size_t)rows * (size_t)H6);

    for (int k = first; k < p->b->sentences; k++)
        sru_backward(s, vectors->w, p->b->begin[k] - row0,
            p->b->begin[k + 1] - row0, d_out, d_u, d_skip, vectors->g);
    multiply_tn(weights->g, d_u, s->input, rows, H6, s->width);
    multiply_nn(d_in, d_u, weights->w, rows, s->width, H6, false);
}

static void names(pass *p)
{
    const net_shape *s = &p->net->shape;
    int rows = p->b->words - p->a->name_first, H2 = 2 * s->Hn;
    if (rows == 0)
        return;
    float *d_e = work_floats(p->o->work, (size_t)rows * NAME_CLASSES);
    float *d_h = work_floats(p->o->work, (size_t)(rows * H2));
    float *d_in = work_floats(p->o->work, (size_t)(rows * s->D));
    float *d_top = rows_at(p->d_top, p->a->name_first, s->D);
    name_losses(p, d_e);
    for (int t = 0; t < rows; t++)
        add_row(p->net->name_bias->g, d_e + t * NAME_CLASSES, NAME_CLASSES);
    multiply_tn(
        p->net->name_out->g, d_e, p->a->name_hidden, rows, NAME_CLASSES, H2);
    multiply_nn(d_h, d_e, p->net->name_out->w, rows, H2, NAME_CLASSES, false);
    for (int i = 0; p->a->name_out_mask && i < rows * H2; i++)
        d_h[i] *= p->a->name_out_mask[i];
    sru_layer_back(p, &p->a->name, p->net->name_sru, p->net->name_vectors,
        p->b->name_begin, d_h, d_in, p->a->name.skip ? d_top : NULL);
    mask_rows(p, d_in, s->D, p->b->name_begin, p->a->name_mask);
    add_row(d_top, d_in, rows * s->D);
}

/* ---- encoder ----------------------------------------------------------- */

static void heads_back(pass *p)
{
    const net_shape *s = &p->net->shape;
    int M = heads_rows(s), N = p->b->words;

    for (int t = 0; t < N; t++)
        add_row(p->net->heads_bias->g, rows_at(p->d_z, t, M), M);
    multiply_tn(p->net->heads->g, p->d_z, p->a->heads_in, N, M, s->D);
    multiply_nn(p->d_top, p->d_z, p->net->heads->w, N, s->D, M, false);
    mask_rows(p, p->d_top, s->D, 0, p->a->heads_mask);
}

/* From the last layer's slopes to those of the window's output. */
static float *layers_back(pass *p)
{
    int D = p->net->shape.D, N = p->b->words;
    size_t n = (size_t)N * (size_t)D;
    float *d = p->d_top;

    for (int l = p->net->shape.L - 1; l >= 0; l--) {
        float *d_skip = work_zeros(p->o->work, n);
        float *d_in = work_floats(p->o->work, n);
        sru_layer_back(p, &p->a->layer[l], p->net->sru[l],
            p->net->sru_vectors[l], 0, d, d_in, d_skip);
        mask_rows(p, d_in, D, 0, p->a->layer_mask[l]);
        add_row(d_skip, d_in, (int)n);
        d = d_skip;
    }
    return d;
}

static void tables_back(pass *p, float *d_x)
{
    for (int t = 0; t < p->b->words; t++)
        for (int part = 0; part < PARTS; part++) {
            param *table = p->net->table[part];
            int id = p->a->ids[t][part];
            if (table->g && id >= 0 && table->cols > 0) {
                add_row(rows_at(table->g, id, table->cols), d_x, table->cols);
                table->hit[id] = true;
            }
            d_x += table->cols;
        }
}

static void window_back(pass *p, float *d)
{
    int D = p->net->shape.D, E = p->net->shape.E, N = p->b->words;
    float *d_p = work_zeros(p->o->work, (size_t)N * 3 * (size_t)D);
    float *d_x = work_floats(p->o->work, (size_t)N * (size_t)E);

    for (int i = 0; i < N * D; i++)
        d[i] *= p->a->h0[i] > 0;
    for (int k = 0; k < p->b->sentences; k++)
        for (int t = p->b->begin[k]; t < p->b->begin[k + 1]; t++) {
            float *row = rows_at(d, t, D), *out = rows_at(d_p, t, 3 * D);
            add_row(p->net->window_bias->g, row, D);
            add_row(
                rows_at(p->net->kase->g, (int)p->b->items[k]->kase, D), row, D);
            add_row(out + D, row, D);
            if (t > p->b->begin[k])
                add_row(out - 3 * D, row, D);
            if (t + 1 < p->b->begin[k + 1])
                add_row(out + 3 * D + 2 * D, row, D);
        }
    multiply_tn(p->net->window->g, d_p, p->a->x, N, 3 * D, E);
    multiply_nn(d_x, d_p, p->net->window->w, N, E, 3 * D, false);
    for (int i = 0; p->a->x_mask && i < N * E; i++)
        d_x[i] *= p->a->x_mask[i];
    tables_back(p, d_x);
}

void net_backward(network *net, const batch *b, const run_options *o,
    activations *a, losses *sum)
{
    const net_shape *s = &net->shape;
    size_t N = (size_t)b->words, A = (size_t)s->A;
    pass p = {.net = net,
        .b = b,
        .o = o,
        .a = a,
        .sum = sum,
        .scale = 1.0f / (float)b->words};

    p.d_z = work_zeros(o->work, N * (size_t)heads_rows(s));
    p.d_products = work_zeros(o->work, (N + 1) * A);
    p.d_arc_heads = work_zeros(o->work, (N + 1) * A);
    p.d_label_root = work_zeros(o->work, (size_t)s->B);
    p.d_top = work_floats(o->work, N * (size_t)s->D);
    for (int k = 0; k < b->tree_end; k++) {
        tag_losses(&p, k);
        arc_losses(&p, k);
    }
    arcs_back(&p);
    labels(&p);
    label_root_back(&p);
    heads_back(&p);
    names(&p);
    window_back(&p, layers_back(&p));
    sum->words += b->begin[b->tree_end];
    sum->name_words += b->words - a->name_first;
}
