/*
 * cmd_doctor.c - thaw doctor: is everything here that coding needs?
 */
#include <stdlib.h>

#include "cli.h"

typedef struct {
    const char *data;
} options;

static const cli_option table_of_options[] = {
    {"data", 0, "DIR", NULL, "folder of the compiled files (or $THAW_DATA)",
        offsetof(options, data)},
};

/* Opens an engine of that model and kernel and says how it went. */
static bool try_engine(const char *data, const char *model, const char *kernel)
{
    thaw_engine *engine;
    thaw_error err = {0};
    thaw_engine_options wanted = {data, model, kernel};
    if (thaw_engine_open(&engine, &wanted, &err) != THAW_OK) {
        printf("  no   %s: %s\n", kernel ? kernel : model, err.text);
        return false;
    }
    thaw_engine_version version = thaw_engine_get_version(engine);
    thaw_engine_files files = thaw_engine_get_files(engine);
    if (kernel)
        printf("  ok   %s\n", kernel);
    else
        printf(
            "  ok   %s: %s\n       model      %s\n       knowledge  %s (%s)\n"
            "       kernel     %s\n",
            model, files.model, version.model, files.knowledge, version.lexicon,
            version.kernel);
    thaw_engine_close(engine);
    return true;
}

static int run(int argc, char **argv)
{
    static const char *const kernels[] = {"plain", "avx2", "avx512"};
    options o = {0};
    int count;
    int status = cli_parse(&cmd_doctor, argc, argv, &o, &count);
    if (status >= 0)
        return status;
    if (count)
        return cli_usage(&cmd_doctor, "it takes no arguments");
    const char *data = o.data ? o.data : getenv("THAW_DATA");
    data = data && *data ? data : NULL;
    puts("thaw " THAW_VERSION "\n\nmodels");
    bool good = try_engine(data, "accurate", NULL);
    bool fast = try_engine(data, "fast", NULL);
    if (good || fast) {
        puts("\nkernels (the fastest that this machine has is used)");
        for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++)
            try_engine(data, good ? "accurate" : "fast", kernels[i]);
    }
    puts(good && fast ? "\nall well" : "\nsomething is missing");
    return cli_finish(good && fast ? CLI_OK : CLI_FATAL);
}

const cli_command cmd_doctor = {
    .name = "doctor",
    .usage = "thaw doctor [--data DIR]",
    .summary = "say what is installed and whether it works",
    .about = "Opens every file that coding needs and says which were found, "
             "which kernels this\nmachine can run, and their versions.",
    .options = table_of_options,
    .option_count = sizeof table_of_options / sizeof *table_of_options,
    .run = run,
};
