/*
 * actor.c - resolves the mentions of a document to actors.
 *
 * First what each mention says by itself (a name, a role with its country);
 * from these the best of each entity; then, in the order of the text, the rest:
 * from the entity, from the set it is one of, from what is being spoken of.
 */
#include "resolve/actor.h"

#include "resolve/actor_parts.h"

thaw_finding thaw_finding_of(
    const thaw_resolver *resolver, uint32_t record, uint32_t evidence)
{
    thaw_actor_code code;
    thaw_actors_get_code(resolver->actors, record, resolver->doc->date, &code);
    return (thaw_finding){.record = record,
        .code = code.code,
        .sector = code.sector,
        .via = "name",
        .evidence = evidence,
        .confidence = SURE_NAME};
}

static thaw_str explain(
    thaw_resolver *resolver, const thaw_finding *finding, thaw_str name)
{
    thaw_str word = finding->evidence == THAW_NONE
        ? (thaw_str){"", 0}
        : thaw_doc_form(resolver->doc, finding->evidence);
    if (!word.len)
        return thaw_arena_format(
            &resolver->doc->arena, "by %s: nothing says more", finding->via);
    if (!name.len)
        return thaw_arena_format(&resolver->doc->arena, "by %s: \"%.*s\"",
            finding->via, THAW_STR_ARG(word));
    return thaw_arena_format(&resolver->doc->arena, "by %s: \"%.*s\" is %.*s",
        finding->via, THAW_STR_ARG(word), THAW_STR_ARG(name));
}

bool thaw_finding_add(
    thaw_resolver *resolver, uint32_t mention, thaw_finding finding)
{
    thaw_actor *actor = THAW_PUSH(resolver->scratch, &resolver->found);
    if (!actor)
        return false;
    thaw_actor_entry entry = {.id = {"", 0}, .name = {"", 0}};
    if (finding.record != THAW_NONE)
        thaw_actors_get(resolver->actors, finding.record, &entry);
    thaw_str why = finding.why;
    if (!why.len)
        why = explain(resolver, &finding, entry.name);
    *actor = (thaw_actor){.code = finding.code,
        .sector = finding.sector,
        .actor = entry.id,
        .name = entry.name,
        .via = thaw_str_of(finding.via),
        .why = why,
        .evidence = finding.evidence,
        .confidence = finding.confidence};
    struct actor_run *run = &resolver->runs[mention];
    if (run->count == 0)
        run->first = (uint32_t)resolver->found.count - 1;
    run->count++;
    return why.ptr != NULL;
}

/* ---- entities --------------------------------------------------------------
 */

static float get_value(const thaw_resolver *resolver, uint32_t mention)
{
    const struct actor_run *run = &resolver->runs[mention];
    if (run->count == 0)
        return 0;
    const thaw_actor *actor = &resolver->found.items[run->first];
    /* a place that does not act here may act elsewhere: it is who it is */
    float sure =
        thaw_str_is(actor->via, "place") ? SURE_METONYM : actor->confidence;
    return sure + (actor->actor.len ? 0.05f : 0) +
        (actor->sector.len ? 0.01f : 0);
}

static void note_best(thaw_resolver *resolver, uint32_t mention)
{
    uint32_t *best =
        &resolver->best[resolver->doc->mentions.items[mention].entity];
    if (resolver->runs[mention].count == 0)
        return;
    if (*best == THAW_NONE ||
        get_value(resolver, mention) > get_value(resolver, *best))
        *best = mention;
}

/* Gives a mention the actors of another one. */
static bool inherit(thaw_resolver *resolver, uint32_t mention, uint32_t from,
    const char *via, float share)
{
    const thaw_doc *doc = resolver->doc;
    struct actor_run run = resolver->runs[from];
    const char *link = doc->mentions.items[mention].link;
    thaw_str word = thaw_doc_form(doc, doc->mentions.items[from].head);
    for (uint32_t i = 0; i < run.count; i++) {
        thaw_actor actor = resolver->found.items[run.first + i];
        thaw_actor *added = THAW_PUSH(resolver->scratch, &resolver->found);
        if (!added)
            return false;
        bool place = thaw_str_is(actor.via, "place");
        actor.confidence = share * (place ? SURE_METONYM : actor.confidence);
        actor.via = thaw_str_of(via);
        actor.why = thaw_arena_format(&resolver->doc->arena,
            "by %s (%s): the same as \"%.*s\"; %.*s", via,
            link ? link : "entity", THAW_STR_ARG(word),
            THAW_STR_ARG(actor.why));
        actor.evidence = doc->mentions.items[from].head;
        *added = actor;
        if (!actor.why.ptr)
            return false;
    }
    resolver->runs[mention] = (struct actor_run){
        (uint32_t)resolver->found.count - run.count, run.count};
    return true;
}

static const char *get_via(const thaw_mention *mention)
{
    if (mention->link &&
        (strcmp(mention->link, "apposition") == 0 ||
            strcmp(mention->link, "title") == 0))
        return mention->link;
    return "coref";
}

static bool by_entity(thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_mention *self = &resolver->doc->mentions.items[mention];
    uint32_t from = resolver->best[self->entity];
    float share = COREF_SHARE;
    if (from == THAW_NONE && self->link && strcmp(self->link, "member") == 0) {
        uint32_t set = resolver->doc->mentions.items[self->antecedent].entity;
        from = resolver->best[set];
    }
    if (from == THAW_NONE || from == mention)
        return true;
    *done = true;
    const thaw_mention *other = &resolver->doc->mentions.items[from];
    const char *via = get_via(self);
    /* an unknown name is explained by the noun that is tied to it */
    if (self->kind == THAW_MENTION_NAME && strcmp(via, "coref") == 0 &&
        other->link && other->antecedent == mention)
        via = get_via(other);
    return inherit(resolver, mention, from, via, share);
}

/* "his party", "its president": the country of the pronoun's entity. */
static bool by_possessor(thaw_resolver *resolver, uint32_t mention, bool *done)
{
    const thaw_doc *doc = resolver->doc;
    const thaw_mention *self = &doc->mentions.items[mention];
    const thaw_match *match = thaw_known_agent(resolver->known, self->head);
    uint32_t owner = thaw_kids_find(
        resolver->known->kids, self->head, THAW_DEPREL_NMOD_POSS);
    if (!match || owner == THAW_NONE || doc->mention_of[owner] == THAW_NONE)
        return true;
    uint32_t from =
        resolver->best[doc->mentions.items[doc->mention_of[owner]].entity];
    if (from == THAW_NONE || resolver->runs[from].count == 0)
        return true;
    const thaw_actor *actor =
        &resolver->found.items[resolver->runs[from].first];
    thaw_agent agent;
    thaw_agents_get(resolver->agents, match->record, &agent);
    if (actor->code.len == 0)
        return true;
    *done = true;
    return thaw_finding_add(resolver, mention,
        (thaw_finding){.record = THAW_NONE,
            .code = actor->code,
            .sector = agent.sector.len ? agent.sector : actor->sector,
            .via = "role",
            .evidence = owner,
            .confidence = COREF_SHARE * actor->confidence});
}

/* ---- the whole
 * ----------------------------------------------------------------- */

static bool resolve_direct(thaw_resolver *resolver)
{
    for (uint32_t i = 0; i < resolver->doc->mentions.count; i++) {
        bool done = false;
        if (!thaw_actor_by_name(resolver, i, &done) ||
            (!done && !thaw_actor_by_role(resolver, i, &done)))
            return false;
        note_best(resolver, i);
    }
    return true;
}

static bool resolve_rest(thaw_resolver *resolver)
{
    typedef bool step(thaw_resolver *, uint32_t, bool *);
    static step *const steps[] = {
        thaw_actor_by_sides, by_entity, by_possessor, thaw_actor_by_context};
    for (uint32_t i = 0; i < resolver->doc->mentions.count; i++) {
        thaw_salience_advance(&resolver->salience, resolver->known,
            resolver->doc->mentions.items[i].first);
        bool done = resolver->runs[i].count > 0;
        for (size_t s = 0; s < sizeof steps / sizeof *steps && !done; s++)
            if (!steps[s](resolver, i, &done))
                return false;
        note_best(resolver, i);
    }
    return true;
}

/* The runs were found out of order; the document wants them in it. */
static bool write_layer(thaw_resolver *resolver)
{
    thaw_doc *doc = resolver->doc;
    size_t total = 0;
    for (size_t i = 0; i < doc->mentions.count; i++)
        total += resolver->runs[i].count;
    doc->actor_first =
        THAW_ARRAY(&doc->arena, uint32_t, doc->mentions.count + 1);
    doc->actors.items = THAW_ARRAY(&doc->arena, thaw_actor, total);
    if (!doc->actor_first || !doc->actors.items)
        return false;
    doc->actors.room = total;
    for (size_t i = 0; i < doc->mentions.count; i++) {
        doc->actor_first[i] = (uint32_t)doc->actors.count;
        const struct actor_run *run = &resolver->runs[i];
        for (uint32_t j = 0; j < run->count; j++)
            doc->actors.items[doc->actors.count++] =
                resolver->found.items[run->first + j];
    }
    doc->actor_first[doc->mentions.count] = (uint32_t)doc->actors.count;
    return true;
}

static thaw_status run(thaw_resolver *resolver, thaw_error *err)
{
    thaw_doc *doc = resolver->doc;
    size_t count = doc->mentions.count;
    resolver->runs = THAW_ARRAY(resolver->scratch, struct actor_run, count);
    resolver->best = THAW_ARRAY(resolver->scratch, uint32_t, count);
    if (!resolver->runs || !resolver->best)
        return thaw_fail(err, thaw_arena_status(resolver->scratch), 0,
            "no room for the actors of %zu mentions", count);
    for (size_t i = 0; i < count; i++)
        resolver->best[i] = THAW_NONE;
    if (resolver->known->know &&
        (!resolve_direct(resolver) || !resolve_rest(resolver)))
        return thaw_fail(err,
            doc->arena.past_limit || resolver->scratch->past_limit
                ? THAW_ELIMIT
                : THAW_ENOMEM,
            0, "no room for the actors of %zu mentions", count);
    return write_layer(resolver) ? THAW_OK
                                 : thaw_doc_no_room(doc, "actors", err);
}

thaw_status thaw_resolve_actors(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    thaw_kids kids;
    thaw_known known;
    const struct thaw_know *know = worker->engine->know;
    thaw_status status = thaw_kids_init(&kids, doc, &worker->scratch, err);
    if (status == THAW_OK)
        status = thaw_known_init(&known, &kids, know, &worker->scratch, err);
    if (status != THAW_OK)
        return status;
    thaw_resolver resolver = {.doc = doc,
        .known = &known,
        .actors = know ? &know->actors : NULL,
        .agents = know ? &know->agents : NULL,
        .scratch = &worker->scratch};
    return run(&resolver, err);
}
