/*
 * input.h - files and standard input, cut into records.
 *
 *   cli_input input;
 *   while (cli_input_next(&input)) ... input.record, input.name
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli.h"

/* Most bytes of one record; a longer one fails by name and is passed over. */
#define CLI_RECORD_MAX (4 * THAW_TEXT_MAX)

typedef struct {
    /* the record at hand */
    thaw_str record;
    thaw_record_kind kind;
    char name[512]; /* "stories.jsonl:12", for messages */
    bool too_long;  /* past CLI_RECORD_MAX: record is its beginning */
    /* private */
    FILE *file;
    const char *path;
    char *bytes;
    size_t len, room, line;
    bool started;
} cli_input;

/* path "-" is standard input; from is NULL, "text" or "jsonl".  False, said,
 * when the file cannot be read. */
bool cli_input_open(cli_input *input, const char *path, const char *from);
/* The next record; false at the end.  *failed when reading went wrong. */
bool cli_input_next(cli_input *input, bool *failed);
void cli_input_close(cli_input *input);

#endif
