/*
 * fuzz_ingest.c - any bytes as a record: refused by name, or a valid text.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "doc/doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void try_kind(thaw_doc *doc, thaw_record_kind kind, thaw_str record)
{
    thaw_error err = {0};
    const char *note;
    thaw_status status =
        thaw_doc_set_record(doc, kind, record, NULL, &note, &err);
    if (status == THAW_OK) {
        thaw_str text = thaw_doc_get_text(doc);
        assert(thaw_utf8_find_invalid(text) == text.len);
        assert(thaw_doc_get_meta(doc).id.len > 0);
        assert(kind != THAW_RECORD_TEXT || note || text.len <= record.len);
    } else {
        assert(err.status == status && err.text[0]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    thaw_doc *doc = thaw_doc_new(0);
    if (!doc)
        return 0;
    thaw_str record = {(const char *)bytes, len};
    try_kind(doc, THAW_RECORD_TEXT, record);
    try_kind(doc, THAW_RECORD_JSON, record);
    thaw_doc_free(doc);
    return 0;
}
