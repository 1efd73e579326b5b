#!/bin/sh
# Bad input fails one record by name; it never crashes the program.
. "$THAW_ROOT/tests/cli/lib.sh"

printf 'Police arrested a man.\0 More.' >"$work/nul.txt"
run "$thaw" code "$work/nul.txt"
ok "a NUL byte fails the record" exits 1
ok "by name and place" has "$err" "nul.txt: NUL byte at byte 22"
head -c 4096 /dev/urandom >"$work/noise.txt"
run "$thaw" code --from text "$work/noise.txt"
ok "noise fails" exits 1
ok "by name" has "$err" "noise.txt: "
: >"$work/empty.txt"
run "$thaw" code "$work/empty.txt"
ok "an empty file has no events" exits 0
ok "and writes nothing" silent "$out"
printf ' \n\t\n\n' >"$work/blank.txt"
run "$thaw" code "$work/blank.txt"
ok "nor has a blank one" exits 0
printf 'French police arrested Andr\351 Dupont in Orl\351ans on Monday.\n' \
    >"$work/old.txt"
run "$thaw" code --to layers "$work/old.txt"
ok "windows-1252 is read" exits 0
ok "and said" has "$err" "old.txt: not UTF-8, read as windows-1252"
ok "and written as UTF-8" has "$out" "Orléans"

head -c 100000000 /dev/zero | tr '\0' a >"$work/long.txt"
run "$thaw" code "$work/long.txt"
ok "100 MB of one line fails" exits 1
ok "by name and limit" has "$err" "long.txt: past a limit"
{
    printf '{"text":"'
    cat "$work/long.txt"
    printf '"}\n{"id":"after","text":"It rained."}\n'
} >"$work/long.jsonl"
run "$thaw" code --to layers "$work/long.jsonl"
ok "a line of 100 MB fails" has "$err" "long.jsonl:1: past a limit"
ok "and the one after it does not" has "$out" '"doc":"after"'
rm -f "$work/long.txt" "$work/long.jsonl"
head -c 17000000 /dev/zero | tr '\0' a >"$work/long.txt"
run "$thaw" code "$work/long.txt"
ok "a text past its limit fails" has "$err" "the limit is 16777216"
rm -f "$work/long.txt"

awk 'BEGIN { for (i = 0; i < 20000; i++) printf "word%d ", i % 7; print "." }' \
    >"$work/words.txt"
run "$thaw" code --to layers "$work/words.txt"
ok "a sentence of 20,000 words is cut" exits 0
ok "and says so" has "$out" '"cut":true'
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "(["; print "Troops left."
    for (i = 0; i < 5000; i++) printf "])" }' >"$work/brackets.txt"
run "$thaw" code "$work/brackets.txt"
ok "deep brackets do not crash" exits 0
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; print "" }' \
    >"$work/deep.jsonl"
run "$thaw" code --from jsonl "$work/deep.jsonl"
ok "deep JSON is refused" exits 1
awk 'BEGIN { printf "He"; for (i = 0; i < 3000; i++)
    printf " said that the man who"; print " left." }' >"$work/clauses.txt"
run "$thaw" code "$work/clauses.txt"
ok "endless clauses do not crash" exits 0
awk 'BEGIN { for (i = 0; i < 3000; i++) printf "Iran, "; print "left." }' \
    >"$work/list.txt"
run "$thaw" code "$work/list.txt"
ok "an endless list does not crash" [ "$status" -le 1 ]
printf 'e\314\201\314\201\314\201 \357\277\277 \342\200\213 \360\237\230\200.\n' \
    >"$work/odd.txt"
run "$thaw" code "$work/odd.txt"
ok "odd characters do not crash" exits 0
printf 'Russia \033[31mcriticized\033[0m France \302\2331m.\n' >"$work/esc.txt"
run "$thaw" code --to table "$work/esc.txt"
ok "control characters never reach a terminal" \
    [ "$(tr -d '\033' <"$out" | wc -c)" = "$(wc -c <"$out")" ]
done_testing
