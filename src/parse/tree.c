/*
 * tree.c - the best tree over a sentence (Chu and Liu, Edmonds).
 *
 * Every word takes its best head; while that makes a cycle, the cycle becomes
 * one node, whose arcs are the best of its words' arcs.  Each contraction of k
 * nodes costs O(n * k) and leaves k - 1 nodes fewer, which makes O(n * n).
 *
 * An arc from the root costs so much that the best tree has as few of them as
 * there can be, which is one.
 */
#include "parse/tree.h"

#define SCORE_MOST 1e6
#define ROOT_COST 1e10 /* more than all scores of a tree can make good */

/* Which words an arc between two nodes is between. */
typedef struct {
    uint16_t word, head;
} arc;

/*
 * A node is a word (numbers below n) or a contracted cycle.  A slot is a place
 * in the tables; a contracted cycle takes the slot of its first member.
 */
struct thaw_tree_room {
    uint32_t n, nodes, actives;
    double *scores;   /* [slot][slot of head], column n: the root */
    arc *arcs;        /* the same */
    uint16_t *active; /* slots in use */
    uint16_t *best;   /* of a slot: slot of its head */
    uint16_t *node;   /* of a slot */
    uint16_t *mark;   /* of a slot: the walk that came by */
    uint16_t *cycle;  /* slots */
    uint16_t *parent; /* of a node: the cycle that it became part of */
    arc *into;        /* of a node: the arc that enters it */
};

bool thaw_tree_is_one(const uint16_t *heads, uint32_t n)
{
    uint16_t mark[THAW_TREE_WORDS_MAX + 1] = {0};
    uint32_t roots = 0;
    assert(n >= 1 && n <= THAW_TREE_WORDS_MAX);
    for (uint32_t i = 0; i < n; i++) {
        uint16_t walk = (uint16_t)(i + 1);
        uint32_t at = i;
        roots += heads[i] == n;
        while (at != n && mark[at] == 0) {
            mark[at] = walk;
            at = heads[at];
        }
        if (at != n && mark[at] == walk)
            return false;
    }
    return roots == 1;
}

thaw_tree_room *thaw_tree_new(thaw_arena *arena, uint32_t most)
{
    assert(most <= THAW_TREE_WORDS_MAX);
    thaw_tree_room *room = THAW_ARRAY(arena, thaw_tree_room, 1);
    if (!room)
        return NULL;
    size_t cells = (size_t)most * (most + 1), nodes = 2 * (size_t)most;
    uint16_t *numbers = THAW_ARRAY(arena, uint16_t, 5 * most + nodes);
    room->scores = THAW_ARRAY(arena, double, cells);
    room->arcs = THAW_ARRAY(arena, arc, cells);
    room->into = THAW_ARRAY(arena, arc, nodes);
    if (!numbers || !room->scores || !room->arcs || !room->into)
        return NULL;
    room->active = numbers;
    room->best = numbers + most;
    room->node = numbers + 2 * most;
    room->mark = numbers + 3 * most;
    room->cycle = numbers + 4 * most;
    room->parent = numbers + 5 * most;
    return room;
}

static size_t cell(const thaw_tree_room *room, uint32_t slot, uint32_t head)
{
    return (size_t)slot * (room->n + 1) + head;
}

static double bound(float score)
{
    double s = (double)score;
    if (s > SCORE_MOST)
        return SCORE_MOST;
    return s > -SCORE_MOST ? s : -SCORE_MOST;
}

static void find_best(thaw_tree_room *room, uint32_t slot)
{
    const double *row = room->scores + cell(room, slot, 0);
    uint32_t best = room->n;
    for (uint32_t i = 0; i < room->actives; i++) {
        uint32_t head = room->active[i];
        if (head != slot && row[head] > row[best])
            best = head;
    }
    room->best[slot] = (uint16_t)best;
}

static void fill(
    thaw_tree_room *room, const float *scores, size_t stride, uint32_t n)
{
    room->n = room->nodes = room->actives = n;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j <= n; j++) {
            room->scores[cell(room, i, j)] = bound(scores[i * stride + j]);
            room->arcs[cell(room, i, j)] = (arc){(uint16_t)i, (uint16_t)j};
        }
        room->scores[cell(room, i, n)] -= ROOT_COST;
        room->active[i] = room->node[i] = (uint16_t)i;
    }
    for (uint32_t i = 0; i < n; i++)
        find_best(room, i);
}

/* The slots of a cycle of best heads; 0 when there is none. */
static uint32_t find_cycle(thaw_tree_room *room)
{
    memset(room->mark, 0, room->n * sizeof *room->mark);
    for (uint32_t i = 0; i < room->actives; i++) {
        uint16_t walk = (uint16_t)(i + 1);
        uint32_t at = room->active[i];
        while (at != room->n && room->mark[at] == 0) {
            room->mark[at] = walk;
            at = room->best[at];
        }
        if (at == room->n || room->mark[at] != walk)
            continue;
        uint32_t length = 0, start = at;
        do {
            room->cycle[length++] = (uint16_t)at;
            at = room->best[at];
        } while (at != start);
        return length;
    }
    return 0;
}

/* The best arc from a member of the cycle to a slot outside it. */
static void join_outward(thaw_tree_room *room, uint32_t length, uint32_t slot)
{
    size_t to = cell(room, slot, room->cycle[0]);
    for (uint32_t i = 1; i < length; i++) {
        size_t from = cell(room, slot, room->cycle[i]);
        if (room->scores[from] > room->scores[to]) {
            room->scores[to] = room->scores[from];
            room->arcs[to] = room->arcs[from];
        }
    }
}

/* The best arc from outside into the cycle: what it gains over the arc of the
 * cycle that it takes the place of. */
static void join_inward(thaw_tree_room *room, uint32_t length, uint32_t head)
{
    double best = 0;
    arc best_arc = {0, 0};
    for (uint32_t i = 0; i < length; i++) {
        uint32_t slot = room->cycle[i];
        double gain = room->scores[cell(room, slot, head)] -
            room->scores[cell(room, slot, room->best[slot])];
        if (i == 0 || gain > best) {
            best = gain;
            best_arc = room->arcs[cell(room, slot, head)];
        }
    }
    size_t to = cell(room, room->cycle[0], head);
    room->scores[to] = best;
    room->arcs[to] = best_arc;
}

/* Takes all but the first of the cycle out of use. */
static void leave_first(thaw_tree_room *room, uint32_t length)
{
    uint32_t kept = 0;
    for (uint32_t i = 1; i < length; i++)
        room->mark[room->cycle[i]] = UINT16_MAX;
    for (uint32_t i = 0; i < room->actives; i++)
        if (room->mark[room->active[i]] != UINT16_MAX)
            room->active[kept++] = room->active[i];
    room->actives = kept;
}

static void contract(thaw_tree_room *room, uint32_t length)
{
    uint32_t first = room->cycle[0], id = room->nodes++;
    for (uint32_t i = 0; i < length; i++) {
        uint32_t slot = room->cycle[i], node = room->node[slot];
        room->parent[node] = (uint16_t)id;
        room->into[node] = room->arcs[cell(room, slot, room->best[slot])];
    }
    leave_first(room, length);
    for (uint32_t i = 0; i < room->actives; i++) {
        uint32_t slot = room->active[i];
        if (slot == first)
            continue;
        join_outward(room, length, slot);
        join_inward(room, length, slot);
        if (room->best[slot] != room->n &&
            room->mark[room->best[slot]] == UINT16_MAX)
            room->best[slot] = (uint16_t)first;
    }
    join_inward(room, length, room->n);
    room->node[first] = (uint16_t)id;
    find_best(room, first);
}

/* From the last cycle to the first: the arc that enters a cycle takes the
 * place of the arc into the member that holds its word. */
static void expand(thaw_tree_room *room)
{
    for (uint32_t i = 0; i < room->actives; i++) {
        uint32_t slot = room->active[i];
        room->into[room->node[slot]] =
            room->arcs[cell(room, slot, room->best[slot])];
    }
    for (uint32_t id = room->nodes; id-- > room->n;) {
        uint32_t member = room->into[id].word;
        while (room->parent[member] != id)
            member = room->parent[member];
        room->into[member] = room->into[id];
    }
}

void thaw_tree_best(thaw_tree_room *room, const float *scores, size_t stride,
    uint32_t n, uint16_t *heads)
{
    uint32_t length;
    fill(room, scores, stride, n);
    while ((length = find_cycle(room)) > 0)
        contract(room, length);
    expand(room);
    for (uint32_t i = 0; i < n; i++)
        heads[i] = room->into[i].head;
    assert(thaw_tree_is_one(heads, n));
}
