/*
 * detail.c - when, where and how many.
 */
#include "event/detail.h"

/* ---- dates -------------------------------------------------------------- */

static bool put_day(thaw_doc *doc, int32_t day, thaw_str *out)
{
    char text[16];
    thaw_date_format(day, text);
    *out = thaw_arena_copy(&doc->arena, thaw_str_of(text));
    return out->ptr != NULL;
}

static thaw_str precision_name(thaw_precision precision)
{
    static const char *const names[] = {
        "", "day", "week", "month", "quarter", "season", "year", "decade"};
    return thaw_str_of(names[precision]);
}

bool thaw_event_set_date(
    thaw_doc *doc, uint32_t time, bool past, thaw_event *event)
{
    const thaw_time *t = time == THAW_NONE ? NULL : &doc->times.items[time];
    if (t && t->from != THAW_DAY_NONE) {
        event->date_span = t->span;
        event->date_precision = precision_name(t->precision);
        if (!put_day(doc, t->from, &event->date))
            return false;
        return t->to == THAW_DAY_NONE || t->to == t->from ||
            put_day(doc, t->to, &event->date_end);
    }
    if (t)
        event->date_span = t->span; /* it says when, but not which day */
    if (t || past || doc->date == THAW_DAY_NONE)
        return true;
    event->date_precision = THAW_STR("day");
    return put_day(doc, doc->date, &event->date);
}

/* ---- places ------------------------------------------------------------- */

#define CLIMB_MAX 6

/* The head token of a range: the one whose head lies outside. */
static uint32_t head_of(const thaw_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        uint32_t head = doc->arcs[t].head;
        if (head == THAW_NONE || head < first || head >= end)
            return t;
    }
    return first;
}

static bool is_locative(const thaw_frames *frames, uint32_t token)
{
    static const char *const words[] = {"in", "at", "near", "on", "inside",
        "outside", "around", "across", "off", "along", "throughout", "within",
        "over", "to", "into", "from", "outside", NULL};
    uint32_t marker = thaw_frames_child(frames, token, THAW_DEPREL_CASE);
    return marker != THAW_NONE &&
        thaw_frames_lemma_in(frames->doc, marker, words);
}

/* Steps from a place up to the predicate, or 0: it does not hang there. */
static unsigned steps_to(
    const thaw_frames *frames, uint32_t place, const thaw_match *match)
{
    const thaw_doc *doc = frames->doc;
    const thaw_frame *frame = frames->frames[match->token - frames->first];
    uint32_t light = frame ? frame->light : THAW_NONE, at = place;
    uint32_t governor = doc->arcs[match->token].head;
    for (unsigned steps = 1; steps <= CLIMB_MAX; steps++) {
        at = doc->arcs[at].head;
        if (at == THAW_NONE)
            return 0;
        if (at == match->token)
            return steps;
        if (at == light)
            return steps + 1;
        if (doc->tags[at].upos == THAW_UPOS_VERB)
            return at == governor ? steps + CLIMB_MAX : 0;
    }
    return 0;
}

static bool is_actor_of(const thaw_event *event, thaw_span span)
{
    for (size_t i = 0; i < event->source_count; i++)
        if (span.begin < event->source[i].span.end &&
            span.end > event->source[i].span.begin)
            return true;
    for (size_t i = 0; i < event->target_count; i++)
        if (span.begin < event->target[i].span.end &&
            span.end > event->target[i].span.begin)
            return true;
    return false;
}

void thaw_event_set_place(
    const thaw_frames *frames, const thaw_match *match, thaw_event *event)
{
    const thaw_doc *doc = frames->doc;
    unsigned best = UINT32_MAX;
    for (size_t i = 0; i < doc->places.count; i++) {
        const thaw_place *place = &doc->places.items[i];
        if (place->metonym || place->first < frames->first ||
            place->end > frames->end || is_actor_of(event, place->span))
            continue;
        uint32_t head = head_of(doc, place->first, place->end);
        unsigned steps = steps_to(frames, head, match);
        if (steps == 0 || steps >= best ||
            (steps > 1 && !is_locative(frames, head)))
            continue;
        best = steps;
        event->place_span = place->span;
        event->place_name = place->name;
        event->place_country = place->country;
    }
}

/* ---- numbers ------------------------------------------------------------ */

static const char *const kill_words[] = {"kill", "die", "slay", "murder",
    "massacre", "execute", "assassinate", "behead", "dead", "perish", "death",
    "fatality", "killing", "lynch", "hang", "claim", "drown", "killed", NULL};
static const char *const injure_words[] = {"injure", "wound", "hurt", "maim",
    "injured", "wounded", "injury", "casualty", "hospitalize", "hospitalise",
    NULL};
static const char *const arrest_words[] = {"arrest", "detain", "jail",
    "imprison", "apprehend", "round", "capture", "arrested", "detained",
    "abduct", "kidnap", NULL};

/* The field that a word fills, or NULL. */
static thaw_event_number *field_of(
    const thaw_doc *doc, uint32_t token, thaw_event *event)
{
    if (thaw_frames_lemma_in(doc, token, kill_words))
        return &event->killed;
    if (thaw_frames_lemma_in(doc, token, injure_words))
        return &event->injured;
    if (thaw_frames_lemma_in(doc, token, arrest_words))
        return &event->arrested;
    return NULL;
}

/* What happened to the people counted: the word itself ("12 dead"), what is
 * said of it ("left 12 dead"), or the verb whose object, or patient, or dying
 * subject they are. */
static uint32_t fate_of(const thaw_frames *frames, uint32_t counted)
{
    const thaw_doc *doc = frames->doc;
    thaw_event none = {0};
    if (field_of(doc, counted, &none))
        return counted;
    uint32_t verb = doc->arcs[counted].head;
    if (verb == THAW_NONE)
        return THAW_NONE;
    if (doc->arcs[counted].deprel == THAW_DEPREL_NMOD)
        return field_of(doc, verb, &none) ? verb : THAW_NONE;
    bool object = doc->arcs[counted].deprel == THAW_DEPREL_OBJ ||
        doc->arcs[counted].deprel == THAW_DEPREL_NSUBJ_PASS;
    bool dying = doc->arcs[counted].deprel == THAW_DEPREL_NSUBJ &&
        (thaw_str_is(doc->tags[verb].lemma, "die") ||
            thaw_str_is(doc->tags[verb].lemma, "perish") ||
            doc->tags[verb].upos == THAW_UPOS_ADJ);
    uint32_t result = thaw_frames_child(frames, verb, THAW_DEPREL_XCOMP);
    if (object && result != THAW_NONE && field_of(doc, result, &none))
        return result;
    return (object || dying) && field_of(doc, verb, &none) ? verb : THAW_NONE;
}

static uint32_t clause_of(const thaw_doc *doc, uint32_t token)
{
    while (doc->tags[token].upos != THAW_UPOS_VERB &&
        doc->arcs[token].head != THAW_NONE)
        token = doc->arcs[token].head;
    return token;
}

/* A number belongs to the events of its clause and of the clauses beside and
 * above it: "bombed the town, killing five". */
static bool is_near(const thaw_doc *doc, uint32_t fate, const thaw_match *match)
{
    uint32_t own = clause_of(doc, match->token), its = clause_of(doc, fate);
    if (own == its || fate == match->token)
        return true;
    uint32_t up = doc->arcs[its].head, above = doc->arcs[own].head;
    uint8_t deprel = doc->arcs[its].deprel;
    if (up != THAW_NONE && clause_of(doc, up) == own)
        return deprel == THAW_DEPREL_ADVCL || deprel == THAW_DEPREL_CONJ ||
            deprel == THAW_DEPREL_XCOMP || deprel == THAW_DEPREL_PARATAXIS ||
            deprel == THAW_DEPREL_ACL || deprel == THAW_DEPREL_ACL_RELCL;
    return above != THAW_NONE && clause_of(doc, above) == its &&
        doc->arcs[own].deprel != THAW_DEPREL_CCOMP;
}

static bool is_source(
    const thaw_frames *frames, const thaw_match *match, uint32_t counted)
{
    for (size_t i = 0; i < match->source.count; i++)
        if (match->source.items[i] == counted ||
            thaw_frames_is_below(frames, counted, match->source.items[i]))
            return true;
    return false;
}

static void put_number(thaw_event_number *field, const thaw_quantity *q)
{
    if (!field || field->known)
        return;
    *field = (thaw_event_number){true, q->low, q->high, q->best, q->span};
}

void thaw_event_set_toll(const thaw_frames *frames, thaw_event *event)
{
    const thaw_doc *doc = frames->doc;
    for (size_t i = 0; i < doc->quantities.count; i++) {
        const thaw_quantity *q = &doc->quantities.items[i];
        if (q->first < frames->first || q->end > frames->end ||
            q->head < frames->first || q->head >= frames->end)
            continue;
        uint32_t fate = fate_of(frames, q->head);
        if (fate != THAW_NONE)
            put_number(field_of(doc, fate, event), q);
    }
}

void thaw_event_set_numbers(
    const thaw_frames *frames, const thaw_match *match, thaw_event *event)
{
    const thaw_doc *doc = frames->doc;
    for (size_t i = 0; i < doc->quantities.count; i++) {
        const thaw_quantity *q = &doc->quantities.items[i];
        if (q->first < frames->first || q->end > frames->end ||
            q->head < frames->first || q->head >= frames->end)
            continue;
        uint32_t fate = fate_of(frames, q->head);
        if (fate != THAW_NONE && is_near(doc, fate, match))
            put_number(field_of(doc, fate, event), q);
        else if (fate == THAW_NONE && thaw_str_is(event->event, "PROTEST") &&
            is_source(frames, match, q->head))
            put_number(&event->size, q);
    }
}
