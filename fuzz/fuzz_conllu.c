/*
 * fuzz_conllu.c - any bytes as a treebank: refused, or read; what was read is
 * made into documents, and scores against itself without a fault.
 */
#include "../tests/token/sane.h"
#include "eval/gold.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_documents(const thaw_treebank *bank, thaw_arena *arena)
{
    thaw_error err;
    thaw_doc *doc = thaw_doc_new(0);
    for (size_t i = 0; doc && i < bank->sentences.count;) {
        size_t end = thaw_gold_document_end(bank, i);
        thaw_status status =
            thaw_gold_set_words(doc, bank, i, end, arena, &err);
        assert(
            status == THAW_OK || status == THAW_ELIMIT || status == THAW_EUTF8);
        if (status == THAW_OK)
            assert(doc->sentences.count == end - i);
        i = end;
    }
    thaw_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    thaw_error err;
    thaw_arena arena;
    thaw_treebank bank;
    thaw_score scores[THAW_METRIC_COUNT];
    thaw_str text = {(const char *)data, size};
    thaw_arena_init(&arena, (size_t)256 << 20);
    if (thaw_treebank_read(&bank, &arena, text, &err) == THAW_OK) {
        check_documents(&bank, &arena);
        thaw_status status = thaw_eval_conllu(text, text, scores, &err);
        assert(status == THAW_OK);
        for (int m = 0; m < THAW_METRIC_UPOS; m++)
            assert(scores[m].gold == scores[m].system &&
                scores[m].correct <= scores[m].gold);
        assert(scores[THAW_METRIC_TOKENS].correct ==
            scores[THAW_METRIC_TOKENS].gold);
    }
    thaw_arena_release(&arena);
    return 0;
}
