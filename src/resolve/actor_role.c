/*
 * actor_role.c - mentions that say what somebody is: role nouns, titles,
 * offices, and nouns that belong to a country.
 */
#include "resolve/actor_parts.h"

/* Words before a role that leave the role but not its office. */
#define DEPUTIES "deputy vice assistant under associate junior"
#define FORMERS "former ex late ousted deposed"
#define ELECTED "elect president-elect"

/* Things that act for their country and stand in no table of roles. */
static bool is_asset(thaw_str lemma)
{
    return thaw_str_among(lemma,
        "vessel ship boat warship submarine jet aircraft plane helicopter "
        "drone tank convoy frigate destroyer gunboat side delegation team "
        "missile rocket warplane bomber artillery");
}

/* Somebody else than the one they belong to: "China and its neighbours". */
bool thaw_actor_is_relation(const thaw_resolver *resolver, uint32_t head)
{
    return thaw_str_among(resolver->doc->tags[head].lemma,
        "neighbor neighbour ally rival enemy partner counterpart opponent "
        "foe adversary");
}

/* Counts that stand for people: "five from the South". */
static bool is_count(const thaw_resolver *resolver, uint32_t head)
{
    const thaw_tag *tag = &resolver->doc->tags[head];
    return tag->upos == THAW_UPOS_NUM ||
        thaw_str_among(tag->lemma,
            "dozen hundred thousand score some many several one "
            "other another");
}

bool thaw_finding_add_country(thaw_resolver *resolver, uint32_t mention,
    uint32_t country, thaw_finding finding)
{
    thaw_finding of = thaw_finding_of(resolver, country, finding.evidence);
    finding.code = of.code;
    finding.record = finding.sector.len ? THAW_NONE : country;
    return thaw_finding_add(resolver, mention, finding);
}

static bool is_plural(const thaw_resolver *resolver, uint32_t token)
{
    return resolver->doc->tags[token].xpos == THAW_XPOS_NNS ||
        resolver->doc->tags[token].xpos == THAW_XPOS_NNPS;
}

/* The office's holder on the day: "the South Korean president". */
static bool by_office(thaw_resolver *resolver, uint32_t mention,
    const thaw_agent *agent, const thaw_belongs *country, bool *done)
{
    uint32_t head = resolver->doc->mentions.items[mention].head;
    if (!agent->office.len || is_plural(resolver, head) ||
        thaw_known_has_word(
            resolver->known, head, DEPUTIES " " FORMERS " " ELECTED) ||
        resolver->doc->mentions.items[mention].kind == THAW_MENTION_NAME)
        return true;
    uint32_t person =
        thaw_known_holder(resolver->known, country->record, agent->office);
    if (person == THAW_NONE)
        return true;
    thaw_finding finding = thaw_finding_of(resolver, person, country->token);
    finding.via = "office";
    finding.confidence = SURE_OFFICE;
    *done = true;
    return thaw_finding_add(resolver, mention, finding);
}

/* "the president-elect" is none yet. */
static bool is_elected(const thaw_resolver *resolver, uint32_t head)
{
    const thaw_doc *doc = resolver->doc;
    return thaw_known_has_word(resolver->known, head, ELECTED) ||
        (head + 2 < doc->tokens.count &&
            thaw_str_is(thaw_doc_form(doc, head + 1), "-") &&
            thaw_str_is(thaw_doc_form(doc, head + 2), "elect"));
}

static bool add_role(thaw_resolver *resolver, uint32_t mention,
    const thaw_agent *agent, const thaw_belongs *country)
{
    uint32_t head = resolver->doc->mentions.items[mention].head;
    bool name =
        resolver->doc->mentions.items[mention].kind == THAW_MENTION_NAME;
    thaw_finding finding = {.record = THAW_NONE,
        .sector = agent->sector,
        .via = name ? "title" : "role",
        .evidence = country->token,
        .confidence = name ? SURE_TITLE : SURE_ROLE};
    if (thaw_known_has_word(resolver->known, head, FORMERS) &&
        thaw_str_is(finding.sector, "GOV"))
        finding.sector = THAW_STR("ELI");
    if (is_elected(resolver, head))
        finding.sector = THAW_STR("PRE");
    if (country->other != THAW_NONE &&
        !thaw_finding_add_country(resolver, mention, country->other, finding))
        return false;
    return thaw_finding_add_country(
        resolver, mention, country->record, finding);
}

/* "vessels", "five", "a delegation": no role, but a country that owns it. */
static bool by_belonging(thaw_resolver *resolver, uint32_t mention, bool *done)
{
    uint32_t head = resolver->doc->mentions.items[mention].head;
    bool asset = is_asset(resolver->doc->tags[head].lemma);
    bool counted = !asset && is_count(resolver, head);
    if (!asset && !counted)
        return true;
    thaw_belongs country = thaw_known_belongs(resolver->known, head);
    if (country.record == THAW_NONE)
        return true;
    thaw_finding finding = {.record = THAW_NONE,
        .via = asset ? "demonym" : "role",
        .evidence = country.token,
        .confidence = asset ? SURE_ASSET : SURE_AFFILIATED};
    *done = true;
    if (country.other != THAW_NONE &&
        !thaw_finding_add_country(resolver, mention, country.other, finding))
        return false;
    return thaw_finding_add_country(resolver, mention, country.record, finding);
}

/* A role noun that is itself international: "UN peacekeepers". */
static bool by_itself(thaw_resolver *resolver, uint32_t mention,
    const thaw_match *match, const thaw_agent *agent, bool *done)
{
    static const char international[] = "IGO UNO NGO INT EUR MNC";
    if (!thaw_str_among(agent->sector, international))
        return true;
    *done = true;
    return thaw_finding_add(resolver, mention,
        (thaw_finding){.record = THAW_NONE,
            .code = agent->sector,
            .via = "role",
            .evidence = match->anchor,
            .confidence = SURE_ROLE});
}

/* An organisation that the noun belongs to: "UN officials". */
static bool by_organisation(
    thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_kids *kids = resolver->known->kids;
    uint32_t head = resolver->doc->mentions.items[mention].head;
    for (uint32_t k = kids->first[head]; k != THAW_NONE; k = kids->next[k]) {
        uint8_t deprel = thaw_kids_deprel(kids, k);
        const thaw_match *match = thaw_known_actor(resolver->known, k);
        if (!match || match->inner ||
            (match->first <= head && head < match->end) ||
            (deprel != THAW_DEPREL_COMPOUND &&
                deprel != THAW_DEPREL_NMOD_POSS && deprel != THAW_DEPREL_AMOD &&
                (deprel != THAW_DEPREL_NMOD ||
                    !thaw_str_among(thaw_kids_get_case(kids, k), "of from"))))
            continue;
        thaw_actor_entry actor;
        thaw_actors_get(resolver->actors, match->record, &actor);
        if (actor.kind != THAW_ACTOR_ORGANISATION &&
            actor.kind != THAW_ACTOR_GROUP)
            continue;
        thaw_finding finding = thaw_finding_of(resolver, match->record, k);
        finding.via = "role";
        finding.confidence = SURE_ROLE;
        *done = true;
        return thaw_finding_add(resolver, mention, finding);
    }
    return true;
}

bool thaw_actor_by_role(thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_mention *self = &resolver->doc->mentions.items[mention];
    if (self->kind == THAW_MENTION_PRONOUN && !is_count(resolver, self->head))
        return true;
    const thaw_match *match = self->kind == THAW_MENTION_NAME
        ? thaw_known_title(resolver->known, self->head)
        : thaw_known_agent(resolver->known, self->head);
    if (!match || is_asset(resolver->doc->tags[self->head].lemma))
        return by_belonging(resolver, mention, done);
    thaw_agent agent;
    thaw_agents_get(resolver->agents, match->record, &agent);
    if (thaw_actor_is_relation(resolver, self->head))
        return true;
    if (!by_itself(resolver, mention, match, &agent, done))
        return false;
    if (*done)
        return true;
    if (!by_organisation(resolver, mention, done))
        return false;
    if (*done)
        return true;
    thaw_belongs country = thaw_known_belongs(resolver->known, self->head);
    if (country.record == THAW_NONE && self->kind == THAW_MENTION_NAME)
        country = thaw_known_belongs(resolver->known, match->anchor);
    if (country.record == THAW_NONE)
        return true;
    if (!by_office(resolver, mention, &agent, &country, done))
        return false;
    if (*done)
        return true;
    *done = true;
    return add_role(resolver, mention, &agent, &country);
}
