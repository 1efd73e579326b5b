/*
 * test_status.c - status, polarity and time, on real trees of the sentences in
 * status.cases.
 *
 * The trees are the parser's, which errs: a share of the cases may fail, and
 * the test says which.  Names and order are checked without any model.
 */
#include <stdlib.h>

#include "doc/doc.h"
#include "engine/engine.h"
#include "event/status.h"
#include "tap.h"

/* Fewer right answers than this are a fault of the list, not of the trees. */
#define LEAST_RIGHT 0.9

static uint32_t find_last(const thaw_doc *doc, thaw_str form)
{
    for (uint32_t t = (uint32_t)doc->tokens.count; t-- > 0;)
        if (thaw_str_equal(thaw_doc_form(doc, t), form))
            return t;
    return THAW_NONE;
}

static bool run_case(thaw_doc *doc, thaw_worker *worker, thaw_str line)
{
    thaw_str rest = line;
    thaw_str want = thaw_str_trim(thaw_str_split(&rest, '|'));
    thaw_str word = thaw_str_trim(thaw_str_split(&rest, '|'));
    thaw_error err = {0};
    thaw_meta meta = {.date = THAW_STR("2018-01-10")};
    thaw_event_circumstance got;
    char text[64];
    if (thaw_doc_set_text(doc, thaw_str_trim(rest), &meta, &err) != THAW_OK ||
        thaw_run(doc, worker, THAW_STAGE_RESOLVE, &err) != THAW_OK)
        return ok(false, "%s", err.text);
    uint32_t t = find_last(doc, word);
    if (t == THAW_NONE)
        return ok(false, "no word %.*s", THAW_STR_ARG(word));
    thaw_event_status(doc, t, &got);
    snprintf(text, sizeof text, "%s%s %s", thaw_event_status_name(got.status),
        got.negated ? "-" : "", thaw_time_ref_name(got.ref));
    bool good = thaw_str_is(want, text);
    if (!good)
        diag("%.*s: got %s, by %s, %s", THAW_STR_ARG(line), text, got.rule,
            got.ref_rule);
    return good;
}

static void run_cases(thaw_worker *worker)
{
    char path[1000], line[1000];
    const char *root = getenv("THAW_ROOT");
    snprintf(
        path, sizeof path, "%s/tests/event/status.cases", root ? root : ".");
    FILE *file = fopen(path, "r");
    thaw_doc *doc = thaw_doc_new(0);
    int count = 0, right = 0;
    if (!ok(file && doc, "the cases are there"))
        return;
    while (fgets(line, sizeof line, file)) {
        thaw_str s = thaw_str_trim(thaw_str_of(line));
        if (s.len == 0 || s.ptr[0] == '#')
            continue;
        count++;
        right += run_case(doc, worker, s);
    }
    fclose(file);
    thaw_doc_free(doc);
    ok(count >= 60, "%d cases", count);
    ok(right >= LEAST_RIGHT * count, "%d of %d right", right, count);
}

int main(void)
{
    thaw_engine *engine = NULL;
    thaw_error err = {0};
    char path[1000];
    const char *build = getenv("THAW_BUILD");
    snprintf(
        path, sizeof path, "%s/share/thaw", build ? build : "build/release");
    ok(strcmp(thaw_event_status_name(THAW_EVENT_ALLEGED), "alleged") == 0 &&
            strcmp(thaw_time_ref_name(THAW_TIME_REF_FUTURE), "future") == 0,
        "names");
    thaw_engine_options options = {.data_dir = path};
    if (!ok(thaw_engine_open(&engine, &options, &err) == THAW_OK, "engine %s",
            err.text))
        return done_testing();
    thaw_worker *worker = thaw_worker_new(engine);
    if (ok(worker != NULL, "worker"))
        run_cases(worker);
    thaw_worker_free(worker);
    thaw_engine_close(engine);
    return done_testing();
}
