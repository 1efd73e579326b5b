/*
 * gum.c - the names of a GUM sentence, from the entity layer in MISC.
 *
 * GUM marks every mention; a mention whose head is a proper noun holds a
 * name. The name is the run of proper nouns around that head, cut where a
 * person's mention holds another mention ("Boston mayor Menino").
 */
#include "corpus.h"

#include <stdlib.h>
#include <string.h>

#define MENTIONS_MAX 1024

typedef struct {
    int begin, end; /* words, end not included */
    int kind;       /* -1: no kind of name */
    bool linked;    /* has a Wikipedia page */
    bool closed;
    char group[16];
} mention;

typedef struct {
    mention items[MENTIONS_MAX];
    int count;
} mention_list;

static int kind_of(thaw_str type)
{
    if (thaw_str_is(type, "person"))
        return NAME_PER;
    if (thaw_str_is(type, "organization"))
        return NAME_ORG;
    if (thaw_str_is(type, "place"))
        return NAME_LOC;
    if (thaw_str_is(type, "event"))
        return NAME_EVENT;
    if (thaw_str_is(type, "time"))
        return -1;
    return NAME_MISC;
}

static thaw_str field(thaw_str text, int number)
{
    for (;; number--) {
        const char *end = memchr(text.ptr, '-', text.len);
        size_t len = end ? (size_t)(end - text.ptr) : text.len;
        if (number == 0)
            return (thaw_str){text.ptr, len};
        if (!end)
            return (thaw_str){text.ptr + text.len, 0};
        text = (thaw_str){end + 1, text.len - len - 1};
    }
}

static void set_group(mention *m, thaw_str group)
{
    size_t len = group.len < sizeof m->group ? group.len : sizeof m->group - 1;
    memcpy(m->group, group.ptr, len);
    m->group[len] = 0;
}

static void open_mention(mention_list *list, thaw_str text, int at)
{
    if (list->count == MENTIONS_MAX)
        die("more than %d mentions in a sentence", MENTIONS_MAX);
    mention *m = &list->items[list->count++];
    *m = (mention){.begin = at, .end = at + 1};
    m->kind = kind_of(field(text, 1));
    m->linked = field(text, 7).len > 0;
    set_group(m, field(text, 0));
}

static void close_mention(mention_list *list, thaw_str group, int at)
{
    mention want;

    set_group(&want, group);
    for (int k = list->count - 1; k >= 0; k--) {
        mention *m = &list->items[k];
        if (!m->closed && strcmp(m->group, want.group) == 0) {
            m->closed = true;
            m->end = at + 1;
            return;
        }
    }
}

/* One word's Entity value: "(3-abstract-...", "3)2)", "(4-time-...)". */
static void read_entities(mention_list *list, thaw_str value, int at)
{
    size_t i = 0;

    while (i < value.len) {
        bool opens = value.ptr[i] == '(';
        size_t begin = i += opens;
        while (i < value.len && value.ptr[i] != '(' && value.ptr[i] != ')')
            i++;
        thaw_str text = {value.ptr + begin, i - begin};
        bool closes = i < value.len && value.ptr[i] == ')';
        if (opens)
            open_mention(list, text, at);
        if (closes)
            close_mention(list, field(text, 0), at);
        i += closes;
    }
}

static thaw_str entity_value(thaw_str misc)
{
    thaw_str rest = misc;

    while (rest.len > 0) {
        const char *bar = memchr(rest.ptr, '|', rest.len);
        size_t len = bar ? (size_t)(bar - rest.ptr) : rest.len;
        if (len > 7 && memcmp(rest.ptr, "Entity=", 7) == 0)
            return (thaw_str){rest.ptr + 7, len - 7};
        rest.ptr += len + (bar != NULL);
        rest.len -= len + (bar != NULL);
    }
    return (thaw_str){misc.ptr, 0};
}

static const char *const titles[] = {"President", "Mr.", "Mrs.", "Ms.", "Dr.",
    "Mr", "Mrs", "Ms", "Dr", "Sen.", "Gov.", "Rep.", "King", "Queen", "Prince",
    "Princess", "Sir", "Lord", "Lady", "Pope", "Minister", "Chancellor",
    "Secretary", "General", "Gen.", "Colonel", "Captain", "Judge", "Justice",
    "Professor", "Prof.", "Senator", "Governor", "Mayor", "Chief", "Prime",
    "Vice", "Miss", "Madam", "Saint", "Emperor", "Representative",
    "Congressman", "Speaker", "Senior", "Sergeant"};

static bool is_title(thaw_str form)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (thaw_str_is(form, titles[i]))
            return true;
    return false;
}

static bool is_proper(const gum_word *w)
{
    return thaw_str_is(w->upos, "PROPN");
}

/* The word of the mention whose head lies outside it; -1 when none is. */
static int head_word(const sentence *s, const mention *m)
{
    for (int i = m->begin; i < m->end; i++)
        if (s->head[i] < m->begin || s->head[i] >= m->end)
            return i;
    return -1;
}

static bool held_by_other(const mention_list *list, const mention *m, int i)
{
    for (int k = 0; k < list->count; k++) {
        const mention *o = &list->items[k];
        if (o != m && o->begin >= m->begin && o->end <= m->end &&
            o->end - o->begin < m->end - m->begin && i >= o->begin &&
            i < o->end && o->kind != m->kind)
            return true;
    }
    return false;
}

/* "of", "for", "and" inside the name of an organisation or event. */
static bool links_on(
    const sentence *s, const gum_word *words, const mention *m, int i)
{
    if (m->kind != NAME_ORG && m->kind != NAME_EVENT && m->kind != NAME_MISC)
        return false;
    bool link = thaw_str_is(s->forms[i], "of") ||
        thaw_str_is(s->forms[i], "for") || thaw_str_is(s->forms[i], "&");
    int next = i + 1;
    if (next < m->end && thaw_str_is(s->forms[next], "the"))
        next++;
    return link && next < m->end && is_proper(&words[next]);
}

static bool in_name(
    const sentence *s, const gum_word *words, const mention *m, int i)
{
    bool digit = thaw_is_digit(s->forms[i].ptr[0]);
    bool flat = thaw_str_is(words[i].deprel, "flat");
    bool capital = thaw_is_upper(s->forms[i].ptr[0]) &&
        (thaw_str_is(words[i].deprel, "compound") ||
            thaw_str_is(words[i].deprel, "amod"));
    return is_proper(&words[i]) || flat || (digit && m->kind >= NAME_EVENT) ||
        (capital && m->kind != NAME_PER && i > 0);
}

static void mark_mention(const mention_list *list, const mention *m,
    sentence *s, const gum_word *words)
{
    int head = head_word(s, m);
    if (m->kind < 0 || !m->closed || head < 0 || !is_proper(&words[head]))
        return;
    bool whole = m->kind != NAME_PER;
    int begin = head, end = head + 1;
    while (begin > m->begin && in_name(s, words, m, begin - 1) &&
        (whole || !held_by_other(list, m, begin - 1)))
        begin--;
    while (end < m->end) {
        bool link = links_on(s, words, m, end);
        if (!link && !in_name(s, words, m, end))
            break;
        end += link ? 2 : 1;
    }
    while (m->kind == NAME_PER && begin + 1 < end && is_title(s->forms[begin]))
        begin++;
    for (int i = begin; i < end; i++)
        if (s->name[i] != 0)
            return;
    for (int i = begin; i < end; i++)
        s->name[i] = 1 + 2 * m->kind + (i > begin);
}

/* Longer mentions first, so that the outermost name stands. */
static int by_length(const void *a, const void *b)
{
    const mention *x = a, *y = b;
    int dx = x->end - x->begin, dy = y->end - y->begin;

    if (dx != dy)
        return dy - dx;
    return x->begin - y->begin;
}

void gum_names(sentence *s, const gum_word *words)
{
    mention_list *list = NEW(mention_list, 1);

    s->name = NEW(int, s->n);
    for (int i = 0; i < s->n; i++)
        read_entities(list, entity_value(words[i].misc), i);
    qsort(list->items, (size_t)list->count, sizeof(mention), by_length);
    for (int k = 0; k < list->count; k++)
        mark_mention(list, &list->items[k], s, words);
    free(list);
}
