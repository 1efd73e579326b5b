/*
 * mention.h - the mention stage: the noun phrases of a document, and which of
 * them speak of the same thing.
 */
#ifndef THAW_MENTION_H
#define THAW_MENTION_H

#include "doc/doc.h"
#include "engine/engine.h"

/*
 * Adds doc->mentions and doc->mention_of.  Sentences that are not coded have
 * no mentions.  A mention's entity is shared by all that speak of the same
 * thing; antecedent and link say which rule tied it to what:
 *
 *   name        the same name                     Moon ... Moon
 *   alias       the tables know both names        the U.N. ... United Nations
 *   office      holds that office on the day      the Korean president
 *   surname     a person's last name              Ri Son Gwon ... Ri
 *   acronym     the initials of a name
 *   apposition  Moon, the president
 *   title       North Korea's negotiator Ri: the noun before a name
 *   copula      Moon is the president
 *   head        the same noun                     two agents ... the agents
 *   role        a noun that fits the entity       the group
 *   pronoun     he, its, they
 *   member      one, the other: of the antecedent's set; an entity of its own
 *   sides       the two sides, both countries: two entities, which the resolve
 *               stage finds; no antecedent
 *
 * Fails with ENOMEM and ELIMIT.
 */
thaw_status thaw_run_mention(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err);

#endif
