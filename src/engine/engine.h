/*
 * engine.h - what is opened once, and what a thread owns.
 *
 * A stage is `thaw_status thaw_run_<stage>(thaw_doc *, thaw_worker *,
 * thaw_error *)`, declared in src/<stage>/<stage>.h and listed in
 * src/pipeline/pipeline.c.
 */
#ifndef THAW_ENGINE_H
#define THAW_ENGINE_H

#include "base/file.h"
#include "encoder/encoder.h"
#include "encoder/model.h"
#include "know/know.h"

struct thaw_engine {
    thaw_file model_file, know_file;
    char *model_path, *know_path; /* owned */
    thaw_model *model;
    thaw_know *know;
    char model_text[80], know_text[80]; /* for receipts */
};

struct thaw_worker {
    const thaw_engine *engine;
    thaw_encoder *encoder;
    thaw_arena scratch; /* empty when a stage starts */
};

#endif
