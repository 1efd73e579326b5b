/*
 * test_viterbi.c - no permitted sequence of classes has a higher score than
 * the one found: compared with all of them, for short sentences.
 */
#include <math.h>

#include "encoder/tiny.h"
#include "name/viterbi.h"
#include "tap.h"

#define CLASSES 5 /* O, B-1, I-1, B-2, I-2 */
#define WORDS 5
#define STRIDE 16

static float scores[WORDS * STRIDE], moves[CLASSES * CLASSES];
static float start[CLASSES];

static bool may_follow(int from, int to)
{
    return to % 2 != 0 || to == 0 || from == to || from == to - 1;
}

static void make(tiny_random *r)
{
    for (int i = 0; i < WORDS * STRIDE; i++)
        scores[i] = tiny_float(r, 3);
    for (int to = 0; to < CLASSES; to++) {
        for (int from = 0; from < CLASSES; from++)
            moves[from * CLASSES + to] =
                may_follow(from, to) ? tiny_float(r, 3) : -INFINITY;
        start[to] = may_follow(0, to) ? tiny_float(r, 3) : -INFINITY;
    }
}

static double sum_of(const uint8_t *path, uint32_t words)
{
    double sum = (double)start[path[0]];
    for (uint32_t t = 0; t < words; t++) {
        sum += (double)scores[t * STRIDE + path[t]];
        if (t > 0)
            sum += (double)moves[path[t - 1] * CLASSES + path[t]];
    }
    return sum;
}

static double best_by_trying(uint32_t words)
{
    uint8_t path[WORDS] = {0};
    double best = -INFINITY;
    for (;;) {
        best = fmax(best, sum_of(path, words));
        uint32_t i = 0;
        while (i < words && path[i] == CLASSES - 1)
            path[i++] = 0;
        if (i == words)
            return best;
        path[i]++;
    }
}

static void run(uint32_t words, uint8_t *path)
{
    uint8_t back[WORDS * CLASSES];
    thaw_viterbi(scores, STRIDE, words, CLASSES, moves, start, back, path);
}

static void test_best(void)
{
    tiny_random r = {4};
    for (uint32_t words = 1; words <= WORDS; words++) {
        bool best = true;
        for (int round = 0; round < 100; round++) {
            uint8_t path[WORDS];
            make(&r);
            run(words, path);
            best = best &&
                fabs(sum_of(path, words) - best_by_trying(words)) < 1e-4;
        }
        ok(best, "%u words: no sequence is better", words);
    }
}

static void test_odd(void)
{
    static const float odd[] = {INFINITY, -INFINITY, NAN, 3e38f, -3e38f};
    tiny_random r = {8};
    bool permitted = true;
    for (int round = 0; round < 500; round++) {
        uint8_t path[WORDS];
        make(&r);
        for (int i = 0; i < WORDS * STRIDE; i++)
            scores[i] = odd[tiny_below(&r, 5)];
        run(WORDS, path);
        permitted = permitted && may_follow(0, path[0]);
        for (int t = 1; t < WORDS; t++)
            permitted = permitted && may_follow(path[t - 1], path[t]);
    }
    ok(permitted, "scores that are not finite give a permitted sequence");
}

int main(void)
{
    test_best();
    test_odd();
    run(0, NULL);
    ok(true, "no words, no sequence");
    return done_testing();
}
