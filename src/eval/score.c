/*
 * score.c - the CoNLL 2018 measures over two aligned treebanks.
 */
#include "eval/align.h"

#define EVAL_ARENA ((size_t)4 << 30)

const char *thaw_metric_name(thaw_metric metric)
{
    static const char *const names[] = {
#define METRIC_NAME(name, text) text,
        THAW_METRIC_LIST(METRIC_NAME)
#undef METRIC_NAME
    };
    assert(metric < THAW_METRIC_COUNT);
    return names[metric];
}

double thaw_score_f1(thaw_score score)
{
    size_t sum = score.gold + score.system;
    return sum ? 2.0 * (double)score.correct / (double)sum : 0;
}

static thaw_score score_spans(const thaw_bank_span *gold, size_t gold_count,
    const thaw_bank_span *system, size_t system_count)
{
    thaw_score score = {0, gold_count, system_count};
    for (size_t g = 0, s = 0; g < gold_count && s < system_count;) {
        if (gold[g].begin == system[s].begin) {
            score.correct += gold[g].end == system[s].end;
            g++;
            s++;
        } else if (gold[g].begin < system[s].begin) {
            g++;
        } else {
            s++;
        }
    }
    return score;
}

/* "nsubj:pass" is "nsubj" here. */
static thaw_str universal(thaw_str deprel)
{
    return thaw_str_split(&deprel, ':');
}

static bool same_head(const thaw_alignment *a, const thaw_bank_word *gold,
    const thaw_bank_word *system)
{
    if (!gold->has_head || !system->has_head)
        return false;
    if (gold->head == THAW_NONE || system->head == THAW_NONE)
        return gold->head == system->head;
    return a->gold_of[system->head] == gold->head;
}

static bool same_lemma(const thaw_bank_word *gold, const thaw_bank_word *system)
{
    return thaw_str_is(gold->lemma, "_") ||
        thaw_str_equal(gold->lemma, system->lemma);
}

static void score_words(
    const thaw_alignment *a, thaw_score out[THAW_METRIC_COUNT])
{
    size_t gold_count = a->gold.bank->words.count;
    size_t system_count = a->system.bank->words.count;
    for (int m = THAW_METRIC_WORDS; m < THAW_METRIC_COUNT; m++)
        out[m] = (thaw_score){0, gold_count, system_count};
    for (size_t i = 0; i < system_count; i++) {
        if (a->gold_of[i] == THAW_NONE)
            continue;
        const thaw_bank_word *gold = &a->gold.bank->words.items[a->gold_of[i]];
        const thaw_bank_word *system = &a->system.bank->words.items[i];
        bool head = same_head(a, gold, system);
        out[THAW_METRIC_WORDS].correct++;
        out[THAW_METRIC_UPOS].correct +=
            thaw_str_equal(gold->upos, system->upos);
        out[THAW_METRIC_XPOS].correct +=
            thaw_str_equal(gold->xpos, system->xpos);
        out[THAW_METRIC_LEMMAS].correct += same_lemma(gold, system);
        out[THAW_METRIC_UAS].correct += head;
        out[THAW_METRIC_LAS].correct += head &&
            thaw_str_equal(universal(gold->deprel), universal(system->deprel));
    }
}

static thaw_status score_texts(thaw_arena *arena, thaw_str gold_text,
    thaw_str system_text, thaw_score out[THAW_METRIC_COUNT], thaw_error *err)
{
    thaw_treebank gold, system;
    thaw_alignment a;
    thaw_status status = thaw_treebank_read(&gold, arena, gold_text, err);
    if (status == THAW_OK)
        status = thaw_treebank_read(&system, arena, system_text, err);
    if (status == THAW_OK)
        status = thaw_align(&a, arena, &gold, &system, err);
    if (status != THAW_OK)
        return status;
    out[THAW_METRIC_TOKENS] = score_spans(
        a.gold.tokens, gold.tokens.count, a.system.tokens, system.tokens.count);
    out[THAW_METRIC_SENTENCES] = score_spans(a.gold.sentences,
        gold.sentences.count, a.system.sentences, system.sentences.count);
    score_words(&a, out);
    return THAW_OK;
}

thaw_status thaw_eval_conllu(thaw_str gold, thaw_str system,
    thaw_score out[THAW_METRIC_COUNT], thaw_error *err)
{
    thaw_arena arena;
    thaw_arena_init(&arena, EVAL_ARENA);
    thaw_status status = score_texts(&arena, gold, system, out, err);
    thaw_arena_release(&arena);
    return status;
}
