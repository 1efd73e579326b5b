/*
 * test_time.c - time expressions, from the cases in time.cases.
 */
#include "../conllu_doc.h"
#include "cases.h"
#include "resolve/time.h"
#include "resolve/time_words.h"
#include "tap.h"

static const char *type_name(thaw_time_type type)
{
    static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};
    return names[type];
}

static void format(const thaw_doc *doc, const thaw_time *time, char *out)
{
    thaw_str text = thaw_doc_at(doc, time->span);
    snprintf(out, 200, "%.*s | %s | %.*s", (int)text.len, text.ptr,
        type_name(time->type), (int)time->value.len, time->value.ptr);
}

/* Spans in order and inside the text; days in order. */
static bool is_sane(const thaw_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->times.count; i++) {
        const thaw_time *t = &doc->times.items[i];
        if (t->span.begin < end || t->span.end <= t->span.begin ||
            t->span.end > doc->text.len || t->end <= t->first ||
            (t->from == THAW_DAY_NONE) != (t->to == THAW_DAY_NONE) ||
            t->from > t->to || t->why.len == 0)
            return false;
        end = t->span.end;
    }
    return true;
}

static void run_case(const test_case *c)
{
    thaw_error err = {0};
    thaw_doc *doc = words_doc(c->text, c->date[0] ? c->date : NULL);
    bool good = thaw_resolve_times(doc, NULL, &err) == THAW_OK &&
        is_sane(doc) && doc->times.count == c->want_count;
    for (size_t i = 0; good && i < doc->times.count; i++) {
        char got[200];
        format(doc, &doc->times.items[i], got);
        good = strcmp(got, c->want[i]) == 0;
    }
    if (!ok(good, "%s", c->name))
        for (size_t i = 0; i < doc->times.count; i++) {
            char got[200];
            format(doc, &doc->times.items[i], got);
            diag("got %s (%.*s)", got, THAW_STR_ARG(doc->times.items[i].why));
        }
    thaw_doc_free(doc);
}

/* Every prefix of a case's text must do no harm. */
static bool run_prefixes(const test_case *c)
{
    char text[sizeof c->text];
    for (size_t cut = 1; cut <= strlen(c->text); cut++) {
        memcpy(text, c->text, cut);
        text[cut] = '\0';
        if ((text[cut - 1] & 0x80) != 0)
            continue;
        thaw_doc *doc = words_doc(text, c->date[0] ? c->date : NULL);
        bool good =
            thaw_resolve_times(doc, NULL, NULL) == THAW_OK && is_sane(doc);
        thaw_doc_free(doc);
        if (!good)
            return false;
    }
    return true;
}

static void test_no_memory(void)
{
    int failed = 0;
    for (long n = 1; n < 100; n++) {
        thaw_doc *doc =
            words_doc("It fell on Tuesday , a day after May 5 .", "2018-01-10");
        thaw_alloc_set_fail_at(n);
        thaw_status status = thaw_resolve_times(doc, NULL, NULL);
        thaw_alloc_set_fail_at(0);
        if (status == THAW_OK) {
            thaw_doc_free(doc);
            break;
        }
        failed += status != THAW_ENOMEM;
        thaw_doc_free(doc);
    }
    ok(failed == 0, "no memory is ENOMEM");
}

int main(void)
{
    FILE *file = cases_open("tests/resolve/time.cases");
    test_case c;
    bool prefixes = true;
    for (size_t i = 1; i < thaw_time_word_count(); i++)
        if (thaw_str_compare(
                thaw_time_word_get(i - 1), thaw_time_word_get(i)) >= 0)
            ok(false, "word %zu is out of order", i);
    while (cases_next(file, &c)) {
        run_case(&c);
        prefixes = prefixes && run_prefixes(&c);
    }
    fclose(file);
    ok(prefixes, "every prefix of every case");
    test_no_memory();
    return done_testing();
}
