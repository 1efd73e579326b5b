/*
 * known.c - covers a document with matches of the tables, and picks what each
 * of them means.
 *
 * The first pass finds the phrases and notes which actors the document names
 * in full; the second chooses among meanings, for which it must know that.
 */
#include "mention/known.h"

typedef struct {
    thaw_known *known;
    thaw_units units;
    uint8_t *named; /* per actor of the tables: named in full here */
    struct {
        thaw_phrase *items;
        size_t count, room;
    } phrases; /* of actors */
    thaw_arena *arena;
} cover;

static bool is_actor(
    const thaw_phrase *phrase, const thaw_phrase_entry *entry, int32_t day)
{
    return !thaw_phrase_entry_is_agent(entry) &&
        thaw_phrase_fits(phrase, entry) && thaw_phrase_entry_holds(entry, day);
}

static const thaw_phrase_entry *first_agent(const thaw_phrase *phrase)
{
    for (uint32_t i = 0; i < phrase->entry_count; i++)
        if (thaw_phrase_entry_is_agent(&phrase->entries[i]) &&
            thaw_phrase_fits(phrase, &phrase->entries[i]))
            return &phrase->entries[i];
    return NULL;
}

static bool has_actor(const thaw_phrase *phrase, int32_t day)
{
    for (uint32_t i = 0; i < phrase->entry_count; i++)
        if (is_actor(phrase, &phrase->entries[i], day))
            return true;
    return false;
}

/* The word of [first, end) that hangs from outside: a noun's place if any. */
static uint32_t find_anchor(const thaw_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t anchor = THAW_NONE;
    for (uint32_t t = first; t < end; t++) {
        uint32_t head = doc->arcs[t].head;
        uint8_t deprel = doc->arcs[t].deprel;
        if ((head >= first && head < end) || deprel == THAW_DEPREL_PUNCT ||
            deprel == THAW_DEPREL_DET || deprel == THAW_DEPREL_CASE)
            continue;
        if (anchor == THAW_NONE ||
            (thaw_deprel_is_nominal(deprel) &&
                !thaw_deprel_is_nominal(doc->arcs[anchor].deprel)))
            anchor = t;
    }
    return anchor == THAW_NONE ? end - 1 : anchor;
}

/* "the North" must not hide the "North Korean" of "the North Korean navy". */
static bool hides_longer(
    cover *finder, uint32_t t, uint32_t end, const thaw_phrase *phrase)
{
    const thaw_doc *doc = finder->known->doc;
    thaw_phrase next;
    return doc->tags[t].upos == THAW_UPOS_DET && phrase->end > t + 1 &&
        thaw_units_find_longest(&finder->units, t + 1, end, &next) &&
        next.end > phrase->end && has_actor(&next, doc->date);
}

static bool add_actor(cover *finder, const thaw_phrase *phrase)
{
    thaw_known *known = finder->known;
    thaw_match *match = THAW_PUSH(finder->arena, &known->actors);
    thaw_phrase *kept = THAW_PUSH(finder->arena, &finder->phrases);
    if (!match || !kept)
        return false;
    *kept = *phrase;
    *match = (thaw_match){.first = phrase->first,
        .end = phrase->end,
        .anchor = find_anchor(known->doc, phrase->first, phrase->end),
        .record = THAW_NONE,
        .other = THAW_NONE,
        .other_token = THAW_NONE};
    for (uint32_t i = 0; i < phrase->entry_count; i++)
        if (phrase->entries[i].form == THAW_FORM_NAME &&
            is_actor(phrase, &phrase->entries[i], known->doc->date))
            finder->named[phrase->entries[i].record] = 1;
    for (uint32_t t = phrase->first; t < phrase->end; t++)
        known->actor_at[t] = (uint32_t)known->actors.count - 1;
    return true;
}

static bool add_agent(
    cover *finder, const thaw_phrase *phrase, const thaw_phrase_entry *entry)
{
    thaw_known *known = finder->known;
    thaw_match *match = THAW_PUSH(finder->arena, &known->agents);
    if (!match)
        return false;
    *match = (thaw_match){.first = phrase->first,
        .end = phrase->end,
        .anchor = find_anchor(known->doc, phrase->first, phrase->end),
        .record = entry->record,
        .form = entry->form,
        .other = THAW_NONE,
        .other_token = THAW_NONE};
    for (uint32_t t = phrase->first; t < phrase->end; t++)
        known->agent_at[t] = (uint32_t)known->agents.count - 1;
    return true;
}

static bool cover_sentence(cover *finder, const thaw_sentence *sentence)
{
    const thaw_doc *doc = finder->known->doc;
    uint32_t actors_until = 0, agents_until = 0;
    thaw_phrase found[THAW_PHRASE_LENGTHS_MAX];
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        size_t n = thaw_units_find(
            &finder->units, t, sentence->end, found, THAW_PHRASE_LENGTHS_MAX);
        for (size_t i = 0; i < n && t >= actors_until; i++) {
            if (!has_actor(&found[i], doc->date) ||
                hides_longer(finder, t, sentence->end, &found[i]))
                continue;
            if (!add_actor(finder, &found[i]))
                return false;
            actors_until = found[i].end;
        }
        for (size_t i = 0; i < n && t >= agents_until; i++) {
            const thaw_phrase_entry *entry = first_agent(&found[i]);
            if (!entry)
                continue;
            if (!add_agent(finder, &found[i], entry))
                return false;
            agents_until = found[i].end;
        }
    }
    return true;
}

/* ---- choosing ----------------------------------------------------------- */

/* The words before a name that are a title, cut off the front of a span. */
static uint32_t skip_titles(
    const thaw_known *known, uint32_t first, uint32_t end)
{
    while (first < end && known->agent_at[first] != THAW_NONE)
        first++;
    return first;
}

/* True when a surname is a word of another person's longer name. */
static bool in_longer_name(const thaw_known *known, const thaw_match *match)
{
    const thaw_doc *doc = known->doc;
    uint32_t index = known->name_at[match->first];
    if (index != THAW_NONE && doc->names.items[index].type == THAW_NAME_PER) {
        const thaw_name *name = &doc->names.items[index];
        uint32_t first = skip_titles(known, name->first, match->first);
        return first < match->first || name->end > match->end;
    }
    uint32_t kid = known->kids->first[match->anchor];
    for (; kid != THAW_NONE; kid = known->kids->next[kid])
        if (thaw_kids_deprel(known->kids, kid) == THAW_DEPREL_FLAT &&
            kid >= match->end)
            return true;
    return doc->arcs[match->anchor].deprel == THAW_DEPREL_FLAT &&
        known->agent_at[doc->arcs[match->anchor].head] == THAW_NONE;
}

/* "President Moon": how well the title before a surname fits the person. */
static int score_title(
    const thaw_known *known, const thaw_match *match, uint32_t person)
{
    if (match->first == 0 || known->agent_at[match->first - 1] == THAW_NONE)
        return 0;
    const thaw_match *title =
        &known->agents.items[known->agent_at[match->first - 1]];
    if (title->end != match->first)
        return 0;
    thaw_agent agent;
    thaw_agents_get(&known->know->agents, title->record, &agent);
    if (agent.office.len && thaw_known_held(known, person, agent.office))
        return 25;
    return agent.flags & THAW_AGENT_TITLE && agent.office.len == 0 ? 8 : -5;
}

static int score_surname(const cover *finder, const thaw_match *match,
    uint32_t record, thaw_code_state state)
{
    const thaw_known *known = finder->known;
    if (in_longer_name(known, match))
        return -100;
    if (finder->named[record])
        return 50;
    int title = score_title(known, match, record);
    if (title > 0)
        return 25 + title;
    return state == THAW_CODE_NOW &&
            thaw_known_name_type(known, match->first) == THAW_NAME_PER
        ? 25
        : -100;
}

static int score_form(const cover *finder, const thaw_match *match,
    const thaw_phrase_entry *entry, thaw_code_state state)
{
    const thaw_doc *doc = finder->known->doc;
    const thaw_arc *arc = &doc->arcs[match->end - 1];
    switch (entry->form) {
    case THAW_FORM_NAME:
        return 60;
    case THAW_FORM_SHORT:
        if (!finder->named[entry->record] &&
            (entry->needs == THAW_PHRASE_NONE || !finder->named[entry->needs]))
            return -100;
        /* "the North Sea": not when the words go on */
        return arc->head != THAW_NONE && arc->head >= match->end &&
                doc->tags[match->end].upos != THAW_UPOS_CCONJ &&
                doc->tags[match->end - 1].upos != THAW_UPOS_ADJ &&
                (arc->deprel == THAW_DEPREL_COMPOUND ||
                    arc->deprel == THAW_DEPREL_FLAT)
            ? -100
            : 55;
    case THAW_FORM_SURNAME:
        return score_surname(finder, match, entry->record, state);
    case THAW_FORM_CAPITAL:
        return 45;
    default:
        return 50;
    }
}

static int score_type(thaw_actor_kind kind, thaw_name_type type)
{
    if (type == THAW_NAME_COUNT)
        return 0;
    bool person = kind == THAW_ACTOR_PERSON;
    if (person != (type == THAW_NAME_PER))
        return -15;
    bool body = kind == THAW_ACTOR_GROUP || kind == THAW_ACTOR_ORGANISATION;
    return person || body == (type == THAW_NAME_ORG) ? 8 : 0;
}

static int score_entry(const cover *finder, const thaw_match *match,
    const thaw_phrase_entry *entry)
{
    const thaw_known *known = finder->known;
    const thaw_actors *actors = &known->know->actors;
    thaw_actor_entry actor;
    thaw_actor_code code;
    thaw_actors_get(actors, entry->record, &actor);
    thaw_actors_get_code(actors, entry->record, known->doc->date, &code);
    return score_form(finder, match, entry, code.state) +
        score_type(actor.kind, thaw_known_name_type(known, match->anchor)) +
        (code.state == THAW_CODE_NOW ? 4 : code.state == THAW_CODE_FORMER) +
        (finder->named[entry->record] ? 2 : 0);
}

/* A single word inside a longer name of another kind. */
static bool is_inner(const thaw_known *known, const thaw_match *match)
{
    uint32_t index = known->name_at[match->anchor];
    if (index == THAW_NONE)
        return false;
    const thaw_name *name = &known->doc->names.items[index];
    if (match->end - match->first > 1 || name->end - name->first <= 1 ||
        name->type == THAW_NAME_LOC || name->type == THAW_NAME_NORP)
        return false;
    /* "US President Donald Trump", taken for one name */
    if (match->end < name->end && known->agent_at[match->end] != THAW_NONE)
        return false;
    thaw_actor_entry actor;
    thaw_actors_get(&known->know->actors, match->record, &actor);
    if (actor.kind == THAW_ACTOR_PERSON)
        return name->type != THAW_NAME_PER;
    return name->first < match->first || name->end > match->end;
}

static void choose(cover *finder, size_t index)
{
    thaw_match *match = &finder->known->actors.items[index];
    const thaw_phrase *phrase = &finder->phrases.items[index];
    int best = 0;
    for (uint32_t i = 0; i < phrase->entry_count; i++) {
        const thaw_phrase_entry *entry = &phrase->entries[i];
        if (!is_actor(phrase, entry, finder->known->doc->date))
            continue;
        int score = score_entry(finder, match, entry);
        if (score <= best)
            continue;
        best = score;
        match->record = entry->record;
        match->form = entry->form;
        match->weak = entry->form == THAW_FORM_SURNAME && score < 45;
    }
    if (match->record != THAW_NONE)
        match->inner = is_inner(finder->known, match);
}

/* "North and South Korea": the first has lost its last word. */
static void find_shared_word(cover *finder, thaw_match *match)
{
    const thaw_doc *doc = finder->known->doc;
    if (match->record == THAW_NONE || match->end - match->first != 2 ||
        match->first < 2)
        return;
    uint32_t word = match->first - 2;
    thaw_str joint = thaw_doc_form(doc, match->first - 1);
    if (!thaw_str_among(joint, "and or nor") ||
        doc->tokens.items[word].sentence !=
            doc->tokens.items[match->first].sentence)
        return;
    thaw_str first = thaw_doc_form(doc, word);
    thaw_str last = thaw_doc_form(doc, match->end - 1);
    char text[128];
    if (first.len + last.len + 1 > sizeof text)
        return;
    memcpy(text, first.ptr, first.len);
    text[first.len] = ' ';
    memcpy(text + first.len + 1, last.ptr, last.len);
    thaw_phrase phrase;
    if (!thaw_phrases_find(&finder->known->know->phrases,
            (thaw_str){text, first.len + last.len + 1}, &phrase))
        return;
    for (uint32_t i = 0; i < phrase.entry_count; i++)
        if (phrase.entries[i].form == match->form &&
            is_actor(&phrase, &phrase.entries[i], doc->date)) {
            match->other = phrase.entries[i].record;
            match->other_token = word;
            return;
        }
}

/* ---- the whole ------------------------------------------------------------
 */

static thaw_status no_room(thaw_arena *arena, thaw_error *err)
{
    return thaw_fail(err, thaw_arena_status(arena), 0,
        "no room for the names that the tables know");
}

static thaw_status init_units(cover *finder, thaw_error *err)
{
    const thaw_doc *doc = finder->known->doc;
    const struct thaw_know *know = finder->known->know;
    size_t count = doc->tokens.count;
    thaw_str *forms = THAW_ARRAY(finder->arena, thaw_str, count);
    finder->named = THAW_ARRAY(finder->arena, uint8_t, know->actors.count);
    if (!forms || !finder->named)
        return no_room(finder->arena, err);
    for (uint32_t i = 0; i < count; i++)
        forms[i] = thaw_doc_form(doc, i);
    return thaw_units_init(&finder->units, &know->phrases, forms,
        (uint32_t)count, finder->arena, err);
}

static thaw_status init_arrays(
    thaw_known *known, thaw_arena *arena, thaw_error *err)
{
    const thaw_doc *doc = known->doc;
    size_t count = doc->tokens.count;
    known->actor_at = THAW_ARRAY(arena, uint32_t, count);
    known->agent_at = THAW_ARRAY(arena, uint32_t, count);
    known->name_at = THAW_ARRAY(arena, uint32_t, count);
    if (!known->actor_at || !known->agent_at || !known->name_at)
        return no_room(arena, err);
    for (size_t i = 0; i < count; i++)
        known->actor_at[i] = known->agent_at[i] = known->name_at[i] = THAW_NONE;
    for (uint32_t i = 0; i < doc->names.count; i++)
        for (uint32_t t = doc->names.items[i].first;
             t < doc->names.items[i].end; t++)
            known->name_at[t] = i;
    return THAW_OK;
}

thaw_status thaw_known_init(thaw_known *known, const thaw_kids *kids,
    const struct thaw_know *know, thaw_arena *arena, thaw_error *err)
{
    *known = (thaw_known){.doc = kids->doc, .kids = kids, .know = know};
    thaw_status status = init_arrays(known, arena, err);
    if (status != THAW_OK || !know)
        return status;
    cover finder = {.known = known, .arena = arena};
    status = init_units(&finder, err);
    if (status != THAW_OK)
        return status;
    for (size_t i = 0; i < kids->doc->sentences.count; i++)
        if (kids->doc->sentences.items[i].coded &&
            !cover_sentence(&finder, &kids->doc->sentences.items[i]))
            return no_room(arena, err);
    for (size_t i = 0; i < known->actors.count; i++) {
        choose(&finder, i);
        find_shared_word(&finder, &known->actors.items[i]);
    }
    return THAW_OK;
}

const thaw_match *thaw_known_actor(const thaw_known *known, uint32_t token)
{
    uint32_t index = known->actor_at[token];
    if (index == THAW_NONE || known->actors.items[index].record == THAW_NONE)
        return NULL;
    return &known->actors.items[index];
}

const thaw_match *thaw_known_agent(const thaw_known *known, uint32_t token)
{
    uint32_t index = known->agent_at[token];
    return index == THAW_NONE ? NULL : &known->agents.items[index];
}

thaw_name_type thaw_known_name_type(const thaw_known *known, uint32_t token)
{
    uint32_t index = known->name_at[token];
    return index == THAW_NONE ? THAW_NAME_COUNT
                              : known->doc->names.items[index].type;
}
