"""Makes nouns.txt, the declension of German nouns, and firstnames.txt from the table of the package ``german-nouns``.

    pip install german-nouns==1.2.5
    python tools/german_nouns.py SITE_PACKAGES/german_nouns/nouns.csv

A compound is declined as its last part, so only those nouns are kept that their longest ending among the shorter
nouns does not decline. The table is from the German Wiktionary and stays under CC BY-SA 4.0, and so does what is
made from it (nouns.LICENSE.txt).
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src/phonequiz/generate/german"
TARGET, NAMES = FOLDER / "nouns.txt", FOLDER / "firstnames.txt"
HEAD = """\
# German nouns by how they are declined. Made by tools/german_nouns.py from the package german-nouns 1.2.5, which is
# made from the German Wiktionary; CC BY-SA 4.0, see nouns.LICENSE.txt.
# A line begins with gender, ending of the genitive and plural: "*" for none, a digit for letters taken from the
# end, "^" for an umlaut, "=" for no change.
"""
NAMES_HEAD = """\
# First names. Made by tools/german_nouns.py as nouns.txt is, and under the same licence.
"""
GENITIVES = ("", "s", "es", "n", "en", "ns", "ens", "ses")
KINDS = ("Substantiv", "Substantiv,Zahlklassifikator")
SHORTEST = 2
# By chance the ending of many nouns of another gender.
CHANCE = ("Dung",)
LONGEST = 16
MOST = 2
# Endings that decline a noun whatever stands before them, and nouns that the table does not have.
ENDINGS = {
    "f--en": "ung heit keit schaft tion sion tät enz anz ur ik ie ei",
    "f--nen": "erin",
    "f--n": "ade age ante itte euse ose ine ette elle",
    "m-s-=": "wagen ler ner ter ker ger ber der ser zer mer her fer",
    "m-s-e": "thermostat abgleich ling or eur ismus",
    "m-en-en": "ist ant ent at loge oge",
    "n-s-=": "chen lein ometer",
    "n-s-e": "ment al",
    "n-s-2en": "ium eum",
}
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüßé]+\Z")


def first_names(path: Path) -> list[str]:
    """The first names of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        every = {row["lemma"] for row in csv.DictReader(file) if "Vorname" in row["pos"].split(",")}
    return sorted(name for name in every if _WORD.match(name))


def umlaut(noun: str) -> str:
    """The noun with its last vowel that can have one as an umlaut: "Haus" as "Häus"."""
    match = re.search(r"(?:au|[aou])(?=[^aou]*\Z)", noun, re.IGNORECASE)
    if match is None:
        return noun
    at = match.start()
    return noun[:at] + _UMLAUTS[noun[at]] + noun[at + 1 :]


def plural_code(noun: str, plural: str) -> str | None:
    """How a plural is made from a noun, ``None`` where no code says it."""
    if not plural:
        return "*"
    for code, stem in (("", noun), ("^", umlaut(noun))):
        if plural.startswith(stem):
            return code + (plural[len(stem) :] or ("" if code else "="))
    for taken in (1, 2):
        if plural.startswith(noun[:-taken]) and len(plural) - len(noun) + taken <= 3:
            return f"{taken}{plural[len(noun) - taken :]}"
    return None


def patterns(path: Path) -> dict[str, list[str]]:
    """Of each noun its patterns, the first of the table first."""
    found: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            noun = row["lemma"]
            if (
                row["pos"] not in ("Substantiv", "Substantiv,Zahlklassifikator")
                or not _WORD.match(noun)
                or len(noun) < SHORTEST
            ):
                continue
            genders = [row[name] for name in ("genus", "genus 1", "genus 2") if row[name] in ("m", "f", "n")]
            plural = row["nominativ plural"] or row["nominativ plural 1"]
            genitive = row["genitiv singular"] or row["genitiv singular 1"]
            if not genitive.startswith(noun) or genitive[len(noun) :] not in GENITIVES:
                continue
            code = plural_code(noun, plural)
            for gender in genders:
                ending = "" if gender == "f" else genitive[len(noun) :]
                pattern = f"{gender}-{ending}-{code}"
                same = [other for other in found[noun] if other[0] == gender]
                if code is None or len(found[noun]) == MOST or any(other[-1] != "*" for other in same):
                    continue
                if same and code != "*":
                    found[noun].remove(same[0])  # the same noun with a plural
                if not same or code != "*":
                    found[noun].append(pattern)
    return {noun: codes for noun, codes in found.items() if codes}


def by_ending(kept: dict[str, list[str]], noun: str) -> list[str]:
    """The patterns of the longest ending of a noun that is kept."""
    word = noun.lower()
    return next((kept[word[at:]] for at in range(1, len(word) - 1) if word[at:] in kept), [])


def declines(found: list[str], wanted: list[str]) -> bool:
    """Whether patterns decline a noun well: a plural it does not have does no harm, nor does "-s" for "-es"."""
    plain = [[code.replace("-es-", "-s-") for code in codes] for codes in (found, wanted)]
    if not found or plain[0] == plain[1]:
        return bool(found)
    singular = [[code.rsplit("-", 1)[0] for code in codes] for codes in plain]
    return singular[0] == singular[1] and wanted[0][-1] == "*"


def main() -> None:
    """Write the table."""
    every = patterns(Path(sys.argv[1]))
    kept = {ending: [code] for code, endings in ENDINGS.items() for ending in endings.split()}
    for noun in sorted(every, key=lambda noun: (len(noun), noun)):
        if len(noun) <= LONGEST and not declines(by_ending(kept, noun), every[noun]):
            kept[noun.lower()] = every[noun]
    lines: dict[str, list[str]] = defaultdict(list)
    for word, codes in kept.items():
        lines[" ".join(codes)].append(word)
    text = "".join(f"{'|'.join(codes.split())} {' '.join(sorted(words))}\n" for codes, words in sorted(lines.items()))
    TARGET.write_text(HEAD + text, encoding="utf-8")
    NAMES.write_text(NAMES_HEAD + "\n".join(first_names(Path(sys.argv[1]))) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(every)} nouns, {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
