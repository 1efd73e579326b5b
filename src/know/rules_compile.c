/*
 * rules_compile.c - reading data/rules/: classes first, then rules, so that a
 * class may stand in any file.
 */
#include <stdlib.h>

#include "know/rows.h"
#include "know/rules.h"

#define TERM_PARTS_MAX 6
#define CLASS_DEPTH_MAX 8
#define WORD_MAX 60

typedef struct {
    thaw_str name, body;
    const thaw_source *source;
    size_t line;
} word_class;

typedef struct {
    thaw_compile *compile;
    const thaw_source *source;
    size_t line;
    thaw_pool texts, words;
    thaw_map class_map, rule_map;
    struct {
        word_class *items;
        size_t count, room;
    } classes;
    struct {
        thaw_rule *items;
        size_t count, room;
    } rules;
    struct {
        thaw_trigger *items;
        size_t count, room;
    } triggers;
    struct {
        thaw_condition *items;
        size_t count, room;
    } conditions;
    struct {
        thaw_path *items;
        size_t count, room;
    } paths;
    struct {
        thaw_word_set *items;
        size_t count, room;
    } sets;
    struct {
        thaw_rule_term *items;
        size_t count, room;
    } terms;
    struct {
        uint32_t *items;
        size_t count, room;
    } numbers;
    struct {
        thaw_rule_example *items;
        size_t count, room;
    } examples;
    /* of the rule being read */
    thaw_rule *rule;
    unsigned seen; /* 1 << line_kind */
    unsigned yes, no;
} reader;

#define COMPLAIN(r, ...)                                                       \
    thaw_complain((r)->compile, (r)->source, (r)->line, __VA_ARGS__)

#define PUSH(r, list) push_check((r), THAW_PUSH((r)->compile->arena, (list)))
static void *push_check(reader *r, void *slot)
{
    if (!slot)
        r->compile->no_memory = true;
    return slot;
}

static uint32_t add_text(reader *r, thaw_str text)
{
    return thaw_pool_add(&r->texts, r->compile, text);
}

static uint32_t add_word(reader *r, thaw_str word)
{
    return thaw_pool_add(&r->words, r->compile, word);
}

static void add_number(reader *r, uint32_t number)
{
    uint32_t *slot = PUSH(r, &r->numbers);
    if (slot)
        *slot = number;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Cuts the first word off a line. */
static thaw_str next_word(thaw_str *rest)
{
    *rest = thaw_str_trim(*rest);
    size_t at = 0;
    while (at < rest->len && !is_blank(rest->ptr[at]))
        at++;
    thaw_str word = {rest->ptr, at};
    *rest = thaw_str_trim((thaw_str){rest->ptr + at, rest->len - at});
    return word;
}

/* ---- classes ----------------------------------------------------------------
 */

static void read_class(reader *r, thaw_str rest)
{
    thaw_str body = rest;
    thaw_str name = thaw_str_trim(thaw_str_split(&body, '='));
    if (!body.ptr || !name.len) {
        COMPLAIN(r, "expected class NAME = word, word, ...");
        return;
    }
    if (thaw_map_find(&r->class_map, name) != THAW_MAP_NONE) {
        COMPLAIN(r, "class %.*s stands here for the second time",
            THAW_STR_ARG(name));
        return;
    }
    uint32_t number = (uint32_t)r->classes.count;
    word_class *slot = PUSH(r, &r->classes);
    if (!slot || !thaw_map_set(&r->class_map, name, number)) {
        r->compile->no_memory = true;
        return;
    }
    *slot = (word_class){name, thaw_str_trim(body), r->source, r->line};
}

/* ---- lists of words ----------------------------------------------------- */

/* What a list gathers: words, terms, kinds. */
typedef struct {
    struct {
        uint32_t *items;
        size_t count, room;
    } words;
    struct {
        thaw_rule_term *items;
        size_t count, room;
    } terms;
    uint32_t kinds;
} gathered;

static bool is_word(thaw_str word)
{
    if (word.len == 0 || word.len > WORD_MAX)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (is_blank(word.ptr[i]) || thaw_is_upper(word.ptr[i]))
            return false;
    return true;
}

static thaw_what find_what(thaw_str word)
{
    static const char *const names[] = {
#define NAME(name, text) text,
        THAW_WHAT_LIST(NAME)
#undef NAME
    };
    unsigned what = 0;
    while (what < THAW_WHAT_COUNT && !thaw_str_is(word, names[what]))
        what++;
    return what;
}

static void gather_term(reader *r, gathered *out, thaw_str word)
{
    thaw_rule_term term = {{(uint32_t)r->numbers.count, 0}};
    thaw_str rest = word;
    while (rest.ptr) {
        thaw_str part = thaw_str_split(&rest, '_');
        if (part.len == 0 || term.parts.count == TERM_PARTS_MAX) {
            COMPLAIN(r, "\"%.*s\" is no word", THAW_STR_ARG(word));
            return;
        }
        add_number(r, add_word(r, part));
        term.parts.count++;
    }
    thaw_rule_term *slot = PUSH(r, &out->terms);
    if (slot)
        *slot = term;
}

/* A hyphen may have cut a word in three: "cease-fire" is cease_fire too. */
static void gather_hyphened(reader *r, gathered *out, thaw_str word)
{
    char *bytes = THAW_ARRAY(r->compile->arena, char, word.len);
    if (!bytes) {
        r->compile->no_memory = true;
        return;
    }
    for (size_t i = 0; i < word.len; i++)
        bytes[i] = word.ptr[i] == '-' ? '_' : word.ptr[i];
    gather_term(r, out, (thaw_str){bytes, word.len});
}

static void gather_word(reader *r, gathered *out, thaw_str word, bool kinds_too)
{
    thaw_what what = find_what(word);
    if (kinds_too && what < THAW_WHAT_COUNT) {
        out->kinds |= 1u << what;
        return;
    }
    if (!is_word(word)) {
        COMPLAIN(r,
            "\"%.*s\" is no word: expected a lemma in lower case, "
            "parts joined by _",
            THAW_STR_ARG(word));
        return;
    }
    if (memchr(word.ptr, '_', word.len)) {
        gather_term(r, out, word);
        return;
    }
    if (memchr(word.ptr, '-', word.len))
        gather_hyphened(r, out, word);
    uint32_t number = add_word(r, word);
    uint32_t *slot = PUSH(r, &out->words);
    if (slot)
        *slot = number;
}

/* Lists name classes, which name classes: a stack instead of recursion. */
static void gather_list(reader *r, gathered *out, thaw_str list, bool kinds_too)
{
    thaw_str stack[CLASS_DEPTH_MAX] = {list};
    size_t depth = 1;
    while (depth > 0) {
        if (!stack[depth - 1].ptr) {
            depth--;
            continue;
        }
        thaw_str word = thaw_str_trim(thaw_str_split(&stack[depth - 1], ','));
        if (word.len == 0) {
            COMPLAIN(r, "an empty place in the list");
            continue;
        }
        if (word.ptr[0] != '@') {
            gather_word(r, out, word, kinds_too);
            continue;
        }
        thaw_str name = {word.ptr + 1, word.len - 1};
        uint32_t number = thaw_map_find(&r->class_map, name);
        if (number == THAW_MAP_NONE)
            COMPLAIN(r, "unknown class @%.*s", THAW_STR_ARG(name));
        else if (depth == CLASS_DEPTH_MAX)
            COMPLAIN(r, "class @%.*s is nested too deep, or in itself",
                THAW_STR_ARG(name));
        else
            stack[depth++] = r->classes.items[number].body;
    }
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The words sorted and each once, as a run of numbers. */
static thaw_run_of keep_words(reader *r, gathered *g)
{
    thaw_run_of run = {(uint32_t)r->numbers.count, 0};
    if (g->words.count)
        qsort(g->words.items, g->words.count, sizeof *g->words.items,
            compare_numbers);
    for (size_t i = 0; i < g->words.count; i++)
        if (i == 0 || g->words.items[i] != g->words.items[i - 1])
            add_number(r, g->words.items[i]);
    run.count = (uint32_t)r->numbers.count - run.first;
    return run;
}

static thaw_run_of keep_terms(reader *r, const gathered *g)
{
    thaw_run_of run = {(uint32_t)r->terms.count, (uint32_t)g->terms.count};
    for (size_t i = 0; i < g->terms.count; i++) {
        thaw_rule_term *slot = PUSH(r, &r->terms);
        if (slot)
            *slot = g->terms.items[i];
    }
    return run;
}

/* ---- roles -------------------------------------------------------------- */

static bool read_path(reader *r, thaw_str text, thaw_path *path)
{
    *path = (thaw_path){0};
    thaw_str rest = text;
    while (rest.ptr) {
        thaw_str name = thaw_str_trim(thaw_str_split(&rest, '.'));
        thaw_role role =
            thaw_str_is(name, "adj") ? THAW_ROLE_COMP : thaw_role_find(name);
        if (role == THAW_ROLE_COUNT) {
            COMPLAIN(r, "unknown role \"%.*s\"", THAW_STR_ARG(name));
            return false;
        }
        if (path->count == THAW_PATH_MAX) {
            COMPLAIN(r, "more than %d roles in \"%.*s\"", THAW_PATH_MAX,
                THAW_STR_ARG(text));
            return false;
        }
        path->roles[path->count++] = (uint8_t)role;
    }
    return true;
}

/* "obj | on.with?": a run of paths. */
static thaw_run_of read_paths(
    reader *r, thaw_str text, char separator, bool *optional)
{
    thaw_run_of run = {(uint32_t)r->paths.count, 0};
    thaw_str rest = text;
    while (rest.ptr) {
        thaw_str one = thaw_str_trim(thaw_str_split(&rest, separator));
        if (one.len && one.ptr[one.len - 1] == '?') {
            one = thaw_str_trim((thaw_str){one.ptr, one.len - 1});
            *optional = true;
        }
        thaw_path path;
        if (!read_path(r, one, &path))
            continue;
        thaw_path *slot = PUSH(r, &r->paths);
        if (slot)
            *slot = path;
    }
    run.count = (uint32_t)r->paths.count - run.first;
    return run;
}

/* ---- the lines of a rule ------------------------------------------------ */

static void read_triggers(reader *r, thaw_str rest, thaw_predicate_kind kind)
{
    gathered g = {0};
    gather_list(r, &g, rest, false);
    uint32_t rule = (uint32_t)(r->rules.count - 1);
    for (size_t i = 0; i < g.words.count; i++) {
        thaw_trigger *slot = PUSH(r, &r->triggers);
        if (slot)
            *slot =
                (thaw_trigger){g.words.items[i], rule, kind, THAW_RULE_NONE};
    }
    thaw_run_of terms = keep_terms(r, &g);
    if (r->compile->no_memory)
        return;
    for (uint32_t i = terms.first; i < terms.first + terms.count; i++) {
        thaw_run_of parts = r->terms.items[i].parts;
        uint32_t head = kind == THAW_PREDICATE_NOUN ? parts.count - 1 : 0;
        thaw_trigger *slot = PUSH(r, &r->triggers);
        if (slot)
            *slot = (thaw_trigger){
                r->numbers.items[parts.first + head], rule, kind, i};
    }
}

static void read_code(reader *r, thaw_str rest)
{
    if (!thaw_ontology_has_code(r->compile, rest))
        COMPLAIN(r, "unknown CAMEO code \"%.*s\"", THAW_STR_ARG(rest));
    r->rule->code = add_text(r, rest);
}

static void read_event(reader *r, thaw_str rest)
{
    thaw_str event = next_word(&rest), mode = next_word(&rest);
    if (!thaw_ontology_has_event(r->compile, event))
        COMPLAIN(r, "unknown event \"%.*s\"", THAW_STR_ARG(event));
    else if (mode.len && !thaw_ontology_has_mode(r->compile, event, mode))
        COMPLAIN(r, "%.*s has no mode \"%.*s\"", THAW_STR_ARG(event),
            THAW_STR_ARG(mode));
    r->rule->event = add_text(r, event);
    r->rule->mode = add_text(r, mode);
}

static void read_status(reader *r, thaw_str rest)
{
    static const char *const names[] = {"happened", "ongoing", "planned",
        "threatened", "demanded", "conditional", "hypothetical", "denied",
        "alleged"};
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        known = known || thaw_str_is(rest, names[i]);
    if (!known)
        COMPLAIN(r, "unknown status \"%.*s\"", THAW_STR_ARG(rest));
    r->rule->status = add_text(r, rest);
}

static void read_context(reader *r, thaw_str rest)
{
    if (!thaw_ontology_has_context(r->compile, rest))
        COMPLAIN(r, "unknown context \"%.*s\"", THAW_STR_ARG(rest));
    r->rule->context = add_text(r, rest);
}

static void read_from(reader *r, thaw_str rest)
{
    bool optional = false;
    r->rule->from = read_paths(r, rest, '|', &optional);
    if (optional)
        r->rule->flags |= THAW_RULE_SOURCE_OPTIONAL;
}

static void read_to(reader *r, thaw_str rest)
{
    bool optional = false;
    r->rule->to = read_paths(r, rest, '|', &optional);
    if (optional)
        r->rule->flags |= THAW_RULE_TARGET_OPTIONAL;
}

static void read_both(reader *r, thaw_str rest)
{
    bool optional = false;
    r->rule->both = read_paths(r, rest, '+', &optional);
    if (optional)
        COMPLAIN(r, "both roles must be there: no ? after them");
}

/* Words weigh more than kinds: of two rules that match, the one that knows
 * more wins. */
static uint32_t weigh(const thaw_word_set *set)
{
    const uint32_t loose = 1u << THAW_WHAT_ANY | 1u << THAW_WHAT_ACTOR;
    if (set->kinds & loose)
        return 1;
    if (set->kinds)
        return 2;
    return 4;
}

static void read_set(reader *r, thaw_str what, thaw_word_set *set)
{
    *set = (thaw_word_set){.event = THAW_RULE_NONE,
        .mode = THAW_RULE_NONE,
        .text = add_text(r, what)};
    thaw_str rest = what;
    if (thaw_str_is(next_word(&rest), "event")) {
        thaw_str event = thaw_str_split(&rest, '/');
        if (!thaw_ontology_has_event(r->compile, event))
            COMPLAIN(r, "unknown event \"%.*s\"", THAW_STR_ARG(event));
        else if (rest.ptr && !thaw_ontology_has_mode(r->compile, event, rest))
            COMPLAIN(r, "%.*s has no mode \"%.*s\"", THAW_STR_ARG(event),
                THAW_STR_ARG(rest));
        set->event = add_text(r, event);
        set->mode = rest.ptr ? add_text(r, rest) : THAW_RULE_NONE;
        return;
    }
    gathered g = {0};
    gather_list(r, &g, what, true);
    set->words = keep_words(r, &g);
    set->terms = keep_terms(r, &g);
    set->kinds = g.kinds;
}

/* "self" has properties, and nothing else has them. */
static void check_self(reader *r, thaw_run_of paths, const thaw_word_set *set)
{
    const uint32_t properties = 1u << THAW_WHAT_NEGATED |
        1u << THAW_WHAT_PLURAL | 1u << THAW_WHAT_PASSIVE;
    bool asks = (set->kinds & properties) != 0;
    for (uint32_t i = paths.first; i < paths.first + paths.count; i++)
        if ((r->paths.items[i].roles[0] == THAW_ROLE_SELF) != asks) {
            COMPLAIN(r, "self is negated, plural or passive; only self is");
            return;
        }
}

static void read_condition(reader *r, thaw_str rest, bool negative)
{
    thaw_str roles = next_word(&rest);
    bool optional = false;
    thaw_word_set set;
    if (rest.len == 0) {
        COMPLAIN(r, "expected need ROLE WHAT or not ROLE WHAT");
        return;
    }
    thaw_run_of paths = read_paths(r, roles, '|', &optional);
    read_set(r, rest, &set);
    check_self(r, paths, &set);
    if (optional)
        COMPLAIN(r, "a condition is no place for ?");
    uint32_t number = (uint32_t)r->sets.count;
    thaw_word_set *set_slot = PUSH(r, &r->sets);
    thaw_condition *slot = PUSH(r, &r->conditions);
    if (!set_slot || !slot)
        return;
    *set_slot = set;
    *slot = (thaw_condition){paths, number, negative};
    r->rule->conditions.count++;
    if (negative)
        return;
    r->rule->weight += weigh(&set);
    if (set.event != THAW_RULE_NONE)
        r->rule->flags |= THAW_RULE_TAKES_EVENT;
    if (set.kinds & 1u << THAW_WHAT_NEGATED)
        r->rule->flags |= THAW_RULE_TAKES_NEGATION;
}

/* "SENTENCE => A > B" */
static void read_example(reader *r, thaw_str rest, bool yes)
{
    thaw_rule_example example = {.rule = (uint32_t)(r->rules.count - 1),
        .yes = yes,
        .source = THAW_RULE_NONE,
        .target = THAW_RULE_NONE,
        .file = add_text(r, thaw_str_of(r->source->name)),
        .line = (uint32_t)r->line};
    for (size_t i = 0; i + 1 < rest.len; i++) {
        if (rest.ptr[i] != '=' || rest.ptr[i + 1] != '>')
            continue;
        thaw_str codes = {rest.ptr + i + 2, rest.len - i - 2};
        thaw_str source = thaw_str_trim(thaw_str_split(&codes, '>'));
        if (!codes.ptr || !source.len || !thaw_str_trim(codes).len || !yes)
            COMPLAIN(r, "expected yes SENTENCE => SOURCE > TARGET");
        example.source = add_text(r, source);
        example.target =
            add_text(r, codes.ptr ? thaw_str_trim(codes) : THAW_STR(""));
        rest = thaw_str_trim((thaw_str){rest.ptr, i});
        break;
    }
    if (!rest.len)
        COMPLAIN(r, "an example without a sentence");
    example.text = add_text(r, rest);
    thaw_rule_example *slot = PUSH(r, &r->examples);
    if (slot)
        *slot = example;
    *(yes ? &r->yes : &r->no) += 1;
}

/* ---- rules -------------------------------------------------------------- */

typedef enum {
    LINE_VERB,
    LINE_NOUN,
    LINE_ADJ,
    LINE_CODE,
    LINE_EVENT,
    LINE_STATUS,
    LINE_CONTEXT,
    LINE_FROM,
    LINE_TO,
    LINE_BOTH,
    LINE_NEED,
    LINE_NOT,
    LINE_YES,
    LINE_NO,
    LINE_COUNT
} line_kind;

static const char *const line_names[LINE_COUNT] = {"verb", "noun", "adj",
    "code", "event", "status", "context", "from", "to", "both", "need", "not",
    "yes", "no"};

#define ONCE                                                                   \
    (1u << LINE_CODE | 1u << LINE_EVENT | 1u << LINE_STATUS |                  \
        1u << LINE_CONTEXT | 1u << LINE_FROM | 1u << LINE_TO |                 \
        1u << LINE_BOTH)

static void read_line(reader *r, line_kind kind, thaw_str rest)
{
    switch (kind) {
    case LINE_VERB:
        read_triggers(r, rest, THAW_PREDICATE_VERB);
        break;
    case LINE_NOUN:
        read_triggers(r, rest, THAW_PREDICATE_NOUN);
        break;
    case LINE_ADJ:
        read_triggers(r, rest, THAW_PREDICATE_ADJ);
        break;
    case LINE_CODE:
        read_code(r, rest);
        break;
    case LINE_EVENT:
        read_event(r, rest);
        break;
    case LINE_STATUS:
        read_status(r, rest);
        break;
    case LINE_CONTEXT:
        read_context(r, rest);
        break;
    case LINE_FROM:
        read_from(r, rest);
        break;
    case LINE_TO:
        read_to(r, rest);
        break;
    case LINE_BOTH:
        read_both(r, rest);
        break;
    case LINE_NEED:
        read_condition(r, rest, false);
        break;
    case LINE_NOT:
        read_condition(r, rest, true);
        break;
    case LINE_YES:
        read_example(r, rest, true);
        break;
    case LINE_NO:
        read_example(r, rest, false);
        break;
    case LINE_COUNT:
        break;
    }
}

static void finish_rule(reader *r)
{
    if (!r->rule)
        return;
    size_t line = r->line;
    r->line = r->rule->line;
    bool roles = r->seen & 1u << LINE_FROM && r->seen & 1u << LINE_TO;
    bool both = r->seen & 1u << LINE_BOTH;
    if (!(r->seen & (1u << LINE_VERB | 1u << LINE_NOUN | 1u << LINE_ADJ)))
        COMPLAIN(r, "the rule has no verb, noun or adj");
    if (!(r->seen & 1u << LINE_CODE))
        COMPLAIN(r, "the rule has no code");
    if (both ? (r->seen & (1u << LINE_FROM | 1u << LINE_TO)) != 0 : !roles)
        COMPLAIN(r, "the rule needs from and to, or both");
    if (!r->yes)
        COMPLAIN(r, "the rule has no yes: a sentence that must fire it");
    if (!r->no)
        COMPLAIN(r, "the rule has no no: a sentence that must not fire it");
    r->line = line;
    r->rule = NULL;
}

static void begin_rule(reader *r, thaw_str id)
{
    if (!id.len || !memchr(id.ptr, '/', id.len) || memchr(id.ptr, ' ', id.len))
        COMPLAIN(r, "expected rule FILE/NAME");
    uint32_t before = thaw_map_find(&r->rule_map, id);
    if (before != THAW_MAP_NONE)
        COMPLAIN(r, "rule %.*s stands already in line %u of its file",
            THAW_STR_ARG(id), r->rules.items[before].line);
    uint32_t number = (uint32_t)r->rules.count;
    r->rule = PUSH(r, &r->rules);
    if (!r->rule || !thaw_map_set(&r->rule_map, id, number)) {
        r->compile->no_memory = true;
        return;
    }
    *r->rule = (thaw_rule){.id = add_text(r, id),
        .event = THAW_RULE_NONE,
        .mode = THAW_RULE_NONE,
        .status = THAW_RULE_NONE,
        .context = THAW_RULE_NONE,
        .conditions = {(uint32_t)r->conditions.count, 0},
        .file = add_text(r, thaw_str_of(r->source->name)),
        .line = (uint32_t)r->line};
    r->seen = r->yes = r->no = 0;
}

static void read_rule_line(reader *r, thaw_str word, thaw_str rest)
{
    unsigned kind = 0;
    while (kind < LINE_COUNT && !thaw_str_is(word, line_names[kind]))
        kind++;
    if (kind == LINE_COUNT) {
        COMPLAIN(
            r, "\"%.*s\": no line of a rule begins so", THAW_STR_ARG(word));
        return;
    }
    if (!r->rule) {
        COMPLAIN(r, "\"%.*s\" stands outside a rule", THAW_STR_ARG(word));
        return;
    }
    if (r->seen & ONCE & 1u << kind)
        COMPLAIN(r, "a second \"%.*s\" in one rule", THAW_STR_ARG(word));
    r->seen |= 1u << kind;
    if (rest.len == 0)
        COMPLAIN(r, "\"%.*s\" says nothing", THAW_STR_ARG(word));
    else
        read_line(r, kind, rest);
}

static void read_source(reader *r, bool classes)
{
    thaw_lines lines;
    thaw_str line;
    thaw_lines_init(&lines, r->source);
    while (!r->compile->no_memory && thaw_lines_next(&lines, &line)) {
        r->line = lines.line;
        thaw_str word = next_word(&line);
        bool is_class = thaw_str_is(word, "class");
        if (classes && is_class)
            read_class(r, line);
        if (classes || is_class)
            continue;
        if (thaw_str_is(word, "rule")) {
            finish_rule(r);
            begin_rule(r, line);
        } else {
            read_rule_line(r, word, line);
        }
    }
    finish_rule(r);
}

/* Classes that no rule names may have mistakes too. */
static void check_classes(reader *r)
{
    for (size_t i = 0; i < r->classes.count; i++) {
        const word_class *c = &r->classes.items[i];
        gathered g = {0};
        r->source = c->source;
        r->line = c->line;
        gather_list(r, &g, c->body, false);
    }
}

/* ---- writing ------------------------------------------------------------ */

static int compare_triggers(const void *a, const void *b)
{
    const thaw_trigger *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

#define WRITE(r, id, list)                                                     \
    thaw_chunk_writer_add((r)->compile->writer, id,                            \
        (thaw_str){                                                            \
            (const char *)(list).items, (list).count * sizeof *(list).items})

static void write_rules(reader *r)
{
    if (r->triggers.count)
        qsort(r->triggers.items, r->triggers.count, sizeof *r->triggers.items,
            compare_triggers);
    thaw_chunk_writer_add_strings(
        r->compile->writer, "ruTX", r->texts.list.items, r->texts.list.count);
    thaw_chunk_writer_add_strings(
        r->compile->writer, "ruWD", r->words.list.items, r->words.list.count);
    WRITE(r, "ruRU", r->rules);
    WRITE(r, "ruTR", r->triggers);
    WRITE(r, "ruCO", r->conditions);
    WRITE(r, "ruPA", r->paths);
    WRITE(r, "ruSE", r->sets);
    WRITE(r, "ruTE", r->terms);
    WRITE(r, "ruNU", r->numbers);
    WRITE(r, "ruEX", r->examples);
}

void thaw_rules_compile(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    reader *r = THAW_ARRAY(compile->arena, reader, 1);
    if (!r) {
        compile->no_memory = true;
        return;
    }
    r->compile = compile;
    thaw_pool_init(&r->texts, compile->arena);
    thaw_pool_init(&r->words, compile->arena);
    thaw_map_init(&r->class_map, compile->arena);
    thaw_map_init(&r->rule_map, compile->arena);
    for (unsigned i = 0; i < THAW_ROLE_COUNT; i++)
        add_word(r, thaw_str_of(thaw_role_name(i)));
    for (size_t i = 0; i < count; i++) {
        r->source = sources[i];
        read_source(r, true);
    }
    check_classes(r);
    for (size_t i = 0; i < count; i++) {
        r->source = sources[i];
        read_source(r, false);
    }
    if (!compile->no_memory)
        write_rules(r);
}
