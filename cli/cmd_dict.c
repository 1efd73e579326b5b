/*
 * cmd_dict.c - thaw dict check: do the rules do what their examples say?
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

#define FILE_MAX ((size_t)16 << 20)

typedef struct {
    cli_engine_options engine;
    bool all;
} options;

static const cli_option table_of_options[] = {
    {"all", 'a', NULL, NULL, "also list the examples that went well",
        offsetof(options, all)},
    CLI_ENGINE_OPTIONS(options, engine),
};

typedef struct {
    size_t good, bad, complaints;
    bool all;
} tally;

#define ARG(s) (int)(s).len, (s).ptr

static void report(void *context, const thaw_example_result *r)
{
    tally *t = context;
    if (r->rule.len == 0) {
        t->complaints++;
        printf("%.*s\n", ARG(r->what));
        return;
    }
    *(r->good ? &t->good : &t->bad) += 1;
    if (r->good && !t->all)
        return;
    printf("%.*s:%u: %s %s %.*s: %.*s\n", ARG(r->file), r->line,
        r->good ? "ok" : "FAILS", r->yes ? "yes" : "no", ARG(r->rule),
        ARG(r->sentence));
    if (r->what.len)
        printf("    %.*s\n", ARG(r->what));
}

/* The whole of a file, to be freed; NULL after complaining. */
static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *bytes = file ? malloc(FILE_MAX) : NULL;
    *len = bytes ? fread(bytes, 1, FILE_MAX, file) : 0;
    bool bad = !bytes || ferror(file) || !feof(file);
    if (file)
        fclose(file);
    if (!bad)
        return bytes;
    cli_say("cannot read \"%s\"", path);
    free(bytes);
    return NULL;
}

static thaw_status check(const thaw_engine *engine, char **paths, size_t count,
    tally *t, thaw_error *err)
{
    thaw_rule_file *files = calloc(count + 1, sizeof *files);
    char **texts = calloc(count + 1, sizeof *texts);
    thaw_status status = files && texts ? THAW_OK : THAW_ENOMEM;
    for (size_t i = 0; status == THAW_OK && i < count; i++) {
        size_t len;
        texts[i] = read_file(paths[i], &len);
        files[i] = (thaw_rule_file){paths[i], {texts[i], len}};
        if (!texts[i])
            status = THAW_EIO;
    }
    if (status == THAW_OK)
        status = thaw_check_rules(engine, files, count, report, t, err);
    for (size_t i = 0; texts && i < count; i++)
        free(texts[i]);
    free(texts);
    free(files);
    return status;
}

static int run(int argc, char **argv)
{
    options o = {0};
    cli_session session;
    thaw_error err = {0};
    int count;
    int exit_status = cli_parse(&cmd_dict, argc, argv, &o, &count);
    if (exit_status >= 0)
        return exit_status;
    if (count < 1 || strcmp(argv[1], "check") != 0)
        return cli_usage(&cmd_dict, "expected \"thaw dict check\"");
    if (cli_session_open(&session, &o.engine) != CLI_OK)
        return CLI_FATAL;
    tally t = {.all = o.all};
    thaw_status status =
        check(session.engine, argv + 2, (size_t)count - 1, &t, &err);
    cli_session_close(&session);
    if (status != THAW_OK && !t.complaints) {
        cli_complain("dict check", &err);
        return CLI_FATAL;
    }
    if (t.complaints)
        cli_say("%zu complaints about the rules", t.complaints);
    else
        cli_say(
            "%zu examples: %zu good, %zu not", t.good + t.bad, t.good, t.bad);
    return cli_finish(t.bad || t.complaints ? CLI_SOME : CLI_OK);
}

const cli_command cmd_dict = {
    .name = "dict",
    .usage = "thaw dict check [OPTION...] [FILE...]",
    .summary = "run the examples that stand under the rules",
    .about = "Every rule has sentences that must make it fire and sentences "
             "that must not.  Runs\nthem all and lists those that went "
             "wrong, by file and line.  With FILEs the rules\nin them are "
             "compiled and tried instead of the installed ones.",
    .example = "thaw dict check data/rules/*.rules",
    .options = table_of_options,
    .option_count = sizeof table_of_options / sizeof *table_of_options,
    .run = run,
};
