/*
 * options.c - one table of options is read, explained and documented.
 */
#include <stdarg.h>
#include <string.h>

#include "cli.h"

static const cli_option help_option = {
    "help", 'h', NULL, NULL, "print this and stop", 0};

int cli_usage(const cli_command *command, const char *format, ...)
{
    va_list args;
    fputs("thaw: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\nusage: %s\ntry \"thaw %s --help\"\n", command->usage,
        command->name);
    return CLI_USAGE;
}

/* One of "a|b|c". */
static bool is_choice(const char *choices, const char *value)
{
    size_t len = strlen(value);
    for (const char *at = choices; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, value, len) == 0 && (at[len] == '|' || !at[len]))
            return len > 0;
    }
    return false;
}

static const cli_option *find_long(
    const cli_command *command, const char *name, size_t len)
{
    for (size_t i = 0; i < command->option_count; i++) {
        const cli_option *option = &command->options[i];
        if (strlen(option->name) == len && memcmp(option->name, name, len) == 0)
            return option;
    }
    return len == 4 && memcmp(name, "help", 4) == 0 ? &help_option : NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter)
{
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].letter == letter)
            return &command->options[i];
    return letter == 'h' ? &help_option : NULL;
}

static int set(const cli_command *command, const cli_option *option,
    void *values, const char *value)
{
    char *at = (char *)values + option->at;
    if (!option->value) {
        memcpy(at, &(bool){true}, sizeof(bool));
        return -1;
    }
    if (option->choices && !is_choice(option->choices, value))
        return cli_usage(command, "--%s is one of %s, not \"%s\"", option->name,
            option->choices, value);
    memcpy(at, &value, sizeof value);
    return -1;
}

/* The option in argv[*i], whose value may be the argument after it. */
static int read_option(
    const cli_command *command, int argc, char **argv, void *values, int *i)
{
    const char *text = argv[*i];
    const cli_option *option;
    const char *value = NULL;
    if (text[1] == '-') {
        value = strchr(text, '=');
        size_t len = value ? (size_t)(value - text) - 2 : strlen(text) - 2;
        value += value != NULL;
        option = find_long(command, text + 2, len);
    } else {
        option = find_letter(command, text[1]);
        value = text[2] ? text + 2 : NULL;
    }
    if (!option)
        return cli_usage(command, "there is no option \"%s\"", text);
    if (!option->value && value)
        return cli_usage(command, "--%s takes no value", option->name);
    if (option == &help_option) {
        cli_print_help(command, stdout);
        return cli_finish(CLI_OK);
    }
    if (option->value && !value && *i + 1 < argc)
        value = argv[++*i];
    if (option->value && !value)
        return cli_usage(
            command, "--%s needs a %s", option->name, option->value);
    return set(command, option, values, value);
}

int cli_parse(
    const cli_command *command, int argc, char **argv, void *values, int *rest)
{
    bool ended = false;
    *rest = 0;
    for (int i = 1; i < argc; i++) {
        if (!ended && strcmp(argv[i], "--") == 0) {
            ended = true;
            continue;
        }
        if (ended || argv[i][0] != '-' || !argv[i][1]) {
            argv[++*rest] = argv[i];
            continue;
        }
        int status = read_option(command, argc, argv, values, &i);
        if (status >= 0)
            return status;
    }
    return -1;
}

/* ---- help ---------------------------------------------------------------- */

static void print_option(const cli_option *option, FILE *to)
{
    char head[64];
    char letter[] = {'-', option->letter, ',', ' ', 0};
    snprintf(head, sizeof head, "%s--%s%s%s", option->letter ? letter : "    ",
        option->name, option->value ? " " : "",
        option->value ? option->value : "");
    fprintf(to, "  %-22s %s\n", head, option->about);
    if (option->choices)
        fprintf(to, "  %-22s one of %s\n", "", option->choices);
}

void cli_print_help(const cli_command *command, FILE *to)
{
    fprintf(to, "usage: %s\n\n%s\n", command->usage, command->about);
    fputs("\noptions:\n", to);
    for (size_t i = 0; i < command->option_count; i++)
        print_option(&command->options[i], to);
    print_option(&help_option, to);
    if (command->example)
        fprintf(to, "\nexamples:\n%s", command->example);
}

/* ---- man ------------------------------------------------------------------
 */

/* Text as mdoc: a line must not start with a dot or a quote, a backslash is
 * written \e, an empty line is a paragraph, and a sentence has its own line. */
static void print_roff(const char *text, FILE *to)
{
    bool start = true;
    for (const char *c = text; *c; c++) {
        if (start && *c == '\n')
            fputs(".Pp", to);
        else if (start && (*c == '.' || *c == '\''))
            fputs("\\&", to);
        if (c[0] == ' ' && c[1] == ' ' && !start) {
            fputc('\n', to); /* a sentence begins on a line of its own */
            start = true;
            continue;
        }
        if (*c == '\\')
            fputs("\\e", to);
        else if (!(start && *c == ' '))
            fputc(*c, to);
        start = *c == '\n' || (start && *c == ' ');
    }
    if (!start)
        fputc('\n', to);
}

static void print_man_option(const cli_option *option, FILE *to)
{
    fputs(".It ", to);
    if (option->letter)
        fprintf(to, "Fl %c , ", option->letter);
    fprintf(to, "Fl Fl %s", option->name);
    if (option->value)
        fprintf(to, " Ar %s", option->value);
    fputc('\n', to);
    print_roff(option->about, to);
    if (option->choices)
        fprintf(to, "(%s)\n", option->choices);
}

void cli_print_man(const cli_command *command, FILE *to)
{
    fprintf(to, ".Dd November 24, 2026\n.Dt THAW-%s 1\n.Os\n.Sh NAME\n",
        command->name);
    fprintf(to, ".Nm thaw-%s\n.Nd %s\n.Sh SYNOPSIS\n", command->name,
        command->summary);
    print_roff(command->usage, to);
    fputs(".Sh DESCRIPTION\n", to);
    print_roff(command->about, to);
    fputs(".Bl -tag -width Ds\n", to);
    for (size_t i = 0; i < command->option_count; i++)
        print_man_option(&command->options[i], to);
    print_man_option(&help_option, to);
    fputs(".El\n.Sh EXIT STATUS\n0: all well; 1: some records failed; 2: "
          "wrong use; 3: cannot go on.\n",
        to);
    if (command->example) {
        fputs(".Sh EXAMPLES\n.Bd -literal\n", to);
        print_roff(command->example, to);
        fputs(".Ed\n", to);
    }
    fputs(".Sh SEE ALSO\n.Xr thaw 1\n", to);
}
