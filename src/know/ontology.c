/*
 * ontology.c - reading the compiled ontology.
 */
#include "know/ontology_file.h"
#include "know/tables.h"

static const char *const quad_names[] = {
#define NAME(name, text) text,
    THAW_QUAD_LIST(NAME)};
static const char *const goldstein_names[] = {THAW_GOLDSTEIN_LIST(NAME)};
#undef NAME

const char *thaw_quad_name(thaw_quad quad)
{
    assert(quad < THAW_QUAD_COUNT);
    return quad_names[quad];
}

const char *thaw_goldstein_name(thaw_goldstein table)
{
    assert(table < THAW_GOLDSTEIN_COUNT);
    return goldstein_names[table];
}

thaw_quad thaw_quad_find(thaw_str name)
{
    int i = 0;
    while (i < THAW_QUAD_COUNT && !thaw_str_is(name, quad_names[i]))
        i++;
    return (thaw_quad)i;
}

thaw_goldstein thaw_goldstein_find(thaw_str name)
{
    int i = 0;
    while (i < THAW_GOLDSTEIN_COUNT && !thaw_str_is(name, goldstein_names[i]))
        i++;
    return (thaw_goldstein)i;
}

/* ---- looking up --------------------------------------------------------- */

static thaw_str text(const thaw_ontology *ontology, uint32_t number)
{
    return thaw_strings_get(&ontology->texts, number);
}

/* The row of a key, or NULL. */
static const thaw_ontology_row *find_row(
    const thaw_strings *keys, const void *rows, thaw_str key)
{
    int64_t at = thaw_strings_find(keys, key);
    return at < 0 ? NULL : (const thaw_ontology_row *)rows + at;
}

bool thaw_ontology_find_event(
    const thaw_ontology *ontology, thaw_str name, thaw_plover_event *out)
{
    const thaw_ontology_row *row =
        find_row(&ontology->events, ontology->event_rows, name);
    if (!row)
        return false;
    *out = (thaw_plover_event){.name = text(ontology, row->name),
        .definition = text(ontology, row->definition),
        .score = row->score,
        .quad = (int)row->quad,
        .needs_target = (row->flags & THAW_ONTOLOGY_NEEDS_TARGET) != 0};
    return true;
}

#define MODE_KEY_ROOM 80

bool thaw_ontology_find_mode(const thaw_ontology *ontology, thaw_str event,
    thaw_str mode, thaw_plover_mode *out)
{
    char key[MODE_KEY_ROOM];
    size_t len = event.len + 1 + mode.len;
    if (len > sizeof key || !event.len || !mode.len)
        return false;
    memcpy(key, event.ptr, event.len);
    key[event.len] = '/';
    memcpy(key + event.len + 1, mode.ptr, mode.len);
    const thaw_ontology_row *row =
        find_row(&ontology->modes, ontology->mode_rows, (thaw_str){key, len});
    if (!row)
        return false;
    *out = (thaw_plover_mode){.event = text(ontology, row->event),
        .name = text(ontology, row->name),
        .definition = text(ontology, row->definition),
        .score = row->score};
    return true;
}

static bool fill_term(const thaw_ontology *ontology,
    const thaw_ontology_row *row, thaw_plover_term *out)
{
    if (!row)
        return false;
    *out = (thaw_plover_term){.name = text(ontology, row->name),
        .label = text(ontology, row->label),
        .definition = text(ontology, row->definition),
        .international = (row->flags & THAW_ONTOLOGY_INTERNATIONAL) != 0};
    return true;
}

bool thaw_ontology_find_context(
    const thaw_ontology *ontology, thaw_str name, thaw_plover_term *out)
{
    return fill_term(ontology,
        find_row(&ontology->contexts, ontology->context_rows, name), out);
}

bool thaw_ontology_find_sector(
    const thaw_ontology *ontology, thaw_str name, thaw_plover_term *out)
{
    return fill_term(ontology,
        find_row(&ontology->sectors, ontology->sector_rows, name), out);
}

size_t thaw_ontology_cameo_count(const thaw_ontology *ontology)
{
    return ontology->cameo.count;
}

void thaw_ontology_get_cameo(
    const thaw_ontology *ontology, size_t index, thaw_cameo *out)
{
    assert(index < ontology->cameo.count);
    const thaw_cameo_row *row =
        (const thaw_cameo_row *)ontology->cameo_rows + index;
    *out = (thaw_cameo){
        .code = thaw_strings_get(&ontology->cameo, (uint32_t)index),
        .name = text(ontology, row->name),
        .definition = text(ontology, row->definition),
        .event = text(ontology, row->event),
        .mode = text(ontology, row->mode),
        .context_count = row->context_count};
    for (size_t i = 0; i < row->context_count; i++)
        out->contexts[i] = text(ontology, row->contexts[i]);
    for (int i = 0; i < THAW_GOLDSTEIN_COUNT; i++)
        out->goldstein[i] = row->goldstein[i];
    for (int i = 0; i < THAW_QUAD_COUNT; i++)
        out->quad[i] = row->quad[i];
}

bool thaw_ontology_find_cameo(
    const thaw_ontology *ontology, thaw_str code, thaw_cameo *out)
{
    int64_t at = thaw_strings_find(&ontology->cameo, code);
    if (at < 0)
        return false;
    thaw_ontology_get_cameo(ontology, (size_t)at, out);
    return true;
}

/* ---- opening ------------------------------------------------------------- */

static thaw_status broken(thaw_error *err, const char *what)
{
    return thaw_fail(err, THAW_EFORMAT, 0, "ontology: bad %s", what);
}

/* Keys and rows of one table, checked against each other and the texts. */
static thaw_status open_rows(thaw_know *know, const char keys_id[4],
    const char rows_id[4], thaw_strings *keys, const void **rows,
    thaw_error *err)
{
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, keys_id, &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open_sorted(keys, chunk, "ontology", err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, rows_id, &chunk, err);
    if (status != THAW_OK)
        return status;
    if (chunk.len != keys->count * sizeof(thaw_ontology_row))
        return broken(err, "row count");
    const thaw_ontology_row *row = (const void *)chunk.ptr;
    uint32_t texts = know->ontology.texts.count;
    *rows = row;
    for (uint32_t i = 0; i < keys->count; i++, row++)
        if (row->label >= texts || row->definition >= texts ||
            row->event >= texts || row->name >= texts || row->quad > 4)
            return broken(err, "row");
    return THAW_OK;
}

static bool is_sane(const thaw_cameo_row *row, uint32_t texts)
{
    bool sane = row->name < texts && row->definition < texts &&
        row->event < texts && row->mode < texts &&
        row->context_count <= THAW_CAMEO_CONTEXTS_MAX;
    for (uint32_t i = 0; sane && i < row->context_count; i++)
        sane = row->contexts[i] < texts;
    for (int i = 0; sane && i < THAW_QUAD_COUNT; i++)
        sane = row->quad[i] <= 4;
    return sane;
}

static thaw_status open_cameo(thaw_know *know, thaw_error *err)
{
    thaw_ontology *ontology = &know->ontology;
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, "onAK", &chunk, err);
    if (status == THAW_OK)
        status =
            thaw_strings_open_sorted(&ontology->cameo, chunk, "CAMEO", err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, "onAR", &chunk, err);
    if (status != THAW_OK)
        return status;
    if (chunk.len != ontology->cameo.count * sizeof(thaw_cameo_row))
        return broken(err, "row count");
    const thaw_cameo_row *row = (const void *)chunk.ptr;
    ontology->cameo_rows = row;
    for (uint32_t i = 0; i < ontology->cameo.count; i++, row++)
        if (!is_sane(row, ontology->texts.count))
            return broken(err, "CAMEO row");
    return THAW_OK;
}

thaw_status thaw_ontology_open(thaw_know *know, thaw_error *err)
{
    thaw_ontology *o = &know->ontology;
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&know->chunks, "onTX", &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open(&o->texts, chunk, "ontology", err);
    if (status == THAW_OK)
        status =
            open_rows(know, "onEK", "onER", &o->events, &o->event_rows, err);
    if (status == THAW_OK)
        status = open_rows(know, "onMK", "onMR", &o->modes, &o->mode_rows, err);
    if (status == THAW_OK)
        status = open_rows(
            know, "onCK", "onCR", &o->contexts, &o->context_rows, err);
    if (status == THAW_OK)
        status =
            open_rows(know, "onSK", "onSR", &o->sectors, &o->sector_rows, err);
    return status == THAW_OK ? open_cameo(know, err) : status;
}
