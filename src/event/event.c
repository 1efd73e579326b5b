/*
 * event.c - from matches to events.
 */
#include <math.h>

#include "engine/engine.h"
#include "event/detail.h"
#include "event/event.h"
#include "event/status.h"

typedef struct {
    thaw_doc *doc;
    const struct thaw_know *know;
    thaw_matches matches;
    uint32_t sentence;
    uint32_t made; /* events of this sentence */
    bool no_memory;
} coding;

/* ---- actors ------------------------------------------------------------- */

typedef struct {
    thaw_event_actor *items;
    size_t count, room;
    bool known; /* one of them has a code or a sector */
} actor_list;

static bool is_listed(const actor_list *list, const thaw_event_actor *actor)
{
    for (size_t i = 0; i < list->count; i++) {
        const thaw_event_actor *a = &list->items[i];
        if (thaw_str_equal(a->code, actor->code) &&
            thaw_str_equal(a->sector, actor->sector) &&
            thaw_str_equal(a->actor, actor->actor) &&
            (a->code.len || a->sector.len ||
                a->span.begin == actor->span.begin))
            return true;
    }
    return false;
}

static void add_actor(coding *c, actor_list *list, thaw_event_actor actor)
{
    if (is_listed(list, &actor))
        return;
    thaw_event_actor *slot = THAW_PUSH(&c->doc->arena, list);
    if (!slot) {
        c->no_memory = true;
        return;
    }
    *slot = actor;
    list->known = list->known || actor.code.len || actor.sector.len;
}

#define UNKNOWN_CONFIDENCE 0.3

static thaw_span span_of_token(const coding *c, uint32_t token)
{
    return c->doc->tokens.items[token].span;
}

/* "the Armenian enclave": nobody by itself, but somebody's. */
static bool add_owner(
    coding *c, actor_list *list, uint32_t token, thaw_span span)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(&c->matches.frames, token, &children);
    for (size_t i = 0; i < count; i++) {
        uint8_t deprel = c->doc->arcs[children[i]].deprel;
        thaw_event_actor actor;
        if ((deprel != THAW_DEPREL_AMOD && deprel != THAW_DEPREL_COMPOUND) ||
            !thaw_event_find_demonym(c->doc, c->know, children[i], &actor))
            continue;
        actor.span = span;
        add_actor(c, list, actor);
        return true;
    }
    return false;
}

static void add_token(coding *c, actor_list *list, uint32_t token)
{
    const thaw_doc *doc = c->doc;
    uint32_t mention, first, end;
    thaw_match_find_actors(&c->matches.frames, token, &mention, &first, &end);
    thaw_span span = span_of_token(c, token);
    if (mention != THAW_NONE) {
        const thaw_mention *m = &doc->mentions.items[mention];
        span = thaw_doc_token_span(doc, m->first, m->end);
    }
    thaw_event_actor actor = {.span = span,
        .code = THAW_STR(""),
        .sector = THAW_STR(""),
        .actor = THAW_STR(""),
        .name = THAW_STR(""),
        .via = THAW_STR(""),
        .confidence = UNKNOWN_CONFIDENCE};
    if (first == end && thaw_event_find_demonym(c->doc, c->know, token, &actor))
        actor.span = span; /* "Iranian" of "Iranian attack" */
    if (first == end && !add_owner(c, list, token, span))
        add_actor(c, list, actor);
    for (uint32_t i = first; i < end; i++) {
        const thaw_actor *a = &doc->actors.items[i];
        actor.code = a->code;
        actor.sector = a->sector;
        actor.actor = a->actor;
        actor.name = a->name;
        actor.via = a->via;
        actor.confidence = (double)a->confidence;
        add_actor(c, list, actor);
    }
}

/* Those of a role; unknown ones beside known ones are left out. */
static actor_list list_actors(coding *c, const thaw_fillers *fillers)
{
    actor_list list = {0}, known = {0};
    for (size_t i = 0; i < fillers->count; i++)
        add_token(c, &list, fillers->items[i]);
    if (!list.known)
        return list;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].code.len || list.items[i].sector.len)
            add_actor(c, &known, list.items[i]);
    return known;
}

static double best_confidence(const actor_list *list)
{
    double best = list->count ? 0 : UNKNOWN_CONFIDENCE;
    for (size_t i = 0; i < list->count; i++)
        best = fmax(best, list->items[i].confidence);
    return best;
}

/* Somebody of a country, or of a sector that acts in politics: one such can
 * stand opposite words that name nobody, a waiter cannot. */
static bool is_political(const actor_list *list)
{
    static const char *const sectors[] = {"GOV", "MIL", "REB", "COP", "SPY",
        "OPP", "PTY", "JUD", "LEG", "UAF", "SEP", "INS", "PRM", "DIP", "RAD",
        "LAB"};
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].code.len)
            return true;
        for (size_t k = 0; k < sizeof sectors / sizeof *sectors; k++)
            if (thaw_str_is(list->items[i].sector, sectors[k]))
                return true;
    }
    return false;
}

/* ---- codes -------------------------------------------------------------- */

static bool set_contexts(
    coding *c, const thaw_cameo *cameo, thaw_str own, thaw_event *event)
{
    thaw_str *list =
        THAW_ARRAY(&c->doc->arena, thaw_str, THAW_CAMEO_CONTEXTS_MAX + 1);
    if (!list)
        return false;
    for (size_t i = 0; i < cameo->context_count; i++)
        list[event->context_count++] = cameo->contexts[i];
    for (size_t i = 0; i < cameo->context_count; i++)
        if (thaw_str_equal(own, cameo->contexts[i]))
            own = THAW_STR("");
    if (own.len)
        list[event->context_count++] = own;
    event->contexts = list;
    return true;
}

static bool set_codes(
    coding *c, const thaw_rule *rule, const thaw_match *match, thaw_event *e)
{
    const thaw_rules *rules = &c->know->rules;
    const thaw_ontology *ontology = &c->know->ontology;
    thaw_cameo cameo = {0};
    thaw_plover_event plover;
    thaw_plover_mode mode;
    e->cameo = thaw_rules_text(rules, rule->code);
    e->rule = thaw_rules_text(rules, rule->id);
    e->event = match->event;
    e->mode = match->mode;
    e->goldstein = e->intensity = (double)NAN;
    if (thaw_ontology_find_cameo(ontology, e->cameo, &cameo)) {
        e->quad = cameo.quad[THAW_QUAD_DEFAULT];
        e->goldstein = cameo.goldstein[THAW_GOLDSTEIN_DEFAULT];
    }
    if (thaw_ontology_find_event(ontology, e->event, &plover)) {
        e->quad = plover.quad;
        e->intensity = plover.score;
    }
    if (thaw_ontology_find_mode(ontology, e->event, e->mode, &mode))
        e->intensity = mode.score;
    return set_contexts(c, &cameo, thaw_rules_text(rules, rule->context), e);
}

/* ---- circumstances ------------------------------------------------------ */

/* What the rule says of the status holds where the words around it do not say
 * more ("did not agree", "may agree"). */
static bool set_status(
    coding *c, const thaw_rule *rule, uint32_t token, thaw_event *e)
{
    thaw_event_circumstance found;
    thaw_event_status(c->doc, token, &found);
    bool plain = found.status == THAW_EVENT_HAPPENED ||
        found.status == THAW_EVENT_ONGOING;
    bool negated = found.negated && !(rule->flags & THAW_RULE_TAKES_NEGATION);
    e->status = thaw_str_of(thaw_event_status_name(found.status));
    if (plain && rule->status != THAW_RULE_NONE)
        e->status = thaw_rules_text(&c->know->rules, rule->status);
    e->polarity = negated ? THAW_STR("negated") : THAW_STR("positive");
    e->time_ref = thaw_str_of(thaw_time_ref_name(found.ref));
    return thaw_event_set_date(
        c->doc, found.time, found.ref == THAW_TIME_REF_PAST, e);
}

/* From the first to the last word that says what was done: the predicate, its
 * particle, the noun that a light verb takes. */
static thaw_span find_trigger(const coding *c, const thaw_match *match)
{
    const thaw_frames *f = &c->matches.frames;
    const thaw_frame *frame = f->frames[match->token - f->first];
    uint32_t first = match->token, last = match->token;
    for (size_t i = 0; frame && i < frame->count; i++) {
        uint32_t role = frame->items[i].role, token = frame->items[i].token;
        bool noun =
            role == THAW_ROLE_OBJ && thaw_frames_is_light(c->doc, match->token);
        if ((role == THAW_ROLE_PART || noun) && token > last &&
            token < last + 6)
            last = token;
    }
    return thaw_doc_token_span(c->doc, first, last + 1);
}

/* ---- one event ---------------------------------------------------------- */

static void trace(coding *c, const thaw_match *match, const char *what)
{
    thaw_match_trace(&c->matches, match->token, match->rule, false, "%s", what);
}

static bool same_actors(const thaw_event_actor *a, size_t a_count,
    const thaw_event_actor *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++)
        if (!thaw_str_equal(a[i].code, b[i].code) ||
            !thaw_str_equal(a[i].sector, b[i].sector) ||
            (!a[i].code.len && !a[i].sector.len &&
                a[i].span.begin != b[i].span.begin))
            return false;
    return true;
}

/* The event of this sentence that says the same, or NULL. */
static thaw_event *find_same(const coding *c, const thaw_event *e)
{
    thaw_doc *doc = c->doc;
    for (size_t i = doc->events.count - c->made; i < doc->events.count; i++) {
        thaw_event *other = &doc->events.items[i];
        if (thaw_str_equal(e->event, other->event) &&
            thaw_str_equal(e->polarity, other->polarity) &&
            same_actors(e->source, e->source_count, other->source,
                other->source_count) &&
            same_actors(
                e->target, e->target_count, other->target, other->target_count))
            return other;
    }
    return NULL;
}

static bool set_id(coding *c, thaw_event *e)
{
    e->id = thaw_arena_format(&c->doc->arena, "%.*s-%04u-%u",
        THAW_STR_ARG(c->doc->meta.id), c->sentence, c->made + 1);
    return e->id.ptr != NULL;
}

/* Writes the event, or lets it replace one that says the same with less. */
static void keep(coding *c, const thaw_match *match, thaw_event *e)
{
    thaw_event *same = find_same(c, e);
    if (same) {
        bool better = e->confidence > same->confidence;
        trace(c, match,
            better ? "says the same as the event before, and more"
                   : "says the same as the event before");
        if (better) {
            e->id = same->id;
            *same = *e;
        }
        return;
    }
    if (!set_id(c, e)) {
        c->no_memory = true;
        return;
    }
    thaw_event *slot = THAW_PUSH(&c->doc->arena, &c->doc->events);
    if (!slot) {
        c->no_memory = true;
        return;
    }
    *slot = *e;
    c->made++;
}

static void code_match(coding *c, const thaw_match *match)
{
    const thaw_rule *rule = &c->know->rules.rules[match->rule];
    const thaw_sentence *s = &c->doc->sentences.items[c->sentence];
    thaw_event e = {.sentence = c->sentence, .text = s->span};
    if (match->taken) {
        trace(c, match, "taken over by the rule around it");
        return;
    }
    actor_list source = list_actors(c, &match->source);
    actor_list target = list_actors(c, &match->target);
    if (!source.known && !target.known) {
        trace(c, match, "no actor known: neither source nor target has a code");
        return;
    }
    if (!thaw_str_is(match->event, "PROTEST") &&
        ((!source.known && source.count && !is_political(&target)) ||
            (!target.known && target.count && !is_political(&source)))) {
        trace(
            c, match, "one side is not known, the other is no political actor");
        return;
    }
    e.source = source.items;
    e.source_count = source.count;
    e.target = target.items;
    e.target_count = target.count;
    e.confidence = (0.9 - 0.3 / (1.0 + rule->weight)) *
        (best_confidence(&source) + best_confidence(&target)) / 2;
    e.trigger = find_trigger(c, match);
    if (!set_codes(c, rule, match, &e) ||
        !set_status(c, rule, match->token, &e)) {
        c->no_memory = true;
        return;
    }
    thaw_event_set_place(&c->matches.frames, match, &e);
    thaw_event_set_numbers(&c->matches.frames, match, &e);
    keep(c, match, &e);
}

/* ---- sentences ---------------------------------------------------------- */

static void trace_gate(coding *c, const char *gate)
{
    const thaw_sentence *s = &c->doc->sentences.items[c->sentence];
    if (c->matches.trace)
        thaw_match_trace(
            &c->matches, s->first, THAW_RULE_NONE, false, "%s", gate);
}

/* The toll of an attack often stands in the sentence after it. */
static void add_toll(coding *c)
{
    thaw_doc *doc = c->doc;
    if (c->made || doc->events.count == 0)
        return;
    thaw_event *last = &doc->events.items[doc->events.count - 1];
    const thaw_sentence *s = doc->sentences.items;
    if (last->sentence + 1 == c->sentence &&
        s[last->sentence].block == s[c->sentence].block &&
        thaw_str_is(last->event, "ASSAULT") &&
        thaw_str_is(last->status, "happened") && !last->killed.known)
        thaw_event_set_toll(&c->matches.frames, last);
}

static thaw_status code_sentence(
    coding *c, thaw_arena *scratch, thaw_error *err)
{
    const thaw_sentence *s = &c->doc->sentences.items[c->sentence];
    thaw_frames *frames = &c->matches.frames;
    c->made = 0;
    if (!s->coded || s->first == s->end) {
        frames->rules = &c->know->rules;
        trace_gate(c, "not read for events: furniture, a caption or a byline");
        return THAW_OK;
    }
    bool any =
        thaw_frames_init(frames, c->doc, &c->know->rules, c->sentence, scratch);
    if (!any && !frames->no_memory) {
        trace_gate(c, "no predicate that a rule knows");
        return THAW_OK;
    }
    frames->know = c->know;
    if (frames->no_memory || !thaw_frames_read_tree(frames))
        return thaw_fail(err, thaw_arena_status(scratch), 0,
            "no room for the frames of a sentence");
    thaw_status status = thaw_matches_run(&c->matches, err);
    for (size_t i = 0; status == THAW_OK && i < c->matches.count; i++)
        if (c->matches.items[i].rule != THAW_RULE_NONE)
            code_match(c, &c->matches.items[i]);
    if (status == THAW_OK)
        add_toll(c);
    if (c->no_memory)
        return thaw_doc_no_room(c->doc, "events", err);
    return status;
}

thaw_status thaw_event_find_all(thaw_doc *doc, const struct thaw_know *know,
    thaw_arena *scratch, thaw_error *err)
{
    coding c = {.doc = doc, .know = know};
    c.matches.know = know;
    c.matches.trace = doc->keep_trace ? doc : NULL;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        c.sentence = i;
        thaw_arena_reset(scratch);
        thaw_status status = code_sentence(&c, scratch, err);
        if (status != THAW_OK)
            return status;
    }
    return THAW_OK;
}

thaw_status thaw_run_event(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    assert(thaw_doc_has(doc, THAW_STAGE_PARSE));
    return thaw_event_find_all(
        doc, worker->engine->know, &worker->scratch, err);
}
