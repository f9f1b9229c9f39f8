"""Which items a run asks, and in which order their options stand: all from a seed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from phonequiz.bank.model import Item
from phonequiz.quiz.mastery import UNSEEN, History

NUMBER = re.compile(r"[-−+]?\d+(?:[.,'’\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")


def draw_practice(ready: Mapping[str, str], histories: Mapping[str, History], count: int, rng: Random) -> list[str]:
    """Up to ``count`` items of ``ready`` (item → topic) for a practice, in the order in which they are asked.

    Unseen ones first, then those last answered wrong, then those not asked for longest; within each of the three,
    the topics take turns.
    """
    unseen: list[str] = []
    wrong: list[str] = []
    known: list[str] = []
    for item in ready:
        history = histories.get(item, UNSEEN)
        (known if history.seen and history.right[0] else wrong if history.seen else unseen).append(item)
    rng.shuffle(unseen)
    for group in (wrong, known):
        # Shuffled before the (stable) sort, so that of items asked at the same moment none is always first.
        rng.shuffle(group)
        group.sort(key=lambda item: histories[item].last_asked)
    drawn: list[str] = []
    for group in (unseen, wrong, known):
        if len(drawn) < count:
            drawn += _by_turns(group, ready, count - len(drawn), rng)
    return drawn


def _by_turns(items: Sequence[str], topic_of: Mapping[str, str], count: int, rng: Random) -> list[str]:
    """Up to ``count`` items, one of each topic after the other, each topic's in the order given."""
    queues: dict[str, list[str]] = {}
    for item in items:
        queues.setdefault(topic_of[item], []).append(item)
    order = sorted(queues)
    rng.shuffle(order)
    taken: list[str] = []
    row = 0
    while order and len(taken) < count:
        order = [topic for topic in order if row < len(queues[topic])]
        taken += [queues[topic][row] for topic in order]
        row += 1
    return taken[:count]


def shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """``count`` places dealt out in proportion to ``sizes`` by largest remainders (Hamilton, 1792).

    No share is above its size; of equal remainders the earlier key wins.
    """
    total = sum(sizes.values())
    count = min(count, total)
    if not total:
        return dict.fromkeys(sizes, 0)
    dealt = {key: count * size // total for key, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda key: -(count * sizes[key] % total))
    for key in by_remainder[: count - sum(dealt.values())]:
        dealt[key] += 1
    return dealt


def draw_exam(ready: Mapping[str, str], count: int, rng: Random) -> list[str]:
    """Up to ``count`` items of ``ready`` (item → topic), drawn over the topics in proportion, in random order."""
    by_topic: dict[str, list[str]] = {}
    for item, topic in ready.items():
        by_topic.setdefault(topic, []).append(item)
    dealt = shares({topic: len(items) for topic, items in by_topic.items()}, count)
    drawn = [item for topic, items in by_topic.items() for item in rng.sample(items, dealt[topic])]
    rng.shuffle(drawn)
    return drawn


def number_in(text: str, language: str) -> tuple[str, float] | None:
    """The one number in a text and the words around it, ``None`` where there is no number or several."""
    matches = list(NUMBER.finditer(text))
    if len(matches) != 1:
        return None
    match = matches[0]
    value = value_of(match.group(), language)
    if value is None:
        return None
    around = f"{text[: match.start()].strip()} # {text[match.end() :].strip()}".casefold()
    return around, value


def value_of(number: str, language: str) -> float | None:
    """What the digits and marks of a ``NUMBER`` mean, ``None`` where they mean nothing.

    In German a comma starts the decimals, in other languages a point.
    """
    if number.isdecimal():
        return float(number)
    digits = re.sub(r"['’\s]", "", number).replace("−", "-")
    if language.split("-")[0] == "de":
        # 1.234 is a thousand and more, but 1.5 was written by an English hand.
        digits = re.sub(r"\.(?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    else:
        digits = re.sub(r",(?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    return float(digits) if digits.count(".") <= 1 else None


def option_order(item: Item, language: str, rng: Random) -> tuple[str, ...]:
    """The ids of the item's options in the order in which they are shown.

    True before false; a fixed order as the author put it; numbers with the same words around them ascending; all
    others shuffled.
    """
    ids = [option.id for option in item.options]
    if item.type == "true-false":
        return tuple(ids)
    if item.order == "fixed":
        return tuple(_fixed(item, ids))
    if item.order == "auto":
        numbers = [number_in(option.text, language) for option in item.options]
        found = [number for number in numbers if number is not None]
        if len(found) == len(numbers) and len({around for around, _ in found}) == 1:
            values = dict(zip(ids, (value for _, value in found), strict=True))
            return tuple(sorted(ids, key=lambda id_: values[id_]))
    rng.shuffle(ids)
    return tuple(ids)


def _fixed(item: Item, ids: Iterable[str]) -> list[str]:
    keys = [id_ for id_ in ids if id_ in item.keys]
    order = [id_ for id_ in ids if id_ not in item.keys]
    places = item.place or tuple(range(1, len(keys) + 1))
    for place, key in sorted(zip(places, keys, strict=True)):
        order.insert(place - 1, key)
    return order
