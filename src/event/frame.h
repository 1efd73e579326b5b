/*
 * frame.h - the frame of a predicate: who fills which role, read off the tree.
 *
 * Passives, control, relative clauses, participles, coordination and light
 * verbs are undone here, so that a rule speaks of roles alone (docs/rules.md).
 * Frames are made when asked for and kept for the sentence.
 */
#ifndef THAW_EVENT_FRAME_H
#define THAW_EVENT_FRAME_H

#include "doc/doc.h"
#include "know/rules.h"

typedef struct {
    uint32_t role; /* thaw_role */
    uint32_t token;
} thaw_slot;

typedef struct {
    thaw_slot *items; /* in the order found; a role may be filled often */
    size_t count, room;
    bool passive;
    uint32_t light; /* the light verb of a noun, or THAW_NONE */
} thaw_frame;

/* One sentence made ready; lives in the scratch arena. */
typedef struct {
    const thaw_doc *doc;
    const thaw_rules *rules;
    const struct thaw_know *know; /* for demonyms; may be NULL */
    thaw_arena *arena;
    uint32_t first, end; /* tokens of the sentence */
    /* per token of the sentence, from 0 */
    uint32_t *words;       /* the lemma in the rules, or THAW_RULE_NONE */
    uint32_t *child_first; /* and one more */
    uint32_t *children;    /* tokens, in order */
    uint32_t *depths;
    thaw_frame **frames;
    bool no_memory;
} thaw_frames;

/* True for a verb that a parser took for a modifier of its own object in a
 * sentence without another: "Oman hosted talks" read as talks of a kind. */
bool thaw_frames_is_swallowed(const thaw_frames *frames, uint32_t verb);
/* Nouns that count what comes with "of": "thousands of supporters". */
bool thaw_frames_counts(const thaw_doc *doc, uint32_t token);
/* The noun of the "of" phrase below a token, or THAW_NONE. */
uint32_t thaw_frames_find_counted(const thaw_frames *frames, uint32_t token);

/* Looks the words up; false when no trigger of a rule is among them.  The
 * tree is read by thaw_frames_read_tree(), which frames need. */
bool thaw_frames_init(thaw_frames *frames, const thaw_doc *doc,
    const thaw_rules *rules, uint32_t sentence, thaw_arena *arena);
bool thaw_frames_read_tree(thaw_frames *frames);

/* The frame of a token; NULL when there is no memory (no_memory is set). */
const thaw_frame *thaw_frames_get(thaw_frames *frames, uint32_t token);

/* The children of a token: [*out, *out + returned). */
static inline size_t thaw_frames_children(
    const thaw_frames *frames, uint32_t token, const uint32_t **out)
{
    uint32_t i = token - frames->first;
    *out = frames->children + frames->child_first[i];
    return frames->child_first[i + 1] - frames->child_first[i];
}
static inline uint32_t thaw_frames_word(
    const thaw_frames *frames, uint32_t token)
{
    return frames->words[token - frames->first];
}
/* The first child with that relation, or THAW_NONE. */
uint32_t thaw_frames_child(
    const thaw_frames *frames, uint32_t token, thaw_deprel deprel);
/* True for the tokens below a token and itself. */
bool thaw_frames_is_below(
    const thaw_frames *frames, uint32_t token, uint32_t top);
/* The number of a word in lower case, as the rules know it. */
uint32_t thaw_frames_find_word(const thaw_rules *rules, thaw_str word);
bool thaw_frames_lemma_in(
    const thaw_doc *doc, uint32_t token, const char *const *list);

/* ---- subject.c ----------------------------------------------------------- */

/* The surface subject of a clause, its own or the one that control, a
 * participle, a relative clause or coordination gives it; or THAW_NONE. */
uint32_t thaw_frames_find_subject(thaw_frames *frames, uint32_t clause);
/* What a relative word stands for; any other token is itself. */
uint32_t thaw_frames_antecedent(const thaw_frames *frames, uint32_t token);
/* True when the clause's surface subject suffers it: an auxiliary, or a bare
 * past participle that hangs on a noun or a clause. */
bool thaw_frames_is_passive(const thaw_frames *frames, uint32_t clause);
bool thaw_frames_is_nominal(const thaw_doc *doc, uint32_t token);
/* "hold", "launch", "carry out": the noun it takes says what is done. */
bool thaw_frames_is_light(const thaw_doc *doc, uint32_t verb);

#endif
