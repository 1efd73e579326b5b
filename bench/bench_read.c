/*
 * bench_read.c - words per CPU second from raw text to trees and names, with
 * each model and each kernel.
 *
 *   bench_read [-d DATA_DIR] [-m MODEL] [-k KERNEL] [-s SECONDS] [FILE...]
 *
 * Files are plain text, taken as articles of about 3,000 bytes cut at line
 * ends.  Without files the text is made here: of common words and invented
 * names, some of them new in every article, as in news.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "thaw.h"

#define ARTICLE_BYTES 3000
#define MADE_ARTICLES 400
#define FILE_MAX ((size_t)256 << 20)

typedef struct {
    char *bytes;
    size_t len, room;
    size_t *begins; /* of articles, and the end */
    size_t articles;
} collection;

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void die(const char *what)
{
    fprintf(stderr, "bench_read: %s\n", what);
    exit(3);
}

/* ---- text -------------------------------------------------------------- */

static void add_bytes(collection *c, const char *bytes, size_t len)
{
    if (c->len + len > FILE_MAX)
        die("too much text");
    if (c->len + len > c->room) {
        c->room = (c->len + len) * 2;
        c->bytes = realloc(c->bytes, c->room);
        if (!c->bytes)
            die("out of memory");
    }
    memcpy(c->bytes + c->len, bytes, len);
    c->len += len;
}

static void add_text(collection *c, const char *text)
{
    add_bytes(c, text, strlen(text));
}

static void read_file(collection *c, const char *path)
{
    char piece[65536];
    size_t n;
    FILE *file = fopen(path, "rb");
    if (!file)
        die("cannot open a file");
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        add_bytes(c, piece, n);
    fclose(file);
    add_text(c, "\n");
}

static uint64_t chance = 1;

static uint32_t below(uint32_t n)
{
    chance = chance * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(chance >> 33) % n;
}

#define PICK(list) list[below(sizeof list / sizeof *list)]

static void add_name(collection *c)
{
    static const char *const heads[] = {"Ba", "Chor", "Da", "El", "Fren", "Gor",
        "Hal", "Ist", "Jor", "Kal", "Lem", "Mar", "Nor", "Ost", "Per", "Ram",
        "Sel", "Tor", "Ul", "Ver", "Wol", "Yar", "Zem"};
    static const char *const tails[] = {"a", "an", "berg", "dov", "eth", "gar",
        "ia", "ika", "in", "land", "man", "mir", "nov", "o", "ov", "ra", "sen",
        "ski", "stan", "ton", "ul", "vic"};
    add_text(c, PICK(heads));
    if (below(2))
        add_text(c, PICK(tails));
    add_text(c, PICK(tails));
}

static void add_noun(collection *c)
{
    static const char *const adjectives[] = {"new", "military", "foreign",
        "last", "senior", "local", "political", "armed", "second", "joint",
        "economic", "national", "peaceful", "northern", "two-day"};
    static const char *const nouns[] = {"government", "talks", "soldiers",
        "police", "agreement", "border", "protesters", "ministry", "president",
        "attack", "court", "sanctions", "capital", "army", "leaders",
        "officials", "parliament", "opposition", "villages", "election",
        "cease-fire", "prisoners", "aid", "embassy", "companies", "witnesses"};
    add_text(c, below(2) ? "the " : "its ");
    if (below(3) == 0) {
        add_text(c, PICK(adjectives));
        add_text(c, " ");
    }
    add_text(c, PICK(nouns));
}

static void add_clause(collection *c)
{
    static const char *const verbs[] = {" accused ", " met ",
        " said it would "
        "support ",
        " sent ", " attacked ", " agreed with ", " rejected ",
        " had been asked to help ", " threatened ", " was criticised by ",
        " does n't recognise ", " signed ", " called on ", " won't join "};
    static const char *const places[] = {" in ", " near ", " at ", " outside "};
    static const char *const days[] = {" on Monday", " last week", " in 2018",
        " on Jan. 9", " after three days", " for the first time", ""};
    if (below(2))
        add_name(c);
    else
        add_noun(c);
    add_text(c, PICK(verbs));
    add_noun(c);
    if (below(2)) {
        add_text(c, PICK(places));
        add_name(c);
    }
    add_text(c, PICK(days));
}

static void make_text(collection *c)
{
    for (size_t i = 0; i < MADE_ARTICLES; i++) {
        size_t begin = c->len;
        while (c->len - begin < ARTICLE_BYTES) {
            for (uint32_t k = 1 + below(6); k > 0; k--) {
                add_clause(c);
                if (below(2)) {
                    add_text(c, below(2) ? ", and " : ", while ");
                    add_clause(c);
                }
                add_text(c, ". ");
            }
            add_text(c, "\n\n");
        }
    }
}

static void cut_articles(collection *c)
{
    size_t at = 0;
    c->begins = malloc((c->len / ARTICLE_BYTES + 2) * sizeof *c->begins);
    if (!c->begins)
        die("out of memory");
    while (at < c->len) {
        c->begins[c->articles++] = at;
        at += ARTICLE_BYTES;
        while (at < c->len && c->bytes[at - 1] != '\n')
            at++;
    }
    c->begins[c->articles] = c->len;
}

/* ---- measuring --------------------------------------------------------- */

typedef struct {
    double stage[THAW_STAGE_NAME + 1]; /* CPU seconds */
    double total, first;               /* all, and the first round */
    size_t words, first_words, names;
} result;

static void read_article(
    thaw_doc *doc, thaw_worker *worker, thaw_str text, result *r)
{
    thaw_error err;
    if (thaw_doc_set_text(doc, text, NULL, &err) != THAW_OK)
        die(err.text);
    for (int stage = 0; stage <= THAW_STAGE_NAME; stage++) {
        double begin = cpu_seconds();
        if (thaw_run(doc, worker, (thaw_stage)stage, &err) != THAW_OK)
            die(err.text);
        r->stage[stage] += cpu_seconds() - begin;
    }
    r->words += thaw_doc_word_count(doc);
}

static void read_all(
    const collection *c, thaw_worker *worker, double seconds, result *r)
{
    double begin = cpu_seconds();
    thaw_doc *doc = thaw_doc_new(0);
    if (!doc)
        die("out of memory");
    do {
        for (size_t i = 0; i < c->articles; i++)
            read_article(doc, worker,
                (thaw_str){
                    c->bytes + c->begins[i], c->begins[i + 1] - c->begins[i]},
                r);
        r->total = cpu_seconds() - begin;
        if (r->first_words == 0) {
            r->first = r->total;
            r->first_words = r->words;
        }
    } while (r->total < seconds);
    thaw_doc_free(doc);
}

static long peak_mib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

static void measure(const collection *c, const char *dir, const char *model,
    const char *kernel, double seconds)
{
    thaw_engine_options options = {dir, model, kernel};
    thaw_engine *engine;
    thaw_error err;
    result r = {{0}, 0, 0, 0, 0, 0};
    double begin = cpu_seconds();
    thaw_status status = thaw_engine_open(&engine, &options, &err);
    double opening = cpu_seconds() - begin;
    if (status == THAW_EUSAGE) {
        printf("%-9s %-7s not on this machine\n", model, kernel);
        return;
    }
    if (status != THAW_OK)
        die(err.text);
    thaw_worker *worker = thaw_worker_new(engine);
    if (!worker)
        die("out of memory");
    read_all(c, worker, seconds, &r);
    printf("%-9s %-7s %9.0f %9.0f", model, kernel,
        (double)r.first_words / r.first, (double)r.words / r.total);
    for (int i = 0; i <= THAW_STAGE_NAME; i++)
        printf(" %6.2f", 1e6 * r.stage[i] / (double)r.words);
    printf(" %7.1f %5ld\n", 1e3 * opening, peak_mib());
    fflush(stdout);
    thaw_worker_free(worker);
    thaw_engine_close(engine);
}

static void print_head(const collection *c)
{
    printf("%zu articles, %zu bytes\n", c->articles, c->len);
    printf("%-9s %-7s %9s %9s", "model", "kernel", "first w/s", "words/s");
    for (int i = 0; i <= THAW_STAGE_NAME; i++)
        printf(" %6s", thaw_stage_name((thaw_stage)i));
    printf(" %7s %5s\n", "open ms", "MiB");
}

int main(int argc, char **argv)
{
    static const char *const models[] = {"accurate", "fast"};
    static const char *const kernels[] = {"avx512", "avx2", "plain"};
    const char *dir = NULL, *model = NULL, *kernel = NULL;
    double seconds = 2;
    collection c = {NULL, 0, 0, NULL, 0};
    int i = 1;
    for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
        char option = argv[i][1];
        if (option == 'd')
            dir = argv[i + 1];
        else if (option == 'm')
            model = argv[i + 1];
        else if (option == 'k')
            kernel = argv[i + 1];
        else if (option == 's')
            seconds = strtod(argv[i + 1], NULL);
        else
            die("unknown option");
    }
    for (; i < argc; i++)
        read_file(&c, argv[i]);
    if (c.len == 0)
        make_text(&c);
    cut_articles(&c);
    print_head(&c);
    for (size_t m = 0; m < (model ? 1 : 2); m++)
        for (size_t k = 0; k < (kernel ? 1 : 3); k++)
            measure(&c, dir, model ? model : models[m],
                kernel ? kernel : kernels[k], seconds);
    free(c.bytes);
    free(c.begins);
    return 0;
}
