"""A small bank to start from: a question of each type, with a comment on each field."""

from __future__ import annotations

import re
import unicodedata

_GERMAN = """\
#:schema bank.schema.json
# Eine Fragensammlung für phonequiz. Was hinter einem # steht, ist ein Kommentar.
#
#   phonequiz check {name}
#       findet mit Zeile und Spalte, was darin nicht stimmt
#   phonequiz practice --bank {name}
#       fragt daraus
#   phonequiz schema > bank.schema.json
#       lässt einen Editor, der TOML kennt, diese Datei beim Schreiben ergänzen und prüfen

format = 1  # die Version dieses Formats

[bank]
id = "{id}"  # darunter wird der Lernstand geführt: einmal wählen, gleich für jede Sprache der Sammlung
title = "Mein erster Fragenkatalog"  # das sehen die Lernenden
language = "de"  # der Fragen
# Ein Artikel, auf dem die Fragen stehen. Mit ihm braucht jede Frage ein `quote`, und Lernende können dort weiterlesen.
# source = "article.txt"  # einfacher Text oder Markdown in UTF-8, von dieser Datei aus gesehen
# source_language = "de"  # wo es nicht die Sprache der Fragen ist

[exam]  # all das kann wegbleiben
questions = 20  # anteilig aus den Themen gezogen; alle, wo es weniger gibt
pass_mark = 0.8  # dieser Anteil richtiger Antworten besteht
# time_limit = "15m"  # oder "90s", "1h30m"; ohne das gibt es keine Grenze
# valid_for = "180d"  # so lange gilt ein Zertifikat

[[topic]]  # mindestens eines, in der Reihenfolge der Anzeige
id = "basics"  # unter diesem Namen nennen es die Fragen
title = "Grundlagen"  # das sehen die Lernenden


# ---- eine richtige Antwort ----

[[question]]
id = "meaning-of-sim"  # a-z, 0-9 und -; einmalig, und nie wieder für eine andere Frage
topic = "basics"  # die id eines Themas
stem = "Wofür steht die Abkürzung SIM?"  # die Frage selbst
answer = "Subscriber Identity Module"  # die richtige Antwort
distractors = [  # die falschen Antworten, eine bis sieben; feedback sagt, warum eine falsch ist
  {{ text = "Synchronised Interface Memory", feedback = "Auf der Karte liegt Speicher, das M steht aber für Modul." }},
  {{ text = "Secure Internet Modem", feedback = "Das Modem steckt im Telefon; die Karte weist den Anschluss aus." }},
  "Standard Input Mode",  # ohne eigene Rückmeldung
]
explanation = "Die Karte sagt dem Netz, welcher Teilnehmer sich anmeldet."  # steht nach jeder Antwort da
difficulty = 1  # von 1, leicht, bis 3
tags = ["sim"]  # Wörter, unter denen man Fragen findet
# quote = "…"  # die Aussage, die die Antwort belegt, Zeichen für Zeichen wie im Artikel
# quote_translation = "…"  # dasselbe in der Sprache der Fragen, wo der Artikel eine andere hat
# order = "fixed"  # sonst stehen Zahlen aufsteigend, und alle anderen Antworten werden gemischt
# place = 2  # bei "fixed": die wievielte die richtige Antwort ist
# status = "draft"  # wird geprüft, aber nie gefragt
# meta = {{ author = "ich" }}  # was Sie wollen; auch [bank.meta]


# ---- mehrere richtige Antworten: richtig ist, wer alle wählt und keine andere ----

[[question]]
id = "ways-to-unlock"
topic = "basics"
type = "multiple"  # fehlt er, gilt "single"
stem = "Womit lässt sich ein Telefon entsperren?"
answer = ["mit einem Fingerabdruck", "mit einer PIN"]
distractors = [
  {{ text = "mit einer Rufnummer", feedback = "Eine Rufnummer kennen viele, sie schützt nichts." }},
  {{ text = "mit einem Klingelton", feedback = "Ein Klingelton meldet Anrufe, er entsperrt nichts." }},
]
explanation = "Ein Fingerabdruck ist bequem, die PIN gilt, wenn der Sensor versagt."


# ---- eine Aussage ----

[[question]]
id = "network-without-sim"
topic = "basics"
type = "true-false"
stem = "Ein Telefon ohne SIM-Karte kann ein WLAN benutzen."
answer = true  # oder false
feedback = "Die Karte braucht nur das Mobilfunknetz."  # steht nach einer falschen Antwort da, was immer gewählt wurde
explanation = "Für ein WLAN meldet sich das Telefon mit dessen Kennwort an."
"""
_ENGLISH = """\
#:schema bank.schema.json
# A bank of questions for phonequiz. What stands after a # is a comment.
#
#   phonequiz check {name}
#       finds what is wrong with it, with line and column
#   phonequiz practice --bank {name}
#       asks its questions
#   phonequiz schema > bank.schema.json
#       lets an editor that knows TOML complete and check this file while you write

format = 1  # the version of this format

[bank]
id = "{id}"  # progress is kept under it: choose it once, the same for every language of a bank
title = "My first bank of questions"  # shown to learners
language = "en"  # of the questions
# An article that the questions stand on. With it every question needs a `quote`, and learners can read on there.
# source = "article.txt"  # plain text or Markdown in UTF-8, relative to this file
# source_language = "en"  # where it is not the language of the questions

[exam]  # all of it may be left out
questions = 20  # drawn over the topics in proportion; all where there are fewer
pass_mark = 0.8  # the share of right answers that passes
# time_limit = "15m"  # or "90s", "1h30m"; without it there is no limit
# valid_for = "180d"  # how long a certificate is valid

[[topic]]  # at least one, in the order in which they are shown
id = "basics"  # by this name the questions call it
title = "The basics"  # shown to learners


# ---- one right answer ----

[[question]]
id = "meaning-of-sim"  # a-z, 0-9 and -; unique, and never used again for another question
topic = "basics"  # the id of a topic
stem = "What does SIM stand for?"  # the question itself
answer = "Subscriber Identity Module"  # the right option
distractors = [  # the wrong options, one to seven of them; feedback says why one is wrong
  {{ text = "Synchronised Interface Memory", feedback = "There is memory on the card, but the M stands for module." }},
  {{ text = "Secure Internet Modem", feedback = "The modem is in the phone; the card says whose line it is." }},
  "Standard Input Mode",  # without feedback of its own
]
explanation = "The card tells the network which subscriber is calling."  # said after every answer
difficulty = 1  # from 1, easy, to 3
tags = ["sim"]  # words to find questions by
# quote = "…"  # the statement that proves the answer, letter by letter as in the article
# quote_translation = "…"  # the same in the language of the questions, where the article has another
# order = "fixed"  # else numbers stand in ascending order and all other options are shuffled
# place = 2  # with "fixed": where the right answer stands among the options
# status = "draft"  # checked, but never asked
# meta = {{ author = "me" }}  # anything of your own; [bank.meta] too


# ---- several right answers: a question is right with all of them and no other ----

[[question]]
id = "ways-to-unlock"
topic = "basics"
type = "multiple"  # "single" where it is left out
stem = "What can a phone be unlocked with?"
answer = ["a fingerprint", "a PIN"]
distractors = [
  {{ text = "a phone number", feedback = "Many people know a phone number; it protects nothing." }},
  {{ text = "a ringtone", feedback = "A ringtone announces calls; it unlocks nothing." }},
]
explanation = "A fingerprint is convenient; the PIN is there for when the sensor fails."


# ---- a statement ----

[[question]]
id = "network-without-sim"
topic = "basics"
type = "true-false"
stem = "A phone without a SIM card can use Wi-Fi."
answer = true  # or false
feedback = "Only the mobile network needs the card."  # said after a wrong answer, whatever was chosen
explanation = "To a Wi-Fi network the phone signs in with the network's password."
"""
_TEMPLATES = {"de": _GERMAN, "en": _ENGLISH}
LANGUAGES = tuple(_TEMPLATES)
_NO_NAME = "my-bank"


def bank_id(file_name: str) -> str:
    """The id for a bank in a file of this name: what stands before the first dot, in a-z, 0-9 and -."""
    plain = unicodedata.normalize("NFKD", file_name.split(".")[0]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or _NO_NAME


def starting_bank(id_: str, language: str, name: str) -> str:
    """The text of a bank in ``language``, comments too; ``name`` is how its comments call the file in commands."""
    return _TEMPLATES[language].format(id=id_, name=name)
