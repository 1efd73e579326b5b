/*
 * match.h - rules over frames: which rule each predicate of a sentence
 * matches, and with what in its roles.
 */
#ifndef THAW_EVENT_MATCH_H
#define THAW_EVENT_MATCH_H

#include "event/frame.h"
#include "know/tables.h"

#define THAW_FILLERS_MAX 32

/* Tokens that fill a role. */
typedef struct {
    uint32_t items[THAW_FILLERS_MAX];
    size_t count;
} thaw_fillers;

typedef struct {
    uint32_t token;
    uint32_t rule;               /* THAW_RULE_NONE: nothing matched */
    thaw_fillers source, target; /* the same tokens for "both" */
    int weight;                  /* of the rule with these roles */
    bool taken;                  /* a rule around it took the event over */
    thaw_str event, mode;        /* the rule's, or the crosswalk's */
} thaw_match;

typedef struct {
    thaw_frames frames;
    const struct thaw_know *know;
    thaw_doc *trace;   /* where traces go; NULL: none are kept */
    thaw_match *items; /* candidates, in token order */
    size_t count;
    uint32_t *of_token; /* per token of the sentence: 1 + its candidate */
} thaw_matches;

/*
 * Matches the predicates of a sentence whose frames are ready, innermost
 * first.  Fails with ENOMEM or ELIMIT.
 */
thaw_status thaw_matches_run(thaw_matches *matches, thaw_error *err);

/* The actors of the mention that a token heads, or whose group it counts
 * ("thousands of supporters"); *mention is THAW_NONE when there is none. */
void thaw_match_find_actors(const thaw_frames *frames, uint32_t token,
    uint32_t *mention, uint32_t *first, uint32_t *end);
/* True when a token is somebody with a code or a sector. */
bool thaw_match_is_actor(const thaw_frames *frames, uint32_t token);
void thaw_match_trace(thaw_matches *matches, uint32_t token, uint32_t rule,
    bool fired, const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
