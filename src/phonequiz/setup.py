"""The surroundings of a session: settings, language, and which banks are offered."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from phonequiz.bank.shelf import Shelf, shipped_folder
from phonequiz.problems import PhonequizError
from phonequiz.record.errors import EmptyRecord, RecordError
from phonequiz.record.store import FILE_NAME, Store
from phonequiz.settings import Settings
from phonequiz.wording import Language, Words


class Setup(NamedTuple):
    """What options, environment and ``config.toml`` say. ``banks`` are offered beside the shipped ones."""

    settings: Settings
    language: Language
    banks: tuple[Path, ...] = ()

    @property
    def data_dir(self) -> Path:
        """The folder of the record."""
        return self.settings.data_dir

    @property
    def words(self) -> Words:
        """The texts in the learner's language."""
        return Words(self.language)

    def shelf(self) -> Shelf:
        """The banks offered: the shipped ones and the others."""
        return Shelf.of(shipped_folder(), self.banks)

    def bank_path(self, named: Path | None, store: Store | None) -> Path:
        """The file of the bank that is meant: the one named, else the one last used, else the first.

        Raises ``PhonequizError`` where there is none.
        """
        return named if named is not None else self.path_on(self.shelf(), store)

    def path_on(self, shelf: Shelf, store: Store | None) -> Path:
        """The file of the bank last used, else of the first; raises ``PhonequizError`` where there is none."""
        bank_id = shelf.default(store.last_bank() if store is not None else None)
        if bank_id is None:
            if shelf.problems:
                raise PhonequizError(shelf.problems)
            raise PhonequizError.at("PHONEQUIZ_BANKS", "there is no bank to read", "name one with --bank")
        return shelf.choose(bank_id, self.language).path

    def store_to_read(self) -> Store | None:
        """The learner's record for reading, ``None`` where nothing was ever kept."""
        if self.data_dir.exists() and not self.data_dir.is_dir():
            raise PhonequizError.at(self.data_dir, "is not a folder", "name another with --data-dir")
        path = self.data_dir / FILE_NAME
        try:
            return Store.open_to_read(path, own=True) if path.exists() else None
        except EmptyRecord:
            return None

    def sound_store(self) -> Store | None:
        """The same, after a look at the whole file; raises ``RecordError`` where it is damaged."""
        store = self.store_to_read()
        if store is not None:
            try:
                store.check()
            except RecordError:
                store.close()
                raise
        return store
