#!/bin/sh
# fuzz.sh SECONDS [TARGET...] - runs each fuzz target, new inputs beside the
# build.  A target's saved inputs are fuzz/corpus/NAME.
set -eu
seconds=$1
shift
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- fuzz/fuzz_*.c
for source; do
    name=$(basename "$source" .c)
    name=${name#fuzz_}
    new=$THAW_BUILD/corpus/$name
    mkdir -p "$new" "fuzz/corpus/$name"
    echo "fuzz $name for $seconds s"
    "$THAW_BUILD/fuzz/fuzz_$name" -max_total_time="$seconds" -verbosity=0 \
        -print_final_stats=1 -timeout=20 -rss_limit_mb=3000 \
        -artifact_prefix="$new/" "$new" "fuzz/corpus/$name" 2>&1 |
        tee "$new.log" | grep -E 'number_of_executed|ERROR|SUMMARY|Test unit' ||
        true
    if grep -qE 'ERROR|SUMMARY: ' "$new.log"; then
        cat "$new.log"
        exit 1
    fi
done
