/*
 * ontology.h - the codes events are written in: PLOVER's events, modes,
 * contexts and sectors, every CAMEO code with its crosswalk, the scales and the
 * quad maps.  Compiled from data/ontology/.
 *
 * All strings belong to the knowledge file.  A look-up is a binary search; a
 * getter is an array access.
 */
#ifndef THAW_ONTOLOGY_H
#define THAW_ONTOLOGY_H

#include "know/source.h"

/* The named quad maps of data/ontology/quad.tsv, in that file's columns. */
#define THAW_QUAD_LIST(X)                                                      \
    X(GDELT, "gdelt") X(KEDS, "keds") X(PHOENIX, "phoenix") X(PLOVER, "plover")
typedef enum {
#define THAW_QUAD_ENUM(name, text) THAW_QUAD_##name,
    THAW_QUAD_LIST(THAW_QUAD_ENUM)
#undef THAW_QUAD_ENUM
        THAW_QUAD_COUNT
} thaw_quad;
#define THAW_QUAD_DEFAULT THAW_QUAD_PLOVER

/* The two Goldstein tables in use. */
#define THAW_GOLDSTEIN_LIST(X) X(GDELT, "gdelt") X(ICEWS, "icews")
typedef enum {
#define THAW_GOLDSTEIN_ENUM(name, text) THAW_GOLDSTEIN_##name,
    THAW_GOLDSTEIN_LIST(THAW_GOLDSTEIN_ENUM)
#undef THAW_GOLDSTEIN_ENUM
        THAW_GOLDSTEIN_COUNT
} thaw_goldstein;
#define THAW_GOLDSTEIN_DEFAULT THAW_GOLDSTEIN_GDELT

#define THAW_CAMEO_CONTEXTS_MAX 4

/* One of PLOVER's 16 events. */
typedef struct {
    thaw_str name;       /* "CONSULT" */
    thaw_str definition; /* a sentence */
    double score;        /* the manual's intensity: -9 .. 10 */
    int quad;            /* 1..4 by the PLOVER map */
    bool needs_target;   /* the manual requires a recipient */
} thaw_plover_event;

/* A mode of one event. */
typedef struct {
    thaw_str event, name; /* "PROTEST", "riot" */
    thaw_str definition;
    double score; /* the event's own where the manual gives none */
} thaw_plover_mode;

/* A context or a sector: a name and what it means. */
typedef struct {
    thaw_str name;  /* "diplomatic"; "GOV" */
    thaw_str label; /* "diplomatic relations"; "government" */
    thaw_str definition;
    bool international; /* sectors: stands in place of a country ("IGO") */
} thaw_plover_term;

/* One CAMEO code, 01 to 2042, leading zero kept. */
typedef struct {
    thaw_str code, name, definition;
    thaw_str event; /* PLOVER event; empty for the families 01 and 02 */
    thaw_str mode;  /* a mode of PLOVER 2.0, or empty */
    thaw_str contexts[THAW_CAMEO_CONTEXTS_MAX];
    size_t context_count;
    double goldstein[THAW_GOLDSTEIN_COUNT]; /* NAN: not in that table */
    int quad[THAW_QUAD_COUNT];              /* 0: in no class */
} thaw_cameo;

/* The view; filled by thaw_ontology_open(), read through the functions. */
typedef struct thaw_ontology {
    thaw_strings texts;
    thaw_strings events, modes, contexts, sectors, cameo; /* sorted keys */
    const void *event_rows, *mode_rows, *context_rows, *sector_rows,
        *cameo_rows;
} thaw_ontology;

/* Each returns false when there is no such name; out is then untouched. */
bool thaw_ontology_find_event(
    const thaw_ontology *ontology, thaw_str name, thaw_plover_event *out);
bool thaw_ontology_find_mode(const thaw_ontology *ontology, thaw_str event,
    thaw_str mode, thaw_plover_mode *out);
bool thaw_ontology_find_context(
    const thaw_ontology *ontology, thaw_str name, thaw_plover_term *out);
bool thaw_ontology_find_sector(
    const thaw_ontology *ontology, thaw_str name, thaw_plover_term *out);
bool thaw_ontology_find_cameo(
    const thaw_ontology *ontology, thaw_str code, thaw_cameo *out);

/* Number of CAMEO codes, and the code at index < count in code order. */
size_t thaw_ontology_cameo_count(const thaw_ontology *ontology);
void thaw_ontology_get_cameo(
    const thaw_ontology *ontology, size_t index, thaw_cameo *out);

/* The map or table of that name, or the _COUNT value. */
thaw_quad thaw_quad_find(thaw_str name);
thaw_goldstein thaw_goldstein_find(thaw_str name);
const char *thaw_quad_name(thaw_quad quad);
const char *thaw_goldstein_name(thaw_goldstein table);

/* ---- compiling: know.c calls these ------------------------------------ */

struct thaw_know;
void thaw_ontology_compile_events(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_ontology_compile_modes(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_ontology_compile_contexts(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_ontology_compile_sectors(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_ontology_compile_quads(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_ontology_compile_cameo(
    thaw_compile *, const thaw_source *const *, size_t);
void thaw_ontology_finish(thaw_compile *);
/* For the tables that name sectors: complains about one that is not in
 * sectors.tsv.  An empty one is none. */
bool thaw_ontology_check_sector(thaw_compile *compile,
    const thaw_source *source, size_t line, thaw_str sector);
/* True for a code that stands in place of a country ("IGO"). */
bool thaw_ontology_is_international(const thaw_compile *compile, thaw_str code);
/* For the rules: whether the tables read so far have such a thing. */
bool thaw_ontology_has_code(const thaw_compile *compile, thaw_str code);
bool thaw_ontology_has_event(const thaw_compile *compile, thaw_str event);
bool thaw_ontology_has_mode(
    thaw_compile *compile, thaw_str event, thaw_str mode);
bool thaw_ontology_has_context(const thaw_compile *compile, thaw_str context);
thaw_status thaw_ontology_open(struct thaw_know *, thaw_error *);

#endif
