/*
 * run.c - the reader against a gold treebank: each document is read, written
 * as CoNLL-U, and the whole is compared as two files would be.
 */
#include "base/buf.h"
#include "engine/engine.h"
#include "eval/gold.h"
#include "know/tables.h"
#include "tag/lemma.h"

#define EVAL_ARENA ((size_t)4 << 30)
#define MADE_MOST ((size_t)1 << 30)

typedef struct {
    thaw_worker *worker;
    thaw_doc *doc;
    thaw_treebank bank;
    thaw_arena arena, scratch;
    thaw_buf made;
    thaw_eval_start start;
} evaluation;

static bool keep(void *context, const char *bytes, size_t len)
{
    thaw_buf *made = context;
    thaw_buf_add(made, bytes, len);
    return !made->failed;
}

static thaw_str find_lemma(
    void *context, thaw_str form, thaw_upos upos, thaw_xpos xpos)
{
    evaluation *e = context;
    return thaw_lemma_find(
        &e->worker->engine->know->lemmas, &e->doc->arena, form, upos, xpos);
}

static thaw_status read_document(
    evaluation *e, size_t first, size_t end, thaw_error *err)
{
    thaw_status status;
    thaw_stage last = THAW_STAGE_PARSE;
    thaw_arena_reset(&e->scratch);
    if (e->start == THAW_EVAL_RAW)
        status = thaw_gold_set_text(e->doc, &e->bank, first, end, NULL, err);
    else
        status =
            thaw_gold_set_words(e->doc, &e->bank, first, end, &e->scratch, err);
    if (status == THAW_OK && e->start == THAW_EVAL_GOLD_TAGS) {
        status =
            thaw_gold_set_tags(e->doc, &e->bank, first, find_lemma, e, err);
        last = THAW_STAGE_TAG;
    }
    if (status == THAW_OK)
        status = thaw_run(e->doc, e->worker, last, err);
    if (status != THAW_OK)
        return status;
    thaw_sink sink = {keep, &e->made};
    return thaw_write_conllu(e->doc, &sink, err);
}

static thaw_status read_all(evaluation *e, thaw_str gold, thaw_error *err)
{
    thaw_status status = thaw_treebank_read(&e->bank, &e->arena, gold, err);
    for (size_t i = 0; status == THAW_OK && i < e->bank.sentences.count;) {
        size_t end = thaw_gold_document_end(&e->bank, i);
        status = read_document(e, i, end, err);
        i = end;
    }
    return status;
}

thaw_status thaw_eval_run(thaw_worker *worker, thaw_doc *doc, thaw_str gold,
    thaw_eval_start start, const thaw_sink *made,
    thaw_score out[THAW_METRIC_COUNT], thaw_error *err)
{
    evaluation e = {.worker = worker, .doc = doc, .start = start};
    thaw_arena_init(&e.arena, EVAL_ARENA);
    thaw_arena_init(&e.scratch, EVAL_ARENA);
    thaw_buf_init(&e.made, MADE_MOST);
    thaw_status status = read_all(&e, gold, err);
    if (status == THAW_OK)
        status = thaw_eval_conllu(gold, thaw_buf_view(&e.made), out, err);
    if (status == THAW_OK && made)
        status = thaw_buf_flush(&e.made, made, err);
    thaw_buf_release(&e.made);
    thaw_arena_release(&e.scratch);
    thaw_arena_release(&e.arena);
    return status;
}
