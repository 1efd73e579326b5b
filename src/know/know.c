/*
 * know.c - the list of tables, compiling and opening them all.
 */
#include "base/utf8.h"
#include "know/tables.h"

#define OPEN_ARENA ((size_t)64 << 20)
#define COMPILE_ARENA ((size_t)1 << 30)

/*
 * First every table's compile runs, in this order, with all sources of its
 * format (there may be none); then every finish, for tables that gather from
 * several formats; on opening, every open.  Each may be NULL; format is NULL
 * for a table that others fill.
 */
typedef struct {
    const char *format;
    /* Complains; adds chunks, or leaves that to finish. */
    void (*compile)(thaw_compile *, const thaw_source *const *, size_t);
    thaw_status (*open)(thaw_know *, thaw_error *);
    void (*finish)(thaw_compile *);
} table;

/* A table stands after those whose codes it uses. */
static const table tables[] = {
    {"thaw-sectors", thaw_ontology_compile_sectors, NULL, NULL},
    {"thaw-contexts", thaw_ontology_compile_contexts, NULL, NULL},
    {"thaw-quads", thaw_ontology_compile_quads, NULL, NULL},
    {"thaw-events", thaw_ontology_compile_events, NULL, NULL},
    {"thaw-modes", thaw_ontology_compile_modes, NULL, NULL},
    {"thaw-cameo", thaw_ontology_compile_cameo, thaw_ontology_open,
        thaw_ontology_finish},
    {"thaw-offices", thaw_actors_compile_offices, NULL, NULL},
    {"thaw-countries", thaw_actors_compile_countries, NULL, NULL},
    {"thaw-regions", thaw_actors_compile_regions, NULL, NULL},
    {"thaw-organisations", thaw_actors_compile_organisations, NULL, NULL},
    {"thaw-groups", thaw_actors_compile_groups, NULL, NULL},
    {"thaw-leaders", thaw_actors_compile_leaders, NULL, NULL},
    {"thaw-people", thaw_actors_compile_people, thaw_actors_open,
        thaw_actors_finish},
    {"thaw-agents", thaw_agents_compile, thaw_agents_open, NULL},
    {"thaw-places", thaw_places_compile, thaw_places_open, NULL},
    {NULL, NULL, thaw_phrases_open, thaw_phrases_finish},
    {"thaw-rules", thaw_rules_compile, thaw_rules_open, NULL},
    {"thaw-lemmas", thaw_lemmas_compile, thaw_lemmas_open, NULL},
};
#define TABLE_COUNT (sizeof tables / sizeof *tables)

static void compile_table(thaw_compile *compile, const table *t)
{
    const thaw_source **mine =
        THAW_ARRAY(compile->arena, const thaw_source *, compile->source_count);
    size_t count = 0;
    if (!mine) {
        compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < compile->source_count; i++)
        if (thaw_str_is(thaw_source_format(&compile->sources[i]), t->format))
            mine[count++] = &compile->sources[i];
    t->compile(compile, mine, count);
}

static bool is_known(thaw_str format)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (tables[i].format && thaw_str_is(format, tables[i].format))
            return true;
    return false;
}

/* A source that no table reads is a mistake in its first line; one that is not
 * UTF-8 would be a mistake everywhere. */
static void check_sources(thaw_compile *compile)
{
    for (size_t i = 0; i < compile->source_count; i++) {
        const thaw_source *source = &compile->sources[i];
        thaw_str format = thaw_source_format(source);
        size_t bad = thaw_utf8_find_invalid(source->text);
        if (!is_known(format))
            thaw_complain(compile, source, 1,
                "no table has the format \"%.*s\"", THAW_STR_ARG(format));
        if (bad < source->text.len)
            thaw_complain(compile, source, 0, "invalid UTF-8 at byte %zu", bad);
    }
}

static void compile_all(thaw_compile *compile)
{
    check_sources(compile);
    for (size_t i = 0; i < TABLE_COUNT && !compile->no_memory; i++)
        if (tables[i].compile)
            compile_table(compile, &tables[i]);
    for (size_t i = 0; i < TABLE_COUNT && !compile->no_memory; i++)
        if (tables[i].finish)
            tables[i].finish(compile);
}

thaw_status thaw_know_compile(const thaw_source *sources, size_t count,
    thaw_buf *out, thaw_buf *complaints, thaw_error *err)
{
    thaw_arena arena;
    thaw_chunk_writer writer;
    thaw_arena_init(&arena, COMPILE_ARENA);
    thaw_chunk_writer_init(&writer, THAW_KNOW_KIND, THAW_KNOW_VERSION);
    thaw_compile compile = {.arena = &arena,
        .sources = sources,
        .source_count = count,
        .writer = &writer,
        .complaints = complaints};
    compile_all(&compile);
    thaw_status status;
    if (compile.no_memory || complaints->failed)
        status =
            thaw_fail(err, thaw_arena_status(&arena), 0, "no room to compile");
    else if (compile.complaint_count)
        status = thaw_fail(err, THAW_EFORMAT, 0, "%zu complaint%s",
            compile.complaint_count, compile.complaint_count > 1 ? "s" : "");
    else
        status = thaw_chunk_writer_finish(&writer, out, err);
    thaw_chunk_writer_release(&writer);
    thaw_arena_release(&arena);
    return status;
}

thaw_status thaw_know_open(
    thaw_know **out, thaw_str bytes, const char *name, thaw_error *err)
{
    *out = NULL;
    thaw_know *know = thaw_malloc(sizeof *know);
    if (!know)
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for the knowledge");
    memset(know, 0, sizeof *know);
    thaw_arena_init(&know->arena, OPEN_ARENA);
    thaw_status status = thaw_chunks_open(
        &know->chunks, bytes, name, THAW_KNOW_KIND, THAW_KNOW_VERSION, err);
    if (status == THAW_OK)
        thaw_chunks_get_digest(&know->chunks, know->digest);
    for (size_t i = 0; status == THAW_OK && i < TABLE_COUNT; i++)
        if (tables[i].open)
            status = tables[i].open(know, err);
    if (status != THAW_OK) {
        thaw_know_close(know);
        return status;
    }
    *out = know;
    return THAW_OK;
}

void thaw_know_close(thaw_know *know)
{
    if (!know)
        return;
    thaw_arena_release(&know->arena);
    thaw_free(know);
}

const char *thaw_know_get_digest(const thaw_know *know)
{
    return know->digest;
}
