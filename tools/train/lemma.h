/*
 * lemma.h - learning the lemma table: what lemma.c gathers and
 * lemma_rules.c learns from.
 */
#ifndef LEMMA_H
#define LEMMA_H

#include "know/lemmas.h"

/* A form with its tags and lemma, as often as it was seen. */
typedef struct {
    thaw_str key, form, lemma;
    thaw_upos upos;
    thaw_xpos xpos;
    char shape;
    size_t count;
} sample;

typedef struct {
    thaw_arena *arena;
    thaw_map index;
    struct {
        sample *items;
        size_t count, room;
    } list;
} samples;

typedef struct {
    thaw_xpos xpos;
    char shape;
    thaw_str ending, put;
    bool keep;
} rule;

typedef struct {
    thaw_map index; /* of rules, by rule_key() */
    struct {
        rule *items;
        size_t count, room;
    } list;
} rules;

/* Learns rules from samples, which it sorts. */
void rules_learn(rules *learned, samples *from);
/* The lemma that the rules make, in the arena. */
thaw_str rules_apply(const rules *learned, thaw_arena *arena, thaw_str form,
    thaw_str key, thaw_xpos xpos, char shape);
/* By tag, form, part of speech, lemma, shape. */
void samples_sort(samples *s);
/* Dies with a message when a pointer is NULL. */
void *lemma_need(void *ptr);

#endif
