/*
 * ingest.c - a record becomes the document's text and metadata.
 */
#include <jansson.h>

#include "doc/doc.h"
#include "ingest/ingest.h"

/* Room for a text at its limit and the escapes of a JSON string around it. */
#define RECORD_MAX (4 * THAW_TEXT_MAX)

static thaw_str or_usual(thaw_str found, thaw_str usual)
{
    return found.len ? found : usual;
}

/* The string at key, empty when it is absent or null. */
static thaw_status get_string(
    const json_t *object, const char *key, thaw_str *out, thaw_error *err)
{
    const json_t *value = json_object_get(object, key);
    *out = (thaw_str){0};
    if (!value || json_is_null(value))
        return THAW_OK;
    if (!json_is_string(value))
        return thaw_fail(
            err, THAW_EFORMAT, 0, "\"%s\" is not a JSON string", key);
    *out = (thaw_str){json_string_value(value), json_string_length(value)};
    return THAW_OK;
}

static thaw_status get_meta(
    const json_t *object, thaw_meta *meta, thaw_error *err)
{
    const struct {
        const char *key;
        thaw_str *out;
    } fields[] = {{"id", &meta->id}, {"date", &meta->date}, {"url", &meta->url},
        {"publisher", &meta->publisher}, {"title", &meta->title}};
    thaw_status status = THAW_OK;
    for (size_t i = 0; status == THAW_OK && i < 5; i++)
        status = get_string(object, fields[i].key, fields[i].out, err);
    return status;
}

static thaw_status set_object(thaw_doc *doc, const json_t *object,
    const thaw_meta *usual, thaw_error *err)
{
    thaw_str text;
    thaw_meta meta = {0};
    if (!json_is_object(object))
        return thaw_fail(err, THAW_EFORMAT, 0, "not a JSON object");
    if (!json_object_get(object, "text"))
        return thaw_fail(err, THAW_EFORMAT, 0, "no \"text\" in the object");
    thaw_status status = get_string(object, "text", &text, err);
    if (status == THAW_OK)
        status = get_meta(object, &meta, err);
    if (status != THAW_OK)
        return status;
    meta.date = or_usual(meta.date, usual->date);
    meta.url = or_usual(meta.url, usual->url);
    meta.publisher = or_usual(meta.publisher, usual->publisher);
    meta.title = or_usual(meta.title, usual->title);
    return thaw_doc_set_text(doc, text, &meta, err);
}

static thaw_status set_json(
    thaw_doc *doc, thaw_str text, const thaw_meta *usual, thaw_error *err)
{
    json_error_t why;
    json_t *object = json_loadb(text.ptr, text.len, 0, &why);
    if (!object)
        return thaw_fail(err, THAW_EFORMAT, (uint64_t)why.position,
            "not JSON at byte %d: %.120s", why.position, why.text);
    thaw_status status = set_object(doc, object, usual, err);
    json_decref(object);
    return status;
}

thaw_status thaw_doc_set_record(thaw_doc *doc, thaw_record_kind kind,
    thaw_str record, const thaw_meta *usual, const char **note, thaw_error *err)
{
    static const thaw_meta none;
    const char *said = NULL;
    if (record.len > RECORD_MAX)
        return thaw_fail(err, THAW_ELIMIT, RECORD_MAX,
            "record of %zu bytes, the limit is %zu", record.len, RECORD_MAX);
    if (!record.ptr)
        record = THAW_STR("");
    thaw_buf buf;
    thaw_buf_init(&buf, RECORD_MAX);
    thaw_str text;
    thaw_status status = thaw_ingest_decode(record, &buf, &text, &said, err);
    if (status == THAW_OK && kind == THAW_RECORD_JSON)
        status = set_json(doc, text, usual ? usual : &none, err);
    else if (status == THAW_OK)
        status = thaw_doc_set_text(doc, text, usual, err);
    thaw_buf_release(&buf);
    if (note)
        *note = said;
    return status;
}
