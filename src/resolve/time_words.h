/*
 * time_words.h - the words that time expressions are made of.
 */
#ifndef THAW_RESOLVE_TIME_WORDS_H
#define THAW_RESOLVE_TIME_WORDS_H

#include "doc/doc.h"

typedef enum {
    THAW_CELL_OTHER,
    THAW_CELL_MONTH,   /* value 1..12 */
    THAW_CELL_WEEKDAY, /* 0 Sunday .. 6 */
    THAW_CELL_UNIT,    /* thaw_time_unit */
    THAW_CELL_SEASON,  /* 0 winter, spring, summer, autumn */
    THAW_CELL_PART,    /* morning .. night: thaw_day_part */
    THAW_CELL_YEAR,    /* four digits, 1000..2199 */
    THAW_CELL_DIGITS,  /* one or two digits */
    THAW_CELL_ORDINAL, /* "29th", "third" */
    THAW_CELL_SMALL,   /* a number in words below 100 */
    THAW_CELL_DECADE,  /* "1990s": its first year; below 100: "nineties" */
    THAW_CELL_DAY,     /* today, yesterday: offset to the document's date */
    THAW_CELL_PAST,    /* "recently" */
    THAW_CELL_PRESENT, /* "now" */
    THAW_CELL_FUTURE,  /* "soon" */
    THAW_CELL_EVERY,   /* "annually": thaw_time_unit */
    THAW_CELL_WORD     /* thaw_time_word */
} thaw_cell_kind;

typedef enum {
    THAW_UNIT_SECOND,
    THAW_UNIT_MINUTE,
    THAW_UNIT_HOUR,
    THAW_UNIT_DAY,
    THAW_UNIT_WEEK,
    THAW_UNIT_WEEKEND,
    THAW_UNIT_MONTH,
    THAW_UNIT_QUARTER,
    THAW_UNIT_YEAR,
    THAW_UNIT_DECADE,
    THAW_UNIT_CENTURY
} thaw_time_unit;

typedef enum {
    THAW_PART_NONE,
    THAW_PART_MORNING,
    THAW_PART_NOON,
    THAW_PART_AFTERNOON,
    THAW_PART_EVENING,
    THAW_PART_NIGHT
} thaw_day_part;

typedef enum {
    THAW_W_A,
    THAW_W_AFTER,
    THAW_W_AGO,
    THAW_W_AND,
    THAW_W_BEFORE,
    THAW_W_BETWEEN,
    THAW_W_COMMA,
    THAW_W_COUPLE,
    THAW_W_EARLIER,
    THAW_W_EARLY,
    THAW_W_EVERY,
    THAW_W_FEW,
    THAW_W_FOLLOWING,
    THAW_W_FROM,
    THAW_W_HYPHEN,
    THAW_W_IN,
    THAW_W_LAST,
    THAW_W_LATE,
    THAW_W_LATER,
    THAW_W_MID,
    THAW_W_NEXT,
    THAW_W_OF,
    THAW_W_PAST,
    THAW_W_PLACE,
    THAW_W_PREVIOUS,
    THAW_W_SAME,
    THAW_W_SEVERAL,
    THAW_W_THAT,
    THAW_W_THE,
    THAW_W_THIS,
    THAW_W_TO,
    THAW_W_APPROX
} thaw_time_word;

typedef struct {
    uint8_t kind; /* thaw_cell_kind */
    bool capital; /* begins with a capital */
    bool plural;  /* "days" */
    bool shaky;   /* also an everyday word or name: "May", "sat" */
    int16_t value;
} thaw_cell;

/* What a word is to us. */
thaw_cell thaw_cell_of(thaw_str form);

/* For the test: the table must be sorted. */
size_t thaw_time_word_count(void);
thaw_str thaw_time_word_get(size_t index);

#endif
