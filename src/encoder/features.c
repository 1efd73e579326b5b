/*
 * features.c - key, affixes, shape and case class, as docs/network.md says.
 */
#include "encoder/features.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* Reads the code point at *at and steps over it; '?' for a bad byte. */
static utf8proc_int32_t next_code(thaw_str s, size_t *at)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.ptr;
    utf8proc_int32_t code = bytes[*at];

    if (code < 0x80) {
        *at += 1;
        return code;
    }
    utf8proc_ssize_t used =
        utf8proc_iterate(bytes + *at, (utf8proc_ssize_t)(s.len - *at), &code);
    if (used < 1) {
        *at += 1;
        return '?';
    }
    *at += (size_t)used;
    return code;
}

/* Makes quotes and dashes of print those of a typewriter. */
static utf8proc_int32_t plain_code(utf8proc_int32_t code)
{
    switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    default:
        return code;
    }
}

static utf8proc_int32_t key_code(utf8proc_int32_t code)
{
    if (code >= 0x80)
        code = utf8proc_tolower(plain_code(code));
    else if (code >= 'A' && code <= 'Z')
        code += 'a' - 'A';
    return code >= '0' && code <= '9' ? '0' : code;
}

size_t thaw_feature_key(thaw_str form, char out[THAW_FEATURE_MAX])
{
    size_t at = 0, len = 0;

    while (at < form.len) {
        utf8proc_uint8_t piece[4] = {'.', '.', '.', 0};
        utf8proc_int32_t code = next_code(form, &at);
        size_t n = 3;
        if (code != 0x2026)
            n = (size_t)utf8proc_encode_char(key_code(code), piece);
        if (len + n > THAW_FEATURE_MAX)
            break;
        memcpy(out + len, piece, n);
        len += n;
    }
    return len;
}

static bool is_letter(utf8proc_category_t cat)
{
    return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_LO;
}

static bool is_upper(utf8proc_category_t cat)
{
    return cat == UTF8PROC_CATEGORY_LU || cat == UTF8PROC_CATEGORY_LT;
}

static char shape_class(utf8proc_int32_t code)
{
    utf8proc_category_t cat = utf8proc_category(code);

    if (is_upper(cat))
        return 'X';
    if (is_letter(cat))
        return 'x';
    if (cat == UTF8PROC_CATEGORY_ND)
        return '9';
    return code < 0x80 ? (char)code : '?';
}

size_t thaw_feature_shape(thaw_str form, char out[THAW_SHAPE_MAX])
{
    size_t at = 0, len = 0;

    while (at < form.len && len < THAW_SHAPE_MAX) {
        char mapped = shape_class(next_code(form, &at));
        if (len >= 2 && out[len - 1] == mapped && out[len - 2] == mapped)
            continue;
        out[len++] = mapped;
    }
    return len;
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static thaw_str last_codes(thaw_str key, size_t count)
{
    size_t begin = key.len;

    for (; count > 0 && begin > 0; count--) {
        begin--;
        while (begin > 0 && is_continuation(key.ptr[begin]))
            begin--;
    }
    return (thaw_str){key.ptr + begin, key.len - begin};
}

static thaw_str first_codes(thaw_str key, size_t count)
{
    size_t end = 0;

    for (; count > 0 && end < key.len; count--) {
        end++;
        while (end < key.len && is_continuation(key.ptr[end]))
            end++;
    }
    return (thaw_str){key.ptr, end};
}

thaw_str thaw_feature_affix(thaw_str key, thaw_affix affix)
{
    assert(affix < THAW_AFFIX_COUNT);
    if (affix <= THAW_AFFIX_SUF4)
        return last_codes(key, (size_t)affix + 1);
    return first_codes(key, (size_t)(affix - THAW_AFFIX_PRE1) + 1);
}

/* The letters of one word, counted. */
typedef struct {
    size_t letters, upper;
    bool capital; /* the first letter is upper-case */
} letter_count;

static letter_count count_letters(thaw_str form)
{
    letter_count count = {0, 0, false};
    size_t at = 0;

    while (at < form.len) {
        utf8proc_category_t cat = utf8proc_category(next_code(form, &at));
        if (!is_letter(cat))
            continue;
        if (is_upper(cat)) {
            count.capital |= count.letters == 0;
            count.upper++;
        }
        count.letters++;
    }
    return count;
}

thaw_casing thaw_case_class(const thaw_str *forms, size_t n)
{
    size_t words = 0, all_upper = 0, no_upper = 0, longer = 0;
    size_t weighty = 0, capital = 0;

    for (size_t i = 1; i < n; i++) {
        letter_count c = count_letters(forms[i]);
        if (c.letters == 0)
            continue;
        words++;
        all_upper += c.upper == c.letters;
        no_upper += c.upper == 0;
        longer += c.letters >= 2;
        weighty += c.letters >= 4;
        capital += c.letters >= 4 && c.capital;
    }
    if (words < 3)
        return THAW_CASING_NORMAL;
    if (all_upper == words && longer > 0)
        return THAW_CASING_UPPER;
    if (no_upper == words && count_letters(forms[0]).upper == 0)
        return THAW_CASING_LOWER;
    if (weighty > 0 && capital * 5 >= weighty * 3)
        return THAW_CASING_TITLE;
    return THAW_CASING_NORMAL;
}
