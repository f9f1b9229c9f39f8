"""An English statement parted into claims: what a relative clause, an apposition, a second order say of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from phonequiz.generate.english.words import FINITE, NOUNS, Word, can_be_base_verb, can_be_third_person, words_of
from phonequiz.generate.tagging import tagged

_OF_PHRASE = NOUNS | {"AJ0", "AJC", "AJS", "ORD", "CRD", "AT0", "DPS", "VVG", "VVN", "POS"}
_BEGIN = frozenset({"AT0", "DPS"})
_PLURAL_VERBS = frozenset({"are", "were", "have", "do"})
_SINGULAR_VERBS = frozenset({"is", "was", "has", "does"})
# "…, which means that …": what the whole clause means or brings about.
_OF_CLAUSE = frozenset({"means", "makes", "leads", "allows", "causes", "helps", "saves", "explains", "shows", "would"})
_WHY = re.compile(
    r"(?:is|was|were) (?:why|because|how|what|when|where|(?:a|an|no|the) [a-z]+\Z|not |too |very "
    r"|[a-z]+(?:\Z|,| enough| for| to ))"
)
# What a post or an event is called by, not what somebody or something is.
_ABSTRACT = frozenset(
    re.findall(
        r"\w+",
        "post step move role job decision change figure rise fall increase drop number amount place practice "
        "task process sign result time year month week day method way technique approach fact measure name "
        "term word total share reason problem danger success failure risk chance sum price cost half third "
        "quarter tenth",
    )
)
_MEASURE = frozenset(
    {"roughly", "about", "around", "almost", "nearly", "more", "less", "fewer", "up", "one", "two", "half"}
)
_TIMES_AS = re.compile(
    r"\b(?P<count>\d[\d,.]*|[a-z-]+) (?P<noun>[a-z]+s), "
    r"(?P<much>(?:(?:more|less|fewer) than |almost |nearly |about |over )?(?:twice|half|\w+ times) as (?:many|much)) "
    r"as "
)
_TWO_AIMS = re.compile(r"(?P<front>.+?) (?P<first>to [a-z]+ [^,;]+?),? and (?P<second>to (?P<verb>[a-z]+) .+)\Z")
_SO_DO = re.compile(r", so (?:please )?(?P<verb>[a-z]+) (?=[a-z])")
_AND_DO = re.compile(r", and (?P<verb>[a-z]+) (?:the|a|an|it|them|your|that|all|any|every|each|no|with|in|on|to) ")
_PART_OF = re.compile(r", (?P<part>[^,]{3,40}) of (?:which|whom) (?=[a-z]+ )")
_PLACE = re.compile(r"\b(?P<lead>in|on|at|under|inside|near|behind|between|below|above) \Z")
_MARK = re.compile(r"(?P<mark>[;:]) (?P<it>it|they) (?=[a-z])")
_PRONOUN = re.compile(r"\A(?:it|they|this|that|these)\b", re.IGNORECASE)
_FEWEST = 4


class Claims(NamedTuple):
    """What a statement says without its additions, empty where that is too little, and what each of these says."""

    main: str
    others: tuple[str, ...]


def claims(body: str) -> Claims:
    """The claims of a statement without its full stop; only ``main``, as it was, where its parts are not sure."""
    if "; " in body and not _MARK.search(body):
        left, right = body.split("; ", 1)
        if all(any(word.tag in FINITE for word in _words(part)) for part in (left, right)):
            first, second = claims(left), claims(right)
            return Claims(first.main, tuple(part for part in (*first.others, second.main, *second.others) if part))
    others: list[str] = []
    match = _SO_DO.search(body)
    if match is not None and can_be_base_verb(match["verb"]) and not body.startswith("you should"):
        others.append(f"you should {body[match.start('verb') :]}")
        body = body[: match.start()]
    match = _TIMES_AS.search(body)
    if match is not None:
        others.append(f"{body[: match.start()]}{match['much']} {match['noun']} as {body[match.end() :]}")
        body = body[: match.end("noun")]
    match = _AND_DO.search(body) if body.startswith("you should ") else None
    if match is not None and can_be_base_verb(match["verb"]):
        others.append(f"you should {body[match.start('verb') :]}")
        body = body[: match.start()]
    for find in (_of_which, _relative, _apposition):
        found = find(body)
        if found is not None:
            body, said = found
            others += said
    body, said = _joined_clause(body)
    others += said
    match = _TWO_AIMS.match(body)
    if match is not None and can_be_base_verb(match["verb"]) and " to " not in match["front"]:
        others.append(f"{match['front']} {match['second']}")
        body = f"{match['front']} {match['first']}"
    return Claims(body if len(body.split()) >= _FEWEST else "", tuple(others))


def _joined_clause(body: str) -> tuple[str, list[str]]:
    """A statement without a clause of its own that "and" or a mark adds behind it, and that."""
    marked = _MARK.search(body)
    if marked is not None:
        first = body[: marked.start()]
        subject = subject_of(first)
        if subject and not _PRONOUN.search(first):
            return ("" if marked["mark"] == ":" else first), [f"{subject} {body[marked.end() :]}"]
    words = _words(body)
    if words[0].tag in ("CJS", "AVQ") or words[0].low in ("if", "when"):
        return body, []
    for at in range(3, len(words) - 3):
        if words[at - 1].low == "," and words[at].low in ("and", "but", "yet", "although", "though", "whereas"):
            left, right = words[: at - 1], words[at + 1 :]
            verb = next((number for number, word in enumerate(right) if word.tag in FINITE), 0)
            if right[0].low in ("it", "they") and right[1].tag in FINITE and not _has_subordinate(left):
                subject = subject_of(body[: left[-1].end])
                plural = " and " in subject or (bool(subject) and _words(subject)[-2].tag == "NN2")
                if subject and plural == (right[0].low == "they"):
                    return body[: left[-1].end], [f"{subject} {body[right[1].start :]}"]
            own = any(word.tag in NOUNS for word in right[:verb]) and not any(
                word.tag in ("CJS", "CJT", "PNQ", "PUN", "AVQ") and word.low != "than" for word in right[:verb]
            )
            if own and any(word.tag in FINITE for word in left) and not _has_subordinate(left):
                return body[: left[-1].end], [with_object(body[right[0].start :], body[: left[-1].end])]
    return body, []


def subject_of(body: str) -> str:
    """The subject with which a statement begins, an adverbial before it left out; empty where it is not sure."""
    words = _words(body)
    verb = next((number for number, word in enumerate(words) if word.tag in FINITE), 0)
    comma = max((number + 1 for number in range(verb) if words[number].low == ","), default=0)
    subject = words[comma:verb]
    if not subject or any(word.tag not in _OF_PHRASE | {"PRF", "CJC", "PUN", "AV0", "ZZ0"} for word in subject):
        return ""
    return re.sub(r"\Aan? ", "the ", body[subject[0].start : subject[-1].end])


def with_object(body: str, before: str) -> str:
    """A statement whose "it" is named by the subject of the clause before, where nothing in its own can be meant."""
    words = _words(body)
    for number, word in enumerate(words):
        if word.low not in ("it", "them") or word.tag != "PNP":
            continue
        verbs = [at for at in range(number) if words[at].tag in FINITE]
        alone = len(verbs) == 1 and not any(other.tag in NOUNS for other in words[verbs[0] : number])
        subject = subject_of(before)
        if not alone or not subject or words[number + 1].tag in FINITE:
            return body
        last = _words(subject)[-2]
        plural = last.tag == "NN2" or " and " in subject
        if plural != (word.low == "them") or last.tag == "NP0":
            return body
        return body[: word.start] + subject + body[word.end :]
    return body


def _has_subordinate(words: Sequence[Word]) -> bool:
    return any(word.tag in ("CJS", "CJT", "PNQ", "DTQ", "AVQ") and word.low != "than" for word in words)


def _words(body: str) -> list[Word]:
    return words_of(tagged(f"{body}.", "en"), f"{body}.")


def _relative(body: str) -> tuple[str, list[str]] | None:
    """A statement without the relative clause behind a comma, and what that says, with what it is said of."""
    words = _words(body)
    for at in range(2, len(words) - 2):
        if words[at - 1].low != "," or words[at].low not in ("which", "who", "where"):
            continue
        start = _phrase(words, at - 1)
        opens = words[0].tag == "PRP" and not any(word.tag in FINITE for word in words[:at])
        end = _end(words, at + 1, opens)
        if start is None or end is None or (start and start == at - 2 and words[start - 1].low == "by"):
            return None  # "by hand, which took an hour" is no word on the hand
        named = body[words[start].start : words[at - 2].end]
        told = body[words[at + 1].start : words[end - 1].end]
        rest = body[: words[at - 2].end] + body[words[end].end if end < len(words) - 1 else words[end - 1].end :]
        if words[at].low == "where":
            return _of_place(body, words, start, at, named, told, rest)
        verb = words[at + 1]
        if verb.low in ("often", "usually", "also", "only", "normally", "always", "never", "now", "then"):
            verb = words[at + 2]
        if not _is_finite(verb) or _WHY.match(told) or not _agree(words, start, at - 1, verb):
            return None
        if verb.low in _OF_CLAUSE and not _stands_alone(words, start):
            return None
        if start:
            # "everyone gets a card, which opens the gate": that one.
            named = _that(named, words[start], words[at - 2])
        rest, second = _second(rest)
        return rest, [*second, f"{named} {re.sub(r'^(?:also|then) ', '', told)}"]
    return None


def _that(named: str, first: Word, last: Word) -> str:
    """A noun phrase as what was named before: "the session", "the oak frames"."""
    named = re.sub(r"\A(?:his|her|their|its) (?:[a-z]+ )+(?=[A-Z])", "", named)
    if last.tag == "NN2" and first.tag not in ("AT0", "DPS", "DT0", "NP0"):
        return f"the {named}"
    return re.sub(r"\Aan? ", "the ", named)


def _of_which(body: str) -> tuple[str, list[str]] | None:
    """A statement without "…, the heaviest of which weighs …", and that."""
    match = _PART_OF.search(body)
    if match is None:
        return None
    words = _words(body)
    comma = next(number for number, word in enumerate(words) if word.start == match.start())
    start = _phrase(words, comma)
    if start is None:
        return None
    named = _that(body[words[start].start : match.start()], words[start], words[comma - 1])
    return body[: match.start()], [f"{match['part']} of {named} {body[match.end() :]}"]


def _is_finite(word: Word) -> bool:
    """Whether a word is a finite verb, also where the tagger takes it for a noun: "which masks smells"."""
    return word.tag in FINITE or (word.tag == "NN2" and can_be_third_person(word.low))


def _of_place(
    body: str, words: Sequence[Word], start: int, at: int, named: str, told: str, rest: str
) -> tuple[str, list[str]] | None:
    lead = _PLACE.search(body[: words[start].start])
    if words[at + 1].tag in FINITE or not any(word.tag in FINITE for word in words[at + 1 :]):
        return None
    return rest, [f"{lead['lead'] if lead else 'in'} {named} {told}"]


def _stands_alone(words: Sequence[Word], start: int) -> bool:
    """Whether what "which means" is said of is a term and not all that stands before it."""
    return start > 0 and words[start - 1].low in ("called", "termed", "use", "on", "with", "by", "for", "of")


def _second(body: str) -> tuple[str, list[str]]:
    """A statement without its second predicate, and that with the subject of the first."""
    words = _words(body)
    first = next((number for number, word in enumerate(words) if word.tag in FINITE), 0)
    if not first or any(word.tag in ("PUN", "CJS", "CJT", "PNQ") for word in words[:first]):
        return body, []
    for at in range(first + 1, len(words) - 2):
        if words[at].tag in FINITE:
            break  # "says that A is so and B is so"
        if words[at].low in ("and", "but") and words[at + 1].tag in FINITE:
            subject = body[: words[first - 1].end]
            behind = body[words[at + 1].start :]
            return body[: words[at].start].rstrip(" ,"), [f"{subject} {behind}"]
    return body, []


def _apposition(body: str) -> tuple[str, list[str]] | None:
    """A statement without an apposition to a noun phrase, and what that says of it."""
    words = _words(body)
    for at in range(2, len(words) - 2):
        if words[at - 1].low != ",":
            continue
        first = words[at]
        named = first.tag == "NP0" and words[at - 2].tag in ("NN1", "NP0")
        if first.low not in ("a", "an", "the") and not named:
            continue
        start = _phrase(words, at - 1)
        head = _head(words, at)
        if start is None or head is None or words[head].tag == "NN2":
            continue
        end = _end(words, at + 1)
        if end is None or _is_list(words, at, head, end) or (start and words[start - 1].low == ","):
            continue
        if named and (head + 1 != end or end == len(words) - 1 or words[start].low != "the"):
            continue
        thing = body[words[start].start : words[at - 2].end]
        told = body[first.start : words[end - 1].end]
        rest = body[: words[at - 2].end] + body[words[end].end if end < len(words) - 1 else words[end - 1].end :]
        if not any(word.tag in FINITE for word in _words(rest)) or _has_clause(words[at:end]):
            continue
        if words[head].low in _ABSTRACT:
            return None if re.search(r" (?:called|known as) ", told) else (rest, [])
        past = any(word.tag in ("VBD", "VVD", "VHD", "VDD") for word in words)
        if past and named:
            continue  # who holds an office may be another by now
        return rest, [f"{thing} {'are' if words[at - 2].tag == 'NN2' else 'is'} {told}"]
    return None


def _has_clause(words: Sequence[Word]) -> bool:
    """Whether there is a finite verb that belongs to no relative clause."""
    for word in words:
        if word.tag in ("CJT", "PNQ", "DTQ", "CJS") or word.low in ("that", "which", "who", "where"):
            return False
        if word.tag in FINITE:
            return True
    return False


def _phrase(words: Sequence[Word], end: int) -> int | None:
    """Where the noun phrase begins that ends there; ``None`` where it has no noun at its end or joins two."""
    if words[end - 1].tag not in NOUNS:
        return None
    start = end - 1
    while start > 0 and words[start - 1].tag in _OF_PHRASE and words[start].tag not in _BEGIN:
        start -= 1
    while start < end and words[start].tag in ("VVN", "VVG") and start and words[start - 1].tag in FINITE:
        start += 1
    if start and words[start - 1].low in ("and", "or", "of", "'s", "’s"):
        return _joined(words, start)
    return start


def _joined(words: Sequence[Word], start: int) -> int | None:
    """The beginning of "lofts and cellars"; of what "of" joins it is not sure which is meant."""
    before = words[start - 1].low
    if before in ("and", "or") and start > 1 and words[start - 2].tag in ("NN2", "NN0") and words[start].tag == "NN2":
        return start - 2
    return None


def _head(words: Sequence[Word], start: int) -> int | None:
    """The head of the noun phrase that begins there."""
    at, head = start, None
    if words[at + 1].low in _MEASURE:
        return None
    while at < len(words) - 1:
        word = words[at]
        if word.tag in NOUNS:
            head = at
        elif head is not None or (
            word.tag not in _OF_PHRASE | {"AV0"} and word.low not in ("but", "and", ",") and "-" not in word.low
        ):
            break
        at += 1
    return head


def _is_list(words: Sequence[Word], start: int, head: int, end: int) -> bool:
    """Whether what seems an apposition goes on with "and": "a pond and a bench"."""
    for before, word in pairwise(words[head + 1 :]):
        if before.low in ("and", "or") and word.tag in ("AT0", "DPS"):
            return True
        if word.tag in FINITE:
            break
    if head + 1 < end and words[head + 1].tag in ("VVN", "VVG", "CJT", "PNQ", "PRP", "PRF", "DT0"):
        return False
    return any(word.low in ("and", "or") for word in words[head + 1 : min(end + 2, len(words))])


def _end(words: Sequence[Word], start: int, opens: bool = False) -> int | None:
    """The end of an addition: the comma behind which the statement goes on, or its end; ``None`` where unsure.

    ``opens`` where the addition stands in front of the subject: the first comma ends it.
    """
    commas = [at for at in range(start, len(words) - 1) if words[at].low in (",", ";", ":", "–", "—", "(")]
    if not commas:
        return len(words) - 1
    if opens:
        return commas[0] if words[commas[0]].low == "," else None
    for at in commas:
        after, then = words[at + 1 : at + 3] if at + 2 < len(words) else (words[at], words[at])
        if words[at].low != ",":
            return None
        if _is_finite(after) and then.low not in ("and", "or"):
            return at
        if at == commas[0] and (after.tag == "PRP" or (after.tag == "CJC" and then.tag == "PRP")):
            return at
    last = commas[-1]
    # "hair, feathers and horn"
    listed = any(word.low in ("and", "or") for word in words[last:]) and not any(
        word.tag in FINITE for word in words[last:]
    )
    return len(words) - 1 if listed else None


def _agree(words: Sequence[Word], start: int, end: int, verb: Word) -> bool:
    """Whether a verb may have that phrase as its subject."""
    last = words[end - 1]
    plural = last.tag == "NN2" or any(word.low == "and" for word in words[start:end])
    if verb.low in _SINGULAR_VERBS or verb.tag in ("VVZ", "VHZ", "VBZ", "VDZ"):
        return not plural
    if verb.low in _PLURAL_VERBS or verb.tag in ("VVB", "VHB", "VBB"):
        return plural
    return True
