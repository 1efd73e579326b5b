/*
 * name.c - the name stage: a recurrent layer of its own over the encoder's
 * vectors, then the best sequence of begin, inside and outside.
 */
#include "name/name.h"

#include "name/viterbi.h"

typedef struct {
    thaw_doc *doc;
    thaw_worker *worker;
    const thaw_model *model;
    float *u, *hidden, *c, *scores;
    thaw_rows rows;
    uint8_t *back, *path;
} naming;

static bool make_room(naming *n)
{
    thaw_arena *scratch = &n->worker->scratch;
    const thaw_name_weights *weights = &n->model->name;
    uint32_t words = thaw_batch_most(n->doc);
    uint32_t width = 2 * n->model->size.name;
    size_t columns = (size_t)weights->matrix.tiles * THAW_TILE;
    n->u = thaw_arena_alloc(scratch, words, 3 * width * sizeof *n->u);
    n->hidden = thaw_arena_alloc(scratch, words, width * sizeof *n->hidden);
    n->c = THAW_ARRAY(scratch, float, width);
    n->scores = thaw_arena_alloc(scratch, words, columns * sizeof(float));
    n->rows = thaw_rows_new(scratch, words, width);
    n->back = thaw_arena_alloc(scratch, words, n->model->size.names);
    n->path = THAW_ARRAY(scratch, uint8_t, words);
    return n->u && n->hidden && n->c && n->scores && n->rows.values &&
        n->back && n->path;
}

/* The scores of all classes for all words of a batch. */
static void score_batch(naming *n, const thaw_batch *batch)
{
    const thaw_name_weights *weights = &n->model->name;
    const thaw_kernel *kernel = n->model->kernel;
    uint32_t H = n->model->size.name;
    thaw_states states = thaw_encoder_run(n->worker->encoder, n->doc, batch);
    kernel->multiply(&weights->sru, &states.rows, n->u);
    for (uint32_t s = batch->sentence; s < batch->sentence_end; s++) {
        const thaw_sentence *sentence = &n->doc->sentences.items[s];
        size_t first = sentence->first - batch->first;
        thaw_sru sru = {.words = sentence->end - sentence->first,
            .hidden = H,
            .vectors = weights->vectors,
            .u = n->u + first * 6 * H,
            .x = weights->highway ? states.hidden + first * 2 * H : NULL,
            .out = n->hidden + first * 2 * H,
            .c = n->c};
        kernel->sru(&sru);
    }
    thaw_rows rows = thaw_rows_part(&n->rows, 0, thaw_batch_words(batch));
    kernel->quantise(n->hidden, 2 * (size_t)H, &rows);
    kernel->multiply(&weights->matrix, &rows, n->scores);
}

/* The names that the path of a sentence spells. */
static bool add_names(naming *n, const thaw_sentence *sentence)
{
    thaw_name *open = NULL;
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        thaw_name_class class =
            n->model->name.classes[n->path[t - sentence->first]];
        if (class.type == THAW_NAME_COUNT) {
            open = NULL;
        } else if (class.inside) {
            assert(open && open->type == class.type);
            open->end = t + 1;
        } else {
            open = THAW_PUSH(&n->doc->arena, &n->doc->names);
            if (!open)
                return false;
            *open = (thaw_name){t, t + 1, class.type};
        }
    }
    return true;
}

static bool name_batch(naming *n, const thaw_batch *batch)
{
    const thaw_name_weights *weights = &n->model->name;
    uint32_t classes = n->model->size.names;
    size_t columns = (size_t)weights->matrix.tiles * THAW_TILE;
    score_batch(n, batch);
    for (uint32_t i = 0; i < thaw_batch_words(batch); i++)
        for (uint32_t k = 0; k < classes; k++)
            n->scores[i * columns + k] += weights->bias[k];
    for (uint32_t s = batch->sentence; s < batch->sentence_end; s++) {
        const thaw_sentence *sentence = &n->doc->sentences.items[s];
        size_t first = sentence->first - batch->first;
        thaw_viterbi(n->scores + first * columns, columns,
            sentence->end - sentence->first, classes, weights->moves,
            weights->start, n->back, n->path);
        if (!add_names(n, sentence))
            return false;
    }
    return true;
}

thaw_status thaw_run_name(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    naming n = {.doc = doc, .worker = worker, .model = worker->engine->model};
    thaw_batch batch = {0};
    assert(thaw_doc_has(doc, THAW_STAGE_TOKEN));
    if (!make_room(&n))
        return thaw_fail(err, thaw_arena_status(&worker->scratch), 0,
            "no room to find names in");
    while (thaw_batch_next(doc, &batch))
        if (!name_batch(&n, &batch))
            return thaw_doc_no_room(doc, "names", err);
    return THAW_OK;
}
