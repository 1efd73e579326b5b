/*
 * actor_parts.h - between the files of the actor resolver.
 */
#ifndef THAW_ACTOR_PARTS_H
#define THAW_ACTOR_PARTS_H

#include "mention/known.h"

/* How sure each way is.  By judgement, in this order; calibration on coded
 * news may move them. */
#define SURE_NAME 0.97f
#define SURE_DEMONYM 0.92f
#define SURE_METONYM 0.90f
#define SURE_OFFICE 0.93f
#define SURE_SURNAME 0.90f
#define SURE_WEAK_SURNAME 0.60f
#define SURE_ROLE 0.88f
#define SURE_TITLE 0.85f
#define SURE_SIDES 0.83f
#define SURE_ASSET 0.55f      /* "South Korean vessels" */
#define SURE_AFFILIATED 0.60f /* "five from the South" */
#define SURE_CONTEXT 0.45f    /* "the government", and one country in view */
#define SURE_LOOSE 0.30f      /* "protesters", and one country in view */
#define SURE_SECTOR 0.40f     /* a sector and no country */
#define SURE_PLACE 0.30f
#define SURE_UNKNOWN 0.10f
/* times the antecedent's own */
#define COREF_SHARE 0.88f

/* Countries, groups and people by how much they are spoken of: the weight of
 * each mention fades from sentence to sentence. */
enum { SALIENT_MAX = 48 };
typedef struct {
    uint32_t record, sentence, token;
    float weight;
} thaw_salient;
typedef struct {
    thaw_salient items[SALIENT_MAX];
    size_t count;
    size_t next; /* of known->actors: the first match not yet counted */
} thaw_salience;

typedef struct {
    thaw_doc *doc;
    const thaw_known *known;
    const thaw_actors *actors;
    const thaw_agents *agents;
    thaw_salience salience;
    /* per mention: its actors are room.items[first .. first + count) */
    struct actor_run {
        uint32_t first, count;
    } * runs;
    struct {
        thaw_actor *items;
        size_t count, room;
    } found;
    uint32_t *best; /* per entity: the mention that says most about it */
    thaw_arena *scratch;
} thaw_resolver;

/* ---- actor.c ------------------------------------------------------------ */

/* Adds an actor of the mention being resolved; false: no memory.  record may
 * be THAW_NONE, then code and sector are all that is known. */
typedef struct {
    uint32_t record;
    thaw_str code, sector;
    const char *via;
    uint32_t evidence;
    float confidence;
    thaw_str why; /* empty: made from via and evidence */
} thaw_finding;
bool thaw_finding_add(
    thaw_resolver *resolver, uint32_t mention, thaw_finding finding);
/* Code, sector and record of an actor of the tables on the day. */
thaw_finding thaw_finding_of(
    const thaw_resolver *resolver, uint32_t record, uint32_t evidence);

/* ---- actor_name.c, actor_role.c -------------------------------------------
 */

/* Each sets *done when it added what the mention is; false: no memory. */
bool thaw_actor_by_name(thaw_resolver *resolver, uint32_t mention, bool *done);
bool thaw_actor_by_role(thaw_resolver *resolver, uint32_t mention, bool *done);
/* Somebody else than the one they belong to: "China and its neighbours". */
bool thaw_actor_is_relation(const thaw_resolver *resolver, uint32_t head);
/* Adds a finding with the code of a country. */
bool thaw_finding_add_country(thaw_resolver *resolver, uint32_t mention,
    uint32_t country, thaw_finding finding);

/* ---- actor_context.c -------------------------------------------------------
 */

/* After coreference: "the two sides"; a role noun in its context; a name. */
bool thaw_actor_by_sides(thaw_resolver *resolver, uint32_t mention, bool *done);
bool thaw_actor_by_context(
    thaw_resolver *resolver, uint32_t mention, bool *done);

/* ---- salience.c
 * -------------------------------------------------------------- */

/* Counts the matches before token. */
void thaw_salience_advance(
    thaw_salience *salience, const thaw_known *known, uint32_t token);
typedef enum {
    SALIENT_COUNTRIES,
    SALIENT_SIDES, /* countries, armed groups, organisations */
    SALIENT_PEOPLE
} thaw_salient_kind;
/* The most spoken of as of a sentence, best first; returns how many. */
size_t thaw_salience_top(const thaw_salience *salience, const thaw_known *known,
    uint32_t sentence, thaw_salient_kind kind, thaw_salient *out, size_t max);

#endif
