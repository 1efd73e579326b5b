/*
 * chars.c - character classes: a table for ASCII, Unicode's for the rest.
 */
#include "token/chars.h"

#define BL THAW_CHAR_BLANK
#define LE THAW_CHAR_LETTER
#define DI THAW_CHAR_DIGIT
#define OT THAW_CHAR_OTHER
#define CO THAW_CHAR_COMMA
#define LB THAW_CHAR_LBRACKET
#define RB THAW_CHAR_RBRACKET
#define BA THAW_CHAR_BANG
#define AP THAW_CHAR_APOSTROPHE
#define QU THAW_CHAR_QUOTE
#define MO THAW_CHAR_MONEY
#define HY THAW_CHAR_HYPHEN
#define ST THAW_CHAR_STOP
#define BT THAW_CHAR_BACKTICK

/* clang-format off */
const unsigned char thaw_char_ascii[128] = {
    BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL,
    BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL, BL,
    /*   !   "   #   $   %   &   '   (   )   *   +   ,   -   .   / */
    BL, BA, QU, OT, MO, OT, OT, AP, LB, RB, OT, OT, CO, HY, ST, OT,
    DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, CO, CO, OT, OT, OT, BA,
    OT, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE,
    LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LB, OT, RB, OT, LE,
    BT, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE,
    LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LE, LB, OT, RB, OT, BL,
};
/* clang-format on */

static thaw_char class_of_punctuation(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x201A:
    case 0x2039:
        return THAW_CHAR_LSINGLE;
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0xFF07:
        return THAW_CHAR_APOSTROPHE;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x300C:
    case 0x300E:
        return THAW_CHAR_LQUOTE;
    case 0x201D:
    case 0x00BB:
    case 0x300D:
    case 0x300F:
    case 0x203A:
        return THAW_CHAR_RQUOTE;
    case 0x2010:
    case 0x2011:
        return THAW_CHAR_HYPHEN;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return THAW_CHAR_DASH;
    case 0x2026:
        return THAW_CHAR_ELLIPSIS;
    case 0x3002:
    case 0xFF0E:
        return THAW_CHAR_STOP;
    case 0xFF01:
    case 0xFF1F:
    case 0x203C:
    case 0x2049:
    case 0x203D:
        return THAW_CHAR_BANG;
    case 0x3001:
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
        return THAW_CHAR_COMMA;
    case 0xFF08:
    case 0x3010:
    case 0x27E8:
        return THAW_CHAR_LBRACKET;
    case 0xFF09:
    case 0x3011:
    case 0x27E9:
        return THAW_CHAR_RBRACKET;
    case 0xA2:
    case 0xA3:
    case 0xA4:
    case 0xA5:
        return THAW_CHAR_MONEY;
    case 0xB4:
        return THAW_CHAR_BACKTICK;
    case 0x200B:
    case 0xFEFF:
    case 0x2060:
        return THAW_CHAR_BLANK;
    case 0xAD:
    case 0x200C:
    case 0x200D:
    case 0xB7:
        return c == 0xB7 ? THAW_CHAR_OTHER : THAW_CHAR_LETTER;
    default:
        return c >= 0x20A0 && c <= 0x20CF ? THAW_CHAR_MONEY : THAW_CHAR_OTHER;
    }
}

static thaw_char class_of(uint32_t c)
{
    if (c < 0x80)
        return thaw_char_ascii[c];
    if (c < 0xA0)
        return THAW_CHAR_BLANK;
    thaw_char found = class_of_punctuation(c);
    if (found != THAW_CHAR_OTHER)
        return found;
    if (thaw_codepoint_is_letter(c) || thaw_codepoint_is_mark(c))
        return THAW_CHAR_LETTER;
    if (thaw_codepoint_is_digit(c))
        return THAW_CHAR_DIGIT;
    return thaw_codepoint_is_space(c) ? THAW_CHAR_BLANK : THAW_CHAR_OTHER;
}

thaw_char thaw_char_next(thaw_str s, size_t *at)
{
    unsigned char byte = (unsigned char)s.ptr[*at];
    if (byte < 0x80) {
        ++*at;
        return thaw_char_ascii[byte];
    }
    return class_of(thaw_utf8_next(s, at));
}

thaw_char thaw_char_at(thaw_str s, size_t at)
{
    return at < s.len ? thaw_char_next(s, &at) : THAW_CHAR_BLANK;
}

thaw_char thaw_char_before(thaw_str s, size_t at)
{
    if (at == 0)
        return THAW_CHAR_BLANK;
    unsigned char byte = (unsigned char)s.ptr[at - 1];
    return byte < 0x80 ? (thaw_char)thaw_char_ascii[byte]
                       : class_of(thaw_utf8_previous(s, &at));
}
