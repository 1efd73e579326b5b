/*
 * kind.c - what a token is: an actor, a person, a country, a plural.
 */
#include "event/detail.h"
#include "event/matching.h"
#include "event/status.h"

/* ---- actors ------------------------------------------------------------- */

static bool actors_of(
    const thaw_doc *doc, uint32_t mention, uint32_t *first, uint32_t *end)
{
    *first = *end = 0;
    if (mention == THAW_NONE || !doc->actor_first)
        return false;
    *first = doc->actor_first[mention];
    *end = doc->actor_first[mention + 1];
    return *first < *end;
}

void thaw_match_find_actors(const thaw_frames *frames, uint32_t token,
    uint32_t *mention, uint32_t *first, uint32_t *end)
{
    const thaw_doc *doc = frames->doc;
    *mention = doc->mention_of ? doc->mention_of[token] : THAW_NONE;
    if (actors_of(doc, *mention, first, end) || !doc->mention_of)
        return;
    uint32_t counted = thaw_frames_counts(doc, token)
        ? thaw_frames_find_counted(frames, token)
        : THAW_NONE;
    if (counted == THAW_NONE || doc->mention_of[counted] == THAW_NONE)
        return;
    uint32_t f, e;
    if (actors_of(doc, doc->mention_of[counted], &f, &e)) {
        *mention = doc->mention_of[counted];
        *first = f;
        *end = e;
    }
}

bool thaw_match_is_actor(const thaw_frames *frames, uint32_t token)
{
    uint32_t mention, first, end;
    thaw_match_find_actors(frames, token, &mention, &first, &end);
    for (uint32_t i = first; i < end; i++)
        if (frames->doc->actors.items[i].code.len ||
            frames->doc->actors.items[i].sector.len)
            return true;
    thaw_event_actor demonym;
    return first == end && frames->know &&
        thaw_event_find_demonym(frames->doc, frames->know, token, &demonym);
}

static bool has_actor_kind(
    const thaw_frames *frames, uint32_t token, thaw_str kind)
{
    uint32_t mention, first, end;
    thaw_match_find_actors(frames, token, &mention, &first, &end);
    for (uint32_t i = first; i < end; i++)
        if (thaw_str_starts(frames->doc->actors.items[i].actor, kind))
            return true;
    return false;
}

/* ---- kinds of things ---------------------------------------------------- */

static bool is_named(const thaw_doc *doc, uint32_t token, thaw_name_type type)
{
    uint32_t m = doc->mention_of ? doc->mention_of[token] : THAW_NONE;
    if (m != THAW_NONE)
        return doc->mentions.items[m].name_type == type;
    for (size_t i = 0; i < doc->names.count; i++)
        if (token >= doc->names.items[i].first &&
            token < doc->names.items[i].end)
            return doc->names.items[i].type == type;
    return false;
}

static bool is_person(const thaw_matching *m, uint32_t token)
{
    static const char *const pronouns[] = {
        "he", "she", "him", "her", "who", "they", "I", "we", NULL};
    static const char *const people[] = {"leader", "president", "minister",
        "premier", "chancellor", "king", "queen", "pope", "emir", "sultan",
        "prince", "envoy", "ambassador", "diplomat", "official", "senator",
        "governor", "mayor", "general", "commander", "secretary", "chief",
        "lawmaker", "politician", "man", "woman", "people", "person", "head",
        "prime-minister", "spokesman", "spokeswoman", "negotiator", "delegate",
        "representative", "chairman", "director", "counterpart", "activist",
        "journalist", "delegation", "monarch", "ruler", "dictator", "crown",
        "princess", "speaker", "deputy", "adviser", "advisor", NULL};
    return is_named(m->doc, token, THAW_NAME_PER) ||
        has_actor_kind(m->frames, token, THAW_STR("person/")) ||
        thaw_frames_lemma_in(m->doc, token, pronouns) ||
        thaw_frames_lemma_in(m->doc, token, people);
}

static bool is_place(const thaw_matching *m, uint32_t token)
{
    for (size_t i = 0; i < m->doc->places.count; i++)
        if (token >= m->doc->places.items[i].first &&
            token < m->doc->places.items[i].end)
            return true;
    return is_named(m->doc, token, THAW_NAME_LOC);
}

static bool is_number(const thaw_matching *m, uint32_t token)
{
    for (size_t i = 0; i < m->doc->quantities.count; i++)
        if (m->doc->quantities.items[i].head == token)
            return true;
    return m->doc->tags[token].upos == THAW_UPOS_NUM ||
        thaw_frames_child(m->frames, token, THAW_DEPREL_NUMMOD) != THAW_NONE;
}

bool thaw_matching_is_kind(
    const thaw_matching *m, uint32_t token, uint32_t kinds)
{
    if (kinds & 1u << THAW_WHAT_ANY)
        return true;
    return (kinds & 1u << THAW_WHAT_ACTOR &&
               thaw_match_is_actor(m->frames, token)) ||
        (kinds & 1u << THAW_WHAT_PERSON && is_person(m, token)) ||
        (kinds & 1u << THAW_WHAT_COUNTRY &&
            has_actor_kind(m->frames, token, THAW_STR("country/"))) ||
        (kinds & 1u << THAW_WHAT_PLACE && is_place(m, token)) ||
        (kinds & 1u << THAW_WHAT_NUMBER && is_number(m, token)) ||
        (kinds & 1u << THAW_WHAT_PRONOUN &&
            m->doc->tags[token].upos == THAW_UPOS_PRON);
}

/* ---- the predicate itself ----------------------------------------------- */

bool thaw_matching_is_plural(const thaw_matching *m, uint32_t token)
{
    static const char *const words[] = {
        "they", "we", "both", "two", "side", "pair", NULL};
    uint32_t mention, first, end;
    uint8_t xpos = m->doc->tags[token].xpos;
    thaw_match_find_actors(m->frames, token, &mention, &first, &end);
    return end - first > 1 || xpos == THAW_XPOS_NNS || xpos == THAW_XPOS_NNPS ||
        thaw_frames_lemma_in(m->doc, token, words);
}

static bool is_plural(const thaw_matching *m, const thaw_frame *frame)
{
    size_t subjects = 0;
    if (thaw_frames_is_nominal(m->doc, m->token))
        return thaw_matching_is_plural(m, m->token);
    for (size_t i = 0; i < frame->count; i++) {
        if (frame->items[i].role != THAW_ROLE_SUBJ)
            continue;
        if (++subjects > 1 || thaw_matching_is_plural(m, frame->items[i].token))
            return true;
    }
    return false;
}

bool thaw_matching_self_is(const thaw_matching *m, uint32_t kinds)
{
    const thaw_frame *frame = thaw_frames_get(m->frames, m->token);
    if (!frame)
        return false;
    if (kinds & 1u << THAW_WHAT_NEGATED) {
        thaw_event_circumstance circumstance;
        thaw_event_status(m->doc, m->token, &circumstance);
        return circumstance.negated;
    }
    return kinds & 1u << THAW_WHAT_PASSIVE ? frame->passive
                                           : is_plural(m, frame);
}
