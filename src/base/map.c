/*
 * map.c - open addressing with linear steps, at most half full.
 */
#include "base/map.h"

void thaw_map_init(thaw_map *map, thaw_arena *arena)
{
    *map = (thaw_map){.arena = arena};
}

static struct thaw_map_slot *slot_of(
    struct thaw_map_slot *slots, size_t room, uint64_t hash, thaw_str key)
{
    size_t i = (size_t)hash & (room - 1);
    while (slots[i].key.ptr &&
        !(slots[i].hash == hash && thaw_str_equal(slots[i].key, key)))
        i = (i + 1) & (room - 1);
    return &slots[i];
}

uint32_t thaw_map_find(const thaw_map *map, thaw_str key)
{
    if (map->room == 0)
        return THAW_MAP_NONE;
    const struct thaw_map_slot *slot =
        slot_of(map->slots, map->room, thaw_str_hash(key), key);
    return slot->key.ptr ? slot->value : THAW_MAP_NONE;
}

static bool grow(thaw_map *map)
{
    size_t room = map->room ? map->room * 2 : 64;
    struct thaw_map_slot *slots =
        THAW_ARRAY(map->arena, struct thaw_map_slot, room);
    if (!slots)
        return false;
    for (size_t i = 0; i < map->room; i++)
        if (map->slots[i].key.ptr)
            *slot_of(slots, room, map->slots[i].hash, map->slots[i].key) =
                map->slots[i];
    map->slots = slots;
    map->room = room;
    return true;
}

bool thaw_map_set(thaw_map *map, thaw_str key, uint32_t value)
{
    assert(value != THAW_MAP_NONE);
    if (map->count * 2 >= map->room && !grow(map))
        return false;
    uint64_t hash = thaw_str_hash(key);
    struct thaw_map_slot *slot = slot_of(map->slots, map->room, hash, key);
    if (!slot->key.ptr)
        map->count++;
    if (!key.ptr)
        key.ptr = "";
    *slot = (struct thaw_map_slot){hash, key, value};
    return true;
}
