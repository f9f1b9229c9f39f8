"""The command that certifies a passed exam."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phonequiz.cli.console import note, write_output
from phonequiz.cli.options import common_options, setup

if TYPE_CHECKING:
    from phonequiz.bank.model import Bank
    from phonequiz.record.store import Store
    from phonequiz.setup import Setup


@click.command()
@click.argument("attempt", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="Write to FILE.html or FILE.pdf; - is standard output, as HTML.",
)
@common_options
@click.pass_context
def certificate(context: click.Context, attempt: str | None, output: Path) -> None:
    """Certify a passed exam.

    ATTEMPT is the exam's id or how it begins (`report --by attempt` has it); without one, the exam passed last. A
    certificate shows practice on the learner's own machine, not who sat at it.
    """
    from phonequiz.analysis.certificates import certificate as certify
    from phonequiz.analysis.certificates import passed_exam
    from phonequiz.cli.outputs import spare
    from phonequiz.problems import PhonequizError

    suffix = output.suffix.lower()
    if str(output) != "-" and suffix not in {".html", ".htm", ".pdf"}:
        raise click.UsageError(f"a certificate is .html or .pdf, not {output.name!r}")
    chosen = setup(context)
    spare(output, chosen.data_dir)
    store = chosen.sound_store()
    if store is None:
        raise PhonequizError.at("ATTEMPT", "no exam has been passed yet", "take one with `phonequiz exam`")
    try:
        with store.reading():
            found = passed_exam(store, attempt, datetime.now(UTC))
            made = certify(store, found, _bank(chosen, found.bank, _language(store, found.run)), _name(chosen))
    finally:
        store.close()
    cut = False
    if suffix == ".pdf":
        from phonequiz.cli.certificate_pdf import pdf

        content, cut = pdf(made, chosen.words)
    else:
        from phonequiz.cli.certificate_pages import html

        content = html(made, chosen.words).encode()
    write_output(content, output)
    if cut:
        note(chosen.words("certificate.cut"))
    if made.learner is None:
        note(chosen.words("certificate.no_name"))


def _language(store: Store, run: str) -> str:
    return str(store.read("SELECT language FROM run WHERE uuid = ?", (run,))[0][0])


def _bank(chosen: Setup, bank_id: str, language: str) -> Bank | None:
    """The bank in the language of the exam, ``None`` where it is not offered any more or cannot be read."""
    from phonequiz.bank.reading import load
    from phonequiz.problems import PhonequizError

    head = chosen.shelf().banks.get(bank_id, {}).get(language)
    try:
        return load(head.path) if head is not None else None
    except PhonequizError:
        return None


def _name(chosen: Setup) -> str | None:
    """How the learner is called now."""
    return chosen.settings.learner or os.environ.get("PHONEQUIZ_ACTOR_NAME") or chosen.settings.actor_name
