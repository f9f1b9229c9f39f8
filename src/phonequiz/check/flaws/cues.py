"""What leads to the key without knowing: words, form or logic that only the key shares with the stem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from phonequiz.check.flaws.looked import Choice, Flaw, Looked
from phonequiz.check.flaws.patterns import Phrase
from phonequiz.check.lexicon import NUMBERS
from phonequiz.check.quantities import in_digits
from phonequiz.check.words import stem as stem_of

_SHORTEST_CLANG = 4
_SHARED = 5
# What many unrelated words begin with.
_PREFIXES = re.compile(
    r"inter|unter|uber|super|trans|gegen|haupt|selbst|zusammen|wieder|micro|mikro|multi|contra?|kontra?|konst"
)
# What to do with a thing cannot be said without naming it.
_ASKS_ACTION = {
    "de": Phrase(
        r"\bwas\s+(?:tun|machen|tut|macht|sollte[nst]*|soll(?:en)?|muss|müssen|kann|können|würden)\b.*\b(?:tun|machen|unternehmen)\b"
        r"|\bwas\s+(?:tun|machen)\s+sie\b|\bwas\s+tut\s+(?:man|er|sie)\b|\bwie\s+(?:reagier|verhalt|verhält|verhalten|geh)\w*\b"
        r"|\bwas\s+ist\b.*\bzu\s+tun\b",
        re.DOTALL,
    ),
    "en": Phrase(
        r"\bwhat\s+(?:(?:should|would|must|can|will)\b.*|do(?:es)?\s+(?:you|we|one|he|she|they|people)\b.*)\bdo\b"
        r"|\bhow\s+(?:should|do|would)\b.*\b(?:react|respond|proceed|act)\b"
        r"|\bbest\s+(?:practice|response|reaction|action)\b|\b(?:safest|right|first)\s+(?:action|step|reaction)\b",
        re.DOTALL,
    ),
}
_MONTHS = frozenset(
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "october",
        "december",
    ]
)
_DAYS = frozenset(
    [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_ASKS_NUMBER = {
    "de": Phrase(
        r"\b(?:wie\s*viele?[rmn]?|wie\s+(?:hoch|lange?|alt|groß|schwer|weit|oft)|welche[rsmn]?\s+(?:\w+\s+)?"
        r"(?:jahr\w*|zahl|anteil|prozentsatz|prozentwert|temperatur|höhe|frist|betrag|alter))\b",
    ),
    "en": Phrase(
        r"\b(?:how\s+(?:many|much|long|old|high|tall|far|heavy|often)|(?:what|which)\s+(?:\w+\s+)?"
        r"(?:year|number|figure|percentage|share|temperature|height|amount|age|proportion))\b",
    ),
}
_ASKS_MONTH = Phrase(r"\b(?:welche[mrn]?\s+monat\w*|(?:which|what)\s+month)\b")
_ASKS_DAY = Phrase(r"\b(?:welche[mrn]?\s+(?:wochen)?tag\w*|(?:which|what)\s+(?:day|weekday)(?:\s+of\s+the\s+week)?)\b")
_ASKS_CHANGE = {
    "de": Phrase(
        r"\bwie\s+(?:veränder[nt]|änder[nt]|entwickel\w+|wirk(?:t|en))\s+(?:\w+\s+){0,2}?sich\b|\bwie\s+\w+t\s+sich\b.*\baus\b"
    ),
    "en": Phrase(r"\bhow\s+(?:does|do|did|will)\b.*\b(?:change|affect|influence|develop)\b"),
}
_ITS_PRONOUNS = frozenset(["er", "sie", "es", "it", "they"])
_ASKS_SEVERAL = {
    "de": Phrase(r"\bwelche[nrm]?\s+(?:(?P<both>beiden?)|(?P<n>zwei|drei|vier|fünf))\b|\b(?:die|den)\s+beiden\b"),
    "en": Phrase(r"\b(?:which|what)\s+(?:(?P<both>pair|couple)|(?P<n>two|three|four|five))\b|\bthe\s+two\b"),
}
_AMOUNTS = {
    "de": frozenset(
        [
            "kein",
            "keine",
            "keiner",
            "viele",
            "wenige",
            "einige",
            "mehrere",
            "millionen",
            "milliarden",
            "dutzend",
            "doppelt",
        ]
    ),
    "en": frozenset(
        [
            "none",
            "no",
            "many",
            "few",
            "several",
            "some",
            "millions",
            "billions",
            "dozens",
            "twice",
            "double",
            "never",
            "always",
        ]
    ),
}
_LISTED = re.compile(r",|;|&|\b(?:und|sowie|and)\b", re.IGNORECASE)


def clang(question: Looked) -> Iterator[Flaw]:
    """A telling word of the stem, or a part of it, stands in the key and in no distractor.

    Haladyna et al. 2002 (avoid clang associations); Tarrant et al. 2006 (word repeats in stem and correct answer);
    SAQUET.
    """
    if question.item.type == "true-false" or not question.distractors or question.patterns is None:
        return
    if _ASKS_ACTION[question.language].search(question.stem):
        return
    asked = {word for word in question.telling if len(word) >= _SHORTEST_CLANG and not word.isdigit()}
    for choice in question.keys[:1]:
        if choice in question.about_options:
            return
        for word in sorted(choice.telling):
            if len(word) < _SHORTEST_CLANG or word[0].isdigit():
                continue
            said = next((other for other in sorted(asked) if _echoes(word, other)), None)
            if said is None:
                continue
            if all(any(_echoes(said, w) for w in key.telling) for key in question.keys) and not any(
                _echoes(said, other) or _echoes(word, other) for one in question.distractors for other in one.telling
            ):
                asked_as = _as_written(said, question.stem, question.language)
                shown = _as_written(word, choice.text, question.language)
                what = f"“{shown}” stands in the stem and in the key, but in no distractor"
                if shown.casefold() != asked_as.casefold():
                    what = f"a word of the stem ({asked_as}) stands in the key ({shown}), but in no distractor"
                yield Flaw(choice.path, what, "use another word in the stem, or the same in a distractor")
                return


def _as_written(stem: str, text: str, language: str) -> str:
    """The word of a text that has this stem, as it stands there."""
    written = re.findall(r"[^\W_]+(?:['’.,][^\W_]+)*", text)
    return next((word for word in written if stem_of(word.casefold().replace("’", "'"), language) == stem), stem)


def _echoes(one: str, other: str) -> bool:
    """Whether two stems are the same or parts of them, as in compounds."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= _SHARED and long.endswith(short):
        return True
    if len(short) >= _SHORTEST_CLANG and long.startswith(short) and len(long) - len(short) >= 3:
        return True
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    prefix = _PREFIXES.match(short[:shared])
    if prefix and shared - prefix.end() < _SHORTEST_CLANG:
        return False
    return shared >= _SHARED and 2 * shared >= len(short)


def convergence(question: Looked) -> Iterator[Flaw]:
    """The key has most in common with the other options, which were made from it one part at a time.

    SAQUET (convergence cues); Haladyna et al. 2002 (avoid clues to the right answer).
    """
    if question.item.type != "single" or len(question.choices) < 3:
        return
    if any(choice in question.about_options for choice in question.keys):
        return
    sets = [choice.telling for choice in question.choices]
    common = set.intersection(*sets)
    sets = [words - common for words in sets]
    if min(map(len, sets)) < 1 or len(sets[0]) < 2:
        return
    scores = [
        sum(sum(word in other for n, other in enumerate(sets) if n != number) for word in words)
        for number, words in enumerate(sets)
    ]
    shared = {word for word in sets[0] if any(word in other for other in sets[1:])}
    # Two parts of the key at least, from different distractors.
    if len(shared) < 2 or any(shared <= other for other in sets[1:]) or shared != sets[0]:
        return
    if scores[0] > max(scores[1:]):
        what = "each part of the key stands in a distractor, and no distractor shares as much with the others"
        yield Flaw(
            question.choices[0].path, what, "vary the parts of the options evenly, or make distractors unlike the key"
        )


def logical_cue(question: Looked) -> Iterator[Flaw]:
    """The stem asks for a kind of thing, such as a number or two names, that the key is and distractors are not.

    Tarrant et al. 2006 (logical clues); SAQUET; Haladyna et al. 2002 (keep choices homogeneous in content).
    """
    if question.item.type == "true-false" or question.patterns is None or len(question.distractors) < 1:
        return
    choices = [choice for choice in question.choices if choice not in question.about_options]
    wrong = [choice for choice in choices if not choice.key]
    if not wrong or len(choices) == len(wrong):
        return
    for what, fits in _demands(question):
        unfit = [choice for choice in wrong if not fits(choice)]
        if 2 * len(unfit) >= len(wrong) and all(map(fits, question.keys)):
            yield Flaw(
                unfit[0].path, f"the stem asks for {what}, which this option is not", f"make every option {what}"
            )
            return


def _demands(question: Looked) -> Iterator[tuple[str, Callable[[Choice], bool]]]:
    """The kinds of thing that the stem asks for, each with what tells whether an option is of it."""
    stem, language = question.stem, question.language
    assert question.patterns is not None
    vague = question.patterns.vague_amount_option  # which is a flaw of its own
    if _ASKS_MONTH.search(stem):
        yield "a month", lambda choice: not _MONTHS.isdisjoint(choice.words)
    elif _ASKS_DAY.search(stem):
        yield "a day", lambda choice: not _DAYS.isdisjoint(choice.words) or _is_number(choice, language)
    elif _ASKS_NUMBER[language].search(stem):
        yield "a number", lambda choice: _is_number(choice, language) or vague.match(choice.text) is not None
    elif _ASKS_CHANGE[language].search(stem):
        # What changes is the subject of the stem; other things that happen are no answer.
        yield "a change of what it names", lambda choice: not _ITS_PRONOUNS.isdisjoint(choice.words[:1])
    several = _ASKS_SEVERAL[language].search(stem)
    if several and question.item.type == "single":
        count = int(NUMBERS[language].get((several["n"] or "").casefold(), "2"))
        yield f"{count} things", lambda choice: len(_LISTED.split(choice.text)) == count


def _is_number(choice: Choice, language: str) -> bool:
    folded = in_digits(choice.text, language)
    return any(character.isdigit() for character in folded) or not _AMOUNTS[language].isdisjoint(folded.split())
