/*
 * fuzz_rules.c - any text as a file of rules: complained about, or compiled to
 * a file that opens.
 */
#include "know/tables.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char quads[] = "# format: thaw-quads 1\nCONSULT\t1\t1\t1\t1\n"
                            "04\t1\t1\t1\t1\n";
static const char events[] = "# format: thaw-events 1\n"
                             "CONSULT\t1\tneeded\tTalking.\n";
static const char codes[] = "# format: thaw-cameo 1\n"
                            "040\tConsult\tCONSULT\t-\t-\t1\t1\tTo talk.\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    thaw_buf text, out, complaints;
    thaw_know *know = NULL;
    thaw_buf_init(&text, 1 << 20);
    thaw_buf_init(&out, 1 << 24);
    thaw_buf_init(&complaints, 1 << 24);
    thaw_buf_add_text(&text, "# format: thaw-rules 1\n");
    thaw_buf_add(&text, bytes, len);
    thaw_source sources[] = {{"quads", {quads, sizeof quads - 1}},
        {"events", {events, sizeof events - 1}},
        {"codes", {codes, sizeof codes - 1}}, {"rules", thaw_buf_view(&text)}};
    thaw_status status = thaw_know_compile(sources, 4, &out, &complaints, NULL);
    assert(status != THAW_OK || complaints.len == 0);
    if (status == THAW_OK) {
        status = thaw_know_open(&know, thaw_buf_view(&out), "fuzz", NULL);
        assert(status == THAW_OK);
        thaw_know_close(know);
    }
    thaw_buf_release(&text);
    thaw_buf_release(&out);
    thaw_buf_release(&complaints);
    return 0;
}
