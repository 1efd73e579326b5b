/*
 * date.h - civil dates as day numbers.
 *
 * Proleptic Gregorian calendar; day 0 is 1970-01-01.  The arithmetic is Howard
 * Hinnant's days_from_civil.
 */
#ifndef THAW_DATE_H
#define THAW_DATE_H

#include "base/base.h"

#define THAW_DAY_NONE INT32_MIN

typedef struct {
    int year, month, day; /* month 1..12, day 1..31 */
} thaw_civil;

int32_t thaw_date_to_day(int year, int month, int day);
thaw_civil thaw_date_from_day(int32_t day);
int thaw_date_month_length(int year, int month);
/* 0 Sunday .. 6 Saturday */
int thaw_date_weekday(int32_t day);
/* Reads YYYY-MM-DD; THAW_DAY_NONE when s is not a date that exists. */
int32_t thaw_date_parse(thaw_str s);
/* Writes YYYY-MM-DD and a NUL. */
void thaw_date_format(int32_t day, char out[16]);

#endif
