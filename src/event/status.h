/*
 * status.h - whether an event happened: status, polarity and time reference.
 *
 * A decision list over tree and tags (status.c documents it): the first rule
 * that matches the predicate, or the clauses and nouns that it depends on,
 * decides.  Nothing is stored; the answer is a function of the layers.
 */
#ifndef THAW_EVENT_STATUS_H
#define THAW_EVENT_STATUS_H

#include "doc/doc.h"

/* clang-format off */
#define THAW_EVENT_STATUS_LIST(X)                                      \
    X(HAPPENED, "happened") X(ONGOING, "ongoing") X(PLANNED, "planned") \
    X(THREATENED, "threatened") X(DEMANDED, "demanded")                \
    X(CONDITIONAL, "conditional") X(HYPOTHETICAL, "hypothetical")      \
    X(DENIED, "denied") X(ALLEGED, "alleged")
/* clang-format on */
typedef enum {
#define THAW_EVENT_STATUS_ENUM(name, text) THAW_EVENT_##name,
    THAW_EVENT_STATUS_LIST(THAW_EVENT_STATUS_ENUM)
#undef THAW_EVENT_STATUS_ENUM
        THAW_EVENT_STATUS_COUNT
} thaw_event_status_kind;

/* clang-format off */
#define THAW_TIME_REF_LIST(X) \
    X(CURRENT, "current") X(PAST, "past") X(FUTURE, "future")
/* clang-format on */
typedef enum {
#define THAW_TIME_REF_ENUM(name, text) THAW_TIME_REF_##name,
    THAW_TIME_REF_LIST(THAW_TIME_REF_ENUM)
#undef THAW_TIME_REF_ENUM
        THAW_TIME_REF_COUNT
} thaw_time_ref;

const char *thaw_event_status_name(thaw_event_status_kind status);
const char *thaw_time_ref_name(thaw_time_ref ref);

typedef struct {
    thaw_event_status_kind status;
    bool negated; /* polarity */
    thaw_time_ref ref;
    const char *rule;     /* the rule that decided status; static, never NULL */
    uint32_t cue;         /* the token that decided, or THAW_NONE */
    const char *negation; /* the rule that negated, or NULL */
    uint32_t negator;     /* the token that negates, or THAW_NONE */
    const char *ref_rule; /* the rule that decided ref, never NULL */
    uint32_t time;        /* the index in doc->times of the event's own time
                             expression, or THAW_NONE: then it is the
                             document's date */
} thaw_event_circumstance;

/* Needs the layers up to parse; uses doc->times where they are. */
void thaw_event_status(
    const thaw_doc *doc, uint32_t predicate, thaw_event_circumstance *out);

/* The time expression of a predicate: an index in doc->times, or THAW_NONE.
 * Looks in its own clause first, then in the clauses that govern it. */
uint32_t thaw_event_find_time(const thaw_doc *doc, uint32_t predicate);

#endif
