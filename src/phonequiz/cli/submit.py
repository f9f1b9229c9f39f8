"""The command that hands in one's exams: to a file, or to a Learning Record Store."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phonequiz.cli.console import WRONG, complain, confirmed, declined, note, say, write_output
from phonequiz.cli.options import common_options, is_missing, modes_of, setup

if TYPE_CHECKING:
    from phonequiz.record.rows import RunRow
    from phonequiz.record.store import Store
    from phonequiz.setup import Setup
    from phonequiz.wording import Words
    from phonequiz.xapi.outbox import Kept, Outbox, Refused

EVERYTHING = frozenset({"exam", "practice", "review"})


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.jsonl",
    help="Write all of it to a file, sent before or not; - is standard output.",
)
@click.option("--lrs", metavar="URL", help="Send what is new to a Learning Record Store: the part before /statements.")
@click.option("--include", metavar="MODE,...", multiple=True, help="Hand in practice and review too, beside exams.")
@click.option("--retry-parked", is_flag=True, help="Send again what the store refused.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@click.pass_context
def submit(
    context: click.Context,
    output: Path | None,
    lrs: str | None,
    include: tuple[str, ...],
    retry_parked: bool,
    yes: bool,
) -> None:
    """Hand in one's finished exams, as xAPI statements.

    What is handed in, to whom and under which name is shown first, and then asked for. The name is PHONEQUIZ_ACTOR_NAME
    and PHONEQUIZ_ACTOR_HOME_PAGE, else actor_name and actor_home_page of config.toml, else it is asked for. A store's
    user and password are PHONEQUIZ_LRS_USER and PHONEQUIZ_LRS_PASSWORD, else those of the system's keyring. Ends with
    status 2 where not all is delivered.
    """
    if (output is None) == (lrs is None):
        raise click.UsageError("name one place to hand in to: -o FILE.jsonl or --lrs URL")
    if retry_parked and lrs is None:
        raise click.UsageError("--retry-parked is for a store; name it with --lrs URL")
    from phonequiz.problems import PhonequizError

    modes = modes_of(include)
    chosen = setup(context)
    if is_missing(context):
        raise PhonequizError.at(chosen.data_dir, "there is no such folder", "correct --data-dir")
    if output is not None:
        sys.exit(_to_file(chosen, output, modes, yes=yes))
    elif lrs is not None:
        sys.exit(_to_store(chosen, lrs, modes, retry_parked=retry_parked, yes=yes))


def _to_file(chosen: Setup, output: Path, modes: frozenset[str], *, yes: bool) -> int:
    """Write all there is to a file; gives the exit status."""
    from phonequiz.cli.outputs import spare

    words = chosen.words
    to_standard_output = str(output) == "-"
    spare(output, chosen.data_dir)
    ask = sys.stdin.isatty() and not yes and not to_standard_output
    store = _open(chosen)
    contents: list[str] = []
    if store is not None:
        try:
            outbox = _shown(chosen, store, modes, ask=ask)
            statements = outbox.all(modes)
            held = _kept_back(chosen, store, statements, ask=ask) if modes.issuperset(EVERYTHING) else []
            contents = [*(one.content for one in statements), *held]
            if not to_standard_output:
                _tell(chosen, store, outbox, str(output), statements, modes, held)
                if ask and contents and not confirmed(words("submit.sure")):
                    declined(words("submit.kept"))
        finally:
            store.close()
    elif not to_standard_output:
        say(_nothing(words, modes))
    write_output("".join(f"{content}\n" for content in contents).encode(), output)
    if not to_standard_output:
        say(words.count("submit.written", len(contents), where=output))
    elif not contents:
        note(_nothing(words, modes))
    return 0


def _kept_back(chosen: Setup, store: Store, statements: Sequence[Kept], *, ask: bool) -> list[str]:
    """What no record store gets, for the learner's own file; under the name of what was shown last."""
    from phonequiz.cli.handing_in import actor
    from phonequiz.xapi.actor import NOBODY, Actor
    from phonequiz.xapi.kept_back import kept_back
    from phonequiz.xapi.statements import dumped

    now = datetime.now(UTC)
    if not any(kept_back(store, NOBODY, now)):
        return []
    if statements:
        account = json.loads(statements[-1].content)["actor"]["account"]
        whose = Actor(account["name"], account["homePage"])
    else:
        whose = actor(chosen, os.environ, ask=ask)
    return [dumped(statement) for statement in kept_back(store, whose, now)]


def _to_store(chosen: Setup, lrs: str, modes: frozenset[str], *, retry_parked: bool, yes: bool) -> int:
    """Hand in to a store; gives the exit status."""
    from phonequiz.problems import PhonequizError, Place, Problem
    from phonequiz.record.lock import RunLock
    from phonequiz.xapi.lrs import DeliveryError, endpoint

    words, url = chosen.words, endpoint(lrs)
    if not yes and not sys.stdin.isatty():
        raise PhonequizError.at("--yes", "is missing, and nobody can be asked here", "add it where a script hands in")
    store = _open(chosen)
    if store is None:
        say(_nothing(words, modes))
        return 0
    # Two at once would send the same, and not every store notices that in time.
    lock = RunLock(chosen.data_dir, "handing-in")
    try:
        if not lock.acquire():
            complain(Problem(Place(url), words("submit.elsewhere"), words("submit.elsewhere.remedy")))
            return WRONG
        outbox = _shown(chosen, store, modes, ask=not yes)
        waiting = outbox.waiting(url, modes, retry_parked=retry_parked)
        _tell(chosen, store, outbox, url, waiting, modes)
        if waiting:
            if not yes and not confirmed(words("submit.sure")):
                declined(words("submit.kept"))
            try:
                _deliver(outbox, url, waiting, words)
            except DeliveryError as error:
                for problem in error.told(words):
                    complain(problem)
                return WRONG
        refused = outbox.refused(url)
        for reason in refused:
            _complain(url, reason, words)
        return WRONG if refused else 0
    finally:
        lock.release(finished=False)
        store.close()


def _open(chosen: Setup) -> Store | None:
    """The record for writing, ``None`` where nothing was ever kept."""
    from phonequiz.record.store import Store

    found = chosen.sound_store()
    if found is None:
        return None
    found.close()
    return Store.open(chosen.data_dir)


def _shown(chosen: Setup, store: Store, modes: frozenset[str], *, ask: bool) -> Outbox:
    """The outbox with all there is, under the learner's name where that is not known yet."""
    from phonequiz.cli.handing_in import actor
    from phonequiz.xapi.outbox import Outbox

    outbox, now = Outbox(store), datetime.now(UTC)
    if outbox.has_news(modes, now):
        whose = actor(chosen, os.environ, ask=ask)
        outbox.show(whose, modes, now, _titles(chosen, store))
    return outbox


def _titles(chosen: Setup, store: Store) -> Mapping[tuple[str, str, str], str]:
    """The titles of topics, of the banks that can be found in the language of a run."""
    from phonequiz.bank.reading import load
    from phonequiz.problems import PhonequizError

    titles: dict[tuple[str, str, str], str] = {}
    offered = chosen.shelf().banks
    for bank_id, language in dict.fromkeys((row.bank, row.language) for row in store.runs()):
        head = offered.get(bank_id, {}).get(language)
        if head is not None:
            try:
                topics = load(head.path).topics
            except PhonequizError:
                continue
            titles |= {(bank_id, language, topic.id): topic.title for topic in topics}
    return titles


def _tell(
    chosen: Setup,
    store: Store,
    outbox: Outbox,
    where: str,
    statements: Sequence[Kept],
    modes: frozenset[str],
    kept_back: Sequence[str] = (),
) -> None:
    """Show what is handed in, and what stays."""
    from phonequiz.cli.handing_in import listed, listed_kept_back

    words = chosen.words
    runs: dict[str, RunRow] = {row.uuid: row for row in store.runs()}
    if statements or kept_back:
        say(words("submit.to", where=where))
        for line in listed(statements, runs, words):
            say(line)
        say(words.count("submit.statements", len(statements)))
        if kept_back:
            say(words.count("submit.kept_back", len(kept_back)))
            for line in listed_kept_back(kept_back, runs, words):
                say(line)
        more = ",".join(sorted(modes - {"exam"}))
        say(words("submit.to_the_letter", include=f" --include {more}" if more else ""))
    else:
        say(words("submit.nothing") if outbox.all(modes) else _nothing(words, modes))
    now = datetime.now(UTC)
    still_open = sum(row.ended(now) is None for row in store.open_runs("exam"))
    if still_open:
        say(words.count("submit.open", still_open))


def _nothing(words: Words, modes: frozenset[str]) -> str:
    """What to say where there never was anything of these modes to hand in."""
    return words("submit.nothing.yet" if modes.issuperset(EVERYTHING) else "submit.nothing.modes")


def _deliver(outbox: Outbox, url: str, waiting: Sequence[Kept], words: Words) -> None:
    from phonequiz.xapi.delivery import Delivery
    from phonequiz.xapi.lrs import Lrs, credentials

    def pause(seconds: float, reason: str) -> None:
        note(words("submit.again", reason=reason, seconds=f"{seconds:.3g}"))
        time.sleep(seconds)

    lrs = Lrs(url, credentials(os.environ, url))
    before = outbox.confirmed(url)
    try:
        with closing(lrs):
            if sys.stderr.isatty():
                label = words("submit.progress")
                with click.progressbar(length=len(waiting), label=label, file=sys.stderr) as bar:
                    Delivery(lrs, outbox, lambda: datetime.now(UTC), pause, bar.update).send(waiting)
            else:
                Delivery(lrs, outbox, lambda: datetime.now(UTC), pause, lambda _: None).send(waiting)
    finally:
        click.echo(words.count("submit.done", outbox.confirmed(url) - before))


def _complain(url: str, reason: Refused, words: Words) -> None:
    from phonequiz.cli.handing_in import named
    from phonequiz.problems import Place, Problem

    what = words.count(f"submit.{reason.state}", len(reason.statements), said=reason.said)
    complain(Problem(Place(url), what, words(f"submit.{reason.state}.remedy")))
    for one in reason.statements:
        note(f"phonequiz:   {named(one)}")
