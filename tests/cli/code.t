#!/bin/sh
# thaw code: streams, formats, statuses.
. "$THAW_ROOT/tests/cli/lib.sh"
article=$THAW_ROOT/examples/article.txt

run "$thaw" code --date 2018-01-10 "$article"
ok "an article is coded" exits 0
ok "nothing is said" silent "$err"
ok "there are events" [ -s "$out" ]
ok "a line is an object that begins with its id" \
    [ "$(grep -cv '^{"id":".*}$' "$out")" = 0 ]
ok "of that day" has "$out" '"published":"2018-01-10"'
cp "$out" "$work/first"
run "$thaw" code --date 2018-01-10 "$article"
ok "the same input gives the same bytes" cmp -s "$out" "$work/first"
"$thaw" code --date 2018-01-10 - <"$article" >"$out" 2>"$err"
ok "standard input gives them too" cmp -s "$out" "$work/first"
"$thaw" code --date 2018-01-10 <"$article" >"$out" 2>"$err"
ok "also without a name" cmp -s "$out" "$work/first"
run "$thaw" code --kernel plain --date 2018-01-10 "$article"
ok "the plain kernel gives the same bytes" cmp -s "$out" "$work/first"

keys='id doc url publisher published sentence date date_end date_precision
date_text event mode contexts cameo quad goldstein intensity polarity status
time_ref source target place numbers attribution trigger rule text begin end
confidence version'
perl -MJSON::PP -e 'print' 2>/dev/null && {
    perl -MJSON::PP -ne '
        BEGIN { @want = split " ", shift }
        my %have = %{decode_json($_)};
        my @gone = grep { !exists $have{$_} } @want;
        $bad++ if @gone || keys %have != @want;
        END { exit($bad ? 1 : 0) }' "$keys" "$work/first"
    status=$?
    ok "every record is JSON with all the keys and no other" exits 0
    perl -MJSON::PP -MEncode -e '
        local $/; open my $f, "<:raw", $ARGV[0]; my $text = <$f>;
        open my $e, "<:raw", $ARGV[1]; my $bad = 0; my $spans = 0;
        sub walk { my $x = shift;
            if (ref $x eq "ARRAY") { walk($_) for @$x }
            elsif (ref $x eq "HASH") {
                if (defined $x->{begin} && defined $x->{text}) {
                    $spans++;
                    my $at = substr($text, $x->{begin}, $x->{end} - $x->{begin});
                    $bad++ if decode("UTF-8", $at) ne $x->{text};
                }
                walk($_) for values %$x } }
        for my $line (split /\n/, <$e>) { walk(decode_json($line)) }
        exit($bad || !$spans)' "$article" "$work/first"
    status=$?
    ok "every span is the bytes of the text that it says" exits 0
}

run "$thaw" code --to tsv "$article"
ok "tsv has a row an event and one of names" \
    [ "$(wc -l <"$out")" = "$(($(wc -l <"$work/first") + 1))" ]
ok "all of as many cells" \
    [ "$(awk -F '\t' '{ print NF }' "$out" | sort -u | wc -l)" = 1 ]
run "$thaw" code --to conllu "$article"
ok "conllu" has "$out" "# sent_id"
for stage in clean token tag parse name mention resolve event; do
    run "$thaw" code --stop-after "$stage" "$article"
    ok "layers up to $stage are one line" [ "$(wc -l <"$out")" = 1 ]
done
ok "the last of them have events" has "$out" '"events":[{'
run "$thaw" code --to table "$article"
ok "a table has its titles" has "$out" "source"
ok "and its sum" grep -qE '^[0-9]+ events in [0-9]+ sentences of 1 article$' "$out"
ok "and no colour when it is no terminal" \
    [ "$(tr -d '\033' <"$out" | wc -c)" = "$(wc -c <"$out")" ]
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    script -qec "$thaw code $article" /dev/null >"$out" </dev/null
    ok "on a terminal there is a table" has "$out" "sentences of 1 article"
    ok "in colour" grep -q "$(printf '\033')" "$out"
    NO_COLOR=1 script -qec "$thaw code $article" /dev/null >"$out" </dev/null
    ok "but not with NO_COLOR" \
        [ "$(tr -d '\033' <"$out" | wc -c)" = "$(wc -c <"$out")" ]
else
    skip "no terminal can be made here"
fi

# ---- records that fail --------------------------------------------------
cat >"$work/mixed.jsonl" <<'EOF'
{"id":"good","text":"Russia criticized France on Monday.","date":"2020-05-06"}
{"id":"cut","text":
{"id":"none"}

{"id":"day","text":"x","date":"2020-02-30"}
{"id":"also","text":"Russia criticized France on Monday.","date":"2020-05-06"}
EOF
run "$thaw" code --to layers "$work/mixed.jsonl"
ok "some records failed" exits 1
ok "the others did not" [ "$(wc -l <"$out")" = 2 ]
ok "a record that is no JSON is named by its line" has "$err" "mixed.jsonl:2: "
ok "one without text too" has "$err" 'mixed.jsonl:3: no "text"'
ok "and one of no day" has "$err" "mixed.jsonl:5: "
ok "they are counted" has "$err" "3 of 5 records failed"
run "$thaw" code --to layers "$work/none.txt" "$article"
ok "a file that is not there" exits 1
ok "is named" has "$err" "none.txt"
ok "and the next is coded" [ "$(wc -l <"$out")" = 1 ]
run "$thaw" code "$work"
ok "a folder is refused" exits 1

# ---- where the output goes -----------------------------------------------
if [ -w /dev/full ]; then
    "$thaw" code "$article" >/dev/full 2>"$err"
    status=$?
    ok "a full disk is fatal" exits 3
    ok "and is said" has "$err" "cannot write the output"
    "$thaw" --help >/dev/full 2>"$err"
    status=$?
    ok "for help as well" exits 3
fi
for i in 1 2 3 4 5 6 7 8; do cat "$work/mixed.jsonl"; done >"$work/many.jsonl"
{
    "$thaw" code --to layers "$work/many.jsonl" 2>"$err"
    echo $? >"$work/status"
} | head -n 1 >"$out"
status=$(cat "$work/status" 2>/dev/null || echo killed)
ok "a reader that leaves ends it" [ "$(wc -l <"$out")" = 1 ]
ok "quietly" hasnt "$err" "cannot write"
done_testing
