/*
 * conllu.c - the document as CoNLL-U.
 *
 * A surface token of several words is a range line with the words below it.
 * "# text" is the sentence with single blanks between its tokens.
 */
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/feats.h"

#define FLUSH_AT ((size_t)1 << 16)
#define BUFFER_MOST ((size_t)64 << 20)

static const char *const kinds[THAW_BLOCK_KIND_COUNT] = {
    [THAW_BLOCK_PARAGRAPH] = "paragraph",
    [THAW_BLOCK_HEADLINE] = "headline",
    [THAW_BLOCK_SUBHEAD] = "subhead",
    [THAW_BLOCK_BYLINE] = "byline",
    [THAW_BLOCK_CAPTION] = "caption",
    [THAW_BLOCK_FURNITURE] = "furniture",
};

/* An id without blanks and slashes, which CoNLL-U keeps for itself. */
static void add_id(thaw_buf *out, thaw_str id)
{
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        thaw_buf_add(
            out, c <= ' ' || c == '/' || c == 0x7F ? "_" : id.ptr + i, 1);
    }
}

/* Whether a blank follows a token inside its sentence. */
static bool has_space(const thaw_doc *doc, uint32_t token, uint32_t end)
{
    const thaw_token *tokens = doc->tokens.items;
    return token + 1 < end &&
        tokens[token].span.end < tokens[token + 1].span.begin;
}

/* SpaceAfter=No is said inside a paragraph; its end needs no blank. */
static bool no_space_after(const thaw_doc *doc, uint32_t token)
{
    const thaw_token *tokens = doc->tokens.items;
    return token + 1 < doc->tokens.count &&
        tokens[token].span.end == tokens[token + 1].span.begin;
}

static void add_text(
    thaw_buf *out, const thaw_doc *doc, const thaw_sentence *sentence)
{
    thaw_buf_add_text(out, "# text = ");
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        thaw_buf_add_str(out, thaw_doc_form(doc, i));
        if (has_space(doc, i, sentence->end))
            thaw_buf_add_text(out, " ");
    }
    thaw_buf_add_text(out, "\n");
}

static void add_comments(thaw_buf *out, const thaw_doc *doc, uint32_t number)
{
    const thaw_sentence *sentence = &doc->sentences.items[number];
    const thaw_block *block = &doc->blocks.items[sentence->block];
    if (number == 0) {
        thaw_buf_add_text(out, "# newdoc id = ");
        add_id(out, doc->meta.id);
        thaw_buf_add_text(out, "\n");
    }
    if (number == 0 || sentence[-1].block != sentence->block)
        thaw_buf_add_text(out, "# newpar\n");
    if (block->kind != THAW_BLOCK_PARAGRAPH)
        thaw_buf_format(out, "# block = %s\n", kinds[block->kind]);
    if (sentence->cut)
        thaw_buf_add_text(out, "# cut = yes\n");
    thaw_buf_add_text(out, "# sent_id = ");
    add_id(out, doc->meta.id);
    thaw_buf_format(out, "-%u\n", number + 1);
    add_text(out, doc, sentence);
}

/* The range line of a surface token that begins with token and has words
 * [token, end). */
static void add_range(thaw_buf *out, const thaw_doc *doc, uint32_t first,
    uint32_t token, uint32_t end)
{
    thaw_buf_format(out, "%u-%u\t", token - first + 1, end - first);
    thaw_buf_add_str(
        out, thaw_doc_at(doc, thaw_doc_token_span(doc, token, end)));
    thaw_buf_format(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n",
        no_space_after(doc, end - 1) ? "SpaceAfter=No" : "_");
}

static void add_tags(thaw_buf *out, const thaw_doc *doc, uint32_t token)
{
    if (!thaw_doc_has(doc, THAW_STAGE_TAG)) {
        thaw_buf_add_text(out, "_\t_\t_\t_\t");
        return;
    }
    const thaw_tag *tag = &doc->tags[token];
    thaw_buf_add_str(out, tag->lemma);
    thaw_buf_format(out, "\t%s\t%s\t%s\t", thaw_upos_name(tag->upos),
        thaw_xpos_name(tag->xpos),
        thaw_feats_find(thaw_doc_form(doc, token), tag->lemma, tag->xpos));
}

static void add_arc(
    thaw_buf *out, const thaw_doc *doc, uint32_t first, uint32_t token)
{
    if (!thaw_doc_has(doc, THAW_STAGE_PARSE)) {
        thaw_buf_add_text(out, "_\t_\t_\t");
        return;
    }
    const thaw_arc *arc = &doc->arcs[token];
    thaw_buf_format(out, "%u\t%s\t_\t",
        arc->head == THAW_NONE ? 0 : arc->head - first + 1,
        thaw_deprel_name(arc->deprel));
}

static void add_words(
    thaw_buf *out, const thaw_doc *doc, const thaw_sentence *sentence)
{
    uint32_t range = sentence->first; /* the end of the open range */
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint32_t end = i + 1;
        while (end < sentence->end && doc->tokens.items[end].joined)
            end++;
        if (i >= range && end > i + 1) {
            add_range(out, doc, sentence->first, i, end);
            range = end;
        }
        thaw_buf_format(out, "%u\t", i - sentence->first + 1);
        thaw_buf_add_str(out, thaw_doc_form(doc, i));
        thaw_buf_add_text(out, "\t");
        add_tags(out, doc, i);
        add_arc(out, doc, sentence->first, i);
        thaw_buf_add_text(out,
            i >= range && no_space_after(doc, i) ? "SpaceAfter=No\n" : "_\n");
    }
    thaw_buf_add_text(out, "\n");
}

thaw_status thaw_write_conllu(
    const thaw_doc *doc, const thaw_sink *sink, thaw_error *err)
{
    if (!thaw_doc_has(doc, THAW_STAGE_TOKEN))
        return thaw_fail(
            err, THAW_EUSAGE, 0, "CoNLL-U needs the stage \"token\"");
    thaw_buf out;
    thaw_status status = THAW_OK;
    thaw_buf_init(&out, BUFFER_MOST);
    for (uint32_t i = 0; i < doc->sentences.count && status == THAW_OK; i++) {
        add_comments(&out, doc, i);
        add_words(&out, doc, &doc->sentences.items[i]);
        if (out.len >= FLUSH_AT || out.failed)
            status = thaw_buf_flush(&out, sink, err);
    }
    if (status == THAW_OK)
        status = thaw_buf_flush(&out, sink, err);
    thaw_buf_release(&out);
    return status;
}
