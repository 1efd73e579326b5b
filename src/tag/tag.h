/*
 * tag.h - the tag stage: part of speech and lemma of every word.
 */
#ifndef THAW_TAG_H
#define THAW_TAG_H

#include "doc/doc.h"
#include "engine/engine.h"

/* Adds doc->tags.  Fails with ELIMIT and ENOMEM. */
thaw_status thaw_run_tag(thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
