/*
 * gold.h - documents made from a treebank: as raw text, or with its words.
 */
#ifndef THAW_GOLD_H
#define THAW_GOLD_H

#include "eval/treebank.h"

/* The end of the document that begins with sentence first. */
size_t thaw_gold_document_end(const thaw_treebank *bank, size_t first);

/*
 * Gives doc the text of sentences [first, end): tokens with their blanks,
 * paragraphs set apart by a blank line.  where, when not NULL, has room for
 * all tokens of the bank and gets each one's place in the text.
 */
thaw_status thaw_gold_set_text(thaw_doc *doc, const thaw_treebank *bank,
    size_t first, size_t end, thaw_span *where, thaw_error *err);

/*
 * As set_text, and then the blocks, sentences and words of the bank, as if the
 * stages clean and token had made them.  Word i of the document is word
 * sentences[first].first + i of the bank.  Fails with ELIMIT for a sentence
 * that is too long.
 */
thaw_status thaw_gold_set_words(thaw_doc *doc, const thaw_treebank *bank,
    size_t first, size_t end, thaw_arena *scratch, thaw_error *err);

/* Adds the bank's tags, with lemmas that find gives, as if the stage tag had.
 * Fails with EFORMAT for a tag that is unknown. */
typedef thaw_str thaw_gold_lemma(
    void *context, thaw_str form, thaw_upos upos, thaw_xpos xpos);
thaw_status thaw_gold_set_tags(thaw_doc *doc, const thaw_treebank *bank,
    size_t first, thaw_gold_lemma *find, void *context, thaw_error *err);

#endif
