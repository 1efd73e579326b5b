#!/bin/sh
# check-layers.sh - holds includes to src/LAYERS, and the program to thaw.h.
set -eu
cd "$(dirname "$0")/.."
bad=$(mktemp)
trap 'rm -f "$bad"' EXIT
grep -n '^#include "' src/*/*.[ch] | awk '
    FILENAME == "src/LAYERS" {
        if ($1 != "#")
            for (may[$1, "base"] = may[$1, $1] = i = 1; ++i <= NF;)
                may[$1, $i] = 1
        next
    }
    {
        split($0, quoted, "\"")
        split($0, place, ":")
        split(place[1], path, "/")
        if (split(quoted[2], to, "/") < 2) {
            if (quoted[2] != "thaw.h")
                print place[1] ":" place[2] ": \"" quoted[2] \
                    "\" should be FOLDER/NAME.h"
        } else if (!may[path[2], to[1]])
            print place[1] ":" place[2] ": src/LAYERS does not let " \
                path[2] " include " to[1]
    }' src/LAYERS - >"$bad"
grep -n '^#include ".*/' cli/*.[ch] |
    sed 's/$/  (cli includes only thaw.h and its own headers)/' >>"$bad" || true
cat "$bad"
[ ! -s "$bad" ]
