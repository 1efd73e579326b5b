/*
 * test_ingest.c - records as they are found become text, or are refused.
 */
#include "doc/doc.h"
#include "tap.h"

#define CASE(bytes)                                                            \
    {                                                                          \
        (bytes), sizeof(bytes) - 1                                             \
    }

static thaw_doc *doc;
static thaw_error err;
static const char *note;

static thaw_status text(thaw_str bytes)
{
    err = (thaw_error){0};
    return thaw_doc_set_record(doc, THAW_RECORD_TEXT, bytes, NULL, &note, &err);
}

static thaw_status json(const char *bytes)
{
    static const thaw_meta usual = {
        .date = {"2020-01-01", 10}, .publisher = {"The Paper", 9}};
    err = (thaw_error){0};
    return thaw_doc_set_record(
        doc, THAW_RECORD_JSON, thaw_str_of(bytes), &usual, &note, &err);
}

static bool is(const char *want)
{
    return thaw_str_is(thaw_doc_get_text(doc), want);
}

static void test_encodings(void)
{
    static const struct {
        thaw_str bytes;
        const char *want, *note;
    } cases[] = {
        {CASE("plain"), "plain", NULL},
        {CASE(""), "", NULL},
        {CASE("\xEF\xBB\xBF"
              "marked"),
            "marked", NULL},
        {CASE("caf\xC3\xA9"), "caf\u00E9", NULL},
        {CASE("a caf\xE9 in \x93"
              "Paris\x94 \x96 \x80"
              "5"),
            "a caf\u00E9 in \u201CParis\u201D \u2013 \u20AC5", "windows-1252"},
        {CASE("\xFF\xFEH\0i\0\xAC\x20"), "Hi\u20AC", "UTF-16"},
        {CASE("\xFE\xFF\0H\0i\x20\xAC"), "Hi\u20AC", "UTF-16"},
        {CASE("\xFF\xFE\x3D\xD8\x00\xDE"), "\U0001F600", "UTF-16"},
        {CASE("\xFF\xFE\x3D\xD8x\0"), "\uFFFDx", "UTF-16"},
        {CASE("\xFF\xFEx\0y"), "x\uFFFD", "UTF-16"},
        {CASE("\xFF\xFE"), "", "UTF-16"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ok(text(cases[i].bytes) == THAW_OK && is(cases[i].want),
            "record %zu becomes \"%s\"", i, cases[i].want);
        ok(cases[i].note ? note && strstr(note, cases[i].note) : !note,
            "and says %s", cases[i].note ? cases[i].note : "nothing");
    }
}

static void test_refused(void)
{
    ok(text((thaw_str)CASE("ab\0cd")) == THAW_EFORMAT && err.offset == 2 &&
            strstr(err.text, "NUL"),
        "a NUL byte, by its place");
    ok(text((thaw_str)CASE("\xFF\xFEx\0\0\0")) == THAW_EFORMAT,
        "a NUL character in UTF-16");
    ok(text((thaw_str)CASE("\x89PNG\r\n\x1A\x0A")) == THAW_EUTF8,
        "a picture is no text");
    ok(text((thaw_str)CASE("\xE5\xE6\xE7\xE8")) == THAW_EUTF8 &&
            err.offset == 0,
        "mostly high bytes are no windows-1252");
    ok(text((thaw_str)CASE("text \x81 text, a good deal of it")) == THAW_EUTF8,
        "nor is a byte that it leaves undefined");
    ok(text((thaw_str)CASE("\xEF\xBB\xBF"
                           "caf\xE9 and more")) == THAW_EUTF8,
        "a mark promises UTF-8");
}

static void test_json(void)
{
    ok(json("{\"id\":\"s1\",\"text\":\"It\\u2019s\",\"url\":\"u\","
            "\"title\":null}") == THAW_OK &&
            is("It\u2019s"),
        "an object is taken apart");
    thaw_meta meta = thaw_doc_get_meta(doc);
    ok(thaw_str_is(meta.id, "s1") && thaw_str_is(meta.url, "u"), "its id, url");
    ok(thaw_str_is(meta.date, "2020-01-01") &&
            thaw_str_is(meta.publisher, "The Paper"),
        "what it does not say is as usual");
    ok(json("{\"text\":\"a\",\"date\":\"2021-03-04\"}") == THAW_OK &&
            doc->date == thaw_date_parse(THAW_STR("2021-03-04")),
        "its own date comes first");
    ok(thaw_doc_get_meta(doc).id.len == 16, "no id: a hash of the text");
    static const struct {
        const char *bytes, *why;
    } bad[] = {
        {"", "not JSON"},
        {"{\"text\":", "not JSON"},
        {"[]", "not a JSON object"},
        {"{\"id\":\"x\"}", "no \"text\""},
        {"{\"text\":7}", "not a JSON string"},
        {"{\"text\":\"a\",\"date\":7}", "\"date\" is not"},
        {"{\"text\":\"a\",\"date\":\"May\"}", "is not a date"},
        {"{\"text\":\"a\\u0000b\"}", "not JSON"},
        {"{\"text\":\"\\ud800\"}", "not JSON"},
        {"{\"text\":\"a\"} {}", "not JSON"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(json(bad[i].bytes) != THAW_OK && strstr(err.text, bad[i].why),
            "%s: %s", bad[i].bytes, err.text);
}

static void test_torture(void)
{
    static const char record[] = "{\"id\":\"x\",\"text\":\"a caf\xE9 here\"}";
    thaw_status status = THAW_ENOMEM;
    long n = 0;
    bool sane = true;
    while (status != THAW_OK && n++ < 100) {
        thaw_doc *fresh = NULL;
        thaw_alloc_set_fail_at(n);
        fresh = thaw_doc_new(0);
        if (fresh)
            status = thaw_doc_set_record(
                fresh, THAW_RECORD_JSON, thaw_str_of(record), NULL, NULL, &err);
        thaw_alloc_set_fail_at(0);
        thaw_doc_free(fresh);
        sane = sane &&
            (status == THAW_OK || status == THAW_ENOMEM ||
                status == THAW_ELIMIT);
    }
    ok(sane && status == THAW_OK && n > 2,
        "each of %ld allocations may fail, and is said", n - 1);
}

int main(void)
{
    doc = thaw_doc_new(0);
    if (!ok(doc != NULL, "a document"))
        return done_testing();
    test_encodings();
    test_refused();
    test_json();
    test_torture();
    thaw_doc_free(doc);
    return done_testing();
}
