/*
 * test_tag.c - every word gets tags that go together and a lemma; the same
 * word with the same tags shares its lemma.
 */
#include "encoder/tiny.h"
#include "tap.h"

static bool is_pair(thaw_tag tag)
{
    for (size_t i = 0; i < TINY_TAGS; i++) {
        thaw_str xpos = thaw_str_of(tiny_tags[i]);
        thaw_str upos = thaw_str_split(&xpos, '|');
        if (thaw_str_is(upos, thaw_upos_name(tag.upos)) &&
            thaw_str_is(xpos, thaw_xpos_name(tag.xpos)))
            return true;
    }
    return false;
}

/* What the logits say, computed once more, word by word. */
static bool is_best(tiny_reader *reader, const thaw_doc *doc)
{
    const thaw_model *model = reader->engine.model;
    const thaw_tag_weights *weights = &model->tag;
    thaw_batch batch = {0};
    bool good = true;
    while (thaw_batch_next(doc, &batch)) {
        thaw_states states =
            thaw_encoder_run(reader->worker.encoder, doc, &batch);
        for (uint32_t i = 0; i < thaw_batch_words(&batch); i++) {
            float logits[THAW_TILE];
            thaw_rows row = thaw_rows_part(&states.rows, i, 1);
            uint32_t best = 0;
            model->kernel->multiply(&weights->matrix, &row, logits);
            for (uint32_t k = 0; k < TINY_TAGS; k++)
                logits[k] += weights->bias[k];
            for (uint32_t k = 1; k < TINY_TAGS; k++)
                best = logits[k] > logits[best] ? k : best;
            thaw_tag tag = doc->tags[batch.first + i];
            good = good && tag.upos == weights->upos[best] &&
                tag.xpos == weights->xpos[best];
        }
    }
    return good;
}

static bool lemmas_are_shared(const thaw_doc *doc)
{
    bool good = true;
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        for (uint32_t k = 0; k < i; k++)
            if (doc->tags[i].xpos == doc->tags[k].xpos &&
                doc->tags[i].upos == doc->tags[k].upos &&
                thaw_str_equal(thaw_doc_form(doc, i), thaw_doc_form(doc, k)))
                good = good &&
                    thaw_str_equal(doc->tags[i].lemma, doc->tags[k].lemma);
    return good;
}

static uint32_t variety(const thaw_doc *doc)
{
    bool seen[THAW_XPOS_COUNT] = {false};
    uint32_t count = 0;
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        count += !seen[doc->tags[i].xpos];
        seen[doc->tags[i].xpos] = true;
    }
    return count;
}

int main(void)
{
    tiny_reader reader;
    tiny_random r = {21};
    thaw_error err = {0};
    thaw_buf text;
    thaw_doc *doc = thaw_doc_new(0);
    thaw_buf_init(&text, (size_t)1 << 20);
    for (uint32_t i = 0; i < 30; i++)
        tiny_sentence(&r, 1 + tiny_below(&r, 40), &text);
    ok(tiny_open(&reader, &tiny_usual, NULL, &err) == THAW_OK &&
            tiny_doc(doc, thaw_buf_view(&text)) &&
            tiny_stage(doc, &reader.worker, THAW_STAGE_TAG, &err) == THAW_OK,
        "a text is tagged %s", err.text);
    bool pairs = true, lemmas = true;
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        pairs = pairs && is_pair(doc->tags[i]);
        lemmas = lemmas && doc->tags[i].lemma.len > 0;
    }
    ok(pairs, "UPOS and XPOS go together");
    ok(is_best(&reader, doc), "the tags are those with the highest score");
    ok(variety(doc) > 3, "%u tags are used", variety(doc));
    ok(lemmas, "no lemma is empty");
    ok(lemmas_are_shared(doc), "the same word with the same tags: one lemma");
    thaw_buf_release(&text);
    tiny_close(&reader);
    thaw_doc_free(doc);
    return done_testing();
}
