/*
 * trait.h - what is known of a mention before it is tied to others.
 */
#ifndef THAW_TRAIT_H
#define THAW_TRAIT_H

#include "mention/known.h"

/* Sets of possible values: two mentions of one thing share one of each. */
enum { GENDER_M = 1, GENDER_F = 2, GENDER_N = 4, GENDER_ANY = 7 };
enum { NUMBER_ONE = 1, NUMBER_MANY = 2, NUMBER_ANY = 3 };

enum { ROLE_OTHER, ROLE_OBJECT, ROLE_SUBJECT };

typedef struct {
    uint32_t record;  /* the actor it names or whose office it is */
    uint32_t agent;   /* the role noun, of its head or its title */
    uint32_t country; /* the actor a modifier says it belongs to */
    thaw_str name;    /* a name without titles, else empty */
    uint8_t genders, numbers, role;
    bool by_office;  /* record follows from office and day */
    bool person;     /* certainly a human being */
    bool definite;   /* the, this, their */
    bool indefinite; /* a, two, some */
    bool weak;       /* thaw_match.weak */
} thaw_trait;

void thaw_trait_init(
    thaw_trait *trait, const thaw_known *known, const thaw_mention *mention);

#endif
