"""Findings in the learner's language, with the names that the form has for its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from phonequiz.bank.structure import Finding
from phonequiz.editing.forms import TEXTS
from phonequiz.wording import Words

_NAMES = {"text": "distractor", "distractors": "distractor"}
_OF_FORM = {*TEXTS, "type", "answer", "distractor", "status", "difficulty", "tags", "order", "place"}
# What `bank.structure` says, and the text that says the same here; the first that fits is taken.
_SAID = tuple(
    (re.compile(pattern, re.DOTALL), name)
    for pattern, name in (
        (r"the article (?P<file>.+) (?:cannot be read|is not UTF-8)", "article"),
        (r"the article is no file \((?P<file>.+)\)", "article"),
        (r"`topic` is (?:missing in the file|empty$)", "no_topic"),
        (r"`quote` is missing\b", "no_quote"),
        (r"`(?P<field>\w+)` is missing\b", "missing"),
        (r"`(?P<field>\w+)` is empty", "empty"),
        (r"an option is empty", "option_empty"),
        (r"the option (?P<one>.+) is equal to (?P<other>.+)", "equal"),
        (r"a question has (?P<low>\d+) to (?P<high>\d+) options, not (?P<n>\d+)", "options"),
        (r"there is no topic (?P<topic>.+)", "topic"),
        (r"the id .+ is that of\b", "id_taken"),
        (r"this is (?:question|the statement of) (?P<id>.+) once more", "asked"),
        (r"`place` must be one number", "place_one"),
        (r"`place` must be (?P<n>\d+) different numbers", "place_count"),
        (r"`place` must be from 1 to (?P<n>\d+)", "place_range"),
        (r"`place` goes only", "place_order"),
        (r"a true-false question has no `(?P<field>\w+)`", "not_true_false"),
        (r"`(?P<field>\w+)` must be one line", "line"),
        (r"`id` cannot be (?P<value>.+)", "id_form"),
        (r"unknown key (?P<field>.+)", "unknown"),
        (r"(?P<code>U\+[0-9A-F]+) ", "character"),
        (r"`(?P<field>\w+)` (?:must|cannot) be ", "wrong"),
    )
)


def told(finding: Finding, words: Words) -> str:
    """A finding as one sentence. Flaws are told in English as `check` does, in German as their rule says."""
    if finding.severity == "warning":
        if words.language == "en":
            return f"{finding.what}; {finding.remedy}"
        from phonequiz.wording_editor import RULES_IN_GERMAN

        return RULES_IN_GERMAN.get(finding.rule, words("finding.other"))
    if finding.rule == "quote-not-in-source":
        near = re.search(r"“(.*)”", finding.remedy, re.DOTALL)
        return words("finding.quote_near", near=near[1]) if near else words("finding.quote")
    for pattern, name in _SAID:
        match = pattern.match(finding.what)
        if match:
            values = match.groupdict()
            if "field" in values:
                values["field"] = _label(values["field"], words)
            if "file" in values:
                values["file"] = PurePath(values["file"]).name
            return words(f"finding.{name}", **values)
    return f"{finding.what}; {finding.remedy}" if words.language == "en" else words("finding.other")


def counted(findings: Sequence[Finding], words: Words) -> str:
    """How many errors and notes there are, apart; empty where there are none."""
    errors = sum(each.severity == "error" for each in findings)
    notes = len(findings) - errors
    parts = [words.count("edit.errors", errors)] if errors else []
    return ", ".join([*parts, words.count("edit.notes", notes)] if notes else parts)


def _label(key: str, words: Words) -> str:
    name = _NAMES.get(key, key)
    return words(f"form.{name}") if name in _OF_FORM else name
