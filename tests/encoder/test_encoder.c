/*
 * test_encoder.c - what the network says of a sentence depends on the sentence
 * alone: not on the kernel, the batch, or what was read before.
 */
#include "encoder/tiny.h"
#include "encoder/types.h"
#include "tap.h"

static const char *const kernels[] = {"plain", "avx2", "avx512"};

static const tiny_options models[] = {
    {32, 2, 32, 32, 32, 1, 0.02f},
    {96, 3, 64, 32, 48, 2, 0.01f}, /* a highway over names */
    {64, 1, 96, 64, 16, 3, 0.05f},
};

/* ---- a text for all ---------------------------------------------------- */

static thaw_buf text;

static void make_text(void)
{
    tiny_random r = {11};
    thaw_buf_init(&text, (size_t)1 << 20);
    tiny_sentence(&r, 512, &text);
    for (uint32_t i = 0; i < 60; i++)
        tiny_sentence(&r, 1 + tiny_below(&r, 40), &text);
    tiny_sentence(&r, 511, &text);
    tiny_sentence(&r, 1, &text);
}

static bool same_layers(const thaw_doc *a, uint32_t at, const thaw_doc *b)
{
    bool same = true;
    for (uint32_t i = 0; i < b->tokens.count; i++) {
        thaw_arc x = a->arcs[at + i], y = b->arcs[i];
        same = same && a->tags[at + i].upos == b->tags[i].upos &&
            a->tags[at + i].xpos == b->tags[i].xpos &&
            thaw_str_equal(a->tags[at + i].lemma, b->tags[i].lemma) &&
            x.deprel == y.deprel &&
            (x.head == THAW_NONE ? y.head == THAW_NONE : x.head == y.head + at);
    }
    uint32_t k = 0;
    while (k < a->names.count && a->names.items[k].first < at)
        k++;
    for (uint32_t i = 0; i < b->names.count; i++, k++)
        same = same && k < a->names.count &&
            a->names.items[k].first == at + b->names.items[i].first &&
            a->names.items[k].end == at + b->names.items[i].end &&
            a->names.items[k].type == b->names.items[i].type;
    return same;
}

/* ---- kernels ----------------------------------------------------------- */

static bool same_vectors(tiny_reader *a, tiny_reader *b, const thaw_doc *doc)
{
    thaw_batch batch = {0};
    bool same = true;
    while (thaw_batch_next(doc, &batch)) {
        thaw_states x = thaw_encoder_run(a->worker.encoder, doc, &batch);
        thaw_states y = thaw_encoder_run(b->worker.encoder, doc, &batch);
        size_t floats = (size_t)x.rows.count * x.rows.width;
        same = same && x.rows.count == thaw_batch_words(&batch) &&
            x.rows.count == y.rows.count &&
            memcmp(x.hidden, y.hidden, floats * sizeof(float)) == 0 &&
            memcmp(x.rows.values, y.rows.values, floats) == 0;
    }
    return same;
}

static void compare_kernels(const tiny_options *options, const char *kernel)
{
    tiny_reader plain, other;
    thaw_error err = {0};
    thaw_doc *a = thaw_doc_new(0), *b = thaw_doc_new(0);
    if (!thaw_kernel_find(kernel)) {
        skip(kernel);
        return;
    }
    bool good = tiny_open(&plain, options, "plain", &err) == THAW_OK &&
        tiny_open(&other, options, kernel, &err) == THAW_OK;
    ok(good && tiny_doc(a, thaw_buf_view(&text)) &&
            tiny_doc(b, thaw_buf_view(&text)) &&
            tiny_read(a, &plain.worker, &err) == THAW_OK &&
            tiny_read(b, &other.worker, &err) == THAW_OK,
        "%s reads with D %u, L %u %s", kernel, options->width, options->layers,
        err.text);
    ok(same_vectors(&plain, &other, a), "%s: the same vectors", kernel);
    ok(a->names.count == b->names.count && same_layers(a, 0, b),
        "%s: the same layers", kernel);
    tiny_close(&plain);
    tiny_close(&other);
    thaw_doc_free(a);
    thaw_doc_free(b);
}

/* ---- batches ----------------------------------------------------------- */

static void test_batches(void)
{
    thaw_doc *doc = thaw_doc_new(0);
    thaw_batch batch = {0};
    uint32_t at = 0, sentence = 0, most = 0;
    bool good = tiny_doc(doc, thaw_buf_view(&text));
    while (thaw_batch_next(doc, &batch)) {
        good = good && batch.first == at && batch.sentence == sentence &&
            thaw_batch_words(&batch) <= THAW_BATCH_MAX;
        at = batch.end;
        sentence = batch.sentence_end;
        if (thaw_batch_words(&batch) > most)
            most = thaw_batch_words(&batch);
    }
    ok(good && at == doc->tokens.count && sentence == doc->sentences.count,
        "batches are whole sentences, and all of them");
    ok(most == thaw_batch_most(doc) && most == 512, "the largest is known");
    thaw_doc_free(doc);
}

static void test_empty(void)
{
    tiny_reader reader;
    thaw_error err = {0};
    thaw_doc *doc = thaw_doc_new(0);
    thaw_batch batch = {0};
    ok(tiny_open(&reader, &tiny_usual, NULL, &err) == THAW_OK &&
            tiny_doc(doc, THAW_STR("")) && !thaw_batch_next(doc, &batch) &&
            tiny_read(doc, &reader.worker, &err) == THAW_OK,
        "a document without words is read %s", err.text);
    ok(tiny_doc(doc, THAW_STR("\n\nhe said\n\n")) &&
            tiny_read(doc, &reader.worker, &err) == THAW_OK &&
            doc->tokens.count == 2 && doc->sentences.count == 4,
        "sentences without words are read %s", err.text);
    tiny_close(&reader);
    thaw_doc_free(doc);
}

/* Each sentence alone, with a reader that knows nothing and with one that has
 * read all; the casing must be that of its place. */
static void test_alone(void)
{
    tiny_reader one, other;
    thaw_error err = {0};
    thaw_doc *all = thaw_doc_new(0), *alone = thaw_doc_new(0);
    bool good = tiny_open(&one, &models[1], NULL, &err) == THAW_OK &&
        tiny_open(&other, &models[1], NULL, &err) == THAW_OK &&
        tiny_doc(all, thaw_buf_view(&text)) &&
        tiny_read(all, &one.worker, &err) == THAW_OK;
    for (uint32_t s = 0; good && s < all->sentences.count; s++) {
        const thaw_sentence *sentence = &all->sentences.items[s];
        good = tiny_doc(alone, thaw_doc_at(all, sentence->span));
        alone->sentences.items[0].case_class = sentence->case_class;
        tiny_reader *reader = s % 2 ? &one : &other;
        good = good && tiny_read(alone, &reader->worker, &err) == THAW_OK &&
            same_layers(all, sentence->first, alone);
    }
    ok(good, "a sentence alone is read as among others %s", err.text);
    tiny_close(&one);
    tiny_close(&other);
    thaw_doc_free(all);
    thaw_doc_free(alone);
}

/* More words than vectors are kept of and more types than the cache holds, so
 * that both are emptied; then the first text again. */
static void test_long(void)
{
    tiny_reader reader, fresh;
    thaw_error err = {0};
    thaw_buf more;
    thaw_doc *doc = thaw_doc_new(0), *again = thaw_doc_new(0);
    bool good = tiny_open(&reader, &models[1], NULL, &err) == THAW_OK &&
        tiny_open(&fresh, &models[1], NULL, &err) == THAW_OK;
    uint32_t types = thaw_types_room(reader.engine.model);
    thaw_buf_init(&more, (size_t)8 << 20);
    for (uint32_t i = 0; i < 3 * types; i++)
        thaw_buf_format(&more, "w%u%c", i, i % 37 ? ' ' : '\n');
    good = good && tiny_doc(doc, thaw_buf_view(&more)) &&
        tiny_read(doc, &reader.worker, &err) == THAW_OK &&
        tiny_doc(again, thaw_buf_view(&text)) &&
        tiny_read(again, &reader.worker, &err) == THAW_OK &&
        tiny_doc(doc, thaw_buf_view(&text)) &&
        tiny_read(doc, &fresh.worker, &err) == THAW_OK;
    ok(good && same_layers(doc, 0, again), "a full cache changes nothing %s",
        err.text);
    thaw_buf_release(&more);
    tiny_close(&reader);
    tiny_close(&fresh);
    thaw_doc_free(doc);
    thaw_doc_free(again);
}

/* The same words with another casing are other vectors. */
static void test_casing(void)
{
    tiny_reader reader;
    thaw_error err = {0};
    thaw_doc *doc = thaw_doc_new(0);
    float before[32];
    thaw_batch batch = {0};
    bool good = tiny_open(&reader, &tiny_usual, NULL, &err) == THAW_OK &&
        tiny_doc(doc, THAW_STR("leaders met")) && thaw_batch_next(doc, &batch);
    thaw_states states = thaw_encoder_run(reader.worker.encoder, doc, &batch);
    memcpy(before, states.hidden, sizeof before);
    doc->sentences.items[0].case_class = THAW_CASING_UPPER;
    states = thaw_encoder_run(reader.worker.encoder, doc, &batch);
    ok(good && memcmp(before, states.hidden, sizeof before) != 0,
        "the casing of a sentence counts");
    tiny_close(&reader);
    thaw_doc_free(doc);
}

/* ---- words ------------------------------------------------------------- */

static void test_embed(void)
{
    tiny_reader reader;
    thaw_error err = {0};
    float a[48], b[48];
    bool good = tiny_open(&reader, &tiny_usual, NULL, &err) == THAW_OK;
    const thaw_model *model = reader.engine.model;
    thaw_type_embed(model, THAW_STR("troops"), a);
    thaw_type_embed(model, THAW_STR("Troops"), b);
    ok(good && memcmp(a, b, 36 * sizeof(float)) == 0 &&
            memcmp(a + 36, b + 36, 5 * sizeof(float)) != 0,
        "capitals change the shape alone");
    ok(memcmp(a + 41, b + 41, 7 * sizeof(float)) == 0 && a[47] >= 0 &&
            a[47] <= 0,
        "the padding is zero");
    thaw_type_embed(model, THAW_STR("zzz"), b);
    const thaw_table *words = &model->encoder.tables[1];
    bool unknown = true;
    for (int i = 0; i < 6; i++) {
        float want = (float)words->values[i] * words->scale[0];
        unknown = unknown && memcmp(&want, &b[8 + i], sizeof want) == 0 &&
            b[i] >= 0 && b[i] <= 0;
    }
    ok(unknown, "an unknown word has row 0 and no GloVe row");
    tiny_close(&reader);
}

static void test_types(void)
{
    tiny_reader reader;
    thaw_error err = {0};
    static char form[4000];
    thaw_doc *a = thaw_doc_new(0);
    thaw_buf long_text;
    thaw_buf_init(&long_text, (size_t)1 << 20);
    memset(form, 'q', sizeof form - 1);
    for (int i = 0; i < 3; i++)
        thaw_buf_format(&long_text, "%s%d said ", form, i);
    ok(tiny_open(&reader, &tiny_usual, NULL, &err) == THAW_OK &&
            tiny_doc(a, thaw_buf_view(&long_text)) &&
            tiny_read(a, &reader.worker, &err) == THAW_OK &&
            a->tokens.count == 6,
        "forms longer than the cache keeps are read %s", err.text);
    thaw_buf_release(&long_text);
    tiny_close(&reader);
    thaw_doc_free(a);
}

/* ---- memory ------------------------------------------------------------ */

static thaw_status torture_once(long n)
{
    tiny_reader reader;
    thaw_error err;
    thaw_doc *doc = NULL;
    if (!tiny_prepare(&reader, &tiny_usual))
        return THAW_EIO;
    thaw_alloc_set_fail_at(n);
    thaw_status status = tiny_start(&reader, NULL, &err);
    if (status == THAW_OK) {
        doc = thaw_doc_new(0);
        status = doc && tiny_doc(doc, THAW_STR("Kim met leaders .\nhe said"))
            ? tiny_read(doc, &reader.worker, &err)
            : THAW_ENOMEM;
    }
    thaw_alloc_set_fail_at(0);
    thaw_doc_free(doc);
    tiny_close(&reader);
    return status;
}

static void test_torture(void)
{
    long n = 1;
    thaw_status status = THAW_ENOMEM;
    for (; status == THAW_ENOMEM; n++)
        status = torture_once(n);
    ok(status == THAW_OK && n > 20,
        "each of %ld allocations failing is THAW_ENOMEM", n - 2);
}

static void test_limit(void)
{
    tiny_reader reader;
    thaw_error err = {0};
    thaw_doc *doc = thaw_doc_new((size_t)220 << 10);
    bool good = tiny_open(&reader, &tiny_usual, NULL, &err) == THAW_OK &&
        tiny_doc(doc, thaw_buf_view(&text));
    ok(good && tiny_read(doc, &reader.worker, &err) == THAW_ELIMIT,
        "a document past its limit: %s", err.text);
    tiny_close(&reader);
    thaw_doc_free(doc);
}

int main(void)
{
    make_text();
    for (size_t m = 0; m < sizeof models / sizeof *models; m++)
        for (size_t k = 0; k < 3; k++)
            compare_kernels(&models[m], kernels[k]);
    test_batches();
    test_empty();
    test_alone();
    test_long();
    test_casing();
    test_embed();
    test_types();
    test_torture();
    test_limit();
    thaw_buf_release(&text);
    return done_testing();
}
