"""Stretches of a German sentence that are keys of gaps: numbers with their units, dates, names, terms, noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from phonequiz.generate.distractors.numerals import Numeral, numerals
from phonequiz.generate.distractors.series import Member, members
from phonequiz.generate.german import words as lists
from phonequiz.generate.german.grammar import is_body, is_person
from phonequiz.generate.german.nouns import first_names, kind_of
from phonequiz.generate.german.phrases import NOUNS, is_year
from phonequiz.generate.model import Kind, Token

_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATE = re.compile(rf"\b(?:(?:\d{{1,2}}\. (?:und|oder|bis) )?\d{{1,2}}\. )?(?:{_MONTH})(?: (?:1[5-9]|20)\d\d)?\b")
# "keine 600 Euro": what costs no 600 costs no 700.
_NOT_EVEN = re.compile(r"\b(?:[Kk]eine?[nmrs]?|nicht (?:ein)?mal) \Z")
_PART = r"(?:(?:Anfang|Mitte|Ende) )?"
_MONTHS = re.compile(rf"\b{_PART}(?:{_MONTH}) (?:und|bis) {_PART}(?:{_MONTH})\b")
_JOINT = re.compile(r"(?:-? bis (?:zu )?| ?– ?| und |-)\Z")
_SURNAME = re.compile(r" [A-ZÄÖÜ][a-zäöüß]+")
_AND_MORE = re.compile(r" (?:Stunden?|Tagen?|Wochen?|Monate?n?|Jahre?n?) und ")
_BEFORE_RANGE = re.compile(r"(?:zwischen|von) \Z")
_UNIT_WORDS = "|".join(
    sorted(map(re.escape, lists.MEASURES - {"Zeichen", "Seiten", "V", "W", "l", "t", "m", "g"}), reverse=True)
)
_UNIT = re.compile(
    rf" ?(?:(?:Millionen|Milliarden|Million|Milliarde|Mio\.|Mrd\.|Tausend) ?)?"
    rf"(?:dB\(A\)|° ?C\b|(?:{_UNIT_WORDS}|"
    r"[A-Z]?[a-zäöü]*(?:meter|gramm|watt|stunden?|hertz|pascal|volt|liter)n?)(?!\w))"
    r"(?: Celsius)?(?: (?:je|pro) (?!Tag|Woche|Monat|Jahr|Stunde|Minute|Sekunde|Quartal)"
    r"(?:[a-zäöü]+e[nr]? )?[A-ZÄÖÜ]\w+)?"
)
_PLAIN_UNIT = re.compile(r"%|-prozentig\w*| (?:Dritteln?|Vierteln?|Fünfteln?|Sechsteln?|Achteln?|Zehnteln?)\b")
_TIMES = re.compile(r"mal\b")
# "von 1217" may be so many of something; with nothing behind it that they count it is a year.
_OLD_YEAR = re.compile(r"1[0-4]\d\d")
_SINCE = re.compile(r"\b(?:von|um|seit|bis|ab|Jahr|Jahre|vor|nach) \Z", re.IGNORECASE)
_OFTEN = re.compile(
    r" ?(?:(?:am|im|pro|je) (?:Tag|Woche|Monat|Jahr|Stunde|Minute|Quartal)|in der (?:Woche|Stunde|Minute)|"
    r"(?:täglich|wöchentlich|monatlich|jährlich))\b"
)
_ONCE = re.compile(rf"\beinmal{_OFTEN.pattern}")
_ONES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "erste", "ersten", "erster", "erstes", "zweite"})
_LABELS = frozenset(
    {"§", "§§", "Nr", "Nr.", "Art", "Art.", "Abs", "Abs.", "Absatz", "A", "B", "Seite", "EN", "ISO", "DIN"}
)
_TERM = re.compile(
    r"\b(?:nennt man(?: auch)?|[Mm]an nennt (?:dieses Verfahren|diesen Vorgang|das|sie|ihn|es)|(?<!das )heißt|"
    r"heißen|genannt|sogenannten?|so genannten?|spricht man von|"
    r"Fachbegriff|Fachwort|nennen (?:Fachleute|Experten|Imker|Techniker|Ärzte))(?: (?:der|die|das))? "
    r"(?P<term>(?:(?!eine?[nmrs]? |de[nmrs] )[a-zäöüß]+[en]? )?[A-ZÄÖÜ][\w-]+)"
)
_DEFINED = re.compile(
    r"\A(?:Als|Unter) (?P<term>(?:(?:eine[nmr]?|de[nmr]|die) )?(?:[a-zäöüß]+[enm]? )?[A-ZÄÖÜ][\w-]+) "
    r"(?:bezeichnet|versteht|bezeichnen|verstehen)\b"
)
_CALLED_FIRST = re.compile(
    r"\A(?!(?:Man|Das|Dies|Es|Er|Sie|Wer|So|Was)\b)(?P<term>[A-ZÄÖÜ][\w-]+) (?:nennt|bezeichnet|bedeutet)\b"
)
_CALLED_BEHIND = re.compile(r"\bals (?P<term>(?:[a-zäöüß]+[enm]? )?[A-ZÄÖÜ][\w-]+) bezeichnet\b")
_QUOTED = re.compile(r"[„“\"»](?P<term>[^“”\"«„]{3,30})[“”\"«]")
# "die Sorte »Hafenlicht«", "unter dem Namen »Wehrablau«": no term but a name.
_NAMING = re.compile(r"(?:[Ss]orte|[Mm]arke|[Nn]amen?|[Mm]odell|[Tt]itel|[Pp]rogramm|[Ss]oftware|[Aa]pp|[Gg]erät) \Z")
_SHARE = re.compile(
    r"\bjede[rmns]? (?:zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|zwanzigst)e[nmrs]?\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?<=, )(?P<word>weil|da|damit|indem|bevor|sobald|sofern|wenn|nachdem) [^,;.:–()]+(?=[,.;])")
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 12, 110
_SHARES = frozenset({"ein Zehntel", "einem Zehntel", "das Doppelte"})
_KIN = ("tochter", "sohn", "bruder", "schwester", "mutter", "vater", "enkel", "enkelin", "neffe", "nichte")
_INTO = frozenset({"in", "nach", "im"})
_TITLES = frozenset({"Dr.", "Prof.", "Frau", "Herr", "Herrn"})
_SERIES = frozenset({"montags", "morgens", "stündlich", "jede Stunde", "einmal täglich", "zweimal täglich"})
# "montags bis freitags", "morgens wie abends": of these neither half is asked by itself.
_PAIRED = re.compile(r" (?:bis|und|oder|wie|sowie) ")
_MULTIPLIED = re.compile(r"\bver(?:doppelt|dreifacht|vierfacht|fünffacht|zehnfacht)\b")
# "dreimal so hoch": how many times is what is asked.
_MULTIPLE = re.compile(r"\b(?:halb|anderthalbmal|doppelt|(?:drei|vier|fünf|zehn)mal) so\b(?= [a-zäöü])")
_NAMED = ("hersteller", "herstellers", "portal", "app", "programm", "software", "plattform", "anbieter", "händler")
_INITIALS = re.compile(r"[A-ZÄÖÜ]{2,6}\Z")


class Span(NamedTuple):
    """What may be asked for, from ``start`` up to ``end``, with its kind and the form of its keys."""

    kind: Kind
    form: str
    start: int
    end: int


def dates(text: str) -> Iterator[Span]:
    """Days, months and ranges of months."""
    stretches = [(match.start(), match.end()) for match in _MONTHS.finditer(text)]
    yield from (Span("date", "months", start, end) for start, end in stretches)
    for match in _DATE.finditer(text):
        if match.group() == "August" and _SURNAME.match(text, match.end()):
            continue
        if not any(start < match.end() and match.start() < end for start, end in stretches):
            yield Span("date", "day" if match.group()[0].isdigit() else "month", match.start(), match.end())


def numbers(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Numbers with their units and ranges of numbers, whole."""
    found = numerals(text, "de")
    at = 0
    while at < len(found):
        first = last = found[at]
        at += 1
        while at < len(found) and _is_range(text, first, last, found[at]):
            last = found[at]
            at += 1
        span = _number(text, tokens, first, last)
        if span is not None:
            yield span


def _is_range(text: str, first: Numeral, last: Numeral, then: Numeral) -> bool:
    joint = text[last.end : then.start]
    if first == last and _AND_MORE.fullmatch(joint):
        return True  # "drei Jahren und vier Monaten"
    if not _JOINT.match(joint):
        return False
    return joint != " und " or text[: first.start].lower().endswith("zwischen ")


def _number(text: str, tokens: Sequence[Token], first: Numeral, last: Numeral) -> Span | None:
    start, end = first.start, last.end
    one = text[start:end].lower() in _ONES and not re.match(r" ?(?:Prozent|%)", text[end:])
    if first.value == 0 or one or (first.form.startswith("ordinal") and first == last):
        return None
    old = _OLD_YEAR.fullmatch(text[start:end]) and _SINCE.search(text[:start]) and not _UNIT.match(text, end)
    if is_year(text[start:end]) or (old and not re.match(r" (?:[a-zäöü]+e[nr]? )?[A-ZÄÖÜ]", text[end:])):
        return Span("date", "year", start, end)
    if _TIMES.match(text, end):
        end += len("mal")
    if text[end : end + 1].isalpha() or text.startswith("-jährig", end) or _NOT_EVEN.search(text[:start]):
        return None
    if first != last and (before := _BEFORE_RANGE.search(text[:start].lower())):
        start = before.start()
    unit = _PLAIN_UNIT.match(text, end) or _UNIT.match(text, end)
    often = _OFTEN.match(text, end if unit is None else unit.end())
    counted = text[start:end].lower().endswith("mal") or (unit is not None and unit.group().strip() == "Mal")
    if counted and often:
        return Span("frequency", "frequency", start, often.end())
    before_token = next((token for token in reversed(tokens) if token.end <= start), None)
    if before_token is not None and start and _labels(before_token, unit is None and first == last, tokens, end):
        return None
    if unit is not None and text[:start].endswith((" je ", " pro ")):
        return None  # "je 100 Milliliter" only tells of what
    if unit is not None:
        end = unit.end()
        if "prozentig" in unit.group() and (noun := re.match(r" [A-ZÄÖÜ][\w-]+", text[end:])):
            end += noun.end()
        percent = "%" in unit.group() or "rozent" in unit.group()
        timed = unit.group().strip() in lists.TIME_UNITS
        return Span(
            "percentage" if percent else "duration" if timed else "quantity",
            f"number+unit:{unit.group().strip()}",
            start,
            end,
        )
    return Span("quantity", "number", start, end)


def _labels(before: Token, bare: bool, tokens: Sequence[Token], end: int) -> bool:
    """Whether a number behind a word only names something: "§ 22", "Halle 3", "A 29"."""
    if before.text in _LABELS or before.text == "-" or before.tag in ("NE", "FM"):
        return True
    noun = before.tag == "NN" and before.text[0].isupper() and before.text not in lists.MONTHS
    return noun and bare and not _counts_something(tokens, end)


def _counts_something(tokens: Sequence[Token], end: int) -> bool:
    behind = [token for token in tokens if token.start >= end][:3]
    return any(token.tag in NOUNS for token in behind)


def shares(text: str) -> Iterator[Span]:
    """Shares such as "jeder Achte" and "bei jedem fünften"."""
    for match in _SHARE.finditer(text):
        yield Span("quantity", "share", match.start(), match.end())


def clauses(text: str) -> Iterator[Span]:
    """Subordinate clauses that give a reason, a purpose or a moment."""
    for match in _CLAUSE.finditer(text):
        if _SHORTEST_CLAUSE < len(match.group()) <= _LONGEST_CLAUSE:
            yield Span("cause", f"{match['word']}-clause", match.start(), match.end())


def often(text: str) -> Iterator[Span]:
    """Words for how often or when in the day or week that stand in a series of ours, and "einmal im Jahr"."""
    for match in _ONCE.finditer(text):
        yield Span("frequency", "frequency", match.start(), match.end())
    found = members(text, "de")
    halves = {
        half
        for one, other in pairwise(found)
        if _PAIRED.fullmatch(text[one.end : other.start]) and len(one.series) == len(other.series)
        for half in (one, other)
    }
    for member in found:
        first = member.series[0]
        first = first[0].lower() + first[1:]
        if member.calendar or member in halves:
            continue
        if first in _SHARES:
            yield Span("quantity", f"series:{first}", member.start, member.end)
        elif first in _SERIES and not (first == "stündlich" and _is_counted(text, member)):
            if text.startswith(" um ", member.end) or text[: member.start].endswith("Uhr "):
                continue  # "morgens um sechs"
            yield Span("frequency", f"series:{first}", member.start, member.end)


def multiples(text: str) -> Iterator[Span]:
    """How many times as much: "verdreifacht", of "doppelt so teuer" the first two words."""
    for match in _MULTIPLE.finditer(text):
        yield Span("comparison", "series:halb so", match.start(), match.end())
    for match in _MULTIPLIED.finditer(text):
        yield Span("comparison", "series:verdoppelt", match.start(), match.end())


def _is_counted(text: str, word: Member) -> bool:
    """Whether "jährlich" only says how a number in its clause is meant: "jährlich rund 700 Kurse"."""
    begin, end = text.rfind(",", 0, word.start) + 1, text.find(",", word.end)
    part = text[begin : end if end > 0 else len(text)]
    return any(not is_year(part[number.start : number.end]) and number.value > 1 for number in numerals(part, "de"))


def terms(text: str) -> Iterator[Span]:
    """Terms that a sentence explains or sets between quotation marks."""
    for pattern in (_DEFINED, _TERM, _CALLED_FIRST, _CALLED_BEHIND, _QUOTED):
        for match in pattern.finditer(text):
            if len(match["term"].split()) <= 3:
                named = pattern is _QUOTED and " " not in match["term"] and _NAMING.search(text[: match.start()])
                if named:
                    yield Span("product", "name:product", match.start("term"), match.end("term"))
                    continue
                yield Span("definition", "term", match.start("term"), match.end("term"))


def names(tokens: Sequence[Token]) -> Iterator[Span]:
    """Names whose kind the words before them tell."""
    at = 0
    while at < len(tokens):
        start = at
        titled = start > 0 and tokens[start - 1].text in _TITLES
        called = start > 0 and _names_follow(tokens[start - 1])
        while at < len(tokens) and (
            _is_name(tokens[at])
            or (titled and tokens[at].text[0].isupper())
            or (
                at == start + 1
                and tokens[start].tag == "NE"
                and _may_be_surname(tokens[at], tokens[max(0, start - 1) : at])
            )
            or (called and at == start and _may_be_named(tokens[at]))
        ):
            at += 1
        if at == start:
            at += 1
            continue
        words = [token.text for token in tokens[start:at]]
        found = _kind_of_name(tokens, start, words)
        behind = tokens[at] if at < len(tokens) else None
        joined = behind is not None and behind.text in {"und", "oder"} and found == ("organisation", "name:body")
        longer = behind is not None and behind.tag in NOUNS and found is not None and found[1] == "name:body"
        tied = joined or longer or (behind is not None and behind.text in {"-", "&"})
        if found is not None and len(words) <= 3 and not tied:
            kind, form = found
            yield Span(kind, form, tokens[start].start, tokens[at - 1].end)


def _may_be_surname(token: Token, before: Sequence[Token]) -> bool:
    """Whether a word behind a first name is a surname that the tagger takes for a noun."""
    if before[-1].tag != "NE":
        return False
    if token.tag == "NN" and any(is_person(word) for word in before[:-1]):
        return True  # "der Schlossermeister Karl Brenner"
    kind = kind_of(token.text)
    return token.tag == "NN" and token.text.isalpha() and (kind is None or kind.name == "person")


def _may_be_named(token: Token) -> bool:
    """Whether a word behind "die Firma" names it: it has a capital and is no field of work ("Abteilung Technik")."""
    kind = kind_of(token.text)
    works = kind is not None and kind.name == "field"
    return any(map(str.isupper, token.text)) and token.tag != "ADJ(A)" and not works


def _names_follow(token: Token) -> bool:
    """Whether a noun is one that a name often follows: "das Portal goAML", "der Hersteller Stauwerk"."""
    if token.tag != "NN":
        return False
    kind = kind_of(token.lemma) or kind_of(token.text)
    return kind is not None and (kind.name == "body" or token.text.lower().endswith(_NAMED))


def _is_name(token: Token) -> bool:
    if token.text.endswith("s") and token.text != token.lemma:
        return False  # "die Lebensräume Mitteleuropas": another name would need its genitive
    return token.tag in ("NE", "FM") and token.text[0].isupper() and kind_of(token.text) is None


def _kind_of_name(tokens: Sequence[Token], start: int, words: Sequence[str]) -> tuple[Kind, str] | None:
    before = tokens[start - 1] if start else None
    if words[0] in _TITLES:
        return None
    if any(any(map(str.isupper, word[1:])) and not word.isupper() for word in words) and len(words) == 1:
        return "product", "name:product"  # "KeyVault"
    if before is not None and before.text in _TITLES:
        return "person", _form_of_person(words, before)
    if before is not None and before.tag == "NN":
        return _behind_noun(before, words)
    in_place = before is not None and before.text.lower() in _INTO
    if len(words) == 2 and words[0] in first_names() and not (before is not None and before.tag == "ART"):
        return "person", "name:person"
    if len(words) == 1 and _INITIALS.match(words[0]) and before is not None:
        return ("organisation", "name:initials") if before.tag in ("ART", "APPRART") or before.text == "(" else None
    if len(words) == 1 and in_place and words[0].isalpha():
        return "place", "name:place"
    return None


def _behind_noun(before: Token, words: Sequence[str]) -> tuple[Kind, str] | None:
    """What a name behind a noun names: of a maker, a portal, a person, a body, a place."""
    noun = before.text.lower()
    if noun.endswith(_NAMED):
        maker = noun.startswith(("herstell", "anbiet", "händl"))
        return ("organisation", "name:body") if maker else ("product", "name:product")
    kind = kind_of(before.lemma) or kind_of(before.text)
    if is_person(before) or (len(words) == 2 and words[0] in first_names()):
        return "person", _form_of_person(words, before)
    if before.lemma.lower().endswith(lists.IN_TOWNS) and len(words) == 1:
        return "place", "name:place"
    if is_body(before):
        return "organisation", "name:body"
    if kind is not None and kind.name == "place" and len(words) == 1:
        return "place", "name:place"
    return None


def _form_of_person(words: Sequence[str], before: Token) -> str:
    if len(words) > 1:
        return "name:person"
    return "name:firstname" if before.text.lower().endswith(_KIN) else "name:surname"
