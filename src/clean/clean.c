/*
 * clean.c - pieces of text to blocks, with a reason for each.
 *
 * Prose is what tells an article from the site around it.  Pieces of prose that
 * stand together are the body; what is far from it is furniture; what is
 * between is a subhead, a byline, a caption or a list.  A text with little or
 * no prose is somebody's own few lines, and all of it counts.
 */
#include "clean/clean.h"

#include "clean/phrases.h"
#include "clean/pieces.h"
#include "engine/engine.h"

#define PROSE_WORDS 10
#define WORDS_MOST 200 /* of a piece, when it is weighed */
#define WEIGHT_SHORT 12
#define WEIGHT_CAPTION 2
#define WEIGHT_BYLINE 20
#define WEIGHT_FURNITURE 12
#define HEAD_PIECES 8 /* what may stand above the body of a clean text */
#define SUBHEAD_WORDS 16
#define HEADLINE_WORDS 40
#define RUN 4       /* this many short pieces together are a list of links */
#define END_PROSE 3 /* prose seen before a comment form ends the article */
#define RETURN_WORDS 25
#define DATELINE_LOOK 70

typedef struct {
    thaw_doc *doc;
    thaw_piece *pieces;
    size_t count;
    size_t first, end; /* the body: pieces [first, end) */
    size_t headline;   /* or count: none */
} view;

static void mark(thaw_piece *piece, thaw_block_kind kind, const char *why)
{
    piece->kind = kind;
    piece->why = why;
}

/* ---- what a piece is by itself
 * ----------------------------------------------- */

/* Until something says otherwise a piece is a paragraph without a reason. */
static bool is_open(const thaw_piece *piece)
{
    return piece->kind == THAW_BLOCK_PARAGRAPH && piece->why == NULL;
}

static bool is_prose(const thaw_piece *piece)
{
    return is_open(piece) && piece->words >= PROSE_WORDS && piece->small >= 2 &&
        (piece->sure_stop ||
            (piece->words >= 30 && piece->small * 6 >= piece->words));
}

static bool is_sentence(const thaw_piece *piece)
{
    return is_open(piece) && piece->stopped && piece->words >= 3;
}

/*
 * Phrases first: they hold wherever they stand.  A heading of links or of a
 * comment form takes what follows with it until prose returns, and for good
 * when the article has been there already.
 */
static void mark_phrases(view *v)
{
    bool section = false, ended = false;
    size_t prose = 0, returned = 0;
    for (size_t i = 0; i < v->count; i++) {
        thaw_piece *piece = &v->pieces[i];
        const char *why = NULL;
        thaw_phrase phrase = thaw_phrase_find(thaw_doc_at(v->doc, piece->span),
            piece->words, piece->sure_stop, &why);
        if (phrase == THAW_PHRASE_END && prose >= END_PROSE)
            ended = true;
        if (phrase == THAW_PHRASE_SECTION || phrase == THAW_PHRASE_END) {
            section = true;
            returned = 0;
        }
        if (phrase == THAW_PHRASE_CAPTION)
            mark(piece, THAW_BLOCK_CAPTION, why);
        else if (phrase == THAW_PHRASE_BYLINE)
            mark(piece, THAW_BLOCK_BYLINE, why);
        else if (phrase != THAW_PHRASE_NONE)
            mark(piece, THAW_BLOCK_FURNITURE, why);
        else if (ended)
            mark(piece, THAW_BLOCK_FURNITURE, "below a comment form");
        else if (section && is_prose(piece) && piece->words >= RETURN_WORDS)
            section = ++returned < 1;
        else if (section)
            mark(piece, THAW_BLOCK_FURNITURE, "in a list of other pieces");
        prose += is_prose(piece);
    }
}

/* ---- the body
 * ------------------------------------------------------------------ */

/* What a piece says for (or against) being in the body, in words. */
static int32_t weigh(const thaw_piece *piece)
{
    uint32_t words = piece->words < WORDS_MOST ? piece->words : WORDS_MOST;
    switch (piece->kind) {
    case THAW_BLOCK_PARAGRAPH:
        return is_prose(piece)   ? (int32_t)words
            : is_sentence(piece) ? (int32_t)words / 2
                                 : -WEIGHT_SHORT;
    case THAW_BLOCK_CAPTION:
        return -WEIGHT_CAPTION;
    case THAW_BLOCK_BYLINE:
        return -WEIGHT_BYLINE;
    default:
        return -WEIGHT_FURNITURE;
    }
}

/* The run of pieces that weighs most; false when there is no prose. */
static bool find_body(view *v)
{
    int64_t best = 0, sum = 0;
    size_t begin = 0;
    bool prose = false;
    for (size_t i = 0; i < v->count; i++) {
        prose |= is_prose(&v->pieces[i]);
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += weigh(&v->pieces[i]);
        if (sum > best) {
            best = sum;
            v->first = begin;
            v->end = i + 1;
        }
    }
    return prose && best > 0;
}

/* Sentences too short for prose belong to the body that they touch. */
static void widen_body(view *v)
{
    while (v->first > 0 && is_sentence(&v->pieces[v->first - 1]) &&
        v->pieces[v->first - 1].sure_stop && v->first > 1)
        v->first--;
    while (v->end < v->count && is_sentence(&v->pieces[v->end]))
        v->end++;
}

/* ---- the headline
 * ---------------------------------------------------------------- */

static bool may_be_headline(const thaw_piece *piece)
{
    return is_open(piece) && piece->words >= 2 &&
        piece->words <= HEADLINE_WORDS;
}

/* Whether a piece is how the page's title, the first piece, begins. */
static bool repeats_title(const view *v, size_t i, thaw_str title)
{
    thaw_str text = thaw_doc_at(v->doc, v->pieces[i].span);
    return v->pieces[i].words >= 3 && thaw_str_starts(title, text);
}

static void find_headline(view *v)
{
    thaw_str first = thaw_doc_at(v->doc, v->pieces[0].span);
    thaw_str title = v->doc->meta.title;
    size_t least = v->first <= HEAD_PIECES ? 2 : 5;
    v->headline = v->count;
    for (size_t i = v->first; i-- > 0;)
        if (is_open(&v->pieces[i]) &&
            ((title.len && repeats_title(v, i, title)) ||
                (i > 0 && repeats_title(v, i, first)))) {
            v->headline = i;
            return;
        }
    for (size_t i = v->first; i-- > 0;) {
        const thaw_piece *piece = &v->pieces[i];
        if (!may_be_headline(piece) || piece->words < least ||
            (piece->sure_stop && i > 0))
            continue;
        v->headline = i;
        if (least > 2)
            return;
    }
}

static void mark_head(view *v)
{
    for (size_t i = 0; i < v->first; i++) {
        thaw_piece *piece = &v->pieces[i];
        bool above = v->headline == v->count || i < v->headline;
        if (i == v->headline)
            mark(piece, THAW_BLOCK_HEADLINE, "the line that opens the text");
        else if (!is_open(piece))
            continue;
        else if (!above && is_sentence(piece))
            mark(piece, THAW_BLOCK_PARAGRAPH, "a sentence");
        else if (!above && piece->words >= 4 && v->first <= HEAD_PIECES)
            mark(piece, THAW_BLOCK_SUBHEAD, "a line under the headline");
        else
            mark(piece, THAW_BLOCK_FURNITURE, "above the article");
    }
}

/* ---- inside and below
 * -------------------------------------------------------------- */

/* A list item: "- ...", "* ...", "• ...", "1. ..." */
static bool is_item(const view *v, const thaw_piece *piece)
{
    thaw_str text = thaw_doc_at(v->doc, piece->span);
    if (text.len > 2 && (text.ptr[0] == '-' || text.ptr[0] == '*') &&
        text.ptr[1] == ' ')
        return true;
    if (text.len > 3 && memcmp(text.ptr, "\xE2\x80\xA2", 3) == 0)
        return true;
    size_t at = 0;
    while (at < text.len && at < 3 && thaw_is_digit(text.ptr[at]))
        at++;
    return at > 0 && at + 1 < text.len &&
        (text.ptr[at] == '.' || text.ptr[at] == ')') && text.ptr[at + 1] == ' ';
}

static bool is_short(const view *v, const thaw_piece *piece)
{
    return is_open(piece) && !piece->stopped && !is_prose(piece) &&
        piece->words <= SUBHEAD_WORDS && !is_item(v, piece);
}

static size_t run_of_short(const view *v, size_t i)
{
    size_t end = i;
    while (end < v->end && is_short(v, &v->pieces[end]))
        end++;
    return end - i;
}

/* A question may be a subhead: "Why the thaw?" */
static bool is_question(const view *v, const thaw_piece *piece)
{
    return piece->words <= 8 && v->doc->text.ptr[piece->span.end - 1] == '?';
}

static void mark_body(view *v)
{
    for (size_t i = v->first; i < v->end; i++) {
        thaw_piece *piece = &v->pieces[i];
        size_t run = is_open(piece) ? run_of_short(v, i) : 0;
        if (!is_open(piece))
            continue;
        if (run >= RUN) {
            for (size_t k = 0; k < run; k++)
                mark(&v->pieces[i + k], THAW_BLOCK_FURNITURE,
                    "one of a run of short lines");
            i += run - 1;
        } else if (run > 0) {
            mark(piece, THAW_BLOCK_SUBHEAD, "a short line between paragraphs");
        } else if (is_question(v, piece) && i > v->first) {
            mark(piece, THAW_BLOCK_SUBHEAD, "a short question by itself");
        } else {
            mark(piece, THAW_BLOCK_PARAGRAPH,
                is_prose(piece) ? "prose" : "a line in the article");
        }
    }
}

static void mark_tail(view *v)
{
    for (size_t i = v->end; i < v->count; i++)
        if (is_open(&v->pieces[i]))
            mark(&v->pieces[i], THAW_BLOCK_FURNITURE, "below the article");
}

/* ---- texts without a body
 * ------------------------------------------------------------ */

static bool is_list_of_lines(const view *v)
{
    for (size_t i = 1; i < v->count; i++)
        if (v->pieces[i].stopped)
            return false;
    return v->count > 2;
}

static void mark_lines(view *v)
{
    size_t open = 0;
    bool heads = v->count > 1 && !is_list_of_lines(v);
    for (size_t i = 0; i < v->count; i++) {
        thaw_piece *piece = &v->pieces[i];
        if (!is_open(piece))
            continue;
        if (open++ == 0 && heads && !piece->sure_stop &&
            piece->words <= HEADLINE_WORDS)
            mark(piece, THAW_BLOCK_HEADLINE, "the line that opens the text");
        else
            mark(piece, THAW_BLOCK_PARAGRAPH, "a line of a short text");
    }
}

/* ---- the stage
 * ---------------------------------------------------------------------------
 */

/* Whether the words before a dash are a place and perhaps a date and an
 * agency: "SEOUL, Jan 9 (Reuters)", "Evansville, Indiana, United States". */
static bool is_dateline(thaw_str text)
{
    size_t capitals = 0, small = 0;
    int open = 0;
    bool comma = false, word = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = thaw_is_alpha(c) || (unsigned char)c >= 0x80;
        if (letter && !word && thaw_is_lower(c))
            return false;
        capitals += i < 4 && thaw_is_upper(c);
        small += letter && !thaw_is_upper(c);
        comma |= c == ',';
        open += (c == '(') - (c == ')');
        word = letter || c == '\'';
        if (!letter && !thaw_is_digit(c) && !strchr(" ,./()'", c))
            return false;
    }
    return open == 0 && text.len >= 4 && (capitals >= 4 || small == 0 || comma);
}

/* The end of a dateline and the dash behind it, or 0. */
static size_t dateline_end(thaw_str text)
{
    static const char *const dashes[] = {
        " - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
    size_t look = text.len < DATELINE_LOOK ? text.len : DATELINE_LOOK;
    for (size_t i = 4; i < look; i++)
        for (size_t d = 0; text.ptr[i] == ' ' && d < 4; d++)
            if (thaw_str_starts((thaw_str){text.ptr + i, text.len - i},
                    thaw_str_of(dashes[d]))) {
                size_t end = i + strlen(dashes[d]);
                bool opens = end < text.len &&
                    (!thaw_is_alpha(text.ptr[end]) ||
                        thaw_is_upper(text.ptr[end]));
                return opens && is_dateline((thaw_str){text.ptr, i}) ? end : 0;
            }
    return 0;
}

static thaw_block *add_block(
    thaw_doc *doc, thaw_span span, thaw_block_kind kind, const char *why)
{
    thaw_block *block = THAW_PUSH(&doc->arena, &doc->blocks);
    if (block)
        *block = (thaw_block){.span = span, .kind = kind, .why = why};
    return block;
}

static bool add_piece(thaw_doc *doc, const thaw_piece *piece)
{
    thaw_span span = piece->span;
    size_t cut = piece->kind == THAW_BLOCK_PARAGRAPH
        ? dateline_end(thaw_doc_at(doc, span))
        : 0;
    if (cut > 0 && cut < span.end - span.begin) {
        thaw_span line = {span.begin, span.begin + (uint32_t)cut};
        while (line.end > line.begin && doc->text.ptr[line.end - 1] == ' ')
            line.end--;
        if (!add_block(doc, line, THAW_BLOCK_BYLINE, "a dateline"))
            return false;
        span.begin += (uint32_t)cut;
        while (span.begin < span.end && doc->text.ptr[span.begin] == ' ')
            span.begin++;
    }
    return add_block(doc, span, piece->kind, piece->why) != NULL;
}

thaw_status thaw_run_clean(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    thaw_pieces pieces = {NULL, 0, 0};
    if (!thaw_pieces_cut(&pieces, &worker->scratch, doc->text))
        return thaw_fail(err, thaw_arena_status(&worker->scratch), 0,
            "no room for the paragraphs");
    view v = {.doc = doc, .pieces = pieces.items, .count = pieces.count};
    mark_phrases(&v);
    if (v.count > 2 && find_body(&v)) {
        widen_body(&v);
        find_headline(&v);
        mark_head(&v);
        mark_body(&v);
        mark_tail(&v);
    } else {
        mark_lines(&v);
    }
    for (size_t i = 0; i < v.count; i++)
        if (!add_piece(doc, &v.pieces[i]))
            return thaw_doc_no_room(doc, "the blocks", err);
    return THAW_OK;
}
