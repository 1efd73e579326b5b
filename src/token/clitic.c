/*
 * clitic.c - cuts a surface token into words: "do" + "n't", "5" + "km".
 */
#include "token/scan.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

bool thaw_str_is_folded(thaw_str s, const char *word)
{
    size_t i = 0;
    while (i < s.len && word[i] && thaw_to_lower(s.ptr[i]) == word[i])
        i++;
    return i == s.len && word[i] == '\0';
}

bool thaw_str_is_any(thaw_str s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (thaw_str_is_folded(s, words[i]))
            return true;
    return false;
}

/* Surface tokens without an apostrophe that are two words, with where. */
static const struct {
    const char *form;
    unsigned char cut;
} fused[] = {
    {"cannot", 3},
    {"gonna", 3},
    {"wanna", 3},
    {"gotta", 3},
    {"gimme", 3},
    {"lemme", 3},
    {"dont", 2},
    {"doesnt", 4},
    {"didnt", 3},
    {"isnt", 2},
    {"wasnt", 3},
    {"arent", 3},
    {"werent", 4},
    {"couldnt", 5},
    {"wouldnt", 5},
    {"shouldnt", 6},
    {"hasnt", 3},
    {"havent", 4},
    {"hadnt", 3},
    {"cant", 2},
    {"thats", 4},
    {"youre", 3},
    {"theyre", 4},
};

static size_t fused_cut(thaw_str form)
{
    static const char firsts[] = "cgwldihsaty";
    if (form.len < 4 || form.len > 8 ||
        !memchr(firsts, thaw_to_lower(form.ptr[0]), sizeof firsts - 1))
        return 0;
    for (size_t i = 0; i < COUNT(fused); i++)
        if (thaw_str_is_folded(form, fused[i].form))
            return fused[i].cut;
    return 0;
}

/* The bytes of the apostrophe that ends before at, or 0. */
static size_t apostrophe_before(thaw_str s, size_t at)
{
    if (at >= 1 && (s.ptr[at - 1] == '\'' || s.ptr[at - 1] == '`'))
        return 1;
    if (at >= 3 && memcmp(s.ptr + at - 3, "\xE2\x80\x99", 3) == 0)
        return 3;
    if (at >= 2 && memcmp(s.ptr + at - 2, "\xC2\xB4", 2) == 0)
        return 2;
    return 0;
}

/*
 * Where the last clitic of a form begins, or 0.  "1960's" is one word, as a
 * decade is; "O'Brien" and "o'clock" have no clitic.
 */
static size_t clitic_cut(thaw_str form)
{
    static const char *const tails[] = {"s", "re", "ve", "ll", "d", "m", "t"};
    for (size_t tail = 1; tail <= 2 && tail < form.len; tail++) {
        size_t mark = form.len - tail;
        size_t width = apostrophe_before(form, mark);
        if (width == 0 || mark - width == 0)
            continue;
        size_t cut = mark - width;
        char before = form.ptr[cut - 1];
        thaw_str word = {form.ptr + mark, tail};
        if (!thaw_str_is_any(word, tails, COUNT(tails)) ||
            (thaw_is_digit(before) && thaw_to_lower(word.ptr[0]) == 's' &&
                thaw_is_digit(form.ptr[0])))
            return 0;
        if (thaw_to_lower(word.ptr[0]) == 't')
            return thaw_to_lower(before) == 'n' && cut > 1 ? cut - 1 : 0;
        return cut;
    }
    return 0;
}

/* Where the unit of "5km", "7:30PM" begins, or 0. */
static size_t unit_cut(thaw_str form, bool money)
{
    static const char *const units[] = {"am", "pm", "a.m", "p.m", "a.m.",
        "p.m.", "k", "m", "bn", "mn", "tn", "mm", "cm", "km", "kg", "mg", "lb",
        "lbs", "ft", "mph", "kph", "hz", "khz", "mhz", "ghz", "kw", "mw", "gw",
        "kwh", "mwh", "gb", "mb", "tb", "hrs", "mins"};
    size_t at = 0;
    while (at < form.len &&
        (thaw_is_digit(form.ptr[at]) || form.ptr[at] == '.' ||
            form.ptr[at] == ',' || form.ptr[at] == ':'))
        at++;
    if (at == 0 || at == form.len)
        return 0;
    thaw_str unit = {form.ptr + at, form.len - at};
    if (money && unit.len == 1 && strchr("kKmMbB", unit.ptr[0]))
        return at;
    if (unit.len == 1 && thaw_is_upper(unit.ptr[0]))
        return 0;
    return thaw_str_is_any(unit, units, COUNT(units)) ? at : 0;
}

#define MOST_CUTS 4

void thaw_scan_emit_word(thaw_scan *scan, size_t begin, size_t end)
{
    size_t cuts[MOST_CUTS], count = 0;
    thaw_str form = thaw_scan_at(scan, begin, end);
    size_t cut;
    while (count + 1 < MOST_CUTS && (cut = clitic_cut(form)) != 0) {
        cuts[count++] = begin + cut;
        form.len = cut;
    }
    if ((cut = fused_cut(form)) != 0)
        cuts[count++] = begin + cut;
    bool joined = true;
    if (count == 0 && thaw_is_digit(form.ptr[0])) {
        bool money = thaw_char_before(scan->text, begin) == THAW_CHAR_MONEY;
        if ((cut = unit_cut(form, money)) != 0) {
            cuts[count++] = begin + cut;
            joined = false;
        }
    }
    size_t at = begin;
    while (count > 0) {
        thaw_scan_emit(scan, at, cuts[--count], at > begin && joined);
        at = cuts[count];
    }
    thaw_scan_emit(scan, at, end, at > begin && joined);
}
