"""What the clauses of a German article say, each as a statement that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.drafting import SPEECH, Reading
from phonequiz.generate.german.grammar import gender, is_plural
from phonequiz.generate.german.nouns import first_names
from phonequiz.generate.german.phrases import NOUNS, Phrase
from phonequiz.generate.german.references import is_reported
from phonequiz.generate.model import Sentence
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.german_alone import is_sentence, leans, says_nothing
from phonequiz.generate.truth.german_claims import parted
from phonequiz.generate.truth.german_context import reread, rewritten, with_subject
from phonequiz.generate.truth.german_wording import (
    FOLLOWS,
    LEAD,
    SURE,
    advice,
    stated,
    unnamed_object,
    with_object,
)
from phonequiz.generate.truth.model import Said
from phonequiz.generate.truth.orders import ordered

_WHOLE = 0.45
_BEHIND = 0.42  # behind the sentence that it leans on
_RESOLVED, _LONG, _OURS, _BARE = 0.07, 0.1, 0.12, 0.15
_FEWEST_WORDS, _MANY_WORDS, _MOST_WORDS, _MOST_BEHIND, _MOST_BEFORE = 4, 24, 34, 30, 12
_VAGUE = lists.words_of("einige viele manche andere beide mehrere alle wenige etliche")
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+ (?!Dr\b|Prof\b)[A-ZÄÖÜ][\w-]+")
_CLOSERS = re.compile(r"[\s,;:–—-]*(?:\b(?:und|oder|aber|doch|sondern)\s*)?\Z")
_ENDS = re.compile(r"[\s.!…,;:–—-]*\Z")
_JOINED = re.compile(r"\b(?:und|oder|aber|doch|sondern)\s*\Z")
_SUBORDINATE = re.compile(
    rf", (?:\w+ )?(?:{'|'.join(sorted(lists.SUBORDINATORS | lists.RELATIVE | {'wer', 'was'}))})\b"
)
# What leads from one subject to the next, and says nothing itself.
_LEADS_OVER = re.compile(r"Auch sonst\b|[^:]*\b(?:sie|ihn|ihm|ihnen)\b[^:]*:\Z")
_OPEN = re.compile(r", (?:wer|was|wenn|weil|dass|da|ob)\b(?!.*\b(?:und|aber|doch) \Z)")
# "Schuld ist der Bau: Werden Fugen verschlossen, …" says two things.
_EXPLAINED = re.compile(r"(?<=\w): (?=[A-ZÄÖÜ])")
_FEWEST_EXPLAINED = 6
_MOTTO = re.compile(r": [»„]")
_ORDER = re.compile(r"(?:\A|: )[A-ZÄÖÜ][a-zäöüß]+n Sie\b")
_CLAUSES = frozenset({"sub", "wh", "inf"})
_APART = re.compile(r"[;:–]")
_SOMETHING = 20  # letters of a clause that says something
# "Seine Schwester Hedwig, …": the name says who.
_RELATED = re.compile(r"(?:Seine?|Ihre?) [A-ZÄÖÜ]\w+ (?P<name>[A-ZÄÖÜ]\w+)\b")
_ONLY_REASON = re.compile(r"(?:\w+ ){1,3}(?:das|dies)(?: nicht)?, denn (?P<reason>[A-ZÄÖÜ][^,;:]+)")
_WITHIN = re.compile(r"(?<=\w) (?:deshalb|daher|deswegen|darum|nämlich|übrigens|zudem|außerdem|jedoch|hingegen)(?= )")
_NAMED_REASON = re.compile(r"[^,;:]+, denn (?:sie|er|es) (?P<reason>[^,;:]+)")
_FOR_THAT = re.compile(r"(?<=\w) (?:dafür|hierfür) (?=eine?n? )")
_AFTER_THAT = re.compile(r"(?<=\w) (?:danach|dann|anschließend)(?= )")
_BELONGS = re.compile(r"\b(?:denn|sondern|sonst|andernfalls)\b")
_HEADING = re.compile(r"[^:,;.]{3,40}: (?=[A-ZÄÖÜ\d])")
_OURS_WORD = re.compile(r"\b(?:wir|uns|unser\w*)\b", re.IGNORECASE)


class Sayings:
    """What the sentences of an article say, one after the other as they are read."""

    def __init__(self) -> None:
        self._before: tuple[Sentence, str] | None = None

    def of(self, read: Reading) -> list[Said]:
        """The statements that a sentence makes."""
        before = self._before
        known = before[1] if before is not None and before[0] is read.last else ""
        found = [said._replace(sentence=read.sentence) for one in _said(read, known) for said in _parted(one, read)]
        alone = len(found) == 1 and found[0].confidence > _BEHIND
        self._before = (read.sentence, found[0].text if alone else read.sentence.text if _stands_alone(read) else "")
        return found


def _said(read: Reading, before: str) -> Iterator[Said]:
    """What one sentence says; ``before`` is the one before in words that stand alone, if there are such."""
    read = with_subject(read)
    text = read.sentence.text
    yield from _spoken(read)
    if text[0] in '„»"“' or text.rstrip("“”\"'»«) ").endswith("?") or _LEADS_OVER.match(text):
        return
    parts = _explained(read) or _reason(read)
    if parts:
        for part in parts:
            yield from _said(part, "")
        return
    heading = _HEADING.match(text)
    if heading is not None and not read.plain:
        rest = read.sentence._replace(text=text[heading.end() :])
        clauses = clauses_of(rest.text)
        read = read._replace(sentence=rest, plain=clauses, clauses=clauses)
    order = ordered(read.sentence.text)
    if order is not None:
        yield from filter(None, [_judged(read, LEAD, _ENDS.sub("", order), SURE)])
        return
    for told in (read, *rewritten(read)):
        first = told.plain[0].front if told.plain else None
        found = _alone(told) if first is None or first.first not in FOLLOWS or len(first.words) > 1 else []
        if found:
            yield from found
            return
    # What comes of an order means nothing without it.
    if read.last is None or _ORDER.search(read.last.text) is None:
        made = [_made(read, at, *span) for at, span in _spans(read.sentence.text, read.plain)]
        yield from filter(None, made)
        if any(made):
            return
    said = _behind(read, before)
    if said is not None:
        yield said


def _alone(read: Reading) -> list[Said]:
    """What the clauses of a sentence say by themselves, else the sentence as it stands."""
    text = read.sentence.text
    spans = list(_spans(text, read.plain))
    # A motto behind a colon belongs to what it is the motto of.
    made = [None if _MOTTO.search(text) else _made(read, at, *span) for at, span in spans]
    found = [said for said in made if said is not None]
    lost = any(one is None and end - begin > _SOMETHING for one, (_, (begin, end)) in zip(made, spans, strict=True))
    said = _whole(read) if not found or (lost and not _APART.search(text)) else None
    if found and (said is None or len(said.body.split()) > _MANY_WORDS):
        return found
    return [said] if said is not None else []


def _parted(said: Said, read: Reading) -> list[Said]:
    """A statement and what its relative clause says, where both can be said by themselves."""
    both = parted(said.body) if said.confidence > _BEHIND and not said.against else None
    if both is None:
        return [said]
    main = _judged(read, said.lead, both[0], said.confidence)
    told = _judged(read, "", both[1], min(said.confidence, SURE))
    return [said] if main is None or told is None else [main, told]


def _reason(read: Reading) -> list[Reading]:
    """What stands behind "denn" where the rest says only that something named before is so: "Sicher ist das nicht".

    "Pilze wachsen dort nicht, denn sie brauchen Wärme" says that fungi need warmth.
    """
    text = read.sentence.text
    match = _ONLY_REASON.fullmatch(text)
    if match is not None:
        return [reread(read, match["reason"])]
    match = _NAMED_REASON.fullmatch(text)
    subject = read.plain[0].subject if read.plain else None
    if match is None or subject is None or subject is not read.plain[0].front or subject.kind != "np":
        return []
    return [reread(read, f"{subject.text} {match['reason']}")] if leans(text, read.formal) else []


def _explained(read: Reading) -> list[Reading]:
    """Both halves of a sentence with a colon, where each is a sentence that stands alone; else none."""
    text = read.sentence.text
    colon = _EXPLAINED.search(text)
    if colon is None or any(mark in text for mark in '„»"“'):
        return []
    parts = []
    for half in (f"{text[: colon.start()]}.", text[colon.end() :]):
        clauses = clauses_of(half)
        part = read._replace(sentence=read.sentence._replace(text=half), plain=clauses, clauses=clauses)
        if len(half.split()) < _FEWEST_EXPLAINED or not clauses or not _stands_alone(part):
            return []
        parts.append(part)
    return parts


def _spoken(read: Reading) -> Iterator[Said]:
    """What somebody is quoted with at the beginning of a sentence, as what he or she claims."""
    match = SPEECH.match(read.sentence.text)
    if (
        match is None
        or not _FULL_NAME.fullmatch(match["name"])
        or re.search(r"\b(?:ich|mich|mir|mein\w*)\b", match["said"], re.IGNORECASE)
    ):
        return
    sentence = read.sentence._replace(text=f"{match['said']}.")
    clauses = clauses_of(sentence.text)
    told = read._replace(sentence=sentence, plain=clauses, clauses=clauses)
    made = [_made(told, at, *span) for at, span in _spans(sentence.text, clauses)]
    for said in filter(None, made):
        if said.lead == LEAD and not _OURS_WORD.search(said.body):
            yield said._replace(lead=f"Laut {match['name']} ")


def _spans(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each main clause with where it begins and ends in its sentence; what belongs to the one before goes with it."""
    begins = [_begin(clause, clauses[n - 1] if n else None) for n, clause in enumerate(clauses)]
    kept = [n for n in range(len(clauses)) if not n or _is_apart(text, clauses, begins, n)]
    for number, following in pairwise([*kept, -1]):
        end = begins[following] if following >= 0 else len(text)
        cut = _CLOSERS if following >= 0 else _ENDS
        end = begins[number] + len(cut.sub("", text[begins[number] : end]))
        yield number, (begins[number], end)


def _is_apart(text: str, clauses: Sequence[Clause], begins: Sequence[int], number: int) -> bool:
    """Whether a clause is a statement of its own beside the one before."""
    clause, begin, start = clauses[number], begins[number], begins[number - 1]
    if begin <= start or clause.subject is None or clause.verb == clauses[number - 1].verb:
        return False
    if _BELONGS.search(text[max(0, begin - 8) : begin + 8]):
        return False
    if clause.front is not None and clause.front.words[0].tag in {"PRELS", "PRELAT"}:
        return False  # "…, die klein sind und das Holz fressen"
    if clause.subject.text == "man" and clauses[number - 1].front is not clauses[number - 1].subject:
        return False  # "Auf der Sprosse ermüdet der Fuß, und man verliert …": where, both say
    between = text[start:begin]
    if begin != clause.verb.start:
        # "…, wer auf etwas verzichtet, mit Bargeld zahlt oder …"
        return clause.front is clause.subject or between.rstrip().endswith(tuple(";:–")) or not _OPEN.search(between)
    series = between.rstrip().endswith(",") and clause.front == clauses[number - 1].subject
    series = series and is_plural(clause.verb) == is_plural(clauses[number - 1].verb)  # no "…, rät die Polizei, …"
    return (series or _JOINED.search(between) is not None) and _SUBORDINATE.search(between) is None


def _begin(clause: Clause, before: Clause | None) -> int:
    """Where a clause begins: with what stands before its verb, unless it shares that with the clause before."""
    front = clause.front
    shared = before is not None and before.subject is not None and front == before.subject
    if front is None or shared or (before is not None and front.words[0].start < before.verb.end):
        return clause.verb.start
    return min(front.words[0].start, clause.verb.start)


def _made(read: Reading, at: int, begin: int, end: int) -> Said | None:
    plain, clause = read.plain[at], read.clauses[at]
    text = read.sentence.text
    opening = read.plain[0].front
    if clause.subject is not plain.subject:
        # "Stößt ein Roboter an, fährt er zurück": the noun stands in the sentence itself, where it can.
        if plain.front is not None and plain.front.kind in _CLAUSES:
            clause = clause if leans(text[begin:end], read.formal) else plain
        elif opening is not None and opening.kind in _CLAUSES:
            return None
    vague = plain.front is not None and len(plain.front.words) == 1 and plain.front.first in _VAGUE
    if not clause.sure or is_reported(clause) or vague:
        return None
    if clause.subject is plain.subject and ((at and _is_bare(clause)) or _may_be_addressed(read, clause)):
        return None
    behind = at or not (plain.front is not None and plain.front.kind in _CLAUSES)
    if behind and unnamed_object(plain) is not None:
        before = read.clauses[at - 1] if at else (read.before[-1] if read.before else None)
        told_of = with_object(text, plain, before)
        return None if told_of is None else _renamed(read, told_of, at)
    advised = advice(text, plain, end)
    told = (advised[0], advised[1], SURE) if advised is not None else stated(text, plain, clause, begin, end)
    if told is None:
        return None
    lead, body, sure = told
    if clause.subject is not plain.subject:
        sure -= _RESOLVED
        measure = clause.subject is not None and any(word.tag == "CARD" for word in clause.subject.words)
        if measure or _is_attribute(clause.subject, read.last) or _is_misread(clause, read.before):
            return None
    if at and clause.subject is not None and clause.subject.words[0].tag == "CARD":
        sure -= _BARE
    said = _judged(read, lead, body, sure)
    return said._replace(against=advised[2]) if said is not None and advised is not None else said


def _renamed(read: Reading, text: str, at: int) -> Said | None:
    """What a clause says in a text in which its object is named."""
    plain = clauses_of(text)
    if len(plain) != len(read.plain):
        return None
    told = read._replace(sentence=read.sentence._replace(text=text), plain=plain, clauses=plain)
    span = dict(_spans(text, plain)).get(at)
    said = _made(told, at, *span) if span is not None else None
    return said._replace(confidence=round(said.confidence - _RESOLVED, 2)) if said is not None else None


def _may_be_addressed(read: Reading, clause: Clause) -> bool:
    """Whether "Sie" at the beginning may be what was just named as well as the reader."""
    subject = clause.subject
    if not read.formal or subject is None or subject.text != "Sie" or subject.words[0].start or read.last is None:
        return False
    return re.search(r"\b(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b", read.last.text) is None


def _is_misread(clause: Clause, before: Sequence[Clause]) -> bool:
    """Whether a noun cannot be what a pronoun stands for.

    It was taken together with the one who acts ("wurde der Betrieb von ihrem Enkel gerettet"), is one where many do
    something, or is no noun ("Gefahren werden sie von …").
    """
    noun = clause.subject
    if noun is None or noun.head is None:
        return False
    if any(other.passive for other in before) and any(word.text in {"von", "durch"} for word in noun.words):
        return True
    single = noun.head.text == noun.head.lemma and gender(noun.head.lemma) == "f" and noun.first in {"die", "eine"}
    if single and is_plural(clause.verb) and not any(word.text == "und" for word in noun.words):
        return True
    first = before[0] if before else None
    bare = first is not None and first.front is not None and first.front.text.lower() == noun.text.lower()
    return bare and first is not None and first.verb.lemma == "werden" and not first.bracket and len(noun.words) == 1


def _is_bare(clause: Clause) -> bool:
    """Whether a clause is about a pronoun that nothing names: "Allein im Februar waren es neun"."""
    subject = clause.subject
    return (
        subject is not None
        and subject.kind == "pron"
        and subject.text.lower() in {"er", "es", "sie"}
        and (subject.text != "Sie")
    )


def _is_attribute(noun: Phrase | None, last: Sentence | None) -> bool:
    """Whether the sentence before names a thing only to say more of another ("mit einer Leistung von …")."""
    if noun is None or noun.head is None or last is None:
        return False
    return re.search(rf"\b(?:mit|von|aus) (?:\w+ )?{re.escape(noun.head.text)}", last.text) is not None


def _judged(read: Reading, lead: str, body: str, sure: float) -> Said | None:
    """The statement with how sure it is, ``None`` where it hangs in the air or is too short or long to be judged."""
    count = len(body.split())
    unbalanced = body.count("(") != body.count(")") or body.count("„") != body.count("“") or '"' in body
    if not _FEWEST_WORDS <= count <= _MOST_WORDS or unbalanced or ": „" in body or says_nothing(body):
        return None
    if leans(f"{body}.", read.formal):
        return None
    if count > _MANY_WORDS:
        sure -= _LONG
    if _OURS_WORD.search(body):
        sure -= _OURS
    end = "" if body.endswith((".«", "!«", "?«")) else "."
    return Said(read.sentence, lead, f"{body}{end}", round(sure, 2))


def _whole(read: Reading) -> Said | None:
    """A sentence whose clauses are not sure, as it stands."""
    text = read.sentence.text
    body = _ENDS.sub("", text)
    related = _RELATED.match(body)
    if related is not None and related["name"] in first_names():
        body = body[related.start("name") :]
    if body.startswith("Auch ") and not _SUBORDINATE.match(f", {body[5:]}"):
        body = body[5:]
    body = _FOR_THAT.sub(" ", _WITHIN.sub("", body))
    later = _AFTER_THAT.search(body)
    if later is not None and not any(token.tag in NOUNS for token in tagged(body[: later.start()], "de")):
        body = _AFTER_THAT.sub("", body, count=1)
    tokens = tagged(body, "de")
    if not is_sentence(tokens):
        return None
    ties = tokens[0].text.lower() in lists.CONNECTIVES | _VAGUE or tokens[0].tag == "PPER"
    # "Sie fürchteten, das Gas könne explodieren" says what they feared.
    if ties or any(is_reported(clause) for clause in read.clauses[:1]):
        return None
    return _judged(read, "", body, _WHOLE)


def _behind(read: Reading, before: str) -> Said | None:
    """A sentence that leans on the one before, behind that one."""
    text = read.sentence.text
    both = f"{before} {text}"
    quoted = any(mark in both for mark in '"„“') or both.count("»") != both.count("«")
    if (
        not before.endswith(".")
        or quoted
        or says_nothing(text)
        or len(before.split()) > _MOST_BEFORE
        or len(both.split()) > _MOST_BEHIND
        or not is_sentence(tagged(text, "de"))
    ):
        return None
    body = text if text.endswith("«") else f"{_ENDS.sub('', text)}."
    return Said(read.sentence, f"{before} ", body, _BEHIND)


def _stands_alone(read: Reading) -> bool:
    """Whether a sentence can be said without the one before."""
    text = read.sentence.text
    tokens = tagged(text, "de")
    ties = tokens[0].text.lower() in lists.CONNECTIVES | FOLLOWS
    return not ties and is_sentence(tokens) and not leans(text, read.formal)
