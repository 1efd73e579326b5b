#!/bin/sh
# eval.sh THAW DATA - every score on the shared data, each with its data's name.
set -eu
thaw=$1 data=$2
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gum=$data/ud/gum
for name in $(sed -n '/^## test$/,/^## test2$/p' "$gum/splits.md" | grep -o 'GUM_[a-z_]*'); do
    if [ -f "$gum/$name.conllu" ]; then
        cat "$gum/$name.conllu"
    fi
done >"$work/gum-test.conllu"
cat "$gum"/GUM_news_*.conllu >"$work/gum-news.conllu"
for model in accurate fast; do
    for gold in "$data/ud/en_ewt-test.conllu" "$work/gum-test.conllu"; do
        echo "== $(basename "$gold" .conllu), model $model"
        "$thaw" eval --model $model conllu "$gold"
    done
    echo "== UNER en_ewt dev, model $model"
    "$thaw" eval --model $model names "$data/ner/en_ewt-ud-dev.iob2"
done
echo "== GUM news, all 24 documents (most of them in training: read only tokens and sentences), model accurate"
"$thaw" eval --from text conllu "$work/gum-news.conllu" | grep -E 'raw text|tokens|sentences'
echo "== articles/korea-talks.txt: what it must and must not give (tools/korea-talks.expect)"
"$here/../tests/golden/expect.sh" "$thaw" "$data/articles/korea-talks.txt" "$here/korea-talks.expect"
