/*
 * time.c - time expressions: what they say and which days they mean.
 *
 * One pass over the sentences: match at each token, resolve against the
 * anchors, move the anchors on.
 */
#include "resolve/time.h"
#include "engine/engine.h"
#include "resolve/number.h"
#include "resolve/time_anchor.h"

/* ---- tense ------------------------------------------------------------------
 */

static bool is_one_of(thaw_str form, const char *const *words)
{
    for (; *words; words++)
        if (thaw_word_is(form, *words))
            return true;
    return false;
}

static bool is_future_word(thaw_str form)
{
    static const char *const words[] = {"will", "wo", "'ll", "shall", "would",
        "scheduled", "slated", "due", "expected", "planned", "plans",
        "planning", "upcoming", "forthcoming", "tomorrow", "starting",
        "beginning", "deadline", "until", "expires", "ahead", NULL};
    return is_one_of(form, words);
}

static bool is_past_word(const thaw_doc *doc, uint32_t token)
{
    static const char *const words[] = {"said", "was", "were", "had", "did",
        "told", "began", "came", "held", "met", "killed", "announced", NULL};
    if (doc->tags)
        return doc->tags[token].xpos == THAW_XPOS_VBD;
    return is_one_of(thaw_doc_form(doc, token), words);
}

/* Without a tree: the nearest word before that tells, else the first after. */
static bool is_future_by_words(
    const thaw_time_run *run, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t-- > run->first;) {
        if (is_future_word(thaw_doc_form(run->doc, t)))
            return true;
        if (is_past_word(run->doc, t))
            return false;
    }
    for (uint32_t t = end; t < run->end; t++) {
        if (thaw_word_is(thaw_doc_form(run->doc, t), "until"))
            continue;
        if (is_future_word(thaw_doc_form(run->doc, t)))
            return true;
        if (is_past_word(run->doc, t))
            return false;
    }
    return false;
}

static bool has_future_child(const thaw_time_run *run, uint32_t head)
{
    static const char *const modals[] = {
        "will", "wo", "'ll", "shall", "would", NULL};
    for (uint32_t t = run->first; t < run->end; t++)
        if (run->doc->arcs[t].head == head &&
            run->doc->arcs[t].deprel == THAW_DEPREL_AUX &&
            is_one_of(thaw_doc_form(run->doc, t), modals))
            return true;
    return false;
}

/* With a tree: the verbs above it, up to the first that is finite. */
static bool is_future_by_tree(
    const thaw_time_run *run, uint32_t first, uint32_t end)
{
    const thaw_doc *doc = run->doc;
    uint32_t t = first;
    while (doc->arcs[t].head != THAW_NONE && doc->arcs[t].head >= first &&
        doc->arcs[t].head < end && t != doc->arcs[t].head)
        t = doc->arcs[t].head;
    for (unsigned steps = 0; steps < 32; steps++) {
        t = doc->arcs[t].head;
        if (t == THAW_NONE)
            return false;
        if (is_future_word(thaw_doc_form(doc, t)) || has_future_child(run, t))
            return true;
        uint8_t xpos = doc->tags ? doc->tags[t].xpos : THAW_XPOS_COUNT;
        if (xpos == THAW_XPOS_VBD || xpos == THAW_XPOS_VBZ ||
            xpos == THAW_XPOS_VBP)
            return false;
    }
    return false;
}

static bool is_future(const thaw_time_run *run, const thaw_said *said)
{
    if (run->doc->arcs && run->doc->tags)
        return is_future_by_tree(run, said->first, said->end);
    return is_future_by_words(run, said->first, said->end);
}

/* ---- the clause
 * -------------------------------------------------------------- */

/* "came just a day after". */
static bool is_came(const thaw_time_run *run, uint32_t first)
{
    static const char *const verbs[] = {"came", "comes", "come", "coming",
        "follows", "is", "was", "were", NULL};
    static const char *const between[] = {
        "just", "only", "barely", "less", "more", "than", "about", NULL};
    while (first > run->first &&
        is_one_of(thaw_doc_form(run->doc, first - 1), between))
        first--;
    return first > run->first &&
        is_one_of(thaw_doc_form(run->doc, first - 1), verbs);
}

static bool is_range_mark(const thaw_time_run *run, uint32_t first, uint32_t at)
{
    if (thaw_time_is_word(run, at, THAW_W_TO) ||
        thaw_time_is_word(run, at, THAW_W_HYPHEN))
        return true;
    thaw_str form =
        at < run->end ? thaw_doc_form(run->doc, at) : (thaw_str){"", 0};
    if (thaw_word_is(form, "until") || thaw_word_is(form, "through") ||
        thaw_word_is(form, "till"))
        return true;
    return thaw_time_is_word(run, at, THAW_W_AND) &&
        thaw_time_is_word(run, first - 1, THAW_W_BETWEEN);
}

/* ---- the pass
 * ----------------------------------------------------------------- */

typedef struct {
    thaw_doc *doc;
    thaw_time_run run;
    thaw_time_anchor anchor;
    bool no_room;
} pass;

static bool is_date(const thaw_said *said)
{
    return said->kind == THAW_SAID_DATE || said->kind == THAW_SAID_WEEKDAY ||
        said->kind == THAW_SAID_DAY;
}

static void set_range(pass *p, thaw_time *time, uint32_t first, uint32_t end)
{
    time->first = first;
    time->end = end;
    time->span = thaw_doc_token_span(p->doc, first, end);
}

static bool resolve(pass *p, const thaw_said *said, thaw_time *time)
{
    p->anchor.future = is_future(&p->run, said);
    p->anchor.came = is_came(&p->run, said->first);
    set_range(p, time, said->first, said->end);
    return thaw_time_resolve(&p->anchor, said, time);
}

/* "May 5 to June 7", "May 5-7": the second of the two, which gives its year to
 * the first, or takes its month from it. */
static bool find_range_end(pass *p, thaw_said *a, thaw_said *b)
{
    const thaw_time_run *run = &p->run;
    if (!is_date(a) || a->n || a->end + 1 >= run->end ||
        !is_range_mark(run, a->first, a->end))
        return false;
    uint32_t at = a->end + 1;
    const thaw_cell *cell = thaw_time_cell(run, at);
    if (thaw_time_match(run, at, b)) {
        if (b->kind != a->kind || b->n)
            return false;
        if (a->kind == THAW_SAID_DATE && !a->year && a->month)
            a->year = b->year;
        if (a->kind == THAW_SAID_DATE && (a->month == 0) != (b->month == 0))
            return false;
        return true;
    }
    *b = *a;
    b->end = at + 1;
    if (a->day && (cell->kind == THAW_CELL_DIGITS) && cell->value > a->day &&
        cell->value <= 31 &&
        thaw_is_digit(thaw_doc_form(run->doc, a->end - 1).ptr[0])) {
        b->day = cell->value;
        if (thaw_time_is_word(run, at + 1, THAW_W_COMMA) &&
            thaw_time_is_kind(run, at + 2, THAW_CELL_YEAR)) {
            a->year = b->year = thaw_time_cell(run, at + 2)->value;
            b->end = at + 3;
        }
        return true;
    }
    if (!a->month && cell->kind == THAW_CELL_YEAR && cell->value > a->year) {
        b->year = cell->value;
        return true;
    }
    return false;
}

static uint32_t add_time(pass *p, thaw_said *said)
{
    thaw_said last;
    bool range = find_range_end(p, said, &last);
    thaw_time *time = THAW_PUSH(&p->doc->arena, &p->doc->times);
    p->no_room = !time || !resolve(p, said, time);
    if (p->no_room)
        return said->end;
    if (range) {
        thaw_time other = {0};
        p->no_room =
            !resolve(p, &last, &other) || !thaw_time_join(p->doc, time, &other);
        set_range(p, time, said->first, last.end);
    }
    thaw_time_advance(&p->anchor, said, time);
    p->anchor.dated = p->anchor.dated ||
        (is_date(said) && time->from != THAW_DAY_NONE &&
            time->precision == THAW_PRECISION_DAY);
    return range ? last.end : said->end;
}

static void read_sentence(pass *p, const thaw_sentence *sentence)
{
    uint32_t at = sentence->first;
    p->run.first = sentence->first;
    p->run.end = sentence->end;
    p->anchor.dated = false;
    while (at < sentence->end && !p->no_room) {
        thaw_said said;
        if (p->run.cells[at].kind == THAW_CELL_OTHER &&
            !thaw_is_alpha(thaw_doc_form(p->doc, at).ptr[0]) &&
            !thaw_is_digit(thaw_doc_form(p->doc, at).ptr[0]))
            at++;
        else if (thaw_time_match(&p->run, at, &said))
            at = add_time(p, &said);
        else
            at++;
    }
}

static bool is_furniture(const thaw_doc *doc, const thaw_sentence *sentence)
{
    return sentence->block < doc->blocks.count &&
        doc->blocks.items[sentence->block].kind == THAW_BLOCK_FURNITURE;
}

static thaw_cell *make_cells(const thaw_doc *doc, thaw_arena *arena)
{
    thaw_cell *cells = THAW_ARRAY(arena, thaw_cell, doc->tokens.count);
    for (uint32_t t = 0; cells && t < doc->tokens.count; t++)
        cells[t] = thaw_cell_of(thaw_doc_form(doc, t));
    return cells;
}

thaw_status thaw_resolve_times(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    thaw_arena *scratch = worker ? &worker->scratch : &doc->arena;
    thaw_cell *cells = make_cells(doc, scratch);
    if (!cells)
        return thaw_fail(err, thaw_arena_status(scratch), 0,
            "no room for the words of time");
    pass p = {.doc = doc,
        .run = {.doc = doc, .cells = cells},
        .anchor = {.doc = doc,
            .day = doc->date,
            .narrative = THAW_DAY_NONE,
            .around = THAW_DAY_NONE}};
    uint32_t block = THAW_NONE;
    doc->times.count = 0;
    for (size_t s = 0; s < doc->sentences.count && !p.no_room; s++) {
        const thaw_sentence *sentence = &doc->sentences.items[s];
        if (is_furniture(doc, sentence))
            continue;
        if (sentence->block != block)
            p.anchor.year = 0;
        block = sentence->block;
        read_sentence(&p, sentence);
    }
    return p.no_room ? thaw_doc_no_room(doc, "times", err) : THAW_OK;
}
