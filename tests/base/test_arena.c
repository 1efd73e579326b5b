/*
 * test_arena.c - arenas keep their limits; maps and arrays grow in them; text
 * helpers.
 */
#include <stdio.h>

#include "base/map.h"
#include "tap.h"

static void test_limits(void)
{
    thaw_arena arena;
    thaw_arena_init(&arena, 10000);
    ok(thaw_arena_alloc(&arena, 0, 8) != NULL, "nothing is something");
    ok(thaw_arena_alloc(&arena, SIZE_MAX / 2, 4) == NULL &&
            thaw_arena_status(&arena) == THAW_ELIMIT,
        "a product that overflows is past the limit");
    ok(thaw_arena_alloc(&arena, SIZE_MAX, 1) == NULL, "so is everything");
    size_t count = 0;
    bool zero = true, aligned = true;
    for (char *p; (p = thaw_arena_alloc(&arena, 1, 100)) != NULL; count++) {
        for (int i = 0; i < 100; i++)
            zero = zero && p[i] == 0;
        aligned = aligned && (uintptr_t)p % 16 == 0;
        memset(p, 0xAB, 100);
    }
    ok(count >= 80 && count <= 100, "about a hundred of a hundred bytes");
    ok(zero, "all zero");
    ok(aligned, "all aligned to 16");
    ok(thaw_arena_status(&arena) == THAW_ELIMIT, "then the limit");
    thaw_arena_reset(&arena);
    char *p = thaw_arena_alloc(&arena, 1, 5000);
    for (int i = 0; p && i < 5000; i++)
        zero = zero && p[i] == 0;
    ok(p && zero, "after a reset there is room again, and it is zero");
    thaw_str s = thaw_arena_format(&arena, "%d and %s", 7, "more");
    ok(thaw_str_is(s, "7 and more") && s.ptr[s.len] == 0, "formatted text");
    thaw_arena_release(&arena);
}

static void test_failing(void)
{
    thaw_arena arena;
    thaw_arena_init(&arena, 1 << 20);
    thaw_alloc_set_fail_at(1);
    ok(thaw_arena_alloc(&arena, 1, 64) == NULL &&
            thaw_arena_status(&arena) == THAW_ENOMEM,
        "no memory is not a limit");
    thaw_alloc_set_fail_at(0);
    ok(thaw_arena_alloc(&arena, 1, 64) != NULL, "and passes");
    thaw_arena_release(&arena);
}

static void test_push(void)
{
    thaw_arena arena;
    thaw_arena_init(&arena, 1 << 20);
    struct {
        uint32_t *items;
        size_t count, room;
    } list = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        uint32_t *item = THAW_PUSH(&arena, &list);
        if (!item)
            break;
        *item = i;
    }
    bool same = list.count == 10000;
    for (uint32_t i = 0; same && i < 10000; i++)
        same = list.items[i] == i;
    ok(same, "ten thousand items stay what they were");
    thaw_arena_release(&arena);
}

static void test_map(void)
{
    thaw_arena arena;
    thaw_map map;
    thaw_arena_init(&arena, 16 << 20);
    thaw_map_init(&map, &arena);
    ok(thaw_map_find(&map, THAW_STR("a")) == THAW_MAP_NONE, "empty map");
    bool good = true;
    for (uint32_t i = 0; i < 20000; i++)
        good = good &&
            thaw_map_set(&map, thaw_arena_format(&arena, "key%u", i), i);
    for (uint32_t i = 0; i < 20000; i++) {
        char key[32];
        snprintf(key, sizeof key, "key%u", i);
        good = good && thaw_map_find(&map, thaw_str_of(key)) == i;
    }
    ok(good && map.count == 20000, "twenty thousand keys are found");
    ok(thaw_map_set(&map, THAW_STR("key7"), 1) && map.count == 20000 &&
            thaw_map_find(&map, THAW_STR("key7")) == 1,
        "a key set again changes");
    ok(thaw_map_find(&map, THAW_STR("key")) == THAW_MAP_NONE &&
            thaw_map_find(&map, THAW_STR("")) == THAW_MAP_NONE,
        "parts of keys are not keys");
    thaw_arena_release(&arena);
}

static void test_text(void)
{
    int64_t n = 0;
    double d = 0;
    ok(thaw_str_to_int(THAW_STR("-42"), &n) && n == -42, "a number");
    ok(!thaw_str_to_int(THAW_STR("42x"), &n) &&
            !thaw_str_to_int(THAW_STR(""), &n) &&
            !thaw_str_to_int(THAW_STR("99999999999999999999"), &n),
        "no numbers");
    ok(thaw_str_to_double(THAW_STR("-7.5"), &d) && d < -7.4 && d > -7.6,
        "a fraction");
    ok(!thaw_str_to_double(THAW_STR("1.2.3"), &d), "no fraction");
    ok(thaw_str_is(thaw_str_trim(THAW_STR("\t a b \n")), "a b"), "trimmed");
    thaw_str rest = THAW_STR("a,,b");
    int parts = 0;
    while (rest.ptr) {
        thaw_str_split(&rest, ',');
        parts++;
    }
    ok(parts == 3, "three parts, one of them empty");
    ok(thaw_str_compare(THAW_STR("a"), THAW_STR("ab")) < 0 &&
            thaw_str_compare(THAW_STR("\xC3"), THAW_STR("z")) > 0,
        "order is by bytes");
}

int main(void)
{
    test_limits();
    test_failing();
    test_push();
    test_map();
    test_text();
    return done_testing();
}
