"""The command palette in the learner's language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets.option_list import Option

from phonequiz.app.screens.page import MIN_HEIGHT, MIN_WIDTH

if TYPE_CHECKING:
    from phonequiz.app.app import PhonequizApp


class Palette(CommandPalette):
    """Textual's palette, in the learner's language; it closes where there is no room for it."""

    def on_resize(self, event: events.Resize) -> None:
        """Close where a list could not be shown."""
        if self.is_current and (event.size.width < MIN_WIDTH or event.size.height < MIN_HEIGHT):
            self.dismiss()

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        text = cast("PhonequizApp", self.app).words("palette.nothing")

        def say_nothing_found() -> None:
            if search_value:
                self.query_one(CommandList).add_option(Option(text, disabled=True, id=self._NO_MATCHES))
                self._list_visible = True

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_nothing_found)


class Themes(Provider):
    """The themes to choose from; the one chosen is remembered."""

    @property
    def _themes(self) -> Iterator[tuple[str, partial[None]]]:
        app = cast("PhonequizApp", self.app)
        for theme in sorted(app.available_themes):
            if theme != "textual-ansi":
                yield theme, partial(app.choose_theme, theme)

    async def discover(self) -> Hits:
        """All themes."""
        for name, choose in self._themes:
            yield DiscoveryHit(name, choose)

    async def search(self, query: str) -> Hits:
        """The themes whose names match."""
        matcher = self.matcher(query)
        for name, choose in self._themes:
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), choose)
