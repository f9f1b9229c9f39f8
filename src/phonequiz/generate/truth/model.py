"""What passes between the steps from a sentence to a statement that is true or false."""

from __future__ import annotations

from typing import NamedTuple

from phonequiz.generate.model import Sentence


class Said(NamedTuple):
    """What a clause says, in words that stand alone: ``lead`` says whose claim it is, ``body`` the rest.

    ``against`` is, of German advice, a whole statement that advises against it. ``confidence`` from 0 to 1: how sure
    it is that a person would put it so.
    """

    sentence: Sentence
    lead: str
    body: str
    confidence: float
    against: str = ""

    @property
    def text(self) -> str:
        """The whole statement."""
        whole = f"{self.lead}{self.body}"
        return whole[:1].upper() + whole[1:]


class Change(NamedTuple):
    """A body made untrue: ``wrong`` stands in it instead of ``right``; where it was turned round, both are empty.

    ``whole`` where it has a lead of its own.
    """

    body: str
    right: str
    wrong: str
    confidence: float
    whole: bool = False

    def text_of(self, said: Said) -> str:
        """The whole statement with the change."""
        return self.body if self.whole else said._replace(body=self.body).text


class Statement(NamedTuple):
    """What an article says, and the changes that would make it untrue, the best first."""

    said: Said
    changes: tuple[Change, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence that makes the statement."""
        return self.said.sentence
