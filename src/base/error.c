/*
 * error.c - statuses and their words.
 */
#include <stdarg.h>
#include <stdio.h>

#include "base/base.h"

const char *thaw_status_text(thaw_status status)
{
    static const char *const texts[] = {
#define STATUS_TEXT(name, text) text,
        THAW_STATUS_LIST(STATUS_TEXT)
#undef STATUS_TEXT
    };
    return status < THAW_STATUS_COUNT ? texts[status] : "unknown status";
}

thaw_status thaw_fail(thaw_error *err, thaw_status status, uint64_t offset,
    const char *format, ...)
{
    assert(status != THAW_OK);
    if (!err)
        return status;
    err->status = status;
    err->offset = offset;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return status;
}
