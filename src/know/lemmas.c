/*
 * lemmas.c - compiling and reading the lemma table.
 *
 * In the compiled file a key is text with its tags as bytes before it: for a
 * word the part of speech (0: any), the tag, the form; for a rule the shape,
 * the tag, the ending.  Maps over the keys are built at open.
 */
#include "know/lemmas.h"

#include "base/utf8.h"
#include "know/rows.h"
#include "know/tables.h"

#define HEAD 2 /* bytes of tags before the text of a key */

/* ---- forms
 * ------------------------------------------------------------------- */

char thaw_lemma_shape(thaw_str form)
{
    size_t letters = 0, capitals = 0, at = 0;
    bool first = false;
    while (at < form.len) {
        size_t begin = at;
        uint32_t c = thaw_utf8_next(form, &at);
        if (!thaw_codepoint_is_letter(c))
            continue;
        letters++;
        if (thaw_codepoint_is_upper(c)) {
            capitals++;
            first |= begin == 0;
        }
    }
    if (letters == 0)
        return 'n';
    if (capitals == 0)
        return 'l';
    if (capitals == letters && letters >= 2)
        return 'u';
    return capitals == 1 && first ? 't' : 'm';
}

size_t thaw_lemma_key(thaw_str form, char out[THAW_LEMMA_FORM_MAX])
{
    size_t len = 0;
    for (size_t at = 0; at < form.len;) {
        char piece[4];
        size_t n = 1;
        uint32_t c = (unsigned char)form.ptr[at];
        if (c < 0x80) {
            piece[0] = thaw_to_lower(form.ptr[at++]);
        } else {
            c = thaw_codepoint_to_lower(thaw_utf8_next(form, &at));
            if (c == 0x2018 || c == 0x2019 || c == 0xB4)
                piece[0] = '\'';
            else if (c == 0x201C || c == 0x201D)
                piece[0] = '"';
            else if (c == THAW_CODEPOINT_NONE)
                piece[0] = '?';
            else
                n = thaw_utf8_put(c, piece);
        }
        if (len + n > THAW_LEMMA_FORM_MAX)
            return SIZE_MAX;
        memcpy(out + len, piece, n);
        len += n;
    }
    return len;
}

/* ---- compiling
 * ----------------------------------------------------------------- */

typedef struct {
    struct {
        thaw_str *items;
        size_t count, room;
    } keys, values;
    thaw_map lines;
} list;

enum { KIND, TAG, FORM, LEMMA, CASE, FIELDS };

/* The key of a row, tags first; ptr NULL after a complaint. */
static thaw_str make_key(
    thaw_rows *rows, char first, thaw_str tag, thaw_str text)
{
    thaw_xpos xpos = thaw_xpos_find(tag);
    if (xpos == THAW_XPOS_COUNT) {
        thaw_rows_complain(rows, "\"%.*s\" is no tag", THAW_STR_ARG(tag));
        return (thaw_str){NULL, 0};
    }
    if (text.len > THAW_LEMMA_FORM_MAX) {
        thaw_rows_complain(rows, "longer than %d bytes", THAW_LEMMA_FORM_MAX);
        return (thaw_str){NULL, 0};
    }
    char *key = thaw_arena_alloc(rows->compile->arena, text.len + HEAD, 1);
    if (!key)
        return (thaw_str){NULL, 0};
    key[0] = first;
    key[1] = (char)(xpos + 1);
    memcpy(key + HEAD, text.ptr, text.len);
    return (thaw_str){key, text.len + HEAD};
}

static void add(thaw_rows *rows, list *to, thaw_str key, thaw_str value)
{
    if (!key.ptr || !value.ptr)
        return;
    uint32_t before = thaw_map_find(&to->lines, key);
    if (before != THAW_MAP_NONE) {
        thaw_rows_complain(rows, "is there already, in line %u", before);
        return;
    }
    thaw_str *new_key = THAW_PUSH(rows->compile->arena, &to->keys);
    thaw_str *new_value = THAW_PUSH(rows->compile->arena, &to->values);
    if (!new_key || !new_value ||
        !thaw_map_set(&to->lines, key, (uint32_t)rows->lines.line)) {
        thaw_rows_complain(rows, "no room");
        return;
    }
    *new_key = key;
    *new_value = value;
}

static void read_word(thaw_rows *rows, list *words)
{
    thaw_str tag = rows->fields[TAG], upos = {NULL, 0};
    char first = 0;
    if (tag.len > 1 && memchr(tag.ptr, '|', tag.len)) {
        upos = thaw_str_split(&tag, '|');
        first = (char)(thaw_upos_find(upos) + 1);
        if (first == THAW_UPOS_COUNT + 1)
            thaw_rows_complain(
                rows, "\"%.*s\" is no part of speech", THAW_STR_ARG(upos));
    }
    thaw_str lemma = rows->fields[LEMMA];
    if (lemma.len == 0)
        lemma = THAW_STR("-"); /* as every field of "-" the hyphen is empty */
    add(rows, words, make_key(rows, first, tag, rows->fields[FORM]), lemma);
}

static void read_rule(thaw_rows *rows, list *rules)
{
    thaw_str tag = rows->fields[TAG], ending = rows->fields[FORM];
    thaw_str put = rows->fields[LEMMA], kind = rows->fields[CASE];
    char shape = tag.len ? tag.ptr[tag.len - 1] : ' ';
    bool keep = thaw_str_is(kind, "keep");
    if (tag.len < 3 || tag.ptr[tag.len - 2] != ':' ||
        !memchr("lutmn", shape, 5) || !(keep || thaw_str_is(kind, "lower")) ||
        ending.len == 0 || ending.ptr[0] != '*' || put.len == 0 ||
        put.ptr[0] != '*' || ending.len - 1 > THAW_LEMMA_ENDING_MAX) {
        thaw_rows_complain(rows,
            "expected TAG:SHAPE, *ending, *new, and \"lower\" or \"keep\"");
        return;
    }
    tag.len -= 2;
    ending = (thaw_str){ending.ptr + 1, ending.len - 1};
    put = (thaw_str){put.ptr + 1, put.len - 1};
    add(rows, rules, make_key(rows, shape, tag, ending),
        thaw_arena_format(rows->compile->arena, "%c%zu%.*s", keep ? 'k' : 'l',
            ending.len, THAW_STR_ARG(put)));
}

void thaw_lemmas_compile(
    thaw_compile *compile, const thaw_source *const *sources, size_t count)
{
    list words = {{NULL, 0, 0}, {NULL, 0, 0}, {NULL, NULL, 0, 0}};
    list rules = words;
    thaw_map_init(&words.lines, compile->arena);
    thaw_map_init(&rules.lines, compile->arena);
    for (size_t i = 0; i < count; i++) {
        thaw_rows rows;
        thaw_rows_init(&rows, compile, sources[i], 4, FIELDS);
        while (thaw_rows_next(&rows)) {
            if (thaw_str_is(rows.fields[KIND], "word"))
                read_word(&rows, &words);
            else if (thaw_str_is(rows.fields[KIND], "rule"))
                read_rule(&rows, &rules);
            else
                thaw_rows_complain(&rows, "expected \"word\" or \"rule\"");
        }
    }
    thaw_chunk_writer *writer = compile->writer;
    thaw_chunk_writer_add_strings(
        writer, "LEMW", words.keys.items, words.keys.count);
    thaw_chunk_writer_add_strings(
        writer, "LEML", words.values.items, words.values.count);
    thaw_chunk_writer_add_strings(
        writer, "LEMR", rules.keys.items, rules.keys.count);
    thaw_chunk_writer_add_strings(
        writer, "LEME", rules.values.items, rules.values.count);
}

/* ---- opening
 * --------------------------------------------------------------------- */

static thaw_status open_pair(thaw_know *know, const char key_id[4],
    const char value_id[4], thaw_map *map, thaw_strings *values,
    thaw_error *err)
{
    thaw_str chunk;
    thaw_strings keys;
    thaw_status status = thaw_chunks_get(&know->chunks, key_id, &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open(&keys, chunk, "lemma keys", err);
    if (status == THAW_OK)
        status = thaw_chunks_get(&know->chunks, value_id, &chunk, err);
    if (status == THAW_OK)
        status = thaw_strings_open(values, chunk, "lemmas", err);
    if (status != THAW_OK)
        return status;
    if (keys.count != values->count)
        return thaw_fail(err, THAW_EFORMAT, 0,
            "the lemma table has %u keys and %u values", keys.count,
            values->count);
    thaw_map_init(map, &know->arena);
    for (uint32_t i = 0; i < keys.count; i++)
        if (!thaw_map_set(map, thaw_strings_get(&keys, i), i))
            return thaw_fail(
                err, THAW_ENOMEM, 0, "no room for the lemma table");
    return THAW_OK;
}

thaw_status thaw_lemmas_open(thaw_know *know, thaw_error *err)
{
    thaw_lemmas *lemmas = &know->lemmas;
    thaw_status status =
        open_pair(know, "LEMW", "LEML", &lemmas->words, &lemmas->lemmas, err);
    if (status == THAW_OK)
        status = open_pair(
            know, "LEMR", "LEME", &lemmas->rules, &lemmas->endings, err);
    if (status != THAW_OK)
        return status;
    for (uint32_t i = 0; i < lemmas->lemmas.count; i++)
        if (thaw_strings_get(&lemmas->lemmas, i).len == 0)
            return thaw_fail(err, THAW_EFORMAT, 0, "an empty lemma");
    for (uint32_t i = 0; i < lemmas->endings.count; i++) {
        thaw_str value = thaw_strings_get(&lemmas->endings, i);
        if (value.len < 2 || value.ptr[1] < '0' ||
            value.ptr[1] > '0' + THAW_LEMMA_ENDING_MAX)
            return thaw_fail(err, THAW_EFORMAT, 0, "a broken lemma rule");
    }
    return THAW_OK;
}

/* ---- finding
 * --------------------------------------------------------------------- */

bool thaw_lemmas_find_word(const thaw_lemmas *lemmas, thaw_str key,
    thaw_upos upos, thaw_xpos xpos, thaw_str *out)
{
    char room[HEAD + THAW_LEMMA_FORM_MAX];
    assert(key.len <= THAW_LEMMA_FORM_MAX);
    room[0] = upos == THAW_UPOS_COUNT ? 0 : (char)(upos + 1);
    room[1] = (char)(xpos + 1);
    memcpy(room + HEAD, key.ptr, key.len);
    uint32_t found =
        thaw_map_find(&lemmas->words, (thaw_str){room, key.len + HEAD});
    if (found == THAW_MAP_NONE)
        return false;
    *out = thaw_strings_get(&lemmas->lemmas, found);
    return true;
}

/* From the longest ending down, so that the tags may overwrite the byte of the
 * longer ending that was tried before. */
bool thaw_lemmas_find_rule(const thaw_lemmas *lemmas, thaw_str key,
    thaw_xpos xpos, char shape, thaw_lemma_rule *out)
{
    char room[HEAD + THAW_LEMMA_ENDING_MAX];
    size_t most =
        key.len < THAW_LEMMA_ENDING_MAX ? key.len : THAW_LEMMA_ENDING_MAX;
    memcpy(room + HEAD, key.ptr + key.len - most, most);
    for (size_t len = most + 1; len-- > 0;) {
        char *at = room + most - len;
        at[0] = shape;
        at[1] = (char)(xpos + 1);
        uint32_t found =
            thaw_map_find(&lemmas->rules, (thaw_str){at, len + HEAD});
        if (found == THAW_MAP_NONE)
            continue;
        thaw_str value = thaw_strings_get(&lemmas->endings, found);
        *out = (thaw_lemma_rule){.keep = value.ptr[0] == 'k',
            .cut = (size_t)(value.ptr[1] - '0'),
            .put = {value.ptr + 2, value.len - 2}};
        return true;
    }
    return false;
}
