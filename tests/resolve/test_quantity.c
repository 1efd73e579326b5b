/*
 * test_quantity.c - counted quantities, from the cases in quantity.cases, and
 * with trees.
 */
#include "../conllu_doc.h"
#include "cases.h"
#include "resolve/number.h"
#include "resolve/quantity.h"
#include "resolve/time.h"
#include "tap.h"

static void format(const thaw_doc *doc, const thaw_quantity *q, char *out)
{
    thaw_str text = thaw_doc_at(doc, q->span);
    thaw_str head = thaw_doc_form(doc, q->head);
    snprintf(out, 200, "%.*s | %lld %lld %lld | %.*s", (int)text.len, text.ptr,
        (long long)q->low, (long long)q->high, (long long)q->best,
        (int)head.len, head.ptr);
}

static bool is_sane(const thaw_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->quantities.count; i++) {
        const thaw_quantity *q = &doc->quantities.items[i];
        if (q->span.begin < end || q->span.end <= q->span.begin ||
            q->head >= doc->tokens.count || q->best < 0 || q->low < -1 ||
            (q->high >= 0 && (q->high < q->low || q->high < q->best)))
            return false;
        end = q->span.end;
    }
    return true;
}

static void check(thaw_doc *doc, const test_case *c)
{
    bool good = thaw_resolve_times(doc, NULL, NULL) == THAW_OK &&
        thaw_resolve_quantities(doc, NULL, NULL) == THAW_OK && is_sane(doc) &&
        doc->quantities.count == c->want_count;
    char got[200];
    for (size_t i = 0; good && i < doc->quantities.count; i++) {
        format(doc, &doc->quantities.items[i], got);
        good = strcmp(got, c->want[i]) == 0;
    }
    if (!ok(good, "%s", c->name))
        for (size_t i = 0; i < doc->quantities.count; i++) {
            format(doc, &doc->quantities.items[i], got);
            diag("got %s", got);
        }
    thaw_doc_free(doc);
}

static bool run_prefixes(const test_case *c)
{
    char text[sizeof c->text];
    bool good = true;
    for (size_t cut = 1; good && cut <= strlen(c->text); cut++) {
        memcpy(text, c->text, cut);
        text[cut] = '\0';
        thaw_doc *doc = words_doc(text, NULL);
        good =
            thaw_resolve_quantities(doc, NULL, NULL) == THAW_OK && is_sane(doc);
        thaw_doc_free(doc);
    }
    return good;
}

static const char tree[] = "1\tTwo\ttwo\tNUM\tCD\t_\t4\tnummod\t_\t_\n"
                           "2\tarmed\tarmed\tADJ\tJJ\t_\t4\tamod\t_\t_\n"
                           "3\tHaitian\tHaitian\tADJ\tJJ\t_\t4\tamod\t_\t_\n"
                           "4\tmen\tman\tNOUN\tNNS\t_\t5\tnsubj\t_\t_\n"
                           "5\tshot\tshoot\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                           "6\thundreds\thundred\tNOUN\tNNS\t_\t5\tobj\t_\t_\n"
                           "7\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_\n"
                           "8\tbirds\tbird\tNOUN\tNNS\t_\t6\tnmod\t_\t_\n"
                           "9\tfrom\tfrom\tADP\tIN\t_\t10\tcase\t_\t_\n"
                           "10\tCessna\tCessna\tPROPN\tNNP\t_\t5\tobl\t_\t_\n"
                           "11\t172\t172\tNUM\tCD\t_\t10\tnummod\t_\t_\n"
                           "12\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_\n";

static void test_numbers(void)
{
    static const struct {
        const char *text;
        int64_t value;
    } numbers[] = {{"1,000,000", 1000000}, {"7", 7},
        {"1.5 billion", 1500000000},
        {"three thousand two hundred and ten", 3210}, {"two dozen", 24},
        {"ninety-nine", 99}, {"six hundred thousand", 600000},
        {"a hundred", 100}, {"zero", 0}};
    static const char *const none[] = {
        "10,00", "1,2345", "a", "half", "and", "12a", "999999999999999999999"};
    thaw_number n;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        thaw_doc *doc = words_doc(numbers[i].text, NULL);
        uint32_t end = (uint32_t)doc->tokens.count;
        ok(thaw_number_read(doc, 0, end, &n) && n.end == end &&
                n.value == numbers[i].value,
            "%s", numbers[i].text);
        thaw_doc_free(doc);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        thaw_doc *doc = words_doc(none[i], NULL);
        ok(!thaw_number_read(doc, 0, (uint32_t)doc->tokens.count, &n),
            "%s is no number", none[i]);
        thaw_doc_free(doc);
    }
}

int main(void)
{
    FILE *file = cases_open("tests/resolve/quantity.cases");
    test_case c;
    bool prefixes = true;
    while (cases_next(file, &c)) {
        check(words_doc(c.text, NULL), &c);
        prefixes = prefixes && run_prefixes(&c);
    }
    fclose(file);
    ok(prefixes, "every prefix of every case");
    test_case t = {.name = "with a tree",
        .want = {"Two | 2 2 2 | men", "hundreds | 200 -1 200 | birds"},
        .want_count = 2};
    check(conllu_doc(tree, NULL), &t);
    test_numbers();
    return done_testing();
}
