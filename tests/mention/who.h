/*
 * who.h - cases of mentions and actors: trees in, who is meant out.
 *
 *   == what is shown
 *   date 2018-01-10
 *   1	Moon	Moon	PROPN	NNP	_	2	nsubj	_	B-PER
 * (CoNLL-U, name last) an empty line ends a sentence > Moon = KOR GOV surname
 * the mention with that head is this actor > sides = KOR - coref, PRK - coref
 *   > he ~ Moon                   both are of one entity
 *   > he !~ Trump
 *   > village =                   no actor
 *   > agents : two North Korean agents        the words of the phrase
 *
 * he#2 is the second mention with the head "he".  The knowledge is compiled
 * here, from the tables of the program and the small ones beside this file.
 */
#ifndef WHO_H
#define WHO_H

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "doc/doc.h"
#include "engine/engine.h"
#include "know/know.h"
#include "mention/mention.h"
#include "resolve/actor.h"

#include "../conllu_doc.h"
#include "../tap.h"

#define WHO_BYTES_MAX ((size_t)512 << 20)
#define WHO_WANTS_MAX 40

typedef struct {
    thaw_buf bytes;
    struct thaw_engine engine;
    struct thaw_worker worker;
} who_world;

static void who_check(thaw_status status, const thaw_error *err)
{
    if (status == THAW_OK)
        return;
    fprintf(stderr, "%s\n", err->text);
    exit(1);
}

static void who_path(char *out, size_t size, const char *path)
{
    const char *root = getenv("THAW_ROOT");
    snprintf(out, size, "%s/%s", root ? root : ".", path);
}

static void who_init(who_world *world)
{
    static const char *const paths[] = {"data/ontology/sectors.tsv",
        "data/actors/offices.tsv", "data/actors/countries.tsv",
        "tests/mention/leaders.tsv", "tests/mention/agents.tsv",
        "tests/mention/groups.tsv"};
    enum { COUNT = sizeof paths / sizeof *paths };
    thaw_file files[COUNT];
    thaw_source sources[COUNT];
    thaw_buf complaints;
    thaw_error err = {0};
    char full[1000];
    memset(world, 0, sizeof *world);
    for (int i = 0; i < COUNT; i++) {
        who_path(full, sizeof full, paths[i]);
        who_check(thaw_file_open(&files[i], full, &err), &err);
        sources[i] = (thaw_source){paths[i], files[i].bytes};
    }
    thaw_buf_init(&world->bytes, WHO_BYTES_MAX);
    thaw_buf_init(&complaints, WHO_BYTES_MAX);
    thaw_status status =
        thaw_know_compile(sources, COUNT, &world->bytes, &complaints, &err);
    fwrite(complaints.bytes ? complaints.bytes : "", 1, complaints.len, stderr);
    who_check(status, &err);
    thaw_buf_release(&complaints);
    for (int i = 0; i < COUNT; i++)
        thaw_file_close(&files[i]);
    who_check(thaw_know_open(&world->engine.know, thaw_buf_view(&world->bytes),
                  "test", &err),
        &err);
    world->worker.engine = &world->engine;
    thaw_arena_init(&world->worker.scratch, (size_t)64 << 20);
}

static void who_release(who_world *world)
{
    thaw_arena_release(&world->worker.scratch);
    thaw_know_close(world->engine.know);
    thaw_buf_release(&world->bytes);
}

/* ---- a case ------------------------------------------------------------- */

typedef struct {
    char name[200], date[16], trees[20000];
    char want[WHO_WANTS_MAX][200];
    size_t want_count;
} who_case;

static bool who_next(FILE *file, who_case *out)
{
    char line[1000];
    long at = ftell(file);
    bool begun = false;
    memset(out, 0, sizeof *out);
    for (; fgets(line, sizeof line, file); at = ftell(file)) {
        size_t len = strlen(out->trees);
        if (strncmp(line, "== ", 3) == 0) {
            if (begun) {
                fseek(file, at, SEEK_SET);
                return true;
            }
            begun = true;
            line[strcspn(line, "\n")] = '\0';
            snprintf(out->name, sizeof out->name, "%.190s", line + 3);
        } else if (strncmp(line, "date ", 5) == 0) {
            snprintf(out->date, sizeof out->date, "%.10s", line + 5);
        } else if (line[0] == '>') {
            assert(out->want_count < WHO_WANTS_MAX);
            line[strcspn(line, "\n")] = '\0';
            snprintf(out->want[out->want_count++], sizeof out->want[0],
                "%.190s", line + 2);
        } else if (line[0] != '#' && (len || line[0] != '\n')) {
            assert(len + strlen(line) < sizeof out->trees);
            snprintf(out->trees + len, sizeof out->trees - len, "%s", line);
        }
    }
    return begun;
}

/* The names of the last column. */
static void who_add_names(thaw_doc *doc, const char *trees)
{
    thaw_str rest = thaw_str_of(trees);
    uint32_t t = 0;
    while (rest.ptr) {
        thaw_str line = thaw_str_split(&rest, '\n'), cell = {"", 0};
        if (line.len == 0)
            continue;
        while (line.ptr)
            cell = thaw_str_split(&line, '\t');
        if (cell.len > 2 && cell.ptr[1] == '-') {
            thaw_str type = {cell.ptr + 2, cell.len - 2};
            if (cell.ptr[0] == 'B')
                *THAW_PUSH(&doc->arena, &doc->names) =
                    (thaw_name){t, t + 1, thaw_name_type_find(type)};
            else
                doc->names.items[doc->names.count - 1].end = t + 1;
        }
        t++;
    }
    doc->layers |= 1u << THAW_STAGE_NAME;
}

static thaw_doc *who_run(
    who_world *world, const who_case *one, bool actors, thaw_status *status)
{
    thaw_error err = {0};
    thaw_doc *doc = conllu_doc(one->trees, one->date[0] ? one->date : NULL);
    who_add_names(doc, one->trees);
    thaw_arena_reset(&world->worker.scratch);
    *status = thaw_run_mention(doc, &world->worker, &err);
    thaw_arena_reset(&world->worker.scratch);
    if (*status == THAW_OK && actors)
        *status = thaw_resolve_actors(doc, &world->worker, &err);
    return doc;
}

/* The mention of "he" or "he#2". */
static uint32_t who_find(const thaw_doc *doc, const char *name)
{
    const char *number = strchr(name, '#');
    thaw_str form = {name, number ? (size_t)(number - name) : strlen(name)};
    int nth = number ? atoi(number + 1) : 1;
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        if (thaw_str_equal(
                thaw_doc_form(doc, doc->mentions.items[i].head), form) &&
            --nth == 0)
            return i;
    return THAW_NONE;
}

static void who_write(const thaw_doc *doc, uint32_t mention, char out[400])
{
    size_t len = 0;
    out[0] = '\0';
    for (uint32_t i = doc->actor_first[mention];
         i < doc->actor_first[mention + 1]; i++) {
        const thaw_actor *actor = &doc->actors.items[i];
        len += (size_t)snprintf(out + len, 400 - len, "%s%.*s %.*s %.*s",
            len ? ", " : "", actor->code.len ? (int)actor->code.len : 1,
            actor->code.len ? actor->code.ptr : "-",
            actor->sector.len ? (int)actor->sector.len : 1,
            actor->sector.len ? actor->sector.ptr : "-",
            THAW_STR_ARG(actor->via));
    }
}

static void who_expect(const thaw_doc *doc, const who_case *one, char *want)
{
    char shown[200], got[400] = "";
    snprintf(shown, sizeof shown, "%.199s", want);
    char *sign = strchr(want, ' ');
    assert(sign);
    *sign++ = '\0';
    char *value = strchr(sign, ' ');
    value = value ? value + 1 : sign + strlen(sign);
    uint32_t mention = who_find(doc, want);
    if (mention == THAW_NONE) {
        ok(false, "%s: %s: no such mention", one->name, shown);
        return;
    }
    const thaw_mention *self = &doc->mentions.items[mention];
    if (sign[0] == '=') {
        who_write(doc, mention, got);
        ok(strcmp(got, value) == 0, "%s: %s", one->name, shown);
    } else if (sign[0] == ':') {
        thaw_str text =
            thaw_doc_at(doc, thaw_doc_token_span(doc, self->first, self->end));
        snprintf(got, sizeof got, "%.*s", THAW_STR_ARG(text));
        ok(strcmp(got, value) == 0, "%s: %s", one->name, shown);
    } else {
        uint32_t other = who_find(doc, value);
        bool same = other != THAW_NONE &&
            doc->mentions.items[other].entity == self->entity;
        ok(other != THAW_NONE && same == (sign[0] == '~'), "%s: %s", one->name,
            shown);
    }
    if (got[0])
        diag("got: %s", got);
}

static void who_run_cases(who_world *world, const char *path, bool actors)
{
    char full[1000];
    who_path(full, sizeof full, path);
    FILE *file = fopen(full, "r");
    static who_case one;
    assert(file);
    while (who_next(file, &one)) {
        thaw_status status;
        thaw_doc *doc = who_run(world, &one, actors, &status);
        ok(status == THAW_OK, "%s: runs", one.name);
        for (size_t i = 0; i < one.want_count && status == THAW_OK; i++)
            who_expect(doc, &one, one.want[i]);
        thaw_doc_free(doc);
    }
    fclose(file);
}

#endif
