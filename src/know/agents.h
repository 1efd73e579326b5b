/*
 * agents.h - role nouns: "soldier", "prime minister", "human rights groups".
 * Compiled from data/agents/.  phrases.h finds them in text.
 */
#ifndef THAW_AGENTS_H
#define THAW_AGENTS_H

#include "know/source.h"

typedef enum {
    THAW_AGENT_PERSON = 1, /* "soldier": one human being each */
    THAW_AGENT_BODY = 2,   /* "army", "ministry": a group or an institution */
    THAW_AGENT_TITLE = 4,  /* may stand before a name: "General X" */
    THAW_AGENT_WEAK = 8,   /* says little by itself ("people", "men"): another
                              sector in the phrase wins */
    THAW_AGENT_OF_COUNTRY =
        16 /* alone it speaks for a country: "government",
              "president": its country is to be looked for */
} thaw_agent_flag;

/* One role noun. */
typedef struct {
    thaw_str name;   /* singular, "prime minister" */
    thaw_str sector; /* PLOVER: "GOV"; or an international code, "UNO" */
    thaw_str office; /* "prime-minister" of actors/offices.tsv, or empty */
    uint32_t flags;  /* thaw_agent_flag */
    char gender;     /* 'm', 'f' or 0 */
} thaw_agent;

/* The view; filled by thaw_agents_open(). */
typedef struct {
    thaw_strings texts;
    const void *rows;
    uint32_t count;
} thaw_agents;

/* The agent at index < agents->count: phrase entries hold the index. */
void thaw_agents_get(
    const thaw_agents *agents, uint32_t index, thaw_agent *out);

/* ---- compiling --------------------------------------------------------- */

struct thaw_know;
void thaw_agents_compile(thaw_compile *, const thaw_source *const *, size_t);
thaw_status thaw_agents_open(struct thaw_know *, thaw_error *);

#endif
