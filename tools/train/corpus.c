/*
 * corpus.c - reads CoNLL-U and IOB files.
 */
#include "corpus.h"

#include <stdlib.h>
#include <string.h>

const char *const name_kinds[NAMES] = {
    "PER", "ORG", "LOC", "NORP", "EVENT", "MISC"};

void corpus_add(corpus *out, sentence s)
{
    if (out->count == out->room) {
        out->room = out->room ? out->room * 2 : 1024;
        out->items = realloc(out->items, sizeof(s) * (size_t)out->room);
        if (!out->items)
            die("out of memory");
    }
    s.ids = new_array((size_t)s.n, sizeof(*s.ids));
    s.kase = thaw_case_class(s.forms, (size_t)s.n);
    out->items[out->count++] = s;
}

/* The part before the next separator; steps over it. */
static thaw_str cut(thaw_str *rest, char separator)
{
    const char *end = memchr(rest->ptr, separator, rest->len);
    size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
    thaw_str part = {rest->ptr, len};

    rest->ptr += len + (end != NULL);
    rest->len -= len + (end != NULL);
    return part;
}

static int class_of(string_table *table, thaw_str s, bool frozen)
{
    return frozen ? table_find(table, s) : table_add(table, s);
}

static thaw_str until_colon(thaw_str s)
{
    return cut(&s, ':');
}

static int to_int(thaw_str s)
{
    int value = 0;

    for (size_t i = 0; i < s.len && thaw_is_digit(s.ptr[i]); i++)
        value = value * 10 + (s.ptr[i] - '0');
    return value;
}

/* The words of one sentence as they are read. */
typedef struct {
    int n;
    thaw_str form[WORDS_MAX], upos[WORDS_MAX], xpos[WORDS_MAX];
    thaw_str deprel[WORDS_MAX], misc[WORDS_MAX];
    int head[WORDS_MAX];
    bool silver;
} raw_sentence;

static void set_classes(
    sentence *s, int i, const raw_sentence *raw, classes *cls)
{
    char joint[128];
    thaw_str tag = {joint, raw->upos[i].len + 1 + raw->xpos[i].len};

    if (tag.len > sizeof(joint))
        die("tag too long");
    memcpy(joint, raw->upos[i].ptr, raw->upos[i].len);
    joint[raw->upos[i].len] = '|';
    memcpy(joint + raw->upos[i].len + 1, raw->xpos[i].ptr, raw->xpos[i].len);
    s->tag[i] = class_of(&cls->tags, tag, cls->frozen);
    s->rel[i] = class_of(&cls->rels, raw->deprel[i], cls->frozen);
    s->upos[i] = table_add(&cls->upos, raw->upos[i]);
    s->urel[i] = table_add(&cls->urels, until_colon(raw->deprel[i]));
    s->head[i] = raw->head[i] == 0 ? raw->n : raw->head[i] - 1;
}

typedef struct {
    const char *label;
    int kind;
} label_kind;

static const label_kind kinds_of_labels[] = {
    {"PER", NAME_PER},
    {"person", NAME_PER},
    {"ORG", NAME_ORG},
    {"corporation", NAME_ORG},
    {"group", NAME_ORG},
    {"LOC", NAME_LOC},
    {"location", NAME_LOC},
    {"MISC", NAME_MISC},
    {"creative-work", NAME_MISC},
    {"product", NAME_MISC},
    {"NORP", NAME_NORP},
    {"EVENT", NAME_EVENT},
};

static int bio_class(thaw_str label)
{
    if (label.len < 3)
        return 0;
    thaw_str kind = {label.ptr + 2, label.len - 2};
    for (size_t k = 0; k < sizeof kinds_of_labels / sizeof *kinds_of_labels;
         k++)
        if (thaw_str_is(kind, kinds_of_labels[k].label))
            return 1 + 2 * kinds_of_labels[k].kind + (label.ptr[0] == 'I');
    return 0;
}

/* "Name=B-PER": the MISC column that write_conllu writes. */
static bool is_name(thaw_str misc)
{
    return thaw_str_starts(misc, THAW_STR("Name="));
}

static void finish(
    corpus *out, classes *cls, const raw_sentence *raw, bool names)
{
    int n = raw->n;
    sentence s = {.n = n, .silver = raw->silver};
    if (n == 0)
        return;
    s.forms = NEW(thaw_str, n);
    s.tag = NEW(int, n);
    s.head = NEW(int, n);
    s.rel = NEW(int, n);
    s.upos = NEW(int, n);
    s.urel = NEW(int, n);
    for (int i = 0; i < n; i++) {
        s.forms[i] = raw->form[i];
        set_classes(&s, i, raw, cls);
    }
    if (names && raw->n > 0 && is_name(raw->misc[0])) {
        s.name = NEW(int, n);
        for (int i = 0; i < n; i++)
            s.name[i] = bio_class(
                (thaw_str){raw->misc[i].ptr + 5, raw->misc[i].len - 5});
    } else if (names) {
        gum_word *words = NEW(gum_word, n);
        for (int i = 0; i < n; i++)
            words[i] = (gum_word){
                raw->misc[i], raw->xpos[i], raw->upos[i], raw->deprel[i]};
        gum_names(&s, words);
        free(words);
    }
    corpus_add(out, s);
}

static void read_word(raw_sentence *raw, thaw_str line)
{
    thaw_str column[10];

    for (int i = 0; i < 10; i++)
        column[i] = cut(&line, '\t');
    if (memchr(column[0].ptr, '-', column[0].len) ||
        memchr(column[0].ptr, '.', column[0].len))
        return; /* a surface token of several words, or an empty node */
    if (raw->n == WORDS_MAX)
        die("a sentence of more than %d words", WORDS_MAX);
    int i = raw->n++;
    raw->form[i] = column[1];
    raw->upos[i] = column[3];
    raw->xpos[i] = column[4];
    raw->head[i] = to_int(column[6]);
    raw->deprel[i] = column[7];
    raw->misc[i] = column[9];
}

void read_conllu(corpus *out, classes *cls, const char *path, bool names)
{
    thaw_str text = read_file(path);
    raw_sentence *raw = NEW(raw_sentence, 1);

    while (text.len > 0) {
        thaw_str line = cut(&text, '\n');
        if (line.len == 0) {
            finish(out, cls, raw, names);
            raw->n = 0;
        } else if (line.ptr[0] != '#') {
            read_word(raw, line);
        }
    }
    finish(out, cls, raw, names);
    free(raw);
}

void classes_freeze(classes *cls)
{
    cls->frozen = true;
    cls->tag_upos = NEW(int, cls->tags.count);
    cls->rel_urel = NEW(int, cls->rels.count);
    for (int i = 0; i < cls->tags.count; i++) {
        thaw_str tag = cls->tags.items[i];
        cls->tag_upos[i] = table_add(&cls->upos, cut(&tag, '|'));
    }
    for (int i = 0; i < cls->rels.count; i++)
        cls->rel_urel[i] =
            table_add(&cls->urels, until_colon(cls->rels.items[i]));
}

/* ---- names ----------------------------------------------------------- */

void repair_bio(int *name, int n)
{
    for (int i = 0; i < n; i++) {
        bool inside = name[i] > 0 && name[i] % 2 == 0;
        int before = i > 0 ? name[i - 1] : 0;
        if (inside && before != name[i] && before != name[i] - 1)
            name[i]--;
    }
}

static void finish_names(
    corpus *out, const thaw_str *form, const int *label, int n)
{
    if (n == 0)
        return;
    sentence s = {.n = n, .forms = NEW(thaw_str, n), .name = NEW(int, n)};
    memcpy(s.forms, form, sizeof(*form) * (size_t)n);
    memcpy(s.name, label, sizeof(*label) * (size_t)n);
    repair_bio(s.name, n);
    corpus_add(out, s);
}

void read_iob(corpus *out, const char *path, iob_style style)
{
    thaw_str text = read_file(path);
    thaw_str form[WORDS_MAX];
    int label[WORDS_MAX], n = 0;

    while (text.len > 0) {
        thaw_str line = cut(&text, '\n');
        if (line.len == 0 || n == WORDS_MAX) {
            finish_names(out, form, label, n);
            n = 0;
            continue;
        }
        if (line.ptr[0] == '#' && style == IOB_UNER)
            continue;
        char separator = style == IOB_WIKIGOLD ? ' ' : '\t';
        if (style == IOB_UNER)
            cut(&line, separator);
        form[n] = cut(&line, separator);
        label[n] = bio_class(cut(&line, separator));
        n += form[n].len > 0 && !thaw_str_is(form[n], "-DOCSTART-");
    }
    finish_names(out, form, label, n);
}

void read_norp_list(string_table *out, const char *path)
{
    thaw_str text = read_file(path);

    while (text.len > 0) {
        thaw_str line = cut(&text, '\n');
        while (line.len > 0 && line.ptr[0] != '#') {
            thaw_str word = cut(&line, ' ');
            if (word.len > 0)
                table_add(out, word);
        }
    }
}

void mark_norp(corpus *data, const string_table *norp)
{
    const int misc = 1 + 2 * NAME_MISC, person = 1 + 2 * NAME_PER;

    for (int k = 0; k < data->count; k++) {
        sentence *s = &data->items[k];
        for (int i = 0; s->name && i < s->n; i++) {
            bool alone =
                i + 1 == s->n || s->name[i + 1] == 0 || s->name[i + 1] % 2 == 1;
            bool open = s->name[i] == 0 ||
                (alone && (s->name[i] == misc || s->name[i] == person));
            if (open && table_find(norp, s->forms[i]) >= 0)
                s->name[i] = 1 + 2 * NAME_NORP;
        }
    }
}
