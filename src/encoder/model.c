/*
 * model.c - opening a model file.
 *
 * Matrices are laid out anew for the kernels, which takes about a millisecond;
 * the tables of words stay where they are in the file.
 */
#include "encoder/weights.h"

#define ARENA_LIMIT ((size_t)96 << 20)
#define CONF_COUNT (9 + THAW_PARTS)

typedef uint32_t u32_pair[2];

/* ---- dimensions -------------------------------------------------------- */

static bool in_steps(uint32_t value, uint32_t step, uint32_t most)
{
    return value >= step && value <= most && value % step == 0;
}

static bool dimensions_fit(const thaw_dimensions *d)
{
    uint64_t sum = 0;
    for (int i = 0; i < THAW_PARTS; i++)
        sum += d->part[i];
    return in_steps(d->width, 32, THAW_WIDTH_MAX) && d->layers >= 1 &&
        d->layers <= THAW_LAYERS_MAX && in_steps(d->arc, 32, THAW_WIDTH_MAX) &&
        in_steps(d->label, 32, THAW_WIDTH_MAX) &&
        in_steps(d->name, 16, THAW_WIDTH_MAX / 2) && sum == d->input &&
        in_steps(d->input, 1, THAW_INPUT_MAX) &&
        in_steps(d->tags, 1, THAW_CLASSES_MAX) && d->deprels >= 2 &&
        d->deprels <= THAW_CLASSES_MAX &&
        in_steps(d->names, 1, THAW_NAME_CLASSES_MAX);
}

static void read_dimensions(thaw_weights *w)
{
    thaw_dimensions *d = &w->model->size;
    thaw_str chunk = thaw_weights_chunk(w, "CONF");
    uint32_t v[CONF_COUNT];
    if (w->status != THAW_OK)
        return;
    if (chunk.len != sizeof v) {
        thaw_weights_fail(w, "CONF", "wrong size");
        return;
    }
    memcpy(v, chunk.ptr, sizeof v);
    *d = (thaw_dimensions){.width = v[0],
        .layers = v[1],
        .arc = v[2],
        .label = v[3],
        .name = v[4],
        .input = v[5],
        .tags = v[6],
        .deprels = v[7],
        .names = v[8]};
    memcpy(d->part, v + 9, sizeof d->part);
    d->input_padded = thaw_tiles(d->input) * THAW_TILE;
    if (!dimensions_fit(d))
        thaw_weights_fail(w, "CONF", "a dimension out of bounds");
}

/* ---- the words --------------------------------------------------------- */

static void check_key_rows(thaw_weights *w)
{
    const thaw_encoder_weights *e = &w->model->encoder;
    int64_t gloves = e->tables[0].rows, words = e->tables[1].rows;
    bool good = true;
    for (uint32_t i = 0; i < e->keys.count; i++) {
        int32_t glove = e->key_rows[2 * (size_t)i];
        int32_t word = e->key_rows[2 * (size_t)i + 1];
        good &= glove >= -1 && glove < gloves && word >= 0 &&
            (word < words || word == 0);
    }
    if (!good)
        thaw_weights_fail(w, "KROW", "a row that is not there");
}

static void read_keys(thaw_weights *w)
{
    thaw_encoder_weights *e = &w->model->encoder;
    e->keys = thaw_weights_sorted(w, "KEYS");
    thaw_str chunk = thaw_weights_chunk(w, "KROW");
    if (w->status != THAW_OK)
        return;
    if (chunk.len != (size_t)e->keys.count * sizeof(u32_pair)) {
        thaw_weights_fail(w, "KROW", "wrong size");
        return;
    }
    e->key_rows = (const int32_t *)(const void *)chunk.ptr;
    check_key_rows(w);
}

/* Table of part i; of width 0 it is absent.  All but the first have a row 0
 * for the unknown. */
static void read_table(thaw_weights *w, uint32_t i)
{
    thaw_encoder_weights *e = &w->model->encoder;
    char id[4] = {'E', 'M', 'B', (char)('0' + i)};
    if (w->model->size.part[i] == 0)
        return;
    e->tables[i] = thaw_weights_table(w, id, w->model->size.part[i]);
    if (w->status == THAW_OK && i > 0 && e->tables[i].rows == 0)
        thaw_weights_fail(w, id, "no row for the unknown");
    if (w->status != THAW_OK || i < 2)
        return;
    char list[4] = {'A', 'F', 'X', id[3]};
    e->affixes[i - 2] = thaw_weights_sorted(w, list);
    if (w->status == THAW_OK &&
        e->affixes[i - 2].count != e->tables[i].rows - 1)
        thaw_weights_fail(w, list, "as many strings as rows expected");
}

/* ---- the encoder ------------------------------------------------------- */

static void read_window(thaw_weights *w)
{
    thaw_encoder_weights *e = &w->model->encoder;
    uint32_t D = w->model->size.width, E = w->model->size.input;
    thaw_weights_new_matrix(w, &e->window, 3 * D, E);
    thaw_weights_fill(w, &e->window, 0, "WINP", D, E);
    thaw_weights_fill(w, &e->window, D, "WINC", D, E);
    thaw_weights_fill(w, &e->window, 2 * D, "WINN", D, E);
    const float *bias = thaw_weights_floats(w, "WINB", D);
    const float *of_case =
        thaw_weights_floats(w, "CASE", (size_t)THAW_CASING_COUNT * D);
    e->case_bias =
        thaw_weights_room(w, (size_t)THAW_CASING_COUNT * D, sizeof(float));
    for (size_t i = 0; e->case_bias && i < (size_t)THAW_CASING_COUNT * D; i++)
        e->case_bias[i] = bias[i % D] + of_case[i];
}

static void read_layers(thaw_weights *w)
{
    thaw_encoder_weights *e = &w->model->encoder;
    uint32_t D = w->model->size.width;
    for (uint32_t i = 0; i < w->model->size.layers; i++) {
        char digit = (char)('1' + i);
        char id[4] = {'S', 'R', 'U', digit},
             vectors[4] = {'S', 'V', '_', digit};
        thaw_weights_matrix(w, &e->sru[i], id, 3 * D, D);
        e->sru_vectors[i] = thaw_weights_floats(w, vectors, 4 * (size_t)D);
    }
}

static thaw_status read_all(thaw_model *model, thaw_error *err)
{
    thaw_weights w = {model, err, THAW_OK};
    read_dimensions(&w);
    for (uint32_t i = 0; w.status == THAW_OK && i < THAW_PARTS; i++)
        read_table(&w, i);
    read_keys(&w);
    thaw_weights_chunk(&w, "META");
    if (w.status != THAW_OK)
        return w.status;
    read_window(&w);
    read_layers(&w);
    thaw_weights_tag(&w);
    thaw_weights_parse(&w);
    thaw_weights_name(&w);
    return w.status;
}

/* ---- open and close ---------------------------------------------------- */

static thaw_status find_kernel(
    thaw_model *model, const char *kernel, thaw_error *err)
{
    model->kernel = thaw_kernel_find(kernel);
    if (model->kernel)
        return THAW_OK;
    return thaw_fail(err, THAW_EUSAGE, 0,
        "no kernel \"%s\" on this machine, expected plain, avx2 or avx512",
        kernel);
}

thaw_status thaw_model_open(thaw_model **out, thaw_str bytes, const char *name,
    const char *kernel, thaw_error *err)
{
    *out = NULL;
    thaw_model *model = thaw_malloc(sizeof *model);
    if (!model)
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for the model");
    *model = (thaw_model){.digest = ""};
    thaw_arena_init(&model->arena, ARENA_LIMIT);
    thaw_status status = find_kernel(model, kernel, err);
    if (status == THAW_OK)
        status = thaw_chunks_open(&model->chunks, bytes, name, THAW_MODEL_KIND,
            THAW_MODEL_VERSION, err);
    if (status == THAW_OK) {
        thaw_chunks_get_digest(&model->chunks, model->digest);
        status = read_all(model, err);
    }
    if (status != THAW_OK) {
        thaw_model_close(model);
        return status;
    }
    *out = model;
    return THAW_OK;
}

void thaw_model_close(thaw_model *model)
{
    if (!model)
        return;
    thaw_arena_release(&model->arena);
    thaw_free(model);
}

const char *thaw_model_get_digest(const thaw_model *model)
{
    return model->digest;
}

const char *thaw_model_get_kernel(const thaw_model *model)
{
    return model->kernel->name;
}

thaw_str thaw_model_get_meta(const thaw_model *model)
{
    thaw_str meta = {"", 0};
    thaw_chunks_find(&model->chunks, "META", &meta);
    return meta;
}
