/*
 * time_match.h - finding time expressions: what is said, before any anchor.
 */
#ifndef THAW_RESOLVE_TIME_MATCH_H
#define THAW_RESOLVE_TIME_MATCH_H

#include "resolve/time_words.h"

typedef enum {
    THAW_SAID_DATE,     /* year, month, day: what there is of them */
    THAW_SAID_WEEKDAY,  /* "Tuesday", "next Tuesday" */
    THAW_SAID_DAY,      /* "today": n days from the document's date */
    THAW_SAID_UNIT,     /* "last week", "the same day": relation and unit */
    THAW_SAID_SHIFT,    /* "two days ago": n units, relation */
    THAW_SAID_DURATION, /* "two days": n units */
    THAW_SAID_SET,      /* "every week": n units */
    THAW_SAID_SEASON,   /* season, year or relation */
    THAW_SAID_QUARTER,  /* n, year or relation */
    THAW_SAID_DECADE,   /* "the 1990s": year */
    THAW_SAID_CENTURY,  /* "the 20th century": n */
    THAW_SAID_CLOCK,    /* "3 p.m.", "16:08 UTC" */
    THAW_SAID_VAGUE     /* reference */
} thaw_said_kind;

typedef enum {
    THAW_REL_NONE,
    THAW_REL_LAST,      /* before the document's date */
    THAW_REL_THIS,      /* around it */
    THAW_REL_NEXT,      /* after it */
    THAW_REL_PREVIOUS,  /* before the narrative's date */
    THAW_REL_SAME,      /* around it */
    THAW_REL_FOLLOWING, /* after it */
    THAW_REL_AFTER,     /* "a day after ...": from something else */
    THAW_REL_BEFORE
} thaw_time_relation;

#define THAW_SAID_MANY (-1) /* n of "several years" */

typedef struct {
    uint32_t first, end; /* tokens */
    thaw_said_kind kind;
    thaw_time_relation relation;
    int year, month, day; /* 0: not said */
    int weekday;          /* -1: not said */
    int n, unit, season;
    thaw_day_part part;
    int hour, minute; /* -1: not said */
    bool utc;
    thaw_str reference; /* "PAST_REF" */
} thaw_said;

/* The words around which matching is done: one sentence. */
typedef struct {
    const thaw_doc *doc;
    const thaw_cell *cells; /* of the whole document */
    uint32_t first, end;
} thaw_time_run;

/* The longest expression that begins at a token; false when none does. */
bool thaw_time_match(const thaw_time_run *run, uint32_t at, thaw_said *out);

static inline const thaw_cell *thaw_time_cell(
    const thaw_time_run *run, uint32_t at)
{
    static const thaw_cell none = {.kind = THAW_CELL_OTHER};
    return at >= run->first && at < run->end ? &run->cells[at] : &none;
}
static inline bool thaw_time_is_word(
    const thaw_time_run *run, uint32_t at, thaw_time_word word)
{
    const thaw_cell *cell = thaw_time_cell(run, at);
    return cell->kind == THAW_CELL_WORD && cell->value == (int16_t)word;
}
static inline bool thaw_time_is_kind(
    const thaw_time_run *run, uint32_t at, thaw_cell_kind kind)
{
    return thaw_time_cell(run, at)->kind == kind;
}

#endif
