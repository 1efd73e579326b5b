/*
 * export.c - writes the model file: weights rounded to int8, tables, lists.
 */
#include "export.h"

#include "base/chunk.h"

#include <stdio.h>
#include <stdlib.h>

/* Bytes that grow. */
typedef struct {
    char *bytes;
    size_t len, room;
} bytes;

static void put(bytes *out, const void *data, size_t n)
{
    if (out->len + n > out->room) {
        out->room = (out->len + n) * 2;
        out->bytes = realloc(out->bytes, out->room);
        if (!out->bytes)
            die("out of memory");
    }
    memcpy(out->bytes + out->len, data, n);
    out->len += n;
}

static void put_u32(bytes *out, int value)
{
    uint32_t v = (uint32_t)value;
    put(out, &v, sizeof v);
}

static void add_chunk(thaw_chunk_writer *w, const char *id, bytes *data)
{
    thaw_chunk_writer_add(w, id, (thaw_str){data->bytes, data->len});
    free(data->bytes);
}

/* rows x cols of weights; stride lets a slice of wider rows be written. */
static void add_matrix(thaw_chunk_writer *w, const char *id,
    const float *weights, int rows, int cols)
{
    bytes out = {0};
    int8_t *values = NEW(int8_t, (size_t)rows * (size_t)cols);
    float *scale = NEW(float, rows);

    for (int r = 0; r < rows; r++)
        scale[r] = round_row(weights + (size_t)r * (size_t)cols, cols,
            values + (size_t)r * (size_t)cols);
    put_u32(&out, rows);
    put_u32(&out, cols);
    put(&out, scale, sizeof(float) * (size_t)rows);
    put(&out, values, (size_t)rows * (size_t)cols);
    free(values);
    free(scale);
    add_chunk(w, id, &out);
}

static void add_vector(
    thaw_chunk_writer *w, const char *id, const float *values, int n)
{
    bytes out = {0};

    put(&out, values, sizeof(float) * (size_t)n);
    add_chunk(w, id, &out);
}

static void add_param(thaw_chunk_writer *w, const param *p)
{
    if (p->kind == PARAM_VECTOR)
        add_vector(w, p->name, p->w, (int)param_size(p));
    else
        add_matrix(w, p->name, p->w, p->rows, p->cols);
}

/* ---- the parts --------------------------------------------------------- */

static void add_shape(thaw_chunk_writer *w, const net_shape *s)
{
    bytes out = {0};
    const int numbers[] = {
        s->D, s->L, s->A, s->B, s->Hn, s->E, s->tags, s->rels, NAME_CLASSES};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_u32(&out, numbers[i]);
    for (int i = 0; i < PARTS; i++)
        put_u32(&out, s->width[i]);
    add_chunk(w, "CONF", &out);
}

static void add_classes(thaw_chunk_writer *w, const classes *cls)
{
    thaw_str names[NAME_CLASSES];
    char text[NAME_CLASSES][16];

    thaw_chunk_writer_add_strings(
        w, "TAGS", cls->tags.items, (size_t)cls->tags.count);
    thaw_chunk_writer_add_strings(
        w, "RELS", cls->rels.items, (size_t)cls->rels.count);
    for (int i = 0; i < NAME_CLASSES; i++) {
        int len = i == 0 ? snprintf(text[i], sizeof text[i], "O")
                         : snprintf(text[i], sizeof text[i], "%c-%s",
                               i % 2 ? 'B' : 'I', name_kinds[(i - 1) / 2]);
        names[i] = (thaw_str){text[i], (size_t)len};
    }
    thaw_chunk_writer_add_strings(w, "NAMC", names, NAME_CLASSES);
}

typedef struct {
    thaw_str text;
    int row;
} entry;

static int by_text(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    size_t n = x->text.len < y->text.len ? x->text.len : y->text.len;
    int order = n == 0 ? 0 : memcmp(x->text.ptr, y->text.ptr, n);

    if (order != 0)
        return order;
    return (x->text.len > y->text.len) - (x->text.len < y->text.len);
}

static entry *sorted(const string_table *table, thaw_str **texts)
{
    entry *entries = NEW(entry, table->count);

    *texts = NEW(thaw_str, table->count);
    for (int i = 0; i < table->count; i++)
        entries[i] = (entry){table->items[i], i};
    qsort(entries, (size_t)table->count, sizeof *entries, by_text);
    for (int i = 0; i < table->count; i++)
        (*texts)[i] = entries[i].text;
    return entries;
}

/* Keys that have a word row or a vector. */
static void add_keys(thaw_chunk_writer *w, const vocabulary *v)
{
    bytes rows = {0};
    thaw_str *texts;
    entry *entries = sorted(&v->keys, &texts);
    size_t kept = 0;

    for (int i = 0; i < v->keys.count; i++) {
        int k = entries[i].row;
        if (v->glove_row[k] < 0 && v->word_row[k] == 0)
            continue;
        put_u32(&rows, v->glove_row[k]);
        put_u32(&rows, v->word_row[k]);
        texts[kept++] = entries[i].text;
    }
    thaw_chunk_writer_add_strings(w, "KEYS", texts, kept);
    add_chunk(w, "KROW", &rows);
    free(entries);
    free(texts);
}

/* An affix or shape table, its rows in the order of the sorted strings. */
static void add_affixes(thaw_chunk_writer *w, const char *id,
    const string_table *table, const param *p)
{
    thaw_str *texts;
    entry *entries = sorted(table, &texts);
    size_t width = (size_t)p->cols;
    float *rows = NEW(float, param_size(p));
    char list[5] = {'A', 'F', 'X', id[3], 0};

    memcpy(rows, p->w, sizeof(float) * width);
    for (int i = 0; i < table->count; i++)
        memcpy(rows + (size_t)(i + 1) * width,
            p->w + (size_t)(entries[i].row + 1) * width, sizeof(float) * width);
    thaw_chunk_writer_add_strings(w, list, texts, (size_t)table->count);
    add_matrix(w, id, rows, p->rows, p->cols);
    free(entries);
    free(texts);
    free(rows);
}

static void add_tables(
    thaw_chunk_writer *w, const network *net, const vocabulary *v)
{
    add_keys(w, v);
    add_param(w, net->table[PART_GLOVE]);
    add_param(w, net->table[PART_WORD]);
    for (int a = 0; a < THAW_AFFIX_COUNT; a++)
        add_affixes(w, net->table[PART_AFFIX + a]->name, &v->affix[a],
            net->table[PART_AFFIX + a]);
    add_affixes(
        w, net->table[PART_SHAPE]->name, &v->shape, net->table[PART_SHAPE]);
}

static void add_encoder(thaw_chunk_writer *w, const network *net)
{
    const net_shape *s = &net->shape;
    size_t third = (size_t)s->D * (size_t)s->E;

    add_matrix(w, "WINP", net->window->w, s->D, s->E);
    add_matrix(w, "WINC", net->window->w + third, s->D, s->E);
    add_matrix(w, "WINN", net->window->w + 2 * third, s->D, s->E);
    add_param(w, net->window_bias);
    add_param(w, net->kase);
    for (int l = 0; l < s->L; l++) {
        add_param(w, net->sru[l]);
        add_param(w, net->sru_vectors[l]);
    }
}

static void add_heads(thaw_chunk_writer *w, const network *net)
{
    const net_shape *s = &net->shape;
    int A = s->A, B = s->B;
    const float *bias = net->heads_bias->w;
    const struct {
        const char *matrix, *vector;
        int first, rows;
    } slices[] = {
        {"ARCD", "ARDB", 0, A},
        {"ARCH", "ARHB", A, A},
        {"LABD", NULL, 2 * A, B},
        {"LABH", NULL, 2 * A + B, B},
        {"TAGW", "TAGB", 2 * A + 2 * B, s->tags},
    };

    for (size_t i = 0; i < sizeof slices / sizeof *slices; i++) {
        add_matrix(w, slices[i].matrix,
            net->heads->w + (size_t)slices[i].first * (size_t)s->D,
            slices[i].rows, s->D);
        if (slices[i].vector)
            add_vector(
                w, slices[i].vector, bias + slices[i].first, slices[i].rows);
    }
    add_vector(w, "LABB", bias + 2 * A, B);
    const param *rest[] = {net->arc, net->arc_bias, net->arc_root,
        net->distance, net->label_root, net->label_out, net->label_out_bias,
        net->name_sru, net->name_vectors, net->name_out, net->name_bias,
        net->moves};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        add_param(w, rest[i]);
}

static void write_file(const thaw_buf *file, const char *path)
{
    char part[4096];

    snprintf(part, sizeof part, "%s.part", path);
    FILE *out = fopen(part, "wb");
    if (!out || fwrite(file->bytes, 1, file->len, out) != file->len ||
        fclose(out) != 0 || rename(part, path) != 0)
        die("cannot write '%s'", path);
    printf("%s: %zu bytes\n", path, file->len);
}

void export_model(const network *net, const vocabulary *v, const classes *cls,
    const char *meta, const char *path)
{
    thaw_chunk_writer *w = NEW(thaw_chunk_writer, 1);
    thaw_buf file = {0};
    thaw_error error;

    thaw_buf_init(&file, (size_t)64 << 20);
    thaw_chunk_writer_init(w, "MODL", 1);
    add_shape(w, &net->shape);
    thaw_chunk_writer_add(w, "META", thaw_str_of(meta));
    add_classes(w, cls);
    add_tables(w, net, v);
    add_encoder(w, net);
    add_heads(w, net);
    if (thaw_chunk_writer_finish(w, &file, &error) != THAW_OK)
        die("%s", error.text);
    write_file(&file, path);
    thaw_chunk_writer_release(w);
    thaw_buf_release(&file);
}
