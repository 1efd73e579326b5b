/*
 * actors_finish.c - sorting, checking and writing the gathered actors.
 */
#include <stdlib.h>

#include "know/actors_file.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static void write_array(thaw_compile *compile, const char id[4],
    const void *items, size_t count, size_t size)
{
    thaw_chunk_writer_add(
        compile->writer, id, (thaw_str){items ? items : "", count * size});
}

static uint32_t add_text(thaw_compile *compile, thaw_str text)
{
    return thaw_pool_add(&compile->actors->texts, compile, text);
}

/* ---- actors
 * -------------------------------------------------------------------- */

static int compare_actors(const void *left, const void *right)
{
    return thaw_str_compare((*(const thaw_actor_build *const *)left)->id,
        (*(const thaw_actor_build *const *)right)->id);
}

/* New numbers by id order. */
static uint32_t *number_actors(
    thaw_compile *compile, const thaw_actor_build ***sorted)
{
    struct thaw_actors_build *build = compile->actors;
    size_t count = build->list.count;
    uint32_t *numbers = THAW_ARRAY(compile->arena, uint32_t, count);
    *sorted = THAW_ARRAY(compile->arena, const thaw_actor_build *, count);
    if (!numbers || !*sorted) {
        compile->no_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        (*sorted)[i] = &build->list.items[i];
    if (count)
        qsort(*sorted, count, sizeof **sorted, compare_actors);
    for (size_t i = 0; i < count; i++)
        numbers[(*sorted)[i] - build->list.items] = (uint32_t)i;
    return numbers;
}

static uint32_t find_parent(thaw_compile *compile,
    const thaw_actor_build *actor, const uint32_t *numbers)
{
    if (!actor->parent.len)
        return THAW_ACTOR_NONE;
    uint32_t found = thaw_map_find(&compile->actors->by_id, actor->parent);
    if (found != THAW_MAP_NONE)
        return numbers[found];
    thaw_complain(compile, actor->said.source, actor->said.line,
        "unknown parent \"%.*s\"", THAW_STR_ARG(actor->parent));
    return THAW_ACTOR_NONE;
}

static void write_actors(thaw_compile *compile,
    const thaw_actor_build *const *sorted, const uint32_t *numbers)
{
    size_t count = compile->actors->list.count;
    thaw_str *ids = THAW_ARRAY(compile->arena, thaw_str, count);
    thaw_actor_row *rows = THAW_ARRAY(compile->arena, thaw_actor_row, count);
    if (!ids || !rows) {
        compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const thaw_actor_build *actor = sorted[i];
        ids[i] = actor->id;
        rows[i] = (thaw_actor_row){.name = add_text(compile, actor->name),
            .type = add_text(compile, actor->type),
            .parent = find_parent(compile, actor, numbers),
            .kind = (uint8_t)actor->kind,
            .gender = (uint8_t)actor->gender,
            .from = actor->from,
            .to = actor->to};
    }
    thaw_chunk_writer_add_strings(compile->writer, "acID", ids, count);
    write_array(compile, "acRW", rows, count, sizeof *rows);
}

/* ---- codes
 * ----------------------------------------------------------------------- */

/* By actor, then the one that begins first; one without dates before all. */
static int compare_codes(const void *left, const void *right)
{
    const thaw_code_build *a = left, *b = right;
    int order = compare_numbers(a->actor, b->actor);
    if (order == 0)
        order = compare_numbers(a->from, b->from);
    if (order == 0)
        order = compare_numbers(a->to, b->to);
    if (order == 0)
        order = thaw_str_compare(a->code, b->code);
    return order ? order : thaw_str_compare(a->sector, b->sector);
}

static void write_codes(thaw_compile *compile, const uint32_t *numbers)
{
    struct thaw_actors_build *build = compile->actors;
    size_t count = build->codes.count, actors = build->list.count;
    thaw_code_row *rows = THAW_ARRAY(compile->arena, thaw_code_row, count);
    uint32_t *first = THAW_ARRAY(compile->arena, uint32_t, actors + 1);
    if (!rows || !first) {
        compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        build->codes.items[i].actor = numbers[build->codes.items[i].actor];
    if (count)
        qsort(build->codes.items, count, sizeof *build->codes.items,
            compare_codes);
    for (size_t i = 0; i < count; i++) {
        const thaw_code_build *code = &build->codes.items[i];
        first[code->actor + 1] = (uint32_t)i + 1;
        rows[i] = (thaw_code_row){add_text(compile, code->code),
            add_text(compile, code->sector), code->from, code->to,
            code->official ? THAW_CODE_OFFICIAL : 0};
    }
    for (size_t i = 1; i <= actors; i++)
        if (first[i] < first[i - 1])
            first[i] = first[i - 1];
    write_array(compile, "acCF", first, actors + 1, sizeof *first);
    write_array(compile, "acCO", rows, count, sizeof *rows);
}

/* ---- terms
 * ------------------------------------------------------------------------- */

static int compare_terms(const void *left, const void *right)
{
    const thaw_term_build *a = left, *b = right;
    int order = thaw_str_compare(a->country, b->country);
    if (order == 0)
        order = thaw_str_compare(a->office, b->office);
    if (order == 0)
        order = compare_numbers(a->from, b->from);
    if (order == 0)
        order = compare_numbers(a->to == THAW_DAY_NONE, b->to == THAW_DAY_NONE);
    if (order == 0)
        order = compare_numbers(a->to, b->to);
    return order ? order : compare_numbers(a->actor, b->actor);
}

static bool is_shared(thaw_compile *compile, const thaw_term_build *term)
{
    struct thaw_actors_build *build = compile->actors;
    uint32_t at = thaw_map_find(&build->office_by_id, term->office);
    return build->offices.items[at].many || (term->flags & THAW_TERM_JOINT);
}

/* Two people in an office for one, other than on the day of the change. */
static void check_overlap(thaw_compile *compile, const thaw_term_build *before,
    const thaw_term_build *term)
{
    if (!thaw_str_equal(before->country, term->country) ||
        !thaw_str_equal(before->office, term->office) ||
        (before->to != THAW_DAY_NONE && before->to <= term->from) ||
        (is_shared(compile, before) && is_shared(compile, term)))
        return;
    /* an acting holder stands in for one who keeps the office */
    if ((before->flags ^ term->flags) & THAW_TERM_ACTING)
        return;
    thaw_complain(compile, term->said.source, term->said.line,
        "two hold the office of %.*s of %.*s: this term begins before that of "
        "line %zu ends",
        THAW_STR_ARG(term->office), THAW_STR_ARG(term->country),
        before->said.line);
}

static void sort_terms(thaw_compile *compile, const uint32_t *numbers)
{
    struct thaw_actors_build *build = compile->actors;
    size_t count = build->terms.count;
    for (size_t i = 0; i < count; i++)
        build->terms.items[i].actor = numbers[build->terms.items[i].actor];
    if (count)
        qsort(build->terms.items, count, sizeof *build->terms.items,
            compare_terms);
    for (size_t i = 1; i < count; i++)
        check_overlap(
            compile, &build->terms.items[i - 1], &build->terms.items[i]);
}

static void write_terms(thaw_compile *compile)
{
    struct thaw_actors_build *build = compile->actors;
    size_t count = build->terms.count;
    thaw_term_row *rows = THAW_ARRAY(compile->arena, thaw_term_row, count);
    if (!rows) {
        compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const thaw_term_build *term = &build->terms.items[i];
        rows[i] = (thaw_term_row){add_text(compile, term->country),
            add_text(compile, term->office), term->actor, term->flags,
            term->from, term->to};
    }
    write_array(compile, "acTE", rows, count, sizeof *rows);
}

typedef struct {
    uint32_t person, term;
    int32_t from;
} person_term;

static int compare_person_terms(const void *left, const void *right)
{
    const person_term *a = left, *b = right;
    int order = compare_numbers(a->person, b->person);
    if (order == 0)
        order = compare_numbers(a->from, b->from);
    return order ? order : compare_numbers(a->term, b->term);
}

static void write_person_terms(thaw_compile *compile)
{
    struct thaw_actors_build *build = compile->actors;
    size_t count = build->terms.count, actors = build->list.count;
    person_term *list = THAW_ARRAY(compile->arena, person_term, count);
    uint32_t *first = THAW_ARRAY(compile->arena, uint32_t, actors + 1);
    uint32_t *terms = THAW_ARRAY(compile->arena, uint32_t, count);
    if (!list || !first || !terms) {
        compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        list[i] = (person_term){build->terms.items[i].actor, (uint32_t)i,
            build->terms.items[i].from};
    if (count)
        qsort(list, count, sizeof *list, compare_person_terms);
    for (size_t i = 0; i < count; i++) {
        terms[i] = list[i].term;
        first[list[i].person + 1] = (uint32_t)i + 1;
    }
    for (size_t i = 1; i <= actors; i++)
        if (first[i] < first[i - 1])
            first[i] = first[i - 1];
    write_array(compile, "acPF", first, actors + 1, sizeof *first);
    write_array(compile, "acPT", terms, count, sizeof *terms);
}

/* ---- terms by country and office
 * ------------------------------------------------------ */

typedef struct {
    thaw_str key;
    uint32_t term;
    int32_t from;
} keyed_term;
typedef struct {
    keyed_term *items;
    size_t count, room;
} keyed_list;

static int compare_keyed(const void *left, const void *right)
{
    const keyed_term *a = left, *b = right;
    int order = thaw_str_compare(a->key, b->key);
    if (order == 0)
        order = compare_numbers(b->from, a->from);
    return order ? order : compare_numbers(b->term, a->term);
}

static void push_key(
    thaw_compile *compile, keyed_list *list, size_t term, thaw_str office)
{
    const thaw_term_build *t = &compile->actors->terms.items[term];
    keyed_term *slot = THAW_PUSH(compile->arena, list);
    thaw_str key = thaw_arena_format(compile->arena, "%.*s/%.*s",
        THAW_STR_ARG(t->country), THAW_STR_ARG(office));
    if (slot && key.ptr)
        *slot = (keyed_term){key, (uint32_t)term, t->from};
    else
        compile->no_memory = true;
}

static void gather_keys(thaw_compile *compile, keyed_list *list)
{
    struct thaw_actors_build *build = compile->actors;
    for (size_t i = 0; i < build->terms.count; i++) {
        const thaw_term_build *term = &build->terms.items[i];
        uint32_t at = thaw_map_find(&build->office_by_id, term->office);
        thaw_str class = build->offices.items[at].class;
        push_key(compile, list, i, term->office);
        if (class.len)
            push_key(compile, list, i, class);
        if ((term->flags & THAW_TERM_LEADER) &&
            !thaw_str_is(term->office, "leader"))
            push_key(compile, list, i, THAW_STR("leader"));
    }
    if (list->count && !compile->no_memory)
        qsort(list->items, list->count, sizeof *list->items, compare_keyed);
}

static void write_keys(thaw_compile *compile)
{
    keyed_list list = {0};
    gather_keys(compile, &list);
    thaw_str *keys = THAW_ARRAY(compile->arena, thaw_str, list.count);
    uint32_t *first = THAW_ARRAY(compile->arena, uint32_t, list.count + 1);
    uint32_t *terms = THAW_ARRAY(compile->arena, uint32_t, list.count);
    if (!keys || !first || !terms || compile->no_memory) {
        compile->no_memory = true;
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (i == 0 || !thaw_str_equal(list.items[i].key, keys[count - 1])) {
            first[count] = (uint32_t)i;
            keys[count++] = list.items[i].key;
        }
        terms[i] = list.items[i].term;
    }
    first[count] = (uint32_t)list.count;
    thaw_chunk_writer_add_strings(compile->writer, "acKY", keys, count);
    write_array(compile, "acKF", first, count + 1, sizeof *first);
    write_array(compile, "acKT", terms, list.count, sizeof *terms);
}

/* ---- offices
 * -----------------------------------------------------------------------------
 */

static int compare_offices(const void *left, const void *right)
{
    return thaw_str_compare(((const thaw_office_build *)left)->id,
        ((const thaw_office_build *)right)->id);
}

/* Last, as it moves the offices that the map points to. */
static void write_offices(thaw_compile *compile)
{
    struct thaw_actors_build *build = compile->actors;
    size_t count = build->offices.count;
    thaw_str *ids = THAW_ARRAY(compile->arena, thaw_str, count);
    thaw_office_row *rows = THAW_ARRAY(compile->arena, thaw_office_row, count);
    if (!ids || !rows) {
        compile->no_memory = true;
        return;
    }
    if (count)
        qsort(build->offices.items, count, sizeof *build->offices.items,
            compare_offices);
    for (size_t i = 0; i < count; i++) {
        const thaw_office_build *office = &build->offices.items[i];
        ids[i] = office->id;
        rows[i] = (thaw_office_row){add_text(compile, office->name),
            add_text(compile, office->class),
            add_text(compile, office->sector)};
    }
    thaw_chunk_writer_add_strings(compile->writer, "acOI", ids, count);
    write_array(compile, "acOR", rows, count, sizeof *rows);
}

void thaw_actors_finish(thaw_compile *compile)
{
    const thaw_actor_build **sorted;
    uint32_t *numbers = number_actors(compile, &sorted);
    if (!numbers)
        return;
    thaw_phrases_renumber(compile, numbers);
    write_actors(compile, sorted, numbers);
    write_codes(compile, numbers);
    if (compile->no_memory)
        return;
    sort_terms(compile, numbers);
    write_terms(compile);
    write_person_terms(compile);
    write_keys(compile);
    write_offices(compile);
    thaw_chunk_writer_add_strings(compile->writer, "acTX",
        compile->actors->texts.list.items, compile->actors->texts.list.count);
}
