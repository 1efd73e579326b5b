/*
 * vocab.c - the tables of word features.
 */
#include "vocab.h"

#include <stdlib.h>
#include <string.h>

static thaw_str key_of(thaw_str form, char buffer[THAW_FEATURE_MAX])
{
    size_t len = thaw_feature_key(form, buffer);
    return (thaw_str){buffer, len};
}

static thaw_str shape_of(thaw_str form, char buffer[THAW_SHAPE_MAX])
{
    size_t len = thaw_feature_shape(form, buffer);
    return (thaw_str){buffer, len};
}

static void count_word(vocabulary *v, thaw_str form, bool base)
{
    char key_bytes[THAW_FEATURE_MAX], shape_bytes[THAW_SHAPE_MAX];

    table_add(&v->shape, shape_of(form, shape_bytes));
    if (!base)
        return;
    thaw_str key = key_of(form, key_bytes);
    table_add(&v->keys, key);
    for (int a = 0; a < THAW_AFFIX_COUNT; a++)
        table_add(&v->affix[a], thaw_feature_affix(key, (thaw_affix)a));
}

void vocab_count(vocabulary *v, const corpus *data)
{
    for (int k = 0; k < data->count; k++)
        for (int i = 0; i < data->items[k].n; i++)
            count_word(v, data->items[k].forms[i], data->items[k].variant == 0);
}

static void drop_rare(string_table *table, int least)
{
    string_table kept = {0};

    for (int i = 0; i < table->count; i++)
        if (table->seen[i] >= least)
            table_add(&kept, table->items[i]);
    *table = kept;
}

static void number_words(vocabulary *v, int least)
{
    v->word_row = NEW(int, v->keys.count);
    v->word_count = NEW(int, v->keys.count + 1);
    v->words = 1;
    for (int i = 0; i < v->keys.count; i++) {
        if (v->keys.seen[i] < least)
            continue;
        v->word_count[v->words] = (int)v->keys.seen[i];
        v->word_row[i] = v->words++;
    }
}

/* A key known for its vector alone. */
static int add_key(vocabulary *v, thaw_str key)
{
    int before = v->keys.count, room = v->keys.room;
    int i = table_add(&v->keys, key);

    if (v->keys.room != room) {
        size_t bytes = sizeof(int) * (size_t)v->keys.room;
        v->word_row = realloc(v->word_row, bytes);
        v->glove_row = realloc(v->glove_row, bytes);
        if (!v->word_row || !v->glove_row)
            die("out of memory");
    }
    if (v->keys.count > before) {
        v->word_row[i] = 0;
        v->glove_row[i] = -1;
    }
    return i;
}

static void read_glove(vocabulary *v, const char *path, int most)
{
    thaw_str file = read_file(path);
    const char *at = file.ptr;
    uint32_t count, len;
    size_t row_bytes = sizeof(float) * GLOVE_WIDTH;
    int trained = v->keys.count;

    memcpy(&count, at, sizeof count);
    at += sizeof count;
    v->glove = NEW(float, (size_t)(most + trained) * GLOVE_WIDTH);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(&len, at, sizeof len);
        thaw_str word = {at + sizeof len, len};
        at += sizeof len + len + row_bytes;
        char buffer[THAW_FEATURE_MAX];
        thaw_str key = key_of(word, buffer);
        if (!thaw_str_equal(word, key))
            continue;
        int index = table_find(&v->keys, word);
        if (index < 0 && v->gloves < most && i < (uint32_t)most)
            index = add_key(v, word);
        if (index < 0 || v->glove_row[index] >= 0)
            continue;
        v->glove_row[index] = v->gloves;
        memcpy(v->glove + (size_t)v->gloves++ * GLOVE_WIDTH, at - row_bytes,
            row_bytes);
    }
}

void vocab_finish(vocabulary *v, const char *path, int most_glove,
    int least_word, int least_affix)
{
    number_words(v, least_word);
    v->glove_row = NEW(int, v->keys.room);
    v->word_row = realloc(v->word_row, sizeof(int) * (size_t)v->keys.room);
    for (int i = 0; i < v->keys.room; i++)
        v->glove_row[i] = -1;
    read_glove(v, path, most_glove);
    for (int a = 0; a < THAW_AFFIX_COUNT; a++)
        drop_rare(&v->affix[a], least_affix);
    drop_rare(&v->shape, least_affix);
}

static void number_form(const vocabulary *v, thaw_str form, int ids[PARTS])
{
    char key_bytes[THAW_FEATURE_MAX], shape_bytes[THAW_SHAPE_MAX];
    thaw_str key = key_of(form, key_bytes);
    int index = table_find(&v->keys, key);

    ids[PART_GLOVE] = index < 0 ? -1 : v->glove_row[index];
    ids[PART_WORD] = index < 0 ? 0 : v->word_row[index];
    for (int a = 0; a < THAW_AFFIX_COUNT; a++)
        ids[PART_AFFIX + a] =
            table_find(&v->affix[a], thaw_feature_affix(key, (thaw_affix)a)) +
            1;
    ids[PART_SHAPE] = table_find(&v->shape, shape_of(form, shape_bytes)) + 1;
}

void vocab_number(const vocabulary *v, corpus *data)
{
    for (int k = 0; k < data->count; k++)
        for (int i = 0; i < data->items[k].n; i++)
            number_form(v, data->items[k].forms[i], data->items[k].ids[i]);
}
