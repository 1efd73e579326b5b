/*
 * sane.h - what must hold of blocks, sentences and words, whatever the text.
 */
#ifndef SANE_H
#define SANE_H

#include "doc/doc.h"
#include "token/chars.h"

__attribute__((unused)) static bool blocks_sane(const thaw_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->blocks.count; i++) {
        const thaw_block *block = &doc->blocks.items[i];
        if (block->span.begin < end || block->span.end <= block->span.begin ||
            block->span.end > doc->text.len || !block->why ||
            block->kind >= THAW_BLOCK_KIND_COUNT)
            return false;
        end = block->span.end;
    }
    return true;
}

static bool all_blank(thaw_str text, size_t begin, size_t end)
{
    while (begin < end)
        if (thaw_char_next(text, &begin) != THAW_CHAR_BLANK)
            return false;
    return true;
}

/* Words in order, with nothing but blanks outside them. */
__attribute__((unused)) static bool words_sane(const thaw_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->tokens.count; i++) {
        const thaw_token *token = &doc->tokens.items[i];
        if (token->span.begin < end || token->span.end <= token->span.begin ||
            token->span.end > doc->text.len ||
            (token->joined && (i == 0 || token->span.begin != end)) ||
            !all_blank(doc->text, end, token->span.begin))
            return false;
        end = token->span.end;
    }
    return all_blank(doc->text, end, doc->text.len);
}

/* Sentences in order, each with its run of words, all words in one. */
__attribute__((unused)) static bool sentences_sane(const thaw_doc *doc)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const thaw_sentence *s = &doc->sentences.items[i];
        if (s->first != next || s->end <= s->first ||
            s->end > doc->tokens.count || s->block >= doc->blocks.count ||
            s->end - s->first > THAW_SENTENCE_WORDS_MAX ||
            doc->tokens.items[s->first].joined)
            return false;
        thaw_span span = thaw_doc_token_span(doc, s->first, s->end);
        thaw_span block = doc->blocks.items[s->block].span;
        if (span.begin != s->span.begin || span.end != s->span.end ||
            span.begin < block.begin || span.end > block.end)
            return false;
        for (uint32_t k = s->first; k < s->end; k++)
            if (doc->tokens.items[k].sentence != i)
                return false;
        next = s->end;
    }
    return next == doc->tokens.count;
}

#endif
