/*
 * doc.c - making, filling and asking the Document.
 */
#include "doc/doc.h"

#include "base/utf8.h"

#define ARENA_USUAL ((size_t)64 << 20)

thaw_doc *thaw_doc_new(size_t limit)
{
    thaw_doc *doc = thaw_malloc(sizeof *doc);
    if (!doc)
        return NULL;
    *doc = (thaw_doc){.date = THAW_DAY_NONE};
    thaw_arena_init(&doc->arena, limit ? limit : ARENA_USUAL);
    return doc;
}

void thaw_doc_free(thaw_doc *doc)
{
    if (!doc)
        return;
    thaw_arena_release(&doc->arena);
    thaw_free(doc);
}

static void reset(thaw_doc *doc)
{
    thaw_arena arena = doc->arena;
    bool keep_trace = doc->keep_trace;
    thaw_arena_reset(&arena);
    *doc = (thaw_doc){
        .arena = arena, .date = THAW_DAY_NONE, .keep_trace = keep_trace};
}

thaw_status thaw_doc_no_room(
    const thaw_doc *doc, const char *what, thaw_error *err)
{
    return thaw_fail(
        err, thaw_arena_status(&doc->arena), 0, "no room for %s", what);
}

void thaw_doc_set_trace(thaw_doc *doc, bool keep)
{
    doc->keep_trace = keep;
}

static thaw_status copy_meta(
    thaw_doc *doc, const thaw_meta *meta, thaw_error *err)
{
    static const thaw_meta none;
    const thaw_meta *from = meta ? meta : &none;
    doc->meta = (thaw_meta){
        .id = thaw_arena_copy(&doc->arena, from->id),
        .url = thaw_arena_copy(&doc->arena, from->url),
        .publisher = thaw_arena_copy(&doc->arena, from->publisher),
        .title = thaw_arena_copy(&doc->arena, from->title),
        .date = thaw_arena_copy(&doc->arena, from->date),
    };
    if (doc->meta.id.len == 0)
        doc->meta.id = thaw_arena_format(&doc->arena, "%016llx",
            (unsigned long long)thaw_str_hash(doc->text));
    if (!doc->meta.id.ptr || !doc->meta.url.ptr || !doc->meta.publisher.ptr ||
        !doc->meta.title.ptr || !doc->meta.date.ptr)
        return thaw_doc_no_room(doc, "the metadata", err);
    if (doc->meta.date.len == 0)
        return THAW_OK;
    doc->date = thaw_date_parse(doc->meta.date);
    if (doc->date == THAW_DAY_NONE)
        return thaw_fail(err, THAW_EFORMAT, 0,
            "\"%.40s\" is not a date, expected YYYY-MM-DD", doc->meta.date.ptr);
    return THAW_OK;
}

thaw_status thaw_doc_set_text(
    thaw_doc *doc, thaw_str text, const thaw_meta *meta, thaw_error *err)
{
    reset(doc);
    if (text.len > THAW_TEXT_MAX)
        return thaw_fail(err, THAW_ELIMIT, THAW_TEXT_MAX,
            "text of %zu bytes, the limit is %zu", text.len, THAW_TEXT_MAX);
    size_t invalid = thaw_utf8_find_invalid(text);
    if (invalid < text.len)
        return thaw_fail(
            err, THAW_EUTF8, invalid, "not UTF-8 at byte %zu", invalid);
    doc->text = thaw_arena_copy(&doc->arena, text);
    if (!doc->text.ptr)
        return thaw_doc_no_room(doc, "the text", err);
    thaw_status status = copy_meta(doc, meta, err);
    doc->has_text = status == THAW_OK;
    return status;
}

thaw_span thaw_doc_token_span(const thaw_doc *doc, uint32_t first, uint32_t end)
{
    assert(first < end && end <= doc->tokens.count);
    return (thaw_span){doc->tokens.items[first].span.begin,
        doc->tokens.items[end - 1].span.end};
}

size_t thaw_doc_event_count(const thaw_doc *doc)
{
    return doc->events.count;
}

const thaw_event *thaw_doc_get_event(const thaw_doc *doc, size_t index)
{
    assert(index < doc->events.count);
    return &doc->events.items[index];
}

thaw_str thaw_doc_get_text(const thaw_doc *doc)
{
    return doc->text;
}

thaw_str thaw_doc_get_span(const thaw_doc *doc, thaw_span span)
{
    assert(span.begin <= span.end && span.end <= doc->text.len);
    return thaw_doc_at(doc, span);
}

thaw_meta thaw_doc_get_meta(const thaw_doc *doc)
{
    return doc->meta;
}

size_t thaw_doc_sentence_count(const thaw_doc *doc)
{
    return doc->sentences.count;
}

size_t thaw_doc_word_count(const thaw_doc *doc)
{
    return doc->tokens.count;
}
