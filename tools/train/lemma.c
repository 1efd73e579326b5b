/*
 * lemma.c - thaw-lemma OUT WORDNET TREEBANK...: writes data/lemma/en.tsv.
 *
 * Forms with their lemmas come from treebanks; where those have none, regular
 * and irregular inflections come from WordNet's lists, of the words that its
 * sense counts know.  The rules are learned from all; what they get wrong is
 * written as a row of its own.
 */
#include "lemma.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "eval/treebank.h"

void *lemma_need(void *ptr)
{
    if (!ptr) {
        fprintf(stderr, "thaw-lemma: out of memory\n");
        exit(3);
    }
    return ptr;
}

static void die(const char *what, const thaw_error *err)
{
    fprintf(stderr, "thaw-lemma: %s: %s\n", what, err->text);
    exit(3);
}

static void add(samples *s, thaw_str form, thaw_str lemma, thaw_upos upos,
    thaw_xpos xpos, size_t count)
{
    char room[THAW_LEMMA_FORM_MAX];
    size_t len = thaw_lemma_key(form, room);
    if (len == SIZE_MAX || lemma.len == 0)
        return;
    thaw_str key = thaw_arena_copy(s->arena, (thaw_str){room, len});
    char shape = thaw_lemma_shape(form);
    thaw_str id = thaw_arena_format(s->arena, "%d %d %c %.*s %.*s", (int)upos,
        (int)xpos, shape, THAW_STR_ARG(key), THAW_STR_ARG(lemma));
    lemma_need((void *)(uintptr_t)(key.ptr ? id.ptr : NULL));
    uint32_t found = thaw_map_find(&s->index, id);
    if (found != THAW_MAP_NONE) {
        s->list.items[found].count += count;
        return;
    }
    sample *one = lemma_need(THAW_PUSH(s->arena, &s->list));
    *one = (sample){key, thaw_arena_copy(s->arena, form),
        thaw_arena_copy(s->arena, lemma), upos, xpos, shape, count};
    if (!thaw_map_set(&s->index, id, (uint32_t)s->list.count - 1))
        lemma_need(NULL);
}

/* ---- treebanks
 * --------------------------------------------------------------- */

static bool holds(thaw_str s, const char *part)
{
    size_t n = strlen(part);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, part, n) == 0)
            return true;
    return false;
}

/* Mistypings teach nothing, and numbers are their own lemmas. */
static bool is_usable(const thaw_bank_word *word)
{
    for (size_t i = 0; i < word->form.len; i++)
        if (thaw_is_digit(word->form.ptr[i]))
            return false;
    return !holds(word->feats, "Typo=Yes") &&
        !holds(word->misc, "CorrectForm") &&
        !thaw_str_is(word->deprel, "goeswith") &&
        !thaw_str_is(word->xpos, "GW") && !thaw_str_is(word->lemma, "_");
}

static void read_treebank(samples *s, const char *path)
{
    thaw_file file;
    thaw_error err;
    thaw_treebank bank;
    if (thaw_file_open(&file, path, &err) != THAW_OK ||
        thaw_treebank_read(&bank, s->arena, file.bytes, &err) != THAW_OK)
        die(path, &err);
    for (size_t i = 0; i < bank.words.count; i++) {
        const thaw_bank_word *word = &bank.words.items[i];
        thaw_upos upos = thaw_upos_find(word->upos);
        thaw_xpos xpos = thaw_xpos_find(word->xpos);
        if (upos < THAW_UPOS_COUNT && xpos < THAW_XPOS_COUNT && is_usable(word))
            add(s, word->form, word->lemma, upos, xpos, 1);
    }
    thaw_file_close(&file);
}

/* ---- WordNet
 * ------------------------------------------------------------------- */

typedef struct {
    samples *s;
    const char *folder;
    thaw_map known;     /* "v run": the sense counts have it */
    thaw_map seen;      /* "TAG form": the treebanks have it */
    thaw_map irregular; /* "TAG lemma" */
} wordnet;

static thaw_str text(wordnet *w, const char *kind, thaw_str word)
{
    thaw_str out =
        thaw_arena_format(w->s->arena, "%s %.*s", kind, THAW_STR_ARG(word));
    lemma_need((void *)(uintptr_t)out.ptr);
    return out;
}

static void set(thaw_map *map, thaw_str key)
{
    if (!thaw_map_set(map, key, 1))
        lemma_need(NULL);
}

static bool has(const thaw_map *map, thaw_str key)
{
    return thaw_map_find(map, key) != THAW_MAP_NONE;
}

static thaw_file open_list(const wordnet *w, const char *name)
{
    char path[512];
    thaw_file file;
    thaw_error err;
    snprintf(path, sizeof path, "%s/%s", w->folder, name);
    if (thaw_file_open(&file, path, &err) != THAW_OK)
        die(path, &err);
    return file;
}

static bool is_plain(thaw_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!thaw_is_lower(word.ptr[i]))
            return false;
    return word.len > 1;
}

/* Lines "run%2:38:00:: 1 106"; the digit behind "%" is the kind. */
static void read_counts(wordnet *w, thaw_arena *list)
{
    static const char *const kinds[] = {"", "n", "v", "a", "", "a"};
    thaw_file file = open_list(w, "cntlist.rev");
    thaw_str rest = file.bytes;
    (void)list;
    while (rest.ptr) {
        thaw_str line = thaw_str_split(&rest, '\n');
        thaw_str word = thaw_str_split(&line, '%');
        if (!line.ptr || !line.len || !is_plain(word) || line.ptr[0] < '1' ||
            line.ptr[0] > '5')
            continue;
        word = thaw_arena_copy(w->s->arena, word);
        set(&w->known, text(w, kinds[line.ptr[0] - '0'], word));
    }
    thaw_file_close(&file);
}

static void inflect(wordnet *w, const char *tag, thaw_str form, thaw_str lemma)
{
    thaw_upos upos = tag[0] == 'V' ? THAW_UPOS_VERB
        : tag[0] == 'N'            ? THAW_UPOS_NOUN
                                   : THAW_UPOS_ADJ;
    if (!has(&w->seen, text(w, tag, form)))
        add(w->s, form, lemma, upos, thaw_xpos_find(thaw_str_of(tag)), 1);
    set(&w->irregular, text(w, tag, lemma));
}

/* Lines "abode abide": the form, then its lemma. */
static void read_irregular(wordnet *w, const char *name, const char *kind)
{
    thaw_file file = open_list(w, name);
    thaw_str rest = file.bytes;
    while (rest.ptr) {
        thaw_str line = thaw_str_split(&rest, '\n');
        thaw_str form = thaw_str_split(&line, ' ');
        thaw_str lemma = thaw_str_split(&line, ' ');
        if (!lemma.ptr || !is_plain(form) || !is_plain(lemma) ||
            !has(&w->known, text(w, kind, lemma)))
            continue;
        lemma = thaw_arena_copy(w->s->arena, lemma);
        if (kind[0] == 'n') {
            inflect(w, "NNS", form, lemma);
        } else if (kind[0] == 'a') {
            bool more = thaw_str_ends(form, THAW_STR("er"));
            inflect(w, more ? "JJR" : "JJS", form, lemma);
        } else if (thaw_str_ends(form, THAW_STR("ing"))) {
            inflect(w, "VBG", form, lemma);
        } else if (thaw_str_ends(form, THAW_STR("s"))) {
            inflect(w, "VBZ", form, lemma);
        } else {
            inflect(w, "VBD", form, lemma);
            inflect(w, "VBN", form, lemma);
        }
    }
    thaw_file_close(&file);
}

/* The lemma without its last cut letters, with an ending. */
static void regular(
    wordnet *w, const char *tag, thaw_str lemma, size_t cut, const char *ending)
{
    if (has(&w->irregular, text(w, tag, lemma)))
        return;
    thaw_str form = thaw_arena_format(
        w->s->arena, "%.*s%s", (int)(lemma.len - cut), lemma.ptr, ending);
    lemma_need((void *)(uintptr_t)form.ptr);
    inflect(w, tag, form, lemma);
}

static bool ends(thaw_str s, const char *ending)
{
    return thaw_str_ends(s, thaw_str_of(ending));
}

static void inflect_regularly(wordnet *w, char kind, thaw_str lemma)
{
    char last = lemma.ptr[lemma.len - 1], before = lemma.ptr[lemma.len - 2];
    bool y = last == 'y' && !strchr("aeiou", before);
    bool hiss = last == 's' || last == 'x' || last == 'z' ||
        ends(lemma, "ch") || ends(lemma, "sh");
    bool e = last == 'e';
    if (kind == 'n' || kind == 'v') {
        const char *tag = kind == 'n' ? "NNS" : "VBZ";
        bool o = kind == 'v' && last == 'o';
        regular(w, tag, lemma, y, y ? "ies" : hiss || o ? "es" : "s");
    }
    if (kind == 'v') {
        regular(w, "VBD", lemma, y, y ? "ied" : e ? "d" : "ed");
        regular(w, "VBN", lemma, y, y ? "ied" : e ? "d" : "ed");
        regular(w, "VBG", lemma, e && !strchr("eoy", before), "ing");
    }
}

static void read_wordnet(samples *s, const char *folder)
{
    wordnet w = {.s = s, .folder = folder};
    thaw_map_init(&w.known, s->arena);
    thaw_map_init(&w.seen, s->arena);
    thaw_map_init(&w.irregular, s->arena);
    for (size_t i = 0; i < s->list.count; i++)
        set(&w.seen,
            text(&w, thaw_xpos_name(s->list.items[i].xpos),
                s->list.items[i].key));
    read_counts(&w, s->arena);
    read_irregular(&w, "verb.exc", "v");
    read_irregular(&w, "noun.exc", "n");
    read_irregular(&w, "adj.exc", "a");
    for (size_t i = 0; i < w.known.room; i++) {
        thaw_str key = w.known.slots[i].key;
        if (key.ptr && key.len > 3)
            inflect_regularly(
                &w, key.ptr[0], (thaw_str){key.ptr + 2, key.len - 2});
    }
}

/* ---- what the rules get wrong
 * ------------------------------------------------------ */

/* The most frequent lemma of samples [from, to); *count its tokens, *as one of
 * its samples, the most frequent. */
static thaw_str vote(
    const sample *from, const sample *to, size_t *count, const sample **as)
{
    thaw_str best = from->lemma;
    *count = 0;
    for (const sample *a = from; a < to; a++) {
        size_t sum = 0;
        const sample *most = a;
        for (const sample *b = from; b < to; b++)
            if (thaw_str_equal(a->lemma, b->lemma)) {
                sum += b->count;
                most = b->count > most->count ? b : most;
            }
        if (sum > *count) {
            *count = sum;
            best = a->lemma;
            *as = most;
        }
    }
    return best;
}

/* Rows for one form with one tag. */
static size_t write_words(thaw_buf *out, thaw_arena *arena,
    const rules *learned, const sample *from, const sample *to)
{
    size_t count = 0, rows = 0;
    const sample *as = from;
    thaw_str usual = vote(from, to, &count, &as);
    thaw_str made =
        rules_apply(learned, arena, as->form, as->key, as->xpos, as->shape);
    const char *tag = thaw_xpos_name(from->xpos);
    if (!thaw_str_equal(made, usual)) {
        thaw_buf_format(out, "word\t%s\t%.*s\t%.*s\n", tag,
            THAW_STR_ARG(from->key), THAW_STR_ARG(usual));
        rows++;
    }
    for (const sample *a = from, *b; a < to; a = b) {
        for (b = a; b < to && b->upos == a->upos; b++)
            ;
        thaw_str mine = vote(a, b, &count, &as);
        if (thaw_str_equal(mine, usual) || count < 2)
            continue;
        thaw_buf_format(out, "word\t%s|%s\t%.*s\t%.*s\n",
            thaw_upos_name(a->upos), tag, THAW_STR_ARG(a->key),
            THAW_STR_ARG(mine));
        rows++;
    }
    return rows;
}

static void write_rules(thaw_buf *out, const rules *learned)
{
    for (size_t i = 0; i < learned->list.count; i++) {
        const rule *r = &learned->list.items[i];
        thaw_buf_format(out, "rule\t%s:%c\t*%.*s\t*%.*s\t%s\n",
            thaw_xpos_name(r->xpos), r->shape, THAW_STR_ARG(r->ending),
            THAW_STR_ARG(r->put), r->keep ? "keep" : "lower");
    }
}

static void write_table(const char *path, samples *s, const rules *learned)
{
    thaw_buf out;
    thaw_error err;
    size_t rows = 0;
    thaw_buf_init(&out, (size_t)16 << 20);
    thaw_buf_add_text(&out,
        "# format: thaw-lemmas 1\n"
        "# Lemmas of English: learned by tools/train/lemma.c, not to be edited"
        " by hand;\n"
        "# src/know/lemmas.h says what the columns are.\n"
        "# source: UD English-EWT 2 train and UD English-GUM train (the genres"
        " free of\n"
        "#   non-commercial terms), universaldependencies.org; WordNet 3.0"
        " (irregular\n"
        "#   forms and word list), wordnet.princeton.edu\n"
        "# licence: CC BY-SA 4.0 (EWT), CC BY 4.0 (GUM), WordNet licence\n");
    write_rules(&out, learned);
    const sample *items = s->list.items, *stop = items + s->list.count;
    for (const sample *a = items, *b; a < stop; a = b) {
        for (b = a;
             b < stop && b->xpos == a->xpos && thaw_str_equal(a->key, b->key);
             b++)
            ;
        rows += write_words(&out, s->arena, learned, a, b);
    }
    if (out.failed ||
        thaw_file_write(path, thaw_buf_view(&out), &err) != THAW_OK)
        die(path, &err);
    printf("%s: %zu rules, %zu words, %zu bytes\n", path, learned->list.count,
        rows, out.len);
    thaw_buf_release(&out);
}

int main(int argc, char **argv)
{
    thaw_arena arena;
    rules learned = {{NULL, NULL, 0, 0}, {NULL, 0, 0}};
    if (argc < 4) {
        fprintf(stderr, "usage: thaw-lemma OUT WORDNET TREEBANK...\n");
        return 2;
    }
    thaw_arena_init(&arena, (size_t)4 << 30);
    samples s = {.arena = &arena};
    thaw_map_init(&s.index, &arena);
    for (int i = 3; i < argc; i++)
        read_treebank(&s, argv[i]);
    read_wordnet(&s, argv[2]);
    rules_learn(&learned, &s);
    write_table(argv[1], &s, &learned);
    thaw_arena_release(&arena);
    return 0;
}
