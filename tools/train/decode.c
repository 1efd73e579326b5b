/*
 * decode.c - answers of one network or several, and their scores.
 */
#include "decode.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void add_log_softmax(float *to, const float *x, int n)
{
    float most = x[0], sum = 0;

    for (int i = 1; i < n; i++)
        most = fmaxf(most, x[i]);
    for (int i = 0; i < n; i++)
        sum += expf(x[i] - most);
    sum = most + logf(sum);
    for (int i = 0; i < n; i++)
        to[i] += x[i] - sum;
}

static int arg_max(const float *x, int n)
{
    int best = 0;

    for (int i = 1; i < n; i++)
        if (x[i] > x[best])
            best = i;
    return best;
}

/* One sentence by all networks: each has run it as a batch of its own. */
typedef struct {
    const network *const *nets;
    int count, n;
    batch b;
    activations *a;
    workspace *work;
    int root_rel;
} reading;

static void read_tags(const reading *r, int *tag)
{
    const net_shape *s = &r->nets[0]->shape;
    float *sum = work_floats(r->work, (size_t)s->tags);

    for (int i = 0; i < r->n; i++) {
        memset(sum, 0, sizeof(float) * (size_t)s->tags);
        for (int k = 0; k < r->count; k++) {
            const net_shape *t = &r->nets[k]->shape;
            add_log_softmax(sum,
                r->a[k].z + (size_t)i * (size_t)heads_rows(t) +
                    2 * (t->A + t->B),
                s->tags);
        }
        tag[i] = arg_max(sum, s->tags);
    }
}

static void read_heads(const reading *r, int *head)
{
    size_t cells = (size_t)r->n * (size_t)(r->n + 1);
    float *sum = work_zeros(r->work, cells);
    float *one = work_floats(r->work, cells);

    for (int k = 0; k < r->count; k++) {
        arc_scores(r->nets[k], &r->b, &r->a[k], 0, one);
        for (int i = 0; i < r->n; i++)
            add_log_softmax(
                sum + i * (r->n + 1), one + i * (r->n + 1), r->n + 1);
    }
    best_tree(sum, r->n, head);
}

static void label_scores(
    const reading *r, int k, int word, int head, float *logits)
{
    const network *net = r->nets[k];
    const net_shape *s = &net->shape;
    float hidden[1024];

    label_hidden(net, &r->a[k], word, head == r->n ? -1 : head, hidden);
    memcpy(logits, net->label_out_bias->w, sizeof(float) * (size_t)s->rels);
    multiply_nt(logits, hidden, net->label_out->w, 1, s->rels, s->B, true);
}

static void read_rels(const reading *r, const int *head, int *rel)
{
    int rels = r->nets[0]->shape.rels;
    float *sum = work_floats(r->work, (size_t)rels);
    float *one = work_floats(r->work, (size_t)rels);

    for (int i = 0; i < r->n; i++) {
        memset(sum, 0, sizeof(float) * (size_t)rels);
        for (int k = 0; k < r->count; k++) {
            label_scores(r, k, i, head[i], one);
            add_log_softmax(sum, one, rels);
        }
        sum[r->root_rel] = -1e9f;
        rel[i] = head[i] == r->n ? r->root_rel : arg_max(sum, rels);
    }
}

static void read_names(const reading *r, int *name)
{
    float e[WORDS_MAX * NAME_CLASSES] = {0};
    float moves[(NAME_CLASSES + 1) * NAME_CLASSES] = {0};

    for (int k = 0; k < r->count; k++) {
        for (int i = 0; i < r->n * NAME_CLASSES; i++)
            e[i] += r->a[k].emissions[i] / (float)r->count;
        for (int i = 0; i < (NAME_CLASSES + 1) * NAME_CLASSES; i++)
            moves[i] += r->nets[k]->moves->w[i] / (float)r->count;
    }
    crf_decode(e, moves, r->n, name);
}

static answer read_sentence(reading *r, const sentence *s, bool rounded)
{
    int begin[2] = {0, s->n};
    answer out = {
        NEW(int, s->n), NEW(int, s->n), NEW(int, s->n), NEW(int, s->n)};
    run_options o = {.rounded = rounded, .work = r->work};

    r->n = s->n;
    r->work->used = 0;
    r->b = (batch){.sentences = 1,
        .words = s->n,
        .items = &s,
        .begin = begin,
        .tree_end = 1};
    for (int k = 0; k < r->count; k++) {
        memset(&r->a[k], 0, sizeof r->a[k]);
        net_forward(r->nets[k], &r->b, &o, &r->a[k]);
    }
    read_tags(r, out.tag);
    read_heads(r, out.head);
    read_rels(r, out.head, out.rel);
    read_names(r, out.name);
    return out;
}

void predict(const network *const *nets, int count, int root_rel,
    const corpus *data, bool rounded, answer *out)
{
    workspace work = {0};
    reading r = {.nets = nets,
        .count = count,
        .work = &work,
        .a = NEW(activations, count),
        .root_rel = root_rel};

    for (int k = 0; k < data->count; k++)
        out[k] = read_sentence(&r, &data->items[k], rounded);
    free(work.memory);
    free(r.a);
}

/* ---- scores ------------------------------------------------------------ */

static void score_tree(
    const classes *cls, const sentence *s, const answer *given, scores *out)
{
    for (int i = 0; i < s->n; i++) {
        bool head = given->head[i] == s->head[i];
        out->words++;
        out->upos += cls->tag_upos[given->tag[i]] == s->upos[i];
        out->tags += given->tag[i] == s->tag[i];
        out->uas += head;
        out->las += head && cls->rel_urel[given->rel[i]] == s->urel[i];
    }
}

static int name_end(const int *name, int begin, int n)
{
    int end = begin + 1;

    while (end < n && name[end] == name[begin] + 1)
        end++;
    return end;
}

static void score_names(const sentence *s, const int *given, scores *out)
{
    for (int i = 0; i < s->n; i++) {
        bool found = given[i] % 2 == 1, gold = s->name[i] % 2 == 1;
        if (found)
            out->kind_found[given[i] / 2]++;
        if (gold)
            out->kind_gold[s->name[i] / 2]++;
        if (found && given[i] == s->name[i] &&
            name_end(given, i, s->n) == name_end(s->name, i, s->n))
            out->kind_right[given[i] / 2]++;
    }
}

void score_corpus(
    const classes *cls, const corpus *data, const answer *given, scores *out)
{
    for (int k = 0; k < data->count; k++) {
        const sentence *s = &data->items[k];
        if (s->head)
            score_tree(cls, s, &given[k], out);
        if (s->name)
            score_names(s, given[k].name, out);
    }
}

static double percent(long a, long b)
{
    return b == 0 ? 0 : 100.0 * (double)a / (double)b;
}

static double f1(long right, long found, long gold)
{
    return percent(2 * right, found + gold);
}

void print_scores(const char *what, const scores *s)
{
    long right = 0, found = 0, gold = 0;

    printf("%-10s", what);
    if (s->words > 0)
        printf(" UPOS %.2f UPOS+XPOS %.2f UAS %.2f LAS %.2f",
            percent(s->upos, s->words), percent(s->tags, s->words),
            percent(s->uas, s->words), percent(s->las, s->words));
    for (int k = 0; k <= NAME_LOC; k++) {
        right += s->kind_right[k];
        found += s->kind_found[k];
        gold += s->kind_gold[k];
    }
    if (gold > 0)
        printf(" | names F1 %.2f P %.2f R %.2f", f1(right, found, gold),
            percent(right, found), percent(right, gold));
    for (int k = 0; gold > 0 && k < NAMES; k++)
        printf(" %s %.1f", name_kinds[k],
            f1(s->kind_right[k], s->kind_found[k], s->kind_gold[k]));
    printf("\n");
    fflush(stdout);
}
