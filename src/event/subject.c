/*
 * subject.c - who the subject of a clause is when it does not say so itself.
 *
 * One loop climbs from clause to governing clause; every step goes up the
 * tree, so it ends.
 */
#include "event/frame.h"

bool thaw_frames_is_nominal(const thaw_doc *doc, uint32_t token)
{
    switch (doc->tags[token].upos) {
    case THAW_UPOS_NOUN:
    case THAW_UPOS_PROPN:
    case THAW_UPOS_PRON:
    case THAW_UPOS_NUM:
    case THAW_UPOS_DET:
    case THAW_UPOS_SYM:
    case THAW_UPOS_X:
        return true;
    default:
        return false;
    }
}

bool thaw_frames_lemma_in(
    const thaw_doc *doc, uint32_t token, const char *const *list)
{
    thaw_str lemma = thaw_doc_lemma(doc, token);
    for (; *list; list++)
        if (thaw_str_is(lemma, *list))
            return true;
    return false;
}

bool thaw_frames_is_light(const thaw_doc *doc, uint32_t verb)
{
    static const char *const light[] = {"hold", "have", "conduct", "launch",
        "carry", "make", "give", "take", "sign", "stage", "mount", "undertake",
        "begin", "start", "open", "resume", "continue", "reach", "strike",
        "perform", "pay", "issue", "deliver", "lead", "wage", "commit",
        "execute", "impose", "offer", "declare", "announce", "engage",
        "perpetrate", "unleash", "initiate", "end", "finish", "step", NULL};
    return doc->tags[verb].upos == THAW_UPOS_VERB &&
        thaw_frames_lemma_in(doc, verb, light);
}

static bool is_clause(thaw_deprel deprel)
{
    switch (deprel) {
    case THAW_DEPREL_ACL:
    case THAW_DEPREL_ADVCL:
    case THAW_DEPREL_XCOMP:
        return true;
    default:
        return false;
    }
}

bool thaw_frames_is_passive(const thaw_frames *frames, uint32_t clause)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(frames, clause, &children);
    bool finite = false;
    for (size_t i = 0; i < count; i++)
        switch (frames->doc->arcs[children[i]].deprel) {
        case THAW_DEPREL_AUX_PASS:
        case THAW_DEPREL_NSUBJ_PASS:
        case THAW_DEPREL_CSUBJ_PASS:
            return true;
        case THAW_DEPREL_AUX:
        case THAW_DEPREL_NSUBJ:
            finite = true;
            break;
        default:
            break;
        }
    return !finite && frames->doc->tags[clause].xpos == THAW_XPOS_VBN &&
        is_clause(frames->doc->arcs[clause].deprel);
}

/* ---- relative words ---------------------------------------------------------
 */

static bool is_relative_word(const thaw_doc *doc, uint32_t token)
{
    static const char *const words[] = {
        "who", "which", "that", "whom", "whose", NULL};
    uint8_t upos = doc->tags[token].upos, xpos = doc->tags[token].xpos;
    return (upos == THAW_UPOS_PRON || upos == THAW_UPOS_DET ||
               xpos == THAW_XPOS_WDT || xpos == THAW_XPOS_WP) &&
        thaw_frames_lemma_in(doc, token, words);
}

uint32_t thaw_frames_antecedent(const thaw_frames *frames, uint32_t token)
{
    const thaw_doc *doc = frames->doc;
    if (!is_relative_word(doc, token))
        return token;
    for (uint32_t at = token; doc->arcs[at].head != THAW_NONE;
         at = doc->arcs[at].head)
        if (doc->arcs[at].deprel == THAW_DEPREL_ACL_RELCL)
            return doc->arcs[at].head;
    return token;
}

/* ---- counting words ----------------------------------------------------- */

/* "thousands of supporters", "a group of rebels": the phrase counts. */
bool thaw_frames_counts(const thaw_doc *doc, uint32_t token)
{
    static const char *const words[] = {"group", "number", "dozen", "hundred",
        "thousand", "score", "majority", "member", "team", "pair", "couple",
        "handful", "band", "crowd", "lot", "most", "some", "all", "many",
        "several", "both", "one", "two", "three", "none", "each", "ten",
        "million", "series", "convoy", "wave", "unit", "column", "bulk", "part",
        NULL};
    return doc->tags[token].upos == THAW_UPOS_NUM ||
        thaw_frames_lemma_in(doc, token, words);
}

uint32_t thaw_frames_find_counted(const thaw_frames *frames, uint32_t token)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(frames, token, &children);
    for (size_t i = 0; i < count; i++) {
        uint32_t c = children[i];
        uint32_t marker = thaw_frames_child(frames, c, THAW_DEPREL_CASE);
        if (frames->doc->arcs[c].deprel == THAW_DEPREL_NMOD &&
            marker != THAW_NONE &&
            thaw_frames_word(frames, marker) == THAW_ROLE_OF)
            return c;
    }
    return THAW_NONE;
}

/* ---- control ------------------------------------------------------------ */

uint32_t thaw_frames_child(
    const thaw_frames *frames, uint32_t token, thaw_deprel deprel)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(frames, token, &children);
    for (size_t i = 0; i < count; i++)
        if (frames->doc->arcs[children[i]].deprel == deprel)
            return children[i];
    return THAW_NONE;
}

static uint32_t own_subject(const thaw_frames *frames, uint32_t clause)
{
    uint32_t subject = thaw_frames_child(frames, clause, THAW_DEPREL_NSUBJ);
    if (subject == THAW_NONE)
        subject = thaw_frames_child(frames, clause, THAW_DEPREL_NSUBJ_PASS);
    if (subject == THAW_NONE)
        subject = thaw_frames_child(frames, clause, THAW_DEPREL_NSUBJ_OUTER);
    return subject;
}

/* The child with that relation whose preposition is one of the list. */
static uint32_t oblique(
    const thaw_frames *frames, uint32_t clause, const char *const *list)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(frames, clause, &children);
    for (size_t i = 0; i < count; i++) {
        uint32_t c = children[i];
        uint32_t marker = thaw_frames_child(frames, c, THAW_DEPREL_CASE);
        if (frames->doc->arcs[c].deprel == THAW_DEPREL_OBL &&
            marker != THAW_NONE &&
            thaw_frames_lemma_in(frames->doc, marker, list))
            return c;
    }
    return THAW_NONE;
}

/* Who does the infinitive or participle that verb takes: its object
 * ("asked Iran to leave"), its oblique ("called on Iran to leave"), or
 * THAW_NONE for its own subject ("agreed to leave", "promised Iran to"). */
static uint32_t find_controller(const thaw_frames *frames, uint32_t verb)
{
    static const char *const by_subject[] = {
        "promise", "vow", "pledge", "threaten", "use", NULL};
    static const char *const by_oblique[] = {"call", "appeal", "plead", "rely",
        "count", "prevail", "depend", "lean", "shout", NULL};
    static const char *const on_to_with[] = {
        "on", "upon", "to", "with", "for", NULL};
    const thaw_doc *doc = frames->doc;
    if (thaw_frames_lemma_in(doc, verb, by_subject))
        return THAW_NONE;
    if (thaw_frames_lemma_in(doc, verb, by_oblique))
        return oblique(frames, verb, on_to_with);
    uint32_t object = thaw_frames_child(frames, verb, THAW_DEPREL_IOBJ);
    return object != THAW_NONE
        ? object
        : thaw_frames_child(frames, verb, THAW_DEPREL_OBJ);
}

/* "accused Iran of shelling", "barred Iran from entering". */
static uint32_t controller_by_marker(
    const thaw_frames *frames, uint32_t clause, uint32_t verb)
{
    static const char *const markers[] = {"of", "from", "for", "into", NULL};
    static const char *const verbs[] = {"accuse", "suspect", "bar", "ban",
        "prevent", "stop", "keep", "block", "discourage", "blame", "condemn",
        "criticize", "criticise", "denounce", "praise", "thank", "charge",
        "convict", "arrest", "jail", "detain", "indict", "fine", "sanction",
        "punish", "force", "pressure", "talk", "coax", NULL};
    uint32_t marker = thaw_frames_child(frames, clause, THAW_DEPREL_MARK);
    if (marker == THAW_NONE)
        marker = thaw_frames_child(frames, clause, THAW_DEPREL_CASE);
    if (marker == THAW_NONE ||
        !thaw_frames_lemma_in(frames->doc, marker, markers) ||
        !thaw_frames_lemma_in(frames->doc, verb, verbs))
        return THAW_NONE;
    uint32_t object = thaw_frames_child(frames, verb, THAW_DEPREL_OBJ);
    return object != THAW_NONE ? object : own_subject(frames, verb);
}

/* "killing five" after "the town was bombed by rebels": the agent. */
static uint32_t agent_of(const thaw_frames *frames, uint32_t verb)
{
    static const char *const by[] = {"by", NULL};
    uint32_t agent = thaw_frames_child(frames, verb, THAW_DEPREL_OBL_AGENT);
    return agent != THAW_NONE ? agent : oblique(frames, verb, by);
}

/* "its decision to withdraw", "made a decision to withdraw": the owner, else
 * where to go on. */
static uint32_t owner_of(
    const thaw_frames *frames, uint32_t noun, uint32_t *next)
{
    const thaw_doc *doc = frames->doc;
    uint32_t head = doc->arcs[noun].head;
    uint8_t deprel = doc->arcs[noun].deprel;
    *next = THAW_NONE;
    if (head != THAW_NONE && deprel == THAW_DEPREL_OBJ)
        *next = head;
    return thaw_frames_child(frames, noun, THAW_DEPREL_NMOD_POSS);
}

/* One step: the subject that the clause takes from what it hangs on, or
 * THAW_NONE with *next, the clause to ask instead (THAW_NONE: nobody). */
static uint32_t step(const thaw_frames *frames, uint32_t clause, uint32_t *next)
{
    const thaw_doc *doc = frames->doc;
    uint32_t head = doc->arcs[clause].head, found = THAW_NONE;
    *next = THAW_NONE;
    if (head == THAW_NONE)
        return THAW_NONE;
    bool gerund = doc->tags[clause].xpos == THAW_XPOS_VBG;
    switch (doc->arcs[clause].deprel) {
    case THAW_DEPREL_CONJ:
        *next = head;
        return THAW_NONE;
    case THAW_DEPREL_XCOMP:
        found = thaw_frames_is_passive(frames, head)
            ? THAW_NONE
            : find_controller(frames, head);
        *next = head;
        return found;
    case THAW_DEPREL_CCOMP:
        *next = gerund ? head : THAW_NONE;
        return THAW_NONE;
    case THAW_DEPREL_ADVCL:
    case THAW_DEPREL_OBL:
        found = controller_by_marker(frames, clause, head);
        if (found == THAW_NONE && gerund &&
            thaw_frames_is_passive(frames, head))
            return agent_of(frames, head);
        *next = head;
        return found;
    case THAW_DEPREL_ACL_RELCL:
        return THAW_NONE;
    case THAW_DEPREL_ACL:
        if (gerund || doc->tags[clause].xpos == THAW_XPOS_VBN)
            return head;
        return owner_of(frames, head, next);
    default:
        return THAW_NONE;
    }
}

uint32_t thaw_frames_find_subject(thaw_frames *frames, uint32_t clause)
{
    uint32_t at = clause;
    while (at != THAW_NONE) {
        uint32_t subject = own_subject(frames, at);
        if (subject == THAW_NONE)
            subject = step(frames, at, &at);
        if (subject != THAW_NONE)
            return thaw_frames_antecedent(frames, subject);
        if (at != THAW_NONE && thaw_frames_is_nominal(frames->doc, at) &&
            thaw_frames_child(frames, at, THAW_DEPREL_COP) == THAW_NONE)
            return THAW_NONE;
    }
    return THAW_NONE;
}
