/*
 * name.h - the name stage: names of people, organisations, places, groups.
 */
#ifndef THAW_NAME_H
#define THAW_NAME_H

#include "doc/doc.h"
#include "engine/engine.h"

/* Adds doc->names, in order and apart from each other, none across sentences.
 * Fails with ELIMIT and ENOMEM. */
thaw_status thaw_run_name(thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
