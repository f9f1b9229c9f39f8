"""A German clause in the words of a statement: as the article's, with a noun for its pronoun, without its ties."""

from __future__ import annotations

import re

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import droppable, moved
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.grammar import gender, is_plural, may_be_subject, numbers_of
from phonequiz.generate.german.phrases import FINITE, Phrase

LEAD = "Laut Artikel "
SURE = 0.62
_DROPPED, _FOLLOWED = 0.1, 0.22
# What draws a conclusion from the sentence before, and means nothing without it.
FOLLOWS = lists.words_of("dadurch dabei damit so hierbei seitdem seither später")
# What stands before the verb only to tie the sentence to the one before, so that the lead takes its place.
_TIES = lists.words_of(
    "jedoch allerdings zudem außerdem ferner dennoch trotzdem danach dann anschließend auch dafür hierfür übrigens "
    "gleichzeitig daraufhin schließlich ebenfalls zuerst zunächst inzwischen mittlerweile deshalb daher deswegen "
    "darum somit folglich also stattdessen"
)
_KEPT = lists.words_of("bereits schon ebenso bitte")
# Behind a verb this stands before all else.
_REFLEXIVE = re.compile(r" sich\b")
# As what a finite verb is taken for: "verdunstet".
_HIDDEN = frozenset({"ADJ(D)", "ADJ(A)", "VV(PP)"})
_ALSO = re.compile(r"\A[Aa]uch ")
_TIED = re.compile(r" (?:dagegen|hingegen|jedoch|allerdings|aber|auch)\Z")


def advice(text: str, clause: Clause, end: int) -> tuple[str, str, str] | None:
    """Lead and body for "Prüfen Sie das Kabel, wenn …" as what one should do, and advice against it."""
    verb = clause.verb
    if verb.text != "sollen" or text[verb.start : verb.end].lower() == "sollen" or clause.front or not clause.bracket:
        return None
    base = clause.bracket[-1].text
    middle = [word for phrase in clause.middle for word in phrase.words if word.start > verb.end and word.text != "Sie"]
    behind = [word for phrase in clause.after for word in phrase.words]
    if not middle:
        return None
    told = text[middle[0].start : max(word.end for word in (*middle, *clause.bracket[:-1]))]
    because = "denn " if behind and text[: behind[0].start].endswith("denn ") else ""
    rest = f", {because}{text[behind[0].start : end]}" if behind else ""
    own = text[verb.start : verb.end].lower()
    prefix = base.removesuffix(own)
    to = f"{prefix}zu{own}" if prefix else f"zu {own}"
    denied = re.search(r"\b(?:nicht|nie|niemals|nur|keine?[nrm]?)\b", told) is not None
    against = "" if denied else f"Der Artikel rät davon ab, {told} {to}{rest}."
    return LEAD, f"sollten Sie {told} {'sein' if base == 'seien' else base}{rest}", against


def stated(text: str, plain: Clause, clause: Clause, begin: int, end: int) -> tuple[str, str, float] | None:
    """Lead and body for what stands from ``begin`` to ``end``, with how sure they are; ``None`` where that is not sure.

    The lead takes the place before the verb where the subject stood there, which goes behind the verb; any other order
    is left as the article has it.
    """
    verb, front = plain.verb, clause.front
    quoted = any(text.count(mark, 0, verb.start) != text.count(end, 0, verb.start) for mark, end in ("»«", "„“"))
    if quoted or text[verb.start : verb.end] != verb.text or verb.tag not in FINITE | _HIDDEN:
        return None
    if front is None or plain.front is None or any(word.tag.startswith("VV") for word in plain.front.words[:1]):
        return None
    rest = _rest(text, plain, clause, verb.end, end)
    lead = LEAD
    if clause.claim:
        lead = f"{clause.claim[:1].upper()}{clause.claim[1:]} "
    elif re.search(r"\b(?:laut|zufolge|nach Angaben)\b", text[begin:end], re.IGNORECASE):
        lead = ""
    if all(word.text.lower() in _TIES | FOLLOWS for word in front.words) or droppable(front):
        return LEAD, f"{verb.text.lower()}{rest}", SURE - (_FOLLOWED if front.first in FOLLOWS else _DROPPED)
    inherited = begin == verb.start
    before = _TIED.sub("", text[plain.front.words[0].start : verb.start].rstrip())
    known = front is clause.subject and front.kind != "wh" and (inherited or not _is_predicate(front, clause))
    if lead and known and not _may_be_object(front, clause):
        said = named(front) if inherited or front is not plain.front else _small(_ALSO.sub("", before), front)
        pronoun = _REFLEXIVE.match(rest) if front.kind != "pron" else None
        first = pronoun.group() if pronoun is not None else ""
        return lead, f"{clause.verb.text.lower()}{first} {said}{rest[len(first) :]}", SURE
    if inherited or front is not plain.front or (clause.claim and lead):
        return None
    return "", f"{_ALSO.sub('', before)} {verb.text}{rest}", SURE


def _may_be_object(front: Phrase, clause: Clause) -> bool:
    """Whether another noun may act upon what stands first: "Fragen beantwortet die Leitung"."""
    second = clause.middle[0] if clause.middle else None
    if front.kind != "np" or second is None or second.kind != "np":
        return False
    definite = second.first in {"der", "die", "das"} or second.words[0].tag == "NE"
    return definite and front.words[0] is front.head and may_be_subject(second, is_plural(clause.verb))


def _small(text: str, phrase: Phrase) -> str:
    """The words of a phrase as they stand, without the capital of a beginning."""
    return moved(phrase)[0] + text[1:] if phrase.words[0].text[0] == text[0] else text


def named(noun: Phrase) -> str:
    """A noun as it is put for a pronoun: without a clause that tells more of it."""
    for number, word in enumerate(noun.words[:-1]):
        if word.text == "," and noun.words[number + 1].tag in {"PRELS", "PRELAT", "APPR"}:
            return moved(noun._replace(words=noun.words[:number]))
    return moved(noun)


def _is_predicate(front: Phrase, clause: Clause) -> bool:
    """Whether what stands first is what the verb says of the subject: "Ideal ist …", "Besonders gefährdet sind …"."""
    if clause.verb.lemma not in {"sein", "bleiben", "werden", "haben"}:
        return False
    if front.kind == "np":
        return front.words[0] is front.head and clause.verb.lemma != "haben" and not clause.passive
    return front.kind in {"adj", "adv"} and not all(
        word.tag.startswith(("ADV", "PAV", "PROAV")) for word in front.words
    )


def unnamed_object(clause: Clause) -> Phrase | None:
    """The pronoun "sie" or "ihn" for an object, whose noun stands before the clause."""
    return next(
        (
            phrase
            for phrase in clause.middle
            if phrase.kind == "pron" and phrase is not clause.subject and phrase.text in {"sie", "ihn"}
        ),
        None,
    )


def with_object(text: str, clause: Clause, before: Clause | None) -> str | None:
    """The text with what the clause before began with for "sie" as an object; ``None`` where that is not sure."""
    pronoun, noun = unnamed_object(clause), before.front if before is not None else None
    if pronoun is None or pronoun.text != "sie" or noun is None or noun.kind != "np" or noun.head is None:
        return None
    number = numbers_of(noun)
    if "p" not in number and not ("s" in number and gender(noun.head.lemma) == "f"):
        return None
    word = pronoun.words[0]
    return f"{text[: word.start]}{named(noun)}{text[word.end :]}"


def _rest(text: str, plain: Clause, clause: Clause, start: int, end: int) -> str:
    """What stands behind the verb, without words that only tie, and with the noun for a pronoun."""
    changes: list[tuple[int, int, str]] = []
    if clause.subject is not plain.subject and plain.subject is not plain.front and plain.subject is not None:
        assert clause.subject is not None
        word = plain.subject.words[0]
        changes.append((word.start, plain.subject.words[-1].end, named(clause.subject)))
    for phrase in plain.middle:
        ties = droppable(phrase) or phrase.first == "nämlich"
        explains = text[: phrase.words[0].start].rstrip().endswith(",")  # ", also Anlagen mit …"
        if ties and phrase.first not in _KEPT and len(phrase.words) == 1 and not explains:
            changes.append((phrase.words[0].start - 1, phrase.words[0].end, ""))
    rest = text[start:end]
    for first, last, new in sorted(changes, reverse=True):
        if start <= first and last <= end:
            rest = rest[: first - start] + new + rest[last - start :]
    return rest
