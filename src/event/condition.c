/*
 * condition.c - the conditions of a rule: words, paths of roles, what fills
 * them.
 */
#include <stdio.h>

#include "event/matching.h"

/* ---- words -------------------------------------------------------------- */

static uint32_t part_of(
    const thaw_rules *rules, const thaw_rule_term *term, uint32_t i)
{
    return rules->numbers[term->parts.first + i];
}

/* A later word of a verb's term: a particle, a preposition, an adverb, an
 * object below the verb. */
static bool has_part_below(const thaw_matching *m, uint32_t verb, uint32_t word)
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

bool thaw_matching_is_verb_term(
    const thaw_matching *m, uint32_t token, const thaw_rule_term *term)
{
    if (thaw_frames_word(m->frames, token) != part_of(m->rules, term, 0))
        return false;
    for (uint32_t i = 1; i < term->parts.count; i++)
        if (!has_part_below(m, token, part_of(m->rules, term, i)))
            return false;
    return true;
}

/* The words before a noun, hyphens passed over. */
bool thaw_matching_is_noun_term(
    const thaw_matching *m, uint32_t token, const thaw_rule_term *term)
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
    const thaw_matching *m, const thaw_word_set *set, uint32_t token)
{
    thaw_str lemma = thaw_doc_lemma(m->doc, token);
    if (lemma.len < 4 || !thaw_str_ends(lemma, THAW_STR("s")))
        return false;
    lemma.len--;
    uint32_t word = thaw_frames_find_word(m->rules, lemma);
    return word != THAW_RULE_NONE && thaw_rules_set_has(m->rules, set, word);
}

static bool set_has_token(
    const thaw_matching *m, const thaw_word_set *set, uint32_t token)
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
        if (thaw_matching_is_verb_term(m, token, term) ||
            thaw_matching_is_noun_term(m, token, term))
            return true;
    }
    return false;
}

/* ---- conditions --------------------------------------------------------- */

static void add_filler(thaw_fillers *out, uint32_t token)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i] == token)
            return;
    if (out->count < THAW_FILLERS_MAX)
        out->items[out->count++] = token;
}

static thaw_fillers go(
    const thaw_matching *m, const thaw_fillers *from, uint32_t role)
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
static thaw_fillers object_of_term(
    const thaw_matching *m, const thaw_fillers *from)
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
static thaw_fillers go_first(const thaw_matching *m, uint32_t role)
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
void thaw_matching_follow(
    const thaw_matching *m, const thaw_path *path, thaw_fillers *out)
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

thaw_match *thaw_matching_find_match(const thaw_matching *m, uint32_t token)
{
    uint32_t i = m->matches->of_token[token - m->frames->first];
    return i ? &m->matches->items[i - 1] : NULL;
}

bool thaw_matching_has_event(
    const thaw_matching *m, const thaw_word_set *set, uint32_t token)
{
    const thaw_match *inner = thaw_matching_find_match(m, token);
    if (!inner || inner->rule == THAW_RULE_NONE)
        return false;
    return thaw_str_equal(
               inner->event, thaw_rules_text(m->rules, set->event)) &&
        (set->mode == THAW_RULE_NONE ||
            thaw_str_equal(inner->mode, thaw_rules_text(m->rules, set->mode)));
}

static bool fits(
    const thaw_matching *m, const thaw_word_set *set, uint32_t token)
{
    if (set->event != THAW_RULE_NONE)
        return thaw_matching_has_event(m, set, token);
    if ((set->kinds && thaw_matching_is_kind(m, token, set->kinds)) ||
        set_has_token(m, set, token))
        return true;
    if (!thaw_frames_counts(m->doc, token))
        return false;
    token = thaw_frames_find_counted(m->frames, token);
    return token != THAW_NONE && set_has_token(m, set, token);
}

/* True when a path's fillers do what is asked; *seen is one that did not. */
static bool holds(
    const thaw_matching *m, const thaw_condition *condition, uint32_t *seen)
{
    const thaw_word_set *set = &m->rules->sets[condition->set];
    *seen = THAW_NONE;
    for (uint32_t i = 0; i < condition->paths.count; i++) {
        const thaw_path *path = &m->rules->paths[condition->paths.first + i];
        if (path->roles[0] == THAW_ROLE_SELF)
            return thaw_matching_self_is(m, set->kinds);
        thaw_fillers fillers = {.count = 0};
        thaw_matching_follow(m, path, &fillers);
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

int thaw_matching_format_paths(
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

static void trace_condition(const thaw_matching *m, uint32_t rule,
    const thaw_condition *condition, uint32_t seen)
{
    char paths[160];
    if (!m->matches->trace)
        return;
    thaw_matching_format_paths(m->rules, condition->paths, paths, sizeof paths);
    thaw_str what =
        thaw_rules_text(m->rules, m->rules->sets[condition->set].text);
    thaw_str found =
        seen == THAW_NONE ? THAW_STR("nothing") : thaw_doc_form(m->doc, seen);
    thaw_match_trace(m->matches, m->token, rule, false,
        "%s %s %.*s: is \"%.*s\"", condition->negative ? "not" : "needs", paths,
        (int)(what.len < 120 ? what.len : 120), what.ptr, THAW_STR_ARG(found));
}

bool thaw_matching_conditions_hold(const thaw_matching *m, uint32_t number)
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
