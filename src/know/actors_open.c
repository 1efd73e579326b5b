/*
 * actors_open.c - opening the compiled actors: every number in them is checked
 * once, so that reading may trust it.
 */
#include "know/actors_file.h"
#include "know/tables.h"

static thaw_status broken(thaw_error *err, const char *what)
{
    return thaw_fail(err, THAW_EFORMAT, 0, "actors: bad %s", what);
}

/* A chunk of rows of one size. */
static thaw_status open_rows(const thaw_know *know, const char id[4],
    size_t size, const void **rows, size_t *count, thaw_error *err)
{
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, id, &chunk, err);
    if (status != THAW_OK)
        return status;
    if (chunk.len % size || chunk.len / size >= UINT32_MAX)
        return broken(err, "size");
    *rows = chunk.ptr;
    *count = chunk.len / size;
    return THAW_OK;
}

/* Where the runs of count owners begin: from 0, rising, to the last of items.
 */
static thaw_status open_firsts(const thaw_know *know, const char id[4],
    size_t owners, size_t items, const uint32_t **first, thaw_error *err)
{
    const void *rows;
    size_t count;
    thaw_status status =
        open_rows(know, id, sizeof **first, &rows, &count, err);
    if (status != THAW_OK)
        return status;
    *first = rows;
    if (count != owners + 1 || (*first)[0] != 0 || (*first)[owners] != items)
        return broken(err, "index");
    for (size_t i = 0; i < owners; i++)
        if ((*first)[i] > (*first)[i + 1])
            return broken(err, "index");
    return THAW_OK;
}

/* Numbers, each below limit. */
static thaw_status open_numbers(const thaw_know *know, const char id[4],
    size_t limit, const uint32_t **numbers, size_t *count, thaw_error *err)
{
    const void *rows;
    thaw_status status =
        open_rows(know, id, sizeof **numbers, &rows, count, err);
    if (status != THAW_OK)
        return status;
    *numbers = rows;
    for (size_t i = 0; i < *count; i++)
        if ((*numbers)[i] >= limit)
            return broken(err, "number");
    return THAW_OK;
}

static thaw_status open_strings(const thaw_know *know, const char id[4],
    bool sorted, thaw_strings *list, thaw_error *err)
{
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, id, &chunk, err);
    if (status != THAW_OK)
        return status;
    return sorted ? thaw_strings_open_sorted(list, chunk, "actors", err)
                  : thaw_strings_open(list, chunk, "actors", err);
}

static thaw_status open_actors(thaw_know *know, thaw_error *err)
{
    thaw_actors *actors = &know->actors;
    size_t count = 0;
    thaw_status status = open_strings(know, "acID", true, &actors->ids, err);
    if (status == THAW_OK)
        status = open_rows(
            know, "acRW", sizeof(thaw_actor_row), &actors->rows, &count, err);
    if (status != THAW_OK)
        return status;
    if (count != actors->ids.count)
        return broken(err, "row count");
    actors->count = (uint32_t)count;
    const thaw_actor_row *row = actors->rows;
    for (size_t i = 0; i < count; i++, row++)
        if (row->name >= actors->texts.count ||
            row->type >= actors->texts.count ||
            row->kind >= THAW_ACTOR_KIND_COUNT ||
            (row->parent != THAW_ACTOR_NONE && row->parent >= count))
            return broken(err, "row");
    return THAW_OK;
}

static thaw_status open_codes(thaw_know *know, thaw_error *err)
{
    thaw_actors *actors = &know->actors;
    size_t count = 0;
    thaw_status status = open_rows(
        know, "acCO", sizeof(thaw_code_row), &actors->codes, &count, err);
    if (status != THAW_OK)
        return status;
    actors->code_count = (uint32_t)count;
    const thaw_code_row *row = actors->codes;
    for (size_t i = 0; i < count; i++, row++)
        if (row->code >= actors->texts.count ||
            row->sector >= actors->texts.count)
            return broken(err, "code");
    return open_firsts(
        know, "acCF", actors->count, count, &actors->code_first, err);
}

static thaw_status open_terms(thaw_know *know, thaw_error *err)
{
    thaw_actors *actors = &know->actors;
    size_t count = 0, terms = 0;
    thaw_status status = open_rows(
        know, "acTE", sizeof(thaw_term_row), &actors->terms, &terms, err);
    if (status != THAW_OK)
        return status;
    actors->term_count = (uint32_t)terms;
    const thaw_term_row *row = actors->terms;
    for (size_t i = 0; i < terms; i++, row++)
        if (row->country >= actors->texts.count ||
            row->office >= actors->texts.count || row->person >= actors->count)
            return broken(err, "term");
    status =
        open_numbers(know, "acPT", terms, &actors->person_terms, &count, err);
    if (status == THAW_OK)
        status = open_firsts(
            know, "acPF", actors->count, count, &actors->person_first, err);
    if (status == THAW_OK)
        status = open_strings(know, "acKY", true, &actors->keys, err);
    if (status == THAW_OK)
        status =
            open_numbers(know, "acKT", terms, &actors->key_terms, &count, err);
    if (status == THAW_OK)
        status = open_firsts(
            know, "acKF", actors->keys.count, count, &actors->key_first, err);
    return status;
}

static thaw_status open_offices(thaw_know *know, thaw_error *err)
{
    thaw_actors *actors = &know->actors;
    size_t count = 0;
    thaw_status status =
        open_strings(know, "acOI", true, &actors->offices, err);
    if (status == THAW_OK)
        status = open_rows(know, "acOR", sizeof(thaw_office_row),
            &actors->office_rows, &count, err);
    if (status != THAW_OK)
        return status;
    if (count != actors->offices.count)
        return broken(err, "office count");
    const thaw_office_row *row = actors->office_rows;
    for (size_t i = 0; i < count; i++, row++)
        if (row->name >= actors->texts.count ||
            row->class >= actors->texts.count ||
            row->sector >= actors->texts.count)
            return broken(err, "office");
    return THAW_OK;
}

thaw_status thaw_actors_open(thaw_know *know, thaw_error *err)
{
    thaw_status status =
        open_strings(know, "acTX", false, &know->actors.texts, err);
    if (status == THAW_OK)
        status = open_actors(know, err);
    if (status == THAW_OK)
        status = open_codes(know, err);
    if (status == THAW_OK)
        status = open_terms(know, err);
    return status == THAW_OK ? open_offices(know, err) : status;
}
