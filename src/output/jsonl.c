/*
 * jsonl.c - events as JSON Lines: one object an event.
 */
#include "output/output.h"
#include "output/record.h"

thaw_status thaw_write_jsonl(const thaw_doc *doc, const thaw_engine *engine,
    const thaw_sink *sink, thaw_error *err)
{
    thaw_status status = thaw_output_need(doc, THAW_STAGE_EVENT, err);
    if (status != THAW_OK)
        return status;
    thaw_buf buf;
    thaw_buf_init(&buf, THAW_OUTPUT_MAX);
    for (size_t i = 0; i < doc->events.count; i++) {
        thaw_json json;
        thaw_json_init(&json, &buf);
        thaw_record_write(&json, doc, &doc->events.items[i], engine);
        thaw_buf_add_text(&buf, "\n");
    }
    return thaw_output_finish(&buf, sink, err);
}
