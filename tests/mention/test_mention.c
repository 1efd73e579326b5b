/*
 * test_mention.c - phrases and entities: mention.cases.
 */
#include "who.h"

int main(void)
{
    static who_world world;
    who_init(&world);
    who_run_cases(&world, "tests/mention/mention.cases", false);
    who_release(&world);
    return done_testing();
}
