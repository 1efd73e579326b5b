/*
 * word.c - where a word ends: which signs are inside it.
 *
 * The word grows by letters and digits; each sign that it meets is asked
 * whether it joins its neighbours ("1,000", "AT&T", "pro-Beijing", "a.m.").
 */
#include "token/abbreviations.h"
#include "token/scan.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define MAIL_NAME_MAX 64
#define DOTTED_MAX 24

static bool is_word(thaw_char c)
{
    return c == THAW_CHAR_LETTER || c == THAW_CHAR_DIGIT;
}

static char byte_at(const thaw_scan *scan, size_t at)
{
    return at < scan->chunk_end ? scan->text.ptr[at] : ' ';
}

/* The length of the run of ASCII letters or digits that ends at at. */
static size_t run_before(const thaw_scan *scan, size_t begin, size_t at)
{
    size_t from = at;
    while (from > begin && at - from < DOTTED_MAX &&
        is_word(
            (thaw_char)thaw_char_ascii[(unsigned char)scan->text.ptr[from - 1] &
                127]) &&
        (unsigned char)scan->text.ptr[from - 1] < 0x80)
        from--;
    return at - from;
}

/* "a.m", "U.S", "alt.net" but not "hours.The": does the stop at at join? */
static bool stop_joins(const thaw_scan *scan, size_t begin, size_t at)
{
    char before = byte_at(scan, at - 1), after = byte_at(scan, at + 1);
    if (!thaw_is_upper(after))
        return true;
    size_t run = run_before(scan, begin, at);
    return thaw_is_upper(before) ||
        (thaw_is_lower(before) && run <= 2 &&
            thaw_is_upper(scan->text.ptr[at - run]));
}

/*
 * Prefixes that keep their hyphen: the affixes of the treebanks' guidelines
 * that EWT and GUM train join more often than not.
 */
static bool is_prefix(thaw_str s)
{
    static const char *const prefixes[] = {"e", "re", "co", "un", "ex", "de",
        "uh", "non", "pre", "pro", "mid", "sub", "neo", "bio", "tri", "anti",
        "post", "semi", "over", "mini", "intra", "inter", "cross", "multi",
        "micro", "macro", "ultra", "super", "hyper", "cyber", "extra", "infra",
        "trans", "under", "socio", "vice", "arch", "mega", "pseudo", "counter",
        "psycho"};
    return s.len <= 7 && thaw_str_is_any(s, prefixes, COUNT(prefixes));
}

/* "713-853-3989", "646-8420", "2018-01-09" are one; "3-5" is three. */
static bool number_joins(const thaw_scan *scan, size_t begin, size_t at)
{
    size_t before = 0, after = 0, hyphens = 1;
    for (size_t i = begin; i < at; i++) {
        if (scan->text.ptr[i] == '-')
            hyphens++;
        else if (!thaw_is_digit(scan->text.ptr[i]) || i - begin > DOTTED_MAX)
            return false;
        else
            before++;
    }
    size_t i = at + 1;
    while (thaw_is_digit(byte_at(scan, i)) && after < DOTTED_MAX) {
        after++;
        i++;
    }
    if (byte_at(scan, i) == '-' && thaw_is_digit(byte_at(scan, i + 1)))
        hyphens++;
    return hyphens >= 2 || (before == 3 && after == 4);
}

static bool hyphen_joins(
    const thaw_scan *scan, size_t begin, size_t at, size_t width)
{
    char before = byte_at(scan, at - 1), after = byte_at(scan, at + width);
    if (thaw_is_digit(before) && thaw_is_digit(after))
        return width == 1 && number_joins(scan, begin, at);
    bool after_hyphen = thaw_char_before(scan->text, begin) == THAW_CHAR_HYPHEN;
    return !after_hyphen && is_prefix(thaw_scan_at(scan, begin, at));
}

/* Signs of the class OTHER: & / @ $. */
static bool sign_joins(const thaw_scan *scan, size_t begin, size_t at)
{
    char before = byte_at(scan, at - 1), after = byte_at(scan, at + 1);
    bool single = at == begin + 1 &&
        !is_word(thaw_char_at(scan->text, at + 2)) && at + 1 < scan->chunk_end;
    switch (byte_at(scan, at)) {
    case '&':
        return single || (thaw_is_upper(before) && thaw_is_upper(after));
    case '/':
        return (thaw_is_digit(before) && thaw_is_digit(after)) || single ||
            (at == begin + 1 && thaw_to_lower(before) == 'w');
    case '@':
        return true;
    default:
        return false;
    }
}

/* Whether the sign of class c at [at, next), with word characters on both
 * sides, is inside the word that begins at begin. */
static bool joins(
    const thaw_scan *scan, size_t begin, size_t at, size_t next, thaw_char c)
{
    char before = byte_at(scan, at - 1), after = byte_at(scan, next);
    switch (c) {
    case THAW_CHAR_APOSTROPHE:
    case THAW_CHAR_BACKTICK:
        return true;
    case THAW_CHAR_STOP:
        return byte_at(scan, at) == '.' && stop_joins(scan, begin, at);
    case THAW_CHAR_COMMA:
        return thaw_is_digit(before) && thaw_is_digit(after) &&
            byte_at(scan, at) != ';';
    case THAW_CHAR_HYPHEN:
        return hyphen_joins(scan, begin, at, next - at);
    case THAW_CHAR_OTHER:
        return sign_joins(scan, begin, at);
    default:
        return false;
    }
}

static size_t grow(const thaw_scan *scan, size_t begin)
{
    size_t at = begin;
    while (at < scan->chunk_end) {
        size_t next = at;
        thaw_char c = thaw_char_next(scan->text, &next);
        if (!is_word(c) &&
            (at == begin || next >= scan->chunk_end ||
                !is_word(thaw_char_at(scan->text, next)) ||
                !joins(scan, begin, at, next, c)))
            break;
        at = next;
    }
    return at;
}

/* ---- addresses ----------------------------------------------------------- */

static bool starts(const thaw_scan *scan, size_t at, const char *prefix)
{
    size_t i = 0;
    while (prefix[i] && thaw_to_lower(byte_at(scan, at + i)) == prefix[i])
        i++;
    return prefix[i] == '\0';
}

static bool is_url(const thaw_scan *scan, size_t at)
{
    switch (scan->text.ptr[at]) {
    case 'h':
    case 'H':
        return starts(scan, at, "http://") || starts(scan, at, "https://");
    case 'f':
    case 'F':
        return starts(scan, at, "ftp://");
    case 'w':
    case 'W':
        return starts(scan, at, "www.");
    case 'm':
    case 'M':
        return starts(scan, at, "mailto:");
    default:
        return false;
    }
}

/* An address goes to the end of the chunk, but for signs that close it. */
static size_t url_end(const thaw_scan *scan, size_t begin)
{
    size_t at = begin, end = begin + 1;
    unsigned open = 0;
    while (at < scan->chunk_end) {
        char byte = scan->text.ptr[at];
        if (strchr("<>\"", byte) || (byte == ')' && open == 0))
            break;
        open += byte == '(';
        open -= byte == ')';
        thaw_char c = thaw_char_next(scan->text, &at);
        if (c == THAW_CHAR_LETTER || c == THAW_CHAR_DIGIT || byte == '/' ||
            byte == ')' || c == THAW_CHAR_OTHER || c == THAW_CHAR_HYPHEN)
            end = at;
    }
    return end;
}

/* The end of a mail address that begins at begin, or begin. */
static size_t mail_end(const thaw_scan *scan, size_t begin)
{
    size_t at = begin;
    while (at - begin < MAIL_NAME_MAX &&
        (thaw_is_alpha(byte_at(scan, at)) || thaw_is_digit(byte_at(scan, at)) ||
            strchr("._%+-", byte_at(scan, at))))
        at++;
    if (at == begin || byte_at(scan, at) != '@' ||
        !is_word(thaw_char_at(scan->text, at + 1)))
        return begin;
    size_t end = begin;
    for (at++; at < scan->chunk_end; at++) {
        char c = scan->text.ptr[at];
        if (thaw_is_alpha(c) || thaw_is_digit(c))
            end = at + 1;
        else if (c != '.' && c != '-' && c != '_')
            break;
    }
    return end;
}

static bool has_domain(thaw_str s)
{
    static const char *const domains[] = {"com", "org", "net", "gov", "edu",
        "int", "mil", "info", "uk", "io", "ly", "co", "eu", "tv", "de", "fr",
        "ru", "cn", "in", "au", "ca"};
    size_t dot = s.len;
    while (dot > 0 && s.ptr[dot - 1] != '.')
        dot--;
    thaw_str last = {s.ptr + dot, s.len - dot};
    return dot > 1 && thaw_str_is_any(last, domains, COUNT(domains));
}

/* ---- the full stop behind a word -------------------------------------------
 */

/* "U.S", "a.m", "Ph.D": letters in parts of one or two between stops. */
static bool is_dotted(thaw_str s)
{
    size_t part = 0, parts = 1;
    if (s.len > DOTTED_MAX)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '.') {
            parts++;
            part = 0;
        } else if (!thaw_is_alpha(s.ptr[i]) || ++part > 2) {
            return false;
        }
    }
    return parts > 1 && part > 0;
}

/* The first character past the blanks after at; its offset in *found. */
static thaw_char look_past(const thaw_scan *scan, size_t at, size_t *found)
{
    thaw_char c = THAW_CHAR_BLANK;
    for (size_t steps = 0; at < scan->text.len && steps < 16; steps++) {
        *found = at;
        c = thaw_char_next(scan->text, &at);
        if (c != THAW_CHAR_BLANK)
            return c;
    }
    return THAW_CHAR_BLANK;
}

/* The ASCII word at at, for the starter list. */
static thaw_str word_at(const thaw_scan *scan, size_t at)
{
    size_t end = at;
    while (end < scan->text.len && end - at < DOTTED_MAX &&
        thaw_is_alpha(scan->text.ptr[end]))
        end++;
    return thaw_scan_at(scan, at, end);
}

/* "J." before a name; not "So am I." nor "Plan B. The". */
static bool is_initial(const thaw_scan *scan, size_t begin, size_t stop)
{
    size_t next = 0;
    if (!thaw_is_upper(scan->text.ptr[begin]))
        return false;
    thaw_char c = look_past(scan, stop + 1, &next);
    bool after_initial =
        begin > scan->block + 2 && scan->text.ptr[begin - 2] == '.';
    if (c == THAW_CHAR_COMMA || (c == THAW_CHAR_DIGIT && after_initial))
        return true;
    if (c != THAW_CHAR_LETTER || thaw_is_lower(scan->text.ptr[next]))
        return false;
    bool initial_next =
        next + 1 < scan->text.len && scan->text.ptr[next + 1] == '.';
    if (scan->text.ptr[begin] == 'I' && !initial_next &&
        begin > scan->block + 1 && scan->text.ptr[begin - 1] == ' ' &&
        !thaw_is_alpha(scan->text.ptr[begin - 2]))
        return false;
    return initial_next || !thaw_starter_find(word_at(scan, next));
}

/* "1", "12", "4.1" */
static bool is_item_number(thaw_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!thaw_is_digit(word.ptr[i]) && word.ptr[i] != '.')
            return false;
    return word.len <= 2 ||
        (word.len <= 5 && memchr(word.ptr, '.', word.len) != NULL);
}

static bool keeps_stop(const thaw_scan *scan, size_t begin, size_t stop)
{
    thaw_str word = thaw_scan_at(scan, begin, stop);
    size_t next = 0;
    if (word.len == 1 && thaw_is_alpha(word.ptr[0]) &&
        !thaw_is_lower(word.ptr[0]))
        return is_initial(scan, begin, stop);
    if (is_dotted(word) ||
        (word.len == 1 && thaw_is_lower(word.ptr[0]) && begin > scan->block &&
            scan->text.ptr[begin - 1] == '('))
        return true; /* "(b. 1990)" */
    if (begin == scan->block && is_item_number(word) &&
        stop + 1 == scan->chunk_end)
        return stop + 1 < scan->text.len; /* "1." that opens a list item */
    switch (thaw_abbreviation_find(word)) {
    case THAW_ABBREVIATION_NEVER:
    case THAW_ABBREVIATION_MAY:
        return true;
    case THAW_ABBREVIATION_NUMBER:
        return look_past(scan, stop + 1, &next) == THAW_CHAR_DIGIT;
    case THAW_ABBREVIATION_DAY: {
        thaw_char c = look_past(scan, stop + 1, &next);
        return c == THAW_CHAR_DIGIT || c == THAW_CHAR_COMMA ||
            (c == THAW_CHAR_LETTER && thaw_is_lower(scan->text.ptr[next]));
    }
    default:
        return false;
    }
}

/* "US$", "HK$" */
static bool takes_money(const thaw_scan *scan, size_t begin, size_t end)
{
    if (end - begin > 3 || byte_at(scan, end) != '$')
        return false;
    for (size_t i = begin; i < end; i++)
        if (!thaw_is_upper(scan->text.ptr[i]))
            return false;
    return true;
}

/* "th-", "pre-": cut short, or sharing the word of a later one. */
static bool keeps_hyphen(const thaw_scan *scan, size_t begin, size_t end)
{
    return byte_at(scan, end) == '-' && end + 1 == scan->chunk_end &&
        thaw_is_alpha(scan->text.ptr[end - 1]) &&
        (end - begin <= 2 || is_prefix(thaw_scan_at(scan, begin, end)));
}

size_t thaw_word_end(const thaw_scan *scan, size_t begin)
{
    if (is_url(scan, begin))
        return url_end(scan, begin);
    if (scan->has_at) {
        size_t end = mail_end(scan, begin);
        if (end > begin)
            return end;
    }
    size_t end = grow(scan, begin);
    assert(end > begin);
    char after = byte_at(scan, end);
    if (after == '.') {
        thaw_str word = thaw_scan_at(scan, begin, end);
        bool dots = byte_at(scan, end + 1) == '.' &&
            (byte_at(scan, end + 2) == '.' ||
                !(is_dotted(word) || thaw_abbreviation_find(word)));
        return !dots && keeps_stop(scan, begin, end) ? end + 1 : end;
    }
    if (after == '/' && has_domain(thaw_scan_at(scan, begin, end)))
        return url_end(scan, begin);
    if (takes_money(scan, begin, end) || keeps_hyphen(scan, begin, end))
        return end + 1;
    return end;
}
