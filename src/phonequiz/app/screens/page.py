"""What all pages share: a line above, a scrolling column, a line below, and the keys that mean the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, messages
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from phonequiz.app.widgets.edges import NARROW, Foot, Head, Hint
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Rows
from phonequiz.wording import Words

if TYPE_CHECKING:
    from phonequiz.app.app import PhonequizApp

MIN_WIDTH, MIN_HEIGHT = 20, 6
LOW = 20


class Body(VerticalScroll, can_focus=False):
    """The column that scrolls. The page has the keys, not this."""


class Page(Screen[Any]):
    """A page of the app. A subclass gives its ``content`` and its ``hints``."""

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,ctrl+f", "scroll_page(1)", show=False),
        Binding("pageup,ctrl+b", "scroll_page(-1)", show=False),
        Binding("home", "scroll_to_end(-1)", show=False),
        Binding("end", "scroll_to_end(1)", show=False),
        Binding("enter", "enter", show=False),
        Binding("escape", "back", show=False),
        Binding("question_mark", "keys", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The three parts of a page."""
        yield Head()
        with Body(id="body"):
            yield from self.content()
        yield Foot()

    def content(self) -> Iterable[Widget]:
        """The widgets of the column."""
        return ()

    def hints(self) -> Sequence[Hint]:
        """The keys of this page as it is now, the main one first."""
        return ()

    @property
    def quiz(self) -> PhonequizApp:
        """The app."""
        return cast("PhonequizApp", self.app)

    @property
    def words(self) -> Words:
        """The texts in the learner's language."""
        return self.quiz.words

    @property
    def body(self) -> Body:
        """The column that scrolls."""
        return self.query_one("#body", Body)

    @property
    def head(self) -> Head:
        """The line above."""
        return self.query_one(Head)

    def all_hints(self) -> list[Hint]:
        """The keys of this page and those that mean the same everywhere."""
        words, own = self.words, list(self.hints())
        leave = Hint("q", words("key.leave"), "app.leave", foot=not own)
        return [
            *own,
            *([] if any(hint.key == leave.key for hint in own) else [leave]),
            Hint("^p", words("key.palette"), "app.command_palette", foot=False),
            Hint("?", words("key.keys"), "keys"),
        ]

    def refresh_hints(self) -> None:
        """Show the keys anew."""
        self.query_one(Foot).show(self.all_hints())

    async def on_foot_asked(self, message: Foot.Asked) -> None:
        """Do what a hint says that was clicked."""
        await self.run_action(message.action)

    # ── drawing ──

    def draw_now(self) -> None:
        """Lay out and draw all that has changed in one frame, at once.

        Left alone, Textual hears of it from one widget after the other, and may draw a part a frame before the rest.
        """
        with self.prevent(messages.Layout, messages.Update):
            for widget in self.query(Widget):
                if widget._repaint_required:
                    self._dirty_widgets.add(widget)
                    self._layout_required |= widget._layout_required
                    widget._check_refresh()
        if self._layout_required:
            self._scroll_required = False  # or only what is in view would be laid out
        self._on_timer_update()

    # ── size ──

    @property
    def tiny(self) -> bool:
        """Whether the terminal is too small to show a page."""
        return self.app.size.width < MIN_WIDTH or self.app.size.height < MIN_HEIGHT

    def on_mount(self) -> None:
        """Be of the right size in the first frame: Textual tells a page its size only when it has drawn it."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """Be of the right size."""
        self._fit()

    def _fit(self) -> None:
        """Show a notice instead of a page where there is no room for one."""
        width, height = self.app.size
        if self.tiny and not self.query("#notice"):
            self.mount(Prose([Paragraph(Content(self.words("too_small")))], id="notice"))
        self.set_class(self.tiny, "-tiny")
        self.set_class(width < NARROW or height < LOW, "-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done on a page that cannot be seen."""
        return not self.tiny

    # ── keys that mean the same on every page ──

    @property
    def rows(self) -> Rows | None:
        """The rows that the cursor moves over, where there are some."""
        return None

    def action_move(self, by: int) -> None:
        """Move the cursor where there is one, else the page."""
        if self.rows is None:
            self.body.scroll_relative(y=by, animate=False)
            return
        self.rows.move(by)
        region = self.rows.row_region(self.rows.cursor).translate(self.rows.virtual_region.offset)
        self.body.scroll_to_region(region, animate=False, force=True)

    def action_scroll_page(self, by: int) -> None:
        """Scroll by a page."""
        self.body.scroll_relative(y=by * max(1, self.body.size.height - 2), animate=False)

    def action_scroll_to_end(self, by: int) -> None:
        """Scroll to the top or to the bottom."""
        (self.body.scroll_end if by > 0 else self.body.scroll_home)(animate=False)

    def action_enter(self) -> None:
        """Do the main thing of this page."""

    def action_back(self) -> None:
        """Go one step back."""
        self.dismiss()

    def action_keys(self) -> None:
        """Show the keys of this page."""
        from phonequiz.app.screens.keys import KeysPage

        self.app.push_screen(KeysPage(self.all_hints()))
