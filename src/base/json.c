/*
 * json.c - writing JSON.
 *
 * Text is written as UTF-8; only quotes, backslashes and control characters
 * are escaped, as RFC 8259 demands.
 */
#include <stdio.h>

#include "base/json.h"

void thaw_json_init(thaw_json *json, thaw_buf *buf)
{
    *json = (thaw_json){.buf = buf};
}

static void value_begins(thaw_json *json)
{
    if (json->comma)
        thaw_buf_add(json->buf, ",", 1);
    json->comma = true;
}

void thaw_json_open(thaw_json *json, char bracket)
{
    value_begins(json);
    thaw_buf_add(json->buf, &bracket, 1);
    json->comma = false;
}

void thaw_json_close(thaw_json *json, char bracket)
{
    thaw_buf_add(json->buf, &bracket, 1);
    json->comma = true;
}

static void add_escaped(thaw_buf *buf, thaw_str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        thaw_buf_add(buf, s.ptr + done, i - done);
        done = i + 1;
        if (c == '"' || c == '\\')
            thaw_buf_format(buf, "\\%c", c);
        else if (c == '\n')
            thaw_buf_add_text(buf, "\\n");
        else if (c == '\t')
            thaw_buf_add_text(buf, "\\t");
        else
            thaw_buf_format(buf, "\\u%04x", c);
    }
    thaw_buf_add(buf, s.ptr + done, s.len - done);
}

void thaw_json_key(thaw_json *json, const char *key)
{
    thaw_json_str(json, thaw_str_of(key));
    thaw_buf_add(json->buf, ":", 1);
    json->comma = false;
}

void thaw_json_str(thaw_json *json, thaw_str s)
{
    value_begins(json);
    thaw_buf_add(json->buf, "\"", 1);
    add_escaped(json->buf, s);
    thaw_buf_add(json->buf, "\"", 1);
}

void thaw_json_str_or_null(thaw_json *json, thaw_str s)
{
    if (s.len)
        thaw_json_str(json, s);
    else
        thaw_json_null(json);
}

void thaw_json_int(thaw_json *json, int64_t value)
{
    value_begins(json);
    thaw_buf_format(json->buf, "%lld", (long long)value);
}

void thaw_json_double(thaw_json *json, double value, int decimals)
{
    char text[64];
    int len = snprintf(text, sizeof text, "%.*f", decimals, value);
    while (len > 2 && text[len - 1] == '0' && text[len - 2] != '.')
        len--;
    value_begins(json);
    thaw_buf_add(json->buf, text, (size_t)len);
}

void thaw_json_bool(thaw_json *json, bool value)
{
    value_begins(json);
    thaw_buf_add_text(json->buf, value ? "true" : "false");
}

void thaw_json_null(thaw_json *json)
{
    value_begins(json);
    thaw_buf_add_text(json->buf, "null");
}
