/*
 * util.h - what every part of the trainer uses: memory that never fails,
 * random numbers from a seed, a table of strings, whole files.
 *
 * The trainer is a tool: it prints, and it stops at the first error.
 */
#ifndef TRAIN_UTIL_H
#define TRAIN_UTIL_H

#include "base/base.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

_Noreturn void die(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Zeroed memory; never NULL. Data lives as long as the process. */
void *new_array(size_t count, size_t size);
#define NEW(type, count) ((type *)new_array((size_t)(count), sizeof(type)))

/* A file in memory, with a NUL after it. */
thaw_str read_file(const char *path);

/* Random numbers: xoshiro-like, one state, the same on every machine. */
typedef struct {
    uint64_t s[2];
} random_state;

random_state random_seed(uint64_t seed);
uint64_t random_next(random_state *state);
float random_unit(random_state *state); /* [0, 1) */
/* keep-or-drop multipliers: 0 with probability p, else 1 / (1 - p) */
void random_mask(random_state *state, float *out, size_t n, float p);

/* Strings numbered in the order they came. */
typedef struct {
    thaw_str *items;
    long *seen;
    int count, room;
    int *slots; /* open addressing: index + 1 */
    int mask;
} string_table;

int table_find(const string_table *table, thaw_str s); /* -1: not there */
int table_add(string_table *table, thaw_str s);        /* counts it too */
int table_append(string_table *table, const char *s);

/* A float workspace that is emptied after each batch. */
typedef struct {
    char *memory;
    size_t used, room;
} workspace;

float *work_floats(workspace *work, size_t n); /* not zeroed; 64-aligned */
float *work_zeros(workspace *work, size_t n);

double cpu_seconds(void);

#endif
