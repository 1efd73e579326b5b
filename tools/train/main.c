/*
 * main.c - thaw-train: learns the model of thaw's language core.
 *
 *   thaw-train glove JSON OUT       convert word vectors
 *   thaw-train train OPTIONS        learn, score, write checkpoint and model
 *   thaw-train label OPTIONS        trees and names of --raw text, else of
 * training text that lacks them, by all --load's thaw-train --check-gradients
 * OPTIONS
 */
#include "train.h"

#include <stdlib.h>

static bool set_number(options *o, const char *name, const char *value)
{
    const struct {
        const char *name;
        int *to;
    } numbers[] = {
        {"--d", &o->shape.D},
        {"--l", &o->shape.L},
        {"--a", &o->shape.A},
        {"--b", &o->shape.B},
        {"--hn", &o->shape.Hn},
        {"--epochs", &o->epochs},
        {"--batch", &o->batch_words},
        {"--gloves", &o->most_glove},
        {"--least-word", &o->least_word},
        {"--least-affix", &o->least_affix},
        {"--seed", &o->seed},
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
    options o = {.data = "../shared/data",
        .glove = "build/train/glove.bin",
        .norp = "tools/train/norp.txt",
        .out = "build/train/model.thawm",
        .epochs = 20,
        .batch_words = 1000,
        .most_glove = 50000,
        .least_word = 2,
        .least_affix = 4,
        .seed = 1,
        .rate = 0.002f,
        .drop = 0.3f,
        .silver_part = 1.0f,
        .wnut_part = 1.0f};

    o.shape = (net_shape){.D = 256,
        .L = 3,
        .A = 160,
        .B = 128,
        .Hn = 64,
        .width = {100, 64, 8, 16, 32, 32, 8, 12, 24, 16}};
    for (int i = 0; i < count; i += 2)
        if (i + 1 == count ||
            (!set_number(&o, words[i], words[i + 1]) &&
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
