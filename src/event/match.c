/*
 * match.c - rules over frames.
 *
 * A rule's conditions look at fillers of roles; "event X" looks at what an
 * inner predicate has matched, so the deepest predicates are matched first.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "event/detail.h"
#include "event/match.h"
#include "event/status.h"

typedef struct {
    thaw_matches *matches;
    thaw_frames *frames;
    const thaw_rules *rules;
    const thaw_doc *doc;
    uint32_t token;
    uint32_t term; /* of the trigger, or THAW_RULE_NONE */
} matching;

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

/* ---- actors
 * ---------------------------------------------------------------------- */

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

/* ---- kinds of things
 * ---------------------------------------------------------------- */

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

static bool is_person(const matching *m, uint32_t token)
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

static bool is_place(const matching *m, uint32_t token)
{
    for (size_t i = 0; i < m->doc->places.count; i++)
        if (token >= m->doc->places.items[i].first &&
            token < m->doc->places.items[i].end)
            return true;
    return is_named(m->doc, token, THAW_NAME_LOC);
}

static bool is_number(const matching *m, uint32_t token)
{
    for (size_t i = 0; i < m->doc->quantities.count; i++)
        if (m->doc->quantities.items[i].head == token)
            return true;
    return m->doc->tags[token].upos == THAW_UPOS_NUM ||
        thaw_frames_child(m->frames, token, THAW_DEPREL_NUMMOD) != THAW_NONE;
}

static bool is_kind(const matching *m, uint32_t token, uint32_t kinds)
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

/* ---- the predicate itself
 * -------------------------------------------------------------- */

static bool is_plural_token(const matching *m, uint32_t token)
{
    static const char *const words[] = {
        "they", "we", "both", "two", "side", "pair", NULL};
    uint32_t mention, first, end;
    uint8_t xpos = m->doc->tags[token].xpos;
    thaw_match_find_actors(m->frames, token, &mention, &first, &end);
    return end - first > 1 || xpos == THAW_XPOS_NNS || xpos == THAW_XPOS_NNPS ||
        thaw_frames_lemma_in(m->doc, token, words);
}

static bool is_plural(const matching *m, const thaw_frame *frame)
{
    size_t subjects = 0;
    if (thaw_frames_is_nominal(m->doc, m->token))
        return is_plural_token(m, m->token);
    for (size_t i = 0; i < frame->count; i++) {
        if (frame->items[i].role != THAW_ROLE_SUBJ)
            continue;
        if (++subjects > 1 || is_plural_token(m, frame->items[i].token))
            return true;
    }
    return false;
}

static bool self_is(const matching *m, uint32_t kinds)
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

/* ---- words
 * --------------------------------------------------------------------------------
 */

static uint32_t part_of(
    const thaw_rules *rules, const thaw_rule_term *term, uint32_t i)
{
    return rules->numbers[term->parts.first + i];
}

/* A later word of a verb's term: a particle, a preposition, an adverb, an
 * object below the verb. */
static bool has_part_below(const matching *m, uint32_t verb, uint32_t word)
{
    const uint32_t *children, *inner;
    size_t count = thaw_frames_children(m->frames, verb, &children);
    for (size_t i = 0; i < count; i++) {
        if (children[i] > verb &&
            thaw_frames_word(m->frames, children[i]) == word)
            return true;
        size_t below = thaw_frames_children(m->frames, children[i], &inner);
        for (size_t k = 0; k < below; k++) {
            uint8_t deprel = m->doc->arcs[inner[k]].deprel;
            if (inner[k] > verb &&
                (deprel == THAW_DEPREL_CASE || deprel == THAW_DEPREL_MARK) &&
                thaw_frames_word(m->frames, inner[k]) == word)
                return true;
        }
    }
    return false;
}

static bool is_verb_term(
    const matching *m, uint32_t token, const thaw_rule_term *term)
{
    if (thaw_frames_word(m->frames, token) != part_of(m->rules, term, 0))
        return false;
    for (uint32_t i = 1; i < term->parts.count; i++)
        if (!has_part_below(m, token, part_of(m->rules, term, i)))
            return false;
    return true;
}

/* The words before a noun, hyphens passed over. */
static bool is_noun_term(
    const matching *m, uint32_t token, const thaw_rule_term *term)
{
    uint32_t i = term->parts.count - 1, at = token;
    if (thaw_frames_word(m->frames, token) != part_of(m->rules, term, i))
        return false;
    while (i-- > 0) {
        do {
            if (at == m->frames->first)
                return false;
            at--;
        } while (thaw_str_is(thaw_doc_form(m->doc, at), "-"));
        if (thaw_frames_word(m->frames, at) != part_of(m->rules, term, i))
            return false;
    }
    return true;
}

/* A plural that the lemmas keep as a word of its own: "troops", "talks". */
static bool set_has_plural(
    const matching *m, const thaw_word_set *set, uint32_t token)
{
    thaw_str lemma = thaw_doc_lemma(m->doc, token);
    if (lemma.len < 4 || !thaw_str_ends(lemma, THAW_STR("s")))
        return false;
    lemma.len--;
    uint32_t word = thaw_frames_find_word(m->rules, lemma);
    return word != THAW_RULE_NONE && thaw_rules_set_has(m->rules, set, word);
}

static bool set_has_token(
    const matching *m, const thaw_word_set *set, uint32_t token)
{
    uint32_t word = thaw_frames_word(m->frames, token);
    if (word != THAW_RULE_NONE && thaw_rules_set_has(m->rules, set, word))
        return true;
    uint8_t upos = m->doc->tags[token].upos;
    if (upos == THAW_UPOS_NOUN && set_has_plural(m, set, token))
        return true;
    if (upos == THAW_UPOS_ADJ || upos == THAW_UPOS_VERB) {
        word = thaw_frames_find_word(
            m->rules, thaw_doc_form(m->doc, token)); /* "wounded" */
        if (word != THAW_RULE_NONE && thaw_rules_set_has(m->rules, set, word))
            return true;
    }
    for (uint32_t i = 0; i < set->terms.count; i++) {
        const thaw_rule_term *term = &m->rules->terms[set->terms.first + i];
        if (is_verb_term(m, token, term) || is_noun_term(m, token, term))
            return true;
    }
    return false;
}

/* ---- conditions
 * ----------------------------------------------------------------------------
 */

static void add_filler(thaw_fillers *out, uint32_t token)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i] == token)
            return;
    if (out->count < THAW_FILLERS_MAX)
        out->items[out->count++] = token;
}

static thaw_fillers go(
    const matching *m, const thaw_fillers *from, uint32_t role)
{
    thaw_fillers out = {.count = 0};
    for (size_t i = 0; i < from->count; i++) {
        const thaw_frame *frame = thaw_frames_get(m->frames, from->items[i]);
        for (size_t s = 0; frame && s < frame->count; s++)
            if (frame->items[s].role == role)
                add_filler(&out, frame->items[s].token);
    }
    return out;
}

/* "handed in its weapons": where the parser takes the particle for a
 * preposition, its phrase is the object. */
static thaw_fillers object_of_term(const matching *m, const thaw_fillers *from)
{
    thaw_fillers out = {.count = 0};
    if (m->term == THAW_RULE_NONE)
        return out;
    const thaw_rule_term *term = &m->rules->terms[m->term];
    for (uint32_t i = 1; i < term->parts.count && !out.count; i++) {
        uint32_t word = part_of(m->rules, term, i);
        if (word >= THAW_ROLE_FIRST_PREPOSITION && word < THAW_ROLE_COUNT)
            out = go(m, from, word);
    }
    return out;
}

static bool is_preposition(uint32_t role)
{
    return role >= THAW_ROLE_FIRST_PREPOSITION;
}

/* One role of the predicate.  A phrase with a preposition may hang on the
 * object or on an "of" phrase as well: no tree decides that reliably, and a
 * rule that asks for "on" means either. */
static thaw_fillers go_first(const matching *m, uint32_t role)
{
    thaw_fillers self = {{m->token}, 1}, found = go(m, &self, role);
    if (found.count)
        return found;
    if (role == THAW_ROLE_OBJ) { /* one object alone is "the" object */
        found = object_of_term(m, &self);
        return found.count ? found : go(m, &self, THAW_ROLE_IOBJ);
    }
    if (role == THAW_ROLE_SUBJ && thaw_frames_is_nominal(m->doc, m->token)) {
        thaw_fillers of = go(m, &self, THAW_ROLE_OF);
        return go(m, &of, THAW_ROLE_BY);
    }
    if (!is_preposition(role))
        return found;
    thaw_fillers object = go_first(m, THAW_ROLE_OBJ);
    found = go(m, &object, role);
    if (found.count || role == THAW_ROLE_OF)
        return found;
    thaw_fillers of = go(m, &self, THAW_ROLE_OF);
    return go(m, &of, role);
}

/* The tokens at the end of a path of roles. */
static void follow(const matching *m, const thaw_path *path, thaw_fillers *out)
{
    thaw_fillers now = go_first(m, path->roles[0]);
    for (uint8_t k = 1; k < path->count; k++) {
        thaw_fillers next = go(m, &now, path->roles[k]);
        if (!next.count && k == 1 && now.count &&
            path->roles[0] == THAW_ROLE_OBJ && is_preposition(path->roles[1]))
            next = go_first(m, path->roles[1]);
        now = next;
    }
    for (size_t i = 0; i < now.count; i++)
        add_filler(out, now.items[i]);
}

static thaw_match *match_of(const matching *m, uint32_t token)
{
    uint32_t i = m->matches->of_token[token - m->frames->first];
    return i ? &m->matches->items[i - 1] : NULL;
}

static bool has_event(
    const matching *m, const thaw_word_set *set, uint32_t token)
{
    const thaw_match *inner = match_of(m, token);
    if (!inner || inner->rule == THAW_RULE_NONE)
        return false;
    return thaw_str_equal(
               inner->event, thaw_rules_text(m->rules, set->event)) &&
        (set->mode == THAW_RULE_NONE ||
            thaw_str_equal(inner->mode, thaw_rules_text(m->rules, set->mode)));
}

static bool fits(const matching *m, const thaw_word_set *set, uint32_t token)
{
    if (set->event != THAW_RULE_NONE)
        return has_event(m, set, token);
    if ((set->kinds && is_kind(m, token, set->kinds)) ||
        set_has_token(m, set, token))
        return true;
    if (!thaw_frames_counts(m->doc, token))
        return false;
    token = thaw_frames_find_counted(m->frames, token);
    return token != THAW_NONE && set_has_token(m, set, token);
}

/* True when a path's fillers do what is asked; *seen is one that did not. */
static bool holds(
    const matching *m, const thaw_condition *condition, uint32_t *seen)
{
    const thaw_word_set *set = &m->rules->sets[condition->set];
    *seen = THAW_NONE;
    for (uint32_t i = 0; i < condition->paths.count; i++) {
        const thaw_path *path = &m->rules->paths[condition->paths.first + i];
        if (path->roles[0] == THAW_ROLE_SELF)
            return self_is(m, set->kinds);
        thaw_fillers fillers = {.count = 0};
        follow(m, path, &fillers);
        for (size_t k = 0; k < fillers.count; k++) {
            if (fits(m, set, fillers.items[k])) {
                *seen = fillers.items[k];
                return true;
            }
            *seen = fillers.items[k];
        }
    }
    return false;
}

static int format_paths(
    const thaw_rules *rules, thaw_run_of run, char *out, size_t room)
{
    size_t len = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < run.count; i++) {
        const thaw_path *path = &rules->paths[run.first + i];
        for (uint8_t k = 0; k < path->count && len + 24 < room; k++)
            len += (size_t)snprintf(out + len, room - len, "%s%s",
                k       ? "."
                    : i ? "|"
                        : "",
                thaw_role_name(path->roles[k]));
    }
    return (int)len;
}

static void trace_condition(const matching *m, uint32_t rule,
    const thaw_condition *condition, uint32_t seen)
{
    char paths[160];
    if (!m->matches->trace)
        return;
    format_paths(m->rules, condition->paths, paths, sizeof paths);
    thaw_str what =
        thaw_rules_text(m->rules, m->rules->sets[condition->set].text);
    thaw_str found =
        seen == THAW_NONE ? THAW_STR("nothing") : thaw_doc_form(m->doc, seen);
    thaw_match_trace(m->matches, m->token, rule, false,
        "%s %s %.*s: is \"%.*s\"", condition->negative ? "not" : "needs", paths,
        (int)(what.len < 120 ? what.len : 120), what.ptr, THAW_STR_ARG(found));
}

static bool conditions_hold(const matching *m, uint32_t number)
{
    const thaw_rule *rule = &m->rules->rules[number];
    for (uint32_t i = 0; i < rule->conditions.count; i++) {
        const thaw_condition *condition =
            &m->rules->conditions[rule->conditions.first + i];
        uint32_t seen;
        if (holds(m, condition, &seen) != (condition->negative != 0))
            continue;
        trace_condition(m, number, condition, seen);
        return false;
    }
    return true;
}

/* ---- roles of the event
 * ------------------------------------------------------------------------ */

/* The first path with an actor in it; else the first that is filled. */
static void pick(const matching *m, thaw_run_of paths, thaw_fillers *out)
{
    thaw_fillers first = {.count = 0};
    for (uint32_t i = 0; i < paths.count; i++) {
        thaw_fillers found = {.count = 0};
        follow(m, &m->rules->paths[paths.first + i], &found);
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
    const matching *m, uint32_t rule, const char *side, thaw_run_of paths)
{
    char text[160];
    format_paths(m->rules, paths, text, sizeof text);
    thaw_match_trace(m->matches, m->token, rule, false,
        "no %s: nothing fills %s", side, text);
    return false;
}

static bool pick_both(const matching *m, uint32_t number, thaw_match *out)
{
    const thaw_rule *rule = &m->rules->rules[number];
    thaw_fillers all = {.count = 0};
    size_t people = 0;
    for (uint32_t i = 0; i < rule->both.count; i++) {
        size_t before = all.count;
        follow(m, &m->rules->paths[rule->both.first + i], &all);
        if (all.count == before)
            return trace_missing(m, number, "members", rule->both);
    }
    for (size_t i = 0; i < all.count; i++) {
        uint32_t mention, first, end;
        thaw_match_find_actors(m->frames, all.items[i], &mention, &first, &end);
        people += end > first ? end - first : 1;
    }
    if (people < 2 && !is_plural_token(m, all.items[0]))
        return trace_missing(m, number, "second member", rule->both);
    out->source = out->target = all;
    return true;
}

static bool fill_roles(const matching *m, uint32_t number, thaw_match *out)
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

/* ---- rules
 * -----------------------------------------------------------------------------------------
 */

static bool kind_fits(
    const matching *m, const thaw_trigger *trigger, uint32_t token)
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
    const matching *m, const thaw_trigger *trigger, uint32_t token)
{
    if (!kind_fits(m, trigger, token))
        return false;
    if (trigger->term != THAW_RULE_NONE) {
        const thaw_rule_term *term = &m->rules->terms[trigger->term];
        return trigger->kind == THAW_PREDICATE_NOUN
            ? is_noun_term(m, token, term)
            : is_verb_term(m, token, term);
    }
    return trigger->kind != THAW_PREDICATE_VERB ||
        thaw_frames_child(m->frames, token, THAW_DEPREL_COMPOUND_PRT) ==
        THAW_NONE;
}

static void set_event(const matching *m, thaw_match *match)
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

static size_t count_actors(const matching *m, const thaw_fillers *fillers)
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
static int weigh(const matching *m, const thaw_match *match)
{
    const thaw_rule *rule = &m->rules->rules[match->rule];
    int weight = (int)rule->weight;
    if (rule->both.count && match->source.count == 1 &&
        count_actors(m, &match->source) < 2)
        weight -= LONE_PARTY;
    return weight;
}

/* Tries one rule; it takes the place of a lighter one. */
static void try_rule(const matching *m, uint32_t number, thaw_match *match)
{
    thaw_match found = {.token = m->token, .rule = number};
    bool before = match->rule != THAW_RULE_NONE;
    if (before && match->weight >= (int)m->rules->rules[number].weight)
        return;
    if (!conditions_hold(m, number) || !fill_roles(m, number, &found))
        return;
    found.weight = weigh(m, &found);
    if (before && match->weight >= found.weight)
        return;
    set_event(m, &found);
    *match = found;
}

static void try_word(matching *m, uint32_t word, thaw_match *match)
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
static uint32_t other_word(const matching *m, uint32_t token)
{
    const thaw_tag *tag = &m->doc->tags[token];
    if (tag->upos != THAW_UPOS_ADJ && tag->xpos != THAW_XPOS_VBN)
        return THAW_RULE_NONE;
    uint32_t word =
        thaw_frames_find_word(m->rules, thaw_doc_form(m->doc, token));
    return word == thaw_frames_word(m->frames, token) ? THAW_RULE_NONE : word;
}

/* ---- taking events over
 * ---------------------------------------------------------------------------------
 */

static void take(const matching *m, uint32_t token)
{
    thaw_match *inner = match_of(m, token);
    if (inner)
        inner->taken = true;
    const thaw_frame *frame = thaw_frames_get(m->frames, token);
    for (size_t i = 0; frame && i < frame->count; i++) {
        thaw_match *noun = match_of(m, frame->items[i].token);
        if (frame->items[i].role == THAW_ROLE_OBJ && inner && noun &&
            noun->rule != THAW_RULE_NONE &&
            thaw_str_equal(noun->event, inner->event))
            noun->taken = true; /* "refused to hold talks": both */
    }
}

/* A rule whose paths go through the clause that the predicate takes has read
 * that clause: "threatened to cut aid" is not a cut too. */
static void take_clause(const matching *m, thaw_run_of paths)
{
    for (uint32_t i = 0; i < paths.count; i++) {
        const thaw_path *path = &m->rules->paths[paths.first + i];
        if (!path->count || path->roles[0] != THAW_ROLE_COMP)
            continue;
        thaw_path clause = {.count = 1, .roles = {THAW_ROLE_COMP}};
        thaw_fillers fillers = {.count = 0};
        follow(m, &clause, &fillers);
        for (size_t f = 0; f < fillers.count; f++)
            take(m, fillers.items[f]);
        return;
    }
}

static void take_inner(const matching *m, const thaw_match *match)
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
            follow(m, &m->rules->paths[condition->paths.first + k], &fillers);
            for (size_t f = 0; f < fillers.count; f++)
                if (has_event(m, set, fillers.items[f]))
                    take(m, fillers.items[f]);
        }
    }
}

/* ---- a sentence
 * -------------------------------------------------------------------------------------------
 */

static void match_token(thaw_matches *matches, thaw_match *match)
{
    matching m = {matches, &matches->frames, matches->frames.rules,
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
    matching m = {NULL, NULL, rules, frames->doc, token, THAW_RULE_NONE};
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
