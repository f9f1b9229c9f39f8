"""Every sentence that a learner is shown, in German and English, under one name."""

from __future__ import annotations

import math
from datetime import datetime
from functools import cache
from typing import Literal, get_args

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# name: (German, English). A name that ends in .one is taken for the number 1, its sister .many for all others.
TEXTS: dict[str, tuple[str, str]] = {
    # questions, in every face
    "question.head": ("Frage {n} von {total} · {topic}", "Question {n} of {total} · {topic}"),
    "question.choose": ("({n} wählen)", "(choose {n})"),
    "option.true": ("Stimmt", "True"),
    "option.false": ("Stimmt nicht", "False"),
    "right": ("Richtig.", "Right."),
    "wrong": ("Falsch.", "Wrong."),
    "wrong.one": ("Falsch. Richtig ist: {keys}", "Wrong. The answer is: {keys}"),
    "wrong.many": ("Falsch. Richtig sind: {keys}", "Wrong. The answers are: {keys}"),
    "answer.one": ("Richtig ist: {keys}", "The answer is: {keys}"),
    "answer.many": ("Richtig sind: {keys}", "The answers are: {keys}"),
    "answer.yours": ("Ihre Antwort: {answer}", "Your answer: {answer}"),
    "answer.none": ("Ohne Antwort.", "Not answered."),
    "section.intro": ("Einleitung", "Introduction"),
    "score": ("Ergebnis: {right} von {total} ({percent} %)", "Score: {right} of {total} ({percent} %)"),
    "percent": ("{percent} %", "{percent} %"),
    "passed": ("Bestanden. Nötig waren {percent} %.", "Passed. {percent} % were needed."),
    "failed": ("Nicht bestanden. Nötig sind {percent} %.", "Not passed. {percent} % are needed."),
    "compare": ("Letztes Mal {last} %, am besten {best} %.", "Last time {last} %, best {best} %."),
    # runs
    "run.practice": ("Übung", "Practice"),
    "run.exam": ("Prüfung", "Exam"),
    "run.review": ("Wiederholung", "Review"),
    "run.resumed": (
        "Weiter mit Ihrem Durchgang von {when}, Frage {n}.",
        "Going on with your run from {when}, question {n}.",
    ),
    "run.reworded": (
        "Die Fragen haben sich seither geändert; Sie sehen sie, wie sie jetzt lauten.",
        "The questions have changed since; you see them as they read now.",
    ),
    "run.deleted.one": ("Eine Frage gibt es nicht mehr, sie entfällt.", "One question is gone and has dropped out."),
    "run.deleted.many": (
        "{n} Fragen gibt es nicht mehr, sie entfallen.",
        "{n} questions are gone and have dropped out.",
    ),
    "run.translated": (
        "Der Durchgang begann in einer anderen Sprache; Sie sehen die Fragen in dieser.",
        "The run began in another language; you see the questions in this one.",
    ),
    "run.skipped_before": ("Übersprungen, jetzt noch einmal.", "Skipped before, now once more."),
    "run.saved": ("Gespeichert. {answered} von {total} beantwortet.", "Saved. {answered} of {total} answered."),
    "run.nothing": (
        "In diesem Durchgang ist nichts beantwortet, also auch nichts gespeichert.",
        "Nothing answered in this run, so nothing of it is kept.",
    ),
    "run.not_saved": (
        "{answered} von {total} beantwortet, nicht gespeichert.",
        "{answered} of {total} answered, not saved.",
    ),
    "run.skipped.one": ("Eine Frage blieb ohne Antwort.", "One question was left without an answer."),
    "run.skipped.many": ("{n} Fragen blieben ohne Antwort.", "{n} questions were left without an answer."),
    "today": ("heute, {time}", "today, {time}"),
    "yesterday": ("gestern, {time}", "yesterday, {time}"),
    "day.0": ("Montag", "Monday"),
    "day.1": ("Dienstag", "Tuesday"),
    "day.2": ("Mittwoch", "Wednesday"),
    "day.3": ("Donnerstag", "Thursday"),
    "day.4": ("Freitag", "Friday"),
    "day.5": ("Samstag", "Saturday"),
    "day.6": ("Sonntag", "Sunday"),
    "date": ("{day}.{month}.{year}", "{year}-{month:02d}-{day:02d}"),
    # exam
    "exam.terms": (
        "Prüfung: {questions}, {limit}bestanden ab {percent} %.",
        "Exam: {questions}, {limit}{percent} % to pass.",
    ),
    "exam.limit": ("{time}, ", "{time}, "),
    "questions.one": ("eine Frage", "one question"),
    "questions.many": ("{n} Fragen", "{n} questions"),
    "minutes.one": ("eine Minute", "one minute"),
    "minutes.many": ("{n} Minuten", "{n} minutes"),
    "seconds.one": ("eine Sekunde", "one second"),
    "seconds.many": ("{n} Sekunden", "{n} seconds"),
    "exam.remaining": ("Noch {time}.", "{time} left."),
    "exam.time_up": (
        "Die Zeit ist um. Die Prüfung ist abgegeben, wie sie stand.",
        "Time is up. The exam is handed in as it stood.",
    ),
    "exam.over": (
        "Die Zeit Ihrer Prüfung von {when} ist abgelaufen. Sie ist abgegeben, wie sie stand.",
        "The time of your exam from {when} has run out. It is handed in as it stood.",
    ),
    "exam.handed_in": (
        "Die offene Prüfung ist abgegeben: {right} von {total} ({percent} %).",
        "The open exam is handed in: {right} of {total} ({percent} %).",
    ),
    "exam.unanswered.one": (
        "Eine Frage ist ohne Antwort und zählt als falsch.",
        "One question is not answered and counts as wrong.",
    ),
    "exam.unanswered.many": (
        "{n} Fragen sind ohne Antwort und zählen als falsch.",
        "{n} questions are not answered and count as wrong.",
    ),
    "exam.hand_in?": ("Trotzdem abgeben? (j/n)", "Hand in all the same? (y/n)"),
    # plain mode
    "plain.help": (
        "Antworten: Buchstaben oder Zahlen (b, 2, ac) · s überspringen · q aufhören, gespeichert · ? diese Hilfe",
        "Answers: letters or numbers (b, 2, ac) · s skip · q stop, saved · ? this help",
    ),
    "plain.help.exam": ("< eine Frage zurück", "< one question back"),
    "plain.again.one": (
        "Bitte einen Buchstaben von a bis {last} (? für Hilfe).",
        "Please one letter from a to {last} (? for help).",
    ),
    "plain.again.many": (
        "Bitte Buchstaben von a bis {last} (? für Hilfe).",
        "Please letters from a to {last} (? for help).",
    ),
    "nothing_to_ask": ("es gibt keine fertige Frage dazu", "there is no ready question to ask"),
    "nothing_to_ask.remedy": (
        "schreiben Sie eine oder wählen Sie ein anderes Thema",
        "add one or name another topic",
    ),
    "plain.first": ("Dies ist die erste Frage.", "This is the first question."),
    "plain.unsaved": ("Das ist nicht gespeichert.", "This is not saved."),
    "plain.no_terminal": (
        "phonequiz: hier ist kein Terminal, weiter mit --plain",
        "phonequiz: no terminal here, going on with --plain",
    ),
    # the app: home
    "home.welcome": (
        "Willkommen. Drücken Sie die Eingabetaste, und die erste Frage kommt.",
        "Welcome. Press Enter, and the first question comes.",
    ),
    "home.go_on": ("Weiter", "Go on"),
    "home.open_practice": ("Frage {n} von {total}, {when}", "question {n} of {total}, {when}"),
    "home.open_exam": ("Prüfung, {n} von {total}, {when}", "exam, {n} of {total}, {when}"),
    "home.exam_over": ("Prüfung abgelaufen, {when}", "exam is over, {when}"),
    "home.practise": ("Üben", "Practise"),
    "home.unseen.one": ("eine noch nicht gesehen", "one not seen yet"),
    "home.unseen.many": ("{n} noch nicht gesehen", "{n} not seen yet"),
    "home.wrong.one": ("eine noch offen", "one to put right"),
    "home.wrong.many": ("{n} noch offen", "{n} to put right"),
    "home.all_known": ("alles sitzt", "all known"),
    "home.exam": ("Prüfung", "Exam"),
    "home.pass": ("bestanden ab {percent} %", "{percent} % to pass"),
    "home.progress": ("Fortschritt", "Progress"),
    "home.known": ("{percent} % sitzen", "{percent} % known"),
    "home.article": ("Der Artikel", "The article"),
    "home.sections.one": ("ein Abschnitt", "one section"),
    "home.sections.many": ("{n} Abschnitte", "{n} sections"),
    "home.to_read": ("{time} Lesezeit", "{time} to read"),
    "home.choose": ("Andere Sammlung", "Another bank"),
    "chooser.broken": (
        "{file} ist nicht zu gebrauchen; `phonequiz check` sagt, was darin falsch ist",
        "{file} cannot be used; `phonequiz check` says what is wrong with it",
    ),
    "home.topics": ("Themen", "Topics"),
    "home.topic": ("Ein Thema üben", "Practise a topic"),
    "home.new.one": ("eine neu", "1 new"),
    "home.new.many": ("{n} neu", "{n} new"),
    # keys
    "key.answer": ("antworten", "answer"),
    "key.pick": ("ankreuzen", "pick"),
    "key.choose": ("wählen", "choose"),
    "key.confirm": ("bestätigen ({n} von {of})", "confirm ({n} of {of})"),
    "key.next": ("weiter", "next"),
    "key.result": ("Ergebnis", "result"),
    "key.skip": ("überspringen", "skip"),
    "key.flag": ("unklar", "unclear"),
    "key.article": ("Artikel", "article"),
    "key.copy": ("Zitat kopieren", "copy the quote"),
    "key.move": ("bewegen, wählen", "move, choose"),
    "key.scroll": ("blättern", "scroll"),
    "key.page": ("Seite weiter", "page on"),
    "key.home": ("Startseite", "home"),
    "key.back": ("zurück", "back"),
    "key.back_and_on": ("zurück, vor", "back, on"),
    "key.hand_in": ("abgeben", "hand in"),
    "key.leave": ("beenden", "leave"),
    "key.palette": ("Befehle", "palette"),
    "key.keys": ("Tasten", "keys"),
    "key.begin": ("los", "go"),
    "key.again.one": ("diese eine üben", "practise this one"),
    "key.again.many": ("diese {n} üben", "practise these {n}"),
    "key.review": ("Antworten ansehen", "look at the answers"),
    "key.look": ("eine Frage ansehen", "look at a question"),
    "key.take": ("öffnen", "open"),
    "keys.title": ("Tasten", "Keys"),
    # the app: the rest
    "quote.copied": ("Zitat kopiert.", "Quote copied."),
    "flag.title": ("Was ist an dieser Frage unklar?", "What is unclear about this question?"),
    "flag.why": ("ein Wort dazu, wenn Sie mögen", "a word why, if you like"),
    "flag.keep": ("speichern", "keep"),
    "flag.kept": ("Für den Trainer vorgemerkt.", "Noted for the trainer."),
    "flag.not_kept": ("Ohne Aufzeichnung kann nichts vorgemerkt werden.", "Without a record nothing can be noted."),
    "hand_in.all_answered": ("Alles beantwortet. Jetzt abgeben?", "All answered. Hand in now?"),
    "hand_in.first": ("zur ersten offenen", "to the first open"),
    "result.to_put_right": ("Noch offen ({n})", "To put right ({n})"),
    "result.given": ("Ihre Antwort: {given}; richtig: {keys}", "Your answer: {given}; right: {keys}"),
    "result.open": ("ohne Antwort; richtig: {keys}", "not answered; right: {keys}"),
    "result.answers": ("Ihre Antworten", "Your answers"),
    "result.all_right": ("Alles richtig, nichts ist offen.", "All of them right, nothing to put right."),
    "not_kept": ("Dieser Durchgang wird nicht gespeichert.", "This run is not kept."),
    "progress.topics": ("So gut sitzt jedes Thema", "How well each topic is known"),
    "progress.nothing": ("Noch nichts beantwortet.", "Nothing answered yet."),
    "progress.runs": ("Ihre Durchgänge, in Prozent", "Your runs, in percent"),
    "progress.list": ("Die letzten Durchgänge", "The last runs"),
    "progress.legend": ("Ü Übung, P Prüfung; der neueste rechts", "P practice, E exam; the newest on the right"),
    "progress.hardest": ("Am schwersten", "Hardest questions"),
    "progress.practise": ("diese üben", "practise these"),
    "plot.practice": ("Ü", "P"),
    "plot.exam": ("P", "E"),
    "problem.title": ("Das steht noch im Weg", "This stands in the way"),
    "unkept.title": ("Ihr Fortschritt kann nicht gespeichert werden", "Your progress cannot be kept"),
    "unkept.choice": (
        "Sie können trotzdem üben, aber nichts davon bleibt: keine Antwort, kein Ergebnis.",
        "You can practise all the same, but nothing of it stays: no answer, no score.",
    ),
    "unkept.go_on": ("ohne Speichern weiter", "go on without keeping"),
    "unsaved.title": ("Ihre Antwort ist nicht gespeichert.", "Your answer is not saved."),
    "unsaved.again": ("noch einmal", "try again"),
    "reading": ("Die Fragen werden gelesen …", "Reading the questions …"),
    "too_small": ("Bitte das Fenster vergrößern.", "Please make the window larger."),
    "run.elsewhere": (
        "Dieser Durchgang ist in einem anderen Fenster offen oder schon beendet.",
        "This run is open in another window, or has ended.",
    ),
    "palette.search": ("Befehl suchen …", "Search for a command …"),
    "palette.search_theme": ("Farben suchen …", "Search for a theme …"),
    "palette.nothing": ("Nichts gefunden", "Nothing found"),
    "palette.home": ("Startseite", "Home"),
    "palette.home.help": ("Zurück zur Startseite, der Durchgang bleibt", "Back to home, the run is kept"),
    "palette.theme": ("Farben", "Theme"),
    "palette.theme.help": ("Andere Farben wählen, sie bleiben", "Choose other colours, they are remembered"),
    "palette.keys": ("Tasten", "Keys"),
    "palette.keys.help": ("Die Tasten dieser Seite", "The keys of this page"),
    "palette.leave": ("Beenden", "Leave"),
    "palette.leave.help": ("phonequiz beenden, alles ist gespeichert", "Leave phonequiz, all is saved"),
    # progress, report and forget
    "progress.answers.one": ("Eine Antwort, {right} richtig", "One answer, {right} right"),
    "progress.answers.many": ("{n} Antworten, {right} richtig", "{n} answers, {right} right"),
    "progress.seen": ("{seen} von {total} gesehen", "{seen} of {total} seen"),
    "progress.no_bank": ("{seen} gesehen, Sammlung nicht gefunden", "{seen} seen, bank not found"),
    "progress.open": ("{answered} von {total} beantwortet, noch offen", "{answered} of {total} answered, still open"),
    "score.short": ("{right} von {total} ({percent} %)", "{right} of {total} ({percent} %)"),
    "passed.short": ("bestanden", "passed"),
    "failed.short": ("nicht bestanden", "not passed"),
    "yes": ("ja", "yes"),
    "no": ("nein", "no"),
    "forget.nothing": ("Es ist nichts gespeichert.", "Nothing is kept."),
    "forget.what": ("Gelöscht wird in {folder}:", "To be erased in {folder}:"),
    "forget.name": ("  {file}: wer {who} ist", "  {file}: who {who} is"),
    "forget.others": (
        "{file} bleibt: Es sagt, wer andere sind. Löschen Sie es, und niemand weiß es mehr.",
        "{file} stays: it says who others are. Delete it, and nobody can tell any more.",
    ),
    "forget.sure": ("Wirklich alle Antworten löschen? (j/n)", "Really erase all answers? (y/n)"),
    "forget.kept": ("Nichts gelöscht.", "Nothing erased."),
    "forget.done": ("Gelöscht.", "Erased."),
    # the record
    "record.full": ("der Datenträger ist voll", "the disk is full"),
    "record.full.remedy": (
        "geben Sie Platz frei",
        "free some space",
    ),
    "record.readonly": ("hier darf nicht geschrieben werden", "this place cannot be written to"),
    "record.readonly.remedy": (
        "prüfen Sie die Zugriffsrechte oder nennen Sie mit --data-dir einen anderen Ordner",
        "check the permissions or name another folder with --data-dir",
    ),
    "record.damaged": (
        "die Datei ist beschädigt oder stammt nicht von phonequiz",
        "the file is damaged or not one of phonequiz",
    ),
    "record.damaged.remedy": (
        "legen Sie sie beiseite oder holen Sie eine Sicherung zurück; phonequiz ändert nichts daran",
        "move it away or bring back a copy; phonequiz leaves it as it is",
    ),
    "record.newer": ("ein neueres phonequiz hat die Datei geschrieben", "a newer phonequiz wrote this file"),
    "record.newer.remedy": (
        "bringen Sie phonequiz auf den neuen Stand; an der Datei ändert sich nichts",
        "update phonequiz; the file is left as it is",
    ),
    "record.without": (
        "oder üben Sie mit --no-record, ohne dass etwas gespeichert wird",
        "or practise with --no-record, which keeps nothing",
    ),
    "record.busy": ("ein anderes Programm hält die Datei fest", "another program holds the file"),
    "record.busy.remedy": ("schließen Sie es und versuchen Sie es noch einmal", "close it and try again"),
    "record.unreadable": ("die Datei ist nicht zu lesen", "the file cannot be read"),
    "record.unreadable.remedy": (
        "prüfen Sie Datei und Datenträger (phonequiz doctor)",
        "check the file and the disk (phonequiz doctor)",
    ),
}


class Words:
    """The texts in one language: ``words("score", right=7, total=10, percent=70)``."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._column = LANGUAGES.index(language)

    def __call__(self, name: str, **values: object) -> str:
        """The text of this name with its values filled in; raises ``KeyError`` where there is none."""
        text = (TEXTS.get(name) or _of_commands()[name])[self._column]
        return text.format(**values) if values else text

    def count(self, name: str, n: int, **values: object) -> str:
        """The text for a number of things: ``name.one`` or ``name.many``."""
        return self(f"{name}.{'one' if n == 1 else 'many'}", n=n, **values)

    def decimal(self, value: float, style: str = ".2f") -> str:
        """A figure as one writes it in this language, with two decimals or in another style of ``format``."""
        text = format(value, style)
        return text.replace(".", ",") if self.language == "de" else text


@cache
def _of_commands() -> dict[str, tuple[str, str]]:
    """The texts of single commands. Imported when one is asked for: whoever practises does not wait for them."""
    from phonequiz.wording_editor import TEXTS_OF_THE_EDITOR
    from phonequiz.wording_handing_in import TEXTS_OF_HANDING_IN
    from phonequiz.wording_reports import TEXTS_OF_REPORTS

    return TEXTS_OF_THE_EDITOR | TEXTS_OF_HANDING_IN | TEXTS_OF_REPORTS


def percent(share: float, mark: float = 1.0) -> int:
    """A share as whole percent, halves up; but what is below a mark is not rounded up to it, nor to 100."""
    value = math.floor(share * 100 + 0.5 + 1e-9)
    for bound in (mark, 1.0):
        if share < bound - 1e-9:
            value = min(value, math.ceil(bound * 100 - 1e-9) - 1)
    return value


def when(words: Words, moment: datetime, now: datetime) -> str:
    """A past moment as one says it: today and yesterday with the time, a weekday, else the date; in local time."""
    local, today = moment.astimezone(), now.astimezone().date()
    days = (today - local.date()).days
    if days in {0, 1}:
        return words("today" if days == 0 else "yesterday", time=f"{local:%H:%M}")
    if 1 < days < 7:
        return words(f"day.{local.weekday()}")
    return words("date", day=local.day, month=local.month, year=local.year)


def span(words: Words, seconds: float) -> str:
    """A time in minutes and seconds, of ten minutes and more in minutes, rounded up."""
    whole = int(seconds + 0.999)
    if whole >= 600:
        return words.count("minutes", -(-whole // 60))
    parts = [words.count("minutes", whole // 60)] if whole >= 60 else []
    if whole % 60 or not parts:
        parts.append(words.count("seconds", whole % 60))
    return " ".join(parts)


def clock(seconds: float) -> str:
    """A time left as on a clock: ``14:05``, ``1:00:00``."""
    minutes, rest = divmod(int(seconds + 0.999), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
