"""What may stand at a place of a German clause: whether a noun phrase, a number, a frequency begins there."""

from __future__ import annotations

from collections.abc import Sequence

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.phrases import DETERMINERS, FINITE, NOUNS, Phrase, is_number, is_year
from phonequiz.generate.model import Token


class Lookahead:
    """A stream of words and whole clauses, and the place in it that is looked at."""

    def __init__(self, stream: Sequence[Token | Phrase]) -> None:
        self.stream = list(stream)
        self.at = 0
        # Whether a preposition of time stands before: "seit vier Jahren | Tomaten".
        self.since = False

    def token(self, ahead: int = 0) -> Token | None:
        """The word so many places ahead, ``None`` where there is none or a whole clause stands."""
        index = self.at + ahead
        item = self.stream[index] if index < len(self.stream) else None
        return item if isinstance(item, Token) else None

    def _is_lone_year(self, ahead: int) -> bool:
        token, after = self.token(ahead), self.token(ahead + 1)
        if token is None or not is_year(token.text):
            return False
        return after is None or not (after.tag in NOUNS | {"ADJ(A)"} or after.text in {"bis", "°"})

    def _frequency(self) -> int:
        """How many words say how often: "mindestens einmal im Jahr", "alle zwei Jahre", "jeden Tag", "täglich"."""
        at = 0
        while (token := self.token(at)) and token.text.lower() in lists.BOUNDS | lists.HEDGES:
            at += 1
        token = self.token(at)
        if token is None:
            return 0
        word = token.text.lower()
        after = self.token(at + 1)
        if word in lists.FREQUENCIES and token.tag in {"ADJ(D)", "ADV"}:
            return at + 1
        if word in lists.TIMES:
            if after and after.text.lower() in lists.FREQUENCIES:
                return at + 2
            if after and after.text.lower() in {"im", "am", "pro", "in", "je"}:
                for length in (2, 3):
                    unit = self.token(at + length)
                    if unit and unit.text in lists.TIME_UNITS:
                        return at + length + 1
            return 0
        if word == "alle" and after and is_number(after):
            for length in range(2, 5):
                unit = self.token(at + length)
                if unit and unit.text in lists.TIME_UNITS:
                    return at + length + 1
        day = self.token(at + 2)
        if word == "jeden" and after and after.tag == "ADJ(A)" and day and day.text in lists.WEEKDAYS:
            month = [self.token(at + 3), self.token(at + 4)]
            told = [item.text for item in month if item is not None]
            return at + (5 if told in (["im", "Monat"], ["im", "Jahr"]) else 3)
        if word in {"jeden", "jedes", "jede"} and after and after.text in lists.TIME_UNITS:
            return at + 2
        return 0

    def _starts_np(self, ahead: int) -> bool:
        """Whether a noun phrase begins here: determiners, numbers and adjectives up to a noun."""
        index = ahead
        if self._more_or_less(ahead) or self._one_of(ahead):
            return True
        while token := self.token(index):
            if token.tag in NOUNS or token.text in {"„", "»"}:
                return True
            if token.tag in DETERMINERS or token.tag in {"CARD", "ADJ(A)"} or is_number(token):
                if is_number(token):
                    return True
                index += 1
                continue
            if self._is_modifier(index):
                index += 1
                continue
            return False
        return False

    def _one_of(self, index: int) -> bool:
        """Whether "eine der …", "einen der …" begins here."""
        one, of = self.token(index), self.token(index + 1)
        if one is None or of is None or one.text.lower() not in {"eine", "einer", "einen", "einem", "eines"}:
            return False
        return of.text == "der" and self._starts_np(index + 1)

    def _more_or_less(self, index: int) -> bool:
        """Whether "mehr als" or "weniger als" and a number begin here."""
        more, than, number = self.token(index), self.token(index + 1), self.token(index + 2)
        return (
            more is not None and more.text.lower() in lists.MORE_OR_LESS and than is not None and than.text == "als"
        ) and (number is not None and (is_number(number) or number.text in {"die", "ein", "eine", "doppelt"}))

    def _is_modifier(self, index: int) -> bool:
        """Whether the word only tells more of a number or an adjective behind it."""
        token, after = self.token(index), self.token(index + 1)
        if token is None or after is None:
            return False
        text = token.text.lower()
        if text in lists.HEDGES or text in lists.BOUNDS:
            return (
                is_number(after)
                or after.text.lower() in {"zu", "als", "über", "unter"}
                or after.text.lower().startswith(("jede", "alle"))
                or (after.text.lower() in {"die", "ein", "der"} and self._noun_at(index + 2, lists.FRACTIONS))
                or after.text.lower() in lists.MORE_OR_LESS
            )
        if text in lists.MORE_OR_LESS and after.text.lower() == "als":
            return True
        if text == "als" and index and (before := self.token(index - 1)) and before.text.lower() in lists.MORE_OR_LESS:
            return is_number(after)
        if text in {"bis", "zu"}:
            return after.text.lower() == "zu" or (is_number(after) and index > 0)
        if text in {"über", "unter"} and is_number(after):
            return True
        if text == "minus" and is_number(after):
            return True
        inside = index > 0 and (before := self.token(index - 1)) is not None and before.tag in DETERMINERS
        if token.tag in {"ADV", "ADJ(D)", "PROAV"} and after.tag == "ADJ(A)":
            return inside or token.tag == "ADJ(D)" or text in lists.INTENSIFIERS
        # "rohes und gekochtes Fleisch", "eine theoretische und eine praktische Prüfung"
        if token.text in {"und", "oder", "bis"} and index > 0:
            last = self.token(index - 1)
            return (
                last is not None
                and (last.tag == "ADJ(A)" or is_number(last))
                and (after.tag in {"ADJ(A)", "ART"} or is_number(after))
            )
        return token.text == "," and after.tag == "ADJ(A)" and index > 0

    def _noun_at(self, index: int, nouns: frozenset[str]) -> bool:
        token = self.token(index)
        return token is not None and token.text in nouns

    def _joins(self, ahead: int) -> bool:
        """Whether a noun phrase begins behind a conjunction, and no clause of its own."""
        if not self._starts_np(ahead):
            return False
        index = ahead
        while (token := self.token(index)) and token.tag not in NOUNS:
            index += 1
        while (token := self.token(index)) and token.tag in NOUNS:
            index += 1
        return token is None or token.tag not in FINITE

    def _enumerates(self) -> bool:
        """Whether a comma here parts an enumeration that ends with "und" or "oder"."""
        index = 1
        while token := self.token(index):
            if token.text in {"und", "oder", "sowie"}:
                return True
            if not (token.tag in NOUNS or token.tag in DETERMINERS or token.tag in {"ADJ(A)", "CARD", "$,"}):
                return False
            index += 1
        return False

    def _noun_follows(self, index: int) -> bool:
        while token := self.token(index):
            if token.tag in NOUNS or token.text in lists.MEASURES | {"°", "%"} or is_number(token):
                return True
            if token.tag not in {"ADJ(A)", "KON", "APPR", "ART"}:
                return False
            index += 1
        return False

    def _goes_on(self, before: Token, token: Token) -> bool:
        """Whether two nouns side by side are one phrase: a name, a kind and its name, a measure and its matter."""
        if before.text in lists.TIME_UNITS and self.since:
            return False
        if before.text in lists.MULTIPLES or before.text in lists.MEASURES:
            return True
        if token.text.lower() in lists.NUMBERED_KINDS:
            return False
        if (
            before.text.endswith("s")
            and before.start != token.start
            and before.text[0].isupper()
            and (
                self.at >= 1
                and (self.at < 2 or not self._determined())
                and token.tag in NOUNS
                and before.text != before.lemma
            )
        ):
            # "Brenners Tochter": a name in the genitive before its noun.
            return True
        if token.tag == "NE" or before.tag in {"NE", "FM", "TRUNC"}:
            return True
        return (
            before.text.lower().endswith(lists.NAMED_KINDS)
            or token.text in {"GmbH", "AG", "KG", "SE", "eG"}
            or (self._at_name(1))
        )

    def _determined(self) -> bool:
        item = self.stream[self.at - 2]
        return isinstance(item, Token) and (item.tag in DETERMINERS or item.tag in {"APPRART", "ADJ(A)", "CARD"})

    def _at_name(self, index: int) -> bool:
        token = self.token(index)
        return token is not None and token.text in {"GmbH", "AG", "KG", "SE", "e.V.", "eG"}

    def _is_name_number(self, before: Token, token: Token) -> bool:
        """Whether a number belongs to the noun before it: "Jahr 2022", "Stufe 2", "CremaPro 500", "Mai 2023"."""
        if not token.text[0].isdigit():
            return before.text.lower() in lists.NUMBERED_KINDS and any(map(str.isdigit, token.text))
        after = self.token(1)
        if after is not None and (after.text in lists.MEASURES or after.text in lists.MULTIPLES or after.text == "°"):
            return False
        if before.text in {"Jahr", "Jahre"} or before.text in lists.MONTHS:
            return True
        if before.text.lower() in lists.NUMBERED_KINDS:
            return True
        year = len(token.text) == 4 and token.text[:2] in {"18", "19", "20"}
        return before.tag == "NE" and not year and (after is None or after.tag not in NOUNS)

    def _is_genitive(self, before: Token, adjective: Token) -> bool:
        """Whether adjectives here and their noun are a genitive: "Erforschung neuer Produkte", "ersten Grades"."""
        index = 1
        while (token := self.token(index)) and (token.tag == "ADJ(A)" or token.text in {",", "und"}):
            index += 1
        if token is None or token.tag != "NN" or before.text in lists.MEASURES or token.text == token.lemma:
            return False
        return adjective.text.endswith("er") or (adjective.text.endswith("en") and token.text.endswith("es"))

    def _is_age(self) -> bool:
        """Whether "unter 15 Jahren" stands here."""
        number, unit = self.token(1), self.token(2)
        return number is not None and is_number(number) and unit is not None and unit.text == "Jahren"

    def _is_agent_or_range(self) -> bool:
        """Whether "von" here begins what does something in a passive, or a range of numbers."""
        index = 1
        while (token := self.token(index)) and token.tag not in NOUNS and not is_number(token):
            index += 1
        if token is None:
            return False
        dated = is_number(token) or token.text in lists.MONTHS | lists.WEEKDAYS
        if dated and (after := self.token(index + 1)) and after.text in {"auf", "bis"}:
            return True
        definite = ((first := self.token(0)) is not None and first.text == "vom") or (
            (second := self.token(1)) is not None and second.tag in {"ART", "PPOSAT"}
        )
        return definite and token.text.lower().endswith(lists.PERSON_ENDINGS + lists.BODY_ENDINGS)
