/*
 * conllu_doc.h - a Document filled by hand, for tests of later stages.
 *
 * From CoNLL-U (words, tags, trees), or from words set apart by blanks (words
 * alone).  Every line of words is a sentence; an empty line ends a paragraph.
 */
#ifndef CONLLU_DOC_H
#define CONLLU_DOC_H

#include <stdio.h>
#include <stdlib.h>

#include "doc/doc.h"

/* Begins a document: the text is the words joined by single blanks, so a test
 * can count bytes.  date may be NULL. */
__attribute__((unused)) static thaw_doc *hand_doc_new(
    const char *text, const char *date)
{
    thaw_error err = {0};
    thaw_doc *doc = thaw_doc_new(0);
    thaw_meta meta = {.date = thaw_str_of(date)};
    assert(doc);
    if (thaw_doc_set_text(doc, thaw_str_of(text), &meta, &err) != THAW_OK) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
    return doc;
}

__attribute__((unused)) static void hand_doc_add_sentence(
    thaw_doc *doc, uint32_t block, uint32_t first)
{
    uint32_t end = (uint32_t)doc->tokens.count;
    if (end == first)
        return;
    thaw_sentence *s = THAW_PUSH(&doc->arena, &doc->sentences);
    *s = (thaw_sentence){.span = {doc->tokens.items[first].span.begin,
                             doc->tokens.items[end - 1].span.end},
        .block = block,
        .first = first,
        .end = end,
        .coded = true};
    while (doc->blocks.count <= block)
        *THAW_PUSH(&doc->arena, &doc->blocks) =
            (thaw_block){.kind = THAW_BLOCK_PARAGRAPH, .why = "by hand"};
}

/* Words set apart by blanks; see above. */
__attribute__((unused)) static thaw_doc *words_doc(
    const char *text, const char *date)
{
    thaw_doc *doc = hand_doc_new(text, date);
    thaw_str s = doc->text;
    uint32_t block = 0, first = 0;
    for (size_t i = 0; i < s.len;) {
        if (s.ptr[i] == '\n') {
            hand_doc_add_sentence(doc, block, first);
            block += first == doc->tokens.count;
            first = (uint32_t)doc->tokens.count;
        }
        if (s.ptr[i] == ' ' || s.ptr[i] == '\n') {
            i++;
            continue;
        }
        size_t begin = i;
        while (i < s.len && s.ptr[i] != ' ' && s.ptr[i] != '\n')
            i++;
        *THAW_PUSH(&doc->arena, &doc->tokens) =
            (thaw_token){.span = {(uint32_t)begin, (uint32_t)i},
                .sentence = (uint32_t)doc->sentences.count};
    }
    hand_doc_add_sentence(doc, block, first);
    doc->layers |= 1u << THAW_STAGE_CLEAN | 1u << THAW_STAGE_TOKEN;
    return doc;
}

/* The words of CoNLL-U lines as a text, in a buffer to be freed. */
__attribute__((unused)) static char *conllu_words(const char *conllu)
{
    char *text = malloc(strlen(conllu) + 1), *at = text;
    thaw_str rest = thaw_str_of(conllu);
    assert(text);
    while (rest.ptr) {
        thaw_str line = thaw_str_split(&rest, '\n'), cells = line;
        if (line.len == 0 || !thaw_is_digit(line.ptr[0])) {
            if (line.len == 0 && at > text && at[-1] != '\n')
                at[-1] = '\n';
            continue;
        }
        thaw_str id = thaw_str_split(&cells, '\t');
        thaw_str form = thaw_str_split(&cells, '\t');
        if (memchr(id.ptr, '-', id.len) || memchr(id.ptr, '.', id.len))
            continue;
        memcpy(at, form.ptr, form.len);
        at += form.len;
        *at++ = ' ';
    }
    *at = '\0';
    return text;
}

/* CoNLL-U: FORM, LEMMA, UPOS, XPOS, HEAD and DEPREL are read.  One sentence a
 * blank line, all in one paragraph. */
__attribute__((unused)) static thaw_doc *conllu_doc(
    const char *conllu, const char *date)
{
    char *words = conllu_words(conllu);
    thaw_doc *doc = words_doc(words, date);
    free(words);
    size_t count = doc->tokens.count, t = 0;
    doc->tags = THAW_ARRAY(&doc->arena, thaw_tag, count);
    doc->arcs = THAW_ARRAY(&doc->arena, thaw_arc, count);
    thaw_str rest = thaw_str_of(conllu);
    while (rest.ptr) {
        thaw_str line = thaw_str_split(&rest, '\n'), cells = line, cell[8];
        if (line.len == 0 || !thaw_is_digit(line.ptr[0]))
            continue;
        for (int i = 0; i < 8; i++)
            cell[i] =
                cells.ptr ? thaw_str_split(&cells, '\t') : (thaw_str){"", 0};
        int64_t head;
        if (!thaw_str_to_int(cell[0], &head))
            continue;
        assert(t < count && thaw_str_to_int(cell[6], &head));
        uint32_t first =
            doc->sentences.items[doc->tokens.items[t].sentence].first;
        doc->tags[t] = (thaw_tag){(uint8_t)thaw_upos_find(cell[3]),
            (uint8_t)thaw_xpos_find(cell[4]),
            thaw_arena_copy(&doc->arena, cell[2])};
        doc->arcs[t] = (thaw_arc){head ? first + (uint32_t)head - 1 : THAW_NONE,
            (uint8_t)thaw_deprel_find(cell[7])};
        t++;
    }
    doc->layers |= 1u << THAW_STAGE_TAG | 1u << THAW_STAGE_PARSE;
    return doc;
}

#endif
