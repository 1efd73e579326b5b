/*
 * rules.c - opening the compiled rules: every number is checked once here, so
 * that the matcher can trust them.
 */
#include "know/tables.h"

static const char *const role_names[THAW_ROLE_COUNT] = {
#define NAME(name, text) text,
    THAW_ROLE_LIST(NAME)
#undef NAME
};

const char *thaw_role_name(thaw_role role)
{
    assert(role < THAW_ROLE_COUNT);
    return role_names[role];
}

thaw_role thaw_role_find(thaw_str name)
{
    unsigned role = 0;
    while (role < THAW_ROLE_COUNT && !thaw_str_is(name, role_names[role]))
        role++;
    return role;
}

/* ---- look-up ----------------------------------------------------------------
 */

uint32_t thaw_rules_find_word(const thaw_rules *rules, thaw_str word)
{
    return thaw_map_find(&rules->word_map, word);
}

thaw_str thaw_rules_text(const thaw_rules *rules, uint32_t text)
{
    return text == THAW_RULE_NONE ? THAW_STR("")
                                  : thaw_strings_get(&rules->texts, text);
}

bool thaw_rules_set_has(
    const thaw_rules *rules, const thaw_word_set *set, uint32_t word)
{
    uint32_t low = set->words.first, high = low + set->words.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rules->numbers[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set->words.first + set->words.count &&
        rules->numbers[low] == word;
}

/* ---- opening ----------------------------------------------------------------
 */

typedef struct {
    struct thaw_know *know;
    thaw_rules *rules;
    thaw_error *err;
} opening;

static thaw_status bad(const opening *o, const char *what)
{
    return thaw_fail(o->err, THAW_EFORMAT, 0, "\"%s\": bad %s in the rules",
        o->know->chunks.name, what);
}

static thaw_status get_array(const opening *o, const char id[4], size_t size,
    const void **out, uint32_t *count)
{
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&o->know->chunks, id, &chunk, o->err);
    if (status != THAW_OK)
        return status;
    if (chunk.len % size || chunk.len / size > UINT32_MAX / 2)
        return bad(o, "chunk size");
    *out = chunk.ptr;
    *count = (uint32_t)(chunk.len / size);
    return THAW_OK;
}

static bool is_run(thaw_run_of run, uint32_t count)
{
    return run.first <= count && run.count <= count - run.first;
}

static bool is_number(uint32_t number, uint32_t count)
{
    return number == THAW_RULE_NONE || number < count;
}

static bool rule_is_sane(const thaw_rules *r, const thaw_rule *rule)
{
    const uint32_t texts = r->texts.count;
    return rule->id < texts && rule->code < texts && rule->file < texts &&
        is_number(rule->event, texts) && is_number(rule->mode, texts) &&
        is_number(rule->status, texts) && is_number(rule->context, texts) &&
        is_run(rule->conditions, r->condition_count) &&
        is_run(rule->from, r->path_count) && is_run(rule->to, r->path_count) &&
        is_run(rule->both, r->path_count);
}

static bool set_is_sane(const thaw_rules *r, const thaw_word_set *set)
{
    return is_run(set->words, r->number_count) &&
        is_run(set->terms, r->term_count) &&
        is_number(set->event, r->texts.count) &&
        is_number(set->mode, r->texts.count) && set->text < r->texts.count;
}

static bool path_is_sane(const thaw_path *path)
{
    if (path->count == 0 || path->count > THAW_PATH_MAX)
        return false;
    for (uint8_t i = 0; i < path->count; i++)
        if (path->roles[i] >= THAW_ROLE_COUNT)
            return false;
    return true;
}

static bool term_is_sane(const thaw_rules *r, const thaw_rule_term *term)
{
    return is_run(term->parts, r->number_count) && term->parts.count > 0;
}

static bool example_is_sane(const thaw_rules *r, const thaw_rule_example *e)
{
    const uint32_t texts = r->texts.count;
    return e->rule < r->rule_count && e->text < texts && e->file < texts &&
        is_number(e->source, texts) && is_number(e->target, texts);
}

static thaw_status check_all(const opening *o)
{
    const thaw_rules *r = o->rules;
    for (uint32_t i = 0; i < r->rule_count; i++)
        if (!rule_is_sane(r, &r->rules[i]))
            return bad(o, "rule");
    for (uint32_t i = 0; i < r->set_count; i++)
        if (!set_is_sane(r, &r->sets[i]))
            return bad(o, "word set");
    for (uint32_t i = 0; i < r->path_count; i++)
        if (!path_is_sane(&r->paths[i]))
            return bad(o, "role");
    for (uint32_t i = 0; i < r->term_count; i++)
        if (!term_is_sane(r, &r->terms[i]))
            return bad(o, "term");
    for (uint32_t i = 0; i < r->example_count; i++)
        if (!example_is_sane(r, &r->examples[i]))
            return bad(o, "example");
    for (uint32_t i = 0; i < r->condition_count; i++)
        if (r->conditions[i].set >= r->set_count ||
            !is_run(r->conditions[i].paths, r->path_count))
            return bad(o, "condition");
    return THAW_OK;
}

/* The triggers of a word lie together: where each word's begin. */
static thaw_status index_triggers(const opening *o)
{
    thaw_rules *r = o->rules;
    uint32_t words = r->words.count, next = 0;
    r->trigger_first = THAW_ARRAY(&o->know->arena, uint32_t, (size_t)words + 1);
    if (!r->trigger_first)
        return thaw_fail(o->err, THAW_ENOMEM, 0, "no room for the rules");
    for (uint32_t i = 0; i < r->trigger_count; i++) {
        const thaw_trigger *t = &r->triggers[i];
        if (t->word >= words || t->rule >= r->rule_count ||
            t->kind >= THAW_PREDICATE_COUNT || next > t->word + 1 ||
            !is_number(t->term, r->term_count))
            return bad(o, "trigger");
        while (next <= t->word)
            r->trigger_first[next++] = i;
    }
    while (next <= words)
        r->trigger_first[next++] = r->trigger_count;
    return THAW_OK;
}

static thaw_status index_words(const opening *o)
{
    thaw_rules *r = o->rules;
    if (r->words.count < THAW_ROLE_COUNT)
        return bad(o, "word list");
    thaw_map_init(&r->word_map, &o->know->arena);
    for (uint32_t i = 0; i < r->words.count; i++)
        if (!thaw_map_set(&r->word_map, thaw_strings_get(&r->words, i), i))
            return thaw_fail(o->err, THAW_ENOMEM, 0, "no room for the rules");
    for (unsigned i = 0; i < THAW_ROLE_COUNT; i++)
        if (!thaw_str_is(thaw_strings_get(&r->words, i), role_names[i]))
            return bad(o, "role names");
    return THAW_OK;
}

static thaw_status open_strings(
    const opening *o, const char id[4], thaw_strings *list)
{
    thaw_str chunk;
    thaw_status status = thaw_chunks_get(&o->know->chunks, id, &chunk, o->err);
    if (status != THAW_OK)
        return status;
    return thaw_strings_open(list, chunk, "rules", o->err);
}

thaw_status thaw_rules_open(struct thaw_know *know, thaw_error *err)
{
    thaw_rules *r = &know->rules;
    opening o = {know, r, err};
    const struct {
        const char *id;
        size_t size;
        const void **out;
        uint32_t *count;
    } arrays[] = {
        {"ruRU", sizeof *r->rules, (const void **)&r->rules, &r->rule_count},
        {"ruTR", sizeof *r->triggers, (const void **)&r->triggers,
            &r->trigger_count},
        {"ruCO", sizeof *r->conditions, (const void **)&r->conditions,
            &r->condition_count},
        {"ruPA", sizeof *r->paths, (const void **)&r->paths, &r->path_count},
        {"ruSE", sizeof *r->sets, (const void **)&r->sets, &r->set_count},
        {"ruTE", sizeof *r->terms, (const void **)&r->terms, &r->term_count},
        {"ruNU", sizeof *r->numbers, (const void **)&r->numbers,
            &r->number_count},
        {"ruEX", sizeof *r->examples, (const void **)&r->examples,
            &r->example_count},
    };
    thaw_status status = open_strings(&o, "ruTX", &r->texts);
    if (status == THAW_OK)
        status = open_strings(&o, "ruWD", &r->words);
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        if (status == THAW_OK)
            status = get_array(&o, arrays[i].id, arrays[i].size, arrays[i].out,
                arrays[i].count);
    if (status == THAW_OK)
        status = check_all(&o);
    if (status == THAW_OK)
        status = index_words(&o);
    return status == THAW_OK ? index_triggers(&o) : status;
}
