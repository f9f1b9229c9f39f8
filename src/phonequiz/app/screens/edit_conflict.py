"""The file has changed since it was read: what differs, and three ways on, none of which loses anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Foot, Hint
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.editing.document import Document, Piece
from phonequiz.editing.merging import difference
from phonequiz.editing.session import beside
from phonequiz.problems import PhonequizError, safe

SHOWN_LINES = 400


class ConflictPage(EditPage):
    """Shows the difference; Enter brings both together."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,B", "beside", show=False),
        Binding("r,R", "read_anew", show=False),
    ]

    def __init__(self, theirs: Document) -> None:
        super().__init__()
        self._theirs = theirs

    def content(self) -> Iterable[Widget]:
        """What was found, what collides, and all lines that differ."""
        words, session = self.words, self.session
        self._merged = session.merge(self._theirs)
        collisions = self._merged.collisions
        paragraphs = [Paragraph(Content.styled(words("conflict.title", file=safe(session.path.name)), "bold"))]
        changed = sum(each.mine is not None and each.theirs is not None for each in collisions)
        if changed:
            paragraphs.append(Paragraph(Content(words.count("conflict.some", changed))))
        elif not collisions:
            paragraphs.append(Paragraph(Content(words("conflict.none"))))
        for collision in collisions:
            said = ""
            if collision.mine is None or collision.theirs is None:
                said = words("conflict.mine_gone" if collision.mine is None else "conflict.theirs_gone")
            title = Content.assemble((safe(collision.id), "bold $text-accent"), (f"   {said}", MUTED))
            paragraphs.append(Paragraph(title))
            before = next((_body(piece) for piece in session.base.questions if piece.id == collision.id), "")
            paragraphs += self._sides(before, _body(collision.theirs), _body(collision.mine))
        if not collisions:
            paragraphs += self._sides(session.base.text, self._theirs.text, session.document.text)
        yield Prose(paragraphs)

    def _sides(self, before: str, theirs: str, mine: str) -> list[Paragraph]:
        """What each side changed, one below the other."""
        shown = []
        for name, text in (("conflict.of_file", theirs), ("conflict.of_yours", mine)):
            shown.append(Paragraph(Content.styled(self.words(name), MUTED)))
            shown += _lines(difference(before, text)[:SHOWN_LINES])
        return shown

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        self.head.show(self.session.as_bank().title, self.words("conflict.head"))
        self.query_one(Foot).wrap()
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Three ways on, and back."""
        words = self.words
        return [
            Hint("⏎", words("conflict.merge"), "enter"),
            Hint("b", words("conflict.beside"), "beside"),
            Hint("r", words("conflict.read_anew"), "read_anew"),
            Hint("↑↓", words("key.scroll"), foot=False),
            Hint("esc", words("key.back"), "back"),
        ]

    def action_enter(self) -> None:
        """Bring both together and save."""
        self.session.take(self._merged.document, self._theirs)
        self.dismiss()
        self.desk.save()

    def action_beside(self) -> None:
        """Save what one has under another name, and go on there."""
        target = beside(self.session.path, self.words("conflict.mark"))
        try:
            self.session.save_beside(target)
        except PhonequizError as error:
            self.desk.show_problem(error)
            return
        self.dismiss()
        self.desk.tell(self.words("edit.saved", file=target.name), timeout=5)

    def action_read_anew(self) -> None:
        """Take what stands in the file; undo gives back what one had."""
        self.session.take(self._theirs, self._theirs)
        self.dismiss()
        self.desk.tell(self.words("conflict.undo"), timeout=5)


def _body(piece: Piece | None) -> str:
    return "" if piece is None else piece.body


def _lines(lines: Iterable[str]) -> list[Paragraph]:
    """The lines of a difference, each with its sign and in its colour."""
    styles = {"-": "$text-error", "+": "$text-success", "@": MUTED}
    shown = []
    for line in lines:
        sign, rest = line[:1], "" if line.startswith("@") else line[1:]
        if line.startswith("@"):
            shown.append(Paragraph(Content.styled("…", MUTED), gap=0))
        else:
            lead = Content.styled(sign, styles.get(sign, MUTED))
            shown.append(Paragraph(Content.styled(safe(rest), styles.get(sign, MUTED)), gap=0, indent=2, lead=lead))
    return shown
