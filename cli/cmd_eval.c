/*
 * cmd_eval.c - thaw eval: scores against gold files.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

#define GOLD_MAX ((size_t)1 << 30)

typedef struct {
    cli_engine_options engine;
    const char *from;
    bool print;
} options;

static const cli_option table_of_options[] = {
    {"from", 0, "WHAT", "text|words|tags|all",
        "what of the gold file to start from; all three when left out",
        offsetof(options, from)},
    {"print", 0, NULL, NULL, "print what was made, as CoNLL-U, not the scores",
        offsetof(options, print)},
    CLI_ENGINE_OPTIONS(options, engine),
};

/* ---- reading files whole ----------------------------------------------------
 */

static bool read_stream(FILE *file, const char *path, thaw_str *out)
{
    char *bytes = NULL;
    size_t len = 0, room = 0;
    for (;;) {
        if (len == room) {
            room = room ? room * 2 : (size_t)1 << 16;
            char *more = room <= GOLD_MAX ? realloc(bytes, room) : NULL;
            if (!more)
                break;
            bytes = more;
        }
        size_t got = fread(bytes + len, 1, room - len, file);
        len += got;
        if (got == 0 && ferror(file))
            break;
        if (got == 0) {
            *out = (thaw_str){bytes, len};
            return true;
        }
    }
    cli_say("%s: cannot read it whole", path);
    free(bytes);
    return false;
}

/* What it gives is freed by the caller; "-" is standard input. */
static bool read_file(const char *path, thaw_str *out)
{
    bool input = strcmp(path, "-") == 0;
    FILE *file = input ? stdin : fopen(path, "rb");
    *out = (thaw_str){NULL, 0};
    if (!file) {
        cli_say("%s: cannot be opened", path);
        return false;
    }
    bool good = read_stream(file, path, out);
    if (!input)
        fclose(file);
    return good;
}

static void free_file(thaw_str bytes)
{
    free((void *)(uintptr_t)bytes.ptr);
}

/* ---- printing
 * ------------------------------------------------------------------ */

static void print_score(const char *name, thaw_score score)
{
    double precision =
        score.system ? (double)score.correct / (double)score.system : 0;
    double recall = score.gold ? (double)score.correct / (double)score.gold : 0;
    printf("%-13s %9.2f %9.2f %9.2f %9zu %9zu %9zu\n", name, 100 * precision,
        100 * recall, 100 * thaw_score_f1(score), score.correct, score.gold,
        score.system);
}

static void print_head(const char *what)
{
    printf("%-13s %9s %9s %9s %9s %9s %9s\n", what, "precision", "recall", "F1",
        "right", "gold", "made");
}

static void print_scores(const char *what, const thaw_score *scores,
    thaw_metric first, thaw_metric last)
{
    print_head(what);
    for (thaw_metric m = first; m <= last; m++)
        print_score(thaw_metric_name(m), scores[m]);
}

/* ---- conllu
 * --------------------------------------------------------------------- */

static const struct {
    const char *name, *title;
    thaw_eval_start start;
    thaw_metric first, last; /* what is worth a line */
} starts[] = {
    {"tags", "gold tags", THAW_EVAL_GOLD_TAGS, THAW_METRIC_LEMMAS,
        THAW_METRIC_LEMMAS},
    {"words", "gold words", THAW_EVAL_GOLD_TOKENS, THAW_METRIC_UPOS,
        THAW_METRIC_LAS},
    {"text", "raw text", THAW_EVAL_RAW, THAW_METRIC_TOKENS, THAW_METRIC_LAS},
};
#define START_COUNT (sizeof starts / sizeof *starts)

static int compare(const char *gold_path, thaw_str gold, const char *path)
{
    thaw_str system;
    thaw_error err = {0};
    thaw_score scores[THAW_METRIC_COUNT];
    if (!read_file(path, &system))
        return CLI_FATAL;
    thaw_status status = thaw_eval_conllu(gold, system, scores, &err);
    free_file(system);
    if (status != THAW_OK) {
        cli_complain(gold_path, &err);
        return CLI_FATAL;
    }
    print_scores("two files", scores, THAW_METRIC_TOKENS, THAW_METRIC_LAS);
    return CLI_OK;
}

static int evaluate(
    cli_session *s, const options *o, const char *path, thaw_str gold)
{
    const char *from = o->from ? o->from : o->print ? "text" : "all";
    bool all = strcmp(from, "all") == 0;
    for (size_t i = 0; i < START_COUNT; i++) {
        thaw_error err = {0};
        thaw_score scores[THAW_METRIC_COUNT];
        if (!all && strcmp(from, starts[i].name) != 0)
            continue;
        if (thaw_eval_run(s->worker, s->doc, gold, starts[i].start,
                o->print ? &cli_stdout : NULL, scores, &err) != THAW_OK) {
            cli_complain(path, &err);
            return CLI_FATAL;
        }
        if (!o->print)
            print_scores(
                starts[i].title, scores, starts[i].first, starts[i].last);
    }
    return CLI_OK;
}

/* ---- names
 * ------------------------------------------------------------------------ */

static int evaluate_names(cli_session *s, const char *path, thaw_str gold)
{
    thaw_error err = {0};
    thaw_name_scores scores;
    if (thaw_eval_names(s->worker, s->doc, gold, &scores, &err) != THAW_OK) {
        cli_complain(path, &err);
        return CLI_FATAL;
    }
    print_head("names");
    print_score("person", scores.person);
    print_score("organisation", scores.organisation);
    print_score("place", scores.place);
    print_score("all", scores.all);
    return CLI_OK;
}

/* ---- the command
 * -------------------------------------------------------------------- */

static int run_engine(
    const options *o, bool names, const char *path, thaw_str gold)
{
    cli_session session;
    int status = cli_session_open(&session, &o->engine);
    if (status != CLI_OK)
        return status;
    status = names ? evaluate_names(&session, path, gold)
                   : evaluate(&session, o, path, gold);
    cli_session_close(&session);
    return status;
}

static int run(int argc, char **argv)
{
    options o = {0};
    thaw_str gold;
    int count;
    int status = cli_parse(&cmd_eval, argc, argv, &o, &count);
    if (status >= 0)
        return status;
    bool names = count > 0 && strcmp(argv[1], "names") == 0;
    if (count < 2 || count > (names ? 2 : 3) ||
        (!names && strcmp(argv[1], "conllu") != 0))
        return cli_usage(&cmd_eval, "say \"conllu\" or \"names\", and a file");
    if (o.print && o.from && strcmp(o.from, "all") == 0)
        return cli_usage(&cmd_eval, "--print prints one thing made, not all");
    if (!read_file(argv[2], &gold))
        return CLI_FATAL;
    status = count == 3 ? compare(argv[2], gold, argv[3])
                        : run_engine(&o, names, argv[2], gold);
    free_file(gold);
    return cli_finish(status);
}

const cli_command cmd_eval = {
    .name = "eval",
    .usage = "thaw eval [OPTION...] conllu GOLD [SYSTEM]\n"
             "       thaw eval [OPTION...] names GOLD",
    .summary = "score the reader against gold files",
    .about =
        "\"conllu\" compares two CoNLL-U files of the same text, or, given "
        "one,\n"
        "reads its text and compares: from the gold tags (lemmas), from the\n"
        "gold words (tags and trees), and from raw text, rebuilt with a blank\n"
        "line where the gold file begins a paragraph.  Scores are those of "
        "the\n"
        "CoNLL 2018 shared task: precision, recall and F1 over words aligned "
        "by\n"
        "their characters; LAS by the universal part of the label.\n"
        "\n"
        "\"names\" reads words with B-, I- and O tags, one a line, and scores\n"
        "exact spans of people, organisations and places.\n"
        "\n"
        "GOLD may be \"-\", standard input.",
    .example = "  thaw eval conllu en_ewt-test.conllu\n"
               "  cat gum/*.conllu | thaw eval --from text conllu -\n"
               "  thaw eval names en_ewt-dev.iob2\n",
    .options = table_of_options,
    .option_count = sizeof table_of_options / sizeof *table_of_options,
    .run = run,
};
