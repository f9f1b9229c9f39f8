"""What all commands share: where the data lies, which language is spoken, and which bank is meant."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from phonequiz.setup import Setup

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> object:
    """Note the value for all commands; one given after the command outdoes one before it."""
    if value is not None:
        context.find_root().meta[f"phonequiz.{parameter.name}"] = value
    return value


def common_options(function: _Function) -> _Function:
    """Give a command ``--data-dir`` and ``--lang``; ``setup`` has their values."""
    for option in (
        click.option(
            "--lang",
            metavar="de|en",
            expose_value=False,
            callback=_keep,
            help="Language of what a learner sees and, without --bank, of the bank. [env: PHONEQUIZ_LANG]",
        ),
        click.option(
            "--data-dir",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_keep,
            help="Folder of the learner's record and config.toml. [env: PHONEQUIZ_DATA_DIR]",
        ),
    ):
        function = option(function)
    return function


def modes_of(include: Sequence[str]) -> frozenset[str]:
    """The modes that count: exams, and those that ``--include`` names. Raises ``BadParameter`` for any other."""
    modes = {"exam"}
    for mode in ",".join(include).split(","):
        if mode.strip() in {"practice", "review"}:
            modes.add(mode.strip())
        elif mode.strip():
            what = f"{mode.strip()!r} cannot be included, only practice and review"
            raise click.BadParameter(what, param_hint="--include")
    return frozenset(modes)


def data_folder(context: click.Context) -> Path:
    """The folder of the learner's data: as the command line says, else the environment, else the platform."""
    from phonequiz.settings import default_data_dir

    chosen: Path | None = context.find_root().meta.get("phonequiz.data_dir")
    if chosen is not None:
        return chosen
    from_environment = os.environ.get("PHONEQUIZ_DATA_DIR")
    return Path(from_environment) if from_environment else default_data_dir()


def is_missing(context: click.Context) -> bool:
    """Whether the command line names a folder of data that is not there."""
    chosen: Path | None = context.find_root().meta.get("phonequiz.data_dir")
    return chosen is not None and not chosen.is_dir()


def setup(context: click.Context, *, read_config: bool = True) -> Setup:
    """The setup of a command. Raises ``PhonequizError`` where environment or ``config.toml`` cannot be used."""
    # Imported here, so that --help and --version need none of it.
    from phonequiz.settings import Settings, choose_language, read_settings
    from phonequiz.setup import Setup

    meta = context.find_root().meta
    chosen = data_folder(context)
    settings = read_settings(chosen) if read_config else Settings(chosen)
    named = os.environ.get("PHONEQUIZ_BANKS")
    banks = tuple(Path(part) for part in named.split(os.pathsep) if part) if named else settings.banks or ()
    return Setup(settings, choose_language(meta.get("phonequiz.lang"), os.environ, settings.language), banks)
