"""Gender, number and case of German words, as far as their forms give them away."""

from __future__ import annotations

from functools import lru_cache

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.nouns import declensions, kind_of
from phonequiz.generate.german.phrases import CONTRACTED, DETERMINERS, Phrase
from phonequiz.generate.model import Token

_NOMINATIVE = {"m": "welcher", "f": "welche", "n": "welches"}
_WHICH = {
    "der": "welcher", "die": "welche", "das": "welches", "den": "welchen", "dem": "welchem", "des": "welches",
    "eine": "welche", "einen": "welchen", "einem": "welchem", "einer": "welcher", "eines": "welches",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def gender(noun: str) -> str:
    """``m``, ``f`` or ``n`` of a noun in its base form; empty where neither the lists nor the ending say."""
    word = noun.lower().rsplit("-", 1)[-1]
    genders = {declension.gender for declension in declensions(noun)[1]}
    if len(genders) == 1 and genders <= {"m", "f", "n"}:
        return genders.pop()
    best = ""
    found = ""
    for name, nouns in (("m", lists.MASCULINE), ("f", lists.FEMININE), ("n", lists.NEUTER)):
        for length in range(len(word), max(len(best), 1), -1):
            if word[-length:] in nouns and length > len(best):
                best, found = word[-length:], name
                break
    if found:
        return found
    return next((name for ending, name in lists.GENDERED_ENDINGS if word.endswith(ending)), "")


def is_plural(verb: Token) -> bool:
    """Whether a finite verb is a plural (or the polite form)."""
    text = verb.text.lower()
    return text in lists.SINGULAR or text.endswith(("en", "ern", "eln"))


def singular(token: Token) -> str | None:
    """The third person singular of a plural form, ``None`` where that is not sure."""
    verb = token.text.lower()
    known = lists.SINGULAR.get(verb)
    if known is not None:
        return known
    for prefix in ("be", "ver", "er", "ent", "zer", "ge", "miss"):
        rest = verb.removeprefix(prefix)
        if rest != verb and rest in lists.SINGULAR:
            return prefix + lists.SINGULAR[rest]
    if token.lemma != verb and verb.endswith("en"):
        # A past form: "sagten", "kamen".
        return verb[:-1] if verb.endswith("ten") else verb[:-2]
    if verb.endswith(("den", "ten")):
        return verb[:-1] + "t"
    if verb.endswith("en"):
        return verb[:-2] + "t"
    return verb[:-1] + "t" if verb.endswith(("ern", "eln")) else None


# A noun that ends so is one, whatever its lemma is taken for ("Innenrevision").
_FEMININE_ENDS = ("ung", "ion", "heit", "keit", "schaft", "tät")


def numbers_of(phrase: Phrase) -> str:
    """``s``, ``p`` or both: what the determiner, the number and the noun allow."""
    words = phrase.inner
    first = words[0].text.lower()
    if any(word.text in {"und", "sowie"} for word in words) and phrase.head is not None:
        return "ps"
    for word in words:
        if word == phrase.head:
            break
        if word.tag == "CARD" or word.text.lower() in lists.NUMBER_WORDS:
            return "s" if word.text.lower() in {"ein", "eine", "1"} else "ps"
    if first in {
        "das",
        "dem",
        "des",
        "ein",
        "einen",
        "einem",
        "eines",
        "eine",
        "einer",
        "jeder",
        "jede",
        "jedes",
        "kein",
    }:
        return "s"
    if first in {"alle", "viele", "beide", "mehrere", "einige", "wenige", "manche", "sämtliche"}:
        return "p"
    head = phrase.head
    if head is None or (head.tag == "NE" and words[0] is head):
        return "ps"
    if first == "der" or head.text.endswith(_FEMININE_ENDS):
        return "s"
    if head.text.lower() != head.lemma.lower() and _bare(head.text) == _bare(head.lemma):
        return "p"
    if _bare(head.text) == _bare(head.lemma) or _bare(head.lemma) not in _bare(head.text):
        return "ps" if first not in {"die"} or gender(head.lemma) != "m" else "p"
    if head.tag == "NE":
        return "s" if first in {"die", "der"} else "ps"
    return "p" if head.text != head.lemma + "s" else "ps"


def _bare(word: str) -> str:
    """A word without what its plural may change in the stem."""
    return word.lower().translate(str.maketrans("äöü", "aou")).replace("ß", "ss")


def only_subject(phrase: Phrase) -> bool:
    """Whether the form is nominative and nothing else."""
    if phrase.kind == "pron":
        if phrase.words[0].text == "Sie" and phrase.words[0].start:
            return True
        return phrase.words[0].text.lower() in {"er", "wir", "man", "ich", "jeder", "keiner", "wer"}
    if phrase.kind != "np" or phrase.head is None:
        return False
    first = phrase.words[0].text.lower()
    return first in {"der", "jeder", "dieser"} and _masculine(phrase.head)


def _masculine(noun: Token) -> bool:
    """Whether a noun behind "der" can be a masculine: all but known feminines and plurals."""
    if noun.tag == "NNA":
        return noun.text.endswith("e")
    return gender(noun.lemma) in {"m", ""} and noun.text.lower() == noun.lemma.lower()


def may_be_subject(phrase: Phrase, plural: bool) -> bool:
    """Whether a phrase can be the nominative of a verb in this number."""
    if phrase.kind == "pron":
        word = phrase.words[0].text.lower()
        return word not in {"ihm", "ihn", "ihnen", "uns", "mir", "dir", "vielen", "allen", "einigen"}
    if phrase.kind != "np" or phrase.head is None:
        return False
    first = phrase.words[0]
    word = first.text.lower()
    if first.tag in DETERMINERS:
        if word in {"den", "dem", "des", "einen", "einem", "einer", "eines"} or word.endswith(("em", "en")):
            return False
        if word.endswith("er") and word not in {"unser", "euer", "ihr"} and not _masculine(phrase.head):
            return False
    elif first.tag == "ADJ(A)" and word.endswith(("em", "en")):
        return False
    if phrase.head.text in lists.TIME_UNITS and word not in {"die", "der", "das"}:
        return False
    return ("p" if plural else "s") in numbers_of(phrase)


def which(phrase: Phrase) -> str | None:
    """The form of "welch-" for the determiner of a phrase, ``None`` where that is not sure."""
    if phrase.kind == "pp":
        contracted = CONTRACTED.get(phrase.first)
        if contracted is not None:
            return _WHICH[contracted[1]]
    words = phrase.inner
    if not words or phrase.head is None:
        return None
    determiner = words[0].text.lower()
    if determiner == "ein" or words[0].tag not in DETERMINERS:
        if phrase.kind == "pp" or (words[0].tag in DETERMINERS and determiner != "ein"):
            return None
        if "p" in numbers_of(phrase) and phrase.head.text != phrase.head.lemma:
            return "welche"
        return _NOMINATIVE.get(gender(phrase.head.lemma))
    return _WHICH.get(determiner)


_DATIVE = {"der": "dem", "die": "der", "das": "dem", "ein": "einem", "eine": "einer", "dem": "dem"}


def dative(subject: Phrase) -> str | None:
    """A noun phrase in the nominative put into the dative, as behind "laut"; ``None`` where that is not sure."""
    words = list(subject.words)
    first = words[0].text.lower()
    head = subject.head
    if head is None or "," in [word.text for word in words]:
        return None
    if head.tag == "NE" and words[0] is head:
        return subject.text
    if words[0] is head and head.tag == "NN" and is_person(head):
        # "Forscher", "Fachleute": without an article a plural.
        words[0] = head if head.text.endswith(("n", "s")) else head._replace(text=head.text + "n")
        return " ".join(word.text for word in words)
    if first == "die" and ("s" not in numbers_of(subject) or gender(head.lemma) == "m"):
        at = words.index(head)
        words[0] = words[0]._replace(text="den")
        words[at] = head if head.text.endswith(("n", "s")) else head._replace(text=head.text + "n")
        return _weakened(words, words[at])
    if (
        first not in _DATIVE
        or "s" not in numbers_of(subject)
        or (head.lemma.endswith("e") and gender(head.lemma) != "f")
    ):
        return None
    words[0] = words[0]._replace(text=_DATIVE[first])
    return _weakened(words, head)


def with_article(phrase: Phrase, article: str) -> Phrase | None:
    """A noun phrase as a subject with the definite article that fits; ``None`` where its noun would change too."""
    words = list(phrase.inner)
    head = phrase.head
    if head is None or head not in words:
        return None
    plural = article == "die" and gender(head.lemma) != "f"
    dative_plural = phrase.kind == "pp" and plural and head.text.endswith("n")
    if dative_plural or words[0].tag in {"PPOSAT", "PDAT", "PIAT"}:
        return None
    if words[0] is head and head.tag == "NE":
        return Phrase("np", tuple(words), head)
    start = words[0].start
    if words[0].tag == "ART":
        words = words[1:]
    at = words.index(head)
    ending = "en" if plural else "e"
    inflected = [
        _with_ending(word, ending) if word.tag == "ADJ(A)" and n < at else word for n, word in enumerate(words)
    ]
    given = Token(article, article, "ART", max(start - len(article) - 1, 1), max(start - 1, 1))
    return Phrase("np", (given, *inflected), head)


def _with_ending(word: Token, ending: str) -> Token:
    for old in ("en", "er", "es", "em", "e"):
        if word.text.endswith(old) and len(word.text) > len(old) + 2:
            return word._replace(text=word.text[: -len(old)] + ending)
    return word


def _weakened(words: list[Token], head: Token) -> str:
    at = words.index(head)
    return " ".join(
        (_with_ending(word, "en") if word.tag == "ADJ(A)" and n < at else word).text for n, word in enumerate(words)
    )


def is_person(noun: Token | None) -> bool:
    """Whether a noun names persons."""
    if noun is None:
        return False
    text = noun.text.lower()
    kind = kind_of(noun.lemma) or kind_of(noun.text)
    if kind is not None:
        return kind.name == "person"
    return text in lists.PERSONS or noun.lemma.lower() in lists.PERSONS or text.endswith(lists.PERSON_ENDINGS)


def is_body(noun: Token | None) -> bool:
    """Whether a noun names a firm, an authority or the like."""
    if noun is None:
        return False
    lemma = noun.lemma.lower()
    kind = kind_of(noun.lemma)
    if kind is not None and kind.name == "body":
        return True
    return lemma in lists.BODIES or lemma.endswith(lists.BODY_ENDINGS) or noun.text in {"GmbH", "AG"}
