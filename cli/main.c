/*
 * main.c - finds the command and hands over.
 */
#include <string.h>

#include "cli.h"

static const cli_command *const commands[] = {
    &cmd_code, &cmd_explain, &cmd_eval, &cmd_dict, &cmd_doctor, &cmd_version};
#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static void print_help(FILE *to)
{
    fputs("usage: thaw COMMAND [OPTION...] [ARGUMENT...]\n\n"
          "Reads news and writes political event data: who did what to whom,\n"
          "when and where.\n\ncommands:\n",
        to);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(to, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\n\"thaw COMMAND --help\" says more.  Try:\n\n"
          "  thaw code examples/article.txt\n",
        to);
}

static int wrong(const char *what, const char *name)
{
    fprintf(stderr, "thaw: %s%s%s%s\n", what, *name ? " \"" : "", name,
        *name ? "\"" : "");
    print_help(stderr);
    return CLI_USAGE;
}

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return wrong("a command is needed", "");
    if (is(argv[1], "--help") || is(argv[1], "-h") || is(argv[1], "help")) {
        print_help(stdout);
        return cli_finish(CLI_OK);
    }
    const char *name = is(argv[1], "--version") ? "version" : argv[1];
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (!is(commands[i]->name, name))
            continue;
        if (argc == 3 && is(argv[2], "--man")) {
            cli_print_man(commands[i], stdout);
            return cli_finish(CLI_OK);
        }
        return commands[i]->run(argc - 1, argv + 1);
    }
    return wrong("there is no command", name);
}
