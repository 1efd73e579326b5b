/*
 * source.c - reading the text tables under data/.
 */
#include <stdarg.h>
#include <stdio.h>

#include "know/source.h"

thaw_str thaw_source_format(const thaw_source *source)
{
    thaw_str rest = source->text;
    thaw_str line = thaw_str_trim(thaw_str_split(&rest, '\n'));
    if (!thaw_str_starts(line, THAW_STR("# format:")))
        return (thaw_str){"", 0};
    line = thaw_str_trim((thaw_str){line.ptr + 9, line.len - 9});
    return thaw_str_split(&line, ' ');
}

void thaw_complain(thaw_compile *compile, const thaw_source *source,
    size_t line, const char *format, ...)
{
    char what[400];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    thaw_buf_format(
        compile->complaints, "%s:%zu: %s\n", source->name, line, what);
    compile->complaint_count++;
}

void thaw_lines_init(thaw_lines *lines, const thaw_source *source)
{
    *lines = (thaw_lines){.rest = source->text};
    if (lines->rest.len == 0)
        lines->rest.ptr = NULL;
}

bool thaw_lines_next(thaw_lines *lines, thaw_str *line)
{
    while (lines->rest.ptr) {
        *line = thaw_str_split(&lines->rest, '\n');
        lines->line++;
        if (line->len && line->ptr[line->len - 1] == '\r')
            line->len--;
        thaw_str inner = thaw_str_trim(*line);
        if (inner.len && inner.ptr[0] != '#')
            return true;
    }
    return false;
}

size_t thaw_fields(thaw_str line, thaw_str *fields, size_t max)
{
    size_t count = 0;
    while (line.ptr) {
        thaw_str field = thaw_str_trim(thaw_str_split(&line, '\t'));
        if (count < max)
            fields[count] = field;
        count++;
    }
    return count;
}
