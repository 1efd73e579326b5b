/*
 * thaw.h - the whole public interface of libthaw.
 *
 * thaw reads news and writes political event data: who did what to whom, when,
 * where, and according to whom.  If it is not in this file it is not API.
 *
 * Three lifetimes, and no others:
 *
 *   engine   models and knowledge, opened once, immutable, shared by threads
 *   worker   a thread's own memory: caches and scratch
 *   doc      one article and its layers, reset between articles
 *
 * A pointer returned is borrowed from the object it was asked of, unless the
 * function is named new, open or take.  Every offset is a byte offset into the
 * document's text (UTF-8).  The library never prints and never exits.
 */
#ifndef THAW_H
#define THAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define THAW_VERSION "0.1.0"

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

/* ---- status ---------------------------------------------------------- */

/* clang-format off */
#define THAW_STATUS_LIST(X)                        \
    X(THAW_OK, "ok")                               \
    X(THAW_ENOMEM, "out of memory")                \
    X(THAW_ELIMIT, "past a limit")                 \
    X(THAW_EUTF8, "invalid UTF-8")                 \
    X(THAW_EFORMAT, "bad format")                  \
    X(THAW_EVERSION, "wrong format version")       \
    X(THAW_EIO, "input or output error")           \
    X(THAW_EUSAGE, "wrong use")                    \
    X(THAW_ENOTFOUND, "not found")
/* clang-format on */

typedef enum {
#define THAW_STATUS_ENUM(name, text) name,
    THAW_STATUS_LIST(THAW_STATUS_ENUM)
#undef THAW_STATUS_ENUM
        THAW_STATUS_COUNT
} thaw_status;

/* What went wrong, and where.  Needs no memory and no clean-up. */
typedef struct {
    thaw_status status;
    uint64_t offset; /* byte offset into the input, 0 when it means nothing */
    char text[240];  /* lower case, no full stop */
} thaw_error;

/* The short name of a status, for example "out of memory". */
const char *thaw_status_text(thaw_status status);

/* A view of bytes: nothing to free, not NUL-terminated. */
typedef struct {
    const char *ptr;
    size_t len;
} thaw_str;

/* ---- engine ---------------------------------------------------------- */

typedef struct thaw_engine thaw_engine;

typedef struct {
    const char *data_dir; /* folder of the compiled files; NULL: look for it */
    const char *model;  /* "accurate" (default when NULL), "fast", or a path */
    const char *kernel; /* NULL: the best this machine has; "plain", "avx2",
                           "avx512" */
} thaw_engine_options;

/*
 * Opens the model and the knowledge.  Looked for in options->data_dir, else in
 * $THAW_DATA as the caller passes it, else beside the library's program
 * (../share/thaw), else where make install put it.  The engine is closed with
 * thaw_engine_close().  Fails with ENOTFOUND, EFORMAT, EVERSION, EIO, ENOMEM.
 */
thaw_status thaw_engine_open(
    thaw_engine **out, const thaw_engine_options *options, thaw_error *err);
void thaw_engine_close(thaw_engine *engine);

/* The names of the things that decide an output, for receipts.  Each is a
 * short text such as "accurate-1 9f31c2aa". */
typedef struct {
    const char *thaw, *model, *rules, *lexicon, *kernel;
} thaw_engine_version;
thaw_engine_version thaw_engine_get_version(const thaw_engine *engine);

/* The paths of the files that an engine reads. */
typedef struct {
    const char *model, *knowledge;
} thaw_engine_files;
thaw_engine_files thaw_engine_get_files(const thaw_engine *engine);

/* ---- worker ---------------------------------------------------------- */

typedef struct thaw_worker thaw_worker;

/* One a thread.  NULL when there is no memory. */
thaw_worker *thaw_worker_new(const thaw_engine *engine);
void thaw_worker_free(thaw_worker *worker);

/* ---- document -------------------------------------------------------- */

typedef struct thaw_doc thaw_doc;

/* What is known of an article beside its text.  Absent = an empty view.
 * date is YYYY-MM-DD. */
typedef struct {
    thaw_str id, url, publisher, title, date;
} thaw_meta;

#define THAW_TEXT_MAX ((size_t)16 << 20)
#define THAW_SENTENCE_WORDS_MAX 512

/* A document whose arena may grow to limit bytes (0: 64 MiB). */
thaw_doc *thaw_doc_new(size_t limit);
void thaw_doc_free(thaw_doc *doc);

/*
 * Resets the document and gives it a text and its metadata, both copied.  An
 * empty id becomes a hash of the text.  Fails with EUTF8 (err->offset says
 * where), ELIMIT past THAW_TEXT_MAX, EFORMAT for a date that is none.
 */
thaw_status thaw_doc_set_text(
    thaw_doc *doc, thaw_str text, const thaw_meta *meta, thaw_error *err);

/* Keeps a trace of the rules that are tried, for thaw_write_explain(). */
void thaw_doc_set_trace(thaw_doc *doc, bool keep);

/* What one record of input is. */
typedef enum {
    THAW_RECORD_TEXT, /* a plain text: the whole record is the article */
    THAW_RECORD_JSON  /* {"id","text","date"?,"url"?,"publisher"?,"title"?} */
} thaw_record_kind;

/*
 * Like thaw_doc_set_text() for a record as it was found: a byte order mark is
 * taken off, UTF-16 with its mark and windows-1252 become UTF-8, and a JSON
 * object is taken apart.  usual fills what the record does not say.  When the
 * bytes were converted *note says so, else it is NULL; static text.  Fails
 * with EUTF8, EFORMAT (no JSON, no text, a NUL byte), ELIMIT, ENOMEM.
 */
thaw_status thaw_doc_set_record(thaw_doc *doc, thaw_record_kind kind,
    thaw_str record, const thaw_meta *usual, const char **note,
    thaw_error *err);

/* The stages, in their order.  Each adds one layer. */
/* clang-format off */
#define THAW_STAGE_LIST(X) \
    X(THAW_STAGE_CLEAN, "clean", "blocks of text, furniture marked") \
    X(THAW_STAGE_TOKEN, "token", "sentences and words")            \
    X(THAW_STAGE_TAG, "tag", "parts of speech and lemmas")         \
    X(THAW_STAGE_PARSE, "parse", "dependency trees")               \
    X(THAW_STAGE_NAME, "name", "names of people, places, groups")  \
    X(THAW_STAGE_MENTION, "mention", "who or what is spoken of")   \
    X(THAW_STAGE_RESOLVE, "resolve", "actors, dates, places, numbers") \
    X(THAW_STAGE_EVENT, "event", "who did what to whom")
/* clang-format on */

typedef enum {
#define THAW_STAGE_ENUM(name, text, about) name,
    THAW_STAGE_LIST(THAW_STAGE_ENUM)
#undef THAW_STAGE_ENUM
        THAW_STAGE_COUNT
} thaw_stage;

/* The name of a stage, for example "parse". */
const char *thaw_stage_name(thaw_stage stage);
/* The stage of that name, or THAW_STAGE_COUNT. */
thaw_stage thaw_stage_find(const char *name);

/*
 * Runs the stages up to and including last over a document that has a text.
 * The engine is the one the worker was made for.
 */
thaw_status thaw_run(
    thaw_doc *doc, thaw_worker *worker, thaw_stage last, thaw_error *err);

/* ---- output ---------------------------------------------------------- */

/* Where output goes.  write returns false when it could not; the writer then
 * fails with EIO. */
typedef struct {
    bool (*write)(void *context, const char *bytes, size_t len);
    void *context;
} thaw_sink;

/*
 * Writers.  Each writes what the document's layers hold and needs the layer it
 * names; THAW_EUSAGE when that is missing.
 */
/* CoNLL-U of the tokens, and of tags and trees where there are any. */
thaw_status thaw_write_conllu(
    const thaw_doc *doc, const thaw_sink *sink, thaw_error *err);
/* Events as JSON Lines, one an event, in the order of docs/data-formats.md. */
thaw_status thaw_write_jsonl(const thaw_doc *doc, const thaw_engine *engine,
    const thaw_sink *sink, thaw_error *err);
/* Events as tab-separated values: the names of the columns, then a line an
 * event.  Tabs and line ends in a value become spaces. */
thaw_status thaw_write_tsv_header(const thaw_sink *sink, thaw_error *err);
thaw_status thaw_write_tsv(
    const thaw_doc *doc, const thaw_sink *sink, thaw_error *err);
/*
 * Why the document was coded as it was, for a person to read: words, tree,
 * names, actors, dates, rules.  Of one sentence, or of all: THAW_ALL_SENTENCES.
 * Rules that were tried show when the document kept its trace.
 */
#define THAW_ALL_SENTENCES UINT32_MAX
thaw_status thaw_write_explain(const thaw_doc *doc, uint32_t sentence,
    const thaw_sink *sink, thaw_error *err);
/* Any layer up to last as one JSON object on one line. */
thaw_status thaw_write_layers(const thaw_doc *doc, thaw_stage last,
    const thaw_sink *sink, thaw_error *err);

/* ---- scores ---------------------------------------------------------- */

/* What is counted against a gold file: by the definitions of the CoNLL 2018
 * shared task, words aligned by their characters. */
/* clang-format off */
#define THAW_METRIC_LIST(X)                      \
    X(THAW_METRIC_TOKENS, "tokens")              \
    X(THAW_METRIC_SENTENCES, "sentences")        \
    X(THAW_METRIC_WORDS, "words")                \
    X(THAW_METRIC_UPOS, "UPOS")                  \
    X(THAW_METRIC_XPOS, "XPOS")                  \
    X(THAW_METRIC_LEMMAS, "lemmas")              \
    X(THAW_METRIC_UAS, "UAS")                    \
    X(THAW_METRIC_LAS, "LAS")
/* clang-format on */

typedef enum {
#define THAW_METRIC_ENUM(name, text) name,
    THAW_METRIC_LIST(THAW_METRIC_ENUM)
#undef THAW_METRIC_ENUM
        THAW_METRIC_COUNT
} thaw_metric;

const char *thaw_metric_name(thaw_metric metric);

typedef struct {
    size_t correct, gold, system;
} thaw_score;

/* Harmonic mean of correct/gold and correct/system; 0 when nothing is right. */
double thaw_score_f1(thaw_score score);

/* Compares two CoNLL-U texts of the same characters; fills out[].  Fails with
 * EFORMAT for a text that is not CoNLL-U or has other characters. */
thaw_status thaw_eval_conllu(thaw_str gold, thaw_str system,
    thaw_score out[THAW_METRIC_COUNT], thaw_error *err);

typedef enum {
    THAW_EVAL_RAW, /* from the text of the gold file, paragraphs known */
    THAW_EVAL_GOLD_TOKENS, /* from its sentences and words */
    THAW_EVAL_GOLD_TAGS,   /* and its tags: what is left is the lemma */
} thaw_eval_start;

/* Reads the documents of a gold CoNLL-U text with the worker, using doc, and
 * compares.  What was made goes to made as CoNLL-U, unless made is NULL. */
thaw_status thaw_eval_run(thaw_worker *worker, thaw_doc *doc, thaw_str gold,
    thaw_eval_start start, const thaw_sink *made,
    thaw_score out[THAW_METRIC_COUNT], thaw_error *err);

/* Exact spans of people, organisations, places, and of all three. */
typedef struct {
    thaw_score person, organisation, place, all;
} thaw_name_scores;

/*
 * Compares names with a gold text in IOB2: "number, form, tag" a line between
 * tabs, or "form ... tag" between blanks; an empty line ends a sentence.  Tags
 * of other types count as O.
 */
thaw_status thaw_eval_names(thaw_worker *worker, thaw_doc *doc, thaw_str gold,
    thaw_name_scores *out, thaw_error *err);

/* ---- events, for a program ------------------------------------------- */

typedef struct {
    uint32_t begin, end; /* bytes; begin == end: none */
} thaw_span;

typedef struct {
    thaw_span span;    /* the words that name the actor */
    thaw_str code;     /* "PRK"; empty when unknown */
    thaw_str sector;   /* PLOVER's: "GOV"; empty when unknown */
    thaw_str actor;    /* "country/PRK" */
    thaw_str name;     /* "North Korea" */
    thaw_str via;      /* how: "name", "title", "apposition", "coref", ... */
    double confidence; /* 0..1 */
} thaw_event_actor;

typedef struct {
    bool known;
    int64_t low, high, best; /* -1: open end */
    thaw_span span;
} thaw_event_number;

/* A read-only view of an event; every pointer belongs to the document. */
typedef struct {
    thaw_str id;
    uint32_t sentence;           /* from 0 */
    thaw_str date, date_end;     /* YYYY-MM-DD or empty */
    thaw_str date_precision;     /* day, week, month, year, or empty */
    thaw_span date_span;         /* empty when the document's date */
    thaw_str event, mode, cameo; /* "CONSULT", "", "046" */
    const thaw_str *contexts;
    size_t context_count;
    int quad; /* 1..4 */
    double goldstein, intensity;
    thaw_str polarity, status, time_ref;
    const thaw_event_actor *source, *target;
    size_t source_count, target_count;
    thaw_span place_span;
    thaw_str place_name, place_country;
    thaw_event_number killed, injured, arrested, size;
    thaw_span trigger; /* the words that say what was done */
    thaw_span text;    /* the sentence */
    thaw_str rule;     /* "consult/hold-talks" */
    double confidence;
} thaw_event;

size_t thaw_doc_event_count(const thaw_doc *doc);
/* The event at index < thaw_doc_event_count(). */
const thaw_event *thaw_doc_get_event(const thaw_doc *doc, size_t index);
/* The document's text, and its bytes at a span. */
thaw_str thaw_doc_get_text(const thaw_doc *doc);
thaw_str thaw_doc_get_span(const thaw_doc *doc, thaw_span span);
/* The document's metadata, with the id it got. */
thaw_meta thaw_doc_get_meta(const thaw_doc *doc);
/* How many sentences and words a document has, for rates. */
size_t thaw_doc_sentence_count(const thaw_doc *doc);
size_t thaw_doc_word_count(const thaw_doc *doc);

/* ---- rules ------------------------------------------------------------ */

/* A file of rules (docs/rules.md), as text. */
typedef struct {
    const char *name; /* for complaints */
    thaw_str text;
} thaw_rule_file;

/* How one example of a rule went; or a complaint of the compiler, with what
 * alone ("file:line: ..."). */
typedef struct {
    thaw_str file, rule, sentence;
    uint32_t line;
    bool yes;      /* it is to fire; else it must not */
    bool good;     /* it did as it should */
    thaw_str what; /* what happened instead; empty when good */
} thaw_example_result;
typedef void thaw_example_report(
    void *context, const thaw_example_result *result);

/*
 * Runs every example of the rules in those files, compiled beside the engine's
 * other tables; with no files, of the engine's own rules.  Reports each.
 * EFORMAT when the rules have mistakes, which are reported.
 */
thaw_status thaw_check_rules(const thaw_engine *engine,
    const thaw_rule_file *files, size_t count, thaw_example_report *report,
    void *context, thaw_error *err);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif
#endif
