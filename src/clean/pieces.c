/*
 * pieces.c - paragraphs however they were laid out.
 *
 * Blank lines always divide.  Inside a group of lines without one, either each
 * line is a paragraph, or the lines were wrapped: then every line is followed
 * by a word that would not have fitted, which chance seldom does.
 */
#include "clean/pieces.h"

#include "base/utf8.h"

#define WRAP_LEAST 40
#define WRAP_MOST 130

typedef struct {
    uint32_t begin, end; /* without blanks at the ends */
    uint32_t next;       /* where the next line begins */
} line;

/* The blank at text[at]: its width in bytes, or 0 when there is none. */
static size_t blank_width(thaw_str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c <= ' ' || c == 0x7F)
        return 1;
    if (c < 0x80)
        return 0;
    size_t end = at;
    uint32_t codepoint = thaw_utf8_next(text, &end);
    return codepoint < 0xA0 || codepoint == 0xFEFF || codepoint == 0x200B ||
            codepoint == 0x2060 || thaw_codepoint_is_space(codepoint)
        ? end - at
        : 0;
}

/* Moves past the blank that ends at end, or returns end. */
static size_t before_blanks(thaw_str text, size_t begin, size_t end)
{
    while (end > begin) {
        size_t at = end;
        thaw_utf8_previous(text, &at);
        if (at < begin || !blank_width(text, at))
            break;
        end = at;
    }
    return end;
}

static line read_line(thaw_str text, size_t at)
{
    const char *newline =
        at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
    size_t end = newline ? (size_t)(newline - text.ptr) : text.len;
    size_t next = newline ? end + 1 : end, width;
    while (at < end && (width = blank_width(text, at)) != 0)
        at += width;
    end = at < end ? before_blanks(text, at, end) : at;
    return (line){(uint32_t)at, (uint32_t)end, (uint32_t)next};
}

/* How many characters a span has. */
static size_t measure(thaw_str text, size_t begin, size_t end)
{
    size_t count = 0;
    for (size_t i = begin; i < end; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

static size_t measure_word(thaw_str text, line l)
{
    size_t end = l.begin;
    while (end < l.end && !thaw_is_space(text.ptr[end]))
        end++;
    return measure(text, l.begin, end);
}

/* Whether the lines from first to the next blank line were wrapped; *end
 * becomes the end of the last. */
static bool is_wrapped(thaw_str text, line first, uint32_t *end)
{
    size_t width = 0, lines = 0, breaks = 0, fits = 0, runs_on = 0;
    for (line l = first; l.begin < l.end; l = read_line(text, l.next)) {
        size_t len = measure(text, l.begin, l.end);
        width = len > width ? len : width;
        if (width > WRAP_MOST)
            return false;
        lines++;
        *end = l.end;
        if (l.next >= text.len)
            break;
    }
    if (lines < 2 || width < WRAP_LEAST)
        return false;
    line l = first;
    for (line next; l.end < *end; l = next) {
        next = read_line(text, l.next);
        breaks++;
        fits += measure(text, l.begin, l.end) + 1 + measure_word(text, next) >
            width;
        runs_on += thaw_is_lower(text.ptr[next.begin]);
    }
    return runs_on > 0 && fits * 10 >= breaks * 8;
}

/* ---- counting
 * ------------------------------------------------------------------ */

/* Whether a word is one of those that prose cannot do without; lists by
 * length, because every word of a text is asked. */
static bool is_small(thaw_str word)
{
    static const char *const by_length[] = {"", "ai",
        "amanasatbebydoheifinisitmynoofonorsotoupwe",
        "theandforwasallarebutcandidhadhasherhimhishowitsnotoneoutour"
        "shetwowhoyou",
        "thatwithsaidhavefromwerewillthisalsobeenintomoremostoversome"
        "suchthanthemthentheywhatwhenyour",
        "aboutaftercouldotherthesetheirtherethosewhichwhilewould"};
    char key[6];
    if (word.len == 0 || word.len > 5)
        return false;
    for (size_t i = 0; i < word.len; i++)
        key[i] = thaw_to_lower(word.ptr[i]);
    for (const char *at = by_length[word.len]; *at; at += word.len)
        if (memcmp(at, key, word.len) == 0)
            return true;
    return false;
}

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 ||
        c == 0x201D || c == 0xBB;
}

static void find_stop(thaw_piece *piece, thaw_str text)
{
    size_t at = piece->span.end;
    uint32_t c = THAW_CODEPOINT_NONE;
    do
        c = thaw_utf8_previous(text, &at);
    while (at > piece->span.begin && is_closing(c));
    piece->sure_stop = c == '.' || c == '!' || c == '?' || c == 0x3002;
    piece->stopped = piece->sure_stop || c == ':' || c == 0x2026;
}

static void count_words(thaw_piece *piece, thaw_str text)
{
    size_t at = piece->span.begin, end = piece->span.end;
    while (at < end) {
        size_t begin = at, width;
        while (at < end && !blank_width(text, at))
            at++;
        if (at > begin) {
            piece->words++;
            piece->capitals += thaw_is_upper(text.ptr[begin]);
            piece->small += is_small((thaw_str){text.ptr + begin, at - begin});
        }
        while (at < end && (width = blank_width(text, at)) != 0)
            at += width;
    }
}

static bool add(thaw_pieces *pieces, thaw_arena *arena, thaw_str text,
    thaw_span span, bool blank_before)
{
    thaw_piece *piece = THAW_PUSH(arena, pieces);
    if (!piece)
        return false;
    *piece = (thaw_piece){.span = span, .blank_before = blank_before};
    count_words(piece, text);
    find_stop(piece, text);
    return true;
}

bool thaw_pieces_cut(thaw_pieces *pieces, thaw_arena *arena, thaw_str text)
{
    bool blank = true, asked = false;
    for (size_t at = 0; at < text.len;) {
        line l = read_line(text, at);
        thaw_span span = {l.begin, l.end};
        at = l.next;
        if (l.begin == l.end) {
            blank = true;
            asked = false;
            continue;
        }
        /* A group is asked once, at its first line: linear time. */
        uint32_t last = l.end;
        if (!asked && is_wrapped(text, l, &last)) {
            span.end = last;
            at = read_line(text, span.end).next;
        }
        asked = true;
        if (!add(pieces, arena, text, span, blank))
            return false;
        blank = false;
    }
    return true;
}
