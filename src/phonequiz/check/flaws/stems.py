"""Stems that ask nothing clear, ask for the exception, or say more than they need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.check.flaws.looked import STEM, Flaw, Looked
from phonequiz.check.flaws.patterns import Phrase
from phonequiz.check.words import telling

_BLANK = re.compile(
    r"(?<![\w_])_{2,}(?![\w_])|(?<=\s)(?:\.{3}|…)(?=\s)|\[\s*(?:\.{2,}|…|_+|blank|lücke)?\s*\]|\(\s*(?:\.{3}|…|_+)\s*\)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÄÖÜ\d„“\"'])")
# What stands in brackets or is quoted is not what the stem asks for.
_ASIDE = re.compile(r"\([^()]*\)|„[^“]*“|“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_PADDING_WORDS = 12
# A question that can be answered without what stands before it has so many telling words.
_ASKED_WORDS = 3
_GENERAL = {"de": re.compile(r"\bein(?:e[nmr]?)?\s+[A-ZÄÖÜ]"), "en": re.compile(r"\ban?\s+\w")}
_FRAGMENT_WORDS = 3
_AROUND_BLANK = 4
# An article, an adjective, a noun and a verb; with a superlative or a name one can tell what is asked.
_FRAGMENT = re.compile(
    r"\W*(?:[Dd](?:er|ie|as)|[Ee]ine?|[Tt]he|[Aa]n?)\s+(?!\w+[sß]te[rns]?\s|\w+est\s|most\s)[a-zäöüß][\w-]*\s+\S+\s+[a-zäöüß]+\W*"
)

# Words after which a denial belongs to a clause of its own and is what the question is about.
_CLAUSE = {
    "de": re.compile(
        r"(?:^\W*|[,;:–-]\s*(?:\w+\s+)?)(?:wenn|weil|dass|ob|obwohl|solange|damit|falls|sofern|während|nachdem|bevor)\b"
        r"[^,;?!.]*|,\s*(?:\w+\s+)?(?:die|der|das|den|dem|deren|dessen|welche[rsmn]?|als|wo|wer|was|um|ohne|statt)\b[^,;?!.]*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:if|when|because|that|who|whose|while|until|unless|although|even though|where|whether|so that|to"
        r"|unlike)\b"
        r"[^,;?!.]*",
        re.IGNORECASE,
    ),
}
_ASKS_EXCEPTION = {
    "de": re.compile(r"^\W*(?:\w+\s+){0,3}?(?:welche[rsmn]?|was|wer|wen|wem)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:which|what|who|whom)\b", re.IGNORECASE),
}
_AMONG = {
    "de": re.compile(r"\b(?:folgende[nrs]?|diese[rsnm]?|genannten|gehör(?:t|en)|zähl(?:t|en)|davon)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:following|of\s+these|of\s+the|belongs?|part\s+of)\b", re.IGNORECASE),
}
# What may not be done is a rule that one has to know, and "not only" denies nothing.
_NO_EXCEPTION = {
    "de": re.compile(
        r"\b(?:darf|dürfen|durfte)\b.*\bnicht\b|\bnicht\s+(?:mehr|nur|zuletzt|immer|ganz)\b"
        r"|\bnicht\s+(?:\w+\s+){0,3}(?:erlaubt|gestattet|zulässig|zugelassen)\b"
        r"|\bnicht\s+\w+(?:e[nrsm]?)\s+[A-ZÄÖÜ]",
        re.DOTALL,
    ),
    "en": re.compile(
        r"\b(?:must|may)\s+(?:\w+\s+){0,3}?not\b|\bmustn['’]t\b|\bnot\s+(?:only|yet|just|always)\b"
        r"|(?:\bnot|n['’]t)\s+(?:be\s+)?(?:allowed|permitted|admissible)\b"
        r"|\bnever\b|\bno\b",
        re.IGNORECASE,
    ),
}
_PROPERTY = {
    "de": re.compile(
        r"\b(?:ist|sind|war(?:en)?|gehör(?:t|en)|zähl(?:t|en)|soll(?:te)?n?|muss|müssen|braucht"
        r"|trifft|treffen|stimm(?:t|en)|gilt|gelten)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:is|are|was|were|do|does|did|should|can|could|will|would|has|have|\w+n['’]t|cannot)\b", re.IGNORECASE
    ),
}
_IS_NONE = re.compile(r"\b(?:ist|sind|war|waren)\s+(?:\w+\s+){0,3}?keine?[nrs]?\b", re.IGNORECASE)
_LEFT_OUT = {
    "de": Phrase(
        r"\b(?:außer|ausgenommen)\b\s*(?:eine[rsm]?|welche[rsmn]?|folgende[nrsm]?)?\s*(?:[:?….]|\.\.\.|_|$)"
        r"|^\W*(?:alle|sämtliche)\b.*\b(?:außer|ausgenommen|bis\s+auf|mit\s+ausnahme)\b"
        r"|\bmit\s+(?:einer\s+)?ausnahme\b"
        r"|\bwelche[rs]?\b.*\b(?:ist|sind)\s+(?:falsch|unzutreffend|unwahr|inkorrekt)\s*[?:.…]*$",
        re.DOTALL,
    ),
    "en": Phrase(
        r"\bexcept(?:ing)?(?!ion)\b|^\W*all\b.*\bbut\s*(?:one|which)?\s*[:?….]*$"
        r"|\b(?:which|what|who)\b.*\bleast\s+(?:\w+)\b"
        r"|\bwhich\b.*\b(?:is|are)\s+(?:false|incorrect|untrue|wrong)\s*[?:.…]*$",
        re.DOTALL,
    ),
}
_SHOUTED = {
    "de": re.compile(r"\b(?:NICHT|KEINE?[NRMS]?|AUSSER|AUẞER|NIE)\b"),
    "en": re.compile(r"\b(?:NOT|EXCEPT|NEVER|LEAST)\b|N['’]T\b"),
}


def negative_stem(question: Looked) -> Iterator[Flaw]:
    """The stem asks for what is not so: readers miss the "not", and what they learn is the exception.

    Haladyna et al. 2002 (word the stem positively); Tarrant et al. 2006 (negative worded stem); SAQUET. Where the
    negation is the matter itself ("What happens if an update is not installed?") it stays.
    """
    language, stem = question.language, question.stem
    if question.patterns is None:
        return
    what = None
    shouted = _SHOUTED[language].search(stem)
    if shouted and shouted.group() != stem:
        what = f"the stem asks for the exception ({shouted.group()})"
    elif _LEFT_OUT[language].search(stem):
        what = "the stem asks for the exception"
    else:
        if question.patterns.denial.search(stem) is None:
            return
        main = _CLAUSE[language].sub(" ", _ASIDE.sub(" ", _last_sentence(stem)))
        denial = question.patterns.denial.search(main)
        if denial is None:
            return
        if question.item.type == "true-false":
            if not question.is_true and not _NO_EXCEPTION[language].search(main):
                yield Flaw(
                    STEM, f"a false statement with “{denial.group()}” is denied twice", "say it without negation"
                )
            return
        asks = _ASKS_EXCEPTION[language].search(main)
        among = _AMONG[language].search(main)
        if asks and asks.start() < denial.start() and (among or _PROPERTY[language].search(main)):
            counted = denial.group().casefold().startswith("kein") and not among and not _IS_NONE.search(main)
            if among or (not _NO_EXCEPTION[language].search(main) and not counted):
                what = f"the stem asks for what is not so (“{denial.group()}”)"
    if what:
        yield Flaw(STEM, what, "ask for what is so, or make it a question of several keys")


def _last_sentence(stem: str) -> str:
    return _SENTENCE_END.split(stem)[-1]


def unfocused_stem(question: Looked) -> Iterator[Flaw]:
    """The stem does not say what is asked: only who has read all options knows what the question is.

    Haladyna et al. 2002 (the central idea is in the stem); Tarrant et al. 2006 (unfocused stem); SAQUET.
    """
    if question.item.type == "true-false":
        return
    stem = question.stem
    asks = "?" in stem
    words = len(question.stem_words)
    remedy = "ask one question that can be answered before the options are read"
    if question.patterns is not None and question.patterns.unfocused.match(_last_sentence(stem)):
        yield Flaw(STEM, "the stem does not say what is asked", remedy)
    elif (
        not _BLANK.search(stem)
        and question.item.stem.strip() == stem
        and (words < 2 if asks else words <= _FRAGMENT_WORDS or _FRAGMENT.fullmatch(stem))
    ):
        yield Flaw(STEM, "the stem is no question, only the beginning of one", remedy)


def blank_stem(question: Looked) -> Iterator[Flaw]:
    """The stem has a blank within it: one has to keep half a sentence in mind while trying each option.

    Haladyna et al. 2002 (question or completion format); Tarrant et al. 2006 (fill in the blank); SAQUET. A blank at
    the end is a completion, which is no flaw; nor is one made on purpose (``meta.cloze = true``) that can be read: one
    blank, with enough around it.
    """
    blanks = list(_BLANK.finditer(question.stem))
    if question.item.cloze and len(blanks) == 1 and len(question.stem_words) >= _AROUND_BLANK:
        return
    for match in blanks:
        if re.search(r"\w", question.stem[match.end() :]):
            yield Flaw(STEM, "the stem has a blank within it", "make it a question, or put the blank at the end")
            return


def opinion(question: Looked) -> Iterator[Flaw]:
    """The stem asks what someone thinks or likes: no answer to that is wrong.

    Haladyna et al. 2002 (avoid opinion-based items).
    """
    patterns = question.patterns
    if patterns is None:
        return
    match = patterns.opinion.search(question.stem)
    if match is None and not patterns.attributed.search(question.stem):
        match = patterns.subjective.search(question.stem)
    if match:
        yield Flaw(STEM, f"the stem asks for an opinion (“{match.group()}”)", "ask what is so, or who says that it is")


def gratuitous(question: Looked) -> Iterator[Flaw]:
    """The stem holds words that nobody needs for the answer: they cost time, and most those who read slowly.

    Haladyna et al. 2002 (avoid window dressing); Tarrant et al. 2006 (gratuitous information in stem); SAQUET. A case
    that the question is about is none: it has someone who acts, numbers, or the question points back to it.
    """
    patterns, stem = question.patterns, question.stem
    if patterns is None:
        return
    remedy = "leave out what the answer does not need"
    match = patterns.padding.search(stem)
    if match:
        yield Flaw(STEM, f"the stem has padding (“{match.group()}”)", remedy)
        return
    if question.item.type == "true-false" or question.item.stem.strip() != stem:
        return
    *before, last = _SENTENCE_END.split(stem)
    lead = " ".join(before)
    if len(lead.split()) < _PADDING_WORDS or not last.rstrip().endswith("?") or re.search(r"\d|[„“\"]", lead):
        return
    if patterns.actor.search(lead) or patterns.pointing_back.search(last):
        return
    # "What do you do first?" asks nothing without the case before it; "What does a keylogger do?" does.
    general = len(before) > 1 and _GENERAL[question.language].search(last)
    if not general and len(telling(last, question.language)) < _ASKED_WORDS:
        return
    yield Flaw(STEM, "the question at the end of the stem can do without what stands before it", remedy)
