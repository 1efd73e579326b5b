/*
 * count.c - the smallest program that uses libthaw: events by kind.
 *
 *   cc count.c $(pkg-config --cflags --libs thaw) -o count
 *   ./count DATA_DIR "Russia criticized the sanctions."
 */
#include <stdio.h>
#include <string.h>
#include <thaw.h>

static int fail(const thaw_error *err)
{
    fprintf(stderr, "count: %s\n", err->text);
    return 1;
}

int main(int argc, char **argv)
{
    thaw_error err = {0};
    thaw_engine *engine;
    if (argc != 3)
        return 2;
    thaw_engine_options options = {.data_dir = argv[1]};
    if (thaw_engine_open(&engine, &options, &err) != THAW_OK)
        return fail(&err);
    thaw_worker *worker = thaw_worker_new(engine);
    thaw_doc *doc = thaw_doc_new(0);
    if (!worker || !doc)
        return 1;
    thaw_str text = {argv[2], strlen(argv[2])};
    if (thaw_doc_set_text(doc, text, NULL, &err) != THAW_OK ||
        thaw_run(doc, worker, THAW_STAGE_EVENT, &err) != THAW_OK)
        return fail(&err);
    for (size_t i = 0; i < thaw_doc_event_count(doc); i++) {
        thaw_str kind = thaw_doc_get_event(doc, i)->event;
        printf("%.*s\n", (int)kind.len, kind.ptr);
    }
    printf("%zu words\n", thaw_doc_word_count(doc));
    thaw_doc_free(doc);
    thaw_worker_free(worker);
    thaw_engine_close(engine);
    return 0;
}
