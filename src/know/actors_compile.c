/*
 * actors_compile.c - compiling countries, organisations and groups.
 *
 * Actors are numbered as they come; actors_finish.c sorts them by id and
 * renumbers what points to them.
 */
#include "know/actors_file.h"
#include "know/ontology.h"

struct thaw_actors_build *thaw_actors_get_build(thaw_compile *compile)
{
    if (compile->actors)
        return compile->actors;
    struct thaw_actors_build *build =
        THAW_ARRAY(compile->arena, struct thaw_actors_build, 1);
    if (!build) {
        compile->no_memory = true;
        return NULL;
    }
    thaw_pool_init(&build->texts, compile->arena);
    thaw_map_init(&build->by_id, compile->arena);
    thaw_map_init(&build->office_by_id, compile->arena);
    return compile->actors = build;
}

uint32_t thaw_actors_add(thaw_rows *rows, thaw_actor_build actor)
{
    thaw_compile *compile = rows->compile;
    struct thaw_actors_build *build = compile->actors;
    uint32_t before = thaw_map_find(&build->by_id, actor.id);
    if (before != THAW_MAP_NONE) {
        thaw_place_said said = build->list.items[before].said;
        thaw_rows_complain(rows, "\"%.*s\" is there already, in %s:%zu",
            THAW_STR_ARG(actor.id), said.source->name, said.line);
        return THAW_ACTOR_NONE;
    }
    uint32_t number = (uint32_t)build->list.count;
    thaw_actor_build *slot = THAW_PUSH(compile->arena, &build->list);
    if (!slot || !thaw_map_set(&build->by_id, actor.id, number)) {
        compile->no_memory = true;
        return THAW_ACTOR_NONE;
    }
    *slot = actor;
    slot->said = (thaw_place_said){rows->source, rows->lines.line};
    return number;
}

void thaw_actors_add_code(thaw_rows *rows, thaw_code_build code)
{
    thaw_code_build *slot =
        THAW_PUSH(rows->compile->arena, &rows->compile->actors->codes);
    if (slot)
        *slot = code;
    else
        rows->compile->no_memory = true;
}

static thaw_str make_id(thaw_rows *rows, const char *kind, thaw_str name)
{
    thaw_str id = thaw_arena_format(
        rows->compile->arena, "%s/%.*s", kind, THAW_STR_ARG(name));
    if (!id.ptr) {
        rows->compile->no_memory = true;
        id = THAW_STR("");
    }
    return id;
}

/* The number of country/CODE, or THAW_MAP_NONE. */
static uint32_t find_country(thaw_rows *rows, thaw_str code)
{
    return thaw_map_find(
        &rows->compile->actors->by_id, make_id(rows, "country", code));
}

bool thaw_actors_check_code(thaw_rows *rows, thaw_str code)
{
    if (thaw_ontology_is_international(rows->compile, code) ||
        find_country(rows, code) != THAW_MAP_NONE)
        return true;
    thaw_rows_complain(rows, "unknown code \"%.*s\"", THAW_STR_ARG(code));
    return false;
}

void thaw_actors_add_codes(
    thaw_rows *rows, thaw_str field, uint32_t actor, thaw_code_build *first)
{
    thaw_item item;
    thaw_str rest = field;
    bool any = false;
    while (thaw_rows_item(rows, &rest, &item)) {
        thaw_str sector = item.text;
        thaw_str code = thaw_str_split(&sector, ' ');
        sector = sector.ptr ? thaw_str_trim(sector) : THAW_STR("");
        thaw_code_build one = {actor, code, sector, item.from, item.to, false};
        if (!thaw_actors_check_code(rows, code) ||
            !thaw_ontology_check_sector(
                rows->compile, rows->source, rows->lines.line, sector))
            continue;
        thaw_actors_add_code(rows, one);
        if (!any && first)
            *first = one;
        any = true;
    }
}

/* ---- phrases
 * ------------------------------------------------------------------ */

/* What "~CODE" means: a country's code, or an id with its kind. */
static uint32_t find_needed(thaw_rows *rows, thaw_str code)
{
    if (!code.len)
        return THAW_PHRASE_NONE;
    bool whole = memchr(code.ptr, '/', code.len) != NULL;
    uint32_t found = whole ? thaw_map_find(&rows->compile->actors->by_id, code)
                           : find_country(rows, code);
    if (found == THAW_MAP_NONE)
        thaw_rows_complain(rows, "unknown actor \"%.*s\"", THAW_STR_ARG(code));
    return found == THAW_MAP_NONE ? THAW_PHRASE_NONE : found;
}

static void add_item(
    thaw_rows *rows, thaw_item item, uint32_t actor, thaw_form form)
{
    thaw_phrases_add(rows->compile, rows->source, rows->lines.line, item.text,
        (thaw_phrase_entry){.form = (uint8_t)form,
            .record = actor,
            .needs = find_needed(rows, item.code),
            .from = item.from,
            .to = item.to});
}

void thaw_actors_add_phrases(
    thaw_rows *rows, thaw_str field, uint32_t actor, thaw_form form)
{
    thaw_item item;
    thaw_str rest = field;
    while (thaw_rows_item(rows, &rest, &item))
        add_item(rows, item, actor, form);
}

void thaw_actors_add_phrase(
    thaw_rows *rows, thaw_str text, uint32_t actor, thaw_form form)
{
    add_item(rows, (thaw_item){text, {"", 0}, THAW_DAY_NONE, THAW_DAY_NONE},
        actor, form);
}

/* "Briton/Britons", "Russian" (plural by rule), "/the French". */
static void add_members(thaw_rows *rows, thaw_str field, uint32_t actor)
{
    thaw_item item;
    thaw_str rest = field;
    while (thaw_rows_item(rows, &rest, &item)) {
        thaw_str plural = item.text;
        item.text = thaw_str_trim(thaw_str_split(&plural, '/'));
        if (!plural.ptr)
            plural = thaw_plural(rows->compile, item.text);
        if (item.text.len)
            add_item(rows, item, actor, THAW_FORM_MEMBER);
        item.text = thaw_str_trim(plural);
        if (item.text.len)
            add_item(rows, item, actor, THAW_FORM_PEOPLE);
    }
}

/* ---- countries
 * ------------------------------------------------------------------- */

enum {
    CODE,
    NAME,
    NAMES,
    SHORT,
    ADJECTIVES,
    MEMBERS,
    CAPITALS,
    FROM,
    TO,
    COUNTRY_FIELDS
};

static void read_country(thaw_rows *rows)
{
    thaw_str *f = rows->fields;
    int32_t from, to;
    if (!thaw_rows_need(rows, CODE, "a code") ||
        !thaw_rows_need(rows, NAME, "a name") ||
        !thaw_rows_dates(rows, f[FROM], f[TO], &from, &to))
        return;
    if (f[CODE].len != 3)
        thaw_rows_complain(rows,
            "\"%.*s\" is no country code, expected 3 "
            "letters",
            THAW_STR_ARG(f[CODE]));
    uint32_t actor = thaw_actors_add(rows,
        (thaw_actor_build){.id = make_id(rows, "country", f[CODE]),
            .name = f[NAME],
            .kind = THAW_ACTOR_COUNTRY,
            .from = from,
            .to = to});
    if (actor != THAW_ACTOR_NONE)
        thaw_actors_add_code(
            rows, (thaw_code_build){actor, f[CODE], {"", 0}, from, to, false});
}

/* The second reading, when a short form may need any country. */
static void read_country_names(thaw_rows *rows)
{
    thaw_str *f = rows->fields;
    uint32_t actor = find_country(rows, f[CODE]);
    if (actor == THAW_MAP_NONE)
        return;
    thaw_actors_add_phrase(rows, f[NAME], actor, THAW_FORM_NAME);
    thaw_actors_add_phrases(rows, f[NAMES], actor, THAW_FORM_NAME);
    thaw_actors_add_phrases(rows, f[SHORT], actor, THAW_FORM_SHORT);
    thaw_actors_add_phrases(rows, f[ADJECTIVES], actor, THAW_FORM_ADJECTIVE);
    add_members(rows, f[MEMBERS], actor);
    thaw_actors_add_phrases(rows, f[CAPITALS], actor, THAW_FORM_CAPITAL);
}

void thaw_actors_compile_countries(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    thaw_rows rows;
    if (!thaw_actors_get_build(compile))
        return;
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 2, COUNTRY_FIELDS);
        while (thaw_rows_next(&rows))
            read_country(&rows);
    }
    for (size_t i = 0; i < count; i++) {
        /* rows of a wrong size have been complained about: any size will do */
        thaw_rows_init(&rows, compile, sources[i], 0, THAW_FIELDS_MAX);
        while (thaw_rows_next(&rows))
            read_country_names(&rows);
    }
}

/* ---- regions
 * ------------------------------------------------------------------ */

enum { R_ID, R_NAME, R_CODE, R_NAMES, R_ADJECTIVES, R_MEMBERS, REGION_FIELDS };

static bool is_slug(thaw_str id)
{
    bool good = id.len > 0;
    for (size_t i = 0; i < id.len; i++)
        good = good &&
            (thaw_is_lower(id.ptr[i]) || thaw_is_digit(id.ptr[i]) ||
                id.ptr[i] == '-');
    return good;
}

static void check_slug(thaw_rows *rows)
{
    if (!is_slug(rows->fields[0]))
        thaw_rows_complain(rows, "\"%.*s\" is no id, expected a-z, 0-9 and -",
            THAW_STR_ARG(rows->fields[0]));
}

static void read_region(thaw_rows *rows)
{
    thaw_str *f = rows->fields;
    check_slug(rows);
    if (!thaw_rows_need(rows, R_NAME, "a name"))
        return;
    uint32_t actor = thaw_actors_add(rows,
        (thaw_actor_build){.id = make_id(rows, "region", f[R_ID]),
            .name = f[R_NAME],
            .kind = THAW_ACTOR_REGION,
            .parent =
                f[R_CODE].len ? make_id(rows, "country", f[R_CODE]) : f[R_CODE],
            .from = THAW_DAY_NONE,
            .to = THAW_DAY_NONE});
    if (actor == THAW_ACTOR_NONE)
        return;
    if (f[R_CODE].len)
        thaw_actors_add_codes(rows, f[R_CODE], actor, NULL);
    thaw_actors_add_phrase(rows, f[R_NAME], actor, THAW_FORM_NAME);
    thaw_actors_add_phrases(rows, f[R_NAMES], actor, THAW_FORM_NAME);
    thaw_actors_add_phrases(rows, f[R_ADJECTIVES], actor, THAW_FORM_ADJECTIVE);
    add_members(rows, f[R_MEMBERS], actor);
}

void thaw_actors_compile_regions(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    thaw_rows rows;
    if (!thaw_actors_get_build(compile))
        return;
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 2, REGION_FIELDS);
        while (thaw_rows_next(&rows))
            read_region(&rows);
    }
}

/* ---- organisations and groups
 * -------------------------------------------------------- */

enum {
    G_ID,
    G_NAME,
    G_TYPE,
    G_CODES,
    G_PARENT,
    G_NAMES,
    G_SHORT,
    G_MEMBERS,
    G_FROM,
    G_TO,
    GROUP_FIELDS
};

static thaw_str parent_of(thaw_rows *rows, const thaw_code_build *first)
{
    thaw_str parent = rows->fields[G_PARENT];
    if (parent.len)
        return memchr(parent.ptr, '/', parent.len)
            ? parent
            : make_id(rows, "country", parent);
    if (first->code.len && find_country(rows, first->code) != THAW_MAP_NONE)
        return make_id(rows, "country", first->code);
    return THAW_STR("");
}

static void add_group_names(thaw_rows *rows, uint32_t actor)
{
    thaw_str *f = rows->fields;
    thaw_actors_add_phrase(rows, f[G_NAME], actor, THAW_FORM_NAME);
    thaw_actors_add_phrases(rows, f[G_NAMES], actor, THAW_FORM_NAME);
    thaw_actors_add_phrases(rows, f[G_SHORT], actor, THAW_FORM_SHORT);
    add_members(rows, f[G_MEMBERS], actor);
}

static void read_group(thaw_rows *rows, thaw_actor_kind kind)
{
    thaw_str *f = rows->fields;
    int32_t from, to;
    thaw_code_build first = {0};
    if (kind == THAW_ACTOR_GROUP && thaw_str_is(f[G_TYPE], "seat"))
        kind = THAW_ACTOR_SEAT;
    if (!thaw_rows_need(rows, G_NAME, "a name") ||
        !thaw_rows_need(rows, G_CODES, "a code") ||
        !thaw_rows_dates(rows, f[G_FROM], f[G_TO], &from, &to))
        return;
    check_slug(rows);
    uint32_t actor = thaw_actors_add(rows,
        (thaw_actor_build){
            .id = make_id(rows, thaw_actor_kind_name(kind), f[G_ID]),
            .name = f[G_NAME],
            .type = f[G_TYPE],
            .kind = kind,
            .from = from,
            .to = to});
    if (actor == THAW_ACTOR_NONE)
        return;
    thaw_actors_add_codes(rows, f[G_CODES], actor, &first);
    rows->compile->actors->list.items[actor].parent = parent_of(rows, &first);
    add_group_names(rows, actor);
}

static void compile_groups(thaw_compile *compile,
    const thaw_source *const *sources, size_t count, thaw_actor_kind kind)
{
    thaw_rows rows;
    if (!thaw_actors_get_build(compile))
        return;
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 4, GROUP_FIELDS);
        while (thaw_rows_next(&rows))
            read_group(&rows, kind);
    }
}

void thaw_actors_compile_organisations(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    compile_groups(compile, sources, count, THAW_ACTOR_ORGANISATION);
}

void thaw_actors_compile_groups(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    compile_groups(compile, sources, count, THAW_ACTOR_GROUP);
}
