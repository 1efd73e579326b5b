/*
 * test_date.c - civil dates as day numbers.
 */
#include "base/date.h"
#include "tap.h"

static void test_every_day(void)
{
    int32_t day = thaw_date_to_day(1600, 1, 1);
    int weekday = thaw_date_weekday(day);
    long good = 0, count = 0;
    for (int y = 1600; y < 2400; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= thaw_date_month_length(y, m); d++) {
                thaw_civil c = thaw_date_from_day(day);
                char text[16];
                thaw_date_format(day, text);
                good += thaw_date_to_day(y, m, d) == day && c.year == y &&
                    c.month == m && c.day == d &&
                    thaw_date_parse(thaw_str_of(text)) == day &&
                    thaw_date_weekday(day) == weekday;
                weekday = (weekday + 1) % 7;
                day++;
                count++;
            }
    ok(good == count, "%ld days follow one another", count);
    ok(count == 292194, "as many as eight hundred years have");
}

static void test_known(void)
{
    ok(thaw_date_to_day(1970, 1, 1) == 0, "day 0");
    ok(thaw_date_weekday(0) == 4, "was a Thursday");
    ok(thaw_date_weekday(thaw_date_to_day(2018, 1, 9)) == 2,
        "9 January 2018 was a Tuesday");
    ok(thaw_date_month_length(1900, 2) == 28 &&
            thaw_date_month_length(2000, 2) == 29,
        "leap centuries");
}

static void test_refused(void)
{
    static const char *const bad[] = {"", "2018", "2018-1-9", "2018-01-32",
        "2018-02-29", "2018-13-01", "2018-00-10", "2018-01-00", "18-01-09",
        "2018/01/09", "2018-01-09T10:00", " 2018-01-09", "2018-01-9a",
        "+018-01-09", "-018-01-09"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(thaw_date_parse(thaw_str_of(bad[i])) == THAW_DAY_NONE,
            "\"%s\" is no date", bad[i]);
    ok(thaw_date_parse(THAW_STR("2016-02-29")) != THAW_DAY_NONE,
        "a leap day is one");
}

int main(void)
{
    test_every_day();
    test_known();
    test_refused();
    return done_testing();
}
