/*
 * name_rules.c - tying names: the same, an alias, initials, a surname; and the
 * constructions that put a name beside a noun.
 */
#include "base/utf8.h"
#include "mention/coref.h"

#define KEY_BYTES 160 /* of a folded name; longer ones tie to nothing */

static thaw_str fold(thaw_str text, char *room, size_t size)
{
    if (text.len * 2 + 4 > size)
        return (thaw_str){"", 0};
    size_t len = thaw_fold(text, room, size);
    return len == SIZE_MAX ? (thaw_str){"", 0} : (thaw_str){room, len};
}

static thaw_str last_word(thaw_str text)
{
    size_t at = text.len;
    while (at > 0 && text.ptr[at - 1] != ' ')
        at--;
    return (thaw_str){text.ptr + at, text.len - at};
}

static bool has_blank(thaw_str text)
{
    return text.len && memchr(text.ptr, ' ', text.len) != NULL;
}

/* The letters that begin the capitalised words; empty when fewer than two. */
static thaw_str initials(thaw_str name, char *room, size_t size)
{
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++)
        if (thaw_is_upper(name.ptr[i]) && len < size &&
            (i == 0 || name.ptr[i - 1] == ' ' || name.ptr[i - 1] == '-'))
            room[len++] = name.ptr[i];
    return len < 2 ? (thaw_str){"", 0} : (thaw_str){room, len};
}

static uint32_t look_up(
    const thaw_coref *coref, const thaw_map *map, thaw_str key, uint32_t self)
{
    uint32_t found = key.len ? thaw_map_find(map, key) : THAW_MAP_NONE;
    if (found == THAW_MAP_NONE || !thaw_coref_agrees(coref, self, found))
        return THAW_NONE;
    return thaw_coref_entity(coref, found)->last;
}

static bool is_name(const thaw_coref *coref, uint32_t mention)
{
    return coref->doc->mentions.items[mention].kind == THAW_MENTION_NAME;
}

uint32_t thaw_coref_find_name(const thaw_coref *coref, uint32_t mention)
{
    char room[2 * KEY_BYTES + 4];
    if (!is_name(coref, mention))
        return THAW_NONE;
    thaw_str key = fold(coref->traits[mention].name, room, sizeof room);
    uint32_t found =
        has_blank(key) ? thaw_map_find(&coref->names, key) : THAW_MAP_NONE;
    /* of two words the model may well say two kinds: it is one name */
    if (found != THAW_MAP_NONE &&
        coref->traits[found].record == coref->traits[mention].record)
        return thaw_coref_entity(coref, found)->last;
    return look_up(coref, &coref->names, key, mention);
}

static thaw_str record_key(const uint32_t *record)
{
    return (thaw_str){(const char *)record, sizeof *record};
}

uint32_t thaw_coref_find_alias(const thaw_coref *coref, uint32_t mention)
{
    const thaw_trait *trait = &coref->traits[mention];
    if (trait->record == THAW_NONE)
        return THAW_NONE;
    return look_up(coref, &coref->records, record_key(&trait->record), mention);
}

uint32_t thaw_coref_find_acronym(const thaw_coref *coref, uint32_t mention)
{
    thaw_str name = coref->traits[mention].name;
    if (!is_name(coref, mention) || name.len < 2 || name.len > 8)
        return THAW_NONE;
    for (size_t i = 0; i < name.len; i++)
        if (!thaw_is_upper(name.ptr[i]))
            return THAW_NONE;
    return look_up(coref, &coref->acronyms, name, mention);
}

uint32_t thaw_coref_find_surname(const thaw_coref *coref, uint32_t mention)
{
    char room[2 * KEY_BYTES + 4];
    thaw_str name = coref->traits[mention].name;
    const thaw_mention *self = &coref->doc->mentions.items[mention];
    if (!is_name(coref, mention) || has_blank(name) ||
        (self->name_type != THAW_NAME_PER &&
            self->name_type != THAW_NAME_COUNT) ||
        (coref->traits[mention].record != THAW_NONE &&
            !coref->traits[mention].weak && !coref->traits[mention].person))
        return THAW_NONE;
    return look_up(
        coref, &coref->surnames, fold(name, room, sizeof room), mention);
}

/* ---- beside each other ----------------------------------------------------
 */

uint32_t thaw_coref_find_apposition(const thaw_coref *coref, uint32_t mention)
{
    const thaw_doc *doc = coref->doc;
    const thaw_arc *arc = &doc->arcs[doc->mentions.items[mention].head];
    if (arc->deprel != THAW_DEPREL_APPOS || arc->head == THAW_NONE)
        return THAW_NONE;
    uint32_t other = doc->mention_of[arc->head];
    return other != THAW_NONE && other < mention &&
            thaw_coref_agrees(coref, mention, other)
        ? other
        : THAW_NONE;
}

/* The noun right before a name, with a phrase of its own: "the group's leader
 * Omar".  Trees make it an apposition, a modifier, or the name's head. */
uint32_t thaw_coref_find_title(const thaw_coref *coref, uint32_t mention)
{
    const thaw_doc *doc = coref->doc;
    const thaw_mention *self = &doc->mentions.items[mention];
    if (!is_name(coref, mention) || !coref->traits[mention].person ||
        mention == 0)
        return THAW_NONE;
    uint32_t other = mention - 1;
    const thaw_mention *title = &doc->mentions.items[other];
    const thaw_trait *trait = &coref->traits[other];
    return title->kind == THAW_MENTION_NOMINAL && trait->person &&
            title->sentence == self->sentence &&
            title->head + 1 == self->first &&
            thaw_coref_agrees(coref, mention, other)
        ? other
        : THAW_NONE;
}

/* "Moon is the president": not "is not", not "Moon is a problem". */
uint32_t thaw_coref_find_copula(const thaw_coref *coref, uint32_t mention)
{
    const thaw_doc *doc = coref->doc;
    const thaw_kids *kids = coref->known->kids;
    uint32_t head = doc->mentions.items[mention].head;
    if (thaw_kids_find(kids, head, THAW_DEPREL_COP) == THAW_NONE ||
        (coref->traits[mention].agent == THAW_NONE &&
            coref->traits[mention].record == THAW_NONE))
        return THAW_NONE;
    for (uint32_t k = kids->first[head]; k != THAW_NONE; k = kids->next[k])
        if (thaw_str_among(doc->tags[k].lemma,
                "not n't no never if whether may might could would"))
            return THAW_NONE;
    uint32_t subject = thaw_kids_find(kids, head, THAW_DEPREL_NSUBJ);
    uint32_t other =
        subject == THAW_NONE ? THAW_NONE : doc->mention_of[subject];
    return other != THAW_NONE && other < mention &&
            doc->mentions.items[other].kind != THAW_MENTION_PRONOUN &&
            thaw_coref_agrees(coref, mention, other)
        ? other
        : THAW_NONE;
}

/* ---- noting -----------------------------------------------------------------
 */

static bool note(
    thaw_map *map, thaw_arena *arena, thaw_str key, uint32_t mention)
{
    if (key.len == 0)
        return true;
    if (thaw_map_find(map, key) == THAW_MAP_NONE) {
        key = thaw_arena_copy(arena, key);
        if (!key.ptr)
            return false;
    }
    return thaw_map_set(map, key, mention);
}

static bool is_person(const thaw_coref *coref, uint32_t mention)
{
    return coref->traits[mention].person ||
        coref->doc->mentions.items[mention].name_type == THAW_NAME_PER;
}

bool thaw_coref_note_name(thaw_coref *coref, uint32_t mention)
{
    char room[2 * KEY_BYTES + 4], letters[8];
    const thaw_trait *trait = &coref->traits[mention];
    if (trait->record != THAW_NONE &&
        !note(&coref->records, coref->scratch, record_key(&trait->record),
            mention))
        return false;
    if (!is_name(coref, mention))
        return true;
    thaw_str key = fold(trait->name, room, sizeof room);
    if (!note(&coref->names, coref->scratch, key, mention))
        return false;
    if (!has_blank(key))
        return true;
    if (is_person(coref, mention)) {
        /* a family name stands last, or first: "Ri Son Gwon" */
        thaw_str rest = key;
        thaw_str first = thaw_str_split(&rest, ' ');
        return note(&coref->surnames, coref->scratch, first, mention) &&
            note(&coref->surnames, coref->scratch, last_word(key), mention);
    }
    return note(&coref->acronyms, coref->scratch,
        initials(trait->name, letters, sizeof letters), mention);
}
