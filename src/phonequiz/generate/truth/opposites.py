"""Words and their opposites: put one for the other, and a statement says what the article denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli

from phonequiz.generate.model import Language, Token
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.german_opposites import holds_together

_ENDINGS = ("e", "en", "em", "er", "es")
_NUMBER = r"(?:\d[\d.,]*|zwei|drei|vier|fünf|sechs|zehn|ein|einen|two|three|four|five|six|ten)"
# What stands before a word and makes its opposite something else.
_BEFORE = re.compile(
    r"(?:\b(?:anders als|nicht|nur|fast|nahezu|beinahe|noch|kaum|immer|so|wie|desto|not|no|never|almost|nearly|as|so"
    r"|how|ever|even|much|oder|or|weniger|mehr|less|more"
    r"|whenever|if|where|when|wherever|looks?|looked|looking|named|long|shortly|last|lasts|lasted"
    r"|take|takes|took|any|work|works)"
    rf"|\bkeine?[nrm]? (?:\S+ ){{0,3}}\S+|\b{_NUMBER} \w+) \Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\bthe \Z", re.IGNORECASE)
_ENGLISH_NOUNS = frozenset({"NN0", "NN1", "NN2"})
_QUARTERS = frozenset({"north", "south", "east", "west"})
# "more than before the planting", "so that it can be restored after loss": the opposite makes no sense there.
_FIXED_TIME = re.compile(r"\bthan \Z|\bso that\b")
# "Paying may look cheaper, yet many …" does not go with "few".
_CONTRAST = re.compile(r"\b(?:yet|but|although|though|however)\b")
# Of some words only those in these places have the opposite that stands in the list.
_WHERE: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (frozenset({"ends", "begins", "end", "begin", "beginnt", "endet"}), re.compile(r"(?! (?:up|to|zu)\b)")),
    (frozenset({"raised", "raises", "raise"}), re.compile(r"(?! (?:[\w-]+ ){0,4}(?:[£€$]|money|funds|awareness|\d))")),
    (frozenset({"before", "after"}), re.compile(r"(?! which\b)")),
    (frozenset({"kaum"}), re.compile(r" (?:zu [a-zäöüß]|[a-zäöüß]+(?:bar|lich)\b)")),
    (frozenset({"gemeinsam"}), re.compile(r"(?! mit\b)")),
    (frozenset({"at least", "at most", "mindestens", "höchstens"}), re.compile(rf" {_NUMBER}")),
    (
        frozenset({"more than", "less than", "mehr als", "weniger als"}),
        re.compile(r"(?! (?:one|eine?[nrm]?|once|einmal)\b)"),
    ),
    (frozenset({"meist", "meistens", "usually", "mostly"}), re.compile(rf"(?! {_NUMBER})")),
    (
        frozenset({"innerhalb"}),
        re.compile(r"(?! (?:von |der |des |eine[rs] )?(?:\d|\w+ (?:\w*[Tt]ag|Woche|Monat|Jahr|Stunde|Minute)))"),
    ),
    (
        frozenset({"fell", "rose", "falls", "rises", "fallen", "risen"}),
        re.compile(r"(?! (?:from|off|down|over|overboard|ill|asleep)\b)"),
    ),
)
# Words that are nouns too.
_VERBS = frozenset(
    {"ends", "begins", "opens", "closes", "rises", "falls", "increase", "increases", "decrease", "decreases"}
)
_COMPARED = frozenset({"more than", "less than", "mehr als", "weniger als", "mehr", "weniger", "more", "less"})
_COUNT = re.compile(rf"\b{_NUMBER} \Z")
_DENIED = re.compile(r"\b(?:not|no|never|nicht|keine?[nrm]?)\b")
# "from thirty to four" says itself which way it went, "two weeks ahead" what comes first.
_BETRAYED = re.compile(r"\bfrom\b.*\bto\b|\bvon\b.*\bauf\b|\b(?:ahead|in advance|beforehand|im Voraus|vorher|zuvor)\b")
_DIRECTIONS = frozenset(
    {"rises", "falls", "rose", "fell", "risen", "fallen", "increases", "decreases", "increase", "decrease", "increased"}
    | {"decreased", "before", "after", "steigt", "sinkt", "stieg", "sank", "gestiegen", "gesunken", "stiegen", "sanken"}
)
# Where "vor" and "nach" say when, and not where or by what.
_WHEN = re.compile(
    r"(?<![\w-])(?P<word>[Vv]or|[Nn]ach) (?:(?:dem|jedem) [A-ZÄÖÜ]\w*(?:en|eln|ern)"
    r"|(?:dem|der|den|jedem|jeder)(?: [a-zäöü]\w+)? (?:\w*(?:[Ff]ahrt|[Bb]eginn|[Aa]ntritt|[Ss]chicht|[Gg]ebrauch"
    r"|[Ee]insatz|[Ss]tart|[Bb]enutzung|[Ee]inweisung|[Pp]rüfung|[Rr]einigung|[Ww]artung|[Aa]ufnahme|[Aa]nwendung"
    r"|[Ll]ieferung|[Üü]bergabe|[Aa]breise|[Mm]ontage|[Ee]rnte|[Aa]ussaat)|Winter|Sommer|Arbeit|Kauf|Essen))\b"
)
_MOST = re.compile(r"(?<!\bthe )(?<![\w-])(?P<word>[Mm]ost) (?:of|[a-z]+s)\b")
_TURNED = {"vor": "nach", "nach": "vor", "most": "few"}


class Opposite(NamedTuple):
    """A word in a text, from ``start`` up to ``end``, and its opposite.

    ``sure`` where the statement stands or falls with it; else it only describes a thing, and another may be meant.
    """

    start: int
    end: int
    other: str
    sure: bool


@cache
def _table(language: Language) -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """Each word with its opposite, from the list of the language beside this module."""
    lists = tomli.loads(Path(__file__).with_name(f"opposites.{language}.toml").read_text(encoding="utf-8"))
    inflected = ("", *_ENDINGS) if language == "de" else ("",)
    table: dict[str, tuple[str, bool]] = {}
    for name, sure, endings in (("less", False, inflected), ("bound", False, _ENDINGS), ("sure", True, ("",))):
        for entry in lists.get(name, ()):
            one, both, other = re.split(r"([=>])", entry)
            for ending in endings:
                table[one + ending] = other + ending, sure
            for ending in endings if both == "=" else ():
                table.setdefault(other + ending, (one + ending, sure))
    for word in [word for word in table if word[0].islower()]:
        other, sure = table[word]
        table.setdefault(_capital(word), (_capital(other), sure))
    longest = sorted(table, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"), table


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def opposites(text: str, language: Language) -> list[Opposite]:
    """The words of a text that have an opposite, the surest first; none whose opposite the text has too."""
    pattern, table = _table(language)
    tokens = tagged(text, language)
    tags = {token.start: token.tag for token in tokens}
    found = [
        Opposite(match.start(), match.end(), *table[match.group()])
        for match in pattern.finditer(text)
        if _fits(text, match, *table[match.group()], tags.get(match.start(), ""))
    ]
    if language == "de":
        found = [one for one in found if holds_together(text, _token(text, one, tags), tokens, sure=one.sure)]
    found += [
        Opposite(match.start("word"), match.end("word"), _like(match["word"], _TURNED[match["word"].lower()]), True)
        for match in _prepositions(text, language)
    ]
    return sorted(found, key=lambda opposite: (not opposite.sure, opposite.start))


def _token(text: str, opposite: Opposite, tags: Mapping[int, str]) -> Token:
    word = text[opposite.start : opposite.end]
    return Token(word, word, tags.get(opposite.start, ""), opposite.start, opposite.end)


def _prepositions(text: str, language: Language) -> Iterator[re.Match[str]]:
    return _WHEN.finditer(text) if language == "de" else _MOST.finditer(text)


def _like(word: str, other: str) -> str:
    return _capital(other) if word[0].isupper() else other


def _fits(text: str, match: re.Match[str], other: str, sure: bool, tag: str) -> bool:
    """Whether a word stands where its opposite makes the statement untrue, and where it has that meaning."""
    word, before, behind = match.group().lower(), text[: match.start()], text[match.end() :]
    if _BEFORE.search(before) or (_ARTICLE.search(before) and not word.startswith("the ")):
        return False
    if not tag.startswith(("ADJ", "AJ")) and not sure:
        return False
    if word in _VERBS and not tag.startswith("VV"):
        return False
    if any(word in words and not where.match(behind) for words, where in _WHERE):
        return False
    if tag in _ENGLISH_NOUNS and word not in _QUARTERS and " " not in word:
        return False  # "kept in a safe"
    if word in ("before", "after") and _FIXED_TIME.search(before):
        return False
    if word in ("many", "few") and _CONTRAST.search(before):
        return False
    if (word in ("few", "many") and before.endswith("a ")) or (word in ("more", "less") and _COUNT.search(before)):
        return False  # "a few", "two more members"
    if word in _COMPARED and _DENIED.search(before):
        return False
    if word in _DIRECTIONS and _BETRAYED.search(text):
        return False
    return re.search(rf"(?<!\w){re.escape(other.rstrip('e'))}", text) is None
