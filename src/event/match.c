/*
 * match.c - rules over frames.
 *
 * A rule's conditions look at fillers of roles; "event X" looks at what an
 * inner predicate has matched, so the deepest predicates are matched first.
 */
#include <stdarg.h>
#include <stdio.h>

#include "event/matching.h"

void thaw_match_trace(thaw_matches *matches, uint32_t token, uint32_t rule,
    bool fired, const char *format, ...)
{
    thaw_doc *doc = matches->trace;
    if (!doc)
        return;
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    thaw_trace *slot = THAW_PUSH(&doc->arena, &doc->traces);
    if (!slot)
        return; /* traces are help: an event does not fail for one */
    const thaw_rules *rules = matches->frames.rules;
    *slot = (thaw_trace){.token = token,
        .rule = rule == THAW_RULE_NONE
            ? THAW_STR("")
            : thaw_rules_text(rules, rules->rules[rule].id),
        .text = thaw_arena_copy(&doc->arena, thaw_str_of(text)),
        .fired = fired};
}

/* ---- roles of the event ------------------------------------------------- */

/* The first path with an actor in it; else the first that is filled. */
static void pick(const thaw_matching *m, thaw_run_of paths, thaw_fillers *out)
{
    thaw_fillers first = {.count = 0};
    for (uint32_t i = 0; i < paths.count; i++) {
        thaw_fillers found = {.count = 0};
        thaw_matching_follow(m, &m->rules->paths[paths.first + i], &found);
        for (size_t k = 0; k < found.count; k++)
            if (thaw_match_is_actor(m->frames, found.items[k])) {
                *out = found;
                return;
            }
        if (!first.count)
            first = found;
    }
    *out = first;
}

static bool trace_missing(
    const thaw_matching *m, uint32_t rule, const char *side, thaw_run_of paths)
{
    char text[160];
    thaw_matching_format_paths(m->rules, paths, text, sizeof text);
    thaw_match_trace(m->matches, m->token, rule, false,
        "no %s: nothing fills %s", side, text);
    return false;
}

static bool pick_both(const thaw_matching *m, uint32_t number, thaw_match *out)
{
    const thaw_rule *rule = &m->rules->rules[number];
    thaw_fillers all = {.count = 0};
    size_t people = 0;
    for (uint32_t i = 0; i < rule->both.count; i++) {
        size_t before = all.count;
        thaw_matching_follow(m, &m->rules->paths[rule->both.first + i], &all);
        if (all.count == before)
            return trace_missing(m, number, "members", rule->both);
    }
    for (size_t i = 0; i < all.count; i++) {
        uint32_t mention, first, end;
        thaw_match_find_actors(m->frames, all.items[i], &mention, &first, &end);
        people += end > first ? end - first : 1;
    }
    if (people < 2 && !thaw_matching_is_plural(m, all.items[0]))
        return trace_missing(m, number, "second member", rule->both);
    out->source = out->target = all;
    return true;
}

static bool fill_roles(const thaw_matching *m, uint32_t number, thaw_match *out)
{
    const thaw_rule *rule = &m->rules->rules[number];
    if (rule->both.count)
        return pick_both(m, number, out);
    pick(m, rule->from, &out->source);
    pick(m, rule->to, &out->target);
    if (!out->source.count && !(rule->flags & THAW_RULE_SOURCE_OPTIONAL))
        return trace_missing(m, number, "source", rule->from);
    if (!out->target.count && !(rule->flags & THAW_RULE_TARGET_OPTIONAL))
        return trace_missing(m, number, "target", rule->to);
    return true;
}

/* ---- rules -------------------------------------------------------------- */

static bool kind_fits(
    const thaw_matching *m, const thaw_trigger *trigger, uint32_t token)
{
    const thaw_tag *tag = &m->doc->tags[token];
    uint8_t deprel = m->doc->arcs[token].deprel;
    switch ((thaw_predicate_kind)trigger->kind) {
    case THAW_PREDICATE_VERB:
        return tag->upos == THAW_UPOS_VERB &&
            (deprel != THAW_DEPREL_AMOD ||
                thaw_frames_is_swallowed(m->frames, token)) &&
            deprel != THAW_DEPREL_CASE && deprel != THAW_DEPREL_MARK &&
            deprel != THAW_DEPREL_COMPOUND;
    case THAW_PREDICATE_NOUN:
        return tag->upos == THAW_UPOS_NOUN && deprel != THAW_DEPREL_COMPOUND;
    case THAW_PREDICATE_ADJ:
        return (tag->upos == THAW_UPOS_ADJ || tag->xpos == THAW_XPOS_VBN) &&
            deprel != THAW_DEPREL_AMOD;
    case THAW_PREDICATE_COUNT:
        break;
    }
    return false;
}

/* "called" alone is not "called off". */
static bool trigger_fits(
    const thaw_matching *m, const thaw_trigger *trigger, uint32_t token)
{
    if (!kind_fits(m, trigger, token))
        return false;
    if (trigger->term != THAW_RULE_NONE) {
        const thaw_rule_term *term = &m->rules->terms[trigger->term];
        return trigger->kind == THAW_PREDICATE_NOUN
            ? thaw_matching_is_noun_term(m, token, term)
            : thaw_matching_is_verb_term(m, token, term);
    }
    return trigger->kind != THAW_PREDICATE_VERB ||
        thaw_frames_child(m->frames, token, THAW_DEPREL_COMPOUND_PRT) ==
        THAW_NONE;
}

static void set_event(const thaw_matching *m, thaw_match *match)
{
    const thaw_rule *rule = &m->rules->rules[match->rule];
    thaw_cameo cameo;
    if (rule->event != THAW_RULE_NONE) {
        match->event = thaw_rules_text(m->rules, rule->event);
        match->mode = thaw_rules_text(m->rules, rule->mode);
    } else if (thaw_ontology_find_cameo(&m->matches->know->ontology,
                   thaw_rules_text(m->rules, rule->code), &cameo)) {
        match->event = cameo.event;
        match->mode = cameo.mode;
    }
}

static size_t count_actors(const thaw_matching *m, const thaw_fillers *fillers)
{
    size_t count = 0;
    for (size_t i = 0; i < fillers->count; i++) {
        uint32_t mention, first, end;
        thaw_match_find_actors(
            m->frames, fillers->items[i], &mention, &first, &end);
        count += end - first;
    }
    return count;
}

/* How much a match is worth beside another of the same predicate: what the
 * rule asked for.  "Envoys met with officials" is no meeting of envoys among
 * themselves, so one plural party weighs less than two that are named. */
#define LONE_PARTY 3
static int weigh(const thaw_matching *m, const thaw_match *match)
{
    const thaw_rule *rule = &m->rules->rules[match->rule];
    int weight = (int)rule->weight;
    if (rule->both.count && match->source.count == 1 &&
        count_actors(m, &match->source) < 2)
        weight -= LONE_PARTY;
    return weight;
}

/* Tries one rule; it takes the place of a lighter one. */
static void try_rule(const thaw_matching *m, uint32_t number, thaw_match *match)
{
    thaw_match found = {.token = m->token, .rule = number};
    bool before = match->rule != THAW_RULE_NONE;
    if (before && match->weight >= (int)m->rules->rules[number].weight)
        return;
    if (!thaw_matching_conditions_hold(m, number) ||
        !fill_roles(m, number, &found))
        return;
    found.weight = weigh(m, &found);
    if (before && match->weight >= found.weight)
        return;
    set_event(m, &found);
    *match = found;
}

static void try_word(thaw_matching *m, uint32_t word, thaw_match *match)
{
    if (word == THAW_RULE_NONE)
        return;
    uint32_t end = m->rules->trigger_first[word + 1];
    for (uint32_t i = m->rules->trigger_first[word]; i < end; i++) {
        const thaw_trigger *trigger = &m->rules->triggers[i];
        if (!trigger_fits(m, trigger, m->token))
            continue;
        m->term = trigger->term;
        try_rule(m, trigger->rule, match);
    }
}

/* A word that is a trigger in another shape: "prepared", "interested". */
static uint32_t other_word(const thaw_matching *m, uint32_t token)
{
    const thaw_tag *tag = &m->doc->tags[token];
    if (tag->upos != THAW_UPOS_ADJ && tag->xpos != THAW_XPOS_VBN)
        return THAW_RULE_NONE;
    uint32_t word =
        thaw_frames_find_word(m->rules, thaw_doc_form(m->doc, token));
    return word == thaw_frames_word(m->frames, token) ? THAW_RULE_NONE : word;
}

/* ---- taking events over ------------------------------------------------- */

static void take(const thaw_matching *m, uint32_t token)
{
    thaw_match *inner = thaw_matching_find_match(m, token);
    if (inner)
        inner->taken = true;
    const thaw_frame *frame = thaw_frames_get(m->frames, token);
    for (size_t i = 0; frame && i < frame->count; i++) {
        thaw_match *noun = thaw_matching_find_match(m, frame->items[i].token);
        if (frame->items[i].role == THAW_ROLE_OBJ && inner && noun &&
            noun->rule != THAW_RULE_NONE &&
            thaw_str_equal(noun->event, inner->event))
            noun->taken = true; /* "refused to hold talks": both */
    }
}

/* A rule whose paths go through the clause that the predicate takes has read
 * that clause: "threatened to cut aid" is not a cut too. */
static void take_clause(const thaw_matching *m, thaw_run_of paths)
{
    for (uint32_t i = 0; i < paths.count; i++) {
        const thaw_path *path = &m->rules->paths[paths.first + i];
        if (!path->count || path->roles[0] != THAW_ROLE_COMP)
            continue;
        thaw_path clause = {.count = 1, .roles = {THAW_ROLE_COMP}};
        thaw_fillers fillers = {.count = 0};
        thaw_matching_follow(m, &clause, &fillers);
        for (size_t f = 0; f < fillers.count; f++)
            take(m, fillers.items[f]);
        return;
    }
}

static void take_inner(const thaw_matching *m, const thaw_match *match)
{
    const thaw_rule *rule = &m->rules->rules[match->rule];
    take_clause(m, rule->from);
    take_clause(m, rule->to);
    for (uint32_t i = 0; i < rule->conditions.count; i++)
        take_clause(m, m->rules->conditions[rule->conditions.first + i].paths);
    if (!(rule->flags & THAW_RULE_TAKES_EVENT))
        return;
    for (uint32_t i = 0; i < rule->conditions.count; i++) {
        const thaw_condition *condition =
            &m->rules->conditions[rule->conditions.first + i];
        const thaw_word_set *set = &m->rules->sets[condition->set];
        if (condition->negative || set->event == THAW_RULE_NONE)
            continue;
        for (uint32_t k = 0; k < condition->paths.count; k++) {
            thaw_fillers fillers = {.count = 0};
            thaw_matching_follow(
                m, &m->rules->paths[condition->paths.first + k], &fillers);
            for (size_t f = 0; f < fillers.count; f++)
                if (thaw_matching_has_event(m, set, fillers.items[f]))
                    take(m, fillers.items[f]);
        }
    }
}

/* ---- a sentence --------------------------------------------------------- */

static void match_token(thaw_matches *matches, thaw_match *match)
{
    thaw_matching m = {matches, &matches->frames, matches->frames.rules,
        matches->frames.doc, match->token, THAW_RULE_NONE};
    try_word(&m, thaw_frames_word(m.frames, match->token), match);
    try_word(&m, other_word(&m, match->token), match);
    if (match->rule == THAW_RULE_NONE)
        return;
    take_inner(&m, match);
    const thaw_rule *rule = &m.rules->rules[match->rule];
    thaw_match_trace(matches, match->token, match->rule, true, "matches: %.*s",
        THAW_STR_ARG(thaw_rules_text(m.rules, rule->code)));
}

static bool is_candidate(const thaw_matches *matches, uint32_t token)
{
    const thaw_frames *frames = &matches->frames;
    const thaw_rules *rules = frames->rules;
    thaw_matching m = {NULL, NULL, rules, frames->doc, token, THAW_RULE_NONE};
    uint32_t word = thaw_frames_word(frames, token);
    if (word != THAW_RULE_NONE &&
        rules->trigger_first[word] < rules->trigger_first[word + 1])
        return true;
    m.frames = (thaw_frames *)(uintptr_t)frames;
    word = other_word(&m, token);
    return word != THAW_RULE_NONE &&
        rules->trigger_first[word] < rules->trigger_first[word + 1];
}

static thaw_status no_room(const thaw_matches *matches, thaw_error *err)
{
    return thaw_fail(err, thaw_arena_status(matches->frames.arena), 0,
        "no room for the frames of a sentence");
}

/* Deepest first; of equals the first word first.  order is by depth, by
 * counting. */
static bool order_by_depth(thaw_matches *matches, uint32_t *order)
{
    thaw_frames *f = &matches->frames;
    uint32_t size = f->end - f->first;
    uint32_t *at = THAW_ARRAY(f->arena, uint32_t, size + 2u);
    if (!at)
        return false;
    for (size_t i = 0; i < matches->count; i++)
        at[size - f->depths[matches->items[i].token - f->first] + 1]++;
    for (uint32_t d = 1; d <= size + 1; d++)
        at[d] += at[d - 1];
    for (size_t i = 0; i < matches->count; i++)
        order[at[size - f->depths[matches->items[i].token - f->first]]++] =
            (uint32_t)i;
    return true;
}

thaw_status thaw_matches_run(thaw_matches *matches, thaw_error *err)
{
    thaw_frames *f = &matches->frames;
    size_t size = f->end - f->first;
    matches->items = THAW_ARRAY(f->arena, thaw_match, size);
    matches->of_token = THAW_ARRAY(f->arena, uint32_t, size);
    uint32_t *order = THAW_ARRAY(f->arena, uint32_t, size);
    matches->count = 0;
    if (!matches->items || !matches->of_token || !order)
        return no_room(matches, err);
    for (uint32_t t = f->first; t < f->end; t++)
        if (is_candidate(matches, t)) {
            matches->items[matches->count++] =
                (thaw_match){.token = t, .rule = THAW_RULE_NONE};
            matches->of_token[t - f->first] = (uint32_t)matches->count;
        }
    if (!order_by_depth(matches, order))
        return no_room(matches, err);
    for (size_t i = 0; i < matches->count; i++)
        match_token(matches, &matches->items[order[i]]);
    return f->no_memory ? no_room(matches, err) : THAW_OK;
}
