/*
 * gold.c - documents from a treebank.
 */
#include "eval/gold.h"

#include "base/buf.h"
#include "encoder/features.h"

size_t thaw_gold_document_end(const thaw_treebank *bank, size_t first)
{
    size_t end = first + 1;
    while (
        end < bank->sentences.count && !bank->sentences.items[end].document.ptr)
        end++;
    return end;
}

static void add_sentence(thaw_buf *text, const thaw_treebank *bank,
    const thaw_bank_sentence *sentence, thaw_span *where)
{
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const thaw_bank_token *token = &bank->tokens.items[i];
        uint32_t begin = (uint32_t)text->len;
        thaw_buf_add_str(text, token->form);
        if (where)
            where[i] = (thaw_span){begin, (uint32_t)text->len};
        if (token->space_after)
            thaw_buf_add_text(text, " ");
    }
}

thaw_status thaw_gold_set_text(thaw_doc *doc, const thaw_treebank *bank,
    size_t first, size_t end, thaw_span *where, thaw_error *err)
{
    thaw_buf text;
    thaw_buf_init(&text, THAW_TEXT_MAX);
    for (size_t i = first; i < end; i++) {
        const thaw_bank_sentence *sentence = &bank->sentences.items[i];
        if (i > first && sentence->new_paragraph)
            thaw_buf_add_text(&text, "\n\n");
        add_sentence(&text, bank, sentence, where);
    }
    thaw_meta meta = {.id = bank->sentences.items[first].document};
    thaw_status status = text.failed
        ? thaw_fail(err, THAW_ELIMIT, 0, "no room for the text")
        : thaw_doc_set_text(doc, thaw_buf_view(&text), &meta, err);
    thaw_buf_release(&text);
    return status;
}

/* ---- words
 * ------------------------------------------------------------------- */

/* Cuts a token's bytes into its words: by their forms where those are what the
 * token is made of, else one byte a word and the rest for the last. */
static void cut_token(thaw_token *words, const thaw_treebank *bank,
    const thaw_bank_token *token, thaw_span span)
{
    uint32_t count = token->end - token->first, at = span.begin;
    size_t sum = 0;
    for (uint32_t i = token->first; i < token->end; i++)
        sum += bank->words.items[i].form.len;
    bool fits = sum == span.end - span.begin;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t len = fits
            ? (uint32_t)bank->words.items[token->first + i].form.len
            : at + 1 < span.end;
        uint32_t end = i + 1 == count ? span.end : at + len;
        words[i] = (thaw_token){.span = {at, end}, .joined = i > 0};
        at = end;
    }
}

static bool add_block(thaw_doc *doc, thaw_span span)
{
    thaw_block *block = THAW_PUSH(&doc->arena, &doc->blocks);
    if (block)
        *block = (thaw_block){
            span, THAW_BLOCK_PARAGRAPH, "a paragraph of the treebank"};
    return block != NULL;
}

static uint8_t case_of(const thaw_doc *doc, uint32_t first, uint32_t end)
{
    thaw_str forms[THAW_SENTENCE_WORDS_MAX];
    for (uint32_t i = first; i < end; i++)
        forms[i - first] = thaw_doc_form(doc, i);
    return (uint8_t)thaw_case_class(forms, end - first);
}

static bool add_words(thaw_doc *doc, const thaw_treebank *bank,
    const thaw_bank_sentence *from, const thaw_span *where)
{
    thaw_sentence *sentence = THAW_PUSH(&doc->arena, &doc->sentences);
    uint32_t first = (uint32_t)doc->tokens.count;
    if (!sentence)
        return false;
    for (uint32_t t = from->first_token; t < from->end_token; t++) {
        const thaw_bank_token *token = &bank->tokens.items[t];
        size_t begin = doc->tokens.count;
        for (uint32_t i = token->first; i < token->end; i++) {
            const thaw_token *added = THAW_PUSH(&doc->arena, &doc->tokens);
            if (!added)
                return false;
        }
        cut_token(doc->tokens.items + begin, bank, token, where[t]);
    }
    uint32_t end = (uint32_t)doc->tokens.count;
    for (uint32_t i = first; i < end; i++)
        doc->tokens.items[i].sentence = (uint32_t)doc->sentences.count - 1;
    *sentence = (thaw_sentence){.span = thaw_doc_token_span(doc, first, end),
        .block = (uint32_t)doc->blocks.count - 1,
        .first = first,
        .end = end,
        .case_class = case_of(doc, first, end),
        .coded = true};
    doc->blocks.items[sentence->block].span.end = sentence->span.end;
    return true;
}

thaw_status thaw_gold_set_words(thaw_doc *doc, const thaw_treebank *bank,
    size_t first, size_t end, thaw_arena *scratch, thaw_error *err)
{
    thaw_span *where = THAW_ARRAY(scratch, thaw_span, bank->tokens.count);
    if (!where)
        return thaw_fail(
            err, thaw_arena_status(scratch), 0, "no room for the words");
    thaw_status status = thaw_gold_set_text(doc, bank, first, end, where, err);
    for (size_t i = first; status == THAW_OK && i < end; i++) {
        const thaw_bank_sentence *sentence = &bank->sentences.items[i];
        if (sentence->end - sentence->first > THAW_SENTENCE_WORDS_MAX)
            return thaw_fail(err, THAW_ELIMIT, 0,
                "line %zu: a sentence of %u words, the limit is %d",
                sentence->line, sentence->end - sentence->first,
                THAW_SENTENCE_WORDS_MAX);
        bool opens = i == first || sentence->new_paragraph;
        if ((opens && !add_block(doc, where[sentence->first_token])) ||
            !add_words(doc, bank, sentence, where))
            status = thaw_doc_no_room(doc, "the words", err);
    }
    doc->layers |= 1u << THAW_STAGE_CLEAN | 1u << THAW_STAGE_TOKEN;
    return status;
}

thaw_status thaw_gold_set_tags(thaw_doc *doc, const thaw_treebank *bank,
    size_t first, thaw_gold_lemma *find, void *context, thaw_error *err)
{
    uint32_t from = bank->sentences.items[first].first;
    doc->tags = THAW_ARRAY(&doc->arena, thaw_tag, doc->tokens.count);
    if (!doc->tags)
        return thaw_doc_no_room(doc, "the tags", err);
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        const thaw_bank_word *word = &bank->words.items[from + i];
        thaw_upos upos = thaw_upos_find(word->upos);
        thaw_xpos xpos = thaw_xpos_find(word->xpos);
        if (upos == THAW_UPOS_COUNT || xpos == THAW_XPOS_COUNT)
            return thaw_fail(err, THAW_EFORMAT, 0,
                "unknown tags \"%.*s\" and \"%.*s\"", THAW_STR_ARG(word->upos),
                THAW_STR_ARG(word->xpos));
        doc->tags[i] = (thaw_tag){(uint8_t)upos, (uint8_t)xpos,
            find(context, word->form, upos, xpos)};
        if (!doc->tags[i].lemma.ptr)
            return thaw_doc_no_room(doc, "the lemmas", err);
    }
    doc->layers |= 1u << THAW_STAGE_TAG;
    return THAW_OK;
}
