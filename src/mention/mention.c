/*
 * mention.c - the mention stage: phrases first, then what ties them.
 */
#include "mention/mention.h"

#include "mention/coref.h"
#include "mention/phrase.h"

thaw_status thaw_run_mention(
    thaw_doc *doc, thaw_worker *worker, thaw_error *err)
{
    thaw_kids kids;
    thaw_known known;
    thaw_arena *scratch = &worker->scratch;
    thaw_status status = thaw_kids_init(&kids, doc, scratch, err);
    if (status == THAW_OK)
        status =
            thaw_known_init(&known, &kids, worker->engine->know, scratch, err);
    if (status == THAW_OK)
        status = thaw_find_mentions(doc, &known, scratch, err);
    if (status == THAW_OK)
        status = thaw_coref_run(doc, &known, scratch, err);
    return status;
}
