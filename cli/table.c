/*
 * table.c - events as a table that a person enjoys.
 *
 * An article is a heading, its events are rows, and each sentence stands once,
 * below the events that it gave.  What did not happen is dim.  News may hold
 * anything, so control characters never reach the terminal.
 */
#define _DEFAULT_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include "table.h"

enum { DATE, SOURCE, EVENT, TARGET, PLACE, STATUS, COLUMNS };
static const char *const titles[COLUMNS] = {
    "date", "source", "event", "target", "place", "status"};
#define CELL 96 /* bytes of one cell, more is cut */

typedef struct {
    char cell[COLUMNS][CELL];
} row;

void cli_table_init(cli_table *table)
{
    struct winsize size;
    const char *no_colour = getenv("NO_COLOR");
    bool tty = isatty(STDOUT_FILENO) == 1;
    *table = (cli_table){.width = 80};
    table->colour = tty && !(no_colour && *no_colour);
    if (tty && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        table->width = size.ws_col < 50 ? 50 : size.ws_col;
}

/* The next character of s at *at: how many columns it takes. */
static int next_width(thaw_str s, size_t *at)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + *at,
        (utf8proc_ssize_t)(s.len - *at), &c);
    if (n <= 0) {
        *at += 1;
        return 1;
    }
    *at += (size_t)n;
    int width = utf8proc_charwidth(c);
    return c == '\n' || c == '\t' ? 1 : width;
}

static int width_of(thaw_str s)
{
    int width = 0;
    for (size_t at = 0; at < s.len;)
        width += next_width(s, &at);
    return width;
}

static bool is_control(thaw_str s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];
    return c < ' ' || c == 0x7F ||
        (c == 0xC2 && at + 1 < s.len && (unsigned char)s.ptr[at + 1] < 0xA0);
}

static void put(thaw_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (is_control(s, i)) {
            putchar(' ');
            i += (unsigned char)s.ptr[i] == 0xC2;
        } else {
            putchar(s.ptr[i]);
        }
    }
}

static void style(const cli_table *table, const char *code)
{
    if (table->colour)
        printf("\033[%sm", code);
}

static thaw_str of(const char *text)
{
    return (thaw_str){text, strlen(text)};
}

/* Adds s to a cell, whole characters only. */
static void cell_add(char *cell, thaw_str s)
{
    size_t len = strlen(cell), end = 0;
    while (end < s.len) {
        size_t at = end;
        next_width(s, &at);
        if (len + at >= CELL)
            break;
        end = at;
    }
    memcpy(cell + len, s.ptr, end);
    cell[len + end] = 0;
}

static bool same_name(const thaw_event_actor *a, const thaw_event_actor *b)
{
    return a->code.len == b->code.len && a->sector.len == b->sector.len &&
        memcmp(a->code.ptr, b->code.ptr, a->code.len) == 0 &&
        (a->sector.len == 0 ||
            memcmp(a->sector.ptr, b->sector.ptr, a->sector.len) == 0);
}

static void fill_actors(
    char *cell, const thaw_doc *doc, const thaw_event_actor *actors, size_t n)
{
    if (n == 0)
        cell_add(cell, of("-"));
    for (size_t i = 0; i < n; i++) {
        const thaw_event_actor *a = &actors[i];
        bool again = false;
        for (size_t j = 0; j < i && a->code.len; j++)
            again = again || same_name(a, &actors[j]);
        if (again)
            continue;
        cell_add(cell, of(i ? ", " : ""));
        if (a->code.len || a->sector.len) {
            cell_add(cell, a->code);
            cell_add(cell, of(a->code.len && a->sector.len ? " " : ""));
            cell_add(cell, a->sector);
        } else {
            cell_add(cell, of("\""));
            cell_add(cell, thaw_doc_get_span(doc, a->span));
            cell_add(cell, of("\""));
        }
    }
}

static void fill(row *out, const thaw_doc *doc, const thaw_event *event)
{
    memset(out, 0, sizeof *out);
    cell_add(out->cell[DATE], event->date.len ? event->date : of("-"));
    fill_actors(out->cell[SOURCE], doc, event->source, event->source_count);
    fill_actors(out->cell[TARGET], doc, event->target, event->target_count);
    cell_add(out->cell[EVENT], event->event);
    cell_add(out->cell[EVENT], of(event->mode.len ? "/" : ""));
    cell_add(out->cell[EVENT], event->mode);
    cell_add(
        out->cell[PLACE], event->place_name.len ? event->place_name : of("-"));
    cell_add(out->cell[STATUS], event->status.len ? event->status : of("-"));
}

/* What a dim row is: an event that is told but did not happen. */
static bool happened(const thaw_event *event)
{
    thaw_str s = event->status;
    return (s.len == 8 && memcmp(s.ptr, "happened", 8) == 0) ||
        (s.len == 7 && memcmp(s.ptr, "ongoing", 7) == 0);
}

static void measure(const thaw_doc *doc, int width[COLUMNS])
{
    static const int most[COLUMNS] = {10, 18, 22, 18, 16, 12};
    for (int c = 0; c < COLUMNS; c++)
        width[c] = width_of(of(titles[c]));
    for (size_t i = 0; i < thaw_doc_event_count(doc); i++) {
        row r;
        fill(&r, doc, thaw_doc_get_event(doc, i));
        for (int c = 0; c < COLUMNS; c++) {
            int w = width_of(of(r.cell[c]));
            width[c] = w > width[c] ? w : width[c];
        }
    }
    for (int c = 0; c < COLUMNS; c++)
        width[c] = width[c] > most[c] ? most[c] : width[c];
}

/* A cell in its column: cut with an ellipsis, or filled up with blanks. */
static void put_cell(const char *text, int width, bool last)
{
    thaw_str s = of(text);
    int full = width_of(s), used = 0;
    size_t at = 0;
    while (at < s.len) {
        size_t next = at;
        int w = next_width(s, &next);
        if (full > width && used + w > width - 1)
            break;
        put((thaw_str){s.ptr + at, next - at});
        used += w;
        at = next;
    }
    if (at < s.len) {
        fputs("…", stdout);
        used++;
    }
    for (; !last && used < width + 2; used++)
        putchar(' ');
}

static void put_row(const cli_table *table, const thaw_doc *doc,
    const thaw_event *event, const int width[COLUMNS])
{
    row r;
    fill(&r, doc, event);
    bool dim = !happened(event);
    style(table, dim ? "2" : "0");
    fputs("  ", stdout);
    for (int c = 0; c < COLUMNS; c++) {
        if (c == EVENT && !dim)
            style(table, event->quad >= 3 ? "1;31" : "1;32");
        put_cell(r.cell[c], width[c], c == COLUMNS - 1);
        if (c == EVENT && !dim)
            style(table, "0");
    }
    style(table, "0");
    putchar('\n');
}

/* s in lines of at most the terminal's width, cut at blanks. */
static void put_wrapped(const cli_table *table, thaw_str s)
{
    const int indent = 6;
    int room = table->width - indent - 1;
    for (size_t at = 0; at < s.len;) {
        size_t end = at, cut = 0;
        for (int used = 0; end < s.len && used < room;) {
            if (s.ptr[end] == ' ' || s.ptr[end] == '\n')
                cut = end;
            used += next_width(s, &end);
        }
        if (end >= s.len || cut == 0)
            cut = end;
        printf("%*s", indent, "");
        put((thaw_str){s.ptr + at, cut - at});
        putchar('\n');
        at = cut;
        while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\n'))
            at++;
    }
}

static void put_heading(
    const cli_table *table, const thaw_doc *doc, const char *name)
{
    thaw_meta meta = thaw_doc_get_meta(doc);
    printf("%s", table->articles ? "\n" : "");
    style(table, "1");
    put(of(name));
    style(table, "0");
    if (meta.title.len) {
        fputs("  ", stdout);
        put(meta.title);
    }
    if (meta.date.len) {
        fputs("  published ", stdout);
        put(meta.date);
    }
    putchar('\n');
}

static void put_titles(const cli_table *table, const int width[COLUMNS])
{
    style(table, "4");
    fputs("  ", stdout);
    for (int c = 0; c < COLUMNS; c++)
        put_cell(titles[c], width[c], c == COLUMNS - 1);
    style(table, "0");
    putchar('\n');
}

void cli_table_add(cli_table *table, const thaw_doc *doc, const char *name)
{
    int width[COLUMNS];
    size_t count = thaw_doc_event_count(doc);
    put_heading(table, doc, name);
    table->articles++;
    table->events += count;
    table->sentences += thaw_doc_sentence_count(doc);
    if (count == 0) {
        puts("  no events");
        return;
    }
    measure(doc, width);
    put_titles(table, width);
    for (size_t i = 0; i < count; i++) {
        const thaw_event *event = thaw_doc_get_event(doc, i);
        put_row(table, doc, event, width);
        bool last = i + 1 == count ||
            thaw_doc_get_event(doc, i + 1)->sentence != event->sentence;
        if (last)
            put_wrapped(table, thaw_doc_get_span(doc, event->text));
    }
}

void cli_table_finish(const cli_table *table)
{
    printf("\n%zu event%s in %zu sentence%s of %zu article%s\n", table->events,
        table->events == 1 ? "" : "s", table->sentences,
        table->sentences == 1 ? "" : "s", table->articles,
        table->articles == 1 ? "" : "s");
}
