"""What is about to be handed in, as a learner reads it, and under which name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from phonequiz.cli.console import confirmed, note, say, wrapped
from phonequiz.problems import PhonequizError, safe
from phonequiz.wording import Words, percent, span
from phonequiz.xapi import terms
from phonequiz.xapi.actor import Actor, is_home_page, is_name
from phonequiz.xapi.reading import Answered, Commented, OnRun, Row, row, seconds

if TYPE_CHECKING:
    from phonequiz.record.rows import RunRow
    from phonequiz.setup import Setup
    from phonequiz.xapi.outbox import Kept

_SHOWN = 60  # so much of a name or address that is refused


def listed(statements: Sequence[Kept], runs: Mapping[str, RunRow], words: Words) -> Iterator[str]:
    """Lines that say what the statements say: whose, each run, and each answer."""
    rows = [said for said in (row(json.loads(one.content)) for one in statements) if said is not None]
    for whose, theirs in groupby(rows, lambda said: (said.learner, said.home_page)):
        yield safe(words("submit.as", who=whose[0], home_page=whose[1]))
        for run, of_run in groupby(theirs, lambda said: said.run):
            told = list(of_run)
            yield "  " + _line(_heading(told, runs.get(run), words))
            for said in told:
                if not isinstance(said, OnRun):
                    yield "    " + _line(_parts(said, words))


def listed_kept_back(statements: Sequence[str], runs: Mapping[str, RunRow], words: Words) -> Iterator[str]:
    """Lines that say what only a file holds: of each run what was skipped, changed again, or is still open."""
    read = [json.loads(content) for content in statements]
    # By run and not by kind, as they came about.
    places = {run: place for place, run in reversed(list(enumerate(map(_registration, read))))}
    for run, of_run in groupby(sorted(read, key=lambda one: places[_registration(one)]), _registration):
        told = list(of_run)
        extensions, kept = told[0]["context"]["extensions"], runs.get(run)
        title = kept.title if kept is not None else ""
        yield "  " + _line([words(f"run.{extensions[terms.MODE]}"), title, _begun(kept, told[0]["timestamp"])])
        for one in told:
            yield "    " + _line(_kept_back_parts(one, words))


def _registration(statement: Mapping[str, Any]) -> str:
    return str(statement["context"]["registration"])


def _begun(kept: RunRow | None, at: str) -> str:
    from phonequiz.record.rows import moment

    return f"{moment(kept.started if kept is not None else at).astimezone():%Y-%m-%d %H:%M}"


def _kept_back_parts(one: Mapping[str, Any], words: Words) -> list[str]:
    kind, about, result = one["context"]["extensions"][terms.KEPT_BACK], one["object"], one.get("result", {})
    if kind == "begun":
        return [words("submit.kept_back.begun")]
    # What was skipped and never answered has no wording in the record.
    stem = next(iter(about.get("definition", {}).get("description", {}).values()), terms.parts(about["id"])[-1])
    response = result.get("response", "")
    if kind == "answered":
        response = "; ".join(
            words(f"option.{one}") if one in {"true", "false"} else one for one in response.split(terms.SEVERAL)
        )
    took = span(words, seconds(result["duration"])) if "duration" in result else ""
    return [words(f"submit.kept_back.{kind}"), stem, response, took]


def named(one: Kept) -> str:
    """A statement as whoever runs a store can find it: its id, its verb, and what it is about."""
    statement = json.loads(one.content)
    about = statement["object"]
    stem = next(iter(about.get("definition", {}).get("description", {}).values()), "")
    return _line([one.uuid, statement["verb"]["id"].rpartition("/")[2], about["id"], stem])


def _line(parts: Sequence[str]) -> str:
    return safe(" · ".join(" ".join(part.split()) for part in parts if part))


def _heading(told: Sequence[Row], kept: RunRow | None, words: Words) -> list[str]:
    first = told[0]
    title = kept.title if kept is not None else first.bank
    parts = [words(f"run.{first.mode}"), title, _begun(kept, first.at)]
    for said in told:
        if isinstance(said, OnRun) and said.verb in {"passed", "failed"}:
            if said.right is not None and said.score is not None:
                share = percent(said.score, said.pass_mark or 1.0)
                parts.append(words("score.short", right=said.right, total=said.questions, percent=share))
            parts.append(words(f"{said.verb}.short"))
    return parts


def _parts(said: Answered | Commented, words: Words) -> list[str]:
    if isinstance(said, Commented):
        return [words("submit.flagged"), said.stem, said.why]
    texts = {"true": words("option.true"), "false": words("option.false"), **said.options}
    chosen = "; ".join(texts.get(option, option) for option in said.response)
    verdict = words("right" if said.right else "wrong").rstrip(".")
    return [verdict, said.stem, chosen, span(words, said.seconds) if said.seconds is not None else ""]


def actor(chosen: Setup, environ: Mapping[str, str], *, ask: bool) -> Actor:
    """The account that hands in: as the environment says, else ``config.toml``, else as it is told when asked.

    What was told is remembered. Raises ``PhonequizError`` where one is missing and nobody can be asked, or is wrong.
    """
    settings = chosen.settings
    name = _given(environ, "PHONEQUIZ_ACTOR_NAME", "actor_name", settings.actor_name, chosen)
    home_page = _given(environ, "PHONEQUIZ_ACTOR_HOME_PAGE", "actor_home_page", settings.actor_home_page, chosen)
    if name and home_page:
        return Actor(name, home_page)
    if not ask:
        missing = "PHONEQUIZ_ACTOR_HOME_PAGE" if name else "PHONEQUIZ_ACTOR_NAME"
        what = "is not set, and nobody can be asked under which name to hand in"
        raise PhonequizError.at(missing, what, "set it, or its like in config.toml")
    return _asked(chosen, name, home_page)


def _given(environ: Mapping[str, str], variable: str, key: str, configured: str | None, chosen: Setup) -> str:
    from phonequiz.settings import CONFIG_NAME

    text, where = environ.get(variable, ""), variable
    if not text:
        text, where = configured or "", f"{chosen.data_dir / CONFIG_NAME}: {key}"
    well = is_home_page(text) if key == "actor_home_page" else is_name(text)
    if text and not well:
        words = Words("en")
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise PhonequizError.at(where, f"cannot be {shown!r}", words(f"actor.no_{key.removeprefix('actor_')}"))
    return text


def _asked(chosen: Setup, name: str, home_page: str) -> Actor:
    from phonequiz.settings import remember
    from phonequiz.xapi.terms import BASE

    words = chosen.words
    say(words("actor.what"))
    while True:
        told = Actor(
            name or _ask("name", chosen.settings.learner or "", words),
            home_page or _ask("home_page", BASE, words),
        )
        if confirmed(words("actor.sure", who=told.name, home_page=told.home_page)):
            break
    if not name:
        remember(chosen.data_dir, "actor_name", told.name)
    if not home_page:
        remember(chosen.data_dir, "actor_home_page", told.home_page)
    return told


def _ask(what: str, default: str, words: Words) -> str:
    shown = f" [{safe(default)}]" if default else ""
    while True:
        try:
            text = input(wrapped(words(f"actor.{what}", default=shown)) + " ").strip() or default
        except EOFError:
            raise KeyboardInterrupt from None  # nobody is there any more
        if is_home_page(text) if what == "home_page" else is_name(text):
            return text
        note(words(f"actor.no_{what}"))
