/*
 * know.c - the list of tables, compiling and opening them all.
 */
#include "know/tables.h"

#define OPEN_ARENA ((size_t)64 << 20)
#define COMPILE_ARENA ((size_t)1 << 30)

/*
 * First every table's compile runs, in this order, with all sources of its
 * format (there may be none); then every finish, for tables that gather from
 * several formats; on opening, every open.  finish and open may be NULL.
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
    {"thaw-organisations", thaw_actors_compile_organisations, NULL, NULL},
    {"thaw-groups", thaw_actors_compile_groups, NULL, NULL},
    {"thaw-leaders", thaw_actors_compile_leaders, NULL, NULL},
    {"thaw-people", thaw_actors_compile_people, thaw_actors_open,
        thaw_actors_finish},
    {"thaw-agents", thaw_agents_compile, thaw_agents_open,
        thaw_phrases_finish},
    {NULL, NULL, NULL, NULL},
};

static void compile_table(thaw_compile *compile, const table *t)
{
    const thaw_source **mine =
        THAW_ARRAY(compile->arena, const thaw_source *, compile->source_count);
    size_t count = 0;
    for (size_t i = 0; mine && i < compile->source_count; i++)
        if (thaw_str_is(thaw_source_format(&compile->sources[i]), t->format))
            mine[count++] = &compile->sources[i];
    if (mine)
        t->compile(compile, mine, count);
}

/* A source that no table reads is a mistake in its first line. */
static void check_formats(thaw_compile *compile)
{
    for (size_t i = 0; i < compile->source_count; i++) {
        thaw_str format = thaw_source_format(&compile->sources[i]);
        const table *t = tables;
        while (t->format && !thaw_str_is(format, t->format))
            t++;
        if (!t->format)
            thaw_complain(compile, &compile->sources[i], 1,
                "no table has the format \"%.*s\"", THAW_STR_ARG(format));
    }
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
    check_formats(&compile);
    for (const table *t = tables; t->format; t++)
        compile_table(&compile, t);
    for (const table *t = tables; t->format; t++)
        if (t->finish && !compile.no_memory)
            t->finish(&compile);
    if (compile.no_memory)
        compile.complaint_count = 0;
    thaw_status status = compile.complaint_count
        ? thaw_fail(err, THAW_EFORMAT, 0, "%zu complaints",
              compile.complaint_count)
        : thaw_chunk_writer_finish(&writer, out, err);
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
    thaw_status status = thaw_chunks_open(&know->chunks, bytes, name,
        THAW_KNOW_KIND, THAW_KNOW_VERSION, err);
    if (status == THAW_OK)
        thaw_chunks_get_digest(&know->chunks, know->digest);
    for (const table *t = tables; status == THAW_OK && t->format; t++)
        if (t->open)
            status = t->open(know, err);
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
