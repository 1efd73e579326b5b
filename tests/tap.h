/*
 * tap.h - the Test Anything Protocol in forty lines.
 *
 *   int main(void) { ok(1 + 1 == 2, "sums"); return done_testing(); }
 */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static int tap_count, tap_failed;

__attribute__((format(printf, 2, 3), unused)) static bool ok(
    bool good, const char *format, ...)
{
    printf("%sok %d - ", good ? "" : "not ", ++tap_count);
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf("\n");
    tap_failed += !good;
    return good;
}

/* A line for people, ignored by the runner. */
__attribute__((format(printf, 1, 2), unused)) static void diag(
    const char *format, ...)
{
    printf("# ");
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf("\n");
}

__attribute__((unused)) static void skip(const char *why)
{
    printf("ok %d # SKIP %s\n", ++tap_count, why);
}

__attribute__((unused)) static int done_testing(void)
{
    printf("1..%d\n", tap_count);
    return tap_failed != 0;
}

#endif
