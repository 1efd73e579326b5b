#!/bin/sh
# bench.sh THAW [SECONDS] - how fast, with how much memory, on one core: the
# articles of tests/golden and examples, as often as fits.
set -eu
thaw=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$(dirname "$0")/.."
for i in $(seq 200); do
    cat examples/article.txt >"$work/$i.txt"
    printf '\n' >>"$work/$i.txt"
    for article in tests/golden/*.txt; do
        cp "$article" "$work/$i-$(basename "$article")"
    done
done
articles=$(find "$work" -name '*.txt' | wc -l)
words=$(cat "$work"/*.txt | wc -w)
for model in accurate fast; do
    start=$(date +%s%N)
    find "$work" -name '*.txt' -exec "$thaw" code --model $model \
        --date 2018-01-10 --to jsonl {} + >"$work/out"
    end=$(date +%s%N)
    awk -v n="$articles" -v w="$words" -v ns=$((end - start)) \
        -v e="$(wc -l <"$work/out")" -v m="$model" 'BEGIN {
        s = ns / 1e9
        printf "%s: %d articles, %d words, %d events in %.2f s: ", m, n, w, e, s
        printf "%.0f articles/s, %.0f words/s\n", n / s, w / s }'
done
