"""Which statements are drafted: those that no good question asks, about a third of them untrue."""

from __future__ import annotations

from phonequiz.generate.drafting import SAID, draft
from phonequiz.generate.model import Candidate
from phonequiz.generate.writing import Question, bank_content

from .conftest import ENGLISH, Drafting, Reader, statements

RULES = "The rules\n\n" + "\n".join(
    f"{who} must be cleaned before {what}. {who} should not be stored in {place}."
    for who, what, place in (
        ("Pipes", "winter", "cellars"),
        ("Tanks", "use", "sheds"),
        ("Valves", "tests", "vans"),
        ("Pumps", "repairs", "tunnels"),
        ("Hoses", "sales", "yards"),
        ("Filters", "transport", "kitchens"),
    )
)


def drafted(drafting: Drafting, *found: Candidate, **options: float) -> tuple[Question, ...]:
    every = [*found, *statements(drafting.article)]
    return draft(drafting.article, drafting.gate, every, **options).questions  # type: ignore[arg-type]


def told(questions: tuple[Question, ...]) -> list[str]:
    return [question.row["stem"] for question in questions if question.row.get("type") == "true-false"]


def test_what_a_good_question_asks_gets_no_statement(read: Reader) -> None:
    drafting = read()
    asked = drafting.candidate("duration", "Wie lange dauert die Prüfung?", "acht Stunden", "number", 0.9)
    assert not any("Prüfung" in stem for stem in told(drafted(drafting, asked)))
    assert any("dauert die Prüfung" in stem for stem in told(drafted(drafting)))


def test_a_fact_that_no_question_could_be_made_of_gets_a_statement(read: Reader) -> None:
    drafting = read("Doors\n\nThe 12 doors are painted in pairs.\n", "en")
    asked = drafting.candidate("quantity", "How many doors are painted?", "12 doors", "number", 0.9)
    assert not told(drafted(drafting, asked))
    without_options = drafting.candidate("action", "How are the doors painted?", "in pairs", "np")
    assert any("in pairs" in stem for stem in told(drafted(drafting, asked, without_options)))


def test_a_clause_that_says_much_more_than_is_asked_is_stated_too(read: Reader) -> None:
    drafting = read("Doors\n\nThe 12 doors of the northern tower are painted by pupils.\n", "en")
    asked = drafting.candidate("quantity", "How many doors does the northern tower have?", "12 doors", "number", 0.9)
    assert told(drafted(drafting, asked))


def test_a_bad_question_makes_way_for_a_statement_that_says_its_key(read: Reader) -> None:
    drafting = read()
    stem = "Die Anlage kostet etwa 4.500 Euro, weil ____ teuer ist."
    gap = drafting.candidate("action", stem, "das Kupfer", "np", 0.25)
    gap = gap._replace(others=("das Blei", "das Zinn"), cloze=True)
    drafts = draft(drafting.article, drafting.gate, [gap, *statements(drafting.article)])
    assert all(question.row["answer"] != "das Kupfer" for question in drafts.questions)
    assert drafts.left_out[SAID] == 1
    alone = draft(drafting.article, drafting.gate, [gap])
    assert [question.row["answer"] for question in alone.questions] == ["das Kupfer"]


def test_a_third_of_the_statements_is_untrue_wherever_they_stand(read: Reader) -> None:
    questions = drafted(read(RULES, "en"))
    answers = [question.row["answer"] for question in questions]
    assert len(answers) == 12
    assert sum(answers) == 8
    assert answers not in ([True, True, False] * 4, [True] * 8 + [False] * 4, [False] * 4 + [True] * 8)
    assert questions == drafted(read(RULES, "en"))


def test_an_untrue_statement_says_what_is_right(read: Reader) -> None:
    for question in drafted(read(RULES, "en")):
        row = question.row
        assert row["quote"] == question.sentence.text
        if not row["answer"]:
            assert row["explanation"].startswith(("The article says “", "The article says the opposite: “"))


def test_statements_count_among_the_surest(read: Reader) -> None:
    drafting = read(ENGLISH, "en")
    every = drafted(drafting)
    assert len(drafted(drafting, most=2)) == 2
    sure = drafted(drafting, min_confidence=0.6)
    assert sure == tuple(question for question in every if question.row["meta"]["confidence"] >= 0.6)


def test_the_name_of_a_statement_does_not_tell_whether_it_is_true(read: Reader) -> None:
    drafting = read(RULES, "en")
    content = bank_content(drafting.article, drafted(drafting), "b", "a.txt")
    names = [row["id"] for row in content["question"]]
    assert len(set(names)) == len(names)
    assert not any("true" in name or "false" in name for name in names)


def test_what_a_question_asks_is_not_stated_again(read: Reader) -> None:
    drafting = read("Backups\n\nCritical systems, such as payroll and orders, are backed up every four hours.\n", "en")
    asked = drafting.candidate(
        "frequency", "How often are critical systems backed up?", "every four hours", "number", 0.9
    )
    assert told(drafted(drafting)) != []
    assert told(drafted(drafting, asked)) == []


def test_beside_gaps_only_what_they_do_not_ask_is_stated(read: Reader) -> None:
    drafting = read("Pruning\n\nPruning takes three weeks. Offers above £25 need the consent of a manager.\n", "en")
    first, second = (
        drafting.candidate("quantity", stem, key, "number", 0.45)._replace(cloze=True)
        for stem, key in (
            ("Pruning takes ____.", "three weeks"),
            ("Offers above ____ need the consent of a manager.", "£25"),
        )
    )
    stems = told(drafted(drafting, first, second))
    assert not any("runing" in stem for stem in stems)
    assert any("consent of a manager" in stem for stem in stems)


def test_what_an_untrue_statement_changes_is_the_only_fact_that_it_has(read: Reader) -> None:
    rules = "\n".join(
        f"{who} are never opened, because the {what} inside may burn."
        for who, what in (("Tanks", "oil"), ("Vats", "gas"))
    )
    drafts = drafted(read(f"Rules\n\n{rules}\n", "en"))
    assert [question.row["answer"] for question in drafts] == [True, True]


def test_a_reason_that_a_question_only_names_is_stated(read: Reader) -> None:
    drafting = read("Parking\n\nThe 85 spaces are closed because trams need the right lane.\n", "en")
    stem = "How many spaces are closed because trams need the right lane?"
    asked = drafting.candidate("quantity", stem, "85", "number", 0.9)
    assert any("because trams need the right lane" in stem for stem in told(drafted(drafting, asked)))


def test_a_thing_is_asked_below_what_is_sure(read: Reader) -> None:
    drafting = read()
    asked = drafting.candidate("action", "Was kann reißen?", "das Seil", "np-nom-sg-das", 0.7)
    asked = asked._replace(others=())
    sure = drafting.candidate("action", "Was kann reißen?", "das Seil", "np-nom-sg-das", 0.7)
    sure = sure._replace(others=("der Draht", "die Kette"))
    confidences = [
        question.row["meta"]["confidence"]
        for candidate in (asked, sure)
        for question in draft(drafting.article, drafting.gate, [candidate]).questions
    ]
    assert confidences[-1] == 0.7
    assert all(confidence < 0.3 for confidence in confidences[:-1])


def test_a_gap_for_a_thing_is_none_where_a_german_sentence_can_be_stated(read: Reader) -> None:
    drafting = read("Haus\n\nIm März 1945 zerstörte ein Bombenangriff das Haus fast vollständig.\n")
    gap = drafting.candidate("action", "Im März 1945 zerstörte ____ das Haus fast vollständig.", "ein Bombenangriff")
    gap = gap._replace(form="np", confidence=0.25, others=("eine Schadsoftware", "ein Brand"), cloze=True)
    assert not any("cloze" in question.row["meta"] for question in drafted(drafting, gap))
    assert draft(drafting.article, drafting.gate, [gap]).questions
