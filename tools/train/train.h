/*
 * train.h - the commands of thaw-train and what they share.
 */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include "decode.h"

#define LOADS_MAX 8

/* What the command line says. */
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

/* All data that a command works on. */
typedef struct {
    corpus train, silver, dev, test, gum_dev, gum_test, gum_news, uner;
    classes cls;
    vocabulary vocab;
    int root_rel;
} world;

/* Reads the data and gives every word its rows. */
void world_prepare(const options *o, world *w);
/* A network of that shape with the classes and tables of w. */
void world_init_network(
    network *net, const net_shape *shape, const world *w, int seed);
/* Prints the scores of networks, which answer together. */
void world_score(const world *w, const network *const *nets, int count,
    const corpus *data, const char *what, bool rounded);
void world_score_all(
    const world *w, const network *const *nets, int count, bool rounded);

void command_train(const options *o);
void command_label(const options *o);
void command_check(const options *o);

#endif
