/*
 * test_examples.c - every example under the rules, compiled from text and run
 * through all stages.
 *
 * Examples listed in tests/event/examples.todo ("rule: sentence", a line each)
 * are known to go wrong, for want of a better tree or of an actor: TAP's TODO.
 */
#include <glob.h>
#include <stdlib.h>

#include "../tap.h"
#include "base/base.h"
#include "base/file.h"
#include "thaw.h"

#define FILES_MAX 64

static char *todo; /* the whole list, lines set apart by \n at both ends */

static bool is_todo(const thaw_example_result *r)
{
    char line[700];
    snprintf(line, sizeof line, "\n%.*s: %.*s\n", THAW_STR_ARG(r->rule),
        THAW_STR_ARG(r->sentence));
    return strstr(todo, line) != NULL;
}

static void report(void *context, const thaw_example_result *r)
{
    size_t *examples = context;
    if (r->rule.len == 0) {
        ok(false, "%.*s", THAW_STR_ARG(r->what));
        return;
    }
    ++*examples;
    if (!r->good && is_todo(r)) {
        printf("not ok %d - %.*s:%u: %.*s # TODO %.*s\n", ++tap_count,
            THAW_STR_ARG(r->file), r->line, THAW_STR_ARG(r->rule),
            THAW_STR_ARG(r->what));
        return;
    }
    if (!ok(r->good, "%.*s:%u: %s %.*s: %.*s", THAW_STR_ARG(r->file), r->line,
            r->yes ? "yes" : "no", THAW_STR_ARG(r->rule),
            THAW_STR_ARG(r->sentence)))
        diag("%.*s", THAW_STR_ARG(r->what));
}

static void read_todo(const char *root)
{
    char path[4096];
    thaw_file file = {0};
    snprintf(path, sizeof path, "%s/tests/event/examples.todo", root);
    bool found = thaw_file_open(&file, path, NULL) == THAW_OK;
    todo = calloc(file.bytes.len + 3, 1);
    if (!todo)
        abort();
    todo[0] = '\n';
    if (found && file.bytes.len)
        memcpy(todo + 1, file.bytes.ptr, file.bytes.len);
    if (found)
        thaw_file_close(&file);
}

static void check(const thaw_engine *engine, const char *root)
{
    char pattern[4096];
    glob_t paths;
    thaw_file files[FILES_MAX];
    thaw_rule_file rules[FILES_MAX];
    thaw_error err = {0};
    size_t examples = 0;
    snprintf(pattern, sizeof pattern, "%s/data/rules/*.rules", root);
    if (!ok(glob(pattern, 0, NULL, &paths) == 0 && paths.gl_pathc <= FILES_MAX,
            "there are rules"))
        return;
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        thaw_status status = thaw_file_open(&files[i], paths.gl_pathv[i], &err);
        ok(status == THAW_OK, "%s is read", strrchr(paths.gl_pathv[i], '/'));
        rules[i] = (thaw_rule_file){
            strstr(paths.gl_pathv[i], "data/rules/"), files[i].bytes};
    }
    thaw_status status = thaw_check_rules(
        engine, rules, paths.gl_pathc, report, &examples, &err);
    ok(status == THAW_OK, "the rules compile and run: %s", err.text);
    ok(examples > 0, "%zu examples", examples);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        thaw_file_close(&files[i]);
    globfree(&paths);
}

int main(void)
{
    const char *build = getenv("THAW_BUILD"), *root = getenv("THAW_ROOT");
    char data[4096];
    thaw_engine *engine = NULL;
    thaw_error err = {0};
    snprintf(data, sizeof data, "%s/share/thaw", build ? build : ".");
    read_todo(root ? root : ".");
    thaw_engine_options options = {.data_dir = data};
    if (ok(thaw_engine_open(&engine, &options, &err) == THAW_OK,
            "the engine opens: %s", err.text))
        check(engine, root ? root : ".");
    thaw_engine_close(engine);
    free(todo);
    return done_testing();
}
