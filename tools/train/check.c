/*
 * check.c - thaw-train --check-gradients: every array's gradient against
 * differences of the loss.
 */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

void command_check(const options *o)
{
    static world w;
    static network net;
    static workspace work;
    net_shape shape = o->shape;
    batch b = {.items = NEW(const sentence *, 64), .begin = NEW(int, 65)};
    bool good = true;

    world_prepare(o, &w);
    shape.D = 64;
    shape.A = shape.B = 32;
    shape.L = 2;
    world_init_network(&net, &shape, &w, 3);
    for (int i = 0; i < 30; i++)
        b.items[b.sentences++] = &w.train.items[(w.train.count / 4) / 30 * i];
    batch_arrange(&b);
    for (int i = 0; i < net.params.count; i++)
        if (net.params.items[i].g)
            good &= check_param(&net, &net.params.items[i], &b, &work);
    if (!good)
        die("gradients are wrong");
}
