/*
 * status_time.c - the time of an event: which expression dates it, and whether
 * it is news, background or still to come.
 */
#include "event/status_time.h"
#include "resolve/number.h"

#define CLIMB_MAX 12

typedef struct {
    const thaw_doc *doc;
    uint32_t first, end; /* the sentence */
} scene;

static uint32_t head(const scene *s, uint32_t t)
{
    uint32_t h = s->doc->arcs[t].head;
    return h >= s->first && h < s->end ? h : THAW_NONE;
}

static bool is_verb(const scene *s, uint32_t t)
{
    return s->doc->tags[t].upos == THAW_UPOS_VERB;
}

/* The time dates the clause behind it, not the one around it. */
static bool dates_what_follows(const thaw_time *time)
{
    return thaw_str_starts(time->why, THAW_STR("the date of what follows"));
}

static uint32_t top_of(const scene *s, const thaw_time *time)
{
    for (uint32_t t = time->first; t < time->end; t++) {
        uint32_t h = s->doc->arcs[t].head;
        if (h == THAW_NONE || h < time->first || h >= time->end)
            return t;
    }
    return time->first;
}

/* The verb behind "a day after". */
static uint32_t find_following(const scene *s, const thaw_time *time)
{
    for (uint32_t t = time->end; t < s->end; t++)
        if (is_verb(s, t))
            return t;
    return THAW_NONE;
}

/* "offered to send athletes during a speech on December 31": a day that is
 * over cannot date what is still to be done, so it dates the offer. */
static bool dates_what_governs(
    const scene *s, const thaw_time *time, uint32_t verb)
{
    return s->doc->arcs[verb].deprel == THAW_DEPREL_XCOMP &&
        s->doc->date != THAW_DAY_NONE && time->to != THAW_DAY_NONE &&
        time->to < s->doc->date;
}

/* How near a time hangs below a word: steps, or -1 when it does not. */
static int distance(const scene *s, const thaw_time *time, uint32_t word)
{
    if (dates_what_follows(time))
        return find_following(s, time) == word ? 0 : -1;
    uint32_t t = top_of(s, time);
    for (int steps = 0; steps < CLIMB_MAX && t != THAW_NONE; steps++) {
        if (t == word)
            return steps;
        if (steps > 0 && is_verb(s, t) && !dates_what_governs(s, time, t))
            return -1;
        t = head(s, t);
    }
    return -1;
}

static bool is_dated(const thaw_time *time)
{
    return time->from != THAW_DAY_NONE &&
        (time->type == THAW_TIME_DATE || time->type == THAW_TIME_TIME);
}

static size_t first_time(const thaw_doc *doc, uint32_t token)
{
    size_t low = 0, high = doc->times.count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (doc->times.items[mid].first < token)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The nearest time below a word. */
static uint32_t find_below(const scene *s, uint32_t word)
{
    uint32_t best = THAW_NONE;
    int nearest = CLIMB_MAX;
    for (size_t i = first_time(s->doc, s->first);
         i < s->doc->times.count && s->doc->times.items[i].first < s->end;
         i++) {
        const thaw_time *time = &s->doc->times.items[i];
        int steps = is_dated(time) ? distance(s, time, word) : -1;
        if (steps >= 0 && steps < nearest) {
            nearest = steps;
            best = (uint32_t)i;
        }
    }
    return best;
}

/* Whether a word shares the time of its head. */
static bool shares_time(const scene *s, uint32_t t)
{
    uint8_t xpos = s->doc->tags[t].xpos;
    switch (s->doc->arcs[t].deprel) {
    case THAW_DEPREL_CCOMP:
    case THAW_DEPREL_ACL_RELCL:
    case THAW_DEPREL_PARATAXIS:
        return false;
    case THAW_DEPREL_ADVCL:
    case THAW_DEPREL_ACL:
        return xpos == THAW_XPOS_VBG;
    case THAW_DEPREL_NMOD:
        return s->doc->tags[t].upos != THAW_UPOS_VERB;
    default:
        return true;
    }
}

/* The old date that an earlier sentence of the paragraph has told of. */
static uint32_t find_narrative(const scene *s, uint32_t verb)
{
    const thaw_doc *doc = s->doc;
    uint8_t xpos = doc->tags[verb].xpos;
    uint32_t block =
        doc->sentences.items[doc->tokens.items[verb].sentence].block;
    if (doc->date == THAW_DAY_NONE ||
        (xpos != THAW_XPOS_VBD && xpos != THAW_XPOS_VBN &&
            xpos != THAW_XPOS_VBG && is_verb(s, verb)))
        return THAW_NONE;
    for (size_t i = first_time(doc, s->first); i-- > 0;) {
        const thaw_time *time = &doc->times.items[i];
        uint32_t sentence = doc->tokens.items[time->first].sentence;
        if (doc->sentences.items[sentence].block != block)
            return THAW_NONE;
        if (is_dated(time) && time->precision == THAW_PRECISION_DAY)
            return time->to < doc->date - THAW_CURRENT_DAYS ? (uint32_t)i
                                                            : THAW_NONE;
    }
    return THAW_NONE;
}

uint32_t thaw_event_find_time(const thaw_doc *doc, uint32_t predicate)
{
    assert(predicate < doc->tokens.count && doc->tags && doc->arcs);
    const thaw_sentence *sentence =
        &doc->sentences.items[doc->tokens.items[predicate].sentence];
    scene s = {doc, sentence->first, sentence->end};
    uint32_t t = predicate;
    for (int steps = 0; steps < CLIMB_MAX; steps++) {
        uint32_t found = find_below(&s, t);
        if (found != THAW_NONE)
            return found;
        if (head(&s, t) == THAW_NONE || !shares_time(&s, t))
            break;
        t = head(&s, t);
    }
    return find_narrative(&s, t);
}

/* ---- reference
 * ------------------------------------------------------------------- */

static bool is_pluperfect(const scene *s, uint32_t predicate)
{
    if (s->doc->tags[predicate].xpos != THAW_XPOS_VBN)
        return false;
    for (uint32_t t = s->first; t < s->end; t++)
        if (head(s, t) == predicate &&
            s->doc->arcs[t].deprel == THAW_DEPREL_AUX &&
            thaw_word_is(thaw_doc_form(s->doc, t), "had"))
            return true;
    return false;
}

static bool is_anniversary(const scene *s)
{
    for (uint32_t t = s->first; t < s->end; t++)
        if (thaw_str_is(thaw_doc_lemma(s->doc, t), "anniversary") ||
            thaw_str_is(thaw_doc_lemma(s->doc, t), "commemorate"))
            return true;
    return false;
}

static void set_ref(
    thaw_event_circumstance *out, thaw_time_ref ref, const char *rule)
{
    out->ref = ref;
    out->ref_rule = rule;
}

void thaw_event_judge_ref(
    const thaw_doc *doc, uint32_t predicate, thaw_event_circumstance *out)
{
    const thaw_sentence *sentence =
        &doc->sentences.items[doc->tokens.items[predicate].sentence];
    scene s = {doc, sentence->first, sentence->end};
    const thaw_time *time =
        out->time == THAW_NONE ? NULL : &doc->times.items[out->time];
    bool known = time && doc->date != THAW_DAY_NONE;
    bool planned = out->status == THAW_EVENT_PLANNED ||
        out->status == THAW_EVENT_THREATENED;
    if (known && time->to < doc->date - THAW_CURRENT_DAYS)
        set_ref(out, THAW_TIME_REF_PAST, "dated long before the document");
    else if (known && time->from > doc->date)
        set_ref(out, THAW_TIME_REF_FUTURE, "dated after the document");
    else if (planned)
        set_ref(out, THAW_TIME_REF_FUTURE, "planned");
    else if (!known && is_pluperfect(&s, predicate))
        set_ref(out, THAW_TIME_REF_PAST, "pluperfect");
    else if (is_anniversary(&s))
        set_ref(out, THAW_TIME_REF_PAST, "an anniversary");
    else
        set_ref(out, THAW_TIME_REF_CURRENT, "nothing says otherwise");
}
