/*
 * input.c - files and standard input, cut into records.
 *
 * A file is one text, or JSON Lines: by its name, else by its first byte.  One
 * buffer is used for all records and never grows past the limit.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"

static bool ends_with(const char *path, const char *end)
{
    size_t a = strlen(path), b = strlen(end);
    return a >= b && strcmp(path + a - b, end) == 0;
}

/* The first byte of a file, left in it. */
static int peek(FILE *file)
{
    int c = getc(file);
    return c == EOF ? c : ungetc(c, file);
}

static thaw_record_kind guess(const cli_input *input, const char *from)
{
    bool lines = from ? strcmp(from, "jsonl") == 0
                      : ends_with(input->path, ".jsonl") ||
            ends_with(input->path, ".ndjson") || peek(input->file) == '{';
    return lines ? THAW_RECORD_JSON : THAW_RECORD_TEXT;
}

bool cli_input_open(cli_input *input, const char *path, const char *from)
{
    *input = (cli_input){.path = path};
    bool std = strcmp(path, "-") == 0;
    input->file = std ? stdin : fopen(path, "rb");
    if (std)
        input->path = "standard input";
    if (!input->file || (peek(input->file) == EOF && ferror(input->file))) {
        cli_say("cannot read \"%s\": %s", input->path, strerror(errno));
        cli_input_close(input);
        return false;
    }
    input->kind = guess(input, from);
    return true;
}

void cli_input_close(cli_input *input)
{
    if (input->file && input->file != stdin)
        fclose(input->file);
    free(input->bytes);
    input->file = NULL;
    input->bytes = NULL;
}

/* Room for one byte more; false when there is no memory. */
static bool reserve(cli_input *input)
{
    if (input->len < input->room)
        return true;
    size_t room = input->room ? input->room * 2 : (size_t)1 << 16;
    char *bytes = realloc(input->bytes, room);
    if (!bytes)
        return false;
    input->bytes = bytes;
    input->room = room;
    return true;
}

/* Reads up to an end byte (EOF: all of it); what is past the limit is passed
 * over.  False when there is no memory. */
static bool read_until(cli_input *input, int end)
{
    int c;
    input->len = 0;
    input->too_long = false;
    while ((c = getc_unlocked(input->file)) != EOF && c != end) {
        if (input->len >= CLI_RECORD_MAX) {
            input->too_long = true;
            continue;
        }
        if (!reserve(input))
            return false;
        input->bytes[input->len++] = (char)c;
    }
    input->record = (thaw_str){input->len ? input->bytes : "", input->len};
    return true;
}

static bool is_blank(thaw_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(" \t\r", s.ptr[i]))
            return false;
    return true;
}

static bool read_failed(cli_input *input, const char *why, bool *failed)
{
    cli_say("cannot read \"%s\": %s", input->path, why);
    *failed = true;
    return false;
}

static bool next_line(cli_input *input, bool *failed)
{
    do {
        if (peek(input->file) == EOF)
            return ferror(input->file)
                ? read_failed(input, strerror(errno), failed)
                : false;
        input->line++;
        if (!read_until(input, '\n'))
            return read_failed(input, "out of memory", failed);
    } while (is_blank(input->record));
    snprintf(input->name, sizeof input->name, "%.480s:%zu", input->path,
        input->line);
    return true;
}

bool cli_input_next(cli_input *input, bool *failed)
{
    if (input->kind == THAW_RECORD_JSON)
        return next_line(input, failed);
    if (input->started)
        return false;
    input->started = true;
    snprintf(input->name, sizeof input->name, "%.480s", input->path);
    if (!read_until(input, EOF))
        return read_failed(input, "out of memory", failed);
    if (ferror(input->file))
        return read_failed(input, strerror(errno), failed);
    return true;
}
