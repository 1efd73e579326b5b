#!/bin/sh
# Help that is asked for goes to stdout with 0, help that is forced to stderr
# with 2.
. "$THAW_ROOT/tests/cli/lib.sh"

run "$thaw" --help
ok "help is asked for" exits 0
ok "it is on stdout" has "$out" "usage: thaw COMMAND"
ok "and stderr is silent" silent "$err"
for command in $(sed -n 's/^  \([a-z]*\) .*/\1/p' "$out"); do
    [ "$command" = thaw ] && continue
    run "$thaw" "$command" --help
    ok "$command --help" exits 0
    ok "$command says how to call it" has "$out" "usage: thaw $command"
    ok "$command --help is silent on stderr" silent "$err"
    run "$thaw" "$command" --no-such-option
    ok "$command with an unknown option" exits 2
    ok "$command names the option" has "$err" '"--no-such-option"'
    ok "$command writes no data then" silent "$out"
    run "$thaw" "$command" --man
    ok "$command has a man page" has "$out" ".Dt THAW-$command 1"
done
run "$thaw"
ok "no command is wrong use" exits 2
ok "and stdout stays clean" silent "$out"
run "$thaw" frobnicate
ok "an unknown command is wrong use" exits 2
ok "by name" has "$err" '"frobnicate"'
run "$thaw" version
ok "version" has "$out" "thaw $(sed -n 's/^.define THAW_VERSION "\(.*\)"/\1/p' \
    "$THAW_ROOT/include/thaw.h")"
run "$thaw" --version
ok "--version" exits 0

run "$thaw" code --to xml /dev/null
ok "an unknown format is wrong use" exits 2
ok "the formats are named" has "$err" "table|jsonl|tsv|conllu|layers"
run "$thaw" code --date
ok "an option without its value" has "$err" "--date needs a DATE"
run "$thaw" code --date May /dev/null
ok "a date that is none is wrong use" exits 2
ok "and says what was expected" has "$err" "YYYY-MM-DD"
run "$thaw" code --to jsonl --stop-after parse /dev/null
ok "events without the stage of events is wrong use" exits 2
run "$thaw" code --kernel=abacus /dev/null
ok "an unknown kernel is wrong use" exits 2
run "$thaw" explain
ok "explain needs something to explain" exits 2
run "$thaw" explain -f x y
ok "but not two things" exits 2
done_testing
