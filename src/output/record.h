/*
 * record.h - one event as a JSON object, shared by the writers.
 */
#ifndef THAW_RECORD_H
#define THAW_RECORD_H

#include "base/json.h"
#include "doc/doc.h"

/* Most bytes that one document's output may have. */
#define THAW_OUTPUT_MAX ((size_t)512 << 20)

/* The event record of docs/data-formats.md.  Without an engine the version
 * block is null. */
void thaw_record_write(thaw_json *json, const thaw_doc *doc,
    const thaw_event *event, const thaw_engine *engine);
/* "begin":..,"end":.. of an open object. */
void thaw_record_write_span(thaw_json *json, thaw_span span);
/* The place whose words are this span, or NULL. */
const thaw_place *thaw_record_find_place(const thaw_doc *doc, thaw_span span);

#endif
