"""A small bank to start from: a question of each type, with a comment on each field."""

from __future__ import annotations

import re
import unicodedata

_TEMPLATE = """\
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
title = "{title}"  # shown to learners
language = "{language}"  # of the questions
# An article that the questions stand on. With it every question needs a `quote`, and learners can read on there.
# source = "article.txt"  # plain text or Markdown in UTF-8, relative to this file
# source_language = "{language}"  # where it is not the language of the questions

[exam]  # all of it may be left out
questions = 20  # drawn over the topics in proportion; all where there are fewer
pass_mark = 0.8  # the share of right answers that passes
# time_limit = "15m"  # or "90s", "1h30m"; without it there is no limit
# valid_for = "180d"  # how long a certificate is valid

[[topic]]  # at least one, in the order in which they are shown
id = "basics"  # by this name the questions call it
title = "{topic}"  # shown to learners


# ---- one right answer ----

[[question]]
id = "meaning-of-sim"  # a-z, 0-9 and -; unique, and never used again for another question
topic = "basics"  # the id of a topic
stem = "{single}"  # the question itself
answer = "Subscriber Identity Module"  # the right option
distractors = [  # the wrong options, one to seven of them
  {{ text = "Synchronised Interface Memory", feedback = "{single_memory}" }},  # why it is wrong
  {{ text = "Secure Internet Modem", feedback = "{single_modem}" }},
  "Standard Input Mode",  # without feedback of its own
]
explanation = "{single_explanation}"  # said after every answer
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
stem = "{multiple}"
answer = ["{multiple_finger}", "{multiple_pin}"]
distractors = [
  {{ text = "{multiple_number}", feedback = "{multiple_number_why}" }},
  {{ text = "{multiple_tone}", feedback = "{multiple_tone_why}" }},
]
explanation = "{multiple_explanation}"


# ---- a statement ----

[[question]]
id = "network-without-sim"
topic = "basics"
type = "true-false"
stem = "{statement}"
answer = true  # or false
feedback = "{statement_feedback}"  # said after a wrong answer, whatever was chosen
explanation = "{statement_explanation}"
"""

_TEXTS = {
    "de": {
        "title": "Mein erster Fragenkatalog",
        "topic": "Grundlagen",
        "single": "Wofür steht die Abkürzung SIM?",
        "single_memory": "Auf der Karte liegt zwar Speicher, das M steht aber für Modul.",
        "single_modem": "Das Modem steckt im Telefon; die Karte weist aus, wem der Anschluss gehört.",
        "single_explanation": "Die Karte sagt dem Netz, welcher Teilnehmer sich anmeldet.",
        "multiple": "Womit lässt sich ein Telefon entsperren?",
        "multiple_finger": "mit einem Fingerabdruck",
        "multiple_pin": "mit einer PIN",
        "multiple_number": "mit einer Rufnummer",
        "multiple_number_why": "Eine Rufnummer kennen viele, sie schützt nichts.",
        "multiple_tone": "mit einem Klingelton",
        "multiple_tone_why": "Ein Klingelton meldet Anrufe, er entsperrt nichts.",
        "multiple_explanation": "Ein Fingerabdruck ist bequem, die PIN gilt, wenn der Sensor versagt.",
        "statement": "Ein Telefon ohne SIM-Karte kann ein WLAN benutzen.",
        "statement_feedback": "Die Karte braucht nur das Mobilfunknetz.",
        "statement_explanation": "Für ein WLAN meldet sich das Telefon mit dessen Kennwort an.",
    },
    "en": {
        "title": "My first bank of questions",
        "topic": "The basics",
        "single": "What does SIM stand for?",
        "single_memory": "There is memory on the card, but the M stands for module.",
        "single_modem": "The modem is in the phone; the card says whose line it is.",
        "single_explanation": "The card tells the network which subscriber is calling.",
        "multiple": "What can a phone be unlocked with?",
        "multiple_finger": "a fingerprint",
        "multiple_pin": "a PIN",
        "multiple_number": "a phone number",
        "multiple_number_why": "Many people know a phone number; it protects nothing.",
        "multiple_tone": "a ringtone",
        "multiple_tone_why": "A ringtone announces calls; it unlocks nothing.",
        "multiple_explanation": "A fingerprint is convenient; the PIN is there for when the sensor fails.",
        "statement": "A phone without a SIM card can use Wi-Fi.",
        "statement_feedback": "Only the mobile network needs the card.",
        "statement_explanation": "To a Wi-Fi network the phone signs in with the network's password.",
    },
}
LANGUAGES = tuple(_TEXTS)
_NO_NAME = "my-bank"


def bank_id(file_name: str) -> str:
    """The id for a bank in a file of this name: what stands before the first dot, in a-z, 0-9 and -."""
    plain = unicodedata.normalize("NFKD", file_name.split(".")[0]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or _NO_NAME


def starting_bank(id_: str, language: str, name: str) -> str:
    """The text of a bank with examples in ``language``; ``name`` is how its comments call the file in commands."""
    return _TEMPLATE.format(id=id_, language=language, name=name, **_TEXTS[language])
