"""The questions as learners will see them, one after the other: the page on which drafts are approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from phonequiz.app.editor import EditPage
from phonequiz.app.telling import counted
from phonequiz.app.widgets.edges import Foot, Head, Hint
from phonequiz.app.widgets.preview import Preview
from phonequiz.check.examined import readable_item
from phonequiz.editing.steps import is_draft


class PreviewPage(EditPage):
    """Shows questions in turn; gives the number of the one it was left at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,less_than_sign", "go(-1)", show=False),
        Binding("right,greater_than_sign,space", "go(1)", show=False),
        Binding("a,A", "approve", show=False),
        Binding("x,X,delete", "reject", show=False),
        Binding("e,E", "enter", show=False),
        Binding("p,P", "back", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("s,ctrl+s", "save", show=False),
        *(Binding(str(number), f"choose({number - 1})", show=False) for number in range(1, 9)),
    ]

    def __init__(self, numbers: Sequence[int], at: int, *, of_form: bool = False) -> None:
        """The questions of these numbers, from one on; opened from the form, Enter goes back to it."""
        super().__init__()
        self._numbers, self._at, self._of_form = list(numbers), at, of_form

    def compose(self) -> ComposeResult:
        """The question between the lines above and below."""
        yield Head()
        yield Preview(self.session.as_bank(), self.words, id="body")
        yield Foot()

    @property
    def body(self) -> Widget:  # type: ignore[override]
        """What scrolls."""
        return self.query_one(Preview)

    @property
    def _number(self) -> int:
        return self._numbers[self._at]

    def on_mount(self) -> None:
        """Begin with the question the cursor was on."""
        self.show_question()

    def on_screen_resume(self) -> None:
        """Show what has become of it meanwhile."""
        if self.query(Preview):
            self.show_question()

    def show_question(self) -> None:
        """Show the question as it is now."""
        session, words = self.session, self.words
        self._numbers = [number for number in self._numbers if number < len(session)]
        if not self._numbers:
            self.dismiss(None)
            return
        self._at = max(0, min(self._at, len(self._numbers) - 1))
        row = session.row(self._number)
        preview = self.query_one(Preview)
        preview.show(readable_item(row), str(row.get("stem", "")))
        preview.scroll_home(animate=False)
        topic = session.topics.get(str(row.get("topic")), "")
        findings = self.desk.findings
        found = (*findings.of(session.pieces[self._number]), *findings.across().get(self._number, ()))
        left = [topic, *([words("edit.draft")] if is_draft(row) else [])]
        left += [counted(found, words)] if found else []
        self.head.show(" · ".join(left), f"{self._at + 1}/{len(self._numbers)}")
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Approve, reject, change; on and back."""
        words = self.words
        draft = bool(self._numbers) and is_draft(self.session.row(self._number))
        return [
            *([Hint("a", words("edit.approve"), "approve")] if draft else []),
            Hint("⏎", words("edit.change"), "enter"),
            *([] if self._of_form else [Hint("x", words("edit.reject"), "reject")]),
            *([Hint("← →", words("key.back_and_on"), "go(1)")] if len(self._numbers) > 1 else []),
            Hint("1–8", words("edit.try"), foot=False),
            Hint("u", words("edit.undo"), "undo", foot=False),
            Hint("s", words("edit.save"), "save", foot=False),
            Hint("↑↓", words("key.scroll"), foot=False),
            Hint("esc", words("key.back"), "back"),
        ]

    def action_go(self, by: int) -> None:
        """Go to another question."""
        self._at = max(0, min(self._at + by, len(self._numbers) - 1))
        self.show_question()

    def action_choose(self, index: int) -> None:
        """Try an option."""
        self.query_one(Preview).choose([index])

    def action_approve(self) -> None:
        """Let the question be asked, and go to the next draft."""
        if not is_draft(self.session.row(self._number)):
            return
        self.desk.approve(self._number)
        drafts = [at for at, number in enumerate(self._numbers) if is_draft(self.session.row(number))]
        later = [at for at in drafts if at > self._at]
        self._at = next(iter(later or drafts), self._at)
        self.show_question()

    def action_reject(self) -> None:
        """Take the question out, and go to the next."""
        if self._of_form:
            return
        gone = self._number
        self.session.remove(gone)
        self._numbers = [number - (number > gone) for number in self._numbers if number != gone]
        self.show_question()

    def action_undo(self) -> None:
        """Take the last step back; the question that it was about is shown, if need be beside those shown so far."""
        if self._of_form:
            return
        session = self.session
        shown = {id(session.row(number)) for number in self._numbers}
        about = session.undo()
        if about is not None:
            pieces = enumerate(session.pieces)
            self._numbers = [number for number, piece in pieces if number == about or id(piece.row) in shown]
            self._at = self._numbers.index(about) if about in self._numbers else 0
            self.show_question()

    def action_save(self) -> None:
        """Save the bank."""
        self.desk.save()

    def action_enter(self) -> None:
        """Change the question."""
        from phonequiz.app.screens.edit_form import FormPage

        if self._of_form:
            self.action_back()
            return
        self.app.push_screen(FormPage(self._number), lambda _: self.show_question())

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(self._number)
