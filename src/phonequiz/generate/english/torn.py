"""Questions whose wording shows that a clause was read wrongly."""

from __future__ import annotations

import re

from phonequiz.generate.english.asked import Asked
from phonequiz.generate.model import Sentence

# What a question has only where a clause was read wrongly: a second subject, a half of an enumeration.
_TORN = re.compile(
    r"\b(?:than|and|or|which|that)\?|\b(?:neither|nor|but only)\b|^What (?:are|is) (?:some|others|both|all)\b"
    r"|[Hh]ow many (?:in|out of) (?:a|\d)|^After how many .*\blook\b|^How (?:many|much) .*\bmean\?"
    r"|\b(?:do|does|did) no\b|\bspeed .* per (?:hour|minute|second)\?|\bo['’]clock\?"
)
# "How long do cells keep in the fridge, and platelets for no more than seven?"
_HALVED = re.compile(r"[^,]*, (?:and|but) [^,?]*\?\Z")
# "… does Preston by Caldwell Linen collect?"
_OF_AGENT = re.compile(r"\b(?:does|do|did|has|have|is|are|was|were|can|must|should|will|may) (?:the )?\S+ by [A-Z]")
# What ends so where a comma followed in the sentence has lost its verb: "… after a member?"
_CUT = re.compile(r"\b(?:after|before|until|since|because|when|while) (?:a|an|the) [\w-]+(?=\?\Z)")
_WHAT_IS = re.compile(r"What (?:is|was|are|were) ")
_COUNTS = re.compile(
    r"\b(?:age|number|minimum|maximum|limit|score|total|average|figure|size|code|extension|temperature|speed|weight|"
    r"price|cost|rate|fee|fine|value|amount|time|period|pressure|dose|width|height|length|depth|distance|level|threshold|"
    r"capacity|volume|budget|salary|wage|rent|charge|share|interval|deadline|year|date|day|month|half-life)\b"
)


def is_cut(question: Asked, sentence: Sentence) -> bool:
    """Whether a stem ends in the midst of a clause."""
    cut = _CUT.search(question.stem)
    return cut is not None and f"{cut.group()}," in sentence.text


def is_torn(question: Asked) -> bool:
    """Whether a question shows that its clause was read wrongly, or asks what something is and wants a number."""
    if _HALVED.match(question.stem) or question.key.endswith((" and", " or", " but")):
        return True
    phrase = question.form == "time-phrase" or question.form.endswith(":place")
    if phrase and question.key.count(",") == 1 and ", and " in question.key:
        return True
    counted = question.form.startswith("number") and _WHAT_IS.match(question.stem)
    torn = _TORN.search(question.stem) or _OF_AGENT.search(question.stem)
    return bool(torn or (counted and not _COUNTS.search(question.stem)))
