#!/bin/sh
# Articles of other kinds than the one the program was first built for, each
# with the events that it must and must not give.
here=$(dirname "$0")
thaw=$THAW_BUILD/thaw
n=1
for expect in "$here"/*.expect; do
    "$here/expect.sh" "$thaw" "${expect%.expect}.txt" "$expect" "$n" || exit 1
    n=$((n + $(grep -c '^[-+?] ' "$expect")))
done
echo "1..$((n - 1))"
