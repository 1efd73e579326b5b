/*
 * test_clean.c - blocks of a text, from the cases in clean.cases: a line a
 * block, its kind and how it begins.
 */
#include "clean/clean.h"

#include "../resolve/cases.h"
#include "../token/sane.h"
#include "engine/engine.h"
#include "tap.h"

static const char *const kinds[THAW_BLOCK_KIND_COUNT] = {
    [THAW_BLOCK_PARAGRAPH] = "paragraph",
    [THAW_BLOCK_HEADLINE] = "headline",
    [THAW_BLOCK_SUBHEAD] = "subhead",
    [THAW_BLOCK_BYLINE] = "byline",
    [THAW_BLOCK_CAPTION] = "caption",
    [THAW_BLOCK_FURNITURE] = "furniture",
};

static thaw_doc *clean(thaw_str text, long fail_at, thaw_status *status)
{
    thaw_error err = {0};
    thaw_worker worker = {.engine = NULL};
    thaw_doc *doc = thaw_doc_new((size_t)1 << 30);
    if (!doc || thaw_doc_set_text(doc, text, NULL, &err) != THAW_OK)
        abort();
    thaw_arena_init(&worker.scratch, (size_t)1 << 30);
    thaw_alloc_set_fail_at(fail_at);
    *status = thaw_run_clean(doc, &worker, &err);
    thaw_alloc_set_fail_at(0);
    thaw_arena_release(&worker.scratch);
    return doc;
}

/* Whether a block is what a line of the case wants. */
static bool is_wanted(const thaw_doc *doc, size_t i, const char *want)
{
    const thaw_block *block = &doc->blocks.items[i];
    size_t n = strlen(kinds[block->kind]);
    return strncmp(want, kinds[block->kind], n) == 0 && want[n] == ' ' &&
        thaw_str_starts(
            thaw_doc_at(doc, block->span), thaw_str_of(want + n + 1));
}

/* Blocks in order, and nothing but blanks outside them. */
static bool is_sane(const thaw_doc *doc)
{
    uint32_t end = 0;
    bool sane = blocks_sane(doc);
    for (size_t i = 0; sane && i < doc->blocks.count; i++) {
        sane = all_blank(doc->text, end, doc->blocks.items[i].span.begin);
        end = doc->blocks.items[i].span.end;
    }
    return sane && all_blank(doc->text, end, doc->text.len);
}

static void check(const test_case *c)
{
    thaw_status status;
    thaw_doc *doc = clean(thaw_str_of(c->text), 0, &status);
    bool good =
        status == THAW_OK && is_sane(doc) && doc->blocks.count == c->want_count;
    for (size_t i = 0; good && i < doc->blocks.count; i++)
        good = is_wanted(doc, i, c->want[i]);
    if (!ok(good, "%s", c->name))
        for (size_t i = 0; i < doc->blocks.count; i++) {
            const thaw_block *block = &doc->blocks.items[i];
            thaw_str text = thaw_doc_at(doc, block->span);
            diag("got %s %.*s [%s]", kinds[block->kind],
                (int)(text.len < 60 ? text.len : 60), text.ptr, block->why);
        }
    thaw_doc_free(doc);
}

static void check_prefixes(const test_case *c)
{
    bool good = true;
    size_t len = strlen(c->text);
    for (size_t cut = 0; good && cut <= len; cut++) {
        thaw_status status;
        thaw_doc *doc = clean((thaw_str){c->text, cut}, 0, &status);
        good = status == THAW_OK && is_sane(doc);
        thaw_doc_free(doc);
    }
    ok(good, "%s, cut anywhere", c->name);
}

static void check_torture(void)
{
    static char text[400000];
    static const char line[] = "The towns met.\n\n";
    thaw_status status = THAW_ENOMEM;
    long n = 0;
    for (size_t i = 0; i + sizeof line <= sizeof text; i += sizeof line - 1)
        memcpy(text + i, line, sizeof line - 1);
    while (status == THAW_ENOMEM)
        thaw_doc_free(clean((thaw_str){text, 390000}, ++n, &status));
    ok(n > 3 && status == THAW_OK, "each of %ld allocations failing is said",
        n - 1);
}

/* Eight megabytes of one thing: quadratic time would take hours. */
static void check_long(const char *piece, const char *what)
{
    size_t n = strlen(piece), len = 0, room = (size_t)8 << 20;
    thaw_status status;
    char *text = malloc(room);
    if (!text)
        abort();
    for (; len + n <= room; len += n)
        memcpy(text + len, piece, n);
    thaw_doc *doc = clean((thaw_str){text, len}, 0, &status);
    ok(status == THAW_OK && is_sane(doc), "eight megabytes of %s", what);
    thaw_doc_free(doc);
    free(text);
}

int main(void)
{
    static test_case c;
    FILE *file = cases_open("tests/clean/clean.cases");
    while (cases_next(file, &c)) {
        check(&c);
        check_prefixes(&c);
    }
    fclose(file);
    check_torture();
    check_long("a", "one word");
    check_long("a ", "one line");
    check_long("word word\n", "short lines");
    check_long("Read more\n\n", "furniture");
    check_long("it is a line of a text that was\nwrapped by somebody at a\n",
        "wrapped lines");
    check_long("\xC2\xA0", "hard blanks");
    check_long("\"')", "closing marks");
    return done_testing();
}
