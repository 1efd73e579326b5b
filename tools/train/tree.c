/*
 * tree.c - the best tree with one root: the best head of each word where that
 * makes a tree, else Chu-Liu and Edmonds' algorithm on dense scores.
 */
#include "decode.h"

#include <stdlib.h>

static bool is_tree(const int *head, int n)
{
    int roots = 0;

    for (int i = 0; i < n; i++) {
        int at = i, steps = 0;
        roots += head[i] == n;
        while (at != n && steps++ <= n)
            at = head[at];
        if (at != n)
            return false;
    }
    return roots == 1;
}

/* A contraction under way. Nodes 0..n-1 are words, n is the root, those after
 * it are cycles that were made one. */
typedef struct {
    int nodes, room, root;
    float *score;   /* [to][from], by node */
    int *from, *to; /* the words an arc between nodes stands for */
    int *outer;     /* the cycle a node was put in, or -1 */
    int *best;      /* the chosen source of each node */
    bool *alive;
} edmonds;

static size_t cell(const edmonds *e, int to, int from)
{
    return (size_t)to * (size_t)e->room + (size_t)from;
}

static void choose(edmonds *e, int to)
{
    int best = -1;

    for (int from = 0; from < e->nodes; from++)
        if (e->alive[from] && from != to &&
            (best < 0 ||
                e->score[cell(e, to, from)] > e->score[cell(e, to, best)]))
            best = from;
    e->best[to] = best;
}

/* Any node on a cycle of chosen arcs, or -1. */
static int find_cycle(const edmonds *e)
{
    for (int i = 0; i < e->nodes; i++) {
        int at = i, steps = 0;
        if (!e->alive[i])
            continue;
        while (at != e->root && steps++ <= e->nodes)
            at = e->best[at];
        if (at != e->root)
            return at;
    }
    return -1;
}

static void copy_arc(edmonds *e, size_t into, size_t source, float score)
{
    e->score[into] = score;
    e->from[into] = e->from[source];
    e->to[into] = e->to[source];
}

/* Arcs into and out of the cycle c, seen from the node x outside it. */
static void join_node(edmonds *e, int start, int c, int x)
{
    bool first = true;
    int at = start;

    do {
        float in =
            e->score[cell(e, at, x)] - e->score[cell(e, at, e->best[at])];
        if (first || in > e->score[cell(e, c, x)])
            copy_arc(e, cell(e, c, x), cell(e, at, x), in);
        float out = e->score[cell(e, x, at)];
        if (x != e->root && (first || out > e->score[cell(e, x, c)]))
            copy_arc(e, cell(e, x, c), cell(e, x, at), out);
        first = false;
        at = e->best[at];
    } while (at != start);
}

static void contract(edmonds *e, int start)
{
    int c = e->nodes, at = start;

    do {
        e->alive[at] = false;
        e->outer[at] = c;
        at = e->best[at];
    } while (at != start);
    for (int x = 0; x < c; x++)
        if (e->alive[x])
            join_node(e, start, c, x);
    e->nodes++;
    e->alive[c] = true;
    e->outer[c] = -1;
    for (int x = 0; x < e->nodes; x++)
        if (e->alive[x] && x != e->root)
            choose(e, x);
}

/* Gives each node of the last cycles the arc that enters from outside. */
static void expand(edmonds *e, int *head)
{
    bool *done = NEW(bool, e->nodes);

    for (int node = e->nodes - 1; node >= 0; node--) {
        if (done[node] || node == e->root)
            continue;
        size_t arc = cell(e, node, e->best[node]);
        int word = e->to[arc];
        head[word] = e->from[arc];
        for (int at = word; at >= 0 && at != node; at = e->outer[at])
            done[at] = true;
    }
    free(done);
}

static void run_edmonds(const float *score, int n, int *head)
{
    int room = 2 * n + 2;
    size_t cells = (size_t)room * (size_t)room;
    edmonds e = {.nodes = n + 1,
        .room = room,
        .root = n,
        .score = NEW(float, cells),
        .from = NEW(int, cells),
        .to = NEW(int, cells),
        .outer = NEW(int, room),
        .best = NEW(int, room),
        .alive = NEW(bool, room)};

    for (int to = 0; to <= n; to++) {
        e.alive[to] = true;
        e.outer[to] = -1;
        for (int from = 0; to < n && from <= n; from++) {
            /* one root: its arcs cost more than all else could bring */
            float s = score[to * (n + 1) + from] - (from == n ? 1e4f : 0.0f);
            e.score[cell(&e, to, from)] = s;
            e.from[cell(&e, to, from)] = from;
            e.to[cell(&e, to, from)] = to;
        }
    }
    for (int to = 0; to < n; to++)
        choose(&e, to);
    for (int c = find_cycle(&e); c >= 0; c = find_cycle(&e))
        contract(&e, c);
    expand(&e, head);
    free(e.score);
    free(e.from);
    free(e.to);
    free(e.outer);
    free(e.best);
    free(e.alive);
}

void best_tree(const float *score, int n, int *head)
{
    for (int i = 0; i < n; i++) {
        const float *row = score + i * (n + 1);
        head[i] = n;
        for (int j = 0; j < n; j++)
            if (j != i && row[j] > row[head[i]])
                head[i] = j;
    }
    if (!is_tree(head, n))
        run_edmonds(score, n, head);
}
