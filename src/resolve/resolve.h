/*
 * resolve.h - the resolve stage: which actors, days, numbers and places the
 * words mean.
 */
#ifndef THAW_RESOLVE_H
#define THAW_RESOLVE_H

#include "doc/doc.h"
#include "engine/engine.h"

/* Adds doc->times, doc->quantities, doc->places, doc->actors and
 * doc->actor_first.  Fails with ENOMEM and ELIMIT. */
thaw_status thaw_run_resolve(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
