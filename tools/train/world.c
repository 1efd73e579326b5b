/*
 * world.c - all data of a run: read, put in other cases, numbered, scored.
 */
#include "train.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- data -------------------------------------------------------------- */

static const char *path_in(const options *o, const char *name)
{
    size_t room = strlen(o->data) + strlen(name) + 2;
    char *path = NEW(char, room);

    snprintf(path, room, "%s/%s", o->data, name);
    return path;
}

/* Names of the documents under a heading of splits.md. */
static void read_split(const options *o, const char *which, string_table *out)
{
    thaw_str text = read_file(path_in(o, "ud/gum/splits.md"));
    bool inside = false;
    char *line, *copy = NEW(char, text.len + 1);

    memcpy(copy, text.ptr, text.len);
    for (line = strtok(copy, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "## ", 3) == 0)
            inside = strcmp(line + 3, which) == 0;
        char *at = strstr(line, "GUM_");
        if (inside && at && strncmp(line, "  * ", 4) == 0)
            table_append(out, at);
    }
}

static void read_gum(const options *o, classes *cls, const string_table *names,
    const char *genre, corpus *out)
{
    for (int i = 0; i < names->count; i++) {
        char name[512];
        snprintf(name, sizeof name, "ud/gum/%.*s.conllu",
            THAW_STR_ARG(names->items[i]));
        const char *path = path_in(o, name);
        FILE *file = fopen(path, "rb");
        if (!file)
            continue;
        fclose(file);
        if (!genre || strstr(name, genre))
            read_conllu(out, cls, path, true);
    }
}

/* The documents of the folder that no split but train holds. */
static void gum_train_names(
    const options *o, const string_table *held, string_table *out)
{
    struct dirent **entries;
    int n = scandir(path_in(o, "ud/gum"), &entries, NULL, alphasort);

    for (int i = 0; i < n; i++) {
        char *dot = strstr(entries[i]->d_name, ".conllu");
        if (!dot)
            continue;
        thaw_str name = {
            entries[i]->d_name, (size_t)(dot - entries[i]->d_name)};
        if (table_find(held, name) < 0)
            table_add(out, name);
    }
}

static void read_trees(const options *o, world *w)
{
    string_table dev = {0}, test = {0}, train = {0}, held = {0};

    read_split(o, "dev", &dev);
    read_split(o, "test", &test);
    for (int i = 0; i < dev.count; i++)
        table_add(&held, dev.items[i]);
    for (int i = 0; i < test.count; i++)
        table_add(&held, test.items[i]);
    gum_train_names(o, &held, &train);
    read_conllu(
        &w->train, &w->cls, path_in(o, "ud/en_ewt-train.conllu"), false);
    read_gum(o, &w->cls, &train, NULL, &w->train);
    classes_freeze(&w->cls);
    w->root_rel = table_find(&w->cls.rels, THAW_STR("root"));
    read_conllu(&w->dev, &w->cls, path_in(o, "ud/en_ewt-dev.conllu"), false);
    read_conllu(&w->test, &w->cls, path_in(o, "ud/en_ewt-test.conllu"), false);
    read_gum(o, &w->cls, &dev, NULL, &w->gum_dev);
    read_gum(o, &w->cls, &test, NULL, &w->gum_test);
    read_gum(o, &w->cls, &dev, "GUM_news", &w->gum_news);
    read_gum(o, &w->cls, &test, "GUM_news", &w->gum_news);
}

static void read_world(const options *o, world *w)
{
    string_table norp = {0};

    read_trees(o, w);
    read_iob(&w->train, path_in(o, "ner/wikigold.conll.txt"), IOB_WIKIGOLD);
    if (o->wnut_part > 0)
        read_iob(&w->train, path_in(o, "ner/wnut17train.conll"), IOB_WNUT);
    read_iob(&w->uner, path_in(o, "ner/en_ewt-ud-dev.iob2"), IOB_UNER);
    read_norp_list(&norp, o->norp);
    corpus *named[] = {&w->train, &w->gum_news, &w->gum_dev, &w->gum_test};
    for (int i = 0; i < 4; i++)
        mark_norp(named[i], &norp);
}

static void add_recased(corpus *data, const classes *cls, int seed)
{
    random_state random = random_seed((uint64_t)seed);
    int n = data->count;

    for (int i = 0; i < n; i++)
        for (thaw_casing c = THAW_CASING_TITLE; c <= THAW_CASING_LOWER; c++) {
            sentence copy = recase(&data->items[i], cls, c, &random);
            corpus_add(data, copy);
        }
}

/* Puts sentences that `label` completed in the place of those they were. */
static void read_filled(const options *o, world *w)
{
    int kept = 0;

    for (int i = 0; i < w->train.count; i++)
        if (w->train.items[i].head && w->train.items[i].name)
            w->train.items[kept++] = w->train.items[i];
    w->train.count = kept;
    read_conllu(&w->train, &w->cls, o->filled, true);
}

void world_prepare(const options *o, world *w)
{
    read_world(o, w);
    if (o->filled)
        read_filled(o, w);
    add_recased(&w->train, &w->cls, 17);
    vocab_count(&w->vocab, &w->train);
    vocab_finish(
        &w->vocab, o->glove, o->most_glove, o->least_word, o->least_affix);
    for (int i = 0; i < o->silvers; i++)
        read_conllu(&w->silver, &w->cls, o->silver[i], true);
    corpus *all[] = {&w->train, &w->silver, &w->dev, &w->test, &w->gum_dev,
        &w->gum_test, &w->gum_news, &w->uner};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        vocab_number(&w->vocab, all[i]);
    printf("%d tags, %d labels, %d word rows, %d vectors, %d keys\n",
        w->cls.tags.count, w->cls.rels.count, w->vocab.words, w->vocab.gloves,
        w->vocab.keys.count);
}

void world_init_network(
    network *net, const net_shape *shape, const world *w, int seed)
{
    random_state random = random_seed((uint64_t)seed);
    net_shape s = *shape;

    s.tags = w->cls.tags.count;
    s.rels = w->cls.rels.count;
    net_init(net, &s, &w->vocab, &random);
}

/* ---- scores ------------------------------------------------------------ */

void world_score(const world *w, const network *const *nets, int count,
    const corpus *data, const char *what, bool rounded)
{
    scores s = {0};
    answer *given = NEW(answer, data->count);

    predict(nets, count, w->root_rel, data, rounded, given);
    score_corpus(&w->cls, data, given, &s);
    print_scores(what, &s);
    for (int i = 0; i < data->count; i++) {
        free(given[i].tag);
        free(given[i].head);
        free(given[i].rel);
        free(given[i].name);
    }
    free(given);
}

void world_score_all(
    const world *w, const network *const *nets, int count, bool rounded)
{
    world_score(w, nets, count, &w->dev, "EWT dev", rounded);
    world_score(w, nets, count, &w->test, "EWT test", rounded);
    world_score(w, nets, count, &w->gum_dev, "GUM dev", rounded);
    world_score(w, nets, count, &w->gum_test, "GUM test", rounded);
    world_score(w, nets, count, &w->gum_news, "GUM news", rounded);
    world_score(w, nets, count, &w->uner, "UNER dev", rounded);
}
