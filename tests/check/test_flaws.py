"""The rules on flaws, each by what it finds and what it lets be; the labelled set tells how well they do together."""

from __future__ import annotations

from typing import Any

import pytest

from phonequiz.check.question import question_problems
from phonequiz.check.rules import QUESTION_RULES

Case = dict[str, Any]


def one(stem: str, *options: str, **more: Any) -> Case:
    """A single, the key first."""
    return {"id": "q", "topic": "t", "stem": stem, "answer": options[0], "distractors": list(options[1:])} | more


def stem(text: str, **more: object) -> Case:
    return one(text, "Esel", "Pferd", "Rind", **more)


def options(*texts: str) -> Case:
    return one("Was trägt der Bote ins Haus?", *texts)


def options_en(*texts: str) -> Case:
    return one("What goes where, by the plan?", *texts)


def statement(text: str, answer: bool, **more: Any) -> Case:
    return {"id": "q", "topic": "t", "type": "true-false", "stem": text, "answer": answer} | more


def rules_of(case: Case, language: str) -> set[str]:
    return {finding.rule for finding in question_problems(case, language) if finding.severity == "warning"}


FOUND: dict[str, list[tuple[str, Case]]] = {
    "longest-key": [
        ("de", options("Zeitung und Brot und eine große Kanne Milch", "Post", "Holz")),
        ("en", options_en("the red box that came on Monday with the post", "a chair", "a table", "a lamp")),
        ("fr", options("une longue réponse qui explique tout", "non", "oui")),
    ],
    "absolute-term": [
        ("de", options("Er trägt Post.", "Er trägt immer Post.", "Er trägt Holz.")),
        ("de", options("Er darf klingeln.", "Alle Boten müssen klingeln.", "Er darf rufen.")),
        ("de", options("Post", "ausschließlich Holz", "Milch")),
        ("de", options("Er klopft.", "Er klopft unter keinen Umständen.", "Er ruft.")),
        ("en", options_en("It stays.", "It must never be moved.", "It falls.")),
        ("en", options_en("It stays.", "All boxes must be moved.", "It falls.")),
        ("en", options_en("It stays.", "Everyone has to lift it.", "It falls.")),
        ("de", statement("Der Bote klingelt immer zweimal.", False, quote="Der Bote klingelt zweimal.")),
        ("de", options("Er trägt Post.", "Nur am Montag trägt er Holz.", "Er ruht.")),
        ("en", options_en("It stays.", "Only on Mondays it falls.", "It breaks.")),
    ],
    "vague-term": [
        ("de", options("oft Post", "Holz", "Milch")),
        ("de", one("Wie viele Boten kommen?", "einige", "keiner", "fünf")),
        ("de", one("Wie lange wartet er?", "sehr lange", "eine Stunde")),
        ("en", options_en("It usually falls.", "It stays.", "It breaks.")),
        ("en", one("How many boxes are there?", "a few", "none", "ten")),
    ],
    "all-of-the-above": [
        ("de", options("Alle oben genannten Antworten sind richtig.", "Post", "Holz")),
        ("de", options("Post", "Holz", "alles davon")),
        ("de", options("Post", "Holz", "Alle Antworten treffen zu")),
        ("en", options_en("All of the above are correct.", "a chair", "a table")),
        ("en", options_en("a chair", "a table", "all of them")),
        ("en", options_en("a chair", "a table", "all answers are right")),
    ],
    "none-of-the-above": [
        ("de", options("Post", "Holz", "Keine der Antworten trifft zu.")),
        ("de", options("Post", "Holz", "nichts davon")),
        ("en", options_en("a chair", "a table", "None of these")),
        ("en", options_en("a chair", "a table", "No answer is correct")),
        ("en", options_en("a chair", "a table", "None")),
        ("de", options("Post", "Holz", "keins")),
    ],
    "negative-stem": [
        ("de", stem("Welches Tier ist KEIN Nagetier?")),
        ("de", stem("Welches der folgenden Tiere hat keine Hufe?")),
        ("de", stem("Was sollte man im Stall nicht tun?")),
        ("de", stem("Welche Aussage trifft nicht zu?")),
        ("de", stem("Welche Aussage zu Eseln stimmt nicht?")),
        ("de", stem("Was trifft nicht zu?")),
        ("de", stem("Welche dieser Arbeiten ist im Stall nicht erlaubt?")),
        ("en", stem("Which of these is not allowed in the stable?")),
        ("de", stem("Alle diese Tiere sind Säuger, mit Ausnahme von:")),
        ("de", stem("Was gehört nicht in den Stall?")),
        ("de", stem("Was ist kein Merkmal von Eseln?")),
        ("de", stem("Welche Aussage über Esel ist falsch?")),
        ("en", stem("Which statement about donkeys is incorrect?")),
        ("de", statement("Der Esel ist kein Säugetier.", False)),
        ("en", stem("Which of the following is not a rodent?")),
        ("en", stem("Which animal doesn't have hooves?")),
        ("en", stem("All of these have hooves EXCEPT:")),
        ("en", stem("Which animal is least likely to bite?")),
        ("en", statement("The donkey is not a mammal.", False)),
    ],
    "grammar-cue": [
        ("en", one("A carrier feeds an ____ on the way.", "ox", "goat", "pig")),
        ("en", one("The animal in the stable is an", "ass", "mule", "cow")),
        ("en", one("The task of the vet is to", "heal animals", "a doctor", "feeding animals")),
        ("en", one("Why does the horse limp?", "because it is lame", "in the stable", "by the gate")),
        ("en", one("What does a vet do?", "It is a hard job.", "heal animals", "ride a horse")),
        ("de", one("Zum Melken braucht man einen", "Eimer", "Kanne", "Messer")),
        ("de", one("Warum lahmt das Pferd?", "weil es krank ist", "im Stall", "am Tor")),
        ("de", one("Wie nennt man ein kleines Tier?", "Das Kalb", "Kuh", "Pferd", "Stier")),
        ("en", one("Which is a small animal?", "the calf", "cow", "horse", "bull")),
        ("de", one("Der Zaun dient dazu,", "Tiere zu halten", "ein Tor", "das Haus")),
        ("en", one("What is a fence for?", "keeping animals in", "the gate", "a house")),
    ],
    "clang": [
        ("de", one("Wer prüft die Sicherheit im Stall?", "der Sicherheitsbeauftragte", "der Tierarzt", "der Bauer")),
        ("de", one("Wie heißt das Futter der Pferde?", "Pferdefutter", "Heu", "Stroh")),
        ("en", one("Who inspects the stables?", "a stable inspector", "a vet", "a farmer")),
        ("en", one("What does a stable lock do?", "It locks the door", "It feeds cows", "It warms calves")),
        ("en", one("What drives migration of birds?", "migratory urge", "cold", "storms")),
    ],
    "convergence": [
        ("de", options("rote Kiste mit Holz", "rote Kiste mit Post", "blaue Kiste mit Holz", "Sack Milch")),
        ("en", options_en("small red box", "small blue box", "large red box", "green bag")),
    ],
    "logical-cue": [
        (
            "de",
            one(
                "Wie verändert sich das Holz im Regen?",
                "Es quillt",
                "Es schrumpft",
                "Die Schrauben rosten",
                "Der Leim härtet",
            ),
        ),
        ("de", one("Wie viele Boten kommen?", "drei", "mit Holz", "im Haus")),
        ("de", one("In welchem Monat kommt er?", "im Mai", "am Tor", "der Bote")),
        ("de", one("Welche zwei Tiere ziehen?", "Esel und Ochse", "Pferd", "Hund")),
        ("en", one("On which day does he come?", "on Monday", "at the gate", "the carrier")),
        ("en", one("How long does it take?", "two hours", "the carrier", "at home")),
    ],
    "combined-options": [
        ("de", options("Post", "Holz", "Post und Holz")),
        ("de", options("Post", "Holz", "Antworten a und b")),
        ("de", options("Post", "Holz", "beides")),
        ("en", options_en("a chair", "a table", "both a chair and a table")),
        ("en", options_en("a chair", "a table", "1 and 2")),
        ("en", options_en("a chair", "a table", "A and B only")),
    ],
    "true-false-series": [
        ("de", one("Ist der Esel grau?", "Ja", "Nein", "Weiß nicht")),
        ("de", one("Ist der Esel grau?", "Das ist richtig.", "Das ist falsch.")),
        ("en", one("Is the ass grey?", "Yes", "No", "I don't know")),
        ("en", one("Is the ass grey?", "True", "False")),
    ],
    "overlapping-options": [
        ("de", options("10 bis 20 kg", "15 bis 30 kg", "40 kg")),
        ("de", options("mehr als 10", "mehr als 20", "5")),
        ("en", options_en("between 10 and 20", "12", "30")),
        ("en", options_en("65 or older", "over 70", "under 10")),
        ("en", options_en("before 1990", "before 1950", "after 2000")),
    ],
    "option-order": [
        ("de", options("2 kg", "5 kg", "1 kg") | {"order": "fixed", "place": 1}),
        ("en", options_en("1,200", "900", "3,000") | {"order": "fixed", "place": 1}),
    ],
    "repeated-option-start": [
        ("de", options("Er trägt die Post ins Haus", "Er trägt die Post zum Tor", "Er trägt die Post nach Hof")),
        ("en", options_en("The box goes to Rome", "The box goes to Paris", "The box goes to Oslo")),
    ],
    "implausible-option": [
        ("de", options("die Post", "den Hund des Wirts", "das Holz")),
        ("de", options("Post", "Holz", "keine Ahnung")),
        ("de", options("Post", "Holz", "ein Einhorn mit Flügeln")),
        ("de", one("Wie weit ist es?", "5 km", "7 km", "90000 km")),
        ("en", options_en("a chair", "a table", "aliens from outer space")),
        ("en", options_en("a chair", "a table", "who cares!!!")),
        ("en", options_en("a chair", "a table", "Batman")),
        ("de", options("Post", "Holz", "der Osterhase")),
        ("en", one("What share voted?", "61 %", "42 %", "500 %")),
    ],
    "unfocused-stem": [
        ("de", stem("Welche der folgenden Aussagen ist korrekt?")),
        ("de", stem("Was trifft zu?")),
        ("de", stem("Der Esel ist")),
        ("de", stem("Das neue Tier heißt")),
        ("en", stem("The new donkey is:")),
        ("de", stem("Welche Aussage über Esel trifft zu?")),
        ("de", stem("Kreuzen Sie die richtige Antwort an.")),
        ("en", stem("Which of these statements about donkeys is true?")),
        ("en", stem("What is true about donkeys?")),
        ("en", stem("Which one is correct?")),
        ("en", stem("Donkeys:")),
        ("en", stem("What does the article say about donkeys?")),
    ],
    "blank-stem": [
        ("de", stem("Der ___ trägt Lasten.")),
        ("de", stem("Lasten trägt im Gebirge der [...] ins Tal.")),
        ("en", stem("A ________ carries loads.")),
        ("en", stem("Loads are carried by the … in the hills.")),
        ("en", stem("A ____ carries loads.", meta={"cloze": True})),
        ("en", stem("The ____ carries loads and the ____ pulls carts.", meta={"cloze": True})),
        ("en", stem("The ____ carries loads in the hills.", meta={"cloze": False})),
    ],
    "opinion": [
        ("de", stem("Was meinen Sie: Welches Tier trägt am meisten?")),
        ("de", stem("Welches Tier gefällt Ihnen?")),
        ("de", stem("Welches Tier finden Sie am schönsten?")),
        ("de", stem("Welches ist Ihr Lieblingstier im Stall?")),
        ("en", stem("Which animal do you like most?")),
        ("en", stem("What is your favourite animal?")),
        ("en", stem("Which animal is the most beautiful?")),
        ("en", stem("What do you think about donkeys in the hills?")),
    ],
    "gratuitous": [
        ("en", stem("Mr Ash has two children and drives to work. Which animal carries loads?")),
        ("de", stem("Tiere sind seit langem aus dem Alltag nicht wegzudenken. Welches trägt Lasten?")),
        (
            "de",
            stem(
                "Tiere leben seit sehr langer Zeit und fast überall mit Leuten zusammen. Was trägt im Gebirge Lasten?"
            ),
        ),
        ("de", stem("Bekanntlich tragen viele Tiere. Welches trägt im Gebirge?")),
        (
            "en",
            stem("Animals have been with mankind for ages and take part in daily life. Which animal carries loads?"),
        ),
        ("en", stem("It is interesting to know that animals carry loads. Which animal does so in hills?")),
    ],
    "multiple-keys": [
        ("de", options("grün-gelb", "gelb-grün", "blau")),
        ("de", one("Wie lange dauert der Weg?", "60 Minuten", "eine Stunde", "zwei Stunden")),
        (
            "de",
            options("Er wartet kurz.", "er wartet kurz", "Er geht.") | {"distractors": ["ein Handy", "Mobiltelefon"]},
        ),
        ("en", one("How far is it?", "1 km", "1000 m", "2 km")),
        ("en", options_en("salt and pepper", "pepper and salt", "sugar")),
        ("en", options_en("a car", "an automobile", "a bus")),
        ("en", options_en("salt", "pepper", "sugar") | {"quote": "The plan puts salt, flour and pepper on the shelf."}),
    ],
}
LET_BE: dict[str, list[tuple[str, Case]]] = {
    "longest-key": [
        ("de", options("Bundesanstalt für Arbeit", "Deutsche Rentenversicherung", "Stadt")),
        ("en", options_en("Telecommunications", "law", "art")),
    ],
    "absolute-term": [
        ("en", one("How often may it be used again?", "Never", "Once", "Twice")),
        ("de", one("Wie oft klingelt er?", "immer", "niemals", "stets")),
        ("de", options("die Preise aller Waren", "die Post", "das Holz")),
        ("de", options("fast immer Post", "Holz", "Milch")),
        ("de", options("immer mehr Post", "weniger Holz", "Milch")),
        ("de", options("alle Boten der Stadt", "die Post", "der Wirt")),
        ("de", options("nur der Wirt", "nur die Post", "der Bote")),
        ("de", options("Er trägt nur Post.", "Er trägt Holz.", "Er ruht.")),
        ("de", statement("Der Bote klingelt immer zweimal.", False, quote="Er klingelt nie zweimal.")),
        ("en", options_en("almost always here", "there", "inside")),
        ("en", options_en("all the boxes", "a chair", "a table")),
        ("en", statement("The carrier never rings.", True, quote="He never rings.")),
    ],
    "vague-term": [
        ("de", stem("Welches Tier trägt häufig Lasten?")),
        ("de", options("seltene Erden", "Holz", "Milch")),
        ("de", options("Sie kommt häufig vor.", "Sie fehlt.", "Sie ruht.") | {"quote": "Sie kommt häufig vor."}),
        ("en", stem("Which animal usually carries loads?")),
        ("en", options_en("more and more often here", "there", "inside")),
    ],
    "all-of-the-above": [
        ("de", options("alle Boten", "Post", "Holz")),
        ("en", options_en("all boxes", "chairs", "lids")),
    ],
    "none-of-the-above": [
        ("de", options("keine Post", "Post", "Holz")),
        ("de", one("Wie viele Esel hat er?", "keinen", "einen", "keine")),
        ("en", options_en("no waiting", "chairs", "lids")),
        ("en", one("How many boxes are there?", "three", "two", "none")),
    ],
    "negative-stem": [
        ("de", stem("Warum soll man den Esel nicht reiten?")),
        ("de", stem("Was tut man, wenn der Esel nicht geht?")),
        ("de", stem("Welches Tier, das keine Hufe hat, lebt im Stall?")),
        ("de", stem("Welche Tiere dürfen nicht ins Haus?")),
        ("de", stem("Was ist im Stall nicht erlaubt?")),
        ("de", stem("Was ist nicht im Stall erlaubt?")),
        ("en", stem("What is not allowed in the stable?")),
        ("en", stem("What isn't permitted in the stable?")),
        ("de", stem("Welche nicht bezahlten Arbeiten verrichtet der Esel?")),
        ("de", stem("Welches Tier gehört in den Stall (nicht ins Haus)?")),
        ("de", stem("Was trägt der Esel außer Holz?")),
        ("de", stem("Welches Tier kommt nicht nur im Gebirge vor?")),
        ("de", statement("Der Esel ist kein Nagetier.", True)),
        ("en", stem("Why should you not ride a donkey?")),
        ("en", stem("What do you do if the donkey does not move?")),
        ("en", stem("Which animal must not enter the house?")),
        ("en", stem("Which animal that cannot swim lives here?")),
        ("en", stem("What does the donkey carry besides wood?")),
        ("en", statement("The donkey is not a rodent.", True)),
    ],
    "grammar-cue": [
        ("en", one("The animal in the stable is a", "mule", "cow", "horse")),
        ("en", one("An hour later came a", "unicorn", "horse", "European")),
        ("en", one("What does it do?", "carry loads", "pull carts", "eat grass")),
        ("en", one("What should one always do first?", "lock the doors", "call home", "eat grass")),
        ("de", one("Zum Melken braucht man einen", "Eimer", "Hocker", "Riemen")),
        ("de", one("Warum lahmt das Pferd?", "weil es krank ist", "weil es alt ist", "weil es jung ist")),
        ("de", one("Welches ist ein kleines Tier?", "das Kalb", "die Kuh", "Pferd", "Stier")),
        ("de", one("Welches Land hat Berge?", "die Schweiz", "Dänemark", "Litauen")),
        ("en", one("Which is a small animal?", "the calf", "an old cow", "black horse", "bull")),
    ],
    "clang": [
        ("de", one("Wer prüft die Sicherheit?", "der Sicherheitsbeauftragte", "die Sicherheitskraft", "der Bauer")),
        ("de", one("Wie viele Minuten dauert es?", "5 Minuten", "8 Minuten", "9 Minuten")),
        ("en", one("What does the internet provider send?", "an interview", "a bill", "a box")),
        ("en", one("What do you do with a box?", "open the box", "eat it", "ride it")),
        ("en", one("An email asks for your PIN. What should you do?", "delete the email", "answer it", "print it")),
        ("de", one("Ein Brief verlangt Ihre PIN. Was tun Sie?", "den Brief melden", "ihn drucken", "antworten")),
        ("de", one("Was ist der Unterschied der Formen?", "die Unterstützer", "die Farben", "die Namen")),
    ],
    "convergence": [
        ("de", options("im Mai 2017", "im Juni 2017", "im Mai 2018", "im Juni 2018")),
        ("en", options_en("red box", "red bag", "blue cup", "green lid")),
    ],
    "logical-cue": [
        ("de", one("Wie verändert sich das Holz im Regen?", "Es quillt", "Es schrumpft", "Es bleicht")),
        ("de", one("Wie viele Boten kommen?", "drei", "keiner", "vier")),
        ("en", one("How long does it take?", "two hours", "half a day", "a week")),
        ("en", one("How much does it cost?", "nothing, but $5 for the post", "$7", "$9")),
    ],
    "combined-options": [
        ("de", options("Salz und Brot", "Holz und Kohle", "Milch und Honig")),
        ("de", options("2 und 3", "5 und 6", "7 und 8")),
        ("en", options_en("a password and a token", "a badge", "a key")),
    ],
    "true-false-series": [("de", one("Ist er grau?", "Ja, im Winter", "Nein, weiß", "Nein, braun"))],
    "overlapping-options": [
        ("de", options("10 bis 20 kg", "20 bis 30 kg", "40 kg")),
        ("en", options_en("5 minutes", "5 hours", "5 days")),
        ("en", options_en("at least 8 characters", "at least 12 characters", "at least 16 characters")),
        ("de", options("nach 3 Tagen", "nach 7 Tagen", "nach 9 Tagen")),
        ("en", options_en("from 10 to 20 km", "12 to 15 kg", "30 l")),
    ],
    "option-order": [
        ("de", options("2 kg", "1 kg", "5 kg") | {"order": "fixed", "place": 2}),
        ("de", options("2 kg", "5 kg", "1 kg")),
        ("en", options_en("5", "4", "3") | {"order": "fixed", "place": 1}),
    ],
    "repeated-option-start": [
        (
            "de",
            options(
                "für solche, in denen Esel leben", "für solche, in denen Rinder leben", "für solche, in denen es zieht"
            ),
        ),
        ("en", options_en("as long as it rains", "as long as it snows", "as long as he stays")),
        ("en", options_en("at the age of 5", "at the age of 6", "at the age of 7")),
    ],
    "implausible-option": [
        ("de", one("Welches Wappentier?", "der Bär", "das Einhorn", "der Adler")),
        ("de", one("Wie lange?", "2 Wochen", "6 Wochen", "3 Monate")),
        ("en", one("How many people?", "800", "80", "2000")),
    ],
    "unfocused-stem": [
        ("de", stem("Was sind Esel laut Artikel im Grunde?")),
        ("de", stem("Welche Aussage machte der Zeuge vor Gericht?")),
        ("de", stem("Was gilt im Stall für das Füttern?")),
        ("de", stem("Das größte Tier heißt")),
        ("de", stem("Das Wappentier Berlins ist")),
        ("en", stem("The fastest animal is")),
        ("en", stem("What is the best food for a donkey?")),
        ("en", stem("Which of these animals is the fastest?")),
        ("en", stem("What does the article say that donkeys eat in winter?")),
    ],
    "blank-stem": [
        ("de", stem("Lasten trägt im Gebirge der ____.")),
        ("en", stem("What does `print(__name__)` show?")),
        ("en", stem("What does __init__ do?")),
        ("en", stem("The ____ carries loads in the hills.", meta={"cloze": True})),
    ],
    "opinion": [
        ("de", stem("Welches Tier ist laut Umfrage am schönsten?")),
        ("de", stem("Wo finden Sie die Einstellungen für den Ton?")),
        ("en", stem("Which animal do farmers prefer?")),
        ("en", stem("Where do you find the switch for the light?")),
        ("en", stem("How can you protect your personal information?")),
    ],
    "gratuitous": [
        ("en", stem("A patient with a latex allergy comes in for a dressing change. Which gloves do you take?")),
        ("de", stem("Eine Bäuerin findet am Morgen ihren Esel lahm im Stall. Was tut sie zuerst?")),
        ("de", stem("Sie sollen Lasten ins Gebirge bringen und haben keinen Wagen. Welches Tier nehmen Sie?")),
        ("en", stem("A farmer finds the donkey lame in the stable one morning. What should he do?")),
        ("en", stem("The path is 40 km long and climbs for two days. Which animal can carry loads on it?")),
    ],
    "multiple-keys": [
        ("de", options("Der Hund beißt den Mann", "Der Mann beißt den Hund", "Beide gehen")),
        ("de", options("nach dem Essen", "vor dem Essen", "beim Essen")),
        ("en", options_en("with salt", "without salt", "with sugar")),
        ("en", options_en("x = 2 and y = 3", "x = −2 and y = −3", "x < 2 and y = 3")),
        ("en", options_en("salt", "pepper", "sugar") | {"quote": "The plan puts not pepper but salt on the shelf."}),
        ("en", options_en("5 km", "5 kg", "5 l")),
    ],
}
NAMES = [rule.name for rule in QUESTION_RULES if rule.name != "unsupported-key"]


@pytest.mark.parametrize(
    ("rule", "language", "case"),
    [(rule, *case) for rule in NAMES for case in FOUND[rule]],
    ids=lambda value: str(value)[:80],
)
def test_found(rule: str, language: str, case: Case) -> None:
    assert rule in rules_of(case, language)


@pytest.mark.parametrize(
    ("rule", "language", "case"),
    [(rule, *case) for rule in NAMES for case in LET_BE[rule]],
    ids=lambda value: str(value)[:80],
)
def test_let_be(rule: str, language: str, case: Case) -> None:
    assert rule not in rules_of(case, language)


def test_an_echo_is_told_as_it_is_written() -> None:
    same = one("Wer prüft die Sicherheit im Stall?", "die Sicherheit-Leute", "der Tierarzt", "der Bauer")
    other = one("What encrypts a letter?", "Encryption", "a stamp", "a horse")
    assert [f.what for f in question_problems(same, "de") if f.rule == "clang"] == [
        "“Sicherheit” stands in the stem and in the key, but in no distractor"
    ]
    assert [f.what for f in question_problems(other, "en") if f.rule == "clang"] == [
        "a word of the stem (encrypts) stands in the key (Encryption), but in no distractor"
    ]
