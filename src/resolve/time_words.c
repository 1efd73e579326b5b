/*
 * time_words.c - the words that time expressions are made of.
 *
 * One sorted table; numbers and years are read by their letters.
 */
#include "resolve/time_words.h"

#define PLURAL 1
#define SHAKY 2
#define WORD_MAX 16

static const struct {
    const char *word;
    uint8_t kind;
    int16_t value;
    uint8_t flags;
} words[] = {
    {",", THAW_CELL_WORD, THAW_W_COMMA, 0},
    {"-", THAW_CELL_WORD, THAW_W_HYPHEN, 0},
    {"a", THAW_CELL_WORD, THAW_W_A, 0},
    {"about", THAW_CELL_WORD, THAW_W_APPROX, 0},
    {"after", THAW_CELL_WORD, THAW_W_AFTER, 0},
    {"afternoon", THAW_CELL_PART, THAW_PART_AFTERNOON, 0},
    {"ago", THAW_CELL_WORD, THAW_W_AGO, 0},
    {"almost", THAW_CELL_WORD, THAW_W_APPROX, 0},
    {"an", THAW_CELL_WORD, THAW_W_A, 0},
    {"and", THAW_CELL_WORD, THAW_W_AND, 0},
    {"annual", THAW_CELL_EVERY, THAW_UNIT_YEAR, 0},
    {"annually", THAW_CELL_EVERY, THAW_UNIT_YEAR, 0},
    {"approximately", THAW_CELL_WORD, THAW_W_APPROX, 0},
    {"apr", THAW_CELL_MONTH, 4, 0},
    {"apr.", THAW_CELL_MONTH, 4, 0},
    {"april", THAW_CELL_MONTH, 4, 0},
    {"around", THAW_CELL_WORD, THAW_W_IN, 0},
    {"at", THAW_CELL_WORD, THAW_W_IN, 0},
    {"aug", THAW_CELL_MONTH, 8, 0},
    {"aug.", THAW_CELL_MONTH, 8, 0},
    {"august", THAW_CELL_MONTH, 8, 0},
    {"autumn", THAW_CELL_SEASON, 3, 0},
    {"before", THAW_CELL_WORD, THAW_W_BEFORE, 0},
    {"beginning", THAW_CELL_WORD, THAW_W_FROM, 0},
    {"between", THAW_CELL_WORD, THAW_W_BETWEEN, 0},
    {"by", THAW_CELL_WORD, THAW_W_IN, 0},
    {"centuries", THAW_CELL_UNIT, THAW_UNIT_CENTURY, PLURAL},
    {"century", THAW_CELL_UNIT, THAW_UNIT_CENTURY, 0},
    {"coming", THAW_CELL_WORD, THAW_W_NEXT, 0},
    {"couple", THAW_CELL_WORD, THAW_W_COUPLE, 0},
    {"current", THAW_CELL_PRESENT, 0, SHAKY},
    {"currently", THAW_CELL_PRESENT, 0, 0},
    {"daily", THAW_CELL_EVERY, THAW_UNIT_DAY, 0},
    {"day", THAW_CELL_UNIT, THAW_UNIT_DAY, 0},
    {"days", THAW_CELL_UNIT, THAW_UNIT_DAY, PLURAL},
    {"dec", THAW_CELL_MONTH, 12, SHAKY},
    {"dec.", THAW_CELL_MONTH, 12, 0},
    {"decade", THAW_CELL_UNIT, THAW_UNIT_DECADE, 0},
    {"decades", THAW_CELL_UNIT, THAW_UNIT_DECADE, PLURAL},
    {"december", THAW_CELL_MONTH, 12, 0},
    {"during", THAW_CELL_WORD, THAW_W_IN, 0},
    {"each", THAW_CELL_WORD, THAW_W_EVERY, 0},
    {"earlier", THAW_CELL_WORD, THAW_W_EARLIER, 0},
    {"early", THAW_CELL_WORD, THAW_W_EARLY, 0},
    {"eight", THAW_CELL_SMALL, 8, 0},
    {"eighteen", THAW_CELL_SMALL, 18, 0},
    {"eighteenth", THAW_CELL_ORDINAL, 18, 0},
    {"eighth", THAW_CELL_ORDINAL, 8, 0},
    {"eighties", THAW_CELL_DECADE, 80, 0},
    {"eighty", THAW_CELL_SMALL, 80, 0},
    {"eleven", THAW_CELL_SMALL, 11, 0},
    {"eleventh", THAW_CELL_ORDINAL, 11, 0},
    {"ensuing", THAW_CELL_WORD, THAW_W_FOLLOWING, 0},
    {"evening", THAW_CELL_PART, THAW_PART_EVENING, 0},
    {"every", THAW_CELL_WORD, THAW_W_EVERY, 0},
    {"fall", THAW_CELL_SEASON, 3, SHAKY},
    {"feb", THAW_CELL_MONTH, 2, 0},
    {"feb.", THAW_CELL_MONTH, 2, 0},
    {"february", THAW_CELL_MONTH, 2, 0},
    {"few", THAW_CELL_WORD, THAW_W_FEW, 0},
    {"fifteen", THAW_CELL_SMALL, 15, 0},
    {"fifteenth", THAW_CELL_ORDINAL, 15, 0},
    {"fifth", THAW_CELL_ORDINAL, 5, 0},
    {"fifties", THAW_CELL_DECADE, 50, 0},
    {"fifty", THAW_CELL_SMALL, 50, 0},
    {"first", THAW_CELL_ORDINAL, 1, 0},
    {"five", THAW_CELL_SMALL, 5, 0},
    {"following", THAW_CELL_WORD, THAW_W_FOLLOWING, 0},
    {"for", THAW_CELL_WORD, THAW_W_IN, 0},
    {"forties", THAW_CELL_DECADE, 40, 0},
    {"forty", THAW_CELL_SMALL, 40, 0},
    {"four", THAW_CELL_SMALL, 4, 0},
    {"fourteen", THAW_CELL_SMALL, 14, 0},
    {"fourteenth", THAW_CELL_ORDINAL, 14, 0},
    {"fourth", THAW_CELL_ORDINAL, 4, 0},
    {"fri.", THAW_CELL_WEEKDAY, 5, 0},
    {"friday", THAW_CELL_WEEKDAY, 5, 0},
    {"from", THAW_CELL_WORD, THAW_W_FROM, 0},
    {"future", THAW_CELL_FUTURE, 0, SHAKY},
    {"hour", THAW_CELL_UNIT, THAW_UNIT_HOUR, 0},
    {"hourly", THAW_CELL_EVERY, THAW_UNIT_HOUR, 0},
    {"hours", THAW_CELL_UNIT, THAW_UNIT_HOUR, PLURAL},
    {"in", THAW_CELL_WORD, THAW_W_IN, 0},
    {"jan", THAW_CELL_MONTH, 1, SHAKY},
    {"jan.", THAW_CELL_MONTH, 1, 0},
    {"january", THAW_CELL_MONTH, 1, 0},
    {"jul", THAW_CELL_MONTH, 7, 0},
    {"jul.", THAW_CELL_MONTH, 7, 0},
    {"july", THAW_CELL_MONTH, 7, 0},
    {"jun", THAW_CELL_MONTH, 6, 0},
    {"jun.", THAW_CELL_MONTH, 6, 0},
    {"june", THAW_CELL_MONTH, 6, 0},
    {"last", THAW_CELL_WORD, THAW_W_LAST, 0},
    {"late", THAW_CELL_WORD, THAW_W_LATE, 0},
    {"lately", THAW_CELL_PAST, 0, 0},
    {"later", THAW_CELL_WORD, THAW_W_LATER, 0},
    {"many", THAW_CELL_WORD, THAW_W_SEVERAL, 0},
    {"mar.", THAW_CELL_MONTH, 3, 0},
    {"march", THAW_CELL_MONTH, 3, SHAKY},
    {"may", THAW_CELL_MONTH, 5, SHAKY},
    {"mid", THAW_CELL_WORD, THAW_W_MID, 0},
    {"minute", THAW_CELL_UNIT, THAW_UNIT_MINUTE, 0},
    {"minutes", THAW_CELL_UNIT, THAW_UNIT_MINUTE, PLURAL},
    {"mon.", THAW_CELL_WEEKDAY, 1, 0},
    {"monday", THAW_CELL_WEEKDAY, 1, 0},
    {"month", THAW_CELL_UNIT, THAW_UNIT_MONTH, 0},
    {"monthly", THAW_CELL_EVERY, THAW_UNIT_MONTH, 0},
    {"months", THAW_CELL_UNIT, THAW_UNIT_MONTH, PLURAL},
    {"morning", THAW_CELL_PART, THAW_PART_MORNING, 0},
    {"nearly", THAW_CELL_WORD, THAW_W_APPROX, 0},
    {"next", THAW_CELL_WORD, THAW_W_NEXT, 0},
    {"night", THAW_CELL_PART, THAW_PART_NIGHT, 0},
    {"nine", THAW_CELL_SMALL, 9, 0},
    {"nineteen", THAW_CELL_SMALL, 19, 0},
    {"nineteenth", THAW_CELL_ORDINAL, 19, 0},
    {"nineties", THAW_CELL_DECADE, 90, 0},
    {"ninety", THAW_CELL_SMALL, 90, 0},
    {"ninth", THAW_CELL_ORDINAL, 9, 0},
    {"noon", THAW_CELL_PART, THAW_PART_NOON, 0},
    {"nov", THAW_CELL_MONTH, 11, 0},
    {"nov.", THAW_CELL_MONTH, 11, 0},
    {"november", THAW_CELL_MONTH, 11, 0},
    {"now", THAW_CELL_PRESENT, 0, 0},
    {"nowadays", THAW_CELL_PRESENT, 0, 0},
    {"oct", THAW_CELL_MONTH, 10, 0},
    {"oct.", THAW_CELL_MONTH, 10, 0},
    {"october", THAW_CELL_MONTH, 10, 0},
    {"of", THAW_CELL_WORD, THAW_W_OF, 0},
    {"on", THAW_CELL_WORD, THAW_W_IN, 0},
    {"one", THAW_CELL_SMALL, 1, 0},
    {"over", THAW_CELL_WORD, THAW_W_APPROX, 0},
    {"past", THAW_CELL_WORD, THAW_W_PAST, 0},
    {"preceding", THAW_CELL_WORD, THAW_W_PREVIOUS, 0},
    {"presently", THAW_CELL_PRESENT, 0, 0},
    {"previous", THAW_CELL_WORD, THAW_W_PREVIOUS, 0},
    {"prior", THAW_CELL_WORD, THAW_W_PREVIOUS, 0},
    {"quarter", THAW_CELL_UNIT, THAW_UNIT_QUARTER, SHAKY},
    {"quarters", THAW_CELL_UNIT, THAW_UNIT_QUARTER, PLURAL | SHAKY},
    {"recent", THAW_CELL_PAST, 0, SHAKY},
    {"recently", THAW_CELL_PAST, 0, 0},
    {"roughly", THAW_CELL_WORD, THAW_W_APPROX, 0},
    {"same", THAW_CELL_WORD, THAW_W_SAME, 0},
    {"sat.", THAW_CELL_WEEKDAY, 6, 0},
    {"saturday", THAW_CELL_WEEKDAY, 6, 0},
    {"second", THAW_CELL_UNIT, THAW_UNIT_SECOND, SHAKY},
    {"seconds", THAW_CELL_UNIT, THAW_UNIT_SECOND, PLURAL | SHAKY},
    {"sep", THAW_CELL_MONTH, 9, SHAKY},
    {"sep.", THAW_CELL_MONTH, 9, 0},
    {"sept", THAW_CELL_MONTH, 9, 0},
    {"sept.", THAW_CELL_MONTH, 9, 0},
    {"september", THAW_CELL_MONTH, 9, 0},
    {"seven", THAW_CELL_SMALL, 7, 0},
    {"seventeen", THAW_CELL_SMALL, 17, 0},
    {"seventeenth", THAW_CELL_ORDINAL, 17, 0},
    {"seventh", THAW_CELL_ORDINAL, 7, 0},
    {"seventies", THAW_CELL_DECADE, 70, 0},
    {"seventy", THAW_CELL_SMALL, 70, 0},
    {"several", THAW_CELL_WORD, THAW_W_SEVERAL, 0},
    {"shortly", THAW_CELL_FUTURE, 0, 0},
    {"since", THAW_CELL_WORD, THAW_W_FROM, 0},
    {"six", THAW_CELL_SMALL, 6, 0},
    {"sixteen", THAW_CELL_SMALL, 16, 0},
    {"sixteenth", THAW_CELL_ORDINAL, 16, 0},
    {"sixth", THAW_CELL_ORDINAL, 6, 0},
    {"sixties", THAW_CELL_DECADE, 60, 0},
    {"sixty", THAW_CELL_SMALL, 60, 0},
    {"some", THAW_CELL_WORD, THAW_W_SEVERAL, 0},
    {"soon", THAW_CELL_FUTURE, 0, 0},
    {"spring", THAW_CELL_SEASON, 1, 0},
    {"starting", THAW_CELL_WORD, THAW_W_FROM, 0},
    {"summer", THAW_CELL_SEASON, 2, 0},
    {"sun.", THAW_CELL_WEEKDAY, 0, 0},
    {"sunday", THAW_CELL_WEEKDAY, 0, 0},
    {"ten", THAW_CELL_SMALL, 10, 0},
    {"tenth", THAW_CELL_ORDINAL, 10, 0},
    {"that", THAW_CELL_WORD, THAW_W_THAT, 0},
    {"the", THAW_CELL_WORD, THAW_W_THE, 0},
    {"third", THAW_CELL_ORDINAL, 3, 0},
    {"thirteen", THAW_CELL_SMALL, 13, 0},
    {"thirteenth", THAW_CELL_ORDINAL, 13, 0},
    {"thirties", THAW_CELL_DECADE, 30, 0},
    {"thirty", THAW_CELL_SMALL, 30, 0},
    {"this", THAW_CELL_WORD, THAW_W_THIS, 0},
    {"three", THAW_CELL_SMALL, 3, 0},
    {"through", THAW_CELL_WORD, THAW_W_IN, 0},
    {"throughout", THAW_CELL_WORD, THAW_W_IN, 0},
    {"thu.", THAW_CELL_WEEKDAY, 4, 0},
    {"thurs", THAW_CELL_WEEKDAY, 4, 0},
    {"thurs.", THAW_CELL_WEEKDAY, 4, 0},
    {"thursday", THAW_CELL_WEEKDAY, 4, 0},
    {"till", THAW_CELL_WORD, THAW_W_IN, 0},
    {"to", THAW_CELL_WORD, THAW_W_TO, 0},
    {"today", THAW_CELL_DAY, 0, 0},
    {"tomorrow", THAW_CELL_DAY, 1, 0},
    {"tonight", THAW_CELL_DAY, 0, SHAKY},
    {"tue.", THAW_CELL_WEEKDAY, 2, 0},
    {"tues", THAW_CELL_WEEKDAY, 2, 0},
    {"tues.", THAW_CELL_WEEKDAY, 2, 0},
    {"tuesday", THAW_CELL_WEEKDAY, 2, 0},
    {"twelfth", THAW_CELL_ORDINAL, 12, 0},
    {"twelve", THAW_CELL_SMALL, 12, 0},
    {"twenties", THAW_CELL_DECADE, 20, 0},
    {"twentieth", THAW_CELL_ORDINAL, 20, 0},
    {"twenty", THAW_CELL_SMALL, 20, 0},
    {"two", THAW_CELL_SMALL, 2, 0},
    {"until", THAW_CELL_WORD, THAW_W_IN, 0},
    {"upcoming", THAW_CELL_WORD, THAW_W_NEXT, 0},
    {"wed.", THAW_CELL_WEEKDAY, 3, 0},
    {"wednesday", THAW_CELL_WEEKDAY, 3, 0},
    {"week", THAW_CELL_UNIT, THAW_UNIT_WEEK, 0},
    {"weekend", THAW_CELL_UNIT, THAW_UNIT_WEEKEND, 0},
    {"weekends", THAW_CELL_UNIT, THAW_UNIT_WEEKEND, PLURAL},
    {"weekly", THAW_CELL_EVERY, THAW_UNIT_WEEK, 0},
    {"weeks", THAW_CELL_UNIT, THAW_UNIT_WEEK, PLURAL},
    {"winter", THAW_CELL_SEASON, 0, 0},
    {"year", THAW_CELL_UNIT, THAW_UNIT_YEAR, 0},
    {"yearly", THAW_CELL_EVERY, THAW_UNIT_YEAR, 0},
    {"years", THAW_CELL_UNIT, THAW_UNIT_YEAR, PLURAL},
    {"yesterday", THAW_CELL_DAY, -1, 0},
    {"–", THAW_CELL_WORD, THAW_W_HYPHEN, 0},
    {"—", THAW_CELL_WORD, THAW_W_HYPHEN, 0},
};
#define WORD_COUNT (sizeof words / sizeof *words)

size_t thaw_time_word_count(void)
{
    return WORD_COUNT;
}

thaw_str thaw_time_word_get(size_t index)
{
    assert(index < WORD_COUNT);
    return thaw_str_of(words[index].word);
}

static bool find_word(thaw_str lower, thaw_cell *cell)
{
    size_t low = 0, high = WORD_COUNT;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = thaw_str_compare(thaw_str_of(words[mid].word), lower);
        if (order == 0) {
            cell->kind = words[mid].kind;
            cell->value = words[mid].value;
            cell->plural = (words[mid].flags & PLURAL) != 0;
            cell->shaky = (words[mid].flags & SHAKY) != 0;
            return true;
        }
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

static bool is_ordinal_end(thaw_str s)
{
    return thaw_str_is(s, "st") || thaw_str_is(s, "nd") ||
        thaw_str_is(s, "rd") || thaw_str_is(s, "th");
}

/* "29", "1987", "29th", "1990s", "'90s". */
static void read_digits(thaw_str lower, thaw_cell *cell)
{
    size_t begin = lower.ptr[0] == '\'', at = begin;
    int value = 0;
    while (at < lower.len && at - begin < 4 && thaw_is_digit(lower.ptr[at]))
        value = 10 * value + (lower.ptr[at++] - '0');
    size_t digits = at - begin;
    thaw_str tail = {lower.ptr + at, lower.len - at};
    bool year = digits == 4 && value >= 1000 && value < 2200;
    if (digits == 0)
        return;
    cell->value = (int16_t)value;
    if (tail.len == 0 && begin && digits == 2) {
        cell->kind = THAW_CELL_YEAR;
        cell->value = (int16_t)(value + (value < 30 ? 2000 : 1900));
    } else if (tail.len == 0 && begin == 0 && (year || digits <= 2)) {
        cell->kind = year ? THAW_CELL_YEAR : THAW_CELL_DIGITS;
    } else if (digits <= 2 && is_ordinal_end(tail)) {
        cell->kind = THAW_CELL_ORDINAL;
    } else if (thaw_str_is(tail, "s") && value % 10 == 0 &&
        (year || digits == 2)) {
        cell->kind = THAW_CELL_DECADE;
    }
}

thaw_cell thaw_cell_of(thaw_str form)
{
    char room[WORD_MAX];
    thaw_cell cell = {.kind = THAW_CELL_OTHER};
    if (form.len == 0)
        return cell;
    cell.capital = thaw_is_upper(form.ptr[0]);
    /* U+2019 before a decade */
    if (form.len > 3 && form.len < 12 &&
        memcmp(form.ptr, "\xE2\x80\x99", 3) == 0) {
        thaw_cell inner = thaw_cell_of((thaw_str){form.ptr + 3, form.len - 3});
        if (inner.kind == THAW_CELL_DECADE)
            return inner;
    }
    if (form.len > WORD_MAX)
        return cell;
    for (size_t i = 0; i < form.len; i++)
        room[i] = thaw_to_lower(form.ptr[i]);
    thaw_str lower = {room, form.len};
    if (!find_word(lower, &cell))
        read_digits(lower, &cell);
    return cell;
}
