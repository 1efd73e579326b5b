/*
 * test_rules.c - the compiler of rules: what it takes, what it complains
 * about, and a compiled file that lies.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../tap.h"
#include "know/tables.h"

#define ONTOLOGY                                                               \
    {"sectors.tsv", {0}}, {"contexts.tsv", {0}}, {"quad.tsv", {0}},            \
        {"plover.tsv", {0}}, {"modes.tsv", {0}},                               \
    {                                                                          \
        "cameo.tsv",                                                           \
        {                                                                      \
            0                                                                  \
        }                                                                      \
    }
#define ONTOLOGY_COUNT 6

static thaw_source sources[ONTOLOGY_COUNT + 1] = {ONTOLOGY};

static void read_ontology(void)
{
    const char *root = getenv("THAW_ROOT");
    for (size_t i = 0; i < ONTOLOGY_COUNT; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/data/ontology/%s", root ? root : ".",
            sources[i].name);
        FILE *file = fopen(path, "rb");
        char *bytes = file ? malloc(1 << 20) : NULL;
        if (!bytes) {
            diag("cannot read %s", path);
            abort();
        }
        sources[i].text = (thaw_str){bytes, fread(bytes, 1, 1 << 20, file)};
        fclose(file);
    }
}

/* Compiles one file of rules; true when all is well, else text holds the
 * complaints. */
static bool compile(const char *rules, thaw_buf *out, char *text, size_t room)
{
    thaw_buf complaints;
    thaw_error err = {0};
    thaw_buf_init(&complaints, 1 << 20);
    sources[ONTOLOGY_COUNT] = (thaw_source){"x.rules", thaw_str_of(rules)};
    thaw_status status =
        thaw_know_compile(sources, ONTOLOGY_COUNT + 1, out, &complaints, &err);
    snprintf(text, room, "%.*s", (int)complaints.len,
        complaints.bytes ? complaints.bytes : "");
    thaw_buf_release(&complaints);
    return status == THAW_OK;
}

#define HEAD "# format: thaw-rules 1\n"
#define TAIL "yes A met B.\nno A met.\n"
#define GOOD                                                                   \
    HEAD                                                                       \
        "class MEET = meet, sit_down\nclass ALL = @MEET, talk\n"               \
        "rule consult/meet\n verb @ALL\n noun summit\n code 040\n from subj\n" \
        " to obj | with | obj.of?\n need obj|with actor, @MEET\n not self "    \
        "negated\n status planned\n context diplomatic\n"                      \
        " yes A met B. => FRA > DEU+ITA\n no A met.\n"

static void test_good(void)
{
    thaw_buf out;
    thaw_know *know = NULL;
    thaw_error err = {0};
    char text[4000];
    thaw_buf_init(&out, 1 << 24);
    ok(compile(GOOD, &out, text, sizeof text), "a good file compiles %s", text);
    if (!ok(thaw_know_open(&know, thaw_buf_view(&out), "x", &err) == THAW_OK,
            "and opens %s", err.text))
        return;
    const thaw_rules *r = &know->rules;
    ok(r->rule_count == 1 && r->example_count == 2, "one rule, two examples");
    const thaw_rule *rule = &r->rules[0];
    ok(thaw_str_is(thaw_rules_text(r, rule->id), "consult/meet"), "its id");
    ok(rule->flags == (THAW_RULE_TARGET_OPTIONAL), "the target is optional");
    ok(rule->to.count == 3 && rule->from.count == 1, "paths");
    ok(rule->weight == 1, "an actor weighs one");
    ok(rule->conditions.count == 2, "need and not");
    ok(thaw_str_is(thaw_rules_text(r, r->examples[0].target), "DEU+ITA"),
        "the codes of an example");
    uint32_t meet = thaw_rules_find_word(r, THAW_STR("meet"));
    ok(meet != THAW_RULE_NONE &&
            thaw_rules_set_has(r, &r->sets[r->conditions[0].set], meet),
        "a class in a set");
    ok(thaw_rules_find_word(r, THAW_STR("summits")) == THAW_RULE_NONE,
        "an unknown word");
    ok(r->trigger_count == 4, "meet, sit, talk, summit: %u", r->trigger_count);
    thaw_know_close(know);
    thaw_buf_release(&out);
}

static void test_complaints(void)
{
    static const struct {
        const char *rules, *complaint;
    } cases[] = {
        {HEAD "rule a/b\nverb @NO\ncode 040\nfrom subj\nto obj\n" TAIL,
            "x.rules:3: unknown class @NO"},
        {HEAD "rule a/b\nverb x\ncode 999\nfrom subj\nto obj\n" TAIL,
            "x.rules:4: unknown CAMEO code \"999\""},
        {HEAD "rule a/b\nverb x\ncode 040\nevent NAP\nfrom subj\nto obj\n" TAIL,
            "x.rules:5: unknown event \"NAP\""},
        {HEAD "rule a/b\nverb x\ncode 040\nevent ASSAULT hug\nfrom subj\nto "
              "obj\n" TAIL,
            "x.rules:5: ASSAULT has no mode \"hug\""},
        {HEAD "rule a/b\nverb x\ncode 040\nfrom subj\nto obj\nyes A met B.\n",
            "x.rules:2: the rule has no no"},
        {HEAD "rule a/b\nverb x\ncode 040\nfrom subj\nto obj\nno A met.\n",
            "x.rules:2: the rule has no yes"},
        {HEAD "rule a/b\nverb x\ncode 040\nfrom subj\nto obj\n" TAIL
              "rule a/b\nverb x\ncode 040\nfrom subj\nto obj\n" TAIL,
            "x.rules:9: rule a/b stands already"},
        {HEAD "rule a/b\nverb x\ncode 040\nfrom subject\nto obj\n" TAIL,
            "x.rules:5: unknown role \"subject\""},
        {HEAD "rule a/b\nverb x\ncode 040\nfrom subj\n" TAIL,
            "x.rules:2: the rule needs from and to, or both"},
        {HEAD "rule a/b\nverb x\ncode 040\nboth subj\nfrom subj\n" TAIL,
            "x.rules:2: the rule needs from and to, or both"},
        {HEAD "rule a/b\ncode 040\nboth subj\n" TAIL,
            "x.rules:2: the rule has no verb, noun or adj"},
        {HEAD "rule a/b\nverb x\nboth subj\n" TAIL,
            "x.rules:2: the rule has no code"},
        {HEAD "class A = @B\nclass B = @A\n", "nested too deep"},
        {HEAD "class A = x\nclass A = y\n",
            "x.rules:3: class A stands here for the second time"},
        {HEAD "class A = Big\n", "x.rules:2: \"Big\" is no word"},
        {HEAD "verb x\n", "x.rules:2: \"verb\" stands outside a rule"},
        {HEAD "rule a/b\nverbs x\n", "no line of a rule begins so"},
        {HEAD "rule a/b\nverb x\ncode 040\nboth subj\nneed obj negated\n" TAIL,
            "x.rules:6: self is negated"},
        {HEAD "rule a/b\nverb x\ncode 040\nboth subj\nstatus soon\n" TAIL,
            "x.rules:6: unknown status \"soon\""},
        {HEAD "rule a/b\nverb x\ncode 040\nboth subj\nneed comp event X\n" TAIL,
            "x.rules:6: unknown event \"X\""},
        {HEAD "rule a/b\nverb x\ncode 040\ncode 041\nboth subj\n" TAIL,
            "x.rules:5: a second \"code\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        thaw_buf out;
        char text[4000];
        thaw_buf_init(&out, 1 << 24);
        bool good = compile(cases[i].rules, &out, text, sizeof text);
        if (!ok(!good && strstr(text, cases[i].complaint), "complains: %s",
                cases[i].complaint))
            diag("said: %s", text);
        thaw_buf_release(&out);
    }
}

/* Every prefix of a good file: compiled or complained about, never worse. */
static void test_prefixes(void)
{
    char text[4000], prefix[sizeof GOOD];
    bool sane = true;
    for (size_t len = sizeof HEAD - 1; len < sizeof GOOD; len++) {
        thaw_buf out;
        memcpy(prefix, GOOD, len);
        prefix[len] = '\0';
        thaw_buf_init(&out, 1 << 24);
        bool good = compile(prefix, &out, text, sizeof text);
        sane = sane && good == (text[0] == '\0');
        thaw_buf_release(&out);
    }
    ok(sane, "every prefix compiles or is complained about");
}

int main(void)
{
    read_ontology();
    test_good();
    test_complaints();
    test_prefixes();
    for (size_t i = 0; i < ONTOLOGY_COUNT; i++)
        free((char *)(uintptr_t)sources[i].text.ptr);
    return done_testing();
}
