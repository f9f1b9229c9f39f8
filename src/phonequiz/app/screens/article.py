"""The article, at the passage that a question stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.article import ArticleView
from phonequiz.app.widgets.edges import Foot, Head, Hint
from phonequiz.bank.source import Passage, Source


class ArticlePage(Page):
    """Shows the article; o or Escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "back", show=False),
        Binding("space", "scroll_page(1)", show=False),
    ]

    def __init__(self, title: str, source: Source, passage: Passage | None) -> None:
        super().__init__()
        self._title, self._source, self._passage = title, source, passage

    def compose(self) -> ComposeResult:
        """The article between the lines above and below."""
        yield Head()
        yield ArticleView(self._source, self._passage)
        yield Foot()

    @property
    def body(self) -> Widget:  # type: ignore[override]
        """What scrolls."""
        return self.query_one(ArticleView)

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        section = self._source.section(self._passage) if self._passage is not None else None
        self.head.show(section or self._title, self.words("home.article"))
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """The keys of this page."""
        words = self.words
        return [
            Hint("esc", words("key.back"), "back"),
            Hint("↑↓", words("key.scroll")),
            Hint("␣", words("key.page"), "scroll_page(1)"),
        ]

    def action_enter(self) -> None:
        """Go back."""
        self.dismiss()
