/*
 * test_actor.c - who is meant: actor.cases, and what happens when memory runs
 * out.
 */
#include "../mention/who.h"

/* Every limit of the arenas gives a clean failure or the whole answer. */
static void test_limits(who_world *world)
{
    static who_case one;
    char full[1000];
    who_path(full, sizeof full, "tests/resolve/actor.cases");
    FILE *file = fopen(full, "r");
    assert(file && who_next(file, &one));
    fclose(file);
    bool clean = true, failed = false, worked = false;
    for (size_t limit = 0; limit < ((size_t)1 << 20) && !worked;
         limit = limit * 2 + 1024) {
        thaw_status status;
        thaw_arena_release(&world->worker.scratch);
        thaw_arena_init(&world->worker.scratch, limit);
        thaw_doc *doc = who_run(world, &one, true, &status);
        failed |= status == THAW_ELIMIT;
        worked |= status == THAW_OK;
        clean &= status == THAW_ELIMIT || status == THAW_OK;
        thaw_doc_free(doc);
    }
    ok(clean && failed && worked, "a small scratch is a limit by name");
}

int main(void)
{
    static who_world world;
    who_init(&world);
    who_run_cases(&world, "tests/resolve/actor.cases", true);
    test_limits(&world);
    who_release(&world);
    return done_testing();
}
