/*
 * examples.h - running the sentences that stand under the rules: every "yes"
 * must make its rule fire, no "no" may.
 *
 * The public function is thaw_check_rules() in thaw.h.
 */
#ifndef THAW_EVENT_EXAMPLES_H
#define THAW_EVENT_EXAMPLES_H

#include "engine/engine.h"
#include "know/tables.h"

/* Rules compiled beside a knowledge that they are to be tried with: its
 * actors, agents and codes.  Zeroed, then opened, then closed. */
typedef struct {
    struct thaw_know know; /* base's tables, but for the rules */
    thaw_buf file;
} thaw_rules_alone;

/* Compiles rule files against base; complaints (a line each) are added to
 * complaints and make it EFORMAT.  base must outlive it. */
thaw_status thaw_rules_alone_open(thaw_rules_alone *alone,
    const struct thaw_know *base, const thaw_source *sources, size_t count,
    thaw_buf *complaints, thaw_error *err);
void thaw_rules_alone_close(thaw_rules_alone *alone);

#endif
