/*
 * session.c - messages, output, and the engine that a command works with.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

void cli_say(const char *format, ...)
{
    va_list args;
    fflush(stdout);
    fputs("thaw: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void cli_complain(const char *what, const thaw_error *err)
{
    cli_say("%s: %s", what,
        err->text[0] ? err->text : thaw_status_text(err->status));
}

static bool write_file(void *context, const char *bytes, size_t len)
{
    (void)context;
    return fwrite(bytes, 1, len, stdout) == len;
}

const thaw_sink cli_stdout = {write_file, NULL};

int cli_finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    cli_say("cannot write the output: %s", strerror(errno));
    return CLI_FATAL;
}

int cli_session_open(cli_session *session, const cli_engine_options *options)
{
    thaw_error err = {0};
    const char *data = options->data ? options->data : getenv("THAW_DATA");
    thaw_engine_options wanted = {.data_dir = data && *data ? data : NULL,
        .model = options->model,
        .kernel = options->kernel};
    *session = (cli_session){0};
    if (thaw_engine_open(&session->engine, &wanted, &err) != THAW_OK) {
        cli_complain("cannot start", &err);
        return CLI_FATAL;
    }
    session->worker = thaw_worker_new(session->engine);
    session->doc = thaw_doc_new(0);
    if (session->worker && session->doc)
        return CLI_OK;
    cli_say("cannot start: out of memory");
    cli_session_close(session);
    return CLI_FATAL;
}

void cli_session_close(cli_session *session)
{
    thaw_doc_free(session->doc);
    thaw_worker_free(session->worker);
    thaw_engine_close(session->engine);
}
