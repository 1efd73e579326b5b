/*
 * split.c - where sentences end.
 *
 * A boundary needs a mark that can end one (a full stop, "!", "?", dots, an
 * abbreviation of the may-end kind), then any closing quotes and brackets, then
 * a blank, then something that can open one.  What opens one depends on the
 * mark: behind "Inc." only a word that seldom is a name.
 */
#include "token/split.h"

#include "encoder/features.h"
#include "token/abbreviations.h"
#include "token/scan.h"

#define SIGNATURE_WORDS 14

typedef enum {
    END_NONE,
    END_STOP,         /* . */
    END_BANG,         /* ! ? */
    END_DOTS,         /* ... */
    END_ABBREVIATION, /* "Inc.", "U.S.": may end */
} ending;

static thaw_char first_char(const thaw_doc *doc, uint32_t token)
{
    return thaw_char_at(doc->text, doc->tokens.items[token].span.begin);
}

static ending abbreviation_ending(thaw_str form)
{
    thaw_str word = {form.ptr, form.len - 1};
    if (word.len == 1)
        return END_NONE; /* an initial */
    switch (thaw_abbreviation_find(word)) {
    case THAW_ABBREVIATION_NOT:
        return memchr(word.ptr, '.', word.len) ? END_ABBREVIATION : END_NONE;
    case THAW_ABBREVIATION_MAY:
        return END_ABBREVIATION;
    default:
        return END_NONE;
    }
}

static ending ending_of(const thaw_doc *doc, uint32_t token)
{
    thaw_str form = thaw_doc_form(doc, token);
    char last = form.ptr[form.len - 1];
    if (form.len == 1)
        return last == '.'               ? END_STOP
            : last == '!' || last == '?' ? END_BANG
                                         : END_NONE;
    switch (first_char(doc, token)) {
    case THAW_CHAR_STOP:
        return last != '.' && form.len <= 3 ? END_STOP
            : last == '.'                   ? END_DOTS
                                            : END_NONE;
    case THAW_CHAR_ELLIPSIS:
        return END_DOTS;
    case THAW_CHAR_BANG:
        return END_BANG;
    case THAW_CHAR_LETTER:
        return last == '.' ? abbreviation_ending(form) : END_NONE;
    default:
        return END_NONE;
    }
}

static bool touches(const thaw_doc *doc, uint32_t token)
{
    return token > 0 &&
        doc->tokens.items[token].span.begin ==
        doc->tokens.items[token - 1].span.end;
}

/* Whether the token closes what is before it: ) ” and a straight quote that
 * touches the word before but no word behind. */
static bool is_closer(const thaw_doc *doc, uint32_t token)
{
    switch (first_char(doc, token)) {
    case THAW_CHAR_RBRACKET:
    case THAW_CHAR_RQUOTE:
        return true;
    case THAW_CHAR_APOSTROPHE:
    case THAW_CHAR_QUOTE:
    case THAW_CHAR_BACKTICK:
    case THAW_CHAR_LQUOTE: /* typed for the other one */
        break;
    default:
        return false;
    }
    if (!touches(doc, token))
        return false;
    if (token + 1 == doc->tokens.count || !touches(doc, token + 1))
        return true;
    thaw_char next = first_char(doc, token + 1);
    return next != THAW_CHAR_LETTER && next != THAW_CHAR_DIGIT &&
        next != THAW_CHAR_LBRACKET;
}

/* Past "[12]", a mark that refers to a note of the sentence before it. */
static uint32_t past_note(const thaw_doc *doc, uint32_t token)
{
    if (doc->tokens.count - token < 3 ||
        !thaw_str_is(thaw_doc_form(doc, token), "[") ||
        !thaw_str_is(thaw_doc_form(doc, token + 2), "]"))
        return token;
    thaw_str note = thaw_doc_form(doc, token + 1);
    return note.len <= 3 && thaw_is_digit(note.ptr[0]) ? token + 3 : token;
}

/* Past all that closes a sentence behind its mark. */
static uint32_t past_closers(const thaw_doc *doc, uint32_t token)
{
    for (;;) {
        uint32_t next = past_note(doc, token);
        if (next == token && token < doc->tokens.count && is_closer(doc, token))
            next = token + 1;
        if (next == token)
            return token;
        token = next;
    }
}

static bool is_opener(thaw_char c)
{
    return c == THAW_CHAR_LQUOTE || c == THAW_CHAR_QUOTE ||
        c == THAW_CHAR_LSINGLE || c == THAW_CHAR_APOSTROPHE ||
        c == THAW_CHAR_LBRACKET || c == THAW_CHAR_BACKTICK;
}

/* Whether a token begins with a capital, or with a letter of a script that
 * has none. */
static bool is_capital(const thaw_doc *doc, uint32_t token)
{
    size_t at = doc->tokens.items[token].span.begin;
    uint32_t c = thaw_utf8_next(doc->text, &at);
    return c < 0x80 ? thaw_is_upper((char)c)
                    : thaw_codepoint_is_upper(c) ||
            (c >= 0x0590 && c < 0x10A0) || (c >= 0x2E80 && c < 0xA640);
}

/* The first token at or after token that opens nothing. */
static uint32_t past_openers(const thaw_doc *doc, uint32_t token)
{
    uint32_t end = (uint32_t)doc->tokens.count;
    uint32_t stop = end - token > 4 ? token + 4 : end;
    while (token < stop && is_opener(first_char(doc, token)))
        token++;
    return token;
}

static bool opens_after_abbreviation(
    const thaw_doc *doc, uint32_t next, uint32_t word)
{
    if (word >= doc->tokens.count || first_char(doc, word) != THAW_CHAR_LETTER)
        return false;
    return thaw_starter_find(thaw_doc_form(doc, word)) ||
        (word > next && is_capital(doc, word) &&
            first_char(doc, next) != THAW_CHAR_LBRACKET);
}

/* Whether a sentence can open at token next, behind a mark of that kind. */
static bool opens(const thaw_doc *doc, uint32_t next, ending mark)
{
    uint32_t word = past_openers(doc, next);
    if (mark == END_ABBREVIATION)
        return opens_after_abbreviation(doc, next, word);
    if (word >= doc->tokens.count)
        return false;
    switch (first_char(doc, word)) {
    case THAW_CHAR_LETTER:
        return is_capital(doc, word);
    case THAW_CHAR_DIGIT:
    case THAW_CHAR_MONEY:
        return mark != END_DOTS;
    case THAW_CHAR_COMMA:
    case THAW_CHAR_RBRACKET:
    case THAW_CHAR_RQUOTE:
    case THAW_CHAR_STOP:
        return false;
    default:
        return mark == END_STOP;
    }
}

/*
 * Careless writers open sentences with a small letter.  Behind a full stop,
 * "!" or "?" that follows an ordinary word in small letters, and with nothing
 * between but a blank, that is what it is.
 */
static bool opens_small(const thaw_doc *doc, uint32_t token, ending mark)
{
    if ((mark != END_STOP && mark != END_BANG) || token == 0 ||
        token + 1 >= doc->tokens.count || touches(doc, token + 1) ||
        !touches(doc, token) || first_char(doc, token + 1) != THAW_CHAR_LETTER)
        return false;
    thaw_str before = thaw_doc_form(doc, token - 1);
    if (token + 2 < doc->tokens.count && touches(doc, token + 2) &&
        first_char(doc, token + 2) == THAW_CHAR_RBRACKET)
        return false; /* "b)" */
    for (size_t i = 0; i < before.len; i++)
        if (!thaw_is_lower(before.ptr[i]))
            return false;
    return before.len >= 3;
}

/* "A view of the harbour Photo: A. Name": the credit of a caption. */
static bool is_credit(const thaw_doc *doc, uint32_t token)
{
    static const char *const words[] = {
        "image", "images", "photo", "photos", "picture", "credit"};
    uint32_t next = token + 1;
    if (first_char(doc, token) == THAW_CHAR_LBRACKET)
        return false;
    if (next < doc->tokens.count && first_char(doc, next) == THAW_CHAR_LBRACKET)
        next++;
    return next + 1 < doc->tokens.count &&
        thaw_str_is(thaw_doc_form(doc, next + 1), ":") &&
        thaw_str_is_any(
            thaw_doc_form(doc, next), words, sizeof words / sizeof *words);
}

/* The end of the sentence if one ends with token, else 0. */
static uint32_t boundary(const thaw_doc *doc, uint32_t token)
{
    ending mark = ending_of(doc, token);
    if (mark == END_NONE)
        return 0;
    uint32_t next = past_closers(doc, token + 1);
    if (next == doc->tokens.count)
        return next;
    if (touches(doc, next) && !is_capital(doc, next))
        return 0;
    return opens(doc, next, mark) ||
            (next == token + 1 && opens_small(doc, token, mark))
        ? next
        : 0;
}

/* ---- sentences
 * ---------------------------------------------------------------- */

static uint8_t case_of(const thaw_doc *doc, uint32_t first, uint32_t end)
{
    thaw_str forms[THAW_SENTENCE_WORDS_MAX];
    assert(end - first <= THAW_SENTENCE_WORDS_MAX);
    for (uint32_t i = first; i < end; i++)
        forms[i - first] = thaw_doc_form(doc, i);
    return (uint8_t)thaw_case_class(forms, end - first);
}

static bool is_coded(thaw_block_kind kind)
{
    return kind == THAW_BLOCK_PARAGRAPH || kind == THAW_BLOCK_HEADLINE ||
        kind == THAW_BLOCK_SUBHEAD;
}

static bool add(
    thaw_doc *doc, uint32_t block, uint32_t first, uint32_t end, bool cut)
{
    thaw_sentence *sentence = THAW_PUSH(&doc->arena, &doc->sentences);
    if (!sentence)
        return false;
    *sentence = (thaw_sentence){.span = thaw_doc_token_span(doc, first, end),
        .block = block,
        .first = first,
        .end = end,
        .case_class = case_of(doc, first, end),
        .coded = is_coded(doc->blocks.items[block].kind),
        .cut = cut};
    for (uint32_t i = first; i < end; i++)
        doc->tokens.items[i].sentence = (uint32_t)doc->sentences.count - 1;
    return true;
}

/* Where to cut a run of tokens that is too long: behind the last comma,
 * semicolon or dash of its second half, never before a joined word. */
static uint32_t find_cut(const thaw_doc *doc, uint32_t first)
{
    uint32_t most = first + THAW_SENTENCE_WORDS_MAX;
    for (uint32_t i = most - 1; i > first + THAW_SENTENCE_WORDS_MAX / 2; i--) {
        thaw_char c = first_char(doc, i);
        if ((c == THAW_CHAR_COMMA || c == THAW_CHAR_DASH) &&
            !doc->tokens.items[i + 1].joined)
            return i + 1;
    }
    while (most > first + 1 && doc->tokens.items[most].joined)
        most--;
    return most;
}

static bool add_pieces(
    thaw_doc *doc, uint32_t block, uint32_t first, uint32_t end)
{
    bool cut = false;
    while (end - first > THAW_SENTENCE_WORDS_MAX) {
        uint32_t middle = find_cut(doc, first);
        if (!add(doc, block, first, middle, true))
            return false;
        first = middle;
        cut = true;
    }
    return add(doc, block, first, end, cut);
}

/*
 * A pull quote: a block that is a quotation of whole sentences and, behind it,
 * a few words that say whose, with no full stop.  It is one sentence.
 */
static bool is_pull_quote(const thaw_doc *doc, uint32_t first)
{
    uint32_t count = (uint32_t)doc->tokens.count, end = count;
    if (count - first < 6 || !is_opener(first_char(doc, first)) ||
        ending_of(doc, count - 1) != END_NONE)
        return false;
    while (end > first + 2 && count - end < SIGNATURE_WORDS) {
        end--;
        if (ending_of(doc, end) == END_STOP)
            return end + 2 < count && is_closer(doc, end + 1) &&
                first_char(doc, end + 1) != THAW_CHAR_RBRACKET;
    }
    return false;
}

bool thaw_split_block(thaw_doc *doc, uint32_t block, uint32_t first, bool whole)
{
    uint32_t count = (uint32_t)doc->tokens.count;
    whole = whole || is_pull_quote(doc, first);
    bool caption = doc->blocks.items[block].kind == THAW_BLOCK_CAPTION;
    for (uint32_t token = first; !whole && token < count; token++) {
        uint32_t end =
            caption && is_credit(doc, token) ? token + 1 : boundary(doc, token);
        if (end == 0 || end == count)
            continue;
        if (!add_pieces(doc, block, first, end))
            return false;
        first = end;
        token = end - 1;
    }
    return first == count || add_pieces(doc, block, first, count);
}
