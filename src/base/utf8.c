/*
 * utf8.c - code points in bytes, their classes, and folding for look-up.
 */
#include <utf8proc.h>

#include "base/utf8.h"

/* The length of the valid sequence at p, or 0.  RFC 3629: no surrogates, no
 * overlong forms, nothing past U+10FFFF. */
static size_t sequence_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return n;
}

size_t thaw_utf8_find_invalid(thaw_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t at = 0;
    while (at < s.len) {
        size_t n = sequence_length(p + at, s.len - at);
        if (n == 0)
            return at;
        at += n;
    }
    return at;
}

uint32_t thaw_utf8_next(thaw_str s, size_t *at)
{
    if (*at >= s.len)
        return THAW_CODEPOINT_NONE;
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    size_t n = sequence_length(p, s.len - *at);
    *at += n ? n : 1;
    switch (n) {
    case 1:
        return p[0];
    case 2:
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 |
            (p[2] & 0x3F);
    case 4:
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
            (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    default:
        return THAW_CODEPOINT_NONE;
    }
}

uint32_t thaw_utf8_previous(thaw_str s, size_t *at)
{
    if (*at == 0)
        return THAW_CODEPOINT_NONE;
    size_t begin = *at - 1;
    while (begin > 0 && *at - begin < 4 &&
        ((unsigned char)s.ptr[begin] & 0xC0) == 0x80)
        begin--;
    size_t end = begin;
    uint32_t codepoint = thaw_utf8_next(s, &end);
    if (end != *at) {
        *at -= 1;
        return THAW_CODEPOINT_NONE;
    }
    *at = begin;
    return codepoint;
}

size_t thaw_utf8_put(uint32_t codepoint, char out[4])
{
    return (size_t)utf8proc_encode_char(
        (utf8proc_int32_t)codepoint, (utf8proc_uint8_t *)out);
}

static utf8proc_category_t category(uint32_t codepoint)
{
    return codepoint == THAW_CODEPOINT_NONE
        ? UTF8PROC_CATEGORY_CN
        : utf8proc_category((utf8proc_int32_t)codepoint);
}

bool thaw_codepoint_is_letter(uint32_t codepoint)
{
    utf8proc_category_t c = category(codepoint);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool thaw_codepoint_is_upper(uint32_t codepoint)
{
    utf8proc_category_t c = category(codepoint);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool thaw_codepoint_is_digit(uint32_t codepoint)
{
    return category(codepoint) == UTF8PROC_CATEGORY_ND;
}

bool thaw_codepoint_is_space(uint32_t codepoint)
{
    return (codepoint < 0x80 && thaw_is_space((char)codepoint)) ||
        category(codepoint) == UTF8PROC_CATEGORY_ZS || codepoint == 0x85 ||
        codepoint == 0x2028 || codepoint == 0x2029;
}

bool thaw_codepoint_is_mark(uint32_t codepoint)
{
    utf8proc_category_t c = category(codepoint);
    return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC ||
        c == UTF8PROC_CATEGORY_ME;
}

uint32_t thaw_codepoint_to_lower(uint32_t codepoint)
{
    return codepoint == THAW_CODEPOINT_NONE
        ? codepoint
        : (uint32_t)utf8proc_tolower((utf8proc_int32_t)codepoint);
}

/* Latin letters that no decomposition takes apart. */
static const char *special_fold(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
        return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
        return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return "-";
    case 0x2026:
        return "...";
    case 0x00DF:
        return "ss";
    case 0x00E6:
        return "ae";
    case 0x0153:
        return "oe";
    case 0x00F8:
        return "o";
    case 0x0111:
    case 0x00F0:
        return "d";
    case 0x0131:
        return "i";
    case 0x0142:
        return "l";
    case 0x00FE:
        return "th";
    default:
        return NULL;
    }
}

/* The base letter of a precomposed Latin letter, or the code point itself. */
static uint32_t base_letter(uint32_t c)
{
    if (c < 0xC0 || c > 0x24F) {
        if (c < 0x1E00 || c > 0x1EFF)
            return c;
    }
    utf8proc_int32_t parts[8];
    int last = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8,
        UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &last);
    return n >= 1 ? (uint32_t)parts[0] : c;
}

size_t thaw_fold(thaw_str s, char *out, size_t room)
{
    size_t len = 0;
    bool blank = false;
    for (size_t at = 0; at < s.len;) {
        char piece[4];
        const char *text = piece;
        size_t n;
        uint32_t c = (unsigned char)s.ptr[at];
        if (c < 0x80)
            at++;
        else
            c = thaw_utf8_next(s, &at);
        if (thaw_codepoint_is_space(c)) {
            blank = len > 0;
            continue;
        }
        if (c < 0x80) {
            piece[0] = thaw_to_lower((char)c);
            n = 1;
        } else {
            c = thaw_codepoint_to_lower(c);
            if (c == THAW_CODEPOINT_NONE || thaw_codepoint_is_mark(c))
                continue;
            const char *special = special_fold(c);
            n = special ? strlen(special)
                        : thaw_utf8_put(base_letter(c), piece);
            text = special ? special : piece;
        }
        if (len + n + blank > room)
            return SIZE_MAX;
        if (blank)
            out[len++] = ' ';
        blank = false;
        memcpy(out + len, text, n);
        len += n;
    }
    return len;
}
