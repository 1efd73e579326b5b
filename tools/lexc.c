/*
 * lexc.c - compiles the knowledge tables: lexc OUT FILE...
 *
 * Complaints go to stderr as "file:line: what"; any of them is exit status 1.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "know/know.h"

#define COMPLAINTS_MAX ((size_t)4 << 20)
#define OUT_MAX ((size_t)512 << 20)

typedef struct {
    thaw_file *files;
    thaw_source *sources;
    size_t count;
} inputs;

static int fail(const thaw_error *err)
{
    fprintf(stderr, "lexc: %s\n", err->text);
    return 1;
}

static thaw_status open_inputs(inputs *in, char **paths, thaw_error *err)
{
    for (size_t i = 0; paths[i]; i++) {
        thaw_status status = thaw_file_open(&in->files[i], paths[i], err);
        if (status != THAW_OK)
            return status;
        in->sources[i] = (thaw_source){paths[i], in->files[i].bytes};
        in->count++;
    }
    return THAW_OK;
}

static void close_inputs(inputs *in)
{
    for (size_t i = 0; i < in->count; i++)
        thaw_file_close(&in->files[i]);
    free(in->files);
    free(in->sources);
}

static int compile(const inputs *in, const char *path)
{
    thaw_buf out, complaints;
    thaw_error err = {0};
    thaw_buf_init(&out, OUT_MAX);
    thaw_buf_init(&complaints, COMPLAINTS_MAX);
    thaw_status status =
        thaw_know_compile(in->sources, in->count, &out, &complaints, &err);
    fwrite(complaints.bytes ? complaints.bytes : "", 1, complaints.len, stderr);
    if (status == THAW_OK)
        status = thaw_file_write(path, thaw_buf_view(&out), &err);
    thaw_buf_release(&out);
    thaw_buf_release(&complaints);
    return status == THAW_OK ? 0 : fail(&err);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: lexc OUT FILE...\n");
        return 2;
    }
    thaw_error err = {0};
    size_t count = (size_t)argc - 2;
    inputs in = {.files = calloc(count, sizeof *in.files),
        .sources = calloc(count, sizeof *in.sources)};
    if (!in.files || !in.sources) {
        fprintf(stderr, "lexc: no room for %zu files\n", count);
        return 1;
    }
    int status = open_inputs(&in, argv + 2, &err) == THAW_OK
        ? compile(&in, argv[1])
        : fail(&err);
    close_inputs(&in);
    return status;
}
