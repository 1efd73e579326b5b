/*
 * number.c - reading a number in digits or in words.
 *
 * Words are gathered the way they are said: what is below a hundred adds up,
 * "hundred" multiplies it, a scale closes the group and begins the next.
 */
#include "resolve/number.h"

static const char *const small_words[] = {"zero", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen"};
static const char *const ten_words[] = {"twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety"};
static const struct {
    const char *word;
    int64_t value;
} scales[] = {{"hundred", 100}, {"thousand", 1000}, {"million", 1000000},
    {"billion", 1000000000}, {"trillion", INT64_C(1000000000000)},
    {"dozen", 12}, {"score", 20}, {"m", 1000000}, {"bn", 1000000000}};
#define SCALE_SAID 7 /* those after it are written behind digits only */

bool thaw_word_is(thaw_str word, const char *lower)
{
    size_t i = 0;
    for (; i < word.len; i++)
        if (lower[i] == '\0' || thaw_to_lower(word.ptr[i]) != lower[i])
            return false;
    return lower[i] == '\0';
}

static int find_word(thaw_str word, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (thaw_word_is(word, words[i]))
            return i;
    return -1;
}

static int read_small(thaw_str word)
{
    int n = find_word(word, small_words, 20);
    if (n >= 0)
        return n;
    n = find_word(word, ten_words, 8);
    return n < 0 ? -1 : 10 * (n + 2);
}

static int read_two_digits(thaw_str word)
{
    int value = 0;
    if (word.len == 0 || word.len > 2)
        return -1;
    for (size_t i = 0; i < word.len; i++) {
        if (!thaw_is_digit(word.ptr[i]))
            return -1;
        value = 10 * value + (word.ptr[i] - '0');
    }
    return value;
}

int thaw_number_of_word(thaw_str word)
{
    const char *hyphen = memchr(word.ptr, '-', word.len);
    if (!hyphen)
        return word.len <= 2 ? read_two_digits(word) : read_small(word);
    size_t at = (size_t)(hyphen - word.ptr);
    int tens = read_small((thaw_str){word.ptr, at});
    int ones = read_small((thaw_str){hyphen + 1, word.len - at - 1});
    return tens >= 20 && ones >= 1 && ones < 10 ? tens + ones : -1;
}

static int64_t find_scale(thaw_str word, bool digits)
{
    size_t count = digits ? sizeof scales / sizeof *scales : SCALE_SAID;
    for (size_t i = 0; i < count; i++)
        if (thaw_word_is(word, scales[i].word))
            return scales[i].value;
    return 0;
}

/* "1,000", "115", "1.5": value and thousandths.  Groups after a comma are of
 * three digits. */
static bool read_digits(thaw_str word, int64_t *whole, int *thousandths)
{
    size_t i = 0, group = 0;
    *whole = 0;
    *thousandths = 0;
    if (word.len == 0 || !thaw_is_digit(word.ptr[0]))
        return false;
    for (; i < word.len && word.ptr[i] != '.'; i++) {
        if (word.ptr[i] == ',') {
            if (word.len - i < 4)
                return false;
            group = i;
        } else if (!thaw_is_digit(word.ptr[i]) || (group && i - group > 3)) {
            return false;
        } else if ((*whole = 10 * *whole + (word.ptr[i] - '0')) >
            THAW_NUMBER_MAX) {
            return false;
        }
    }
    if (group && i - group != 4)
        return false;
    if (i == word.len)
        return true;
    int unit = 100;
    for (i++; i < word.len; i++, unit /= 10) {
        if (!thaw_is_digit(word.ptr[i]))
            return false;
        *thousandths += unit * (word.ptr[i] - '0');
    }
    return true;
}

static bool past_max(int64_t value, int64_t scale)
{
    return value > THAW_NUMBER_MAX / scale;
}

static bool read_digit_number(
    const thaw_doc *doc, uint32_t first, uint32_t end, thaw_number *out)
{
    int64_t whole, scale = 0;
    int thousandths;
    if (!read_digits(thaw_doc_form(doc, first), &whole, &thousandths))
        return false;
    uint32_t at = first + 1;
    if (at < end)
        scale = find_scale(thaw_doc_form(doc, at), true);
    if (scale && past_max(whole, scale))
        return false;
    if (scale) {
        whole = whole * scale + thousandths * scale / 1000;
        at++;
    }
    *out = (thaw_number){first, at, whole, true, false};
    return true;
}

typedef struct {
    const thaw_doc *doc;
    uint32_t end;
    int64_t total, group; /* group: -1 when it has nothing yet */
    int64_t last_scale;
} reader;

/* Adds a word below a hundred to the group; false when it does not continue
 * the number ("twenty twenty", "five six"). */
static bool add_small(reader *r, int value)
{
    if (r->group < 0)
        r->group = value;
    else if (r->group % 100 == 0 && r->group > 0)
        r->group += value;
    else if (r->group % 100 >= 20 && r->group % 10 == 0 && value > 0 &&
        value < 10)
        r->group += value;
    else
        return false;
    return true;
}

static bool add_scale(reader *r, int64_t scale)
{
    int64_t group = r->group < 0 ? 1 : r->group;
    if (past_max(group, scale))
        return false;
    if (scale == 100) {
        if (r->group < 1 || r->group > 99)
            return false;
        r->group = 100 * group;
        return true;
    }
    if (r->group < 0 || (r->last_scale && scale >= r->last_scale) ||
        r->total + group * scale > THAW_NUMBER_MAX)
        return false;
    r->total += group * scale;
    r->group = -1;
    r->last_scale = scale;
    return true;
}

static bool add_word(reader *r, thaw_str word)
{
    int value = thaw_number_of_word(word);
    if (value >= 0 && !thaw_is_digit(word.ptr[0]))
        return add_small(r, value);
    int64_t scale = find_scale(word, false);
    return scale && add_scale(r, scale);
}

/* "and" and a hyphen join only what stands before and after them. */
static bool is_joint(const reader *r, uint32_t at)
{
    thaw_str form = thaw_doc_form(r->doc, at);
    bool after_round =
        (r->group < 0 && r->total > 0) || (r->group > 0 && r->group % 100 == 0);
    if (thaw_word_is(form, "and"))
        return after_round;
    return thaw_str_is(form, "-") && r->group >= 20 && r->group % 10 == 0;
}

static uint32_t read_words(reader *r, uint32_t at)
{
    while (at < r->end) {
        thaw_str word = thaw_doc_form(r->doc, at);
        if (add_word(r, word)) {
            at++;
        } else if (at + 1 < r->end && is_joint(r, at)) {
            int next = thaw_number_of_word(thaw_doc_form(r->doc, at + 1));
            if (next < 1 ||
                thaw_is_digit(thaw_doc_form(r->doc, at + 1).ptr[0]) ||
                !add_small(r, next))
                break;
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

/* "a dozen", "half a million": begins a group of one, if a scale follows. */
static uint32_t read_article(reader *r, uint32_t at, bool *half)
{
    uint32_t next = at;
    *half = thaw_word_is(thaw_doc_form(r->doc, at), "half");
    if (*half)
        next++;
    if (next < r->end &&
        (thaw_word_is(thaw_doc_form(r->doc, next), "a") ||
            thaw_word_is(thaw_doc_form(r->doc, next), "an")))
        next++;
    if (next == at || next >= r->end ||
        !find_scale(thaw_doc_form(r->doc, next), false))
        return at;
    r->group = 1;
    return next;
}

bool thaw_number_read(
    const thaw_doc *doc, uint32_t first, uint32_t end, thaw_number *out)
{
    reader r = {doc, end, 0, -1, 0};
    bool half = false;
    assert(first < end && end <= doc->tokens.count);
    if (thaw_is_digit(thaw_doc_form(doc, first).ptr[0]))
        return read_digit_number(doc, first, end, out);
    uint32_t begin = read_article(&r, first, &half);
    uint32_t at = read_words(&r, begin);
    if (at == begin)
        return false;
    int64_t value = r.total + (r.group < 0 ? 0 : r.group);
    *out = (thaw_number){
        first, at, half ? value / 2 : value, false, begin > first};
    return true;
}
