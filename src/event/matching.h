/*
 * matching.h - what match.c, condition.c and kind.c share: one predicate, and
 * what its roles hold.
 */
#ifndef THAW_EVENT_MATCHING_H
#define THAW_EVENT_MATCHING_H

#include "event/match.h"

typedef struct {
    thaw_matches *matches;
    thaw_frames *frames;
    const thaw_rules *rules;
    const thaw_doc *doc;
    uint32_t token;
    uint32_t term; /* of the trigger, or THAW_RULE_NONE */
} thaw_matching;

/* ---- kind.c -------------------------------------------------------------- */

/* True when a token is one of those kinds (1 << thaw_what). */
bool thaw_matching_is_kind(
    const thaw_matching *m, uint32_t token, uint32_t kinds);
/* True for a plural, and for a phrase that stands for several actors. */
bool thaw_matching_is_plural(const thaw_matching *m, uint32_t token);
/* True when the predicate is negated, plural or passive. */
bool thaw_matching_self_is(const thaw_matching *m, uint32_t kinds);

/* ---- condition.c --------------------------------------------------------- */

/* True when several words that act as one stand at a token: "call on", with
 * the head first; "war crime", with it last. */
bool thaw_matching_is_verb_term(
    const thaw_matching *m, uint32_t token, const thaw_rule_term *term);
bool thaw_matching_is_noun_term(
    const thaw_matching *m, uint32_t token, const thaw_rule_term *term);
/* Adds the tokens at the end of a path of roles. */
void thaw_matching_follow(
    const thaw_matching *m, const thaw_path *path, thaw_fillers *out);
/* The candidate at a token, or NULL. */
thaw_match *thaw_matching_find_match(const thaw_matching *m, uint32_t token);
/* True when that token has matched a rule of the event the set asks for. */
bool thaw_matching_has_event(
    const thaw_matching *m, const thaw_word_set *set, uint32_t token);
/* "obj|with.of", for traces. */
int thaw_matching_format_paths(
    const thaw_rules *rules, thaw_run_of run, char *out, size_t room);
/* True when all conditions of a rule hold; says which did not. */
bool thaw_matching_conditions_hold(const thaw_matching *m, uint32_t number);

#endif
