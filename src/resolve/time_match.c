/*
 * time_match.c - finding time expressions: what is said, before any anchor.
 *
 * A matcher looks at the cells from one token on and fills a thaw_said.  All
 * are tried and the longest wins; at equal length the one listed first.
 */
#include "resolve/time_match.h"
#include "resolve/number.h"

#define IS(at, word) thaw_time_is_word(run, (at), THAW_W_##word)
#define KIND(at, kind) thaw_time_is_kind(run, (at), THAW_CELL_##kind)
#define VALUE(at) thaw_time_cell(run, (at))->value

/* The form, or an empty view outside the sentence. */
static thaw_str form_at(const thaw_time_run *run, uint32_t at)
{
    if (at < run->first || at >= run->end)
        return (thaw_str){"", 0};
    return thaw_doc_form(run->doc, at);
}

static bool is_form(const thaw_time_run *run, uint32_t at, const char *lower)
{
    return thaw_word_is(form_at(run, at), lower);
}

static bool is_tagged(const thaw_time_run *run, uint32_t at, thaw_upos upos)
{
    return run->doc->tags && at < run->end && at >= run->first &&
        run->doc->tags[at].upos == upos;
}

static uint32_t skip_word(
    const thaw_time_run *run, uint32_t at, thaw_time_word word)
{
    return at + thaw_time_is_word(run, at, word);
}

/* ---- calendar dates -------------------------------------------------------
 */

static bool read_fixed(thaw_str s, size_t digits, int *out)
{
    *out = 0;
    if (s.len < digits)
        return false;
    for (size_t i = 0; i < digits; i++) {
        if (!thaw_is_digit(s.ptr[i]))
            return false;
        *out = 10 * *out + (s.ptr[i] - '0');
    }
    return true;
}

static thaw_str skip(thaw_str s, size_t n)
{
    return (thaw_str){s.ptr + n, s.len - n};
}

/* YYYY-MM-DD in the bytes, whatever tokens it was cut into. */
static bool match_iso(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    if (!thaw_is_digit(form_at(run, at).ptr[0]))
        return false;
    uint32_t end = at + 1;
    size_t begin = run->doc->tokens.items[at].span.begin;
    while (end < run->end && end < at + 5 &&
        run->doc->tokens.items[end - 1].span.end - begin < 10)
        end++;
    thaw_str s = thaw_doc_at(run->doc, thaw_doc_token_span(run->doc, at, end));
    if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-' ||
        !read_fixed(s, 4, &out->year) ||
        !read_fixed(skip(s, 5), 2, &out->month) ||
        !read_fixed(skip(s, 8), 2, &out->day) ||
        thaw_date_parse(s) == THAW_DAY_NONE)
        return false;
    out->end = end;
    return true;
}

static bool is_day_number(const thaw_time_run *run, uint32_t at)
{
    return (KIND(at, DIGITS) ||
               (KIND(at, ORDINAL) && thaw_is_digit(form_at(run, at).ptr[0]))) &&
        VALUE(at) >= 1 && VALUE(at) <= 31;
}

/* A month's name: capital, and for those that are everyday words, in a place
 * where a month can stand. */
static bool is_month(const thaw_time_run *run, uint32_t at)
{
    const thaw_cell *cell = thaw_time_cell(run, at);
    if (cell->kind != THAW_CELL_MONTH || !cell->capital)
        return false;
    if (!cell->shaky || is_day_number(run, at + 1) || KIND(at + 1, YEAR) ||
        is_day_number(run, at - 1))
        return true;
    return at > run->first &&
        (IS(at - 1, IN) || IS(at - 1, FROM) || IS(at - 1, LAST) ||
            IS(at - 1, NEXT) || IS(at - 1, THIS) || IS(at - 1, EARLY) ||
            IS(at - 1, LATE) || IS(at - 1, MID) || IS(at - 1, OF) ||
            IS(at - 1, TO) || IS(at - 1, BETWEEN) || IS(at - 1, BEFORE) ||
            IS(at - 1, AFTER) || IS(at - 1, HYPHEN));
}

/* [,] YEAR after a date; *at moves past it.  "May 5, 2000 soldiers" is rare
 * enough to be read as a year. */
static void read_year(const thaw_time_run *run, uint32_t *at, thaw_said *out)
{
    uint32_t year = skip_word(run, *at, THAW_W_COMMA);
    if (year == *at)
        year = skip_word(run, *at, THAW_W_OF);
    if (KIND(year, YEAR)) {
        out->year = VALUE(year);
        *at = year + 1;
    }
}

/* "May 5", "May 5th, 2017", "May 2017", "May". */
static bool match_month_first(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    if (!is_month(run, at))
        return false;
    out->month = VALUE(at);
    out->end = at + 1;
    bool clock = is_form(run, at + 2, ":");
    if (is_day_number(run, at + 1) && !clock) {
        out->day = VALUE(at + 1);
        out->end = at + 2;
    }
    read_year(run, &out->end, out);
    return true;
}

/* "5 May 2017", "the 5th of May". */
static bool match_day_first(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    at = skip_word(run, at, THAW_W_THE);
    if (!is_day_number(run, at) && !KIND(at, ORDINAL))
        return false;
    uint32_t month = skip_word(run, at + 1, THAW_W_OF);
    if (!is_month(run, month) || VALUE(at) > 31)
        return false;
    out->day = VALUE(at);
    out->month = VALUE(month);
    out->end = month + 1;
    read_year(run, &out->end, out);
    return true;
}

/* "Friday, May 5": the weekday belongs to the date. */
static bool match_weekday_date(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    if (!KIND(at, WEEKDAY))
        return false;
    uint32_t date = skip_word(run, at + 1, THAW_W_COMMA);
    out->weekday = VALUE(at);
    if (!match_month_first(run, date, out) || !out->day) {
        out->month = out->year = 0;
        return match_day_first(run, date, out);
    }
    return true;
}

/* "early May", "mid-2017", "last September", "late last year". */
static bool match_part_of_date(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    uint32_t next = at;
    if (IS(at, EARLY) || IS(at, LATE) || IS(at, MID) || IS(at, LATER) ||
        IS(at, EARLIER))
        next = skip_word(run, at + 1, THAW_W_HYPHEN);
    if (IS(next, LAST) || IS(next, NEXT) || IS(next, THIS)) {
        out->relation = IS(next, LAST) ? THAW_REL_LAST
            : IS(next, NEXT)           ? THAW_REL_NEXT
                                       : THAW_REL_THIS;
        next++;
    }
    if (next == at)
        return false;
    if (match_month_first(run, next, out))
        return true;
    if (KIND(next, YEAR) && out->relation == THAW_REL_NONE) {
        out->year = VALUE(next);
        out->end = next + 1;
        return true;
    }
    return false;
}

/* After the number stands what it counts: "2000 soldiers". */
static bool counts_things(const thaw_time_run *run, uint32_t at)
{
    thaw_str next = form_at(run, at + 1);
    if (next.len < 2 || !thaw_is_lower(next.ptr[0]) ||
        next.ptr[next.len - 1] != 's')
        return false;
    if (run->doc->tags)
        return run->doc->tags[at + 1].xpos == THAW_XPOS_NNS;
    return !KIND(at + 1, WORD) && next.ptr[next.len - 2] != 's';
}

/* A bare year stands after a preposition, or before what it dates. */
static bool match_year(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    if (!KIND(at, YEAR) || VALUE(at) < 1500)
        return false;
    bool marked = form_at(run, at).len != 4; /* '82 */
    if (!marked && counts_things(run, at))
        return false;
    bool after = IS(at - 1, IN) || IS(at - 1, FROM) || IS(at - 1, OF) ||
        IS(at - 1, TO) || IS(at - 1, AND) || IS(at - 1, BETWEEN) ||
        IS(at - 1, BEFORE) || IS(at - 1, AFTER) || IS(at - 1, THE) ||
        is_form(run, at - 1, "(") || is_form(run, at - 1, "'s") ||
        is_form(run, at - 1, "its") || is_form(run, at - 1, "their") ||
        is_form(run, at - 1, "year");
    bool before = thaw_time_cell(run, at + 1)->capital &&
        !KIND(at + 1, WEEKDAY) && at + 1 < run->end;
    bool alone = run->end - run->first <= 2;
    if (!marked && !after && !before && !alone &&
        !(is_tagged(run, at, THAW_UPOS_NUM) && IS(at + 1, COMMA) &&
            IS(at - 1, COMMA)))
        return false;
    if (before && !after && thaw_time_cell(run, at - 1)->capital &&
        at - 1 > run->first && at > run->first)
        return false; /* "Boeing 2000 Series" */
    out->year = VALUE(at);
    out->end = at + 1;
    return true;
}

/* "2009-2011" as one token is two years. */
static bool match_year_range(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    thaw_str s = form_at(run, at);
    int last;
    if (s.len != 9 || s.ptr[4] != '-' || !read_fixed(s, 4, &out->year) ||
        !read_fixed(skip(s, 5), 4, &last) || out->year < 1500 ||
        last <= out->year || last > 2199)
        return false;
    out->n = last;
    out->end = at + 1;
    return true;
}

/* Days of the year that have a name. */
static bool match_holiday(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    static const struct {
        const char *words[3];
        int month, day;
    } holidays[] = {{{"christmas", "eve", NULL}, 12, 24},
        {{"christmas", "day", NULL}, 12, 25}, {{"christmas", NULL}, 12, 25},
        {{"boxing", "day", NULL}, 12, 26}, {{"new", "year", "eve"}, 12, 31},
        {{"new", "year", "day"}, 1, 1}, {{"may", "day", NULL}, 5, 1},
        {{"bastille", "day", NULL}, 7, 14}, {{"valentine", "day", NULL}, 2, 14},
        {{"halloween", NULL}, 10, 31}, {{"9/11", NULL}, 9, 11}};
    if (at >= run->end ||
        (!thaw_time_cell(run, at)->capital && !is_form(run, at, "9/11")))
        return false;
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        uint32_t next = at;
        size_t w = 0;
        for (; w < 3 && holidays[i].words[w]; w++) {
            next += w > 0 &&
                (is_form(run, next, "'s") ||
                    is_form(run, next, "\xE2\x80\x99s"));
            if (!is_form(run, next, holidays[i].words[w]))
                break;
            next++;
        }
        if (w < 3 && holidays[i].words[w])
            continue;
        out->month = holidays[i].month;
        out->day = holidays[i].day;
        out->year = is_form(run, at, "9/11") ? 2001 : 0;
        out->end = next;
        read_year(run, &out->end, out);
        return true;
    }
    return false;
}

/* ---- days by their names ----------------------------------------------------
 */

static void read_part(const thaw_time_run *run, thaw_said *out)
{
    if (KIND(out->end, PART)) {
        out->part = (thaw_day_part)VALUE(out->end);
        out->end++;
    }
}

/* [last|next|this|the following] Tuesday [evening]. */
static bool match_weekday(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    if (IS(at, EARLY) || IS(at, LATE))
        at++;
    if (IS(at, LAST) || IS(at, PAST))
        out->relation = THAW_REL_LAST;
    else if (IS(at, NEXT))
        out->relation = THAW_REL_NEXT;
    else if (IS(at, THIS))
        out->relation = THAW_REL_THIS;
    else if (IS(at, FOLLOWING))
        out->relation = THAW_REL_FOLLOWING;
    at += out->relation != THAW_REL_NONE;
    if (!KIND(at, WEEKDAY) || !thaw_time_cell(run, at)->capital)
        return false;
    out->kind = THAW_SAID_WEEKDAY;
    out->weekday = VALUE(at);
    out->end = at + 1;
    read_part(run, out);
    return true;
}

/* "yesterday", "earlier today", "tomorrow night", "this morning". */
static bool match_day_name(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    out->kind = THAW_SAID_DAY;
    if (IS(at, THE) && IS(at + 2, BEFORE) && KIND(at + 3, DAY) &&
        VALUE(at + 3) == -1 && KIND(at + 1, UNIT)) {
        out->n = -2;
        out->end = at + 4;
        return VALUE(at + 1) == THAW_UNIT_DAY;
    }
    if (IS(at, THE) && IS(at + 2, AFTER) && KIND(at + 3, DAY) &&
        VALUE(at + 3) == 1 && KIND(at + 1, UNIT)) {
        out->n = 2;
        out->end = at + 4;
        return VALUE(at + 1) == THAW_UNIT_DAY;
    }
    if ((IS(at, THIS) || IS(at, LAST)) && KIND(at + 1, PART)) {
        out->n = IS(at, LAST) ? -1 : 0;
        out->end = at + 1;
        read_part(run, out);
        return true;
    }
    if (IS(at, EARLIER) || IS(at, LATER) || IS(at, EARLY) || IS(at, LATE))
        at++;
    if (!KIND(at, DAY))
        return false;
    out->n = VALUE(at);
    out->end = at + 1;
    if (thaw_time_cell(run, at)->shaky)
        out->part = THAW_PART_NIGHT;
    read_part(run, out);
    return true;
}

/* ---- relative units
 * ------------------------------------------------------------ */

static thaw_time_relation relation_of(const thaw_time_run *run, uint32_t at)
{
    if (IS(at, LAST) || IS(at, PAST))
        return THAW_REL_LAST;
    if (IS(at, THIS) || KIND(at, PRESENT))
        return THAW_REL_THIS;
    if (IS(at, NEXT))
        return THAW_REL_NEXT;
    if (IS(at, PREVIOUS))
        return THAW_REL_PREVIOUS;
    if (IS(at, SAME) || IS(at, THAT))
        return THAW_REL_SAME;
    if (IS(at, FOLLOWING))
        return THAW_REL_FOLLOWING;
    return THAW_REL_NONE;
}

static bool is_calendar_unit(int unit)
{
    return unit >= THAW_UNIT_DAY;
}

/* "last week", "the following day", "earlier that day", "that same month",
 * "the day before", "the next day" (which counts from the narrative). */
static bool match_unit(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    out->kind = THAW_SAID_UNIT;
    if (IS(at, EARLIER) || IS(at, LATER) || IS(at, LATE) || IS(at, EARLY)) {
        at++;
        if (IS(at, IN) || IS(at, OF))
            at++;
    }
    bool the = IS(at, THE);
    at += the;
    out->relation = relation_of(run, at);
    if (out->relation != THAW_REL_NONE) {
        at++;
        if (IS(at, PAST) || IS(at, SAME) || IS(at, NEXT))
            at++;
    }
    if (!KIND(at, UNIT) || !is_calendar_unit(VALUE(at)) ||
        thaw_time_cell(run, at)->plural)
        return false;
    out->unit = VALUE(at);
    out->end = at + 1;
    bool day = out->unit == THAW_UNIT_DAY;
    if (the && out->relation == THAW_REL_NEXT)
        out->relation = THAW_REL_FOLLOWING;
    if (out->relation == THAW_REL_SAME || out->relation == THAW_REL_THIS)
        return !(out->relation == THAW_REL_THIS && day);
    if (out->relation != THAW_REL_NONE)
        return !(day && out->relation == THAW_REL_LAST);
    if (!the)
        return false;
    if (IS(at + 1, BEFORE) || IS(at + 1, AFTER) || IS(at + 1, EARLIER) ||
        IS(at + 1, PREVIOUS)) {
        out->relation =
            IS(at + 1, AFTER) ? THAW_REL_FOLLOWING : THAW_REL_PREVIOUS;
        out->end = at + 2;
        return true;
    }
    /* "earlier in the day", "later in the week" */
    out->relation = day ? THAW_REL_SAME : THAW_REL_THIS;
    return at >= out->first + 2 ||
        (at > run->first + 1 && IS(out->first - 1, IN) &&
            (IS(out->first - 2, LATER) || IS(out->first - 2, EARLIER)));
}

/* How many: "two", "a", "several", "a couple of"; *at moves past it. */
static bool read_count(const thaw_time_run *run, uint32_t *at, int *n)
{
    thaw_number number;
    if (IS(*at, A) && IS(*at + 1, COUPLE)) {
        *at = skip_word(run, *at + 2, THAW_W_OF);
        *n = 2;
        return true;
    }
    if (IS(*at, A) && IS(*at + 1, FEW)) {
        *at += 2;
        *n = THAW_SAID_MANY;
        return true;
    }
    if (IS(*at, SEVERAL) || IS(*at, FEW)) {
        *at += 1;
        *n = THAW_SAID_MANY;
        return true;
    }
    if (*at < run->end && thaw_number_read(run->doc, *at, run->end, &number)) {
        if (number.value < 1 || number.value > 9999)
            return false;
        *at = number.end;
        *n = (int)number.value;
        return true;
    }
    *n = 1;
    if (!IS(*at, A))
        return false;
    *at += 1;
    return true;
}

static bool read_unit(const thaw_time_run *run, uint32_t *at, int *unit)
{
    if (!KIND(*at, UNIT))
        return false;
    *unit = VALUE(*at);
    *at += 1;
    return true;
}

/* What follows "a day after": something that happened, or nothing. */
static bool has_complement(const thaw_time_run *run, uint32_t at)
{
    thaw_str next = form_at(run, at);
    return next.len > 0 &&
        (thaw_is_alpha(next.ptr[0]) || (unsigned char)next.ptr[0] >= 0xC3 ||
            thaw_is_digit(next.ptr[0]));
}

/* "two days ago", "a year later", "three weeks before", "a day after X". */
static bool match_shift(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    uint32_t next = at + (IS(at, APPROX) || is_form(run, at, "just"));
    out->kind = THAW_SAID_SHIFT;
    if (!read_count(run, &next, &out->n) || !read_unit(run, &next, &out->unit))
        return false;
    if (IS(next, AGO))
        out->relation = THAW_REL_LAST;
    else if (IS(next, FROM) &&
        thaw_time_is_kind(run, next + 1, THAW_CELL_PRESENT))
        out->relation = THAW_REL_NEXT, next++;
    else if (IS(next, EARLIER) ||
        (IS(next, BEFORE) && !has_complement(run, next + 1)))
        out->relation = THAW_REL_PREVIOUS;
    else if (IS(next, LATER) ||
        (IS(next, AFTER) && !has_complement(run, next + 1)))
        out->relation = THAW_REL_FOLLOWING;
    else if (IS(next, BEFORE) || IS(next, AFTER))
        out->relation = IS(next, AFTER) ? THAW_REL_AFTER : THAW_REL_BEFORE;
    else
        return false;
    out->end = next + 1;
    return true;
}

/* ---- durations and sets
 * ---------------------------------------------------------- */

/* "27-year" as one token. */
static bool match_joined(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    thaw_str form = form_at(run, at);
    const char *hyphen = form.len ? memchr(form.ptr, '-', form.len) : NULL;
    if (!hyphen)
        return false;
    size_t cut = (size_t)(hyphen - form.ptr);
    thaw_cell unit = thaw_cell_of(skip(form, cut + 1));
    int n = thaw_number_of_word((thaw_str){form.ptr, cut});
    if (unit.kind != THAW_CELL_UNIT || n < 1)
        return false;
    *out = (thaw_said){.first = at,
        .end = at + 1,
        .weekday = -1,
        .kind = THAW_SAID_DURATION,
        .n = n,
        .unit = unit.value};
    return true;
}

/* "two years", "the past nine days", "a 27-year", "for decades". */
static bool match_duration(
    const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    uint32_t next = at;
    bool bound = false, counted;
    if (match_joined(run, at, out))
        return true;
    next = skip_word(run, next, THAW_W_APPROX);
    if (IS(next, THE) || IS(next, THIS)) {
        next++;
        if (!IS(next, LAST) && !IS(next, PAST) && !IS(next, NEXT) &&
            !IS(next, PREVIOUS) && !IS(next, FOLLOWING) && !KIND(next, PAST))
            return false;
    }
    if (IS(next, LAST) || IS(next, PAST) || IS(next, NEXT) ||
        IS(next, PREVIOUS) || KIND(next, PAST)) {
        bound = true;
        next++;
    }
    bool article = IS(next, A);
    uint32_t number = next;
    counted = read_count(run, &next, &out->n);
    if (!counted)
        out->n = THAW_SAID_MANY;
    next = skip_word(run, next, THAW_W_HYPHEN);
    if (number == next && !bound && !IS(next - 1, IN))
        return false;
    if (!KIND(next, UNIT) || (!counted && !thaw_time_cell(run, next)->plural))
        return false;
    out->kind = THAW_SAID_DURATION;
    out->unit = VALUE(next);
    out->end = next + 1;
    /* "a second", "an hour", "a day" are seldom measured */
    return !(article && out->n == 1 &&
        (out->unit <= THAW_UNIT_DAY || out->unit == THAW_UNIT_QUARTER));
}

/* "annually", "every week", "each year", "every two days", "every Friday". */
static bool match_set(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    out->kind = THAW_SAID_SET;
    out->n = 1;
    out->end = at + 1;
    if (KIND(at, EVERY)) {
        out->unit = VALUE(at);
        return true;
    }
    if (!IS(at, EVERY))
        return false;
    uint32_t next = at + 1;
    if (KIND(next, WEEKDAY)) {
        out->weekday = VALUE(next);
        out->end = next + 1;
        return true;
    }
    if (!KIND(next, UNIT) && !read_count(run, &next, &out->n))
        return false;
    if (!read_unit(run, &next, &out->unit))
        return false;
    out->end = next;
    return true;
}

/* ---- larger pieces of the calendar
 * ------------------------------------------------- */

/* Of a year: [of] 2009, of last year, of this year. */
static void read_of_year(const thaw_time_run *run, thaw_said *out)
{
    uint32_t at = out->end;
    read_year(run, &at, out);
    if (out->year) {
        out->end = at;
        return;
    }
    if (IS(at, OF))
        at++;
    thaw_time_relation relation = relation_of(run, at);
    if (relation != THAW_REL_NONE && KIND(at + 1, UNIT) &&
        VALUE(at + 1) == THAW_UNIT_YEAR) {
        out->relation = relation;
        out->end = at + 2;
    }
}

/* "last summer", "the summer of 2012", "in spring". */
static bool match_season(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    bool the = IS(at, THE);
    at += the;
    out->relation = relation_of(run, at);
    bool related = out->relation != THAW_REL_NONE;
    at += related;
    if (!KIND(at, SEASON) || is_form(run, at + 1, "olympics") ||
        is_form(run, at + 1, "games"))
        return false;
    out->kind = THAW_SAID_SEASON;
    out->season = VALUE(at);
    out->end = at + 1;
    read_of_year(run, out);
    if (related || out->year)
        return true;
    if (thaw_time_cell(run, at)->shaky && !the)
        return false;
    return (IS(at - 1, IN) || (the && IS(at - 2, IN))) &&
        !is_tagged(run, at + 1, THAW_UPOS_NOUN);
}

/* "the third quarter of 2009", "fourth-quarter", "Q3 2009". */
static bool match_quarter(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    thaw_str form = form_at(run, at);
    out->kind = THAW_SAID_QUARTER;
    if (form.len == 2 && form.ptr[0] == 'Q' && form.ptr[1] >= '1' &&
        form.ptr[1] <= '4') {
        out->n = form.ptr[1] - '0';
        out->end = at + 1;
        read_of_year(run, out);
        return true;
    }
    at = skip_word(run, at, THAW_W_THE);
    bool second = is_form(run, at, "second"), final = is_form(run, at, "final");
    if (!second && !final && !KIND(at, ORDINAL))
        return false;
    out->n = second ? 2 : final ? 4 : VALUE(at);
    uint32_t next = skip_word(run, at + 1, THAW_W_HYPHEN);
    if (!KIND(next, UNIT) || VALUE(next) != THAW_UNIT_QUARTER || out->n > 4 ||
        thaw_time_cell(run, next)->plural)
        return false;
    out->end = next + 1;
    read_of_year(run, out);
    return true;
}

static bool match_decade(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    if (IS(at, EARLY) || IS(at, LATE) || IS(at, MID))
        at = skip_word(run, at + 1, THAW_W_HYPHEN);
    if (!KIND(at, DECADE))
        return false;
    out->kind = THAW_SAID_DECADE;
    int value = VALUE(at);
    bool marked = value >= 1000 || IS(at - 1, THE) || IS(out->first - 1, THE) ||
        form_at(run, at).ptr[0] == '\'' ||
        (unsigned char)form_at(run, at).ptr[0] == 0xE2;
    out->year = value >= 1000 ? value
        : value < 20          ? 2000 + value
                              : 1900 + value;
    out->end = at + 1;
    return marked;
}

static bool match_century(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    at = skip_word(run, at, THAW_W_THE);
    uint32_t next = skip_word(run, at + 1, THAW_W_HYPHEN);
    out->kind = THAW_SAID_CENTURY;
    if (!KIND(at, ORDINAL) || !KIND(next, UNIT) ||
        VALUE(next) != THAW_UNIT_CENTURY || VALUE(at) > 21)
        return false;
    out->n = VALUE(at);
    out->end = next + 1;
    return out->n >= 1;
}

/* ---- the clock
 * ------------------------------------------------------------------------ */

static bool read_clock(thaw_str s, int *hour, int *minute)
{
    size_t digits = s.len > 1 && thaw_is_digit(s.ptr[1]) ? 2 : 1;
    *minute = 0;
    if (!read_fixed(s, digits, hour) || *hour > 24)
        return false;
    if (s.len == digits)
        return true;
    return s.len == digits + 3 &&
        (s.ptr[digits] == ':' || s.ptr[digits] == '.') &&
        read_fixed(skip(s, digits + 1), 2, minute) && *minute < 60;
}

static int read_meridiem(thaw_str form)
{
    if (thaw_word_is(form, "am") || thaw_word_is(form, "a.m.") ||
        thaw_word_is(form, "a.m"))
        return 1;
    return thaw_word_is(form, "pm") || thaw_word_is(form, "p.m.") ||
            thaw_word_is(form, "p.m")
        ? 2
        : 0;
}

static void read_zone(const thaw_time_run *run, thaw_said *out)
{
    out->utc = is_form(run, out->end, "utc") || is_form(run, out->end, "gmt");
    if (out->utc)
        out->end++;
    else if (is_form(run, out->end, "local") &&
        is_form(run, out->end + 1, "time"))
        out->end += 2;
}

/* "3 p.m.", "3:30pm", "16:08 UTC", "0800 GMT", "noon", "midnight". */
static bool match_clock(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    thaw_str form = form_at(run, at);
    out->kind = THAW_SAID_CLOCK;
    out->end = at + 1;
    if (is_form(run, at, "noon") || is_form(run, at, "midnight")) {
        out->hour = is_form(run, at, "noon") ? 12 : 0;
        return true;
    }
    if (form.len < 1 || !thaw_is_digit(form.ptr[0]))
        return false;
    size_t tail = form.len;
    while (tail > 0 && !thaw_is_digit(form.ptr[tail - 1]))
        tail--;
    thaw_str digits = {form.ptr, tail};
    int half = read_meridiem(skip(form, tail));
    if (half == 0 && (half = read_meridiem(form_at(run, at + 1))) != 0)
        out->end++;
    if (tail == 4 && form.len == 4 && half == 0) { /* 0800 UTC */
        if (!read_fixed(form, 2, &out->hour) ||
            !read_fixed(skip(form, 2), 2, &out->minute) || out->hour > 23 ||
            out->minute > 59)
            return false;
        read_zone(run, out);
        return out->utc;
    }
    if (!read_clock(digits, &out->hour, &out->minute) ||
        (half && (out->hour < 1 || out->hour > 12)))
        return false;
    if (half)
        out->hour = out->hour % 12 + (half == 2 ? 12 : 0);
    else if (form.len != tail || !memchr(form.ptr, ':', form.len))
        return false;
    read_zone(run, out);
    return true;
}

/* ---- vague references
 * --------------------------------------------------------------------- */

/* "recently", "the past few years" is a duration, "at present", "in the near
 * future". */
static bool match_vague(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    out->kind = THAW_SAID_VAGUE;
    out->end = at + 1;
    if (KIND(at, PAST))
        out->reference = THAW_STR("PAST_REF");
    else if (KIND(at, PRESENT))
        out->reference = THAW_STR("PRESENT_REF");
    else if (KIND(at, FUTURE) &&
        (!thaw_time_cell(run, at)->shaky || IS(at - 1, THE)))
        out->reference = THAW_STR("FUTURE_REF");
    else if (IS(at, THE) && is_form(run, at + 1, "near") &&
        is_form(run, at + 2, "future")) {
        out->reference = THAW_STR("FUTURE_REF");
        out->end = at + 3;
    } else if (IS(at, THE) && IS(at + 1, PAST) && IS(at - 1, IN) &&
        !KIND(at + 2, UNIT)) {
        out->reference = THAW_STR("PAST_REF");
        out->end = at + 2;
    } else if ((IS(at, THE) && is_form(run, at + 1, "moment") &&
                   is_form(run, at - 1, "at"))) {
        out->reference = THAW_STR("PRESENT_REF");
        out->end = at + 2;
    } else {
        return false;
    }
    return true;
}

typedef bool matcher(const thaw_time_run *, uint32_t, thaw_said *);
static matcher *const matchers[] = {match_iso, match_weekday_date,
    match_month_first, match_day_first, match_part_of_date, match_holiday,
    match_year_range, match_clock, match_year, match_weekday, match_day_name,
    match_shift, match_quarter, match_season, match_unit, match_duration,
    match_set, match_decade, match_century, match_vague};

bool thaw_time_match(const thaw_time_run *run, uint32_t at, thaw_said *out)
{
    bool found = false;
    assert(at >= run->first && at < run->end);
    for (size_t i = 0; i < sizeof matchers / sizeof *matchers; i++) {
        thaw_said said = {
            .first = at, .end = at, .weekday = -1, .kind = THAW_SAID_DATE};
        if (!matchers[i](run, at, &said) || said.end > run->end)
            continue;
        if (!found || said.end > out->end)
            *out = said;
        found = true;
    }
    return found;
}
