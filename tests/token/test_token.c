/*
 * test_token.c - words and sentences, from the cases in token.cases.
 *
 * A case's text is one paragraph; a case named "... (headline)" is a headline.
 * What must come out is a line a sentence, "~" before a joined word.
 */
#include "token/token.h"

#include "../resolve/cases.h"
#include "sane.h"
#include "tap.h"

static thaw_doc *make_doc(thaw_str text, thaw_block_kind kind)
{
    thaw_error err;
    thaw_doc *doc = thaw_doc_new((size_t)1 << 30);
    if (!doc || thaw_doc_set_text(doc, text, NULL, &err) != THAW_OK)
        abort();
    thaw_block *block = THAW_PUSH(&doc->arena, &doc->blocks);
    *block = (thaw_block){{0, (uint32_t)text.len}, kind, "by hand"};
    return doc;
}

static bool is_sane(const thaw_doc *doc)
{
    return words_sane(doc) && sentences_sane(doc);
}

static void format(const thaw_doc *doc, uint32_t number, char *out, size_t room)
{
    const thaw_sentence *s = &doc->sentences.items[number];
    size_t len = 0;
    for (uint32_t i = s->first; i < s->end && len + 2 < room; i++) {
        thaw_str form = thaw_doc_form(doc, i);
        len += (size_t)snprintf(out + len, room - len, "%s%s%.*s",
            i > s->first ? " " : "", doc->tokens.items[i].joined ? "~" : "",
            THAW_STR_ARG(form));
    }
}

static thaw_block_kind kind_of(const test_case *c)
{
    return strstr(c->name, "(headline)") ? THAW_BLOCK_HEADLINE
        : strstr(c->name, "(caption)")   ? THAW_BLOCK_CAPTION
                                         : THAW_BLOCK_PARAGRAPH;
}

static void check(const test_case *c)
{
    char got[1000];
    thaw_doc *doc = make_doc(thaw_str_of(c->text), kind_of(c));
    bool good = thaw_run_token(doc, NULL, NULL) == THAW_OK && is_sane(doc) &&
        doc->sentences.count == c->want_count;
    for (uint32_t i = 0; good && i < doc->sentences.count; i++) {
        format(doc, i, got, sizeof got);
        good = strcmp(got, c->want[i]) == 0;
    }
    if (!ok(good, "%s", c->name))
        for (uint32_t i = 0; i < doc->sentences.count; i++) {
            format(doc, i, got, sizeof got);
            diag("got %s", got);
        }
    thaw_doc_free(doc);
}

/* Cut at every character: a word may then be another, but never unsound. */
static void check_prefixes(const test_case *c)
{
    bool good = true;
    size_t len = strlen(c->text);
    for (size_t cut = 0; good && cut <= len; cut++) {
        if ((c->text[cut] & 0xC0) == 0x80)
            continue;
        thaw_doc *doc = make_doc((thaw_str){c->text, cut}, kind_of(c));
        good = thaw_run_token(doc, NULL, NULL) == THAW_OK && is_sane(doc);
        thaw_doc_free(doc);
    }
    ok(good, "%s, cut anywhere", c->name);
}

static void check_cases(void)
{
    static test_case c;
    FILE *file = cases_open("tests/token/token.cases");
    while (cases_next(file, &c)) {
        size_t len = strlen(c.text);
        if (len)
            c.text[len - 1] = '\0'; /* the last line's end */
        check(&c);
        check_prefixes(&c);
    }
    fclose(file);
}

/* ---- limits
 * ------------------------------------------------------------------ */

static thaw_status run_fresh(thaw_str text, long fail_at)
{
    thaw_error err = {0};
    thaw_doc *doc = make_doc(text, THAW_BLOCK_PARAGRAPH);
    thaw_alloc_set_fail_at(fail_at);
    thaw_status status = thaw_run_token(doc, NULL, &err);
    thaw_alloc_set_fail_at(0);
    thaw_doc_free(doc);
    return status;
}

static void check_torture(void)
{
    static char text[200000];
    long n = 1;
    for (size_t i = 0; i + 12 < sizeof text; i += 12)
        memcpy(text + i, "It isn't so. ", 12);
    thaw_str s = {text, sizeof text - 12};
    while (run_fresh(s, n) == THAW_ENOMEM)
        n++;
    ok(n > 2 && run_fresh(s, 0) == THAW_OK,
        "each of %ld allocations failing is said", n - 1);
}

/* A megabyte of one thing: quadratic time would take hours. */
static void check_long(const char *piece, const char *what)
{
    size_t n = strlen(piece), len = 0, room = (size_t)1 << 20;
    char *text = malloc(room);
    if (!text)
        abort();
    while (len + n <= room) {
        memcpy(text + len, piece, n);
        len += n;
    }
    thaw_doc *doc = make_doc((thaw_str){text, len}, THAW_BLOCK_PARAGRAPH);
    ok(thaw_run_token(doc, NULL, NULL) == THAW_OK && is_sane(doc),
        "a megabyte of %s", what);
    thaw_doc_free(doc);
    free(text);
}

static void check_cut(void)
{
    char text[12000];
    size_t len = 0;
    for (int i = 0; i < 2000; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s",
            i % 100 == 99 ? "so, " : "word ");
    thaw_doc *doc = make_doc((thaw_str){text, len}, THAW_BLOCK_PARAGRAPH);
    bool good = thaw_run_token(doc, NULL, NULL) == THAW_OK && is_sane(doc) &&
        doc->sentences.count > 3;
    for (size_t i = 0; good && i < doc->sentences.count; i++) {
        const thaw_sentence *s = &doc->sentences.items[i];
        good = s->cut &&
            (i + 1 == doc->sentences.count ||
                thaw_str_is(thaw_doc_form(doc, s->end - 1), ","));
    }
    ok(good, "a sentence of 2,000 words is cut behind commas, and says so");
    thaw_doc_free(doc);
}

static void check_coded(void)
{
    bool good = true;
    for (int kind = 0; kind < THAW_BLOCK_KIND_COUNT; kind++) {
        thaw_doc *doc = make_doc(THAW_STR("They met."), kind);
        good = good && thaw_run_token(doc, NULL, NULL) == THAW_OK &&
            doc->sentences.items[0].coded ==
                (kind == THAW_BLOCK_PARAGRAPH || kind == THAW_BLOCK_HEADLINE ||
                    kind == THAW_BLOCK_SUBHEAD);
        thaw_doc_free(doc);
    }
    ok(good, "headlines, subheads and paragraphs are coded, nothing else");
}

int main(void)
{
    check_cases();
    check_torture();
    check_cut();
    check_coded();
    check_long("a", "letters");
    check_long("-", "hyphens");
    check_long("a-", "hyphened letters");
    check_long("(", "brackets");
    check_long("\"", "quotes");
    check_long("'", "apostrophes");
    check_long("a'", "letters and apostrophes");
    check_long(".", "full stops");
    check_long("1.", "numbers and stops");
    check_long("1-", "numbers and hyphens");
    check_long("@a.", "addresses");
    check_long("http://", "beginnings of addresses");
    check_long("A. ", "initials");
    check_long("\xE2\x80\x99 ", "curly quotes");
    check_long("\xE2\x80\x98"
               "a",
        "opening quotes");
    check_long("s' ", "plural owners");
    check_long("! [1] ", "notes");
    check_long("\xCC\x81", "combining marks");
    check_long("\x01", "control characters");
    return done_testing();
}
