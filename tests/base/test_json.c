/*
 * test_json.c - written JSON is JSON, as another library reads it; a buffer
 * keeps its limit.
 */
#include <jansson.h>

#include "base/json.h"
#include "tap.h"

static void test_shape(void)
{
    thaw_buf buf;
    thaw_json json;
    thaw_buf_init(&buf, 4096);
    thaw_json_init(&json, &buf);
    thaw_json_open(&json, '{');
    thaw_json_key(&json, "a");
    thaw_json_int(&json, INT64_MIN);
    thaw_json_key(&json, "b");
    thaw_json_open(&json, '[');
    thaw_json_double(&json, 7.0, 2);
    thaw_json_double(&json, -2.50, 2);
    thaw_json_double(&json, 0.8349, 3);
    thaw_json_open(&json, '[');
    thaw_json_close(&json, ']');
    thaw_json_bool(&json, true);
    thaw_json_null(&json);
    thaw_json_close(&json, ']');
    thaw_json_key(&json, "c");
    thaw_json_str_or_null(&json, THAW_STR(""));
    thaw_json_key(&json, "d");
    thaw_json_str(&json, THAW_STR(""));
    thaw_json_close(&json, '}');
    ok(thaw_str_is(thaw_buf_view(&buf),
           "{\"a\":-9223372036854775808,\"b\":[7.0,-2.5,0.835,[],true,null],"
           "\"c\":null,\"d\":\"\"}"),
        "commas, numbers and null stand where they must");
    thaw_buf_release(&buf);
}

/* Every character of the first planes, through a reader that is not ours. */
static void test_strings(void)
{
    long good = 0, count = 0;
    for (uint32_t c = 1; c < 0x3000; c++) {
        char text[4];
        thaw_buf buf;
        thaw_json json;
        size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        text[0] = (char)(len == 1 ? c
                : len == 2        ? 0xC0 | c >> 6
                                  : 0xE0 | c >> 12);
        text[1] = (char)(len == 2 ? 0x80 | (c & 63) : 0x80 | (c >> 6 & 63));
        text[2] = (char)(0x80 | (c & 63));
        thaw_buf_init(&buf, 64);
        thaw_json_init(&json, &buf);
        thaw_json_str(&json, (thaw_str){text, len});
        json_t *read = json_loadb(buf.bytes, buf.len, JSON_DECODE_ANY, NULL);
        good += read && json_string_length(read) == len &&
            memcmp(json_string_value(read), text, len) == 0;
        json_decref(read);
        thaw_buf_release(&buf);
        count++;
    }
    ok(good == count, "%ld characters are read back", count);
}

static bool refuse(void *context, const char *bytes, size_t len)
{
    (void)context, (void)bytes, (void)len;
    return false;
}

static void test_buffer(void)
{
    thaw_buf buf;
    thaw_error err = {0};
    const thaw_sink sink = {refuse, NULL};
    thaw_buf_init(&buf, 10);
    thaw_buf_add_text(&buf, "0123456789");
    ok(!buf.failed && buf.len == 10, "a buffer fills to its limit");
    ok(thaw_buf_flush(&buf, &sink, &err) == THAW_EIO, "a sink may refuse");
    thaw_buf_add_text(&buf, "x");
    ok(buf.failed && buf.len == 10, "and no further");
    thaw_buf_reset(&buf);
    thaw_buf_format(&buf, "%s", "01234567890");
    ok(buf.failed && buf.len == 0, "formatted text keeps the limit too");
    thaw_buf_add_text(&buf, "y");
    ok(buf.len == 0, "a failed buffer takes nothing");
    ok(thaw_buf_flush(&buf, &sink, &err) != THAW_OK, "and is not written");
    thaw_buf_release(&buf);
}

int main(void)
{
    test_shape();
    test_strings();
    test_buffer();
    return done_testing();
}
