/*
 * tsv.c - events as tab-separated values, for spreadsheets and R.
 *
 * One row an event: compound actors are joined by ";" in one cell, and the
 * receipts (offsets, confidences of actors) are left to the JSON Lines.
 */
#include <math.h>

#include "output/output.h"
#include "output/record.h"

static const char COLUMNS[] =
    "id\tdoc\tpublished\tsentence\tdate\tdate_end\tevent\tmode\tcontexts\t"
    "cameo\tquad\tgoldstein\tintensity\tpolarity\tstatus\ttime_ref\tsource\t"
    "source_sector\tsource_text\ttarget\ttarget_sector\ttarget_text\tplace\t"
    "country\tlat\tlon\tkilled\tinjured\tarrested\tsize\ttrigger\trule\t"
    "confidence\ttext\n";

thaw_status thaw_write_tsv_header(const thaw_sink *sink, thaw_error *err)
{
    if (!sink->write(sink->context, COLUMNS, sizeof COLUMNS - 1))
        return thaw_fail(err, THAW_EIO, 0, "cannot write the output");
    return THAW_OK;
}

/* The bytes of a cell: what would end it becomes a space. */
static void add_clean(thaw_buf *buf, thaw_str value)
{
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        char out = c < ' ' || c == 0x7F ? ' ' : (char)c;
        thaw_buf_add(buf, &out, 1);
    }
}

static void add_cell(thaw_buf *buf, thaw_str value)
{
    add_clean(buf, value);
    thaw_buf_add_text(buf, "\t");
}

static void add_number(thaw_buf *buf, double value, int decimals)
{
    if (!isnan(value))
        thaw_buf_format(buf, "%.*f", decimals, value);
    thaw_buf_add_text(buf, "\t");
}

static void add_count(thaw_buf *buf, const thaw_event_number *number)
{
    if (number->known && number->best >= 0)
        thaw_buf_format(buf, "%lld", (long long)number->best);
    thaw_buf_add_text(buf, "\t");
}

/* Three cells: codes, sectors, words. */
static void add_actors(thaw_buf *buf, const thaw_doc *doc,
    const thaw_event_actor *actors, size_t count)
{
    for (int column = 0; column < 3; column++) {
        for (size_t i = 0; i < count; i++) {
            thaw_str words = thaw_doc_at(doc, actors[i].span);
            thaw_buf_add_text(buf, i ? ";" : "");
            add_clean(buf,
                column == 0       ? actors[i].code
                    : column == 1 ? actors[i].sector
                                  : words);
        }
        thaw_buf_add_text(buf, "\t");
    }
}

static void add_what(thaw_buf *buf, const thaw_event *event)
{
    add_cell(buf, event->date);
    add_cell(buf, event->date_end);
    add_cell(buf, event->event);
    add_cell(buf, event->mode);
    for (size_t i = 0; i < event->context_count; i++) {
        thaw_buf_add_text(buf, i ? ";" : "");
        add_clean(buf, event->contexts[i]);
    }
    thaw_buf_add_text(buf, "\t");
    add_cell(buf, event->cameo);
    if (event->quad >= 1)
        thaw_buf_format(buf, "%d", event->quad);
    thaw_buf_add_text(buf, "\t");
    add_number(buf, event->goldstein, 1);
    add_number(buf, event->intensity, 1);
    add_cell(buf, event->polarity);
    add_cell(buf, event->status);
    add_cell(buf, event->time_ref);
}

static void add_event(
    thaw_buf *buf, const thaw_doc *doc, const thaw_event *event)
{
    const thaw_place *place = thaw_record_find_place(doc, event->place_span);
    add_cell(buf, event->id);
    add_cell(buf, doc->meta.id);
    add_cell(buf, doc->meta.date);
    thaw_buf_format(buf, "%u\t", event->sentence);
    add_what(buf, event);
    add_actors(buf, doc, event->source, event->source_count);
    add_actors(buf, doc, event->target, event->target_count);
    add_cell(buf, event->place_name);
    add_cell(buf, event->place_country);
    add_number(buf, place ? place->lat : (double)NAN, 5);
    add_number(buf, place ? place->lon : (double)NAN, 5);
    add_count(buf, &event->killed);
    add_count(buf, &event->injured);
    add_count(buf, &event->arrested);
    add_count(buf, &event->size);
    add_cell(buf, thaw_doc_at(doc, event->trigger));
    add_cell(buf, event->rule);
    add_number(buf, event->confidence, 3);
    add_clean(buf, thaw_doc_at(doc, event->text));
    thaw_buf_add_text(buf, "\n");
}

thaw_status thaw_write_tsv(
    const thaw_doc *doc, const thaw_sink *sink, thaw_error *err)
{
    thaw_status status = thaw_output_need(doc, THAW_STAGE_EVENT, err);
    if (status != THAW_OK)
        return status;
    thaw_buf buf;
    thaw_buf_init(&buf, THAW_OUTPUT_MAX);
    for (size_t i = 0; i < doc->events.count; i++)
        add_event(&buf, doc, &doc->events.items[i]);
    return thaw_output_finish(&buf, sink, err);
}
