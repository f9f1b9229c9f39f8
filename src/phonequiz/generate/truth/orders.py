"""German advice without a finite verb ("Leitern vor Gebrauch prüfen.") in words that say that it is one."""

from __future__ import annotations

import re

from phonequiz.generate.german.phrases import FINITE, NOUNS
from phonequiz.generate.tagging import tagged

_PART = re.compile(r"[^,.:;–]+")
_BY_THAT = re.compile(r" dabei\b")
_BEGINNING = re.compile(r"(?:Nie|Niemals|Nicht|Immer|Stets|Keine?[nrm]?)\b")
# What begins so may as well be a subject: "Die Türen im Erdgeschoss schließen."
_MANY = re.compile(r"(?:Die|Alle|Viele|Manche|Beide|Einige|Diese|Unsere|Ihre|Seine)\b")


def ordered(text: str) -> str | None:
    """What one should do, from "sollte man" on; ``None`` where a sentence is no order in the infinitive."""
    match = _PART.match(text)
    tokens = tagged(match.group(), "de") if match is not None else ()
    if match is None or len(tokens) < 2 or _MANY.match(text):
        return None
    *before, verb = tokens
    if not verb.tag.startswith("VV") or not verb.text.endswith("n") or any(token.tag in FINITE for token in before):
        return None
    nouns = [token for token in before if token.tag in NOUNS]
    bare = len(before) == 1 and bool(nouns) and nouns[0].text == nouns[0].lemma
    if not (bare or _BEGINNING.match(text) or any(token.tag.startswith("APPR") for token in before)):
        return None  # "Die Blätter fallen"
    first = before[0]
    told = text if first.tag in NOUNS else text[:1].lower() + text[1:]
    return f"sollte man {_BY_THAT.sub('', told)}"
