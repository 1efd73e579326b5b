/*
 * treebank.c - reading CoNLL-U, strictly: a gold file with a broken line is
 * refused, with the line's number.
 */
#include "eval/treebank.h"

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, COLUMNS };

#define BLOCKS_MOST 16

typedef struct {
    thaw_treebank *bank;
    thaw_arena *arena;
    thaw_str text;
    thaw_error *err;
    size_t line, at;   /* of the line being read */
    thaw_str document; /* announced for the next sentence */
    thaw_str sentence_text;
    bool new_paragraph, inside;
    uint32_t block_ends[BLOCKS_MOST]; /* sentences that follow a block */
    uint32_t blocks;
    uint32_t range_end; /* the last word number of the open range, or 0 */
} reader;

static thaw_status refuse(const reader *r, const char *what)
{
    return thaw_fail(
        r->err, THAW_EFORMAT, r->at, "line %zu: %s", r->line, what);
}

static thaw_status no_room(const reader *r)
{
    return thaw_fail(
        r->err, thaw_arena_status(r->arena), r->at, "no room for the treebank");
}

/* What follows a prefix of a comment, trimmed; ptr NULL when it does not
 * begin so. */
static thaw_str after(thaw_str line, const char *prefix)
{
    thaw_str head = thaw_str_of(prefix);
    if (!thaw_str_starts(line, head))
        return (thaw_str){NULL, 0};
    return thaw_str_trim((thaw_str){line.ptr + head.len, line.len - head.len});
}

/* Notes where the blocks end that begin with the next sentence. */
static void read_blocks(reader *r, thaw_str blocks)
{
    while (blocks.ptr) {
        thaw_str block = thaw_str_trim(thaw_str_split(&blocks, '|'));
        size_t open = block.len;
        int64_t count = 0;
        while (open > 0 && block.ptr[open - 1] != '(')
            open--;
        thaw_str number = {block.ptr + open, block.len - open};
        if (thaw_str_to_int(thaw_str_split(&number, ' '), &count) &&
            count > 0 && count < INT32_MAX && r->blocks < BLOCKS_MOST)
            r->block_ends[r->blocks++] =
                (uint32_t)r->bank->sentences.count + (uint32_t)count;
    }
}

/* Whether a block ended before the next sentence; forgets it. */
static bool has_block_ended(reader *r)
{
    bool ended = false;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->blocks; i++)
        if (r->block_ends[i] <= r->bank->sentences.count)
            ended = true;
        else
            r->block_ends[kept++] = r->block_ends[i];
    r->blocks = kept;
    return ended;
}

static void read_comment(reader *r, thaw_str line)
{
    thaw_str value = after(line, "# text =");
    if (value.ptr)
        r->sentence_text = value;
    value = after(line, "# newpar_block =");
    if (value.ptr)
        read_blocks(r, value);
    if (thaw_str_starts(line, THAW_STR("# newpar")))
        r->new_paragraph = true;
    if (thaw_str_starts(line, THAW_STR("# newdoc"))) {
        value = after(line, "# newdoc id =");
        r->document = value.ptr ? value : (thaw_str){line.ptr, 0};
        r->new_paragraph = true;
    }
}

static thaw_status open_sentence(reader *r)
{
    thaw_treebank *bank = r->bank;
    r->new_paragraph |= has_block_ended(r);
    thaw_bank_sentence *sentence = THAW_PUSH(r->arena, &bank->sentences);
    if (!sentence)
        return no_room(r);
    *sentence = (thaw_bank_sentence){.first = (uint32_t)bank->words.count,
        .first_token = (uint32_t)bank->tokens.count,
        .text = r->sentence_text,
        .document = r->document,
        .new_paragraph = r->new_paragraph,
        .line = r->line};
    r->document = r->sentence_text = (thaw_str){NULL, 0};
    r->new_paragraph = false;
    r->inside = true;
    r->range_end = 0;
    return THAW_OK;
}

static bool has_no_space(thaw_str misc)
{
    while (misc.ptr)
        if (thaw_str_is(thaw_str_split(&misc, '|'), "SpaceAfter=No"))
            return true;
    return false;
}

static thaw_bank_sentence *last_sentence(reader *r)
{
    return &r->bank->sentences.items[r->bank->sentences.count - 1];
}

static thaw_status add_token(reader *r, const thaw_str *columns, uint32_t words)
{
    thaw_bank_token *token = THAW_PUSH(r->arena, &r->bank->tokens);
    if (!token)
        return no_room(r);
    uint32_t first = (uint32_t)r->bank->words.count;
    *token = (thaw_bank_token){.form = columns[FORM],
        .first = first,
        .end = first + words,
        .space_after = !has_no_space(columns[MISC])};
    return THAW_OK;
}

static thaw_status read_range(reader *r, const thaw_str *columns)
{
    thaw_str rest = columns[ID];
    thaw_str low = thaw_str_split(&rest, '-');
    int64_t from = 0, to = 0,
            next =
                (int64_t)(r->bank->words.count - last_sentence(r)->first) + 1;
    if (!thaw_str_to_int(low, &from) || !thaw_str_to_int(rest, &to) ||
        from != next || to <= from || to - from > 100 || r->range_end)
        return refuse(r, "expected a range such as 3-4 before word 3");
    r->range_end = (uint32_t)to;
    return add_token(r, columns, (uint32_t)(to - from + 1));
}

/* Heads are kept as numbers in the sentence; close_sentence turns them. */
static thaw_status read_head(reader *r, thaw_str column, thaw_bank_word *word)
{
    int64_t head = 0;
    word->head = THAW_NONE;
    if (thaw_str_is(column, "_"))
        return THAW_OK;
    if (!thaw_str_to_int(column, &head) || head < 0 || head > INT32_MAX)
        return refuse(r, "expected a number as head");
    word->head = (uint32_t)head;
    word->has_head = true;
    return THAW_OK;
}

static thaw_status read_word(reader *r, const thaw_str *columns)
{
    uint32_t number =
        (uint32_t)(r->bank->words.count - last_sentence(r)->first) + 1;
    int64_t id = 0;
    if (!thaw_str_to_int(columns[ID], &id) || id != number)
        return refuse(r, "expected the next word's number");
    if (r->range_end < number) {
        r->range_end = 0;
        thaw_status status = add_token(r, columns, 1);
        if (status != THAW_OK)
            return status;
    }
    thaw_bank_word *word = THAW_PUSH(r->arena, &r->bank->words);
    if (!word)
        return no_room(r);
    *word = (thaw_bank_word){.form = columns[FORM],
        .lemma = columns[LEMMA],
        .upos = columns[UPOS],
        .xpos = columns[XPOS],
        .feats = columns[FEATS],
        .deprel = columns[DEPREL],
        .misc = columns[MISC],
        .token = (uint32_t)r->bank->tokens.count - 1};
    if (r->range_end == number)
        r->range_end = 0;
    return read_head(r, columns[HEAD], word);
}

static thaw_status read_line(reader *r, thaw_str line)
{
    thaw_str columns[COLUMNS];
    size_t count = 0;
    while (line.ptr && count < COLUMNS)
        columns[count++] = thaw_str_split(&line, '\t');
    if (count < COLUMNS || line.ptr)
        return refuse(r, "expected 10 columns between tabs");
    if (columns[FORM].len == 0)
        return refuse(r, "the form is empty");
    if (!r->inside) {
        thaw_status status = open_sentence(r);
        if (status != THAW_OK)
            return status;
    }
    if (memchr(columns[ID].ptr, '.', columns[ID].len))
        return THAW_OK; /* an empty node */
    if (memchr(columns[ID].ptr, '-', columns[ID].len))
        return read_range(r, columns);
    return read_word(r, columns);
}

static thaw_status close_sentence(reader *r)
{
    if (!r->inside)
        return THAW_OK;
    r->inside = false;
    thaw_bank_sentence *sentence = last_sentence(r);
    sentence->end = (uint32_t)r->bank->words.count;
    sentence->end_token = (uint32_t)r->bank->tokens.count;
    uint32_t words = sentence->end - sentence->first;
    if (words == 0)
        return refuse(r, "a sentence without words");
    if (r->bank->tokens.items[sentence->end_token - 1].end != sentence->end)
        return refuse(r, "a range past the end of its sentence");
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        thaw_bank_word *word = &r->bank->words.items[i];
        if (word->has_head && word->head > words)
            return refuse(r, "a head past the end of its sentence");
        word->head = !word->has_head || word->head == 0
            ? THAW_NONE
            : sentence->first + word->head - 1;
    }
    return THAW_OK;
}

thaw_status thaw_treebank_read(
    thaw_treebank *bank, thaw_arena *arena, thaw_str text, thaw_error *err)
{
    *bank = (thaw_treebank){{NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}};
    reader r = {.bank = bank, .arena = arena, .text = text, .err = err};
    thaw_str rest = text;
    if (text.len == 0)
        rest.ptr = NULL;
    while (rest.ptr) {
        r.at = (size_t)(rest.ptr - text.ptr);
        thaw_str line = thaw_str_split(&rest, '\n');
        r.line++;
        if (line.len && line.ptr[line.len - 1] == '\r')
            line.len--;
        thaw_status status = THAW_OK;
        if (line.len == 0)
            status = close_sentence(&r);
        else if (line.ptr[0] == '#' && !r.inside)
            read_comment(&r, line);
        else
            status = read_line(&r, line);
        if (status != THAW_OK)
            return status;
    }
    return close_sentence(&r);
}
