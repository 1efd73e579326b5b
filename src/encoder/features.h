/*
 * features.h - what the network sees of a word: its key, affixes and shape,
 * and the case class of a sentence. docs/network.md, part 1, is the contract;
 * the trainer and the reader both call this code, so they cannot disagree.
 *
 * Nothing here allocates. Results longer than THAW_FEATURE_MAX bytes are cut
 * at a code point. Bytes that are not UTF-8 count as one '?' each.
 */
#ifndef THAW_ENCODER_FEATURES_H
#define THAW_ENCODER_FEATURES_H

#include "base/base.h"

#include <stddef.h>

#define THAW_FEATURE_MAX 64 /* bytes a key may take; no terminator */
#define THAW_SHAPE_MAX 12   /* bytes a shape may take */

/* The affixes, in the order of the parts of e(form). */
typedef enum {
    THAW_AFFIX_SUF1,
    THAW_AFFIX_SUF2,
    THAW_AFFIX_SUF3,
    THAW_AFFIX_SUF4,
    THAW_AFFIX_PRE1,
    THAW_AFFIX_PRE2,
    THAW_AFFIX_PRE3,
    THAW_AFFIX_COUNT
} thaw_affix;

/* Case classes of a sentence: rows of the CASE chunk. */
typedef enum {
    THAW_CASING_NORMAL,
    THAW_CASING_TITLE,
    THAW_CASING_UPPER,
    THAW_CASING_LOWER,
    THAW_CASING_COUNT
} thaw_casing;

/* Writes the look-up key of a form to out; returns its length in bytes. */
size_t thaw_feature_key(thaw_str form, char out[THAW_FEATURE_MAX]);

/* Writes the shape of a form ("Xxx", "99.9") to out; returns its length. */
size_t thaw_feature_shape(thaw_str form, char out[THAW_SHAPE_MAX]);

/* The affix of a key: a view into it. A shorter key is its own affix. */
thaw_str thaw_feature_affix(thaw_str key, thaw_affix affix);

/* The case class of a sentence of n words. */
thaw_casing thaw_case_class(const thaw_str *forms, size_t n);

#endif
