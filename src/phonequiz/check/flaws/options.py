"""Options that are no answers of their own, or that test-wise readers keep or strike at sight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from phonequiz.check.flaws.looked import Choice, Flaw, Looked
from phonequiz.check.flaws.patterns import Phrase
from phonequiz.check.lexicon import GLUE

_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]|[!?]{2,}")
# Within an option it is mostly meant; at the beginning of a distractor it makes it smaller than the key.
_ONLY = re.compile(r"(?:nur|lediglich|only|merely|solely)\s", re.IGNORECASE)
# Whom nobody takes for an answer, at any length.
_FICTION = Phrase(
    r"\b(?:superman|batman|spider-?man|mickey\s+mouse|micky\s+maus|donald\s+duck|harry\s+potter|darth\s+vader|chuck\s+norris"
    r"|homer\s+simpson|spongebob|santa\s+claus|easter\s+bunny|der\s+weihnachtsmann|der\s+osterhase|bugs\s+bunny)\b",
)
_SHARED_START = 3
_FAR = 100


def all_of_the_above(question: Looked) -> Iterator[Flaw]:
    """An option says that all others are right: who sees that two are right, or one wrong, is done.

    Haladyna et al. 2002 (avoid "all of the above"); Tarrant et al. 2006; SAQUET.
    """
    for choice in question.choices:
        if choice in question.all_of:
            remedy = 'delete it, or make it a question of several keys (type = "multiple")'
            yield Flaw(choice.path, "this option stands for all others", remedy)


def none_of_the_above(question: Looked) -> Iterator[Flaw]:
    """An option says that no other is right: who picks it rightly has not shown to know what is.

    Haladyna et al. 2002 (use "none of the above" carefully); Tarrant et al. 2006; SAQUET.
    """
    patterns = question.patterns
    for choice in question.choices:
        bare = patterns is not None and not question.asks_amount and patterns.bare_none_option.match(choice.text)
        if bare or choice in question.none_of:
            yield Flaw(choice.path, "this option stands for none of the others", "write a distractor instead, or none")


def combined_options(question: Looked) -> Iterator[Flaw]:
    """An option is made of other options ("A and C"): who knows one part knows which to strike.

    Haladyna et al. 2002 (avoid complex, "type K" items); Tarrant et al. 2006 (complex or K-type); SAQUET.
    "A password and
    a token" is none as long as its parts are no options.
    """
    for choice in question.choices:
        if choice in question.combined:
            remedy = 'make it a question of several keys (type = "multiple")'
            yield Flaw(choice.path, "this option is made of other options", remedy)


def true_false_series(question: Looked) -> Iterator[Flaw]:
    """The options are only yes and no: that is a true-false question in disguise.

    Tarrant et al. 2006 (true or false questions); SAQUET.
    """
    if question.only_yes_and_no:
        remedy = 'make it a statement of type = "true-false", or ask for the reason'
        yield Flaw(question.choices[0].path, "all options are words like yes and no", remedy)


def absolute_term(question: Looked) -> Iterator[Flaw]:
    """Some options have "always" or "never", others not: hardly anything is always so, so these are struck.

    Haladyna et al. 2002 (avoid specific determiners); Tarrant et al. 2006 (absolute terms); SAQUET. Not where the
    quote has such a term too, for then the article itself says it.
    """
    patterns = question.patterns
    if patterns is None or (question.quote and patterns.sweeping.search(question.quote)):
        return
    remedy = "say it without, or give all options such a term"
    if question.item.type == "true-false":
        match = patterns.absolute.search(question.stem)
        if match and not question.is_true:
            yield Flaw(("stem",), f"“{match.group()}” gives away that this is false", remedy)
        return
    found = [(choice, _absolute(choice, question)) for choice in question.choices]
    if all(term for _, term in found):
        return
    for choice, term in found:
        if term:
            yield Flaw(choice.path, f"“{term}” tells that this option is {'right' if choice.key else 'wrong'}", remedy)


def _absolute(choice: Choice, question: Looked) -> str | None:
    patterns = question.patterns
    if patterns is None or choice in question.about_options:
        return None
    if len(choice.words) == 1 and question.asks_amount:
        return None  # to "How often …?" "never" is an answer like "once"
    match = patterns.absolute.search(choice.text) or patterns.absolute_start.match(choice.text)
    if match is None and not choice.key and not any(_ONLY.match(key.text) for key in question.keys):
        match = _ONLY.match(choice.text)
    return match.group().strip() if match else None


def vague_term(question: Looked) -> Iterator[Flaw]:
    """An option has a word that everyone measures differently: often, usually, some.

    Haladyna et al. 2002 (avoid vague quantifiers); Tarrant et al. 2006 (vague terms); SAQUET. Not where the quote
    has a vague term too.
    """
    patterns = question.patterns
    if patterns is None or (question.quote and patterns.vague.search(question.quote)):
        return
    if question.only_yes_and_no:
        return
    asks = question.asks_amount
    for choice in question.choices:
        match = patterns.vague.search(choice.text) or (asks and patterns.vague_amount_option.match(choice.text))
        if match:
            yield Flaw(
                choice.path,
                f"“{match.group().strip()}” means something else to everyone",
                "give a number, or leave it out",
            )


def repeated_option_start(question: Looked) -> Iterator[Flaw]:
    """All options begin with the same words, which one has to read again and again.

    Haladyna et al. 2002 (put the central idea in the stem); Tarrant et al. 2006 (word repeats). Words that hold the
    sentence together ("as long as", "for those who") may be repeated, and what stands before a number.
    """
    if len(question.choices) < 3:
        return
    shared = _shared(choice.words for choice in question.choices)
    glue = GLUE.get(question.language, frozenset())
    if len(shared) < _SHARED_START or all(word in glue for word in shared):
        return
    if all(choice.words[len(shared) :][:1] and choice.words[len(shared)][0].isdigit() for choice in question.choices):
        return
    start = " ".join(question.choices[0].text.split()[: len(shared)])
    yield Flaw(question.choices[0].path, f"all options begin with “{start}”", "put these words into the stem")


def _shared(starts: Iterator[list[str]] | Sequence[list[str]]) -> list[str]:
    shared: list[str] | None = None
    for words in starts:
        if shared is None:
            shared = words[:-1]
            continue
        length = next((n for n, (one, other) in enumerate(zip(shared, words, strict=False)) if one != other), None)
        shared = shared[: min(len(words) - 1, len(shared) if length is None else length)]
    return shared or []


def implausible_option(question: Looked) -> Iterator[Flaw]:
    """A distractor that nobody would choose: a joke, "I don't know", a number of another world.

    Haladyna et al. 2002 (make all distractors plausible); Tarrant et al. 2006 (implausible distractors); SAQUET.
    Only what words and numbers show: whether a distractor tempts, answers tell (`phonequiz report`).
    """
    remedy = "write a distractor that someone who has not read the article could take for true"
    patterns = question.patterns
    keys = " ".join(choice.text for choice in question.keys)
    joke = _FICTION.search(keys) or (patterns is not None and patterns.joke.search(keys))
    for choice in question.distractors:
        if patterns is not None and patterns.unknowing_option.match(choice.text) and not question.only_yes_and_no:
            yield Flaw(choice.path, "this option is no answer", remedy)
        elif (
            _PICTURE.search(choice.text)
            or (not joke and _FICTION.search(choice.text))
            or (patterns is not None and not joke and _jests(choice, question))
        ):
            yield Flaw(choice.path, "this option reads as a joke", remedy)
    yield from _out_of_scale(question, remedy)


def _jests(choice: Choice, question: Looked) -> bool:
    """Whether an option is a joke: words of fairy tales, and more than the bare name of a beast."""
    assert question.patterns is not None
    return len(choice.words) > 2 and question.patterns.joke.search(choice.text) is not None


def _out_of_scale(question: Looked, remedy: str) -> Iterator[Flaw]:
    amounts = [(choice, choice.amount) for choice in question.choices]
    if len(amounts) < 3 or len({None if amount is None else amount.unit for _, amount in amounts} | {None}) != 2:
        return
    keys = [amount.high for choice, amount in amounts if choice.key and amount is not None and amount.high > 0]
    if not keys:
        return
    for choice, amount in amounts:
        if choice.key or amount is None or amount.is_range or amount.high <= 0:
            continue
        times = max(amount.high / max(keys), min(keys) / amount.high)
        part = amount.unit.startswith("part") and amount.high > 1 >= max(keys)
        others = [other.high for one, other in amounts if one is not choice and other is not None and other.high > 0]
        alone = min(max(amount.high / high, high / amount.high) for high in others) >= _FAR if others else False
        if part or (times >= _FAR and alone):
            yield Flaw(choice.path, "this number is of another order than the others", remedy)
