/*
 * status_time.h - when, for status.c: current news, background or future.
 */
#ifndef THAW_EVENT_STATUS_TIME_H
#define THAW_EVENT_STATUS_TIME_H

#include "event/status.h"

/* What happened more days than this before the document is background. */
#define THAW_CURRENT_DAYS 30

/* Sets ref and ref_rule from status and time, which are set already. */
void thaw_event_judge_ref(
    const thaw_doc *doc, uint32_t predicate, thaw_event_circumstance *out);

#endif
