/*
 * time.h - time expressions: what they say and which days they mean.
 */
#ifndef THAW_RESOLVE_TIME_H
#define THAW_RESOLVE_TIME_H

#include "doc/doc.h"

/*
 * Fills doc->times, sorted by begin.  Needs tokens; uses tags where they are,
 * to tell "May" from "may" and past from future.  A relative expression whose
 * anchor is not known is found all the same, with an empty value and
 * THAW_DAY_NONE in from and to.
 */
thaw_status thaw_resolve_times(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
