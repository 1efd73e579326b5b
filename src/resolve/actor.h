/*
 * actor.h - who the mentions are: country and sector codes, with the reason.
 */
#ifndef THAW_RESOLVE_ACTOR_H
#define THAW_RESOLVE_ACTOR_H

#include "doc/doc.h"
#include "engine/engine.h"

/*
 * Fills doc->actors and doc->actor_first.  Needs mentions.  `via` is the kind
 * of reason, and sets the confidence (actor.c lists the constants):
 *
 *   name         the tables have this very name
 *   demonym      "the North Koreans", "South Korean vessels"
 *   metonym      "Pyongyang", "the Kremlin": a place that acts
 *   place        a place that does not seem to act: "in Seoul"
 *   surname      a last name; "title" before it, or the full name elsewhere
 *   office       "the South Korean president": who held it on that day
 *   role         a role noun with its country: "soldiers from the South"
 *   title        an unknown name with a title: "negotiator Ri"
 *   apposition   an unknown name explained by a noun beside it
 *   coref        what the entity's other mentions say
 *   context      a role noun without a country: the one last spoken of
 *   document     a name the tables do not have, and nothing explains
 *
 * Former officials are ELI.
 */
thaw_status thaw_resolve_actors(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
