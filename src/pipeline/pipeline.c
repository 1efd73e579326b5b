/*
 * pipeline.c - the stages in their order.
 *
 * A stage runs when its layer is not there yet, so a test can put a layer of
 * its own into a document and let the stages after it run.
 */
#include "clean/clean.h"
#include "doc/doc.h"
#include "engine/engine.h"
#include "event/event.h"
#include "mention/mention.h"
#include "name/name.h"
#include "parse/parse.h"
#include "resolve/resolve.h"
#include "tag/tag.h"
#include "token/token.h"

typedef thaw_status stage_function(thaw_doc *, thaw_worker *, thaw_error *);

static const struct {
    const char *name;
    stage_function *run;
} stages[THAW_STAGE_COUNT] = {
    [THAW_STAGE_CLEAN] = {"clean", thaw_run_clean},
    [THAW_STAGE_TOKEN] = {"token", thaw_run_token},
    [THAW_STAGE_TAG] = {"tag", thaw_run_tag},
    [THAW_STAGE_PARSE] = {"parse", thaw_run_parse},
    [THAW_STAGE_NAME] = {"name", thaw_run_name},
    [THAW_STAGE_MENTION] = {"mention", thaw_run_mention},
    [THAW_STAGE_RESOLVE] = {"resolve", thaw_run_resolve},
    [THAW_STAGE_EVENT] = {"event", thaw_run_event},
};

const char *thaw_stage_name(thaw_stage stage)
{
    assert(stage < THAW_STAGE_COUNT);
    return stages[stage].name;
}

thaw_stage thaw_stage_find(const char *name)
{
    unsigned stage = 0;
    while (stage < THAW_STAGE_COUNT && strcmp(stages[stage].name, name) != 0)
        stage++;
    return stage;
}

thaw_status thaw_run(
    thaw_doc *doc, thaw_worker *worker, thaw_stage last, thaw_error *err)
{
    assert(last < THAW_STAGE_COUNT);
    if (!doc->has_text)
        return thaw_fail(err, THAW_EUSAGE, 0, "the document has no text");
    for (unsigned stage = 0; stage <= last; stage++) {
        if (thaw_doc_has(doc, stage))
            continue;
        thaw_arena_reset(&worker->scratch);
        thaw_status status = stages[stage].run(doc, worker, err);
        if (status != THAW_OK)
            return status;
        doc->layers |= 1u << stage;
    }
    return THAW_OK;
}
