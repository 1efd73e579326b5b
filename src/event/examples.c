/*
 * examples.c - running the examples of the rules through all stages.
 *
 * Each sentence is a document of its own, dated so that offices have holders.
 */
#include <stdio.h>

#include "event/examples.h"

#define DATE "2018-06-15"
#define DOC_MAX ((size_t)64 << 20)
#define COMPLAINTS_MAX ((size_t)1 << 20)

typedef struct {
    const thaw_rules *rules;
    thaw_worker *worker;
    thaw_doc *doc;
    thaw_example_report *report;
    void *context;
    char what[600];
} checking;

/* ---- codes -------------------------------------------------------------- */

static bool has_code(
    const thaw_event_actor *list, size_t count, thaw_str wanted)
{
    if (thaw_str_is(wanted, "-"))
        return count == 0 || (!list[0].code.len && !list[0].sector.len);
    for (size_t i = 0; i < count; i++) {
        thaw_str code = list[i].code, sector = list[i].sector;
        if (wanted.len == code.len + sector.len &&
            thaw_str_starts(wanted, code) && thaw_str_ends(wanted, sector))
            return true;
        if (thaw_str_equal(wanted, code)) /* the country alone will do */
            return true;
    }
    return false;
}

static bool has_codes(
    const thaw_event_actor *list, size_t count, thaw_str wanted)
{
    while (wanted.ptr)
        if (!has_code(list, count, thaw_str_split(&wanted, '+')))
            return false;
    return true;
}

static void add_codes(thaw_buf *buf, const thaw_event_actor *list, size_t count)
{
    if (count == 0)
        thaw_buf_add_text(buf, "-");
    for (size_t i = 0; i < count; i++) {
        bool none = !list[i].code.len && !list[i].sector.len;
        thaw_buf_format(buf, "%s%.*s%.*s%s", i ? "+" : "",
            THAW_STR_ARG(list[i].code), THAW_STR_ARG(list[i].sector),
            none ? "-" : "");
    }
}

/* ---- what went wrong ---------------------------------------------------- */

static void put(checking *c, thaw_buf *buf)
{
    size_t len = buf->len < sizeof c->what - 1 ? buf->len : sizeof c->what - 1;
    if (len)
        memcpy(c->what, buf->bytes, len);
    c->what[len] = '\0';
}

/* Why a rule did not fire: what it said itself, or which did instead. */
static void say_why_not(checking *c, thaw_str rule)
{
    thaw_buf buf;
    thaw_buf_init(&buf, 4096);
    for (size_t i = 0; i < c->doc->events.count; i++)
        thaw_buf_format(&buf, "%s%.*s fired", buf.len ? "; " : "",
            THAW_STR_ARG(c->doc->events.items[i].rule));
    for (size_t i = 0; i < c->doc->traces.count; i++) {
        const thaw_trace *t = &c->doc->traces.items[i];
        if (thaw_str_equal(t->rule, rule) || !t->rule.len)
            thaw_buf_format(&buf, "%s\"%.*s\" %.*s", buf.len ? "; " : "",
                THAW_STR_ARG(thaw_doc_form(c->doc, t->token)),
                THAW_STR_ARG(t->text));
    }
    if (!buf.len)
        thaw_buf_add_text(&buf, "no predicate of this rule was seen");
    put(c, &buf);
    thaw_buf_release(&buf);
}

static void say_codes(checking *c, const thaw_event *event)
{
    thaw_buf buf;
    thaw_buf_init(&buf, 4096);
    thaw_buf_add_text(&buf, "fires with ");
    add_codes(&buf, event->source, event->source_count);
    thaw_buf_add_text(&buf, " > ");
    add_codes(&buf, event->target, event->target_count);
    put(c, &buf);
    thaw_buf_release(&buf);
}

/* ---- one example -------------------------------------------------------- */

static bool judge(checking *c, const thaw_rule_example *example)
{
    thaw_str rule =
        thaw_rules_text(c->rules, c->rules->rules[example->rule].id);
    const thaw_event *fired = NULL;
    c->what[0] = '\0';
    for (size_t i = 0; i < c->doc->events.count; i++) {
        const thaw_event *e = &c->doc->events.items[i];
        if (!thaw_str_equal(e->rule, rule))
            continue;
        fired = e;
        if (!example->yes || example->source == THAW_RULE_NONE)
            break;
        if (has_codes(e->source, e->source_count,
                thaw_rules_text(c->rules, example->source)) &&
            has_codes(e->target, e->target_count,
                thaw_rules_text(c->rules, example->target)))
            return true;
        say_codes(c, e);
    }
    if (fired && !example->yes)
        say_codes(c, fired);
    if (!fired && example->yes)
        say_why_not(c, rule);
    if (!example->yes)
        return !fired;
    return fired && example->source == THAW_RULE_NONE;
}

static thaw_status check_one(
    checking *c, const thaw_rule_example *example, thaw_error *err)
{
    thaw_meta meta = {.id = THAW_STR("example"), .date = THAW_STR(DATE)};
    thaw_str text = thaw_rules_text(c->rules, example->text);
    thaw_status status = thaw_doc_set_text(c->doc, text, &meta, err);
    if (status != THAW_OK)
        return status;
    c->doc->keep_trace = true;
    status = thaw_run(c->doc, c->worker, THAW_STAGE_EVENT, err);
    if (status != THAW_OK)
        return status;
    thaw_example_result result = {
        .file = thaw_rules_text(c->rules, example->file),
        .line = example->line,
        .rule = thaw_rules_text(c->rules, c->rules->rules[example->rule].id),
        .sentence = text,
        .yes = example->yes != 0,
        .good = judge(c, example)};
    result.what = thaw_str_of(c->what);
    c->report(c->context, &result);
    return THAW_OK;
}

static thaw_status check_all(const thaw_engine *engine,
    thaw_example_report *report, void *context, thaw_error *err)
{
    checking c = {.rules = &engine->know->rules,
        .worker = thaw_worker_new(engine),
        .doc = thaw_doc_new(DOC_MAX),
        .report = report,
        .context = context};
    thaw_status status = THAW_OK;
    if (!c.worker || !c.doc)
        status = thaw_fail(err, THAW_ENOMEM, 0, "no room for the examples");
    for (uint32_t i = 0; status == THAW_OK && i < c.rules->example_count; i++)
        status = check_one(&c, &c.rules->examples[i], err);
    thaw_worker_free(c.worker);
    thaw_doc_free(c.doc);
    return status;
}

/* ---- files -------------------------------------------------------------- */

static void report_complaints(
    const thaw_buf *complaints, thaw_example_report *report, void *context)
{
    thaw_str rest = thaw_buf_view(complaints);
    while (rest.ptr) {
        thaw_str line = thaw_str_split(&rest, '\n');
        if (line.len)
            report(context, &(thaw_example_result){.what = line});
    }
}

thaw_status thaw_check_rules(const thaw_engine *engine,
    const thaw_rule_file *files, size_t count, thaw_example_report *report,
    void *context, thaw_error *err)
{
    if (count == 0)
        return check_all(engine, report, context, err);
    thaw_rules_alone alone = {0};
    thaw_buf complaints;
    thaw_buf_init(&complaints, COMPLAINTS_MAX);
    thaw_source *sources = thaw_malloc(count * sizeof *sources);
    for (size_t i = 0; sources && i < count; i++)
        sources[i] = (thaw_source){files[i].name, files[i].text};
    thaw_status status = sources
        ? thaw_rules_alone_open(
              &alone, engine->know, sources, count, &complaints, err)
        : thaw_fail(err, THAW_ENOMEM, 0, "no room for %zu files", count);
    thaw_engine beside = *engine;
    beside.know = &alone.know;
    if (status == THAW_OK)
        status = check_all(&beside, report, context, err);
    report_complaints(&complaints, report, context);
    if (sources)
        thaw_rules_alone_close(&alone);
    thaw_buf_release(&complaints);
    thaw_free(sources);
    return status;
}
