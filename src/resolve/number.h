/*
 * number.h - reading a number in digits or in words.
 */
#ifndef THAW_RESOLVE_NUMBER_H
#define THAW_RESOLVE_NUMBER_H

#include "doc/doc.h"

/* Numbers past this are not numbers of anything we count. */
#define THAW_NUMBER_MAX INT64_C(1000000000000000)

typedef struct {
    uint32_t first, end; /* tokens */
    int64_t value;       /* rounded down where there was a fraction */
    bool digits;         /* it began with digits */
    bool article;        /* it began with "a", "an" or "half" */
} thaw_number;

/*
 * The longest number that begins at token first and ends at or before end:
 * "115", "1,000", "2.5 million", "twenty-five", "two hundred and six", "a
 * dozen", "half a million".  False when there is none.
 */
bool thaw_number_read(
    const thaw_doc *doc, uint32_t first, uint32_t end, thaw_number *out);

/* The value of one word below 100 ("seven", "twenty-five", "42"), or -1. */
int thaw_number_of_word(thaw_str word);

/* True when a and b are the same but for ASCII case; b is lower case. */
bool thaw_word_is(thaw_str word, const char *lower);

#endif
