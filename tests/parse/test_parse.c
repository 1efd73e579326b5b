/*
 * test_parse.c - the parse stage makes trees, whatever the weights say.
 */
#include "encoder/tiny.h"
#include "parse/tree.h"
#include "tap.h"

static bool is_sound(const thaw_doc *doc, const thaw_sentence *sentence)
{
    uint16_t heads[512];
    uint32_t n = sentence->end - sentence->first;
    bool good = true;
    for (uint32_t i = 0; i < n; i++) {
        thaw_arc arc = doc->arcs[sentence->first + i];
        bool root = arc.head == THAW_NONE;
        good = good && arc.deprel < THAW_DEPREL_COUNT &&
            (arc.deprel == THAW_DEPREL_ROOT) == root &&
            (root || (arc.head >= sentence->first && arc.head < sentence->end));
        heads[i] = (uint16_t)(root ? n : arc.head - sentence->first);
    }
    return good && (n == 0 || thaw_tree_is_one(heads, n));
}

/* How many different relations and lengths of arcs there are: a parser that
 * always says the same would pass every other test. */
static uint32_t variety(const thaw_doc *doc)
{
    bool seen[THAW_DEPREL_COUNT] = {false};
    uint32_t count = 0;
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        count += !seen[doc->arcs[i].deprel];
        seen[doc->arcs[i].deprel] = true;
    }
    return count;
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
    for (uint32_t i = 0; i < 40; i++)
        tiny_sentence(&r, 1 + tiny_below(&r, 60), &text);
    bool good = tiny_open(&reader, &options, NULL, &err) == THAW_OK &&
        tiny_doc(doc, thaw_buf_view(&text)) &&
        tiny_stage(doc, &reader.worker, THAW_STAGE_PARSE, &err) == THAW_OK;
    for (uint32_t s = 0; good && s < doc->sentences.count; s++)
        good = is_sound(doc, &doc->sentences.items[s]);
    ok(good, "weights up to %g: trees with one root each %s", (double)scale,
        err.text);
    if (scale > 0 && scale < 1)
        ok(variety(doc) > 3, "%u relations", variety(doc));
    thaw_buf_release(&text);
    tiny_close(&reader);
    thaw_doc_free(doc);
}

int main(void)
{
    for (uint64_t seed = 1; seed <= 5; seed++)
        check_weights(seed, 0.02f);
    check_weights(6, 0);
    check_weights(7, 1e4f);
    check_weights(8, 1e12f);
    check_weights(9, 1e37f);
    return done_testing();
}
