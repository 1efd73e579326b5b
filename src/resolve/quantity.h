/*
 * quantity.h - counted quantities: "five", "at least 20", "dozens of".
 */
#ifndef THAW_RESOLVE_QUANTITY_H
#define THAW_RESOLVE_QUANTITY_H

#include "doc/doc.h"

/*
 * Fills doc->quantities, sorted by begin.  Needs tokens; uses tags and trees
 * to find the noun that is counted.  Numbers that belong to a time expression
 * of doc->times, to money, percentages, ages and scores are left out.
 */
thaw_status thaw_resolve_quantities(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
