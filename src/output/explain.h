/*
 * explain.h - the parts of an explanation.
 */
#ifndef THAW_EXPLAIN_H
#define THAW_EXPLAIN_H

#include "base/buf.h"
#include "doc/doc.h"

/* The dependency tree of a sentence, drawn.  scratch is for the drawing. */
void thaw_explain_tree(thaw_buf *buf, const thaw_doc *doc,
    const thaw_sentence *sentence, thaw_arena *scratch);
/* s with control characters as spaces. */
void thaw_explain_add(thaw_buf *buf, thaw_str s);

#endif
