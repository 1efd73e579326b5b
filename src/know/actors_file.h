/*
 * actors_file.h - how the actors lie in the knowledge file, and how they are
 * gathered for it.
 *
 * Chunks: "acTX" texts, "acID" ids, "acRW" rows, "acCF" "acCO" codes, "acTE"
 * terms, "acPF" "acPT" terms by person, "acKY" "acKF" "acKT" terms by country
 * and office, "acOI" "acOR" offices.
 */
#ifndef THAW_ACTORS_FILE_H
#define THAW_ACTORS_FILE_H

#include "know/actors.h"
#include "know/phrases.h"
#include "know/rows.h"

/* ---- in the file -----------------------------------------------------------
 */

typedef struct {
    uint32_t name, type; /* texts */
    uint32_t parent;
    uint8_t kind, gender;
    uint16_t zero;
    int32_t from, to;
} thaw_actor_row;

#define THAW_CODE_OFFICIAL 1u

typedef struct {
    uint32_t code, sector; /* texts */
    int32_t from, to;
    uint32_t flags;
} thaw_code_row;

typedef struct {
    uint32_t country, office; /* texts */
    uint32_t person, flags;
    int32_t from, to;
} thaw_term_row;

typedef struct {
    uint32_t name, class, sector; /* texts */
} thaw_office_row;

/* ---- gathered --------------------------------------------------------------
 */

/* Where a thing was said, for complaints at the end. */
typedef struct {
    const thaw_source *source;
    size_t line;
} thaw_place_said;

typedef struct {
    thaw_str id, name, type;
    thaw_str parent; /* id, may be empty */
    thaw_actor_kind kind;
    char gender;
    int32_t from, to;
    thaw_place_said said;
} thaw_actor_build;

typedef struct {
    uint32_t actor; /* number in the order of gathering */
    thaw_str code, sector;
    int32_t from, to;
    bool official;
} thaw_code_build;

typedef struct {
    thaw_str country, office;
    uint32_t actor, flags;
    int32_t from, to;
    thaw_place_said said;
} thaw_term_build;

typedef struct {
    thaw_str id, name, class, sector;
    bool many; /* several people hold it at once */
} thaw_office_build;

struct thaw_actors_build {
    thaw_pool texts;
    thaw_map by_id, office_by_id;
    struct {
        thaw_actor_build *items;
        size_t count, room;
    } list;
    struct {
        thaw_code_build *items;
        size_t count, room;
    } codes;
    struct {
        thaw_term_build *items;
        size_t count, room;
    } terms;
    struct {
        thaw_office_build *items;
        size_t count, room;
    } offices;
};

/* Makes it on first use; NULL when there is no memory. */
struct thaw_actors_build *thaw_actors_get_build(thaw_compile *compile);

/* Adds an actor; complains when its id is there, and returns THAW_ACTOR_NONE.
 */
uint32_t thaw_actors_add(thaw_rows *rows, thaw_actor_build actor);
void thaw_actors_add_code(thaw_rows *rows, thaw_code_build code);
/* Complains unless code is a country so far or an international code. */
bool thaw_actors_check_code(thaw_rows *rows, thaw_str code);
/* Reads a list of "CODE [SECTOR] [@FROM..TO]" as codes of an actor. */
void thaw_actors_add_codes(
    thaw_rows *rows, thaw_str field, uint32_t actor, thaw_code_build *first);
/* Adds each item of a list as a phrase of an actor. */
void thaw_actors_add_phrases(
    thaw_rows *rows, thaw_str field, uint32_t actor, thaw_form form);
/* One phrase for all days. */
void thaw_actors_add_phrase(
    thaw_rows *rows, thaw_str text, uint32_t actor, thaw_form form);

#endif
