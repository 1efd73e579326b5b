#!/bin/sh
# Articles end to end: NAME.txt must give NAME.want.jsonl, the fields of each
# event that a user reads.  THAW_GOLDEN=write (make golden) rewrites them, and
# git diff is the review.
. "${THAW_ROOT:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"

# One event a line: the key fields of the record, in their order.
events() {
    day=$(awk '$1 == "date" { print $2 }' "${1%.txt}.expect" 2>/dev/null)
    "$thaw" code --date "${day:-2024-03-08}" --to jsonl "$1" | perl -MJSON::PP -ne '
        my $e = decode_json($_);
        my $who = sub { [map { ($_->{code} // "?") .
            (defined $_->{sector} ? " $_->{sector}" : "") } @{$_[0]}] };
        my $j = JSON::PP->new->utf8->allow_nonref;
        my @pairs = ([sentence => $e->{sentence}], [date => $e->{date}],
            [event => $e->{event}], [mode => $e->{mode}],
            [cameo => $e->{cameo}], [status => $e->{status}],
            [polarity => $e->{polarity}], [time_ref => $e->{time_ref}],
            [source => $who->($e->{source})], [target => $who->($e->{target})],
            [place => $e->{place} && $e->{place}{name}],
            [killed => $e->{numbers}{killed} && $e->{numbers}{killed}{best}],
            [rule => $e->{rule}], [trigger => $e->{trigger}{text}]);
        print "{", join(",", map { $j->encode($_->[0]) . ":" .
            $j->encode($_->[1]) } @pairs), "}\n"'
}
for article in "$THAW_ROOT"/tests/golden/*.txt "$THAW_ROOT/examples/article.txt"; do
    name=$(basename "$article" .txt)
    want=$THAW_ROOT/tests/golden/$name.want.jsonl
    if [ "${THAW_GOLDEN:-}" = write ]; then
        events "$article" >"$want"
        echo "# wrote $want"
        continue
    fi
    if [ ! -e "$want" ]; then
        continue
    fi
    events "$article" >"$out" 2>"$err"
    status=$?
    ok "$name" cmp -s "$out" "$want"
    diff "$want" "$out" | sed 's/^/# /'
done
done_testing
