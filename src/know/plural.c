/*
 * plural.c - the plural of an English noun phrase, by rule.
 */
#include "know/rows.h"

static bool is_joining(thaw_str word)
{
    static const char *const words[] = {
        "of", "for", "in", "at", "to", "on", "from"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (thaw_str_is(word, words[i]))
            return true;
    return false;
}

/* Where the head word ends: before the first joining word, or at the end. */
static size_t head_end(thaw_str noun)
{
    thaw_str rest = noun;
    const char *begin = noun.ptr;
    while (rest.ptr) {
        thaw_str word = thaw_str_split(&rest, ' ');
        if (word.ptr > begin && is_joining(word))
            return (size_t)(word.ptr - begin) - 1;
    }
    return noun.len;
}

static bool ends(thaw_str s, const char *suffix)
{
    return thaw_str_ends(s, thaw_str_of(suffix));
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* What to put in place of the last cut letters. */
static const char *ending(thaw_str head, size_t *cut)
{
    *cut = 0;
    if (ends(head, "man") && !ends(head, "human") && !ends(head, "German") &&
        !ends(head, "Roman") && !ends(head, "oman")) {
        *cut = 2;
        return "en";
    }
    if (ends(head, "woman")) {
        *cut = 2;
        return "en";
    }
    if (ends(head, "s") || ends(head, "x") || ends(head, "z") ||
        ends(head, "ch") || ends(head, "sh"))
        return "es";
    if (head.len > 1 && ends(head, "y") && !is_vowel(head.ptr[head.len - 2])) {
        *cut = 1;
        return "ies";
    }
    return "s";
}

thaw_str thaw_plural(thaw_compile *compile, thaw_str noun)
{
    size_t end = head_end(noun), cut;
    const char *tail = ending((thaw_str){noun.ptr, end}, &cut);
    thaw_str out =
        thaw_arena_format(compile->arena, "%.*s%s%.*s", (int)(end - cut),
            noun.ptr, tail, (int)(noun.len - end), noun.ptr + end);
    if (!out.ptr) {
        compile->no_memory = true;
        out = noun;
    }
    return out;
}
