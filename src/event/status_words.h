/*
 * status_words.h - what a word does to the events that it governs.
 */
#ifndef THAW_EVENT_STATUS_WORDS_H
#define THAW_EVENT_STATUS_WORDS_H

#include "doc/doc.h"

typedef enum {
    THAW_EFFECT_NONE,
    THAW_EFFECT_PLAN,     /* plan, agree, offer, promise, try */
    THAW_EFFECT_THREAT,   /* threaten, warn */
    THAW_EFFECT_DEMAND,   /* demand, urge, order */
    THAW_EFFECT_DENY,     /* deny */
    THAW_EFFECT_FAIL,     /* fail, refuse, prevent: it did not happen */
    THAW_EFFECT_ALLEGE,   /* accuse, allege */
    THAW_EFFECT_MAYBE,    /* able, capable, fear, possible */
    THAW_EFFECT_GOING_ON, /* ongoing, continue */
    THAW_EFFECT_FACT      /* condemn, manage: it did happen */
} thaw_status_effect;

/* As a governor of a clause or a noun: "plan", "refusal", "capable". */
thaw_status_effect thaw_status_governor(thaw_str lemma);
/* As a modifier: "alleged", "planned", "allegedly", "possible". */
thaw_status_effect thaw_status_modifier(thaw_str lemma);

#endif
