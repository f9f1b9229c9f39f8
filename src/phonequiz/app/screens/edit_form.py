"""A question in a form: every field, what is wrong with it as one types, and beside it what learners will see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from phonequiz.app.editor import EditPage
from phonequiz.app.screens.edit_field import Field
from phonequiz.app.screens.page import Body
from phonequiz.app.telling import counted
from phonequiz.app.widgets.edges import Foot, Head, Hint
from phonequiz.app.widgets.fields import Choice, TextField
from phonequiz.app.widgets.preview import Preview
from phonequiz.bank.structure import Finding
from phonequiz.check.examined import readable_item
from phonequiz.editing.forms import TYPES, Values, filled_in, values_of
from phonequiz.editing.steps import new_id

BESIDE = 110  # from this width on the preview stands beside the form
DELAY = 0.15  # seconds without a key after which is said what is wrong
_MAX_OPTIONS = 8


class FormPage(EditPage):
    """The fields of one question. What is written is in the bank at once; gives the number of the question."""

    AUTO_FOCUS: ClassVar[str | None] = "TextField"
    WRITES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("ctrl+o", "article", show=False),
        Binding("ctrl+t", "preview", show=False),
        Binding("ctrl+n", "new_topic", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("f1", "keys", show=False),
    ]

    def __init__(self, number: int, *, new: bool = False) -> None:
        super().__init__()
        self._number, self._new = number, new
        self._touched: set[str] = set()
        self._shown: set[str] = set()
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The form, and beside it the preview."""
        self._begun = self.session.row(self._number)
        self._steps = self.session.steps
        self._id_follows = self._new
        self.values: Values = values_of(self._begun)
        yield Head(wide=True)
        with Horizontal(id="panes"):
            with Body(id="body"):
                yield from self._fields()
            yield Preview(self.session.as_bank(), self.words)
        yield Foot(wide=True)

    # ── fields ──

    def _fields(self) -> Iterator[Widget]:
        words, session = self.words, self.session
        yield self._text("stem")
        yield self._choice("type", [(type_, words(f"form.{type_}")) for type_ in TYPES])
        with Vertical(id="options"):
            yield from self._options()
        yield self._text("explanation")
        yield self._text("feedback")
        if session.source is not None or "quote" in session.bank or "quote" in self._begun:
            yield self._text("quote", placeholder=words("form.quote.hint"))
            other = session.bank.get("source_language", session.bank.get("language")) != session.bank.get("language")
            if other or "quote_translation" in self._begun:
                yield self._text("quote_translation")
        yield self._choice("topic", self._topics())
        yield self._choice("status", [("ready", words("form.ready")), ("draft", words("edit.draft"))])
        yield self._choice("difficulty", [("", "–"), ("1", "1"), ("2", "2"), ("3", "3")])
        yield self._text("tags", placeholder=words("form.tags.hint"))
        yield self._text("id")

    def _topics(self) -> list[tuple[str, str]]:
        return [(id_, " ".join(title.split())) for id_, title in self.session.topics.items()]

    def _options(self) -> Iterator[Widget]:
        """The fields that depend on the type."""
        words, type_ = self.words, self.values["type"]
        if type_ == "true-false":
            self.values.setdefault("truth", "true")
            yield self._choice("truth", [("true", words("option.true")), ("false", words("option.false"))])
            return
        answers = 1 if type_ != "multiple" else min(_MAX_OPTIONS, self._count("answer") + 1)
        for number in range(answers):
            yield self._text(f"answer.{number}")
        for number in range(min(_MAX_OPTIONS, self._count("distractor") + 1)):
            yield from self._distractor(number)
        orders = [(order, words(f"form.{order}")) for order in ("auto", "shuffled", "fixed")]
        yield self._choice("order", orders)
        place = self._text("place", placeholder=words("form.place.hint"))
        place.display = self.values["order"] == "fixed" or bool(self.values.get("place"))
        yield place

    def _distractor(self, number: int) -> Iterable[Widget]:
        return (
            self._text(f"distractor.{number}", tight=True),
            self._text(f"why.{number}", placeholder=self.words("form.why.hint")),
        )

    def _count(self, name: str) -> int:
        """How many options of a name there are, counted to the last that is filled in."""
        numbers = [int(key.partition(".")[2]) for key, value in self.values.items()
                   if key.startswith(f"{name}.") and value.strip()]  # fmt: skip
        return max(numbers, default=-1) + 1

    def _text(self, name: str, *, placeholder: str = "", tight: bool = False) -> Field:
        label = self.words(f"form.{name.partition('.')[0]}")
        return Field(label, TextField(self.values.get(name, ""), name, placeholder=placeholder), tight=tight)

    def _choice(self, name: str, options: Sequence[tuple[str, str]]) -> Field:
        return Field(self.words(f"form.{name}"), Choice(options, self.values.get(name, ""), name))

    def on_mount(self) -> None:
        """Begin with the stem."""
        self.query_one(Preview).display = self.beside
        self._tell()

    @property
    def beside(self) -> bool:
        """Whether there is room for the preview beside the form."""
        return self.app.size.width >= BESIDE

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview beside the form where there is room."""
        super().on_resize(event)
        preview = self.query_one(Preview)
        if preview.display != self.beside:
            preview.display = self.beside
            self._tell()
        self.refresh_hints()

    # ── what is written ──

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take over what was typed."""
        name = event.text_area.name
        if name is not None and event.text_area.text != self.values.get(name, ""):
            self.values[name] = event.text_area.text
            self._take(name)
            self._make_room(name)

    async def on_choice_changed(self, message: Choice.Changed) -> None:
        """Take over what was chosen."""
        name = message.choice.name or ""
        self.values[name] = message.choice.value
        if name in {"type", "order"}:
            await self._rebuild_options()
            for choice in self.query(Choice):
                if choice.name == name:
                    choice.focus()
        self._take(name, typed=False)

    def _take(self, name: str, *, typed: bool = True) -> None:
        """Give the question what the form says; what is typed in one field is one step."""
        self._touched.add(name)
        if name == "id":
            self._id_follows = False
        elif name in {"stem", "quote"} and self._id_follows:
            said = self.values.get("stem") or self.values.get("quote", "")
            self._set("id", new_id(said, self.session.ids(but=self._number)))
        row = filled_in(self.session.row(self._number), self.values)
        self.session.change(self._number, row, together=(self._number, name) if typed else None)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DELAY, self._tell)

    def _set(self, name: str, text: str) -> None:
        """Give a field another text, without taking it for typed."""
        self.values[name] = text
        for field in self.query(TextField):
            if field.name == name and field.text != text:
                field.load_text(text)

    def _make_room(self, name: str) -> None:
        """One empty field more below the last option that is filled in."""
        kind, _, number = name.partition(".")
        if kind not in {"answer", "distractor"} or not self.values[name].strip():
            return
        following = int(number) + 1
        names = {field.name for field in self.query(TextField)}
        if f"{kind}.{following}" in names or following >= _MAX_OPTIONS:
            return
        options = self.query_one("#options", Vertical)
        if kind == "distractor":
            last = self._field(f"why.{number}")
            options.mount_all(self._distractor(following), after=last)
        elif self.values["type"] == "multiple":
            options.mount(self._text(f"answer.{following}"), after=self._field(name))

    async def _rebuild_options(self) -> None:
        options = self.query_one("#options", Vertical)
        await options.remove_children()
        await options.mount_all(self._options())

    def _field(self, name: str) -> Field | None:
        return next((field for field in self.query(Field) if field.field.name == name), None)

    # ── what is said ──

    def _tell(self) -> None:
        """Show findings and preview of the question as it is."""
        session, words = self.session, self.words
        session.sync()
        piece = session.pieces[self._number]
        findings = self.desk.findings
        found = (*findings.of(piece), *findings.across().get(self._number, ()))
        by_field: dict[str, list[Finding]] = {}
        for finding in found:
            by_field.setdefault(self._place_of(finding), []).append(finding)
        for field in self.query(Field):
            name = field.field.name or ""
            said = by_field.get(name, [])
            # A new question is empty, and nobody wants to hear that of every field.
            if self._new and name not in self._touched and not self._has_been_left(name):
                said = []
            if said or name in self._shown:
                field.say(said, words)
                (self._shown.add if said else self._shown.discard)(name)
        preview = self.query_one(Preview)
        if preview.display:
            preview.show(readable_item(piece.row), self.values.get("stem", ""))
        count = self._count_of(found)
        if session.unsaved:
            count = f"{words('edit.unsaved')}   {count}".rstrip()
        topic = session.topics.get(str(piece.row.get("topic")), "")
        self.head.show(" · ".join(filter(None, [words("edit.new") if self._new else topic, piece.id])), count)
        self.refresh_hints()

    def _count_of(self, found: Sequence[Finding]) -> str:
        """Errors and notes in words, apart."""
        words = self.words
        if self._new and not self._touched:
            return ""  # nothing was written, and nothing is held against it
        if self.session.errors and not any(each.severity == "error" for each in found):
            return ", ".join(filter(None, [words("edit.bank_error"), counted(found, words)]))
        return counted(found, words) or words("form.sound")

    def _has_been_left(self, name: str) -> bool:
        """Whether the fields after this one are being filled in."""
        names = [field.field.name for field in self.query(Field)]
        touched = [names.index(other) for other in self._touched if other in names]
        return name in names and bool(touched) and names.index(name) < max(touched)

    def _place_of(self, finding: Finding) -> str:
        """The field that a finding is about."""
        path = finding.path
        if not path:
            named = finding.what.partition("`")[2].partition("`")[0]
            path = (named or "stem",)
        key, number = str(path[0]), path[1] if len(path) > 1 else 0
        if key == "answer":
            return "truth" if self.values["type"] == "true-false" else f"answer.{number}"
        if key == "distractors":
            filled = [n for n in range(_MAX_OPTIONS) if self.values.get(f"distractor.{n}", "").strip()]
            at = filled[int(number)] if len(path) > 1 and int(number) < len(filled) else max(len(filled) - 1, 0)
            return f"why.{at}" if path[-1] == "feedback" else f"distractor.{at}"
        return key if self._field(key) is not None else "stem"

    # ── keys ──

    def hints(self) -> Sequence[Hint]:
        """The keys of the form."""
        words = self.words
        article = self.session.source is not None
        return [
            Hint("esc", words("edit.list"), "back"),
            Hint("⏎", words("form.next"), "focus_next"),
            Hint("^s", words("edit.save"), "save"),
            *([Hint("^o", words("form.from_article"), "article")] if article else []),
            Hint("^t", words("edit.preview"), "preview", foot=not self.beside),
            Hint("^z", words("edit.undo"), "undo"),
            Hint("^n", words("topic.new"), "new_topic", foot=False),
            Hint("^y", words("edit.redo"), "redo", foot=False),
            Hint("⇧⇥", words("form.previous"), "focus_previous", foot=False),
            Hint("^j", words("form.line"), foot=False),
            Hint("^u", words("form.clear"), foot=False),
            Hint("← →", words("form.choose"), foot=False),
        ]

    def action_enter(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def action_focus_next(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def action_focus_previous(self) -> None:
        """Go back to the field before."""
        self.focus_previous()

    def action_save(self) -> None:
        """Save the bank."""
        if self.desk.save():
            self._tell()

    async def action_undo(self) -> None:
        """Take back the last step on this question."""
        if self.session.steps > self._steps:
            self.session.undo()
            await self._show_anew()

    async def action_redo(self) -> None:
        """Take the step again."""
        if self.session.redo() is not None:
            await self._show_anew()

    async def _show_anew(self) -> None:
        row = self.session.row(self._number)
        self.values = values_of(row)
        for choice in self.query(Choice):
            if choice.name == "topic":
                choice.offer(self._topics())
            if choice.name in self.values:
                choice.take(self.values[choice.name])
        for field in self.query(TextField):
            text = self.values.get(field.name or "", "")
            if field.text != text:
                field.take(text)
        await self._rebuild_options_if_needed()
        self._tell()

    async def _rebuild_options_if_needed(self) -> None:
        names = {field.name for field in self.query(TextField)}
        of_options = {name for name in self.values if name.startswith(("answer.", "distractor.", "why."))}
        truth = any(choice.name == "truth" for choice in self.query(Choice))
        if not of_options <= names or truth != (self.values["type"] == "true-false"):
            await self._rebuild_options()

    def on_screen_resume(self) -> None:
        """Show what another page has made of the question."""
        if self.query(Field):
            self.run_worker(self._show_anew())

    def action_preview(self) -> None:
        """See it as learners will."""
        from phonequiz.app.screens.edit_preview import PreviewPage

        self.app.push_screen(PreviewPage([self._number], 0, of_form=True))

    def action_article(self) -> None:
        """Take a passage of the article as the quote."""
        from phonequiz.app.screens.edit_passage import PassagePage

        source = self.session.source
        if source is None:
            return

        def take(quote: str | None) -> None:
            if quote:
                self._set("quote", quote)
                self._take("quote", typed=False)

        self.app.push_screen(PassagePage(source, source.find(self.values.get("quote", ""))), take)

    def action_new_topic(self) -> None:
        """Make a topic that there is not yet, and give it to the question."""
        from phonequiz.app.screens.edit_topic import NewTopicPage

        def take(topic: str | None) -> None:
            if topic is not None:
                self.values["topic"] = topic
                self._take("topic", typed=False)

        self.app.push_screen(NewTopicPage(self._number), take)

    def action_back(self) -> None:
        """Go back to the list; a new question of which nothing was written goes too."""
        if self._new and self.session.row(self._number) == self._begun and self.session.steps == self._steps:
            self.session.undo()
            self.dismiss(max(0, self._number - 1))
        else:
            self.dismiss(self._number)
