#!/bin/sh
# check-banned.sh DIR - no object of the library under DIR/src may call what
# the house style bans.  Asks the objects, not the text; unoptimised ones
# (MODE=debug), for a compiler may replace one function by another.
set -eu
objects=${1:-build/debug}
everywhere='strcpy|strcat|sprintf|vsprintf|strncpy|strncat|strtok|gmtime|localtime|asctime|ctime|atoi|atof|atol|setlocale|rand|srand|getenv|time|printf|vprintf|puts|putchar|exit|abort|tolower|toupper|isalpha|isdigit|isspace'
memory='malloc|calloc|realloc|free|strdup|strndup'
found=0
for object in $(find "$objects/src" -name '*.o' | sort); do
    ban=$everywhere
    case $object in
    */src/base/*) ;;
    *) ban="$ban|$memory" ;;
    esac
    calls=$(nm -u "$object" | awk '{ sub(/@.*/, "", $2); print $2 }' |
        grep -Ex "$ban" | tr '\n' ' ' || true)
    if [ -n "$calls" ]; then
        echo "$object: calls $calls"
        found=1
    fi
done
[ -n "$(find "$objects/src" -name '*.o' | head -1)" ] || {
    echo "check-banned.sh: no objects under $objects/src" >&2
    exit 2
}
exit $found
