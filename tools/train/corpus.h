/*
 * corpus.h - the sentences that are learned from: CoNLL-U trees, names from
 * the entity layer of GUM and from IOB files, and copies in other cases.
 */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "encoder/features.h"
#include "util.h"

#define PARTS 10 /* of e(form): glove, word, 7 affixes, shape */
#define WORDS_MAX 512

enum { PART_GLOVE, PART_WORD, PART_AFFIX, PART_SHAPE = PART_AFFIX + 7 };

/* The kinds of name; class 0 is O, 1 + 2k is B-k, 2 + 2k is I-k. */
enum { NAME_PER, NAME_ORG, NAME_LOC, NAME_NORP, NAME_EVENT, NAME_MISC, NAMES };
#define NAME_CLASSES (1 + 2 * NAMES)
extern const char *const name_kinds[NAMES];

typedef struct {
    int n;
    thaw_casing kase;
    int variant; /* 0 as it stands, else the case it was put in */
    bool silver; /* tree made by a model */
    bool silver_names;
    thaw_str *forms;
    int (*ids)[PARTS]; /* rows of the tables; -1: no GloVe row */
    int *tag;          /* joint class, -1 unknown; NULL: no tree */
    int *head;         /* 0-based, n = the root */
    int *rel;          /* class, -1 unknown */
    int *upos, *urel;  /* coarse classes for scoring */
    int *name;         /* BIO class; NULL: no names */
} sentence;

typedef struct {
    sentence *items;
    int count, room;
} corpus;

/* The classes, in the order first seen in training data. */
typedef struct {
    string_table tags, rels, upos, urels;
    int *tag_upos; /* coarse class of each joint tag */
    int *rel_urel;
    bool frozen; /* unknown classes become -1 */
} classes;

void corpus_add(corpus *out, sentence s);

/* Reads trees; with gum_names, the names of the entity layer as well. */
void read_conllu(corpus *out, classes *cls, const char *path, bool gum_names);
void classes_freeze(classes *cls);

/* Reads names: word column 0 or 1, label column word + 1. */
typedef enum { IOB_WIKIGOLD, IOB_WNUT, IOB_UNER } iob_style;
void read_iob(corpus *out, const char *path, iob_style style);

/* Marks single words that are demonyms, parties or faiths as NORP where no
 * name stands, or one that is of a person or of no kind. */
void read_norp_list(string_table *out, const char *path);
void mark_norp(corpus *data, const string_table *norp);

/* The sentence in another case; needs no memory of the first. */
sentence recase(const sentence *s, const classes *cls, thaw_casing kase,
    random_state *random);

/* BIO repaired: an I without its B becomes a B. */
void repair_bio(int *name, int n);

/* GUM: the names of a sentence, read off its entity layer. */
typedef struct {
    thaw_str misc, xpos, upos, deprel;
} gum_word;
void gum_names(sentence *s, const gum_word *words);

#endif
