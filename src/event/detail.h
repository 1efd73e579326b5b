/*
 * detail.h - the circumstances of an event: its day, its place, its numbers.
 *
 * Each fills fields of an event whose predicate is known; a field that nothing
 * in the sentence speaks of stays as it is.
 */
#ifndef THAW_EVENT_DETAIL_H
#define THAW_EVENT_DETAIL_H

#include "event/match.h"

/* The killed and injured that a sentence without an event of its own tells of,
 * for the attack that the sentence before it told: "The aircraft blew up,
 * killing all 115."  What the event knows already stays. */
void thaw_event_set_toll(const thaw_frames *frames, thaw_event *event);

/* The country whose adjective or name a word before a noun is ("Iranian",
 * "North Korean"); false when it is none.  The span is left to the caller. */
bool thaw_event_find_demonym(const thaw_doc *doc, const struct thaw_know *know,
    uint32_t token, thaw_event_actor *out);
/* The day: the predicate's own time expression, by number in doc->times, or
 * the document's date unless the event is of the past.  False: no memory. */
bool thaw_event_set_date(
    thaw_doc *doc, uint32_t time, bool past, thaw_event *event);
/* The place that hangs on the predicate and is neither source nor target. */
void thaw_event_set_place(
    const thaw_frames *frames, const thaw_match *match, thaw_event *event);
/* Killed, injured, arrested, and how many took part. */
void thaw_event_set_numbers(
    const thaw_frames *frames, const thaw_match *match, thaw_event *event);

#endif
