/*
 * export.h - writes the model file of docs/network.md.
 */
#ifndef TRAIN_EXPORT_H
#define TRAIN_EXPORT_H

#include "net.h"

/* The weights as they stand in net; least_glove: vectors of words that were
 * not in training text are kept up to this row of the GloVe table. */
void export_model(const network *net, const vocabulary *v, const classes *cls,
    const char *meta, const char *path);

#endif
