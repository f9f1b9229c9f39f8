"""The question phrases for numbers with their units, and the forms of such keys."""

from __future__ import annotations

from phonequiz.generate.english.measures import Measure
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.model import Kind

_KINDS: dict[str, Kind] = {
    "percent": "percentage",
    "share": "quantity",
    "duration": "duration",
    "year": "date",
    "date": "date",
    "month": "date",
    "weekday": "date",
    "clock": "date",
    "times": "frequency",
}


def form(found: Measure) -> str:
    """The form of a key that is a number: its kind, and its unit where it has one."""
    return f"number:{found.kind}" + (f":{found.unit}" if found.unit else "")


def kind(found: Measure) -> Kind:
    """The kind of fact that a number is."""
    return _KINDS.get(found.kind, "quantity")


def share_front(said: Statement, found: Measure, end: int) -> str:
    """The question phrase for a share: "What percentage of customers", "What share of journeys"."""
    name = "What percentage" if found.kind == "percent" else "What share"
    if found.end > found.thing_end:
        # "one claim in ten": what is counted stands between.
        return f"{name} of {said.text(found.thing, found.thing_end)}s"
    if found.thing >= end:
        return name
    rest = said.text(found.thing, end)
    if any(word.low in ("them", "these", "those") for word in said.words[found.thing : end]):
        return ""
    return f"{name} {rest}" if rest.startswith("of ") else f"{name} of {rest}"


def amount_front(said: Statement, found: Measure, end: int, parts: tuple[int, ...]) -> str:
    """The question phrase for a number with its unit or with what it counts; empty where none is sure."""
    rest_end = said.after[parts[-1]].end if parts else end
    rest = said.text(found.thing, rest_end) if found.thing < rest_end else ""
    if found.kind == "count":
        single = said.words[found.end - 1].low in ("one", "1")
        return f"How many {rest}" if rest and not single else ""
    if found.kind in ("percent", "share"):
        return share_front(said, found, rest_end)
    if found.kind == "times":
        return "How many times"
    if found.kind == "money":
        rate = rest.startswith(("per ", "a ", "an ", "/"))
        lemma = said.verb_lemma
        if rest and not rate:
            return ""
        return (
            "How much money"
            if lemma in ("lose", "save", "have", "get", "raise", "collect", "earn", "need", "receive", "steal")
            else "How much"
        )
    if found.kind == "duration":
        if said.verb_lemma in ("take", "last", "need", "run", "stay", "wait", "live", "require") and not rest:
            return "How long"
        if said.words[found.end - 2].low in ("a", "an"):
            return ""  # "at least a week": how many would be none or many
        return f"How many {plural(found.unit)} {rest}".strip()
    if found.kind in ("length", "weight", "volume", "unit"):
        if said.verb_lemma == "weigh":
            return "How much"
        if rest.startswith("of ") and found.kind in ("weight", "volume"):
            return f"How much {rest.removeprefix('of ')}"
        return f"How many {plural(found.unit)} {rest}".strip()
    if found.kind == "temperature":
        return "What temperature"
    return ""


def plural(unit: str) -> str:
    """A unit's name as "how many" wants it."""
    signs = {"m": "metres", "km": "kilometres", "cm": "centimetres", "kg": "kilograms", "g": "grams", "l": "litres"}
    if unit in signs:
        return signs[unit]
    last = unit.rsplit(" ", 1)[-1]
    if last.endswith(("s", "x")) or not last.islower() or last in ("feet", "pence") or len(last) < 3:
        return unit
    return unit + ("es" if last.endswith("ch") else "s")
