#!/bin/sh
# expect.sh THAW ARTICLE EXPECT - does an article give the events it must?
#
# EXPECT: a line "date YYYY-MM-DD", then lines of six fields: date, event,
# source codes, target codes, status, time_ref; "*" is anything.  A line that
# begins with "+" must match an event, one with "-" must match none, and one
# with "?" should match and is known not to yet (TODO in TAP).  Prints TAP
# without a plan; the number of the first test is $4.
set -eu
thaw=$1 article=$2 expect=$3 first=${4:-1}
day=$(awk '$1 == "date" { print $2 }' "$expect")
"$thaw" code --date "$day" --to tsv "$article" |
    awk -F '\t' -v n="$first" -v name="$(basename "$expect" .expect)" '
    # The members of a list, in no order.
    function sorted(list,    part, n, i, j, t, out) {
        n = split(list, part, ";")
        for (i = 2; i <= n; i++)
            for (j = i; j > 1 && part[j] < part[j - 1]; j--) {
                t = part[j]; part[j] = part[j - 1]; part[j - 1] = t
            }
        for (i = 1; i <= n; i++)
            out = out (i > 1 ? ";" : "") part[i]
        return out
    }
    function fits(want, have) {
        return want == "*" || sorted(want) == (have == "" ? "." : sorted(have))
    }
    FILENAME == ARGV[1] {
        if (split($0, w, " ") == 7 && index("+-?", w[1]))
            line[++lines] = $0
        next
    }
    FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    {
        for (i = 1; i <= lines; i++) {
            split(line[i], w, " ")
            if (fits(w[2], $at["date"]) && fits(w[3], $at["event"]) &&
                fits(w[4], $at["source"]) && fits(w[5], $at["target"]) &&
                fits(w[6], $at["status"]) && fits(w[7], $at["time_ref"]))
                seen[i]++
        }
    }
    END {
        for (i = 1; i <= lines; i++) {
            sign = substr(line[i], 1, 1)
            good = (sign != "-") == (seen[i] > 0)
            printf "%sok %d - %s: %s%s\n", good ? "" : "not ", n++, name,
                substr(line[i], 1 + (sign == "?")), sign == "?" ? " # TODO" : ""
        }
    }' "$expect" -
