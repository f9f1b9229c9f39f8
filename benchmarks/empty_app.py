"""The empty app that phonequiz is measured against: one label, which counts the keys pressed."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Label


class EmptyApp(App[None]):
    """One label."""

    keys = 0

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label("no key yet")

    def on_key(self, event: events.Key) -> None:
        """Count, and show the count."""
        self.keys += 1
        self.query_one(Label).update(f"key {self.keys} pressed")


EmptyApp().run()
