"""What is done, with what and to what; what something is; advice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import Ask, key_of
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.grammar import gender, is_body, is_person, is_plural
from phonequiz.generate.german.names import is_proper, name_in
from phonequiz.generate.german.numbers import amount
from phonequiz.generate.german.phrases import DETERMINERS, Phrase
from phonequiz.generate.german.times import is_dated
from phonequiz.generate.model import Kind, Token

_ABSTRACT = lists.words_of(
    "regel durchschnitt fall fälle fällen jahr zeit grunde vergleich anschluss ordnung verfügung allem beispiel hause "
    "folge rahmen gegensatz zusammenhang weise art form bezug umgang laufe schnitt prinzip voraus ansicht angaben"
)
# Verbs with the preposition that they ask for, and the question word for it.
_GOVERNED = {
    ("raten", "zu"): "wozu", ("führen", "zu"): "wozu", ("beitragen", "zu"): "wozu", ("dienen", "zu"): "wozu",
    ("verpflichten", "zu"): "wozu", ("verzichten", "auf"): "worauf", ("achten", "auf"): "worauf",
    ("beruhen", "auf"): "worauf", ("basieren", "auf"): "worauf", ("hinweisen", "auf"): "worauf",
    ("zurückgehen", "auf"): "worauf", ("zurückführen", "auf"): "worauf", ("warnen", "vor"): "wovor",
    ("schützen", "vor"): "wovor", ("eignen", "für"): "wofür", ("sorgen", "für"): "wofür", ("gelten", "für"): "wofür",
    ("abhängen", "von"): "wovon", ("abraten", "von"): "wovon", ("beginnen", "mit"): "womit",
    ("enden", "mit"): "womit", ("arbeiten", "an"): "woran", ("liegen", "an"): "woran", ("erkennen", "an"): "woran",
    ("leiden", "unter"): "worunter", ("bestehen", "aus"): "woraus", ("entstehen", "aus"): "woraus",
    ("stammen", "aus"): "woher", ("gehören", "zu"): "wozu", ("zählen", "zu"): "wozu",
    ("umwandeln", "in"): "worin", ("einteilen", "in"): "worin", ("investieren", "in"): "worin",
    ("kümmern", "um"): "worum",
}  # fmt: skip
# Question words for what a preposition tells of a thing.
_WHERE = {"für": "wofür", "um": "worum", "gegen": "wogegen"}
_WITH_DATIVE = lists.words_of("raten helfen danken dienen schaden folgen gehören genügen drohen fehlen entsprechen")
_CALLED = frozenset({"Rettungsdienst", "Feuerwehr", "Polizei", "Notarzt", "Betriebe", "Kundendienst"})
_ONLY_HAPPENS = frozenset({"erfolgen", "geschehen", "stattfinden", "rechnen"})
_WITH = {"mit": "womit", "durch": "wodurch", "aus": "woraus", "gegen": "wogegen"}


def actions(clause: Clause) -> Iterator[Ask]:
    """Questions for objects, means, and for what something is."""
    yield from _definitions(clause)
    if clause.subject is not None and clause.subject.kind == "pron" and clause.subject.first == "es":
        return
    for index, phrase in enumerate(clause.phrases):
        if phrase.kind == "np" and phrase.head is not None:
            after = clause.phrases[index + 1] if index + 1 < len(clause.phrases) else None
            if phrase is clause.subject:
                yield from _subject(clause, phrase)
            elif amount(phrase.words) is None and (not index or clause.phrases[index - 1].kind not in {"other", "neg"}):
                yield from _object(clause, phrase, after)
        elif phrase.kind == "pp" and phrase.head is not None and (clause.lemma, phrase.preposition) in _GOVERNED:
            yield from _governed(clause, phrase)
        elif phrase.kind == "pp" and phrase.head is not None and amount(phrase.words, 1) is None:
            yield from _means(clause, phrase)


def _definitions(clause: Clause) -> Iterator[Ask]:
    verb = clause.full_verb.lemma
    front, middle = clause.front, clause.middle
    if front is None or not middle:
        return
    objects = [phrase for phrase in middle if phrase.kind == "np"]
    one = not is_plural(clause.verb)
    if verb in {"verstehen", "bezeichnen"} and front.first in {"unter", "als"} and middle[0].first == "man":
        behind = middle[1:]
        key = key_of(
            [word for phrase in behind for word in phrase.words]
            + [w for p in clause.after for w in (_comma(p), *p.words)]
        )
        yield Ask("definition", (*behind, *clause.after), "was", key, "np-definition", 0.9)
    elif verb == "sein" and not clause.bracket and front.first.endswith("ste") and len(objects) == 1 and one:
        # "Häufigste Ursache ist …"
        key = key_of(_plain(objects[0]))
        yield Ask("definition", (objects[0],), "was", key, "np-nom", 0.75)
    elif verb == "sein" and not clause.bracket and front.kind == "np" and front is clause.subject and objects:
        if (
            middle[0] is objects[0]
            and objects[0].words[0].text in {"ein", "eine"}
            and (len(front.words) > 2 or front.first not in {"das", "die", "der"})
        ):
            key = key_of([word for phrase in middle for word in phrase.words])
            proper = front.head is not None
            yield Ask("definition", middle, "was", key, "np-definition", 0.7 if proper else 0.5)
        elif middle[-1] is objects[-1] and objects[-1].first in {"der", "die", "das"} and len(objects) == 1:
            single = one or _is_single(objects[-1])
            if single:
                yield Ask("definition", (front,), "was", key_of(front.words), "np-nom", 0.7, one=not one)
    elif verb == "sein" and not clause.bracket and clause.subject in objects and front.kind == "np" and one:
        named = clause.subject
        assert named is not None
        person = is_person(named.head) or is_proper(named)
        told = (named, *takewhile(lambda part: part.kind == "pp", middle[middle.index(named) + 1 :]))
        key = key_of([word for phrase in told for word in _plain(phrase)])
        yield Ask("definition", told, "wer" if person else "was", key, "np-nom", 0.8)
    elif verb == "sein" and not clause.bracket and clause.subject in middle and len(objects) == 2 and one:
        yield Ask("definition", (objects[0],), "was", key_of(objects[0].words), "np-nom", 0.75)


def _is_single(phrase: Phrase) -> bool:
    """Whether a noun phrase is a singular: its noun is in its base form."""
    return phrase.head is not None and phrase.head.text == phrase.head.lemma


def _plain(phrase: Phrase) -> tuple[Token, ...]:
    """The words of a noun phrase without a relative clause."""
    for number, word in enumerate(phrase.words[:-1]):
        if word.text == "," and phrase.words[number + 1].tag in {"PRELS", "PRELAT", "APPR"}:
            return phrase.words[:number]
    return phrase.words


def _governed(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    """What a verb asks for with its preposition, and all prepositional phrases behind it: "führt zu …"."""
    head = phrase.head
    if is_person(head) or is_body(head) or is_dated(phrase) or _has_number(phrase):
        return
    gone = [phrase]
    if phrase is not clause.front:
        for part in clause.middle[clause.middle.index(phrase) + 1 :]:
            if part.kind != "pp" or is_dated(part):
                break
            gone.append(part)
    key = key_of([word for part in gone for word in part.words])
    kind: Kind = "consequence" if clause.lemma in {"führen", "beitragen"} else "definition"
    question = _GOVERNED[clause.lemma, phrase.preposition]
    yield Ask(kind, tuple(gone), question, key, f"pp-{phrase.preposition}", 0.85)


def _has_number(phrase: Phrase) -> bool:
    return amount(phrase.words, 1) is not None


def contrasts(clause: Clause) -> Iterator[Ask]:
    """Of "nicht A, sondern B": B is asked for, and A is a distractor."""
    middle = clause.middle
    at = next((number for number, phrase in enumerate(middle) if phrase.first == "sondern"), None)
    negated = next((number for number, phrase in enumerate(middle) if phrase.kind == "neg"), None)
    if at is None or negated is None or not negated + 1 < at < len(middle) - 1:
        return
    wrong, right = middle[negated + 1], middle[at + 1]
    if wrong.kind != right.kind or wrong.preposition != right.preposition or at > negated + 3:
        return
    question = "was"
    if right.kind == "pp":
        into = right.inner[0].text.lower() in {"den", "die", "das", "einen", "eine", "ein"} or right.first == "ins"
        known = {"mit": "womit", "durch": "wodurch", "für": "wofür", "aus": "woraus"}
        question = known.get(right.preposition, "wohin" if into else "wo")
        if question.startswith("wo") and right.preposition not in {*known, "in", "auf", "an", "unter", "zu"}:
            return
    elif right is clause.subject or right.kind != "np":
        return
    gone = middle[negated : at + 2]
    yield Ask("action", gone, question, key_of(right.words), f"pp-{right.first}", 0.85, others=(key_of(wrong.words),))


def _comma(phrase: Phrase) -> Token:
    start = phrase.words[0].start
    return Token(",", ",", "$,", start - 2, start - 1)


def _subject(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    """What is done to, or what does: the subject of a passive, or one that stands last."""
    head = phrase.head
    if phrase.first in lists.HEDGES | lists.MORE_OR_LESS or any(word.text in lists.FRACTIONS for word in phrase.words):
        return
    last = clause.front is not phrase and clause.middle[-1] is phrase and clause.verb.lemma != "sein"
    if not (clause.passive or last) or is_person(head) or is_body(head) or amount(phrase.words) is not None:
        return
    others = [
        part for part in clause.phrases if part is not phrase and part.kind in {"np", "pp", "freq", "time", "sub"}
    ]
    if (
        not others
        or phrase.words[0].tag in {"PDAT", "PPOSAT"}
        or phrase.words[0].text.lower() in {"alle", "jede", "jeder", "jedes"}
    ):
        return
    yield Ask("action", (phrase,), "was", key_of(phrase.words), _form(phrase, "nom"), 0.65, one=is_plural(clause.verb))


def _object(clause: Clause, phrase: Phrase, after: Phrase | None) -> Iterator[Ask]:
    head = phrase.head
    assert head is not None
    if clause.subject is None or clause.passive or clause.verb.lemma == "sein" or is_dated(phrase):
        return
    if any(part.first.startswith("kein") for part in clause.middle) or clause.full_verb.lemma == "werden":
        return
    if clause.full_verb.lemma in {"verstehen", "bezeichnen", "nennen", "kosten", "betragen", "dauern", "wiegen"}:
        return
    if phrase.first in lists.HEDGES | lists.MORE_OR_LESS or any(word.text in lists.FRACTIONS for word in phrase.words):
        return
    first = phrase.words[0].text.lower()
    if first in {"dem", "einem", "des", "eines"} or phrase.words[0].tag in {"PDAT", "PPOSAT"}:
        return
    if first in {"der", "einer"} or (first == "den" and head.text.endswith("n") and head.text != head.lemma):
        return
    if first in {"jeden", "jede", "jedes"} or head.text in lists.TIME_UNITS:
        return
    if clause.full_verb.lemma in _WITH_DATIVE and first not in {"den", "einen"}:
        return
    sure = (
        first in {"den", "einen"} or phrase.words[0].tag in DETERMINERS or "," in [word.text for word in phrase.words]
    )
    confidence = 0.75 if sure else 0.6
    gone = [phrase]
    if after is not None and after.kind == "pp" and phrase is not clause.front and not is_dated(after):
        confidence -= 0.1
        bare = after.first in {"zu", "mit"} and after.inner[0].tag != "ART"
        if after.first in {"für", "aus", "zwischen"} or bare:
            gone.append(after)
    if clause.verb.lemma in {"werden", "bleiben", "heißen"} or clause.full_verb.lemma in {"geben", "haben"}:
        confidence -= 0.15
    infinitive = clause.after[0] if clause.after and clause.after[0].kind == "inf" else None
    if (
        infinitive is not None
        and infinitive.first not in {"um", "ohne", "statt", "anstatt"}
        and phrase is clause.middle[-1]
    ):
        # "das Recht, Auskunft zu verlangen"
        comma = _comma(infinitive)
        key = key_of([*phrase.words, comma, *infinitive.words])
        yield Ask("action", (phrase, infinitive), "was", key, _form(phrase, "acc"), confidence)
        return
    question = "wen" if (is_person(head) or head.text in _CALLED) and len(phrase.words) < 4 else "was"
    key = key_of([word for part in gone for word in part.words])
    if phrase.words[0].text in {"kein", "keine", "keinen"}:
        return
    if clause.full_verb.lemma == "heißen":
        yield Ask("definition", (phrase,), "wie", key_of(phrase.words), "name", 0.8)
        return
    only = frozenset({"nur", "ausschließlich"})
    yield Ask("action", tuple(gone), question, key, _form(phrase, "acc"), confidence, without=only)


def _form(phrase: Phrase, case: str) -> str:
    if any(word.text in {"und", "oder"} for word in phrase.words):
        return f"np-{case}-list"
    number = "pl" if phrase.head is not None and phrase.head.text != phrase.head.lemma else "sg"
    determined = phrase.words[0].tag in DETERMINERS
    return f"np-{case}-{number}{'-' + phrase.words[0].text.lower()[:3] if determined else ''}"


def _means(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    head = phrase.head
    assert head is not None
    if (
        head.text.lower() in _ABSTRACT
        or is_dated(phrase)
        or any(word.tag in {"PDAT", "PROAV"} for word in phrase.words)
    ):
        return
    preposition = phrase.preposition
    front = phrase is clause.front
    behind = clause.middle[clause.middle.index(phrase) + 1 :] if not front else ()
    last = not front and all(part.kind in {"adj", "adv", "neg", "pp"} and not is_dated(part) for part in behind)
    # What follows with a preposition tells more of it: "mit einem Siegel in Gold".
    told = (phrase, *takewhile(lambda part: part.preposition in {"in", "aus", "ohne"}, behind)) if last else (phrase,)
    at = clause.middle.index(phrase) if not front else 0
    lonely = front or at == 0 or clause.middle[at - 1].kind not in {"np"} or clause.passive
    key = key_of([word for part in told for word in part.words])
    person = is_person(head) or is_body(head)
    if at and clause.middle[at - 1].first == "zusammen":
        return
    if name_in(phrase) or clause.full_verb.lemma in _ONLY_HAPPENS:
        return
    if preposition == "mit" and person and lonely and (front or last):
        yield Ask("action", told, "mit wem", key, "pp-mit:person", 0.7)
    elif preposition in {"mit", "durch"} and lonely and not person and (front or last):
        yield Ask("action", told, _WITH[preposition], key, f"pp-{preposition}", 0.8 if front else 0.7)
    elif preposition == "durch" and person and lonely and last and clause.passive:
        yield Ask("action", (phrase,), "durch wen", key, "pp-durch:person", 0.7)
    elif preposition == "per" and (front or last):
        yield Ask("action", (phrase,), "auf welchem Weg", key, "pp-per", 0.75)
    elif (
        head.text not in lists.TIME_UNITS
        and phrase.first in {"in", "im", "auf", "am", "an"}
        and last
        and clause.passive
        and _is_dative(phrase)
        and not person
    ):
        yield Ask("place", told, "wo", key, f"pp-{preposition}", 0.65)
    elif last and lonely and not person and preposition in _WHERE:
        yield Ask("action", told, _WHERE[preposition], key, f"pp-{preposition}", 0.5)


def manners(clause: Clause) -> Iterator[Ask]:
    """For "darf ausschließlich verschlüsselt verschickt werden" how."""
    if not clause.passive:
        return
    for only, how in pairwise(clause.middle):
        if only.first in {"nur", "ausschließlich", "immer", "stets"} and how.kind == "adj" and len(how.words) == 1:
            key = key_of((*only.words, *how.words))
            yield Ask("advice", (only, how), "wie", key, "adverb", 0.75)


def _is_dative(phrase: Phrase) -> bool:
    first = phrase.inner[0].text.lower() if phrase.inner else ""
    if phrase.first in {"im", "am"} or first in {"dem", "einem"}:
        return True
    return first in {"der", "einer"} and phrase.head is not None and gender(phrase.head.lemma) in {"f", ""}
