"""A German statement with a relative clause as two: what it says without the clause, and what the clause says."""

from __future__ import annotations

from collections.abc import Sequence

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import moved
from phonequiz.generate.german.chunking import phrases
from phonequiz.generate.german.grammar import dative, gender, with_article
from phonequiz.generate.german.phrases import CONTRACTED, FINITE, NOUNS, Phrase, written
from phonequiz.generate.german.subordinate import main_of, of_relative
from phonequiz.generate.model import Token
from phonequiz.generate.tagging import tagged

_DEFINING = frozenset({"nennen", "bezeichnen", "verstehen", "heißen", "gelten"})
# With what stands behind these a noun is told from others like it: "das Haus am Hafen".
_PLACING = lists.words_of("an am in im auf aus von vom bei beim")
# Without its clause such a statement would say more than the article: "nur Leitern, die geprüft sind".
_LIMITING = lists.words_of(
    "nur ausschließlich lediglich nie niemals nicht kein keine keinen keinem keiner diejenige diejenigen derjenige "
    "dasjenige solche solchen"
)
# Infinitives look like plurals.
_LIKE_FINITE = frozenset({"VV(INF)", "VA(INF)", "VM(INF)"})
_EVERY = lists.words_of("jede jeder jedes jeden jedem alle allen aller")
_POINTING = frozenset({"PPER", "PPOSAT", "PDS", "PDAT", "PROAV"})
# What may stand behind a relative clause and belongs to the main one.
_GIVEN = lists.words_of("weil da denn um wenn damit sodass sobald bevor nachdem obwohl sofern falls")
_FEWEST_WORDS, _FEWEST_TOLD = 4, 3


def parted(body: str) -> tuple[str, str] | None:
    """Both statements, without their full stops; ``None`` where there is no such clause, or it cannot be parted surely.

    It stays where it says what a thing is, or which one is meant ("die Menge, die er braucht").
    """
    tokens = tagged(body.rstrip("."), "de")
    comma = next((number for number, token in enumerate(tokens) if token.text == ","), 0)
    opens = _opens(tokens, comma + 1) if comma else 0
    end = _end(tokens, comma + opens) if opens else 0
    if not end:
        return None
    before, words, behind = tokens[:comma], tokens[comma + 1 : end], tokens[end:]
    found = phrases(before)
    noun = _antecedent(found)
    if noun is None or _must_stay(before, noun) or any(token.tag in _POINTING for token in words):
        return None
    told = _of_subject(noun, words) if opens == 1 else _of_preposition(noun, words)
    rest = _rest(body, before, behind)
    if told is None or rest is None or len(rest.split()) < _FEWEST_WORDS or len(words) - opens < _FEWEST_TOLD:
        return None
    return rest, told


def _opens(tokens: Sequence[Token], at: int) -> int:
    """How many words open a relative clause: its pronoun, or a preposition with it."""
    tags = [token.tag for token in tokens[at : at + 2]]
    if tags[:1] == ["PRELS"]:
        return 1
    return 2 if tags == ["APPR", "PRELS"] and tokens[at + 1].text in {"dem", "der", "denen"} else 0


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where a relative clause ends, with a finite verb before the next comma or the end; else 0."""
    end = next((number for number in range(start, len(tokens)) if tokens[number].text == ","), len(tokens))
    finite = [number for number in range(start, end) if tokens[number].tag in FINITE]
    plural = not finite and tokens[end - 1].tag in _LIKE_FINITE and tokens[end - 2].tag != "PTKZU"
    return end if finite == [end - 1] or plural else 0


def _antecedent(found: Sequence[Phrase]) -> Phrase | None:
    """The last noun phrase, with the one before it where that may be what is meant: "das Haus am Hafen, in dem"."""
    if not found or found[-1].kind not in {"np", "pp"} or found[-1].head is None:
        return None
    last = found[-1]
    before = found[-2] if len(found) > 1 else None
    if last.kind != "pp" or last.first not in _PLACING or before is None or before.head is None:
        return last
    given = before.kind == "np" or (before.kind == "pp" and before.inner[0].tag == "ART")
    return before._replace(words=(*before.words, *last.words)) if given else last


def _must_stay(before: Sequence[Token], noun: Phrase) -> bool:
    """Whether a relative clause says what is meant, or what a thing is."""
    if any(word.text.lower() in _EVERY for word in noun.words):
        return True
    verbs = [token for token in before if token.tag.startswith("V")]
    if any(token.lemma in _DEFINING or token.text.lower() in _LIMITING for token in before):
        return True
    if len(verbs) == 1 and verbs[0].lemma == "sein":
        return True
    inner = noun.inner
    head = next((number for number, word in enumerate(inner) if word is noun.head), 0)
    if noun.words[0] is before[0] and inner[0] is noun.head and noun.head.tag != "NE":
        return True  # "Änderungen, die später eingehen": not all
    known = any(word.tag in {"NE", "CARD"} or word.text[0].isdigit() for word in inner)
    described = any(word.tag == "ADJ(A)" for word in inner[:head]) or len(inner) > head + 1
    first = noun.words[0].text.lower()
    definite = first in CONTRACTED or inner[0].text.lower() in {"der", "die", "das", "den", "dem", "des"}
    if known or (definite and described) or first in CONTRACTED:
        return False
    return definite or any(token.tag.startswith("VM") for token in verbs)


def _of_subject(noun: Phrase, words: Sequence[Token]) -> str | None:
    clause = next(of_relative(noun, words), None)
    if clause is None or clause.front is None:
        return None
    return _said(moved(clause.front), words[1:])


def _of_preposition(noun: Phrase, words: Sequence[Token]) -> str | None:
    """What a clause says that begins with "in dem", "an der", "bei denen"."""
    assert noun.head is not None
    pronoun, kind = words[1].text, gender(noun.head.lemma)
    article = {"dem": {"m": "der", "n": "das"}.get(kind), "der": "die" if kind == "f" else None, "denen": "die"}
    given = article[pronoun]
    named = with_article(noun, given) if given is not None else None
    told = dative(named) if named is not None and "," not in written(named.words) else None
    return _said(f"{words[0].text} {told}", words[2:]) if told is not None else None


def _said(front: str, words: Sequence[Token]) -> str | None:
    """A clause with its verb at the end as a sentence that begins with ``front``."""
    clause = main_of(words, Phrase("np", (words[0],), words[0]))
    if clause is None:
        return None
    inner = [word for word in words if word.start < min(token.start for token in (*clause.bracket, words[-1]))]
    end = " ".join(token.text for token in clause.bracket)
    parts = (front, clause.verb.text, written(inner) if inner else "", end)
    return " ".join(part for part in parts if part)


def _rest(body: str, before: Sequence[Token], behind: Sequence[Token]) -> str | None:
    """The statement without the clause between ``before`` and ``behind``."""
    told = body[: before[-1].end]
    if not behind:
        return told
    after = behind[1:]
    if not after or after[0].tag == "KON" or after[0].tag in NOUNS:
        return None
    tail = body[after[0].start :].rstrip(".")
    return f"{told}, {tail}" if after[0].text in _GIVEN else f"{told} {tail}"
