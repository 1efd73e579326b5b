/*
 * test_place.c - places: the table's compiler, and places in sentences without
 * trees.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../conllu_doc.h"
#include "engine/engine.h"
#include "know/tables.h"
#include "resolve/place.h"
#include "tap.h"

static thaw_status compile(const char *rows, thaw_buf *complaints)
{
    char text[2000];
    thaw_buf out;
    snprintf(text, sizeof text, "# format: thaw-places 1\n%s", rows);
    thaw_source source = {"p.tsv", thaw_str_of(text)};
    thaw_buf_init(&out, 1 << 20);
    thaw_buf_init(complaints, 1 << 16);
    thaw_status status = thaw_know_compile(&source, 1, &out, complaints, NULL);
    thaw_buf_release(&out);
    return status;
}

static void refuse(const char *rows, const char *what)
{
    thaw_buf complaints;
    thaw_status status = compile(rows, &complaints);
    thaw_buf_add(&complaints, "", 1);
    ok(status == THAW_EFORMAT && strstr(complaints.bytes, what), "refused: %s",
        what);
    thaw_buf_release(&complaints);
}

static void test_compile(void)
{
    refuse("Aden\t-\tYEM\t112\t45\tcity\n", "latitude");
    refuse("Aden\t-\tYEM\t12\tx\tcity\n", "latitude");
    refuse("Aden\t-\tYEM\t12\t45\ttown\n", "unknown precision");
    refuse("Aden\t-\tYemen\t12\t45\tcity\n", "unknown country");
    refuse("Aden\taden\tYEM\t12\t45\tcity\n", "there already, in line 2");
    refuse("A b c d e\t-\t-\t12\t45\tsea\n", "more than 4 words");
    refuse("-\t-\t-\t12\t45\tsea\n", "a name");
}

static const struct {
    const char *text, *place, *country;
    bool metonym, located;
} cases[] = {
    {"They met at Panmunjom .", "Panmunjom", "KOR", false, true},
    {"Ships sank in the Yellow Sea .", "Yellow Sea", "", false, true},
    {"Aleppo fell .", "Aleppo", "SYR", true, true},
    {"The envoy landed in Baghdad .", "Baghdad", "IRQ", false, false},
    {"Pyongyang boycotted the games .", "Pyongyang", "PRK", true, false},
    {"Troops stayed in Bahrain .", "Bahrain", "BHR", false, false},
    {"Police in Hong Kong fired .", "Hong Kong", "HKG", false, true},
    {"Rebels from Nagorno - Karabakh left .", "", "", false, false},
    {"A rally near St. Petersburg ended .", "St. Petersburg", "RUS", false,
        true},
    {"Nobody came .", "", "", false, false},
};

static void run_case(thaw_worker *worker, size_t i)
{
    thaw_error err = {0};
    thaw_doc *doc = words_doc(cases[i].text, "2018-01-10");
    thaw_arena_reset(&worker->scratch);
    bool good = thaw_resolve_places(doc, worker, &err) == THAW_OK;
    if (!cases[i].place[0]) {
        for (size_t p = 0; p < doc->places.count; p++)
            good = good && isnan(doc->places.items[p].lat);
    } else {
        const thaw_place *p = doc->places.items;
        good = good && doc->places.count == 1 &&
            thaw_str_is(thaw_doc_at(doc, p->span), cases[i].place) &&
            thaw_str_is(p->country, cases[i].country) &&
            p->metonym == cases[i].metonym && isnan(p->lat) != cases[i].located;
    }
    ok(good, "%s", cases[i].text);
    thaw_doc_free(doc);
}

static void test_sentences(void)
{
    thaw_engine *engine = NULL;
    thaw_error err = {0};
    char path[1000];
    const char *build = getenv("THAW_BUILD");
    snprintf(
        path, sizeof path, "%s/share/thaw", build ? build : "build/release");
    thaw_engine_options options = {.data_dir = path};
    if (!ok(thaw_engine_open(&engine, &options, &err) == THAW_OK, "engine %s",
            err.text))
        return;
    thaw_worker *worker = thaw_worker_new(engine);
    for (size_t i = 0; worker && i < sizeof cases / sizeof *cases; i++)
        run_case(worker, i);
    ok(worker != NULL, "worker");
    thaw_worker_free(worker);
    thaw_engine_close(engine);
}

int main(void)
{
    test_compile();
    test_sentences();
    return done_testing();
}
