/*
 * cli.h - what the commands of the program share.
 *
 * The program is a guest of the library: it includes include/thaw.h and its
 * own headers.  A command is one file, cmd_NAME.c, that defines one
 * cli_command; main.c lists them.  Its table of options is the only place
 * where an option is written down: the parser, --help and the man page read
 * it.
 *
 * stdout carries data, stderr words to people.  Exit 0: all well; 1: some
 * records failed; 2: wrong use; 3: cannot go on.
 */
#ifndef CLI_H
#define CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "thaw.h"

enum { CLI_OK = 0, CLI_SOME = 1, CLI_USAGE = 2, CLI_FATAL = 3 };

/* ---- options ----------------------------------------------------------- */

typedef struct {
    const char *name;    /* "to", for --to */
    char letter;         /* 'f', for -f; 0: none */
    const char *value;   /* "DATE"; NULL: a flag */
    const char *choices; /* "text|jsonl"; NULL: any value */
    const char *about;   /* one line */
    size_t at;           /* offsetof the const char * (flag: bool) it sets */
} cli_option;

typedef struct {
    const char *name;    /* "code"; "dict check" is one command "dict" */
    const char *usage;   /* "thaw code [OPTION...] [FILE...]" */
    const char *summary; /* one line for thaw --help */
    const char *about;   /* paragraphs for --help and the man page */
    const char *example; /* lines for both */
    const cli_option *options;
    size_t option_count;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} cli_command;

extern const cli_command cmd_code, cmd_explain, cmd_eval, cmd_dict, cmd_version,
    cmd_doctor;

/*
 * Reads options into values (a struct whose offsets the table holds) and moves
 * what is left to argv[1..*rest].  An option may stand anywhere; "--" ends
 * them; "-" is a file.  Returns -1 to go on, else the exit status: --help was
 * asked for, or the usage is wrong and has been complained about.
 */
int cli_parse(
    const cli_command *command, int argc, char **argv, void *values, int *rest);
/* Complains about wrong use; returns CLI_USAGE. */
int cli_usage(const cli_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The command as text for a terminal, and as an mdoc man page. */
void cli_print_help(const cli_command *command, FILE *to);
void cli_print_man(const cli_command *command, FILE *to);

/* ---- messages ----------------------------------------------------------- */

/* "thaw: message" on stderr. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Says that something failed and why. */
void cli_complain(const char *what, const thaw_error *err);

/* ---- what commands that read need --------------------------------------- */

/* Options that several commands have: an engine's. */
typedef struct {
    const char *data, *model, *kernel;
} cli_engine_options;
#define CLI_ENGINE_OPTIONS(type, member)                                       \
    {"model", 0, "MODEL", NULL, "accurate (default), fast, or a file's path",  \
        offsetof(type, member.model)},                                         \
        {"kernel", 0, "NAME", "plain|avx2|avx512",                             \
            "arithmetic to use; the results are the same",                     \
            offsetof(type, member.kernel)},                                    \
    {                                                                          \
        "data", 0, "DIR", NULL,                                                \
            "folder of the compiled files (or $THAW_DATA)",                    \
            offsetof(type, member.data)                                        \
    }

/* An engine with its worker and a document. */
typedef struct {
    thaw_engine *engine;
    thaw_worker *worker;
    thaw_doc *doc;
} cli_session;
/* Opens all three, or complains: CLI_OK or CLI_FATAL. */
int cli_session_open(cli_session *session, const cli_engine_options *options);
void cli_session_close(cli_session *session);

/* Writes to the FILE that is the context. */
extern const thaw_sink cli_stdout;
/* Flushes stdout; CLI_FATAL, said, when what was written was lost. */
int cli_finish(int status);

#endif
