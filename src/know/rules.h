/*
 * rules.h - the coder's rules as they lie in the knowledge file: what a
 * predicate is called, what fills its roles, which code comes out.
 *
 * Compiled from data/rules/ (docs/rules.md is the language).  Words are
 * numbers; the words of the first THAW_ROLE_COUNT numbers are the roles' own
 * names, so that a preposition's number is its role.
 *
 * Chunks: "ruTX" texts, "ruWD" words, and one array a struct below: "ruRU"
 * rules, "ruTR" triggers sorted by word, "ruCO" conditions, "ruPA" paths,
 * "ruSE" sets, "ruNU" numbers (words of sets, sorted; parts of terms), "ruTE"
 * terms, "ruEX" examples.
 */
#ifndef THAW_RULES_H
#define THAW_RULES_H

#include "base/map.h"
#include "know/ontology.h"
#include "know/source.h"

/* ---- roles --------------------------------------------------------------- */

/* clang-format off */
#define THAW_ROLE_LIST(X)                                                  \
    X(SUBJ, "subj") X(OBJ, "obj") X(IOBJ, "iobj") X(COMP, "comp")          \
    X(MOD, "mod") X(PART, "part") X(SELF, "self")                          \
    X(ABOUT, "about") X(ABOVE, "above") X(ACROSS, "across")                \
    X(AFTER, "after") X(AGAINST, "against") X(ALONG, "along")              \
    X(ALONGSIDE, "alongside") X(AMID, "amid") X(AMONG, "among")            \
    X(AROUND, "around") X(AS, "as") X(AT, "at") X(BECAUSE, "because")      \
    X(BEFORE, "before") X(BEHIND, "behind") X(BELOW, "below")              \
    X(BESIDE, "beside") X(BETWEEN, "between") X(BEYOND, "beyond")          \
    X(BY, "by") X(CONCERNING, "concerning") X(DESPITE, "despite")          \
    X(DOWN, "down") X(DURING, "during") X(EXCEPT, "except")                \
    X(FOLLOWING, "following") X(FOR, "for") X(FROM, "from") X(IN, "in")    \
    X(INCLUDING, "including") X(INSIDE, "inside") X(INTO, "into")          \
    X(LIKE, "like") X(NEAR, "near") X(OF, "of") X(OFF, "off") X(ON, "on")  \
    X(ONTO, "onto") X(OUT, "out") X(OUTSIDE, "outside") X(OVER, "over")    \
    X(PAST, "past") X(REGARDING, "regarding") X(SINCE, "since")            \
    X(THROUGH, "through") X(THROUGHOUT, "throughout") X(TO, "to")          \
    X(TOWARD, "toward") X(TOWARDS, "towards") X(UNDER, "under")            \
    X(UNTIL, "until") X(UP, "up") X(UPON, "upon") X(VERSUS, "versus")      \
    X(VIA, "via") X(WHILE, "while") X(WITH, "with") X(WITHIN, "within")    \
    X(WITHOUT, "without")
/* clang-format on */
typedef enum {
#define THAW_ROLE_ENUM(name, text) THAW_ROLE_##name,
    THAW_ROLE_LIST(THAW_ROLE_ENUM)
#undef THAW_ROLE_ENUM
        THAW_ROLE_COUNT
} thaw_role;
#define THAW_ROLE_FIRST_PREPOSITION THAW_ROLE_ABOUT
const char *thaw_role_name(thaw_role role);
/* The role of that name, or THAW_ROLE_COUNT. */
thaw_role thaw_role_find(thaw_str name);

/* ---- the parts of a rule ---------------------------------------------------
 */

#define THAW_RULE_NONE UINT32_MAX

typedef enum {
    THAW_PREDICATE_VERB,
    THAW_PREDICATE_NOUN,
    THAW_PREDICATE_ADJ,
    THAW_PREDICATE_COUNT
} thaw_predicate_kind;

/* A run of one of the arrays. */
typedef struct {
    uint32_t first, count;
} thaw_run_of;

/* "obj.of": the roles to follow. */
#define THAW_PATH_MAX 4
typedef struct {
    uint8_t count;
    uint8_t roles[THAW_PATH_MAX];
    uint8_t zero[3];
} thaw_path;

/* Several words that act as one: "call_on", "war_crime". */
typedef struct {
    thaw_run_of parts; /* numbers: words */
} thaw_rule_term;

/* The kinds of things that a condition can ask for, beside words. */
/* clang-format off */
#define THAW_WHAT_LIST(X)                                           \
    X(ANY, "any") X(ACTOR, "actor") X(PERSON, "person")             \
    X(COUNTRY, "country") X(PLACE, "place") X(NUMBER, "number")     \
    X(PRONOUN, "pronoun")                                           \
    X(NEGATED, "negated") X(PLURAL, "plural") X(PASSIVE, "passive")
/* clang-format on */
typedef enum {
#define THAW_WHAT_ENUM(name, text) THAW_WHAT_##name,
    THAW_WHAT_LIST(THAW_WHAT_ENUM)
#undef THAW_WHAT_ENUM
        THAW_WHAT_COUNT
} thaw_what;

/* What may fill a role: any of these. */
typedef struct {
    thaw_run_of words; /* numbers, sorted */
    thaw_run_of terms;
    uint32_t kinds;       /* 1 << thaw_what */
    uint32_t event, mode; /* texts; THAW_RULE_NONE: none asked for */
    uint32_t text;        /* as the rule says it, for complaints and traces */
} thaw_word_set;

typedef struct {
    thaw_run_of paths; /* any of them */
    uint32_t set;
    uint32_t negative; /* a "not" */
} thaw_condition;

typedef struct {
    uint32_t word; /* the head's */
    uint32_t rule;
    uint32_t kind; /* thaw_predicate_kind */
    uint32_t term; /* or THAW_RULE_NONE: the word alone */
} thaw_trigger;

typedef enum {
    THAW_RULE_SOURCE_OPTIONAL = 1,
    THAW_RULE_TARGET_OPTIONAL = 2,
    THAW_RULE_TAKES_EVENT = 4,   /* a condition asks for an event */
    THAW_RULE_TAKES_NEGATION = 8 /* a condition asks for "self negated" */
} thaw_rule_flag;

typedef struct {
    uint32_t id, code, event, mode, status; /* texts; event may be NONE: the
                                               crosswalk's; status too */
    uint32_t context;                       /* text or THAW_RULE_NONE */
    thaw_run_of conditions;
    thaw_run_of from, to; /* paths */
    thaw_run_of both;     /* paths, all of them together */
    uint32_t weight;      /* of its conditions: the heavier rule wins */
    uint32_t flags;       /* thaw_rule_flag */
    uint32_t file, line;  /* where it stands */
} thaw_rule;

typedef struct {
    uint32_t rule, yes; /* 0: must not fire */
    uint32_t text;
    uint32_t source, target; /* texts, THAW_RULE_NONE: not said */
    uint32_t file, line;
} thaw_rule_example;

/* The view; filled by thaw_rules_open(). */
typedef struct {
    thaw_strings texts, words;
    const thaw_rule *rules;
    const thaw_trigger *triggers;
    const thaw_condition *conditions;
    const thaw_path *paths;
    const thaw_word_set *sets;
    const thaw_rule_term *terms;
    const uint32_t *numbers;
    const thaw_rule_example *examples;
    uint32_t rule_count, trigger_count, condition_count, path_count, set_count,
        term_count, number_count, example_count;
    thaw_map word_map;       /* word to number */
    uint32_t *trigger_first; /* words.count + 1 */
} thaw_rules;

/* The number of a word (lower case), or THAW_RULE_NONE. */
uint32_t thaw_rules_find_word(const thaw_rules *rules, thaw_str word);
/* A text by number; THAW_RULE_NONE is empty. */
thaw_str thaw_rules_text(const thaw_rules *rules, uint32_t text);
/* True when the single word is one of the set's. */
bool thaw_rules_set_has(
    const thaw_rules *rules, const thaw_word_set *set, uint32_t word);

/* ---- compiling: know.c calls these -----------------------------------------
 */

struct thaw_know;
void thaw_rules_compile(thaw_compile *, const thaw_source *const *, size_t);
thaw_status thaw_rules_open(struct thaw_know *, thaw_error *);

#endif
