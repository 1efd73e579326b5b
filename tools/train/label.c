/*
 * label.c - thaw-train label: networks complete or label text.
 */
#include "train.h"

#include "raw.h"

#include <stdio.h>

static void put_name(FILE *out, int name)
{
    if (name == 0)
        fputs("Name=O\n", out);
    else
        fprintf(out, "Name=%c-%s\n", name % 2 ? 'B' : 'I',
            name_kinds[(name - 1) / 2]);
}

/* Gold trees, where there are, stand; the rest is the model's. */
static void put_sentence(
    FILE *out, const world *w, const sentence *s, const answer *a)
{
    bool gold = s->head != NULL;

    for (int i = 0; i < s->n; i++) {
        int head = gold ? s->head[i] : a->head[i];
        thaw_str tag = w->cls.tags.items[gold ? s->tag[i] : a->tag[i]];
        thaw_str rel = w->cls.rels.items[gold ? s->rel[i] : a->rel[i]];
        const char *bar = memchr(tag.ptr, '|', tag.len);
        int upos = (int)(bar - tag.ptr);
        fprintf(out, "%d\t%.*s\t_\t%.*s\t%s\t_\t%d\t%.*s\t_\t", i + 1,
            THAW_STR_ARG(s->forms[i]), upos, tag.ptr, bar + 1,
            head == s->n ? 0 : head + 1, THAW_STR_ARG(rel));
        put_name(out, s->name ? s->name[i] : a->name[i]);
    }
    fputc('\n', out);
}

static void put_corpus(
    const char *path, const world *w, const corpus *data, const answer *given)
{
    FILE *out = fopen(path, "w");

    if (!out)
        die("cannot write '%s'", path);
    for (int k = 0; k < data->count; k++)
        put_sentence(out, w, &data->items[k], &given[k]);
    if (fclose(out) != 0)
        die("cannot write '%s'", path);
}

/* Raw text, or what training text lacks: names of trees, trees of names. */
static void fill_corpus(const options *o, const world *w, corpus *out)
{
    for (int i = 0; o->raws == 0 && i < w->train.count; i++) {
        const sentence *s = &w->train.items[i];
        if (s->variant == 0 && !(s->head && s->name))
            corpus_add(out, *s);
    }
    for (int i = 0; i < o->raws; i++)
        read_raw(out, o->raw[i]);
    vocab_number(&w->vocab, out);
}

void command_label(const options *o)
{
    static world w;
    static network nets[LOADS_MAX];
    const network *list[LOADS_MAX];
    corpus data = {0};

    world_prepare(o, &w);
    for (int k = 0; k < o->loads; k++) {
        world_init_network(&nets[k], &o->load_shape[k], &w, 1);
        params_load(&nets[k].params, o->load[k]);
        list[k] = &nets[k];
    }
    world_score_all(&w, list, o->loads, false);
    fill_corpus(o, &w, &data);
    answer *given = NEW(answer, data.count);
    predict(list, o->loads, w.root_rel, &data, false, given);
    put_corpus(o->out, &w, &data, given);
    printf("%d sentences labelled, cpu %.0f\n", data.count, cpu_seconds());
}
