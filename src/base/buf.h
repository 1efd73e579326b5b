/*
 * buf.h - bytes that grow up to a stated maximum.
 *
 * Once it fails a buffer stays failed and ignores what is added, so that a
 * writer checks once, at the end.
 */
#ifndef THAW_BUF_H
#define THAW_BUF_H

#include "base/base.h"

typedef struct {
    char *bytes; /* owned */
    size_t len, room, max;
    bool failed;
} thaw_buf;

void thaw_buf_init(thaw_buf *buf, size_t max);
void thaw_buf_release(thaw_buf *buf);
void thaw_buf_reset(thaw_buf *buf);
void thaw_buf_add(thaw_buf *buf, const void *bytes, size_t len);
void thaw_buf_add_str(thaw_buf *buf, thaw_str s);
void thaw_buf_add_text(thaw_buf *buf, const char *text);
void thaw_buf_format(thaw_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
thaw_str thaw_buf_view(const thaw_buf *buf);
/* Hands what is there to the sink and empties the buffer. */
thaw_status thaw_buf_flush(
    thaw_buf *buf, const thaw_sink *sink, thaw_error *err);

#endif
