/*
 * time_anchor.h - from what is said to which days are meant.
 */
#ifndef THAW_RESOLVE_TIME_ANCHOR_H
#define THAW_RESOLVE_TIME_ANCHOR_H

#include "resolve/time_match.h"

/* What relative expressions count from, as it stands while reading on. */
typedef struct {
    thaw_doc *doc;
    int32_t day;       /* the document's, or THAW_DAY_NONE */
    int32_t narrative; /* the last day told of, or THAW_DAY_NONE */
    int32_t around;    /* the begin of the last day, month or year told of */
    int year;          /* set by an earlier date of this paragraph; 0 */
    bool future;       /* the clause speaks of the future */
    bool dated;        /* a date stands before it in the sentence */
    bool came;         /* "came a day after": the date of what follows */
} thaw_time_anchor;

/*
 * Fills time's type, value, days, precision and why from what is said.  False
 * when there is no memory.
 */
bool thaw_time_resolve(
    const thaw_time_anchor *anchor, const thaw_said *said, thaw_time *time);

/* Moves the anchor to a resolved time. */
void thaw_time_advance(
    thaw_time_anchor *anchor, const thaw_said *said, const thaw_time *time);

/* Joins "from A to B" into A.  False when there is no memory. */
bool thaw_time_join(thaw_doc *doc, thaw_time *a, const thaw_time *b);

#endif
