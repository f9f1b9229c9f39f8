"""A question put together: the question phrase first, the verb where it was, the rest behind it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.grammar import singular
from phonequiz.generate.german.phrases import NOUNS, Phrase, is_number, written
from phonequiz.generate.model import Kind, Token

FEWEST_WORDS = 3
MOST_WORDS = 34
_DEFINITE = frozenset({"das", "die", "den", "dem"})
_LETTERED = NOUNS | {"XY"}
_POLITE = lists.words_of("Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer Ihres")


class Ask(NamedTuple):
    """What is asked of a clause: the phrases that are gone, the question phrase for them, the key.

    ``left`` stays where the phrase stood (a "mindestens"). ``one`` makes a plural verb singular (behind "Wer", "Was").
    ``without`` are words that make no sense in the question (an "erst", a "nur").
    """

    kind: Kind
    gone: tuple[Phrase, ...]
    question: str
    key: str
    form: str
    confidence: float
    left: str = ""
    one: bool = False
    without: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


class Stem(NamedTuple):
    """The text of a question, and the words of the sentence that are left in it."""

    text: str
    words: tuple[Token, ...]
    subject: bool


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def moved(phrase: Phrase, within: bool = False) -> str:
    """A phrase as it is written within a sentence, though it stood at its beginning, unless it stood ``within``."""
    first = phrase.words[0]
    text = phrase.text
    if within and first.start and first.tag == "ADJ(A)":
        return text  # "an der Haltestelle | Alte Gärtnerei"
    if first.tag == "CARD" and not first.text.isalpha():
        return text
    if first.tag in _LETTERED or first.text in _POLITE or (len(first.text) > 1 and first.text[1].isupper()):
        return text
    return text[0].lower() + text[1:]


def droppable(phrase: Phrase) -> bool:
    """Whether a phrase only ties the sentence to others, so that the question does without it."""
    word = phrase.first
    if phrase.kind == "np" and phrase.words[-1].text in lists.LATER:
        return True
    if phrase.kind in {"adv", "adj", "pav"} and len(phrase.words) == 1:
        return word in lists.DROPPED_WITHIN
    if phrase.kind == "pp" and len(phrase.words) > 1 and phrase.words[1].tag == "PDAT":
        head = phrase.head
        return head is not None and head.text in lists.TIME_UNITS | {"Zeit", "Fall", "Fällen", "Grund", "Zusammenhang"}
    return False


def ask(clause: Clause, wish: Ask) -> Stem | None:
    """The question, ``None`` where it would be too long or its order is not sure."""
    gone = wish.gone
    front = clause.front if clause.front not in gone else None
    question = wish.question
    rest: list[Phrase | str] = []
    for phrase, behind in zip_longest(clause.middle, clause.middle[1:]):
        if phrase.text == "," and behind is not None and _is_afterthought(clause.middle, phrase, gone):
            break
        ahead = clause.middle[max(0, clause.middle.index(phrase) - 1)]
        if phrase.text == "," and ahead in gone and any(is_number(word) for word in ahead.words):
            return None  # what follows was said of the number: "8,4 Millionen Euro, eine Million mehr als geplant"
        if phrase.first == "so" and (behind is None or behind.kind != "adj"):
            if len(clause.phrases) - len(gone) < 2:
                return None  # "40 Prozent verfahren so"
            continue
        if phrase.first in lists.LATER or (behind is not None and behind.first in lists.LATER and phrase.kind == "np"):
            continue
        if phrase in gone:
            if wish.left and phrase is gone[0] and behind is not None and behind not in gone:
                question = f"{wish.left} {question}"  # further on it would say how much of something else
            elif wish.left and phrase is gone[0]:
                rest.append(wish.left)
        elif not droppable(phrase) and not (len(phrase.words) == 1 and phrase.first in wish.without):
            rest.append(phrase)
    if wish.left and clause.front is gone[0]:
        at = _behind_subject(rest, clause)
        while at < len(rest) and isinstance(piece := rest[at], Phrase) and piece.first in _DEFINITE:
            at += 1
        rest.insert(at, wish.left)
    tail: list[Phrase] = [phrase for phrase in clause.after if phrase not in gone and _stays(phrase, wish, clause)]
    if front is not None:
        if front.kind in {"sub", "inf", "wh"}:
            if front.kind == "wh" or front.first not in lists.DROPPED_CLAUSES | {"um", "statt", "anstatt", "obwohl"}:
                tail.insert(0, front)
        elif not _ties(front):
            _put(rest, front, clause, wish)
    verb = clause.verb.text if clause.verb.start else clause.verb.text.lower()
    if wish.one:
        single = singular(clause.verb)
        if single is None:
            return None
        verb = single
    pieces = [
        question,
        verb,
        *(piece if isinstance(piece, str) else moved(piece, piece is not front) for piece in rest),
    ]
    pieces += [word.text for word in clause.bracket]
    text = " ".join(piece for piece in pieces if piece)
    if clause.claim and clause.claim not in text:
        text = _with_claim(pieces, clause, rest)
    for phrase in tail:
        text += f", {moved(phrase)}"
    text = _tidy(text) + "?"
    if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
        return None
    # "rät davon ab, … zu tun": the word points forward, to what is still there.
    forward = any(phrase.kind == "inf" or phrase.first == "dass" for phrase in tail)
    kept = [
        word
        for piece in rest
        if isinstance(piece, Phrase) and not (forward and piece.kind == "pav")
        for word in piece.words
    ]
    kept += [word for phrase in tail for word in phrase.words]
    subject = clause.subject is not None and clause.subject not in gone and clause.subject.kind == "np"
    subject = subject and clause.subject is not None and clause.subject.words[0].tag != "PPOSAT"
    return Stem(capital(text), tuple(kept), subject)


def _is_afterthought(middle: Sequence[Phrase], comma: Phrase, gone: Sequence[Phrase]) -> bool:
    """Whether behind a comma something else is told than what is asked.

    So it is where only adverbs follow ("viermal im Jahr, immer nachts"), and where of others another number follows
    ("klagten 47 Prozent über X, ein Drittel über Y").
    """
    at = middle.index(comma)
    behind = middle[at + 1 :]
    told = any(is_number(word) for phrase in behind for word in phrase.words)
    if middle[at - 1] in gone and (told or all(phrase.kind in {"adv", "adj", "neg"} for phrase in behind)):
        return True
    counted = any(is_number(word) for phrase in gone for word in phrase.words)
    return counted and behind[0].kind == "np" and any(phrase in gone for phrase in middle[:at])


def _with_claim(pieces: Sequence[str], clause: Clause, rest: Sequence[Phrase | str]) -> str:
    """The claim behind the subject, or behind the verb where the subject is asked for."""
    at = 2 + (_behind_subject(rest, clause) if clause.subject in rest else 0)
    return " ".join(piece for piece in [*pieces[:at], clause.claim, *pieces[at:]] if piece)


def _ties(front: Phrase) -> bool:
    """Whether what stands before the verb only ties the sentence to the one before."""
    if droppable(front):
        return True
    return front.kind in {"adv", "adj", "pav"} and all(word.text.lower() in lists.CONNECTIVES for word in front.words)


def _stays(phrase: Phrase, wish: Ask, clause: Clause) -> bool:
    if phrase.kind == "denn" or phrase.first in lists.DROPPED_CLAUSES:
        return False
    if phrase.kind == "inf":
        return phrase.first not in {"um", "ohne", "statt", "anstatt"}
    if phrase.kind == "rel-far":
        return False
    if phrase.kind == "rel":
        return False
    return not (len(phrase.words) > 1 and phrase.words[1].text.lower() in lists.DROPPED_CLAUSES)


def _put(rest: list[Phrase | str], front: Phrase, clause: Clause, wish: Ask) -> None:
    """Puts what stood before the verb behind it: a subject first, all else behind the subject."""
    if front is clause.subject:
        reflexive = rest and isinstance(rest[0], Phrase) and rest[0].kind == "prf" and front.kind != "pron"
        rest.insert(1 if reflexive else 0, front)
    elif front.kind == "np":
        at = rest.index(wish.left) if wish.left in rest else len(rest)
        while at and isinstance(piece := rest[at - 1], Phrase) and piece.first in {"wieder", "erneut"}:
            at -= 1
        rest.insert(at, front)
    else:
        rest.insert(_behind_subject(rest, clause), front)


def _behind_subject(rest: Sequence[Phrase | str], clause: Clause) -> int:
    at = 0
    while at < len(rest) and isinstance(piece := rest[at], Phrase) and piece.kind in {"prf", "pron"}:
        at += 1
    first = next((phrase for phrase in clause.middle if phrase.kind not in {"prf", "pron"}), None)
    leads = clause.subject is first or clause.subject is clause.front
    return at + 1 if at < len(rest) and rest[at] is clause.subject and leads else at


def _tidy(text: str) -> str:
    for double, single in ((",,", ","), (" ,", ","), (", ,", ",")):
        text = text.replace(double, single)
    return text.rstrip(" ,")


def key_of(words: Sequence[Token]) -> str:
    """The key as a reader would give it: the words without a relative clause's last comma."""
    return capital(_tidy(written(words)))
