/*
 * tree.c - a dependency tree drawn as text.
 *
 * held VERB root
 * ├── sides NOUN nsubj
 * │   ├── The DET det
 * │   └── two NUM nummod
 * └── talks NOUN obj
 *
 * A word's children stand below it in the order of the text.  Drawn by walking
 * child lists, without recursion: a tree may be as deep as a sentence is long.
 */
#include "output/explain.h"

typedef struct {
    const thaw_doc *doc;
    uint32_t first, count;
    uint32_t *child, *next; /* by place in the sentence; THAW_NONE: none */
    bool *open;             /* by depth: more of its level will follow */
} tree;

static bool link_children(
    tree *t, const thaw_sentence *sentence, thaw_arena *scratch)
{
    t->first = sentence->first;
    t->count = sentence->end - sentence->first;
    t->child = THAW_ARRAY(scratch, uint32_t, t->count);
    t->next = THAW_ARRAY(scratch, uint32_t, t->count);
    t->open = THAW_ARRAY(scratch, bool, t->count + 1);
    if (!t->child || !t->next || !t->open)
        return false;
    memset(t->child, 0xFF, t->count * sizeof *t->child);
    memset(t->next, 0xFF, t->count * sizeof *t->next);
    for (uint32_t i = t->count; i-- > 0;) {
        uint32_t head = t->doc->arcs[t->first + i].head;
        if (head == THAW_NONE)
            continue;
        t->next[i] = t->child[head - t->first];
        t->child[head - t->first] = i;
    }
    return true;
}

static void draw_word(thaw_buf *buf, const tree *t, uint32_t i, size_t depth)
{
    thaw_buf_add_text(buf, "    ");
    for (size_t d = 1; d < depth; d++)
        thaw_buf_add_text(buf, t->open[d] ? "│   " : "    ");
    if (depth)
        thaw_buf_add_text(buf, t->open[depth] ? "├── " : "└── ");
    uint32_t token = t->first + i;
    thaw_explain_add(buf, thaw_doc_form(t->doc, token));
    thaw_buf_format(buf, " %s %s\n", thaw_upos_name(t->doc->tags[token].upos),
        thaw_deprel_name(t->doc->arcs[token].deprel));
}

static void draw_from(thaw_buf *buf, tree *t, uint32_t root)
{
    uint32_t i = root;
    size_t depth = 0;
    while (true) {
        t->open[depth] = depth > 0 && t->next[i] != THAW_NONE;
        draw_word(buf, t, i, depth);
        if (t->child[i] != THAW_NONE) {
            i = t->child[i];
            depth++;
            continue;
        }
        while (i != root && t->next[i] == THAW_NONE) {
            i = t->doc->arcs[t->first + i].head - t->first;
            depth--;
        }
        if (i == root)
            return;
        i = t->next[i];
    }
}

void thaw_explain_tree(thaw_buf *buf, const thaw_doc *doc,
    const thaw_sentence *sentence, thaw_arena *scratch)
{
    tree t = {.doc = doc};
    if (!link_children(&t, sentence, scratch)) {
        buf->failed = true;
        return;
    }
    for (uint32_t i = 0; i < t.count; i++)
        if (doc->arcs[t.first + i].head == THAW_NONE)
            draw_from(buf, &t, i);
}
