/*
 * output.h - the writers of include/thaw.h, and what they share.
 *
 * A writer gathers a document's output in a buffer and hands it over once, so
 * that a record is written whole or not at all.
 */
#ifndef THAW_OUTPUT_H
#define THAW_OUTPUT_H

#include "base/buf.h"
#include "doc/doc.h"

/* THAW_EUSAGE when the document lacks the layer of that stage. */
thaw_status thaw_output_need(
    const thaw_doc *doc, thaw_stage stage, thaw_error *err);
/* Hands over what is in buf and releases it. */
thaw_status thaw_output_finish(
    thaw_buf *buf, const thaw_sink *sink, thaw_error *err);

#endif
