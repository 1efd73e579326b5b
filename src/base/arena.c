/*
 * arena.c - memory that is freed together.
 *
 * Blocks double in size and hang in a list, newest first.  With
 * THAW_ARENA_EXACT (MODE=asan, fuzz) a block holds one allocation, so that the
 * sanitizer sees a step past its end.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/base.h"

#define FIRST_BLOCK ((size_t)64 << 10)
#define LARGEST_BLOCK ((size_t)4 << 20)
#define ALIGNMENT 16

struct thaw_arena_block {
    thaw_arena_block *next;
    size_t used, room;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

static _Thread_local long allocations_to_failure;

void thaw_alloc_set_fail_at(long n)
{
    allocations_to_failure = n;
}

static bool must_fail(void)
{
    return allocations_to_failure > 0 && --allocations_to_failure == 0;
}

void *thaw_malloc(size_t size)
{
    return must_fail() ? NULL : malloc(size ? size : 1);
}

void *thaw_realloc(void *ptr, size_t size)
{
    return must_fail() ? NULL : realloc(ptr, size ? size : 1);
}

void thaw_free(void *ptr)
{
    free(ptr);
}

void thaw_arena_init(thaw_arena *arena, size_t limit)
{
    *arena = (thaw_arena){.limit = limit};
}

static void free_blocks(thaw_arena_block *block)
{
    while (block) {
        thaw_arena_block *next = block->next;
        thaw_free(block);
        block = next;
    }
}

void thaw_arena_release(thaw_arena *arena)
{
    free_blocks(arena->blocks);
    thaw_arena_init(arena, arena->limit);
}

void thaw_arena_reset(thaw_arena *arena)
{
    thaw_arena_block *keep = arena->blocks;
#ifdef THAW_ARENA_EXACT
    free_blocks(keep);
    arena->blocks = NULL;
#else
    if (keep) {
        free_blocks(keep->next);
        keep->next = NULL;
        keep->used = 0;
    }
#endif
    arena->used = 0;
    arena->past_limit = false;
}

static thaw_arena_block *add_block(thaw_arena *arena, size_t need)
{
    size_t room = need;
#ifndef THAW_ARENA_EXACT
    size_t usual = arena->blocks ? arena->blocks->room * 2 : FIRST_BLOCK;
    if (usual > LARGEST_BLOCK)
        usual = LARGEST_BLOCK;
    room = need > usual ? need : usual;
#endif
    thaw_arena_block *block = thaw_malloc(sizeof *block + room);
    if (!block)
        return NULL;
    *block = (thaw_arena_block){.next = arena->blocks, .room = room};
    arena->blocks = block;
    return block;
}

void *thaw_arena_alloc(thaw_arena *arena, size_t count, size_t size)
{
    arena->past_limit = false;
    if (size && count > (SIZE_MAX / 2 - ALIGNMENT) / size) {
        arena->past_limit = true;
        return NULL;
    }
    size_t need = count * size;
    size_t padded = (need + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (padded > arena->limit || arena->used > arena->limit - padded) {
        arena->past_limit = true;
        return NULL;
    }
    thaw_arena_block *block = arena->blocks;
#ifdef THAW_ARENA_EXACT
    block = add_block(arena, need);
    padded = need;
#else
    if (!block || block->room - block->used < padded)
        block = add_block(arena, padded);
#endif
    if (!block)
        return NULL;
    void *out = block->bytes + block->used;
    block->used += padded;
    arena->used += padded;
    return memset(out, 0, need);
}

thaw_str thaw_arena_copy(thaw_arena *arena, thaw_str s)
{
    char *out = thaw_arena_alloc(arena, s.len + 1, 1);
    if (!out)
        return (thaw_str){NULL, 0};
    if (s.len)
        memcpy(out, s.ptr, s.len);
    return (thaw_str){out, s.len};
}

thaw_str thaw_arena_format(thaw_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *out = len < 0 ? NULL : thaw_arena_alloc(arena, (size_t)len + 1, 1);
    if (!out)
        return (thaw_str){NULL, 0};
    va_start(args, format);
    vsnprintf(out, (size_t)len + 1, format, args);
    va_end(args);
    return (thaw_str){out, (size_t)len};
}

thaw_status thaw_arena_status(const thaw_arena *arena)
{
    return arena->past_limit ? THAW_ELIMIT : THAW_ENOMEM;
}

void *thaw_push_grow(
    thaw_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    size_t wider = *room ? *room * 2 : 8;
    void *out = thaw_arena_alloc(arena, wider, size);
    if (!out)
        return NULL;
    if (count)
        memcpy(out, items, count * size);
    *room = wider;
    return out;
}
