/*
 * actor_context.c - mentions that only the rest of the document explains: the
 * two sides, a role noun without a country, a name that no table has.
 */
#include "resolve/actor_parts.h"

/* How many words to climb for the subject of a clause around. */
#define CLAUSES_MAX 6
/* How many mentions back "the two leaders" may be. */
#define PEOPLE_WINDOW 40

/* "the two Koreas": the countries whose names end in the noun. */
static bool by_common_name(
    thaw_resolver *resolver, uint32_t mention, bool *done)
{
    uint32_t head = resolver->doc->mentions.items[mention].head;
    thaw_str form = thaw_doc_form(resolver->doc, head);
    uint32_t found[3];
    size_t n = 0;
    if (form.len < 4 || form.ptr[form.len - 1] != 's' ||
        !thaw_is_upper(form.ptr[0]))
        return true;
    form.len--;
    for (uint32_t i = 0; i < resolver->actors->count && n < 3; i++) {
        thaw_actor_entry actor;
        thaw_actors_get(resolver->actors, i, &actor);
        if (actor.kind == THAW_ACTOR_COUNTRY &&
            thaw_str_ends(actor.name, form) &&
            (actor.name.len == form.len ||
                actor.name.ptr[actor.name.len - form.len - 1] == ' '))
            found[n++] = i;
    }
    if (n != 2)
        return true;
    *done = true;
    for (size_t i = 0; i < n; i++) {
        thaw_finding finding = thaw_finding_of(resolver, found[i], head);
        if (!thaw_finding_add(resolver, mention, finding))
            return false;
    }
    return true;
}

static thaw_salient_kind get_sides_kind(
    const thaw_resolver *resolver, uint32_t head)
{
    thaw_str lemma = thaw_doc_lemma(resolver->doc, head);
    if (thaw_str_among(lemma,
            "country nation state government neighbor neighbour capital "
            "power"))
        return SALIENT_COUNTRIES;
    return thaw_str_among(
               lemma, "leader president man woman minister negotiator")
        ? SALIENT_PEOPLE
        : SALIENT_SIDES;
}

/* People that the tables do not have: the last two named. */
static bool by_last_people(
    thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_mention *items = resolver->doc->mentions.items;
    uint32_t found[2];
    size_t n = 0;
    uint32_t stop = mention > PEOPLE_WINDOW ? mention - PEOPLE_WINDOW : 0;
    for (uint32_t i = mention; i-- > stop && n < 2;)
        if (items[i].name_type == THAW_NAME_PER &&
            resolver->runs[i].count == 1 &&
            (n == 0 || items[found[0]].entity != items[i].entity))
            found[n++] = i;
    if (n < 2)
        return true;
    *done = true;
    while (n-- > 0) {
        thaw_actor actor =
            resolver->found.items[resolver->runs[found[n]].first];
        thaw_finding finding = {.record = THAW_NONE,
            .code = actor.code,
            .sector = actor.sector,
            .via = "coref",
            .evidence = items[found[n]].head,
            .confidence = COREF_SHARE * actor.confidence};
        if (actor.actor.len)
            finding.record = thaw_actors_find(resolver->actors, actor.actor);
        if (!thaw_finding_add(resolver, mention, finding))
            return false;
    }
    return true;
}

bool thaw_actor_by_sides(thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_mention *self = &resolver->doc->mentions.items[mention];
    if (!self->link || strcmp(self->link, "sides") != 0)
        return true;
    if (!by_common_name(resolver, mention, done))
        return false;
    if (*done)
        return true;
    thaw_salient top[2];
    thaw_salient_kind kind = get_sides_kind(resolver, self->head);
    size_t n = thaw_salience_top(
        &resolver->salience, resolver->known, self->sentence, kind, top, 2);
    if (n < 2)
        return kind != SALIENT_PEOPLE ||
            by_last_people(resolver, mention, done);
    *done = true;
    for (size_t i = 0; i < n; i++) {
        thaw_finding finding =
            thaw_finding_of(resolver, top[i].record, top[i].token);
        finding.via = "coref";
        finding.confidence = SURE_SIDES;
        if (!thaw_finding_add(resolver, mention, finding))
            return false;
    }
    return true;
}

/* The subject of a clause that the word is in: "Peru sent soldiers". */
static uint32_t find_subject(
    const thaw_resolver *resolver, uint32_t head, uint32_t *evidence)
{
    const thaw_doc *doc = resolver->doc;
    const thaw_kids *kids = resolver->known->kids;
    uint32_t t = doc->arcs[head].head;
    for (int step = 0; t != THAW_NONE && step < CLAUSES_MAX; step++) {
        uint32_t subject = thaw_kids_find(kids, t, THAW_DEPREL_NSUBJ);
        uint32_t mention = subject == THAW_NONE || subject == head
            ? THAW_NONE
            : doc->mention_of[subject];
        if (mention != THAW_NONE && resolver->runs[mention].count > 0) {
            const thaw_actor *actor =
                &resolver->found.items[resolver->runs[mention].first];
            uint32_t country =
                thaw_actors_find_country(resolver->actors, actor->code);
            *evidence = subject;
            if (country != THAW_NONE)
                return country;
        }
        t = doc->arcs[t].head;
    }
    return THAW_NONE;
}

/* The name nearest to the word in its sentence: "police in Paris". */
static uint32_t find_near(const thaw_resolver *resolver, uint32_t head,
    uint32_t except, uint32_t *evidence)
{
    const thaw_doc *doc = resolver->doc;
    const thaw_sentence *sentence =
        &doc->sentences.items[doc->tokens.items[head].sentence];
    uint32_t best = THAW_NONE, best_away = THAW_NONE;
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        const thaw_match *match = thaw_known_actor(resolver->known, t);
        uint32_t away = t < head ? head - t : t - head;
        if (!match || match->inner || match->anchor != t || away >= best_away ||
            thaw_known_is_backer(resolver->known, match))
            continue;
        uint32_t country =
            thaw_known_country_of(resolver->known, match->record);
        if (country == THAW_NONE || country == except)
            continue;
        best = country;
        best_away = away;
        *evidence = t;
    }
    return best;
}

/* "our people", in a quote: of a speaker whom nobody has looked for. */
static bool is_speakers(const thaw_resolver *resolver, uint32_t head)
{
    uint32_t owner =
        thaw_kids_find(resolver->known->kids, head, THAW_DEPREL_NMOD_POSS);
    return owner != THAW_NONE &&
        thaw_str_among(
            thaw_doc_lemma(resolver->doc, owner), "my our we I i your you");
}

/* Hurt by the subject, so rather somebody else's. */
static bool is_victim(const thaw_resolver *resolver, uint32_t head)
{
    const thaw_arc *arc = &resolver->doc->arcs[head];
    return arc->deprel == THAW_DEPREL_OBJ &&
        thaw_str_among(resolver->doc->tags[arc->head].lemma,
            "kill wound injure attack shoot bomb capture abduct kidnap "
            "detain execute behead ambush murder fight");
}

/* The country last spoken of; the sentence's own before any other. */
static uint32_t find_context(
    thaw_resolver *resolver, const thaw_mention *self, uint32_t *evidence)
{
    thaw_salient top[1];
    uint32_t country = find_subject(resolver, self->head, evidence);
    uint32_t near_word = THAW_NONE;
    bool victim = is_victim(resolver, self->head);
    uint32_t near = country != THAW_NONE && !victim
        ? THAW_NONE
        : find_near(resolver, self->head, country, &near_word);
    if (near != THAW_NONE) {
        country = near;
        *evidence = near_word;
    }
    if (country != THAW_NONE)
        return country;
    if (thaw_salience_top(&resolver->salience, resolver->known, self->sentence,
            SALIENT_COUNTRIES, top, 1) == 0)
        return THAW_NONE;
    *evidence = top[0].token;
    return top[0].record;
}

bool thaw_actor_by_context(
    thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_mention *self = &resolver->doc->mentions.items[mention];
    const thaw_match *match = self->kind == THAW_MENTION_NAME
        ? thaw_known_title(resolver->known, self->head)
        : thaw_known_agent(resolver->known, self->head);
    if (self->kind == THAW_MENTION_PRONOUN)
        return true;
    thaw_finding finding = {.record = THAW_NONE,
        .via = "document",
        .evidence = THAW_NONE,
        .confidence = SURE_UNKNOWN};
    if (!match) {
        if (self->kind != THAW_MENTION_NAME ||
            (self->name_type != THAW_NAME_PER &&
                self->name_type != THAW_NAME_ORG))
            return true;
        *done = true;
        return thaw_finding_add(resolver, mention, finding);
    }
    thaw_agent agent;
    thaw_agents_get(resolver->agents, match->record, &agent);
    if (is_speakers(resolver, self->head) ||
        thaw_actor_is_relation(resolver, self->head) ||
        !(agent.flags & (THAW_AGENT_PERSON | THAW_AGENT_OF_COUNTRY)))
        return true;
    uint32_t country = find_context(resolver, self, &finding.evidence);
    finding.sector = agent.sector;
    finding.via = "context";
    finding.confidence = country == THAW_NONE ? SURE_SECTOR
        : agent.flags & THAW_AGENT_OF_COUNTRY ? SURE_CONTEXT
                                              : SURE_LOOSE;
    *done = true;
    if (country == THAW_NONE)
        return thaw_finding_add(resolver, mention, finding);
    return thaw_finding_add_country(resolver, mention, country, finding);
}
