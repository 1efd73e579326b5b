/*
 * demonym.c - the country behind an adjective: "Iranian attack", "the North
 * Korean border".
 */
#include "event/detail.h"

#define CONFIDENCE 0.6

static bool find_phrase(const thaw_doc *doc, const struct thaw_know *know,
    thaw_str text, uint32_t *record)
{
    thaw_phrase phrase;
    if (!thaw_phrases_find(&know->phrases, text, &phrase))
        return false;
    for (uint32_t i = 0; i < phrase.entry_count; i++) {
        const thaw_phrase_entry *e = &phrase.entries[i];
        if ((e->form == THAW_FORM_ADJECTIVE || e->form == THAW_FORM_NAME) &&
            thaw_phrase_fits(&phrase, e) &&
            thaw_phrase_entry_holds(e, doc->date)) {
            *record = e->record;
            return true;
        }
    }
    return false;
}

bool thaw_event_find_demonym(const thaw_doc *doc, const struct thaw_know *know,
    uint32_t token, thaw_event_actor *out)
{
    uint32_t record;
    thaw_span span = doc->tokens.items[token].span;
    uint8_t upos = doc->tags[token].upos;
    bool found = false;
    if (upos != THAW_UPOS_ADJ && upos != THAW_UPOS_PROPN)
        return false;
    if (token > doc->sentences.items[doc->tokens.items[token].sentence].first)
        found = find_phrase(doc, know,
            thaw_doc_at(doc, thaw_doc_token_span(doc, token - 1, token + 1)),
            &record);
    if (!found && !find_phrase(doc, know, thaw_doc_at(doc, span), &record))
        return false;
    thaw_actor_entry entry;
    thaw_actor_code code;
    thaw_actors_get(&know->actors, record, &entry);
    if (entry.kind != THAW_ACTOR_COUNTRY)
        return false;
    thaw_actors_get_code(&know->actors, record, doc->date, &code);
    *out = (thaw_event_actor){.span = span,
        .code = code.code,
        .sector = code.sector,
        .actor = entry.id,
        .name = entry.name,
        .via = THAW_STR("demonym"),
        .confidence = CONFIDENCE};
    return true;
}
