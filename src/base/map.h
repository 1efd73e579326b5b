/*
 * map.h - a hash map from byte strings to 32-bit numbers, in an arena.
 */
#ifndef THAW_MAP_H
#define THAW_MAP_H

#include "base/base.h"

#define THAW_MAP_NONE 0xFFFFFFFFu

typedef struct {
    thaw_arena *arena;
    struct thaw_map_slot {
        uint64_t hash;
        thaw_str key; /* borrowed: must outlive the map */
        uint32_t value;
    } * slots;
    size_t count, room; /* room is a power of two */
} thaw_map;

void thaw_map_init(thaw_map *map, thaw_arena *arena);
/* The value of key, or THAW_MAP_NONE. */
uint32_t thaw_map_find(const thaw_map *map, thaw_str key);
/* Sets the value (not THAW_MAP_NONE); false when there is no memory. */
bool thaw_map_set(thaw_map *map, thaw_str key, uint32_t value);

#endif
