/*
 * ingest.h - one record in memory becomes a text and its metadata.
 *
 * The public door is thaw_doc_set_record() in include/thaw.h.  Opening files
 * and cutting streams into records is the caller's job.
 */
#ifndef THAW_INGEST_H
#define THAW_INGEST_H

#include "base/buf.h"

/*
 * The record as UTF-8 without a byte order mark: a view of the record itself
 * where that will do, else of buf (initialised, empty), with *note saying what
 * was converted (static text, else NULL).  Fails with EFORMAT for a NUL byte
 * (of UTF-8 text), EUTF8 for bytes that are no text we know, ELIMIT.
 */
thaw_status thaw_ingest_decode(thaw_str record, thaw_buf *buf, thaw_str *out,
    const char **note, thaw_error *err);

#endif
