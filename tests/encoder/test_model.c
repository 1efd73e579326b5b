/*
 * test_model.c - a model file is opened when it is whole and true, and else
 * refused by name, whatever was done to it.
 */
#include "encoder/tiny.h"
#include "tap.h"

static thaw_buf good;

static thaw_status open_bytes(thaw_str bytes, thaw_error *err)
{
    thaw_model *model;
    thaw_status status = thaw_model_open(&model, bytes, "tiny", "plain", err);
    thaw_model_close(model);
    return status;
}

static void test_good(void)
{
    thaw_model *model;
    thaw_error err = {0};
    thaw_status status =
        thaw_model_open(&model, thaw_buf_view(&good), "tiny", NULL, &err);
    if (!ok(status == THAW_OK, "a whole file is opened %s", err.text))
        return;
    ok(model->size.width == 32 && model->size.layers == 2 &&
            model->size.input == 41 && model->size.input_padded == 48,
        "its dimensions are read");
    ok(strlen(thaw_model_get_digest(model)) == 16, "its digest");
    ok(thaw_str_is(thaw_model_get_meta(model), "{\"name\":\"tiny\"}"),
        "its description");
    ok(thaw_kernel_find(thaw_model_get_kernel(model)) != NULL, "its kernel");
    ok(model->tag.upos[5] == THAW_UPOS_X &&
            model->tag.xpos[6] == THAW_XPOS_PRPS,
        "labels are those of doc.h");
    thaw_model_close(model);
}

static void test_kernel(void)
{
    thaw_model *model;
    thaw_error err;
    ok(thaw_model_open(&model, thaw_buf_view(&good), "tiny", "mmx", &err) ==
                THAW_EUSAGE &&
            !model && strstr(err.text, "\"mmx\""),
        "an unknown kernel is THAW_EUSAGE");
}

/* ---- damage ------------------------------------------------------------ */

static void test_cut(void)
{
    bool refused = true;
    thaw_error err;
    for (size_t len = 0; len < good.len; len++)
        refused = refused &&
            open_bytes((thaw_str){good.bytes, len}, &err) == THAW_EFORMAT;
    ok(refused, "cut at every byte, it is refused");
}

static void test_flips(void)
{
    size_t opened = 0;
    thaw_error err;
    for (size_t bit = 0; bit < good.len * 8; bit++) {
        char *byte = &good.bytes[bit / 8];
        *byte = (char)(*byte ^ 1 << bit % 8);
        opened += open_bytes(thaw_buf_view(&good), &err) == THAW_OK;
        *byte = (char)(*byte ^ 1 << bit % 8);
    }
    ok(opened == 0, "with any of %zu bits flipped, it is refused",
        good.len * 8);
}

/* ---- lies -------------------------------------------------------------- */

/* Copies the good file's chunks, one of them changed or left out, into a file
 * whose checksum is right. */
static bool rewrite(
    const char *id, const char *bytes, size_t len, bool leave, thaw_buf *out)
{
    thaw_chunks chunks;
    thaw_chunk_writer writer;
    thaw_error err;
    if (thaw_chunks_open(&chunks, thaw_buf_view(&good), "tiny", THAW_MODEL_KIND,
            THAW_MODEL_VERSION, &err) != THAW_OK)
        return false;
    thaw_chunk_writer_init(&writer, THAW_MODEL_KIND, THAW_MODEL_VERSION);
    for (uint32_t i = 0; i < chunks.count; i++) {
        const char *name = chunks.bytes.ptr + 64 + (size_t)i * 24;
        thaw_str chunk;
        thaw_chunks_find(&chunks, name, &chunk);
        bool changed = memcmp(name, id, 4) == 0;
        if (changed && leave)
            continue;
        thaw_chunk_writer_add(
            &writer, name, changed ? (thaw_str){bytes, len} : chunk);
    }
    bool done = thaw_chunk_writer_finish(&writer, out, &err) == THAW_OK;
    thaw_chunk_writer_release(&writer);
    return done;
}

static void check_lie(const char *id, const void *bytes, size_t len,
    const char *expected, const char *what)
{
    thaw_buf file;
    thaw_error err = {0};
    thaw_buf_init(&file, good.len + 4096);
    bool made = rewrite(id, bytes, len, false, &file);
    thaw_status status = open_bytes(thaw_buf_view(&file), &err);
    ok(made && status == THAW_EFORMAT && strstr(err.text, expected), "%s: %s",
        what, err.text);
    thaw_buf_release(&file);
}

static thaw_str chunk_of(const char *id)
{
    thaw_chunks chunks;
    thaw_str chunk = {NULL, 0};
    thaw_error err;
    if (thaw_chunks_open(&chunks, thaw_buf_view(&good), "tiny", THAW_MODEL_KIND,
            THAW_MODEL_VERSION, &err) == THAW_OK)
        thaw_chunks_find(&chunks, id, &chunk);
    return chunk;
}

/* The chunk with one u32 changed. */
static void check_number(const char *id, size_t index, uint32_t value,
    const char *expected, const char *what)
{
    static char copy[1 << 16];
    thaw_str chunk = chunk_of(id);
    assert(chunk.len <= sizeof copy && index * 4 + 4 <= chunk.len);
    memcpy(copy, chunk.ptr, chunk.len);
    memcpy(copy + index * 4, &value, 4);
    check_lie(id, copy, chunk.len, expected, what);
}

static void check_labels(const char *id, const char *const *labels,
    size_t count, const char *expected, const char *what)
{
    thaw_chunk_writer writer;
    thaw_str views[16];
    thaw_chunk_writer_init(&writer, THAW_MODEL_KIND, THAW_MODEL_VERSION);
    for (size_t i = 0; i < count; i++)
        views[i] = thaw_str_of(labels[i]);
    thaw_chunk_writer_add_strings(&writer, id, views, count);
    check_lie(
        id, writer.body.bytes, (size_t)writer.table[0].size, expected, what);
    thaw_chunk_writer_release(&writer);
}

static void test_missing(void)
{
    thaw_chunks chunks;
    thaw_error err;
    if (!ok(thaw_chunks_open(&chunks, thaw_buf_view(&good), "tiny",
                THAW_MODEL_KIND, THAW_MODEL_VERSION, &err) == THAW_OK,
            "the chunks of the file"))
        return;
    for (uint32_t i = 0; i < chunks.count; i++) {
        const char *id = chunks.bytes.ptr + 64 + (size_t)i * 24;
        thaw_buf file;
        thaw_buf_init(&file, good.len + 4096);
        bool made = rewrite(id, NULL, 0, true, &file);
        thaw_status status = open_bytes(thaw_buf_view(&file), &err);
        ok(made && status == THAW_EFORMAT, "without %.4s it is refused: %s", id,
            err.text);
        thaw_buf_release(&file);
        if (memcmp(id, "META", 4) != 0)
            check_lie(id, "", 0, "", "empty");
    }
}

static void test_lies(void)
{
    static const char *const tags[] = {"NOUN|NN", "VERB|VBD", "DET|DT",
        "PROPN|NNP", "PUNCT|.", "X|FW", "PRON|XYZ"};
    static const char *const few[] = {"NOUN|NN"};
    static const char *const names[] = {
        "O", "B-PER", "I-PER", "B-LOC", "Q-LOC", "B-NORP"};
    static const char *const two[] = {
        "O", "B-PER", "I-PER", "B-LOC", "O", "B-NORP"};
    static const char *const unsorted[] = {"b", "a", "c", "d", "e", "f"};
    check_number("CONF", 0, 48, "dimension", "D not in steps of 32");
    check_number("CONF", 0, 1u << 20, "dimension", "D too large");
    check_number("CONF", 0, 64, "CONF", "D not that of the matrices");
    check_number("CONF", 1, 0, "dimension", "no layers");
    check_number("CONF", 1, 3, "SRU3", "a layer more");
    check_number("CONF", 5, 40, "dimension", "E is not the sum");
    check_number("CONF", 9, 9, "dimension", "a part that does not fit");
    check_number("CONF", 6, 8, "TAGW", "a tag more");
    check_number("KROW", 0, 5, "KROW", "a GloVe row too large");
    check_number("KROW", 2, (uint32_t)-2, "KROW", "a GloVe row too small");
    check_number("KROW", 3, 4, "KROW", "a word row too large");
    check_number("EMB1", 0, 3, "EMB1", "a table of other size");
    check_number("EMB2", 0, 0x80000000u, "EMB2", "a table that overflows");
    check_number("WINP", 2, 0x7F800000u, "finite", "an infinite scale");
    check_number("ARDI", 3, 0x7FC00000u, "finite", "a number that is none");
    check_number("KEYS", 1, 1, "KEYS", "strings that do not start at 0");
    check_number("KEYS", 5, 0xFFFFFFFFu, "KEYS", "strings that lie outside");
    check_number("AFX5", 0, 0xFFFFFFFFu, "AFX5", "more strings than bytes");
    check_labels("AFX5", unsorted, 6, "order", "strings out of order");
    check_labels("AFX5", unsorted + 1, 4, "AFX5", "fewer strings than rows");
    check_labels("TAGS", tags, 7, "PRON|XYZ", "an unknown tag");
    check_labels("TAGS", few, 1, "TAGS", "too few tags");
    check_labels("RELS", few, 1, "RELS", "too few relations");
    check_labels("NAMC", names, 6, "Q-LOC", "an unknown class of names");
    check_labels("NAMC", two, 6, "NAMC", "two classes outside");
}

/* ---- memory ------------------------------------------------------------ */

static void test_torture(void)
{
    long n = 1;
    thaw_status status = THAW_ENOMEM;
    thaw_error err;
    for (; status == THAW_ENOMEM; n++) {
        thaw_alloc_set_fail_at(n);
        status = open_bytes(thaw_buf_view(&good), &err);
        thaw_alloc_set_fail_at(0);
    }
    ok(status == THAW_OK && n > 2,
        "each of %ld allocations failing is THAW_ENOMEM", n - 2);
}

int main(void)
{
    thaw_buf_init(&good, (size_t)1 << 20);
    if (!ok(tiny_write(&good, &tiny_usual), "a tiny model is written"))
        return done_testing();
    diag("%zu bytes", good.len);
    test_good();
    test_kernel();
    test_cut();
    test_flips();
    test_missing();
    test_lies();
    test_torture();
    thaw_buf_release(&good);
    return done_testing();
}
