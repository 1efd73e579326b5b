/*
 * phrases.c - finding phrases in a text: a hash of words, a trie over them.
 */
#include "base/utf8.h"
#include "know/tables.h"
#include "know/units.h"

static const char *const form_names[] = {
#define NAME(name, text) text,
    THAW_FORM_LIST(NAME)
#undef NAME
};

const char *thaw_form_name(thaw_form form)
{
    assert(form < THAW_FORM_COUNT);
    return form_names[form];
}

/* ---- words to units --------------------------------------------------------
 */

static uint32_t find_word(const thaw_phrases *phrases, thaw_str word)
{
    uint32_t mask = phrases->slot_count - 1;
    uint32_t i = (uint32_t)thaw_str_hash(word) & mask;
    /* opening saw to it that there is an empty slot */
    for (; phrases->slots[i]; i = (i + 1) & mask) {
        uint32_t number = phrases->slots[i] - 1;
        if (thaw_str_equal(thaw_strings_get(&phrases->words, number), word))
            return number;
    }
    return THAW_PHRASE_NONE;
}

typedef struct {
    thaw_unit *items;
    size_t count, room;
} unit_list;

static bool push_unit(unit_list *list, thaw_arena *arena, uint32_t word,
    uint32_t token, int letters)
{
    thaw_unit *unit = THAW_PUSH(arena, list);
    if (unit)
        *unit = (thaw_unit){word, token, (uint8_t)letters};
    return unit != NULL;
}

/* A unit without letters (THAW_CASE_COUNT) says nothing about capitals. */
static int case_of(thaw_str form)
{
    thaw_case letters = thaw_word_case(form);
    if (letters != THAW_CASE_ANY)
        return (int)letters;
    for (size_t i = 0; i < form.len; i++)
        if (!thaw_is_digit(form.ptr[i]) && form.ptr[i] != '.')
            return (int)letters;
    return THAW_CASE_COUNT;
}

static bool cut_token(const thaw_phrases *phrases, unit_list *list,
    thaw_arena *arena, thaw_str form, uint32_t token)
{
    thaw_cutter cutter;
    thaw_str word;
    size_t before = list->count;
    int letters = case_of(form);
    thaw_cutter_init(&cutter, form);
    while (thaw_cutter_next(&cutter, &word))
        if (!push_unit(list, arena, find_word(phrases, word), token, letters))
            return false;
    if (list->count > before || thaw_word_is_joint(form))
        return true;
    return push_unit(list, arena, THAW_PHRASE_NONE, token, letters);
}

thaw_status thaw_units_init(thaw_units *units, const thaw_phrases *phrases,
    const thaw_str *forms, uint32_t count, thaw_arena *arena, thaw_error *err)
{
    unit_list list = {0};
    uint32_t *first_of = THAW_ARRAY(arena, uint32_t, (size_t)count + 1);
    if (!first_of)
        return thaw_fail(
            err, thaw_arena_status(arena), 0, "no room for the units");
    for (uint32_t i = 0; i < count; i++) {
        first_of[i] = (uint32_t)list.count;
        if (!cut_token(phrases, &list, arena, forms[i], i))
            return thaw_fail(
                err, thaw_arena_status(arena), 0, "no room for the units");
    }
    first_of[count] = (uint32_t)list.count;
    *units = (thaw_units){phrases, list.items, list.count, first_of, count};
    return THAW_OK;
}

/* ---- matching
 * ---------------------------------------------------------------- */

/* The node that a word leads to from a node; 0 (the root) when there is none.
 */
static uint32_t step(const thaw_phrases *phrases, uint32_t node, uint32_t word)
{
    uint32_t low = phrases->edge_first[node];
    uint32_t high = phrases->edge_first[node + 1];
    if (node == 0)
        return word < high ? word + 1 : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (phrases->edges[middle] == word)
            return middle + 1;
        if (phrases->edges[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* What a text of words satisfies, when one more of letters is added. */
static int add_case(int text, int letters)
{
    if (letters == THAW_CASE_COUNT || text == THAW_CASE_COUNT)
        return letters == THAW_CASE_COUNT ? text : letters;
    if (text == letters)
        return text;
    return text == THAW_CASE_ANY && letters == THAW_CASE_ANY
        ? THAW_CASE_ANY
        : THAW_CASE_CAPITAL;
}

/* True when an entry of the phrase fits its letters. */
static bool any_fits(const thaw_phrase *phrase)
{
    for (uint32_t i = 0; i < phrase->entry_count; i++)
        if (thaw_phrase_fits(phrase, &phrase->entries[i]))
            return true;
    return false;
}

static thaw_phrase phrase_at(const thaw_phrases *phrases, uint32_t node,
    uint32_t first, uint32_t end, int letters)
{
    uint32_t at = phrases->entry_first[node];
    return (thaw_phrase){first, end, phrases->entries + at,
        phrases->entry_first[node + 1] - at,
        (uint8_t)(letters == THAW_CASE_COUNT ? THAW_CASE_UPPER : letters)};
}

size_t thaw_units_find(const thaw_units *units, uint32_t first, uint32_t end,
    thaw_phrase *out, size_t max)
{
    thaw_phrase found[THAW_PHRASE_LENGTHS_MAX];
    size_t count = 0;
    assert(first <= end && end <= units->token_count);
    uint32_t at = units->first_of[first], stop = units->first_of[end];
    if (at == stop || units->items[at].token != first)
        return 0;
    int letters = THAW_CASE_COUNT;
    uint32_t node = 0;
    for (; at < stop && count < THAW_PHRASE_LENGTHS_MAX; at++) {
        const thaw_unit *unit = &units->items[at];
        node = step(units->phrases, node, unit->word);
        if (node == 0)
            break;
        letters = add_case(letters, unit->letters);
        if (units->first_of[unit->token + 1] != at + 1)
            continue;
        found[count] =
            phrase_at(units->phrases, node, first, unit->token + 1, letters);
        if (any_fits(&found[count]))
            count++;
    }
    size_t n = count < max ? count : max;
    for (size_t i = 0; i < n; i++)
        out[i] = found[count - 1 - i];
    return n;
}

bool thaw_units_find_longest(
    const thaw_units *units, uint32_t first, uint32_t end, thaw_phrase *out)
{
    return thaw_units_find(units, first, end, out, 1) == 1;
}

bool thaw_phrases_find(
    const thaw_phrases *phrases, thaw_str text, thaw_phrase *out)
{
    uint32_t node = 0;
    int letters = THAW_CASE_COUNT;
    thaw_str rest = text;
    while (rest.ptr) {
        thaw_str token = thaw_str_trim(thaw_str_split(&rest, ' '));
        thaw_cutter cutter;
        thaw_str word;
        thaw_cutter_init(&cutter, token);
        while (thaw_cutter_next(&cutter, &word)) {
            node = step(phrases, node, find_word(phrases, word));
            if (node == 0)
                return false;
        }
        if (token.len)
            letters = add_case(letters, case_of(token));
    }
    *out = phrase_at(phrases, node, 0, 1, letters);
    return node != 0 && any_fits(out);
}

/* ---- opening
 * ------------------------------------------------------------------ */

static thaw_status broken(thaw_error *err, const char *what)
{
    return thaw_fail(err, THAW_EFORMAT, 0, "phrases: bad %s", what);
}

/* A chunk that is an array of 32-bit numbers. */
static thaw_status open_numbers(thaw_know *know, const char id[4],
    const uint32_t **numbers, size_t *count, thaw_error *err)
{
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, id, &chunk, err);
    if (status != THAW_OK)
        return status;
    *numbers = (const void *)chunk.ptr;
    *count = chunk.len / sizeof **numbers;
    return THAW_OK;
}

static bool slots_are_sane(const thaw_phrases *phrases)
{
    uint32_t empty = 0, count = phrases->slot_count;
    if (count == 0 || (count & (count - 1)) != 0)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        empty += phrases->slots[i] == 0;
        if (phrases->slots[i] > phrases->words.count)
            return false;
    }
    return empty > 0;
}

/* The edges of one node: known words that rise, and lead to later nodes. */
static bool node_is_sane(const thaw_phrases *phrases, uint32_t node)
{
    uint32_t begin = phrases->edge_first[node];
    uint32_t end = phrases->edge_first[node + 1];
    if (begin > end || end > phrases->node_count - 1 ||
        (begin < end && begin < node))
        return false;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t word = phrases->edges[i];
        if (word >= phrases->words.count || (node == 0 && word != i) ||
            (i > begin && word <= phrases->edges[i - 1]))
            return false;
    }
    return true;
}

static bool edges_are_sane(const thaw_phrases *phrases)
{
    const uint32_t *first = phrases->edge_first;
    uint32_t nodes = phrases->node_count;
    bool sane = first[0] == 0 && first[nodes] == nodes - 1;
    for (uint32_t node = 0; sane && node < nodes; node++)
        sane = node_is_sane(phrases, node);
    return sane;
}

static bool entries_are_sane(
    const thaw_phrases *phrases, uint32_t actors, uint32_t agents)
{
    const uint32_t *first = phrases->entry_first;
    if (first[0] != 0 || first[phrases->node_count] != phrases->entry_count)
        return false;
    for (uint32_t i = 0; i < phrases->node_count; i++)
        if (first[i] > first[i + 1])
            return false;
    for (uint32_t i = 0; i < phrases->entry_count; i++) {
        const thaw_phrase_entry *entry = &phrases->entries[i];
        uint32_t limit = thaw_phrase_entry_is_agent(entry) ? agents : actors;
        if (entry->form >= THAW_FORM_COUNT ||
            entry->letters >= THAW_CASE_COUNT || entry->record >= limit ||
            (entry->needs != THAW_PHRASE_NONE && entry->needs >= actors))
            return false;
    }
    return true;
}

thaw_status thaw_phrases_open(thaw_know *know, thaw_error *err)
{
    thaw_phrases *p = &know->phrases;
    thaw_str chunk;
    size_t slots, edges, edge_firsts, entry_firsts;
    thaw_status status = thaw_chunks_get(&know->chunks, "phWD", &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open(&p->words, chunk, "phrases", err);
    if (status == THAW_OK)
        status = open_numbers(know, "phSL", &p->slots, &slots, err);
    if (status == THAW_OK)
        status = open_numbers(know, "phED", &p->edges, &edges, err);
    if (status == THAW_OK)
        status = open_numbers(know, "phEF", &p->edge_first, &edge_firsts, err);
    if (status == THAW_OK)
        status =
            open_numbers(know, "phNF", &p->entry_first, &entry_firsts, err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, "phEN", &chunk, err);
    if (status != THAW_OK)
        return status;
    if (edge_firsts < 2 || edge_firsts != entry_firsts ||
        edges != edge_firsts - 2 || chunk.len % sizeof *p->entries)
        return broken(err, "sizes");
    p->slot_count = (uint32_t)slots;
    p->node_count = (uint32_t)edge_firsts - 1;
    p->entries = (const void *)chunk.ptr;
    p->entry_count = (uint32_t)(chunk.len / sizeof *p->entries);
    if (!slots_are_sane(p))
        return broken(err, "hash table");
    if (!edges_are_sane(p))
        return broken(err, "trie");
    if (!entries_are_sane(p, know->actors.count, know->agents.count))
        return broken(err, "entry");
    return THAW_OK;
}
