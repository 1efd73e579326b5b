/*
 * salience.c - who is being spoken of.
 */
#include "resolve/actor_parts.h"

/* what a weight keeps from one sentence to the next */
#define FADE 0.8f
#define FADE_STEPS_MAX 40

static float fade(float weight, uint32_t sentences)
{
    uint32_t steps = sentences < FADE_STEPS_MAX ? sentences : FADE_STEPS_MAX;
    while (steps-- > 0)
        weight *= FADE;
    return weight;
}

static thaw_salient *find_slot(
    thaw_salience *salience, uint32_t record, uint32_t sentence)
{
    thaw_salient *least = NULL;
    float least_weight = 0;
    for (size_t i = 0; i < salience->count; i++) {
        thaw_salient *item = &salience->items[i];
        if (item->record == record)
            return item;
        float weight = fade(item->weight, sentence - item->sentence);
        if (!least || weight < least_weight) {
            least = item;
            least_weight = weight;
        }
    }
    if (salience->count < SALIENT_MAX)
        least = &salience->items[salience->count++];
    *least = (thaw_salient){.record = record, .sentence = sentence};
    return least;
}

static void count(thaw_salience *salience, uint32_t record, uint32_t sentence,
    uint32_t token, float weight)
{
    thaw_salient *slot = find_slot(salience, record, sentence);
    slot->weight = fade(slot->weight, sentence - slot->sentence) + weight;
    slot->sentence = sentence;
    slot->token = token;
}

static bool is_subject(const thaw_doc *doc, uint32_t token)
{
    uint8_t deprel = doc->arcs[token].deprel;
    return deprel == THAW_DEPREL_NSUBJ || deprel == THAW_DEPREL_NSUBJ_PASS;
}

static void count_match(
    thaw_salience *salience, const thaw_known *known, const thaw_match *match)
{
    if (match->record == THAW_NONE || match->inner)
        return;
    const thaw_doc *doc = known->doc;
    uint32_t sentence = doc->tokens.items[match->anchor].sentence;
    uint32_t country = thaw_known_country_of(known, match->record);
    float weight = is_subject(doc, match->anchor) ? 1.5f : 1.0f;
    count(salience, match->record, sentence, match->anchor, weight);
    if (country != match->record && country != THAW_NONE)
        count(salience, country, sentence, match->anchor, weight);
    if (match->other != THAW_NONE)
        count(salience, match->other, sentence, match->anchor, weight);
}

void thaw_salience_advance(
    thaw_salience *salience, const thaw_known *known, uint32_t token)
{
    while (salience->next < known->actors.count &&
        known->actors.items[salience->next].end <= token)
        count_match(salience, known, &known->actors.items[salience->next++]);
}

static bool is_kind(
    const thaw_known *known, uint32_t record, thaw_salient_kind kind)
{
    thaw_actor_entry actor;
    thaw_actors_get(&known->know->actors, record, &actor);
    switch (kind) {
    case SALIENT_COUNTRIES:
        return actor.kind == THAW_ACTOR_COUNTRY;
    case SALIENT_PEOPLE:
        return actor.kind == THAW_ACTOR_PERSON;
    case SALIENT_SIDES:
        return actor.kind == THAW_ACTOR_COUNTRY ||
            (actor.kind == THAW_ACTOR_GROUP &&
                thaw_str_is(actor.type, "armed")) ||
            actor.kind == THAW_ACTOR_ORGANISATION;
    }
    return false;
}

size_t thaw_salience_top(const thaw_salience *salience, const thaw_known *known,
    uint32_t sentence, thaw_salient_kind kind, thaw_salient *out, size_t max)
{
    size_t n = 0;
    for (size_t i = 0; i < salience->count; i++) {
        thaw_salient item = salience->items[i];
        if (!is_kind(known, item.record, kind))
            continue;
        item.weight = fade(item.weight, sentence - item.sentence);
        size_t at = n < max ? n : max;
        while (at > 0 && out[at - 1].weight < item.weight)
            at--;
        if (at == max)
            continue;
        n += n < max;
        for (size_t j = n - 1; j > at; j--)
            out[j] = out[j - 1];
        out[at] = item;
    }
    return n;
}
