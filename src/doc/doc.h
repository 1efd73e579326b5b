/*
 * doc.h - the Document: one article and the layers that the stages add to it.
 *
 * A layer is an array in the document's arena.  A stage reads the layers before
 * its own, adds its own, and changes no other.  Tokens are numbered through the
 * whole document; a sentence owns a run of them.  Ranges of tokens are
 * [first, end).  Every span is bytes of doc->text.
 */
#ifndef THAW_DOC_H
#define THAW_DOC_H

#include "base/base.h"
#include "base/date.h"

#define THAW_NONE UINT32_MAX /* no token, no mention, no sentence */

/* ---- clean: blocks ---------------------------------------------------- */

typedef enum {
    THAW_BLOCK_PARAGRAPH,
    THAW_BLOCK_HEADLINE,
    THAW_BLOCK_SUBHEAD, /* a heading inside the article */
    THAW_BLOCK_BYLINE,
    THAW_BLOCK_CAPTION,   /* of a picture, with its credit */
    THAW_BLOCK_FURNITURE, /* navigation, share and comment forms */
    THAW_BLOCK_KIND_COUNT
} thaw_block_kind;

typedef struct {
    thaw_span span;
    thaw_block_kind kind;
    const char *why; /* the rule that said so, static text */
} thaw_block;

/* ---- token: sentences and words --------------------------------------- */

typedef struct {
    thaw_span span;
    uint32_t block;
    uint32_t first, end; /* tokens */
    uint8_t case_class;  /* docs/network.md, 1 */
    bool coded;          /* false in furniture, captions, bylines */
    bool cut;            /* a piece of a sentence past the word limit */
} thaw_sentence;

/* A syntactic word of Universal Dependencies. */
typedef struct {
    thaw_span span;
    uint32_t sentence;
    bool joined; /* one surface token with the word before: "do" + "n't" */
} thaw_token;

/* ---- tag --------------------------------------------------------------- */

/* The argument is not called X, which is itself a tag. */
/* clang-format off */
#define THAW_UPOS_LIST(F)                                                 \
    F(ADJ) F(ADP) F(ADV) F(AUX) F(CCONJ) F(DET) F(INTJ) F(NOUN) F(NUM)    \
    F(PART) F(PRON) F(PROPN) F(PUNCT) F(SCONJ) F(SYM) F(VERB) F(X)
/* clang-format on */
typedef enum {
#define THAW_UPOS_ENUM(name) THAW_UPOS_##name,
    THAW_UPOS_LIST(THAW_UPOS_ENUM)
#undef THAW_UPOS_ENUM
        THAW_UPOS_COUNT
} thaw_upos;

/* Penn Treebank tags as EWT and GUM use them: name in C, name in text. */
/* clang-format off */
#define THAW_XPOS_LIST(X)                                                    \
    X(NN, "NN") X(NNS, "NNS") X(NNP, "NNP") X(NNPS, "NNPS") X(JJ, "JJ")      \
    X(JJR, "JJR") X(JJS, "JJS") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS")      \
    X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP")      \
    X(VBZ, "VBZ") X(MD, "MD") X(TO, "TO") X(IN, "IN") X(DT, "DT")            \
    X(PDT, "PDT") X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB")      \
    X(PRP, "PRP") X(PRPS, "PRP$") X(POS, "POS") X(CC, "CC") X(CD, "CD")      \
    X(EX, "EX") X(RP, "RP") X(UH, "UH") X(FW, "FW") X(SYM, "SYM")            \
    X(LS, "LS") X(HYPH, "HYPH") X(NFP, "NFP") X(ADD, "ADD") X(AFX, "AFX")    \
    X(GW, "GW") X(XX, "XX") X(DOLLAR, "$") X(HASH, "#") X(COMMA, ",")        \
    X(PERIOD, ".") X(COLON, ":") X(LQUOTE, "``") X(RQUOTE, "''")             \
    X(LRB, "-LRB-") X(RRB, "-RRB-")
/* clang-format on */
typedef enum {
#define THAW_XPOS_ENUM(name, text) THAW_XPOS_##name,
    THAW_XPOS_LIST(THAW_XPOS_ENUM)
#undef THAW_XPOS_ENUM
        THAW_XPOS_COUNT
} thaw_xpos;

typedef struct {
    uint8_t upos, xpos; /* thaw_upos, thaw_xpos */
    thaw_str lemma;     /* lower case but for names; never empty */
} thaw_tag;

/* ---- parse -------------------------------------------------------------- */

/* clang-format off */
#define THAW_DEPREL_LIST(X)                                                \
    X(ROOT, "root") X(NSUBJ, "nsubj") X(NSUBJ_PASS, "nsubj:pass")          \
    X(NSUBJ_OUTER, "nsubj:outer") X(CSUBJ, "csubj")                        \
    X(CSUBJ_PASS, "csubj:pass") X(CSUBJ_OUTER, "csubj:outer")              \
    X(OBJ, "obj") X(IOBJ, "iobj") X(OBL, "obl") X(OBL_AGENT, "obl:agent")  \
    X(OBL_UNMARKED, "obl:unmarked") X(NMOD, "nmod")                        \
    X(NMOD_POSS, "nmod:poss") X(NMOD_UNMARKED, "nmod:unmarked")            \
    X(NMOD_DESC, "nmod:desc") X(AMOD, "amod") X(ADVMOD, "advmod")          \
    X(NUMMOD, "nummod") X(DET, "det") X(DET_PREDET, "det:predet")          \
    X(CASE, "case") X(MARK, "mark") X(AUX, "aux") X(AUX_PASS, "aux:pass")  \
    X(COP, "cop") X(CC, "cc") X(CC_PRECONJ, "cc:preconj")                  \
    X(CONJ, "conj") X(COMPOUND, "compound")                                \
    X(COMPOUND_PRT, "compound:prt") X(FLAT, "flat") X(FIXED, "fixed")      \
    X(APPOS, "appos") X(ACL, "acl") X(ACL_RELCL, "acl:relcl")              \
    X(ADVCL, "advcl") X(ADVCL_RELCL, "advcl:relcl") X(CCOMP, "ccomp")      \
    X(XCOMP, "xcomp") X(PARATAXIS, "parataxis") X(PUNCT, "punct")          \
    X(DISCOURSE, "discourse") X(EXPL, "expl") X(LIST, "list")              \
    X(DEP, "dep") X(REPARANDUM, "reparandum") X(VOCATIVE, "vocative")      \
    X(GOESWITH, "goeswith") X(ORPHAN, "orphan") X(DISLOCATED, "dislocated")
/* clang-format on */
typedef enum {
#define THAW_DEPREL_ENUM(name, text) THAW_DEPREL_##name,
    THAW_DEPREL_LIST(THAW_DEPREL_ENUM)
#undef THAW_DEPREL_ENUM
        THAW_DEPREL_COUNT
} thaw_deprel;

typedef struct {
    uint32_t head;  /* token; THAW_NONE for the root of a sentence */
    uint8_t deprel; /* thaw_deprel */
} thaw_arc;

const char *thaw_upos_name(thaw_upos upos);
const char *thaw_xpos_name(thaw_xpos xpos);
const char *thaw_deprel_name(thaw_deprel deprel);
/* The value of that name, or the _COUNT value. */
thaw_upos thaw_upos_find(thaw_str name);
thaw_xpos thaw_xpos_find(thaw_str name);
thaw_deprel thaw_deprel_find(thaw_str name);

/* ---- name ---------------------------------------------------------------- */

#define THAW_NAME_LIST(X) X(PER) X(ORG) X(LOC) X(NORP) X(EVENT) X(MISC)
typedef enum {
#define THAW_NAME_ENUM(name) THAW_NAME_##name,
    THAW_NAME_LIST(THAW_NAME_ENUM)
#undef THAW_NAME_ENUM
        THAW_NAME_COUNT
} thaw_name_type;
const char *thaw_name_type_name(thaw_name_type type);
thaw_name_type thaw_name_type_find(thaw_str name);

typedef struct {
    uint32_t first, end; /* tokens */
    thaw_name_type type;
} thaw_name;

/* ---- mention --------------------------------------------------------------
 */

typedef enum {
    THAW_MENTION_NAME,    /* "Moon", "South Korea" */
    THAW_MENTION_NOMINAL, /* "the two sides", "two agents" */
    THAW_MENTION_PRONOUN  /* "he", "its" */
} thaw_mention_kind;

/*
 * One noun phrase that speaks of somebody or something.  [first, end) is the
 * phrase without its relative clauses and appositions; head is its head token.
 * Mentions are sorted by head token, one a head at most.
 */
typedef struct {
    uint32_t first, end, head;
    uint32_t sentence;
    thaw_mention_kind kind;
    thaw_name_type name_type; /* THAW_NAME_COUNT when no name */
    uint32_t entity;          /* mentions of the same thing share it */
    uint32_t antecedent;      /* the mention it was linked to, or THAW_NONE */
    const char *link;         /* the rule that linked it, static; or NULL */
} thaw_mention;

/* ---- resolve ---------------------------------------------------------------
 */

/* What a mention is, as an actor.  A mention may have several ("the two
 * sides"); those of mention i are [actor_first[i], actor_first[i + 1]). */
typedef struct {
    thaw_str code;   /* "PRK"; empty when unknown */
    thaw_str sector; /* PLOVER sector "GOV"; empty when none */
    thaw_str actor;  /* "country/PRK"; empty when not in the tables */
    thaw_str name;   /* "North Korea" */
    thaw_str via;    /* name, demonym, metonym, title, apposition, coref, ... */
    thaw_str why;    /* one line for explain */
    uint32_t evidence; /* token that says so, or THAW_NONE */
    float confidence;  /* 0..1 */
} thaw_actor;

typedef enum {
    THAW_TIME_DATE,
    THAW_TIME_TIME,
    THAW_TIME_DURATION,
    THAW_TIME_SET
} thaw_time_type;

typedef enum {
    THAW_PRECISION_NONE,
    THAW_PRECISION_DAY,
    THAW_PRECISION_WEEK,
    THAW_PRECISION_MONTH,
    THAW_PRECISION_QUARTER,
    THAW_PRECISION_SEASON,
    THAW_PRECISION_YEAR,
    THAW_PRECISION_DECADE
} thaw_precision;

/* A temporal expression, TIMEX3 style. */
typedef struct {
    thaw_span span;
    uint32_t first, end; /* tokens */
    thaw_time_type type;
    thaw_str value;   /* "2018-01-09", "P2D", "PAST_REF" */
    int32_t from, to; /* days, both inclusive; THAW_DAY_NONE: none */
    thaw_precision precision;
    thaw_str why; /* the rule, the anchor, the arithmetic */
} thaw_time;

typedef struct {
    thaw_span span;
    uint32_t first, end;
    thaw_str name, country; /* country: ISO 3166 alpha-3, may be empty */
    double lat, lon;        /* NAN when unknown */
    thaw_str precision;     /* "city", "region", "country", ... */
    bool metonym;           /* acts, so it is an actor and not a place here */
} thaw_place;

/* A counted quantity: "five", "at least 20", "dozens". */
typedef struct {
    thaw_span span;
    uint32_t first, end;
    uint32_t head;           /* the noun counted, or the number itself */
    int64_t low, high, best; /* -1: open */
} thaw_quantity;

/* ---- event ------------------------------------------------------------------
 */

/* Why a candidate did not become an event, and what rule made one: for
 * explain.  Kept only when doc->keep_trace. */
typedef struct {
    uint32_t token;
    thaw_str rule, text; /* which rule or gate, what happened */
    bool fired;
} thaw_trace;

/* ---- the document
 * ------------------------------------------------------------- */

struct thaw_doc {
    thaw_arena arena;
    thaw_meta meta;
    int32_t date; /* day of meta.date, or THAW_DAY_NONE */
    thaw_str text;
    unsigned layers; /* bit 1 << thaw_stage */
    bool has_text, keep_trace;

    struct {
        thaw_block *items;
        size_t count, room;
    } blocks;
    struct {
        thaw_sentence *items;
        size_t count, room;
    } sentences;
    struct {
        thaw_token *items;
        size_t count, room;
    } tokens;
    thaw_tag *tags; /* parallel to tokens */
    thaw_arc *arcs; /* parallel to tokens */
    struct {
        thaw_name *items;
        size_t count, room;
    } names;
    struct {
        thaw_mention *items;
        size_t count, room;
    } mentions;
    uint32_t *mention_of; /* parallel to tokens: mention whose head this
                             token is, or THAW_NONE */
    struct {
        thaw_actor *items;
        size_t count, room;
    } actors;
    uint32_t *actor_first; /* mentions.count + 1 */
    struct {
        thaw_time *items;
        size_t count, room;
    } times;
    struct {
        thaw_place *items;
        size_t count, room;
    } places;
    struct {
        thaw_quantity *items;
        size_t count, room;
    } quantities;
    struct {
        thaw_event *items;
        size_t count, room;
    } events;
    struct {
        thaw_trace *items;
        size_t count, room;
    } traces;
};

static inline bool thaw_doc_has(const thaw_doc *doc, thaw_stage stage)
{
    return (doc->layers >> stage & 1) != 0;
}
static inline thaw_str thaw_doc_at(const thaw_doc *doc, thaw_span span)
{
    return (thaw_str){doc->text.ptr + span.begin, span.end - span.begin};
}
/* The form of a word: its bytes as they stand. */
static inline thaw_str thaw_doc_form(const thaw_doc *doc, uint32_t token)
{
    assert(token < doc->tokens.count);
    return thaw_doc_at(doc, doc->tokens.items[token].span);
}
static inline thaw_str thaw_doc_lemma(const thaw_doc *doc, uint32_t token)
{
    assert(token < doc->tokens.count);
    return doc->tags[token].lemma;
}
/* The bytes from the first token of a range to the end of its last. */
thaw_span thaw_doc_token_span(
    const thaw_doc *doc, uint32_t first, uint32_t end);
/* "no room for ..." with the arena's status. */
thaw_status thaw_doc_no_room(
    const thaw_doc *doc, const char *what, thaw_error *err);

#endif
