"""The command line: which commands there are, and how errors become exit statuses."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from phonequiz import __version__
from phonequiz.cli.console import WRONG, complain, crash, fail
from phonequiz.cli.options import common_options
from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.wording import LANGUAGES, Language, Words

# Command → module under phonequiz.cli in which a function of the same name is the command. Imported when named, so
# that nobody waits for what another command needs.
COMMANDS = {
    "practice": "run",
    "exam": "run",
    "progress": "progress",
    "check": "check",
    "new": "new",
    "generate": "generate",
    "edit": "edit",
    "add": "edit",
    "coverage": "coverage",
    "submit": "submit",
    "report": "report",
    "certificate": "certificate",
    "schema": "schema",
    "doctor": "doctor",
    "forget": "forget",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of a learner's, then a trainer's day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"phonequiz.cli.{COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; raises ``NoSuchCommand`` with the nearest there is."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise NoSuchCommand(args[0], ctx)
        return super().resolve_command(ctx, args)


class NoSuchCommand(click.UsageError):
    """A command that does not exist."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        import difflib

        super().__init__(f"there is no command {name!r}", ctx)
        close = difflib.get_close_matches(name, COMMANDS, n=1)
        self.remedy = f"did you mean {close[0]!r}?" if close else "see `phonequiz --help`"


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@common_options
@click.pass_context
def cli(context: click.Context) -> None:
    """Learn an article in the terminal.

    Without a command the app opens. Each command explains itself with --help.
    """
    if context.invoked_subcommand is None:
        from phonequiz.cli.run import home

        home(context)


def main() -> None:
    """Run the command line and end the process with its status."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started us; the next file opened would stand in its place
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    meta: dict[str, Any] = {}
    try:
        # Not cli(): click would end with 1 where our output has no reader any more.
        with cli.make_context("phonequiz", sys.argv[1:]) as context:
            meta = context.meta
            status = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        status = end.exit_code
    except click.UsageError as error:
        complain(_usage_problem(error))
        status = WRONG
    except PhonequizError as error:
        fail(error, Words(_language(meta)))
    except (KeyboardInterrupt, click.Abort):
        status = 130
    except BrokenPipeError:
        status = 0  # Whoever read our output has had enough of it.
    except OSError as error:
        where = Place(str(error.filename or "standard output"))
        complain(Problem(where, f"fails ({error.strerror})", "check free space and permissions"))
        status = WRONG
    except Exception as fault:
        status = crash(fault)
    finally:
        _let_go()
    sys.exit(status if isinstance(status, int) else 0)


def _language(meta: dict[str, Any]) -> Language:
    """The language to say an error in: the one asked for, as far as it is spoken."""
    for named in (meta.get("phonequiz.lang"), os.environ.get("PHONEQUIZ_LANG")):
        for language in LANGUAGES:
            if named == language:
                return language
    return "en"


def _let_go() -> None:
    """Write out what is left; where nobody can take it any more, forget it, or the interpreter ends with 120."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _usage_problem(error: click.UsageError) -> Problem:
    """A usage error as one line: where, what, and what to do."""
    where = error.ctx.command_path if error.ctx else "phonequiz"
    remedy = f"see `{where} --help`"
    if isinstance(error, NoSuchCommand):
        remedy = error.remedy
    parameter = getattr(error, "param", None)
    if isinstance(error, click.NoSuchOption):
        if error.possibilities:
            remedy = "did you mean " + " or ".join(sorted(error.possibilities)) + "?"
        return Problem(Place(error.option_name), "there is no such option", remedy)
    if parameter is not None:
        where = parameter.opts[0] if parameter.opts and parameter.opts[0].startswith("-") else parameter.name.upper()
    if getattr(error, "param_hint", None):
        where = str(error.param_hint)  # type: ignore[attr-defined]
    what = error.message.rstrip(".") if error.message else "is missing"
    return Problem(Place(where), what[:1].lower() + what[1:], remedy)
