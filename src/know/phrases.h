/*
 * phrases.h - finding names and role nouns in running text: the longest phrase
 * of the tables that begins at a token, and what it may mean.
 *
 * Phrases are sequences of units.  A token is folded (thaw_fold), loses its
 * periods, and is cut at hyphens, slashes and apostrophes: "Moon Jae-In",
 * "Moon Jae In", "Moon Jae" "-" "In" are all moon|jae|in, "U.S." is us,
 * "Sana'a" is sana|a, "People" "'s" is people|s.  A token of hyphens or
 * apostrophes alone has no unit and is passed over inside a phrase; any other
 * punctuation is a unit that no phrase has.  A phrase begins and ends on token
 * borders.  Nothing is stemmed: plurals and demonyms are phrases of their own.
 *
 * Where a phrase begins with "the" in the tables ("the North", "the Hague") the
 * match begins at "the".
 */
#ifndef THAW_PHRASES_H
#define THAW_PHRASES_H

#include "base/date.h"
#include "know/source.h"

/* What kind of phrase points to its record. */
/* clang-format off */
#define THAW_FORM_LIST(X)                                                    \
    X(NAME, "name")           /* "North Korea", "NATO", "Kim Jong-un" */     \
    X(SHORT, "short")         /* "the North": see thaw_phrase_entry.needs */ \
    X(SURNAME, "surname")     /* "Kim": after the full name, or a title */   \
    X(ADJECTIVE, "adjective") /* "North Korean" (policy) */                  \
    X(MEMBER, "member")       /* "a Briton", "a Kurd", "an Israeli" */       \
    X(PEOPLE, "people")       /* "Britons", "the Kurds", "the French" */     \
    X(CAPITAL, "capital")     /* "Pyongyang": stands for the country */      \
    X(AGENT, "agent")         /* a role noun, singular: record of agents.h */\
    X(AGENTS, "agents")       /* a role noun, plural */
/* clang-format on */
typedef enum {
#define THAW_FORM_ENUM(name, text) THAW_FORM_##name,
    THAW_FORM_LIST(THAW_FORM_ENUM)
#undef THAW_FORM_ENUM
        THAW_FORM_COUNT
} thaw_form;
const char *thaw_form_name(thaw_form form);

/* What the letters in the text must look like; matching sees to it. */
typedef enum {
    THAW_CASE_ANY,
    THAW_CASE_CAPITAL, /* there is a capital in it: "al-Qaeda" */
    THAW_CASE_UPPER,   /* all letters are capitals: "US", "WHO" */
    THAW_CASE_COUNT
} thaw_case;

#define THAW_PHRASE_NONE UINT32_MAX

/* One meaning of a phrase.  As it lies in the file. */
typedef struct {
    uint8_t form;    /* thaw_form */
    uint8_t letters; /* thaw_case */
    uint16_t zero;
    uint32_t record;  /* actor (actors.h), or agent (agents.h) by form */
    uint32_t needs;   /* SHORT: use it only when the document names record, or
                         this actor, by a NAME.  THAW_PHRASE_NONE: record */
    int32_t from, to; /* days on which the phrase means this, inclusive;
                         THAW_DAY_NONE: open on that side */
} thaw_phrase_entry;

static inline bool thaw_phrase_entry_is_agent(const thaw_phrase_entry *entry)
{
    return entry->form == THAW_FORM_AGENT || entry->form == THAW_FORM_AGENTS;
}
/* True when the day is unknown (THAW_DAY_NONE) or within from..to. */
static inline bool thaw_phrase_entry_holds(
    const thaw_phrase_entry *entry, int32_t day)
{
    return day == THAW_DAY_NONE ||
        ((entry->from == THAW_DAY_NONE || day >= entry->from) &&
            (entry->to == THAW_DAY_NONE || day <= entry->to));
}

/* A phrase found in the tokens [first, end): its meanings, which are all of
 * one spelling.  Entries whose letters do not fit are not left out: ask
 * thaw_phrase_fits(). */
typedef struct {
    uint32_t first, end;              /* tokens */
    const thaw_phrase_entry *entries; /* sorted by form */
    uint32_t entry_count;
    uint8_t letters; /* the most that the text satisfies (thaw_case) */
} thaw_phrase;

static inline bool thaw_phrase_fits(
    const thaw_phrase *phrase, const thaw_phrase_entry *entry)
{
    return entry->letters <= phrase->letters;
}

/* The view; filled by thaw_phrases_open(). */
typedef struct {
    thaw_strings words;
    const uint32_t *slots; /* hash table of words, by number + 1 */
    uint32_t slot_count;   /* power of two */
    /* a trie in level order: edge i leads to node i + 1; the edges of the root
     * are words 0, 1, 2, ...; the edges of any other node rise */
    const uint32_t *edges;       /* word of each edge */
    const uint32_t *edge_first;  /* node_count + 1 */
    const uint32_t *entry_first; /* node_count + 1 */
    const thaw_phrase_entry *entries;
    uint32_t node_count, entry_count;
} thaw_phrases;

/* A text made ready for matching: once a document. */
typedef struct {
    uint32_t word; /* in thaw_phrases, or THAW_PHRASE_NONE */
    uint32_t token;
    uint8_t letters; /* thaw_case of its token; ANY when it has no capital */
} thaw_unit;
typedef struct {
    const thaw_phrases *phrases;
    thaw_unit *items;
    size_t count;
    uint32_t *first_of; /* per token, and one more: its first unit */
    uint32_t token_count;
} thaw_units;

/*
 * Cuts the tokens into units in the arena.  Fails with ENOMEM or ELIMIT.  The
 * forms themselves are not kept.
 */
thaw_status thaw_units_init(thaw_units *units, const thaw_phrases *phrases,
    const thaw_str *forms, uint32_t count, thaw_arena *arena, thaw_error *err);

/*
 * The phrases that begin at token first and end at or before end (give the end
 * of the sentence), longest first; at most max, the longest ones.  Phrases
 * none of whose entries fits the letters are left out.  Returns how many.
 */
#define THAW_PHRASE_LENGTHS_MAX 16
size_t thaw_units_find(const thaw_units *units, uint32_t first, uint32_t end,
    thaw_phrase *out, size_t max);
/* The longest of them; false when there is none. */
bool thaw_units_find_longest(
    const thaw_units *units, uint32_t first, uint32_t end, thaw_phrase *out);

/*
 * The phrase that is the whole of a text, for look-up outside a document ("the
 * actor of this name"); first and end are 0 and 1.  False when there is none.
 */
bool thaw_phrases_find(
    const thaw_phrases *phrases, thaw_str text, thaw_phrase *out);

/* ---- compiling --------------------------------------------------------- */

/*
 * Adds a phrase with one meaning.  A leading "=" asks for exactly the letters
 * given: all capitals must be all capitals.  Without it a phrase of two or
 * three capitals does so too ("US", "WHO"), one with a capital wants one, and
 * one without wants none.  Complains about text with no letters and about one
 * that has too many words.  The same meaning twice is one.
 */
void thaw_phrases_add(thaw_compile *compile, const thaw_source *source,
    size_t line, thaw_str text, thaw_phrase_entry entry);
/* Actor i becomes numbers[i] in all entries so far that are no agents'. */
void thaw_phrases_renumber(thaw_compile *compile, const uint32_t *numbers);
void thaw_phrases_finish(thaw_compile *compile);
struct thaw_know;
thaw_status thaw_phrases_open(struct thaw_know *know, thaw_error *err);

#endif
