"""What is wrong with the content of a bank: rule, words and place of each finding.

``¦`` stands in the text of a case where a finding is expected; it is taken out before the text is read.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from phonequiz.bank.structure import fold_option, unsafe_strings

from .conftest import Findings

BANK = '[bank]\nid = "b"\ntitle = "B"\nlanguage = "en"\n'
TOPIC = '[[topic]]\nid = "t"\ntitle = "T"\n'
SOUND = {"id": '"q"', "topic": '"t"', "stem": '"S?"', "answer": '"yes"', "distractors": '["no"]'}
MANY = {"type": '"multiple"', "answer": '["a", "b"]'}
STATEMENT = {"type": '"true-false"', "answer": "true", "distractors": None}
FIXED = {"order": '"fixed"'}

# What, the fields that differ from a sound question's (``None``: left out), the words of each finding in order.
QUESTIONS: list[tuple[str, dict[str, str | None], list[str]]] = [
    ("a sound one", {}, []),
    ("all that may be left out", FIXED | {
        "type": '"single"', "feedback": '""', "explanation": '"E"', "quote": '"Q"', "quote_translation": '"QT"',
        "place": "2", "difficulty": "3", "tags": '["a", "b"]', "status": '"draft"',
        "meta": '{ anything = [1, { goes = 1979-05-27 }], "\U0001f600" = nan }',
    }, []),
    # keys
    ("misspelt", {"¦explanaton": '"E"'}, ["schema: unknown key 'explanaton'; did you mean 'explanation'?"]),
    ("in capitals", {"¦STATUS": '"draft"'}, ["schema: unknown key 'STATUS'; did you mean 'status'?"]),
    ("with a hyphen", {"¦quote-translation": '""'}, ["schema: unknown key 'quote-translation'; did you mean 'quote_t"]),
    ("like no other", {"¦xyzzy": "1"}, ["schema: unknown key 'xyzzy'; known are answer, difficulty,"]),
    ("no id", {"¦": None, "id": None}, ["schema: `id` is missing in this question; add it: unique"]),
    ("no topic", {"¦": None, "topic": None}, ["schema: `topic` is missing in this question"]),
    ("no stem", {"¦": None, "stem": None}, ["schema: `stem` is missing in this question"]),
    ("no answer", {"¦": None, "answer": None}, ["schema: `answer` is missing in this question"]),
    ("no distractors", {"¦": None, "distractors": None}, ["schema: `distractors` is missing in this question"]),
    # values that need no other to be judged
    ("an empty id", {"id": '¦""'}, ["schema: `id` cannot be ''; write only a-z, 0-9 and -"]),
    ("an id in capitals", {"id": '¦"Q_1"'}, ["schema: `id` cannot be 'Q_1'; write only a-z, 0-9 and -"]),
    ("an id with a newline", {"id": '¦"q\\n"'}, ["schema: `id` cannot be 'q\\n'"]),
    ("an id that is a number", {"id": "¦1"}, ["schema: `id` must be a string, not an integer"]),
    ("a blank stem", {"stem": '¦" \\t"'}, ["schema: `stem` is empty"]),
    ("a stem that is a date", {"stem": "¦1979-05-27"}, ["schema: `stem` must be a string, not a date or time"]),
    ("an unknown topic", {"topic": '¦"tt"'}, ["unknown-topic: there is no topic 'tt'; did you mean 't'?"]),
    ("an empty topic", {"topic": '¦""'}, ["schema: `topic` is empty"]),
    ("a topic that is a list", {"topic": '¦["t"]'}, ["schema: `topic` must be a string, not a list"]),
    ("an unknown type", {"type": '¦"mutliple"'}, ["schema: `type` must be single, multiple or true-false, not 'mutl"]),
    ("a misspelt statement", STATEMENT | {"type": '¦"true_false"'}, ["schema: `type` must be single, multiple or tru"]),
    ("a type that is a list", {"type": "¦[1]"}, ["schema: `type` must be a string, not a list"]),
    ("an unknown status", {"status": '¦"Ready"'}, ["schema: `status` must be ready or draft, not 'Ready'; did you me"]),
    ("an unknown order", {"order": '¦"random"'}, ["schema: `order` must be auto, shuffled or fixed, not 'random'"]),
    ("difficulty 0", {"difficulty": "¦0"}, ["schema: `difficulty` must be from 1 to 3, not 0"]),
    ("difficulty 4", {"difficulty": "¦4"}, ["schema: `difficulty` must be from 1 to 3, not 4"]),
    ("difficulty true", {"difficulty": "¦true"}, ["schema: `difficulty` must be an integer, not true or false"]),
    ("difficulty 1.0", {"difficulty": "¦1.0"}, ["schema: `difficulty` must be an integer, not a number"]),
    ("a giant difficulty", {"difficulty": "¦0x" + "f" * 9000}, ["schema: `difficulty` must be from 1 to 3, not a num"]),
    ("a tag that is a number", {"tags": '["a", ¦1]'}, ["schema: `tags` must be a list of strings, not an integer"]),
    ("tags that are a text", {"tags": '¦"a"'}, ["schema: `tags` must be a list of strings, not a string"]),
    ("meta that is a text", {"meta": '¦"a"'}, ["schema: `meta` must be a table, not a string"]),
    ("an empty quote", {"quote": '¦" "'}, ["schema: `quote` is empty; write it or leave it out"]),
    ("feedback that is a table", {"feedback": "¦{}"}, ["schema: `feedback` must be a string, not a table"]),
    # answer and distractors
    ("an empty answer", {"answer": '¦""'}, ["schema: an option is empty"]),
    ("a list for one answer", {"answer": '¦["a"]'}, ['schema: `answer` must be a text, not a list; name the type: "m']),
    ("true for one answer", {"answer": "¦true"}, ['schema: `answer` must be a text, not true or false; name the type']),
    ("a number for an answer", {"answer": "¦7"}, ["schema: `answer` must be a text, not an integer"]),
    ("no wrong option", {"distractors": "¦[]"}, ["schema: a question has 2 to 8 options, not 1; add distractors"]),
    ("eight options", {"distractors": str([f"{n}" for n in range(7)])}, []),
    ("nine options", {"distractors": "¦" + str([f"{n}" for n in range(8)])}, ["schema: a question has 2 to 8 options"]),
    ("distractors that are a text", {"distractors": '¦"no"'}, ["schema: `distractors` must be a list of texts or tab"]),
    ("a blank distractor", {"distractors": '["no", ¦" "]'}, ["schema: an option is empty"]),
    ("a number among them", {"distractors": '["no", ¦1]'}, ["schema: `distractors` must be a list of texts or tables"]),
    ("one without text", {"distractors": '[¦{ feedback = "f" }]'}, ["schema: `text` is missing in this distractor"]),
    ("one with a blank text", {"distractors": '[{ text = ¦"" }]'}, ["schema: `text` is empty"]),
    ("a misspelt key", {"distractors": '[{ text = "no", ¦feedbak = "f" }]'}, ["schema: unknown key 'feedbak'"]),
    ("two equal options", {"distractors": '["no", ¦"no"]'}, ["duplicate-option: the option 'no' is equal to 'no'"]),
    ("one equal to the key", {"distractors": '[¦"YES"]'}, ["duplicate-option: the option 'YES' is equal to 'yes'"]),
    ("equal but for width, case and spaces", {"answer": '"ｙes  ①"', "distractors": '[{ text = ¦" Yes\\n1" }]'}, [
        "duplicate-option: the option",
    ]),
    ("several answers", MANY | FIXED | {"place": "[3, 1]"}, []),
    ("only right options", MANY | {"distractors": "[]"}, []),
    ("a text for several answers", MANY | {"answer": '¦"a"'}, ["schema: `answer` must be a list of texts, not a stri"]),
    ("no answers", MANY | {"answer": "¦[]"}, ["schema: `answer` is empty"]),
    ("a number among the answers", MANY | {"answer": '["a", ¦1]'}, ["schema: `answer` must be a list of texts, not"]),
    ("two equal answers", MANY | {"answer": '["Straße", ¦"STRASSE"]'}, ["duplicate-option: the option 'STRASSE' is"]),
    ("too many with several", MANY | {"distractors": "¦" + str([*"1234567"])}, ["schema: a question has 2 to 8 optio"]),
    ("a statement", STATEMENT, []),
    ("a statement true in quotes", STATEMENT | {"answer": '¦"true"'}, ["schema: `answer` must be true or false, not "]),
    ("a statement with options", STATEMENT | {"¦distractors": '["x"]', "¦place": "1"}, [
        "schema: a true-false question has no `distractors`",
        "schema: a true-false question has no `place`",
    ]),
    # place
    ("place without order", {"¦place": "1"}, ['schema: `place` goes only with order = "fixed"']),
    ("place 0", FIXED | {"place": "¦0"}, ["schema: `place` must be from 1 to 2"]),
    ("place after the last", FIXED | {"place": "¦3"}, ["schema: `place` must be from 1 to 2"]),
    ("place true", FIXED | {"place": "¦true"}, ["schema: `place` must be an integer or a list of integers"]),
    ("a list of one place", FIXED | {"place": "[2]"}, []),
    ("two places for one key", FIXED | {"place": "¦[1, 2]"}, ["schema: `place` must be one number"]),
    ("no places", FIXED | {"place": "¦[]"}, ["schema: `place` must be one number"]),
    ("a table as a place", FIXED | {"place": "¦[{}]"}, ["schema: `place` must be an integer or a list of integers"]),
    ("one place for two keys", MANY | FIXED | {"place": "¦1"}, ["schema: `place` must be 2 different numbers"]),
    ("the same place twice", MANY | FIXED | {"place": "¦[1, 1]"}, ["schema: `place` must be 2 different numbers"]),
    ("with a broken answer", MANY | FIXED | {"answer": "¦1", "place": "[1, 2]"}, ["schema: `answer` must be a list"]),
    ("with no options", {"distractors": "¦[]", "¦place": '¦"x"'}, [
        "schema: a question has 2 to 8 options, not 1",
        'schema: `place` goes only with order = "fixed"',
        "schema: `place` must be an integer or a list of integers, not a string",
    ]),
    # characters
    ("an override", {"stem": '"a¦\u202eb"'}, ["control-character: U+202E (right-to-left override) must not stand"]),
    ("an escaped override", {"stem": '¦"a\\u202Eb"'}, ["control-character: U+202E (right-to-left override)"]),
    ("an escape", {"stem": '¦"a\\u001bb"'}, ["control-character: U+001B (control character) must not stand in a bank"]),
    ("an isolate in an option", {"distractors": '[¦"a\\u2066"]'}, ["control-character: U+2066"]),
    ("in meta", {"meta": '{ a = [1, ¦"\\u0000"] }'}, ["control-character: U+0000"]),
    ("in a key of meta", {"meta": '{ ¦"x\\u0085" = 1 }'}, ["control-character: U+0085"]),
    ("a carriage return", {"stem": '¦"a\\rb"'}, ["control-character: U+000D"]),
    ("newline, tab, joiner and marks", {"stem": '"a\\n\\tb \u200d \u200f \u00ad"'}, []),
]  # fmt: skip

# What, the text of the file, the words of each finding in order.
FILES: list[tuple[str, str, list[str]]] = [
    ("a bank without questions", f"format = 1\n{BANK}{TOPIC}", []),
    ("nothing", "¦¦¦", ["schema: `format` is missing in the file", "schema: `bank` is", "schema: `topic` is missing"]),
    ("no format", f"¦{BANK}{TOPIC}", ["schema: `format` is missing in the file; add it: version of the format, 1"]),
    ("a later format: only this", "format = ¦2\nbnk = 1\n", ["schema: format 2 is not known to this version of phone"]),
    ("a giant format", "format = ¦0x" + "f" * 9000, ["schema: format a number that large is not known"]),
    ("format in quotes", f'format = ¦"1"\n{BANK}{TOPIC}', ["schema: `format` must be an integer, not a string"]),
    ("format 1.0", f"format = ¦1.0\n{BANK}{TOPIC}", ["schema: `format` must be an integer, not a number"]),
    ("format false", f"format = ¦false\n{BANK}{TOPIC}", ["schema: `format` must be an integer, not true or false"]),
    ("format true", f"format = ¦true\n{BANK}{TOPIC}", ["schema: `format` must be an integer, not true or false"]),
    ("an unknown table", f"format = 1\n{BANK}{TOPIC}[¦exams]\n", ["schema: unknown key 'exams'; did you mean 'exam'?"]),
    ("an unknown array", f"format = 1\n{BANK}{TOPIC}[[¦questions]]\n", ["schema: unknown key 'questions'; did you me"]),
    ("an array for the bank", f"format = 1\n¦[{BANK.replace(']', ']]')}{TOPIC}", ["schema: `bank` must be a table, n"]),
    ("a table for the topics", f"format = 1\n{BANK}¦[topic]\nid = 't'", ["schema: `topic` must be an array of tables"]),
    ("a text for the questions", f'format = 1\nquestion = ¦""\n{BANK}{TOPIC}', ["schema: `question` must be an array"]),
    ("a text among them", f'format = 1\nquestion = [¦"?"]\n{BANK}{TOPIC}', ["schema: `question` must be an array of "]),
    ("inline questions", f'format = 1\nquestion = [¦¦¦¦{{ id = "q" }}]\n{BANK}{TOPIC}', [
        "schema: `topic` is missing", "schema: `stem` is", "schema: `answer` is", "schema: `distractors` is missing",
    ]),
    ("no topic", f"format = 1\ntopic = ¦[]\n{BANK}", ["schema: `topic` is empty; give at least one [[topic]]"]),
    ("a bank without anything", f"format = 1\n{TOPIC}¦¦¦[bank]\n", [
        "schema: `id` is missing in [bank]", "schema: `title` is missing", "schema: `language` is missing",
    ]),
    ("a bank that only [bank.meta] names", f"format = 1\n{TOPIC}¦¦¦[bank.meta]\nx = 1\n", [
        "schema: `id` is missing in [bank]", "schema: `title` is missing", "schema: `language` is missing",
    ]),
    ("in dotted keys", f'format = 1\nbank.title = ¦""\nbank.language = "de"\nbank.¦x = 1\nbank.id = "b"\n{TOPIC}', [
        "schema: `title` is empty", "schema: unknown key 'x'",
    ]),
    ("a blank id", f"format = 1\n{TOPIC}[bank]\nid = ¦' '\ntitle = 'B'\nlanguage = 'en'", ["schema: `id` is empty"]),
    ("a language that is none", f"format = 1\n{BANK}source_language = ¦'English!'\n{TOPIC}", [
        "schema: `source_language` cannot be 'English!'; write a language code such as de or en",
    ]),
    ("a language with a region", f"format = 1\n{BANK.replace('en', 'de-AT')}{TOPIC}", []),
    ("an empty source", f'format = 1\n{BANK}source = ¦""\n{TOPIC}', ["schema: `source` is empty; write it or leave i"]),
    ("two topics of one id", f"format = 1\n{BANK}{TOPIC}[[topic]]\ntitle = 'T'\nid = ¦'t'", [
        "duplicate-id: the id 't' is that of topic 1 already; give each its own",
    ]),
    ("a title of two lines", f"format = 1\n{TOPIC}[bank]\nid = 'b'\ntitle = ¦\"\"\"B\n\"\"\"\nlanguage = 'en'", [
        "schema: `title` must be one line; write it without line breaks and tabs",
    ]),
    ("tabs in ids", f"format = 1\n{BANK}[[topic]]\nid = ¦'t\tt'\ntitle = ¦'T\tT'", [
        "schema: `id` must be one line", "schema: `title` must be one line",
    ]),
    ("a topic without id", f"format = 1\n{BANK}[[topic]]\nid = ¦''\ntitle = 'T'\n", ["schema: `id` is empty"]),
    ("a question among the topics", f"format = 1\n{BANK}{TOPIC}¦stem = 'S?'\n", ["schema: unknown key 'stem'; known "]),
    ("windows line ends", f"format = 1\n{BANK}{TOPIC}[exam]\n\tpass_mark = ¦80".replace("\n", "\r\n"), ["schema: `pa"]),
    ("keys with other signs", f'format = 1\n{BANK}{TOPIC}¦"a\\nb" = 1\n¦"{"x" * 99}" = 2', [
        "schema: unknown key 'a\\nb'", "schema: unknown key '" + "x" * 60 + "…'",
    ]),
]  # fmt: skip

# The lines of [exam], the words of each finding.
EXAMS: list[tuple[str, list[str]]] = [
    ("questions = 1\npass_mark = 1\ntime_limit = '1h30m'\nvalid_for = '180d'", []),
    ("pass_mark = 0.5\ntime_limit = '90s'\nvalid_for = '1d2h3m4s'", []),
    ("time_limit = ¦'15'", ["schema: `time_limit` cannot be '15'; write a time such as 90s, 15m, 1h30m or 180d"]),
    ("time_limit = ¦'1m 30s'", ["schema: `time_limit` cannot be '1m 30s'"]),
    ("time_limit = ¦'30s1m'", ["schema: `time_limit` cannot be"]),
    ("time_limit = ¦''", ["schema: `time_limit` cannot be ''"]),
    ("time_limit = ¦'١٥m'", ["schema: `time_limit` cannot be"]),
    ("time_limit = ¦'999999d'", ["schema: `time_limit` cannot be"]),
    ("time_limit = ¦'0m0s'", ["schema: `time_limit` is no time at all; leave it out where there is no limit"]),
    ("time_limit = ¦15", ["schema: `time_limit` must be a string, not an integer"]),
    ("time_limit = ¦00:15:00", ["schema: `time_limit` must be a string, not a date or time"]),
    ("questions = ¦0", ["schema: `questions` must be 1 at least, not 0"]),
    ("questions = ¦true", ["schema: `questions` must be an integer, not true or false"]),
    ("questions = ¦20.0", ["schema: `questions` must be an integer, not a number"]),
    ("pass_mark = ¦80", ["schema: `pass_mark` must be from 0 to 1, not 80"]),
    ("pass_mark = ¦-0.1", ["schema: `pass_mark` must be from 0 to 1, not -0.1"]),
    ("pass_mark = ¦nan", ["schema: `pass_mark` must be from 0 to 1, not nan"]),
    ("pass_mark = ¦inf", ["schema: `pass_mark` must be from 0 to 1, not inf"]),
    ("pass_mark = ¦true", ["schema: `pass_mark` must be a number, not true or false"]),
    ("¦passmark = 1", ["schema: unknown key 'passmark'; did you mean 'pass_mark'?"]),
]


def expect(findings: Findings, text: str, expected: list[str]) -> None:
    """The findings of a text have these words and stand where the marks are."""
    plain, places = "", []
    for part in text.replace("\r\n", "\n").split("¦"):
        plain += part
        places.append((plain.count("\n") + 1, len(plain) - plain.rfind("\n")))
    found = findings(text.replace("¦", ""))
    said = [f"{problem.rule}: {problem.what}; {problem.remedy}" for problem in found]
    assert [line[: len(words)] for line, words in zip(said, expected, strict=False)] == expected, said
    assert [(problem.place.line, problem.place.column) for problem in found] == places[:-1], said
    assert {problem.severity for problem in found} <= {"error"}


@pytest.mark.parametrize(("fields", "expected"), [case[1:] for case in QUESTIONS], ids=[case[0] for case in QUESTIONS])
def test_questions(findings: Findings, fields: dict[str, str | None], expected: list[str]) -> None:
    lines = {key: value for key, value in SOUND.items() if key not in fields and f"¦{key}" not in fields} | fields
    header = "¦[[question]]" if "¦" in fields else "[[question]]"
    question = "\n".join([header, *(f"{key} = {value}" for key, value in lines.items() if value is not None)])
    expect(findings, f"format = 1\n{BANK}{TOPIC}{question}\n", expected)


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_files(findings: Findings, text: str, expected: list[str]) -> None:
    expect(findings, text, expected)


@pytest.mark.parametrize(("lines", "expected"), EXAMS)
def test_exams(findings: Findings, lines: str, expected: list[str]) -> None:
    expect(findings, f"format = 1\n{BANK}{TOPIC}[exam]\n{lines}\n", expected)


# The path of the article, the last line of the question, the words of each finding.
QUOTES: list[tuple[str, str, list[str]]] = [
    ('"article.txt"', "quote = 'They ring all day long.'", []),
    ('"./article.txt"', "quote = '''They  ring\nall'''", []),
    ('"article.txt"', "quote = ¦'They ring all night long.'", [
        "quote-not-in-source: the quote is not in the source; copy it from the article letter by letter; the nearest"
        " there is “They ring all day long.”",
    ]),
    ('"article.txt"', "quote = ¦'Nothing is like it.'", ["quote-not-in-source: the quote is not in the source; copy "]),
    ('"article.txt"', "quote = ¦'they ring'", ["quote-not-in-source: the quote is not in the source"]),
    ('"article.txt"', "quote = ¦''", ["schema: `quote` is empty"]),
    ('"article.txt"', "quote = ¦1", ["schema: `quote` must be a string"]),
    ('"article.txt"', "status = 'draft'\n#¦", ["schema: `quote` is missing in this question, and the bank names a so"]),
    ('¦"missing.txt"', "quote = 'anything'", ["schema: the article"]),
    ('¦"."', "quote = 'anything'", ["schema: the article is no file"]),
    ('¦¦"a\\u0000b"', "quote = 'anything'", ["control-character: U+0000", "schema: the article"]),
    ('¦"' + "a" * 300 + '"', "quote = 'anything'", ["schema: the article"]),
    ('¦"latin.txt"', "quote = 'anything'", ["encoding: the article"]),
    ('¦1', "quote = 'anything'", ["schema: `source` must be a string"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "line", "expected"), QUOTES)
def test_quotes(findings: Findings, tmp_path: Path, source: str, line: str, expected: list[str]) -> None:
    (tmp_path / "latin.txt").write_bytes("Das Gerät".encode("latin-1"))
    header = "¦[[question]]" if line.endswith("#¦") else "[[question]]"
    question = "\n".join([header, *(f"{key} = {value}" for key, value in SOUND.items()), line.removesuffix("#¦")])
    expect(findings, f"format = 1\n{BANK}source = {source}\n{TOPIC}{question}\n", expected)


def test_a_question_of_the_same_id_is_named_by_the_number_of_the_first(findings: Findings) -> None:
    questions = "".join(f'[[question]]\nid = "{id_}"\n' for id_ in ("x", "q", "y", "q"))
    found = [problem for problem in findings(f"format = 1\n{BANK}{TOPIC}{questions}") if problem.rule == "duplicate-id"]
    assert [(problem.place.line, problem.question, problem.what) for problem in found] == [
        (16, "q", "the id 'q' is that of question 2 already")
    ]


def test_every_finding_in_a_question_names_it(findings: Findings) -> None:
    text = (
        f"format = 1\n{BANK}{TOPIC}[[question]]\nid = 'one'\nstem = 'a\x07b'\n"
        "[[question]]\nid = 'two'\ntopic = 'nowhere'\ndistractors = [{}]\n"
    )
    found = findings(text)
    assert {problem.rule for problem in found} == {"control-character", "schema", "unknown-topic"}
    assert [problem.question for problem in found] == ["one"] * 4 + ["two"] * 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("ｆｕｌｌ width", "full WIDTH"),
        ("①", "1"),
        ("a \n\t b", " A B "),
        ("e\u0301", "É"),
        ("ﬁne", "FINE"),
        ("a\u00a0b", "a b"),
        ("ǰ", "J\u030c"),
    ],
)
def test_options_that_are_equal(one: str, other: str) -> None:
    assert fold_option(one) == fold_option(other)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("ab", "a b"), ("1", "2"), ("e", "é"), ("1,5", "1.5")])
def test_options_that_are_not(one: str, other: str) -> None:
    assert fold_option(one) != fold_option(other)


def test_unsafe_characters_are_found_however_deep() -> None:
    depth = 3000
    content = tomli.loads("\n".join(["[" + ".".join("a" * 900) + "]", "b = 'x'"]))
    inner = content
    for _ in range(900):
        inner = inner["a"]
    for _ in range(depth):
        inner["a"] = {}
        inner = inner["a"]
    inner["bad\x07"] = ["fine", "\x1b"]
    found = list(unsafe_strings(content))
    assert [len(finding.path) for finding in found] == [depth + 901, depth + 902]
    assert [finding.key for finding in found] == [True, False]
