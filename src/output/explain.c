/*
 * explain.c - why a document was coded as it was, for a person to read.
 *
 * Sentence by sentence: words, tree, names, actors with their reasons, dates
 * with their arithmetic, the events, the rules that were tried.  A sentence
 * without an event ends with the first gate that stopped it.
 */
#include <math.h>

#include "output/explain.h"
#include "output/output.h"

#define EXPLAIN_MAX ((size_t)256 << 20)
#define SCRATCH_MAX ((size_t)16 << 20)

void thaw_explain_add(thaw_buf *buf, thaw_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        char out = c < ' ' || c == 0x7F ? ' ' : (char)c;
        thaw_buf_add(buf, &out, 1);
    }
}

static bool inside(const thaw_sentence *sentence, uint32_t token)
{
    return token >= sentence->first && token < sentence->end;
}

static void words(
    thaw_buf *buf, const thaw_doc *doc, const thaw_sentence *sentence)
{
    thaw_buf_add_text(buf, "\n  words\n");
    bool tagged = thaw_doc_has(doc, THAW_STAGE_TAG);
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        thaw_buf_format(buf, "    %-4u", i - sentence->first + 1);
        thaw_explain_add(buf, thaw_doc_form(doc, i));
        if (tagged) {
            thaw_buf_format(buf, "  %s %s  ", thaw_upos_name(doc->tags[i].upos),
                thaw_xpos_name(doc->tags[i].xpos));
            thaw_explain_add(buf, doc->tags[i].lemma);
        }
        thaw_buf_add_text(buf, "\n");
    }
}

static void names(
    thaw_buf *buf, const thaw_doc *doc, const thaw_sentence *sentence)
{
    bool any = false;
    for (size_t i = 0; i < doc->names.count; i++) {
        const thaw_name *name = &doc->names.items[i];
        if (!inside(sentence, name->first))
            continue;
        thaw_buf_add_text(buf, any ? "" : "\n  names\n");
        any = true;
        thaw_buf_format(buf, "    %-6s", thaw_name_type_name(name->type));
        thaw_explain_add(buf,
            thaw_doc_at(doc, thaw_doc_token_span(doc, name->first, name->end)));
        thaw_buf_add_text(buf, "\n");
    }
}

/* "what: value" after a separator, when there is a value. */
static void detail(thaw_buf *buf, const char *what, thaw_str value)
{
    if (value.len == 0)
        return;
    thaw_buf_add_text(buf, what);
    thaw_explain_add(buf, value);
}

static void one_actor(thaw_buf *buf, const thaw_actor *actor)
{
    thaw_buf_add_text(buf, "        is ");
    thaw_explain_add(buf, actor->code.len ? actor->code : THAW_STR("?"));
    detail(buf, " ", actor->sector);
    detail(buf, ", ", actor->name);
    detail(buf, " [", actor->actor);
    thaw_buf_add_text(buf, actor->actor.len ? "]" : "");
    detail(buf, ", by ", actor->via);
    thaw_buf_format(buf, ", confidence %.2f\n", (double)actor->confidence);
    detail(buf, "        because ", actor->why);
    thaw_buf_add_text(buf, actor->why.len ? "\n" : "");
}

static void one_mention(thaw_buf *buf, const thaw_doc *doc, uint32_t index)
{
    const thaw_mention *m = &doc->mentions.items[index];
    thaw_buf_add_text(buf, "    \"");
    thaw_explain_add(
        buf, thaw_doc_at(doc, thaw_doc_token_span(doc, m->first, m->end)));
    thaw_buf_add_text(buf, "\"\n");
    if (m->antecedent != THAW_NONE) {
        const thaw_mention *to = &doc->mentions.items[m->antecedent];
        thaw_buf_add_text(buf, "        stands for \"");
        thaw_explain_add(buf,
            thaw_doc_at(doc, thaw_doc_token_span(doc, to->first, to->end)));
        thaw_buf_format(buf, "\"%s%s\n", m->link ? ", by the rule " : "",
            m->link ? m->link : "");
    }
    if (!doc->actor_first)
        return;
    uint32_t first = doc->actor_first[index];
    uint32_t end = doc->actor_first[index + 1];
    for (uint32_t i = first; i < end; i++)
        one_actor(buf, &doc->actors.items[i]);
    if (first == end)
        thaw_buf_add_text(buf, "        is no actor that the tables know\n");
}

static void mentions(
    thaw_buf *buf, const thaw_doc *doc, const thaw_sentence *sentence)
{
    bool any = false;
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        if (!inside(sentence, doc->mentions.items[i].head))
            continue;
        thaw_buf_add_text(buf, any ? "" : "\n  who and what\n");
        any = true;
        one_mention(buf, doc, i);
    }
}

static void times(
    thaw_buf *buf, const thaw_doc *doc, const thaw_sentence *sentence)
{
    bool any = false;
    for (size_t i = 0; i < doc->times.count; i++) {
        const thaw_time *time = &doc->times.items[i];
        if (!inside(sentence, time->first))
            continue;
        thaw_buf_add_text(buf, any ? "" : "\n  dates\n");
        any = true;
        thaw_buf_add_text(buf, "    \"");
        thaw_explain_add(buf, thaw_doc_at(doc, time->span));
        thaw_buf_add_text(buf, "\" is ");
        thaw_explain_add(buf, time->value);
        detail(buf, ": ", time->why);
        thaw_buf_add_text(buf, "\n");
    }
}

static void places(
    thaw_buf *buf, const thaw_doc *doc, const thaw_sentence *sentence)
{
    bool any = false;
    for (size_t i = 0; i < doc->places.count; i++) {
        const thaw_place *place = &doc->places.items[i];
        if (!inside(sentence, place->first))
            continue;
        thaw_buf_add_text(buf, any ? "" : "\n  places\n");
        any = true;
        thaw_buf_add_text(buf, "    \"");
        thaw_explain_add(buf, thaw_doc_at(doc, place->span));
        thaw_buf_add_text(buf, "\" is ");
        thaw_explain_add(buf, place->name);
        detail(buf, ", ", place->country);
        if (!isnan(place->lat))
            thaw_buf_format(buf, " (%.3f, %.3f)", place->lat, place->lon);
        thaw_buf_add_text(
            buf, place->metonym ? "; it acts here, so no place\n" : "\n");
    }
}

static void sides(thaw_buf *buf, const thaw_event_actor *actors, size_t count)
{
    thaw_buf_add_text(buf, count ? "" : "nobody named");
    for (size_t i = 0; i < count; i++) {
        thaw_buf_add_text(buf, i ? ", " : "");
        thaw_explain_add(
            buf, actors[i].code.len ? actors[i].code : THAW_STR("?"));
        detail(buf, " ", actors[i].sector);
    }
}

static void one_event(
    thaw_buf *buf, const thaw_doc *doc, const thaw_event *event)
{
    thaw_buf_add_text(buf, "    ");
    thaw_explain_add(buf, event->event);
    detail(buf, "/", event->mode);
    thaw_buf_add_text(buf, ": ");
    sides(buf, event->source, event->source_count);
    thaw_buf_add_text(buf, " -> ");
    sides(buf, event->target, event->target_count);
    detail(buf, ", ", event->date);
    detail(buf, ", ", event->status);
    detail(buf, ", ", event->polarity);
    thaw_buf_add_text(buf, "\n        said by \"");
    thaw_explain_add(buf, thaw_doc_at(doc, event->trigger));
    thaw_buf_add_text(buf, "\", rule ");
    thaw_explain_add(buf, event->rule);
    detail(buf, ", CAMEO ", event->cameo);
    thaw_buf_format(buf, ", confidence %.2f\n        id ", event->confidence);
    thaw_explain_add(buf, event->id);
    thaw_buf_add_text(buf, "\n");
}

static size_t events(thaw_buf *buf, const thaw_doc *doc, uint32_t sentence)
{
    size_t count = 0;
    for (size_t i = 0; i < doc->events.count; i++) {
        if (doc->events.items[i].sentence != sentence)
            continue;
        thaw_buf_add_text(buf, count++ ? "" : "\n  events\n");
        one_event(buf, doc, &doc->events.items[i]);
    }
    return count;
}

static void one_trace(
    thaw_buf *buf, const thaw_doc *doc, const thaw_trace *trace)
{
    thaw_buf_format(buf, "    %s ", trace->fired ? "yes" : "no ");
    if (trace->token < doc->tokens.count) {
        thaw_buf_add_text(buf, "\"");
        thaw_explain_add(buf, thaw_doc_form(doc, trace->token));
        thaw_buf_add_text(buf, "\" ");
    }
    thaw_explain_add(buf, trace->rule);
    detail(buf, ": ", trace->text);
    thaw_buf_add_text(buf, "\n");
}

/* Every rule tried; returns the first that stopped, or NULL. */
static const thaw_trace *traces(
    thaw_buf *buf, const thaw_doc *doc, const thaw_sentence *sentence)
{
    const thaw_trace *stopped = NULL;
    bool any = false;
    for (size_t i = 0; i < doc->traces.count; i++) {
        const thaw_trace *trace = &doc->traces.items[i];
        if (!inside(sentence, trace->token))
            continue;
        thaw_buf_add_text(buf, any ? "" : "\n  rules tried\n");
        any = true;
        if (!trace->fired && !stopped)
            stopped = trace;
        one_trace(buf, doc, trace);
    }
    return stopped;
}

static const char *why_not_coded(
    const thaw_doc *doc, const thaw_sentence *sentence)
{
    if (sentence->block >= doc->blocks.count)
        return "it is outside the article";
    const char *why = doc->blocks.items[sentence->block].why;
    return why ? why : "its block is not part of the article's text";
}

/* What stopped a sentence without an event. */
static void gate(thaw_buf *buf, const thaw_doc *doc,
    const thaw_sentence *sentence, const thaw_trace *stopped)
{
    thaw_buf_add_text(buf, "\n  no event: ");
    if (!sentence->coded) {
        thaw_buf_format(
            buf, "not read for events, %s\n", why_not_coded(doc, sentence));
    } else if (stopped) {
        thaw_buf_add_text(buf, "stopped first at\n");
        one_trace(buf, doc, stopped);
    } else if (doc->keep_trace) {
        thaw_buf_add_text(buf, "no rule speaks of any word in it\n");
    } else {
        thaw_buf_add_text(buf, "no rule made one\n");
    }
}

static void one_sentence(
    thaw_buf *buf, const thaw_doc *doc, uint32_t index, thaw_arena *scratch)
{
    const thaw_sentence *sentence = &doc->sentences.items[index];
    thaw_buf_format(buf, "%ssentence %u: ", buf->len ? "\n" : "", index);
    thaw_explain_add(buf, thaw_doc_at(doc, sentence->span));
    thaw_buf_add_text(buf, "\n");
    words(buf, doc, sentence);
    if (thaw_doc_has(doc, THAW_STAGE_PARSE)) {
        thaw_buf_add_text(buf, "\n  tree\n");
        thaw_explain_tree(buf, doc, sentence, scratch);
        thaw_arena_reset(scratch);
    }
    names(buf, doc, sentence);
    mentions(buf, doc, sentence);
    times(buf, doc, sentence);
    places(buf, doc, sentence);
    size_t made = events(buf, doc, index);
    const thaw_trace *stopped = traces(buf, doc, sentence);
    if (made == 0 && thaw_doc_has(doc, THAW_STAGE_EVENT))
        gate(buf, doc, sentence, stopped);
}

thaw_status thaw_write_explain(const thaw_doc *doc, uint32_t sentence,
    const thaw_sink *sink, thaw_error *err)
{
    thaw_status status = thaw_output_need(doc, THAW_STAGE_TOKEN, err);
    if (status != THAW_OK)
        return status;
    if (sentence != THAW_ALL_SENTENCES && sentence >= doc->sentences.count)
        return thaw_fail(
            err, THAW_ENOTFOUND, 0, "there is no sentence %u", sentence);
    thaw_buf buf;
    thaw_arena scratch;
    thaw_buf_init(&buf, EXPLAIN_MAX);
    thaw_arena_init(&scratch, SCRATCH_MAX);
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        if (sentence == THAW_ALL_SENTENCES || sentence == i)
            one_sentence(&buf, doc, i, &scratch);
    thaw_arena_release(&scratch);
    return thaw_output_finish(&buf, sink, err);
}
