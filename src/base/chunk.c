/*
 * chunk.c - the container of every compiled file.
 *
 * The checksum is taken with its own field as zero, so that a flip of any bit
 * of the file is seen; size and version are compared before it, so that the
 * message says what is wrong rather than that something is.
 */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/chunk.h"

#define HEADER 64
#define ENTRY 24
#define ALIGNMENT 64
#define FILE_MAX ((size_t)512 << 20)
static const char MAGIC[8] = {'T', 'H', 'A', 'W', 'F', 'I', 'L', 'E'};

static uint32_t get_u32(const char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t get_u64(const char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t checksum(thaw_str file)
{
    char head[HEADER];
    memcpy(head, file.ptr, HEADER);
    memset(head + 24, 0, 8);
    uint64_t seed = XXH3_64bits(head, HEADER);
    return XXH3_64bits_withSeed(file.ptr + HEADER, file.len - HEADER, seed);
}

static const char *entry(const thaw_chunks *chunks, uint32_t i)
{
    return chunks->bytes.ptr + HEADER + (size_t)i * ENTRY;
}

static thaw_status check_table(const thaw_chunks *chunks, thaw_error *err)
{
    size_t size = chunks->bytes.len;
    if (chunks->count > THAW_CHUNKS_MAX ||
        HEADER + (size_t)chunks->count * ENTRY > size)
        return thaw_fail(err, THAW_EFORMAT, 32,
            "\"%s\": the chunk table does not fit", chunks->name);
    for (uint32_t i = 0; i < chunks->count; i++) {
        uint64_t offset = get_u64(entry(chunks, i) + 8);
        uint64_t len = get_u64(entry(chunks, i) + 16);
        if (offset % ALIGNMENT || offset > size || len > size - offset)
            return thaw_fail(err, THAW_EFORMAT, HEADER + (size_t)i * ENTRY,
                "\"%s\": chunk %u lies outside the file", chunks->name, i);
    }
    return THAW_OK;
}

thaw_status thaw_chunks_open(thaw_chunks *chunks, thaw_str bytes,
    const char *name, const char kind[4], uint32_t version, thaw_error *err)
{
    *chunks = (thaw_chunks){.bytes = bytes, .name = name};
    if (bytes.len < HEADER || memcmp(bytes.ptr, MAGIC, sizeof MAGIC) != 0)
        return thaw_fail(
            err, THAW_EFORMAT, 0, "\"%s\" is not a thaw data file", name);
    if (memcmp(bytes.ptr + 8, kind, 4) != 0)
        return thaw_fail(err, THAW_EFORMAT, 8,
            "\"%s\" is of another kind, expected %.4s", name, kind);
    uint32_t found = get_u32(bytes.ptr + 12);
    if (found != version)
        return thaw_fail(err, THAW_EVERSION, 12,
            "\"%s\" has format version %u, this program reads %u: rebuild it",
            name, found, version);
    if (get_u64(bytes.ptr + 16) != bytes.len)
        return thaw_fail(err, THAW_EFORMAT, 16,
            "\"%s\" is cut: it should have %llu bytes and has %zu", name,
            (unsigned long long)get_u64(bytes.ptr + 16), bytes.len);
    if (get_u64(bytes.ptr + 24) != checksum(bytes))
        return thaw_fail(err, THAW_EFORMAT, 24,
            "\"%s\" is damaged: its checksum does not fit", name);
    chunks->count = get_u32(bytes.ptr + 32);
    return check_table(chunks, err);
}

void thaw_chunks_get_digest(const thaw_chunks *chunks, char out[17])
{
    static const char digits[] = "0123456789abcdef";
    uint64_t sum = get_u64(chunks->bytes.ptr + 24);
    for (int i = 15; i >= 0; i--, sum >>= 4)
        out[i] = digits[sum & 15];
    out[16] = 0;
}

bool thaw_chunks_find(
    const thaw_chunks *chunks, const char id[4], thaw_str *out)
{
    for (uint32_t i = 0; i < chunks->count; i++) {
        const char *e = entry(chunks, i);
        if (memcmp(e, id, 4) != 0)
            continue;
        *out = (thaw_str){
            chunks->bytes.ptr + get_u64(e + 8), (size_t)get_u64(e + 16)};
        return true;
    }
    return false;
}

thaw_status thaw_chunks_get(
    const thaw_chunks *chunks, const char id[4], thaw_str *out, thaw_error *err)
{
    if (thaw_chunks_find(chunks, id, out))
        return THAW_OK;
    return thaw_fail(
        err, THAW_EFORMAT, 0, "\"%s\" has no chunk %.4s", chunks->name, id);
}

thaw_status thaw_strings_open(
    thaw_strings *list, thaw_str chunk, const char *what, thaw_error *err)
{
    *list = (thaw_strings){0};
    if (chunk.len < 8)
        return thaw_fail(err, THAW_EFORMAT, 0, "%s: string list cut", what);
    uint32_t count = get_u32(chunk.ptr);
    uint64_t head = 4 + 4 * ((uint64_t)count + 1);
    if (head > chunk.len)
        return thaw_fail(err, THAW_EFORMAT, 0, "%s: string list cut", what);
    /* chunks are 64-byte aligned, so the offsets are aligned too */
    const uint32_t *begin = (const uint32_t *)(const void *)(chunk.ptr + 4);
    for (uint32_t i = 0; i < count; i++)
        if (begin[i] > begin[i + 1])
            return thaw_fail(
                err, THAW_EFORMAT, 0, "%s: string %u has no end", what, i);
    if (begin[0] != 0 || begin[count] > chunk.len - head)
        return thaw_fail(err, THAW_EFORMAT, 0, "%s: strings lie outside", what);
    *list = (thaw_strings){count, begin, chunk.ptr + head};
    return THAW_OK;
}

thaw_status thaw_strings_open_sorted(
    thaw_strings *list, thaw_str chunk, const char *what, thaw_error *err)
{
    thaw_status status = thaw_strings_open(list, chunk, what, err);
    for (uint32_t i = 1; status == THAW_OK && i < list->count; i++)
        if (thaw_str_compare(
                thaw_strings_get(list, i - 1), thaw_strings_get(list, i)) >= 0)
            return thaw_fail(
                err, THAW_EFORMAT, 0, "%s: string %u out of order", what, i);
    return status;
}

int64_t thaw_strings_find(const thaw_strings *list, thaw_str s)
{
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = thaw_str_compare(thaw_strings_get(list, middle), s);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* ---- writing --------------------------------------------------------- */

void thaw_chunk_writer_init(
    thaw_chunk_writer *writer, const char kind[4], uint32_t version)
{
    *writer = (thaw_chunk_writer){.version = version};
    memcpy(writer->kind, kind, 4);
    thaw_buf_init(&writer->body, FILE_MAX);
}

void thaw_chunk_writer_release(thaw_chunk_writer *writer)
{
    thaw_buf_release(&writer->body);
}

static void pad(thaw_buf *buf)
{
    static const char zeros[ALIGNMENT] = {0};
    thaw_buf_add(buf, zeros, (ALIGNMENT - buf->len % ALIGNMENT) % ALIGNMENT);
}

/* Starts a chunk; its size is set by end_chunk(). */
static void begin_chunk(thaw_chunk_writer *writer, const char id[4])
{
    assert(writer->count < THAW_CHUNKS_MAX);
    pad(&writer->body);
    memcpy(writer->table[writer->count].id, id, 4);
    writer->table[writer->count].offset = writer->body.len;
}

static void end_chunk(thaw_chunk_writer *writer)
{
    uint64_t begin = writer->table[writer->count].offset;
    writer->table[writer->count++].size = writer->body.len - begin;
}

void thaw_chunk_writer_add(
    thaw_chunk_writer *writer, const char id[4], thaw_str bytes)
{
    begin_chunk(writer, id);
    thaw_buf_add_str(&writer->body, bytes);
    end_chunk(writer);
}

void thaw_chunk_writer_add_strings(thaw_chunk_writer *writer, const char id[4],
    const thaw_str *strings, size_t count)
{
    begin_chunk(writer, id);
    uint32_t n = (uint32_t)count, at = 0;
    thaw_buf_add(&writer->body, &n, 4);
    thaw_buf_add(&writer->body, &at, 4);
    for (size_t i = 0; i < count; i++) {
        at += (uint32_t)strings[i].len;
        thaw_buf_add(&writer->body, &at, 4);
    }
    for (size_t i = 0; i < count; i++)
        thaw_buf_add_str(&writer->body, strings[i]);
    end_chunk(writer);
}

static void put_u32(thaw_buf *out, uint32_t v)
{
    thaw_buf_add(out, &v, sizeof v);
}

static void put_u64(thaw_buf *out, uint64_t v)
{
    thaw_buf_add(out, &v, sizeof v);
}

thaw_status thaw_chunk_writer_finish(
    thaw_chunk_writer *writer, thaw_buf *out, thaw_error *err)
{
    static const char zeros[28] = {0};
    assert(out->len == 0);
    uint64_t head = HEADER + (uint64_t)writer->count * ENTRY;
    head = (head + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    thaw_buf_add(out, MAGIC, sizeof MAGIC);
    thaw_buf_add(out, writer->kind, 4);
    put_u32(out, writer->version);
    put_u64(out, head + writer->body.len);
    put_u64(out, 0);
    put_u32(out, writer->count);
    thaw_buf_add(out, zeros, sizeof zeros);
    for (uint32_t i = 0; i < writer->count; i++) {
        thaw_buf_add(out, writer->table[i].id, 4);
        put_u32(out, 0);
        put_u64(out, head + writer->table[i].offset);
        put_u64(out, writer->table[i].size);
    }
    pad(out);
    thaw_buf_add_str(out, thaw_buf_view(&writer->body));
    if (out->failed || writer->body.failed)
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for the file");
    uint64_t sum = checksum(thaw_buf_view(out));
    memcpy(out->bytes + 24, &sum, sizeof sum);
    return THAW_OK;
}
