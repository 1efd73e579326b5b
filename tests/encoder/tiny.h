/*
 * tiny.h - model files with random weights, and documents of ready-made words:
 * what the tests of the encoder and its heads work on.
 */
#ifndef TINY_H
#define TINY_H

#include <stdlib.h>

#include "doc/doc.h"
#include "encoder/encoder.h"
#include "encoder/model.h"
#include "engine/engine.h"
#include "know/tables.h"
#include "name/name.h"
#include "parse/parse.h"
#include "tag/tag.h"

#define TINY __attribute__((unused)) static

/* ---- chance ------------------------------------------------------------ */

typedef struct {
    uint64_t state;
} tiny_random;

TINY uint32_t tiny_next(tiny_random *r)
{
    r->state = r->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(r->state >> 33);
}

TINY uint32_t tiny_below(tiny_random *r, uint32_t n)
{
    return tiny_next(r) % n;
}

/* Between -limit and limit. */
TINY float tiny_float(tiny_random *r, float limit)
{
    return ((float)tiny_next(r) / 1073741824.0f - 1.0f) * limit;
}

/* ---- model files ------------------------------------------------------- */

typedef struct {
    uint32_t width, layers, arc, label, name;
    uint64_t seed;
    float scale; /* of weights, at most */
} tiny_options;

TINY const tiny_options tiny_usual = {32, 2, 32, 32, 32, 1, 0.02f};

typedef struct {
    thaw_chunk_writer writer;
    tiny_random random;
    thaw_buf chunk;
    const tiny_options *options;
} tiny_writer;

static const char *const tiny_words[] = {"a", "announced", "at", "he", "in",
    "leaders", "met", "minister", "moon", "of", "president", "said", "seoul",
    "talks", "the", "they", "to", "troops", "was"};
#define TINY_WORDS (sizeof tiny_words / sizeof *tiny_words)

static const uint32_t tiny_widths[THAW_PARTS] = {8, 6, 3, 3, 4, 2, 3, 3, 4, 5};
static const char *const tiny_affixes[] = {"a", "d", "ed", "s", "t", "th"};
#define TINY_AFFIXES (sizeof tiny_affixes / sizeof *tiny_affixes)
static const char *const tiny_tags[] = {"NOUN|NN", "VERB|VBD", "DET|DT",
    "PROPN|NNP", "PUNCT|.", "X|FW", "PRON|PRP$"};
#define TINY_TAGS (sizeof tiny_tags / sizeof *tiny_tags)
static const char *const tiny_names[] = {
    "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-NORP"};
#define TINY_NAMES (sizeof tiny_names / sizeof *tiny_names)

TINY void tiny_add(tiny_writer *w, const char *id)
{
    thaw_chunk_writer_add(&w->writer, id, thaw_buf_view(&w->chunk));
    thaw_buf_reset(&w->chunk);
}

TINY void tiny_u32(tiny_writer *w, uint32_t value)
{
    thaw_buf_add(&w->chunk, &value, sizeof value);
}

TINY void tiny_floats(tiny_writer *w, size_t count, float limit)
{
    for (size_t i = 0; i < count; i++) {
        float x = tiny_float(&w->random, limit);
        thaw_buf_add(&w->chunk, &x, sizeof x);
    }
}

TINY void tiny_vector(tiny_writer *w, const char *id, size_t count)
{
    tiny_floats(w, count, 20 * w->options->scale);
    tiny_add(w, id);
}

TINY void tiny_matrix(
    tiny_writer *w, const char *id, uint32_t rows, uint32_t cols)
{
    tiny_u32(w, rows);
    tiny_u32(w, cols);
    tiny_floats(w, rows, w->options->scale);
    for (size_t i = 0; i < (size_t)rows * cols; i++) {
        int8_t q = (int8_t)((int)tiny_below(&w->random, 255) - 127);
        thaw_buf_add(&w->chunk, &q, 1);
    }
    tiny_add(w, id);
}

TINY void tiny_strings(
    tiny_writer *w, const char *id, const char *const *strings, size_t count)
{
    thaw_str views[64];
    assert(count <= 64);
    for (size_t i = 0; i < count; i++)
        views[i] = thaw_str_of(strings[i]);
    thaw_chunk_writer_add_strings(&w->writer, id, views, count);
}

TINY void tiny_conf(tiny_writer *w)
{
    const tiny_options *o = w->options;
    uint32_t input = 0;
    for (int i = 0; i < THAW_PARTS; i++)
        input += tiny_widths[i];
    const uint32_t values[] = {o->width, o->layers, o->arc, o->label, o->name,
        input, TINY_TAGS, THAW_DEPREL_COUNT, TINY_NAMES};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        tiny_u32(w, values[i]);
    for (int i = 0; i < THAW_PARTS; i++)
        tiny_u32(w, tiny_widths[i]);
    tiny_add(w, "CONF");
}

TINY void tiny_add_words(tiny_writer *w)
{
    static const char *const shapes[] = {".", "Xxx", "x", "xx"};
    thaw_chunk_writer_add(&w->writer, "META", THAW_STR("{\"name\":\"tiny\"}"));
    tiny_strings(w, "TAGS", tiny_tags, TINY_TAGS);
    tiny_strings(w, "NAMC", tiny_names, TINY_NAMES);
    const char *rels[THAW_DEPREL_COUNT];
    for (unsigned i = 0; i < THAW_DEPREL_COUNT; i++)
        rels[i] = thaw_deprel_name(i);
    tiny_strings(w, "RELS", rels, THAW_DEPREL_COUNT);
    tiny_strings(w, "KEYS", tiny_words, TINY_WORDS);
    for (uint32_t i = 0; i < TINY_WORDS; i++) {
        tiny_u32(w, i % 3 ? i % 5 : UINT32_MAX);
        tiny_u32(w, i % 4);
    }
    tiny_add(w, "KROW");
    tiny_matrix(w, "EMB0", 5, tiny_widths[0]);
    tiny_matrix(w, "EMB1", 4, tiny_widths[1]);
    for (uint32_t i = 2; i < THAW_PARTS - 1; i++) {
        char table[5] = "EMB0", list[5] = "AFX0";
        table[3] = list[3] = (char)('0' + i);
        tiny_matrix(w, table, TINY_AFFIXES + 1, tiny_widths[i]);
        tiny_strings(w, list, tiny_affixes, TINY_AFFIXES);
    }
    tiny_matrix(w, "EMB9", 5, tiny_widths[9]);
    tiny_strings(w, "AFX9", shapes, 4);
}

TINY void tiny_add_encoder(tiny_writer *w)
{
    const tiny_options *o = w->options;
    uint32_t D = o->width, E = 0;
    for (int i = 0; i < THAW_PARTS; i++)
        E += tiny_widths[i];
    tiny_matrix(w, "WINP", D, E);
    tiny_matrix(w, "WINC", D, E);
    tiny_matrix(w, "WINN", D, E);
    tiny_vector(w, "WINB", D);
    tiny_vector(w, "CASE", 4 * (size_t)D);
    for (uint32_t i = 1; i <= o->layers; i++) {
        char matrix[5] = "SRU0", vectors[5] = "SV_0";
        matrix[3] = vectors[3] = (char)('0' + i);
        tiny_matrix(w, matrix, 3 * D, D);
        tiny_vector(w, vectors, 4 * (size_t)D);
    }
}

TINY void tiny_add_heads(tiny_writer *w)
{
    const tiny_options *o = w->options;
    uint32_t D = o->width, A = o->arc, B = o->label;
    tiny_matrix(w, "TAGW", TINY_TAGS, D);
    tiny_vector(w, "TAGB", TINY_TAGS);
    tiny_matrix(w, "ARCD", A, D);
    tiny_vector(w, "ARDB", A);
    tiny_matrix(w, "ARCH", A, D);
    tiny_vector(w, "ARHB", A);
    tiny_matrix(w, "ARCU", A, A);
    tiny_vector(w, "ARCW", A);
    tiny_vector(w, "ARCR", A);
    tiny_vector(w, "ARDI", THAW_DISTANCES);
    tiny_matrix(w, "LABD", B, D);
    tiny_matrix(w, "LABH", B, D);
    tiny_vector(w, "LABB", B);
    tiny_vector(w, "LABR", D);
    tiny_matrix(w, "LABO", THAW_DEPREL_COUNT, B);
    tiny_vector(w, "LAOB", THAW_DEPREL_COUNT);
    tiny_matrix(w, "NSRU", 6 * o->name, D);
    tiny_vector(w, "NSV_", 8 * (size_t)o->name);
    tiny_matrix(w, "NAMW", TINY_NAMES, 2 * o->name);
    tiny_vector(w, "NAMB", TINY_NAMES);
    tiny_vector(w, "NAMT", (TINY_NAMES + 1) * TINY_NAMES);
}

/* A whole model file, into out (initialised, empty). */
TINY bool tiny_write(thaw_buf *out, const tiny_options *options)
{
    tiny_writer w = {.random = {options->seed}, .options = options};
    thaw_chunk_writer_init(&w.writer, THAW_MODEL_KIND, THAW_MODEL_VERSION);
    thaw_buf_init(&w.chunk, (size_t)64 << 20);
    tiny_conf(&w);
    tiny_add_words(&w);
    tiny_add_encoder(&w);
    tiny_add_heads(&w);
    bool good = thaw_chunk_writer_finish(&w.writer, out, NULL) == THAW_OK;
    thaw_chunk_writer_release(&w.writer);
    thaw_buf_release(&w.chunk);
    return good;
}

/* ---- documents --------------------------------------------------------- */

/*
 * Gives doc a text whose lines are sentences and whose words stand between
 * blanks, and the layers up to token.
 */
TINY bool tiny_doc(thaw_doc *doc, thaw_str text)
{
    if (thaw_doc_set_text(doc, text, NULL, NULL) != THAW_OK)
        return false;
    uint32_t at = 0, size = (uint32_t)text.len;
    while (at < size) {
        uint32_t first = (uint32_t)doc->tokens.count, begin = at;
        while (at < size && doc->text.ptr[at] != '\n') {
            uint32_t word = at;
            while (at < size && !thaw_is_space(doc->text.ptr[at]))
                at++;
            thaw_token *token =
                at > word ? THAW_PUSH(&doc->arena, &doc->tokens) : NULL;
            if (token)
                *token = (thaw_token){.span = {word, at},
                    .sentence = (uint32_t)doc->sentences.count};
            else if (at > word)
                return false;
            if (at < size && doc->text.ptr[at] == ' ')
                at++;
        }
        thaw_sentence *sentence = THAW_PUSH(&doc->arena, &doc->sentences);
        if (!sentence)
            return false;
        *sentence = (thaw_sentence){.span = {begin, at},
            .first = first,
            .end = (uint32_t)doc->tokens.count,
            .case_class = (uint8_t)(doc->sentences.count % THAW_CASING_COUNT),
            .coded = true};
        at++;
    }
    doc->layers |= 1u << THAW_STAGE_CLEAN | 1u << THAW_STAGE_TOKEN;
    return true;
}

/* A sentence of n words, some of them of the model's, with a line end. */
TINY void tiny_sentence(tiny_random *r, uint32_t n, thaw_buf *out)
{
    static const char *const others[] = {"Kim", "U.N.", ".", ",", "2018",
        "\xC3\x89tienne", "co-operation", "ANKARA", "\xE2\x80\x9C", "x"};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = tiny_below(r, TINY_WORDS + 10);
        thaw_buf_add_text(
            out, k < TINY_WORDS ? tiny_words[k] : others[k - TINY_WORDS]);
        thaw_buf_add(out, i + 1 < n ? " " : "\n", 1);
    }
}

/* A model with an engine and a worker around it. */
typedef struct {
    thaw_buf file;
    thaw_know know; /* with nothing in it */
    thaw_engine engine;
    thaw_worker worker;
} tiny_reader;

TINY void tiny_close(tiny_reader *reader)
{
    thaw_encoder_free(reader->worker.encoder);
    thaw_arena_release(&reader->worker.scratch);
    thaw_model_close(reader->engine.model);
    thaw_buf_release(&reader->file);
}

/* Writes the file; always to be closed. */
TINY bool tiny_prepare(tiny_reader *reader, const tiny_options *options)
{
    *reader = (tiny_reader){.engine = {.know = &reader->know},
        .worker = {.engine = &reader->engine}};
    thaw_buf_init(&reader->file, (size_t)64 << 20);
    thaw_arena_init(&reader->worker.scratch, (size_t)64 << 20);
    return tiny_write(&reader->file, options);
}

/* Opens it; kernel as for thaw_model_open. */
TINY thaw_status tiny_start(
    tiny_reader *reader, const char *kernel, thaw_error *err)
{
    thaw_status status = thaw_model_open(&reader->engine.model,
        thaw_buf_view(&reader->file), "tiny", kernel, err);
    if (status != THAW_OK)
        return status;
    reader->worker.encoder = thaw_encoder_new(reader->engine.model);
    return reader->worker.encoder
        ? THAW_OK
        : thaw_fail(err, THAW_ENOMEM, 0, "no room to encode in");
}

/* Both. */
TINY thaw_status tiny_open(tiny_reader *reader, const tiny_options *options,
    const char *kernel, thaw_error *err)
{
    if (!tiny_prepare(reader, options))
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for a tiny model");
    return tiny_start(reader, kernel, err);
}

/* Runs one stage, as thaw_run does. */
TINY thaw_status tiny_stage(
    thaw_doc *doc, thaw_worker *worker, thaw_stage stage, thaw_error *err)
{
    thaw_arena_reset(&worker->scratch);
    thaw_status status = stage == THAW_STAGE_TAG
        ? thaw_run_tag(doc, worker, err)
        : stage == THAW_STAGE_PARSE ? thaw_run_parse(doc, worker, err)
                                    : thaw_run_name(doc, worker, err);
    if (status == THAW_OK)
        doc->layers |= 1u << stage;
    return status;
}

/* All three stages of the network. */
TINY thaw_status tiny_read(thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    thaw_status status = tiny_stage(doc, worker, THAW_STAGE_TAG, err);
    if (status == THAW_OK)
        status = tiny_stage(doc, worker, THAW_STAGE_PARSE, err);
    if (status == THAW_OK)
        status = tiny_stage(doc, worker, THAW_STAGE_NAME, err);
    return status;
}

#endif
