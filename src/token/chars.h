/*
 * chars.h - what a character means to the scanner.
 */
#ifndef THAW_CHARS_H
#define THAW_CHARS_H

#include "base/utf8.h"

typedef enum {
    THAW_CHAR_BLANK,  /* spaces, controls, byte order marks */
    THAW_CHAR_LETTER, /* letters, marks, underscore: what words are made of */
    THAW_CHAR_DIGIT,
    THAW_CHAR_STOP,       /* . */
    THAW_CHAR_ELLIPSIS,   /* the one character */
    THAW_CHAR_BANG,       /* ! ? and their wide forms */
    THAW_CHAR_COMMA,      /* , ; : */
    THAW_CHAR_APOSTROPHE, /* ' and ’: a quote or a part of a word */
    THAW_CHAR_LSINGLE,    /* ‘ ‚ */
    THAW_CHAR_BACKTICK,   /* ` ´ */
    THAW_CHAR_QUOTE,      /* " : either side */
    THAW_CHAR_LQUOTE,     /* “ „ « */
    THAW_CHAR_RQUOTE,     /* ” » */
    THAW_CHAR_LBRACKET,
    THAW_CHAR_RBRACKET,
    THAW_CHAR_HYPHEN, /* - and the Unicode hyphens */
    THAW_CHAR_DASH,   /* en dash, em dash, bar, minus */
    THAW_CHAR_MONEY,
    THAW_CHAR_OTHER, /* any other sign */
} thaw_char;

/* The class of the character at *at (< s.len), which moves past it. */
thaw_char thaw_char_next(thaw_str s, size_t *at);
/* The class of the character at an offset; BLANK at the end. */
thaw_char thaw_char_at(thaw_str s, size_t at);
/* The class of the character that ends at an offset; BLANK at the start. */
thaw_char thaw_char_before(thaw_str s, size_t at);

extern const unsigned char thaw_char_ascii[128];

#endif
