/*
 * place.c - places: which words name one, and where it is.
 *
 * Countries and capitals come from the phrase tables, others from the names
 * that were found.  Each says by its place in the sentence whether something
 * is there or whether it acts.
 */
#include <math.h>

#include "engine/engine.h"
#include "know/tables.h"
#include "resolve/number.h"
#include "resolve/place.h"

typedef struct {
    thaw_doc *doc;
    const thaw_know *know;
    thaw_units units;
    uint32_t first, end; /* the sentence */
} run;

static bool is_form(const run *r, uint32_t at, const char *lower)
{
    return at >= r->first && at < r->end &&
        thaw_word_is(thaw_doc_form(r->doc, at), lower);
}

static bool is_place_word(const run *r, uint32_t at)
{
    static const char *const words[] = {"in", "at", "near", "over", "off", "on",
        "from", "outside", "inside", "around", "across", "into", "through",
        "throughout", "within", "above", "toward", "towards", "to", "along",
        "between", "of", NULL};
    for (size_t i = 0; words[i]; i++)
        if (is_form(r, at, words[i]))
            return true;
    return false;
}

/* "in the northern city of X": what stands before is a place word, behind
 * articles and adjectives. */
static bool follows_place_word(const run *r, uint32_t at)
{
    for (uint32_t t = at; t-- > r->first && at - t <= 5;) {
        if (is_place_word(r, t))
            return true;
        if (!is_form(r, t, "the") &&
            (!r->doc->tags ||
                (r->doc->tags[t].upos != THAW_UPOS_ADJ &&
                    r->doc->tags[t].upos != THAW_UPOS_PROPN)))
            return false;
    }
    return false;
}

/* "SEOUL (Reuters) -", "GENEVA, March 3 -". */
static bool is_dateline(const run *r, uint32_t first, uint32_t end)
{
    if (first != r->first || end >= r->end)
        return false;
    for (uint32_t t = end; t < r->end && t < end + 8; t++)
        if (is_form(r, t, "-") || is_form(r, t, "--") ||
            is_form(r, t, "\xE2\x80\x93") || is_form(r, t, "\xE2\x80\x94"))
            return is_form(r, end, ",") || is_form(r, end, "(") || t == end;
    return false;
}

static uint32_t top_of(const run *r, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; r->doc->arcs && t < end; t++) {
        uint32_t head = r->doc->arcs[t].head;
        if (head == THAW_NONE || head < first || head >= end)
            return t;
    }
    return end - 1;
}

/* It acts: a subject, an agent, an owner, one that is talked to or about. */
static bool acts(const run *r, uint32_t first, uint32_t end)
{
    if (is_dateline(r, first, end))
        return false;
    if (!r->doc->arcs)
        return !follows_place_word(r, first);
    switch (r->doc->arcs[top_of(r, first, end)].deprel) {
    case THAW_DEPREL_NSUBJ:
    case THAW_DEPREL_NSUBJ_PASS:
    case THAW_DEPREL_OBL_AGENT:
    case THAW_DEPREL_NMOD_POSS:
    case THAW_DEPREL_IOBJ:
    case THAW_DEPREL_OBJ:
        return true;
    case THAW_DEPREL_OBL:
    case THAW_DEPREL_NMOD:
    case THAW_DEPREL_APPOS:
    case THAW_DEPREL_NMOD_DESC:
        return !follows_place_word(r, first);
    default:
        return false;
    }
}

static thaw_place *add_place(run *r, uint32_t first, uint32_t end)
{
    thaw_place *place = THAW_PUSH(&r->doc->arena, &r->doc->places);
    if (!place)
        return NULL;
    *place = (thaw_place){.first = first,
        .end = end,
        .lat = (double)NAN,
        .lon = (double)NAN,
        .metonym = acts(r, first, end)};
    place->span = thaw_doc_token_span(r->doc, first, end);
    place->name = thaw_doc_at(r->doc, place->span);
    return place;
}

/* A country or its capital: what the tables know. */
static bool find_known(const run *r, uint32_t at, thaw_phrase *phrase,
    thaw_actor_entry *country, bool *capital)
{
    if (!r->know || !thaw_units_find_longest(&r->units, at, r->end, phrase))
        return false;
    for (uint32_t i = 0; i < phrase->entry_count; i++) {
        const thaw_phrase_entry *entry = &phrase->entries[i];
        if ((entry->form != THAW_FORM_NAME &&
                entry->form != THAW_FORM_CAPITAL) ||
            !thaw_phrase_fits(phrase, entry) ||
            !thaw_phrase_entry_holds(entry, r->doc->date))
            continue;
        thaw_actors_get(&r->know->actors, entry->record, country);
        if (country->kind != THAW_ACTOR_COUNTRY)
            continue;
        *capital = entry->form == THAW_FORM_CAPITAL;
        return true;
    }
    return false;
}

/* "country/PRK" */
static thaw_str code_of(const thaw_actor_entry *country)
{
    thaw_str rest = country->id;
    thaw_str_split(&rest, '/');
    return rest.ptr ? rest : (thaw_str){"", 0};
}

#define KEY_MAX 80

/* The longest place of the table that begins at a capital; returns its end, or
 * 0. */
static uint32_t find_in_table(
    const run *r, uint32_t at, thaw_known_place *place)
{
    char key[KEY_MAX];
    size_t len = 0;
    uint32_t found = 0;
    for (uint32_t t = at;
         r->know && t < r->end && t < at + 2 * THAW_PLACE_WORDS_MAX; t++) {
        thaw_str form = thaw_doc_form(r->doc, t);
        bool blank = t > at &&
            r->doc->tokens.items[t].span.begin >
                r->doc->tokens.items[t - 1].span.end;
        if (t == at && (form.len == 0 || !thaw_is_upper(form.ptr[0])))
            return 0;
        if (len + form.len + 1 > sizeof key)
            break;
        if (blank)
            key[len++] = ' ';
        for (size_t i = 0; i < form.len; i++)
            key[len++] = thaw_to_lower(form.ptr[i]);
        if (thaw_places_find(&r->know->places, (thaw_str){key, len}, place))
            found = t + 1;
    }
    return found;
}

/* The name that begins at a token and is a place's; advances *next. */
static const thaw_name *name_at(const run *r, size_t *next, uint32_t at)
{
    const thaw_doc *doc = r->doc;
    while (*next < doc->names.count && doc->names.items[*next].first < at)
        ++*next;
    if (*next < doc->names.count && doc->names.items[*next].first == at)
        return &doc->names.items[*next];
    return NULL;
}

/* What stands at a token: a place of our table, a country or capital, or a
 * name that is a place's.  The longest wins. */
typedef struct {
    uint32_t end; /* at: there is none */
    bool skip;    /* it is inside another name: "Bank of China" */
    bool in_table, known, capital;
    thaw_known_place table;
    thaw_actor_entry country;
} finding;

static finding look(const run *r, size_t *next_name, uint32_t at)
{
    finding f = {.end = at};
    thaw_phrase phrase;
    const thaw_name *name = name_at(r, next_name, at);
    if (name && name->end > r->end)
        name = NULL;
    f.known = find_known(r, at, &phrase, &f.country, &f.capital);
    if (f.known)
        f.end = phrase.end;
    uint32_t table = find_in_table(r, at, &f.table);
    if (table > at && table >= f.end) {
        f.end = table;
        f.in_table = true;
        f.known = false;
    }
    if (!name || name->end <= f.end)
        return f;
    bool place = name->type == THAW_NAME_LOC;
    f.skip = !place;
    f.in_table = f.known = false;
    f.end = name->end;
    return f;
}

static void fill_place(thaw_place *place, const finding *f)
{
    if (f->in_table) {
        place->name = f->table.name;
        place->country = f->table.country;
        place->precision = f->table.precision;
        place->lat = f->table.lat;
        place->lon = f->table.lon;
    } else if (f->known) {
        place->country = code_of(&f->country);
        place->precision = f->capital ? THAW_STR("city") : THAW_STR("country");
        if (!f->capital)
            place->name = f->country.name;
    }
}

static bool read_sentence(run *r, const thaw_sentence *s, size_t *next_name)
{
    r->first = s->first;
    r->end = s->end;
    for (uint32_t at = s->first; at < s->end;) {
        finding f = look(r, next_name, at);
        if (f.end == at) {
            at++;
            continue;
        }
        if (!f.skip) {
            thaw_place *place = add_place(r, at, f.end);
            if (!place)
                return false;
            fill_place(place, &f);
        }
        at = f.end;
    }
    return true;
}

static thaw_status init_units(run *r, thaw_arena *scratch, thaw_error *err)
{
    uint32_t count = (uint32_t)r->doc->tokens.count;
    thaw_str *forms = THAW_ARRAY(scratch, thaw_str, count);
    if (!forms)
        return thaw_fail(err, thaw_arena_status(scratch), 0,
            "no room for the words of places");
    for (uint32_t t = 0; t < count; t++)
        forms[t] = thaw_doc_form(r->doc, t);
    return thaw_units_init(
        &r->units, &r->know->phrases, forms, count, scratch, err);
}

thaw_status thaw_resolve_places(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    run r = {.doc = doc, .know = worker ? worker->engine->know : NULL};
    size_t next_name = 0;
    doc->places.count = 0;
    if (r.know) {
        thaw_status status = init_units(&r, &worker->scratch, err);
        if (status != THAW_OK)
            return status;
    }
    for (size_t s = 0; s < doc->sentences.count; s++)
        if (doc->sentences.items[s].coded &&
            !read_sentence(&r, &doc->sentences.items[s], &next_name))
            return thaw_doc_no_room(doc, "places", err);
    return THAW_OK;
}
