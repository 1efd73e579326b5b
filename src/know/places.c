/*
 * places.c - compiling and reading the table of places.
 */
#include <stdlib.h>

#include "know/rows.h"
#include "know/tables.h"

typedef struct {
    double lat, lon;
    uint32_t name, country, precision; /* texts */
    uint32_t zero;
} place_row;

/* ---- compiling ------------------------------------------------------------
 */

typedef struct {
    thaw_str key;
    place_row row;
} keyed;

typedef struct {
    thaw_pool texts;
    thaw_map lines; /* of each key */
    struct {
        keyed *items;
        size_t count, room;
    } list;
} build;

enum { NAME, ALIASES, COUNTRY, LAT, LON, PRECISION, FIELDS };

static int compare(const void *a, const void *b)
{
    return thaw_str_compare(((const keyed *)a)->key, ((const keyed *)b)->key);
}

static size_t count_words(thaw_str key)
{
    size_t words = 1;
    for (size_t i = 0; i < key.len; i++)
        words += key.ptr[i] == ' ';
    return words;
}

static void add_key(
    thaw_rows *rows, build *b, thaw_str name, const place_row *row)
{
    thaw_compile *compile = rows->compile;
    thaw_str key = thaw_arena_copy(compile->arena, name);
    char *bytes = THAW_ARRAY(compile->arena, char, name.len + 1);
    keyed *slot = THAW_PUSH(compile->arena, &b->list);
    if (!key.ptr || !bytes || !slot) {
        compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < name.len; i++)
        bytes[i] = thaw_to_lower(name.ptr[i]);
    key.ptr = bytes;
    *slot = (keyed){key, *row};
    uint32_t before = thaw_map_find(&b->lines, key);
    if (before != THAW_MAP_NONE)
        thaw_rows_complain(rows, "\"%.*s\" is there already, in line %u",
            THAW_STR_ARG(name), before);
    else if (!thaw_map_set(&b->lines, key, (uint32_t)rows->lines.line))
        compile->no_memory = true;
    if (count_words(key) > THAW_PLACE_WORDS_MAX)
        thaw_rows_complain(rows, "\"%.*s\" has more than %d words",
            THAW_STR_ARG(name), THAW_PLACE_WORDS_MAX);
}

static void check_precision(thaw_rows *rows)
{
    static const char *const known[] = {"city", "region", "sea", "site"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (thaw_str_is(rows->fields[PRECISION], known[i]))
            return;
    thaw_rows_complain(rows, "unknown precision \"%.*s\"",
        THAW_STR_ARG(rows->fields[PRECISION]));
}

static void read_place(thaw_rows *rows, build *b)
{
    thaw_str *f = rows->fields, rest = f[ALIASES];
    place_row row = {0};
    if (!thaw_rows_need(rows, NAME, "a name"))
        return;
    if (!thaw_str_to_double(f[LAT], &row.lat) || row.lat < -90 ||
        row.lat > 90 || !thaw_str_to_double(f[LON], &row.lon) ||
        row.lon < -180 || row.lon > 180)
        thaw_rows_complain(rows, "expected a latitude and a longitude");
    if (f[COUNTRY].len != 0 && f[COUNTRY].len != 3)
        thaw_rows_complain(
            rows, "unknown country \"%.*s\"", THAW_STR_ARG(f[COUNTRY]));
    check_precision(rows);
    row.name = thaw_pool_add(&b->texts, rows->compile, f[NAME]);
    row.country = thaw_pool_add(&b->texts, rows->compile, f[COUNTRY]);
    row.precision = thaw_pool_add(&b->texts, rows->compile, f[PRECISION]);
    add_key(rows, b, f[NAME], &row);
    while (rest.ptr) {
        thaw_str alias = thaw_str_trim(thaw_str_split(&rest, ';'));
        if (alias.len)
            add_key(rows, b, alias, &row);
    }
}

static void write_places(thaw_compile *compile, build *b)
{
    size_t count = b->list.count;
    thaw_str *keys = THAW_ARRAY(compile->arena, thaw_str, count);
    place_row *rows = THAW_ARRAY(compile->arena, place_row, count);
    if (!keys || !rows) {
        compile->no_memory = true;
        return;
    }
    if (count)
        qsort(b->list.items, count, sizeof *b->list.items, compare);
    for (size_t i = 0; i < count; i++) {
        keys[i] = b->list.items[i].key;
        rows[i] = b->list.items[i].row;
    }
    thaw_chunk_writer_add_strings(compile->writer, "plKY", keys, count);
    thaw_chunk_writer_add_strings(
        compile->writer, "plTX", b->texts.list.items, b->texts.list.count);
    thaw_chunk_writer_add(compile->writer, "plRW",
        (thaw_str){(const char *)rows, count * sizeof *rows});
}

void thaw_places_compile(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    build b = {0};
    thaw_rows rows;
    thaw_pool_init(&b.texts, compile->arena);
    thaw_map_init(&b.lines, compile->arena);
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], FIELDS, FIELDS);
        while (thaw_rows_next(&rows))
            read_place(&rows, &b);
    }
    if (!compile->no_memory)
        write_places(compile, &b);
}

/* ---- reading ----------------------------------------------------------------
 */

bool thaw_places_find(
    const thaw_places *places, thaw_str key, thaw_known_place *out)
{
    int64_t at = thaw_strings_find(&places->keys, key);
    if (at < 0)
        return false;
    const place_row *row = (const place_row *)places->rows + at;
    *out =
        (thaw_known_place){.name = thaw_strings_get(&places->texts, row->name),
            .country = thaw_strings_get(&places->texts, row->country),
            .precision = thaw_strings_get(&places->texts, row->precision),
            .lat = row->lat,
            .lon = row->lon};
    return true;
}

thaw_status thaw_places_open(thaw_know *know, thaw_error *err)
{
    thaw_places *places = &know->places;
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, "plKY", &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open_sorted(&places->keys, chunk, "places", err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, "plTX", &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open(&places->texts, chunk, "places", err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, "plRW", &chunk, err);
    if (status != THAW_OK)
        return status;
    const place_row *row = (const void *)chunk.ptr;
    places->rows = row;
    if (chunk.len != places->keys.count * sizeof *row)
        return thaw_fail(err, THAW_EFORMAT, 0, "places: bad size");
    for (uint32_t i = 0; i < places->keys.count; i++, row++)
        if (row->name >= places->texts.count ||
            row->country >= places->texts.count ||
            row->precision >= places->texts.count)
            return thaw_fail(err, THAW_EFORMAT, 0, "places: bad row");
    return THAW_OK;
}
