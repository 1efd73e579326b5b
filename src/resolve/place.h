/*
 * place.h - places: which words name one, and where it is.
 */
#ifndef THAW_RESOLVE_PLACE_H
#define THAW_RESOLVE_PLACE_H

#include "doc/doc.h"

/*
 * Fills doc->places, sorted by begin.  Needs tokens; uses names, tags and
 * trees where they are, and the engine's tables where there is an engine.
 */
thaw_status thaw_resolve_places(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
