/*
 * places.h - important places that are neither countries nor capitals: border
 * posts, seas, regions, cities in the news.  Compiled from data/places/.
 */
#ifndef THAW_PLACES_H
#define THAW_PLACES_H

#include "know/source.h"

#define THAW_PLACE_WORDS_MAX 4

typedef struct {
    thaw_str name;      /* "Panmunjom" */
    thaw_str country;   /* "KOR", or empty for seas and shared regions */
    thaw_str precision; /* "city", "region", "sea", "site" */
    double lat, lon;
} thaw_known_place;

/* The view; filled by thaw_places_open(). */
typedef struct {
    thaw_strings keys, texts; /* keys: lower case, sorted */
    const void *rows;         /* parallel to keys */
} thaw_places;

/* The place of that name: words in lower case, one blank between.  False when
 * there is none. */
bool thaw_places_find(
    const thaw_places *places, thaw_str key, thaw_known_place *out);

/* ---- compiling ---------------------------------------------------------- */

struct thaw_know;
void thaw_places_compile(thaw_compile *, const thaw_source *const *, size_t);
thaw_status thaw_places_open(struct thaw_know *, thaw_error *);

#endif
