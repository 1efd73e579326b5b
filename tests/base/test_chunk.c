/*
 * test_chunk.c - a chunk file comes back as it was written, and damage of any
 * kind is seen: every cut, every flipped bit.
 */
#include <stdlib.h>

#include "base/chunk.h"
#include "tap.h"

static thaw_str build(thaw_buf *out)
{
    static const char *const words[] = {"alpha", "beta", "", "beta"};
    thaw_str sorted[3] = {THAW_STR("alpha"), THAW_STR("beta"), THAW_STR("c")};
    thaw_str any[4];
    for (int i = 0; i < 4; i++)
        any[i] = thaw_str_of(words[i]);
    thaw_chunk_writer writer;
    thaw_chunk_writer_init(&writer, "TEST", 7);
    thaw_chunk_writer_add(&writer, "RAWB", THAW_STR("some bytes"));
    thaw_chunk_writer_add_strings(&writer, "SORT", sorted, 3);
    thaw_chunk_writer_add_strings(&writer, "ANYO", any, 4);
    thaw_chunk_writer_add_strings(&writer, "NONE", NULL, 0);
    thaw_buf_init(out, 1 << 20);
    ok(thaw_chunk_writer_finish(&writer, out, NULL) == THAW_OK, "written");
    thaw_chunk_writer_release(&writer);
    return thaw_buf_view(out);
}

static thaw_status open_copy(thaw_str file, size_t len, thaw_error *err)
{
    thaw_chunks chunks;
    char *copy = malloc(len + 1);
    assert(copy);
    memcpy(copy, file.ptr, len);
    thaw_str view = {copy, len};
    thaw_status status =
        thaw_chunks_open(&chunks, view, "test.bin", "TEST", 7, err);
    free(copy);
    return status;
}

static void test_reads(thaw_str file)
{
    thaw_chunks chunks;
    thaw_strings list;
    thaw_str chunk;
    thaw_error err = {0};
    ok(thaw_chunks_open(&chunks, file, "t", "TEST", 7, &err) == THAW_OK,
        "opens");
    ok(thaw_chunks_find(&chunks, "RAWB", &chunk) &&
            thaw_str_is(chunk, "some bytes"),
        "bytes come back");
    ok((uintptr_t)chunk.ptr % 64 == (uintptr_t)file.ptr % 64,
        "a chunk begins at a multiple of 64");
    ok(!thaw_chunks_find(&chunks, "GONE", &chunk), "no such chunk");
    ok(thaw_chunks_get(&chunks, "GONE", &chunk, &err) == THAW_EFORMAT &&
            strstr(err.text, "GONE"),
        "a missing chunk is named");
    thaw_chunks_find(&chunks, "SORT", &chunk);
    ok(thaw_strings_open_sorted(&list, chunk, "sorted", NULL) == THAW_OK &&
            list.count == 3,
        "sorted strings open");
    ok(thaw_strings_find(&list, THAW_STR("beta")) == 1, "found");
    ok(thaw_strings_find(&list, THAW_STR("bet")) == -1, "a prefix is not");
    ok(thaw_strings_find(&list, THAW_STR("")) == -1, "empty is not");
    thaw_chunks_find(&chunks, "ANYO", &chunk);
    ok(thaw_strings_open(&list, chunk, "any", NULL) == THAW_OK &&
            thaw_strings_get(&list, 2).len == 0 &&
            thaw_str_is(thaw_strings_get(&list, 3), "beta"),
        "strings in any order open");
    ok(thaw_strings_open_sorted(&list, chunk, "any", NULL) == THAW_EFORMAT,
        "but not as sorted ones");
    thaw_chunks_find(&chunks, "NONE", &chunk);
    ok(thaw_strings_open_sorted(&list, chunk, "none", NULL) == THAW_OK &&
            list.count == 0 && thaw_strings_find(&list, THAW_STR("a")) == -1,
        "a list of nothing");
}

static void test_refuses(thaw_str file)
{
    thaw_chunks chunks;
    thaw_error err = {0};
    ok(thaw_chunks_open(&chunks, file, "t", "ELSE", 7, &err) == THAW_EFORMAT,
        "another kind is refused");
    ok(thaw_chunks_open(&chunks, file, "t", "TEST", 8, &err) == THAW_EVERSION &&
            strstr(err.text, "version 7") && strstr(err.text, "8"),
        "another version is refused by number");
    size_t good = 0;
    for (size_t cut = 0; cut < file.len; cut++) {
        err = (thaw_error){0};
        good += open_copy(file, cut, &err) != THAW_OK &&
            strstr(err.text, "test.bin");
    }
    ok(good == file.len, "each of %zu cuts is refused by name", file.len);
    good = 0;
    char *bytes = malloc(file.len);
    assert(bytes);
    memcpy(bytes, file.ptr, file.len);
    for (size_t bit = 0; bit < file.len * 8; bit++) {
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
        good +=
            open_copy((thaw_str){bytes, file.len}, file.len, NULL) != THAW_OK;
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
    }
    free(bytes);
    ok(good == file.len * 8, "each of %zu flipped bits is seen", file.len * 8);
}

static void test_strings(void)
{
    thaw_strings list;
    static const struct {
        uint32_t words[5];
        size_t len;
        const char *what;
    } bad[] = {
        {{1}, 4, "no offsets"},
        {{0xFFFFFFFF, 0, 0}, 12, "a count beyond the chunk"},
        {{2, 0, 3, 2}, 20, "offsets that fall"},
        {{1, 0, 9}, 12, "an end outside"},
        {{1, 1, 1}, 16, "a beginning that is not 0"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        thaw_str chunk = {(const char *)bad[i].words, bad[i].len};
        ok(thaw_strings_open(&list, chunk, "list", NULL) == THAW_EFORMAT,
            "a string list with %s", bad[i].what);
    }
}

int main(void)
{
    thaw_buf out;
    thaw_str file = build(&out);
    test_reads(file);
    test_refuses(file);
    test_strings();
    thaw_buf_release(&out);
    return done_testing();
}
