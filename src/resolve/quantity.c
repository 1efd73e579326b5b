/*
 * quantity.c - counted quantities: "five", "at least 20", "dozens of".
 *
 * What the bounds mean:
 *   five, 115              low = high = best = n
 *   at least, more than n  low = best = n, high open
 *   up to, at most n       high = best = n, low open
 *   fewer than n           high = best = n - 1, low open
 *   nearly, almost n       high = best = n, low open
 *   about n, some n        low = high = best = n: no better is known
 *   n to m, between n and m  low = n, high = m, best the middle
 *   dozens, scores, hundreds, ...  low = best = the least that it can be, two
 *                          of the unit, high open
 *   several 3, a few 3, a couple 2, both 2, no 0; "a soldier" 1
 */
#include "resolve/quantity.h"
#include "engine/engine.h"
#include "resolve/number.h"

typedef struct {
    thaw_doc *doc;
    uint32_t first, end; /* the sentence */
} run;

static bool is_form(const run *r, uint32_t at, const char *lower)
{
    return at >= r->first && at < r->end &&
        thaw_word_is(thaw_doc_form(r->doc, at), lower);
}

static bool is_one_of(const run *r, uint32_t at, const char *const *words)
{
    for (; *words; words++)
        if (is_form(r, at, *words))
            return true;
    return false;
}

/* ---- vague numbers
 * ----------------------------------------------------------- */

static const struct {
    const char *word;
    int64_t low, high;
} vague[] = {{"dozens", 24, -1}, {"scores", 40, -1}, {"hundreds", 200, -1},
    {"thousands", 2000, -1}, {"millions", 2000000, -1},
    {"billions", 2000000000, -1}, {"several", 3, -1}, {"both", 2, 2},
    {"tens", 20, -1}};

/* "tens of thousands", "hundreds of thousands". */
static int64_t plural_scale(const run *r, uint32_t at)
{
    if (is_form(r, at, "thousands"))
        return 1000;
    return is_form(r, at, "millions") ? 1000000 : 0;
}

static bool read_vague(const run *r, uint32_t at, thaw_quantity *q)
{
    if (is_form(r, at, "a") &&
        (is_form(r, at + 1, "couple") || is_form(r, at + 1, "few"))) {
        bool couple = is_form(r, at + 1, "couple");
        q->low = q->best = couple ? 2 : 3;
        q->high = couple ? 2 : -1;
        q->end = at + 2;
        return true;
    }
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++) {
        if (!is_form(r, at, vague[i].word))
            continue;
        int64_t scale = is_form(r, at + 1, "of") ? plural_scale(r, at + 2) : 0;
        q->low = q->best = vague[i].low / (scale && vague[i].low > 20 ? 2 : 1);
        q->high = vague[i].high;
        q->end = at + 1;
        if (scale && vague[i].low <= 200) {
            q->low = q->best = vague[i].low * scale;
            q->end = at + 3;
        } else if (scale || (vague[i].low == 20 && !scale)) {
            return false; /* "tens" alone, "thousands of thousands" */
        }
        return true;
    }
    return false;
}

/* ---- what stands before a number
 * ------------------------------------------------ */

typedef enum { EXACT, LEAST, MOST, FEWER, NEARLY, ABOUT } bound;

static const struct {
    const char *words[3];
    bound kind;
} bounds[] = {{{"at", "least"}, LEAST}, {{"more", "than"}, LEAST},
    {{"no", "fewer", "than"}, LEAST}, {{"no", "less", "than"}, LEAST},
    {{"over"}, LEAST}, {{"upwards", "of"}, LEAST},
    {{"a", "minimum", "of"}, LEAST}, {{"up", "to"}, MOST},
    {{"at", "most"}, MOST}, {{"no", "more", "than"}, MOST},
    {{"as", "many", "as"}, MOST}, {{"a", "maximum", "of"}, MOST},
    {{"fewer", "than"}, FEWER}, {{"less", "than"}, FEWER}, {{"under"}, FEWER},
    {{"nearly"}, NEARLY}, {{"almost"}, NEARLY}, {{"close", "to"}, NEARLY},
    {{"about"}, ABOUT}, {{"around"}, ABOUT}, {{"some"}, ABOUT},
    {{"roughly"}, ABOUT}, {{"approximately"}, ABOUT},
    {{"an", "estimated"}, ABOUT}, {{"exactly"}, EXACT},
    {{"a", "further"}, EXACT}, {{"an", "additional"}, EXACT},
    {{"another"}, EXACT}, {{"all"}, EXACT}, {{"possibly"}, EXACT}};

/* The bound that begins at a token; returns the token after it. */
static uint32_t read_bound(const run *r, uint32_t at, bound *kind)
{
    *kind = EXACT;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        uint32_t next = at;
        size_t w = 0;
        while (w < 3 && bounds[i].words[w] &&
            is_form(r, next, bounds[i].words[w])) {
            w++;
            next++;
        }
        if (w == 3 || !bounds[i].words[w]) {
            *kind = bounds[i].kind;
            return next;
        }
    }
    return at;
}

static void apply_bound(thaw_quantity *q, bound kind)
{
    switch (kind) {
    case EXACT:
    case ABOUT:
        break;
    case LEAST:
        q->high = -1;
        break;
    case MOST:
    case NEARLY:
        q->low = -1;
        break;
    case FEWER:
        q->low = -1;
        q->high = q->high > 0 ? q->high - 1 : q->high;
        q->best = q->best > 0 ? q->best - 1 : 0;
        break;
    }
}

/* "or more", "or so" after the number. */
static void read_after(const run *r, thaw_quantity *q)
{
    if (!is_form(r, q->end, "or"))
        return;
    if (is_form(r, q->end + 1, "more"))
        q->high = -1;
    else if (is_form(r, q->end + 1, "fewer") || is_form(r, q->end + 1, "less"))
        q->low = -1;
    else
        return;
    q->end += 2;
}

/* ---- numbers that count nothing
 * --------------------------------------------------- */

static bool is_in_time(const thaw_doc *doc, uint32_t at)
{
    size_t low = 0, high = doc->times.count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (doc->times.items[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < doc->times.count && doc->times.items[low].first <= at;
}

static bool is_money_before(const run *r, uint32_t at)
{
    static const char *const signs[] = {"$", "us$", "usd", "eur", "gbp",
        "\xC2\xA3", "\xE2\x82\xAC", "\xC2\xA5", "rs", "rs.", "#", "no", "no.",
        "number", "article", "chapter", "section", "resolution", "flight",
        "page", "phase", "group", "channel", "room", "aged", "age", "version",
        "type", "highway", "route", "part", "level", "stage", "day", "-", "g",
        NULL};
    return is_one_of(r, at - 1, signs) && at > r->first &&
        !(is_form(r, at - 1, "no") && at - 1 == r->first);
}

static bool is_measure(const run *r, uint32_t at)
{
    static const char *const units[] = {"%", "percent", "per", "dollars",
        "dollar", "euros", "euro", "pounds", "yen", "yuan", "rubles", "roubles",
        "rupees", "cents", "degrees", "km", "kilometers", "kilometres",
        "kilometer", "kilometre", "miles", "mile", "meters", "metres", "meter",
        "metre", "feet", "foot", "inches", "acres", "hectares", "tons",
        "tonnes", "kg", "kilograms", "grams", "litres", "liters", "barrels",
        "points", "point", "mph", "kph", "volts", "megawatts", "square",
        "cubic", "years", "year", "months", "weeks", "days", "hours", "minutes",
        "seconds", "times", "pm", "am", "p.m.", "a.m.", "o'clock", "st", "nd",
        "rd", "th", "-", ":", "/", NULL};
    return is_one_of(r, at, units);
}

/* A number behind a name and before no noun is a part of the name: "Boeing
 * 747", "Article 5". */
static bool is_in_name(const run *r, uint32_t first, uint32_t end)
{
    const thaw_doc *doc = r->doc;
    if (!doc->tags || first == r->first)
        return false;
    if (doc->tags[first - 1].upos != THAW_UPOS_PROPN)
        return false;
    if (doc->arcs && doc->arcs[first].head < first &&
        doc->arcs[first].head >= r->first)
        return doc->arcs[first].deprel == THAW_DEPREL_NUMMOD ||
            doc->arcs[first].deprel == THAW_DEPREL_FLAT ||
            doc->arcs[first].deprel == THAW_DEPREL_COMPOUND ||
            doc->arcs[first].deprel == THAW_DEPREL_NMOD_UNMARKED;
    return end >= r->end || doc->tags[end].upos == THAW_UPOS_PUNCT;
}

/* "one of the", "no one": not counts. */
static bool is_pronoun_one(const run *r, uint32_t first, uint32_t end)
{
    if (!is_form(r, first, "one") || end != first + 1)
        return false;
    if (r->doc->tags)
        return r->doc->tags[first].upos == THAW_UPOS_PRON;
    return is_form(r, first - 1, "no") || is_form(r, first - 1, "the") ||
        is_form(r, first - 1, "this") || is_form(r, first - 1, "that");
}

static bool counts_nothing(
    const run *r, const thaw_quantity *q, uint32_t number)
{
    return is_in_time(r->doc, number) || is_money_before(r, number) ||
        is_measure(r, q->end) || is_in_name(r, number, q->end) ||
        is_pronoun_one(r, number, q->end);
}

/* ---- a person
 * ----------------------------------------------------------------------- */

/* People and what happens to them: "a soldier was killed", "no casualties". */
static bool is_casualty_noun(const run *r, uint32_t at)
{
    static const char *const nouns[] = {"soldier", "soldiers", "policeman",
        "policemen", "policewoman", "officer", "officers", "guard", "guards",
        "civilian", "civilians", "man", "men", "woman", "women", "child",
        "children", "boy", "boys", "girl", "girls", "person", "people",
        "protester", "protesters", "demonstrator", "demonstrators",
        "journalist", "journalists", "reporter", "militant", "militants",
        "rebel", "rebels", "fighter", "fighters", "gunman", "gunmen",
        "bystander", "passenger", "passengers", "driver", "pilot", "student",
        "students", "teacher", "worker", "workers", "villager", "villagers",
        "resident", "residents", "suspect", "suspects", "hostage", "hostages",
        "prisoner", "tourist", "tourists", "casualty", "casualties", "death",
        "deaths", "injury", "injuries", "fatality", "fatalities", "victim",
        "victims", "arrest", "arrests", "survivor", "survivors", "marine",
        "sailor", "commander", "general", "judge", "lawyer", "activist",
        "priest", "imam", "monk", "nun", "doctor", "nurse", "farmer",
        "shepherd", "teenager", "baby", "infant", "mother", "father",
        "attacker", "bomber", "assailant", "settler", "migrant", "refugee",
        NULL};
    return is_one_of(r, at, nouns);
}

static bool is_word_inside(const run *r, uint32_t at)
{
    if (at >= r->end || is_in_time(r->doc, at))
        return false;
    if (r->doc->tags) {
        uint8_t upos = r->doc->tags[at].upos;
        return upos == THAW_UPOS_ADJ || upos == THAW_UPOS_NOUN ||
            upos == THAW_UPOS_PROPN || upos == THAW_UPOS_NUM ||
            upos == THAW_UPOS_ADV;
    }
    static const char *const outside[] = {"of", "in", "and", "or", "was",
        "were", "from", "by", "with", "at", "on", "for", "to", "who", "that",
        NULL};
    return thaw_is_alpha(thaw_doc_form(r->doc, at).ptr[0]) &&
        !is_one_of(r, at, outside);
}

#define PHRASE_WORDS_MAX 4

/* "a soldier", "a South Korean policeman", "no casualties". */
static bool read_person(const run *r, uint32_t at, thaw_quantity *q)
{
    bool none = is_form(r, at, "no");
    if (!none && !is_form(r, at, "a") && !is_form(r, at, "an"))
        return false;
    for (uint32_t t = at + 1; t <= at + PHRASE_WORDS_MAX; t++) {
        bool last = !is_word_inside(r, t + 1);
        if (!is_word_inside(r, t))
            return false;
        if (is_casualty_noun(r, t) && (last || !r->doc->tags)) {
            q->low = q->high = q->best = none ? 0 : 1;
            q->end = at + 1;
            q->head = t;
            return true;
        }
    }
    return false;
}

/* ---- one quantity
 * ------------------------------------------------------------------- */

/* "10 to 15", "10-15", "10 or 15". */
static void read_range(const run *r, bool between, thaw_quantity *q)
{
    thaw_number more;
    bool joined = is_form(r, q->end, "to") || is_form(r, q->end, "-") ||
        is_form(r, q->end, "\xE2\x80\x93") || is_form(r, q->end, "or") ||
        (between && is_form(r, q->end, "and"));
    if (!joined || q->end + 1 >= r->end ||
        !thaw_number_read(r->doc, q->end + 1, r->end, &more) || more.article ||
        more.value <= q->low)
        return;
    q->high = more.value;
    q->best = q->low + (q->high - q->low) / 2;
    q->end = more.end;
}

static bool read_number(
    const run *r, uint32_t at, bool between, thaw_quantity *q)
{
    thaw_number number;
    if (read_vague(r, at, q))
        return true;
    if (at >= r->end || !thaw_number_read(r->doc, at, r->end, &number))
        return false;
    q->low = q->high = q->best = number.value;
    q->end = number.end;
    read_range(r, between, q);
    return true;
}

/* The token that heads a range of tokens; the last when there is no tree. */
static uint32_t top_of(const run *r, uint32_t first, uint32_t end)
{
    for (uint32_t t = end; r->doc->arcs && t-- > first;) {
        uint32_t head = r->doc->arcs[t].head;
        if (head == THAW_NONE || head < first || head >= end)
            return t;
    }
    return end - 1;
}

static bool is_noun(const thaw_doc *doc, uint32_t t)
{
    return doc->tags[t].upos == THAW_UPOS_NOUN ||
        doc->tags[t].upos == THAW_UPOS_PROPN;
}

/* The noun below "dozens" or "hundreds of": "people". */
static uint32_t find_of(const run *r, uint32_t top)
{
    const thaw_doc *doc = r->doc;
    for (uint32_t t = top + 1; t < r->end && t < top + 8; t++) {
        if (doc->arcs[t].head != top || doc->arcs[t].deprel != THAW_DEPREL_NMOD)
            continue;
        if (is_form(r, top + 1, "of"))
            return t;
    }
    return THAW_NONE;
}

static uint32_t find_head_by_tree(const run *r, uint32_t first, uint32_t end)
{
    const thaw_doc *doc = r->doc;
    uint32_t top = top_of(r, first, end), head = doc->arcs[top].head;
    uint8_t deprel = doc->arcs[top].deprel;
    uint32_t of = find_of(r, top);
    if (of != THAW_NONE)
        return of;
    bool modifies = deprel == THAW_DEPREL_NUMMOD || deprel == THAW_DEPREL_DET ||
        deprel == THAW_DEPREL_AMOD || deprel == THAW_DEPREL_DET_PREDET ||
        deprel == THAW_DEPREL_COMPOUND;
    return modifies && head != THAW_NONE && head >= end && is_noun(doc, head)
        ? head
        : top;
}

/* Without a tree: the last noun-like word of the phrase that follows. */
static uint32_t find_head_by_words(const run *r, uint32_t end)
{
    uint32_t at = end + is_form(r, end, "of"), head = end - 1;
    at += at > end && is_form(r, at, "the");
    for (uint32_t t = at; t < at + PHRASE_WORDS_MAX && is_word_inside(r, t);
         t++) {
        head = t;
        if (is_casualty_noun(r, t) && !r->doc->tags)
            break;
    }
    return head;
}

static bool read_quantity(const run *r, uint32_t at, thaw_quantity *q)
{
    bound kind;
    bool between = is_form(r, at, "between");
    uint32_t number = between ? at + 1 : read_bound(r, at, &kind);
    if (between)
        kind = EXACT;
    *q = (thaw_quantity){.first = at, .head = THAW_NONE};
    if (number >= r->end)
        return false;
    if (!read_number(r, number, between, q))
        return number == at && read_person(r, at, q);
    if (between && q->low == q->high)
        return false;
    if (counts_nothing(r, q, number))
        return false;
    if (q->high == q->low || kind != EXACT)
        apply_bound(q, kind);
    read_after(r, q);
    q->head = r->doc->arcs && r->doc->tags
        ? find_head_by_tree(r, number, q->end)
        : find_head_by_words(r, q->end);
    return true;
}

static bool read_sentence(run *r, const thaw_sentence *sentence)
{
    uint32_t at = sentence->first;
    r->first = sentence->first;
    r->end = sentence->end;
    while (at < r->end) {
        thaw_quantity q;
        if (!read_quantity(r, at, &q)) {
            at++;
            continue;
        }
        thaw_quantity *out = THAW_PUSH(&r->doc->arena, &r->doc->quantities);
        if (!out)
            return false;
        q.span = thaw_doc_token_span(r->doc, q.first, q.end);
        *out = q;
        at = q.end;
    }
    return true;
}

thaw_status thaw_resolve_quantities(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    run r = {.doc = doc};
    (void)worker;
    doc->quantities.count = 0;
    for (size_t s = 0; s < doc->sentences.count; s++)
        if (doc->sentences.items[s].coded &&
            !read_sentence(&r, &doc->sentences.items[s]))
            return thaw_doc_no_room(doc, "quantities", err);
    return THAW_OK;
}
