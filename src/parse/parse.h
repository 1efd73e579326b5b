/*
 * parse.h - the parse stage: a dependency tree for every sentence.
 */
#ifndef THAW_PARSE_H
#define THAW_PARSE_H

#include "doc/doc.h"
#include "engine/engine.h"

/* Adds doc->arcs: for every sentence a tree with one root, whose relation is
 * root and no other word's is.  Fails with ELIMIT and ENOMEM. */
thaw_status thaw_run_parse(thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
