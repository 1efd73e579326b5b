/*
 * event.h - the last stage: who did what to whom.
 *
 * Adds doc->events, in the order of the text, and doc->traces when
 * doc->keep_trace.  An event's confidence is
 *
 *     rule x actors
 *     rule   = 0.9 - 0.3 / (1 + weight of the rule's conditions)
 *     actors = the mean of the best actor of the source and the best of the
 *              target; 0.3 for one that is not known
 *
 * which says in what order events are to be trusted, not yet how often they
 * are right.
 */
#ifndef THAW_EVENT_H
#define THAW_EVENT_H

#include "doc/doc.h"

thaw_status thaw_run_event(thaw_doc *doc, thaw_worker *worker, thaw_error *err);

/* The stage over knowledge alone: for tests that make the layers by hand. */
struct thaw_know;
thaw_status thaw_event_find_all(thaw_doc *doc, const struct thaw_know *know,
    thaw_arena *scratch, thaw_error *err);

#endif
