/*
 * coref.c - the walk over the mentions, the entities, and the order of rules.
 */
#include "mention/coref.h"

static const struct {
    const char *link;
    thaw_coref_rule *find;
} rules[] = {
    {"name", thaw_coref_find_name},
    {"alias", thaw_coref_find_alias},
    {"acronym", thaw_coref_find_acronym},
    {"surname", thaw_coref_find_surname},
    {"apposition", thaw_coref_find_apposition},
    {"title", thaw_coref_find_title},
    {"copula", thaw_coref_find_copula},
    {"head", thaw_coref_find_head},
    {"role", thaw_coref_find_role},
    {"latter", thaw_coref_find_latter},
    {"pronoun", thaw_coref_find_pronoun},
};

bool thaw_coref_agrees(
    const thaw_coref *coref, uint32_t mention, uint32_t other)
{
    const thaw_trait *trait = &coref->traits[mention];
    const thaw_entity *entity = thaw_coref_entity(coref, other);
    uint8_t type = (uint8_t)coref->doc->mentions.items[mention].name_type;
    if (!(trait->genders & entity->genders))
        return false;
    if (!(trait->numbers & entity->numbers))
        return false;
    if (trait->record != THAW_NONE && entity->record != THAW_NONE &&
        trait->record != entity->record)
        return false;
    if (trait->country != THAW_NONE && entity->country != THAW_NONE &&
        trait->country != entity->country)
        return false;
    return type == THAW_NAME_COUNT || entity->name_type == THAW_NAME_COUNT ||
        (type == THAW_NAME_PER) == (entity->name_type == THAW_NAME_PER);
}

static void open_entity(thaw_coref *coref, uint32_t index)
{
    const thaw_mention *mention = &coref->doc->mentions.items[index];
    const thaw_trait *trait = &coref->traits[index];
    coref->entities[index] = (thaw_entity){.last = index,
        .count = 1,
        .record = trait->record,
        .agent = trait->agent,
        .country = trait->country,
        .genders = trait->genders,
        .numbers = trait->numbers,
        .name_type = (uint8_t)mention->name_type,
        .person = trait->person,
        .named = mention->kind == THAW_MENTION_NAME};
}

/* A group may be "they" and stay an "it": only what a mention's own words
 * say narrows the entity. */
static void narrow(thaw_entity *entity, const thaw_trait *trait, bool pronoun)
{
    if (entity->genders & trait->genders)
        entity->genders &= trait->genders;
    if (!pronoun && entity->numbers & trait->numbers)
        entity->numbers &= trait->numbers;
}

static void join(
    thaw_coref *coref, uint32_t index, uint32_t other, const char *link)
{
    thaw_mention *mention = &coref->doc->mentions.items[index];
    const thaw_trait *trait = &coref->traits[index];
    mention->antecedent = other;
    mention->entity = coref->doc->mentions.items[other].entity;
    mention->link = link;
    thaw_entity *entity = &coref->entities[mention->entity];
    entity->last = index;
    entity->count++;
    narrow(entity, trait, mention->kind == THAW_MENTION_PRONOUN);
    if (entity->record == THAW_NONE)
        entity->record = trait->record;
    if (entity->agent == THAW_NONE)
        entity->agent = trait->agent;
    if (entity->country == THAW_NONE)
        entity->country = trait->country;
    if (entity->name_type == THAW_NAME_COUNT)
        entity->name_type = (uint8_t)mention->name_type;
    entity->person |= trait->person;
    entity->named |= mention->kind == THAW_MENTION_NAME;
}

/* ---- sets ------------------------------------------------------------------
 */

static bool has_two(const thaw_coref *coref, uint32_t head)
{
    const thaw_kids *kids = coref->known->kids;
    for (uint32_t k = kids->first[head]; k != THAW_NONE; k = kids->next[k])
        if (thaw_str_among(
                thaw_doc_lemma(coref->doc, k), "two both 2 Two Both"))
            return true;
    return false;
}

/* "the two sides", "both countries", "the neighbours", "the two". */
static bool is_sides(const thaw_coref *coref, uint32_t index)
{
    const thaw_mention *mention = &coref->doc->mentions.items[index];
    const thaw_trait *trait = &coref->traits[index];
    thaw_str lemma = thaw_doc_lemma(coref->doc, mention->head);
    if (mention->kind == THAW_MENTION_NAME && trait->numbers == NUMBER_MANY)
        return has_two(coref, mention->head) && trait->definite;
    if (thaw_str_among(lemma, "two both Two Both"))
        return trait->definite || lemma.ptr[0] == 'b' || lemma.ptr[0] == 'B';
    if (trait->numbers != NUMBER_MANY)
        return false;
    bool two = has_two(coref, mention->head);
    if (thaw_str_among(lemma,
            "side country nation state government neighbor neighbour party "
            "rival foe ally capital power delegation leader president man "
            "woman minister negotiator army enemy adversary"))
        return two && trait->definite;
    return false;
}

/* A set that "one ... the other" can be of. */
static bool is_set(const thaw_coref *coref, uint32_t index)
{
    const thaw_trait *trait = &coref->traits[index];
    return trait->numbers == NUMBER_MANY && trait->agent != THAW_NONE &&
        coref->doc->mentions.items[index].kind == THAW_MENTION_NOMINAL;
}

/* "one", "the other", "another", "the second" without a noun. */
static bool is_member(const thaw_coref *coref, uint32_t index)
{
    const thaw_mention *mention = &coref->doc->mentions.items[index];
    const thaw_tag *tag = &coref->doc->tags[mention->head];
    if (tag->upos == THAW_UPOS_PROPN || coref->set == THAW_NONE ||
        mention->sentence - coref->doc->mentions.items[coref->set].sentence > 3)
        return false;
    return thaw_str_among(
        tag->lemma, "one other another second first third One Other Another");
}

static void tie_special(thaw_coref *coref, uint32_t index, bool *done)
{
    thaw_mention *mention = &coref->doc->mentions.items[index];
    *done = true;
    if (is_sides(coref, index)) {
        mention->link = "sides";
    } else if (is_member(coref, index)) {
        mention->link = "member";
        mention->antecedent = coref->set;
    } else {
        *done = false;
        return;
    }
    open_entity(coref, index);
}

/* ---- the walk
 * ---------------------------------------------------------------- */

static void tie(thaw_coref *coref, uint32_t index)
{
    bool done;
    tie_special(coref, index, &done);
    for (size_t i = 0; !done && i < sizeof rules / sizeof *rules; i++) {
        uint32_t other = rules[i].find(coref, index);
        if (other == THAW_NONE)
            continue;
        assert(other < index);
        join(coref, index, other, rules[i].link);
        done = true;
    }
    if (!done)
        open_entity(coref, index);
    if (is_set(coref, index))
        coref->set = index;
}

thaw_status thaw_coref_run(thaw_doc *doc, const thaw_known *known,
    thaw_arena *scratch, thaw_error *err)
{
    size_t count = doc->mentions.count;
    thaw_coref coref = {.doc = doc,
        .known = known,
        .scratch = scratch,
        .set = THAW_NONE,
        .traits = THAW_ARRAY(scratch, thaw_trait, count),
        .entities = THAW_ARRAY(scratch, thaw_entity, count)};
    thaw_map_init(&coref.names, scratch);
    thaw_map_init(&coref.records, scratch);
    thaw_map_init(&coref.surnames, scratch);
    thaw_map_init(&coref.acronyms, scratch);
    bool room = coref.traits && coref.entities;
    for (uint32_t i = 0; room && i < count; i++) {
        thaw_trait_init(&coref.traits[i], known, &doc->mentions.items[i]);
        tie(&coref, i);
        room = thaw_coref_note_name(&coref, i);
    }
    if (!room)
        return thaw_fail(err, thaw_arena_status(scratch), 0,
            "no room for the entities of %zu mentions", count);
    return THAW_OK;
}
