/*
 * encoder.c - batches, and the forward pass up to the last SRU layer.
 *
 * Results are found again by a hash of what they were computed from: the forms
 * and case classes of the batch.  So there is nothing to invalidate, and two
 * documents with the same words may share them.
 */
#include "encoder/encoder.h"

#include "encoder/types.h"

#define BATCH_WORDS 192 /* a batch ends once it has as many */
#define KEPT_BYTES ((size_t)8 << 20)
#define KEPT_BATCHES 256
#define OWNED_MAX 24

/* The vectors of a batch seen before: rows [first, first + words). */
typedef struct {
    uint64_t hash;
    uint32_t first, words;
} kept_batch;

struct thaw_encoder {
    const thaw_model *model;
    thaw_types types;
    uint32_t entries[THAW_BATCH_MAX]; /* of the words of the batch */
    float *zeros;                     /* [D] */
    float *h;                         /* [batch][D], between layers */
    float *u;                         /* [batch][3D] */
    float *c;                         /* [D] */
    thaw_rows rows;                   /* [batch]: h, rounded */
    float *hidden;                    /* [kept_room][D] */
    thaw_rows kept;                   /* the same, rounded */
    uint32_t kept_room, kept_words, kept_count;
    kept_batch batches[KEPT_BATCHES];
    void *owned[OWNED_MAX];
    unsigned owned_count;
    bool failed; /* an allocation did; only while it is made */
};

/* ---- memory ------------------------------------------------------------ */

/* Memory at a multiple of 64, not cleared: much of it is never touched. */
static void *take(thaw_encoder *e, size_t count, size_t size)
{
    assert(e->owned_count < OWNED_MAX);
    char *room = e->failed ? NULL : thaw_malloc(count * size + 63);
    if (!room) {
        e->failed = true;
        return NULL;
    }
    e->owned[e->owned_count++] = room;
    return room + (64 - (uintptr_t)room % 64) % 64;
}

static thaw_rows take_rows(thaw_encoder *e, uint32_t count, uint32_t width)
{
    return (thaw_rows){count, width, take(e, count, width),
        take(e, count, sizeof(float)), take(e, count, sizeof(int32_t))};
}

static void take_types(thaw_encoder *e)
{
    const thaw_dimensions *d = &e->model->size;
    thaw_types *types = &e->types;
    size_t room = thaw_types_room(e->model);
    *types = (thaw_types){.model = e->model,
        .room = (uint32_t)room,
        .index = take(e, 2 * room, sizeof *types->index),
        .types = take(e, room, sizeof *types->types),
        .products = take(e, room, 3 * d->width * sizeof(float)),
        .embeddings = take(e, THAW_BATCH_MAX, d->input_padded * sizeof(float)),
        .rows = take_rows(e, THAW_BATCH_MAX, d->input_padded)};
    if (!e->failed)
        memset(types->index, 0, 2 * room * sizeof *types->index);
}

static void take_all(thaw_encoder *e)
{
    size_t D = e->model->size.width, row = D * sizeof(float);
    size_t kept = KEPT_BYTES / row;
    take_types(e);
    e->kept_room = (uint32_t)(kept > THAW_BATCH_MAX ? kept : THAW_BATCH_MAX);
    e->zeros = take(e, D, sizeof(float));
    e->h = take(e, THAW_BATCH_MAX, row);
    e->u = take(e, THAW_BATCH_MAX, 3 * row);
    e->c = take(e, D, sizeof(float));
    e->rows = take_rows(e, THAW_BATCH_MAX, (uint32_t)D);
    e->hidden = take(e, e->kept_room, row);
    e->kept = take_rows(e, e->kept_room, (uint32_t)D);
    if (!e->failed)
        memset(e->zeros, 0, row);
}

thaw_encoder *thaw_encoder_new(const thaw_model *model)
{
    thaw_encoder *e = thaw_malloc(sizeof *e);
    if (!e)
        return NULL;
    *e = (thaw_encoder){.model = model};
    take_all(e);
    if (e->failed) {
        thaw_encoder_free(e);
        return NULL;
    }
    return e;
}

void thaw_encoder_free(thaw_encoder *encoder)
{
    if (!encoder)
        return;
    for (unsigned i = 0; i < encoder->owned_count; i++)
        thaw_free(encoder->owned[i]);
    thaw_free(encoder);
}

thaw_rows thaw_rows_new(thaw_arena *arena, uint32_t count, uint32_t width)
{
    thaw_rows rows = {count, width, thaw_arena_alloc(arena, count, width),
        THAW_ARRAY(arena, float, count), THAW_ARRAY(arena, int32_t, count)};
    if (!rows.scale || !rows.sum)
        rows.values = NULL;
    return rows;
}

/* ---- batches ----------------------------------------------------------- */

bool thaw_batch_next(const thaw_doc *doc, thaw_batch *batch)
{
    uint32_t s = batch->sentence_end;
    *batch = (thaw_batch){s, s, batch->end, batch->end};
    for (; s < doc->sentences.count; s++) {
        const thaw_sentence *sentence = &doc->sentences.items[s];
        uint32_t words = sentence->end - sentence->first;
        assert(sentence->first == batch->end && words <= THAW_BATCH_MAX);
        if (batch->end > batch->first &&
            thaw_batch_words(batch) + words > BATCH_WORDS)
            break;
        batch->end = sentence->end;
        batch->sentence_end = s + 1;
    }
    return batch->end > batch->first;
}

uint32_t thaw_batch_most(const thaw_doc *doc)
{
    thaw_batch batch = {0};
    uint32_t most = 0;
    while (thaw_batch_next(doc, &batch))
        if (thaw_batch_words(&batch) > most)
            most = thaw_batch_words(&batch);
    return most;
}

/* ---- what is kept ------------------------------------------------------ */

static uint64_t hash_batch(const thaw_doc *doc, const thaw_batch *batch)
{
    static const uint64_t odd = 0x9E3779B97F4A7C15u;
    uint64_t hash = thaw_batch_words(batch);
    for (uint32_t s = batch->sentence; s < batch->sentence_end; s++) {
        const thaw_sentence *sentence = &doc->sentences.items[s];
        hash = (hash + sentence->case_class + 1) * odd;
        for (uint32_t t = sentence->first; t < sentence->end; t++)
            hash =
                ((hash ^ hash >> 32) + thaw_str_hash(thaw_doc_form(doc, t))) *
                odd;
    }
    return hash;
}

static thaw_states kept_states(thaw_encoder *e, const kept_batch *kept)
{
    return (thaw_states){e->hidden + (size_t)kept->first * e->model->size.width,
        thaw_rows_part(&e->kept, kept->first, kept->words)};
}

/* Room for the vectors of a batch; if need be, all others are forgotten. */
static const kept_batch *keep_batch(
    thaw_encoder *e, uint64_t hash, uint32_t words)
{
    if (e->kept_count == KEPT_BATCHES || e->kept_room - e->kept_words < words)
        e->kept_count = e->kept_words = 0;
    kept_batch *kept = &e->batches[e->kept_count++];
    *kept = (kept_batch){hash, e->kept_words, words};
    e->kept_words += words;
    return kept;
}

/* ---- the forward pass -------------------------------------------------- */

static void find_types(
    thaw_encoder *e, const thaw_doc *doc, const thaw_batch *batch)
{
    thaw_types_begin(&e->types, thaw_batch_words(batch));
    for (uint32_t t = batch->first; t < batch->end; t++) {
        thaw_str form = thaw_doc_form(doc, t);
        e->entries[t - batch->first] =
            thaw_types_add(&e->types, form, thaw_str_hash(form));
    }
    thaw_types_end(&e->types);
}

/* The window over a sentence, whose words are rows first.. of the batch. */
static void run_window(
    thaw_encoder *e, const thaw_sentence *sentence, uint32_t first, float *out)
{
    const thaw_model *model = e->model;
    size_t D = model->size.width;
    uint32_t words = sentence->end - sentence->first;
    const uint32_t *entries = e->entries + first;
    assert(sentence->case_class < THAW_CASING_COUNT);
    const float *bias = model->encoder.case_bias + sentence->case_class * D;
    const float *before = e->zeros, *own, *after = e->zeros;
    for (uint32_t i = 0; i < words; i++, out += D) {
        own = thaw_types_get(&e->types, entries[i]);
        after = i + 1 < words
            ? thaw_types_get(&e->types, entries[i + 1]) + 2 * D
            : e->zeros;
        model->kernel->relu_sum(out, own + D, before, after, bias, D);
        before = own;
    }
}

static void run_layer(thaw_encoder *e, uint32_t layer, const thaw_doc *doc,
    const thaw_batch *batch, float *out)
{
    const thaw_model *model = e->model;
    uint32_t D = model->size.width;
    thaw_rows rows = thaw_rows_part(&e->rows, 0, thaw_batch_words(batch));
    model->kernel->quantise(e->h, D, &rows);
    model->kernel->multiply(&model->encoder.sru[layer], &rows, e->u);
    for (uint32_t s = batch->sentence; s < batch->sentence_end; s++) {
        const thaw_sentence *sentence = &doc->sentences.items[s];
        size_t first = sentence->first - batch->first;
        thaw_sru sru = {.words = sentence->end - sentence->first,
            .hidden = D / 2,
            .vectors = model->encoder.sru_vectors[layer],
            .u = e->u + first * 3 * D,
            .x = e->h + first * D,
            .out = out + first * D,
            .c = e->c};
        model->kernel->sru(&sru);
    }
}

/* Layers read and write h in turn; the last writes where vectors are kept.  A
 * word's x is read in the step that writes its h, so h may be both. */
static void run_forward(
    thaw_encoder *e, const thaw_doc *doc, const thaw_batch *batch, float *out)
{
    size_t D = e->model->size.width;
    find_types(e, doc, batch);
    for (uint32_t s = batch->sentence; s < batch->sentence_end; s++) {
        const thaw_sentence *sentence = &doc->sentences.items[s];
        uint32_t first = sentence->first - batch->first;
        run_window(e, sentence, first, e->h + first * D);
    }
    uint32_t layers = e->model->size.layers;
    for (uint32_t layer = 0; layer < layers; layer++)
        run_layer(e, layer, doc, batch, layer + 1 < layers ? e->h : out);
}

thaw_states thaw_encoder_run(
    thaw_encoder *e, const thaw_doc *doc, const thaw_batch *batch)
{
    uint64_t hash = hash_batch(doc, batch);
    uint32_t words = thaw_batch_words(batch);
    for (uint32_t i = 0; i < e->kept_count; i++)
        if (e->batches[i].hash == hash && e->batches[i].words == words)
            return kept_states(e, &e->batches[i]);
    const kept_batch *kept = keep_batch(e, hash, words);
    thaw_states states = kept_states(e, kept);
    float *out = e->hidden + (size_t)kept->first * e->model->size.width;
    run_forward(e, doc, batch, out);
    e->model->kernel->quantise(out, e->model->size.width, &states.rows);
    return states;
}
