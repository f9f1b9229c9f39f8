"""Keys that alone go on from the stem as its grammar demands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.check.flaws.genders import gender
from phonequiz.check.flaws.looked import STEM, Choice, Flaw, Looked

_TAIL = r"\s*(?:_{2,}|\.{3}|…|:|-|–)*\s*$"
_BLANK = r"\s+_{2,}"
_ARTICLE_EN = re.compile(rf"\b(an?)(?:{_TAIL}|{_BLANK})", re.IGNORECASE)
_TO_EN = re.compile(rf"\bto{_TAIL}", re.IGNORECASE)
_PLURAL_EN = re.compile(
    rf"\b(?:are|were)(?:\s+(?:the|its|their|called|known\s+as|his|her|some|two|three|four)){{0,2}}{_TAIL}"
    rf"|^(?:the\s+)?\w+s\b.*\b(?:its|their|the){_TAIL}|^(?:which|what)\s+(?!two\b|three\b)(?:\w+\s+)?(?!always\b)\w+(?<!s)s\s+(?:are|were|have|do|must|should)\b"
    rf"|^(?:which|what)\s+(?!always\b)\w+(?<![su])s\s+does\b",
    re.IGNORECASE,
)
_ARTICLE_DE = re.compile(
    rf"\b(eine[rmn]?|ein|der|die|das|dem|den)(?:{_TAIL}|{_BLANK}(?!\s*[-\w]*[A-ZÄÖÜ]))", re.IGNORECASE
)
# What a German article before a blank can go with; "die" and "der" can be plural or another case too.
_GENDERS = {"ein": "mn", "eine": "f", "einen": "m", "einem": "mn", "einer": "f", "das": "n", "dem": "mn", "den": "m"}

_VOWEL_SOUND = re.compile(
    r"(?!eu|uni|use|usu|one\b|once|ur[aeiou]|ufo|u[bkns]i?[^a-z])[aeiou]|hour|hono|heir|honest|[fhlmnrsx][A-Z]"
)
_FORMS = {
    "en": (
        ("clause of reason", r"because|since|as (?:it|they|the)\b"),
        ("gerund", r"(?!nothing|something|anything|everything|outgoing|incoming)[a-z]{2,}ing\s"),
        ("infinitive", r"(?:in order )?to (?!the\b|an?\b)[a-z]+"),
        (
            "clause",
            r"(?:if|when|while|after|before|until|unless|so that|as long as|where|whenever)\s",
        ),
        (
            "phrase with a preposition",
            r"(?:by|with|through|in|on|at|from|for|of|into|under|over|during|via)\s",
        ),
        ("noun with its article", r"(?:the|an?|its|their|his|her|our|your)\s"),
        ("sentence", r"(?:it|they|he|she|we|you|one|this|these)\s"),
    ),
    "de": (
        ("clause", r"(?:weil|da|denn|wenn|damit|sobald|solange|indem|nachdem|bevor|dass|um|falls|sofern|als|ob)\s"),
        (
            "infinitive",
            r"(?s:.*)\b(?:zu\s+\w+e?n|(?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|vor|weg|wieder\w*|zurück|zusammen)zu\w+en)"
            r"\s*\.?$",
        ),
        (
            "phrase with a preposition",
            r"(?:mit|durch|für|auf|aus|bei|beim|im|in|an|am|von|vom|zu|zum|zur|nach|vor|über|unter|gegen|ohne|wegen|per"
            r"|ins|ans|aufs|zwischen|seit|bis)\s",
        ),
        ("noun with its article", r"(?:der|die|das|den|dem|des|eine?[nrms]?|ihre?[nrms]?|seine?[nrms]?)\s"),
        ("sentence", r"(?:es|er|sie|man|wir|ich)\s"),
    ),
}
# One expression for all forms of a language, a group for each: of those that fit, the first.
_FORM = {
    language: re.compile("|".join(f"({form})" for _, form in forms), re.IGNORECASE)
    for language, forms in _FORMS.items()
}
_ARTICLE = {
    "de": re.compile(r"(?:der|die|das|den|dem|eine?[nmr]?)\s+\S+\s*$", re.IGNORECASE),
    "en": re.compile(r"(?:the|an?)\s+\S+\s*$", re.IGNORECASE),
}
_NAMED_WITH_ARTICLE = re.compile(
    r"\b(?:schweiz|türkei|ukraine|slowakei|mongolei|niederlande\w*|philippinen|iran|irak|usa|us|uk|eu|un|uno"
    r"|netherlands|philippines|bahamas)\b",
    re.IGNORECASE,
)


def grammar_cue(question: Looked) -> Iterator[Flaw]:
    """The key goes on from the stem, or answers in the form that it asks for, and distractors do not.

    Haladyna et al. 2002 (avoid grammatical inconsistencies that cue the key); Tarrant et al. 2006 (grammatical
    clues); SAQUET.
    """
    if question.item.type != "single" or len(question.choices) < 2 or question.language not in _FORMS:
        return
    if any(choice in question.about_options for choice in question.keys):
        return
    wrong = [choice for choice in question.distractors if choice not in question.about_options]
    if not wrong:
        return
    key = question.keys[0]
    found = _english(question, key, wrong) if question.language == "en" else _german(question, key, wrong)
    found = found or _form(question, key, wrong)
    if found:
        yield Flaw(
            STEM if found[0] is None else found[0].path,
            found[1],
            "make all options go on from the stem in the same way",
        )


_PLURALS = frozenset(
    ["and", "men", "women", "people", "children", "data", "feet", "teeth", "mice", "bacteria", "media"]
)
_Found = tuple[Choice | None, str] | None


def _english(question: Looked, key: Choice, wrong: list[Choice]) -> _Found:
    article = _ARTICLE_EN.search(question.stem)
    if article:
        fits = [_takes(choice.text, article[1].casefold()) for choice in (key, *wrong)]
        if fits[0] and not all(fits):
            return wrong[fits.index(False) - 1], f"after “{article[1]}” this option cannot stand, but the key can"
    if _TO_EN.search(question.stem):
        unfit = [
            choice for choice in wrong if re.match(r"\w+ing\b(?!\s*$)|(?:the|an?|its|to)\s", choice.text, re.IGNORECASE)
        ]
        if unfit and not re.match(r"\w+ing\b|(?:the|an?|its|to)\s", key.text, re.IGNORECASE):
            return unfit[0], "after “to” this option cannot stand, but the key can"
    if _PLURAL_EN.search(question.stem) and _is_plural(key):
        single = [choice for choice in wrong if not _is_plural(choice)]
        if 2 * len(single) >= len(wrong) and 2 * len(single) >= 2:
            return single[0], "the stem asks for several things; the key is in the plural, this option is not"
    return None


def _takes(text: str, article: str) -> bool:
    if re.match(r"(?:an?|the)\s", text, re.IGNORECASE):
        return True
    vowel = _VOWEL_SOUND.match(text if text[:2].isupper() else text[:1].lower() + text[1:]) is not None
    return vowel == (article == "an")


def _is_plural(choice: Choice) -> bool:
    last = choice.words[-1] if choice.words else ""
    head = next(
        (word for word, after in zip(choice.words, choice.words[1:], strict=False) if after in {"of", "in", "with"}),
        last,
    )
    if head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return True
    return head in _PLURALS or not _PLURALS.isdisjoint(choice.words)


def _german(question: Looked, key: Choice, wrong: list[Choice]) -> _Found:
    article = _ARTICLE_DE.search(question.stem)
    if not article or article[1].casefold() not in _GENDERS:
        return None
    allowed = _GENDERS[article[1].casefold()]
    genders = [_gender(choice) for choice in (key, *wrong)]
    if genders[0] is None or not set(genders[0]) & set(allowed):
        return None
    for choice, found in zip(wrong, genders[1:], strict=True):
        if found is not None and not set(found) & set(allowed):
            return choice, f"after “{article[1]}” this option cannot stand, but the key can"
    return None


def _gender(choice: Choice) -> str | None:
    nouns = re.findall(r"\b[A-ZÄÖÜ][\wäöüß-]+", choice.text)
    return gender(nouns[0]) if nouns and len(choice.words) <= 3 else None


def _form(question: Looked, key: Choice, wrong: list[Choice]) -> _Found:
    """The key alone has a form that can be named, and all distractors share another."""
    if len(wrong) < 2:
        return None
    form = _form_of(key, question.language)
    others = [_form_of(choice, question.language) for choice in wrong]
    if form is not None and None not in others and len({form, *others}) == 2 and form not in others:
        return key, f"only the key is a {form}, all distractors are each a {others[0]}"
    article = _ARTICLE[question.language]
    if article.match(key.text) and all(map(_is_bare_noun, wrong)) and not _NAMED_WITH_ARTICLE.search(key.text):
        return key, "only the key has an article"
    ends = [choice.text.endswith(".") for choice in (key, *wrong)]
    if ends.count(ends[0]) == 1 and len(ends) > 2 and len(key.words) > 1:
        return key, "only the key ends with a full stop" if ends[0] else "only the key ends without a full stop"
    return None


def _is_bare_noun(choice: Choice) -> bool:
    """Whether an option is one word that may be a noun, without an article."""
    return len(choice.words) == 1 and choice.text[:1].isalpha() and choice.words[0] not in _PLURALS


def _form_of(choice: Choice, language: str) -> str | None:
    match = _FORM[language].match(choice.text)
    return None if match is None or match.lastindex is None else _FORMS[language][match.lastindex - 1][0]
