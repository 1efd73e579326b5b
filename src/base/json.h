/*
 * json.h - writing JSON: commas and quotes kept by a small state.
 *
 *   thaw_json_open(&j, '{');
 *   thaw_json_key(&j, "begin"); thaw_json_int(&j, 812);
 *   thaw_json_close(&j, '}');
 */
#ifndef THAW_JSON_H
#define THAW_JSON_H

#include "base/buf.h"

typedef struct {
    thaw_buf *buf;
    bool comma; /* the next value needs one before it */
} thaw_json;

void thaw_json_init(thaw_json *json, thaw_buf *buf);
void thaw_json_open(thaw_json *json, char bracket);
void thaw_json_close(thaw_json *json, char bracket);
void thaw_json_key(thaw_json *json, const char *key);
void thaw_json_str(thaw_json *json, thaw_str s);
/* null when s is empty. */
void thaw_json_str_or_null(thaw_json *json, thaw_str s);
void thaw_json_int(thaw_json *json, int64_t value);
/* At most that many decimals, trailing zeros cut to one: 7.0, 2.5, 0.83. */
void thaw_json_double(thaw_json *json, double value, int decimals);
void thaw_json_bool(thaw_json *json, bool value);
void thaw_json_null(thaw_json *json);

#endif
