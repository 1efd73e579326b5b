/*
 * noun_rules.c - tying nouns and pronouns to the entity most spoken of.
 *
 * Candidates come from a window before the mention; each gets a score of
 * salience, and the best above zero wins.
 */
#include "mention/coref.h"

enum {
    /* how far back: mentions, and sentences */
    PRONOUN_MENTIONS = 64,
    PRONOUN_SENTENCES = 3,
    NOUN_MENTIONS = 200,
    NOUN_SENTENCES = 25,
    /* salience */
    SCORE_BASE = 100,
    SCORE_SENTENCE = 28, /* off for each sentence between */
    SCORE_NOUN_SENTENCE = 4,
    SCORE_SUBJECT = 32,
    SCORE_OBJECT = 12,
    SCORE_PARALLEL = 10, /* the same role as the mention's own */
    SCORE_NAMED = 8,
    SCORE_REPEATED = 2,    /* for each mention so far, five at most */
    SCORE_ACTOR = 10,      /* "it" or "they" for somebody, not something */
    SCORE_PERSON = 30,     /* "he" for a person */
    SCORE_GROUP_THEY = -30 /* a group as "they", a country as "them" */
};

static bool is_word(const thaw_coref *coref, uint32_t mention, const char *list)
{
    return thaw_str_among(
        thaw_doc_lemma(coref->doc, coref->doc->mentions.items[mention].head),
        list);
}

static int score_salience(
    const thaw_coref *coref, uint32_t mention, uint32_t other, int step)
{
    const thaw_mention *self = &coref->doc->mentions.items[mention];
    const thaw_mention *candidate = &coref->doc->mentions.items[other];
    const thaw_trait *trait = &coref->traits[other];
    const thaw_entity *entity = thaw_coref_entity(coref, other);
    int score = SCORE_BASE - step * (int)(self->sentence - candidate->sentence);
    score += trait->role == ROLE_SUBJECT ? SCORE_SUBJECT
        : trait->role == ROLE_OBJECT     ? SCORE_OBJECT
                                         : 0;
    if (trait->role == coref->traits[mention].role)
        score += SCORE_PARALLEL;
    if (entity->named)
        score += SCORE_NAMED;
    uint32_t count = entity->count < 5 ? entity->count : 5;
    return score + SCORE_REPEATED * (int)count;
}

/* ---- nouns ------------------------------------------------------------------
 */

static bool same_head(const thaw_coref *coref, uint32_t a, uint32_t b)
{
    const thaw_mention *items = coref->doc->mentions.items;
    return thaw_str_equal(thaw_doc_lemma(coref->doc, items[a].head),
        thaw_doc_lemma(coref->doc, items[b].head));
}

/* "the northern army" is not "the army" of before: no new adjective. */
static bool adds_modifier(
    const thaw_coref *coref, uint32_t mention, uint32_t other)
{
    const thaw_doc *doc = coref->doc;
    const thaw_kids *kids = coref->known->kids;
    uint32_t k = kids->first[doc->mentions.items[mention].head];
    for (; k != THAW_NONE; k = kids->next[k]) {
        uint8_t deprel = thaw_kids_deprel(kids, k);
        if (deprel != THAW_DEPREL_AMOD && deprel != THAW_DEPREL_COMPOUND &&
            deprel != THAW_DEPREL_NMOD && deprel != THAW_DEPREL_NMOD_POSS)
            continue;
        uint32_t j = kids->first[doc->mentions.items[other].head];
        while (j != THAW_NONE &&
            !thaw_str_equal(doc->tags[j].lemma, doc->tags[k].lemma))
            j = kids->next[j];
        if (j == THAW_NONE)
            return true;
    }
    return false;
}

uint32_t thaw_coref_find_head(const thaw_coref *coref, uint32_t mention)
{
    const thaw_mention *self = &coref->doc->mentions.items[mention];
    const thaw_trait *trait = &coref->traits[mention];
    if (self->kind != THAW_MENTION_NOMINAL || !trait->definite)
        return THAW_NONE;
    uint32_t stop = mention > NOUN_MENTIONS ? mention - NOUN_MENTIONS : 0;
    for (uint32_t other = mention; other-- > stop;) {
        const thaw_mention *candidate = &coref->doc->mentions.items[other];
        if (self->sentence - candidate->sentence > NOUN_SENTENCES)
            break;
        if (candidate->kind == THAW_MENTION_NOMINAL &&
            same_head(coref, mention, other) && candidate->end <= self->first &&
            !adds_modifier(coref, mention, other) &&
            thaw_coref_agrees(coref, mention, other))
            return other;
    }
    return THAW_NONE;
}

/* What kind of entity a general noun can stand for. */
static bool fits_general(
    const thaw_coref *coref, uint32_t mention, const thaw_entity *entity)
{
    if (!entity->named)
        return false;
    thaw_actor_entry actor = {.kind = THAW_ACTOR_KIND_COUNT};
    if (entity->record != THAW_NONE)
        thaw_actors_get(&coref->known->know->actors, entity->record, &actor);
    if (is_word(coref, mention, "country nation state republic kingdom"))
        return actor.kind == THAW_ACTOR_COUNTRY;
    if (!is_word(coref, mention,
            "group organisation organization movement party militia agency "
            "alliance bloc body union company firm newspaper broadcaster "
            "network institution association army insurgency"))
        return false;
    return actor.kind == THAW_ACTOR_GROUP ||
        actor.kind == THAW_ACTOR_ORGANISATION ||
        (actor.kind == THAW_ACTOR_KIND_COUNT &&
            entity->name_type == THAW_NAME_ORG);
}

/* "the president" for somebody who is called one, or is one by the tables. */
static bool fits_agent(
    const thaw_coref *coref, uint32_t mention, const thaw_entity *entity)
{
    uint32_t index = coref->traits[mention].agent;
    if (index == THAW_NONE || !entity->named)
        return false;
    if (entity->agent == index)
        return true;
    thaw_agent agent;
    thaw_agents_get(&coref->known->know->agents, index, &agent);
    return agent.office.len && entity->record != THAW_NONE && entity->person &&
        thaw_known_held(coref->known, entity->record, agent.office);
}

uint32_t thaw_coref_find_role(const thaw_coref *coref, uint32_t mention)
{
    const thaw_mention *self = &coref->doc->mentions.items[mention];
    const thaw_trait *trait = &coref->traits[mention];
    if (self->kind != THAW_MENTION_NOMINAL || !trait->definite ||
        trait->numbers == NUMBER_MANY || trait->by_office)
        return THAW_NONE;
    uint32_t best = THAW_NONE;
    int best_score = 0;
    uint32_t stop = mention > NOUN_MENTIONS ? mention - NOUN_MENTIONS : 0;
    for (uint32_t other = mention; other-- > stop;) {
        const thaw_mention *candidate = &coref->doc->mentions.items[other];
        if (self->sentence - candidate->sentence > NOUN_SENTENCES)
            break;
        const thaw_entity *entity = thaw_coref_entity(coref, other);
        if ((!fits_general(coref, mention, entity) &&
                !fits_agent(coref, mention, entity)) ||
            thaw_kids_is_under(
                coref->known->kids, candidate->head, self->head) ||
            !thaw_coref_agrees(coref, mention, other))
            continue;
        int score = score_salience(coref, mention, other, SCORE_NOUN_SENTENCE);
        if (score > best_score) {
            best_score = score;
            best = other;
        }
    }
    return best;
}

/* "the latter" is the last name of the sentence or the one before it, "the
 * former" the name before that. */
uint32_t thaw_coref_find_latter(const thaw_coref *coref, uint32_t mention)
{
    bool former = is_word(coref, mention, "former");
    if (!coref->traits[mention].definite ||
        (!former && !is_word(coref, mention, "latter")))
        return THAW_NONE;
    uint32_t last = THAW_NONE;
    uint32_t stop = mention > PRONOUN_MENTIONS ? mention - PRONOUN_MENTIONS : 0;
    for (uint32_t other = mention; other-- > stop;) {
        if (!thaw_coref_entity(coref, other)->named)
            continue;
        if (!former ||
            (last != THAW_NONE &&
                thaw_coref_entity(coref, other) !=
                    thaw_coref_entity(coref, last)))
            return other;
        last = other;
    }
    return THAW_NONE;
}

/* ---- pronouns
 * ----------------------------------------------------------------- */

/* "It was not clear whether ...", "it emerged that ...". */
static bool is_empty_it(const thaw_coref *coref, uint32_t head)
{
    const thaw_doc *doc = coref->doc;
    const thaw_kids *kids = coref->known->kids;
    uint32_t up = doc->arcs[head].head;
    if (!thaw_str_is(doc->tags[head].lemma, "it") || up == THAW_NONE)
        return false;
    if (thaw_kids_find(kids, up, THAW_DEPREL_CSUBJ) != THAW_NONE ||
        thaw_kids_find(kids, up, THAW_DEPREL_CSUBJ_PASS) != THAW_NONE)
        return true;
    if (thaw_str_among(
            doc->tags[up].lemma, "appear seem emerge happen rain snow"))
        return true;
    return doc->tags[up].upos == THAW_UPOS_ADJ &&
        thaw_kids_find(kids, up, THAW_DEPREL_COP) != THAW_NONE &&
        (thaw_kids_find(kids, up, THAW_DEPREL_CCOMP) != THAW_NONE ||
            thaw_kids_find(kids, up, THAW_DEPREL_XCOMP) != THAW_NONE ||
            thaw_kids_find(kids, up, THAW_DEPREL_ADVCL) != THAW_NONE);
}

/* The candidate cannot be meant: the other argument of the same verb, or a
 * phrase that the pronoun is a part of. */
static bool is_barred(const thaw_coref *coref, uint32_t mention, uint32_t other)
{
    const thaw_doc *doc = coref->doc;
    const thaw_mention *self = &doc->mentions.items[mention];
    const thaw_mention *candidate = &doc->mentions.items[other];
    if (self->sentence != candidate->sentence)
        return false;
    if (thaw_kids_is_under(coref->known->kids, self->head, candidate->head))
        return true;
    const thaw_arc *arc = &doc->arcs[self->head];
    return arc->deprel != THAW_DEPREL_NMOD_POSS &&
        !is_word(coref, mention, "himself herself itself themselves") &&
        doc->arcs[candidate->head].head == arc->head;
}

/* A subject "it" takes up the subject of an earlier sentence or nothing; and
 * the name of a thing is never "they". */
static bool is_unlikely(
    const thaw_coref *coref, uint32_t mention, uint32_t other)
{
    const thaw_mention *items = coref->doc->mentions.items;
    const thaw_entity *entity = thaw_coref_entity(coref, other);
    if (is_word(coref, mention, "it") &&
        coref->traits[mention].role == ROLE_SUBJECT &&
        items[other].sentence != items[mention].sentence)
        return coref->traits[other].role != ROLE_SUBJECT;
    return coref->traits[mention].numbers == NUMBER_MANY && entity->named &&
        !entity->person && entity->record == THAW_NONE &&
        entity->agent == THAW_NONE && entity->name_type != THAW_NAME_ORG &&
        entity->name_type != THAW_NAME_NORP;
}

static bool is_group(const thaw_coref *coref, const thaw_entity *entity)
{
    return !entity->person &&
        (entity->record != THAW_NONE || entity->name_type == THAW_NAME_ORG ||
            entity->agent != THAW_NONE) &&
        coref->known->know != NULL;
}

static int score_pronoun(
    const thaw_coref *coref, uint32_t mention, uint32_t other)
{
    const thaw_trait *trait = &coref->traits[mention];
    const thaw_entity *entity = thaw_coref_entity(coref, other);
    bool they = trait->numbers == NUMBER_MANY;
    bool group_they = they && entity->numbers == NUMBER_ONE;
    if (group_they ? !is_group(coref, entity)
                   : !thaw_coref_agrees(coref, mention, other))
        return 0;
    bool animate = trait->genders == GENDER_M || trait->genders == GENDER_F;
    if (animate && !entity->person && !entity->named)
        return 0;
    int score = score_salience(coref, mention, other, SCORE_SENTENCE);
    if (group_they)
        score += SCORE_GROUP_THEY;
    if (animate && entity->person)
        score += SCORE_PERSON;
    if (!animate &&
        (entity->record != THAW_NONE || entity->person ||
            entity->agent != THAW_NONE))
        score += SCORE_ACTOR;
    return score;
}

/* The entity of the subject whose verb has the pronoun as its object: only a
 * reflexive could mean it. */
static uint32_t find_barred_entity(const thaw_coref *coref, uint32_t mention)
{
    const thaw_doc *doc = coref->doc;
    const thaw_arc *arc = &doc->arcs[doc->mentions.items[mention].head];
    if ((arc->deprel != THAW_DEPREL_OBJ && arc->deprel != THAW_DEPREL_IOBJ &&
            arc->deprel != THAW_DEPREL_OBL) ||
        is_word(coref, mention, "himself herself itself themselves"))
        return THAW_NONE;
    uint32_t subject =
        thaw_kids_find(coref->known->kids, arc->head, THAW_DEPREL_NSUBJ);
    uint32_t other =
        subject == THAW_NONE ? THAW_NONE : doc->mention_of[subject];
    return other == THAW_NONE || other >= mention
        ? THAW_NONE
        : doc->mentions.items[other].entity;
}

uint32_t thaw_coref_find_pronoun(const thaw_coref *coref, uint32_t mention)
{
    const thaw_mention *self = &coref->doc->mentions.items[mention];
    if (self->kind != THAW_MENTION_PRONOUN ||
        !is_word(coref, mention,
            "he him his himself she her hers herself it its itself they "
            "them their theirs themselves") ||
        is_empty_it(coref, self->head))
        return THAW_NONE;
    uint32_t barred = find_barred_entity(coref, mention);
    uint32_t best = THAW_NONE;
    int best_score = 0;
    uint32_t stop = mention > PRONOUN_MENTIONS ? mention - PRONOUN_MENTIONS : 0;
    for (uint32_t other = mention; other-- > stop;) {
        const thaw_mention *candidate = &coref->doc->mentions.items[other];
        if (self->sentence - candidate->sentence > PRONOUN_SENTENCES)
            break;
        if (candidate->entity == barred || is_barred(coref, mention, other) ||
            is_unlikely(coref, mention, other))
            continue;
        int score = score_pronoun(coref, mention, other);
        if (score > best_score) {
            best_score = score;
            best = other;
        }
    }
    return best;
}
