/*
 * raw.c - plain text to sentences of words, for text that a model labels.
 *
 * Rules enough for edited news: what they get wrong a student learns around.
 */
#include "raw.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The words of the sentence being read. */
typedef struct {
    thaw_str form[WORDS_MAX];
    int n;
    corpus *out;
} reader;

static void end_sentence(reader *r)
{
    if (r->n >= 3 && r->n <= RAW_WORDS_MAX) {
        sentence s = {.n = r->n, .forms = NEW(thaw_str, r->n)};
        memcpy(s.forms, r->form, sizeof(thaw_str) * (size_t)r->n);
        corpus_add(r->out, s);
    }
    r->n = 0;
}

static void add_word(reader *r, const char *ptr, size_t len)
{
    if (len == 0)
        return;
    if (r->n == WORDS_MAX)
        end_sentence(r);
    r->form[r->n++] = (thaw_str){ptr, len};
}

/* The length of the mark of punctuation at ptr, 0 when it is none. Marks of
 * print are of three bytes: quotes, dashes, the ellipsis. */
static size_t mark_length(const char *ptr, size_t len)
{
    if (len >= 3 && memcmp(ptr, "\xE2\x80", 2) == 0)
        return 3;
    return len > 0 && strchr("\"'`()[]{}<>,;:!?$%*=+/&#@~|-.", ptr[0]) ? 1 : 0;
}

static bool same(const char *ptr, size_t len, const char *text)
{
    if (len != strlen(text))
        return false;
    for (size_t i = 0; i < len; i++)
        if (thaw_to_lower(ptr[i]) != text[i])
            return false;
    return true;
}

static bool in_list(const char *ptr, size_t len, const char *const *list)
{
    for (; *list; list++)
        if (same(ptr, len, *list))
            return true;
    return false;
}

static const char *const abbreviations[] = {"mr.", "mrs.", "ms.", "dr.", "sen.",
    "rep.", "gov.", "gen.", "col.", "lt.", "sgt.", "capt.", "st.", "jr.", "sr.",
    "inc.", "corp.", "co.", "ltd.", "vs.", "no.", "prof.", "jan.", "feb.",
    "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "etc.",
    "rev.", "hon.", "pres.", "u.s.", "u.n.", "u.k.", "a.m.", "p.m.", "d.c.",
    "e.g.", "i.e.", NULL};
static const char *const ends[] = {"'s", "'re", "'ve", "'ll", "'d", "'m", "n't",
    "\xE2\x80\x99s", "\xE2\x80\x99re", "\xE2\x80\x99ve", "\xE2\x80\x99ll",
    "\xE2\x80\x99"
    "d",
    "\xE2\x80\x99m", "n\xE2\x80\x99t", NULL};
static const char *const prefixes[] = {
    "pro", "anti", "re", "co", "non", "pan", "mid", "e", "un", "ex", NULL};

static bool keeps_stop(const char *ptr, size_t len)
{
    if (in_list(ptr, len, abbreviations))
        return true;
    if (len == 2 && thaw_is_alpha(ptr[0]))
        return true; /* an initial */
    return len >= 4 && thaw_is_alpha(ptr[0]) && ptr[1] == '.' &&
        ptr[3] == '.'; /* U.S. and the like */
}

/* A run of letters and digits: parts at hyphens, and clitics off its end. */
static void add_core(reader *r, const char *ptr, size_t len)
{
    const char *hyphen = memchr(ptr, '-', len);
    if (hyphen && hyphen > ptr && hyphen + 1 < ptr + len &&
        !in_list(ptr, (size_t)(hyphen - ptr), prefixes)) {
        size_t head = (size_t)(hyphen - ptr);
        add_word(r, ptr, head);
        add_word(r, hyphen, 1);
        add_core(r, hyphen + 1, len - head - 1);
        return;
    }
    if (same(ptr, len, "cannot")) {
        add_word(r, ptr, 3);
        add_word(r, ptr + 3, 3);
        return;
    }
    for (size_t i = 0; ends[i]; i++) {
        size_t n = strlen(ends[i]);
        if (len > n && same(ptr + len - n, n, ends[i])) {
            add_word(r, ptr, len - n);
            add_word(r, ptr + len - n, n);
            return;
        }
    }
    add_word(r, ptr, len);
}

/* The marks at the end of a chunk, in order; returns what is left of it. */
static size_t trailing(const char *ptr, size_t len, size_t *marks, int *count)
{
    *count = 0;
    while (len > 0 && *count < 8) {
        size_t n = len > 3 && mark_length(ptr + len - 3, 3) == 3 ? 3 : 1;
        if (mark_length(ptr + len - n, n) != n ||
            (ptr[len - 1] == '.' && keeps_stop(ptr, len)))
            break;
        len -= n;
        marks[(*count)++] = n;
    }
    return len;
}

static bool ends_sentence(const char *ptr, size_t len)
{
    return len == 1 && strchr(".!?", ptr[0]);
}

/* One run without blanks; true when a sentence ends with it. */
static bool add_chunk(reader *r, const char *ptr, size_t len)
{
    size_t marks[8], n;
    int count;
    bool last = false;

    while ((n = mark_length(ptr, len)) > 0 && n < len &&
        !in_list(ptr, len, ends)) {
        add_word(r, ptr, n);
        ptr += n;
        len -= n;
    }
    bool whole = in_list(ptr, len, ends);
    size_t core = whole ? len : trailing(ptr, len, marks, &count);
    if (whole)
        count = 0;
    add_core(r, ptr, core);
    for (ptr += core; count > 0; ptr += n) {
        n = marks[--count];
        add_word(r, ptr, n);
        last |= ends_sentence(ptr, n);
    }
    return last;
}

static bool starts_sentence(const char *at)
{
    return thaw_is_upper(*at) || *at == '"' || *at == '(' || *at == '\'' ||
        (unsigned char)*at == 0xE2 || thaw_is_digit(*at) || *at == 0;
}

void read_raw_text(corpus *out, const char *text)
{
    reader *r = NEW(reader, 1);

    r->out = out;
    while (*text) {
        size_t blanks = strspn(text, " \t\r\n");
        if (memchr(text, '\n', blanks))
            end_sentence(r);
        text += blanks;
        size_t len = strcspn(text, " \t\r\n");
        bool last = len > 0 && add_chunk(r, text, len);
        text += len;
        if (last && starts_sentence(text + strspn(text, " \t")))
            end_sentence(r);
    }
    end_sentence(r);
    free(r);
}

void read_raw(corpus *out, const char *path)
{
    thaw_str file = read_file(path);
    const char *at = file.ptr, *end;

    for (; *at; at = end + (*end == '\n')) {
        end = at + strcspn(at, "\n");
        json_t *line = json_loadb(at, (size_t)(end - at), 0, NULL);
        const char *text = json_string_value(json_object_get(line, "text"));
        if (text)
            read_raw_text(out, strdup(text));
        json_decref(line);
    }
}
