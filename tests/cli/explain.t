#!/bin/sh
# thaw explain: everything that decided is on the page.
. "$THAW_ROOT/tests/cli/lib.sh"

run "$thaw" explain --date 2018-01-10 "Russia criticized France on Tuesday."
ok "a sentence is explained" exits 0
ok "its words" has "$out" "criticized  VERB"
ok "its tree" grep -qE '^    criticized VERB root$' "$out"
ok "drawn with branches" has "$out" "├── Russia PROPN nsubj"
ok "who" has "$out" "RUS"
ok "when" has "$out" "2018-01-09"
ok "the event" has "$out" "rule "
run "$thaw" explain Russia criticized France .
ok "words without quotes are one sentence" has "$out" "sentence 0: Russia"
run "$thaw" explain "The green box is on the table."
ok "a sentence without an event" exits 0
ok "says what stopped it" has "$out" "no event: "
article=$THAW_ROOT/examples/article.txt
id=$("$thaw" code --date 2018-01-10 "$article" | sed -n '2s/^{"id":"\([^"]*\)".*/\1/p')
run "$thaw" explain --date 2018-01-10 -f "$article" --event "$id"
ok "an event is explained" has "$out" "id $id"
ok "by its sentence alone" [ "$(grep -c '^sentence ' "$out")" = 1 ]
run "$thaw" explain -f "$article" --event nonesuch
ok "no such event" exits 1
ok "is named" has "$err" '"nonesuch"'
run "$thaw" explain -f "$article"
ok "a whole article" [ "$(grep -c '^sentence ' "$out")" -gt 10 ]
done_testing
