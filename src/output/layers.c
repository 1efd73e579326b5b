/*
 * layers.c - every layer of a document as one JSON object.
 *
 * The debugger of the pipeline: `thaw code --to layers --stop-after parse`
 * shows what each stage said.  Tokens, mentions and actors are numbered from 0
 * through the document, as in doc.h.
 */
#include <math.h>

#include "output/output.h"
#include "output/record.h"

static const char *const block_kinds[THAW_BLOCK_KIND_COUNT] = {
    [THAW_BLOCK_PARAGRAPH] = "paragraph",
    [THAW_BLOCK_HEADLINE] = "headline",
    [THAW_BLOCK_SUBHEAD] = "subhead",
    [THAW_BLOCK_BYLINE] = "byline",
    [THAW_BLOCK_CAPTION] = "caption",
    [THAW_BLOCK_FURNITURE] = "furniture",
};
static const char *const mention_kinds[] = {"name", "nominal", "pronoun"};
static const char *const time_types[] = {"DATE", "TIME", "DURATION", "SET"};

static void str(thaw_json *json, const char *key, thaw_str value)
{
    thaw_json_key(json, key);
    thaw_json_str_or_null(json, value);
}

static void text(thaw_json *json, const char *key, const char *value)
{
    str(json, key, thaw_str_of(value));
}

/* An index of something, or null. */
static void number(thaw_json *json, const char *key, uint32_t value)
{
    thaw_json_key(json, key);
    if (value == THAW_NONE)
        thaw_json_null(json);
    else
        thaw_json_int(json, value);
}

static void range(thaw_json *json, uint32_t first, uint32_t end)
{
    thaw_json_key(json, "tokens");
    thaw_json_open(json, '[');
    thaw_json_int(json, first);
    thaw_json_int(json, end);
    thaw_json_close(json, ']');
}

static void blocks(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const thaw_block *block = &doc->blocks.items[i];
        thaw_json_open(json, '{');
        thaw_record_write_span(json, block->span);
        text(json, "kind", block_kinds[block->kind]);
        text(json, "why", block->why);
        thaw_json_close(json, '}');
    }
}

static void sentences(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->sentences.count; i++) {
        const thaw_sentence *sentence = &doc->sentences.items[i];
        thaw_json_open(json, '{');
        thaw_record_write_span(json, sentence->span);
        number(json, "block", sentence->block);
        range(json, sentence->first, sentence->end);
        thaw_json_key(json, "coded");
        thaw_json_bool(json, sentence->coded);
        thaw_json_key(json, "cut");
        thaw_json_bool(json, sentence->cut);
        thaw_json_close(json, '}');
    }
}

static void tokens(thaw_json *json, const thaw_doc *doc, thaw_stage last)
{
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        thaw_json_open(json, '{');
        thaw_json_key(json, "form");
        thaw_json_str(json, thaw_doc_form(doc, i));
        thaw_record_write_span(json, doc->tokens.items[i].span);
        number(json, "sentence", doc->tokens.items[i].sentence);
        if (last >= THAW_STAGE_TAG) {
            text(json, "upos", thaw_upos_name(doc->tags[i].upos));
            text(json, "xpos", thaw_xpos_name(doc->tags[i].xpos));
            str(json, "lemma", doc->tags[i].lemma);
        }
        if (last >= THAW_STAGE_PARSE) {
            number(json, "head", doc->arcs[i].head);
            text(json, "deprel", thaw_deprel_name(doc->arcs[i].deprel));
        }
        thaw_json_close(json, '}');
    }
}

static void names(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->names.count; i++) {
        const thaw_name *name = &doc->names.items[i];
        thaw_json_open(json, '{');
        range(json, name->first, name->end);
        text(json, "type", thaw_name_type_name(name->type));
        str(json, "text",
            thaw_doc_at(doc, thaw_doc_token_span(doc, name->first, name->end)));
        thaw_json_close(json, '}');
    }
}

static void mentions(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->mentions.count; i++) {
        const thaw_mention *m = &doc->mentions.items[i];
        thaw_json_open(json, '{');
        range(json, m->first, m->end);
        number(json, "head", m->head);
        text(json, "kind", mention_kinds[m->kind]);
        text(json, "type",
            m->name_type == THAW_NAME_COUNT
                ? NULL
                : thaw_name_type_name(m->name_type));
        number(json, "entity", m->entity);
        number(json, "antecedent", m->antecedent);
        text(json, "link", m->link);
        str(json, "text",
            thaw_doc_at(doc, thaw_doc_token_span(doc, m->first, m->end)));
        thaw_json_close(json, '}');
    }
}

static void actor(thaw_json *json, const thaw_actor *actor, uint32_t mention)
{
    thaw_json_open(json, '{');
    number(json, "mention", mention);
    str(json, "code", actor->code);
    str(json, "sector", actor->sector);
    str(json, "actor", actor->actor);
    str(json, "name", actor->name);
    str(json, "via", actor->via);
    str(json, "why", actor->why);
    thaw_json_key(json, "confidence");
    thaw_json_double(json, (double)actor->confidence, 3);
    thaw_json_close(json, '}');
}

static void actors(thaw_json *json, const thaw_doc *doc)
{
    if (!doc->actor_first)
        return;
    for (uint32_t m = 0; m < doc->mentions.count; m++)
        for (uint32_t i = doc->actor_first[m]; i < doc->actor_first[m + 1]; i++)
            actor(json, &doc->actors.items[i], m);
}

static void times(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->times.count; i++) {
        const thaw_time *time = &doc->times.items[i];
        thaw_json_open(json, '{');
        thaw_record_write_span(json, time->span);
        str(json, "text", thaw_doc_at(doc, time->span));
        text(json, "type", time_types[time->type]);
        str(json, "value", time->value);
        str(json, "why", time->why);
        thaw_json_close(json, '}');
    }
}

static void coordinate(thaw_json *json, const char *key, double value)
{
    thaw_json_key(json, key);
    if (isnan(value))
        thaw_json_null(json);
    else
        thaw_json_double(json, value, 5);
}

static void places(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->places.count; i++) {
        const thaw_place *place = &doc->places.items[i];
        thaw_json_open(json, '{');
        thaw_record_write_span(json, place->span);
        str(json, "text", thaw_doc_at(doc, place->span));
        coordinate(json, "lat", place->lat);
        coordinate(json, "lon", place->lon);
        str(json, "name", place->name);
        str(json, "country", place->country);
        str(json, "precision", place->precision);
        thaw_json_key(json, "metonym");
        thaw_json_bool(json, place->metonym);
        thaw_json_close(json, '}');
    }
}

static void bound(thaw_json *json, const char *key, int64_t value)
{
    thaw_json_key(json, key);
    if (value < 0)
        thaw_json_null(json);
    else
        thaw_json_int(json, value);
}

static void quantities(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->quantities.count; i++) {
        const thaw_quantity *q = &doc->quantities.items[i];
        thaw_json_open(json, '{');
        thaw_record_write_span(json, q->span);
        str(json, "text", thaw_doc_at(doc, q->span));
        number(json, "head", q->head);
        bound(json, "low", q->low);
        bound(json, "high", q->high);
        bound(json, "best", q->best);
        thaw_json_close(json, '}');
    }
}

static void events(thaw_json *json, const thaw_doc *doc)
{
    for (size_t i = 0; i < doc->events.count; i++)
        thaw_record_write(json, doc, &doc->events.items[i], NULL);
}

typedef void layer_writer(thaw_json *, const thaw_doc *);

/* The layers that are plain lists; tokens grow through three stages. */
static const struct {
    const char *key;
    thaw_stage stage;
    layer_writer *write;
} lists[] = {
    {"names", THAW_STAGE_NAME, names},
    {"mentions", THAW_STAGE_MENTION, mentions},
    {"actors", THAW_STAGE_RESOLVE, actors},
    {"times", THAW_STAGE_RESOLVE, times},
    {"places", THAW_STAGE_RESOLVE, places},
    {"quantities", THAW_STAGE_RESOLVE, quantities},
    {"events", THAW_STAGE_EVENT, events},
};

static void list(
    thaw_json *json, const thaw_doc *doc, const char *key, layer_writer *write)
{
    thaw_json_key(json, key);
    thaw_json_open(json, '[');
    write(json, doc);
    thaw_json_close(json, ']');
}

static void write_all(thaw_json *json, const thaw_doc *doc, thaw_stage last)
{
    thaw_json_open(json, '{');
    str(json, "doc", doc->meta.id);
    str(json, "date", doc->meta.date);
    str(json, "text", doc->text);
    list(json, doc, "blocks", blocks);
    if (last >= THAW_STAGE_TOKEN) {
        list(json, doc, "sentences", sentences);
        thaw_json_key(json, "tokens");
        thaw_json_open(json, '[');
        tokens(json, doc, last);
        thaw_json_close(json, ']');
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (last >= lists[i].stage)
            list(json, doc, lists[i].key, lists[i].write);
    thaw_json_close(json, '}');
}

thaw_status thaw_write_layers(const thaw_doc *doc, thaw_stage last,
    const thaw_sink *sink, thaw_error *err)
{
    thaw_status status = thaw_output_need(doc, last, err);
    if (status != THAW_OK)
        return status;
    thaw_buf buf;
    thaw_json json;
    thaw_buf_init(&buf, THAW_OUTPUT_MAX);
    thaw_json_init(&json, &buf);
    write_all(&json, doc, last);
    thaw_buf_add_text(&buf, "\n");
    return thaw_output_finish(&buf, sink, err);
}
