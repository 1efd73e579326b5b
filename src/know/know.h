/*
 * know.h - the knowledge: every text table under data/, compiled into one
 * memory-mapped file and opened as a whole.
 *
 * A table is one pair of functions in a file of its own: compile (text to
 * chunks, with complaints) and open (chunks to a view).  know.c lists them.
 */
#ifndef THAW_KNOW_H
#define THAW_KNOW_H

#include "know/source.h"

#define THAW_KNOW_KIND "KNOW"
#define THAW_KNOW_VERSION 1

typedef struct thaw_know thaw_know;

/*
 * Compiles sources into a knowledge file in out (initialised, empty).
 * Complaints go to complaints, a line each; any complaint makes it EFORMAT.
 */
thaw_status thaw_know_compile(const thaw_source *sources, size_t count,
    thaw_buf *out, thaw_buf *complaints, thaw_error *err);

/* Opens a compiled file; bytes and name must outlive it. */
thaw_status thaw_know_open(
    thaw_know **out, thaw_str bytes, const char *name, thaw_error *err);
void thaw_know_close(thaw_know *know);
/* Digest of the whole file, 16 hex digits. */
const char *thaw_know_get_digest(const thaw_know *know);

#endif
