/*
 * time_anchor.c - from what is said to which days are meant.
 *
 * Three anchors: the document's day ("yesterday"), the narrative's, which is
 * the last date told of ("the following day"), and the year that the paragraph
 * has set ("the 2002 World Cup ... On June 29").
 */
#include <stdio.h>

#include "resolve/time_anchor.h"

typedef struct {
    const thaw_time_anchor *anchor;
    const thaw_said *said;
    thaw_time *time;
    const char *rule;
    char value[48], from[32], steps[64];
} work;

static void set_rule(work *w, const char *rule, const char *from, int32_t day)
{
    char date[16];
    w->rule = rule;
    if (day == THAW_DAY_NONE) {
        snprintf(w->from, sizeof w->from, "no anchor");
        return;
    }
    thaw_date_format(day, date);
    snprintf(w->from, sizeof w->from, "%s %s", from, date);
}

static int32_t month_end(int year, int month)
{
    return thaw_date_to_day(year, month, thaw_date_month_length(year, month));
}

static void set_days(
    work *w, int32_t from, int32_t to, thaw_precision precision)
{
    w->time->from = from;
    w->time->to = to;
    w->time->precision = precision;
}

static bool is_year(int year)
{
    return year >= 1 && year <= 9999;
}

static void set_day(work *w, int32_t day)
{
    if (!is_year(thaw_date_from_day(day).year))
        return;
    thaw_date_format(day, w->value);
    set_days(w, day, day, THAW_PRECISION_DAY);
}

static void set_month(work *w, int year, int month)
{
    if (!is_year(year))
        return;
    snprintf(w->value, sizeof w->value, "%04d-%02d", year, month);
    set_days(w, thaw_date_to_day(year, month, 1), month_end(year, month),
        THAW_PRECISION_MONTH);
}

static void set_year(work *w, int year)
{
    if (!is_year(year))
        return;
    snprintf(w->value, sizeof w->value, "%04d", year);
    set_days(w, thaw_date_to_day(year, 1, 1), thaw_date_to_day(year, 12, 31),
        THAW_PRECISION_YEAR);
}

/* The ISO week around a day, or its weekend. */
static void set_week(work *w, int32_t day, bool weekend)
{
    int32_t monday = day - (thaw_date_weekday(day) + 6) % 7;
    thaw_civil thursday = thaw_date_from_day(monday + 3);
    if (!is_year(thursday.year))
        return;
    int week = (monday + 3 - thaw_date_to_day(thursday.year, 1, 1)) / 7 + 1;
    snprintf(w->value, sizeof w->value, "%04d-W%02d%s", thursday.year, week,
        weekend ? "-WE" : "");
    set_days(w, monday + (weekend ? 5 : 0), monday + 6, THAW_PRECISION_WEEK);
}

static void set_quarter(work *w, int year, int quarter)
{
    if (!is_year(year))
        return;
    snprintf(w->value, sizeof w->value, "%04d-Q%d", year, quarter);
    set_days(w, thaw_date_to_day(year, 3 * quarter - 2, 1),
        month_end(year, 3 * quarter), THAW_PRECISION_QUARTER);
}

/* Winter begins in December of its year. */
static void set_season(work *w, int year, int season)
{
    static const char names[][3] = {"WI", "SP", "SU", "FA"};
    if (!is_year(year) || !is_year(year + 1))
        return;
    snprintf(w->value, sizeof w->value, "%04d-%s", year, names[season]);
    int month = season ? 3 * season : 12;
    set_days(w, thaw_date_to_day(year, month, 1),
        season ? month_end(year, month + 2) : month_end(year + 1, 2),
        THAW_PRECISION_SEASON);
}

static void set_decade(work *w, int year)
{
    if (!is_year(year))
        return;
    snprintf(w->value, sizeof w->value, "%03d", year / 10);
    set_days(w, thaw_date_to_day(year / 10 * 10, 1, 1),
        thaw_date_to_day(year / 10 * 10 + 9, 12, 31), THAW_PRECISION_DECADE);
}

static int32_t clamp_day(int year, int month, int day)
{
    int length = thaw_date_month_length(year, month);
    return thaw_date_to_day(year, month, day < length ? day : length);
}

/* ---- moving by units
 * --------------------------------------------------------- */

static void move_months(work *w, thaw_civil c, int n, bool day)
{
    int months = 12 * c.year + c.month - 1 + n;
    if (months < 12 || months > 12 * 9999)
        return;
    if (day)
        set_day(w, clamp_day(months / 12, months % 12 + 1, c.day));
    else
        set_month(w, months / 12, months % 12 + 1);
}

/* The unit n units away from a day: the day, week, month or year itself. */
static void move_by(work *w, int32_t from, int unit, int n)
{
    thaw_civil c = thaw_date_from_day(from);
    snprintf(w->steps, sizeof w->steps, "%+d", n);
    switch (unit) {
    case THAW_UNIT_SECOND:
    case THAW_UNIT_MINUTE:
    case THAW_UNIT_HOUR:
        set_day(w, unit == THAW_UNIT_HOUR ? from + n / 24 : from);
        break;
    case THAW_UNIT_DAY:
        set_day(w, from + n);
        break;
    case THAW_UNIT_WEEK:
    case THAW_UNIT_WEEKEND:
        set_week(w, from + 7 * n, unit == THAW_UNIT_WEEKEND);
        break;
    case THAW_UNIT_MONTH:
        move_months(w, c, n, false);
        break;
    case THAW_UNIT_QUARTER: {
        int quarters = 4 * c.year + (c.month - 1) / 3 + n;
        set_quarter(w, quarters / 4, quarters % 4 + 1);
        break;
    }
    case THAW_UNIT_YEAR:
        set_year(w, c.year + n);
        break;
    case THAW_UNIT_DECADE:
        set_decade(w, c.year + 10 * n);
        break;
    default:
        set_decade(w, c.year + 100 * n);
        w->time->precision = THAW_PRECISION_NONE;
        break;
    }
}

static int32_t narrative_of(const thaw_time_anchor *anchor, int unit)
{
    if (unit <= THAW_UNIT_DAY && anchor->narrative != THAW_DAY_NONE)
        return anchor->narrative;
    if (unit > THAW_UNIT_DAY && anchor->around != THAW_DAY_NONE)
        return anchor->around;
    return anchor->day;
}

static bool is_narrative(thaw_time_relation relation)
{
    return relation >= THAW_REL_PREVIOUS;
}

static int sign_of(thaw_time_relation relation)
{
    switch (relation) {
    case THAW_REL_LAST:
    case THAW_REL_PREVIOUS:
    case THAW_REL_BEFORE:
        return -1;
    case THAW_REL_NEXT:
    case THAW_REL_FOLLOWING:
    case THAW_REL_AFTER:
        return 1;
    default:
        return 0;
    }
}

/* ---- one kind each
 * ----------------------------------------------------------- */

/* The year of a month (and day) said without one. */
static int year_of(work *w, int month, int day)
{
    const thaw_time_anchor *a = w->anchor;
    const thaw_said *said = w->said;
    if (a->day == THAW_DAY_NONE) {
        w->rule = "the paragraph's year";
        return a->year;
    }
    thaw_civil now = thaw_date_from_day(a->day);
    if (a->year && a->year != now.year && said->relation == THAW_REL_NONE) {
        w->rule = "the paragraph's year";
        return a->year;
    }
    int order = month != now.month ? month - now.month
        : day                      ? day - now.day
                                   : 0;
    bool next = said->relation == THAW_REL_NEXT ||
        (said->relation == THAW_REL_NONE && a->future);
    if (said->relation == THAW_REL_THIS) {
        set_rule(w, "the year of", "document", a->day);
        return now.year;
    }
    set_rule(w, next ? "nearest not before" : "nearest not after", "document",
        a->day);
    if (next)
        return order < 0 ? now.year + 1 : now.year;
    bool whole = said->relation == THAW_REL_LAST && !day && order == 0;
    return order > 0 || whole ? now.year - 1 : now.year;
}

static void resolve_date(work *w)
{
    const thaw_said *said = w->said;
    int year = said->year;
    w->rule = "as written";
    if (said->n) { /* 2009-2011 */
        snprintf(w->value, sizeof w->value, "%04d/%04d", year, said->n);
        set_days(w, thaw_date_to_day(year, 1, 1),
            thaw_date_to_day(said->n, 12, 31), THAW_PRECISION_YEAR);
        return;
    }
    if (!year)
        year = year_of(w, said->month, said->day);
    if (!year && said->day)
        snprintf(w->value, sizeof w->value, "XXXX-%02d-%02d", said->month,
            said->day);
    else if (!year)
        snprintf(w->value, sizeof w->value, "XXXX-%02d", said->month);
    else if (!said->month)
        set_year(w, year);
    else if (!said->day)
        set_month(w, year, said->month);
    else
        set_day(w, clamp_day(year, said->month, said->day));
}

static void resolve_weekday(work *w)
{
    const thaw_said *said = w->said;
    bool told = said->relation == THAW_REL_FOLLOWING;
    int32_t day =
        told ? narrative_of(w->anchor, THAW_UNIT_DAY) : w->anchor->day;
    bool next = said->relation == THAW_REL_NEXT || told ||
        (said->relation != THAW_REL_LAST && w->anchor->future);
    set_rule(w, next ? "weekday, the next from" : "weekday, the latest up to",
        told ? "narrative" : "document", day);
    if (day == THAW_DAY_NONE)
        return;
    int back = (thaw_date_weekday(day) - said->weekday + 7) % 7;
    bool other = back == 0 && said->relation != THAW_REL_NONE &&
        said->relation != THAW_REL_THIS;
    if (next)
        back = back == 0 ? (other ? -7 : 0) : back - 7;
    else if (other)
        back = 7;
    snprintf(w->steps, sizeof w->steps, "%+d", -back);
    set_day(w, day - back);
}

static void resolve_day(work *w)
{
    int32_t day = w->anchor->day;
    set_rule(w, "counted from", "document", day);
    if (day != THAW_DAY_NONE)
        move_by(w, day, THAW_UNIT_DAY, w->said->n);
}

static void resolve_unit(work *w)
{
    const thaw_said *said = w->said;
    bool told = is_narrative(said->relation);
    int32_t day = told ? narrative_of(w->anchor, said->unit) : w->anchor->day;
    set_rule(w, "counted from", told ? "narrative" : "document", day);
    if (day != THAW_DAY_NONE)
        move_by(w, day, said->unit, sign_of(said->relation));
}

/*
 * "A day after X, Y": Y is a day after the narrative's date, which is X's.
 * "Y came a day after X", "On Wednesday, a day after X": Y is the narrative's,
 * so the expression dates X, a day before.
 */
static void resolve_shift(work *w)
{
    const thaw_said *said = w->said;
    const thaw_time_anchor *a = w->anchor;
    bool told = is_narrative(said->relation);
    int32_t day = told ? narrative_of(a, said->unit) : a->day;
    int sign = sign_of(said->relation);
    bool two =
        said->relation == THAW_REL_AFTER || said->relation == THAW_REL_BEFORE;
    if (two && (a->came || a->dated || a->narrative == THAW_DAY_NONE))
        sign = -sign;
    set_rule(w,
        two && sign_of(said->relation) != sign
            ? "the date of what follows, counted from"
            : "counted from",
        told ? "narrative" : "document", day);
    if (said->n == THAW_SAID_MANY) {
        snprintf(w->value, sizeof w->value, "%s",
            sign < 0 ? "PAST_REF" : "FUTURE_REF");
        w->rule = "an open number of units";
        return;
    }
    if (day != THAW_DAY_NONE)
        move_by(w, day, said->unit, sign * said->n);
}

static void format_period(work *w)
{
    static const char *const letters[] = {
        "S", "M", "H", "D", "W", "WE", "M", "Q", "Y", "Y", "Y"};
    const thaw_said *said = w->said;
    int n = said->n;
    const char *time = said->unit <= THAW_UNIT_HOUR ? "T" : "";
    if (n == THAW_SAID_MANY) {
        snprintf(
            w->value, sizeof w->value, "P%sX%s", time, letters[said->unit]);
        return;
    }
    n *= said->unit == THAW_UNIT_DECADE   ? 10
        : said->unit == THAW_UNIT_CENTURY ? 100
                                          : 1;
    snprintf(
        w->value, sizeof w->value, "P%s%d%s", time, n, letters[said->unit]);
}

static void resolve_set(work *w)
{
    w->rule = "repeated";
    w->time->type = THAW_TIME_SET;
    if (w->said->weekday >= 0)
        snprintf(w->value, sizeof w->value, "XXXX-WXX-%d",
            w->said->weekday ? w->said->weekday : 7);
    else
        format_period(w);
}

/* The year of a season or quarter: said, related, or the nearest that has
 * begun by the document's date. */
static int year_of_piece(work *w, int first_month)
{
    const thaw_said *said = w->said;
    const thaw_time_anchor *a = w->anchor;
    w->rule = "as written";
    if (said->year)
        return said->year;
    bool told = is_narrative(said->relation);
    int32_t day = told ? narrative_of(a, THAW_UNIT_YEAR) : a->day;
    set_rule(w, "the nearest to", told ? "narrative" : "document", day);
    if (day == THAW_DAY_NONE)
        return 0;
    thaw_civil c = thaw_date_from_day(day);
    bool begun = c.month >= first_month;
    switch (said->relation) {
    case THAW_REL_NEXT:
    case THAW_REL_FOLLOWING:
        return begun ? c.year + 1 : c.year;
    case THAW_REL_THIS:
    case THAW_REL_SAME:
        return c.year;
    case THAW_REL_NONE:
        if (a->future)
            return c.month > first_month + 2 ? c.year + 1 : c.year;
        return begun ? c.year : c.year - 1;
    default:
        return c.month > first_month + 2 ? c.year : c.year - 1;
    }
}

/* "the third quarter of last year": the relation is the year's. */
static void resolve_quarter(work *w)
{
    int year = 0;
    int32_t day = w->anchor->day;
    if (w->said->relation == THAW_REL_NONE || w->said->year) {
        year = year_of_piece(w, 3 * w->said->n - 2);
    } else if (day != THAW_DAY_NONE) {
        set_rule(w, "of the year counted from", "document", day);
        year = thaw_date_from_day(day).year + sign_of(w->said->relation);
    }
    if (year)
        set_quarter(w, year, w->said->n);
}

static void resolve_season(work *w)
{
    int season = w->said->season;
    int year = year_of_piece(w, season ? 3 * season : 12);
    if (year)
        set_season(w, year, season);
}

static void resolve_century(work *w)
{
    int first = 100 * (w->said->n - 1);
    w->rule = "as written";
    snprintf(w->value, sizeof w->value, "%02d", w->said->n - 1);
    set_days(w, thaw_date_to_day(first + 1, 1, 1),
        thaw_date_to_day(first + 100, 12, 31), THAW_PRECISION_NONE);
}

static void resolve_clock(work *w)
{
    const thaw_said *said = w->said;
    const thaw_time_anchor *a = w->anchor;
    int32_t day = a->dated ? narrative_of(a, THAW_UNIT_DAY) : a->day;
    char date[16];
    set_rule(w, "hour of", a->dated ? "narrative" : "document", day);
    w->time->type = THAW_TIME_TIME;
    if (day == THAW_DAY_NONE)
        return;
    thaw_date_format(day, date);
    snprintf(w->value, sizeof w->value, "%sT%02d:%02d%s", date, said->hour,
        said->minute, said->utc ? "Z" : "");
    set_days(w, day, day, THAW_PRECISION_DAY);
}

/* "Friday evening" is a TIME. */
static void add_part(work *w)
{
    static const char *const parts[] = {"", "TMO", "TMI", "TAF", "TEV", "TNI"};
    if (w->said->part == THAW_PART_NONE || !w->value[0])
        return;
    size_t len = strlen(w->value);
    w->time->type = THAW_TIME_TIME;
    snprintf(w->value + len, sizeof w->value - len, "%s", parts[w->said->part]);
}

static void resolve_kind(work *w)
{
    switch (w->said->kind) {
    case THAW_SAID_DATE:
        resolve_date(w);
        break;
    case THAW_SAID_WEEKDAY:
        resolve_weekday(w);
        break;
    case THAW_SAID_DAY:
        resolve_day(w);
        break;
    case THAW_SAID_UNIT:
        resolve_unit(w);
        break;
    case THAW_SAID_SHIFT:
        resolve_shift(w);
        break;
    case THAW_SAID_DURATION:
        w->rule = "a length of time";
        w->time->type = THAW_TIME_DURATION;
        format_period(w);
        break;
    case THAW_SAID_SET:
        resolve_set(w);
        break;
    case THAW_SAID_SEASON:
        resolve_season(w);
        break;
    case THAW_SAID_QUARTER:
        resolve_quarter(w);
        break;
    case THAW_SAID_DECADE:
        w->rule = "as written";
        set_decade(w, w->said->year);
        break;
    case THAW_SAID_CENTURY:
        resolve_century(w);
        break;
    case THAW_SAID_CLOCK:
        resolve_clock(w);
        break;
    case THAW_SAID_VAGUE:
        w->rule = "vague";
        snprintf(w->value, sizeof w->value, "%.*s",
            THAW_STR_ARG(w->said->reference));
        break;
    }
}

bool thaw_time_resolve(
    const thaw_time_anchor *anchor, const thaw_said *said, thaw_time *time)
{
    work w = {.anchor = anchor, .said = said, .time = time, .rule = ""};
    thaw_arena *arena = &anchor->doc->arena;
    time->type = THAW_TIME_DATE;
    set_days(&w, THAW_DAY_NONE, THAW_DAY_NONE, THAW_PRECISION_NONE);
    resolve_kind(&w);
    add_part(&w);
    time->value = thaw_arena_copy(arena, thaw_str_of(w.value));
    time->why = thaw_arena_format(arena, "%s%s%s%s%s", w.rule,
        w.from[0] ? " " : "", w.from, w.steps[0] ? " " : "", w.steps);
    return time->value.ptr && time->why.ptr;
}

void thaw_time_advance(
    thaw_time_anchor *anchor, const thaw_said *said, const thaw_time *time)
{
    if (time->from == THAW_DAY_NONE ||
        (anchor->day != THAW_DAY_NONE && time->from > anchor->day) ||
        time->precision == THAW_PRECISION_NONE ||
        time->precision == THAW_PRECISION_DECADE)
        return;
    if (time->precision == THAW_PRECISION_DAY)
        anchor->narrative = time->from;
    anchor->around = time->from;
    if (said->year)
        anchor->year = said->year;
}

bool thaw_time_join(thaw_doc *doc, thaw_time *a, const thaw_time *b)
{
    if (a->value.len == 0 || b->value.len == 0)
        return true;
    a->value = thaw_arena_format(&doc->arena, "%.*s/%.*s",
        THAW_STR_ARG(a->value), THAW_STR_ARG(b->value));
    a->why = thaw_arena_format(&doc->arena, "%.*s; up to: %.*s",
        THAW_STR_ARG(a->why), THAW_STR_ARG(b->why));
    if (a->from != THAW_DAY_NONE && b->to != THAW_DAY_NONE)
        a->to = b->to;
    return a->value.ptr && a->why.ptr;
}
