/*
 * abbreviations.h - words that own the full stop behind them, and the words
 * that often open a sentence.
 */
#ifndef THAW_ABBREVIATIONS_H
#define THAW_ABBREVIATIONS_H

#include "base/base.h"

typedef enum {
    THAW_ABBREVIATION_NOT,
    THAW_ABBREVIATION_NEVER,  /* "Mr.": something always follows */
    THAW_ABBREVIATION_MAY,    /* "Inc.": may close a sentence as well */
    THAW_ABBREVIATION_NUMBER, /* "No.": only before a number */
    THAW_ABBREVIATION_DAY,    /* "Sat.", "Mar.": a word too; only before a
                                 number, a comma or a small letter */
} thaw_abbreviation;

/* What the word, without its last full stop, is. */
thaw_abbreviation thaw_abbreviation_find(thaw_str word);

/* "The", "He", "But": upper-case here means a new sentence more often than a
 * name. */
bool thaw_starter_find(thaw_str word);

#endif
