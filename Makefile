# The only build.
#
#   make            build/release/thaw, libthaw.a, libthaw.so, share/thaw/
#   make test       every test (MODE=asan for the sanitizers)
#   make eval       score on the data sets in DATA (../shared/data)
#   make bench      speed and memory
#   make demo       code the example article
#   make install    into $(DESTDIR)$(PREFIX)
#   make check      format, layers, banned functions, spelling
#   make fuzz       each fuzz target for FUZZ_SECONDS
#
# MODE=release|debug|asan|tsan|cov|fuzz builds into build/$(MODE).

MODE   ?= release
PREFIX ?= /usr/local
DATA   ?= ../shared/data
B      ?= build/$(MODE)
PROVE_FLAGS ?= -Q
VERSION := $(shell sed -n 's/^.define THAW_VERSION "\(.*\)"/\1/p' include/thaw.h)

PKGS := libutf8proc jansson
CPPFLAGS += -Iinclude -Isrc -DTHAW_SHARE='"$(PREFIX)/share/thaw"'
CPPFLAGS += $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wvla -Wwrite-strings \
	-Wformat=2 -Wundef -Wcast-qual -Wpointer-arith -Wdouble-promotion \
	-Wimplicit-fallthrough -fno-common
# The same bits from every kernel: no fused multiply-add.
CFLAGS_ALL := -std=c11 -g -fPIC -fvisibility=hidden -ffp-contract=off $(WARN)
LDLIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm -lpthread

CFLAGS_release := -O2
CFLAGS_debug   := -O0
CFLAGS_asan    := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer -DTHAW_ARENA_EXACT
CFLAGS_tsan    := -O1 -fsanitize=thread
CFLAGS_cov     := -O0 --coverage
CFLAGS_fuzz    := -O1 -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all -DTHAW_ARENA_EXACT
ifeq ($(MODE),fuzz)
CC := clang-14
endif
ifdef STRICT
CFLAGS_ALL += -Werror
endif
CFLAGS_ALL += $(CFLAGS_$(MODE)) $(CFLAGS)

LIB_SRC  := $(sort $(wildcard src/*/*.c))
CLI_SRC  := $(sort $(wildcard cli/*.c))
TEST_SRC := $(sort $(wildcard tests/*/test_*.c))
FUZZ_SRC := $(sort $(wildcard fuzz/fuzz_*.c))
BENCH_SRC := $(sort $(wildcard bench/bench_*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(B)/%.o)
TESTS    := $(TEST_SRC:%.c=$(B)/%)
FUZZERS  := $(FUZZ_SRC:%.c=$(B)/%)
BENCHES  := $(BENCH_SRC:%.c=$(B)/%)
CLI_TESTS := $(sort $(wildcard tests/*/*.t))

DATA_SRC := $(sort $(shell find data -name '*.tsv' -o -name '*.rules'))
MODELS   := $(sort $(wildcard data/models/en/*.thawm))
SHARE    := $(B)/share/thaw
SHARED   := $(SHARE)/en.thawk $(MODELS:data/models/en/%=$(SHARE)/%)

.PHONY: all lib test eval bench demo install check fuzz clean format
.SECONDARY:
all: $(B)/thaw $(B)/libthaw.so $(SHARED) $(B)/thaw.pc
lib: $(B)/libthaw.a

$(B)/thaw: $(CLI_OBJ) $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $(CLI_OBJ) $(B)/libthaw.a $(LDLIBS)
$(B)/libthaw.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^
$(B)/libthaw.so: $(LIB_OBJ)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -shared -Wl,-soname,libthaw.so.0 -o $@ $^ $(LDLIBS)
$(B)/thaw.pc: thaw.pc.in include/thaw.h
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' thaw.pc.in > $@

$(B)/tests/%.o $(B)/fuzz/%.o: CPPFLAGS += -Itests
$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# Knowledge: text tables to one file; a bad line breaks the build.
$(B)/lexc: $(B)/tools/lexc.o $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(SHARE)/en.thawk: $(B)/lexc $(DATA_SRC)
	@mkdir -p $(@D)
	$(B)/lexc $@ $(DATA_SRC)
$(SHARE)/%.thawm: data/models/en/%.thawm
	@mkdir -p $(@D)
	cp $< $@

$(B)/tests/%: $(B)/tests/%.o $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/bench/%: $(B)/bench/%.o $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS)
ifeq ($(MODE),fuzz)
$(B)/fuzz/%: $(B)/fuzz/%.o $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS)
else
$(B)/fuzz/%: $(B)/fuzz/%.o $(B)/fuzz/replay.o $(B)/libthaw.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS)
endif

# Tests see the tree through these.
export THAW_BUILD := $(abspath $(B))
export THAW_ROOT := $(abspath .)

test: all $(TESTS) $(FUZZERS)
	prove --nocolor $(PROVE_FLAGS) --exec '' $(TESTS) $(CLI_TESTS)

-include tools/train/train.mk
-include tools/train/lemma.mk
-include tools/house.mk

clean:
	rm -rf build

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TESTS:=.d) $(FUZZERS:=.d) $(BENCHES:=.d) $(B)/tools/lexc.d
