/*
 * export.h - writes the model file of docs/network.md.
 */
#ifndef TRAIN_EXPORT_H
#define TRAIN_EXPORT_H

#include "net.h"

/* The weights as they stand in net, rounded; meta is the META chunk. */
void export_model(const network *net, const vocabulary *v, const classes *cls,
    const char *meta, const char *path);

#endif
