/*
 * resolve.c - the resolvers in the order in which they need each other.
 */
#include "resolve/resolve.h"

#include "resolve/actor.h"
#include "resolve/place.h"
#include "resolve/quantity.h"
#include "resolve/time.h"

typedef thaw_status resolver(thaw_doc *, thaw_worker *, thaw_error *);

thaw_status thaw_run_resolve(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    /* a number that is part of a date is no quantity: times come first */
    static resolver *const resolvers[] = {thaw_resolve_times,
        thaw_resolve_quantities, thaw_resolve_places, thaw_resolve_actors};
    for (size_t i = 0; i < sizeof resolvers / sizeof *resolvers; i++) {
        thaw_arena_reset(&worker->scratch);
        thaw_status status = resolvers[i](doc, worker, err);
        if (status != THAW_OK)
            return status;
    }
    return THAW_OK;
}
