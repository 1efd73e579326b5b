/*
 * frame.c - the frame of a predicate.
 *
 * A filler is the head token of a phrase; the members of a coordination fill
 * the role one by one, so that compound actors stay together.
 */
#include "event/frame.h"
#include "event/detail.h"

#define WORD_MAX 60
#define SLOTS_MAX 512 /* of a frame: an odd tree must not make it long */

uint32_t thaw_frames_find_word(const thaw_rules *rules, thaw_str word)
{
    char lower[WORD_MAX];
    if (word.len > sizeof lower)
        return THAW_RULE_NONE;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = thaw_to_lower(word.ptr[i]);
    return thaw_rules_find_word(rules, (thaw_str){lower, word.len});
}

bool thaw_frames_init(thaw_frames *frames, const thaw_doc *doc,
    const thaw_rules *rules, uint32_t sentence, thaw_arena *arena)
{
    const thaw_sentence *s = &doc->sentences.items[sentence];
    size_t count = s->end - s->first;
    bool any = false;
    *frames = (thaw_frames){.doc = doc,
        .rules = rules,
        .arena = arena,
        .first = s->first,
        .end = s->end,
        .words = THAW_ARRAY(arena, uint32_t, count)};
    if (!frames->words) {
        frames->no_memory = true;
        return false;
    }
    for (uint32_t t = s->first; t < s->end; t++) {
        uint32_t word = thaw_frames_find_word(rules, doc->tags[t].lemma);
        frames->words[t - s->first] = word;
        if (word != THAW_RULE_NONE)
            any = any ||
                rules->trigger_first[word] < rules->trigger_first[word + 1];
    }
    return any;
}

/* ---- the tree ----------------------------------------------------------- */

static bool has_head(const thaw_frames *frames, uint32_t token)
{
    uint32_t head = frames->doc->arcs[token].head;
    return head != THAW_NONE && head >= frames->first && head < frames->end;
}

/* Depth by depth: a token's children are placed when it is. */
static void fill_depths(thaw_frames *frames, uint32_t *queue)
{
    uint32_t count = 0;
    for (uint32_t t = frames->first; t < frames->end; t++)
        if (!has_head(frames, t))
            queue[count++] = t;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t *children;
        size_t number = thaw_frames_children(frames, queue[i], &children);
        for (size_t k = 0; k < number; k++) {
            frames->depths[children[k] - frames->first] =
                frames->depths[queue[i] - frames->first] + 1;
            queue[count++] = children[k];
        }
    }
}

bool thaw_frames_read_tree(thaw_frames *frames)
{
    const thaw_doc *doc = frames->doc;
    uint32_t first = frames->first, count = frames->end - first;
    frames->child_first = THAW_ARRAY(frames->arena, uint32_t, count + 2u);
    frames->children = THAW_ARRAY(frames->arena, uint32_t, count);
    frames->depths = THAW_ARRAY(frames->arena, uint32_t, count);
    frames->frames = THAW_ARRAY(frames->arena, thaw_frame *, count);
    uint32_t *queue = THAW_ARRAY(frames->arena, uint32_t, count);
    if (!frames->child_first || !frames->children || !frames->depths ||
        !frames->frames || !queue) {
        frames->no_memory = true;
        return false;
    }
    uint32_t *begin = frames->child_first + 1; /* becomes the ends */
    for (uint32_t t = first; t < frames->end; t++)
        if (has_head(frames, t))
            begin[doc->arcs[t].head - first + 1]++;
    for (uint32_t i = 1; i <= count; i++)
        begin[i] += begin[i - 1];
    for (uint32_t t = first; t < frames->end; t++)
        if (has_head(frames, t))
            frames->children[begin[doc->arcs[t].head - first]++] = t;
    fill_depths(frames, queue);
    return true;
}

bool thaw_frames_is_below(
    const thaw_frames *frames, uint32_t token, uint32_t top)
{
    while (token != top && has_head(frames, token))
        token = frames->doc->arcs[token].head;
    return token == top;
}

/* ---- filling ------------------------------------------------------------ */

typedef struct {
    thaw_frames *frames;
    const thaw_doc *doc;
    thaw_frame *frame;
    uint32_t token;
} filling;

static bool is_filled(const thaw_frame *frame, uint32_t role)
{
    for (size_t i = 0; i < frame->count; i++)
        if (frame->items[i].role == role)
            return true;
    return false;
}

static void add_one(filling *f, uint32_t role, uint32_t token)
{
    for (size_t i = 0; i < f->frame->count; i++)
        if (f->frame->items[i].role == role &&
            f->frame->items[i].token == token)
            return;
    if (f->frame->count == SLOTS_MAX || token == f->token)
        return;
    thaw_slot *slot = THAW_PUSH(f->frames->arena, f->frame);
    if (slot)
        *slot = (thaw_slot){role, token};
    else
        f->frames->no_memory = true;
}

/* A filler with the members of its coordination. */
static void add(filling *f, uint32_t role, uint32_t token)
{
    const uint32_t *children;
    token = thaw_frames_antecedent(f->frames, token);
    if (token < f->frames->first || token >= f->frames->end)
        return;
    add_one(f, role, token);
    bool nominal = thaw_frames_is_nominal(f->doc, token);
    size_t count = thaw_frames_children(f->frames, token, &children);
    for (size_t i = 0; i < count; i++)
        if (f->doc->arcs[children[i]].deprel == THAW_DEPREL_CONJ &&
            thaw_frames_is_nominal(f->doc, children[i]) == nominal &&
            children[i] != f->token)
            add_one(f, role, children[i]);
}

/* The role that a case or mark word gives, or THAW_ROLE_COUNT. */
static uint32_t role_of_marker(const thaw_frames *frames, uint32_t marker)
{
    uint32_t word = thaw_frames_word(frames, marker);
    return word >= THAW_ROLE_FIRST_PREPOSITION && word < THAW_ROLE_COUNT
        ? word
        : (uint32_t)THAW_ROLE_COUNT;
}

/* Times are in the order of the text. */
static bool is_time(const thaw_doc *doc, uint32_t token)
{
    size_t low = 0, high = doc->times.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (token < doc->times.items[middle].first)
            high = middle;
        else if (token >= doc->times.items[middle].end)
            low = middle + 1;
        else
            return true;
    }
    return false;
}

/* Every case word of a phrase names a role ("out of": both).  "On Tuesday"
 * says when, and fills none. */
static bool add_by_markers(filling *f, uint32_t token, thaw_deprel deprel)
{
    const uint32_t *children;
    bool by = false;
    if (is_time(f->doc, token))
        return false;
    size_t count = thaw_frames_children(f->frames, token, &children);
    for (size_t i = 0; i < count; i++) {
        uint8_t found = f->doc->arcs[children[i]].deprel;
        if (found != deprel && found != THAW_DEPREL_CASE)
            continue;
        uint32_t role = role_of_marker(f->frames, children[i]);
        if (role == THAW_ROLE_COUNT)
            continue;
        by = by || role == THAW_ROLE_BY;
        add(f, role, token);
    }
    return by;
}

/* ---- verbs and adjectives ----------------------------------------------- */

static bool is_infinitive(const filling *f, uint32_t clause)
{
    uint32_t mark = thaw_frames_child(f->frames, clause, THAW_DEPREL_MARK);
    return mark != THAW_NONE && thaw_str_is(thaw_doc_lemma(f->doc, mark), "to");
}

/* "urged Iran to leave": a parser may hang "Iran" on the infinitive. */
static void add_raised(filling *f, uint32_t clause)
{
    uint32_t subject = thaw_frames_child(f->frames, clause, THAW_DEPREL_NSUBJ);
    if (subject != THAW_NONE && is_infinitive(f, clause) &&
        subject > f->token && !is_filled(f->frame, THAW_ROLE_OBJ))
        add(f, THAW_ROLE_OBJ, subject);
}

static void add_dependent(filling *f, uint32_t child)
{
    bool passive = f->frame->passive;
    switch (f->doc->arcs[child].deprel) {
    case THAW_DEPREL_OBJ:
        add(f, THAW_ROLE_OBJ, child);
        break;
    case THAW_DEPREL_IOBJ:
        add(f, THAW_ROLE_IOBJ, child);
        break;
    case THAW_DEPREL_OBL_AGENT:
        add(f, THAW_ROLE_BY, child);
        add(f, THAW_ROLE_SUBJ, child);
        break;
    case THAW_DEPREL_OBL:
    case THAW_DEPREL_NMOD:
        if (add_by_markers(f, child, THAW_DEPREL_CASE) && passive)
            add(f, THAW_ROLE_SUBJ, child);
        break;
    case THAW_DEPREL_XCOMP:
    case THAW_DEPREL_CCOMP:
        add(f, THAW_ROLE_COMP, child);
        add_by_markers(f, child, THAW_DEPREL_MARK);
        add_raised(f, child);
        break;
    case THAW_DEPREL_ADVCL:
        if (is_infinitive(f, child)) {
            add(f, THAW_ROLE_COMP, child);
            add_raised(f, child);
        } else {
            add_by_markers(f, child, THAW_DEPREL_MARK);
        }
        break;
    case THAW_DEPREL_COMPOUND_PRT:
        add(f, THAW_ROLE_PART, child);
        break;
    default:
        break;
    }
}

/* "attacked and looted the shop": what stands after the last verb belongs to
 * all; a parser hangs it on either. */
static void share_dependents(filling *f)
{
    const uint32_t *children;
    uint32_t head = f->doc->arcs[f->token].head, later = THAW_NONE;
    if (f->doc->arcs[f->token].deprel == THAW_DEPREL_CONJ &&
        head != THAW_NONE && !is_filled(f->frame, THAW_ROLE_OBJ)) {
        size_t count = thaw_frames_children(f->frames, head, &children);
        for (size_t i = 0; i < count; i++)
            if (children[i] > f->token &&
                f->doc->arcs[children[i]].deprel != THAW_DEPREL_CONJ)
                add_dependent(f, children[i]);
        return;
    }
    later = thaw_frames_child(f->frames, f->token, THAW_DEPREL_CONJ);
    if (later == THAW_NONE || later > f->token + 2 ||
        is_filled(f->frame, THAW_ROLE_OBJ))
        return;
    size_t count = thaw_frames_children(f->frames, later, &children);
    for (size_t i = 0; i < count; i++)
        if (children[i] > later &&
            f->doc->arcs[children[i]].deprel == THAW_DEPREL_OBJ)
            add_dependent(f, children[i]);
}

/* "the man whom police arrested", "the man police arrested": the antecedent is
 * the object when nothing else is. */
static void add_gap(filling *f)
{
    if (f->doc->arcs[f->token].deprel != THAW_DEPREL_ACL_RELCL ||
        f->frame->passive || is_filled(f->frame, THAW_ROLE_OBJ) ||
        !is_filled(f->frame, THAW_ROLE_SUBJ))
        return;
    uint32_t head = f->doc->arcs[f->token].head;
    for (size_t i = 0; i < f->frame->count; i++)
        if (f->frame->items[i].token == head)
            return;
    if (!is_time(f->doc, head))
        add(f, THAW_ROLE_OBJ, head);
}

static uint32_t swallowed_subject(const thaw_frames *frames, uint32_t verb)
{
    const thaw_doc *doc = frames->doc;
    const uint32_t *children;
    uint32_t own = thaw_frames_child(frames, verb, THAW_DEPREL_NSUBJ);
    uint32_t noun = doc->arcs[verb].head, found = THAW_NONE;
    if (own != THAW_NONE)
        return own;
    size_t count = thaw_frames_children(frames, noun, &children);
    for (size_t i = 0; i < count && children[i] < verb; i++) {
        uint8_t deprel = doc->arcs[children[i]].deprel;
        if (deprel == THAW_DEPREL_NSUBJ || deprel == THAW_DEPREL_COMPOUND)
            found = children[i];
    }
    return found;
}

bool thaw_frames_is_swallowed(const thaw_frames *frames, uint32_t verb)
{
    const thaw_arc *arc = &frames->doc->arcs[verb];
    return arc->deprel == THAW_DEPREL_AMOD && arc->head != THAW_NONE &&
        arc->head > verb && !has_head(frames, arc->head) &&
        swallowed_subject(frames, verb) != THAW_NONE;
}

static void fill_swallowed(filling *f)
{
    const uint32_t *children;
    uint32_t noun = f->doc->arcs[f->token].head;
    size_t count = thaw_frames_children(f->frames, noun, &children);
    add(f, THAW_ROLE_SUBJ, swallowed_subject(f->frames, f->token));
    add(f, THAW_ROLE_OBJ, noun);
    for (size_t i = 0; i < count; i++)
        if (children[i] > noun)
            add_dependent(f, children[i]);
}

static void fill_clause(filling *f)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(f->frames, f->token, &children);
    f->frame->passive = thaw_frames_is_passive(f->frames, f->token);
    uint32_t subject = thaw_frames_find_subject(f->frames, f->token);
    if (subject != THAW_NONE && !f->frame->passive)
        add(f, THAW_ROLE_SUBJ, subject);
    bool has_object =
        thaw_frames_child(f->frames, f->token, THAW_DEPREL_OBJ) != THAW_NONE;
    if (subject != THAW_NONE && f->frame->passive)
        add(f, has_object ? THAW_ROLE_IOBJ : THAW_ROLE_OBJ, subject);
    for (size_t i = 0; i < count; i++)
        add_dependent(f, children[i]);
    share_dependents(f);
    add_gap(f);
}

/* ---- nouns -------------------------------------------------------------- */

/* "Iranian attack", "US sanctions": a word before the noun that names an
 * actor. */
static bool names_somebody(const filling *f, uint32_t token)
{
    const thaw_doc *doc = f->doc;
    if (doc->mention_of && doc->actor_first &&
        doc->mention_of[token] != THAW_NONE) {
        uint32_t m = doc->mention_of[token];
        if (doc->actor_first[m] < doc->actor_first[m + 1])
            return true;
    }
    uint8_t upos = doc->tags[token].upos;
    if (upos == THAW_UPOS_ADJ || upos == THAW_UPOS_PROPN) {
        thaw_event_actor demonym;
        if (f->frames->know &&
            thaw_event_find_demonym(doc, f->frames->know, token, &demonym))
            return true;
    }
    for (size_t i = 0; i < doc->names.count; i++) {
        const thaw_name *n = &doc->names.items[i];
        if (token >= n->first && token < n->end)
            return n->type == THAW_NAME_NORP || n->type == THAW_NAME_LOC ||
                n->type == THAW_NAME_ORG || n->type == THAW_NAME_PER;
    }
    return false;
}

static void add_noun_dependent(filling *f, uint32_t child)
{
    switch (f->doc->arcs[child].deprel) {
    case THAW_DEPREL_NMOD_POSS:
        add(f, THAW_ROLE_SUBJ, child);
        break;
    case THAW_DEPREL_NMOD:
    case THAW_DEPREL_OBL:
    case THAW_DEPREL_OBL_AGENT:
        if (add_by_markers(f, child, THAW_DEPREL_CASE) &&
            !is_time(f->doc, child))
            add(f, THAW_ROLE_SUBJ, child);
        break;
    case THAW_DEPREL_AMOD:
    case THAW_DEPREL_COMPOUND:
    case THAW_DEPREL_NMOD_DESC:
    case THAW_DEPREL_NMOD_UNMARKED:
        add(f, THAW_ROLE_MOD, child);
        break;
    case THAW_DEPREL_ACL:
    case THAW_DEPREL_CCOMP:
    case THAW_DEPREL_ADVCL:
        if (!add_by_markers(f, child, THAW_DEPREL_MARK) &&
            f->doc->tags[child].xpos == THAW_XPOS_VBN) {
            const uint32_t *children;
            size_t count = thaw_frames_children(f->frames, child, &children);
            for (size_t i = 0; i < count; i++)
                if (f->doc->arcs[children[i]].deprel == THAW_DEPREL_OBL_AGENT ||
                    f->doc->arcs[children[i]].deprel == THAW_DEPREL_OBL)
                    add_noun_dependent(f, children[i]);
        } else {
            add(f, THAW_ROLE_COMP, child);
        }
        break;
    default:
        break;
    }
}

/* The light verb that governs a noun, or THAW_NONE.  A noun of a coordination
 * has that of the first. */
static uint32_t find_light(const filling *f)
{
    const thaw_arc *arc = &f->doc->arcs[f->token];
    if (arc->deprel == THAW_DEPREL_CONJ && arc->head != THAW_NONE)
        arc = &f->doc->arcs[arc->head];
    if (arc->head == THAW_NONE || !thaw_frames_is_light(f->doc, arc->head))
        return THAW_NONE;
    switch (arc->deprel) {
    case THAW_DEPREL_OBJ:
    case THAW_DEPREL_NSUBJ_PASS:
        return arc->head;
    default: /* "an attack carried out by": the verb hangs on the noun */
        return THAW_NONE;
    }
}

/* "a battle broke out between": the verb says only that it was. */
static uint32_t find_occurrence(const filling *f)
{
    static const char *const verbs[] = {"break", "erupt", "begin", "start",
        "take", "occur", "happen", "end", "continue", "resume", "fail", "open",
        "collapse", "rage", "flare", "stall", "follow", "ensue", NULL};
    const thaw_arc *arc = &f->doc->arcs[f->token];
    return arc->deprel == THAW_DEPREL_NSUBJ && arc->head != THAW_NONE &&
            thaw_frames_lemma_in(f->doc, arc->head, verbs)
        ? arc->head
        : THAW_NONE;
}

static void add_occurrence(filling *f)
{
    const uint32_t *children;
    uint32_t verb = find_occurrence(f);
    if (verb == THAW_NONE)
        return;
    size_t count = thaw_frames_children(f->frames, verb, &children);
    for (size_t i = 0; i < count; i++)
        if (f->doc->arcs[children[i]].deprel == THAW_DEPREL_OBL &&
            !is_time(f->doc, children[i]))
            add_by_markers(f, children[i], THAW_DEPREL_CASE);
}

static void add_light(filling *f)
{
    f->frame->light = find_light(f);
    if (f->frame->light == THAW_NONE)
        return;
    const thaw_frame *verb = thaw_frames_get(f->frames, f->frame->light);
    if (!verb)
        return;
    bool owned = is_filled(f->frame, THAW_ROLE_SUBJ);
    for (size_t i = 0; i < verb->count; i++) {
        uint32_t role = verb->items[i].role, token = verb->items[i].token;
        if (role == THAW_ROLE_SUBJ
                ? !owned
                : role >= THAW_ROLE_FIRST_PREPOSITION || role == THAW_ROLE_IOBJ)
            add_one(f, role, token);
    }
}

static void fill_noun(filling *f)
{
    const uint32_t *children;
    size_t count = thaw_frames_children(f->frames, f->token, &children);
    for (size_t i = 0; i < count; i++)
        add_noun_dependent(f, children[i]);
    if (!is_filled(f->frame, THAW_ROLE_SUBJ))
        for (size_t i = 0, n = f->frame->count; i < n; i++)
            if (f->frame->items[i].role == THAW_ROLE_MOD &&
                names_somebody(f, f->frame->items[i].token))
                add_one(f, THAW_ROLE_SUBJ, f->frame->items[i].token);
    /* a noun of a clause: "is a member of" */
    if (!is_filled(f->frame, THAW_ROLE_SUBJ) &&
        thaw_frames_child(f->frames, f->token, THAW_DEPREL_COP) != THAW_NONE) {
        uint32_t subject = thaw_frames_find_subject(f->frames, f->token);
        if (subject != THAW_NONE)
            add(f, THAW_ROLE_SUBJ, subject);
    }
    add_light(f);
    add_occurrence(f);
    if (!is_filled(f->frame, THAW_ROLE_SUBJ))
        return;
    for (size_t i = 0, n = f->frame->count; i < n; i++)
        if (f->frame->items[i].role == THAW_ROLE_OF)
            add_one(f, THAW_ROLE_OBJ, f->frame->items[i].token);
}

const thaw_frame *thaw_frames_get(thaw_frames *frames, uint32_t token)
{
    assert(token >= frames->first && token < frames->end);
    thaw_frame **slot = &frames->frames[token - frames->first];
    if (*slot)
        return *slot;
    *slot = THAW_ARRAY(frames->arena, thaw_frame, 1);
    if (!*slot) {
        frames->no_memory = true;
        return NULL;
    }
    (*slot)->light = THAW_NONE;
    filling f = {frames, frames->doc, *slot, token};
    if (thaw_frames_is_nominal(frames->doc, token))
        fill_noun(&f);
    else if (thaw_frames_is_swallowed(frames, token))
        fill_swallowed(&f);
    else
        fill_clause(&f);
    return *slot;
}
