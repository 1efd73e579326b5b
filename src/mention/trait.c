/*
 * trait.c - gender, number, role and table records of one mention.
 */
#include "mention/trait.h"

static uint8_t get_role(const thaw_known *known, uint32_t head)
{
    uint8_t deprel = known->doc->arcs[head].deprel;
    uint32_t up = known->doc->arcs[head].head;
    if (deprel == THAW_DEPREL_CONJ && up != THAW_NONE)
        deprel = known->doc->arcs[up].deprel;
    switch (deprel) {
    case THAW_DEPREL_NSUBJ:
    case THAW_DEPREL_NSUBJ_PASS:
    case THAW_DEPREL_NSUBJ_OUTER:
        return ROLE_SUBJECT;
    case THAW_DEPREL_OBJ:
    case THAW_DEPREL_IOBJ:
    case THAW_DEPREL_OBL_AGENT:
        return ROLE_OBJECT;
    default:
        return ROLE_OTHER;
    }
}

static void set_pronoun(thaw_trait *trait, thaw_str lemma)
{
    if (thaw_str_among(lemma, "he him his himself")) {
        trait->genders = GENDER_M;
        trait->numbers = NUMBER_ONE;
    } else if (thaw_str_among(lemma, "she her hers herself")) {
        trait->genders = GENDER_F;
        trait->numbers = NUMBER_ONE;
    } else if (thaw_str_among(lemma, "it its itself")) {
        trait->genders = GENDER_N;
        trait->numbers = NUMBER_ONE;
    } else if (thaw_str_among(lemma, "they them their theirs themselves")) {
        trait->numbers = NUMBER_MANY;
    }
}

static void set_gender(thaw_trait *trait, char gender)
{
    if (gender == 'm')
        trait->genders = GENDER_M;
    else if (gender == 'f')
        trait->genders = GENDER_F;
    else
        trait->genders &= GENDER_M | GENDER_F;
}

/* "Mr" and "Mrs" say what the tables may not. */
static void set_honorific(
    thaw_trait *trait, const thaw_known *known, uint32_t first)
{
    if (first == 0)
        return;
    thaw_str word = thaw_doc_form(known->doc, first - 1);
    if (thaw_str_among(word, "Mr Mr. Sir Lord King Prince"))
        set_gender(trait, 'm');
    else if (thaw_str_among(word, "Mrs Mrs. Ms Ms. Miss Dame Queen Princess"))
        set_gender(trait, 'f');
}

static void set_by_record(thaw_trait *trait, const thaw_known *known)
{
    thaw_actor_entry actor;
    thaw_actors_get(&known->know->actors, trait->record, &actor);
    trait->person = actor.kind == THAW_ACTOR_PERSON;
    if (trait->person) {
        set_gender(trait, actor.gender);
        trait->numbers = NUMBER_ONE;
    } else {
        trait->genders = GENDER_N;
        trait->numbers = NUMBER_ONE;
    }
}

static void set_by_agent(thaw_trait *trait, const thaw_known *known)
{
    thaw_agent agent;
    thaw_agents_get(&known->know->agents, trait->agent, &agent);
    if (agent.flags & THAW_AGENT_PERSON) {
        trait->person = true;
        set_gender(trait, agent.gender);
    } else if (agent.flags & THAW_AGENT_BODY) {
        trait->genders = GENDER_N;
    }
    if (trait->record != THAW_NONE || !agent.office.len ||
        trait->country == THAW_NONE || !(trait->numbers & NUMBER_ONE))
        return;
    trait->record = thaw_known_holder(known, trait->country, agent.office);
    trait->by_office = trait->record != THAW_NONE;
    if (trait->by_office)
        set_by_record(trait, known);
}

static thaw_str get_name(const thaw_known *known, const thaw_mention *mention)
{
    const thaw_doc *doc = known->doc;
    const thaw_match *match = thaw_known_actor(known, mention->head);
    uint32_t index = known->name_at[mention->head];
    uint32_t first = mention->head, end = mention->head + 1;
    if (index != THAW_NONE) {
        first = doc->names.items[index].first;
        end = doc->names.items[index].end;
    } else if (match) {
        first = match->first;
        end = match->end;
    } else {
        uint32_t k = known->kids->first[mention->head];
        for (; k != THAW_NONE; k = known->kids->next[k])
            if (k == end &&
                thaw_kids_deprel(known->kids, k) == THAW_DEPREL_FLAT)
                end = k + 1;
        while (first > mention->first &&
            doc->tags[first - 1].upos == THAW_UPOS_PROPN &&
            doc->arcs[first - 1].head == mention->head)
            first--;
    }
    while (first < mention->head && known->agent_at[first] != THAW_NONE &&
        (!match || first < match->first))
        first++;
    return thaw_doc_at(doc, thaw_doc_token_span(doc, first, end));
}

static void set_determiner(
    thaw_trait *trait, const thaw_known *known, const thaw_mention *mention)
{
    const thaw_kids *kids = known->kids;
    uint32_t k = kids->first[mention->head];
    for (; k != THAW_NONE; k = kids->next[k]) {
        thaw_str lemma = thaw_doc_lemma(known->doc, k);
        uint8_t deprel = thaw_kids_deprel(kids, k);
        if (deprel == THAW_DEPREL_NMOD_POSS ||
            (deprel == THAW_DEPREL_DET &&
                thaw_str_among(lemma, "the this that these those both")))
            trait->definite = true;
        else if (deprel == THAW_DEPREL_DET || deprel == THAW_DEPREL_NUMMOD)
            trait->indefinite = true;
    }
    if (trait->definite)
        trait->indefinite = false;
}

static void set_number(thaw_trait *trait, const thaw_tag *tag)
{
    if (tag->xpos == THAW_XPOS_NNS || tag->xpos == THAW_XPOS_NNPS)
        trait->numbers = NUMBER_MANY;
    else if (tag->xpos == THAW_XPOS_NN || tag->xpos == THAW_XPOS_NNP)
        trait->numbers = NUMBER_ONE;
}

static void set_name(
    thaw_trait *trait, const thaw_known *known, const thaw_mention *mention)
{
    trait->name = get_name(known, mention);
    uint32_t index = known->name_at[mention->head];
    set_honorific(trait, known,
        index != THAW_NONE ? known->doc->names.items[index].first
                           : mention->head);
    if (mention->name_type == THAW_NAME_PER) {
        trait->person = true;
        trait->numbers = NUMBER_ONE;
        trait->genders &= GENDER_M | GENDER_F;
    } else if (mention->name_type != THAW_NAME_COUNT &&
        mention->name_type != THAW_NAME_NORP) {
        trait->genders = GENDER_N;
    }
}

void thaw_trait_init(
    thaw_trait *trait, const thaw_known *known, const thaw_mention *mention)
{
    const thaw_tag *tag = &known->doc->tags[mention->head];
    *trait = (thaw_trait){.record = THAW_NONE,
        .agent = THAW_NONE,
        .country = THAW_NONE,
        .genders = GENDER_ANY,
        .numbers = NUMBER_ANY,
        .role = get_role(known, mention->head)};
    if (mention->kind == THAW_MENTION_PRONOUN) {
        set_pronoun(trait, tag->lemma);
        if (tag->xpos == THAW_XPOS_PRP || tag->xpos == THAW_XPOS_PRPS)
            return;
    }
    set_number(trait, tag);
    set_determiner(trait, known, mention);
    const thaw_match *match = thaw_known_actor(known, mention->head);
    if (match && !match->inner && match->form != THAW_FORM_ADJECTIVE) {
        trait->record = match->record;
        trait->weak = match->weak;
        set_by_record(trait, known);
        if (match->other != THAW_NONE) { /* two actors: nobody's alias */
            trait->record = THAW_NONE;
            trait->numbers = NUMBER_MANY;
        }
        if (match->form == THAW_FORM_PEOPLE) {
            trait->numbers = NUMBER_ANY;
            trait->genders = GENDER_ANY;
        }
    }
    if (mention->kind == THAW_MENTION_NAME)
        set_name(trait, known, mention);
    if (!known->know)
        return;
    const thaw_match *title = mention->kind == THAW_MENTION_NAME
        ? thaw_known_title(known, mention->head)
        : thaw_known_agent(known, mention->head);
    if (!title)
        return;
    trait->agent = title->record;
    if (trait->record != THAW_NONE)
        return;
    trait->country = thaw_known_belongs(known, mention->head).record;
    if (thaw_known_has_word(known, title->anchor,
            "former ex deputy vice then late elect would-be future"))
        return;
    if (mention->kind == THAW_MENTION_NOMINAL)
        set_by_agent(trait, known);
}
