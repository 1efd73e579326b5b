/*
 * scan.c - walks the chunks between blanks: words to word.c, signs here.
 *
 * Every step moves at least one byte on and looks ahead a bounded distance or
 * to the end of what it then takes, so that a chunk of any length costs linear
 * time.
 */
#include "token/scan.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define QUOTE_LOOK 300

void thaw_scan_emit(thaw_scan *scan, size_t begin, size_t end, bool joined)
{
    assert(begin < end && end <= scan->text.len);
    thaw_doc *doc = scan->doc;
    if (scan->failed)
        return;
    thaw_token *token = THAW_PUSH(&doc->arena, &doc->tokens);
    if (!token) {
        scan->failed = true;
        return;
    }
    *token = (thaw_token){
        .span = {(uint32_t)begin, (uint32_t)end}, .joined = joined};
}

static void take(thaw_scan *scan, size_t end)
{
    thaw_scan_emit(scan, scan->at, end, false);
    scan->at = end;
}

static void take_word(thaw_scan *scan, size_t begin)
{
    size_t end = thaw_word_end(scan, begin);
    if (begin > scan->at)
        take(scan, end); /* "'em", "'90s", "@name": with its sign */
    else
        thaw_scan_emit_word(scan, begin, end);
    scan->at = end;
}

/* The end of the run of characters of class c that begins at at. */
static size_t run_end(const thaw_scan *scan, size_t at, thaw_char c)
{
    size_t next = at;
    while (at < scan->chunk_end && thaw_char_next(scan->text, &next) == c)
        at = next;
    return at;
}

static bool is_word(thaw_char c)
{
    return c == THAW_CHAR_LETTER || c == THAW_CHAR_DIGIT;
}

/* Whether a quotation can begin behind this class. */
static bool opens_after(thaw_char before)
{
    return before == THAW_CHAR_BLANK || before == THAW_CHAR_LBRACKET ||
        before == THAW_CHAR_DASH || before == THAW_CHAR_HYPHEN ||
        before == THAW_CHAR_QUOTE || before == THAW_CHAR_LQUOTE ||
        before == THAW_CHAR_LSINGLE;
}

/* ---- single quotes ---------------------------------------------------------
 */

/* The letters from at on, to compare with a list. */
static thaw_str letters_at(const thaw_scan *scan, size_t at)
{
    size_t end = at;
    while (end < scan->chunk_end && end - at < 8 &&
        thaw_is_alpha(scan->text.ptr[end]))
        end++;
    return thaw_scan_at(scan, at, end);
}

/* "'em", "'90s", and a clitic that stands alone: "'s". */
static bool is_elision(const thaw_scan *scan, size_t after)
{
    static const char *const words[] = {"em", "til", "cause", "cuz", "round",
        "bout", "s", "re", "ve", "ll", "d", "m"};
    if (thaw_char_at(scan->text, after) == THAW_CHAR_DIGIT)
        return after + 1 < scan->chunk_end &&
            thaw_is_digit(scan->text.ptr[after + 1]) &&
            !(after + 2 < scan->chunk_end &&
                thaw_is_digit(scan->text.ptr[after + 2]));
    return thaw_str_is_any(letters_at(scan, after), words, COUNT(words));
}

/*
 * Inside a quotation, "the workers' rights" ends no quote when a small letter
 * follows and another closing mark comes before the next opening one.
 */
static bool is_owner_in_quotation(const thaw_scan *scan, size_t after)
{
    thaw_str text = scan->text;
    if (after + 1 >= text.len || text.ptr[after] != ' ' ||
        !thaw_is_lower(text.ptr[after + 1]))
        return false;
    thaw_char before = THAW_CHAR_BLANK;
    for (size_t at = after; at < text.len && at - after < QUOTE_LOOK;) {
        thaw_char c = thaw_char_next(text, &at);
        if (c == THAW_CHAR_LSINGLE ||
            (c == THAW_CHAR_APOSTROPHE && opens_after(before)))
            return false;
        if (c == THAW_CHAR_APOSTROPHE && !is_word(thaw_char_at(text, at)))
            return true;
        before = c;
    }
    return false;
}

static void take_closing(thaw_scan *scan, size_t after)
{
    size_t at = scan->at;
    char last = at > scan->block ? scan->text.ptr[at - 1] : ' ';
    bool plural = thaw_char_before(scan->text, at) == THAW_CHAR_LETTER &&
        last && strchr("sSzZx", last);
    bool owner =
        plural && (scan->open == 0 || is_owner_in_quotation(scan, after));
    if (!owner && scan->open)
        scan->open--;
    thaw_scan_emit(scan, at, after, owner);
    scan->at = after;
}

static void take_apostrophe(thaw_scan *scan)
{
    size_t at = scan->at, after = at;
    thaw_char_next(scan->text, &after);
    thaw_char next = after < scan->chunk_end ? thaw_char_at(scan->text, after)
                                             : THAW_CHAR_BLANK;
    thaw_char before =
        at > scan->block ? thaw_char_before(scan->text, at) : THAW_CHAR_BLANK;
    if (next == THAW_CHAR_APOSTROPHE) {
        thaw_char_next(scan->text, &after); /* '' is one mark */
        take(scan, after);
    } else if (opens_after(before) && is_word(next) &&
        is_elision(scan, after)) {
        take_word(scan, after);
    } else if (opens_after(before) && next != THAW_CHAR_BLANK) {
        scan->open++;
        take(scan, after);
    } else {
        take_closing(scan, after);
    }
}

/* ---- other signs
 * ------------------------------------------------------------- */

/* ":)" and its kin, with a blank on both sides. */
static size_t smiley_end(const thaw_scan *scan)
{
    static const char *const list[] = {
        ":)", ":(", ";)", ":D", ":P", ":-)", ":-(", ";-)", ":/", "=)"};
    thaw_str s = thaw_scan_at(scan, scan->at, scan->chunk_end);
    if (scan->at > scan->block &&
        thaw_char_before(scan->text, scan->at) != THAW_CHAR_BLANK)
        return 0;
    for (size_t i = 0; s.len <= 3 && i < COUNT(list); i++)
        if (thaw_str_is(s, list[i]))
            return scan->chunk_end;
    return 0;
}

static void take_stop(thaw_scan *scan)
{
    size_t end = run_end(scan, scan->at, THAW_CHAR_STOP);
    thaw_char before = scan->at > scan->block
        ? thaw_char_before(scan->text, scan->at)
        : THAW_CHAR_BLANK;
    bool alone = end == scan->at + 1 && end < scan->chunk_end;
    if (alone && opens_after(before) && is_word(thaw_char_at(scan->text, end)))
        take_word(scan, end); /* ".22", ".doc" */
    else
        take(scan, end);
}

/* "#tag", "@name", "+44" are one; a run of one sign is one. */
static void take_other(thaw_scan *scan)
{
    char sign = scan->text.ptr[scan->at];
    size_t end = scan->at;
    thaw_char_next(scan->text, &end);
    thaw_char next =
        end < scan->chunk_end ? thaw_char_at(scan->text, end) : THAW_CHAR_BLANK;
    if ((sign == '#' && next == THAW_CHAR_LETTER) ||
        (sign == '@' && is_word(next)) ||
        (sign == '+' && next == THAW_CHAR_DIGIT &&
            opens_after(thaw_char_before(scan->text, scan->at)))) {
        take_word(scan, end);
        return;
    }
    if ((unsigned char)sign < 0x80)
        while (end < scan->chunk_end && scan->text.ptr[end] == sign)
            end++;
    else
        end = run_end(scan, end, THAW_CHAR_LETTER) > end &&
                thaw_codepoint_is_mark(
                    thaw_utf8_next(scan->text, &(size_t){end}))
            ? run_end(scan, end, THAW_CHAR_LETTER)
            : end;
    take(scan, end);
}

static void take_sign(thaw_scan *scan, thaw_char c, size_t next)
{
    size_t smiley = 0;
    switch (c) {
    case THAW_CHAR_STOP:
        take_stop(scan);
        break;
    case THAW_CHAR_APOSTROPHE:
        take_apostrophe(scan);
        break;
    case THAW_CHAR_LSINGLE:
        scan->open++;
        take(scan, next);
        break;
    case THAW_CHAR_COMMA:
        smiley = smiley_end(scan);
        take(scan, smiley ? smiley : next);
        break;
    case THAW_CHAR_BANG:
    case THAW_CHAR_HYPHEN:
    case THAW_CHAR_DASH:
    case THAW_CHAR_BACKTICK:
        take(scan, run_end(scan, next, c));
        break;
    case THAW_CHAR_OTHER:
        take_other(scan);
        break;
    case THAW_CHAR_MONEY:
        take(scan, run_end(scan, next, c));
        break;
    default:
        take(scan, next);
        break;
    }
}

/* ---- chunks
 * -------------------------------------------------------------------- */

static void scan_chunk(thaw_scan *scan)
{
    while (scan->at < scan->chunk_end && !scan->failed) {
        size_t next = scan->at;
        thaw_char c = thaw_char_next(scan->text, &next);
        if (is_word(c))
            take_word(scan, scan->at);
        else
            take_sign(scan, c, next);
    }
}

/* Most chunks are ASCII letters alone. */
static size_t letters_end(thaw_str text, size_t at)
{
    while (at < text.len && thaw_is_alpha(text.ptr[at]))
        at++;
    return at;
}

static size_t find_chunk_end(thaw_scan *scan, size_t at)
{
    scan->has_at = false;
    while (at < scan->text.len) {
        size_t next = at;
        if (thaw_char_next(scan->text, &next) == THAW_CHAR_BLANK)
            break;
        scan->has_at |= scan->text.ptr[at] == '@';
        at = next;
    }
    return at;
}

bool thaw_scan_block(thaw_doc *doc, thaw_span block)
{
    assert(block.begin <= block.end && block.end <= doc->text.len);
    thaw_scan scan = {.doc = doc,
        .text = {doc->text.ptr, block.end},
        .block = block.begin,
        .at = block.begin};
    while (scan.at < scan.text.len && !scan.failed) {
        size_t next = scan.at;
        if (thaw_char_next(scan.text, &next) == THAW_CHAR_BLANK) {
            scan.at = next;
            continue;
        }
        size_t end = letters_end(scan.text, scan.at);
        if (end > scan.at && thaw_char_at(scan.text, end) == THAW_CHAR_BLANK) {
            thaw_scan_emit_word(&scan, scan.at, end);
            scan.at = end;
            continue;
        }
        scan.chunk_end = find_chunk_end(&scan, scan.at);
        scan_chunk(&scan);
    }
    return !scan.failed;
}
