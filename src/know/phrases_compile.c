/*
 * phrases_compile.c - gathering phrases and writing them as a trie.
 *
 * Phrases are sequences of word numbers.  Words that begin a phrase get the
 * lowest numbers, so that the edges of the root need no search.  The trie is
 * written in level order, so that an edge's number gives its child.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "know/rows.h"
#include "know/units.h"

#define UNITS_MAX (THAW_PHRASE_LENGTHS_MAX - 1)

typedef struct {
    uint32_t first, count; /* in build->units */
    const uint32_t *units; /* set when all are known */
    thaw_phrase_entry entry;
} phrase;

typedef struct {
    uint32_t low, high, depth; /* of the sorted phrases */
} node;

typedef struct {
    uint32_t *items;
    size_t count, room;
} number_list;

struct thaw_phrases_build {
    thaw_pool words;
    number_list units;
    struct {
        phrase *items;
        size_t count, room;
    } list;
    struct {
        node *items;
        size_t count, room;
    } nodes;
    number_list edges, edge_first, entry_first;
    struct {
        thaw_phrase_entry *items;
        size_t count, room;
    } entries;
};

static struct thaw_phrases_build *get_build(thaw_compile *compile)
{
    if (compile->phrases)
        return compile->phrases;
    struct thaw_phrases_build *build =
        THAW_ARRAY(compile->arena, struct thaw_phrases_build, 1);
    if (!build) {
        compile->no_memory = true;
        return NULL;
    }
    thaw_pool_init(&build->words, compile->arena);
    return compile->phrases = build;
}

/* ---- gathering ------------------------------------------------------------
 */

static thaw_case case_of(thaw_str text, bool exact)
{
    size_t letters = 0;
    for (size_t at = 0; at < text.len;)
        letters += thaw_codepoint_is_letter(thaw_utf8_next(text, &at));
    thaw_case all = thaw_word_case(text);
    if (all == THAW_CASE_UPPER && !exact && letters > 3)
        return THAW_CASE_CAPITAL;
    return all;
}

static uint32_t add_word(thaw_compile *compile, thaw_str word)
{
    thaw_pool *words = &compile->phrases->words;
    uint32_t number = thaw_map_find(&words->map, word);
    if (number != THAW_MAP_NONE)
        return number;
    thaw_str copy = thaw_arena_copy(compile->arena, word);
    if (!copy.ptr)
        compile->no_memory = true;
    return thaw_pool_add(words, compile, copy);
}

/* Adds the units of a text; returns how many. */
static uint32_t add_units(thaw_compile *compile, thaw_str text)
{
    struct thaw_phrases_build *build = compile->phrases;
    uint32_t count = 0;
    thaw_str rest = text, unit;
    while (rest.ptr) {
        thaw_cutter cutter;
        thaw_cutter_init(&cutter, thaw_str_split(&rest, ' '));
        while (thaw_cutter_next(&cutter, &unit)) {
            uint32_t *slot = THAW_PUSH(compile->arena, &build->units);
            if (!slot) {
                compile->no_memory = true;
                return 0;
            }
            *slot = add_word(compile, unit);
            count++;
        }
    }
    return count;
}

void thaw_phrases_add(thaw_compile *compile, const thaw_source *source,
    size_t line, thaw_str text, thaw_phrase_entry entry)
{
    struct thaw_phrases_build *build = get_build(compile);
    bool exact = text.len && text.ptr[0] == '=';
    if (!build)
        return;
    if (exact)
        text = thaw_str_trim((thaw_str){text.ptr + 1, text.len - 1});
    uint32_t first = (uint32_t)build->units.count;
    uint32_t count = add_units(compile, text);
    if (count == 0 && !compile->no_memory)
        thaw_complain(compile, source, line, "\"%.*s\" has no word in it",
            THAW_STR_ARG(text));
    if (count > UNITS_MAX)
        thaw_complain(compile, source, line,
            "\"%.*s\" has %u words, at most %d are allowed", THAW_STR_ARG(text),
            count, UNITS_MAX);
    phrase *slot = THAW_PUSH(compile->arena, &build->list);
    if (!slot) {
        compile->no_memory = true;
        return;
    }
    entry.letters = (uint8_t)case_of(text, exact);
    *slot = (phrase){first, count, NULL, entry};
}

void thaw_phrases_renumber(thaw_compile *compile, const uint32_t *numbers)
{
    struct thaw_phrases_build *build = compile->phrases;
    for (size_t i = 0; build && i < build->list.count; i++) {
        thaw_phrase_entry *entry = &build->list.items[i].entry;
        if (thaw_phrase_entry_is_agent(entry))
            continue;
        entry->record = numbers[entry->record];
        if (entry->needs != THAW_PHRASE_NONE)
            entry->needs = numbers[entry->needs];
    }
}

/* ---- ordering
 * ---------------------------------------------------------------- */

/* New numbers for the words: those that begin a phrase first. */
static bool renumber_words(thaw_compile *compile)
{
    struct thaw_phrases_build *build = compile->phrases;
    size_t count = build->words.list.count;
    uint32_t *numbers = THAW_ARRAY(compile->arena, uint32_t, count);
    thaw_str *words = THAW_ARRAY(compile->arena, thaw_str, count);
    bool *begins = THAW_ARRAY(compile->arena, bool, count);
    if (!numbers || !words || !begins)
        return false;
    for (size_t i = 0; i < build->list.count; i++)
        begins[build->units.items[build->list.items[i].first]] = true;
    uint32_t next = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++)
            if (begins[i] == (pass == 0)) {
                words[next] = build->words.list.items[i];
                numbers[i] = next++;
            }
    build->words.list.items = words;
    for (size_t i = 0; i < build->units.count; i++)
        build->units.items[i] = numbers[build->units.items[i]];
    return true;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_entries(
    const thaw_phrase_entry *a, const thaw_phrase_entry *b)
{
    int order = compare_numbers(a->form, b->form);
    if (order == 0)
        order = compare_numbers(a->record, b->record);
    if (order == 0)
        order = compare_numbers(a->from, b->from);
    if (order == 0)
        order = compare_numbers(a->to, b->to);
    if (order == 0)
        order = compare_numbers(a->needs, b->needs);
    return order ? order : compare_numbers(a->letters, b->letters);
}

static int compare_phrases(const void *left, const void *right)
{
    const phrase *a = left, *b = right;
    for (uint32_t i = 0; i < a->count && i < b->count; i++)
        if (a->units[i] != b->units[i])
            return compare_numbers(a->units[i], b->units[i]);
    if (a->count != b->count)
        return compare_numbers(a->count, b->count);
    return compare_entries(&a->entry, &b->entry);
}

static void sort_phrases(struct thaw_phrases_build *build)
{
    for (size_t i = 0; i < build->list.count; i++)
        build->list.items[i].units =
            build->units.items + build->list.items[i].first;
    if (build->list.count)
        qsort(build->list.items, build->list.count, sizeof *build->list.items,
            compare_phrases);
}

/* ---- the trie
 * ------------------------------------------------------------------ */

static bool push_number(thaw_arena *arena, number_list *list, uint32_t number)
{
    uint32_t *slot = THAW_PUSH(arena, list);
    if (slot)
        *slot = number;
    return slot != NULL;
}

/* Entries of the phrases that end at this node; moves *at past them.  The same
 * meaning is written once, with the letters that ask least. */
static bool add_entries(
    struct thaw_phrases_build *build, thaw_arena *arena, node n, uint32_t *at)
{
    size_t first = build->entries.count;
    for (; *at < n.high && build->list.items[*at].count == n.depth; ++*at) {
        thaw_phrase_entry entry = build->list.items[*at].entry;
        if (build->entries.count > first) {
            thaw_phrase_entry last =
                build->entries.items[build->entries.count - 1];
            last.letters = entry.letters;
            if (compare_entries(&last, &entry) == 0)
                continue;
        }
        thaw_phrase_entry *slot = THAW_PUSH(arena, &build->entries);
        if (!slot)
            return false;
        *slot = entry;
    }
    return true;
}

static bool add_children(
    struct thaw_phrases_build *build, thaw_arena *arena, node n, uint32_t at)
{
    while (at < n.high) {
        uint32_t word = build->list.items[at].units[n.depth];
        uint32_t low = at;
        while (at < n.high && build->list.items[at].units[n.depth] == word)
            at++;
        node *child = THAW_PUSH(arena, &build->nodes);
        if (!child || !push_number(arena, &build->edges, word))
            return false;
        *child = (node){low, at, n.depth + 1};
    }
    return true;
}

static bool build_trie(struct thaw_phrases_build *build, thaw_arena *arena)
{
    node *root = THAW_PUSH(arena, &build->nodes);
    if (!root)
        return false;
    *root = (node){0, (uint32_t)build->list.count, 0};
    for (size_t i = 0; i < build->nodes.count; i++) {
        node n = build->nodes.items[i];
        uint32_t at = n.low;
        if (!push_number(
                arena, &build->edge_first, (uint32_t)build->edges.count) ||
            !push_number(
                arena, &build->entry_first, (uint32_t)build->entries.count) ||
            !add_entries(build, arena, n, &at) ||
            !add_children(build, arena, n, at))
            return false;
    }
    return push_number(
               arena, &build->edge_first, (uint32_t)build->edges.count) &&
        push_number(arena, &build->entry_first, (uint32_t)build->entries.count);
}

/* ---- writing
 * --------------------------------------------------------------------- */

static bool write_words(thaw_compile *compile)
{
    struct thaw_phrases_build *build = compile->phrases;
    const thaw_str *words = build->words.list.items;
    size_t count = build->words.list.count, room = 16;
    while (room < 2 * count)
        room *= 2;
    uint32_t *slots = THAW_ARRAY(compile->arena, uint32_t, room);
    if (!slots)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t at = (size_t)thaw_str_hash(words[i]) & (room - 1);
        while (slots[at])
            at = (at + 1) & (room - 1);
        slots[at] = (uint32_t)i + 1;
    }
    thaw_chunk_writer_add_strings(compile->writer, "phWD", words, count);
    thaw_chunk_writer_add(compile->writer, "phSL",
        (thaw_str){(const char *)slots, room * sizeof *slots});
    return true;
}

static void write_items(thaw_compile *compile, const char id[4],
    const void *items, size_t count, size_t size)
{
    thaw_chunk_writer_add(
        compile->writer, id, (thaw_str){items ? items : "", count * size});
}

void thaw_phrases_finish(thaw_compile *compile)
{
    struct thaw_phrases_build *build = get_build(compile);
    /* a phrase without words was complained about: nothing will be written */
    if (!build || compile->complaint_count)
        return;
    if (!renumber_words(compile)) {
        compile->no_memory = true;
        return;
    }
    sort_phrases(build);
    if (!build_trie(build, compile->arena) || !write_words(compile)) {
        compile->no_memory = true;
        return;
    }
    write_items(compile, "phED", build->edges.items, build->edges.count, 4);
    write_items(
        compile, "phEF", build->edge_first.items, build->edge_first.count, 4);
    write_items(
        compile, "phNF", build->entry_first.items, build->entry_first.count, 4);
    write_items(compile, "phEN", build->entries.items, build->entries.count,
        sizeof *build->entries.items);
}
