# lib.sh - TAP for shell tests; a test sources it and ends with done_testing.
#
#   run COMMAND...      fills $status, $out and $err (files)
#   ok NAME COMMAND...  the command must succeed
set -u
thaw=$THAW_BUILD/thaw
count=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/out err=$work/err
export LC_ALL=C.UTF-8
unset THAW_DATA NO_COLOR

run() {
    "$@" >"$out" 2>"$err" </dev/null
    status=$?
}
ok() {
    name=$1
    shift
    count=$((count + 1))
    if "$@"; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        echo "# status ${status:-?}, standard error:"
        sed 's/^/# /' "$err" 2>/dev/null | head -n 5
    fi
}
skip() {
    count=$((count + 1))
    echo "ok $count # SKIP $1"
}
exits() { [ "$status" = "$1" ]; }
silent() { [ ! -s "$1" ]; }
has() { grep -qF -- "$2" "$1"; }
hasnt() { ! grep -qF -- "$2" "$1"; }
done_testing() { echo "1..$count"; }
