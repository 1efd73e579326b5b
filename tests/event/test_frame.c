/*
 * test_frame.c - who fills which role, from trees written by hand.
 *
 * A case is a tree, a predicate by its form, and its roles as "role=word",
 * those that must be there and, after "!", those that must not.
 */
#include <stdio.h>

#include "../conllu_doc.h"
#include "../tap.h"
#include "event/frame.h"
#include "know/tables.h"

#define W(n, form, lemma, upos, xpos, head, rel)                               \
#n "\t" form "\t" lemma "\t" upos "\t" xpos "\t_\t" #head "\t" rel         \
       "\t_\t_\n"

static const struct {
    const char *what, *tree, *predicate, *roles;
} cases[] = {
    {"a passive and its agent",
        W(1, "Iran", "Iran", "PROPN", "NNP", 3, "nsubj:pass") W(2, "was", "be",
            "AUX", "VBD", 3, "aux:pass") W(3, "accused", "accuse", "VERB",
            "VBN", 0, "root") W(4, "by", "by", "ADP", "IN", 5, "case")
            W(5, "Israel", "Israel", "PROPN", "NNP", 3, "obl:agent"),
        "accused", "obj=Iran subj=Israel by=Israel !subj=Iran"},
    {"subject control",
        W(1, "Iran", "Iran", "PROPN", "NNP", 2, "nsubj") W(2, "agreed", "agree",
            "VERB", "VBD", 0, "root") W(3, "to", "to", "PART", "TO", 4, "mark")
            W(4, "withdraw", "withdraw", "VERB", "VB", 2, "xcomp"),
        "withdraw", "subj=Iran"},
    {"object control",
        W(1, "Turkey", "Turkey", "PROPN", "NNP", 2, "nsubj")
            W(2, "urged", "urge", "VERB", "VBD", 0, "root")
                W(3, "Iran", "Iran", "PROPN", "NNP", 2, "obj")
                    W(4, "to", "to", "PART", "TO", 5, "mark")
                        W(5, "withdraw", "withdraw", "VERB", "VB", 2, "xcomp"),
        "withdraw", "subj=Iran !subj=Turkey"},
    {"a promise is kept by who made it",
        W(1, "Turkey", "Turkey", "PROPN", "NNP", 2, "nsubj")
            W(2, "promised", "promise", "VERB", "VBD", 0, "root")
                W(3, "Iran", "Iran", "PROPN", "NNP", 2, "iobj")
                    W(4, "to", "to", "PART", "TO", 5, "mark")
                        W(5, "withdraw", "withdraw", "VERB", "VB", 2, "xcomp"),
        "withdraw", "subj=Turkey !subj=Iran"},
    {"an oblique controls",
        W(1, "Turkey", "Turkey", "PROPN", "NNP", 2, "nsubj") W(2, "called",
            "call", "VERB", "VBD", 0, "root") W(3, "on", "on", "ADP", "IN", 4,
            "case") W(4, "Iran", "Iran", "PROPN", "NNP", 2, "obl")
            W(5, "to", "to", "PART", "TO", 6, "mark")
                W(6, "withdraw", "withdraw", "VERB", "VB", 2, "xcomp"),
        "withdraw", "subj=Iran !subj=Turkey"},
    {"a relative word stands for its antecedent",
        W(1, "rebels", "rebel", "NOUN", "NNS", 0, "root")
            W(2, "who", "who", "PRON", "WP", 3, "nsubj")
                W(3, "attacked", "attack", "VERB", "VBD", 1, "acl:relcl")
                    W(4, "posts", "post", "NOUN", "NNS", 3, "obj"),
        "attacked", "subj=rebels obj=posts !subj=who"},
    {"the gap of a relative clause",
        W(1, "men", "man", "NOUN", "NNS", 0, "root")
            W(2, "police", "police", "NOUN", "NNS", 3, "nsubj")
                W(3, "arrested", "arrest", "VERB", "VBD", 1, "acl:relcl"),
        "arrested", "subj=police obj=men"},
    {"a past participle suffers",
        W(1, "bomb", "bomb", "NOUN", "NN", 0, "root") W(2, "placed", "place",
            "VERB", "VBN", 1, "acl") W(3, "by", "by", "ADP", "IN", 4, "case")
            W(4, "agents", "agent", "NOUN", "NNS", 2, "obl"),
        "placed", "obj=bomb subj=agents !subj=bomb"},
    {"a present participle acts",
        W(1, "ships", "ship", "NOUN", "NNS", 0, "root")
            W(2, "carrying", "carry", "VERB", "VBG", 1, "acl")
                W(3, "oil", "oil", "NOUN", "NN", 2, "obj"),
        "carrying", "subj=ships obj=oil"},
    {"a participle clause has the subject above it",
        W(1, "Rebels", "rebel", "NOUN", "NNS", 2, "nsubj") W(2, "fired", "fire",
            "VERB", "VBD", 0, "root") W(3, ",", ",", "PUNCT", ",", 2, "punct")
            W(4, "killing", "kill", "VERB", "VBG", 2, "advcl")
                W(5, "five", "five", "NUM", "CD", 4, "obj"),
        "killing", "subj=Rebels obj=five"},
    {"after a passive the agent",
        W(1, "Towns", "town", "NOUN", "NNS", 3, "nsubj:pass")
            W(2, "were", "be", "AUX", "VBD", 3, "aux:pass")
                W(3, "bombed", "bomb", "VERB", "VBN", 0, "root")
                    W(4, "by", "by", "ADP", "IN", 5, "case")
                        W(5, "jets", "jet", "NOUN", "NNS", 3, "obl:agent")
                            W(6, "killing", "kill", "VERB", "VBG", 3, "advcl"),
        "killing", "subj=jets !subj=Towns"},
    {"members of a coordination",
        W(1, "India", "India", "PROPN", "NNP", 4, "nsubj")
            W(2, "and", "and", "CCONJ", "CC", 3, "cc")
                W(3, "China", "China", "PROPN", "NNP", 1, "conj")
                    W(4, "met", "meet", "VERB", "VBD", 0, "root"),
        "met", "subj=India subj=China"},
    {"verbs of a coordination share",
        W(1, "Rebels", "rebel", "NOUN", "NNS", 2, "nsubj")
            W(2, "attacked", "attack", "VERB", "VBD", 0, "root")
                W(3, "and", "and", "CCONJ", "CC", 4, "cc")
                    W(4, "looted", "loot", "VERB", "VBD", 2, "conj")
                        W(5, "shops", "shop", "NOUN", "NNS", 2, "obj"),
        "looted", "subj=Rebels obj=shops"},
    {"a noun has its light verb's subject and phrases",
        W(1, "Turkey", "Turkey", "PROPN", "NNP", 2, "nsubj")
            W(2, "held", "hold", "VERB", "VBD", 0, "root")
                W(3, "talks", "talk", "NOUN", "NNS", 2, "obj")
                    W(4, "with", "with", "ADP", "IN", 5, "case")
                        W(5, "Greece", "Greece", "PROPN", "NNP", 2, "obl"),
        "talks", "subj=Turkey with=Greece"},
    {"a possessor does it, of is whom",
        W(1, "Iran", "Iran", "PROPN", "NNP", 3, "nmod:poss")
            W(2, "'s", "'s", "PART", "POS", 1, "case")
                W(3, "arrest", "arrest", "NOUN", "NN", 0, "root")
                    W(4, "of", "of", "ADP", "IN", 5, "case")
                        W(5, "sailors", "sailor", "NOUN", "NNS", 3, "nmod"),
        "arrest", "subj=Iran obj=sailors of=sailors"},
    {"of alone is not whom",
        W(1, "arrival", "arrival", "NOUN", "NN", 0, "root")
            W(2, "of", "of", "ADP", "IN", 3, "case")
                W(3, "sailors", "sailor", "NOUN", "NNS", 1, "nmod"),
        "arrival", "of=sailors !obj=sailors"},
    {"a clause with a preposition, and its subject",
        W(1, "Armenia", "Armenia", "PROPN", "NNP", 2, "nsubj") W(2, "accused",
            "accuse", "VERB", "VBD", 0, "root") W(3, "Azerbaijan", "Azerbaijan",
            "PROPN", "NNP", 2, "obj") W(4, "of", "of", "SCONJ", "IN", 5, "mark")
            W(5, "shelling", "shell", "VERB", "VBG", 2, "advcl")
                W(6, "villages", "village", "NOUN", "NNS", 5, "obj"),
        "shelling", "subj=Azerbaijan obj=villages !subj=Armenia"},
};

static uint32_t find_form(const thaw_doc *doc, thaw_str form)
{
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        if (thaw_str_equal(thaw_doc_form(doc, t), form))
            return t;
    return THAW_NONE;
}

static bool has(
    const thaw_doc *doc, const thaw_frame *frame, thaw_str role, thaw_str word)
{
    for (size_t i = 0; i < frame->count; i++)
        if (thaw_str_is(role, thaw_role_name(frame->items[i].role)) &&
            thaw_str_equal(thaw_doc_form(doc, frame->items[i].token), word))
            return true;
    return false;
}

static bool check(const thaw_doc *doc, const thaw_frame *frame, thaw_str roles)
{
    bool good = true;
    while (roles.ptr) {
        thaw_str word = thaw_str_split(&roles, ' ');
        bool absent = word.ptr[0] == '!';
        if (absent)
            word = (thaw_str){word.ptr + 1, word.len - 1};
        thaw_str role = thaw_str_split(&word, '=');
        if (has(doc, frame, role, word) == absent) {
            diag("%.*s=%.*s is %s", THAW_STR_ARG(role), THAW_STR_ARG(word),
                absent ? "there" : "missing");
            good = false;
        }
    }
    return good;
}

/* Rules without rules: their words are the roles' names. */
static thaw_know *open_know(thaw_buf *out)
{
    thaw_source rules = {"r", THAW_STR("# format: thaw-rules 1\n")};
    thaw_buf complaints;
    thaw_know *know = NULL;
    thaw_buf_init(out, 1 << 22);
    thaw_buf_init(&complaints, 1 << 16);
    if (thaw_know_compile(&rules, 1, out, &complaints, NULL) != THAW_OK ||
        thaw_know_open(&know, thaw_buf_view(out), "rules", NULL) != THAW_OK)
        diag("%.*s", (int)complaints.len, complaints.bytes);
    thaw_buf_release(&complaints);
    return know;
}

int main(void)
{
    thaw_buf file;
    thaw_know *know = open_know(&file);
    thaw_arena arena;
    thaw_arena_init(&arena, 1 << 24);
    if (!ok(know != NULL, "an empty file of rules opens"))
        return done_testing();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        thaw_doc *doc = conllu_doc(cases[i].tree, NULL);
        thaw_frames frames;
        thaw_frames_init(&frames, doc, &know->rules, 0, &arena);
        ok(thaw_frames_read_tree(&frames) &&
                check(doc,
                    thaw_frames_get(&frames,
                        find_form(doc, thaw_str_of(cases[i].predicate))),
                    thaw_str_of(cases[i].roles)),
            "%s", cases[i].what);
        thaw_doc_free(doc);
        thaw_arena_reset(&arena);
    }
    thaw_arena_release(&arena);
    thaw_know_close(know);
    thaw_buf_release(&file);
    return done_testing();
}
