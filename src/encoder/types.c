/*
 * types.c - the cache of word types.
 *
 * Entries are numbered as they come.  Those that are new in a batch thus lie
 * together, and one matrix product makes them all.
 */
#include "encoder/types.h"

#define PRODUCTS_BYTES ((size_t)24 << 20)
#define ROOM_LEAST 2048
#define ROOM_MOST 16384

/* ---- e(form) ----------------------------------------------------------- */

static void put_row(const thaw_table *table, int64_t row, float *out)
{
    if (row < 0 || row >= table->rows)
        return;
    const int8_t *values = table->values + (size_t)row * table->width;
    float scale = table->scale[row];
    for (uint32_t i = 0; i < table->width; i++)
        out[i] = (float)values[i] * scale;
}

void thaw_type_embed(const thaw_model *model, thaw_str form, float *out)
{
    const thaw_encoder_weights *e = &model->encoder;
    char key_bytes[THAW_FEATURE_MAX], shape_bytes[THAW_SHAPE_MAX];
    thaw_str key = {key_bytes, thaw_feature_key(form, key_bytes)};
    thaw_str shape = {shape_bytes, thaw_feature_shape(form, shape_bytes)};
    int64_t rows[THAW_PARTS] = {-1, 0};
    int64_t known = thaw_strings_find(&e->keys, key);
    if (known >= 0) {
        rows[0] = e->key_rows[2 * known];
        rows[1] = e->key_rows[2 * known + 1];
    }
    for (unsigned i = 2; i < THAW_PARTS; i++) {
        if (model->size.part[i] == 0)
            continue;
        bool is_affix = i < THAW_PARTS - 1;
        thaw_str s = is_affix ? thaw_feature_affix(key, i - 2) : shape;
        rows[i] = thaw_strings_find(&e->affixes[i - 2], s) + 1;
    }
    memset(out, 0, model->size.input_padded * sizeof *out);
    for (unsigned i = 0; i < THAW_PARTS; i++) {
        put_row(&e->tables[i], rows[i], out);
        out += model->size.part[i];
    }
}

/* ---- the cache --------------------------------------------------------- */

uint32_t thaw_types_room(const thaw_model *model)
{
    size_t one = 3 * (size_t)model->size.width * sizeof(float);
    uint32_t room = ROOM_MOST;
    while (room > ROOM_LEAST && room * one > PRODUCTS_BYTES)
        room /= 2;
    return room;
}

void thaw_types_begin(thaw_types *types, uint32_t words)
{
    assert(words <= types->room && types->fresh == 0);
    if (types->room - types->count >= words)
        return;
    types->count = 0;
    memset(types->index, 0, 2 * (size_t)types->room * sizeof *types->index);
}

static bool is_type(const thaw_type *type, thaw_str form, uint64_t hash)
{
    return type->hash == hash &&
        thaw_str_equal((thaw_str){type->form, type->len}, form);
}

static uint32_t add_type(thaw_types *types, thaw_str form, uint64_t hash)
{
    assert(types->count < types->room);
    uint32_t entry = types->count++;
    thaw_type *type = &types->types[entry];
    type->hash = hash;
    type->len = 0;
    if (form.len <= THAW_TYPE_FORM_MAX) {
        type->len = (uint8_t)form.len;
        memcpy(type->form, form.ptr, form.len);
    }
    thaw_type_embed(types->model, form,
        types->embeddings +
            (size_t)types->fresh++ * types->model->size.input_padded);
    return entry;
}

uint32_t thaw_types_add(thaw_types *types, thaw_str form, uint64_t hash)
{
    if (form.len == 0 || form.len > THAW_TYPE_FORM_MAX)
        return add_type(types, form, hash);
    uint32_t mask = 2 * types->room - 1, i = (uint32_t)hash & mask;
    for (; types->index[i]; i = (i + 1) & mask)
        if (is_type(&types->types[types->index[i] - 1], form, hash))
            return types->index[i] - 1;
    uint32_t entry = add_type(types, form, hash);
    types->index[i] = entry + 1;
    return entry;
}

void thaw_types_end(thaw_types *types)
{
    const thaw_model *model = types->model;
    if (types->fresh == 0)
        return;
    size_t first = types->count - types->fresh;
    thaw_rows rows = thaw_rows_part(&types->rows, 0, types->fresh);
    model->kernel->quantise(types->embeddings, model->size.input_padded, &rows);
    model->kernel->multiply(&model->encoder.window, &rows,
        types->products + first * 3 * model->size.width);
    types->fresh = 0;
}
