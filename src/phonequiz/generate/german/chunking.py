"""A stretch of a German clause cut into its phrases."""

from __future__ import annotations

from collections.abc import Sequence

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.lookahead import Lookahead
from phonequiz.generate.german.phrases import DETERMINERS, NOUNS, Phrase, head_of, is_number, is_year
from phonequiz.generate.model import Token

_CLOSING = {"„": "“", "»": "«", "“": "”", '"': '"', "(": ")"}
_GENITIVES = frozenset({"des", "der", "eines", "einer", "aller"})
# Prepositions that the tagger takes for conjunctions: "von April bis Oktober".
_ALSO_BEFORE = frozenset({"während", "bis"})
_BEFORE_YEARS = frozenset({"seit", "ab", "bis", "vor", "nach", "um", "gegen"})
_ATTACHED = frozenset({"von"})


def phrases(stream: Sequence[Token | Phrase]) -> list[Phrase]:
    """The phrases of a part of a clause; a subordinate clause in the stream goes with the noun before it."""
    return _Chunker(stream).run()


class _Chunker(Lookahead):
    def __init__(self, stream: Sequence[Token | Phrase]) -> None:
        super().__init__(stream)
        self.found: list[Phrase] = []

    def run(self) -> list[Phrase]:
        while self.at < len(self.stream):
            item = self.stream[self.at]
            if isinstance(item, Phrase):
                self.at += 1
                self._take_clause(item)
                continue
            self.found.append(self._phrase(item))
        return self.found

    def _take_clause(self, clause: Phrase) -> None:
        if clause.kind == "rel" and self.found and self.found[-1].kind in {"np", "pp", "pron"}:
            before = self.found[-1]
            end, start = before.words[-1].end, clause.words[-1].end
            comma, last = Token(",", ",", "$,", end, end + 1), Token(",", ",", "$,", start, start + 1)
            self.found[-1] = before._replace(words=(*before.words, comma, *clause.words, last))
        else:
            self.found.append(clause)

    def _phrase(self, token: Token) -> Phrase:
        if token.text.lower() == "bis" and (limited := self._up_to()):
            return limited
        if token.tag in {"APPR", "APPRART", "APPO"} or (token.text.lower() in _ALSO_BEFORE and self._starts_np(1)):
            return self._prepositional()
        if token.text in {"Sie", "Ihnen"} and token.start > 0 and token.tag == "PPER":
            return self._single("pron")
        if token.text == "Stand" and (after := self.token(1)) is not None and is_year(after.text):
            self.at += 2
            return Phrase("adv", (token, after))
        if self._is_lone_year(0):
            return self._single("time")
        if length := self._frequency():
            words = [item for item in self.stream[self.at : self.at + length] if isinstance(item, Token)]
            self.at += length
            return Phrase("freq", tuple(words))
        if self._starts_np(0) and (words := self._noun_phrase()):
            if (behind := self.token()) and behind.text in {"zufolge", "gemäß"}:
                self.at += 1
                return Phrase("pp", (*words, behind), head_of(words))
            return Phrase("np", tuple(words), head_of(words))
        kinds = {
            "PPER": "pron",
            "PIS": "pron",
            "PDS": "pron",
            "PRF": "prf",
            "PTKNEG": "neg",
            "PROAV": "pav",
            "ADV": "adv",
        }
        kind = kinds.get(token.tag, "adj" if token.tag in {"ADJ(D)", "PTKA"} else "other")
        return self._single(kind)

    def _up_to(self) -> Phrase | None:
        """A number with "bis zu" before it as the noun phrase that it is."""
        first, to, number = self.token(0), self.token(1), self.token(2)
        if first is None or to is None or number is None or to.text != "zu" or not is_number(number):
            return None
        self.at += 2
        words = (first, to, *self._noun_phrase())
        return Phrase("np", words, head_of(words))

    def _single(self, kind: str) -> Phrase:
        token = self.token()
        assert token is not None
        self.at += 1
        return Phrase(kind, (token,))

    def _prepositional(self) -> Phrase:
        start = self.at
        words: list[Token] = []
        while (token := self.token()) and (
            token.tag in {"APPR", "APPRART", "APPO"} or token.text.lower() in _ALSO_BEFORE
        ):
            words.append(token)
            self.at += 1
            if len(words) == 3:
                break
        if (token := self.token()) and token.text.lower() == "bis" and words:
            after = self.token(1)
            length = 2 if after is not None and after.text == "zu" else 1
            words += [item for item in self.stream[self.at : self.at + length] if isinstance(item, Token)]
            self.at += length
        if words and (token := self.token()) and is_year(token.text) and words[0].text.lower() in _BEFORE_YEARS:
            self.at += 1
            return Phrase("pp", (*words, token))
        self.since = bool(words) and words[0].text.lower() in {"seit", "vor", "nach", "in", "innerhalb", "binnen", "ab"}
        inner = self._noun_phrase() if self._starts_np(0) else []
        self.since = False
        if inner:
            return Phrase("pp", (*words, *inner), head_of(inner))
        if (token := self.token()) and token.tag in {"PPER", "PIS", "PRF", "ADV", "PDS", "PRELS", "PPOSS"}:
            words.append(token)
            self.at += 1
            return Phrase("pp", tuple(words))
        if not words:
            self.at = start + 1
        return Phrase("pp" if len(words) > 1 else "other", tuple(words))

    def _noun_phrase(self) -> list[Token]:
        words = self._simple()
        while words:
            self._attach(words)
            link = self.token()
            if link is None:
                return words
            if (link.text in {"und", "oder", "sowie", "bzw."} and self._joins(1)) or (
                link.text == "," and self._joins(1) and self._enumerates()
            ):
                words.append(link)
                self.at += 1
                words += self._simple()
            else:
                return words
        return words

    def _links(self, token: Token, last: Token) -> bool:
        """Whether a word ties what follows to the noun before: "Siemens & Halske", "Euro pro Nacht"."""
        if token.text in {"unter", "über", "ab"}:
            return self._is_age()
        joins = token.text in {"&", "+"} or (token.text in {"pro", "je"} and last.text in lists.MEASURES)
        return joins and self._starts_np(1)

    def _simple(self) -> list[Token]:
        """Determiner, number, adjectives and nouns with names, quotations and numbers behind them."""
        words: list[Token] = []
        seen_noun = False
        if self._more_or_less(0) or self._one_of(0):
            words += [item for item in self.stream[self.at : self.at + 2] if isinstance(item, Token)]
            self.at += 2
        while token := self.token():
            if token.text in _CLOSING and token.text != "(" and (quoted := self._quoted()):
                words += quoted
                seen_noun = True
                continue
            if token.tag in NOUNS and token.text not in {"“", "”"}:
                if seen_noun and not self._goes_on(words[-1], token):
                    break
                seen_noun = True
            elif seen_noun:
                if not (is_number(token) and self._is_name_number(words[-1], token)):
                    digits = token.text.isdigit() and words[-1].text.isdigit() and len(words) > 1
                    number = digits and words[-2].text.lower() in lists.NUMBERED_KINDS
                    if number or token.text in {"°", "C", "km/h"}:
                        words.append(token)
                        self.at += 1
                        continue
                    break
            elif token.text in {"°", "km/h", "%", "§"} or (token.text == "C" and words and words[-1].text == "°"):
                seen_noun = token.text != "§"
            elif token.text in lists.MEASURES and words and is_number(words[-1]):
                seen_noun = True
            elif (words and self._joins_adjectives(words[-1], token)) or (
                token.text in {"bis", "und"}
                and words
                and is_number(words[-1])
                and ((after := self.token(1)) is not None and is_number(after))
            ):
                pass
            elif (token.tag in DETERMINERS and words and _is_measure_end(words, token, self.token(1))) or not (
                token.tag in DETERMINERS or token.tag == "ADJ(A)" or is_number(token) or self._is_modifier(0)
            ):
                break
            elif is_number(token) and words and not self._noun_follows(1):
                words.append(token)
                self.at += 1
                break
            words.append(token)
            self.at += 1
        return words

    def _joins_adjectives(self, before: Token, token: Token) -> bool:
        """Whether a word goes between a determiner and an adjective, or a mark between two adjectives."""
        after = self.token(1)
        if after is None or after.tag != "ADJ(A)":
            return False
        if before.tag in DETERMINERS or before.tag == "APPRART":
            return token.tag in {"ADV", "ADJ(D)", "PROAV"}
        return before.tag == "ADJ(A)" and token.text in {",", "und", "oder"}

    def _quoted(self) -> list[Token]:
        """A quotation of few words from its opening to its closing mark."""
        opening = self.token()
        assert opening is not None
        words = [opening]
        for ahead in range(1, 9):
            token = self.token(ahead)
            if token is None:
                return []
            words.append(token)
            if token.text == _CLOSING[opening.text] or token.text in {"“", "”"}:
                self.at += len(words)
                return words
        return []

    def _attach(self, words: list[Token]) -> None:
        """Takes genitives and what says of what a noun is: "die Zahl der Unfälle", "ein Umsatz von 3 Euro"."""
        while (token := self.token()) and words:
            last = words[-1]
            if (
                token.text in _GENITIVES or (token.tag in {"PPOSAT", "PDAT"} and token.text.endswith(("es", "er")))
            ) and last.tag in NOUNS:
                if last.text in lists.TIME_UNITS and token.text in {"der", "einer"} and any(map(is_number, words)):
                    return
                if token.text in {"der", "einer"} and not self._starts_np(0):
                    return
                if not self._starts_np(0):
                    return
                words += self._simple()
            elif token.text in _ATTACHED and last.tag in NOUNS and self._starts_np(1) and not self._is_agent_or_range():
                words.append(token)
                self.at += 1
                if (bound := self.token()) and bound.text == "bis" and (to := self.token(1)) and to.text == "zu":
                    words += [bound, to]
                    self.at += 2
                words += self._simple()
            elif token.tag == "ADJ(A)" and last.tag == "NN" and self._is_genitive(last, token):
                words += self._simple()
            elif last.tag in NOUNS and self._links(token, last):
                words.append(token)
                self.at += 1
                words += self._simple()
            elif (
                token.text in {"im", "am", "in"}
                and last.text in lists.TIME_UNITS
                and any(map(is_number, words))
                and (
                    (unit := self.token(1)) is not None
                    and unit.text in {"Jahr", "Tag", "Monat"}
                    and not ((year := self.token(2)) and is_year(year.text))
                )
            ):
                words += [token, unit]
                self.at += 2
            elif token.text == "lang" and last.text in lists.TIME_UNITS:
                words.append(token)
                self.at += 1
            else:
                return


def _is_measure_end(words: Sequence[Token], token: Token, after: Token | None) -> bool:
    """Whether a determiner behind a number begins another phrase: "sechs von zehn | ihren Zustand"."""
    return is_number(words[-1]) and not (token.text == "der" and after is not None and is_number(after))
