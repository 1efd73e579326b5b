# house.mk - everything around the program: man pages, installing, checks,
# golden files, fuzzing, speed.  Included by the Makefile.

FUZZ_SECONDS ?= 30
CLANG_FORMAT ?= clang-format-14
FORMATTED := $(wildcard $(addsuffix /*.[ch],include cli fuzz bench tests \
	examples src/* tests/* tools/* tools))
COMMANDS := $(patsubst cli/cmd_%.c,%,$(sort $(wildcard cli/cmd_*.c)))
MAN := man/thaw.1 $(COMMANDS:%=$(B)/man/thaw-%.1)
ARTICLE := examples/article.txt

.PHONY: format-check layers banned golden fuzzers man install uninstall

# ---- man pages: from the tables of options --------------------------------
man: $(MAN)
$(B)/man/thaw-%.1: $(B)/thaw
	@mkdir -p $(@D)
	$(B)/thaw $* --man > $@.tmp && mv $@.tmp $@

# ---- install ----------------------------------------------------------------
DEST = $(DESTDIR)$(PREFIX)
install: all lib man
	install -d $(DEST)/bin $(DEST)/lib/pkgconfig $(DEST)/include \
		$(DEST)/share/thaw $(DEST)/share/man/man1
	install -m 755 $(B)/thaw $(DEST)/bin/thaw
	install -m 644 include/thaw.h $(DEST)/include/thaw.h
	install -m 644 $(B)/libthaw.a $(DEST)/lib/libthaw.a
	install -m 755 $(B)/libthaw.so $(DEST)/lib/libthaw.so.0
	ln -sf libthaw.so.0 $(DEST)/lib/libthaw.so
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
		thaw.pc.in > $(DEST)/lib/pkgconfig/thaw.pc
	install -m 644 $(SHARED) $(DEST)/share/thaw
	install -m 644 $(MAN) $(DEST)/share/man/man1
uninstall:
	rm -f $(DEST)/bin/thaw $(DEST)/include/thaw.h $(DEST)/lib/libthaw.* \
		$(DEST)/lib/pkgconfig/thaw.pc $(DEST)/share/man/man1/thaw*.1
	rm -rf $(DEST)/share/thaw

# ---- what a person runs -------------------------------------------------------
demo: all
	$(B)/thaw code --date 2018-01-10 --to table $(ARTICLE)
eval: all
	tools/eval.sh $(B)/thaw $(DATA)
bench: all $(BENCHES)
	tools/bench.sh $(B)/thaw
	$(foreach bench,$(BENCHES),$(bench) &&) true

# ---- checks -------------------------------------------------------------------
check: format-check layers banned
format:
	$(CLANG_FORMAT) -i $(FORMATTED)
format-check:
	$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)
layers:
	tools/check-layers.sh
banned:
	+$(MAKE) --no-print-directory MODE=debug lib
	tools/check-banned.sh build/debug

# Rewrites the golden files; git diff is the review.
golden: all
	THAW_GOLDEN=write THAW_BUILD=$(abspath $(B)) tests/golden/golden.t

# ---- fuzzing ------------------------------------------------------------------
fuzzers: $(FUZZERS)
fuzz:
	+$(MAKE) --no-print-directory MODE=fuzz all fuzzers
	THAW_BUILD=$(abspath build/fuzz) tools/fuzz.sh $(FUZZ_SECONDS)
