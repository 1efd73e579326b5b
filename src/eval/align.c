/*
 * align.c - spans of characters, then the two banks walked together.
 */
#include "eval/align.h"

#include "base/utf8.h"

#define RANGE_MOST 256 /* words of a range that are matched at all */

/* ---- characters -----------------------------------------------------------
 */

/* The next character of a form that is no blank, as bytes; false at its end. */
static bool next_char(thaw_str form, size_t *at, thaw_str *out)
{
    while (*at < form.len) {
        size_t begin = *at;
        uint32_t c = thaw_utf8_next(form, at);
        if (thaw_codepoint_is_space(c))
            continue;
        *out = (thaw_str){form.ptr + begin, *at - begin};
        return true;
    }
    return false;
}

typedef struct {
    const thaw_treebank *bank;
    uint32_t token;
    size_t at;
} walker;

static bool walk(walker *w, thaw_str *out)
{
    while (w->token < w->bank->tokens.count) {
        if (next_char(w->bank->tokens.items[w->token].form, &w->at, out))
            return true;
        w->token++;
        w->at = 0;
    }
    return false;
}

static size_t line_of(const thaw_treebank *bank, uint32_t token)
{
    for (size_t i = 0; i < bank->sentences.count; i++)
        if (token < bank->sentences.items[i].end_token)
            return bank->sentences.items[i].line;
    return 0;
}

static thaw_status check_same(
    const thaw_treebank *gold, const thaw_treebank *system, thaw_error *err)
{
    walker g = {gold, 0, 0}, s = {system, 0, 0};
    thaw_str a = {NULL, 0}, b = a;
    for (;;) {
        bool more_gold = walk(&g, &a), more_system = walk(&s, &b);
        if (!more_gold && !more_system)
            return THAW_OK;
        if (more_gold && more_system && thaw_str_equal(a, b))
            continue;
        return thaw_fail(err, THAW_EFORMAT, 0,
            "the texts differ: gold near line %zu, system near line %zu",
            line_of(gold, g.token), line_of(system, s.token));
    }
}

static bool make_spans(
    thaw_bank_spans *spans, thaw_arena *arena, const thaw_treebank *bank)
{
    uint32_t at = 0;
    spans->bank = bank;
    spans->tokens = THAW_ARRAY(arena, thaw_bank_span, bank->tokens.count);
    spans->sentences = THAW_ARRAY(arena, thaw_bank_span, bank->sentences.count);
    if (!spans->tokens || !spans->sentences)
        return false;
    for (size_t i = 0; i < bank->tokens.count; i++) {
        thaw_str c;
        size_t in = 0;
        spans->tokens[i].begin = at;
        while (next_char(bank->tokens.items[i].form, &in, &c))
            at += (uint32_t)c.len;
        spans->tokens[i].end = at;
    }
    for (size_t i = 0; i < bank->sentences.count; i++) {
        const thaw_bank_sentence *s = &bank->sentences.items[i];
        spans->sentences[i] =
            (thaw_bank_span){spans->tokens[s->first_token].begin,
                spans->tokens[s->end_token - 1].end};
    }
    return true;
}

/* ---- words ------------------------------------------------------------------
 */

typedef struct {
    uint32_t gold, system;
} position;

static thaw_bank_span span_of(const thaw_bank_spans *spans, uint32_t word)
{
    return spans->tokens[spans->bank->words.items[word].token];
}

static bool in_range(const thaw_bank_spans *spans, uint32_t word)
{
    const thaw_bank_token *token =
        &spans->bank->tokens.items[spans->bank->words.items[word].token];
    return token->end - token->first > 1;
}

static bool is_past(const thaw_bank_spans *spans, uint32_t word, uint32_t end)
{
    if (word >= spans->bank->words.count)
        return true;
    thaw_bank_span span = span_of(spans, word);
    return in_range(spans, word) ? span.begin >= end : span.end > end;
}

/* Takes one word into the stretch that ends at *end, which a range may widen.
 */
static void take(const thaw_bank_spans *spans, uint32_t *word, uint32_t *end)
{
    thaw_bank_span span = span_of(spans, *word);
    if (in_range(spans, *word) && span.end > *end)
        *end = span.end;
    ++*word;
}

/* From a position at a range: where the stretch that it covers begins and
 * ends in both banks. */
static void find_stretch(const thaw_alignment *a, position *from, position *to)
{
    const thaw_bank_spans *gold = &a->gold, *system = &a->system;
    uint32_t end;
    thaw_bank_span g = span_of(gold, from->gold);
    thaw_bank_span s = span_of(system, from->system);
    if (in_range(gold, from->gold)) {
        end = g.end;
        if (!in_range(system, from->system) && s.begin < g.begin)
            from->system++;
    } else {
        end = s.end;
        if (g.begin < s.begin)
            from->gold++;
    }
    *to = *from;
    while (!is_past(gold, to->gold, end) || !is_past(system, to->system, end)) {
        bool gold_first = to->gold < gold->bank->words.count &&
            (to->system >= system->bank->words.count ||
                span_of(gold, to->gold).begin <=
                    span_of(system, to->system).begin);
        if (gold_first)
            take(gold, &to->gold, &end);
        else
            take(system, &to->system, &end);
    }
}

static bool same_form(thaw_str a, thaw_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (thaw_to_lower(a.ptr[i]) != thaw_to_lower(b.ptr[i]))
            return false;
    return true;
}

/* Longest common subsequence of the forms of two stretches. */
static bool match_stretch(
    thaw_alignment *a, thaw_arena *arena, position from, position to)
{
    size_t rows = to.gold - from.gold, columns = to.system - from.system;
    const thaw_bank_word *gold = a->gold.bank->words.items + from.gold;
    const thaw_bank_word *system = a->system.bank->words.items + from.system;
    if (rows > RANGE_MOST || columns > RANGE_MOST)
        return true;
    size_t width = columns + 1;
    uint16_t *best = THAW_ARRAY(arena, uint16_t, (rows + 1) * width);
    if (!best)
        return false;
    for (size_t g = rows; g-- > 0;)
        for (size_t s = columns; s-- > 0;) {
            uint16_t down = best[(g + 1) * width + s];
            uint16_t right = best[g * width + s + 1];
            best[g * width + s] = same_form(gold[g].form, system[s].form)
                ? (uint16_t)(best[(g + 1) * width + s + 1] + 1)
                : down > right ? down
                               : right;
        }
    for (size_t g = 0, s = 0; g < rows && s < columns;) {
        if (same_form(gold[g].form, system[s].form))
            a->gold_of[from.system + s++] = (uint32_t)(from.gold + g++);
        else if (best[g * width + s] == best[(g + 1) * width + s])
            g++;
        else
            s++;
    }
    return true;
}

static bool align_words(thaw_alignment *a, thaw_arena *arena)
{
    position at = {0, 0};
    while (at.gold < a->gold.bank->words.count &&
        at.system < a->system.bank->words.count) {
        if (in_range(&a->gold, at.gold) || in_range(&a->system, at.system)) {
            position to;
            find_stretch(a, &at, &to);
            if (!match_stretch(a, arena, at, to))
                return false;
            at = to;
            continue;
        }
        thaw_bank_span g = span_of(&a->gold, at.gold);
        thaw_bank_span s = span_of(&a->system, at.system);
        if (g.begin == s.begin && g.end == s.end)
            a->gold_of[at.system++] = at.gold++;
        else if (g.begin <= s.begin)
            at.gold++;
        else
            at.system++;
    }
    return true;
}

thaw_status thaw_align(thaw_alignment *alignment, thaw_arena *arena,
    const thaw_treebank *gold, const thaw_treebank *system, thaw_error *err)
{
    thaw_status status = check_same(gold, system, err);
    if (status != THAW_OK)
        return status;
    alignment->gold_of = THAW_ARRAY(arena, uint32_t, system->words.count);
    if (alignment->gold_of) {
        for (size_t i = 0; i < system->words.count; i++)
            alignment->gold_of[i] = THAW_NONE;
        if (make_spans(&alignment->gold, arena, gold) &&
            make_spans(&alignment->system, arena, system) &&
            align_words(alignment, arena))
            return THAW_OK;
    }
    return thaw_fail(
        err, thaw_arena_status(arena), 0, "no room for the alignment");
}
