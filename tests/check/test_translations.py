"""Where the languages of a bank differ."""

from __future__ import annotations

import pytest

from .conftest import TOPIC, Write, found, question, report

SAME = question("same")
RULE = "translation-differs"


def test_the_same_in_other_words_is_no_difference(write: Write) -> None:
    german = write("a.de.toml", question("q", stem='"Was?"', answer='"Schlüssel"', distractors='["a", { text = "b" }]'))
    english = write("a.en.toml", question("q", explanation='"Because."', difficulty="1"))
    assert found(german, english) == []


def test_a_question_that_is_missing_is_found_where_it_is(write: Write) -> None:
    german = write("a.de.toml", SAME, question("only-german"), question("draft", status='"draft"'))
    english = write("a.en.toml", question("only-english"), SAME)
    done = report(german, english)
    assert [(p.place.file, p.place.line, p.question, p.what) for p in done.problems] == [
        (str(german), 15, "only-german", "a.en.toml has no question 'only-german'"),
        (str(german), 21, "draft", "a.en.toml has no question 'draft'"),
        (str(english), 9, "only-english", "a.de.toml has no question 'only-english'"),
    ]
    assert {(p.rule, p.severity) for p in done.problems} == {(RULE, "error")}


@pytest.mark.parametrize(
    ("fields", "key", "what"),
    [
        ({"type": '"true-false"', "answer": "true", "distractors": None}, "[[question]]", "the type is true-false in"),
        ({"type": '"multiple"', "answer": '["k"]'}, "[[question]]", "the type is multiple in a.en.toml"),
        ({"distractors": '["x"]'}, "distractors", "this has 2 wrong options, but 1 in a.en.toml"),
        ({"distractors": '["x", "y", "z"]'}, "distractors", "this has 2 wrong options, but 3 in a.en.toml"),
    ],
)
def test_types_and_numbers_of_options(write: Write, fields: dict[str, str | None], key: str, what: str) -> None:
    german = write("a.de.toml", SAME, question("q"))
    english = write("a.en.toml", question("q", **fields), SAME)
    [(line, rule, id_, said)] = found(german, english)
    assert (rule, id_) == (RULE, "q")
    assert german.read_text().splitlines()[line - 1].startswith(key)
    assert said.startswith(what)


def test_numbers_of_keys_and_of_wrong_options_are_two_differences(write: Write) -> None:
    several = {"type": '"multiple"', "answer": '["k", "l"]'}
    german = write("a.de.toml", question("q", **several))
    english = write("a.en.toml", question("q", **(several | {"answer": '["k", "l", "m"]', "distractors": '["x"]'})))
    assert [what for *_, what in found(german, english)] == [
        "this has 2 right options, but 3 in a.en.toml",
        "this has 2 wrong options, but 1 in a.en.toml",
    ]


def test_topics(write: Write) -> None:
    more = TOPIC + '[[topic]]\nid = "u"\ntitle = "U"\n'
    german = write("a.de.toml", question("q"), topics=more)
    english = write("a.en.toml", question("q", topic='"u"'), topics=more.replace('"t"', '"v"'))
    assert [(id_, what) for _, _, id_, what in found(german, english)] == [
        (None, "a.en.toml has no topic 't'"),
        ("q", "the topic is 'u' in a.en.toml"),
        (None, "a.de.toml has no topic 'v'"),
    ]


def test_a_file_is_compared_with_those_beside_it_and_told_at_the_one_that_was_named(write: Write) -> None:
    write("a.en.toml", SAME, question("new", oops="1"), question("other", distractors='["x"]'))
    german = write("a.de.toml", question("only-german"), question("other"), SAME)
    write("other.toml", question("other"), id="other")
    write("deeper/a.fr.toml", question("deeper"))
    done = report(german)
    assert [(p.place.file, p.place.line, p.question, p.what) for p in done.problems] == [
        (str(german), 2, None, "this has no question 'new', but a.en.toml has"),
        (str(german), 9, "only-german", "a.en.toml has no question 'only-german'"),
        (str(german), 20, "other", "this has 2 wrong options, but 1 in a.en.toml"),
    ]
    assert (done.files, done.questions) == (1, 3)


def test_copies_of_one_language_are_no_translations_of_each_other(write: Write) -> None:
    first, second = write("a.en.toml", SAME, question("q")), write("copy.en.toml", SAME, question("r"))
    assert found(first, second) == []
    assert found(first) == []


def test_each_copy_is_compared_with_the_other_language(write: Write) -> None:
    first, second = write("a.en.toml", SAME, question("q")), write("copy.en.toml", SAME)
    german = write("a.de.toml", SAME)
    assert found(first, second) == [(15, RULE, "q", "a.de.toml has no question 'q'")]
    assert found(second) == []
    german.write_text(german.read_text().replace('id = "same"', 'id = "q"'))
    assert [what for *_, what in found(first, second) if "q'" in what] == [
        "this has no question 'q', but a.de.toml has"
    ]


def test_files_given_from_several_folders_are_compared(write: Write) -> None:
    german, english = write("de/a.de.toml", SAME, question("new")), write("en/a.en.toml", SAME)
    [(_, _, id_, what)] = found(german, english)
    assert (id_, what) == ("new", f"{english} has no question 'new'")


def test_a_third_language_is_compared_with_the_first(write: Write) -> None:
    for language in ("de", "en"):
        write(f"a.{language}.toml", SAME, question("q"))
    french = write("a.fr.toml", SAME)
    assert [what for *_, what in found(french.parent / "a.de.toml")] == ["a.fr.toml has no question 'q'"]


def test_a_file_is_not_compared_with_itself(write: Write) -> None:
    path = write("a.toml", SAME)
    (path.parent / "link.toml").symlink_to(path)
    (path.parent / "loop.toml").symlink_to("loop.toml")
    assert found(path, path.parent / "." / "a.toml", path.parent / "link.toml") == []


@pytest.mark.parametrize(
    "broken", [b"oops", b"\xff", b"", b"format = 2", b"bank = 1\nquestion = 2\n", b"bank = { id = 1 }\ntopic = [1]\n"]
)
def test_broken_neighbours_are_no_translations(write: Write, broken: bytes) -> None:
    path = write("a.toml", SAME)
    (path.parent / "broken.toml").write_bytes(broken)
    assert found(path) == []


def test_a_question_that_is_broken_is_there_all_the_same(write: Write) -> None:
    german = write("a.de.toml", question("q", answer="1"))
    english = write("a.en.toml", question("q"))
    assert {rule for _, rule, _, _ in found(german, english)} == {"schema"}


def test_another_format_is_not_compared(write: Write) -> None:
    german, english = write("a.de.toml", SAME), write("a.en.toml", question("q"))
    english.write_text(english.read_text().replace("format = 1", "format = 2"))
    assert found(german) == []
    assert [rule for _, rule, _, _ in found(german, english)] == ["schema"]
