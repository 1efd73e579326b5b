#!/bin/sh
# make install puts a tree anywhere; a program builds against it by pkg-config.
. "$THAW_ROOT/tests/cli/lib.sh"
mode=$(basename "$THAW_BUILD")
if [ "$mode" != release ]; then
    skip "installed from release only"
    done_testing
    exit 0
fi
dest=$work/dest
run env -u MAKEFLAGS -u MFLAGS make -s -C "$THAW_ROOT" install \
    DESTDIR="$dest" PREFIX=/opt/thaw
ok "make install" exits 0
for file in bin/thaw include/thaw.h lib/libthaw.a lib/libthaw.so \
    lib/pkgconfig/thaw.pc share/thaw/en.thawk share/man/man1/thaw.1 \
    share/man/man1/thaw-code.1; do
    ok "$file is there" [ -s "$dest/opt/thaw/$file" ]
done
run "$dest/opt/thaw/bin/thaw" doctor
ok "the installed program finds its own data" \
    has "$out" "$dest/opt/thaw/share/thaw/en.thawk"
export PKG_CONFIG_PATH="$dest/opt/thaw/lib/pkgconfig"
flags=$(pkg-config --define-variable=prefix="$dest/opt/thaw" --cflags --libs thaw)
# shellcheck disable=SC2086 # a list of words
run cc -Wall -Werror "$THAW_ROOT/examples/count.c" $flags \
    -Wl,-rpath,"$dest/opt/thaw/lib" -o "$work/count"
ok "a program builds against it" exits 0
run "$work/count" "$dest/opt/thaw/share/thaw" "Russia criticized France."
ok "and runs" has "$out" " words"
# shellcheck disable=SC2016
nm -D --defined-only "$dest/opt/thaw/lib/libthaw.so" |
    awk '$3 !~ /^thaw_/ { bad = 1 } END { exit bad }'
status=$?
ok "the shared library shows thaw_ names only" exits 0
run env -u MAKEFLAGS make -s -C "$THAW_ROOT" uninstall DESTDIR="$dest" PREFIX=/opt/thaw
ok "make uninstall leaves no file" \
    [ -z "$(find "$dest" -type f)$(find "$dest" -type l)" ]
done_testing
