/*
 * token.h - the token stage: blocks to sentences and words.
 *
 * Words are those of Universal Dependencies as EWT and GUM cut them: clitics
 * are words of their own (joined), hyphens are words but for a few prefixes,
 * an abbreviation keeps its full stop.
 */
#ifndef THAW_TOKEN_H
#define THAW_TOKEN_H

#include "doc/doc.h"

/* Adds sentences and tokens; needs blocks.  Fails with ENOMEM, ELIMIT. */
thaw_status thaw_run_token(thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
