/*
 * rows.c - reading the rows of a table: fields, lists, dates, texts.
 */
#include "know/rows.h"

void thaw_rows_init(thaw_rows *rows, thaw_compile *compile,
    const thaw_source *source, size_t least, size_t most)
{
    assert(most <= THAW_FIELDS_MAX);
    *rows = (thaw_rows){compile, source, {{0}, 0}, least, most, {{0}}};
    thaw_lines_init(&rows->lines, source);
}

bool thaw_rows_next(thaw_rows *rows)
{
    thaw_str line;
    while (thaw_lines_next(&rows->lines, &line)) {
        for (size_t i = 0; i < THAW_FIELDS_MAX; i++)
            rows->fields[i] = THAW_STR("");
        size_t count = thaw_fields(line, rows->fields, rows->most);
        if (count < rows->least || count > rows->most) {
            thaw_rows_complain(rows, "%zu fields, expected %zu to %zu", count,
                rows->least, rows->most);
            continue;
        }
        for (size_t i = 0; i < rows->most; i++)
            if (thaw_str_is(rows->fields[i], "-"))
                rows->fields[i] = THAW_STR("");
        return true;
    }
    return false;
}

bool thaw_rows_need(thaw_rows *rows, size_t field, const char *what)
{
    if (rows->fields[field].len)
        return true;
    thaw_rows_complain(
        rows, "field %zu is empty, expected %s", field + 1, what);
    return false;
}

/* YYYY, YYYY-MM or YYYY-MM-DD: its first or its last day. */
static int32_t read_date(thaw_str text, bool last)
{
    int64_t year = 0, month = last ? 12 : 1;
    if (text.len == 10)
        return thaw_date_parse(text);
    if (text.len != 4 && !(text.len == 7 && text.ptr[4] == '-'))
        return THAW_DAY_NONE;
    if (!thaw_str_to_int((thaw_str){text.ptr, 4}, &year) || year < 1)
        return THAW_DAY_NONE;
    if (text.len == 7 && !thaw_str_to_int((thaw_str){text.ptr + 5, 2}, &month))
        return THAW_DAY_NONE;
    if (month < 1 || month > 12)
        return THAW_DAY_NONE;
    int length = thaw_date_month_length((int)year, (int)month);
    return thaw_date_to_day((int)year, (int)month, last ? length : 1);
}

static bool read_bound(thaw_rows *rows, thaw_str text, bool last, int32_t *day)
{
    *day = THAW_DAY_NONE;
    if (text.len == 0)
        return true;
    *day = read_date(text, last);
    if (*day != THAW_DAY_NONE)
        return true;
    thaw_rows_complain(
        rows, "\"%.*s\" is no date, expected YYYY-MM-DD", THAW_STR_ARG(text));
    return false;
}

bool thaw_rows_dates(thaw_rows *rows, thaw_str from_text, thaw_str to_text,
    int32_t *from, int32_t *to)
{
    if (!read_bound(rows, from_text, false, from) ||
        !read_bound(rows, to_text, true, to))
        return false;
    if (*from != THAW_DAY_NONE && *to != THAW_DAY_NONE && *from > *to) {
        thaw_rows_complain(rows, "it ends (%.*s) before it begins (%.*s)",
            THAW_STR_ARG(to_text), THAW_STR_ARG(from_text));
        return false;
    }
    return true;
}

bool thaw_rows_range(thaw_rows *rows, thaw_str text, int32_t *from, int32_t *to)
{
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == '.' && text.ptr[i + 1] == '.')
            return thaw_rows_dates(rows, (thaw_str){text.ptr, i},
                (thaw_str){text.ptr + i + 2, text.len - i - 2}, from, to);
    return thaw_rows_dates(rows, text, text, from, to);
}

/* Cuts what follows the last mark off a text. */
static thaw_str cut_after(thaw_str *text, char mark)
{
    for (size_t i = text->len; i-- > 0;) {
        if (text->ptr[i] != mark)
            continue;
        thaw_str tail = {text->ptr + i + 1, text->len - i - 1};
        *text = thaw_str_trim((thaw_str){text->ptr, i});
        return thaw_str_trim(tail);
    }
    return THAW_STR("");
}

static bool read_item(thaw_rows *rows, thaw_str text, thaw_item *item)
{
    *item = (thaw_item){text, {"", 0}, THAW_DAY_NONE, THAW_DAY_NONE};
    thaw_str range = cut_after(&item->text, '@');
    if (!range.len) {
        item->code = cut_after(&item->text, '~');
        return true;
    }
    item->code = cut_after(&range, '~');
    if (!item->code.len)
        item->code = cut_after(&item->text, '~');
    return thaw_rows_range(rows, range, &item->from, &item->to);
}

bool thaw_rows_item(thaw_rows *rows, thaw_str *rest, thaw_item *item)
{
    while (rest->ptr) {
        thaw_str text = thaw_str_trim(thaw_str_split(rest, ';'));
        if (text.len && read_item(rows, text, item))
            return true;
    }
    return false;
}

bool thaw_field_has(thaw_str field, const char *flag)
{
    thaw_str rest = field;
    while (rest.ptr)
        if (thaw_str_is(thaw_str_trim(thaw_str_split(&rest, ',')), flag))
            return true;
    return false;
}

/* ---- texts ------------------------------------------------------------------
 */

void thaw_pool_init(thaw_pool *pool, thaw_arena *arena)
{
    memset(pool, 0, sizeof *pool);
    thaw_map_init(&pool->map, arena);
}

uint32_t thaw_pool_add(thaw_pool *pool, thaw_compile *compile, thaw_str text)
{
    if (!text.ptr)
        text = THAW_STR("");
    uint32_t found = thaw_map_find(&pool->map, text);
    if (found != THAW_MAP_NONE)
        return found;
    uint32_t number = (uint32_t)pool->list.count;
    thaw_str *slot = THAW_PUSH(compile->arena, &pool->list);
    if (!slot || !thaw_map_set(&pool->map, text, number)) {
        compile->no_memory = true;
        return 0;
    }
    *slot = text;
    return number;
}
