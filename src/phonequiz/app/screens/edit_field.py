"""A field of the form, with its label and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.telling import told
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.bank.structure import Finding
from phonequiz.wording import Words


class Field(Horizontal):
    """A label, the field itself, and below it what is wrong with it."""

    def __init__(self, label: str, field: Widget, *, tight: bool = False) -> None:
        """``tight``: without a blank line below, for the next field belongs to it."""
        super().__init__(classes="field -tight" if tight else "field")
        self._label, self.field = label, field

    def compose(self) -> ComposeResult:
        """The label on the left, the field with its findings on the right."""
        yield Prose([Paragraph(Content.styled(self._label, MUTED))])
        with Vertical():
            yield self.field
            yield Prose(id="finding")

    def say(self, findings: Sequence[Finding], words: Words) -> None:
        """Show what is wrong with the field."""
        signs = {"error": ("✗ ", "$text-error"), "warning": ("! ", "$text-warning")}
        lines = []
        for finding in findings:
            sign, style = signs[finding.severity]
            lines.append(Paragraph(Content.styled(told(finding, words), style), gap=0, indent=2,
                                   lead=Content.styled(sign, style)))  # fmt: skip
        self.query_one("#finding", Prose).show(lines)
