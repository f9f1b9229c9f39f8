"""The statements of an article with the changes that make them untrue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from phonequiz.check.words import words
from phonequiz.generate.model import Article, Language
from phonequiz.generate.truth.denials import turned, without_reason
from phonequiz.generate.truth.figures import other_figures
from phonequiz.generate.truth.model import Change, Said, Statement
from phonequiz.generate.truth.opposites import opposites

_OPPOSITE, _MEANING, _LESS_SURE = 0.62, 0.6, 0.45
_SHARED = 6
# Words that tell nothing without those behind them.
_PREPOSITIONS = frozenset({"vor", "nach", "before", "after", "above", "below", "bevor", "nachdem", "most", "few"})
_ARTICLE = re.compile(r"\b([Aa])n? \Z")
_DEFINES = re.compile(
    r"\b(?:bezeichnet|nennt|versteht|heißt|ist (?:der|die|das|eine?)|is an?|is the|called|known as)\b"
)
# "Damp is …"
_IS_A_NOUN = re.compile(r" (?:is|are|was|were|has|have|can|may|must|will)\b")
# What a term means, in the words that two terms of a section may share.
_MEANS = re.compile(
    r"\A(?P<term>(?:the |an? )?[\w()’' -]{2,50}?) "
    r"(?P<verb>means|states|describes|refers to|stands for|covers|is (?:any|an?)) (?P<told>.{15,160})\.\Z"
)
_ALIKE = 2.5
# What is counted has fewer, what is measured less.
_COUNTED = re.compile(
    r" (?:[a-z]*[^s\W]s\b|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) "
    r"(?!per|[%°]|\w*(?:hour|minute|second|day|week|month|year|met(?:re|er)|mile|degree|gram|litre|liter|pound|euro|dollar)))"
)
_IS = re.compile(r"\b(?:ist|sind|war|waren|sein|bleibt|bleiben|wird|werden|macht|machen)\b")
# Two things of which one is said to be so "rather than" the other.
_INSTEAD: dict[Language, re.Pattern[str]] = {
    "de": re.compile(
        r"\b(?:nicht (?P<a>(?P<p>\w+) [^,.]{2,40}), sondern (?P<b>(?P=p) [^,.]{2,40})"
        r"|(?P<c>(?P<q>\w+) [^,.]{2,40}), nicht (?P<d>(?P=q) [^,.]{2,40})"
        r"|[Kk]ein(?P<r>e?n?) (?P<e>[^,.]{2,40}), sondern ein(?P=r) (?P<f>[^,.]{2,40}))(?=[,.])"
    ),
    "en": re.compile(
        r"\b(?P<a>(?P<p>as|by|from|with|in|on|for|to|at|of) [^,.]{3,40}?),? (?P<j>rather than|instead of|and not|not) "
        r"(?P<b>(?P=p) [^,.]{3,40})(?=[,.])"
    ),
}


class Stating:
    """Makes statements untrue, with what the article says near them in mind."""

    def __init__(self, article: Article) -> None:
        self._language = article.language
        self._meanings: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
        self._nearby: defaultdict[str, set[str]] = defaultdict(set)
        for section in article.sections:
            for sentence in section.sentences:
                self._nearby[section.title] |= {word[:_SHARED] for word in words(sentence.text)}

    def statement(self, said: Said) -> Statement:
        """What is said, with the changes that make it untrue."""
        changes = [*_changes(said, self._language, self._nearby[said.sentence.section])]
        if self._language == "en":
            changes += self._other_meaning(said)
        return Statement(said, tuple(changes))

    def _other_meaning(self, said: Said) -> Iterator[Change]:
        """What the section said that another term means, said of this one."""
        match = _MEANS.match(said.body)
        if match is None:
            return
        known = self._meanings[said.sentence.section]
        for other in known:
            lengths = sorted((len(match["told"]), len(other["told"])))
            if (
                other["verb"] == match["verb"]
                and lengths[1] <= _ALIKE * lengths[0]
                and not {match["term"], other["term"]} & {match["told"], other["told"]}
                and other["term"] != match["term"]
            ):
                body = f"{said.body[: match.start('told')]}{other['told']}."
                yield Change(body, match["told"], other["told"], _MEANING)
        known.append(match)


def _changes(said: Said, language: Language, nearby: set[str]) -> Iterator[Change]:
    """The changes of a statement, the surest first."""
    found = [*other_figures(said, language), *_swapped(said, language), *turned(said, language)]
    found += _turned_words(said, language, nearby)
    yield from sorted(found, key=lambda change: -change.confidence)


def _turned_words(said: Said, language: Language, nearby: set[str]) -> Iterator[Change]:
    for word in opposites(said.body, language):
        right = said.body[word.start : word.end]
        before = said.body[: word.start]
        if language == "en":
            before = _ARTICLE.sub(r"\1n " if word.other[0] in "aeiou" else r"\1 ", before)
        body = before + word.other + said.body[word.end :]
        wrong = word.other
        if language == "en" and wrong in ("less", "less than") and _COUNTED.match(said.body[word.end :]):
            wrong = f"fewer{wrong[4:]}"
            body = before + wrong + said.body[word.end :]
        if right.lower() in _PREPOSITIONS:
            behind = re.match(r"(?: [\w-]+){1,2}", said.body[word.end :])
            right, wrong = (f"{text}{behind.group() if behind else ''}" for text in (right, wrong))
        if language == "en" and not word.sure and _IS_A_NOUN.match(said.body[word.end :]):
            continue
        if word.sure:
            told = without_reason(body)
            body = told if len(told) > len(before) + len(word.other) else body
            yield Change(body, right, wrong, _OPPOSITE)
        elif (
            _DEFINES.search(said.body[: word.start])
            or word.other.casefold()[:_SHARED] in nearby
            or _is_said_of(said.body, word.end, language)
        ):
            yield Change(body, right, wrong, _LESS_SURE)


def _is_said_of(body: str, end: int, language: Language) -> bool:
    """Whether an adjective is what the statement says of its subject: no noun stands behind it."""
    behind = re.match(r" ([^\W\d_]+)", body[end:])
    inflected = body[:end].endswith(("e", "en", "er", "es", "em"))
    if language == "de" and (_IS.search(body) is None or inflected):
        return False
    return behind is None or (language == "de" and behind.group(1)[0].islower())


def _swapped(said: Said, language: Language) -> Iterator[Change]:
    match = _INSTEAD[language].search(said.body)
    if match is not None:
        first, second = next(pair for pair in ("ab", "cd", "ef") if match[pair[0]])
        body, a, b = said.body, match.span(first), match.span(second)
        swapped = body[: a[0]] + match[second] + body[a[1] : b[0]] + match[first] + body[b[1] :]
        yield Change(swapped, match[first], match[second], _OPPOSITE)
