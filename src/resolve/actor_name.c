/*
 * actor_name.c - mentions that name somebody the tables have.
 */
#include "resolve/actor_parts.h"

static uint32_t get_verb(const thaw_resolver *resolver, uint32_t token)
{
    const thaw_arc *arc = &resolver->doc->arcs[token];
    if (arc->deprel == THAW_DEPREL_CONJ && arc->head != THAW_NONE)
        arc = &resolver->doc->arcs[arc->head];
    return arc->head;
}

/* "sent to Seoul", "returned from Japan". */
static bool is_movement(const thaw_resolver *resolver, uint32_t token)
{
    uint32_t verb = get_verb(resolver, token);
    return verb != THAW_NONE &&
        thaw_str_among(resolver->doc->tags[verb].lemma,
            "go come travel fly return arrive move bring take head drive "
            "sail walk escape flee emigrate migrate relocate deport extradite "
            "repatriate transfer transport ship evacuate visit trip visitor "
            "depart leave march withdraw pull hold host stage born road way "
            "send");
}

/* "at" and "on" are not here: fire at a country, sanctions on it. */
#define LOCATIONS                                                              \
    "in near inside across around throughout outside within into through"

/* The word right before a name, wherever the tree put it. */
static bool is_after_location(
    const thaw_resolver *resolver, const thaw_match *match)
{
    const thaw_doc *doc = resolver->doc;
    return match->first > 0 &&
        doc->tags[match->first - 1].upos == THAW_UPOS_ADP &&
        thaw_str_among(doc->tags[match->first - 1].lemma, LOCATIONS);
}

/* A preposition that makes a place of the name behind it. */
static bool is_location(const thaw_resolver *resolver, uint32_t token)
{
    const thaw_arc *arc = &resolver->doc->arcs[token];
    uint32_t at = token;
    if (arc->deprel == THAW_DEPREL_CONJ && arc->head != THAW_NONE) {
        at = arc->head;
        arc = &resolver->doc->arcs[at];
    }
    if (arc->deprel != THAW_DEPREL_OBL && arc->deprel != THAW_DEPREL_NMOD)
        return false;
    thaw_str marker = thaw_kids_get_case(resolver->known->kids, at);
    if (thaw_str_among(marker, LOCATIONS))
        return true;
    return thaw_str_among(marker, "to from") && is_movement(resolver, token);
}

static void set_place(thaw_resolver *resolver, const thaw_match *match,
    uint32_t head, thaw_finding *finding)
{
    if (is_location(resolver, head) || is_after_location(resolver, match)) {
        finding->via = "place";
        finding->confidence = SURE_PLACE;
    } else if (match->form == THAW_FORM_CAPITAL) {
        finding->via = "metonym";
        finding->confidence = SURE_METONYM;
    }
}

/* "former President X" stays one, whatever the tables know of the day. */
static void set_former(
    const thaw_resolver *resolver, uint32_t head, thaw_finding *finding)
{
    if (thaw_str_is(finding->sector, "GOV") &&
        resolver->doc->date == THAW_DAY_NONE &&
        thaw_known_has_word(resolver->known, head, "former ex late"))
        finding->sector = THAW_STR("ELI");
}

static void set_form(thaw_resolver *resolver, const thaw_match *match,
    uint32_t head, thaw_finding *finding)
{
    thaw_actor_entry actor;
    thaw_actors_get(resolver->actors, match->record, &actor);
    switch (actor.kind) {
    case THAW_ACTOR_COUNTRY:
        if (match->form == THAW_FORM_PEOPLE ||
            match->form == THAW_FORM_MEMBER ||
            match->form == THAW_FORM_ADJECTIVE) {
            finding->via = "demonym";
            finding->confidence = SURE_DEMONYM;
            if (match->form == THAW_FORM_MEMBER)
                finding->sector = THAW_STR("CVL");
        } else {
            set_place(resolver, match, head, finding);
        }
        break;
    case THAW_ACTOR_REGION:
        if (finding->code.len) {
            set_place(resolver, match, head, finding);
        } else { /* a part of the world acts for nobody */
            finding->via = "place";
            finding->confidence = SURE_PLACE;
        }
        break;
    case THAW_ACTOR_SEAT:
        finding->via = "metonym";
        finding->confidence = SURE_METONYM;
        set_place(resolver, match, head, finding);
        break;
    case THAW_ACTOR_PERSON:
        if (match->form == THAW_FORM_SURNAME) {
            finding->via = "surname";
            finding->confidence =
                match->weak ? SURE_WEAK_SURNAME : SURE_SURNAME;
        }
        set_former(resolver, head, finding);
        break;
    default:
        break;
    }
}

static bool is_conjunct_elsewhere(
    const thaw_resolver *resolver, const thaw_match *match)
{
    return resolver->doc->mention_of[match->other_token] != THAW_NONE;
}

/* The first half of "North and South Korea", as a mention of its own. */
static const thaw_match *find_half(const thaw_resolver *resolver, uint32_t head)
{
    for (uint32_t t = head + 2;
         t < resolver->doc->tokens.count && t <= head + 3; t++) {
        const thaw_match *match = thaw_known_actor(resolver->known, t);
        if (match && match->other != THAW_NONE && match->other_token == head)
            return match;
    }
    return NULL;
}

bool thaw_actor_by_name(thaw_resolver *resolver, uint32_t mention, bool *done)
{
    uint32_t head = resolver->doc->mentions.items[mention].head;
    const thaw_match *half = find_half(resolver, head);
    if (half) {
        *done = true;
        thaw_finding finding = thaw_finding_of(resolver, half->other, head);
        return thaw_finding_add(resolver, mention, finding);
    }
    const thaw_match *match = thaw_known_actor(resolver->known, head);
    if (!match || match->inner)
        return true;
    *done = true;
    thaw_finding finding = thaw_finding_of(resolver, match->record, head);
    set_form(resolver, match, head, &finding);
    if (match->other != THAW_NONE && !is_conjunct_elsewhere(resolver, match)) {
        thaw_finding other =
            thaw_finding_of(resolver, match->other, match->other_token);
        other.via = finding.via;
        other.confidence = finding.confidence;
        if (!thaw_finding_add(resolver, mention, other))
            return false;
    }
    return thaw_finding_add(resolver, mention, finding);
}
