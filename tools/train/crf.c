/*
 * crf.c - names as a chain: likelihood with gradients, and the best path.
 *
 * moves is [from][to], then [start][to]. Paths on which I-X follows neither
 * B-X nor I-X do not exist.
 */
#include "net.h"

#include <math.h>

#define K NAME_CLASSES
#define IMPOSSIBLE (-1e9f)

static bool allowed(int from, int to)
{
    bool inside = to > 0 && to % 2 == 0;
    return !inside || from == to || from == to - 1;
}

static float move(const float *moves, int from, int to)
{
    return allowed(from, to) ? moves[from * K + to] : IMPOSSIBLE;
}

static float start(const float *moves, int to)
{
    return allowed(0, to) ? moves[K * K + to] : IMPOSSIBLE;
}

static float log_sum(const float *x)
{
    float most = x[0], sum = 0;

    for (int k = 1; k < K; k++)
        most = fmaxf(most, x[k]);
    for (int k = 0; k < K; k++)
        sum += quick_exp(x[k] - most);
    return most + logf(sum);
}

static void run_forward(
    const float *e, const float *moves, int n, float (*alpha)[K])
{
    for (int k = 0; k < K; k++)
        alpha[0][k] = start(moves, k) + e[k];
    for (int t = 1; t < n; t++)
        for (int k = 0; k < K; k++) {
            float x[K];
            for (int j = 0; j < K; j++)
                x[j] = alpha[t - 1][j] + move(moves, j, k);
            alpha[t][k] = log_sum(x) + e[t * K + k];
        }
}

static void run_backward(
    const float *e, const float *moves, int n, float (*beta)[K])
{
    for (int k = 0; k < K; k++)
        beta[n - 1][k] = 0;
    for (int t = n - 2; t >= 0; t--)
        for (int j = 0; j < K; j++) {
            float x[K];
            for (int k = 0; k < K; k++)
                x[k] = move(moves, j, k) + e[(t + 1) * K + k] + beta[t + 1][k];
            beta[t][j] = log_sum(x);
        }
}

static float gold_score(
    const float *e, const float *moves, const int *gold, int n)
{
    float score = start(moves, gold[0]) + e[gold[0]];

    for (int t = 1; t < n; t++)
        score += move(moves, gold[t - 1], gold[t]) + e[t * K + gold[t]];
    return score;
}

double crf_loss(const float *e, const float *moves, const int *gold, int n,
    float *d_e, float *d_moves, float scale)
{
    float alpha[WORDS_MAX][K], beta[WORDS_MAX][K];

    run_forward(e, moves, n, alpha);
    run_backward(e, moves, n, beta);
    float total = log_sum(alpha[n - 1]);
    for (int t = 0; t < n; t++)
        for (int k = 0; k < K; k++)
            d_e[t * K + k] = scale *
                (quick_exp(alpha[t][k] + beta[t][k] - total) - (gold[t] == k));
    for (int k = 0; k < K; k++)
        d_moves[K * K + k] += d_e[k];
    for (int t = 1; t < n; t++) {
        for (int j = 0; j < K; j++)
            for (int k = 0; k < K; k++)
                d_moves[j * K + k] += scale *
                    quick_exp(alpha[t - 1][j] + move(moves, j, k) +
                        e[t * K + k] + beta[t][k] - total);
        d_moves[gold[t - 1] * K + gold[t]] -= scale;
    }
    return (double)(total - gold_score(e, moves, gold, n));
}

void crf_decode(const float *e, const float *moves, int n, int *out)
{
    float best[K], next[K];
    unsigned char from[WORDS_MAX][K];
    int at = 0;

    for (int k = 0; k < K; k++)
        best[k] = start(moves, k) + e[k];
    for (int t = 1; t < n; t++) {
        for (int k = 0; k < K; k++) {
            int choice = 0;
            for (int j = 1; j < K; j++)
                if (best[j] + move(moves, j, k) >
                    best[choice] + move(moves, choice, k))
                    choice = j;
            from[t][k] = (unsigned char)choice;
            next[k] = best[choice] + move(moves, choice, k) + e[t * K + k];
        }
        memcpy(best, next, sizeof best);
    }
    for (int k = 1; k < K; k++)
        if (best[k] > best[at])
            at = k;
    for (int t = n - 1; t >= 0; t--) {
        out[t] = at;
        at = t > 0 ? from[t][at] : 0;
    }
}
