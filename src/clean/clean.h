/*
 * clean.h - the clean stage: text to blocks.
 *
 * A block is a headline, a subhead, a byline, a caption, a paragraph, or
 * furniture: what a site puts around an article (navigation, share and comment
 * forms).  The stage only marks; it never changes a byte.
 */
#ifndef THAW_CLEAN_H
#define THAW_CLEAN_H

#include "doc/doc.h"

/* Adds blocks; needs a text.  Fails with ENOMEM, ELIMIT. */
thaw_status thaw_run_clean(thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
