/*
 * cmd_explain.c - thaw explain: why a sentence was coded as it was.
 */
#include <stdlib.h>
#include <string.h>

#include "input.h"

typedef struct {
    cli_engine_options engine;
    const char *date, *file, *event;
} options;

static const cli_option table_of_options[] = {
    {"date", 'd', "DATE", NULL, "the day on which it was written",
        offsetof(options, date)},
    {"file", 'f', "FILE", NULL, "explain an article instead; - is stdin",
        offsetof(options, file)},
    {"event", 'e', "ID", NULL, "only the sentence of this event, with --file",
        offsetof(options, event)},
    CLI_ENGINE_OPTIONS(options, engine),
};

/* The sentence of the event of that id, or THAW_ALL_SENTENCES. */
static uint32_t find_sentence(const thaw_doc *doc, const char *id)
{
    for (size_t i = 0; i < thaw_doc_event_count(doc); i++) {
        const thaw_event *event = thaw_doc_get_event(doc, i);
        if (event->id.len == strlen(id) &&
            memcmp(event->id.ptr, id, event->id.len) == 0)
            return event->sentence;
    }
    return THAW_ALL_SENTENCES;
}

typedef enum { EXPLAINED, NOT_HERE, FAILED } outcome;

static outcome explain(cli_session *s, const options *o, const char *name,
    thaw_record_kind kind, thaw_str record)
{
    thaw_error err = {0};
    thaw_meta usual = {0};
    const char *note = NULL;
    if (o->date)
        usual.date = (thaw_str){o->date, strlen(o->date)};
    thaw_doc_set_trace(s->doc, true);
    thaw_status status =
        thaw_doc_set_record(s->doc, kind, record, &usual, &note, &err);
    if (note)
        cli_say("%s: %s", name, note);
    if (status == THAW_OK)
        status = thaw_run(s->doc, s->worker, THAW_STAGE_EVENT, &err);
    uint32_t sentence = THAW_ALL_SENTENCES;
    if (status == THAW_OK && o->event) {
        sentence = find_sentence(s->doc, o->event);
        if (sentence == THAW_ALL_SENTENCES)
            return NOT_HERE;
    }
    if (status == THAW_OK)
        status = thaw_write_explain(s->doc, sentence, &cli_stdout, &err);
    if (status == THAW_OK)
        return EXPLAINED;
    cli_complain(name, &err);
    return FAILED;
}

static int explain_file(cli_session *s, const options *o)
{
    cli_input input;
    bool failed = false, found = false;
    if (!cli_input_open(&input, o->file, NULL))
        return CLI_FATAL;
    while (cli_input_next(&input, &failed)) {
        outcome what = FAILED;
        if (input.too_long)
            cli_say("%s: past a limit: record of more than %zu bytes",
                input.name, CLI_RECORD_MAX);
        else
            what = explain(s, o, input.name, input.kind, input.record);
        found = found || what == EXPLAINED;
        failed = failed || what == FAILED;
    }
    cli_input_close(&input);
    if (o->event && !found) {
        cli_say("there is no event \"%s\" in %s", o->event, o->file);
        failed = true;
    }
    return failed ? CLI_SOME : CLI_OK;
}

/* The arguments with blanks between them, as one sentence. */
static char *join(int count, char **words)
{
    size_t size = 1;
    for (int i = 0; i < count; i++)
        size += strlen(words[i]) + 1;
    char *out = malloc(size), *at = out;
    if (!out)
        return NULL;
    for (int i = 0; i < count; i++) {
        size_t len = strlen(words[i]);
        memcpy(at, words[i], len);
        at += len;
        *at++ = ' ';
    }
    at[count ? -1 : 0] = 0;
    return out;
}

static int explain_words(
    cli_session *s, const options *o, int count, char **words)
{
    char *text = join(count, words);
    if (!text) {
        cli_say("out of memory");
        return CLI_FATAL;
    }
    thaw_str record = {text, strlen(text)};
    outcome what = explain(s, o, "sentence", THAW_RECORD_TEXT, record);
    free(text);
    return what == EXPLAINED ? CLI_OK : CLI_SOME;
}

static int run(int argc, char **argv)
{
    options o = {0};
    cli_session session;
    int count;
    int status = cli_parse(&cmd_explain, argc, argv, &o, &count);
    if (status >= 0)
        return status;
    if (!o.file == !count)
        return cli_usage(
            &cmd_explain, "give a sentence or --file, one of the two");
    if (o.event && !o.file)
        return cli_usage(&cmd_explain, "--event needs --file");
    status = cli_session_open(&session, &o.engine);
    if (status != CLI_OK)
        return status;
    status = o.file ? explain_file(&session, &o)
                    : explain_words(&session, &o, count, argv + 1);
    cli_session_close(&session);
    return cli_finish(status);
}

const cli_command cmd_explain = {
    .name = "explain",
    .usage = "thaw explain [--date DATE] SENTENCE | -f FILE [--event ID]",
    .summary = "show why a sentence was coded as it was",
    .about = "Shows the words, the tree, the names, who each actor is and why, "
             "how dates were\ncomputed, and every rule that was tried.  For a "
             "sentence without an event: the\nfirst gate that stopped it.",
    .example = "  thaw explain --date 2018-01-10 \"The two sides met on "
               "Tuesday.\"\n",
    .options = table_of_options,
    .option_count = sizeof table_of_options / sizeof *table_of_options,
    .run = run,
};
