/*
 * rows.h - reading the rows of a table: fields, lists, dates, and the texts
 * that the compiled rows share.
 *
 * A list field holds items set apart by ";".  An item is a text, then what may
 * follow it in any order: "@FROM..TO" (days on which it holds; a side may be
 * open; a date is YYYY, YYYY-MM or YYYY-MM-DD) and "~CODE".
 */
#ifndef THAW_ROWS_H
#define THAW_ROWS_H

#include "base/date.h"
#include "base/map.h"
#include "know/source.h"

#define THAW_FIELDS_MAX 16

typedef struct {
    thaw_compile *compile;
    const thaw_source *source;
    thaw_lines lines;
    size_t least, most; /* fields of a row; those left out are empty */
    thaw_str fields[THAW_FIELDS_MAX];
} thaw_rows;

void thaw_rows_init(thaw_rows *rows, thaw_compile *compile,
    const thaw_source *source, size_t least, size_t most);
/* The next row with a right number of fields; complains about the others.  A
 * field of "-" is empty. */
bool thaw_rows_next(thaw_rows *rows);
/* thaw_complain() about the present row. */
#define thaw_rows_complain(rows, ...)                                          \
    thaw_complain(                                                             \
        (rows)->compile, (rows)->source, (rows)->lines.line, __VA_ARGS__)
/* Complains when a field is empty; what names it. */
bool thaw_rows_need(thaw_rows *rows, size_t field, const char *what);

typedef struct {
    thaw_str text, code; /* code: what follows "~", or empty */
    int32_t from, to;
} thaw_item;

/* The next item of a list (start with *rest = the field); complains about dates
 * that are none and skips the item. */
bool thaw_rows_item(thaw_rows *rows, thaw_str *rest, thaw_item *item);

/* Reads "FROM..TO", or one date for both; complains and returns false. */
bool thaw_rows_range(
    thaw_rows *rows, thaw_str text, int32_t *from, int32_t *to);
/* Two fields as a range; an empty one is open. */
bool thaw_rows_dates(thaw_rows *rows, thaw_str from_text, thaw_str to_text,
    int32_t *from, int32_t *to);
/* True when flag is one of the words of a comma-separated field. */
bool thaw_field_has(thaw_str field, const char *flag);

/*
 * The plural of an English noun phrase by rule, in the arena: the last word, or
 * the one before "of", "for", "in", "at", "to", "on" or "from" ("heads of
 * state"); -s, -x, -z, -ch, -sh: -es; consonant and -y: -ies; -man: -men.  What
 * goes otherwise stands in the tables.
 */
thaw_str thaw_plural(thaw_compile *compile, thaw_str noun);

/* ---- texts that rows share ------------------------------------------------
 */

/* Each text once, by number. */
typedef struct {
    thaw_map map;
    struct {
        thaw_str *items;
        size_t count, room;
    } list;
} thaw_pool;

void thaw_pool_init(thaw_pool *pool, thaw_arena *arena);
/* The number of a text; sets compile->no_memory when there is none. */
uint32_t thaw_pool_add(thaw_pool *pool, thaw_compile *compile, thaw_str text);

#endif
