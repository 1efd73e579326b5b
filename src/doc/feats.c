/*
 * feats.c - features by tag, and by form for the closed classes.
 *
 * Only what form, lemma and tag decide by themselves: EWT's finer distinctions
 * (person of a plural verb, gerund or participle) need the tree and are left
 * out rather than guessed.
 */
#include "doc/feats.h"

typedef struct {
    const char *form, *feats;
} entry;

#define PERSON(form, case_, number, person)                                    \
    {                                                                          \
        form,                                                                  \
            "Case=" case_ "|Number=" number "|Person=" person "|PronType=Prs"  \
    }
#define GENDERED(form, case_, gender)                                          \
    {                                                                          \
        form,                                                                  \
            "Case=" case_ "|Gender=" gender                                    \
            "|Number=Sing|Person=3|PronType=Prs"                               \
    }
#define REFLEXIVE(form, number, person)                                        \
    {                                                                          \
        form,                                                                  \
            "Case=Acc|Number=" number "|Person=" person                        \
            "|PronType=Prs|Reflex=Yes"                                         \
    }

static const entry personal[] = {
    PERSON("i", "Nom", "Sing", "1"),
    PERSON("me", "Acc", "Sing", "1"),
    {"you", "Case=Nom|Person=2|PronType=Prs"},
    GENDERED("he", "Nom", "Masc"),
    GENDERED("him", "Acc", "Masc"),
    GENDERED("she", "Nom", "Fem"),
    GENDERED("her", "Acc", "Fem"),
    GENDERED("it", "Nom", "Neut"),
    PERSON("we", "Nom", "Plur", "1"),
    PERSON("us", "Acc", "Plur", "1"),
    PERSON("'s", "Acc", "Plur", "1"),
    PERSON("they", "Nom", "Plur", "3"),
    PERSON("them", "Acc", "Plur", "3"),
    REFLEXIVE("myself", "Sing", "1"),
    REFLEXIVE("yourself", "Sing", "2"),
    {"himself",
        "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
        "|Reflex=Yes"},
    {"herself",
        "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"
        "|Reflex=Yes"},
    {"itself",
        "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"
        "|Reflex=Yes"},
    REFLEXIVE("ourselves", "Plur", "1"),
    REFLEXIVE("yourselves", "Plur", "2"),
    REFLEXIVE("themselves", "Plur", "3"),
};

#define OWNER(form, rest)                                                      \
    {                                                                          \
        form, "Case=Gen|" rest "|Poss=Yes|PronType=Prs"                        \
    }

static const entry owners[] = {
    OWNER("my", "Number=Sing|Person=1"),
    OWNER("mine", "Number=Sing|Person=1"),
    OWNER("your", "Person=2"),
    OWNER("yours", "Person=2"),
    OWNER("his", "Gender=Masc|Number=Sing|Person=3"),
    OWNER("her", "Gender=Fem|Number=Sing|Person=3"),
    OWNER("hers", "Gender=Fem|Number=Sing|Person=3"),
    OWNER("its", "Gender=Neut|Number=Sing|Person=3"),
    OWNER("our", "Number=Plur|Person=1"),
    OWNER("ours", "Number=Plur|Person=1"),
    OWNER("their", "Number=Plur|Person=3"),
    OWNER("theirs", "Number=Plur|Person=3"),
};

static const entry determiners[] = {
    {"the", "Definite=Def|PronType=Art"},
    {"a", "Definite=Ind|PronType=Art"},
    {"an", "Definite=Ind|PronType=Art"},
    {"this", "Number=Sing|PronType=Dem"},
    {"that", "Number=Sing|PronType=Dem"},
    {"these", "Number=Plur|PronType=Dem"},
    {"those", "Number=Plur|PronType=Dem"},
    {"all", "PronType=Tot"},
    {"both", "PronType=Tot"},
    {"every", "PronType=Tot"},
    {"each", "PronType=Tot"},
    {"no", "PronType=Neg"},
    {"neither", "PronType=Neg"},
    {"any", "PronType=Ind"},
    {"some", "PronType=Ind"},
    {"another", "PronType=Ind"},
    {"either", "PronType=Ind"},
};

static const entry adverbs[] = {
    {"not", "Polarity=Neg"},
    {"n't", "Polarity=Neg"},
    {"n\xE2\x80\x99t", "Polarity=Neg"},
    {"never", "PronType=Neg"},
    {"then", "PronType=Dem"},
    {"now", "PronType=Dem"},
    {"here", "PronType=Dem"},
    {"there", "PronType=Dem"},
};

#define VERB(rest) rest "|VerbForm=Fin"

static const char *const by_tag[THAW_XPOS_COUNT] = {
    [THAW_XPOS_NN] = "Number=Sing",
    [THAW_XPOS_NNS] = "Number=Plur",
    [THAW_XPOS_NNP] = "Number=Sing",
    [THAW_XPOS_NNPS] = "Number=Plur",
    [THAW_XPOS_JJ] = "Degree=Pos",
    [THAW_XPOS_JJR] = "Degree=Cmp",
    [THAW_XPOS_JJS] = "Degree=Sup",
    [THAW_XPOS_RBR] = "Degree=Cmp",
    [THAW_XPOS_RBS] = "Degree=Sup",
    [THAW_XPOS_VB] = "VerbForm=Inf",
    [THAW_XPOS_VBD] = VERB("Mood=Ind|Tense=Past"),
    [THAW_XPOS_VBG] = "Tense=Pres|VerbForm=Part",
    [THAW_XPOS_VBN] = "Tense=Past|VerbForm=Part",
    [THAW_XPOS_VBP] = VERB("Mood=Ind|Tense=Pres"),
    [THAW_XPOS_VBZ] = VERB("Mood=Ind|Number=Sing|Person=3|Tense=Pres"),
    [THAW_XPOS_MD] = "VerbForm=Fin",
    [THAW_XPOS_WP] = "PronType=Int",
    [THAW_XPOS_WPS] = "Poss=Yes|PronType=Rel",
    [THAW_XPOS_WDT] = "PronType=Rel",
    [THAW_XPOS_WRB] = "PronType=Int",
    [THAW_XPOS_FW] = "Foreign=Yes",
};

static const char *find(const entry *list, size_t count, thaw_str form)
{
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        const char *text = list[i].form;
        while (k < form.len && text[k] && thaw_to_lower(form.ptr[k]) == text[k])
            k++;
        if (k == form.len && text[k] == '\0')
            return list[i].feats;
    }
    return "_";
}

#define FIND(list, form) find(list, sizeof(list) / sizeof *(list), form)

const char *thaw_feats_find(thaw_str form, thaw_str lemma, thaw_xpos xpos)
{
    switch (xpos) {
    case THAW_XPOS_PRP:
        return FIND(personal, form);
    case THAW_XPOS_PRPS:
        return FIND(owners, form);
    case THAW_XPOS_DT:
    case THAW_XPOS_PDT:
        return FIND(determiners, form);
    case THAW_XPOS_RB:
        return FIND(adverbs, thaw_str_is(lemma, "not") ? lemma : form);
    case THAW_XPOS_CD:
        return form.len && thaw_is_digit(form.ptr[0])
            ? "NumForm=Digit|NumType=Card"
            : "NumForm=Word|NumType=Card";
    default:
        return xpos < THAW_XPOS_COUNT && by_tag[xpos] ? by_tag[xpos] : "_";
    }
}
