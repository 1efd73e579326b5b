#!/bin/sh
# A model or knowledge file that is missing or damaged is refused by name, and
# an installed tree works from where it is put.
. "$THAW_ROOT/tests/cli/lib.sh"
share=$THAW_BUILD/share/thaw

run "$thaw" doctor
ok "doctor finds all" exits 0
ok "and says what" has "$out" "accurate.thawm"
ok "it names a kernel that runs everywhere" has "$out" "ok   plain"
cp -r "$share" "$work/share"
echo "Russia left." >"$work/in.txt"
run "$thaw" code --data "$work/share" "$work/in.txt"
ok "a folder of data by name" exits 0
THAW_DATA=$work/share run "$thaw" code "$work/in.txt"
ok "or by the environment" exits 0
run "$thaw" code --data "$work/nowhere" "$work/in.txt"
ok "no folder of data" exits 3
ok "is named" has "$err" "$work/nowhere"
run "$thaw" code --model nonesuch "$work/in.txt"
ok "no such model" exits 3
ok "is named so" has "$err" "nonesuch"
run "$thaw" code --model "$share/fast.thawm" "$work/in.txt"
ok "a model by its path" exits 0
run "$thaw" code --model "$share/en.thawk" "$work/in.txt"
ok "a file of another kind is refused" exits 3
for file in en.thawk accurate.thawm; do
    for damage in cut flip empty version; do
        cp "$share/$file" "$work/share/$file"
        case $damage in
        cut) head -c 70000 "$share/$file" >"$work/share/$file" ;;
        empty) : >"$work/share/$file" ;;
        flip) printf '\377\001' | dd of="$work/share/$file" bs=1 seek=66000 \
            conv=notrunc 2>/dev/null ;;
        version) printf '\143' | dd of="$work/share/$file" bs=1 seek=12 \
            conv=notrunc 2>/dev/null ;;
        esac
        run "$thaw" code --data "$work/share" "$work/in.txt"
        ok "$file, $damage: refused" exits 3
        ok "$file, $damage: by name" has "$err" "$file"
    done
    cp "$share/$file" "$work/share/$file"
done
run "$thaw" doctor --data "$work/nowhere"
ok "doctor sees that data is missing" exits 3
done_testing
