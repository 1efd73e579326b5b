/*
 * date.c - civil dates as day numbers.
 */
#include <stdio.h>

#include "base/date.h"

int32_t thaw_date_to_day(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int month_from_march = month > 2 ? month - 3 : month + 9;
    int day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

thaw_civil thaw_date_from_day(int32_t day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                          day_of_era / 146096) /
        365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;
    int month = m < 10 ? m + 3 : m - 9;
    int year = year_of_era + era * 400 + (month <= 2);
    return (thaw_civil){year, month, day_of_year - (153 * m + 2) / 5 + 1};
}

int thaw_date_month_length(int year, int month)
{
    static const int lengths[] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    assert(month >= 1 && month <= 12);
    return lengths[month - 1] + (month == 2 && leap);
}

int thaw_date_weekday(int32_t day)
{
    int w = (day + 4) % 7;
    return w < 0 ? w + 7 : w;
}

int32_t thaw_date_parse(thaw_str s)
{
    int64_t year, month, day;
    if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-' ||
        !thaw_is_digit(s.ptr[0]) || !thaw_is_digit(s.ptr[5]) ||
        !thaw_is_digit(s.ptr[8]))
        return THAW_DAY_NONE;
    if (!thaw_str_to_int((thaw_str){s.ptr, 4}, &year) ||
        !thaw_str_to_int((thaw_str){s.ptr + 5, 2}, &month) ||
        !thaw_str_to_int((thaw_str){s.ptr + 8, 2}, &day))
        return THAW_DAY_NONE;
    if (year < 1 || month < 1 || month > 12 || day < 1 ||
        day > thaw_date_month_length((int)year, (int)month))
        return THAW_DAY_NONE;
    return thaw_date_to_day((int)year, (int)month, (int)day);
}

void thaw_date_format(int32_t day, char out[16])
{
    thaw_civil c = thaw_date_from_day(day);
    snprintf(
        out, 16, "%04d-%02d-%02d", c.year % 10000, c.month % 100, c.day % 100);
}
