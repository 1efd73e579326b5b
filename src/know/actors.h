/*
 * actors.h - who there is: countries, seats of government, organisations,
 * groups and people, with the codes they have on a day; and who held which
 * office when.  Compiled from data/actors/.  phrases.h finds them in text.
 *
 * A code is a country (ISO 3166 alpha-3, or a historic one) or one of PLOVER's
 * international codes ("IGO", "UNO", "NGO", "EUR", ...); a sector says what the
 * actor is there ("GOV", "REB").  Both depend on the day.
 */
#ifndef THAW_ACTORS_H
#define THAW_ACTORS_H

#include "base/date.h"
#include "know/source.h"

#define THAW_ACTOR_NONE UINT32_MAX

/* clang-format off */
#define THAW_ACTOR_KIND_LIST(X)                                            \
    X(COUNTRY, "country")                                                  \
    X(SEAT, "seat")         /* the Kremlin, the Pentagon, Downing Street */ \
    X(ORGANISATION, "organisation") /* international */                    \
    X(REGION, "region")     /* "Latin America", "Chechnya": may lack a code */ \
    X(GROUP, "group")  /* armed groups, parties, media, agencies, ... */   \
    X(PERSON, "person")
/* clang-format on */
typedef enum {
#define THAW_ACTOR_KIND_ENUM(name, text) THAW_ACTOR_##name,
    THAW_ACTOR_KIND_LIST(THAW_ACTOR_KIND_ENUM)
#undef THAW_ACTOR_KIND_ENUM
        THAW_ACTOR_KIND_COUNT
} thaw_actor_kind;
const char *thaw_actor_kind_name(thaw_actor_kind kind);

/* An actor.  Sorted by id: index order is id order. */
typedef struct {
    thaw_str id;   /* "country/PRK", "person/kim-jong-un" */
    thaw_str name; /* "North Korea": the name to show */
    thaw_str type; /* "armed", "party", "court", ... or empty */
    thaw_actor_kind kind;
    uint32_t parent;  /* the country of a seat or an agency, the larger
                         organisation, the employer; or THAW_ACTOR_NONE */
    char gender;      /* people: 'm', 'f' or 0 */
    int32_t from, to; /* days of its life; THAW_DAY_NONE: open.  Outside them
                         thaw_actors_get_code() still answers: expired */
} thaw_actor_entry;

/* How a code was found. */
typedef enum {
    THAW_CODE_NOW,    /* a code dated over the day, or one without dates */
    THAW_CODE_FORMER, /* all its dated codes end before the day */
    THAW_CODE_FUTURE, /* all begin after it: a candidate, or unknown yet */
    THAW_CODE_BETWEEN /* out of office, and back later */
} thaw_code_state;

typedef struct {
    thaw_str code;   /* "PRK"; may be empty */
    thaw_str sector; /* "GOV"; may be empty */
    thaw_code_state state;
} thaw_actor_code;

/*
 * A term in an office.  The days are inclusive; on the day of a change two
 * people have terms.
 */
typedef enum {
    THAW_TERM_LEADER = 1, /* the effective leader of the country: "leader" */
    THAW_TERM_ACTING = 2, /* acting, interim, caretaker */
    THAW_TERM_JOINT = 4   /* held by several people at once */
} thaw_term_flag;

typedef struct {
    thaw_str country; /* "KOR" */
    thaw_str office;  /* "president" */
    uint32_t person;  /* actor */
    uint32_t flags;   /* thaw_term_flag */
    int32_t from, to; /* THAW_DAY_NONE in to: still in office at as_of */
} thaw_term;

/* An office of data/actors/offices.tsv. */
typedef struct {
    thaw_str id;     /* "prime-minister" */
    thaw_str name;   /* "prime minister" */
    thaw_str class;  /* "head-of-state", "head-of-government", or empty: the
                        wider office that it is a kind of */
    thaw_str sector; /* "GOV" */
} thaw_office;

/* The view; filled by thaw_actors_open().  Rows: actors_file.h. */
typedef struct {
    thaw_strings texts;
    thaw_strings ids;           /* of actors, sorted */
    const void *rows;           /* parallel to ids */
    const uint32_t *code_first; /* per actor, and one more: its codes */
    const void *codes;
    const void *terms;            /* sorted by country, office, from */
    const uint32_t *person_first; /* per actor, and one more */
    const uint32_t *person_terms; /* terms by person, in time order */
    thaw_strings keys;            /* "KOR/president", sorted */
    const uint32_t *key_first;    /* per key, and one more */
    const uint32_t *key_terms;    /* terms by key, latest first */
    thaw_strings offices;         /* ids, sorted */
    const void *office_rows;      /* parallel to offices */
    uint32_t count, code_count, term_count;
} thaw_actors;

/* ---- actors ------------------------------------------------------------- */

/* The index of an id ("country/PRK"), or THAW_ACTOR_NONE. */
uint32_t thaw_actors_find(const thaw_actors *actors, thaw_str id);
/* The country of that code ("PRK"), or THAW_ACTOR_NONE. */
uint32_t thaw_actors_find_country(const thaw_actors *actors, thaw_str code);
/* The actor at index < actors->count. */
void thaw_actors_get(
    const thaw_actors *actors, uint32_t index, thaw_actor_entry *out);

/*
 * The code and sector of an actor on a day.  Of several dated codes the one
 * that begins last wins; dated ones win over one without dates.
 *
 * A term of office is a code: the country and the office's sector (GOV) from
 * its first to its last day.  Outside all dated codes: after one, its country
 * and, where it was an official's, ELI (PLOVER: former officials are elites);
 * before the first, its country and no sector for people, that code for other
 * actors.  When day is THAW_DAY_NONE: the code that begins last.
 */
void thaw_actors_get_code(const thaw_actors *actors, uint32_t index,
    int32_t day, thaw_actor_code *out);

/* ---- offices --------------------------------------------------------------
 */

/* The office of an id; false when there is none. */
bool thaw_actors_find_office(
    const thaw_actors *actors, thaw_str id, thaw_office *out);

/*
 * Who holds an office of a country on a day; the latest begun first, so that
 * out[0] is the answer.  office may be an id ("president"), a class
 * ("head-of-state": president, king, ... whoever there is), or "leader" (the
 * effective leader).  When a country has no such office but one that people
 * call so by mistake, nothing is found: the caller decides.  One binary search,
 * then the terms of that office alone.  day THAW_DAY_NONE: the latest holder.
 * Returns how many were written (at most max).
 */
size_t thaw_actors_find_holders(const thaw_actors *actors, thaw_str country,
    thaw_str office, int32_t day, thaw_term *out, size_t max);

/* How many terms a person had, and the one at index < that, in time order. */
size_t thaw_actors_term_count(const thaw_actors *actors, uint32_t person);
void thaw_actors_get_term(
    const thaw_actors *actors, uint32_t person, size_t index, thaw_term *out);

/* ---- compiling: know.c calls these ----------------------------------------
 */

struct thaw_know;
void thaw_actors_compile_offices(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_compile_countries(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_compile_regions(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_compile_organisations(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_compile_groups(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_compile_leaders(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_compile_people(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_actors_finish(thaw_compile *);
thaw_status thaw_actors_open(struct thaw_know *, thaw_error *);

#endif
