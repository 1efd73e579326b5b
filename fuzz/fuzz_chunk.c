/*
 * fuzz_chunk.c - any bytes as a chunk file: refused, or every chunk inside.
 *
 * A checksum would stop every mutation at the door, so size and checksum are
 * made to fit first: what is under test is what stands behind them.
 */
#define XXH_INLINE_ALL
#include <stdlib.h>
#include <xxhash.h>

#include "base/chunk.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void make_fit(char *file, size_t len)
{
    uint64_t size = len;
    memcpy(file + 16, &size, 8);
    memset(file + 24, 0, 8);
    uint64_t seed = XXH3_64bits(file, 64);
    uint64_t sum = XXH3_64bits_withSeed(file + 64, len - 64, seed);
    memcpy(file + 24, &sum, 8);
}

static void check(const thaw_chunks *chunks)
{
    static const char *const ids[] = {"ABCD", "STRS", "WORD"};
    for (size_t i = 0; i < 3; i++) {
        thaw_str chunk;
        thaw_strings list;
        if (!thaw_chunks_find(chunks, ids[i], &chunk))
            continue;
        const char *end = chunks->bytes.ptr + chunks->bytes.len;
        assert(chunk.ptr >= chunks->bytes.ptr && chunk.ptr <= end &&
            chunk.len <= (size_t)(end - chunk.ptr));
        if (thaw_strings_open_sorted(&list, chunk, "list", NULL) != THAW_OK)
            continue;
        for (uint32_t s = 0; s < list.count; s++)
            assert(thaw_strings_find(&list, thaw_strings_get(&list, s)) == s);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len < 64)
        return 0;
    char *file = aligned_alloc(64, (len + 63) / 64 * 64);
    if (!file)
        return 0;
    memcpy(file, bytes, len);
    make_fit(file, len);
    thaw_chunks chunks;
    thaw_str view = {file, len};
    if (thaw_chunks_open(&chunks, view, "fuzz", "FUZZ", 1, NULL) == THAW_OK)
        check(&chunks);
    free(file);
    return 0;
}
