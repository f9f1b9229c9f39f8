"""What all commands share: where the data lies, which language is spoken, and which bank is meant."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from phonequiz.problems import PhonequizError
from phonequiz.settings import Settings, choose_language, default_data_dir, read_settings
from phonequiz.wording import Language, Words

if TYPE_CHECKING:
    from phonequiz.bank.model import Bank
    from phonequiz.bank.shelf import Shelf
    from phonequiz.record.store import Store

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


@dataclass(frozen=True)
class Setup:
    """The surroundings of a command: settings and language, read from options, environment and ``config.toml``."""

    settings: Settings
    language: Language

    @property
    def data_dir(self) -> Path:
        """The folder of the record."""
        return self.settings.data_dir

    @property
    def words(self) -> Words:
        """The texts in the learner's language."""
        return Words(self.language)

    def shelf(self) -> Shelf:
        """The banks offered: the shipped ones and those of ``PHONEQUIZ_BANKS`` or, without it, of ``config.toml``."""
        from phonequiz.bank.shelf import Shelf, shipped_folder

        return Shelf.of(shipped_folder(), self.other_banks())

    def other_banks(self) -> tuple[Path, ...]:
        """The files and folders that are offered beside the shipped banks."""
        named = os.environ.get("PHONEQUIZ_BANKS")
        if named:
            return tuple(Path(part) for part in named.split(os.pathsep) if part)
        return self.settings.banks or ()

    def bank_path(self, option: Path | None, store: Store | None) -> Path:
        """The file of the bank that a command means: the one named, else the one last used, else the first.

        Raises ``PhonequizError`` where there is none.
        """
        if option is not None:
            return option
        shelf = self.shelf()
        bank_id = shelf.default(store.last_bank() if store is not None else None)
        if bank_id is None:
            if shelf.problems:
                raise PhonequizError(shelf.problems)
            raise PhonequizError.at("PHONEQUIZ_BANKS", "there is no bank to read", "name one with --bank")
        return shelf.choose(bank_id, self.language).path

    def bank(self, option: Path | None, store: Store | None) -> Bank:
        """The bank that a command means; raises ``PhonequizError`` where there is none or it is broken."""
        from phonequiz.bank.reading import load

        return load(self.bank_path(option, store))

    def store_to_read(self) -> Store | None:
        """The learner's record for reading, ``None`` where nothing was ever kept."""
        from phonequiz.record.store import FILE_NAME, Store

        path = self.data_dir / FILE_NAME
        return Store.open_to_read(path) if path.exists() else None


def setup(context: click.Context) -> Setup:
    """The setup of a command. Raises ``PhonequizError`` where environment or ``config.toml`` cannot be used."""
    meta = context.find_root().meta
    chosen: Path | None = meta.get("phonequiz.data_dir")
    if chosen is None:
        from_environment = os.environ.get("PHONEQUIZ_DATA_DIR")
        chosen = Path(from_environment) if from_environment else default_data_dir()
    settings = read_settings(chosen)
    return Setup(settings, choose_language(meta.get("phonequiz.lang"), os.environ, settings.language))
