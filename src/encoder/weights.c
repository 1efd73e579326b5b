/*
 * weights.c - reading the chunks of a model file, each checked.
 */
#include <stdio.h>

#include "encoder/weights.h"

void thaw_weights_fail(thaw_weights *w, const char id[4], const char *what)
{
    if (w->status == THAW_OK)
        w->status = thaw_fail(w->err, THAW_EFORMAT, 0, "\"%s\": chunk %.4s: %s",
            w->model->chunks.name, id, what);
}

void *thaw_weights_room(thaw_weights *w, size_t count, size_t size)
{
    if (w->status != THAW_OK)
        return NULL;
    thaw_arena *arena = &w->model->arena;
    char *room = thaw_arena_alloc(arena, count * size + 63, 1);
    if (!room) {
        w->status = thaw_fail(
            w->err, thaw_arena_status(arena), 0, "no room for the model");
        return NULL;
    }
    return room + (64 - (uintptr_t)room % 64) % 64;
}

thaw_str thaw_weights_chunk(thaw_weights *w, const char id[4])
{
    thaw_str chunk = {"", 0};
    if (w->status == THAW_OK)
        w->status = thaw_chunks_get(&w->model->chunks, id, &chunk, w->err);
    return w->status == THAW_OK ? chunk : (thaw_str){"", 0};
}

static const float *floats_at(const char *bytes)
{
    return (const float *)(const void *)bytes;
}

static void check_finite(
    thaw_weights *w, const char id[4], const float *x, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        good &= (bits & 0x7F800000u) != 0x7F800000u;
    }
    if (!good)
        thaw_weights_fail(w, id, "a number that is not finite");
}

const float *thaw_weights_floats(
    thaw_weights *w, const char id[4], size_t count)
{
    thaw_str chunk = thaw_weights_chunk(w, id);
    if (w->status == THAW_OK && chunk.len != count * sizeof(float))
        thaw_weights_fail(w, id, "wrong size");
    if (w->status == THAW_OK)
        check_finite(w, id, floats_at(chunk.ptr), count);
    return w->status == THAW_OK ? floats_at(chunk.ptr) : NULL;
}

float *thaw_weights_padded(
    thaw_weights *w, const char id[4], uint32_t count, float after)
{
    uint32_t padded = thaw_tiles(count) * THAW_TILE;
    const float *from = thaw_weights_floats(w, id, count);
    float *to = thaw_weights_room(w, padded, sizeof *to);
    if (!to)
        return NULL;
    memcpy(to, from, count * sizeof *to);
    for (uint32_t i = count; i < padded; i++)
        to[i] = after;
    return to;
}

typedef thaw_status open_strings(
    thaw_strings *, thaw_str, const char *, thaw_error *);

static thaw_strings read_strings(
    thaw_weights *w, const char id[4], open_strings *open)
{
    thaw_strings list = {0};
    thaw_str chunk = thaw_weights_chunk(w, id);
    char what[120];
    if (w->status != THAW_OK)
        return list;
    snprintf(
        what, sizeof what, "\"%.90s\": chunk %.4s", w->model->chunks.name, id);
    w->status = open(&list, chunk, what, w->err);
    return w->status == THAW_OK ? list : (thaw_strings){0};
}

thaw_strings thaw_weights_strings(thaw_weights *w, const char id[4])
{
    return read_strings(w, id, thaw_strings_open);
}

thaw_strings thaw_weights_sorted(thaw_weights *w, const char id[4])
{
    return read_strings(w, id, thaw_strings_open_sorted);
}

/* Matrices and tables lie alike: rows, width, scales, values. */
static thaw_table read_rows(thaw_weights *w, const char id[4])
{
    thaw_table table = {0};
    thaw_str chunk = thaw_weights_chunk(w, id);
    if (w->status == THAW_OK && chunk.len < 8)
        thaw_weights_fail(w, id, "cut");
    if (w->status != THAW_OK)
        return table;
    memcpy(&table.rows, chunk.ptr, 4);
    memcpy(&table.width, chunk.ptr + 4, 4);
    uint64_t scales = (uint64_t)table.rows * 4;
    uint64_t values = (uint64_t)table.rows * table.width;
    if (table.width > THAW_INPUT_MAX || chunk.len != 8 + scales + values) {
        thaw_weights_fail(w, id, "wrong size");
        return (thaw_table){0};
    }
    table.scale = floats_at(chunk.ptr + 8);
    table.values = (const int8_t *)(chunk.ptr + 8 + scales);
    check_finite(w, id, table.scale, table.rows);
    return table;
}

thaw_table thaw_weights_table(thaw_weights *w, const char id[4], uint32_t width)
{
    thaw_table table = read_rows(w, id);
    if (w->status == THAW_OK && table.width != width)
        thaw_weights_fail(w, id, "width differs from CONF");
    return table;
}

void thaw_weights_new_matrix(
    thaw_weights *w, thaw_matrix *m, uint32_t rows, uint32_t cols)
{
    uint32_t padded = thaw_tiles(cols) * THAW_TILE;
    *m = (thaw_matrix){.rows = rows,
        .cols = padded,
        .packed = thaw_weights_room(w, thaw_matrix_size(rows, padded), 1),
        .scale = thaw_weights_room(
            w, (size_t)thaw_tiles(rows) * THAW_TILE, sizeof *m->scale)};
    if (w->status == THAW_OK)
        thaw_matrix_clear(m);
}

void thaw_weights_fill(thaw_weights *w, thaw_matrix *m, uint32_t first,
    const char id[4], uint32_t rows, uint32_t cols)
{
    thaw_table from = read_rows(w, id);
    if (w->status == THAW_OK && (from.rows != rows || from.width != cols))
        thaw_weights_fail(w, id, "size differs from CONF");
    if (w->status == THAW_OK)
        thaw_matrix_set(m, first, rows, from.values, cols, from.scale);
}

void thaw_weights_matrix(thaw_weights *w, thaw_matrix *m, const char id[4],
    uint32_t rows, uint32_t cols)
{
    thaw_weights_new_matrix(w, m, rows, cols);
    thaw_weights_fill(w, m, 0, id, rows, cols);
}
