/*
 * status.c - whether an event happened.
 *
 * The decision list.  It is run for the predicate, then for each word that
 * governs it, upwards, until a rule decides or the clause ends.  At a word:
 *
 *   1 modifier      "alleged attack", "reportedly", "planned talks"
 *   2 condition     if, unless, in case: conditional; whether: hypothetical
 *   3 modal         with a condition near it: conditional.  will, going to:
 *                   planned; would under a report: planned, else
 *                   hypothetical; may, might, could, can: hypothetical;
 *                   must, should: demanded
 *   4 progressive   "is shelling": ongoing
 *   5 governor      what it is the complement of (status_words.c): plan,
 *                   threaten, demand, deny, refuse, accuse, capable
 *   6 purpose       "to deter": planned
 *
 * When nothing decides: a question is hypothetical, what is dated after the
 * document is planned, and the rest happened.  What is negated and would have
 * happened is denied.
 */
#include "event/status.h"
#include "event/status_time.h"
#include "event/status_words.h"
#include "resolve/number.h"

#define CLIMB_MAX 24

static const char *const status_names[] = {
#define NAME(name, text) text,
    THAW_EVENT_STATUS_LIST(NAME)};
static const char *const ref_names[] = {THAW_TIME_REF_LIST(NAME)
#undef NAME
};

const char *thaw_event_status_name(thaw_event_status_kind status)
{
    assert(status < THAW_EVENT_STATUS_COUNT);
    return status_names[status];
}

const char *thaw_time_ref_name(thaw_time_ref ref)
{
    assert(ref < THAW_TIME_REF_COUNT);
    return ref_names[ref];
}

typedef struct {
    const thaw_doc *doc;
    uint32_t first, end; /* the sentence */
    uint32_t predicate;
    bool decided;
    thaw_event_circumstance *out;
} judge;

static bool is_form(const judge *j, uint32_t t, const char *lower)
{
    return t >= j->first && t < j->end &&
        thaw_word_is(thaw_doc_form(j->doc, t), lower);
}

static bool is_any(const judge *j, uint32_t t, const char *const *words)
{
    for (; *words; words++)
        if (is_form(j, t, *words))
            return true;
    return false;
}

static uint8_t deprel(const judge *j, uint32_t t)
{
    return j->doc->arcs[t].deprel;
}

static uint32_t head(const judge *j, uint32_t t)
{
    uint32_t h = j->doc->arcs[t].head;
    return h >= j->first && h < j->end ? h : THAW_NONE;
}

static uint8_t xpos(const judge *j, uint32_t t)
{
    return j->doc->tags[t].xpos;
}

static bool is_child(const judge *j, uint32_t t, uint32_t of, uint8_t rel)
{
    return head(j, t) == of && deprel(j, t) == rel;
}

/* The first child with that relation and one of those forms (NULL: any). */
static uint32_t find_child(
    const judge *j, uint32_t of, uint8_t rel, const char *const *forms)
{
    for (uint32_t t = j->first; t < j->end; t++)
        if (is_child(j, t, of, rel) && (!forms || is_any(j, t, forms)))
            return t;
    return THAW_NONE;
}

static void decide(
    judge *j, thaw_event_status_kind status, const char *rule, uint32_t cue)
{
    j->out->status = status;
    j->out->rule = rule;
    j->out->cue = cue;
    j->decided = true;
}

static void negate(judge *j, const char *rule, uint32_t by)
{
    j->out->negated = !j->out->negated;
    j->out->negation = rule;
    j->out->negator = by;
}

/* ---- negation ---------------------------------------------------------------
 */

static bool is_negator(const judge *j, uint32_t t)
{
    static const char *const words[] = {"not", "n't", "n\xE2\x80\x99t", "never",
        "no", "neither", "nor", "without", "hardly", "nobody", "none",
        "nothing", NULL};
    return is_any(j, t, words);
}

/* "not", "no", "never", "without" on the word itself; a subject of nobody. */
static void judge_negation(judge *j, uint32_t at)
{
    for (uint32_t t = j->first; t < j->end; t++) {
        if (head(j, t) != at || !is_negator(j, t))
            continue;
        uint8_t rel = deprel(j, t);
        bool subject =
            rel == THAW_DEPREL_NSUBJ || rel == THAW_DEPREL_NSUBJ_PASS;
        if (subject || rel == THAW_DEPREL_ADVMOD || rel == THAW_DEPREL_DET ||
            rel == THAW_DEPREL_MARK || rel == THAW_DEPREL_CASE ||
            rel == THAW_DEPREL_CC || rel == THAW_DEPREL_CC_PRECONJ) {
            /* "not only" denies nothing */
            if (is_form(j, t + 1, "only"))
                continue;
            negate(j, "a negation on the word", t);
            return;
        }
    }
    uint32_t subject = find_child(j, at, THAW_DEPREL_NSUBJ, NULL);
    if (subject == THAW_NONE)
        subject = find_child(j, at, THAW_DEPREL_NSUBJ_PASS, NULL);
    if (subject == THAW_NONE)
        return;
    for (uint32_t t = j->first; t < subject; t++)
        if (is_child(j, t, subject, THAW_DEPREL_DET) && is_negator(j, t)) {
            negate(j, "a subject of nobody", t);
            return;
        }
}

/* ---- 1 modifiers
 * --------------------------------------------------------------- */

static void judge_effect(
    judge *j, thaw_status_effect effect, const char *rule, uint32_t cue)
{
    static const struct {
        thaw_event_status_kind status;
        bool negates;
    } effects[] = {[THAW_EFFECT_NONE] = {THAW_EVENT_HAPPENED, false},
        [THAW_EFFECT_PLAN] = {THAW_EVENT_PLANNED, false},
        [THAW_EFFECT_THREAT] = {THAW_EVENT_THREATENED, false},
        [THAW_EFFECT_DEMAND] = {THAW_EVENT_DEMANDED, false},
        [THAW_EFFECT_DENY] = {THAW_EVENT_DENIED, true},
        [THAW_EFFECT_FAIL] = {THAW_EVENT_DENIED, true},
        [THAW_EFFECT_ALLEGE] = {THAW_EVENT_ALLEGED, false},
        [THAW_EFFECT_MAYBE] = {THAW_EVENT_HYPOTHETICAL, false},
        [THAW_EFFECT_GOING_ON] = {THAW_EVENT_ONGOING, false},
        [THAW_EFFECT_FACT] = {THAW_EVENT_HAPPENED, false}};
    if (effects[effect].negates)
        negate(j, rule, cue);
    decide(j, effects[effect].status, rule, cue);
}

static void judge_modifiers(judge *j, uint32_t at)
{
    for (uint32_t t = j->first; t < j->end && !j->decided; t++) {
        uint8_t rel = deprel(j, t);
        if (head(j, t) != at ||
            (rel != THAW_DEPREL_AMOD && rel != THAW_DEPREL_ADVMOD))
            continue;
        thaw_status_effect effect =
            thaw_status_modifier(thaw_doc_lemma(j->doc, t));
        /* participles are tagged as verbs, with the verb's lemma */
        if (effect == THAW_EFFECT_NONE) {
            char room[24];
            thaw_str form = thaw_doc_form(j->doc, t);
            if (form.len > sizeof room)
                continue;
            for (size_t i = 0; i < form.len; i++)
                room[i] = thaw_to_lower(form.ptr[i]);
            effect = thaw_status_modifier((thaw_str){room, form.len});
        }
        if (effect != THAW_EFFECT_NONE)
            judge_effect(j, effect, "modifier", t);
    }
}

/* ---- 2 conditions
 * ----------------------------------------------------------------- */

static bool is_event_phrase(const judge *j, uint32_t t)
{
    bool event = is_form(j, t, "event") && is_form(j, t - 1, "the") &&
        is_form(j, t - 2, "in");
    bool kase = is_form(j, t, "case") && is_form(j, t - 1, "in");
    return (event || kase) &&
        (is_form(j, t + 1, "of") || is_form(j, t + 1, "that") || kase);
}

/* A condition in a sentence: "if", "unless", "in the event of". */
static uint32_t find_condition(const judge *j)
{
    static const char *const marks[] = {"if", "unless", "provided", NULL};
    for (uint32_t t = j->first; t < j->end; t++) {
        bool mark = is_any(j, t, marks) &&
            (deprel(j, t) == THAW_DEPREL_MARK ||
                (deprel(j, t) == THAW_DEPREL_ADVMOD && is_form(j, t, "if")));
        if ((mark && !is_form(j, t + 1, "not")) || is_event_phrase(j, t))
            return t;
    }
    return THAW_NONE;
}

static void judge_condition(judge *j, uint32_t at)
{
    static const char *const ifs[] = {
        "if", "unless", "provided", "lest", "case", NULL};
    static const char *const whether[] = {"whether", NULL};
    uint32_t t = find_child(j, at, THAW_DEPREL_MARK, ifs);
    if (t != THAW_NONE) {
        uint8_t rel = deprel(j, at);
        if (rel == THAW_DEPREL_CCOMP)
            decide(j, THAW_EVENT_HYPOTHETICAL, "an open question", t);
        else
            decide(j, THAW_EVENT_CONDITIONAL, "condition", t);
        return;
    }
    t = find_child(j, at, THAW_DEPREL_MARK, whether);
    if (t != THAW_NONE) {
        decide(j, THAW_EVENT_HYPOTHETICAL, "an open question", t);
        return;
    }
    uint32_t h = head(j, at);
    if (h != THAW_NONE && is_event_phrase(j, h) &&
        (deprel(j, at) == THAW_DEPREL_NMOD || deprel(j, at) == THAW_DEPREL_ACL))
        decide(j, THAW_EVENT_CONDITIONAL, "in the event of", h);
}

/* ---- 3 modals
 * ----------------------------------------------------------------------- */

static bool is_report(const judge *j, uint32_t at)
{
    return at != THAW_NONE &&
        (xpos(j, at) == THAW_XPOS_VBD || xpos(j, at) == THAW_XPOS_VBN);
}

/* "would then be used": what the sentence before has supposed goes on. */
static bool continues_condition(const judge *j, uint32_t at)
{
    static const char *const then[] = {"then", "also", NULL};
    uint32_t sentence = j->doc->tokens.items[at].sentence;
    if (sentence == 0 ||
        find_child(j, at, THAW_DEPREL_ADVMOD, then) == THAW_NONE)
        return false;
    judge before = *j;
    before.first = j->doc->sentences.items[sentence - 1].first;
    before.end = j->doc->sentences.items[sentence - 1].end;
    return find_condition(&before) != THAW_NONE;
}

static void judge_would(judge *j, uint32_t at, uint32_t modal)
{
    static const char *const have[] = {"have", "'ve", NULL};
    uint32_t h = head(j, at);
    if (continues_condition(j, at))
        decide(j, THAW_EVENT_CONDITIONAL, "would, after a condition", modal);
    else if (find_child(j, at, THAW_DEPREL_AUX, have) != THAW_NONE)
        decide(j, THAW_EVENT_HYPOTHETICAL, "would have", modal);
    else if (deprel(j, at) == THAW_DEPREL_CCOMP && is_report(j, h))
        decide(j, THAW_EVENT_PLANNED, "would, in a report", modal);
    else
        decide(j, THAW_EVENT_HYPOTHETICAL, "would", modal);
}

/* The question mark that ends the sentence. */
static uint32_t find_question(const judge *j)
{
    uint32_t last = j->end - 1;
    while (last > j->first && !is_form(j, last, "?") &&
        j->doc->tags[last].upos == THAW_UPOS_PUNCT)
        last--;
    return is_form(j, last, "?") ? last : THAW_NONE;
}

static void judge_modal(judge *j, uint32_t at)
{
    static const char *const will[] = {
        "will", "wo", "'ll", "shall", "\xE2\x80\x99ll", NULL};
    static const char *const would[] = {"would", "'d", NULL};
    static const char *const may[] = {
        "may", "might", "could", "can", "ca", NULL};
    static const char *const must[] = {"must", "should", "ought", NULL};
    uint32_t t = THAW_NONE, condition = THAW_NONE;
    for (uint32_t k = j->first; k < j->end && t == THAW_NONE; k++)
        if (is_child(j, k, at, THAW_DEPREL_AUX) && xpos(j, k) == THAW_XPOS_MD)
            t = k;
    if (t == THAW_NONE)
        return;
    if (!is_any(j, t, must))
        condition = find_condition(j);
    if (condition != THAW_NONE && deprel(j, at) != THAW_DEPREL_ACL_RELCL)
        decide(j, THAW_EVENT_CONDITIONAL, "modal with a condition", condition);
    else if (find_question(j) != THAW_NONE && is_any(j, t, will))
        decide(j, THAW_EVENT_HYPOTHETICAL, "a question", find_question(j));
    else if (is_any(j, t, will))
        decide(j, THAW_EVENT_PLANNED, "will", t);
    else if (is_any(j, t, would))
        judge_would(j, at, t);
    else if (is_any(j, t, may))
        decide(j, THAW_EVENT_HYPOTHETICAL, "may, could, can", t);
    else if (is_any(j, t, must))
        decide(j, THAW_EVENT_DEMANDED, "must, should", t);
}

/* ---- 4 progressive
 * -------------------------------------------------------------------- */

static void judge_progressive(judge *j, uint32_t at)
{
    static const char *const be[] = {"is", "are", "am", "'s", "'re", "'m",
        "\xE2\x80\x99s", "\xE2\x80\x99re", NULL};
    if (xpos(j, at) != THAW_XPOS_VBG)
        return;
    uint32_t t = find_child(j, at, THAW_DEPREL_AUX, be);
    if (t == THAW_NONE)
        return;
    if (j->out->time != THAW_NONE && j->doc->date != THAW_DAY_NONE &&
        j->doc->times.items[j->out->time].from > j->doc->date)
        decide(j, THAW_EVENT_PLANNED, "progressive of a day to come", t);
    else
        decide(j, THAW_EVENT_ONGOING, "progressive", t);
}

/* ---- 5 governors
 * ----------------------------------------------------------------------- */

/* The preposition or "to" that stands before a word. */
static uint32_t find_case(const judge *j, uint32_t at)
{
    uint32_t t = find_child(j, at, THAW_DEPREL_CASE, NULL);
    return t != THAW_NONE ? t : find_child(j, at, THAW_DEPREL_MARK, NULL);
}

/* "able to leave"; and, where the parser takes it for a purpose, "threatened
 * to leave", "called on them to leave". */
static bool takes_infinitive(const judge *j, uint32_t h)
{
    thaw_status_effect effect = thaw_status_governor(thaw_doc_lemma(j->doc, h));
    return j->doc->tags[h].upos == THAW_UPOS_ADJ ||
        effect == THAW_EFFECT_THREAT || effect == THAW_EFFECT_DEMAND;
}

/* "accused the rebels of bombing", the clause hung on the rebels. */
static uint32_t find_accusation(const judge *j, uint32_t at)
{
    uint32_t h = head(j, at), verb = h == THAW_NONE ? h : head(j, h);
    uint32_t prep = find_case(j, at);
    bool hung =
        deprel(j, at) == THAW_DEPREL_ACL || deprel(j, at) == THAW_DEPREL_NMOD;
    if (!hung || verb == THAW_NONE || prep == THAW_NONE ||
        (!is_form(j, prep, "of") && !is_form(j, prep, "with")))
        return THAW_NONE;
    bool object = deprel(j, h) == THAW_DEPREL_OBJ ||
        deprel(j, h) == THAW_DEPREL_NSUBJ_PASS;
    return object &&
            thaw_status_governor(thaw_doc_lemma(j->doc, verb)) ==
                THAW_EFFECT_ALLEGE
        ? verb
        : THAW_NONE;
}

/* Whether at is what its head is about, not when or where it was. */
static bool is_complement(const judge *j, uint32_t at)
{
    static const char *const about[] = {
        "of", "for", "on", "with", "from", "to", "against", "about", NULL};
    uint32_t prep = find_case(j, at);
    bool interested = is_form(j, head(j, at), "interested");
    switch (deprel(j, at)) {
    case THAW_DEPREL_XCOMP:
    case THAW_DEPREL_CCOMP:
    case THAW_DEPREL_OBJ:
    case THAW_DEPREL_NSUBJ_PASS:
    case THAW_DEPREL_CSUBJ:
    case THAW_DEPREL_CSUBJ_PASS:
        return true;
    case THAW_DEPREL_ACL:
        return prep != THAW_NONE;
    case THAW_DEPREL_OBL:
    case THAW_DEPREL_NMOD:
    case THAW_DEPREL_ADVCL:
        return prep != THAW_NONE && (is_any(j, prep, about) || interested) &&
            !(deprel(j, at) == THAW_DEPREL_ADVCL && is_form(j, prep, "to") &&
                !takes_infinitive(j, head(j, at)));
    default:
        return false;
    }
}

/* What the word that governs at does to it. */
static void judge_governor(judge *j, uint32_t at)
{
    uint32_t h = head(j, at), accusation = find_accusation(j, at);
    if (accusation != THAW_NONE) {
        judge_effect(j, THAW_EFFECT_ALLEGE, "governor", accusation);
        return;
    }
    if (h == THAW_NONE || !is_complement(j, at))
        return;
    thaw_status_effect effect = thaw_status_governor(thaw_doc_lemma(j->doc, h));
    bool clause = deprel(j, at) == THAW_DEPREL_XCOMP ||
        deprel(j, at) == THAW_DEPREL_CCOMP;
    /* "wants them to leave", "told them to leave": a demand; "told them that
     * he left" is a report */
    bool other = find_child(j, h, THAW_DEPREL_OBJ, NULL) != THAW_NONE;
    bool want = thaw_str_is(thaw_doc_lemma(j->doc, h), "want");
    if (want && other && deprel(j, at) == THAW_DEPREL_XCOMP)
        effect = THAW_EFFECT_DEMAND;
    if (thaw_str_is(thaw_doc_lemma(j->doc, h), "tell") &&
        deprel(j, at) != THAW_DEPREL_XCOMP)
        effect = THAW_EFFECT_NONE;
    if (effect == THAW_EFFECT_FACT && clause)
        return; /* goes on upwards: "plans to begin shelling" */
    if (effect == THAW_EFFECT_ALLEGE && deprel(j, at) == THAW_DEPREL_OBJ)
        return; /* "claimed the attack" */
    /* nouns that are just mentioned by the verb */
    if (effect == THAW_EFFECT_MAYBE && deprel(j, at) == THAW_DEPREL_OBJ &&
        !thaw_str_is(thaw_doc_lemma(j->doc, h), "fear") &&
        !thaw_str_is(thaw_doc_lemma(j->doc, h), "risk"))
        return;
    if (effect != THAW_EFFECT_NONE)
        judge_effect(j, effect, "governor", h);
}

/* ---- 6 purpose
 * ----------------------------------------------------------------------------
 */

static void judge_purpose(judge *j, uint32_t at)
{
    static const char *const to[] = {"to", NULL};
    uint32_t t = find_child(j, at, THAW_DEPREL_MARK, to);
    uint32_t h = head(j, at);
    if (t == THAW_NONE || h == THAW_NONE)
        return;
    thaw_str lemma = thaw_doc_lemma(j->doc, h);
    if (deprel(j, at) == THAW_DEPREL_XCOMP && thaw_str_is(lemma, "go") &&
        xpos(j, h) == THAW_XPOS_VBG)
        decide(j, THAW_EVENT_PLANNED, "going to", h);
    else if (deprel(j, at) == THAW_DEPREL_XCOMP &&
        (thaw_str_is(lemma, "have") || thaw_str_is(lemma, "need")))
        decide(j, THAW_EVENT_DEMANDED, "have to", h);
    else if (deprel(j, at) == THAW_DEPREL_ADVCL ||
        deprel(j, at) == THAW_DEPREL_ACL)
        decide(j, THAW_EVENT_PLANNED, "purpose", t);
    else if (deprel(j, at) == THAW_DEPREL_XCOMP &&
        thaw_status_governor(lemma) != THAW_EFFECT_FACT &&
        j->doc->tags[h].upos == THAW_UPOS_VERB)
        decide(j, THAW_EVENT_PLANNED, "purpose", t);
}

/* ---- upwards
 * --------------------------------------------------------------------------------
 */

/* Whether what is said of the head holds of at: the parts of one clause. */
static bool shares_clause(const judge *j, uint32_t at)
{
    static const char *const the[] = {"the", "this", "that", "these", NULL};
    uint32_t h = head(j, at);
    bool noun = j->doc->tags[at].upos == THAW_UPOS_NOUN;
    bool over_verb = j->doc->tags[h].upos == THAW_UPOS_VERB;
    bool definite = find_child(j, at, THAW_DEPREL_DET, the) != THAW_NONE;
    switch (deprel(j, at)) {
    case THAW_DEPREL_XCOMP:
        return true;
    case THAW_DEPREL_CCOMP:
        return thaw_status_governor(thaw_doc_lemma(j->doc, h)) ==
            THAW_EFFECT_NONE &&
            find_child(j, at, THAW_DEPREL_NSUBJ, NULL) == THAW_NONE;
    case THAW_DEPREL_CONJ:
        return xpos(j, at) == THAW_XPOS_VB || xpos(j, at) == xpos(j, h) || noun;
    case THAW_DEPREL_ADVCL:
        return xpos(j, at) == THAW_XPOS_VBG && find_case(j, at) == THAW_NONE;
    case THAW_DEPREL_OBJ:
    case THAW_DEPREL_NSUBJ:
    case THAW_DEPREL_NSUBJ_PASS:
        return noun && over_verb && !definite &&
            thaw_status_governor(thaw_doc_lemma(j->doc, h)) != THAW_EFFECT_FACT;
    case THAW_DEPREL_OBL:
        return noun && over_verb && !definite &&
            is_form(j, find_case(j, at), "to");
    case THAW_DEPREL_COMPOUND:
        return true;
    default:
        return false;
    }
}

/* Whether a negation of the head denies at: verbs that carry a noun, and
 * complements. */
static bool carries(const judge *j, uint32_t at)
{
    uint8_t rel = deprel(j, at);
    return (rel == THAW_DEPREL_OBJ || rel == THAW_DEPREL_NSUBJ_PASS ||
               rel == THAW_DEPREL_XCOMP || rel == THAW_DEPREL_NSUBJ) &&
        shares_clause(j, at);
}

/* A negation over the governor: "did not agree to", "never threatened to". */
static void judge_governor_negation(judge *j)
{
    uint32_t cue = j->out->cue;
    if (cue < j->first || cue >= j->end ||
        strcmp(j->out->rule, "governor") != 0)
        return;
    bool before = j->out->negated;
    judge_negation(j, cue);
    if (before == j->out->negated)
        return;
    if (j->out->status == THAW_EVENT_DENIED) {
        /* "did not deny", "did not fail" */
        j->out->status = THAW_EVENT_HAPPENED;
        j->out->rule = "a denial denied";
    }
}

static void climb(judge *j)
{
    static void (*const rules[])(judge *, uint32_t) = {judge_modifiers,
        judge_condition, judge_modal, judge_progressive, judge_governor,
        judge_purpose};
    uint32_t at = j->predicate;
    bool carried = true;
    for (unsigned step = 0; step < CLIMB_MAX; step++) {
        if (carried)
            judge_negation(j, at);
        for (size_t i = 0; i < sizeof rules / sizeof *rules && !j->decided; i++)
            rules[i](j, at);
        if (j->decided || head(j, at) == THAW_NONE || !shares_clause(j, at))
            return;
        carried = carried && carries(j, at);
        at = head(j, at);
    }
}

static void judge_rest(judge *j)
{
    int32_t from = j->out->time == THAW_NONE
        ? THAW_DAY_NONE
        : j->doc->times.items[j->out->time].from;
    uint32_t question = find_question(j);
    bool future = j->doc->date != THAW_DAY_NONE && from != THAW_DAY_NONE &&
        from > j->doc->date;
    if (question != THAW_NONE)
        decide(j, THAW_EVENT_HYPOTHETICAL, "a question", question);
    else if (future && xpos(j, j->predicate) != THAW_XPOS_VBD)
        decide(j, THAW_EVENT_PLANNED, "dated after the document",
            j->doc->times.items[j->out->time].first);
    else
        decide(j, THAW_EVENT_HAPPENED, "nothing says otherwise", THAW_NONE);
}

void thaw_event_status(
    const thaw_doc *doc, uint32_t predicate, thaw_event_circumstance *out)
{
    assert(predicate < doc->tokens.count && doc->tags && doc->arcs);
    const thaw_sentence *s =
        &doc->sentences.items[doc->tokens.items[predicate].sentence];
    *out = (thaw_event_circumstance){.cue = THAW_NONE,
        .negator = THAW_NONE,
        .rule = "nothing says otherwise",
        .time = thaw_event_find_time(doc, predicate)};
    judge j = {doc, s->first, s->end, predicate, false, out};
    climb(&j);
    if (!j.decided)
        judge_rest(&j);
    judge_governor_negation(&j);
    if (out->negated && out->status == THAW_EVENT_HAPPENED) {
        out->status = THAW_EVENT_DENIED;
        out->rule = out->negation;
        out->cue = out->negator;
    }
    thaw_event_judge_ref(doc, predicate, out);
}
