"""How often each option was chosen, by learners who know much or little, and what that says in plain language."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from phonequiz.analysis.items import ItemFigures
from phonequiz.sources.ledger import Cell
from phonequiz.sources.wordings import Wording

Third = Literal["low", "middle", "high"]
# With fewer answers a verdict is a guess.
FEW = 10
TOO_EASY, TOO_HARD, WEAK = 0.9, 0.25, 0.1
# That an option is never chosen says something where of so many wrong choices each distractor could have had one.
_EACH = 2
# A key that is wrong is found by the best: more of them choose another option, and a greater share of them than of
# those who know little, or all of them.
_GOOD = 2
_THIRDS: tuple[Third, ...] = ("low", "middle", "high")


class OptionCount(NamedTuple):
    """How often an option was chosen, in all and by thirds of the total score. ``key``: whether it is right."""

    id: str
    text: str
    key: bool
    n: int
    low: int
    middle: int
    high: int


class Verdict(NamedTuple):
    """What the figures say of an item; ``option`` is the one that it is about. ``few`` answers stand behind it."""

    name: Literal["easy", "hard", "key", "against", "weak", "nobody"]
    option: str
    n: int

    @property
    def few(self) -> bool:
        """Whether it stands on so few answers that it is a guess."""
        return self.n < FEW


def thirds(counts: Mapping[float, int]) -> dict[float, Third]:
    """Total → the third of the attempts it lies in, by its middle rank: equal totals always lie together.

    ``counts`` says how many attempts have a total.
    """
    n, below = sum(counts.values()), 0
    found: dict[float, Third] = {}
    for total in sorted(counts):
        rank = (below + counts[total] / 2) / n
        found[total] = "low" if rank < 1 / 3 else "high" if rank > 2 / 3 else "middle"
        below += counts[total]
    return found


def option_counts(
    cells: Iterable[Cell],
    third_of: Mapping[float, Third],
    wording: Wording | None,
    before: Mapping[str, Wording],
) -> list[OptionCount]:
    """The options of an item in the order of the bank's file; without a wording those that were chosen.

    ``third_of`` is that of a total, ``before`` has the wordings of other contents: there an id may have been that of
    another option.
    """
    chosen: Counter[tuple[str, Third]] = Counter()
    names: dict[str, dict[str, str]] = {}
    for cell in cells:
        if cell.content not in names:
            names[cell.content] = _present_ids(before.get(cell.content), wording)
        for option in filter(None, cell.response.split(",")):
            now = names[cell.content].get(option, option)
            chosen[now, third_of.get(cell.total, "middle")] += cell.n
    texts: Mapping[str, str] = wording.options if wording is not None else {}
    keys = wording.keys if wording is not None else ()
    ids = list(dict.fromkeys([*texts, *sorted(option for option, _ in chosen)]))
    found = []
    for id_ in sorted(ids, key=lambda id_: id_ not in keys):
        low, middle, high = (chosen[id_, third] for third in _THIRDS)
        found.append(OptionCount(id_, texts.get(id_, ""), id_ in keys, low + middle + high, low, middle, high))
    return found


def _present_ids(then: Wording | None, now: Wording | None) -> dict[str, str]:
    """Id of then → id of now, by the options' texts; one that was only reworded or translated keeps its id.

    An option that is gone gets an id of its own, with a prime.
    """
    if then is None or now is None or then.language != now.language:
        return {}
    # Without a text (true and false have none) an id is all there is to go by.
    ids = {text: id_ for id_, text in now.options.items() if text}
    found = {old: ids[text] for old, text in then.options.items() if text in ids}
    for old in set(then.options) - set(found):
        found[old] = old if old in now.options and old not in found.values() else f"{old}′"
    return found


def verdicts(figures: ItemFigures, options: Sequence[OptionCount]) -> list[Verdict]:
    """What a trainer should look at, the most serious first."""
    n, facility, index = figures.n, figures.facility, figures.discrimination_index
    if not n or facility is None:
        return []
    found: list[Verdict] = []
    keys = [option for option in options if option.key]
    rivals = [option for option in options if not option.key]
    if keys and rivals:
        best = max(rivals, key=lambda option: option.high)
        high, low = (sum(counts) or 1 for counts in zip(*((one.high, one.low) for one in options), strict=True))
        rises = best.high / high > best.low / low or best.high == high
        if best.high >= _GOOD and best.high > min(option.high for option in keys) and rises:
            found.append(Verdict("key", best.id, n))
    if goes_against(figures):
        found.append(Verdict("against", "", n))
    elif index is not None and index < WEAK and facility <= TOO_EASY:
        found.append(Verdict("weak", "", n))
    if facility > TOO_EASY:
        found.append(Verdict("easy", "", n))
    elif facility < TOO_HARD:
        found.append(Verdict("hard", "", n))
    if n >= FEW and sum(option.n for option in rivals) >= _EACH * len(rivals):
        found += [Verdict("nobody", option.id, n) for option in rivals if not option.n]
    return found


def goes_against(figures: ItemFigures) -> bool:
    """Whether those who know the rest get an item wrong more often, by more than chance does.

    Chance moves an index by about 1/√(n − 1); and where nearly all are right, one learner makes it what it is.
    """
    n, facility, index = figures.n, figures.facility, figures.discrimination_index
    if facility is None or index is None or facility > TOO_EASY:
        return False
    return index < -max(WEAK, 1 / math.sqrt(n - 1))
