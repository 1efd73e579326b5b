/*
 * batch.c - lays sentences end to end: trees first, names last.
 */
#include "net.h"

#include <stdlib.h>

static int side(const sentence *s)
{
    if (!s->name)
        return 0;
    return s->head ? 1 : 2;
}

static int by_side(const void *a, const void *b)
{
    const sentence *x = *(const sentence *const *)a;
    const sentence *y = *(const sentence *const *)b;

    if (side(x) != side(y))
        return side(x) - side(y);
    return (x > y) - (x < y);
}

void batch_arrange(batch *b)
{
    qsort(b->items, (size_t)b->sentences, sizeof *b->items, by_side);
    b->words = 0;
    b->tree_end = 0;
    b->name_begin = b->sentences;
    for (int k = 0; k < b->sentences; k++) {
        b->begin[k] = b->words;
        b->words += b->items[k]->n;
        if (side(b->items[k]) < 2)
            b->tree_end = k + 1;
        if (side(b->items[k]) > 0 && b->name_begin == b->sentences)
            b->name_begin = k;
    }
    b->begin[b->sentences] = b->words;
}
