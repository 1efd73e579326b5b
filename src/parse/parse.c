/*
 * parse.c - the parse stage: a dependency tree for every sentence.
 *
 * The rounded heads of a sentence become the rows of a matrix, so that one
 * product scores all its arcs.  Most often the best head of every word makes a
 * tree already; only else is one looked for.
 */
#include "parse/parse.h"

#include <math.h>

#include "parse/tree.h"

#define WORDS_MAX THAW_SENTENCE_WORDS_MAX

typedef struct {
    thaw_doc *doc;
    thaw_worker *worker;
    const thaw_model *model;
    uint32_t columns; /* of products: 2A + 2B */
    float *products;  /* [batch]: dep, head, word's and head's label part */
    float *keys;      /* [batch][A]: Wb head */
    thaw_rows deps, keys_in, keys_out, label_rows;
    float *bias;        /* [batch]: wb . head */
    thaw_matrix arcs;   /* a sentence's keys and the root's */
    float *scores;      /* [words][columns of arcs] */
    float *column_bias; /* [columns of arcs] */
    float *distances;   /* of j - i at WORDS_MAX + j - i */
    thaw_tree_room *tree;
    uint16_t *heads;     /* [batch], row of the batch; UINT16_MAX: root */
    float *zeros;        /* [2A or B] */
    float *label_hidden; /* [batch][B] */
    float *logits;       /* [batch][deprels, whole tiles] */
} parsing;

/* ---- room -------------------------------------------------------------- */

static uint32_t longest_sentence(const thaw_doc *doc)
{
    uint32_t most = 1;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const thaw_sentence *sentence = &doc->sentences.items[s];
        if (sentence->end - sentence->first > most)
            most = sentence->end - sentence->first;
    }
    return most;
}

static float *floats(parsing *p, size_t rows, size_t columns)
{
    return thaw_arena_alloc(&p->worker->scratch, rows, columns * sizeof(float));
}

static bool make_sentence_room(parsing *p)
{
    thaw_arena *scratch = &p->worker->scratch;
    uint32_t most = longest_sentence(p->doc), A = p->model->size.arc;
    uint32_t padded = thaw_tiles(most + 1) * THAW_TILE;
    uint8_t *packed =
        thaw_arena_alloc(scratch, thaw_matrix_size(most + 1, A) + 63, 1);
    if (!packed)
        return false;
    p->arcs = (thaw_matrix){.cols = A,
        .packed = packed + (64 - (uintptr_t)packed % 64) % 64,
        .scale = floats(p, 1, padded)};
    p->scores = floats(p, most, padded);
    p->column_bias = floats(p, 1, padded);
    p->distances = floats(p, 1, 2 * WORDS_MAX + THAW_TILE);
    p->tree = thaw_tree_new(scratch, most);
    return p->arcs.scale && p->scores && p->column_bias && p->distances &&
        p->tree;
}

static bool make_batch_room(parsing *p)
{
    thaw_arena *scratch = &p->worker->scratch;
    uint32_t words = thaw_batch_most(p->doc);
    uint32_t A = p->model->size.arc, B = p->model->size.label;
    p->columns = 2 * A + 2 * B;
    p->products = floats(p, words, p->columns);
    p->keys = floats(p, words, A);
    p->deps = thaw_rows_new(scratch, words, A);
    p->keys_in = thaw_rows_new(scratch, words, A);
    p->keys_out = thaw_rows_new(scratch, words, A);
    p->label_rows = thaw_rows_new(scratch, words, B);
    p->bias = floats(p, words, 1);
    p->heads = THAW_ARRAY(scratch, uint16_t, words);
    p->zeros = floats(p, 1, p->columns);
    p->label_hidden = floats(p, words, B);
    p->logits =
        floats(p, words, (size_t)p->model->parse.labels.tiles * THAW_TILE);
    return p->products && p->keys && p->deps.values && p->keys_in.values &&
        p->keys_out.values && p->label_rows.values && p->bias && p->heads &&
        p->zeros && p->label_hidden && p->logits;
}

static uint32_t bucket(int32_t distance)
{
    uint32_t side = distance < 0 ? 0 : 7;
    uint32_t size = (uint32_t)(distance < 0 ? -distance : distance);
    if (size <= 4)
        return side + size - 1;
    if (size <= 7)
        return side + 4;
    return side + (size <= 12 ? 5 : 6);
}

/* Laid out so that a word's distances to all others are a run of it; a word is
 * never its own head. */
static void fill_distances(parsing *p)
{
    for (int32_t d = -WORDS_MAX; d < WORDS_MAX + THAW_TILE; d++)
        p->distances[WORDS_MAX + d] =
            d == 0 ? -INFINITY : p->model->parse.distance[bucket(d)];
}

/* ---- arcs -------------------------------------------------------------- */

/* Everything about the words of a batch that comes before the arcs. */
static void run_heads(parsing *p, const thaw_batch *batch)
{
    const thaw_parse_weights *weights = &p->model->parse;
    const thaw_kernel *kernel = p->model->kernel;
    uint32_t A = p->model->size.arc, words = thaw_batch_words(batch);
    thaw_states states = thaw_encoder_run(p->worker->encoder, p->doc, batch);
    kernel->multiply(&weights->heads, &states.rows, p->products);
    for (uint32_t i = 0; i < words; i++) {
        float *row = p->products + (size_t)i * p->columns;
        kernel->relu_sum(
            row, row, weights->arc_bias, p->zeros, p->zeros, 2 * A);
        p->bias[i] = kernel->dot(weights->arc_vector, row + A, A);
    }
    thaw_rows deps = thaw_rows_part(&p->deps, 0, words);
    thaw_rows keys_in = thaw_rows_part(&p->keys_in, 0, words);
    thaw_rows keys_out = thaw_rows_part(&p->keys_out, 0, words);
    kernel->quantise(p->products, p->columns, &deps);
    kernel->quantise(p->products + A, p->columns, &keys_in);
    kernel->multiply(&weights->arc, &keys_in, p->keys);
    kernel->quantise(p->keys, A, &keys_out);
}

/* Rows first.. of the batch as a matrix, the root as its last row. */
static void fill_arcs(parsing *p, uint32_t first, uint32_t n)
{
    const thaw_parse_weights *weights = &p->model->parse;
    uint32_t A = p->model->size.arc;
    p->arcs.rows = n + 1;
    thaw_matrix_clear(&p->arcs);
    thaw_matrix_set(&p->arcs, 0, n, p->keys_out.values + (size_t)first * A, A,
        p->keys_out.scale + first);
    thaw_matrix_set(&p->arcs, n, 1, weights->root, A, &weights->root_scale);
    memcpy(p->column_bias, p->bias + first, n * sizeof(float));
    for (uint32_t i = n; i < p->arcs.tiles * THAW_TILE; i++)
        p->column_bias[i] = -INFINITY;
    p->column_bias[n] = weights->root_bias;
}

/* Adds to the products what else makes a score; returns the best head. */
static uint32_t finish_scores(parsing *p, uint32_t word, uint32_t n)
{
    const thaw_kernel *kernel = p->model->kernel;
    size_t columns = (size_t)p->arcs.tiles * THAW_TILE;
    float *row = p->scores + word * columns;
    kernel->add(row, p->column_bias, columns);
    float root = row[n];
    kernel->add(row, p->distances + WORDS_MAX - word, columns);
    row[n] = root;
    return kernel->best(row, columns);
}

static void find_heads(parsing *p, uint32_t first, uint32_t n)
{
    const thaw_kernel *kernel = p->model->kernel;
    size_t columns = thaw_tiles(n + 1) * (size_t)THAW_TILE;
    uint16_t *heads = p->heads + first;
    fill_arcs(p, first, n);
    thaw_rows deps = thaw_rows_part(&p->deps, first, n);
    kernel->multiply(&p->arcs, &deps, p->scores);
    for (uint32_t i = 0; i < n; i++)
        heads[i] = (uint16_t)finish_scores(p, i, n);
    if (!thaw_tree_is_one(heads, n))
        thaw_tree_best(p->tree, p->scores, columns, n, heads);
    for (uint32_t i = 0; i < n; i++)
        heads[i] = heads[i] == n ? UINT16_MAX : (uint16_t)(heads[i] + first);
}

/* ---- labels ------------------------------------------------------------ */

static void run_labels(parsing *p, uint32_t words)
{
    const thaw_parse_weights *weights = &p->model->parse;
    const thaw_kernel *kernel = p->model->kernel;
    size_t A = p->model->size.arc, B = p->model->size.label;
    for (uint32_t i = 0; i < words; i++) {
        const float *own = p->products + (size_t)i * p->columns + 2 * A;
        const float *head = p->heads[i] == UINT16_MAX
            ? weights->label_root
            : p->products + (size_t)p->heads[i] * p->columns + 2 * A + B;
        kernel->relu_sum(p->label_hidden + i * B, own, head,
            weights->label_bias, p->zeros, B);
    }
    thaw_rows rows = thaw_rows_part(&p->label_rows, 0, words);
    kernel->quantise(p->label_hidden, B, &rows);
    kernel->multiply(&weights->labels, &rows, p->logits);
}

static void set_arcs(parsing *p, const thaw_batch *batch)
{
    const thaw_parse_weights *weights = &p->model->parse;
    const thaw_kernel *kernel = p->model->kernel;
    size_t columns = (size_t)weights->labels.tiles * THAW_TILE;
    for (uint32_t i = 0; i < thaw_batch_words(batch); i++) {
        float *row = p->logits + i * columns;
        kernel->add(row, weights->labels_bias, columns);
        uint8_t deprel = weights->deprel[kernel->best(row, columns)];
        p->doc->arcs[batch->first + i] = p->heads[i] == UINT16_MAX
            ? (thaw_arc){THAW_NONE, THAW_DEPREL_ROOT}
            : (thaw_arc){batch->first + p->heads[i], deprel};
    }
}

static void parse_batch(parsing *p, const thaw_batch *batch)
{
    run_heads(p, batch);
    for (uint32_t s = batch->sentence; s < batch->sentence_end; s++) {
        const thaw_sentence *sentence = &p->doc->sentences.items[s];
        if (sentence->end > sentence->first)
            find_heads(p, sentence->first - batch->first,
                sentence->end - sentence->first);
    }
    run_labels(p, thaw_batch_words(batch));
    set_arcs(p, batch);
}

thaw_status thaw_run_parse(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    parsing p = {.doc = doc, .worker = worker, .model = worker->engine->model};
    thaw_batch batch = {0};
    assert(thaw_doc_has(doc, THAW_STAGE_TOKEN));
    doc->arcs = THAW_ARRAY(&doc->arena, thaw_arc, doc->tokens.count);
    if (!doc->arcs)
        return thaw_doc_no_room(doc, "trees", err);
    if (!make_batch_room(&p) || !make_sentence_room(&p))
        return thaw_fail(
            err, thaw_arena_status(&worker->scratch), 0, "no room to parse in");
    fill_distances(&p);
    while (thaw_batch_next(doc, &batch))
        parse_batch(&p, &batch);
    return THAW_OK;
}
