#!/bin/sh
# What fuzzing once found is a test in every build.
. "$THAW_ROOT/tests/cli/lib.sh"
cd "$THAW_ROOT" || exit 1
for source in fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    corpus=fuzz/corpus/${name#fuzz_}
    if [ ! -d "$corpus" ]; then
        skip "$name has no saved inputs"
        continue
    fi
    run "$THAW_BUILD/fuzz/$name" "$corpus"
    ok "$name: $(cat "$out")" exits 0
done
done_testing
