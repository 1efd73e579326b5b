/*
 * alone.c - compiling rule files beside a knowledge that is open already.
 */
#include "event/examples.h"

#define ARENA_MAX ((size_t)256 << 20)
#define FILE_MAX ((size_t)64 << 20)

static thaw_status compile(thaw_rules_alone *alone,
    const struct thaw_know *base, const thaw_source *sources, size_t count,
    thaw_buf *complaints, thaw_error *err)
{
    thaw_arena arena;
    thaw_chunk_writer writer;
    thaw_arena_init(&arena, ARENA_MAX);
    thaw_chunk_writer_init(&writer, THAW_KNOW_KIND, THAW_KNOW_VERSION);
    thaw_compile work = {.arena = &arena,
        .sources = sources,
        .source_count = count,
        .writer = &writer,
        .complaints = complaints,
        .codes = &base->ontology};
    const thaw_source **list = THAW_ARRAY(&arena, const thaw_source *, count);
    for (size_t i = 0; list && i < count; i++)
        list[i] = &sources[i];
    if (list)
        thaw_rules_compile(&work, list, count);
    thaw_status status;
    if (!list || work.no_memory || complaints->failed)
        status = thaw_fail(
            err, thaw_arena_status(&arena), 0, "no room to compile the rules");
    else if (work.complaint_count)
        status = thaw_fail(err, THAW_EFORMAT, 0, "%zu complaint%s",
            work.complaint_count, work.complaint_count > 1 ? "s" : "");
    else
        status = thaw_chunk_writer_finish(&writer, &alone->file, err);
    thaw_chunk_writer_release(&writer);
    thaw_arena_release(&arena);
    return status;
}

/* A buffer's bytes are aligned as malloc aligns, which is what chunks need. */
static thaw_status open_rules(thaw_rules_alone *alone, thaw_error *err)
{
    thaw_status status =
        thaw_chunks_open(&alone->know.chunks, thaw_buf_view(&alone->file),
            "the rules given", THAW_KNOW_KIND, THAW_KNOW_VERSION, err);
    return status == THAW_OK ? thaw_rules_open(&alone->know, err) : status;
}

thaw_status thaw_rules_alone_open(thaw_rules_alone *alone,
    const struct thaw_know *base, const thaw_source *sources, size_t count,
    thaw_buf *complaints, thaw_error *err)
{
    alone->know = *base;
    memset(&alone->know.rules, 0, sizeof alone->know.rules);
    thaw_arena_init(&alone->know.arena, ARENA_MAX);
    thaw_buf_init(&alone->file, FILE_MAX);
    thaw_status status = compile(alone, base, sources, count, complaints, err);
    return status == THAW_OK ? open_rules(alone, err) : status;
}

void thaw_rules_alone_close(thaw_rules_alone *alone)
{
    thaw_arena_release(&alone->know.arena);
    thaw_buf_release(&alone->file);
}
