/*
 * lemma_rules.c - rules by ending, from the shortest to the longest.
 *
 * Each type (a form with a tag and a shape) votes once for the edit that its
 * lemma needs.  An ending gets a rule when most of its types want another edit
 * than the shorter endings give them, and two do at least.
 */
#include <stdio.h>
#include <stdlib.h>

#include "lemma.h"

#define LEAST 2

typedef struct {
    thaw_str group; /* shape, tag, ending */
    thaw_str edit;  /* 'k' or 'l', bytes cut as a digit, what is put */
} vote;

typedef struct {
    thaw_arena *arena;
    struct {
        vote *items;
        size_t count, room;
    } list;
} votes;

static thaw_str rule_key(
    thaw_arena *arena, char shape, thaw_xpos xpos, thaw_str ending)
{
    thaw_str key = thaw_arena_format(
        arena, "%c%c%.*s", shape, (char)(xpos + 1), THAW_STR_ARG(ending));
    lemma_need((void *)(uintptr_t)key.ptr);
    return key;
}

static bool is_ascii(thaw_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static size_t shared_start(thaw_str a, thaw_str b)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i])
        i++;
    return i;
}

/* The edit from a form to its lemma; false when they share no start. */
static bool find_edit(const sample *s, thaw_arena *arena, thaw_str *edit)
{
    thaw_str base = s->key;
    size_t shared = shared_start(base, s->lemma);
    char kind = 'l';
    if (s->key.len != s->form.len || !is_ascii(s->form))
        return false;
    for (size_t i = shared; i < s->lemma.len; i++)
        if (thaw_is_upper(s->lemma.ptr[i]))
            kind = 'k';
    if (kind == 'k')
        shared = shared_start(s->form, s->lemma);
    if (shared == 0 || base.len - shared > THAW_LEMMA_ENDING_MAX)
        return false;
    *edit = thaw_arena_format(arena, "%c%zu%.*s", kind, base.len - shared,
        (int)(s->lemma.len - shared), s->lemma.ptr + shared);
    return edit->ptr != NULL;
}

static void add_votes(votes *v, const sample *s)
{
    thaw_str edit;
    if (!find_edit(s, v->arena, &edit))
        return;
    size_t cut = (size_t)(edit.ptr[1] - '0');
    for (size_t n = cut; n <= THAW_LEMMA_ENDING_MAX && n <= s->key.len; n++) {
        vote *one = lemma_need(THAW_PUSH(v->arena, &v->list));
        thaw_str ending = {s->key.ptr + s->key.len - n, n};
        *one = (vote){rule_key(v->arena, s->shape, s->xpos, ending), edit};
    }
}

static int compare_votes(const void *a, const void *b)
{
    const vote *x = a, *y = b;
    if (x->group.len != y->group.len)
        return x->group.len < y->group.len ? -1 : 1;
    int order = thaw_str_compare(x->group, y->group);
    return order ? order : thaw_str_compare(x->edit, y->edit);
}

static int compare_samples(const void *a, const void *b)
{
    const sample *x = a, *y = b;
    if (x->xpos != y->xpos)
        return x->xpos < y->xpos ? -1 : 1;
    int order = thaw_str_compare(x->key, y->key);
    if (order == 0 && x->upos != y->upos)
        return x->upos < y->upos ? -1 : 1;
    if (order == 0)
        order = thaw_str_compare(x->lemma, y->lemma);
    return order ? order : x->shape - y->shape;
}

void samples_sort(samples *s)
{
    qsort(s->list.items, s->list.count, sizeof *s->list.items, compare_samples);
}

/* The present edit of a group: that of the longest shorter ending. */
static const rule *find_rule(
    const rules *learned, thaw_arena *arena, thaw_str group)
{
    thaw_str ending = {group.ptr + 2, group.len - 2};
    for (;; ending.ptr++, ending.len--) {
        thaw_str key = rule_key(arena, group.ptr[0], group.ptr[1] - 1, ending);
        uint32_t found = thaw_map_find(&learned->index, key);
        if (found != THAW_MAP_NONE)
            return &learned->list.items[found];
        if (ending.len == 0)
            return NULL;
    }
}

/* Whether an edit does to an ending what a rule does; NULL is no change. */
static bool is_same(const rule *r, thaw_str ending, thaw_str edit)
{
    size_t cut = (size_t)(edit.ptr[1] - '0');
    size_t old_cut = r ? r->ending.len : 0;
    thaw_str old_put = r ? r->put : (thaw_str){"", 0};
    char a[64], b[64];
    if ((r && r->keep) != (edit.ptr[0] == 'k'))
        return false;
    snprintf(a, sizeof a, "%.*s%.*s", (int)(ending.len - cut), ending.ptr,
        (int)(edit.len - 2), edit.ptr + 2);
    snprintf(b, sizeof b, "%.*s%.*s", (int)(ending.len - old_cut), ending.ptr,
        THAW_STR_ARG(old_put));
    return strcmp(a, b) == 0;
}

static void add_rule(rules *learned, thaw_arena *arena, const vote *best)
{
    thaw_str ending = {best->group.ptr + 2, best->group.len - 2};
    size_t cut = (size_t)(best->edit.ptr[1] - '0');
    rule *r = lemma_need(THAW_PUSH(arena, &learned->list));
    *r = (rule){.xpos = best->group.ptr[1] - 1,
        .shape = best->group.ptr[0],
        .ending = ending,
        .keep = best->edit.ptr[0] == 'k',
        .put = thaw_arena_format(arena, "%.*s%.*s", (int)(ending.len - cut),
            ending.ptr, (int)(best->edit.len - 2), best->edit.ptr + 2)};
    lemma_need((void *)(uintptr_t)r->put.ptr);
    if (!thaw_map_set(
            &learned->index, best->group, (uint32_t)learned->list.count - 1))
        lemma_need(NULL);
}

/* Decides one group: votes [from, to) of the same ending. */
static void decide(
    rules *learned, thaw_arena *arena, const vote *from, const vote *to)
{
    const rule *present = find_rule(learned, arena, from->group);
    const vote *best = from;
    size_t most = 0, agreed = 0;
    thaw_str ending = {from->group.ptr + 2, from->group.len - 2};
    for (const vote *v = from; v < to;) {
        const vote *end = v;
        while (end < to && thaw_str_equal(end->edit, v->edit))
            end++;
        size_t count = (size_t)(end - v);
        if (is_same(present, ending, v->edit))
            agreed += count;
        if (count > most) {
            most = count;
            best = v;
        }
        v = end;
    }
    if (most >= LEAST && most > agreed && !is_same(present, ending, best->edit))
        add_rule(learned, arena, best);
}

void rules_learn(rules *learned, samples *from)
{
    votes v = {from->arena, {NULL, 0, 0}};
    samples_sort(from);
    thaw_map_init(&learned->index, from->arena);
    for (size_t i = 0; i < from->list.count;) {
        const sample *best = &from->list.items[i];
        size_t end = i;
        for (; end < from->list.count &&
             from->list.items[end].xpos == best->xpos &&
             thaw_str_equal(from->list.items[end].key, best->key);
             end++)
            if (from->list.items[end].count > best->count)
                best = &from->list.items[end];
        add_votes(&v, best);
        i = end;
    }
    qsort(v.list.items, v.list.count, sizeof *v.list.items, compare_votes);
    const vote *items = v.list.items, *stop = items + v.list.count;
    for (const vote *a = items, *b; a < stop; a = b) {
        for (b = a; b < stop && thaw_str_equal(a->group, b->group); b++)
            ;
        decide(learned, from->arena, a, b);
    }
}

thaw_str rules_apply(const rules *learned, thaw_arena *arena, thaw_str form,
    thaw_str key, thaw_xpos xpos, char shape)
{
    size_t most =
        key.len < THAW_LEMMA_ENDING_MAX ? key.len : THAW_LEMMA_ENDING_MAX;
    thaw_str ending = {key.ptr + key.len - most, most};
    const rule *r =
        find_rule(learned, arena, rule_key(arena, shape, xpos, ending));
    thaw_str base = r && r->keep ? form : key;
    if (!r || base.len < r->ending.len)
        return key;
    thaw_str out = thaw_arena_format(arena, "%.*s%.*s",
        (int)(base.len - r->ending.len), base.ptr, THAW_STR_ARG(r->put));
    lemma_need((void *)(uintptr_t)out.ptr);
    return out;
}
