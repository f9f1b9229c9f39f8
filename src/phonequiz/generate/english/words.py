"""A sentence's words with their tags, put right where the tagger errs in a way that can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from phonequiz.generate.english.lexicon import CURRENCY, FRACTIONS, NUMBER_WORDS
from phonequiz.generate.model import Token
from phonequiz.generate.tagging import missing_extra

FINITE = frozenset({"VM0", "VBB", "VBD", "VBZ", "VDB", "VDD", "VDZ", "VHB", "VHD", "VHZ", "VVB", "VVD", "VVZ"})
NOUNS = frozenset({"NN0", "NN1", "NN2", "NP0"})
ADJECTIVES = frozenset({"AJ0", "AJC", "AJS", "ORD"})
DETERMINERS = frozenset({"AT0", "DPS", "DT0"})
# Verbs that stand behind "and" and that the tagger takes for nouns ("starts in May and ends in June").
_SECOND_VERBS = frozenset(
    {"ends", "finishes", "stops", "lasts", "costs", "starts", "closes", "opens", "contains", "includes"}
)
_PARTICLES = frozenset({"off", "on", "up", "down", "out", "away", "back"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "cannot"})


class Word(NamedTuple):
    """A word or mark: ``tag`` is CLAWS C5's, ``start`` and ``end`` its place in the sentence."""

    text: str
    low: str
    lemma: str
    tag: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def _lemmas(word: str) -> dict[str, tuple[str, ...]]:
    """The base forms that the dictionary knows, by part of speech; empty for an unknown word."""
    try:
        from lemminflect import getAllLemmas
    except ImportError as error:
        raise missing_extra(error) from error
    return dict(getAllLemmas(word))


def is_known(word: str) -> bool:
    """Whether the dictionary has the word in lower case."""
    return bool(_lemmas(word.lower()))


def can_be_base_verb(word: str) -> bool:
    """Whether a word may be a verb's base form."""
    return word in _lemmas(word).get("VERB", ())


def can_be_third_person(word: str) -> bool:
    """Whether a word may be a verb in the third person singular ("needs")."""
    return word.endswith("s") and any(lemma != word for lemma in _lemmas(word).get("VERB", ()))


@lru_cache(maxsize=20_000)
def base_form(word: str) -> str:
    """The base form of a verb's form."""
    from lemminflect import getLemma

    found = _lemmas(word).get("VERB") or getLemma(word, "VERB", lemmatize_oov=True)
    preferred = {"found": "find", "lay": "lie", "ground": "grind", "wound": "wind", "saw": "see", "felt": "feel"}
    return preferred.get(word) or (found[0] if found else word)


@lru_cache(maxsize=20_000)
def inflected(lemma: str, penn: str) -> str:
    """A verb's form by its Penn tag: VBD, VBG, VBN or VBZ."""
    from lemminflect import getInflection

    found = getInflection(lemma, penn)
    return found[0] if found else lemma


def words_of(tokens: Sequence[Token], text: str) -> list[Word]:
    """The words of a sentence: signs joined to their numbers, plain errors of the tagger put right."""
    return _retagged(_joined(tokens, text))


def _joined(tokens: Sequence[Token], text: str) -> list[Word]:
    words: list[Word] = []
    for token in tokens:
        low = token.text.lower()
        word = Word(token.text, low, token.lemma.lower(), token.tag, token.start, token.end)
        before = words[-1] if words else None
        if low[0].isdigit() or low in NUMBER_WORDS - {"one"}:
            word = word._replace(tag="AJ0" if "-" in low and low[-1].isalpha() else "CRD")
        if before is not None:
            touching = before.end == token.start
            if before.text and before.text[-1] in CURRENCY and touching and low[0].isdigit():
                words[-1] = _merged(before, word, text, "CRD")
                continue
            if token.text == "%" and before.tag == "CRD":
                words[-1] = _merged(before, word, text, "CRD")
                continue
            if before.text == "°" and touching and token.text in ("C", "F"):
                words[-1] = _merged(before, word, text, "NN0")
                continue
            if before.text == "+" and touching and low[0].isdigit():
                words[-1] = _merged(before, word, text, "CRD")
                continue
            address = "@" in before.text or token.text == "@"
            if address and touching and (token.text != "." or text[token.end : token.end + 1].isalnum()):
                words[-1] = _merged(before, word, text, "NN1")
                continue
            if before.low == "minus" and low[0].isdigit():
                words[-1] = _merged(before, word, text, "CRD")
                continue
            if before.tag == "CRD" and touching and low in ("st", "nd", "rd", "th"):
                words[-1] = _merged(before, word, text, "ORD")
                continue
            minus = before.text in ("-", "−", "–") and touching and low[0].isdigit()
            if minus and (len(words) == 1 or words[-2].end < before.start):
                words[-1] = _merged(before, word, text, "CRD")
                continue
            if (
                before.tag == "CRD"
                and touching
                and token.text.isalpha()
                and len(token.text) == 1
                and token.text.isupper()
            ):
                words[-1] = _merged(before, word, text, "NP0")
                continue
            if token.text == "." and len(before.text) == 1 and before.text.islower() and touching and _clock(words):
                words[-1] = _merged(before, word, text, "ZZ0")
                continue
            if token.text in ("m", "m.") and touching and before.text in ("a.", "p."):
                words[-1] = _merged(before, word, text, "NN0")
                continue
            if token.text == "." and before.text in ("a.m", "p.m") and touching and token.end < len(text):
                words[-1] = _merged(before, word, text, "NN0")
                continue
        if low in ("a.m", "p.m", "am", "pm") and before is not None and before.tag == "CRD":
            word = word._replace(tag="NN0")
        words.append(word)
    return words


def _clock(words: list[Word]) -> bool:
    """Whether the last two words are a time of day as far as its "a" or "p"."""
    return len(words) > 1 and words[-1].low in ("a", "p") and words[-2].tag == "CRD"


def _merged(first: Word, second: Word, text: str, tag: str) -> Word:
    whole = text[first.start : second.end]
    return Word(whole, whole.lower(), whole.lower(), tag, first.start, second.end)


def _retagged(words: list[Word]) -> list[Word]:
    tags = [word.tag for word in words]
    for index, word in enumerate(words):
        low = word.low
        before = words[index - 1].low if index else ""
        after = words[index + 1] if index + 1 < len(words) else None
        if low in ("n't", "n’t"):
            tags[index] = "XX0"
        elif low in _MODALS and tags[index] in ("VVB", "VVI", "NN1"):
            tags[index] = "VM0" if not (index and tags[index - 1] in ("AT0", "DPS", "AJ0")) else tags[index]
        elif word.text.isupper() and len(word.text) > 1 and word.text.isalpha() and low not in ("I", "not", "never"):
            tags[index] = "NP0"
        elif (
            (
                low in FRACTIONS
                and before in ("a", "one", "two", "three", "four")
                and after
                and after.low in ("of", "the")
            )
            or (
                low in FRACTIONS
                and tags[index] == "ORD"
                and before in ("a", "one", "two", "three")
                and (after is None or after.tag not in (*NOUNS, "AJ0"))
            )
            or (low == "half" and after and after.low in ("of", "the", "a"))
        ):
            tags[index] = "NN1"
        elif low == "one" and after and after.tag in (*NOUNS, "AJ0", "PRF"):
            tags[index] = "CRD"
        elif low == "once" and after and after.low in ("a", "an", "every", "per"):
            tags[index] = "AV0"
        elif low == "to" and tags[index] == "TO0" and after and not can_be_base_verb(after.low) and after.low != "be":
            tags[index] = "PRP"
        elif low == "to" and after and tags[index] == "TO0" and _noun_follows(words, index + 1):
            tags[index] = "PRP"
            tags[index + 1] = "NN1"
        elif low in ("that",) and tags[index] == "DT0" and after and after.tag in FINITE:
            tags[index] = "PNQ" if index and words[index - 1].tag in NOUNS else tags[index]
        elif (
            index
            and word.text[:1].isupper()
            and (tags[index] == "AJ0" or tags[index].startswith("VV"))
            and words[index - 1].text[:1].isupper()
            and index > 1
        ):
            tags[index] = "NP0"
        elif (
            tags[index] in ("VVB", "VVI")
            and index > 1
            and tags[index - 1] == "NN1"
            and tags[index - 2] in ("DPS", "AT0")
            and (
                "NOUN" in _lemmas(low)
                and after
                and (after.tag in ("CJC", "PUN", "PRP", "PRF", "VM0") or after.tag in FINITE)
            )
        ):
            tags[index] = "NN1"
        elif (
            tags[index] == "NN2"
            and can_be_third_person(low)
            and index
            and after
            and _verb_of_amount(tags, index, after)
        ) or (
            low in _SECOND_VERBS
            and tags[index] == "NN2"
            and index > 1
            and tags[index - 1] == "CJC"
            and any(tag in ("VVZ", "VHZ", "VBZ") for tag in tags[:index])
        ):
            tags[index] = "VVZ"
        elif (
            low == "cost"
            and tags[index] == "NN1"
            and after
            and index
            and (after.text[0] in CURRENCY or (before in ("and", "or", "but") and after.tag in ("AT0", "CRD", "DPS")))
        ):
            tags[index] = "VVB" if tags[index - 1] in ("NN2", "CJC") and "VVD" not in tags[:index] else "VVD"
        elif low == "cost" and tags[index] == "VVD" and index and tags[index - 1] == "NN2":
            tags[index] = "VVB"
        elif index and word.text[:1].isupper() and tags[index] in ("AV0", "AJ0") and not is_known(low):
            tags[index] = "NP0"
        elif (
            low == "last"
            and index
            and (tags[index - 1] == "NN2" or words[index - 1].text.endswith("s"))
            and after
            and (after.tag == "CRD" or after.low in ("about", "up", "for"))
        ):
            tags[index] = "VVB"
        elif tags[index] == "VVZ" and index == 1 and tags[0] == "NN1" and _verb_is_next(words, index):
            # "Aluminium ladders conduct electricity."
            tags[index] = "NN2"
            words[index + 1] = words[index + 1]._replace(tag="VVB")
            tags[index + 1] = "VVB"
        elif (
            tags[index] == "NN2"
            and can_be_third_person(low)
            and (
                _is_lone_verb(tags, index, after)
                or _lacks_verb(words, tags, index)
                or (before == "," and index > 1 and tags[index - 2] == "VVZ")
            )
        ):
            tags[index] = "VVZ"
        elif tags[index] == "NN1" and can_be_base_verb(low) and after and _is_late_verb(tags, index, after):
            tags[index] = "VVB"
        elif (
            tags[index] == "NN1"
            and can_be_base_verb(low)
            and after
            and after.low in _PARTICLES
            and _is_let(words, tags, index)
        ):
            tags[index] = "VVI"
        elif low == "average" and after and after.tag == "CRD" and index and tags[index - 1] in ("VVZ", "NN2"):
            tags[index - 1], tags[index] = "NN2", "VVB"
        elif low == "same" and before == "the":
            tags[index] = "AJ0"
        elif low == "second" and before == "per":
            tags[index] = "NN1"
        elif low == "only" and tags[index] == "AJ0" and before not in ("the", "an"):
            tags[index] = "AV0"
        elif (
            tags[index] == "VVN"
            and index
            and tags[index - 1] == "PNP"
            and before not in ("them", "it", "him", "us", "you", "me")
        ):
            tags[index] = "VVD"
        elif (
            tags[index] == "VVD"
            and index
            and tags[index - 1] in NOUNS
            and after
            and after.low == "by"
            and _finite_later(words, index)
        ) or (low in ("called", "named") and index and tags[index - 1] in NOUNS and tags[index] == "VVD"):
            tags[index] = "VVN"
        elif low == "running" and after and after.low in ("water",):
            tags[index] = "AJ0"
        elif (
            tags[index] in ("NN1", "NN2", "AJ0", "NN0", "VVB")
            and can_be_base_verb(low)
            and _after_modal(words, tags, index)
        ):
            tags[index] = "VVI"
    return [word._replace(tag=tag) for word, tag in zip(words, tags, strict=True)]


def _verb_of_amount(tags: list[str], index: int, after: Word) -> bool:
    """Whether a noun in the plural is rather a verb: behind a singular, before an amount ("a car costs about …")."""
    amount = after.tag == "CRD" or after.low in ("about", "around", "between", "up", "roughly", "at")
    return amount and tags[index - 1] in ("NN1", "NP0", "CRD") and not any(tag in FINITE for tag in tags[:index])


def _is_lone_verb(tags: list[str], index: int, after: Word | None) -> bool:
    """Whether a plural is the verb: behind a singular and before a noun or its article, with no verb before it.

    "Wet air rusts pipes", "a blocked filter forces the compressor".
    """
    follows = after is not None and after.tag in ("NN2", "AT0", "DPS")
    return follows and index > 0 and tags[index - 1] == "NN1" and not any(tag in FINITE for tag in tags[:index])


def _lacks_verb(words: list[Word], tags: list[str], index: int) -> bool:
    """Whether a plural is the verb of a clause that has no other: "since glaze sticks to whatever it meets"."""
    begins = index - 2
    while begins >= 0 and tags[begins] in ("AT0", "DPS", "AJ0"):
        begins -= 1
    if begins < 0 or tags[index - 1] != "NN1" or tags[begins] != "CJS" or index + 1 >= len(tags):
        return False
    return tags[index + 1] in ("PRP", "AVP", "AV0", "PUN") and words[begins].low not in ("than", "as")


def _is_late_verb(tags: list[str], index: int, after: Word) -> bool:
    """Whether a noun between an adverb and a noun is the verb: "A and B together release C"."""
    if (
        index < 2
        or tags[index - 1] != "AV0"
        or tags[index - 2] not in (*NOUNS, "AJ0")
        or after.tag not in (*NOUNS, "AT0", "DPS")
    ):
        return False
    begins = max((at for at in range(index) if tags[at] == "PUN"), default=0)
    return not any(tag in FINITE for tag in tags[begins:index])


def _is_let(words: list[Word], tags: list[str], index: int) -> bool:
    """Whether a word is what somebody is let or made to do: "let the plant switch off …"."""
    return (
        any(
            words[at].low in ("let", "lets", "make", "makes", "made", "help", "helps")
            for at in range(max(0, index - 5), index)
        )
        and tags[index - 1] == "NN1"
    )


def _verb_is_next(words: list[Word], index: int) -> bool:
    """Whether not this word but the next is the verb: a plural before a base form before an object."""
    if index + 2 >= len(words) or "NOUN" not in _lemmas(words[index].low):
        return False
    following, behind = words[index + 1], words[index + 2]
    return following.tag == "NN1" and can_be_base_verb(following.low) and behind.tag in (*NOUNS, "AT0", "DPS", "AJ0")


def _finite_later(words: list[Word], index: int) -> bool:
    """Whether another finite verb follows before the next mark, so that this one is a participle."""
    for word in words[index + 1 :]:
        if word.tag == "PUN" or word.tag in ("CJS", "DTQ", "PNQ"):
            return False
        if word.tag in FINITE:
            return True
    return False


def outside_brackets(words: list[Word]) -> list[Word]:
    """The words of a sentence without what stands in brackets."""
    kept: list[Word] = []
    depth = 0
    for word in words:
        if word.text in ("(", "["):
            depth += 1
        elif word.text in (")", "]") and depth:
            depth -= 1
        elif not depth:
            kept.append(word)
    return kept


def _noun_follows(words: list[Word], index: int) -> bool:
    """Whether a verb behind "to" is rather a noun before a noun ("an introduction to fire safety")."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 2] if index > 1 else None
    if after is None or before is None or before.tag not in ("NN1", "NN2"):
        return False
    return after.tag == "NN1" and "NOUN" in _lemmas(word.low)


def _after_modal(words: list[Word], tags: list[str], index: int) -> bool:
    """Whether a word stands where only an infinitive can: behind a modal or do, over adverbs."""
    at = index - 1
    while at >= 0 and (tags[at] in ("AV0", "XX0") or words[at].low == "only"):
        at -= 1
    return at >= 0 and (tags[at] == "VM0" or (tags[at] in ("VDB", "VDD", "VDZ") and at < index - 1))


def singular(noun: str) -> str:
    """A noun's singular, by its ending."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
