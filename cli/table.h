/*
 * table.h - events as a table that a person enjoys.
 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "cli.h"

typedef struct {
    bool colour;
    int width; /* columns of the terminal */
    size_t articles, sentences, events;
} cli_table;

/* Looks at stdout and the environment. */
void cli_table_init(cli_table *table);
/* One article under its name. */
void cli_table_add(cli_table *table, const thaw_doc *doc, const char *name);
/* The summary line. */
void cli_table_finish(const cli_table *table);

#endif
