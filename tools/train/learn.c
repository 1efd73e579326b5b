/*
 * learn.c - thaw-train train: epochs of batches, scores, the model file.
 */
#include "train.h"

#include "export.h"

#include <math.h>
#include <stdio.h>

/* One epoch's sentences: all as they stand, some in other cases. */
static int draw(const options *o, const world *w, random_state *random,
    const sentence **out)
{
    static const float part[THAW_CASING_COUNT] = {1, 0.10f, 0.03f, 0.02f};
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
    run_options run = {
        .drop = &l->drop, .random = &l->random, .work = &l->work};
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
           "name %.4f\n",
        epoch, l->step, cpu_seconds(), l->sum.tag / words, l->sum.arc / words,
        l->sum.label / words, l->sum.name / (double)l->sum.name_words);
    fflush(stdout);
    l->sum = (losses){0};
    if (epoch % 3 != 0 && epoch != l->o->epochs)
        return;
    const network *one = l->net;
    params_use_average(&l->net->params, false);
    world_score(l->w, &one, 1, &l->w->dev, "EWT dev", false);
    world_score(l->w, &one, 1, &l->w->uner, "UNER dev", false);
    params_restore(&l->net->params);
}

static dropout dropout_of(float p)
{
    return (dropout){.word = 0.12f,
        .affix = 0.02f,
        .glove = 0.08f,
        .embedding = 0.7f * p,
        .layer = p,
        .hidden = p,
        .mlp = p,
        .names = 0.5f * p};
}

static void learn(const options *o, const world *w, network *net)
{
    int most = w->train.count + w->silver.count;
    const sentence **items = NEW(const sentence *, most);
    lesson l = {.o = o,
        .w = w,
        .net = net,
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
    world_score_all(w, &one, 1, true);
    params_restore(&net->params);
}

void command_train(const options *o)
{
    static world w;
    static network net;

    world_prepare(o, &w);
    world_init_network(&net, &o->shape, &w, o->seed);
    if (o->loads > 0)
        params_load(&net.params, o->load[0]);
    if (o->epochs > 0)
        learn(o, &w, &net);
    if (o->checkpoint)
        params_save(&net.params, o->checkpoint);
    finish(o, &w, &net);
    printf("cpu %.0f\n", cpu_seconds());
}
