"""The vocabulary of the statements: verbs, types and extensions, and the ids of what was learnt."""

from __future__ import annotations

from urllib.parse import quote, unquote

VERSION = "1.0.3"

_ADL = "http://adlnet.gov/expapi"
ANSWERED = f"{_ADL}/verbs/answered"
ATTEMPTED = f"{_ADL}/verbs/attempted"
COMPLETED = f"{_ADL}/verbs/completed"
PASSED = f"{_ADL}/verbs/passed"
FAILED = f"{_ADL}/verbs/failed"
COMMENTED = f"{_ADL}/verbs/commented"
INTERACTED = f"{_ADL}/verbs/interacted"

INTERACTION = f"{_ADL}/activities/cmi.interaction"
ASSESSMENT = f"{_ADL}/activities/assessment"
COURSE = f"{_ADL}/activities/course"

# Names, not addresses: .invalid (RFC 6761) belongs to nobody, so that nobody can come to stand behind them.
BASE = "https://phonequiz.invalid"
MODE = f"{BASE}/extension/mode"
CONTENT = f"{BASE}/extension/content"
QUESTIONS = f"{BASE}/extension/questions"
PASS_MARK = f"{BASE}/extension/pass-mark"
KEPT_BACK = f"{BASE}/extension/kept-back"

SEVERAL = "[,]"  # between the options of one response, xAPI 1.0.3, Appendix C


def bank_id(bank: str) -> str:
    """The id of a bank as an activity, the same in every language."""
    return f"{BASE}/bank/{quote(bank, safe='')}"


def topic_id(bank: str, topic: str) -> str:
    """The id of a topic as an activity."""
    return f"{bank_id(bank)}/topic/{quote(topic, safe='')}"


def item_id(bank: str, item: str) -> str:
    """The id of an item as an activity."""
    return f"{bank_id(bank)}/question/{quote(item, safe='')}"


def run_id(bank: str, mode: str) -> str:
    """The id of what a run of a mode is an attempt at: a bank's exam, its practice, its review."""
    return f"{bank_id(bank)}/{mode}"


def parts(activity: str) -> tuple[str, ...]:
    """What an activity's id is made of: ``("telefone", "question", "malware-2017")``, ``("telefone", "exam")``.

    Raises ``ValueError`` for an id that is none of these.
    """
    start, here, rest = activity.partition(f"{BASE}/bank/")
    if start or not here or not rest:
        raise ValueError(f"{activity!r} is no activity of phonequiz")
    return tuple(unquote(part) for part in rest.split("/"))
