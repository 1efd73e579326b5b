/*
 * cmd_version.c - thaw version: what this program is, on one line.
 */
#include "cli.h"

static int run(int argc, char **argv)
{
    int count;
    int status = cli_parse(&cmd_version, argc, argv, NULL, &count);
    if (status >= 0)
        return status;
    if (count)
        return cli_usage(&cmd_version, "it takes no arguments");
    puts("thaw " THAW_VERSION);
    return cli_finish(CLI_OK);
}

const cli_command cmd_version = {
    .name = "version",
    .usage = "thaw version",
    .summary = "print the version",
    .about = "Prints the name and the version of the program.  \"thaw doctor\" "
             "says more.",
    .run = run,
};
