/*
 * kids.c - the children of a word, as linked lists in two arrays.
 */
#include "mention/kids.h"

thaw_status thaw_kids_init(
    thaw_kids *kids, const thaw_doc *doc, thaw_arena *arena, thaw_error *err)
{
    size_t count = doc->tokens.count;
    *kids = (thaw_kids){.doc = doc,
        .first = THAW_ARRAY(arena, uint32_t, count),
        .next = THAW_ARRAY(arena, uint32_t, count)};
    if (!kids->first || !kids->next)
        return thaw_fail(err, thaw_arena_status(arena), 0,
            "no room for the trees of %zu words", count);
    for (size_t i = 0; i < count; i++)
        kids->first[i] = kids->next[i] = THAW_NONE;
    for (size_t i = count; i-- > 0;) {
        uint32_t head = doc->arcs[i].head;
        if (head == THAW_NONE)
            continue;
        kids->next[i] = kids->first[head];
        kids->first[head] = (uint32_t)i;
    }
    return THAW_OK;
}

uint32_t thaw_kids_find(
    const thaw_kids *kids, uint32_t token, thaw_deprel deprel)
{
    uint32_t kid = kids->first[token];
    while (kid != THAW_NONE && thaw_kids_deprel(kids, kid) != deprel)
        kid = kids->next[kid];
    return kid;
}

bool thaw_kids_is_under(
    const thaw_kids *kids, uint32_t token, uint32_t ancestor)
{
    /* a sentence has no more words than this, so no path is longer */
    for (int step = 0; step <= THAW_SENTENCE_WORDS_MAX; step++) {
        if (token == ancestor)
            return true;
        if (token == THAW_NONE)
            return false;
        token = thaw_kids_head(kids, token);
    }
    return false;
}

thaw_str thaw_kids_get_case(const thaw_kids *kids, uint32_t token)
{
    uint32_t kid = kids->first[token];
    for (; kid != THAW_NONE && kid < token; kid = kids->next[kid])
        if (thaw_kids_deprel(kids, kid) == THAW_DEPREL_CASE)
            return thaw_doc_lemma(kids->doc, kid);
    return (thaw_str){"", 0};
}

bool thaw_deprel_is_nominal(uint8_t deprel)
{
    switch (deprel) {
    case THAW_DEPREL_NSUBJ:
    case THAW_DEPREL_NSUBJ_PASS:
    case THAW_DEPREL_NSUBJ_OUTER:
    case THAW_DEPREL_OBJ:
    case THAW_DEPREL_IOBJ:
    case THAW_DEPREL_OBL:
    case THAW_DEPREL_OBL_AGENT:
    case THAW_DEPREL_OBL_UNMARKED:
    case THAW_DEPREL_NMOD:
    case THAW_DEPREL_NMOD_POSS:
    case THAW_DEPREL_NMOD_UNMARKED:
    case THAW_DEPREL_APPOS:
    case THAW_DEPREL_DISLOCATED:
    case THAW_DEPREL_VOCATIVE:
        return true;
    default:
        return false;
    }
}

bool thaw_str_among(thaw_str text, const char *list)
{
    if (text.len == 0)
        return false;
    thaw_str rest = thaw_str_of(list);
    while (rest.ptr)
        if (thaw_str_equal(thaw_str_split(&rest, ' '), text))
            return true;
    return false;
}
