"""The trainer's commands: the screen on which a bank is edited, and adding a question by options."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from phonequiz.cli.console import FOUND, complain, has_screen
from phonequiz.cli.options import common_options, setup
from phonequiz.problems import PhonequizError, Place, Problem, safe

if TYPE_CHECKING:
    from phonequiz.setup import Setup


@click.command()
@click.argument("bank", required=False, type=click.Path(path_type=Path))
@common_options
@click.pass_context
def edit(context: click.Context, bank: Path | None) -> None:
    """Edit a bank: list, filter, add, change, approve drafts.

    Without BANK the one that `phonequiz` would open. Of a bank that comes with phonequiz a copy is offered.
    """
    chosen = setup(context)
    if not has_screen():
        raise PhonequizError.at(
            "phonequiz edit", "there is no terminal here to open the editor in", "use `phonequiz add` with options"
        )
    _open(chosen, bank, adding=False)


@click.command()
@click.argument("bank", type=click.Path(path_type=Path))
@click.option("--stem", help="The question itself.")
@click.option(
    "--answer", "answers", multiple=True, help="The key; several make it `multiple`; true or false for those."
)
@click.option("--distractor", "distractors", multiple=True, help="A wrong option; several times for several.")
@click.option("--topic", help="Id of a topic; without it the last question's.")
@click.option("--type", "type_", type=click.Choice(["single", "multiple", "true-false"]), help="Else by the answers.")
@click.option("--id", "id_", help="Unique; without it made from the stem.")
@click.option("--quote", help="The statement of the article that proves the key.")
@click.option("--explanation", help="Said after every answer.")
@click.option("--feedback", help="Said after a wrong answer.")
@click.option("--status", type=click.Choice(["ready", "draft"]), help="ready by default.")
@common_options
@click.pass_context
def add(
    context: click.Context,
    /,
    bank: Path,
    answers: tuple[str, ...],
    distractors: tuple[str, ...],
    type_: str | None,
    id_: str | None,
    **fields: str | None,
) -> int:
    """Add a question to BANK.

    On a terminal the editor opens on a new question. With options the question is added without one: what is found
    on it is printed as `check` does, and with an error nothing is written and the status is 1.
    """
    given = {key: value for key, value in fields.items() if value is not None}
    if not (given or answers or distractors or type_ or id_):
        chosen = setup(context)
        if not has_screen():
            raise PhonequizError.at(
                "phonequiz add", "there is no terminal here to open the editor in", "give --stem, --answer, …"
            )
        _open(chosen, bank, adding=True)
    from phonequiz.editing.adding import add_question, question_row
    from phonequiz.editing.copying import is_shipped
    from phonequiz.editing.session import Session

    if is_shipped(bank):
        raise PhonequizError.at(bank, "comes with phonequiz", "make a copy with `phonequiz edit` and name that")
    session = Session(bank)
    row = question_row(session, given, type_, id_, answers, distractors)
    problems = add_question(session, row)
    for problem in problems:
        rule = f"{problem.severity}[{problem.rule}] {problem.question}"
        click.echo(safe(f"{problem.place}: {rule}: {problem.what}; {problem.remedy}".replace("\n", " ")))
    if any(problem.severity == "error" for problem in problems):
        complain(Problem(Place(str(bank)), "nothing is added", "correct what is found"))
        return FOUND
    click.echo(safe(f"{bank}: {row['id']} is added"))
    return 0


def _open(chosen: Setup, bank: Path | None, *, adding: bool) -> NoReturn:
    # Textual would have the mouse report pixels, and leave that on when it ends; nothing here is smaller than a cell.
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    from phonequiz.app.editor import launch_editor

    sys.exit(launch_editor(chosen, bank, adding=adding))
