/*
 * recase.c - a sentence in the case of a headline: Title, UPPER or lower.
 */
#include "corpus.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef enum { KEEP, RAISE_FIRST, RAISE, LOWER } letters;

static thaw_str change(thaw_str form, letters how)
{
    const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)form.ptr;
    utf8proc_uint8_t *out = NEW(utf8proc_uint8_t, form.len * 2 + 4);
    size_t at = 0, len = 0;
    bool first = true;

    while (at < form.len) {
        utf8proc_int32_t code;
        utf8proc_ssize_t used =
            utf8proc_iterate(in + at, (utf8proc_ssize_t)(form.len - at), &code);
        if (used < 1)
            return form;
        at += (size_t)used;
        if (how == LOWER)
            code = utf8proc_tolower(code);
        else if (how == RAISE || (how == RAISE_FIRST && first))
            code = utf8proc_toupper(code);
        first = false;
        len += (size_t)utf8proc_encode_char(code, out + len);
    }
    return (thaw_str){(char *)out, len};
}

static const char *const small_words[] = {"a", "an", "the", "and", "but", "or",
    "nor", "of", "in", "on", "at", "to", "for", "by", "with", "as", "from",
    "over", "into", "is", "be", "n't", "that", "than", "via"};

static bool is_small(thaw_str form)
{
    for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
        if (thaw_str_is(form, small_words[i]))
            return true;
    return form.ptr[0] == '\'' || form.ptr[0] == (char)0xE2;
}

/* The number of words without a final full stop that nothing hangs on. */
static int without_stop(const sentence *s, const classes *cls)
{
    int last = s->n - 1;

    if (last < 1 || !thaw_str_is(s->forms[last], "."))
        return s->n;
    if (!s->head)
        return last;
    if (s->head[last] == s->n ||
        !thaw_str_is(cls->upos.items[s->upos[last]], "PUNCT"))
        return s->n;
    for (int i = 0; i < last; i++)
        if (s->head[i] == last)
            return s->n;
    return last;
}

static int *copy_ints(const int *in, int n)
{
    if (!in)
        return NULL;
    int *out = NEW(int, n);
    memcpy(out, in, sizeof(int) * (size_t)n);
    return out;
}

sentence recase(const sentence *s, const classes *cls, thaw_casing kase,
    random_state *random)
{
    sentence out = *s;
    bool raise_small = random_unit(random) < 0.3f;

    out.variant = kase;
    out.n = kase == THAW_CASING_LOWER ? s->n : without_stop(s, cls);
    out.forms = NEW(thaw_str, out.n);
    out.tag = copy_ints(s->tag, out.n);
    out.head = copy_ints(s->head, out.n);
    out.rel = copy_ints(s->rel, out.n);
    out.upos = copy_ints(s->upos, out.n);
    out.urel = copy_ints(s->urel, out.n);
    out.name = copy_ints(s->name, out.n);
    for (int i = 0; out.head && i < out.n; i++)
        if (out.head[i] == s->n)
            out.head[i] = out.n;
    for (int i = 0; i < out.n; i++) {
        letters how = kase == THAW_CASING_UPPER ? RAISE : LOWER;
        if (kase == THAW_CASING_TITLE)
            how = is_small(s->forms[i]) && i > 0 && !raise_small ? KEEP
                                                                 : RAISE_FIRST;
        out.forms[i] = change(s->forms[i], how);
    }
    return out;
}
