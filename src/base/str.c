/*
 * str.c - views of bytes: comparing, cutting, reading numbers.
 */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/base.h"

int thaw_str_compare(thaw_str a, thaw_str b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

thaw_str thaw_str_trim(thaw_str s)
{
    while (s.len && thaw_is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && thaw_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

thaw_str thaw_str_split(thaw_str *rest, char separator)
{
    thaw_str whole = *rest;
    if (!whole.ptr)
        return whole;
    const char *at = whole.len ? memchr(whole.ptr, separator, whole.len) : NULL;
    if (!at) {
        *rest = (thaw_str){NULL, 0};
        return whole;
    }
    size_t len = (size_t)(at - whole.ptr);
    *rest = (thaw_str){at + 1, whole.len - len - 1};
    return (thaw_str){whole.ptr, len};
}

bool thaw_str_to_int(thaw_str s, int64_t *out)
{
    bool minus = s.len && s.ptr[0] == '-';
    size_t i = minus || (s.len && s.ptr[0] == '+');
    if (i == s.len || s.len - i > 18)
        return false;
    int64_t value = 0;
    for (; i < s.len; i++) {
        if (!thaw_is_digit(s.ptr[i]))
            return false;
        value = value * 10 + (s.ptr[i] - '0');
    }
    *out = minus ? -value : value;
    return true;
}

bool thaw_str_to_double(thaw_str s, double *out)
{
    const char *dot = s.len ? memchr(s.ptr, '.', s.len) : NULL;
    size_t whole_len = dot ? (size_t)(dot - s.ptr) : s.len;
    int64_t whole = 0, part = 0;
    if (!thaw_str_to_int((thaw_str){s.ptr, whole_len}, &whole))
        return false;
    double value = (double)(whole < 0 ? -whole : whole);
    if (dot) {
        thaw_str digits = {dot + 1, s.len - whole_len - 1};
        if (!digits.len || !thaw_is_digit(digits.ptr[0]) ||
            !thaw_str_to_int(digits, &part))
            return false;
        double scale = 1;
        for (size_t i = 0; i < digits.len; i++)
            scale *= 10;
        value += (double)part / scale;
    }
    *out = s.ptr[0] == '-' ? -value : value;
    return true;
}

uint64_t thaw_str_hash(thaw_str s)
{
    return XXH3_64bits(s.ptr, s.len);
}
