/*
 * test_utf8.c - code points, validity, and folding for look-up.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "tap.h"

static void test_round_trip(void)
{
    uint32_t good = 0, count = 0;
    for (uint32_t c = 1; c < 0x110000; c++) {
        char bytes[4];
        if (c >= 0xD800 && c < 0xE000)
            continue;
        thaw_str s = {bytes, thaw_utf8_put(c, bytes)};
        size_t at = 0, back = s.len;
        good += thaw_utf8_find_invalid(s) == s.len &&
            thaw_utf8_next(s, &at) == c && at == s.len &&
            thaw_utf8_previous(s, &back) == c && back == 0;
        count++;
    }
    ok(good == count, "%u code points go to bytes and back", count);
}

static void test_invalid(void)
{
    static const struct {
        const char *bytes;
        size_t at;
        const char *what;
    } cases[] = {
        {"ab\x80", 2, "a continuation alone"},
        {"a\xC3", 1, "a cut sequence of two"},
        {"\xE2\x82", 0, "a cut sequence of three"},
        {"\xC0\xAF", 0, "an overlong slash"},
        {"\xE0\x80\xAF", 0, "an overlong sequence of three"},
        {"\xF0\x80\x80\xAF", 0, "an overlong sequence of four"},
        {"\xED\xA0\x80", 0, "a surrogate"},
        {"\xF4\x90\x80\x80", 0, "past the last code point"},
        {"ok\xFF", 2, "a byte that never is"},
        {"caf\xE9 au", 3, "Latin-1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        thaw_str s = thaw_str_of(cases[i].bytes);
        ok(thaw_utf8_find_invalid(s) == cases[i].at, "%s", cases[i].what);
        size_t at = cases[i].at;
        ok(thaw_utf8_next(s, &at) == THAW_CODEPOINT_NONE &&
                at == cases[i].at + 1,
            "%s: one byte is passed over", cases[i].what);
    }
    size_t at = 0;
    ok(thaw_utf8_next(THAW_STR(""), &at) == THAW_CODEPOINT_NONE && at == 0,
        "the end of nothing");
    ok(thaw_utf8_previous(THAW_STR("a"), &at) == THAW_CODEPOINT_NONE,
        "before the beginning");
}

static void test_fold(void)
{
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"Erdo\u011Fan", "erdogan"},
        {"Zelenskyy\u2019s", "zelenskyy's"},
        {"  S\u00E3o   Tom\u00E9 ", "sao tome"},
        {"C\u00F4te d\u2019Ivoire", "cote d'ivoire"},
        {"Cote\u0301", "cote"},
        {"Nagorno\u2013Karabakh", "nagorno-karabakh"},
        {"STRASSE stra\u00DFe", "strasse strasse"},
        {"\u0141\u00F3d\u017A", "lodz"},
        {"a\u00A0b\tc\n", "a b c"},
        {"\u201Cyes\u201D\u2026", "\"yes\"..."},
        {"\u041A\u0438\u0457\u0432", "\u043A\u0438\u0457\u0432"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[128];
        thaw_str s = thaw_str_of(cases[i].from);
        size_t len = thaw_fold(s, out, 2 * s.len + 4);
        ok(len != SIZE_MAX && thaw_str_is((thaw_str){out, len}, cases[i].to),
            "folds to \"%.*s\"", (int)len, out);
        bool fits = true;
        for (size_t room = 0; room < len; room++) {
            char *small = malloc(room + 1);
            fits = fits && thaw_fold(s, small, room) == SIZE_MAX;
            free(small);
        }
        ok(fits, "and says so when there is less room");
    }
}

static void test_classes(void)
{
    ok(thaw_codepoint_is_letter('a') && thaw_codepoint_is_letter(0x4E2D) &&
            !thaw_codepoint_is_letter('1'),
        "letters");
    ok(thaw_codepoint_is_upper(0x0416) && !thaw_codepoint_is_upper(0x0436),
        "capitals");
    ok(thaw_codepoint_is_space(0xA0) && thaw_codepoint_is_space(0x2029) &&
            !thaw_codepoint_is_space(0x200B),
        "blanks");
    ok(thaw_codepoint_is_mark(0x0301) && !thaw_codepoint_is_mark('a'), "marks");
    ok(thaw_codepoint_to_lower(0x0130) != 0x0130, "dotted capital I falls");
    ok(!thaw_codepoint_is_letter(THAW_CODEPOINT_NONE), "nothing is no letter");
}

int main(void)
{
    test_round_trip();
    test_invalid();
    test_fold();
    test_classes();
    return done_testing();
}
