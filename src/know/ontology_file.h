/*
 * ontology_file.h - how the ontology lies in the knowledge file.
 *
 * Chunks: "onTX" texts; per table a sorted list of keys and the rows in the
 * same order: events "onEK" "onER", modes "onMK" "onMR" (key "EVENT/mode"),
 * contexts "onCK" "onCR", sectors "onSK" "onSR", CAMEO "onAK" "onAR".
 */
#ifndef THAW_ONTOLOGY_FILE_H
#define THAW_ONTOLOGY_FILE_H

#include "know/ontology.h"

#define THAW_ONTOLOGY_INTERNATIONAL 1u
#define THAW_ONTOLOGY_NEEDS_TARGET 2u

/* An event, a mode, a context or a sector.  Texts by number. */
typedef struct {
    uint32_t label, definition;
    uint32_t event, name; /* modes */
    double score;
    uint32_t quad, flags;
} thaw_ontology_row;

typedef struct {
    uint32_t name, definition, event, mode;
    uint32_t contexts[THAW_CAMEO_CONTEXTS_MAX];
    uint32_t context_count;
    uint8_t quad[THAW_QUAD_COUNT];
    double goldstein[THAW_GOLDSTEIN_COUNT];
} thaw_cameo_row;

#endif
