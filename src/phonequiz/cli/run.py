"""The commands that ask questions: practice and exam, and the app without a command."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from phonequiz.cli.console import has_screen, note
from phonequiz.cli.options import common_options, setup
from phonequiz.problems import PhonequizError

if TYPE_CHECKING:
    from phonequiz.quiz.run import Mode
    from phonequiz.record.rows import Request
    from phonequiz.setup import Setup

_BANK = click.option("--bank", type=click.Path(path_type=Path), help="The bank's file.")
_PLAIN = click.option("--plain", is_flag=True, help="Lines instead of a screen: for screen readers, pipes, scripts.")


@click.command()
@click.argument("topics", metavar="[TOPIC]...", nargs=-1)
@click.option("-n", "--count", type=click.IntRange(min=1), help="How many questions, 10 by default.")
@_BANK
@click.option("--seed", type=int, help="Draws the same questions again, where the record is the same.")
@_PLAIN
@click.option("--new", is_flag=True, help="Start anew, even where a run is unfinished.")
@click.option("--no-record", is_flag=True, help="Keep nothing of this run.")
@common_options
@click.pass_context
def practice(
    context: click.Context,
    topics: tuple[str, ...],
    count: int | None,
    bank: Path | None,
    seed: int | None,
    plain: bool,
    new: bool,
    no_record: bool,
) -> None:
    """Practise, with feedback after each answer.

    Goes on with an unfinished run where there is one. TOPIC is the id or the title of a topic of the bank.
    """
    from phonequiz.record.rows import Request

    request = Request(topics=topics, questions=count, seed=seed)
    _run(setup(context), "practice", request, bank, plain=plain, new=new, no_record=no_record)


@click.command()
@_BANK
@_PLAIN
@click.option("--new", is_flag=True, help="Hand in the open exam as it stands and start another.")
@common_options
@click.pass_context
def exam(context: click.Context, bank: Path | None, plain: bool, new: bool) -> None:
    """Take an exam: no feedback until the end.

    Goes on with an unfinished exam where there is one; its time has run on meanwhile.
    """
    from phonequiz.record.rows import Request

    _run(setup(context), "exam", Request(), bank, plain=plain, new=new, no_record=False)


def home(context: click.Context) -> None:
    """Open the app on its home screen."""
    chosen = setup(context)
    if not has_screen():
        raise PhonequizError.at(
            "phonequiz", "there is no terminal here to open the app in", "use `phonequiz practice --plain`"
        )
    _open_app(chosen)


def _open_app(
    chosen: Setup,
    mode: Mode | None = None,
    request: Request | None = None,
    bank: Path | None = None,
    *,
    new: bool = False,
    no_record: bool = False,
) -> NoReturn:
    # Nothing that is made until the first question stands is garbage; looking for some costs 15 ms.
    gc.disable()
    # Textual would have the mouse report pixels, and leave that on when it ends; nothing here is smaller than a cell.
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    from phonequiz.app.launch import launch

    sys.exit(launch(chosen, mode, request, bank, new=new, no_record=no_record))


def _run(
    chosen: Setup, mode: Mode, request: Request, bank: Path | None, *, plain: bool, new: bool, no_record: bool
) -> None:
    if not plain and not has_screen():
        note(chosen.words("plain.no_terminal"))
        plain = True
    if plain:
        from phonequiz.cli.plain import run_plain

        sys.exit(run_plain(chosen, mode, request, bank, new=new, no_record=no_record))
    _open_app(chosen, mode, request, bank, new=new, no_record=no_record)
