/*
 * main.c - thaw-train: learns the model of thaw's language core.
 *
 *   thaw-train glove JSON OUT       convert word vectors
 *   thaw-train train OPTIONS        learn, score, write checkpoint and model
 *   thaw-train label OPTIONS        trees and names of --raw text, else of training
 *                                 text that lacks them, by all --load's
 *   thaw-train --check-gradients OPTIONS
 */
#include "decode.h"
#include "export.h"
#include "raw.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define LOADS_MAX 8

typedef struct {
    const char *data, *glove, *norp, *out, *checkpoint, *filled;
    const char *load[LOADS_MAX], *silver[LOADS_MAX];
    net_shape load_shape[LOADS_MAX]; /* as set when --load was read */
    const char *raw[LOADS_MAX];
    int raws;
    int loads, silvers;
    net_shape shape;
    int epochs, batch_words, most_glove, least_word, least_affix, seed;
    float rate, silver_part, wnut_part, drop;
} options;

typedef struct {
    corpus train, silver, dev, test, gum_dev, gum_test, gum_news, uner;
    classes cls;
    vocabulary vocab;
    int root_rel;
} world;

/* ---- data -------------------------------------------------------------- */

static const char *path_in(const options *o, const char *name)
{
    size_t room = strlen(o->data) + strlen(name) + 2;
    char *path = NEW(char, room);

    snprintf(path, room, "%s/%s", o->data, name);
    return path;
}

/* Names of the documents under a heading of splits.md. */
static void read_split(const options *o, const char *which,
    string_table *out)
{
    thaw_str text = read_file(path_in(o, "ud/gum/splits.md"));
    bool inside = false;
    char *line = strtok(NEW(char, 1), "\n"), *copy = NEW(char, text.len + 1);

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
static void gum_train_names(const options *o, const string_table *held,
    string_table *out)
{
    struct dirent **entries;
    int n = scandir(path_in(o, "ud/gum"), &entries, NULL, alphasort);

    for (int i = 0; i < n; i++) {
        char *dot = strstr(entries[i]->d_name, ".conllu");
        if (!dot)
            continue;
        thaw_str name = {entries[i]->d_name, (size_t)(dot -
                entries[i]->d_name)};
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
    read_conllu(&w->train, &w->cls, path_in(o, "ud/en_ewt-train.conllu"),
        false);
    read_gum(o, &w->cls, &train, NULL, &w->train);
    classes_freeze(&w->cls);
    w->root_rel = table_find(&w->cls.rels, THAW_STR("root"));
    read_conllu(&w->dev, &w->cls, path_in(o, "ud/en_ewt-dev.conllu"), false);
    read_conllu(&w->test, &w->cls, path_in(o, "ud/en_ewt-test.conllu"),
        false);
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
        for (thaw_case c = THAW_CASE_TITLE; c <= THAW_CASE_LOWER; c++) {
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

static void prepare(const options *o, world *w)
{
    read_world(o, w);
    if (o->filled)
        read_filled(o, w);
    add_recased(&w->train, &w->cls, 17);
    vocab_count(&w->vocab, &w->train);
    vocab_finish(&w->vocab, o->glove, o->most_glove, o->least_word,
        o->least_affix);
    for (int i = 0; i < o->silvers; i++)
        read_conllu(&w->silver, &w->cls, o->silver[i], true);
    corpus *all[] = {&w->train, &w->silver, &w->dev, &w->test, &w->gum_dev,
        &w->gum_test, &w->gum_news, &w->uner};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        vocab_number(&w->vocab, all[i]);
    printf("%d tags, %d labels, %d word rows, %d vectors, %d keys\n",
        w->cls.tags.count, w->cls.rels.count, w->vocab.words,
        w->vocab.gloves, w->vocab.keys.count);
}

/* ---- scores ------------------------------------------------------------ */

static void score_one(const world *w, const network *const *nets, int count,
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

static void score_all(const world *w, const network *const *nets, int count,
    bool rounded)
{
    score_one(w, nets, count, &w->dev, "EWT dev", rounded);
    score_one(w, nets, count, &w->test, "EWT test", rounded);
    score_one(w, nets, count, &w->gum_dev, "GUM dev", rounded);
    score_one(w, nets, count, &w->gum_test, "GUM test", rounded);
    score_one(w, nets, count, &w->gum_news, "GUM news", rounded);
    score_one(w, nets, count, &w->uner, "UNER dev", rounded);
}

/* ---- learning ---------------------------------------------------------- */

/* One epoch's sentences: all as they stand, some in other cases. */
static int draw(const options *o, const world *w, random_state *random,
    const sentence **out)
{
    static const float part[THAW_CASE_COUNT] = {1, 0.10f, 0.03f, 0.02f};
    int n = 0;

    for (int i = 0; i < w->train.count; i++) {
        const sentence *s = &w->train.items[i];
        float p = part[s->variant];
        if (random_unit(random) < p)
            out[n++] = s;
    }
    for (int i = 0; i < w->silver.count; i++)
        if (random_unit(random) < o->silver_part)
            out[n++] = &w->silver.items[i];
    for (int i = n - 1; i > 0; i--) {
        int j = (int)(random_next(random) % (uint64_t)(i + 1));
        const sentence *held = out[i];
        out[i] = out[j];
        out[j] = held;
    }
    return n;
}

typedef struct {
    const options *o;
    const world *w;
    network *net;
    random_state random;
    workspace work;
    batch b;
    dropout drop;
    adam_options adam;
    losses sum;
    long step, steps;
} lesson;

static void learn_batch(lesson *l)
{
    activations a = {0};
    run_options run = {.drop = &l->drop, .random = &l->random,
        .work = &l->work};
    float done = (float)l->step / (float)l->steps;
    float warm = fminf(1.0f, (float)(l->step + 1) / 200.0f);

    batch_arrange(&l->b);
    l->work.used = 0;
    net_forward(l->net, &l->b, &run, &a);
    net_backward(l->net, &l->b, &run, &a, &l->sum);
    l->adam.rate = l->o->rate * warm * fmaxf(0.01f, 1.0f - done);
    params_step(&l->net->params, &l->adam);
    l->step++;
    if (l->step % 8 == 0) {
        float t = (float)l->step;
        params_average(&l->net->params, fminf(0.99f, t / (80.0f + t)));
    }
}

static void learn_epoch(lesson *l, const sentence **items, int n)
{
    for (int i = 0; i < n;) {
        l->b.sentences = 0;
        for (int words = 0; i < n && words < l->o->batch_words; i++) {
            l->b.items[l->b.sentences++] = items[i];
            words += items[i]->n;
        }
        learn_batch(l);
    }
}

static void report_epoch(lesson *l, int epoch)
{
    double words = (double)l->sum.words;

    printf("epoch %d step %ld cpu %.0f loss tag %.4f arc %.4f label %.4f "
           "name %.4f\n", epoch, l->step, cpu_seconds(), l->sum.tag / words,
        l->sum.arc / words, l->sum.label / words,
        l->sum.name / (double)l->sum.name_words);
    fflush(stdout);
    l->sum = (losses){0};
    if (epoch % 3 != 0 && epoch != l->o->epochs)
        return;
    const network *one = l->net;
    params_use_average(&l->net->params, false);
    score_one(l->w, &one, 1, &l->w->dev, "EWT dev", false);
    score_one(l->w, &one, 1, &l->w->uner, "UNER dev", false);
    params_restore(&l->net->params);
}

static dropout dropout_of(float p)
{
    return (dropout){.word = 0.12f, .affix = 0.02f, .glove = 0.08f,
        .embedding = 0.7f * p, .layer = p, .hidden = p, .mlp = p, .names = 0.5f * p};
}

static void learn(const options *o, const world *w, network *net)
{
    int most = w->train.count + w->silver.count;
    const sentence **items = NEW(const sentence *, most);
    lesson l = {.o = o, .w = w, .net = net,
        .random = random_seed((uint64_t)o->seed + 1),
        .adam = {.beta1 = 0.9f, .beta2 = 0.98f, .clip = 5.0f, .decay = 0}};

    l.drop = dropout_of(o->drop);
    l.b.items = NEW(const sentence *, o->batch_words + 1);
    l.b.begin = NEW(int, o->batch_words + 2);
    for (int epoch = 1; epoch <= o->epochs; epoch++) {
        int n = draw(o, w, &l.random, items);
        if (epoch == 1) {
            long words = 0;
            for (int i = 0; i < n; i++)
                words += items[i]->n;
            l.steps = words / o->batch_words * o->epochs;
            printf("%ld words an epoch\n", words);
        }
        learn_epoch(&l, items, n);
        report_epoch(&l, epoch);
    }
}

static void init(network *net, const net_shape *shape, const world *w, int seed)
{
    random_state random = random_seed((uint64_t)seed);
    net_shape s = *shape;

    s.tags = w->cls.tags.count;
    s.rels = w->cls.rels.count;
    net_init(net, &s, &w->vocab, &random);
}

static void finish(const options *o, const world *w, network *net)
{
    const network *const one = net;
    char meta[512];

    params_use_average(&net->params, false);
    snprintf(meta, sizeof meta,
        "{\"name\":\"en D%d L%d\",\"data\":\"UD_English-EWT, GUM, wikigold%s, "
        "GloVe.6B.100d\",\"epochs\":%d,\"seed\":%d,"
        "\"licence\":\"CC BY-SA 4.0\"}",
        net->shape.D, net->shape.L, o->wnut_part > 0 ? ", WNUT-17" : "",
        o->epochs, o->seed);
    export_model(net, &w->vocab, &w->cls, meta, o->out);
    params_restore(&net->params);
    params_use_average(&net->params, true);
    printf("as int8:\n");
    score_all(w, &one, 1, true);
    params_restore(&net->params);
}

static void command_train(const options *o)
{
    static world w;
    static network net;

    prepare(o, &w);
    init(&net, &o->shape, &w, o->seed);
    if (o->loads > 0)
        params_load(&net.params, o->load[0]);
    if (o->epochs > 0)
        learn(o, &w, &net);
    if (o->checkpoint)
        params_save(&net.params, o->checkpoint);
    finish(o, &w, &net);
    printf("cpu %.0f\n", cpu_seconds());
}

/* ---- labelling --------------------------------------------------------- */

static void put_name(FILE *out, int name)
{
    if (name == 0)
        fputs("Name=O\n", out);
    else
        fprintf(out, "Name=%c-%s\n", name % 2 ? 'B' : 'I',
            name_kinds[(name - 1) / 2]);
}

/* Gold trees, where there are, stand; the rest is the model's. */
static void put_sentence(FILE *out, const world *w, const sentence *s,
    const answer *a)
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

static void put_corpus(const char *path, const world *w, const corpus *data,
    const answer *given)
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

static void command_label(const options *o)
{
    static world w;
    static network nets[LOADS_MAX];
    const network *list[LOADS_MAX];
    corpus data = {0};

    prepare(o, &w);
    for (int k = 0; k < o->loads; k++) {
        init(&nets[k], &o->load_shape[k], &w, 1);
        params_load(&nets[k].params, o->load[k]);
        list[k] = &nets[k];
    }
    score_all(&w, list, o->loads, false);
    fill_corpus(o, &w, &data);
    answer *given = NEW(answer, data.count);
    predict(list, o->loads, w.root_rel, &data, false, given);
    put_corpus(o->out, &w, &data, given);
    printf("%d sentences labelled, cpu %.0f\n", data.count, cpu_seconds());
}

/* ---- gradients --------------------------------------------------------- */

static double loss_of(network *net, const batch *b, workspace *work)
{
    activations a = {0};
    losses sum = {0};
    run_options run = {.work = work};

    work->used = 0;
    net_forward(net, b, &run, &a);
    net_backward(net, b, &run, &a, &sum);
    return (sum.tag + sum.arc + sum.label + sum.name) / b->words;
}

static void clear_gradients(network *net)
{
    for (int i = 0; i < net->params.count; i++)
        if (net->params.items[i].g)
            memset(net->params.items[i].g, 0,
                param_size(&net->params.items[i]) * sizeof(float));
}

/* The slope of one array along its own gradient, by differences. */
static bool check_param(network *net, param *p, const batch *b, workspace *work)
{
    size_t n = param_size(p);
    float *g = NEW(float, n), *w = NEW(float, n);
    double norm = 0;

    clear_gradients(net);
    loss_of(net, b, work);
    memcpy(g, p->g, n * sizeof(float));
    memcpy(w, p->w, n * sizeof(float));
    for (size_t i = 0; i < n; i++)
        norm += (double)g[i] * (double)g[i];
    norm = sqrt(norm);
    double step = norm > 0 ? 0.005 / norm : 0;
    double side[2];
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; i < n; i++)
            p->w[i] = w[i] + (float)((k ? step : -step) * (double)g[i]);
        side[k] = loss_of(net, b, work);
    }
    memcpy(p->w, w, n * sizeof(float));
    double slope = (side[1] - side[0]) / 0.01;
    bool good = fabs(slope - norm) <= 0.02 * norm + 2e-4;
    printf("%s %-5s gradient %.6f, by differences %.6f\n",
        good ? "ok" : "NOT OK", p->name, norm, slope);
    free(g);
    free(w);
    return good;
}

static void command_check(const options *o)
{
    static world w;
    static network net;
    static workspace work;
    net_shape shape = o->shape;
    batch b = {.items = NEW(const sentence *, 64), .begin = NEW(int, 65)};
    bool good = true;

    prepare(o, &w);
    shape.D = 64;
    shape.A = shape.B = 32;
    shape.L = 2;
    init(&net, &shape, &w, 3);
    for (int i = 0; i < 30; i++)
        b.items[b.sentences++] =
            &w.train.items[(w.train.count / 4) / 30 * i];
    batch_arrange(&b);
    for (int i = 0; i < net.params.count; i++)
        if (net.params.items[i].g)
            good &= check_param(&net, &net.params.items[i], &b, &work);
    if (!good)
        die("gradients are wrong");
}

/* ---- options ----------------------------------------------------------- */

static bool set_number(options *o, const char *name, const char *value)
{
    const struct {
        const char *name;
        int *to;
    } numbers[] = {
        {"--d", &o->shape.D}, {"--l", &o->shape.L}, {"--a", &o->shape.A},
        {"--b", &o->shape.B}, {"--hn", &o->shape.Hn},
        {"--epochs", &o->epochs}, {"--batch", &o->batch_words},
        {"--gloves", &o->most_glove}, {"--least-word", &o->least_word},
        {"--least-affix", &o->least_affix}, {"--seed", &o->seed},
        {"--word-width", &o->shape.width[PART_WORD]},
    };
    const struct {
        const char *name;
        float *to;
    } fractions[] = {{"--rate", &o->rate}, {"--drop", &o->drop},
        {"--silver-part", &o->silver_part}, {"--wnut", &o->wnut_part}};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(name, numbers[i].name) == 0) {
            *numbers[i].to = atoi(value);
            return true;
        }
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++)
        if (strcmp(name, fractions[i].name) == 0) {
            *fractions[i].to = strtof(value, NULL);
            return true;
        }
    return false;
}

static bool set_text(options *o, const char *name, const char *value)
{
    const struct {
        const char *name;
        const char **to;
    } texts[] = {{"--data", &o->data}, {"--glove", &o->glove},
        {"--norp", &o->norp}, {"--out", &o->out},
        {"--checkpoint", &o->checkpoint}, {"--filled", &o->filled}};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(name, texts[i].name) == 0) {
            *texts[i].to = value;
            return true;
        }
    bool load = strcmp(name, "--load") == 0;
    if (load && o->loads < LOADS_MAX) {
        o->load_shape[o->loads] = o->shape;
        o->load[o->loads++] = value;
    } else if (strcmp(name, "--raw") == 0 && o->raws < LOADS_MAX)
        o->raw[o->raws++] = value;
    else if (strcmp(name, "--silver") == 0 && o->silvers < LOADS_MAX)
        o->silver[o->silvers++] = value;
    else
        return false;
    return true;
}

static options read_options(int count, char **words)
{
    options o = {.data = "../shared/data", .glove = "build/train/glove.bin",
        .norp = "tools/train/norp.txt", .out = "build/train/model.thawm",
        .epochs = 20, .batch_words = 1000, .most_glove = 50000,
        .least_word = 2, .least_affix = 4, .seed = 1, .rate = 0.002f,
        .drop = 0.3f, .silver_part = 1.0f, .wnut_part = 1.0f};

    o.shape = (net_shape){.D = 256, .L = 3, .A = 160, .B = 128, .Hn = 64,
        .width = {100, 64, 8, 16, 32, 32, 8, 12, 24, 16}};
    for (int i = 0; i < count; i += 2)
        if (i + 1 == count || (!set_number(&o, words[i], words[i + 1]) &&
                                  !set_text(&o, words[i], words[i + 1])))
            die("unknown option '%s'", words[i]);
    return o;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "glove") == 0) {
        glove_convert(argv[2], argv[3]);
        return 0;
    }
    if (argc < 2)
        die("say glove, train, label or --check-gradients");
    options o = read_options(argc - 2, argv + 2);
    if (strcmp(argv[1], "train") == 0)
        command_train(&o);
    else if (strcmp(argv[1], "label") == 0)
        command_label(&o);
    else if (strcmp(argv[1], "--check-gradients") == 0)
        command_check(&o);
    else
        die("unknown command '%s'", argv[1]);
    return 0;
}
