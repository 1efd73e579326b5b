/*
 * source.h - reading the text tables under data/, and complaining about them.
 *
 * Every table opens with "# format: thaw-NAME VERSION".  A line that starts
 * with # is a comment, a blank line means nothing (but to rules).  Fields are
 * separated by tabs.  A complaint is "file:line: what".
 */
#ifndef THAW_SOURCE_H
#define THAW_SOURCE_H

#include "base/chunk.h"

typedef struct {
    const char *name; /* path, for complaints */
    thaw_str text;
} thaw_source;

/* What a table compiler is given: one for the whole compilation. */
typedef struct thaw_compile {
    thaw_arena *arena; /* lives as long as the compilation */
    const thaw_source *sources;
    size_t source_count;
    thaw_chunk_writer *writer;
    thaw_buf *complaints; /* text, a line each */
    size_t complaint_count;
    bool no_memory; /* the arena gave out: the compilation fails */
    /* what tables gather for each other and write when all are read; made by
     * the table that owns it */
    struct thaw_ontology_build *ontology;
    struct thaw_actors_build *actors;
    struct thaw_agents_build *agents;
    struct thaw_phrases_build *phrases;
    /* codes of a knowledge that is open already, for rules that are compiled
     * beside it; or NULL */
    const struct thaw_ontology *codes;
} thaw_compile;

/* The format name in a source's first line ("thaw-actors"), or empty. */
thaw_str thaw_source_format(const thaw_source *source);

/* Adds "name:line: what".  line 0: of the whole file. */
void thaw_complain(thaw_compile *compile, const thaw_source *source,
    size_t line, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Walks the lines of one source that are neither comment nor blank. */
typedef struct {
    thaw_str rest;
    size_t line;
} thaw_lines;
void thaw_lines_init(thaw_lines *lines, const thaw_source *source);
/* The next line without its line end; false at the end of the text. */
bool thaw_lines_next(thaw_lines *lines, thaw_str *line);

/* Cuts a line at its tabs; returns how many fields there are (may be more
 * than max; only max are stored).  Fields are trimmed. */
size_t thaw_fields(thaw_str line, thaw_str *fields, size_t max);

#endif
