/*
 * coref.h - which mentions speak of the same thing: a sieve of rules.
 *
 * One walk over the mentions in the order of the text.  Each mention goes
 * through the rules from the surest to the least sure, and the first that
 * finds an entity it does not contradict wins.  An entity keeps what is
 * possible for all its mentions (gender, number, record, kind of name), so a
 * tie that would contradict any of them is refused.  Names are found by hash
 * maps, everything else in a bounded window, so the whole is linear.
 */
#ifndef THAW_COREF_H
#define THAW_COREF_H

#include "base/map.h"
#include "mention/trait.h"

/* What all mentions of an entity agree on. */
typedef struct {
    uint32_t last;   /* its latest mention */
    uint32_t count;  /* how many so far */
    uint32_t record; /* the actor, or THAW_NONE */
    uint32_t agent;  /* a role noun it has had, or THAW_NONE */
    uint32_t country;
    uint8_t genders, numbers;
    uint8_t name_type;
    bool person, named;
} thaw_entity;

typedef struct {
    thaw_doc *doc;
    const thaw_known *known;
    thaw_trait *traits;                          /* per mention */
    thaw_entity *entities;                       /* by thaw_mention.entity */
    thaw_map names, records, surnames, acronyms; /* to mentions */
    uint32_t set; /* the latest "two agents", for one and the other */
    thaw_arena *scratch;
} thaw_coref;

thaw_status thaw_coref_run(thaw_doc *doc, const thaw_known *known,
    thaw_arena *scratch, thaw_error *err);

/* ---- between coref.c, name_rules.c and noun_rules.c --------------------- */

/* A rule: the mention to tie to, or THAW_NONE. */
typedef uint32_t thaw_coref_rule(const thaw_coref *coref, uint32_t mention);

thaw_coref_rule thaw_coref_find_name, thaw_coref_find_alias,
    thaw_coref_find_acronym, thaw_coref_find_surname,
    thaw_coref_find_apposition, thaw_coref_find_title, thaw_coref_find_copula,
    thaw_coref_find_head, thaw_coref_find_role, thaw_coref_find_latter,
    thaw_coref_find_pronoun;
/* Notes a mention's names for later ones; false when there is no memory. */
bool thaw_coref_note_name(thaw_coref *coref, uint32_t mention);

/* True when the mention can be of the entity of the other one. */
bool thaw_coref_agrees(
    const thaw_coref *coref, uint32_t mention, uint32_t other);
static inline thaw_entity *thaw_coref_entity(
    const thaw_coref *coref, uint32_t mention)
{
    return &coref->entities[coref->doc->mentions.items[mention].entity];
}

#endif
