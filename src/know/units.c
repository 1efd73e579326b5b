/*
 * units.c - cutting a word into the units that phrases are made of.
 */
#include "know/units.h"
#include "base/utf8.h"

static bool is_joint(char c)
{
    return c == '-' || c == '\'' || c == '/' || c == '`';
}

void thaw_cutter_init(thaw_cutter *cutter, thaw_str token)
{
    cutter->at = 0;
    cutter->len = 0;
    if (token.len > THAW_WORD_BYTES_MAX)
        return;
    cutter->len = thaw_fold(token, cutter->folded, sizeof cutter->folded);
    if (cutter->len == SIZE_MAX)
        cutter->len = 0;
}

bool thaw_cutter_next(thaw_cutter *cutter, thaw_str *unit)
{
    size_t len = 0;
    while (cutter->at < cutter->len) {
        char c = cutter->folded[cutter->at++];
        if (c == '&' && len == 0) {
            memcpy(cutter->room, "and", 3);
            len = 3;
            break;
        }
        if (is_joint(c) && len)
            break;
        if (c == '&') {
            cutter->at--;
            break;
        }
        if (!is_joint(c) && c != '.')
            cutter->room[len++] = c;
    }
    *unit = (thaw_str){cutter->room, len};
    return len > 0;
}

thaw_case thaw_word_case(thaw_str token)
{
    bool capital = false, small = false, letter = false;
    for (size_t at = 0; at < token.len;) {
        unsigned char byte = (unsigned char)token.ptr[at];
        uint32_t c = byte < 0x80 ? byte : thaw_utf8_next(token, &at);
        if (byte < 0x80)
            at++;
        bool upper = byte < 0x80 ? thaw_is_upper((char)byte)
                                 : thaw_codepoint_is_upper(c);
        bool any = byte < 0x80 ? thaw_is_alpha((char)byte)
                               : thaw_codepoint_is_letter(c);
        capital = capital || (any && upper);
        letter = letter || any;
        small = small || (any && !upper);
    }
    if (letter && !small)
        return THAW_CASE_UPPER;
    return capital ? THAW_CASE_CAPITAL : THAW_CASE_ANY;
}

bool thaw_word_is_joint(thaw_str token)
{
    char folded[16];
    if (token.len > 6)
        return false;
    size_t len = thaw_fold(token, folded, sizeof folded);
    bool joint = len > 0 && len != SIZE_MAX;
    for (size_t i = 0; joint && i < len; i++)
        joint = is_joint(folded[i]);
    return joint;
}
