/*
 * tag.c - the tag stage: part of speech and lemma of every word.
 *
 * The network chooses UPOS and XPOS together; the lemma follows from form and
 * tags, so a word that comes again with the same tags shares its lemma.
 */
#include "tag/tag.h"

#include "know/tables.h"
#include "tag/lemma.h"

#define SEEN_MOST ((size_t)1 << 16)

typedef struct {
    thaw_doc *doc;
    thaw_worker *worker;
    const thaw_model *model;
    float *logits;  /* [batch][tiles * THAW_TILE] */
    uint32_t *seen; /* token + 1 that last had that hash */
    size_t seen_mask;
} tagging;

static bool make_room(tagging *t)
{
    thaw_arena *scratch = &t->worker->scratch;
    size_t columns = (size_t)t->model->tag.matrix.tiles * THAW_TILE;
    size_t room = 64;
    while (room < t->doc->tokens.count && room < SEEN_MOST)
        room *= 2;
    t->seen_mask = room - 1;
    t->seen = THAW_ARRAY(scratch, uint32_t, room);
    t->logits = THAW_ARRAY(scratch, float, thaw_batch_most(t->doc) * columns);
    return t->seen && t->logits;
}

static void tag_batch(tagging *t, const thaw_batch *batch)
{
    const thaw_tag_weights *weights = &t->model->tag;
    const thaw_kernel *kernel = t->model->kernel;
    size_t columns = (size_t)weights->matrix.tiles * THAW_TILE;
    thaw_states states = thaw_encoder_run(t->worker->encoder, t->doc, batch);
    kernel->multiply(&weights->matrix, &states.rows, t->logits);
    for (uint32_t i = 0; i < thaw_batch_words(batch); i++) {
        float *row = t->logits + i * columns;
        kernel->add(row, weights->bias, columns);
        uint32_t best = kernel->best(row, columns);
        thaw_tag *tag = &t->doc->tags[batch->first + i];
        tag->upos = weights->upos[best];
        tag->xpos = weights->xpos[best];
    }
}

/* ---- lemmas ------------------------------------------------------------ */

static bool is_same_word(const thaw_doc *doc, uint32_t a, uint32_t b)
{
    return doc->tags[a].upos == doc->tags[b].upos &&
        doc->tags[a].xpos == doc->tags[b].xpos &&
        thaw_str_equal(thaw_doc_form(doc, a), thaw_doc_form(doc, b));
}

static bool set_lemma(tagging *t, uint32_t token)
{
    thaw_str form = thaw_doc_form(t->doc, token);
    thaw_tag *tag = &t->doc->tags[token];
    uint32_t *seen = &t->seen[(thaw_str_hash(form) + tag->xpos) & t->seen_mask];
    if (*seen && is_same_word(t->doc, *seen - 1, token))
        tag->lemma = t->doc->tags[*seen - 1].lemma;
    else
        tag->lemma = thaw_lemma_find(&t->worker->engine->know->lemmas,
            &t->doc->arena, form, tag->upos, tag->xpos);
    *seen = token + 1;
    return tag->lemma.ptr != NULL;
}

thaw_status thaw_run_tag(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    tagging t = {doc, worker, worker->engine->model, NULL, NULL, 0};
    thaw_batch batch = {0};
    assert(thaw_doc_has(doc, THAW_STAGE_TOKEN));
    doc->tags = THAW_ARRAY(&doc->arena, thaw_tag, doc->tokens.count);
    if (!doc->tags)
        return thaw_doc_no_room(doc, "tags", err);
    if (!make_room(&t))
        return thaw_fail(
            err, thaw_arena_status(&worker->scratch), 0, "no room to tag in");
    while (thaw_batch_next(doc, &batch))
        tag_batch(&t, &batch);
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        if (!set_lemma(&t, i))
            return thaw_doc_no_room(doc, "lemmas", err);
    return THAW_OK;
}
