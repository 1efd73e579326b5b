/*
 * cmd_code.c - thaw code: news in, events out.
 */
#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <unistd.h>

#include "input.h"
#include "table.h"

typedef struct {
    cli_engine_options engine;
    const char *date, *to, *from, *stop;
} options;

static const cli_option table_of_options[] = {
    {"date", 'd', "DATE", NULL, "the day of articles that do not say theirs",
        offsetof(options, date)},
    {"to", 't', "FORMAT", "table|jsonl|tsv|conllu|layers",
        "table on a terminal, jsonl elsewhere", offsetof(options, to)},
    {"from", 'f', "FORMAT", "text|jsonl",
        "what the input is; by its name and first byte",
        offsetof(options, from)},
    {"stop-after", 0, "STAGE",
        "clean|token|tag|parse|name|mention|resolve|event",
        "do no more than this; --to is layers then", offsetof(options, stop)},
    CLI_ENGINE_OPTIONS(options, engine),
};

typedef enum { TO_TABLE, TO_JSONL, TO_TSV, TO_CONLLU, TO_LAYERS } format;

typedef struct {
    cli_session session;
    cli_table table;
    format to;
    thaw_stage last;
    thaw_meta usual;
    size_t done, failed;
} coder;

static format find_format(const options *o)
{
    static const char *const names[] = {
        "table", "jsonl", "tsv", "conllu", "layers"};
    if (!o->to && o->stop)
        return TO_LAYERS;
    if (!o->to)
        return isatty(STDOUT_FILENO) == 1 ? TO_TABLE : TO_JSONL;
    unsigned to = 0;
    while (strcmp(names[to], o->to) != 0)
        to++;
    return (format)to;
}

static thaw_status write_doc(coder *c, const char *name, thaw_error *err)
{
    const thaw_doc *doc = c->session.doc;
    switch (c->to) {
    case TO_TABLE:
        cli_table_add(&c->table, doc, name);
        return THAW_OK;
    case TO_JSONL:
        return thaw_write_jsonl(doc, c->session.engine, &cli_stdout, err);
    case TO_TSV:
        return thaw_write_tsv(doc, &cli_stdout, err);
    case TO_CONLLU:
        return thaw_write_conllu(doc, &cli_stdout, err);
    case TO_LAYERS:
        return thaw_write_layers(doc, c->last, &cli_stdout, err);
    }
    return THAW_EUSAGE;
}

static thaw_status code_record(
    coder *c, const cli_input *input, thaw_error *err)
{
    const char *note = NULL;
    if (input->too_long) {
        err->status = THAW_ELIMIT;
        snprintf(err->text, sizeof err->text,
            "past a limit: record of more than %zu bytes", CLI_RECORD_MAX);
        return THAW_ELIMIT;
    }
    thaw_status status = thaw_doc_set_record(
        c->session.doc, input->kind, input->record, &c->usual, &note, err);
    if (note)
        cli_say("%s: %s", input->name, note);
    if (status == THAW_OK)
        status = thaw_run(c->session.doc, c->session.worker, c->last, err);
    return status;
}

/* False when there is no point in going on: the output is lost. */
static bool code_file(coder *c, const char *path, const char *from)
{
    cli_input input;
    bool lost = false, failed = false;
    if (!cli_input_open(&input, path, from)) {
        c->failed++;
        return true;
    }
    while (!lost && cli_input_next(&input, &failed)) {
        thaw_error err = {0};
        if (code_record(c, &input, &err) != THAW_OK) {
            cli_complain(input.name, &err);
            c->failed++;
            continue;
        }
        c->done++;
        lost = write_doc(c, input.name, &err) != THAW_OK || fflush(stdout);
    }
    c->failed += failed;
    cli_input_close(&input);
    return !lost;
}

static int code_all(coder *c, const options *o, int count, char **paths)
{
    thaw_error err = {0};
    static char std[] = "-";
    char *only[] = {std};
    if (count == 0) {
        paths = only;
        count = 1;
    }
    if (c->to == TO_TSV && thaw_write_tsv_header(&cli_stdout, &err) != THAW_OK)
        return cli_finish(CLI_FATAL);
    for (int i = 0; i < count; i++)
        if (!code_file(c, paths[i], o->from))
            return cli_finish(CLI_FATAL);
    if (c->to == TO_TABLE && c->done)
        cli_table_finish(&c->table);
    if (c->failed)
        cli_say("%zu of %zu records failed", c->failed, c->failed + c->done);
    return cli_finish(c->failed ? CLI_SOME : CLI_OK);
}

static int check(const options *o, coder *c)
{
    c->to = find_format(o);
    c->last = o->stop ? thaw_stage_find(o->stop) : THAW_STAGE_EVENT;
    if (c->to == TO_CONLLU && !o->stop)
        c->last = THAW_STAGE_PARSE;
    if (c->to <= TO_TSV && c->last != THAW_STAGE_EVENT)
        return cli_usage(&cmd_code, "--to %s needs the stage \"event\"", o->to);
    if (c->to == TO_CONLLU && c->last < THAW_STAGE_TOKEN)
        return cli_usage(&cmd_code, "--to conllu needs the stage \"token\"");
    return -1;
}

static int run(int argc, char **argv)
{
    options o = {0};
    coder c = {0};
    int count;
    int status = cli_parse(&cmd_code, argc, argv, &o, &count);
    if (status < 0)
        status = check(&o, &c);
    if (status >= 0)
        return status;
    if (o.date)
        c.usual.date = (thaw_str){o.date, strlen(o.date)};
    cli_table_init(&c.table);
    status = cli_session_open(&c.session, &o.engine);
    if (status != CLI_OK)
        return status;
    thaw_error err = {0};
    const thaw_str nothing = {"", 0};
    if (thaw_doc_set_text(c.session.doc, nothing, &c.usual, &err) != THAW_OK)
        status = cli_usage(&cmd_code, "--date: %s", err.text);
    else
        status = code_all(&c, &o, count, argv + 1);
    cli_session_close(&c.session);
    return status;
}

const cli_command cmd_code = {
    .name = "code",
    .usage = "thaw code [OPTION...] [FILE...]",
    .summary = "read news, write events",
    .about =
        "Reads articles from the files, or from standard input, and writes who "
        "did what\nto whom, when and where.  A file is one plain text, or JSON "
        "Lines of objects\n{\"id\",\"text\",\"date\",\"url\",\"publisher\","
        "\"title\"}, of which only text is needed.\nAn article that cannot be "
        "read is named on standard error, and the rest goes on.",
    .example = "  thaw code --date 2018-01-10 article.txt\n"
               "  thaw code stories.jsonl > events.jsonl\n"
               "  thaw code --stop-after parse --to conllu article.txt\n",
    .options = table_of_options,
    .option_count = sizeof table_of_options / sizeof *table_of_options,
    .run = run,
};
