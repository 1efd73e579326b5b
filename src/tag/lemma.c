/*
 * lemma.c - exceptions first, then the rule of the longest ending.
 */
#include "tag/lemma.h"

#include "base/utf8.h"

/* The form in small letters, of any length. */
static thaw_str lower(thaw_arena *arena, thaw_str form)
{
    size_t at = 0, len = 0;
    char *out = thaw_arena_alloc(arena, form.len * 2 + 4, 1);
    if (!out)
        return (thaw_str){NULL, 0};
    while (at < form.len) {
        uint32_t c = (unsigned char)form.ptr[at];
        if (c < 0x80) {
            out[len++] = thaw_to_lower(form.ptr[at++]);
            continue;
        }
        size_t begin = at;
        c = thaw_codepoint_to_lower(thaw_utf8_next(form, &at));
        if (c == THAW_CODEPOINT_NONE || len + 4 > form.len * 2 + 4)
            out[len++] = form.ptr[begin];
        else
            len += thaw_utf8_put(c, out + len);
    }
    return (thaw_str){out, len};
}

static thaw_str apply(
    thaw_arena *arena, thaw_str form, thaw_str key, const thaw_lemma_rule *rule)
{
    thaw_str base = rule->keep ? form : key;
    if (rule->cut > base.len || base.len - rule->cut + rule->put.len == 0 ||
        (rule->keep && form.len != key.len))
        return form;
    if (rule->keep && rule->cut == 0 && rule->put.len == 0)
        return form;
    size_t stem = base.len - rule->cut;
    char *out = thaw_arena_alloc(arena, stem + rule->put.len + 1, 1);
    if (!out)
        return (thaw_str){NULL, 0};
    memcpy(out, base.ptr, stem);
    memcpy(out + stem, rule->put.ptr, rule->put.len);
    return (thaw_str){out, stem + rule->put.len};
}

thaw_str thaw_lemma_find(const thaw_lemmas *lemmas, thaw_arena *arena,
    thaw_str form, thaw_upos upos, thaw_xpos xpos)
{
    char room[THAW_LEMMA_FORM_MAX];
    thaw_str found;
    thaw_lemma_rule rule;
    size_t len = thaw_lemma_key(form, room);
    if (len == SIZE_MAX)
        return upos == THAW_UPOS_PROPN ? form : lower(arena, form);
    thaw_str key = {room, len};
    if (thaw_lemmas_find_word(lemmas, key, upos, xpos, &found) ||
        thaw_lemmas_find_word(lemmas, key, THAW_UPOS_COUNT, xpos, &found))
        return found;
    if (thaw_lemmas_find_rule(lemmas, key, xpos, thaw_lemma_shape(form), &rule))
        return apply(arena, form, key, &rule);
    return thaw_str_equal(form, key) ? form : thaw_arena_copy(arena, key);
}
