/*
 * record.c - one event as a JSON object.
 *
 * Keys stand in one order and what is absent is null, so that the same input
 * gives the same bytes and a reader never has to ask whether a key is there.
 */
#include <math.h>

#include "output/record.h"

void thaw_record_write_span(thaw_json *json, thaw_span span)
{
    thaw_json_key(json, "begin");
    thaw_json_int(json, span.begin);
    thaw_json_key(json, "end");
    thaw_json_int(json, span.end);
}

static void write_str(thaw_json *json, const char *key, thaw_str value)
{
    thaw_json_key(json, key);
    thaw_json_str_or_null(json, value);
}

static void write_double(
    thaw_json *json, const char *key, double value, int decimals)
{
    thaw_json_key(json, key);
    if (isnan(value))
        thaw_json_null(json);
    else
        thaw_json_double(json, value, decimals);
}

/* {"text","begin","end"}, or null for no span. */
static void write_words(
    thaw_json *json, const thaw_doc *doc, const char *key, thaw_span span)
{
    thaw_json_key(json, key);
    if (span.begin == span.end) {
        thaw_json_null(json);
        return;
    }
    thaw_json_open(json, '{');
    thaw_json_key(json, "text");
    thaw_json_str(json, thaw_doc_at(doc, span));
    thaw_record_write_span(json, span);
    thaw_json_close(json, '}');
}

static void write_actor(
    thaw_json *json, const thaw_doc *doc, const thaw_event_actor *actor)
{
    thaw_json_open(json, '{');
    thaw_json_key(json, "text");
    thaw_json_str(json, thaw_doc_at(doc, actor->span));
    thaw_record_write_span(json, actor->span);
    write_str(json, "code", actor->code);
    write_str(json, "sector", actor->sector);
    write_str(json, "actor", actor->actor);
    write_str(json, "name", actor->name);
    write_str(json, "via", actor->via);
    write_double(json, "confidence", actor->confidence, 3);
    thaw_json_close(json, '}');
}

static void write_actors(thaw_json *json, const thaw_doc *doc, const char *key,
    const thaw_event_actor *actors, size_t count)
{
    thaw_json_key(json, key);
    thaw_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        write_actor(json, doc, &actors[i]);
    thaw_json_close(json, ']');
}

const thaw_place *thaw_record_find_place(const thaw_doc *doc, thaw_span span)
{
    for (size_t i = 0; i < doc->places.count; i++) {
        const thaw_place *place = &doc->places.items[i];
        if (place->span.begin == span.begin && place->span.end == span.end)
            return place;
    }
    return NULL;
}

static void write_place(
    thaw_json *json, const thaw_doc *doc, const thaw_event *event)
{
    thaw_json_key(json, "place");
    if (event->place_span.begin == event->place_span.end) {
        thaw_json_null(json);
        return;
    }
    const thaw_place *place = thaw_record_find_place(doc, event->place_span);
    thaw_json_open(json, '{');
    thaw_json_key(json, "text");
    thaw_json_str(json, thaw_doc_at(doc, event->place_span));
    thaw_record_write_span(json, event->place_span);
    write_str(json, "name", event->place_name);
    write_str(json, "country", event->place_country);
    thaw_json_key(json, "admin1");
    thaw_json_null(json);
    write_double(json, "lat", place ? place->lat : (double)NAN, 5);
    write_double(json, "lon", place ? place->lon : (double)NAN, 5);
    write_str(json, "precision", place ? place->precision : (thaw_str){0});
    thaw_json_key(json, "geonameid");
    thaw_json_null(json);
    thaw_json_close(json, '}');
}

static void write_bound(thaw_json *json, const char *key, int64_t value)
{
    thaw_json_key(json, key);
    if (value < 0)
        thaw_json_null(json);
    else
        thaw_json_int(json, value);
}

static void write_number(thaw_json *json, const thaw_doc *doc, const char *key,
    const thaw_event_number *number)
{
    thaw_json_key(json, key);
    if (!number->known) {
        thaw_json_null(json);
        return;
    }
    thaw_json_open(json, '{');
    write_bound(json, "low", number->low);
    write_bound(json, "high", number->high);
    write_bound(json, "best", number->best);
    thaw_json_key(json, "text");
    thaw_json_str_or_null(json, thaw_doc_at(doc, number->span));
    thaw_record_write_span(json, number->span);
    thaw_json_close(json, '}');
}

static void write_numbers(
    thaw_json *json, const thaw_doc *doc, const thaw_event *event)
{
    thaw_json_key(json, "numbers");
    thaw_json_open(json, '{');
    write_number(json, doc, "killed", &event->killed);
    write_number(json, doc, "injured", &event->injured);
    write_number(json, doc, "arrested", &event->arrested);
    write_number(json, doc, "size", &event->size);
    thaw_json_close(json, '}');
}

static void write_version(thaw_json *json, const thaw_engine *engine)
{
    thaw_json_key(json, "version");
    if (!engine) {
        thaw_json_null(json);
        return;
    }
    thaw_engine_version version = thaw_engine_get_version(engine);
    thaw_json_open(json, '{');
    write_str(json, "thaw", thaw_str_of(version.thaw));
    write_str(json, "rules", thaw_str_of(version.rules));
    write_str(json, "model", thaw_str_of(version.model));
    write_str(json, "lexicon", thaw_str_of(version.lexicon));
    thaw_json_close(json, '}');
}

/* Which event of which article, and when. */
static void write_head(
    thaw_json *json, const thaw_doc *doc, const thaw_event *event)
{
    write_str(json, "id", event->id);
    write_str(json, "doc", doc->meta.id);
    write_str(json, "url", doc->meta.url);
    write_str(json, "publisher", doc->meta.publisher);
    write_str(json, "published", doc->meta.date);
    thaw_json_key(json, "sentence");
    thaw_json_int(json, event->sentence);
    write_str(json, "date", event->date);
    write_str(json, "date_end", event->date_end);
    write_str(json, "date_precision", event->date_precision);
    write_words(json, doc, "date_text", event->date_span);
}

/* What was done, on every scale. */
static void write_what(thaw_json *json, const thaw_event *event)
{
    write_str(json, "event", event->event);
    write_str(json, "mode", event->mode);
    thaw_json_key(json, "contexts");
    thaw_json_open(json, '[');
    for (size_t i = 0; i < event->context_count; i++)
        thaw_json_str(json, event->contexts[i]);
    thaw_json_close(json, ']');
    write_str(json, "cameo", event->cameo);
    thaw_json_key(json, "quad");
    if (event->quad >= 1)
        thaw_json_int(json, event->quad);
    else
        thaw_json_null(json);
    write_double(json, "goldstein", event->goldstein, 2);
    write_double(json, "intensity", event->intensity, 2);
    write_str(json, "polarity", event->polarity);
    write_str(json, "status", event->status);
    write_str(json, "time_ref", event->time_ref);
}

void thaw_record_write(thaw_json *json, const thaw_doc *doc,
    const thaw_event *event, const thaw_engine *engine)
{
    thaw_json_open(json, '{');
    write_head(json, doc, event);
    write_what(json, event);
    write_actors(json, doc, "source", event->source, event->source_count);
    write_actors(json, doc, "target", event->target, event->target_count);
    write_place(json, doc, event);
    write_numbers(json, doc, event);
    thaw_json_key(json, "attribution");
    thaw_json_null(json);
    write_words(json, doc, "trigger", event->trigger);
    write_str(json, "rule", event->rule);
    thaw_json_key(json, "text");
    thaw_json_str(json, thaw_doc_at(doc, event->text));
    thaw_record_write_span(json, event->text);
    write_double(json, "confidence", event->confidence, 3);
    write_version(json, engine);
    thaw_json_close(json, '}');
}
