/*
 * tables.h - what a thaw_know holds: a view of each table.
 *
 * Stages include this to reach the table that they read.
 */
#ifndef THAW_TABLES_H
#define THAW_TABLES_H

#include "know/actors.h"
#include "know/agents.h"
#include "know/know.h"
#include "know/lemmas.h"
#include "know/ontology.h"
#include "know/phrases.h"
#include "know/places.h"
#include "know/rules.h"

struct thaw_know {
    thaw_chunks chunks;
    char digest[17];
    thaw_arena arena; /* indexes built at open; small */
    thaw_ontology ontology;
    thaw_actors actors;
    thaw_agents agents;
    thaw_lemmas lemmas;
    thaw_phrases phrases;
    thaw_places places;
    thaw_rules rules;
};

#endif
