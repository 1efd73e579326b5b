/*
 * raw.h - plain text to sentences of words.
 */
#ifndef TRAIN_RAW_H
#define TRAIN_RAW_H

#include "corpus.h"

#define RAW_WORDS_MAX 60 /* longer sentences are left out */

/* Sentences of one text; the text must live on. */
void read_raw_text(corpus *out, const char *text);
/* Of the member "text" of each line of a JSONL file. */
void read_raw(corpus *out, const char *path);

#endif
