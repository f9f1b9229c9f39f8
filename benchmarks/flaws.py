"""How well the rules on flaws do on the labelled questions: precision and recall of each, and findings on clean ones.

    python benchmarks/flaws.py [--part development|held-out|other-hand] [--show] [--docs]

With --show every finding that is not labelled and every label that is not found stands below the table. With --docs the
figures are written into docs/rules/README.md.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from phonequiz.check.question import QuestionCheck
from phonequiz.check.rules import QUESTION_RULES

FOLDER = Path(__file__).parent.parent / "tests" / "check" / "labelled"
DOCS = Path(__file__).parent.parent / "docs" / "rules" / "README.md"
PARTS = ("development", "held-out", "other-hand")
# What text alone cannot decide (`unsupported-key` takes an article) is not among the labels.
JUDGED = {rule.name for rule in QUESTION_RULES} - {"unsupported-key"}


class Outcome(NamedTuple):
    """What was found and what is labelled, as pairs of question and rule."""

    questions: int
    clean: frozenset[str]
    found: frozenset[tuple[str, str]]
    labelled: frozenset[tuple[str, str]]

    @property
    def precision(self) -> float:
        """The share of findings that are labelled."""
        return len(self.found & self.labelled) / len(self.found)

    @property
    def recall(self) -> float:
        """The share of labels that are found."""
        return len(self.found & self.labelled) / len(self.labelled)

    @property
    def clean_found(self) -> int:
        """How many clean questions have a finding."""
        return len({question for question, _ in self.found} & self.clean)

    def of(self, rule: str) -> "Outcome":
        """The same for one rule."""
        found, labelled = ({pair for pair in pairs if pair[1] == rule} for pairs in (self.found, self.labelled))
        return self._replace(found=frozenset(found), labelled=frozenset(labelled))


def labelled_rows(parts: Iterable[str] = PARTS) -> Iterable[tuple[str, dict[str, Any]]]:
    """Language and row of each labelled question."""
    for part in parts:
        for path in sorted(FOLDER.glob(f"{part}.*.toml")):
            content = tomli.loads(path.read_text(encoding="utf-8"))
            for row in content["question"]:
                yield content["bank"]["language"], row


def measure(parts: Iterable[str] = PARTS) -> Outcome:
    """The rules on the labelled questions of these parts."""
    checks = {language: QuestionCheck(language) for language in ("de", "en")}
    clean, found, labelled = set(), set(), set()
    count = 0
    for language, row in labelled_rows(parts):
        count += 1
        name = f"{language} {row['id']}"
        labels = row["meta"]["flaws"]
        if not labels:
            clean.add(name)
        labelled |= {(name, rule) for rule in labels}
        found |= {(name, finding.rule) for finding in checks[language].problems(row) if finding.rule in JUDGED}
    return Outcome(count, frozenset(clean), frozenset(found), frozenset(labelled))


def table(outcome: Outcome) -> list[str]:
    """The figures as lines of a Markdown table."""
    lines = ["| rule | labelled | found | right | precision | recall |", "| --- | --: | --: | --: | --: | --: |"]
    for rule in [*sorted(JUDGED), None]:
        part = outcome if rule is None else outcome.of(rule)
        right = len(part.found & part.labelled)
        precision = f"{part.precision:.2f}" if part.found else "–"
        recall = f"{part.recall:.2f}" if part.labelled else "–"
        name = "**all**" if rule is None else f"`{rule}`"
        lines.append(f"| {name} | {len(part.labelled)} | {len(part.found)} | {right} | {precision} | {recall} |")
    return lines


def summary(outcome: Outcome) -> list[str]:
    """The table, and the findings on clean questions, as they stand in the docs."""
    clean = f"{outcome.questions} questions; findings on {outcome.clean_found} of the {len(outcome.clean)} clean ones."
    return [*table(outcome), "", clean]


def write_docs() -> None:
    text = DOCS.read_text(encoding="utf-8")
    before, mark, rest = text.partition("<!-- figures: benchmarks/flaws.py -->\n")
    end = rest[rest.index("<!-- end -->") :]
    DOCS.write_text(before + mark + "\n".join(summary(measure())) + "\n" + end, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--docs", action="store_true")
    arguments = parser.parse_args()
    outcome = measure([arguments.part] if arguments.part else PARTS)
    print("\n".join(summary(outcome)))
    if arguments.docs:
        write_docs()
    if arguments.show:
        wrong = {"not labelled": outcome.found - outcome.labelled, "not found": outcome.labelled - outcome.found}
        for what, pairs in wrong.items():
            for name, rule in sorted(pairs):
                print(f"{what}: {rule} {name}")


if __name__ == "__main__":
    main()
