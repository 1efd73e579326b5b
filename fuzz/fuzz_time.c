/*
 * fuzz_time.c - time expressions and quantities in any words: spans stay in
 * order and inside the text, days in order.
 *
 * The first two bytes choose the document's day; blanks part the words.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../tests/conllu_doc.h"
#include "resolve/quantity.h"
#include "resolve/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const thaw_doc *doc)
{
    uint32_t end = 0;
    for (size_t i = 0; i < doc->times.count; i++) {
        const thaw_time *t = &doc->times.items[i];
        assert(t->span.begin >= end && t->span.end > t->span.begin);
        assert(t->span.end <= doc->text.len && t->first < t->end);
        assert((t->from == THAW_DAY_NONE) == (t->to == THAW_DAY_NONE));
        end = t->span.end;
    }
    end = 0;
    for (size_t i = 0; i < doc->quantities.count; i++) {
        const thaw_quantity *q = &doc->quantities.items[i];
        assert(q->span.begin >= end && q->span.end > q->span.begin);
        assert(q->head < doc->tokens.count);
        end = q->span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[4096], date[16];
    if (size < 3 || size - 2 >= sizeof text)
        return 0;
    for (size_t i = 2; i < size; i++)
        text[i - 2] = data[i] && data[i] < 0x80 ? (char)data[i] : ' ';
    text[size - 2] = '\0';
    thaw_date_format(data[0] * 256 + data[1] - 20000, date);
    thaw_doc *doc = words_doc(text, data[0] == 255 ? NULL : date);
    if (thaw_resolve_times(doc, NULL, NULL) == THAW_OK &&
        thaw_resolve_quantities(doc, NULL, NULL) == THAW_OK)
        check(doc);
    thaw_doc_free(doc);
    return 0;
}
