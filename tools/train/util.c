/*
 * util.c - memory, random numbers, string tables and files of the trainer.
 */
#include "util.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void die(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("thaw-train: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

void *new_array(size_t count, size_t size)
{
    size_t bytes = (count * size + 63) / 64 * 64 + 64;
    void *memory = aligned_alloc(64, bytes);

    if (!memory)
        die("out of memory");
    return memset(memory, 0, bytes);
}

thaw_str read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        die("cannot open '%s'", path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size)
        die("cannot read '%s'", path);
    text[size] = 0;
    fclose(file);
    return (thaw_str){text, (size_t)size};
}

static uint64_t split_mix(uint64_t *x)
{
    uint64_t z = (*x += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

random_state random_seed(uint64_t seed)
{
    random_state state;

    state.s[0] = split_mix(&seed);
    state.s[1] = split_mix(&seed);
    return state;
}

/* xorshift128+ */
uint64_t random_next(random_state *state)
{
    uint64_t a = state->s[0], b = state->s[1];

    state->s[0] = b;
    a ^= a << 23;
    state->s[1] = a ^ b ^ (a >> 18) ^ (b >> 5);
    return state->s[1] + b;
}

float random_unit(random_state *state)
{
    return (float)(random_next(state) >> 40) * 0x1p-24f;
}

void random_mask(random_state *state, float *out, size_t n, float p)
{
    uint16_t limit = (uint16_t)(p * 65536.0f);
    float keep = 1.0f / (1.0f - p);

    for (size_t i = 0; i < n; i += 4) {
        uint64_t bits = random_next(state);
        for (size_t k = i; k < n && k < i + 4; k++, bits >>= 16)
            out[k] = (uint16_t)bits < limit ? 0.0f : keep;
    }
}

static uint64_t hash_bytes(thaw_str s)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
    return hash ^ (hash >> 29);
}

/* The slot that holds s, or the empty one where it belongs. */
static int find_slot(const string_table *table, thaw_str s)
{
    int at = (int)(hash_bytes(s) & (uint64_t)table->mask);

    while (table->slots[at] != 0) {
        if (thaw_str_equal(table->items[table->slots[at] - 1], s))
            break;
        at = (at + 1) & table->mask;
    }
    return at;
}

int table_find(const string_table *table, thaw_str s)
{
    if (!table->slots)
        return -1;
    return table->slots[find_slot(table, s)] - 1;
}

static void grow_table(string_table *table)
{
    int room = table->room ? table->room * 2 : 64;
    thaw_str *items = NEW(thaw_str, room);
    long *seen = NEW(long, room);

    if (table->count > 0) {
        memcpy(items, table->items, sizeof(thaw_str) * (size_t)table->count);
        memcpy(seen, table->seen, sizeof(long) * (size_t)table->count);
        free(table->items);
        free(table->seen);
        free(table->slots);
    }
    table->items = items;
    table->seen = seen;
    table->room = room;
    table->mask = room * 4 - 1;
    table->slots = NEW(int, room * 4);
    for (int i = 0; i < table->count; i++)
        table->slots[find_slot(table, items[i])] = i + 1;
}

int table_add(string_table *table, thaw_str s)
{
    if (table->count == table->room)
        grow_table(table);
    int slot = find_slot(table, s);
    if (table->slots[slot] == 0) {
        char *copy = malloc(s.len + 1);
        if (!copy)
            die("out of memory");
        if (s.len)
            memcpy(copy, s.ptr, s.len);
        copy[s.len] = 0;
        table->items[table->count] = (thaw_str){copy, s.len};
        table->slots[slot] = ++table->count;
    }
    table->seen[table->slots[slot] - 1]++;
    return table->slots[slot] - 1;
}

int table_append(string_table *table, const char *s)
{
    return table_add(table, (thaw_str){s, strlen(s)});
}

float *work_floats(workspace *work, size_t n)
{
    size_t bytes = (n * sizeof(float) + 63) / 64 * 64;

    if (!work->memory) {
        work->room = (size_t)1 << 30;
        work->memory = aligned_alloc(64, work->room);
    }
    if (!work->memory || work->used + bytes > work->room)
        die("the workspace is too small");
    float *out = (float *)(void *)(work->memory + work->used);
    work->used += bytes;
    return out;
}

float *work_zeros(workspace *work, size_t n)
{
    return memset(work_floats(work, n), 0, n * sizeof(float));
}

double cpu_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}
