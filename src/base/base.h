/*
 * base.h - the small things that every stage uses: views, errors, arenas.
 *
 * Nothing here knows what an article is.
 */
#ifndef THAW_BASE_H
#define THAW_BASE_H

#include "thaw.h"
#include <assert.h>
#include <string.h>

/* ---- errors ---------------------------------------------------------- */

/*
 * Fills err (may be NULL) and returns status, so that a caller can write
 * `return thaw_fail(err, THAW_EFORMAT, at, "...")`.
 */
thaw_status thaw_fail(thaw_error *err, thaw_status status, uint64_t offset,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- views ----------------------------------------------------------- */

#define THAW_STR(literal) ((thaw_str){(literal), sizeof(literal) - 1})
/* For printf: "%.*s", THAW_STR_ARG(s). */
#define THAW_STR_ARG(s) (int)(s).len, (s).ptr

static inline thaw_str thaw_str_of(const char *text)
{
    return (thaw_str){text, text ? strlen(text) : 0};
}

static inline bool thaw_str_equal(thaw_str a, thaw_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool thaw_str_is(thaw_str a, const char *literal)
{
    return thaw_str_equal(a, thaw_str_of(literal));
}

static inline bool thaw_str_starts(thaw_str a, thaw_str prefix)
{
    return a.len >= prefix.len && memcmp(a.ptr, prefix.ptr, prefix.len) == 0;
}

static inline bool thaw_str_ends(thaw_str a, thaw_str suffix)
{
    return a.len >= suffix.len &&
        memcmp(a.ptr + a.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

/* By bytes, then by length: the order of every sorted table. */
int thaw_str_compare(thaw_str a, thaw_str b);
/* Without the ASCII blanks at both ends. */
thaw_str thaw_str_trim(thaw_str s);
/* The part before the next separator; *rest becomes what follows it, with a
 * NULL ptr when there was none.  Loop while rest->ptr. */
thaw_str thaw_str_split(thaw_str *rest, char separator);
/* A decimal integer that is the whole of s; false when it is not one. */
bool thaw_str_to_int(thaw_str s, int64_t *out);
/* A decimal fraction such as -7.5 that is the whole of s. */
bool thaw_str_to_double(thaw_str s, double *out);
/* A 64-bit hash; the same on every machine. */
uint64_t thaw_str_hash(thaw_str s);

/* ASCII classes, free of any locale. */
static inline bool thaw_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool thaw_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool thaw_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool thaw_is_alpha(char c)
{
    return thaw_is_upper(c) || thaw_is_lower(c);
}
static inline bool thaw_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char thaw_to_lower(char c)
{
    return thaw_is_upper(c) ? (char)(c + 32) : c;
}

/* ---- arena ----------------------------------------------------------- */

/*
 * Memory that is freed together.  A zeroed arena with a limit is ready.  In
 * MODE=asan every allocation is a malloc of its own, so overruns are seen.
 */
typedef struct thaw_arena_block thaw_arena_block;
typedef struct {
    thaw_arena_block *blocks;
    size_t used;     /* bytes given out since init or reset */
    size_t limit;    /* most bytes to give out */
    bool past_limit; /* the last failure was the limit, not malloc */
} thaw_arena;

void thaw_arena_init(thaw_arena *arena, size_t limit);
void thaw_arena_release(thaw_arena *arena);
/* Forgets all that was given out; keeps one block for reuse. */
void thaw_arena_reset(thaw_arena *arena);
/* Zeroed memory for count things of size bytes, aligned to 16; NULL when
 * there is none.  count 0 gives a valid pointer. */
void *thaw_arena_alloc(thaw_arena *arena, size_t count, size_t size);
/* A copy of s, with a NUL after it; ptr is NULL when there is no memory. */
thaw_str thaw_arena_copy(thaw_arena *arena, thaw_str s);
/* Formatted text in the arena; ptr is NULL when there is no memory. */
thaw_str thaw_arena_format(thaw_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* THAW_ELIMIT or THAW_ENOMEM: why the last allocation failed. */
thaw_status thaw_arena_status(const thaw_arena *arena);

#define THAW_ARRAY(arena, type, count)                                         \
    ((type *)thaw_arena_alloc((arena), (count), sizeof(type)))

/*
 * A growing array in an arena: items, count, and room.  Grows by doubling; the
 * outgrown copy stays in the arena until reset.
 *   typedef struct { thaw_span *items; size_t count, room; } spans;
 *   thaw_span *s = THAW_PUSH(&arena, &list);   NULL: no memory
 */
void *thaw_push_grow(
    thaw_arena *arena, void *items, size_t count, size_t *room, size_t size);
#define THAW_PUSH(arena, list)                                                 \
    (((list)->count < (list)->room ||                                          \
         ((list)->items = thaw_push_grow((arena), (list)->items,               \
              (list)->count, &(list)->room, sizeof *(list)->items)) != NULL)   \
            ? &(list)->items[(list)->count++]                                  \
            : NULL)

/* ---- test hook ------------------------------------------------------- */

/*
 * All memory of the library comes through these.  When thaw_alloc_fail_at is
 * n > 0 the n-th allocation from now on fails: for the torture tests only.
 */
void *thaw_malloc(size_t size);
void *thaw_realloc(void *ptr, size_t size);
void thaw_free(void *ptr);
void thaw_alloc_set_fail_at(long n);

#endif
