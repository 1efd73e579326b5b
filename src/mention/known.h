/*
 * known.h - the names and role nouns of the tables, found in a document.
 *
 * Two covers of the text: actors (names, demonyms, capitals) and agents (role
 * nouns).  In each a word belongs to one match at most: the longest that begins
 * first.  A match has one meaning, chosen by the day of the document, by what
 * else the document names, and by what kind of name the words look like.
 */
#ifndef THAW_KNOWN_H
#define THAW_KNOWN_H

#include "know/tables.h"
#include "mention/kids.h"

typedef struct {
    uint32_t first, end; /* tokens */
    uint32_t anchor;     /* its word that the rest of the sentence hangs from */
    uint32_t record;     /* actor, or agent; THAW_NONE: means nobody here */
    uint32_t other;      /* "North and South Korea": the other actor, of the
                            word before the conjunction; or THAW_NONE */
    uint32_t other_token;
    uint8_t form; /* thaw_form */
    bool inner;   /* a word of a longer name: "America" in "Bank of America" */
    bool weak;    /* a surname that nobody introduced */
} thaw_match;

typedef struct {
    const thaw_doc *doc;
    const thaw_kids *kids;
    const struct thaw_know *know; /* NULL: no tables, no matches */
    struct {
        thaw_match *items;
        size_t count, room;
    } actors, agents;
    uint32_t *actor_at, *agent_at; /* per token: its match, or THAW_NONE */
    uint32_t *name_at;             /* per token: of doc->names, or THAW_NONE */
} thaw_known;

/* Needs arcs; uses names where they are.  Everything lies in the arena. */
thaw_status thaw_known_init(thaw_known *known, const thaw_kids *kids,
    const struct thaw_know *know, thaw_arena *arena, thaw_error *err);

/* The match over a word that means somebody, or NULL. */
const thaw_match *thaw_known_actor(const thaw_known *known, uint32_t token);
const thaw_match *thaw_known_agent(const thaw_known *known, uint32_t token);
/* The kind of name a word is in, or THAW_NAME_COUNT. */
thaw_name_type thaw_known_name_type(const thaw_known *known, uint32_t token);
/* The country that an actor is or belongs to on the document's day, as an
 * actor, or THAW_NONE. */
uint32_t thaw_known_country_of(const thaw_known *known, uint32_t record);
/* Who holds that office of that country (an actor) on the document's day;
 * THAW_NONE when nobody or not known. */
uint32_t thaw_known_holder(
    const thaw_known *known, uint32_t country, thaw_str office);
/* True when the person has or had that office (an id, a class, "leader"). */
bool thaw_known_held(const thaw_known *known, uint32_t person, thaw_str office);

/* A country that says where the bearer of a role noun belongs. */
typedef struct {
    uint32_t record; /* actor; THAW_NONE: none found */
    uint32_t other;  /* "North and South Korean": the other one */
    uint32_t token;  /* the word that says so */
    const char *how; /* "demonym", "possessive", "of", static */
} thaw_belongs;
/* Looks at adjectives, compounds, possessives and of/from/in phrases of the
 * noun. */
thaw_belongs thaw_known_belongs(const thaw_known *known, uint32_t noun);
/* True of "US" in "US-backed rebels": not who they belong to. */
bool thaw_known_is_backer(const thaw_known *known, const thaw_match *match);
/* The role noun over a word or, for names, before it as a title, or NULL. */
const thaw_match *thaw_known_title(const thaw_known *known, uint32_t name);
/* True when an adjective such as "former" or "deputy" changes the role. */
bool thaw_known_has_word(
    const thaw_known *known, uint32_t noun, const char *list);

#endif
