/*
 * agents.c - compiling and reading the role nouns.
 */
#include "know/actors_file.h"
#include "know/ontology.h"
#include "know/tables.h"

typedef struct {
    uint32_t name, sector, office; /* texts */
    uint32_t flags;
    uint32_t gender;
} agent_row;

/* ---- compiling --------------------------------------------------------------
 */

struct thaw_agents_build {
    thaw_pool texts;
    thaw_map lines;
    struct {
        agent_row *items;
        size_t count, room;
    } rows;
};

enum { SINGULAR, PLURAL, SECTOR, FLAGS, OFFICE, FIELDS };

static void read_flags(thaw_rows *rows, agent_row *row)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } known[] = {{"person", THAW_AGENT_PERSON}, {"body", THAW_AGENT_BODY},
        {"title", THAW_AGENT_TITLE}, {"weak", THAW_AGENT_WEAK},
        {"country", THAW_AGENT_OF_COUNTRY}};
    thaw_str rest = rows->fields[FLAGS];
    while (rest.ptr) {
        thaw_str word = thaw_str_trim(thaw_str_split(&rest, ','));
        size_t i = 0, count = sizeof known / sizeof *known;
        while (i < count && !thaw_str_is(word, known[i].name))
            i++;
        if (i < count)
            row->flags |= known[i].flag;
        else if (thaw_str_is(word, "m") || thaw_str_is(word, "f"))
            row->gender = (uint32_t)word.ptr[0];
        else if (word.len)
            thaw_rows_complain(
                rows, "unknown flag \"%.*s\"", THAW_STR_ARG(word));
    }
    bool person = row->flags & THAW_AGENT_PERSON;
    bool body = row->flags & THAW_AGENT_BODY;
    if (person == body)
        thaw_rows_complain(rows, "expected one of the flags person and body");
}

/* Complains about a noun that is there already. */
static bool note_noun(thaw_rows *rows, struct thaw_agents_build *build)
{
    thaw_str noun = rows->fields[SINGULAR];
    uint32_t before = thaw_map_find(&build->lines, noun);
    if (before != THAW_MAP_NONE)
        thaw_rows_complain(rows, "\"%.*s\" is there already, in line %u",
            THAW_STR_ARG(noun), before);
    else if (!thaw_map_set(&build->lines, noun, (uint32_t)rows->lines.line))
        rows->compile->no_memory = true;
    return before == THAW_MAP_NONE;
}

static void check_office(thaw_rows *rows)
{
    const struct thaw_actors_build *actors = rows->compile->actors;
    thaw_str office = rows->fields[OFFICE];
    if (!office.len ||
        thaw_map_find(&actors->office_by_id, office) != THAW_MAP_NONE)
        return;
    for (size_t i = 0; i < actors->offices.count; i++)
        if (thaw_str_equal(actors->offices.items[i].class, office))
            return;
    thaw_rows_complain(rows, "unknown office \"%.*s\"", THAW_STR_ARG(office));
}

/* The plural: by rule when the field is empty, none when it is "none". */
static void add_phrases(thaw_rows *rows, uint32_t number)
{
    thaw_phrase_entry entry = {.form = THAW_FORM_AGENT,
        .record = number,
        .needs = THAW_PHRASE_NONE,
        .from = THAW_DAY_NONE,
        .to = THAW_DAY_NONE};
    thaw_str plural = rows->fields[PLURAL];
    thaw_compile *compile = rows->compile;
    thaw_phrases_add(
        compile, rows->source, rows->lines.line, rows->fields[SINGULAR], entry);
    if (thaw_str_is(plural, "none"))
        return;
    if (!plural.len)
        plural = thaw_plural(compile, rows->fields[SINGULAR]);
    entry.form = THAW_FORM_AGENTS;
    while (plural.ptr)
        thaw_phrases_add(compile, rows->source, rows->lines.line,
            thaw_str_trim(thaw_str_split(&plural, ';')), entry);
}

static void read_agent(thaw_rows *rows)
{
    struct thaw_agents_build *build = rows->compile->agents;
    thaw_str *f = rows->fields;
    agent_row row = {0};
    if (!thaw_rows_need(rows, SINGULAR, "a noun") || !note_noun(rows, build))
        return;
    thaw_ontology_check_sector(
        rows->compile, rows->source, rows->lines.line, f[SECTOR]);
    check_office(rows);
    read_flags(rows, &row);
    row.name = thaw_pool_add(&build->texts, rows->compile, f[SINGULAR]);
    row.sector = thaw_pool_add(&build->texts, rows->compile, f[SECTOR]);
    row.office = thaw_pool_add(&build->texts, rows->compile, f[OFFICE]);
    agent_row *slot = THAW_PUSH(rows->compile->arena, &build->rows);
    if (!slot) {
        rows->compile->no_memory = true;
        return;
    }
    *slot = row;
    add_phrases(rows, (uint32_t)build->rows.count - 1);
}

void thaw_agents_compile(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    struct thaw_agents_build *build =
        THAW_ARRAY(compile->arena, struct thaw_agents_build, 1);
    thaw_rows rows;
    if (!build) {
        compile->no_memory = true;
        return;
    }
    compile->agents = build;
    thaw_pool_init(&build->texts, compile->arena);
    thaw_map_init(&build->lines, compile->arena);
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 4, FIELDS);
        while (thaw_rows_next(&rows))
            read_agent(&rows);
    }
    thaw_chunk_writer_add_strings(compile->writer, "agTX",
        build->texts.list.items, build->texts.list.count);
    thaw_chunk_writer_add(compile->writer, "agRW",
        (thaw_str){build->rows.items ? (const char *)build->rows.items : "",
            build->rows.count * sizeof(agent_row)});
}

/* ---- reading
 * ------------------------------------------------------------------ */

void thaw_agents_get(const thaw_agents *agents, uint32_t index, thaw_agent *out)
{
    assert(index < agents->count);
    const agent_row *row = (const agent_row *)agents->rows + index;
    *out = (thaw_agent){.name = thaw_strings_get(&agents->texts, row->name),
        .sector = thaw_strings_get(&agents->texts, row->sector),
        .office = thaw_strings_get(&agents->texts, row->office),
        .flags = row->flags,
        .gender = (char)row->gender};
}

thaw_status thaw_agents_open(thaw_know *know, thaw_error *err)
{
    thaw_agents *agents = &know->agents;
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, "agTX", &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open(&agents->texts, chunk, "agents", err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, "agRW", &chunk, err);
    if (status != THAW_OK)
        return status;
    if (chunk.len % sizeof(agent_row))
        return thaw_fail(err, THAW_EFORMAT, 0, "agents: bad size");
    const agent_row *row = (const void *)chunk.ptr;
    agents->rows = row;
    agents->count = (uint32_t)(chunk.len / sizeof *row);
    for (uint32_t i = 0; i < agents->count; i++, row++)
        if (row->name >= agents->texts.count ||
            row->sector >= agents->texts.count ||
            row->office >= agents->texts.count)
            return thaw_fail(err, THAW_EFORMAT, 0, "agents: bad row");
    return THAW_OK;
}
