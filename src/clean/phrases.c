/*
 * phrases.c - lists of phrases, and the shapes of bylines and dates.
 *
 * Phrases are in small letters with straight quotes; a piece is folded the same
 * way before it is compared.  Only short pieces are searched for the phrases
 * that may stand anywhere, so that an article about cookies stays an article.
 */
#include "clean/phrases.h"

#include "base/utf8.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define SHORT_WORDS 40
#define CAPTION_WORDS 80
#define CREDIT_LOOK 70

typedef enum {
    WHOLE,       /* the piece is the phrase, but for signs behind it */
    FIRST,       /* the piece begins with it */
    INSIDE,      /* a short piece holds it */
    FIRST_SHORT, /* a short piece begins with it */
} place;

typedef struct {
    const char *text;
    place where;
    thaw_phrase phrase;
} entry;

#define F THAW_PHRASE_FURNITURE
#define S THAW_PHRASE_SECTION
#define E THAW_PHRASE_END
#define C THAW_PHRASE_CAPTION
#define B THAW_PHRASE_BYLINE

static const entry entries[] = {
    /* comment forms */
    {"leave a reply", FIRST_SHORT, E},
    {"leave a comment", FIRST_SHORT, E},
    {"post a comment", FIRST_SHORT, E},
    {"add a comment", FIRST_SHORT, E},
    {"comments", WHOLE, E},
    {"comments are closed", FIRST_SHORT, E},
    {"join the conversation", FIRST_SHORT, E},
    {"join the discussion", FIRST_SHORT, E},
    {"have your say", WHOLE, E},
    {"your email address will not be published", FIRST, E},
    {"fill in your details below", FIRST, E},
    {"you must be logged in to", FIRST_SHORT, E},
    {"discussion about this post", WHOLE, E},
    {"you are commenting using", FIRST, F},
    {"connecting to %s", WHOLE, F},
    {"log out", FIRST_SHORT, F},
    {"log in", WHOLE, F},
    {"login", WHOLE, F},
    {"sign in", FIRST_SHORT, F},
    {"google photo", WHOLE, F},
    {"twitter picture", WHOLE, F},
    {"facebook photo", WHOLE, F},
    {"create a website or blog", FIRST, F},
    {"create a free website", FIRST, F},
    {"bloggers like this", INSIDE, F},
    {"notify me of", FIRST, F},
    {"required fields are marked", INSIDE, F},
    {"up \xE2\x86\x91", WHOLE, F},
    {"view comments", FIRST_SHORT, F},
    {"show comments", FIRST_SHORT, F},
    /* lists of other articles */
    {"related", WHOLE, S},
    {"related articles", FIRST_SHORT, S},
    {"related stories", FIRST_SHORT, S},
    {"related posts", FIRST_SHORT, S},
    {"related news", FIRST_SHORT, S},
    {"related content", FIRST_SHORT, S},
    {"related topics", FIRST_SHORT, S},
    {"related coverage", FIRST_SHORT, S},
    {"related tags", FIRST_SHORT, S},
    {"more from", FIRST_SHORT, S},
    {"more stories", FIRST_SHORT, S},
    {"more on this", FIRST_SHORT, S},
    {"more news", FIRST_SHORT, S},
    {"most popular", FIRST_SHORT, S},
    {"most read", FIRST_SHORT, S},
    {"most viewed", FIRST_SHORT, S},
    {"most recent", FIRST_SHORT, S},
    {"trending", FIRST_SHORT, S},
    {"recommended", FIRST_SHORT, S},
    {"you may also like", FIRST_SHORT, S},
    {"you might also like", FIRST_SHORT, S},
    {"you might be interested", FIRST_SHORT, S},
    {"you may like", FIRST_SHORT, S},
    {"read next", FIRST_SHORT, S},
    {"up next", FIRST_SHORT, S},
    {"what to read next", FIRST_SHORT, S},
    {"latest news", FIRST_SHORT, S},
    {"latest stories", FIRST_SHORT, S},
    {"latest", WHOLE, S},
    {"top stories", FIRST_SHORT, S},
    {"top news", FIRST_SHORT, S},
    {"popular", WHOLE, S},
    {"editor's picks", FIRST_SHORT, S},
    {"editors' picks", FIRST_SHORT, S},
    {"recent posts", FIRST_SHORT, S},
    {"archives", WHOLE, S},
    {"from around the web", FIRST_SHORT, S},
    {"from our partners", FIRST_SHORT, S},
    {"sponsored", FIRST_SHORT, S},
    {"promoted", FIRST_SHORT, S},
    {"don't miss", WHOLE, S},
    {"share this", FIRST_SHORT, F},
    {"like this:", FIRST_SHORT, S},
    {"explore more", FIRST_SHORT, S},
    {"keep reading", WHOLE, S},
    {"topics", WHOLE, S},
    {"tags", WHOLE, S},
    {"follow us", WHOLE, S},
    {"about the author", FIRST_SHORT, S},
    /* single pieces */
    {"share on", FIRST_SHORT, F},
    {"share", WHOLE, F},
    {"tweet", WHOLE, F},
    {"email", WHOLE, F},
    {"print", WHOLE, F},
    {"click here", FIRST, F},
    {"click to", FIRST_SHORT, F},
    {"read more", FIRST_SHORT, F},
    {"read also", FIRST_SHORT, F},
    {"also read", FIRST_SHORT, F},
    {"read:", FIRST_SHORT, F},
    {"see also", FIRST_SHORT, F},
    {"see more", FIRST_SHORT, F},
    {"related:", FIRST_SHORT, F},
    {"more:", FIRST_SHORT, F},
    {"watch:", FIRST_SHORT, F},
    {"watch now", FIRST_SHORT, F},
    {"listen:", FIRST_SHORT, F},
    {"video:", FIRST_SHORT, F},
    {"photos:", FIRST_SHORT, F},
    {"sign up for", FIRST_SHORT, F},
    {"sign up to", FIRST_SHORT, F},
    {"sign up here", INSIDE, F},
    {"subscribe", FIRST_SHORT, F},
    {"follow us on", FIRST_SHORT, F},
    {"follow @", FIRST_SHORT, F},
    {"like us on", INSIDE, F},
    {"download our app", INSIDE, F},
    {"download the app", INSIDE, F},
    {"get our ", FIRST_SHORT, F},
    {"get the latest", FIRST_SHORT, F},
    {"get breaking", FIRST_SHORT, F},
    {"newsletter", INSIDE, F},
    {"all rights reserved", INSIDE, F},
    {"copyright", FIRST_SHORT, F},
    {"\xC2\xA9", FIRST_SHORT, F},
    {"(c) 20", FIRST_SHORT, F},
    {"may not be published, broadcast", INSIDE, F},
    {"registered in england", INSIDE, F},
    {"we use cookies", FIRST, F},
    {"uses cookies", INSIDE, F},
    {"use of cookies", INSIDE, F},
    {"cookie policy", INSIDE, F},
    {"cookie settings", INSIDE, F},
    {"privacy policy", INSIDE, F},
    {"privacy notice", INSIDE, F},
    {"terms of use", INSIDE, F},
    {"terms of service", INSIDE, F},
    {"terms and conditions", INSIDE, F},
    {"terms & conditions", INSIDE, F},
    {"by clicking", FIRST_SHORT, F},
    {"by signing up", FIRST_SHORT, F},
    {"by subscribing", FIRST_SHORT, F},
    {"by continuing to", FIRST_SHORT, F},
    {"enable javascript", INSIDE, F},
    {"your browser", INSIDE, F},
    {"skip to", FIRST_SHORT, F},
    {"jump to", FIRST_SHORT, F},
    {"already a subscriber", INSIDE, F},
    {"already have an account", INSIDE, F},
    {"to continue reading", INSIDE, F},
    {"support our journalism", INSIDE, F},
    {"advertisement", FIRST_SHORT, F},
    {"story continues", FIRST_SHORT, F},
    {"article continues", FIRST_SHORT, F},
    {"continue reading", FIRST_SHORT, F},
    {"scroll to continue", INSIDE, F},
    {"hide caption", WHOLE, F},
    {"toggle caption", WHOLE, F},
    {"enlarge this image", WHOLE, F},
    {"view gallery", FIRST_SHORT, F},
    {"a version of this article", FIRST_SHORT, F},
    {"this article was originally published", FIRST_SHORT, F},
    {"this story was originally published", FIRST_SHORT, F},
    {"posted in", FIRST_SHORT, F},
    {"filed under", FIRST_SHORT, F},
    {"tagged", FIRST_SHORT, F},
    {"tags:", FIRST_SHORT, F},
    {"topics:", FIRST_SHORT, F},
    {"categories:", FIRST_SHORT, F},
    {"category:", FIRST_SHORT, F},
    {"report a typo", INSIDE, F},
    {"have a news tip", INSIDE, F},
    {"got a tip", INSIDE, F},
    {"send tips", INSIDE, F},
    {"contact the author", INSIDE, F},
    {"contact the writer", INSIDE, F},
    {"contact the reporter", INSIDE, F},
    {"follow him on", INSIDE, F},
    {"follow her on", INSIDE, F},
    {"on twitter @", INSIDE, F},
    {"on twitter at", INSIDE, F},
    {"copy link", WHOLE, F},
    {"link copied", WHOLE, F},
    {"back to top", WHOLE, F},
    {"loading", WHOLE, F},
    {"menu", WHOLE, F},
    {"search", WHOLE, F},
    {"home", WHOLE, F},
    {"close", WHOLE, F},
    {"min read", INSIDE, F},
    {"minute read", INSIDE, F},
    {"minutes read", INSIDE, F},
    {"contact us", FIRST_SHORT, F},
    {"about us", WHOLE, F},
    {"donate", FIRST_SHORT, F},
    {"thank you for reading", FIRST_SHORT, F},
    {"thanks for reading", FIRST_SHORT, F},
    {"this page is", FIRST_SHORT, F},
    {"most stock quote data", FIRST, F},
    {"market data provided", FIRST, F},
    {"article content", WHOLE, F},
    {"your article continues below", INSIDE, F},
    {"advertisement has not loaded", INSIDE, F},
    {"don't want to see this", FIRST_SHORT, F},
    {"back to gallery", WHOLE, F},
    {"media playback", FIRST_SHORT, F},
    {"caption", WHOLE, F},
    {"video", WHOLE, F},
    {"always active", WHOLE, F},
    {"in this article:", WHOLE, F},
    {"trademarks of", INSIDE, F},
    {"watch more", FIRST_SHORT, F},
    {"share your thoughts", FIRST_SHORT, F},
    {"our standards: the thomson reuters", FIRST_SHORT, F},
    {"powered by", FIRST_SHORT, F},
    {"was this article", FIRST_SHORT, F},
    {"the views expressed", FIRST_SHORT, F},
    /* pictures */
    {"image credit", INSIDE, C},
    {"photo credit", INSIDE, C},
    {"picture credit", INSIDE, C},
    {"image source", INSIDE, C},
    {"image copyright", FIRST_SHORT, C},
    {"getty", WHOLE, C},
    {"photo by", INSIDE, C},
    {"photos by", INSIDE, C},
    {"photo:", INSIDE, C},
    {"photograph:", INSIDE, C},
    {"picture:", INSIDE, C},
    {"image:", INSIDE, C},
    {"images:", INSIDE, C},
    {"(image", INSIDE, C},
    {"(photo", INSIDE, C},
    {"(file photo", INSIDE, C},
    {"credit:", INSIDE, C},
    {"getty images", INSIDE, C},
    {"ap photo", INSIDE, C},
    {"wikimedia commons", INSIDE, C},
    {"[reuters]", INSIDE, C},
    {"/afp", INSIDE, C},
    {"afp/", INSIDE, C},
    {"reuters/", INSIDE, C},
    {"a file photo", FIRST_SHORT, C},
    {"file photo", FIRST_SHORT, C},
    {"file - ", FIRST_SHORT, C},
    {"file \xE2\x80\x93 ", FIRST_SHORT, C},
    {"file \xE2\x80\x94 ", FIRST_SHORT, C},
    {"in this photo", FIRST_SHORT, C},
    {"in this image", FIRST_SHORT, C},
    {"in this file", FIRST_SHORT, C},
    {"image caption", FIRST_SHORT, C},
    {"media caption", FIRST_SHORT, C},
    {"caption:", FIRST_SHORT, C},
    {"shutterstock", INSIDE, C},
    {"istock", INSIDE, C},
    {"courtesy photo", INSIDE, C},
    {"file picture", INSIDE, C},
    /* who wrote it, and when */
    {"reporting by", FIRST_SHORT, B},
    {"(reporting by", FIRST_SHORT, B},
    {"additional reporting", FIRST_SHORT, B},
    {"(additional reporting", FIRST_SHORT, B},
    {"editing by", FIRST_SHORT, B},
    {"(editing by", FIRST_SHORT, B},
    {"written by", FIRST_SHORT, B},
    {"edited by", FIRST_SHORT, B},
    {"analysis by", FIRST_SHORT, B},
    {"story by", FIRST_SHORT, B},
    {"published:", FIRST_SHORT, B},
    {"published on", FIRST_SHORT, B},
    {"updated:", FIRST_SHORT, B},
    {"updated on", FIRST_SHORT, B},
    {"last updated", FIRST_SHORT, B},
    {"last modified", FIRST_SHORT, B},
    {"first published", FIRST_SHORT, B},
    {"posted on", FIRST_SHORT, B},
    {"posted by", FIRST_SHORT, B},
    {"posted at", FIRST_SHORT, B},
    {"posted:", FIRST_SHORT, B},
    {"date:", FIRST_SHORT, B},
    {"author:", FIRST_SHORT, B},
    {"source:", FIRST_SHORT, B},
    {"staff writer", INSIDE, B},
    {"staff reporter", INSIDE, B},
    {"reuters", WHOLE, B},
    {"afp", WHOLE, B},
    {"ap", WHOLE, B},
    {"associated press", WHOLE, B},
    {"the associated press", WHOLE, B},
    {"agence france-presse", WHOLE, B},
    {"xinhua", WHOLE, B},
    {"agencies", WHOLE, B},
    {"contributed to this report", INSIDE, B},
    {"with post wires", WHOLE, B},
    {"with agencies", WHOLE, B},
};

static const char *const reasons[] = {
    [THAW_PHRASE_NONE] = "",
    [F] = "a phrase of site furniture",
    [S] = "the heading of a list of other pieces",
    [E] = "the heading of a comment form",
    [C] = "a picture credit or caption phrase",
    [B] = "a byline or dateline phrase",
};

/* Small letters, straight quotes, blanks single; no longer than key's room. */
static size_t fold(thaw_str s, char key[THAW_PHRASE_LOOK + 4])
{
    size_t len = 0;
    if (s.len > THAW_PHRASE_LOOK)
        s.len = THAW_PHRASE_LOOK;
    for (size_t at = 0; at < s.len;) {
        if (s.len - at >= 3 && memcmp(s.ptr + at, "\xE2\x80\x99", 3) == 0) {
            key[len++] = '\'';
            at += 3;
            continue;
        }
        char c = s.ptr[at++];
        if (thaw_is_space(c) && len && key[len - 1] == ' ')
            continue;
        key[len++] = thaw_is_space(c) ? ' ' : thaw_to_lower(c);
    }
    key[len] = '\0';
    return len;
}

static bool is_whole(const char *key, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(key, text, n) != 0)
        return false;
    for (key += n; *key; key++)
        if (thaw_is_alpha(*key) || (*key & 0x80))
            return false;
    return true;
}

static bool matches(const entry *e, const char *key, bool is_short)
{
    if (e->where != INSIDE && e->text[0] != key[0])
        return false;
    switch (e->where) {
    case WHOLE:
        return is_short && is_whole(key, e->text);
    case FIRST:
        return strncmp(key, e->text, strlen(e->text)) == 0;
    case FIRST_SHORT:
        return is_short && strncmp(key, e->text, strlen(e->text)) == 0;
    default:
        return is_short && strstr(key, e->text) != NULL;
    }
}

/* ---- shapes
 * --------------------------------------------------------------------- */

static bool is_listed(thaw_str word, const char *list)
{
    char key[16];
    if (word.len == 0 || word.len + 3 > sizeof key)
        return false;
    key[0] = ' ';
    memcpy(key + 1, word.ptr, word.len);
    key[word.len + 1] = ' ';
    key[word.len + 2] = '\0';
    return strstr(list, key) != NULL;
}

/* A date and a time and nothing else: "Friday, July 21, 2017", "3 hours ago".
 */
static bool is_date(thaw_str key)
{
    static const char list[] =
        " monday tuesday wednesday thursday friday saturday sunday mon tue "
        "tues "
        "wed thu thur thurs fri sat sun january february march april may june "
        "july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec am pm a.m p.m gmt est edt pst pdt utc "
        "bst "
        "cet ist et at on the of st nd rd th ago hours hour minutes minute "
        "mins "
        "days day updated published posted last modified z t ";
    bool digit = false, word = false;
    for (size_t at = 0; at < key.len;) {
        size_t begin = at;
        while (at < key.len &&
            (thaw_is_alpha(key.ptr[at]) ||
                (at > begin && key.ptr[at] == '.' && at + 1 < key.len &&
                    thaw_is_alpha(key.ptr[at + 1]))))
            at++;
        if (at > begin) {
            word = true;
            if (!is_listed((thaw_str){key.ptr + begin, at - begin}, list))
                return false;
            continue;
        }
        digit |= thaw_is_digit(key.ptr[at]);
        if ((unsigned char)key.ptr[at] >= 0x80)
            return false;
        at++;
    }
    return digit && (word || key.len >= 8);
}

/* "By Jane Doe and John Roe": names behind "by", and no sentence. */
static bool is_byline(thaw_str piece, size_t words, bool stopped)
{
    if (words < 2 || words > 14 || stopped || piece.len < 6 ||
        thaw_to_lower(piece.ptr[0]) != 'b' ||
        thaw_to_lower(piece.ptr[1]) != 'y' || piece.ptr[2] != ' ')
        return false;
    size_t capitals = 0;
    for (size_t i = 3; i < piece.len; i++)
        capitals +=
            thaw_is_upper(piece.ptr[i]) && thaw_is_space(piece.ptr[i - 1]);
    return capitals * 2 >= words - 1;
}

/* A caption may be long; then its credit is at its end. */
static bool has_credit(thaw_str piece, const char **why)
{
    char key[THAW_PHRASE_LOOK + 4];
    if (piece.len > CREDIT_LOOK) {
        piece.ptr += piece.len - CREDIT_LOOK;
        piece.len = CREDIT_LOOK;
    }
    fold(piece, key);
    for (size_t i = 0; i < COUNT(entries); i++)
        if (entries[i].phrase == C && entries[i].where == INSIDE &&
            strstr(key, entries[i].text)) {
            *why = reasons[C];
            return true;
        }
    return false;
}

thaw_phrase thaw_phrase_find(
    thaw_str piece, size_t words, bool stopped, const char **why)
{
    char key[THAW_PHRASE_LOOK + 4];
    size_t len = fold(piece, key);
    bool is_short = words <= SHORT_WORDS && piece.len <= THAW_PHRASE_LOOK;
    *why = "";
    if (is_byline(piece, words, stopped)) {
        *why = "names behind \"by\"";
        return THAW_PHRASE_BYLINE;
    }
    if (words <= 10 && is_date((thaw_str){key, len})) {
        *why = "a date and nothing else";
        return THAW_PHRASE_BYLINE;
    }
    for (size_t i = 0; i < COUNT(entries); i++)
        if (matches(&entries[i], key, is_short)) {
            *why = reasons[entries[i].phrase];
            return entries[i].phrase;
        }
    return !is_short && words <= CAPTION_WORDS && has_credit(piece, why)
        ? THAW_PHRASE_CAPTION
        : THAW_PHRASE_NONE;
}
