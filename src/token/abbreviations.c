/*
 * abbreviations.c - fixed word lists, sorted, found by halving.
 *
 * A list word in small letters matches in any case; one with a capital matches
 * as it stands or in capitals, because "gen" or "sun" in small letters is
 * another word.
 */
#include "token/abbreviations.h"

#define LONGEST 12

typedef struct {
    const char *word;
    thaw_abbreviation kind;
} entry;

#define NEVER THAW_ABBREVIATION_NEVER
#define MAY THAW_ABBREVIATION_MAY
#define NUMBER THAW_ABBREVIATION_NUMBER
#define DAY THAW_ABBREVIATION_DAY

/* Sorted by the word in small letters. */
static const entry entries[] = {
    {"Adm", NEVER},
    {"al", MAY},
    {"Ala", MAY},
    {"Amb", NEVER},
    {"approx", NEVER},
    {"Apr", NEVER},
    {"Ariz", MAY},
    {"Ark", DAY},
    {"Art", NUMBER},
    {"Assn", MAY},
    {"Asst", NEVER},
    {"attn", NEVER},
    {"Atty", NEVER},
    {"Aug", NEVER},
    {"Ave", MAY},
    {"Bldg", MAY},
    {"Blvd", MAY},
    {"Brig", NEVER},
    {"Bros", MAY},
    {"c", NEVER},
    {"ca", NEVER},
    {"Calif", MAY},
    {"Capt", NEVER},
    {"cf", NEVER},
    {"ch", NUMBER},
    {"Cie", MAY},
    {"Cmdr", NEVER},
    {"Co", MAY},
    {"Col", NEVER},
    {"Colo", MAY},
    {"Comdr", NEVER},
    {"Conn", MAY},
    {"Corp", MAY},
    {"Cos", MAY},
    {"Cpl", NEVER},
    {"Dec", NEVER},
    {"Del", DAY},
    {"dept", NEVER},
    {"Det", NEVER},
    {"Dist", NEVER},
    {"div", NEVER},
    {"Dr", NEVER},
    {"Drs", NEVER},
    {"ed", NUMBER},
    {"eds", NUMBER},
    {"esp", NEVER},
    {"Esq", MAY},
    {"est", NEVER},
    {"etc", MAY},
    {"Ex", NUMBER},
    {"ext", NUMBER},
    {"Feb", NEVER},
    {"fig", NUMBER},
    {"figs", NUMBER},
    {"Fla", MAY},
    {"Fr", NEVER},
    {"Fri", DAY},
    {"ft", DAY},
    {"Ga", MAY},
    {"Gen", NEVER},
    {"Gens", NEVER},
    {"Gov", NEVER},
    {"Govs", NEVER},
    {"govt", NEVER},
    {"Hon", NEVER},
    {"hr", MAY},
    {"hrs", MAY},
    {"Ill", DAY},
    {"Inc", MAY},
    {"incl", NEVER},
    {"Ind", DAY},
    {"Insp", NEVER},
    {"intl", NEVER},
    {"Jan", NEVER},
    {"Jr", MAY},
    {"Jul", NEVER},
    {"Jun", NEVER},
    {"Kan", MAY},
    {"Ky", MAY},
    {"La", DAY},
    {"lb", MAY},
    {"lbs", MAY},
    {"Lieut", NEVER},
    {"Lt", NEVER},
    {"Ltd", MAY},
    {"Maj", NEVER},
    {"Mar", DAY},
    {"Mass", DAY},
    {"max", NUMBER},
    {"Md", MAY},
    {"Messrs", NEVER},
    {"mfg", MAY},
    {"Mich", MAY},
    {"min", NUMBER},
    {"Minn", MAY},
    {"Miss", DAY},
    {"Mlle", NEVER},
    {"Mme", NEVER},
    {"Mo", DAY},
    {"Mon", DAY},
    {"Mont", MAY},
    {"mph", NUMBER},
    {"Mr", NEVER},
    {"Mrs", NEVER},
    {"Ms", NEVER},
    {"Msgr", NEVER},
    {"Mss", NEVER},
    {"Mt", NEVER},
    {"Mts", NEVER},
    {"n.b", NEVER},
    {"Neb", MAY},
    {"Nev", MAY},
    {"No", NUMBER},
    {"Nos", NUMBER},
    {"Nov", NEVER},
    {"Oct", NEVER},
    {"Okla", MAY},
    {"op", NUMBER},
    {"Ore", DAY},
    {"orig", NEVER},
    {"oz", MAY},
    {"p", NUMBER},
    {"Pa", DAY},
    {"para", NUMBER},
    {"Pfc", NEVER},
    {"Ph", NEVER},
    {"Pl", MAY},
    {"pp", NEVER},
    {"pres", NEVER},
    {"Prof", NEVER},
    {"Profs", NEVER},
    {"Pte", MAY},
    {"Pty", MAY},
    {"Pvt", NEVER},
    {"Rd", MAY},
    {"Rep", NEVER},
    {"Reps", NEVER},
    {"resp", NEVER},
    {"Rev", NEVER},
    {"Revs", NEVER},
    {"Rs", NUMBER},
    {"Rt", NEVER},
    {"Sat", DAY},
    {"Sec", NUMBER},
    {"sect", NUMBER},
    {"Sen", NEVER},
    {"Sens", NEVER},
    {"Sept", NEVER},
    {"Sgt", NEVER},
    {"sq", NEVER},
    {"Sqn", NEVER},
    {"Sr", MAY},
    {"St", NEVER},
    {"Ste", NEVER},
    {"Sts", NEVER},
    {"Sun", DAY},
    {"Supt", NEVER},
    {"Surg", NEVER},
    {"tel", NUMBER},
    {"Tenn", MAY},
    {"Tex", MAY},
    {"Thu", DAY},
    {"Thur", DAY},
    {"Thurs", DAY},
    {"Tue", DAY},
    {"Tues", DAY},
    {"Univ", NEVER},
    {"v", NEVER},
    {"Va", MAY},
    {"viz", NEVER},
    {"vol", NUMBER},
    {"vols", NUMBER},
    {"vs", NEVER},
    {"Vt", MAY},
    {"W.Va", MAY},
    {"Wash", DAY},
    {"Wed", DAY},
    {"Wis", MAY},
    {"Wyo", MAY},
};

static const char *const starters[] = {
    "A",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "For",
    "From",
    "Further",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "None",
    "Nor",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Other",
    "Others",
    "Our",
    "Over",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Today",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Within",
    "Without",
    "Yet",
    "You",
    "Your",
};

static size_t fold(thaw_str word, char out[LONGEST])
{
    for (size_t i = 0; i < word.len; i++)
        out[i] = thaw_to_lower(word.ptr[i]);
    return word.len;
}

static int compare_folded(const char *list_word, const char *key, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = thaw_to_lower(list_word[i]);
        if (c != key[i])
            return c < key[i] ? -1 : 1;
    }
    return list_word[len] != '\0';
}

thaw_abbreviation thaw_abbreviation_find(thaw_str word)
{
    char key[LONGEST];
    if (word.len == 0 || word.len > LONGEST)
        return THAW_ABBREVIATION_NOT;
    size_t len = fold(word, key);
    size_t low = 0, high = sizeof entries / sizeof *entries;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_folded(entries[middle].word, key, len);
        if (order == 0) {
            bool proper = thaw_is_upper(entries[middle].word[0]);
            return proper && !thaw_is_upper(word.ptr[0]) ? THAW_ABBREVIATION_NOT
                                                         : entries[middle].kind;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return THAW_ABBREVIATION_NOT;
}

bool thaw_starter_find(thaw_str word)
{
    size_t low = 0, high = sizeof starters / sizeof *starters;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = thaw_str_compare(thaw_str_of(starters[middle]), word);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
