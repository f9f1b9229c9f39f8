"""A run that goes on: the same questions in the same order with the same order of options, in every face."""

import re

import pytest

from .banks import answers, asked, bank_text, rows

FEEDBACK = re.compile(r"\b(Right|Wrong|Richtig|Falsch)\b")


class Learner:
    """Answers in the app or in plain mode."""

    def __init__(self, terminal, plain):
        self.terminal, self.plain = terminal, plain
        self.seen = []

    def look(self):
        """The question asked now and its options in their order."""
        self.terminal.wait_for(lambda: asked(self.terminal.text) and (not self.plain or self.terminal.prompting))
        return asked(self.terminal.text)

    def answer(self, letter="b"):
        seen = self.look()
        self.terminal.send(letter + "\r" if self.plain else letter)
        if not self.plain:
            self.terminal.wait_for(FEEDBACK)
            self.terminal.send("\r")
        self.terminal.wait_for(lambda: self.look() != seen)
        return seen


@pytest.fixture
def learn(open_terminal, bank):
    def start(*options, mode="practice", path=bank):
        return Learner(open_terminal(mode, "--bank", path, *options), "--plain" in options)

    return start


FACES = [((), ()), ((), ("--plain",)), (("--plain",), ())]


@pytest.mark.parametrize(("before", "after"), FACES, ids=["app-app", "app-plain", "plain-app"])
def test_a_run_goes_on_with_the_same_questions_and_options_in_the_same_order(learn, data_dir, before, after):
    first = learn(*before)
    answered = [first.answer(), first.answer()]
    waiting = first.look()
    first.terminal.kill()

    kept = rows(data_dir, "SELECT item.name, options FROM slot JOIN item ON item.key = slot.item ORDER BY position")
    order = [(name.removeprefix("q-"), options.split(",")) for name, options in kept]
    assert [*answered, waiting] == order[:3]

    second = learn(*after)
    assert second.look() == waiting
    assert "Going on with your run" in second.terminal.text
    assert "question 3" in second.terminal.text
    for number in range(2, 9):
        assert second.answer() == order[number]
    assert second.look() == order[9]


def test_a_skipped_question_comes_once_more_at_the_end_also_after_a_kill(learn):
    first = learn("-n", "3")
    skipped = first.look()
    first.terminal.send("s")
    first.terminal.wait_for(lambda: first.look() != skipped)
    first.answer()
    first.terminal.kill()
    second = learn("-n", "3")
    second.answer()
    assert second.look() == skipped


def test_a_run_goes_on_in_another_language(learn, tmp_path, data_dir):
    english = learn()
    english.answer()
    waiting = english.look()
    english.terminal.kill()
    german = tmp_path / "numbers.de.toml"
    german.write_text(bank_text(language="de"), encoding="utf-8")
    resumed = learn("--lang", "de", path=german)
    assert resumed.look() == waiting
    assert "Welches ist Nummer" in resumed.terminal.text
    assert "anderen Sprache" in resumed.terminal.text
    resumed.answer()
    assert rows(data_dir, "SELECT language FROM answer ORDER BY key") == [("en",), ("de",)]
    assert rows(data_dir, "SELECT count(*) FROM run") == [(1,)]


def test_without_a_bank_the_language_chooses_the_file_and_the_run_goes_on(open_terminal):
    first = Learner(open_terminal("practice"), False)
    first.terminal.wait_for("a–")
    first.terminal.press("a", re.compile(rf"{FEEDBACK.pattern}|1 of \d"))
    if not FEEDBACK.search(first.terminal.text):  # a question with several keys
        first.terminal.press("\r", FEEDBACK)
    first.terminal.kill()
    second = open_terminal("practice", "--lang", "de")
    second.wait_for("Weiter mit Ihrem Durchgang")
    second.wait_for("2/10")
    third = open_terminal("practice", "--lang", "de", "--plain")
    third.wait_for("Frage 1 von 10")  # the run is in use


def test_a_question_that_was_reworded_is_shown_as_it_reads_now(learn, bank):
    first = learn()
    first.answer()
    number, options = first.look()
    first.terminal.kill()
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace(f'"Which is number {number}?"', f'"Which is number {number}? Now."'), encoding="utf-8")
    second = learn()
    assert second.look() == (number, options)
    assert "? Now." in second.terminal.text
    assert "have changed" in second.terminal.text


@pytest.mark.parametrize("face", [(), ("--plain",)], ids=["app", "plain"])
def test_a_question_that_is_gone_drops_out(learn, bank, data_dir, face):
    first = learn("-n", "4")
    first.answer()
    gone, _ = first.look()
    first.terminal.kill()
    bank.write_text(bank_text(skip=(int(gone),)), encoding="utf-8")
    second = learn("-n", "4", *face)
    following, _ = second.look()
    assert following != gone
    assert "dropped out" in second.terminal.text
    assert ("Question 2 of 3" if face else "2/3") in second.terminal.text
    second.answer()
    assert gone not in {item.removeprefix("q-") for item, _ in answers(data_dir)}
    second.terminal.kill()
    third = learn(*face)
    third.look()
    assert ("Question 3 of 3" if face else "3/3") in third.terminal.text
    assert "dropped out" not in third.terminal.text


def test_a_practice_without_an_answer_is_not_kept(learn, data_dir):
    for face in ((), ("--plain",)):
        learner = learn(*face)
        learner.look()
        learner.terminal.send("q\r" if face else "q")
        assert learner.terminal.wait_exit() == 0
        assert rows(data_dir, "SELECT count(*) FROM run") == [(0,)]


def test_a_new_run_is_started_when_asked_for_and_the_old_one_is_offered_on_home(learn, open_terminal, bank, data_dir):
    first = learn()
    first.answer()
    first.terminal.kill()
    second = learn("--new")
    second.answer()
    second.terminal.send("q")
    second.terminal.wait_exit()
    assert rows(data_dir, "SELECT count(*) FROM run WHERE finished IS NULL") == [(2,)]
    home = open_terminal(environ={"PHONEQUIZ_BANKS": str(bank)})
    home.wait_for(lambda: home.text.count("question 2 of 10") == 2)
