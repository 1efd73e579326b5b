/*
 * test_name.c - the name stage finds spans inside sentences, in order, apart.
 */
#include "encoder/tiny.h"
#include "tap.h"

static bool is_sound(const thaw_doc *doc)
{
    uint32_t at = 0;
    bool good = true;
    for (uint32_t i = 0; i < doc->names.count; i++) {
        const thaw_name *name = &doc->names.items[i];
        good = good && name->first >= at && name->first < name->end &&
            name->end <= doc->tokens.count && name->type < THAW_NAME_COUNT &&
            doc->tokens.items[name->first].sentence ==
                doc->tokens.items[name->end - 1].sentence;
        at = name->end;
    }
    return good;
}

static void check_weights(uint64_t seed, float scale)
{
    tiny_options options = tiny_usual;
    tiny_reader reader;
    tiny_random r = {seed};
    thaw_error err = {0};
    thaw_buf text;
    thaw_doc *doc = thaw_doc_new(0);
    options.seed = seed;
    options.scale = scale;
    thaw_buf_init(&text, (size_t)1 << 20);
    for (uint32_t i = 0; i < 60; i++)
        tiny_sentence(&r, 1 + tiny_below(&r, 40), &text);
    bool good = tiny_open(&reader, &options, NULL, &err) == THAW_OK &&
        tiny_doc(doc, thaw_buf_view(&text)) &&
        tiny_stage(doc, &reader.worker, THAW_STAGE_NAME, &err) == THAW_OK;
    ok(good && is_sound(doc), "weights up to %g: %zu sound names %s",
        (double)scale, doc->names.count, err.text);
    if (scale < 1 && scale > 0)
        ok(doc->names.count > 0 && doc->names.count < doc->tokens.count,
            "some words are names and some are not");
    thaw_buf_release(&text);
    tiny_close(&reader);
    thaw_doc_free(doc);
}

int main(void)
{
    for (uint64_t seed = 1; seed <= 5; seed++)
        check_weights(seed, 0.02f);
    check_weights(6, 0);
    check_weights(7, 1e12f);
    check_weights(8, 1e37f);
    return done_testing();
}
