/*
 * engine.c - opening models and knowledge, making workers.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <unistd.h>

#include "engine/engine.h"

#ifndef THAW_SHARE
#define THAW_SHARE "/usr/local/share/thaw"
#endif
#define PATH_ROOM 4096
#define SCRATCH_LIMIT ((size_t)64 << 20)
#define KNOWLEDGE "en.thawk"

static char *copy_path(const char *path)
{
    size_t size = strlen(path) + 1;
    char *out = thaw_malloc(size);
    return out ? memcpy(out, path, size) : NULL;
}

/* DIR/share/thaw beside the program, which lies in DIR/bin or in DIR. */
static bool beside_program(char *out, size_t room, int up)
{
    char exe[PATH_ROOM];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n <= 0)
        return false;
    exe[n] = 0;
    for (int i = 0; i < up; i++) {
        char *slash = strrchr(exe, '/');
        if (!slash)
            return false;
        *slash = 0;
    }
    int len = snprintf(out, room, "%s/share/thaw", exe);
    if (len < 0 || (size_t)len >= room)
        return false;
    char probe[PATH_ROOM + 16];
    snprintf(probe, sizeof probe, "%s/" KNOWLEDGE, out);
    return access(probe, R_OK) == 0;
}

static const char *find_data_dir(const char *given, char *room, size_t size)
{
    if (given)
        return given;
    if (beside_program(room, size, 1) || beside_program(room, size, 2))
        return room;
    return THAW_SHARE;
}

static thaw_status open_one(thaw_file *file, char **path, const char *dir,
    const char *name, const char *suffix, thaw_error *err)
{
    char full[PATH_ROOM];
    bool is_path = strchr(name, '/') != NULL;
    int len = is_path
        ? snprintf(full, sizeof full, "%s", name)
        : snprintf(full, sizeof full, "%s/%s%s", dir, name, suffix);
    if (len < 0 || (size_t)len >= sizeof full)
        return thaw_fail(err, THAW_ELIMIT, 0, "path too long");
    *path = copy_path(full);
    if (!*path)
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for a path");
    return thaw_file_open(file, full, err);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static thaw_status open_all(
    thaw_engine *engine, const thaw_engine_options *options, thaw_error *err)
{
    char room[PATH_ROOM];
    const char *dir = find_data_dir(options->data_dir, room, sizeof room);
    const char *model = options->model ? options->model : "accurate";
    thaw_status status = open_one(
        &engine->know_file, &engine->know_path, dir, KNOWLEDGE, "", err);
    if (status == THAW_OK)
        status = thaw_know_open(
            &engine->know, engine->know_file.bytes, engine->know_path, err);
    if (status == THAW_OK)
        status = open_one(&engine->model_file, &engine->model_path, dir, model,
            ".thawm", err);
    if (status == THAW_OK)
        status = thaw_model_open(&engine->model, engine->model_file.bytes,
            engine->model_path, options->kernel, err);
    if (status != THAW_OK)
        return status;
    snprintf(engine->model_text, sizeof engine->model_text, "%.40s %.8s",
        base_name(engine->model_path), thaw_model_get_digest(engine->model));
    snprintf(engine->know_text, sizeof engine->know_text, "%.40s %.8s",
        base_name(engine->know_path), thaw_know_get_digest(engine->know));
    return THAW_OK;
}

thaw_status thaw_engine_open(
    thaw_engine **out, const thaw_engine_options *options, thaw_error *err)
{
    static const thaw_engine_options usual;
    *out = NULL;
    thaw_engine *engine = thaw_malloc(sizeof *engine);
    if (!engine)
        return thaw_fail(err, THAW_ENOMEM, 0, "no room for the engine");
    memset(engine, 0, sizeof *engine);
    thaw_status status = open_all(engine, options ? options : &usual, err);
    if (status != THAW_OK) {
        thaw_engine_close(engine);
        return status;
    }
    *out = engine;
    return THAW_OK;
}

void thaw_engine_close(thaw_engine *engine)
{
    if (!engine)
        return;
    thaw_model_close(engine->model);
    thaw_know_close(engine->know);
    thaw_file_close(&engine->model_file);
    thaw_file_close(&engine->know_file);
    thaw_free(engine->model_path);
    thaw_free(engine->know_path);
    thaw_free(engine);
}

thaw_engine_version thaw_engine_get_version(const thaw_engine *engine)
{
    return (thaw_engine_version){
        .thaw = THAW_VERSION,
        .model = engine->model_text,
        .rules = engine->know_text,
        .lexicon = engine->know_text,
        .kernel = thaw_model_get_kernel(engine->model),
    };
}

thaw_engine_files thaw_engine_get_files(const thaw_engine *engine)
{
    return (thaw_engine_files){
        .model = engine->model_path, .knowledge = engine->know_path};
}

thaw_worker *thaw_worker_new(const thaw_engine *engine)
{
    thaw_worker *worker = thaw_malloc(sizeof *worker);
    if (!worker)
        return NULL;
    *worker = (thaw_worker){.engine = engine};
    thaw_arena_init(&worker->scratch, SCRATCH_LIMIT);
    worker->encoder = thaw_encoder_new(engine->model);
    if (!worker->encoder) {
        thaw_worker_free(worker);
        return NULL;
    }
    return worker;
}

void thaw_worker_free(thaw_worker *worker)
{
    if (!worker)
        return;
    thaw_encoder_free(worker->encoder);
    thaw_arena_release(&worker->scratch);
    thaw_free(worker);
}
