/*
 * fuzz_model.c - a model file that passes its checksum and lies inside.
 *
 * The input is a list of changes to a tiny model: a u32 offset and a u32 value
 * each.  The checksum is made right again, so that what is tried is the check
 * of the insides; a model that is opened must then read a text into sound
 * layers.
 */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "../tests/encoder/tiny.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As chunk.c makes it. */
static void make_checksum(char *bytes, size_t len)
{
    memset(bytes + 24, 0, 8);
    uint64_t seed = XXH3_64bits(bytes, 64);
    uint64_t sum = XXH3_64bits_withSeed(bytes + 64, len - 64, seed);
    memcpy(bytes + 24, &sum, sizeof sum);
}

static void change(thaw_buf *file, const uint8_t *data, size_t size)
{
    for (size_t at = 0; at + 8 <= size; at += 8) {
        uint32_t offset, value;
        memcpy(&offset, data + at, 4);
        memcpy(&value, data + at + 4, 4);
        memcpy(file->bytes + offset % (file->len - 3), &value, 4);
    }
    make_checksum(file->bytes, file->len);
}

static void check_layers(const thaw_doc *doc)
{
    uint32_t at = 0, roots = 0;
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        thaw_arc arc = doc->arcs[i];
        assert(doc->tags[i].upos < THAW_UPOS_COUNT);
        assert(doc->tags[i].xpos < THAW_XPOS_COUNT);
        assert(doc->tags[i].lemma.len > 0);
        assert(arc.deprel < THAW_DEPREL_COUNT);
        assert(arc.head == THAW_NONE || arc.head < doc->tokens.count);
        assert((arc.head == THAW_NONE) == (arc.deprel == THAW_DEPREL_ROOT));
        roots += arc.head == THAW_NONE;
    }
    assert(roots == doc->sentences.count);
    for (uint32_t i = 0; i < doc->names.count; i++) {
        assert(doc->names.items[i].first >= at);
        at = doc->names.items[i].end;
        assert(at > doc->names.items[i].first && at <= doc->tokens.count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static thaw_buf good;
    tiny_reader reader = {
        .engine = {.know = &reader.know}, .worker = {.engine = &reader.engine}};
    thaw_error err;
    if (good.len == 0) {
        thaw_buf_init(&good, (size_t)1 << 20);
        if (!tiny_write(&good, &tiny_usual))
            return 0;
    }
    thaw_buf_init(&reader.file, (size_t)1 << 20);
    thaw_arena_init(&reader.worker.scratch, (size_t)64 << 20);
    thaw_buf_add_str(&reader.file, thaw_buf_view(&good));
    change(&reader.file, data, size);
    if (tiny_start(&reader, NULL, &err) == THAW_OK) {
        thaw_doc *doc = thaw_doc_new(0);
        assert(doc &&
            tiny_doc(doc, THAW_STR("Kim met the leaders .\nhe said so")));
        assert(tiny_read(doc, &reader.worker, &err) == THAW_OK);
        check_layers(doc);
        thaw_doc_free(doc);
    }
    tiny_close(&reader);
    return 0;
}
