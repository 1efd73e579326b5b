/*
 * utf8.h - code points in bytes.
 */
#ifndef THAW_UTF8_H
#define THAW_UTF8_H

#include "base/base.h"

#define THAW_CODEPOINT_NONE 0xFFFFFFFFu

/* The offset of the first byte that is not valid UTF-8; s.len when all is. */
size_t thaw_utf8_find_invalid(thaw_str s);

/*
 * The code point at *at, which moves past it.  At the end, or on bytes that
 * are not UTF-8 (one byte is passed over): THAW_CODEPOINT_NONE.
 */
uint32_t thaw_utf8_next(thaw_str s, size_t *at);

/* The code point that ends at *at, which moves before it. */
uint32_t thaw_utf8_previous(thaw_str s, size_t *at);

/* Writes a code point as UTF-8; returns how many bytes (1..4). */
size_t thaw_utf8_put(uint32_t codepoint, char out[4]);

/* Unicode classes by utf8proc's tables. */
bool thaw_codepoint_is_letter(uint32_t codepoint);
bool thaw_codepoint_is_upper(uint32_t codepoint);
bool thaw_codepoint_is_digit(uint32_t codepoint);
bool thaw_codepoint_is_space(uint32_t codepoint);
bool thaw_codepoint_is_mark(uint32_t codepoint); /* combining */
uint32_t thaw_codepoint_to_lower(uint32_t codepoint);

/*
 * Folds s for look-up into out: lower case, accents off Latin letters (so that
 * "Erdoğan" and "Erdogan" meet), curly quotes straight, dashes "-", runs of
 * blanks one space.  Never longer than 2 * s.len + 4.  Returns the length, or
 * SIZE_MAX when room is too small.
 */
size_t thaw_fold(thaw_str s, char *out, size_t room);

#endif
