/*
 * names.c - names against a gold file of words with B-, I- and O.
 *
 * The file becomes a treebank whose MISC column is the tag, so that documents
 * are made from it as from any other.
 */
#include "engine/engine.h"
#include "eval/gold.h"

#define EVAL_ARENA ((size_t)4 << 30)
#define DOCUMENT_MOST 400 /* sentences, where the file does not divide them */

enum { COLUMNS_MOST = 8 };

/* ---- reading ---------------------------------------------------------------
 */

typedef struct {
    thaw_treebank *bank;
    thaw_arena *arena;
    thaw_error *err;
    size_t line;
    bool inside, new_document;
} reader;

static size_t cut(thaw_str line, thaw_str columns[COLUMNS_MOST])
{
    bool tabs = memchr(line.ptr, '\t', line.len) != NULL;
    size_t count = 0;
    while (line.ptr) {
        thaw_str column = thaw_str_split(&line, tabs ? '\t' : ' ');
        if (column.len && count < COLUMNS_MOST)
            columns[count++] = column;
    }
    return count;
}

static thaw_status no_room(const reader *r)
{
    return thaw_fail(
        r->err, thaw_arena_status(r->arena), 0, "no room for the gold file");
}

static thaw_status add_word(reader *r, thaw_str form, thaw_str tag)
{
    thaw_treebank *bank = r->bank;
    uint32_t word = (uint32_t)bank->words.count;
    uint32_t token = (uint32_t)bank->tokens.count;
    if (!r->inside) {
        thaw_bank_sentence *sentence = THAW_PUSH(r->arena, &bank->sentences);
        if (!sentence)
            return no_room(r);
        *sentence = (thaw_bank_sentence){.first = word,
            .first_token = token,
            .new_paragraph = true,
            .document = {r->new_document ? "" : NULL, 0},
            .line = r->line};
        r->inside = true;
        r->new_document = false;
    }
    thaw_bank_word *w = THAW_PUSH(r->arena, &bank->words);
    thaw_bank_token *t = THAW_PUSH(r->arena, &bank->tokens);
    if (!w || !t)
        return no_room(r);
    *w = (thaw_bank_word){.form = form, .misc = tag, .token = token};
    *t = (thaw_bank_token){
        .form = form, .first = word, .end = word + 1, .space_after = true};
    return THAW_OK;
}

static void close_sentence(reader *r)
{
    if (!r->inside)
        return;
    thaw_bank_sentence *sentence =
        &r->bank->sentences.items[r->bank->sentences.count - 1];
    sentence->end = (uint32_t)r->bank->words.count;
    sentence->end_token = (uint32_t)r->bank->tokens.count;
    r->inside = false;
    if (r->bank->sentences.count % DOCUMENT_MOST == 0)
        r->new_document = true;
}

static thaw_status read_line(reader *r, thaw_str line)
{
    thaw_str columns[COLUMNS_MOST];
    int64_t number;
    size_t count = cut(line, columns);
    if (count && thaw_str_is(columns[0], "-DOCSTART-")) {
        r->new_document = true;
        return THAW_OK;
    }
    if (count < 2)
        return thaw_fail(r->err, THAW_EFORMAT, 0,
            "line %zu: expected a form and a tag", r->line);
    bool numbered = count >= 3 && thaw_str_to_int(columns[0], &number) &&
        memchr(line.ptr, '\t', line.len);
    return numbered ? add_word(r, columns[1], columns[2])
                    : add_word(r, columns[0], columns[count - 1]);
}

static thaw_status read_names(
    thaw_treebank *bank, thaw_arena *arena, thaw_str text, thaw_error *err)
{
    *bank = (thaw_treebank){{NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}};
    reader r = {.bank = bank, .arena = arena, .err = err};
    thaw_status status = THAW_OK;
    if (text.len == 0)
        text.ptr = NULL;
    while (text.ptr && status == THAW_OK) {
        thaw_str line = thaw_str_trim(thaw_str_split(&text, '\n'));
        r.line++;
        if (line.len == 0)
            close_sentence(&r);
        else if (!r.inside && thaw_str_starts(line, THAW_STR("# ")))
            r.new_document |= thaw_str_starts(line, THAW_STR("# newdoc"));
        else
            status = read_line(&r, line);
    }
    close_sentence(&r);
    return status;
}

/* ---- comparing
 * --------------------------------------------------------------- */

/* The type of "B-PER"; THAW_NAME_COUNT for O and what is not compared. */
static thaw_name_type type_of(thaw_str tag)
{
    static const struct {
        const char *text;
        thaw_name_type type;
    } types[] = {{"PER", THAW_NAME_PER}, {"person", THAW_NAME_PER},
        {"ORG", THAW_NAME_ORG}, {"corporation", THAW_NAME_ORG},
        {"LOC", THAW_NAME_LOC}, {"GPE", THAW_NAME_LOC},
        {"location", THAW_NAME_LOC}};
    if (tag.len < 3 || tag.ptr[1] != '-')
        return THAW_NAME_COUNT;
    thaw_str type = {tag.ptr + 2, tag.len - 2};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (thaw_str_is(type, types[i].text))
            return types[i].type;
    return THAW_NAME_COUNT;
}

/* The next gold name of words [*at, end); its words in *name. */
static bool next_gold(
    const thaw_treebank *bank, uint32_t *at, uint32_t end, thaw_name *name)
{
    for (; *at < end; ++*at) {
        thaw_name_type type = type_of(bank->words.items[*at].misc);
        if (type == THAW_NAME_COUNT)
            continue;
        uint32_t stop = *at + 1;
        while (stop < end && bank->words.items[stop].misc.ptr[0] == 'I' &&
            type_of(bank->words.items[stop].misc) == type)
            stop++;
        *name = (thaw_name){*at, stop, type};
        *at = stop;
        return true;
    }
    return false;
}

static thaw_score *score_of(thaw_name_scores *out, thaw_name_type type)
{
    return type == THAW_NAME_PER ? &out->person
        : type == THAW_NAME_ORG  ? &out->organisation
        : type == THAW_NAME_LOC  ? &out->place
                                 : NULL;
}

static bool doc_has_name(const thaw_doc *doc, thaw_name want, uint32_t from)
{
    for (size_t i = 0; i < doc->names.count; i++) {
        const thaw_name *name = &doc->names.items[i];
        if (name->first + from == want.first && name->end + from == want.end &&
            name->type == want.type)
            return true;
    }
    return false;
}

/* A document whose word 0 is word from of the bank; its last is before end. */
static void compare(const thaw_doc *doc, const thaw_treebank *bank,
    uint32_t from, uint32_t end, thaw_name_scores *out)
{
    thaw_name name;
    for (size_t i = 0; i < doc->names.count; i++) {
        thaw_score *score = score_of(out, doc->names.items[i].type);
        if (score) {
            score->system++;
            out->all.system++;
        }
    }
    for (uint32_t at = from; next_gold(bank, &at, end, &name);) {
        thaw_score *score = score_of(out, name.type);
        size_t right = doc_has_name(doc, name, from);
        score->gold++;
        score->correct += right;
        out->all.gold++;
        out->all.correct += right;
    }
}

static thaw_status run(thaw_worker *worker, thaw_doc *doc, thaw_arena *arena,
    thaw_str gold, thaw_name_scores *out, thaw_error *err)
{
    thaw_treebank bank;
    thaw_arena scratch;
    thaw_arena_init(&scratch, EVAL_ARENA);
    thaw_status status = read_names(&bank, arena, gold, err);
    for (size_t i = 0; status == THAW_OK && i < bank.sentences.count;) {
        size_t end = thaw_gold_document_end(&bank, i);
        thaw_arena_reset(&scratch);
        status = thaw_gold_set_words(doc, &bank, i, end, &scratch, err);
        if (status == THAW_OK)
            status = thaw_run(doc, worker, THAW_STAGE_NAME, err);
        if (status == THAW_OK)
            compare(doc, &bank, bank.sentences.items[i].first,
                bank.sentences.items[end - 1].end, out);
        i = end;
    }
    thaw_arena_release(&scratch);
    return status;
}

thaw_status thaw_eval_names(thaw_worker *worker, thaw_doc *doc, thaw_str gold,
    thaw_name_scores *out, thaw_error *err)
{
    thaw_arena arena;
    *out = (thaw_name_scores){{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
    thaw_arena_init(&arena, EVAL_ARENA);
    thaw_status status = run(worker, doc, &arena, gold, out, err);
    thaw_arena_release(&arena);
    return status;
}
