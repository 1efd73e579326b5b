/*
 * ontology_compile.c - compiling data/ontology/.
 *
 * Sectors, contexts and quads come first, then events, modes and CAMEO, which
 * name them; thaw_ontology_finish() sorts and writes all.
 */
#include <math.h>
#include <stdlib.h>

#include "know/ontology_file.h"
#include "know/rows.h"

typedef struct {
    thaw_str key;
    thaw_ontology_row row;
} entry;
typedef struct {
    thaw_map lines; /* key -> line */
    struct {
        entry *items;
        size_t count, room;
    } list;
} entries;

typedef struct {
    thaw_str key; /* a CAMEO prefix or a PLOVER event */
    uint8_t quad[THAW_QUAD_COUNT];
} quad_rule;
typedef struct {
    thaw_str code;
    thaw_cameo_row row;
} code;

struct thaw_ontology_build {
    thaw_pool texts;
    entries events, modes, contexts, sectors;
    thaw_map quad_lines, code_lines;
    struct {
        quad_rule *items;
        size_t count, room;
    } quads;
    struct {
        code *items;
        size_t count, room;
    } codes;
};

static struct thaw_ontology_build *get_build(thaw_compile *compile)
{
    struct thaw_ontology_build *build = compile->ontology;
    if (build)
        return build;
    build = THAW_ARRAY(compile->arena, struct thaw_ontology_build, 1);
    if (!build) {
        compile->no_memory = true;
        return NULL;
    }
    thaw_pool_init(&build->texts, compile->arena);
    thaw_map *maps[] = {&build->events.lines, &build->modes.lines,
        &build->contexts.lines, &build->sectors.lines, &build->quad_lines,
        &build->code_lines};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        thaw_map_init(maps[i], compile->arena);
    return compile->ontology = build;
}

/* Complains when the key was there before; else notes its line. */
static bool note_key(thaw_rows *rows, thaw_map *lines, thaw_str key)
{
    uint32_t before = thaw_map_find(lines, key);
    if (before != THAW_MAP_NONE) {
        thaw_rows_complain(rows, "\"%.*s\" is there already, in line %u",
            THAW_STR_ARG(key), before);
        return false;
    }
    if (!thaw_map_set(lines, key, (uint32_t)rows->lines.line))
        rows->compile->no_memory = true;
    return true;
}

static entry *add_entry(thaw_rows *rows, entries *to, thaw_str key)
{
    if (!note_key(rows, &to->lines, key))
        return NULL;
    entry *slot = THAW_PUSH(rows->compile->arena, &to->list);
    if (!slot) {
        rows->compile->no_memory = true;
        return NULL;
    }
    *slot = (entry){.key = key};
    return slot;
}

static uint32_t add_text(thaw_rows *rows, thaw_str text)
{
    return thaw_pool_add(&rows->compile->ontology->texts, rows->compile, text);
}

/* Reads a number; complains about what is none.  Empty: the default. */
static double read_score(thaw_rows *rows, thaw_str text, double usual)
{
    double value = usual;
    if (text.len && !thaw_str_to_double(text, &value))
        thaw_rows_complain(rows, "\"%.*s\" is no number", THAW_STR_ARG(text));
    return value;
}

/* ---- sectors and contexts ------------------------------------------------ */

/* name, label, definition; sectors have "international" between. */
static void read_term(thaw_rows *rows, entries *to, bool sector)
{
    size_t definition = sector ? 3 : 2;
    if (!thaw_rows_need(rows, 0, "a name") ||
        !thaw_rows_need(rows, definition, "a definition"))
        return;
    if (sector && rows->fields[2].len &&
        !thaw_str_is(rows->fields[2], "international"))
        thaw_rows_complain(rows, "\"%.*s\", expected international or -",
            THAW_STR_ARG(rows->fields[2]));
    entry *e = add_entry(rows, to, rows->fields[0]);
    if (!e)
        return;
    e->row = (thaw_ontology_row){.name = add_text(rows, rows->fields[0]),
        .label = add_text(rows, rows->fields[1]),
        .definition = add_text(rows, rows->fields[definition]),
        .event = add_text(rows, THAW_STR("")),
        .flags =
            sector && rows->fields[2].len ? THAW_ONTOLOGY_INTERNATIONAL : 0};
}

void thaw_ontology_compile_sectors(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_ontology_build *build = get_build(compile);
    thaw_rows rows;
    for (size_t i = 0; build && i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 4, 4);
        while (thaw_rows_next(&rows))
            read_term(&rows, &build->sectors, true);
    }
}

void thaw_ontology_compile_contexts(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_ontology_build *build = get_build(compile);
    thaw_rows rows;
    for (size_t i = 0; build && i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 3, 3);
        while (thaw_rows_next(&rows))
            read_term(&rows, &build->contexts, false);
    }
}

bool thaw_ontology_check_sector(thaw_compile *compile,
    const thaw_source *source, size_t line, thaw_str sector)
{
    if (!sector.len ||
        thaw_map_find(&compile->ontology->sectors.lines, sector) !=
            THAW_MAP_NONE)
        return true;
    thaw_complain(
        compile, source, line, "unknown sector \"%.*s\"", THAW_STR_ARG(sector));
    return false;
}

bool thaw_ontology_is_international(const thaw_compile *compile, thaw_str name)
{
    const entries *sectors = &compile->ontology->sectors;
    for (size_t i = 0; i < sectors->list.count; i++)
        if (thaw_str_equal(sectors->list.items[i].key, name))
            return (sectors->list.items[i].row.flags &
                       THAW_ONTOLOGY_INTERNATIONAL) != 0;
    return false;
}

/* ---- quads ------------------------------------------------------------------
 */

static void read_quad(thaw_rows *rows)
{
    struct thaw_ontology_build *build = rows->compile->ontology;
    if (!thaw_rows_need(rows, 0, "a CAMEO prefix or an event") ||
        !note_key(rows, &build->quad_lines, rows->fields[0]))
        return;
    quad_rule *rule = THAW_PUSH(rows->compile->arena, &build->quads);
    if (!rule) {
        rows->compile->no_memory = true;
        return;
    }
    *rule = (quad_rule){.key = rows->fields[0]};
    for (int i = 0; i < THAW_QUAD_COUNT; i++) {
        thaw_str text = rows->fields[i + 1];
        int64_t value = 0;
        if (text.len &&
            (!thaw_str_to_int(text, &value) || value < 0 || value > 4))
            thaw_rows_complain(rows,
                "\"%.*s\" is no quad class, expected 0 to 4",
                THAW_STR_ARG(text));
        rule->quad[i] = (uint8_t)(value & 7);
    }
}

void thaw_ontology_compile_quads(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_ontology_build *build = get_build(compile);
    thaw_rows rows;
    for (size_t i = 0; build && i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 5, 5);
        while (thaw_rows_next(&rows))
            read_quad(&rows);
    }
}

/* The class of a key by its longest prefix in the table; an event must stand
 * there whole.  0 when there is none. */
static uint8_t find_quad(
    const struct thaw_ontology_build *build, thaw_quad map, thaw_str key)
{
    const quad_rule *best = NULL;
    for (size_t i = 0; i < build->quads.count; i++) {
        const quad_rule *rule = &build->quads.items[i];
        bool fits = thaw_is_digit(key.ptr[0]) ? thaw_str_starts(key, rule->key)
                                              : thaw_str_equal(key, rule->key);
        if (fits && (!best || rule->key.len > best->key.len))
            best = rule;
    }
    return best ? best->quad[map] : 0;
}

/* ---- events and modes
 * --------------------------------------------------------- */

/* name, score, target (needed or -), definition */
static void read_event(thaw_rows *rows)
{
    struct thaw_ontology_build *build = rows->compile->ontology;
    thaw_str name = rows->fields[0];
    if (!thaw_rows_need(rows, 0, "a name") ||
        !thaw_rows_need(rows, 1, "a score") ||
        !thaw_rows_need(rows, 3, "a definition"))
        return;
    uint8_t quad = find_quad(build, THAW_QUAD_PLOVER, name);
    if (quad == 0)
        thaw_rows_complain(rows, "\"%.*s\" has no class in the plover quad map",
            THAW_STR_ARG(name));
    if (rows->fields[2].len && !thaw_str_is(rows->fields[2], "needed"))
        thaw_rows_complain(rows, "\"%.*s\", expected needed or -",
            THAW_STR_ARG(rows->fields[2]));
    entry *e = add_entry(rows, &build->events, name);
    if (!e)
        return;
    e->row = (thaw_ontology_row){.name = add_text(rows, name),
        .label = add_text(rows, THAW_STR("")),
        .event = add_text(rows, name),
        .definition = add_text(rows, rows->fields[3]),
        .score = read_score(rows, rows->fields[1], 0),
        .quad = quad,
        .flags = rows->fields[2].len ? THAW_ONTOLOGY_NEEDS_TARGET : 0};
}

void thaw_ontology_compile_events(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_ontology_build *build = get_build(compile);
    thaw_rows rows;
    for (size_t i = 0; build && i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 4, 4);
        while (thaw_rows_next(&rows))
            read_event(&rows);
    }
}

static const entry *find_entry(const entries *in, thaw_str key)
{
    for (size_t i = 0; i < in->list.count; i++)
        if (thaw_str_equal(in->list.items[i].key, key))
            return &in->list.items[i];
    return NULL;
}

/* event, mode, score, definition */
static void read_mode(thaw_rows *rows)
{
    struct thaw_ontology_build *build = rows->compile->ontology;
    if (!thaw_rows_need(rows, 1, "a mode") ||
        !thaw_rows_need(rows, 3, "a definition"))
        return;
    const entry *event = find_entry(&build->events, rows->fields[0]);
    if (!event) {
        thaw_rows_complain(
            rows, "unknown event \"%.*s\"", THAW_STR_ARG(rows->fields[0]));
        return;
    }
    thaw_str key = thaw_arena_format(rows->compile->arena, "%.*s/%.*s",
        THAW_STR_ARG(rows->fields[0]), THAW_STR_ARG(rows->fields[1]));
    entry *e = key.ptr ? add_entry(rows, &build->modes, key) : NULL;
    if (!key.ptr)
        rows->compile->no_memory = true;
    if (!e)
        return;
    e->row = (thaw_ontology_row){.event = add_text(rows, rows->fields[0]),
        .name = add_text(rows, rows->fields[1]),
        .label = add_text(rows, THAW_STR("")),
        .definition = add_text(rows, rows->fields[3]),
        .score = read_score(rows, rows->fields[2], event->row.score)};
}

void thaw_ontology_compile_modes(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_ontology_build *build = get_build(compile);
    thaw_rows rows;
    for (size_t i = 0; build && i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 4, 4);
        while (thaw_rows_next(&rows))
            read_mode(&rows);
    }
}

/* ---- CAMEO
 * ---------------------------------------------------------------------- */

static bool is_code(thaw_str text)
{
    bool good = text.len >= 2 && text.len <= 4;
    for (size_t i = 0; i < text.len; i++)
        good = good && thaw_is_digit(text.ptr[i]);
    return good;
}

static void check_mode(thaw_rows *rows, thaw_str event, thaw_str mode)
{
    const struct thaw_ontology_build *build = rows->compile->ontology;
    if (event.len && !find_entry(&build->events, event))
        thaw_rows_complain(rows, "unknown event \"%.*s\"", THAW_STR_ARG(event));
    if (!mode.len)
        return;
    for (size_t i = 0; i < build->modes.list.count; i++) {
        thaw_str key = build->modes.list.items[i].key;
        if (key.len == event.len + 1 + mode.len &&
            thaw_str_starts(key, event) && thaw_str_ends(key, mode))
            return;
    }
    thaw_rows_complain(rows, "%.*s has no mode \"%.*s\"", THAW_STR_ARG(event),
        THAW_STR_ARG(mode));
}

static void read_contexts(thaw_rows *rows, thaw_str field, thaw_cameo_row *row)
{
    const struct thaw_ontology_build *build = rows->compile->ontology;
    thaw_str rest = field;
    while (rest.ptr) {
        thaw_str name = thaw_str_trim(thaw_str_split(&rest, ','));
        if (!name.len)
            continue;
        if (!find_entry(&build->contexts, name))
            thaw_rows_complain(
                rows, "unknown context \"%.*s\"", THAW_STR_ARG(name));
        if (row->context_count == THAW_CAMEO_CONTEXTS_MAX) {
            thaw_rows_complain(
                rows, "more than %d contexts", THAW_CAMEO_CONTEXTS_MAX);
            return;
        }
        row->contexts[row->context_count++] = add_text(rows, name);
    }
}

/* code, name, event, mode, contexts, gdelt, icews, definition */
static void read_cameo(thaw_rows *rows)
{
    struct thaw_ontology_build *build = rows->compile->ontology;
    thaw_str *f = rows->fields;
    if (!is_code(f[0])) {
        thaw_rows_complain(rows,
            "\"%.*s\" is no CAMEO code, expected 2 to 4 "
            "digits",
            THAW_STR_ARG(f[0]));
        return;
    }
    if (!thaw_rows_need(rows, 1, "a name") ||
        !thaw_rows_need(rows, 7, "a definition") ||
        !note_key(rows, &build->code_lines, f[0]))
        return;
    check_mode(rows, f[2], f[3]);
    code *slot = THAW_PUSH(rows->compile->arena, &build->codes);
    if (!slot) {
        rows->compile->no_memory = true;
        return;
    }
    *slot = (code){.code = f[0],
        .row = {.name = add_text(rows, f[1]),
            .event = add_text(rows, f[2]),
            .mode = add_text(rows, f[3]),
            .definition = add_text(rows, f[7])}};
    read_contexts(rows, f[4], &slot->row);
    slot->row.goldstein[THAW_GOLDSTEIN_GDELT] =
        read_score(rows, f[5], (double)NAN);
    slot->row.goldstein[THAW_GOLDSTEIN_ICEWS] =
        read_score(rows, f[6], (double)NAN);
    for (int i = 0; i < THAW_QUAD_COUNT; i++)
        slot->row.quad[i] = find_quad(build, (thaw_quad)i,
            i == THAW_QUAD_PLOVER && f[2].len ? f[2] : f[0]);
}

void thaw_ontology_compile_cameo(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_ontology_build *build = get_build(compile);
    thaw_rows rows;
    for (size_t i = 0; build && i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 8, 8);
        while (thaw_rows_next(&rows))
            read_cameo(&rows);
    }
}

/* ---- writing
 * ---------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b)
{
    return thaw_str_compare(((const entry *)a)->key, ((const entry *)b)->key);
}

static int compare_codes(const void *a, const void *b)
{
    return thaw_str_compare(((const code *)a)->code, ((const code *)b)->code);
}

static void write_entries(thaw_compile *compile, entries *from,
    const char keys_id[4], const char rows_id[4])
{
    size_t count = from->list.count;
    thaw_str *keys = THAW_ARRAY(compile->arena, thaw_str, count);
    thaw_ontology_row *rows =
        THAW_ARRAY(compile->arena, thaw_ontology_row, count);
    if (!keys || !rows) {
        compile->no_memory = true;
        return;
    }
    if (count)
        qsort(
            from->list.items, count, sizeof *from->list.items, compare_entries);
    for (size_t i = 0; i < count; i++) {
        keys[i] = from->list.items[i].key;
        rows[i] = from->list.items[i].row;
    }
    thaw_chunk_writer_add_strings(compile->writer, keys_id, keys, count);
    thaw_chunk_writer_add(compile->writer, rows_id,
        (thaw_str){(const char *)rows, count * sizeof *rows});
}

static void write_codes(thaw_compile *compile)
{
    struct thaw_ontology_build *build = compile->ontology;
    size_t count = build->codes.count;
    thaw_str *keys = THAW_ARRAY(compile->arena, thaw_str, count);
    thaw_cameo_row *rows = THAW_ARRAY(compile->arena, thaw_cameo_row, count);
    if (!keys || !rows) {
        compile->no_memory = true;
        return;
    }
    if (count)
        qsort(build->codes.items, count, sizeof *build->codes.items,
            compare_codes);
    for (size_t i = 0; i < count; i++) {
        keys[i] = build->codes.items[i].code;
        rows[i] = build->codes.items[i].row;
    }
    thaw_chunk_writer_add_strings(compile->writer, "onAK", keys, count);
    thaw_chunk_writer_add(compile->writer, "onAR",
        (thaw_str){(const char *)rows, count * sizeof *rows});
}

void thaw_ontology_finish(thaw_compile *compile)
{
    struct thaw_ontology_build *build = compile->ontology;
    thaw_chunk_writer_add_strings(compile->writer, "onTX",
        build->texts.list.items, build->texts.list.count);
    write_entries(compile, &build->events, "onEK", "onER");
    write_entries(compile, &build->modes, "onMK", "onMR");
    write_entries(compile, &build->contexts, "onCK", "onCR");
    write_entries(compile, &build->sectors, "onSK", "onSR");
    write_codes(compile);
}

/* ---- for the rules ---------------------------------------------------------
 */

static bool has_key(
    const thaw_map *gathered, const thaw_strings *opened, thaw_str key)
{
    if (gathered && thaw_map_find(gathered, key) != THAW_MAP_NONE)
        return true;
    return opened && thaw_strings_find(opened, key) >= 0;
}

bool thaw_ontology_has_code(const thaw_compile *compile, thaw_str name)
{
    const struct thaw_ontology_build *build = compile->ontology;
    const thaw_ontology *codes = compile->codes;
    return has_key(
        build ? &build->code_lines : NULL, codes ? &codes->cameo : NULL, name);
}

bool thaw_ontology_has_event(const thaw_compile *compile, thaw_str event)
{
    const struct thaw_ontology_build *build = compile->ontology;
    const thaw_ontology *codes = compile->codes;
    return has_key(build ? &build->events.lines : NULL,
        codes ? &codes->events : NULL, event);
}

bool thaw_ontology_has_mode(
    thaw_compile *compile, thaw_str event, thaw_str mode)
{
    const struct thaw_ontology_build *build = compile->ontology;
    const thaw_ontology *codes = compile->codes;
    thaw_str key = thaw_arena_format(
        compile->arena, "%.*s/%.*s", THAW_STR_ARG(event), THAW_STR_ARG(mode));
    return key.ptr &&
        has_key(build ? &build->modes.lines : NULL,
            codes ? &codes->modes : NULL, key);
}

bool thaw_ontology_has_context(const thaw_compile *compile, thaw_str context)
{
    const struct thaw_ontology_build *build = compile->ontology;
    const thaw_ontology *codes = compile->codes;
    return has_key(build ? &build->contexts.lines : NULL,
        codes ? &codes->contexts : NULL, context);
}
