/*
 * cases.h - reading the case files of the resolve tests.
 *
 *   == what is shown
 *   date 2018-01-10
 *   < a sentence , its words set apart by blanks .
 *   <                       (an empty one ends the paragraph)
 *   > what must come out, a line each
 */
#ifndef CASES_H
#define CASES_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASE_LINES_MAX 64
typedef struct {
    char name[200], date[16], text[4000];
    char want[CASE_LINES_MAX][200];
    size_t want_count;
} test_case;

static FILE *cases_open(const char *path)
{
    char full[1000];
    const char *root = getenv("THAW_ROOT");
    snprintf(full, sizeof full, "%s/%s", root ? root : ".", path);
    FILE *file = fopen(full, "r");
    if (!file) {
        perror(full);
        exit(1);
    }
    return file;
}

/* The next case; false at the end.  A case ends where the next begins. */
static bool cases_next(FILE *file, test_case *out)
{
    char line[2000];
    long at = ftell(file);
    bool begun = false;
    memset(out, 0, sizeof *out);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "== ", 3) == 0) {
            if (begun) {
                fseek(file, at, SEEK_SET);
                return true;
            }
            begun = true;
            snprintf(out->name, sizeof out->name, "%.190s", line + 3);
        } else if (strncmp(line, "date ", 5) == 0) {
            snprintf(out->date, sizeof out->date, "%.10s", line + 5);
        } else if (line[0] == '<') {
            size_t len = strlen(out->text);
            snprintf(out->text + len, sizeof out->text - len, "%s\n",
                line[1] ? line + 2 : "");
        } else if (line[0] == '>' && out->want_count < CASE_LINES_MAX) {
            snprintf(out->want[out->want_count++], sizeof out->want[0],
                "%.190s", line[1] ? line + 2 : "");
        }
        at = ftell(file);
    }
    return begun;
}

#endif
