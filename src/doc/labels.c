/*
 * labels.c - the names of parts of speech, relations and name types.
 */
#include "doc/doc.h"

#define NAME_TEXT(name) #name,
#define SECOND_TEXT(name, text) text,
static const char *const upos_names[] = {THAW_UPOS_LIST(NAME_TEXT)};
static const char *const xpos_names[] = {THAW_XPOS_LIST(SECOND_TEXT)};
static const char *const deprel_names[] = {THAW_DEPREL_LIST(SECOND_TEXT)};
static const char *const type_names[] = {THAW_NAME_LIST(NAME_TEXT)};

static unsigned find(const char *const *names, unsigned count, thaw_str name)
{
    unsigned i = 0;
    while (i < count && !thaw_str_is(name, names[i]))
        i++;
    return i;
}

const char *thaw_upos_name(thaw_upos upos)
{
    assert(upos < THAW_UPOS_COUNT);
    return upos_names[upos];
}

const char *thaw_xpos_name(thaw_xpos xpos)
{
    assert(xpos < THAW_XPOS_COUNT);
    return xpos_names[xpos];
}

const char *thaw_deprel_name(thaw_deprel deprel)
{
    assert(deprel < THAW_DEPREL_COUNT);
    return deprel_names[deprel];
}

const char *thaw_name_type_name(thaw_name_type type)
{
    assert(type < THAW_NAME_COUNT);
    return type_names[type];
}

thaw_upos thaw_upos_find(thaw_str name)
{
    return find(upos_names, THAW_UPOS_COUNT, name);
}

thaw_xpos thaw_xpos_find(thaw_str name)
{
    return find(xpos_names, THAW_XPOS_COUNT, name);
}

thaw_deprel thaw_deprel_find(thaw_str name)
{
    return find(deprel_names, THAW_DEPREL_COUNT, name);
}

thaw_name_type thaw_name_type_find(thaw_str name)
{
    return find(type_names, THAW_NAME_COUNT, name);
}
