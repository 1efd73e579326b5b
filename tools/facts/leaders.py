#!/usr/bin/env python3
"""leaders.py - makes data/actors/leaders.tsv from the sources.

    leaders.py FACTS > data/actors/leaders.tsv

FACTS is a folder with archigos_leaders.tsv, reign_leaders.tsv and
factbook_terms.tsv.  own_terms.txt beside this file wins over them: an office
that is there, and a country with a leader there, is taken from it alone (but
for BEFORE_OWN).  names.txt and holders.txt give full names for the sources' spellings.
"""
import csv
import os
import re
import sys
import unicodedata

from countries import ARCHIGOS, FIPS

HERE = os.path.dirname(os.path.abspath(__file__))
FIRST = "1945-01-01"
LAST_SEEN = "2025-11"   # a holder seen since then holds still

# The office of a country's effective leader, where it is not the president.
MINISTERS = """BHS JAM TTO BRB BLZ LUX MLT MKD KOS SVN EST LVA ISL ETH PNG SLB
FJI MDA MUS LSO BEL DNK GRC ALB ATG DMA GRD KNA LCA VCT TUV TON VUT WSM AND SMR
BTN LAO SDN SGP NLD SWE NOR ISR IND GBR CAN AUS NZL JPN THA MYS""".split()
OFFICES = {"OMN": "sultan", "BRN": "sultan", "KWT": "emir", "QAT": "emir",
           "BHR": "king", "SWZ": "king", "BIH": "presidency-member",
           "SAU": "king", "MAR": "king", "JOR": "king", "MCO": "prince",
           "LIE": "prince"}
# Countries of own_terms.txt whose time before it is taken from Archigos.
BEFORE_OWN = ["ALB", "BEL", "DNK", "GRC", "SDN"]
TITLES = [("President and Prime Minister", "president"), ("President", "president"),
          ("Prime Minister", "prime-minister"), ("Premier", "prime-minister"),
          ("King", "king"), ("Queen", "queen"), ("Emperor", "emperor"),
          ("Sultan and Prime Minister", "sultan"), ("Sultan", "sultan"),
          ("Amir", "emir"), ("Emir", "emir"), ("Grand Duke", "grand-duke"),
          ("Prince", "prince"), ("Chancellor", "chancellor"),
          ("Chief Executive", "chief-executive")]
MONTHS = ("January February March April May June July August September October "
          "November December").split()


def fold(text):
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


class Term:
    def __init__(self, country, office, name, begin, end="", flags="",
                 surnames="", aliases="", gender="", source=""):
        self.country, self.office, self.name = country, office, name
        self.begin, self.end, self.flags = begin, end, flags
        self.surnames, self.aliases = surnames, aliases
        self.gender, self.source = gender, source

    def row(self):
        fields = [self.country, self.office, self.name, self.begin, self.end,
                  self.flags, self.surnames, self.aliases, self.gender]
        fields = [f or "-" for f in fields]
        while fields[-1] == "-":
            fields.pop()
        return "\t".join(fields)


def read_name(text):
    """'Name ~alias,alias ^surname;surname !f !acting' -> parts."""
    parts = {"aliases": "", "surnames": "", "gender": "", "flags": [],
             "office": ""}
    def take(pattern, key, text):
        m = re.search(pattern, text)
        if not m:
            return text
        parts[key] = m[1].strip()
        return (text[:m.start()] + " " + text[m.end():]).strip()
    if "!f" in text:
        parts["gender"] = "f"
        text = text.replace("!f", " ")
    if "!acting" in text:
        parts["flags"].append("acting")
        text = text.replace("!acting", " ")
    text = take(r"@([a-z-]+)", "office", text)
    text = take(r"\^([^~]*)", "surnames", text)
    text = take(r"~(.*)", "aliases", text)
    parts["name"] = re.sub(r"\s+", " ", text).strip()
    words = parts["name"].split()
    if len(words) > 2 and words[-1] in ("Jr.", "Sr.") and not parts["surnames"]:
        parts["surnames"] = words[-2]
    parts["aliases"] = ";".join(a.strip() for a in parts["aliases"].split(",")
                                if a.strip())
    return parts


def read_own():
    """Sequences of own_terms.txt, as terms."""
    terms, head, last = [], None, None
    for line in open(os.path.join(HERE, "own_terms.txt"), encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            head, last = line[1:].split(), None
            continue
        text, date = line.rsplit(" ", 1)
        if last:
            last.end = date
        if text == "-":
            last = None
            continue
        p = read_name(text)
        if "east" in head and not p["surnames"]:
            p["surnames"] = p["name"].split()[0]
        flags = (["leader"] if "leader" in head else []) + p["flags"]
        last = Term(head[0], head[1], p["name"], date, "", ",".join(flags),
                    p["surnames"], p["aliases"], p["gender"] or "m", "own")
        terms.append(last)
    return terms


def read_names(path):
    """{(country, spelling): parts}; a spelling may end in *."""
    names = {}
    for line in open(os.path.join(HERE, path), encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        country, rest = line.split(" ", 1)
        for item in rest.split(";"):
            # "^a;b" holds semicolons: an item without "=" goes on the last one
            if "=" in item:
                spelling, name = item.split("=", 1)
                key = (country, spelling.strip())
                names[key] = name.strip()
            else:
                names[key] += ";" + item.strip()
    return {k: read_name(v) for k, v in names.items()}


def find_name(names, country, spelling):
    spelling = spelling.strip()
    if (country, spelling) in names:
        return names[(country, spelling)]
    for (c, s), parts in names.items():
        if c == country and s.endswith("*") and spelling.startswith(s[:-1]):
            return parts
    return None


def default_office(country):
    if country in OFFICES:
        return OFFICES[country]
    return "prime-minister" if country in MINISTERS else "president"


def plain(name):
    """'Family, Given' -> 'Given Family'; drops remarks in brackets."""
    name = re.sub(r"\(.*?\)", "", name).strip()
    m = re.match(r"([^,]+), ?(.+)$", name)
    return f"{m[2]} {m[1]}" if m else name


def named_term(names, country, spelling, begin, end, gender, source):
    parts = find_name(names, country, spelling)
    if parts is None:
        parts = read_name(plain(spelling))
        if re.fullmatch(r"[A-Z]\.?", parts["name"].split()[0]):
            parts["name"] = parts["name"].split()[-1]
    if not parts["name"]:
        return None
    office = parts["office"] or default_office(country)
    return Term(country, office, parts["name"], begin, end, "leader",
                parts["surnames"], parts["aliases"],
                parts["gender"] or gender, source)


def read_archigos(folder, names):
    terms = []
    rows = csv.DictReader(
        open(os.path.join(folder, "archigos_leaders.tsv"), encoding="utf-8",
             errors="replace"), delimiter="\t", quoting=csv.QUOTE_NONE)
    for r in rows:
        country = ARCHIGOS.get(r["idacr"], r["idacr"])
        if r["enddate"] < FIRST or country in ("TIB", "ZAN"):
            continue
        end = "" if r["enddate"] >= "2015-12-31" else r["enddate"]
        term = named_term(names, country, r["leader"], r["startdate"], end,
                          r["gender"].lower(), "archigos")
        if term:
            terms.append(term)
    return terms


def read_reign(folder, names):
    """Only terms that begin after Archigos ends."""
    terms = []
    rows = csv.DictReader(
        open(os.path.join(folder, "reign_leaders.tsv"), encoding="utf-8",
             errors="replace"), delimiter="\t", quoting=csv.QUOTE_NONE)
    for r in rows:
        try:
            begin = "%04d-%02d-%02d" % (int(r["syear"]), int(r["smonth"]),
                                        int(r["sdate"]))
        except ValueError:
            continue
        code = {"MSI": "MHL", "NAU": "NRU", "PAL": "PLW", "SKN": "KNA",
                "SLU": "LCA", "SNM": "", "SEY": "SYC", "VAN": "VUT",
                "MNG": "MNE", "YUG": "SRB"}.get(r["stateabb"], r["stateabb"])
        country = code if code != r["stateabb"] else ARCHIGOS.get(code, code)
        if begin < "2015-01-01" or not country:
            continue
        gender = {"1": "m", "0": "f"}.get(r["gender"], "")
        if " (" in r["leader"] or "&" in r["leader"] or " and " in r["leader"]:
            continue
        term = named_term(names, country, r["leader"], begin, "", gender,
                          "reign")
        if term:
            terms.append(term)
    return terms


def read_since(text):
    text = text.replace("\xa0", " ").replace("&nbsp;", " ")
    m = re.search(r"(\d{1,2}) (%s) ?(\d{4})" % "|".join(MONTHS), text)
    if not m:
        return None
    return "%04d-%02d-%02d" % (int(m[3]), MONTHS.index(m[2]) + 1, int(m[1]))


def holder_name(country, text, holders):
    """A Factbook name with its surname in capitals -> parts, or None."""
    text = re.sub(r"\(.*?\)|\[.*?\]|\".*?\"", " ", text)
    text = re.sub(r",? (Jr\.|Dr\.|Sr\.)$|\b(Dr|Sir|Dato|Tan Sri|Gen|Lt|Col|Capt|"
                  r"Sr|Maj|Brig)\. ?|\bSir |\bTan Sri |\bSheikh (?=[A-Z]{2})", "",
                  text)
    text = re.split(r", | also | aka | - | serving ", text)[0].strip()
    words = text.split()
    upper = [i for i, w in enumerate(words)
             if len(w) > 1 and w == w.upper() and re.search("[A-Z]", w)]
    if not upper or "of" in words[:1] or "Elect" in words or len(words) > 8:
        return None
    key = " ".join(words[i] for i in upper)
    for k in (key, words[upper[0]]):
        parts = find_name(holders, country, k.replace("II", "").strip())
        if parts is not None:
            return parts if parts["name"] else None
    surname = " ".join(words[i].title() for i in upper)
    surname = re.sub(r"\b(De|Da|Dos|Do|Van|Von|Der|El|Al)\b",
                     lambda m: m[0].lower(), surname)
    if re.search(r"\b[IVX]+$", key):
        return None    # kings: holders.txt names those that matter
    begin, end = upper[0], upper[-1]
    given = words[:begin]
    rest = words[end + 1:]
    if begin == 0:     # the surname, or the one name used, comes first
        name = " ".join([surname] + rest)
    else:
        given = [g for g in given if not re.fullmatch(r"[A-Z]\.?", g)]
        name = " ".join(given[:2] + [surname])
    parts = {"name": name, "surnames": surname, "aliases": "", "gender": "",
             "flags": []}
    if name.split()[-1] == surname:
        parts["surnames"] = ""
    if len(name.split()) < 2:
        return None
    return parts


def read_factbook(folder, holders):
    best = {}
    rows = csv.DictReader(
        open(os.path.join(folder, "factbook_terms.tsv"), encoding="utf-8"),
        delimiter="\t", quoting=csv.QUOTE_NONE)
    for r in rows:
        country, begin = FIPS.get(r["fips"]), read_since(r["since"])
        text = r["holder"].strip().strip('"').replace('""', '"')
        if not country or not begin or "ELIZABETH II" in text or \
                "CHARLES III" in text:
            continue
        m = re.match(r"(Interim |Acting |Transitional |Caretaker )?(.*)", text)
        acting = "acting" if m[1] else ""
        for title, office in TITLES:
            if m[2].startswith(title + " "):
                break
        else:
            continue
        parts = holder_name(country, m[2][len(title):].strip(), holders)
        if parts is None:
            continue
        key = (country, office, begin)
        term = Term(country, office, parts["name"], begin, "", acting,
                    parts["surnames"], parts["aliases"], parts["gender"],
                    "factbook")
        term.seen = max(r["last_seen"], best[key].seen if key in best else "")
        if key not in best or r["last_seen"] >= best[key].seen:
            best[key] = term
        else:
            best[key].seen = term.seen
    return list(best.values())


def same_person(a, b):
    """Equal names, or one has all words of the other."""
    x, y = set(fold(a.name).split()), set(fold(b.name).split())
    return x <= y or y <= x


def settle(terms):
    """One office of one country from several sources: sorted, no overlaps."""
    terms.sort(key=lambda t: t.begin)
    out = []
    for term in terms:
        last = out[-1] if out else None
        if last and same_person(last, term) and \
                (not last.end or term.begin <= last.end or
                 last.source != term.source):
            if len(term.name) > len(last.name):
                last.name, last.surnames = term.name, term.surnames
                last.aliases = term.aliases or last.aliases
            last.gender = last.gender or term.gender
            if "leader" in term.flags and "leader" not in last.flags:
                last.flags = ",".join(filter(None, ["leader", last.flags]))
            last.seen = max(getattr(last, "seen", ""), getattr(term, "seen", ""))
            if term.source == "factbook":
                last.end = ""
            continue
        out.append(term)
    for term, after in zip(out, out[1:]):
        if not term.end or term.end > after.begin:
            term.end = after.begin
    if out and not out[-1].end:
        seen = getattr(out[-1], "seen", "")
        if seen and seen < LAST_SEEN:
            out[-1].end = seen
        elif not seen and out[-1].source != "own":
            out[-1].end = "2021-08-31" if out[-1].source == "reign" else "2015-12-31"
    return [t for t in out if not t.end or t.end >= t.begin]


def main():
    folder = sys.argv[1]
    own = read_own()
    names, holders = read_names("names.txt"), read_names("holders.txt")
    own_offices = {(t.country, t.office) for t in own}
    own_begin = {}
    for t in own:
        if "leader" in t.flags:
            own_begin[t.country] = min(t.begin, own_begin.get(t.country, "9"))
    others = {}
    for t in read_archigos(folder, names) + read_reign(folder, names):
        begin = own_begin.get(t.country)
        if begin:
            if t.country not in BEFORE_OWN or t.begin >= begin or not t.end:
                continue
            t.end = min(t.end, begin)
        others.setdefault((t.country, t.office), []).append(t)
    for t in read_factbook(folder, holders):
        if (t.country, t.office) in own_offices:
            continue
        if t.country not in own_begin and t.office == default_office(t.country):
            t.flags = ",".join(filter(None, ["leader", t.flags]))
        others.setdefault((t.country, t.office), []).append(t)
    rows = [t for t in own if not t.end or t.end >= FIRST]
    for key, terms in others.items():
        if key in own_offices:
            begin = min(t.begin for t in own if (t.country, t.office) == key)
            terms = [t for t in terms if t.end and t.begin < begin]
            for t in terms:
                t.end = min(t.end, begin)
        rows += settle(terms)
    rows.sort(key=lambda t: (t.country, t.office, t.begin))
    print(open(os.path.join(HERE, "leaders.header"), encoding="utf-8").read(),
          end="")
    for t in rows:
        print(t.row())


main()
