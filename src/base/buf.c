/*
 * buf.c - bytes that grow up to a stated maximum.
 */
#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"

void thaw_buf_init(thaw_buf *buf, size_t max)
{
    *buf = (thaw_buf){.max = max};
}

void thaw_buf_release(thaw_buf *buf)
{
    thaw_free(buf->bytes);
    thaw_buf_init(buf, buf->max);
}

void thaw_buf_reset(thaw_buf *buf)
{
    buf->len = 0;
    buf->failed = false;
}

/* Room for len more bytes and one past them. */
static bool reserve(thaw_buf *buf, size_t len)
{
    if (buf->failed || len > buf->max || buf->len > buf->max - len) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->len + len + 1;
    if (need <= buf->room)
        return true;
    size_t room = buf->room ? buf->room : 256;
    while (room < need)
        room *= 2;
    char *bytes = thaw_realloc(buf->bytes, room);
    if (!bytes) {
        buf->failed = true;
        return false;
    }
    buf->bytes = bytes;
    buf->room = room;
    return true;
}

void thaw_buf_add(thaw_buf *buf, const void *bytes, size_t len)
{
    if (len == 0 || !reserve(buf, len))
        return;
    memcpy(buf->bytes + buf->len, bytes, len);
    buf->len += len;
}

void thaw_buf_add_str(thaw_buf *buf, thaw_str s)
{
    thaw_buf_add(buf, s.ptr, s.len);
}

void thaw_buf_add_text(thaw_buf *buf, const char *text)
{
    thaw_buf_add(buf, text, strlen(text));
}

void thaw_buf_format(thaw_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0 || !reserve(buf, (size_t)len)) {
        buf->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(buf->bytes + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
}

thaw_str thaw_buf_view(const thaw_buf *buf)
{
    return (thaw_str){buf->len ? buf->bytes : "", buf->len};
}

thaw_status thaw_buf_flush(
    thaw_buf *buf, const thaw_sink *sink, thaw_error *err)
{
    if (buf->failed)
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for the output");
    if (buf->len && !sink->write(sink->context, buf->bytes, buf->len))
        return thaw_fail(err, THAW_EIO, 0, "cannot write the output");
    buf->len = 0;
    return THAW_OK;
}
