/*
 * leaders_compile.c - compiling offices, terms of office, and people.
 *
 * A person is a name: the same name is the same person in every table and
 * country.  Two people of one name are told apart by a word in brackets, which
 * is no part of the name: "George Bush (elder)".
 */
#include "base/utf8.h"
#include "know/actors_file.h"
#include "know/ontology.h"

/* ---- offices
 * ----------------------------------------------------------------- */

/* id, name, class, sector, holders (one or many) */
static void read_office(thaw_rows *rows)
{
    thaw_compile *compile = rows->compile;
    struct thaw_actors_build *build = compile->actors;
    thaw_str *f = rows->fields;
    if (!thaw_rows_need(rows, 0, "an id") || !thaw_rows_need(rows, 1, "a name"))
        return;
    if (thaw_map_find(&build->office_by_id, f[0]) != THAW_MAP_NONE)
        thaw_rows_complain(
            rows, "\"%.*s\" is there already", THAW_STR_ARG(f[0]));
    if (!thaw_str_is(f[4], "one") && !thaw_str_is(f[4], "many"))
        thaw_rows_complain(
            rows, "\"%.*s\", expected one or many", THAW_STR_ARG(f[4]));
    thaw_ontology_check_sector(compile, rows->source, rows->lines.line, f[3]);
    thaw_office_build *slot = THAW_PUSH(compile->arena, &build->offices);
    if (!slot ||
        !thaw_map_set(
            &build->office_by_id, f[0], (uint32_t)build->offices.count - 1)) {
        compile->no_memory = true;
        return;
    }
    *slot =
        (thaw_office_build){f[0], f[1], f[2], f[3], thaw_str_is(f[4], "many")};
}

void thaw_actors_compile_offices(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    thaw_rows rows;
    if (!thaw_actors_get_build(compile))
        return;
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 5, 5);
        while (thaw_rows_next(&rows))
            read_office(&rows);
    }
}

/* ---- people
 * -------------------------------------------------------------------- */

#define NAME_BYTES_MAX 200

/* "person/kim-jong-un" */
static thaw_str person_id(thaw_rows *rows, thaw_str name)
{
    char folded[2 * NAME_BYTES_MAX + 4], slug[2 * NAME_BYTES_MAX + 4];
    size_t len = 0;
    if (name.len > NAME_BYTES_MAX) {
        thaw_rows_complain(rows, "a name longer than %d bytes", NAME_BYTES_MAX);
        name.len = NAME_BYTES_MAX;
    }
    size_t n = thaw_fold(name, folded, sizeof folded);
    for (size_t i = 0; n != SIZE_MAX && i < n; i++) {
        char c = folded[i];
        if (thaw_is_lower(c) || thaw_is_digit(c) || (c & 0x80))
            slug[len++] = c;
        else if (len && slug[len - 1] != '-')
            slug[len++] = '-';
    }
    while (len && slug[len - 1] == '-')
        len--;
    thaw_str id =
        thaw_arena_format(rows->compile->arena, "person/%.*s", (int)len, slug);
    if (!id.ptr) {
        rows->compile->no_memory = true;
        id = THAW_STR("");
    }
    return id;
}

/* The name without the word in brackets at its end. */
static thaw_str shown_name(thaw_str name)
{
    if (name.len && name.ptr[name.len - 1] == ')')
        for (size_t i = name.len; i-- > 0;)
            if (name.ptr[i] == '(')
                return thaw_str_trim((thaw_str){name.ptr, i});
    return name;
}

static thaw_str last_word(thaw_str name)
{
    for (size_t i = name.len; i-- > 0;)
        if (name.ptr[i] == ' ')
            return (thaw_str){name.ptr + i + 1, name.len - i - 1};
    return name;
}

/* "II", "Jr.": no surname, so the table must give one. */
static bool is_suffix(thaw_str word)
{
    size_t i = 0;
    if (thaw_str_is(word, "Jr.") || thaw_str_is(word, "Sr."))
        return true;
    while (i < word.len && memchr("IVX", word.ptr[i], 3))
        i++;
    return i == word.len;
}

/* A surname, and what follows "al-" in it. */
static void add_surname(thaw_rows *rows, thaw_str surname, uint32_t person)
{
    static const char *const articles[] = {"al-", "el-", "Al-", "El-"};
    thaw_actors_add_phrase(rows, surname, person, THAW_FORM_SURNAME);
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (thaw_str_starts(surname, thaw_str_of(articles[i])) &&
            surname.len > 3)
            thaw_actors_add_phrase(rows,
                (thaw_str){surname.ptr + 3, surname.len - 3}, person,
                THAW_FORM_SURNAME);
}

static void add_names(thaw_rows *rows, uint32_t person, thaw_str name,
    thaw_str surnames, thaw_str aliases)
{
    thaw_str last = last_word(name);
    thaw_str rest = surnames.len ? surnames : last;
    thaw_item item;
    /* a name of one word is known by its title only, unless it is an alias */
    if (last.len < name.len)
        thaw_actors_add_phrase(rows, name, person, THAW_FORM_NAME);
    if (!surnames.len && is_suffix(last))
        thaw_rows_complain(rows, "\"%.*s\" is no surname, expected one given",
            THAW_STR_ARG(last));
    while (thaw_rows_item(rows, &rest, &item))
        add_surname(rows, item.text, person);
    thaw_actors_add_phrases(rows, aliases, person, THAW_FORM_NAME);
}

/* The person of a name, made when new. */
static uint32_t get_person(thaw_rows *rows, thaw_str name, thaw_str surnames,
    thaw_str aliases, thaw_str gender)
{
    struct thaw_actors_build *build = rows->compile->actors;
    thaw_str id = person_id(rows, name);
    uint32_t person = thaw_map_find(&build->by_id, id);
    if (gender.len > 1 || (gender.len && !memchr("mf", gender.ptr[0], 2)))
        thaw_rows_complain(
            rows, "\"%.*s\", expected m or f", THAW_STR_ARG(gender));
    if (person == THAW_MAP_NONE)
        person = thaw_actors_add(rows,
            (thaw_actor_build){.id = id,
                .name = shown_name(name),
                .kind = THAW_ACTOR_PERSON,
                .from = THAW_DAY_NONE,
                .to = THAW_DAY_NONE});
    if (person == THAW_ACTOR_NONE)
        return person;
    thaw_actor_build *actor = &build->list.items[person];
    if (gender.len && actor->gender && actor->gender != gender.ptr[0])
        thaw_rows_complain(rows, "%.*s is both m and f", THAW_STR_ARG(name));
    if (gender.len)
        actor->gender = gender.ptr[0];
    add_names(rows, person, shown_name(name), surnames, aliases);
    return person;
}

/* name, codes, surname, aliases, gender, note */
static void read_person(thaw_rows *rows)
{
    thaw_str *f = rows->fields;
    if (!thaw_rows_need(rows, 0, "a name") ||
        !thaw_rows_need(rows, 1, "a code"))
        return;
    uint32_t person = get_person(rows, f[0], f[2], f[3], f[4]);
    if (person != THAW_ACTOR_NONE)
        thaw_actors_add_codes(rows, f[1], person, NULL);
}

void thaw_actors_compile_people(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    thaw_rows rows;
    if (!thaw_actors_get_build(compile))
        return;
    for (size_t i = 0; i < count; i++) {
        thaw_rows_init(&rows, compile, sources[i], 2, 6);
        while (thaw_rows_next(&rows))
            read_person(&rows);
    }
}

/* ---- terms
 * ------------------------------------------------------------------------ */

enum {
    COUNTRY,
    OFFICE,
    NAME,
    FROM,
    TO,
    FLAGS,
    SURNAME,
    ALIASES,
    GENDER,
    FIELDS
};

static uint32_t read_flags(thaw_rows *rows)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } known[] = {{"leader", THAW_TERM_LEADER}, {"acting", THAW_TERM_ACTING},
        {"joint", THAW_TERM_JOINT}};
    uint32_t flags = 0;
    thaw_str rest = rows->fields[FLAGS];
    while (rest.ptr) {
        thaw_str word = thaw_str_trim(thaw_str_split(&rest, ','));
        size_t i = 0;
        while (i < 3 && !thaw_str_is(word, known[i].name))
            i++;
        if (i < 3)
            flags |= known[i].flag;
        else if (word.len)
            thaw_rows_complain(rows,
                "unknown flag \"%.*s\", expected leader, "
                "acting or joint",
                THAW_STR_ARG(word));
    }
    return flags;
}

static const thaw_office_build *find_office(thaw_rows *rows)
{
    struct thaw_actors_build *build = rows->compile->actors;
    uint32_t at = thaw_map_find(&build->office_by_id, rows->fields[OFFICE]);
    if (at != THAW_MAP_NONE)
        return &build->offices.items[at];
    thaw_rows_complain(
        rows, "unknown office \"%.*s\"", THAW_STR_ARG(rows->fields[OFFICE]));
    return NULL;
}

static void read_term(thaw_rows *rows)
{
    thaw_compile *compile = rows->compile;
    thaw_str *f = rows->fields;
    int32_t from, to;
    const thaw_office_build *office = find_office(rows);
    if (!office || !thaw_actors_check_code(rows, f[COUNTRY]) ||
        !thaw_rows_need(rows, NAME, "a name") ||
        !thaw_rows_need(rows, FROM, "a date") ||
        !thaw_rows_dates(rows, f[FROM], f[TO], &from, &to))
        return;
    uint32_t flags = read_flags(rows);
    uint32_t person =
        get_person(rows, f[NAME], f[SURNAME], f[ALIASES], f[GENDER]);
    if (person == THAW_ACTOR_NONE)
        return;
    thaw_actors_add_code(rows,
        (thaw_code_build){person, f[COUNTRY], office->sector, from, to, true});
    thaw_term_build *term = THAW_PUSH(compile->arena, &compile->actors->terms);
    if (!term) {
        compile->no_memory = true;
        return;
    }
    *term = (thaw_term_build){f[COUNTRY], office->id, person, flags, from, to,
        {rows->source, rows->lines.line}};
}

/* A table is sorted by country, office and first day. */
static int compare_rows(const thaw_str *a, const thaw_str *b)
{
    for (int i = COUNTRY; i <= OFFICE; i++) {
        int order = thaw_str_compare(a[i], b[i]);
        if (order != 0)
            return order;
    }
    return thaw_str_compare(a[FROM], b[FROM]);
}

void thaw_actors_compile_leaders(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    thaw_rows rows;
    if (!thaw_actors_get_build(compile))
        return;
    for (size_t i = 0; i < count; i++) {
        thaw_str last[FIELDS] = {{0}};
        thaw_rows_init(&rows, compile, sources[i], 4, FIELDS);
        while (thaw_rows_next(&rows)) {
            if (last[0].ptr && compare_rows(last, rows.fields) > 0)
                thaw_rows_complain(&rows,
                    "out of order: sort by country, "
                    "office and date");
            memcpy(last, rows.fields, sizeof last);
            read_term(&rows);
        }
    }
}
