/*
 * belongs.c - the country of a role noun, and who holds an office there.
 */
#include "mention/known.h"

#define NOTHING ((thaw_belongs){THAW_NONE, THAW_NONE, THAW_NONE, NULL})
/* "a professor of politics at Seoul's university": nouns to look below */
#define QUEUE_MAX 12
/* holders of one office on one day, and offices that a name may mean */
#define HOLDERS_MAX 4

uint32_t thaw_known_country_of(const thaw_known *known, uint32_t record)
{
    const thaw_actors *actors = &known->know->actors;
    thaw_actor_entry actor;
    thaw_actors_get(actors, record, &actor);
    if (actor.kind == THAW_ACTOR_COUNTRY)
        return record;
    thaw_actor_code code;
    thaw_actors_get_code(actors, record, known->doc->date, &code);
    return thaw_actors_find_country(actors, code.code);
}

static bool covers(const thaw_term *term, int32_t day)
{
    return day == THAW_DAY_NONE ||
        ((term->from == THAW_DAY_NONE || term->from <= day) &&
            (term->to == THAW_DAY_NONE || term->to >= day));
}

uint32_t thaw_known_holder(
    const thaw_known *known, uint32_t country, thaw_str office)
{
    const thaw_actors *actors = &known->know->actors;
    thaw_actor_code code;
    thaw_term terms[HOLDERS_MAX];
    thaw_actors_get_code(actors, country, known->doc->date, &code);
    size_t n = thaw_actors_find_holders(
        actors, code.code, office, known->doc->date, terms, HOLDERS_MAX);
    return n == 0 ? THAW_NONE : terms[0].person;
}

/* A term counts when it is the office, of its class, or led the country. */
static bool is_office(
    const thaw_actors *actors, const thaw_term *term, thaw_str office)
{
    thaw_office row;
    return thaw_str_equal(term->office, office) ||
        (thaw_str_is(office, "leader") && term->flags & THAW_TERM_LEADER) ||
        (thaw_actors_find_office(actors, term->office, &row) &&
            thaw_str_equal(row.class, office));
}

bool thaw_known_held(const thaw_known *known, uint32_t person, thaw_str office)
{
    const thaw_actors *actors = &known->know->actors;
    size_t count = thaw_actors_term_count(actors, person);
    for (size_t i = 0; i < count; i++) {
        thaw_term term;
        thaw_actors_get_term(actors, person, i, &term);
        if (is_office(actors, &term, office) &&
            (covers(&term, known->doc->date) ||
                (term.to != THAW_DAY_NONE && term.to < known->doc->date)))
            return true;
    }
    return false;
}

/* "US-backed rebels" are not the United States'. */
bool thaw_known_is_backer(const thaw_known *known, const thaw_match *match)
{
    const thaw_doc *doc = known->doc;
    if (match->end + 1 >= doc->tokens.count ||
        !thaw_str_is(thaw_doc_form(doc, match->end), "-"))
        return false;
    return thaw_str_among(thaw_doc_form(doc, match->end + 1),
        "backed led supported sponsored brokered funded trained allied "
        "aligned linked friendly style controlled held occupied based "
        "imposed educated trained");
}

static thaw_belongs belong(
    const thaw_known *known, const thaw_match *match, const char *how)
{
    if (thaw_known_is_backer(known, match) || match->inner)
        return NOTHING;
    thaw_belongs found = NOTHING;
    found.record = thaw_known_country_of(known, match->record);
    if (found.record == THAW_NONE)
        return NOTHING;
    found.token = match->anchor;
    found.how = match->form == THAW_FORM_ADJECTIVE ? "demonym" : how;
    found.other = match->other;
    return found;
}

/* What a dependant of a noun says about the noun's country: the relation's
 * name, or NULL when it says nothing. */
static const char *get_tie(const thaw_known *known, uint32_t kid)
{
    thaw_str marker;
    switch (thaw_kids_deprel(known->kids, kid)) {
    case THAW_DEPREL_AMOD:
    case THAW_DEPREL_COMPOUND:
    case THAW_DEPREL_NMOD_DESC:
    case THAW_DEPREL_NMOD_UNMARKED:
    case THAW_DEPREL_FLAT:
    case THAW_DEPREL_NUMMOD:
        return "compound";
    case THAW_DEPREL_NMOD_POSS:
        return "possessive";
    case THAW_DEPREL_NMOD:
        marker = thaw_kids_get_case(known->kids, kid);
        if (thaw_str_among(marker, "of from"))
            return "of";
        return thaw_str_among(marker, "in at for with") ? "in" : NULL;
    default:
        return NULL;
    }
}

/* "Russian and Chinese": the country of the second. */
static uint32_t find_conjunct(
    const thaw_known *known, uint32_t kid, uint32_t record)
{
    uint32_t k = thaw_kids_find(known->kids, kid, THAW_DEPREL_CONJ);
    const thaw_match *match =
        k == THAW_NONE ? NULL : thaw_known_actor(known, k);
    uint32_t other = !match || match->inner
        ? THAW_NONE
        : thaw_known_country_of(known, match->record);
    return other == record ? THAW_NONE : other;
}

/* A match whose words are dependants of the noun or lie in one of them. */
static thaw_belongs look_below(
    const thaw_known *known, uint32_t noun, bool close)
{
    const thaw_kids *kids = known->kids;
    for (uint32_t k = kids->first[noun]; k != THAW_NONE; k = kids->next[k]) {
        const char *tie = get_tie(known, k);
        bool is_close = tie && tie[0] != 'i' && tie[0] != 'o';
        if (!tie || is_close != close)
            continue;
        const thaw_match *match = thaw_known_actor(known, k);
        if (match && (noun < match->first || noun >= match->end)) {
            thaw_belongs found = belong(known, match, tie);
            if (found.record != THAW_NONE && found.other == THAW_NONE)
                found.other = find_conjunct(known, k, found.record);
            if (found.record != THAW_NONE)
                return found;
        }
    }
    return NOTHING;
}

/* The nouns below a noun that may know more: "negotiator" of "chief
 * negotiator of the foreign ministry of Peru". */
static size_t step_down(
    const thaw_known *known, uint32_t noun, uint32_t *queue, size_t count)
{
    const thaw_kids *kids = known->kids;
    for (uint32_t k = kids->first[noun]; k != THAW_NONE; k = kids->next[k]) {
        uint8_t upos = known->doc->tags[k].upos;
        if (count < QUEUE_MAX && get_tie(known, k) &&
            (upos == THAW_UPOS_NOUN || upos == THAW_UPOS_PROPN))
            queue[count++] = k;
    }
    return count;
}

/* A demonym somewhere in the words right before the noun, when the tree did
 * not tie it: "South Korean President Moon". */
static thaw_belongs look_before(const thaw_known *known, uint32_t noun)
{
    const thaw_doc *doc = known->doc;
    uint32_t t = noun;
    uint32_t first =
        doc->sentences.items[doc->tokens.items[noun].sentence].first;
    while (t > first) {
        t--;
        uint8_t upos = doc->tags[t].upos;
        if (upos != THAW_UPOS_ADJ && upos != THAW_UPOS_NOUN &&
            upos != THAW_UPOS_PROPN)
            break;
        const thaw_match *match = thaw_known_actor(known, t);
        if (match && (noun < match->first || noun >= match->end) &&
            !thaw_known_is_backer(known, match) &&
            match->form != THAW_FORM_SURNAME) {
            thaw_belongs found = belong(known, match, "compound");
            if (found.record != THAW_NONE)
                return found;
        }
    }
    return NOTHING;
}

/* "officials from Seoul", where the tree hung the phrase on the verb. */
static thaw_belongs look_after(const thaw_known *known, uint32_t noun)
{
    const thaw_doc *doc = known->doc;
    uint32_t t = noun + 1;
    uint32_t end = doc->sentences.items[doc->tokens.items[noun].sentence].end;
    if (t >= end || !thaw_str_is(thaw_doc_form(doc, t), "from"))
        return NOTHING;
    while (++t < end && t <= noun + 3) {
        const thaw_match *match = thaw_known_actor(known, t);
        if (match)
            return belong(known, match, "from");
        if (doc->tags[t].upos != THAW_UPOS_DET)
            break;
    }
    return NOTHING;
}

/* "its troops in Mali" are not Mali's. */
static bool has_owner(const thaw_known *known, uint32_t noun)
{
    uint32_t owner = thaw_kids_find(known->kids, noun, THAW_DEPREL_NMOD_POSS);
    return owner != THAW_NONE && known->doc->tags[owner].upos == THAW_UPOS_PRON;
}

thaw_belongs thaw_known_belongs(const thaw_known *known, uint32_t noun)
{
    bool owned = has_owner(known, noun);
    thaw_belongs found = owned ? NOTHING : look_after(known, noun);
    if (found.record == THAW_NONE)
        found = look_below(known, noun, true);
    if (found.record == THAW_NONE)
        found = look_before(known, noun);
    if (owned)
        return found;
    if (found.record == THAW_NONE)
        found = look_below(known, noun, false);
    uint32_t queue[QUEUE_MAX];
    size_t count = step_down(known, noun, queue, 0);
    for (size_t i = 0; i < count && found.record == THAW_NONE; i++) {
        found = look_below(known, queue[i], true);
        if (found.record == THAW_NONE)
            found = look_below(known, queue[i], false);
        count = step_down(known, queue[i], queue, count);
    }
    return found;
}

/* The role noun that ends right before the first word of the name. */
static const thaw_match *title_before(const thaw_known *known, uint32_t name)
{
    const thaw_match *actor = thaw_known_actor(known, name);
    uint32_t span = known->name_at[name];
    uint32_t first = actor  ? actor->first
        : span != THAW_NONE ? known->doc->names.items[span].first
                            : name;
    if (first > 0 &&
        known->doc->tokens.items[first].sentence ==
            known->doc->tokens.items[first - 1].sentence) {
        const thaw_match *match = thaw_known_agent(known, first - 1);
        if (match)
            return match;
    }
    for (uint32_t t = first; t < name; t++) /* a title within the name span */
        if (thaw_known_agent(known, t))
            return thaw_known_agent(known, t);
    return NULL;
}

const thaw_match *thaw_known_title(const thaw_known *known, uint32_t name)
{
    const thaw_kids *kids = known->kids;
    const thaw_match *match = thaw_known_agent(known, name);
    if (match && thaw_known_name_type(known, name) != THAW_NAME_PER)
        return match;
    match = title_before(known, name);
    if (match)
        return match;
    for (uint32_t k = kids->first[name]; k != THAW_NONE; k = kids->next[k])
        if (thaw_kids_deprel(kids, k) == THAW_DEPREL_NMOD_DESC &&
            thaw_known_agent(known, k))
            return thaw_known_agent(known, k);
    return NULL;
}

bool thaw_known_has_word(
    const thaw_known *known, uint32_t noun, const char *list)
{
    const thaw_doc *doc = known->doc;
    uint32_t first =
        doc->sentences.items[doc->tokens.items[noun].sentence].first;
    for (uint32_t t = noun, steps = 0; t-- > first && steps < 6; steps++) {
        uint8_t upos = doc->tags[t].upos;
        if (thaw_str_among(doc->tags[t].lemma, list))
            return true;
        if (upos != THAW_UPOS_ADJ && upos != THAW_UPOS_NOUN &&
            upos != THAW_UPOS_PROPN && upos != THAW_UPOS_PUNCT)
            break;
    }
    return false;
}
