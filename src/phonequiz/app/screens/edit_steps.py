"""What the keys of the list do to the question under the cursor; each step can be undone."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.question_list import QuestionList
from phonequiz.editing import steps


class StepsPage(EditPage):
    """A page with a list of questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "approve", show=False),
        Binding("x,X,delete", "reject", show=False),
        Binding("d,D", "duplicate", show=False),
        Binding("t,T", "divide", show=False),
        Binding("m,M", "topic", show=False),
        Binding("p,P", "preview", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("U,ctrl+y", "redo", show=False),
        Binding("s,ctrl+s", "save", show=False),
    ]

    @property
    def listed(self) -> QuestionList:
        """The questions."""
        return self.query_one("#questions", QuestionList)

    @property
    def questions(self) -> list[int]:
        """The numbers of the questions that are listed."""
        return [number for number in self.listed.numbers if number >= 0]

    def show_all(self, number: int | None = None) -> None:
        """Show everything anew, the cursor on the question of this number."""
        raise NotImplementedError

    def action_approve(self) -> None:
        """Let the question be asked of learners, and go on to the next draft."""
        number = self.listed.number
        if number is None or not steps.is_draft(self.session.row(number)):
            return
        self.desk.approve(number)
        shown = self.questions
        later = [other for other in shown[shown.index(number) :] if steps.is_draft(self.session.row(other))]
        earlier = [other for other in shown if steps.is_draft(self.session.row(other))]
        self.show_all(next(iter(later or earlier), number))

    def action_reject(self) -> None:
        """Take the question out; undo brings it back."""
        number = self.listed.number
        if number is not None:
            self.session.remove(number)
            self.show_all()
            self.desk.tell(self.words("edit.rejected"), timeout=3)

    def action_duplicate(self) -> None:
        """Put a copy behind the question, as a draft."""
        number = self.listed.number
        if number is not None:
            self.session.duplicate(number, steps.duplicated(self.session.row(number), self.session.ids()))
            self.show_all(number + 1)

    def action_divide(self) -> None:
        """Make two drafts of the question."""
        number = self.listed.number
        if number is not None:
            self.session.divide(number, steps.split_in_two(self.session.row(number), self.session.ids()))
            self.show_all(number + 1)

    def action_topic(self) -> None:
        """Choose another topic for the question."""
        from phonequiz.app.screens.edit_topic import TopicPage

        number = self.listed.number
        if number is None:
            return

        def take(topic: str | None) -> None:
            if topic is not None:
                self.session.change(number, self.session.row(number) | {"topic": topic})
            self.show_all(number)

        self.app.push_screen(TopicPage(number), take)

    def action_preview(self) -> None:
        """See the questions that are listed as learners will."""
        from phonequiz.app.screens.edit_preview import PreviewPage

        if self.listed.number is not None:
            page = PreviewPage(self.questions, self.questions.index(self.listed.number))
            self.app.push_screen(page, lambda shown: self.show_all(shown))

    def action_undo(self) -> None:
        """Take the last step back."""
        number = self.session.undo()
        if number is not None:
            self.app.clear_notifications()
            self.show_all(number)

    def action_redo(self) -> None:
        """Take the step again."""
        number = self.session.redo()
        if number is not None:
            self.show_all(number)

    def action_save(self) -> None:
        """Save the bank."""
        if self.desk.save():
            self.show_all()
