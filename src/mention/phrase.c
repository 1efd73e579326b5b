/*
 * phrase.c - noun phrases by their head words.
 *
 * The range of a phrase grows from its head over the dependants that belong to
 * a noun phrase, leftwards and rightwards, and stops at the first that does
 * not: a relative clause, an apposition, a conjunct.  Ranges are computed once
 * a sentence, children before parents, so that deep trees cost no stack.
 */
#include "mention/phrase.h"

typedef struct {
    uint32_t first, end;
} stretch;

typedef struct {
    const thaw_known *known;
    const thaw_kids *kids;
    const thaw_doc *doc;
    stretch *own, *whole; /* per token: the phrase, and with its preposition */
    uint32_t *order;      /* room for the words of a sentence */
    struct {
        uint32_t *items;
        size_t count, room;
    } heads;
    thaw_arena *scratch;
} outline;

/* ---- ranges ------------------------------------------------------------- */

static bool is_part(const outline *reader, uint32_t kid, bool clause)
{
    switch (thaw_kids_deprel(reader->kids, kid)) {
    case THAW_DEPREL_DET:
    case THAW_DEPREL_DET_PREDET:
    case THAW_DEPREL_AMOD:
    case THAW_DEPREL_COMPOUND:
    case THAW_DEPREL_NUMMOD:
    case THAW_DEPREL_NMOD:
    case THAW_DEPREL_NMOD_POSS:
    case THAW_DEPREL_NMOD_DESC:
    case THAW_DEPREL_NMOD_UNMARKED:
    case THAW_DEPREL_FLAT:
    case THAW_DEPREL_FIXED:
    case THAW_DEPREL_GOESWITH:
    case THAW_DEPREL_ADVMOD:
    case THAW_DEPREL_ACL:
        return true;
    case THAW_DEPREL_CONJ:
    case THAW_DEPREL_PARATAXIS:
    case THAW_DEPREL_ACL_RELCL:
    case THAW_DEPREL_APPOS:
    case THAW_DEPREL_PUNCT:
        return false;
    default:
        return clause;
    }
}

static bool is_skipped(const outline *reader, uint32_t kid)
{
    uint8_t deprel = thaw_kids_deprel(reader->kids, kid);
    return deprel == THAW_DEPREL_PUNCT || deprel == THAW_DEPREL_CASE ||
        deprel == THAW_DEPREL_CC_PRECONJ;
}

/* Grows to the right, child by child, up to the first that is not a part. */
static uint32_t grow_right(const outline *reader, uint32_t t, bool clause)
{
    const thaw_kids *kids = reader->kids;
    uint32_t end = t + 1;
    for (uint32_t k = kids->first[t]; k != THAW_NONE; k = kids->next[k]) {
        if (k < t || is_skipped(reader, k))
            continue;
        if (!is_part(reader, k, clause))
            break;
        if (reader->whole[k].end > end)
            end = reader->whole[k].end;
    }
    return end;
}

/* Grows to the left: the parts that come after the last one that is none. */
static uint32_t grow_left(const outline *reader, uint32_t t, bool clause)
{
    const thaw_kids *kids = reader->kids;
    uint32_t first = t;
    for (uint32_t k = kids->first[t]; k != THAW_NONE && k < t;
         k = kids->next[k]) {
        if (is_skipped(reader, k))
            continue;
        if (!is_part(reader, k, clause))
            first = t;
        else if (reader->own[k].first < first)
            first = reader->own[k].first;
    }
    return first;
}

static void measure(const outline *reader, uint32_t t)
{
    const thaw_kids *kids = reader->kids;
    uint8_t upos = reader->doc->tags[t].upos;
    bool clause = upos == THAW_UPOS_VERB || upos == THAW_UPOS_AUX ||
        upos == THAW_UPOS_ADJ || upos == THAW_UPOS_ADV;
    stretch own = {grow_left(reader, t, clause), grow_right(reader, t, clause)};
    reader->own[t] = reader->whole[t] = own;
    for (uint32_t k = kids->first[t]; k != THAW_NONE; k = kids->next[k]) {
        uint8_t deprel = thaw_kids_deprel(kids, k);
        if (deprel != THAW_DEPREL_CASE && deprel != THAW_DEPREL_MARK)
            continue;
        if (k < reader->whole[t].first)
            reader->whole[t].first = k;
        if (k >= reader->whole[t].end)
            reader->whole[t].end = k + 1;
    }
}

/* Parents first in order, so that its reverse has children first. */
static void measure_sentence(
    const outline *reader, const thaw_sentence *sentence)
{
    uint32_t count = 0;
    for (uint32_t t = sentence->first; t < sentence->end; t++)
        if (reader->doc->arcs[t].head == THAW_NONE)
            reader->order[count++] = t;
    for (uint32_t at = 0; at < count; at++)
        for (uint32_t k = reader->kids->first[reader->order[at]];
             k != THAW_NONE; k = reader->kids->next[k])
            reader->order[count++] = k;
    assert(count == sentence->end - sentence->first);
    while (count > 0)
        measure(reader, reader->order[--count]);
}

/* ---- heads --------------------------------------------------------------- */

/* A name of the tables hangs together: only its anchor can be a mention. */
static bool is_name_anchor(const outline *reader, uint32_t t)
{
    const thaw_match *match = thaw_known_actor(reader->known, t);
    return match && match->anchor == t && !match->inner &&
        match->form != THAW_FORM_ADJECTIVE;
}

/* A modifier is a mention when it names somebody: "Taliban fighters". */
static bool is_named_modifier(const outline *reader, uint32_t t)
{
    uint32_t head = reader->doc->arcs[t].head;
    uint32_t name = reader->known->name_at[t];
    if (is_name_anchor(reader, t))
        return true;
    if (name == THAW_NONE || thaw_known_actor(reader->known, t) ||
        thaw_known_agent(reader->known, t) ||
        reader->doc->tags[t].upos != THAW_UPOS_PROPN)
        return false;
    const thaw_name *span = &reader->doc->names.items[name];
    return head == THAW_NONE || head < span->first || head >= span->end;
}

/* A word of a name that another word of it heads. */
static bool is_inside_name(const outline *reader, uint32_t t)
{
    uint32_t head = reader->doc->arcs[t].head;
    uint32_t name = reader->known->name_at[t];
    return name != THAW_NONE && head != THAW_NONE &&
        reader->known->name_at[head] == name && !is_name_anchor(reader, t) &&
        reader->doc->arcs[t].deprel != THAW_DEPREL_CONJ;
}

static bool is_noun_head(const outline *reader, uint32_t t)
{
    switch (reader->doc->arcs[t].deprel) {
    case THAW_DEPREL_FLAT:
    case THAW_DEPREL_COMPOUND:
        return is_named_modifier(reader, t);
    case THAW_DEPREL_FIXED:
    case THAW_DEPREL_GOESWITH:
    case THAW_DEPREL_NMOD_DESC:
    case THAW_DEPREL_AMOD:
    case THAW_DEPREL_ADVMOD:
    case THAW_DEPREL_CASE:
    case THAW_DEPREL_MARK:
    case THAW_DEPREL_CC:
    case THAW_DEPREL_REPARANDUM:
        return is_name_anchor(reader, t) &&
            reader->doc->arcs[t].deprel == THAW_DEPREL_AMOD;
    default:
        return !is_inside_name(reader, t);
    }
}

/* In a noun's place, or the conjunct of a word that is. */
static bool is_in_noun_place(const outline *reader, uint32_t t)
{
    const thaw_arc *arc = &reader->doc->arcs[t];
    if (arc->deprel == THAW_DEPREL_CONJ && arc->head != THAW_NONE)
        arc = &reader->doc->arcs[arc->head];
    return thaw_deprel_is_nominal(arc->deprel);
}

static bool is_pronoun_head(const outline *reader, uint32_t t)
{
    switch (reader->doc->tags[t].xpos) {
    case THAW_XPOS_WP:
    case THAW_XPOS_WPS:
    case THAW_XPOS_WDT:
    case THAW_XPOS_EX:
        return false;
    case THAW_XPOS_PRP:
    case THAW_XPOS_PRPS:
        return reader->doc->arcs[t].deprel != THAW_DEPREL_EXPL;
    default:
        return is_in_noun_place(reader, t);
    }
}

static bool is_head(const outline *reader, uint32_t t)
{
    const thaw_tag *tag = &reader->doc->tags[t];
    switch (tag->upos) {
    case THAW_UPOS_NOUN:
    case THAW_UPOS_PROPN:
        return is_noun_head(reader, t);
    case THAW_UPOS_PRON:
        return is_pronoun_head(reader, t);
    case THAW_UPOS_NUM:
    case THAW_UPOS_DET:
        return is_in_noun_place(reader, t);
    case THAW_UPOS_ADJ:
        return is_in_noun_place(reader, t) &&
            (thaw_known_actor(reader->known, t) ||
                thaw_kids_find(reader->kids, t, THAW_DEPREL_DET) != THAW_NONE ||
                thaw_str_among(tag->lemma, "other former latter"));
    case THAW_UPOS_PUNCT:
        return false;
    default:
        return is_name_anchor(reader, t) && is_in_noun_place(reader, t);
    }
}

/* Words of a table's name other than its anchor are no mentions. */
static bool is_within_name(const outline *reader, uint32_t t)
{
    const thaw_match *match = thaw_known_actor(reader->known, t);
    return match && match->anchor != t && !match->inner;
}

/* "President" of "President Moon" is a role, "Son" of "Ri Son Gwon" none. */
static bool is_role_in_name(const outline *reader, uint32_t t)
{
    const thaw_name *name =
        &reader->doc->names.items[reader->known->name_at[t]];
    return thaw_known_agent(reader->known, t) &&
        (name->first == t || name->type != THAW_NAME_PER);
}

/* "the President", "President of Peru": a role with a capital. */
static bool is_bare_role(const outline *reader, uint32_t t)
{
    const thaw_match *match = thaw_known_agent(reader->known, t);
    uint32_t index = reader->known->name_at[t];
    if (!match || is_name_anchor(reader, t))
        return false;
    if (index == THAW_NONE)
        return true;
    const thaw_name *name = &reader->doc->names.items[index];
    return name->first >= match->first && name->end <= match->end;
}

static thaw_mention_kind get_kind(const outline *reader, uint32_t t)
{
    const thaw_tag *tag = &reader->doc->tags[t];
    if (tag->upos == THAW_UPOS_PRON)
        return THAW_MENTION_PRONOUN;
    thaw_name_type type = thaw_known_name_type(reader->known, t);
    thaw_str form = thaw_doc_form(reader->doc, t);
    if (is_bare_role(reader, t))
        return THAW_MENTION_NOMINAL;
    if (tag->upos == THAW_UPOS_PROPN || is_name_anchor(reader, t) ||
        (type < THAW_NAME_NORP && form.len && thaw_is_upper(form.ptr[0]) &&
            !is_role_in_name(reader, t)))
        return THAW_MENTION_NAME;
    return THAW_MENTION_NOMINAL;
}

/* A phrase has the whole of its head's name, whatever the tree says. */
static stretch get_range(const outline *reader, uint32_t t)
{
    stretch range = reader->own[t];
    const thaw_match *match = thaw_known_actor(reader->known, t);
    uint32_t name = reader->known->name_at[t];
    if (match && match->first < range.first)
        range.first = match->first;
    if (match && match->end > range.end)
        range.end = match->end;
    if (name != THAW_NONE) {
        const thaw_name *span = &reader->doc->names.items[name];
        if (span->first < range.first)
            range.first = span->first;
        if (span->end > range.end)
            range.end = span->end;
    }
    return range;
}

/* The tables know better than the model. */
static thaw_name_type get_name_type(const outline *reader, uint32_t t)
{
    const thaw_match *match = thaw_known_actor(reader->known, t);
    if (!match || match->inner)
        return thaw_known_name_type(reader->known, t);
    if (match->form == THAW_FORM_PEOPLE || match->form == THAW_FORM_MEMBER)
        return THAW_NAME_NORP;
    thaw_actor_entry actor;
    thaw_actors_get(&reader->known->know->actors, match->record, &actor);
    switch (actor.kind) {
    case THAW_ACTOR_PERSON:
        return THAW_NAME_PER;
    case THAW_ACTOR_COUNTRY:
        return THAW_NAME_LOC;
    default:
        return THAW_NAME_ORG;
    }
}

static void add_mention(const outline *reader, thaw_doc *doc, uint32_t t)
{
    thaw_mention *mention = &doc->mentions.items[doc->mentions.count++];
    stretch range = get_range(reader, t);
    *mention = (thaw_mention){.first = range.first,
        .end = range.end,
        .head = t,
        .sentence = doc->tokens.items[t].sentence,
        .kind = get_kind(reader, t),
        .name_type = THAW_NAME_COUNT,
        .antecedent = THAW_NONE};
    if (mention->kind == THAW_MENTION_NAME)
        mention->name_type = get_name_type(reader, t);
    mention->entity = (uint32_t)doc->mentions.count - 1;
    doc->mention_of[t] = mention->entity;
}

static bool find_heads(outline *reader, const thaw_sentence *sentence)
{
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        if (!is_head(reader, t) || is_within_name(reader, t))
            continue;
        uint32_t *head = THAW_PUSH(reader->scratch, &reader->heads);
        if (!head)
            return false;
        *head = t;
    }
    return true;
}

/* The heads are counted first, so that the layer is as long as it must be. */
static bool write_layer(const outline *reader, thaw_doc *doc)
{
    size_t count = reader->heads.count;
    doc->mention_of = THAW_ARRAY(&doc->arena, uint32_t, doc->tokens.count);
    doc->mentions.items = THAW_ARRAY(&doc->arena, thaw_mention, count);
    if (!doc->mention_of || !doc->mentions.items)
        return false;
    doc->mentions.room = count;
    for (size_t i = 0; i < doc->tokens.count; i++)
        doc->mention_of[i] = THAW_NONE;
    for (size_t i = 0; i < count; i++)
        add_mention(reader, doc, reader->heads.items[i]);
    return true;
}

thaw_status thaw_find_mentions(thaw_doc *doc, const thaw_known *known,
    thaw_arena *scratch, thaw_error *err)
{
    size_t count = doc->tokens.count;
    outline reader = {.known = known,
        .kids = known->kids,
        .doc = doc,
        .own = THAW_ARRAY(scratch, stretch, count),
        .whole = THAW_ARRAY(scratch, stretch, count),
        .order = THAW_ARRAY(scratch, uint32_t, count),
        .scratch = scratch};
    bool room = reader.own && reader.whole && reader.order;
    for (size_t i = 0; room && i < doc->sentences.count; i++) {
        const thaw_sentence *sentence = &doc->sentences.items[i];
        if (!sentence->coded)
            continue;
        measure_sentence(&reader, sentence);
        room = find_heads(&reader, sentence);
    }
    if (!room)
        return thaw_fail(err, thaw_arena_status(scratch), 0,
            "no room for the phrases of %zu words", count);
    return write_layer(&reader, doc) ? THAW_OK
                                     : thaw_doc_no_room(doc, "mentions", err);
}
