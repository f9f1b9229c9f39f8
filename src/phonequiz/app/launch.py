"""From a command to the app, and back to the shell."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from phonequiz.app.app import Order, PhonequizApp
from phonequiz.quiz.run import Mode
from phonequiz.record.rows import Request
from phonequiz.sentences import saved_line
from phonequiz.setup import Setup


def launch(
    setup: Setup,
    mode: Mode | None = None,
    request: Request | None = None,
    bank_path: Path | None = None,
    *,
    new: bool = False,
    no_record: bool = False,
) -> int:
    """Run the app, on its home page or in a run of this mode; gives the exit status.

    Raises ``PhonequizError`` where the run that was asked for cannot be had, and whatever a fault of the app raised.
    """
    order = None if mode is None else Order(mode, request or Request(), new, no_record)
    app = PhonequizApp(setup, bank_path, order)
    app.open_store()
    if order is not None and app.record_error is None:
        app.prepare()
    app.run()
    kept = app.kept
    if kept is not None:
        kept.release()
        if not kept.run.finished:
            with suppress(OSError):  # a terminal that was closed
                print(saved_line(kept, setup.words))
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
