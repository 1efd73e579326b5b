/*
 * decode.c - bytes as found become UTF-8.
 *
 * A byte order mark decides where there is one.  Bytes that are not UTF-8 are
 * taken for windows-1252 only when they look like it: no byte that it leaves
 * undefined, no control characters, and few of the high bytes.  Guessing
 * wrongly would write nonsense into a data set, so anything else is refused.
 */
#include "base/utf8.h"
#include "ingest/ingest.h"

#define REPLACEMENT 0xFFFD

/* What windows-1252 has at 0x80..0x9F; 0: undefined. */
static const uint16_t high_1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E,
    0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D,
    0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static bool is_control(unsigned char c)
{
    return (c < ' ' && !thaw_is_space((char)c)) || c == 0x7F;
}

/* Fewer than one byte in four is high, and all of them mean something. */
static bool looks_1252(thaw_str s)
{
    size_t high = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (is_control(c) || (c >= 0x80 && c < 0xA0 && !high_1252[c - 0x80]))
            return false;
        high += c >= 0x80;
    }
    return high * 4 < s.len;
}

static void put(thaw_buf *buf, uint32_t codepoint)
{
    char bytes[4];
    thaw_buf_add(buf, bytes, thaw_utf8_put(codepoint, bytes));
}

static thaw_status finish(thaw_buf *buf, thaw_str *out, thaw_error *err)
{
    if (buf->failed)
        return thaw_fail(err, THAW_ELIMIT, buf->max,
            "record of more than %zu bytes as UTF-8", buf->max);
    *out = thaw_buf_view(buf);
    return THAW_OK;
}

static thaw_status from_1252(
    thaw_str s, thaw_buf *buf, thaw_str *out, thaw_error *err)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        put(buf, c >= 0x80 && c < 0xA0 ? high_1252[c - 0x80] : c);
    }
    return finish(buf, out, err);
}

static uint32_t unit_at(thaw_str s, size_t i, bool big)
{
    unsigned char a = (unsigned char)s.ptr[i];
    unsigned char b = (unsigned char)s.ptr[i + 1];
    return big ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);
}

static bool is_low_half(uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* The units after the mark; a half of a pair that stands alone becomes U+FFFD
 * and so does a last odd byte. */
static thaw_status from_utf16(
    thaw_str s, bool big, thaw_buf *buf, thaw_str *out, thaw_error *err)
{
    size_t i = 2;
    for (; i + 1 < s.len && !buf->failed; i += 2) {
        uint32_t unit = unit_at(s, i, big);
        if (unit == 0)
            return thaw_fail(
                err, THAW_EFORMAT, i, "NUL character at byte %zu", i);
        if (unit >= 0xD800 && unit <= 0xDBFF && i + 3 < s.len &&
            is_low_half(unit_at(s, i + 2, big))) {
            uint32_t low = unit_at(s, i + 2, big);
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (unit >= 0xD800 && unit <= 0xDFFF) {
            unit = REPLACEMENT;
        }
        put(buf, unit);
    }
    if (i < s.len)
        put(buf, REPLACEMENT);
    return finish(buf, out, err);
}

static thaw_status check_nul(thaw_str s, size_t at, thaw_error *err)
{
    const char *nul = s.len ? memchr(s.ptr, 0, s.len) : NULL;
    if (!nul)
        return THAW_OK;
    size_t offset = (size_t)(nul - s.ptr) + at;
    return thaw_fail(err, THAW_EFORMAT, offset,
        "NUL byte at byte %zu: not text, or UTF-16 without its mark", offset);
}

thaw_status thaw_ingest_decode(thaw_str record, thaw_buf *buf, thaw_str *out,
    const char **note, thaw_error *err)
{
    *note = NULL;
    bool little = thaw_str_starts(record, THAW_STR("\xFF\xFE"));
    if (little || thaw_str_starts(record, THAW_STR("\xFE\xFF"))) {
        *note = "converted from UTF-16";
        return from_utf16(record, !little, buf, out, err);
    }
    size_t mark = thaw_str_starts(record, THAW_STR("\xEF\xBB\xBF")) ? 3 : 0;
    thaw_str text = {record.ptr + mark, record.len - mark};
    thaw_status status = check_nul(text, mark, err);
    if (status != THAW_OK)
        return status;
    size_t invalid = thaw_utf8_find_invalid(text);
    if (invalid == text.len) {
        *out = text;
        return THAW_OK;
    }
    if (mark || !looks_1252(text))
        return thaw_fail(err, THAW_EUTF8, invalid + mark,
            "not UTF-8 at byte %zu, and no encoding that is known",
            invalid + mark);
    *note = "not UTF-8, read as windows-1252";
    return from_1252(text, buf, out, err);
}
