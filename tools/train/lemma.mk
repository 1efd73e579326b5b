# lemma.mk - the lemma table: make lemmas DATA=...
#
# Needs the package wordnet-base and the treebanks; not part of a normal
# build, which reads data/lemma/en.tsv as it stands.

WORDNET ?= /usr/share/wordnet
LEMMA_GUM = $(shell awk '/^\#\# /{on=($$2=="train")} on && /\* GUM_/ \
	{print "$(DATA)/ud/gum/" $$2 ".conllu"}' $(DATA)/ud/gum/splits.md)

.PHONY: lemmas
lemmas: $(B)/tools/train/thaw-lemma
	$< data/lemma/en.tsv $(WORDNET) $(DATA)/ud/en_ewt-train.conllu \
		$(wildcard $(LEMMA_GUM))

$(B)/tools/train/thaw-lemma: $(B)/tools/train/lemma.o \
	$(B)/tools/train/lemma_rules.o $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS)
