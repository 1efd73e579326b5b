/*
 * chunk.h - the container of every compiled file: models and knowledge.
 *
 *   0   8  magic "THAWFILE"
 *   8   4  kind, 4 characters ("MODL", "KNOW")
 *  12   4  format version, u32
 *  16   8  file size, u64
 *  24   8  checksum: XXH3-64 over the whole file with this field zero
 *  32   4  chunk count, u32
 *  36  28  zero
 *  64      chunk table: per chunk id (4 characters), 4 zero bytes, offset u64,
 *          size u64; then the chunks, each at a multiple of 64
 *
 * Little-endian.  Opening checks all of it once; a reader then trusts the
 * chunk bounds and must check only the insides of its own chunks.
 */
#ifndef THAW_CHUNK_H
#define THAW_CHUNK_H

#include "base/base.h"
#include "base/buf.h"

typedef struct {
    thaw_str bytes;   /* the whole file */
    const char *name; /* for messages; borrowed */
    uint32_t count;
} thaw_chunks;

/*
 * Checks bytes (8-byte aligned, as from mmap) as a chunk file of that kind and
 * version.  Fails with EFORMAT or EVERSION, the message naming the file.
 */
thaw_status thaw_chunks_open(thaw_chunks *chunks, thaw_str bytes,
    const char *name, const char kind[4], uint32_t version, thaw_error *err);
/* The checksum as 16 hex digits, for version texts. */
void thaw_chunks_get_digest(const thaw_chunks *chunks, char out[17]);
/* The chunk of that id; false when there is none. */
bool thaw_chunks_find(
    const thaw_chunks *chunks, const char id[4], thaw_str *out);
/* As find, but a missing chunk is EFORMAT. */
thaw_status thaw_chunks_get(const thaw_chunks *chunks, const char id[4],
    thaw_str *out, thaw_error *err);

/*
 * A string list: u32 count, u32 begin[count + 1], bytes.  Opening checks that
 * the offsets rise and stay inside.
 */
typedef struct {
    uint32_t count;
    const uint32_t *begin;
    const char *bytes;
} thaw_strings;

thaw_status thaw_strings_open(
    thaw_strings *list, thaw_str chunk, const char *what, thaw_error *err);
/* Also checks that the strings are sorted and differ. */
thaw_status thaw_strings_open_sorted(
    thaw_strings *list, thaw_str chunk, const char *what, thaw_error *err);
static inline thaw_str thaw_strings_get(const thaw_strings *list, uint32_t i)
{
    assert(i < list->count);
    return (thaw_str){
        list->bytes + list->begin[i], list->begin[i + 1] - list->begin[i]};
}
/* Index of s in a sorted list, or -1. */
int64_t thaw_strings_find(const thaw_strings *list, thaw_str s);

/* ---- writing --------------------------------------------------------- */

#define THAW_CHUNKS_MAX 128

typedef struct {
    char kind[4];
    uint32_t version, count;
    struct {
        char id[4];
        uint64_t offset, size;
    } table[THAW_CHUNKS_MAX];
    thaw_buf body; /* what follows the table */
} thaw_chunk_writer;

void thaw_chunk_writer_init(
    thaw_chunk_writer *writer, const char kind[4], uint32_t version);
void thaw_chunk_writer_release(thaw_chunk_writer *writer);
void thaw_chunk_writer_add(
    thaw_chunk_writer *writer, const char id[4], thaw_str bytes);
/* A string list as a chunk, in the order given. */
void thaw_chunk_writer_add_strings(thaw_chunk_writer *writer, const char id[4],
    const thaw_str *strings, size_t count);
/* The whole file, into out (initialised, empty). */
thaw_status thaw_chunk_writer_finish(
    thaw_chunk_writer *writer, thaw_buf *out, thaw_error *err);

#endif
