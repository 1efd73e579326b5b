/*
 * actors.c - reading the compiled actors: codes by day, holders of offices.
 */
#include "know/actors_file.h"
#include "know/tables.h"

static const char *const kind_names[] = {
#define NAME(name, text) text,
    THAW_ACTOR_KIND_LIST(NAME)
#undef NAME
};

const char *thaw_actor_kind_name(thaw_actor_kind kind)
{
    assert(kind < THAW_ACTOR_KIND_COUNT);
    return kind_names[kind];
}

static thaw_str text(const thaw_actors *actors, uint32_t number)
{
    return thaw_strings_get(&actors->texts, number);
}

/* ---- actors -------------------------------------------------------------- */

uint32_t thaw_actors_find(const thaw_actors *actors, thaw_str id)
{
    int64_t at = thaw_strings_find(&actors->ids, id);
    return at < 0 ? THAW_ACTOR_NONE : (uint32_t)at;
}

#define KEY_ROOM 64

/* "a/b" in a buffer of KEY_ROOM; an empty view when it does not fit. */
static thaw_str join(thaw_str a, thaw_str b, char *room)
{
    size_t len = a.len + 1 + b.len;
    if (len > KEY_ROOM || !a.len || !b.len)
        return THAW_STR("");
    memcpy(room, a.ptr, a.len);
    room[a.len] = '/';
    memcpy(room + a.len + 1, b.ptr, b.len);
    return (thaw_str){room, len};
}

uint32_t thaw_actors_find_country(const thaw_actors *actors, thaw_str code)
{
    char room[KEY_ROOM];
    return thaw_actors_find(actors, join(THAW_STR("country"), code, room));
}

void thaw_actors_get(
    const thaw_actors *actors, uint32_t index, thaw_actor_entry *out)
{
    assert(index < actors->count);
    const thaw_actor_row *row = (const thaw_actor_row *)actors->rows + index;
    *out = (thaw_actor_entry){.id = thaw_strings_get(&actors->ids, index),
        .name = text(actors, row->name),
        .type = text(actors, row->type),
        .kind = (thaw_actor_kind)row->kind,
        .parent = row->parent,
        .gender = (char)row->gender,
        .from = row->from,
        .to = row->to};
}

/* ---- codes -----------------------------------------------------------------
 */

/* Offices whose former holders are elites. */
static bool is_official(const thaw_actors *actors, const thaw_code_row *row)
{
    static const char *const sectors[] = {
        "GOV", "LEG", "JUD", "MIL", "COP", "SPY"};
    if (row->flags & THAW_CODE_OFFICIAL)
        return true;
    thaw_str sector = text(actors, row->sector);
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (thaw_str_is(sector, sectors[i]))
            return true;
    return false;
}

/* The codes around a day: the one over it, the last before, the first after.
 * Codes are sorted by their first day, those without one first. */
typedef struct {
    const thaw_code_row *now, *before, *after;
} found_codes;

static found_codes find_codes(
    const thaw_actors *actors, uint32_t index, int32_t day)
{
    found_codes found = {0};
    const thaw_code_row *row = actors->codes;
    for (uint32_t i = actors->code_first[index];
         i < actors->code_first[index + 1]; i++) {
        const thaw_code_row *one = row + i;
        if (day == THAW_DAY_NONE)
            found.now = one;
        else if (one->from != THAW_DAY_NONE && one->from > day)
            found.after = found.after ? found.after : one;
        else if (one->to == THAW_DAY_NONE || one->to >= day)
            found.now = one;
        else if (!found.before || one->to >= found.before->to)
            found.before = one;
    }
    return found;
}

void thaw_actors_get_code(const thaw_actors *actors, uint32_t index,
    int32_t day, thaw_actor_code *out)
{
    assert(index < actors->count);
    const thaw_actor_row *actor = (const thaw_actor_row *)actors->rows + index;
    found_codes found = find_codes(actors, index, day);
    const thaw_code_row *row = found.now ? found.now
        : found.before                   ? found.before
                                         : found.after;
    *out = (thaw_actor_code){THAW_STR(""), THAW_STR(""), THAW_CODE_NOW};
    if (!row)
        return;
    out->code = text(actors, row->code);
    out->sector = text(actors, row->sector);
    if (found.now)
        return;
    bool person = actor->kind == THAW_ACTOR_PERSON;
    out->state = !found.before ? THAW_CODE_FUTURE
        : found.after          ? THAW_CODE_BETWEEN
                               : THAW_CODE_FORMER;
    if (person && !found.before)
        out->sector = THAW_STR("");
    else if (person && is_official(actors, row))
        out->sector = THAW_STR("ELI");
}

/* ---- offices
 * ------------------------------------------------------------------ */

bool thaw_actors_find_office(
    const thaw_actors *actors, thaw_str id, thaw_office *out)
{
    int64_t at = thaw_strings_find(&actors->offices, id);
    if (at < 0)
        return false;
    const thaw_office_row *row =
        (const thaw_office_row *)actors->office_rows + at;
    *out = (thaw_office){thaw_strings_get(&actors->offices, (uint32_t)at),
        text(actors, row->name), text(actors, row->class),
        text(actors, row->sector)};
    return true;
}

static void fill_term(const thaw_actors *actors, uint32_t index, thaw_term *out)
{
    const thaw_term_row *row = (const thaw_term_row *)actors->terms + index;
    *out = (thaw_term){.country = text(actors, row->country),
        .office = text(actors, row->office),
        .person = row->person,
        .flags = row->flags,
        .from = row->from,
        .to = row->to};
}

static bool covers(const thaw_term_row *row, int32_t day)
{
    return day == THAW_DAY_NONE ||
        (row->from <= day && (row->to == THAW_DAY_NONE || row->to >= day));
}

size_t thaw_actors_find_holders(const thaw_actors *actors, thaw_str country,
    thaw_str office, int32_t day, thaw_term *out, size_t max)
{
    char room[KEY_ROOM];
    size_t count = 0;
    int64_t key = thaw_strings_find(&actors->keys, join(country, office, room));
    if (key < 0)
        return 0;
    for (uint32_t i = actors->key_first[key];
         i < actors->key_first[key + 1] && count < max; i++) {
        uint32_t term = actors->key_terms[i];
        if (!covers((const thaw_term_row *)actors->terms + term, day))
            continue;
        fill_term(actors, term, &out[count++]);
        if (day == THAW_DAY_NONE)
            break;
    }
    return count;
}

size_t thaw_actors_term_count(const thaw_actors *actors, uint32_t person)
{
    assert(person < actors->count);
    return actors->person_first[person + 1] - actors->person_first[person];
}

void thaw_actors_get_term(
    const thaw_actors *actors, uint32_t person, size_t index, thaw_term *out)
{
    assert(index < thaw_actors_term_count(actors, person));
    fill_term(actors,
        actors->person_terms[actors->person_first[person] + index], out);
}
