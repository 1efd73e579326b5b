/*
 * output.c - what the writers share.
 */
#include "output/output.h"

thaw_status thaw_output_need(
    const thaw_doc *doc, thaw_stage stage, thaw_error *err)
{
    if (thaw_doc_has(doc, stage))
        return THAW_OK;
    return thaw_fail(err, THAW_EUSAGE, 0,
        "the document has no layer \"%s\" to write", thaw_stage_name(stage));
}

thaw_status thaw_output_finish(
    thaw_buf *buf, const thaw_sink *sink, thaw_error *err)
{
    thaw_status status = thaw_buf_flush(buf, sink, err);
    thaw_buf_release(buf);
    return status;
}
