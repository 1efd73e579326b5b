/*
 * status_words.c - what a word does to the events that it governs.
 */
#include "event/status_words.h"

typedef struct {
    thaw_status_effect effect;
    const char *words; /* lemmas, each between two blanks */
} word_list;

static const word_list governors[] = {
    {THAW_EFFECT_PLAN,
        " plan intend agree offer propose vow promise pledge prepare aim hope "
        "want seek decide expect schedule slate wish try attempt consider "
        "undertake swear choose opt commit resolve mull ponder eye envisage "
        "willing ready due poised bound prepared determined eager set "
        "proposal decision intention promise pledge offer attempt effort bid "
        "commitment vow readiness willingness agreement hope expectation "
        "arrange organise organize prospect promise aim agenda "
        "likely postpone delay suggest recommend interested "},
    {THAW_EFFECT_THREAT, " threaten warn threat warning ultimatum "},
    {THAW_EFFECT_DEMAND,
        " demand urge call ask request order require press appeal insist "
        "implore beg exhort command instruct advise encourage pressure plead "
        "petition invite advocate tell demand request call appeal order plea "
        "insistence need "},
    {THAW_EFFECT_DENY, " deny refute disclaim denial "},
    {THAW_EFFECT_FAIL,
        " fail refuse decline reject avoid prevent cancel avert foil thwart "
        "stop block forbid ban bar neglect omit refrain abstain abort scrap "
        "failure refusal reluctant unwilling unable rule_out rule escape "
        "discourage dissuade deter prohibit forestall forget lack absence "
        "inability reluctance "},
    {THAW_EFFECT_ALLEGE,
        " allege accuse claim suspect charge blame purport accusation "
        "allegation suspicion claim rumor rumour "},
    {THAW_EFFECT_MAYBE,
        " able capable fear risk possible possibility danger chance potential "
        "likelihood imagine speculate suppose predict forecast worry believe "
        "think doubt seem appear unlikely probable capability ability can "
        "allow enable permit capacity scenario "},
    {THAW_EFFECT_GOING_ON, " continue keep go_on proceed persist carry_on "},
    {THAW_EFFECT_FACT,
        " help condemn denounce deplore praise regret mourn welcome celebrate "
        "investigate manage begin start cease force compel lead cause "
        "confirm admit acknowledge reveal realize realise see witness report "
        "say announce state add note observe know learn discover find show "
        "confess commemorate mark follow respond react recall remember "},
};

static const word_list modifiers[] = {
    {THAW_EFFECT_ALLEGE,
        " alleged suspected reported purported supposed apparent "
        "unconfirmed allegedly reportedly purportedly supposedly "
        "apparently "},
    {THAW_EFFECT_PLAN,
        " planned proposed upcoming scheduled forthcoming future intended "
        "expected impending imminent prospective attempted would-be "},
    {THAW_EFFECT_THREAT, " threatened "},
    {THAW_EFFECT_MAYBE,
        " possible potential hypothetical likely probable possibly perhaps "
        "maybe probably usually often sometimes typically generally "
        "always "},
    {THAW_EFFECT_FAIL,
        " cancelled canceled averted failed foiled abortive aborted unsent "
        "thwarted "},
    {THAW_EFFECT_GOING_ON, " ongoing continuing continued unfolding current "},
};

/* The word between two blanks of the list. */
static bool holds(const char *words, thaw_str word)
{
    for (const char *at = words + 1; *at;) {
        const char *blank = strchr(at, ' ');
        size_t len = (size_t)(blank - at);
        if (len == word.len && memcmp(at, word.ptr, len) == 0)
            return true;
        at = blank + 1;
    }
    return false;
}

static thaw_status_effect find(
    const word_list *lists, size_t count, thaw_str lemma)
{
    for (size_t i = 0; i < count; i++)
        if (holds(lists[i].words, lemma))
            return lists[i].effect;
    return THAW_EFFECT_NONE;
}

thaw_status_effect thaw_status_governor(thaw_str lemma)
{
    return find(governors, sizeof governors / sizeof *governors, lemma);
}

thaw_status_effect thaw_status_modifier(thaw_str lemma)
{
    return find(modifiers, sizeof modifiers / sizeof *modifiers, lemma);
}
