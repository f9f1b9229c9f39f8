"""A German sentence that leans on the one before, with what it leans on named in it or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.drafting import Reading
from phonequiz.generate.german.grammar import dative, gender, is_plural, numbers_of
from phonequiz.generate.german.nouns import first_names
from phonequiz.generate.german.phrases import FINITE, NOUNS, written
from phonequiz.generate.german.references import resolved
from phonequiz.generate.german.subordinate import antecedents_of
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.german_wording import named

# The verb of a condition stands first, or last before the comma.
_CONDITION = re.compile(
    r"(?:(?P<verb>(?!Wenn|Falls)[A-ZÄÖÜ][a-zäöüß]+)|Wenn|Falls|Sobald|Sofern) (?P<word>er|sie) [^,]*?(?P<last>\w+),"
)
_DEFINED = re.compile(r"Darunter (?=versteht man )")
_THEREBY = re.compile(r"(?<=\w) (?:damit|dadurch)(?=\.\Z)")
_THIS = {"dieser": "der", "diese": "die", "dieses": "das", "diesem": "dem", "diesen": "den"}
# What "dieser" points to is not what such a noun names.
_GENERAL = lists.words_of(
    "Fall Grund Weise Art Zeit Zusammenhang Problem Frage Jahr Tag Monat Woche Stelle Ort Punkt Ergebnis Wert Zahl "
    "Unterschied Vorteil Nachteil Anteil Summe Betrag Menge Entwicklung Thema Aufgabe Idee Satz Regel Methode "
    "Verfahren Phänomen Effekt Person Mensch Ding Sache Seite Teil Gruppe Zahlen Werte Fälle"
)
_DEMONSTRATIVE = {"Dieser": "Der", "Diese": "Die", "Dieses": "Das"}
# What things do, and no reader.
_OF_THINGS = frozenset(
    {"kosten", "wiegen", "bestehen", "dauern", "gelten", "entstehen", "gehören", "dienen", "enthalten", "bieten"}
    | {"stammen", "wachsen", "fallen", "blühen", "reichen", "hängen", "sinken", "steigen", "messen", "schützen"}
)
# What stands in the dative at the end of a sentence.
_LAST = re.compile(
    r"\b(?:in|auf|an|mit|von|aus|bei|zu) (?P<noun>(?:einem|einer|dem|der) (?:[a-zäöüß]+en )?[A-ZÄÖÜ][\w-]+)\.\Z"
)
_AT_FIRST = re.compile(r"(?P<preposition>Gegen|Für|Ohne|Durch|Um) sie\b")
_FEMININE = re.compile(r"Die (?P<noun>[A-ZÄÖÜ][\w-]+)(?:, [^,]*,)? [a-zäöü]")
_OWN = re.compile(r"(?:Ihre?|Seine?)(?= [A-ZÄÖÜ])")
_PERSON = re.compile(r"(?P<name>(?P<first>[A-ZÄÖÜ][a-zäöüß]+) [A-ZÄÖÜ][a-zäöüß-]+) [a-zäöü]")


def reread(read: Reading, text: str) -> Reading:
    """The sentence in other words, read again."""
    plain = clauses_of(text)
    antecedents = antecedents_of(read.before)
    clauses: list[Clause] = []
    for clause in plain:
        clauses.append(resolved(clause, antecedents_of(clauses[-1:]) or antecedents, read.formal))
    return read._replace(sentence=read.sentence._replace(text=text), plain=plain, clauses=clauses)


def with_subject(read: Reading) -> Reading:
    """The sentence with the noun for a pronoun that may stand for only one of those before it."""
    return _with_topic(_with_front(_with_condition(read)))


def _with_condition(read: Reading) -> Reading:
    """The sentence with the noun for "er" or "sie" in the condition that it begins with: "Wird er erreicht, …"."""
    match = _CONDITION.match(read.sentence.text)
    noun = read.before[0].subject if match is not None and read.before else None
    if match is None or noun is None or noun.kind != "np" or noun.head is None:
        return read
    verb = match["verb"] or match["last"]
    kind, number = gender(noun.head.lemma), numbers_of(noun)
    plural = verb.endswith("n")
    fits = ("p" in number) if plural else ("s" in number and kind == {"er": "m", "sie": "f"}[match["word"]])
    if not fits or (plural and match["word"] == "er"):
        return read
    text = read.sentence.text
    return reread(read, f"{text[: match.start('word')]}{named(noun)}{text[match.end('word') :]}")


def rewritten(read: Reading) -> Iterator[Reading]:
    """The sentence in other words, once for each way of taking the sentence before into it."""
    text = read.sentence.text
    before = read.last.text if read.last is not None else ""
    match = _DEFINED.match(text)
    term = _last_thing(read.before[-1] if read.before else None, before) if match is not None else None
    if match is not None and term is not None:
        yield reread(read, f"Unter {term} {text[match.end() :]}")
    against, noun = _AT_FIRST.match(text), _FEMININE.match(before)
    if against is not None and noun is not None:
        yield reread(read, f"{against['preposition']} die {noun['noun']}{text[against.end() :]}")
    own, person = _OWN.match(text), _PERSON.match(before)
    if own is not None and person is not None and person["first"] in first_names():
        name = person["name"]
        yield reread(read, f"{name}{'’' if name.endswith(('s', 'x', 'z', 'ß')) else 's'}{text[own.end() :]}")
    told = _THEREBY.sub("", text)
    if told != text:
        yield reread(read, told)
    last = _with_last(read, before)
    if last is not None:
        yield last
    plain = _without_this(text)
    if plain is not None:
        yield reread(read, plain)


def _last_thing(clause: Clause | None, text: str) -> str | None:
    """In the dative what a sentence named last: "… liegen in einem Rasengleis.", "Entscheidend ist der Pegel."."""
    match = _LAST.search(text)
    if match is not None:
        return match["noun"]
    last = clause.middle[-1] if clause is not None and clause.middle and not clause.bracket else None
    return dative(last) if last is not None and last.kind == "np" and last.head is not None else None


def _without_this(text: str) -> str | None:
    """The text with the article for its only "dieser" before a noun that says by itself what is meant."""
    tokens = tagged(text, "de")
    at = [number for number, token in enumerate(tokens[:-1]) if token.text.lower() in _THIS]
    if len(at) != 1:
        return None
    word, noun = tokens[at[0]], tokens[at[0] + 1]
    if noun.tag not in NOUNS or noun.lemma in _GENERAL or noun.text in _GENERAL:
        return None
    genitive = word.text.lower() == "dieses" and noun.text != noun.lemma and noun.text.endswith("s")
    article = "des" if genitive else _THIS[word.text.lower()]
    article = article.capitalize() if not word.start else article
    return f"{text[: word.start]}{article}{text[word.end :]}"


def _with_front(read: Reading) -> Reading:
    """The sentence with its first noun for "sie", behind a clause without a subject: "Auf Leitern darf …; sie"."""
    if len(read.plain) != 2:
        return read
    before, clause = read.plain
    noun, subject = before.front, clause.subject
    if before.subject is not None or noun is None or noun.kind != "pp" or subject is None or subject.text != "sie":
        return read
    if noun.head is None or noun.inner != (noun.head,) or not is_plural(clause.verb):
        return read
    if "f" not in {gender(noun.head.lemma), gender(noun.head.text.removesuffix("n"))}:
        return read  # its dative may have an ending of its own
    word, text = subject.words[0], read.sentence.text
    return reread(read, f"{text[: word.start]}{written(noun.inner)}{text[word.end :]}")


def _with_topic(read: Reading) -> Reading:
    """The sentence with what the one before began with for "Sie", where no reader does that: "Sie kosten 60 Cent."."""
    noun = read.before[0].front if read.before else None
    verb = read.plain[0].verb if read.plain else None
    text = read.sentence.text
    if noun is None or noun.kind != "np" or noun.head is None or verb is None or not text.startswith("Sie "):
        return read
    many = noun.head.text != noun.head.lemma and noun.words[0].text.lower() in {"die", "alle", noun.head.text.lower()}
    if not many or not is_plural(verb) or verb.lemma not in _OF_THINGS:
        return read
    told = named(noun)
    return reread(read, f"{told[0].upper()}{told[1:]}{text[3:]}")


def _with_last(read: Reading, before: str) -> Reading | None:
    """The sentence with the last noun of the one before for "dieser": "… auf dem Hof. Dieser hat ein Dach."."""
    tokens, last = tagged(read.sentence.text, "de")[:2], tagged(before, "de")[-2:]
    if len(tokens) < 2 or len(last) < 2 or tokens[0].text not in _DEMONSTRATIVE or tokens[1].tag not in FINITE:
        return None
    noun, plural = last[0], is_plural(tokens[1])
    single = noun.text == noun.lemma
    article = "Die" if plural else {"m": "Der", "f": "Die", "n": "Das"}.get(gender(noun.lemma), "")
    if noun.tag not in NOUNS or plural == single or _DEMONSTRATIVE[tokens[0].text] != article:
        return None
    return reread(read, f"{article} {noun.text}{read.sentence.text[tokens[0].end :]}")
