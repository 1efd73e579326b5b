/*
 * scan.h - the scanner's state, shared by its three files: scan.c walks the
 * chunks between blanks and cuts signs, word.c finds where a word ends,
 * clitic.c cuts a surface token into its words.
 */
#ifndef THAW_SCAN_H
#define THAW_SCAN_H

#include "doc/doc.h"
#include "token/chars.h"

typedef struct {
    thaw_doc *doc;
    thaw_str text;    /* the document's text up to the end of the block */
    size_t block;     /* where the block begins */
    size_t at;        /* the next byte */
    size_t chunk_end; /* the blank after it, or text.len */
    unsigned open;    /* single quotes opened in this block */
    bool has_at;      /* the chunk holds an "@" */
    bool failed;      /* no memory */
} thaw_scan;

/* Appends the tokens of text[block, text.len) to doc->tokens; false when there
 * is no memory. */
bool thaw_scan_block(thaw_doc *doc, thaw_span block);

/* Appends one token. */
void thaw_scan_emit(thaw_scan *scan, size_t begin, size_t end, bool joined);

/* The end of the word that begins at begin, its full stop included when it is
 * an abbreviation's. */
size_t thaw_word_end(const thaw_scan *scan, size_t begin);

/* Appends [begin, end) as one token, or as the several that it is. */
void thaw_scan_emit_word(thaw_scan *scan, size_t begin, size_t end);

static inline thaw_str thaw_scan_at(
    const thaw_scan *scan, size_t begin, size_t end)
{
    assert(begin <= end && end <= scan->text.len);
    return (thaw_str){scan->text.ptr + begin, end - begin};
}

/* Whether s is word, letters of any case; word is in small letters. */
bool thaw_str_is_folded(thaw_str s, const char *word);
/* Whether s, letters of any case, is one of count words. */
bool thaw_str_is_any(thaw_str s, const char *const *words, size_t count);

#endif
