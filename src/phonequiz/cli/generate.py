"""The command that drafts questions from an article."""

from __future__ import annotations

import os
import shlex
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phonequiz.cli.console import WRONG, note
from phonequiz.cli.options import common_options, data_folder
from phonequiz.problems import UNSAFE, PhonequizError, safe

if TYPE_CHECKING:
    from phonequiz.cli.bar import Bar
    from phonequiz.generate.drafting import Drafts
    from phonequiz.generate.gate import Gate
    from phonequiz.generate.llm.server import Server
    from phonequiz.generate.model import Article, Candidate, Language
    from phonequiz.generate.truth.model import Statement

# Below this drafts are there before one could see a bar.
LONG_BYTES = 100_000
STANDARD_OUTPUT = "-"


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option("-o", "output", metavar="BANK", required=True, help="The bank to write; - is standard output.")
@click.option("--article-lang", type=click.Choice(["de", "en"]), help="Language of the article; else recognised.")
@click.option("--max", "most", type=click.IntRange(min=1), help="No more drafts than these, the surest.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Only drafts at least this sure, from 0 to 1.",
)
@click.option("--id", "id_", help="Id of the bank; else from the article's name.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--llm", metavar="URL", help="Let an OpenAI-compatible server draft, with the key in OPENAI_API_KEY.")
@click.option("--model", metavar="NAME", help="With --llm: the model that the server is to use.")
@click.option("--yes", is_flag=True, help="With --llm: send the article without asking.")
@common_options
@click.pass_context
def generate(
    context: click.Context,
    article: Path,
    output: str,
    article_lang: Language | None,
    most: int | None,
    min_confidence: float,
    id_: str | None,
    force: bool,
    llm: str | None,
    model: str | None,
    yes: bool,
) -> None:
    """Draft questions from an article, offline and the same every time.

    ARTICLE is plain text or Markdown, in German or English. Each draft has its quote, a topic from its section and
    how sure it is (meta.confidence); nobody is asked it before its status is ready. Needs phonequiz[generate].

    With --llm the sentences of the article are sent to a server, but nowhere beyond this machine before you agree.
    Needs phonequiz[generate,llm].
    """
    from phonequiz.bank.source import Source
    from phonequiz.bank.starting import bank_id
    from phonequiz.cli.bar import bar
    from phonequiz.cli.outputs import look, spare, write
    from phonequiz.generate.articles import read_article
    from phonequiz.generate.drafting import nothing_drafted
    from phonequiz.generate.gate import Gate
    from phonequiz.generate.writing import bank_content, bank_text

    if (llm is None) != (model is None):
        raise click.UsageError("--llm and --model go together")
    if id_ is not None and (not id_.strip() or UNSAFE.search(id_) or "\n" in id_ or "\t" in id_):
        raise PhonequizError.at("--id", "cannot be the id of a bank", "name a line of text")
    bank = None if output == STANDARD_OUTPUT else Path(output)
    if bank is not None:
        look(bank, force)
        spare(bank, data_folder(context), [article])
    with bar(_is_long(article)) as show:
        read = read_article(article, article_lang, partial(show, "reading"))
        gate = Gate(read, Source.read(article))
        if llm is None:
            drafts, stopped = _draft(read, gate, most, min_confidence, show), None
    if llm is not None and model is not None:
        drafts, stopped = _ask(read, gate, llm, model, yes, most, min_confidence)
    if not drafts.questions:
        raise stopped or nothing_drafted(article, drafts)
    source = _relative(article, Path() if bank is None else bank.parent)
    content = bank_content(read, drafts.questions, id_ or bank_id(article.name), source)
    text = bank_text(content)
    if bank is None:
        click.echo(text, nl=False)
    else:
        write(bank, text)
    (note if bank is None else click.echo)(safe(_closing(drafts, bank)))
    if stopped is not None:
        raise stopped


def _draft(read: Article, gate: Gate, most: int | None, min_confidence: float, show: Bar) -> Drafts:
    from phonequiz.generate.drafting import draft
    from phonequiz.generate.finding import found_in

    total = sum(len(section.sentences) for section in read.sections)
    found: list[Candidate | Statement] = []
    done = 0.0
    for one in found_in(read):
        done = max(done, one.sentence.position / total)  # tables come before all sentences
        show("finding facts", done)
        found.append(one)
    return draft(read, gate, found, most, min_confidence, partial(show, "drafting"))


def _ask(
    read: Article, gate: Gate, llm: str, model: str, yes: bool, most: int | None, min_confidence: float
) -> tuple[Drafts, PhonequizError | None]:
    from phonequiz.cli.bar import bar
    from phonequiz.generate.llm.drafting import CONFIDENCE, llm_drafts
    from phonequiz.generate.llm.server import Server

    if min_confidence > CONFIDENCE:
        what = f"is more than {CONFIDENCE}, which is what every draft by a model has"
        raise PhonequizError.at("--min-confidence", what, "leave it out")
    with Server(llm, model, os.environ.get("OPENAI_API_KEY")) as server:
        if not server.loopback and not yes and not _agreed(server, read):
            note("Nothing was sent and nothing is written.")
            raise click.exceptions.Exit(WRONG)
        with bar(True) as show:
            return llm_drafts(read, gate, server, most, partial(show, f"asking {server.host}"))


def _agreed(server: Server, read: Article) -> bool:
    """Say what would be sent where, and ask. Raises ``PhonequizError`` where nobody is there to be asked."""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        what = f"sends the article to {safe(server.host)}, and nobody is here to agree"
        raise PhonequizError.at("--llm", what, "agree with --yes")
    sentences = sum(len(section.sentences) for section in read.sections)
    how = "" if server.encrypted else ", unencrypted"
    key = ", with the key in OPENAI_API_KEY" if server.has_key else ""
    note(f"The whole article ({sentences} sentences) would be sent{how}{key}")
    note(f"  to {server.url} (model {server.model}).")
    return click.confirm("Send it?", default=False, err=True)


def _is_long(article: Path) -> bool:
    try:
        return article.stat().st_size > LONG_BYTES
    except (OSError, ValueError):
        return False  # reading it will say so


def _relative(article: Path, folder: Path) -> str:
    """The article's path as the bank names it: from its own folder, where both lie on one drive."""
    try:
        return Path(os.path.relpath(article, folder)).as_posix()
    except ValueError:
        return article.resolve().as_posix()


def _closing(drafts: Drafts, bank: Path | None) -> str:
    made, left = len(drafts.questions), drafts.facts - len(drafts.questions)
    counted = f"{made} draft{'' if made == 1 else 's'}"
    facts = f"{drafts.facts} fact{'' if drafts.facts == 1 else 's'}"
    left_out = f"{left} left out" if left else "none left out"
    after = "" if bank is None else f"; next: phonequiz edit {shlex.quote(str(bank))}"
    return f"{counted} from {facts}, {left_out}{after}"
