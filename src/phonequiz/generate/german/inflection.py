"""German noun phrases taken apart into determiner, adjectives and noun, and put together with another noun.

Where a phrase may stand in several cases, only that noun fits which has one and the same form in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.nouns import CASES, Declension, declensions, form, is_marked, kind_of
from phonequiz.generate.german.phrases import CONTRACTED, is_year
from phonequiz.generate.model import Token

# Endings of determiner and adjective by case, for masculine, feminine, neuter and plural.
_STRONG = {"nom": "er e es e", "acc": "en e es e", "dat": "em er em en", "gen": "es er es er"}
_WEAK = {"nom": "e e e en", "acc": "en e e en", "dat": "en en en en", "gen": "en en en en"}
_DEFINITE = {"nom": "der die das die", "acc": "den die das die", "dat": "dem der dem den", "gen": "des der des der"}
_PLACE = {"m": 0, "f": 1, "n": 2, "pl": 3}
# Behind these stand what "ein" has: no ending where the strong one is "-er" or "-es" of the nominative.
_LIKE_EIN = ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer")
_LIKE_DER = ("dies", "jed", "jen", "welch", "manch", "all", "beid", "sämtlich", "solch")
_DATIVE = lists.words_of("aus außer bei mit nach seit von zu ab gegenüber samt entgegen laut gemäß dank")
_ACCUSATIVE = lists.words_of("bis durch für gegen ohne um entlang")
_EITHER = lists.words_of("an auf hinter in neben über unter vor zwischen")
_GENITIVE = lists.words_of("wegen während trotz statt anstatt aufgrund innerhalb außerhalb infolge mithilfe")
_BY_CONTRACTION = {pair: word for word, pair in CONTRACTED.items()}
_PREPOSITIONS = ("APPR", "APPRART")
_DETERMINERS = frozenset({"ART", "PPOSAT", "PIAT", "PDAT"})
_NOUNS = frozenset({"NN", "NNI", "NNA"})
_BEHIND_NAMES = frozenset({"NE", "FM", "CARD", "NN", "TRUNC"})
_ENDINGS = ("en", "em", "er", "es", "e")


class Reading(NamedTuple):
    """Case, number (``sg``, ``pl``) and gender (``pl`` in the plural) in which a noun phrase may stand."""

    case: str
    number: str
    gender: str


class Described(NamedTuple):
    """A noun in its base form with the words that stand before it; of adjectives the stem, with a mark behind it."""

    noun: str
    declension: Declension
    words: tuple[str, ...] = ()


class Nominal(NamedTuple):
    """A noun phrase in a sentence: ``leading`` is its prepositions, ``determiner`` its stem ("d" for "der")."""

    leading: str
    determiner: str
    described: Described
    readings: frozenset[Reading]
    last: int  # its noun among the tokens


def nominal(tokens: Sequence[Token], first: int, after_noun: bool = False) -> Nominal | None:
    """The noun phrase that begins at a token, with its prepositions; ``None`` where it cannot be taken apart surely.

    ``after_noun`` says that a noun stands right before it, so that it may be a genitive.
    """
    at = first
    leading: list[str] = []
    cases: Sequence[str] = CASES if after_noun else CASES[:3]
    determiner = ""
    while at < len(tokens) and tokens[at].tag in _PREPOSITIONS:
        word = tokens[at].text.lower()
        preposition, article = CONTRACTED.get(word, (word, ""))
        leading.append(preposition if at > first else tokens[at].text[:1] + preposition[1:])
        cases = _governed(preposition)
        at += 1
        if article:
            determiner = article
            break
    if determiner:
        stem = "d"
    elif at < len(tokens) and tokens[at].tag in _DETERMINERS:
        determiner, at = tokens[at].text.lower(), at + 1
        stem = _stem(determiner)
        if not stem:
            return None
    else:
        stem = ""
    words: list[str] = []
    adjectives: list[str] = []
    while at < len(tokens) and not _is_noun(tokens[at]):
        token, after = tokens[at], tokens[at + 1 : at + 2]
        if token.tag == "ADJ(A)" and token.text.endswith(_ENDINGS):
            ending = next(ending for ending in _ENDINGS if token.text.endswith(ending))
            adjectives.append(ending)
            words.append(token.text[0].lower() + token.text[1:].removesuffix(ending) + "~")
        elif (
            token.tag in ("ADV", "ADJ(D)")
            and (stem or leading or words)
            and after
            and after[0].tag in ("ADJ(A)", "NNA")
        ):
            words.append(token.text)
        else:
            return None
        at += 1
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if at == len(tokens) or (behind is not None and _goes_with_noun(behind)):
        return None
    known = based(tokens[at].text, tokens[at].lemma, tokens[at].tag)
    readings: dict[Declension, set[Reading]] = {}
    noun = ""
    for base, declension in known:
        for reading in _readings(base, declension, tokens[at].text, cases):
            if _agrees(stem, determiner, adjectives, reading, bool(leading)):
                noun = noun or base
                if base == noun:
                    readings.setdefault(declension, set()).add(reading)
    if not readings:
        return None
    declension = next(iter(readings))
    every = frozenset[Reading]().union(*readings.values())
    genitive = frozenset(reading for reading in every if reading.case == "gen")
    if after_noun and not leading and genitive:
        every = genitive  # "der Preis der Energie"
    return Nominal(" ".join(leading), stem, Described(noun, declension, tuple(words)), every, at)


def _goes_with_noun(token: Token) -> bool:
    """Whether a word behind a noun is the name or the number of what it names."""
    return token.tag in _BEHIND_NAMES or (token.text[0].isdigit() and not is_year(token.text))


def _is_noun(token: Token) -> bool:
    """Whether a word is a common noun, as the tagger says or as our list has it: it takes "Polyamid" for a name."""
    return token.tag in _NOUNS or (token.tag in ("NE", "FM") and kind_of(token.text) is not None)


def rendered(phrase: Nominal, other: Described, readings: frozenset[Reading] | None = None) -> str | None:
    """A phrase with another noun and what describes it; ``None`` where its form is not the same in every reading."""
    made = {_written(phrase, other, reading) for reading in readings or phrase.readings}
    return made.pop() if len(made) == 1 else None


def _written(phrase: Nominal, other: Described, reading: Reading) -> str | None:
    gender = "pl" if reading.number == "pl" else other.declension.gender
    gender = "m" if gender == "adj" else gender
    if gender == "pl" and reading.number == "sg":
        return None
    noun = form(other.noun, other.declension, reading.case, reading.number)
    if noun is None:
        return None
    here = Reading(reading.case, reading.number, gender)
    article = _determiner(phrase.determiner, here)
    if article is None or (not phrase.determiner and not other.words and reading.case == "gen"):
        return None
    ending = _adjective(phrase.determiner, here)
    words = [word[:-1] + ending if word.endswith("~") else word for word in other.words]
    if other.declension.gender == "adj":
        noun = noun.removesuffix("e") + ending
    *others, last = phrase.leading.split(" ")
    contracted = _BY_CONTRACTION.get((last.lower(), article))
    if last and contracted and phrase.determiner == "d":
        return " ".join([*others, last[:1] + contracted[1:], *words, noun])
    return " ".join(part for part in (phrase.leading, article, *words, noun) if part)


@lru_cache(maxsize=50_000)
def based(text: str, lemma: str, tag: str) -> tuple[tuple[str, Declension], ...]:
    """The base forms that a noun as it is written may have, the likeliest first."""
    if tag == "NNI":
        return ((text.removesuffix("s"), Declension("n", "s", "*")),)
    if tag == "NNA" and (declensions(lemma)[0] < len(lemma) or declensions(lemma)[1][0].gender == "adj"):
        return ((_unended(text) + "e", Declension("adj", "", "")),)
    found: list[tuple[int, str, Declension]] = []
    for base in dict.fromkeys(_bases(text, lemma)):
        told, known = declensions(base)
        for declension in known:
            if any(form(base, declension, case, number) == text for case in CASES for number in ("sg", "pl")):
                found.append((told - len(base), base, declension))
    # The base of which the most letters are known; of as many the one that the tagger says, else the shortest.
    found.sort(key=lambda entry: (-entry[0], entry[1] != lemma, len(entry[1])))
    if found and kind_of(found[0][1]) is not None:
        # Of two nouns that are written alike ("der Kunde", "die Kunde") our list means the first.
        first = {base: declension for _, base, declension in reversed(found)}
        found = [entry for entry in found if entry[2] == first[entry[1]] or is_marked(entry[1])]
    return tuple((base, declension) for left, base, declension in found if left == found[0][0])


def _bases(text: str, lemma: str) -> Iterator[str]:
    yield lemma
    yield text
    for ending in ("s", "es", "n", "en", "e", "er", "ern", "nen", "ns", "ens"):
        if text.endswith(ending) and len(text) > len(ending) + 2:
            base = text.removesuffix(ending)
            yield base
            plain = base[0] + base[1:].replace("äu", "au").translate(_PLAIN)
            yield plain if base[0] not in "ÄÖÜ" else plain.translate(_PLAIN)
    plain = text[0].translate(_PLAIN) + text[1:].translate(_PLAIN)
    yield plain
    yield text[0] + text[1:].translate(_PLAIN)
    for ending, single in (("en", "us"), ("en", "um"), ("en", "a"), ("ien", "ium"), ("a", "um")):
        if text.endswith(ending):
            yield text.removesuffix(ending) + single


_PLAIN = str.maketrans("äöüÄÖÜ", "aouAOU")


def _unended(text: str) -> str:
    return next((text.removesuffix(ending) for ending in _ENDINGS if text.endswith(ending)), text)


def _readings(base: str, declension: Declension, text: str, cases: Sequence[str]) -> Iterator[Reading]:
    for number in ("sg", "pl"):
        for case in cases:
            if declension.gender == "adj":
                for gender in ("m", "f") if number == "sg" else ("pl",):
                    yield Reading(case, number, gender)
            elif form(base, declension, case, number) == text or (
                case == "gen" and number == "sg" and _either_genitive(base, declension, text)
            ):
                yield Reading(case, number, declension.gender if number == "sg" else "pl")


def _either_genitive(base: str, declension: Declension, text: str) -> bool:
    """Whether a form is the other of two genitives that many nouns have: "Baums", "Baumes"."""
    return declension.genitive in ("s", "es") and text in (base + "s", base + "es")


def _governed(preposition: str) -> tuple[str, ...]:
    if preposition in _DATIVE:
        return ("dat",)
    if preposition in _ACCUSATIVE:
        return ("acc",)
    if preposition in _GENITIVE:
        return ("gen", "dat")
    return ("acc", "dat") if preposition in _EITHER else CASES


def _stem(determiner: str) -> str:
    """The stem of a determiner, empty where it is none that is declined as we know."""
    if determiner in ("der", "die", "das", "den", "dem", "des"):
        return "d"
    for stem in _LIKE_EIN:
        if determiner.removeprefix(stem) in ("", *_ENDINGS) and determiner.startswith(stem):
            return stem
    for stem in _LIKE_DER:
        if determiner.startswith(stem) and determiner.removeprefix(stem) in _ENDINGS:
            return stem
    return ""


def _determiner(stem: str, reading: Reading) -> str | None:
    """A determiner in a reading: the empty word where there is none, ``None`` where it has no such form."""
    place = _PLACE[reading.gender]
    if not stem:
        return ""
    if stem == "d":
        return _DEFINITE[reading.case].split()[place]
    if (stem in ("ein", "jed") and reading.number == "pl") or (stem in ("beid", "all") and reading.number == "sg"):
        return None
    return stem + ("" if _bare(stem, reading) else _STRONG[reading.case].split()[place])


def _bare(stem: str, reading: Reading) -> bool:
    """Whether "ein" and its like have no ending."""
    return stem in _LIKE_EIN and (
        (reading.gender in ("m", "n") and reading.case == "nom") or (reading.gender == "n" and reading.case == "acc")
    )


def _adjective(stem: str, reading: Reading) -> str:
    """The ending of an adjective behind a determiner."""
    place = _PLACE[reading.gender]
    if not stem or _bare(stem, reading):
        genitive = not stem and reading.case == "gen" and reading.gender in ("m", "n")
        return "en" if genitive else _STRONG[reading.case].split()[place]
    return _WEAK[reading.case].split()[place]


def _agrees(stem: str, determiner: str, adjectives: Sequence[str], reading: Reading, governed: bool) -> bool:
    """Whether determiner and adjectives have the forms that a reading asks for."""
    if stem and _determiner(stem, reading) != determiner:
        return False
    if not stem and not adjectives and reading.case == "gen" and not governed:
        return False  # "der Preis Wassers" says nobody
    return all(ending == _adjective(stem, reading) for ending in adjectives)
