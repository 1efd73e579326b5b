/*
 * test_tree.c - the tree found is a tree with one root, and no other has a
 * higher score: compared with every tree there is, for short sentences.
 */
#include <math.h>

#include "encoder/tiny.h"
#include "parse/tree.h"
#include "tap.h"

#define SHORT 6
#define STRIDE (SHORT + 3)

static float scores[SHORT * STRIDE];

static double sum_of(const uint16_t *heads, uint32_t n)
{
    double sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += (double)scores[i * STRIDE + heads[i]];
    return sum;
}

/* The highest sum of any tree: all (n + 1)^n choices of heads are tried. */
static double best_by_trying(uint32_t n)
{
    uint16_t heads[SHORT] = {0};
    double best = -INFINITY;
    for (;;) {
        if (thaw_tree_is_one(heads, n))
            best = fmax(best, sum_of(heads, n));
        uint32_t i = 0;
        while (i < n && heads[i] == n)
            heads[i++] = 0;
        if (i == n)
            return best;
        heads[i]++;
    }
}

static void test_short(thaw_tree_room *room, uint32_t n, float root)
{
    tiny_random r = {n * 1000};
    bool tree = true, best = true;
    for (int round = 0; round < (n < SHORT ? 400 : 60); round++) {
        uint16_t heads[SHORT];
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j <= n; j++)
                scores[i * STRIDE + j] =
                    tiny_float(&r, 5) + (j == n ? root : 0);
        thaw_tree_best(room, scores, STRIDE, n, heads);
        tree = tree && thaw_tree_is_one(heads, n);
        best = best && fabs(sum_of(heads, n) - best_by_trying(n)) < 1e-4;
    }
    ok(tree, "%u words, root %g: a tree with one root", n, (double)root);
    ok(best, "%u words, root %g: none is better", n, (double)root);
}

static void test_is_one(void)
{
    ok(thaw_tree_is_one((uint16_t[]){3, 0, 1}, 3), "a chain");
    ok(!thaw_tree_is_one((uint16_t[]){1, 0, 3}, 3), "a cycle");
    ok(!thaw_tree_is_one((uint16_t[]){0}, 1), "its own head");
    ok(!thaw_tree_is_one((uint16_t[]){3, 3, 1}, 3), "two roots");
    ok(!thaw_tree_is_one((uint16_t[]){1, 2, 0}, 3), "no root");
    ok(thaw_tree_is_one((uint16_t[]){1}, 1), "one word");
}

/* Every kind of number, and sentences as long as they get. */
static void test_long(thaw_tree_room *room)
{
    static float many[512 * 513];
    static uint16_t heads[512];
    static const float odd[] = {INFINITY, -INFINITY, NAN, 1e38f, -1e38f, 0};
    tiny_random r = {9};
    for (uint32_t n = 1; n <= 512; n += n < 16 ? 1 : 124) {
        bool tree = true;
        for (uint32_t kind = 0; kind < 4; kind++) {
            for (size_t i = 0; i < (size_t)n * (n + 1); i++)
                many[i] = kind == 0 ? tiny_float(&r, 10)
                    : kind == 1     ? odd[tiny_below(&r, 6)]
                    : kind == 2     ? NAN
                                    : (float)(i % (n + 1));
            thaw_tree_best(room, many, n + 1, n, heads);
            tree = tree && thaw_tree_is_one(heads, n);
        }
        ok(tree, "%u words, whatever the scores: a tree", n);
    }
}

/* Cycles in cycles: words in pairs, pairs in fours and so on like each other
 * best; O(n * n) work must do. */
static void test_nested(thaw_tree_room *room)
{
    static float many[512 * 513];
    static uint16_t heads[512];
    for (uint32_t i = 0; i < 512; i++) {
        for (uint32_t j = 0; j < 512; j++) {
            float like = 20;
            for (uint32_t a = i, b = j; a != b; a /= 2, b /= 2)
                like -= 1;
            many[i * 513 + j] = like;
        }
        many[i * 513 + 512] = i == 300 ? 1.0f : 0;
    }
    thaw_tree_best(room, many, 513, 512, heads);
    ok(thaw_tree_is_one(heads, 512) && heads[300] == 512,
        "cycles in cycles: a tree, its root the best one");
}

static void test_torture(void)
{
    long n = 1;
    thaw_arena arena;
    thaw_tree_room *room = NULL;
    for (; !room; n++) {
        thaw_arena_init(&arena, (size_t)16 << 20);
        thaw_alloc_set_fail_at(n);
        room = thaw_tree_new(&arena, 512);
        thaw_alloc_set_fail_at(0);
        if (!room)
            thaw_arena_release(&arena);
    }
    ok(n > 2, "each of %ld allocations failing gives NULL", n - 2);
    thaw_arena_release(&arena);
}

int main(void)
{
    thaw_arena arena;
    thaw_arena_init(&arena, (size_t)16 << 20);
    thaw_tree_room *room = thaw_tree_new(&arena, 512);
    if (!ok(room != NULL, "room for trees"))
        return done_testing();
    test_is_one();
    for (uint32_t n = 1; n <= SHORT; n++) {
        test_short(room, n, 0);
        test_short(room, n, 8);
        test_short(room, n, -8);
    }
    test_long(room);
    test_nested(room);
    test_torture();
    thaw_arena_release(&arena);
    return done_testing();
}
