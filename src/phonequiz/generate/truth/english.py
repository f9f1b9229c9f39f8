"""What the clauses of an English article say, each as a statement that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phonequiz.generate.english.asked import Hangs
from phonequiz.generate.english.drafting import Read, is_promise
from phonequiz.generate.english.lexicon import PEOPLE
from phonequiz.generate.english.persons import with_person
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.words import FINITE, Word, can_be_base_verb, words_of
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.claims import claims, with_object
from phonequiz.generate.truth.model import Said

_LEAD = "According to the article, "
_SURE, _WHOLE = 0.62, 0.45
_RESOLVED, _DROPPED, _LONG, _OURS = 0.07, 0.1, 0.1, 0.12
_FEWEST_WORDS, _MANY_WORDS, _MOST_WORDS = 4, 26, 36
_ENDS = re.compile(r"[\s.!…,;:–—-]*\Z")
_CLOSERS = re.compile(r"[\s,;:–—-]*(?:\b(?:and|or|but|yet|so|while|whereas),?\s*)?\Z", re.IGNORECASE)
# What draws a conclusion from the sentence before, and means nothing without it.
_FOLLOWS = re.compile(
    r"(?:so|this way|that way|in this|for this(?! reason)|otherwise"
    r"|of these|of those|the rest|the others|the other|the latter|the former|both|neither|none"
    r"|most of (?:them|these)"
    r"|then|by contrast|in contrast|on the other hand|similarly|likewise|the same|afterwards|after that|before that"
    r"|since then)\b",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"(?:however|moreover|furthermore|in addition|also|and|but|yet|besides|finally|first|second|third|next|meanwhile"
    r"|in fact|of course|for example|for instance|nevertheless|still|even so|therefore|thus|hence|consequently"
    r"|as a result|for this reason|instead(?=,)|accordingly|that is why|that (?:spring|summer|autumn|winter|year|month"
    r"|week|day|morning|afternoon|evening|night)|if so)\b,? ",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r",? (?:then|however|therefore|by contrast|in contrast|on the other hand|thus|moreover|for example),?(?= )"
)
_POINTERS = frozenset(
    {
        "it",
        "he",
        "she",
        "they",
        "him",
        "them",
        "his",
        "her",
        "its",
        "their",
        "this",
        "these",
        "those",
        "that",
        "such",
        "there",
        "here",
        "one",
        "ones",
    }
)
_SOME = frozenset({"some", "many", "most", "few", "others", "all", "both", "several", "none"})
_ANYBODY = frozenset({"everyone", "everybody", "anyone", "anybody", "somebody", "someone", "nobody", "those"})
_NAMED = frozenset({"NN0", "NN1", "NN2", "NP0"})
_OURS_WORD = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:according to|in the view of)\b", re.IGNORECASE)
# A figure of what only the sentence before says.
_BARE = re.compile(r"\bthe (?:figure|figures|rate|number|share|total|proportion)\b(?! (?:of|for|at|in)\b)")
# "All other servers": other than what?
_OTHERS = re.compile(r"(?:(?:all|the|most|many|some) )?other [a-z]|for the \w+ it ", re.IGNORECASE)
# What nobody would ask, or what only adds to something.
_TRIVIAL = re.compile(
    r"\b(?:(?:do|does|did) something\b(?!.*:)|we (?:met|visited|spoke|asked)"
    r"|we (?:hope|wish|would like|look forward|are happy|are pleased)"
    r"|this (?:leaflet|guide|article|page)|read on"
    r"|happened next|made matters|not every(?:thing|one|body) is|adds? up\Z|think again"
    r"|speaks? for (?:itself|themselves))\b"
    r"|\b(?:advice|answer|rules?|reason|idea|principle|solution|recipe|method|practice|approach) (?:is|are|was|were) "
    r"(?:[a-z]+ )?[a-z]+\Z|\btoo\Z|\banother [\w-]+(?: [\w-]+)?\Z",
    re.IGNORECASE,
)
# The name of a place or a thing in quotation marks.
_TITLE = re.compile('["“][A-Z][^"“”]{1,40}["”]')
_ALSO = re.compile(r" (?:too|as well)(?=, (?:since|because|as|so|but) )| as well\Z")
_HOW_OFTEN = re.compile(r"\b(?:often|usually|sometimes|rarely|seldom|mostly|generally|always|never)\b")
_BY_ITSELF = re.compile(r"(?:;|, and|, but) \Z")
_ABOUT_BEFORE = re.compile(r"(?:It|They) (?!(?:is|was|takes?) [a-z]+ (?:to|that|for)\b)")
_IN_DOUBT = re.compile(r"If (?:in doubt|necessary|possible|not|need be), ")
_HEADING = re.compile(r"[^:,;.]{3,40}: (?=[A-Z\d])")
_SUBORDINATE = re.compile(
    r"\b(?:because|since|as|so|if|when|whenever|unless|until|once|after|before|that|which|who)\b", re.IGNORECASE
)


class Sayings:
    """What the sentences of an article say, each by itself."""

    def of(self, read: Read) -> list[Said]:
        """The statements that a sentence makes; none where it means nothing without the one before."""
        text = read.sentence.text
        if (text[0] in '"“‘„' and not read.quoted) or text.rstrip("\"'”’) ").endswith("?"):
            return []
        if _FOLLOWS.match(text) and not (text.startswith("Then ") and can_be_base_verb(text.split(" ")[1])):
            return []
        found = list(_clauses(read))
        if not found and not read.claim:
            found = _ordered(read) or _whole(read)
        return found


def _clauses(read: Read) -> Iterator[Said]:
    text = read.sentence.text
    last = len(text)
    if read.claim and read.body is not read.words:
        # What somebody says ends where it is said who.
        last = max(word.end for word in read.body[:-1] if word.text != ".") if len(read.body) > 1 else last
        last = read.body[-1].end if read.quoted else last
    heads = [said for said in read.statements if not said.clause.relative]
    if any(is_promise(heads, number, text) for number in range(len(heads))):
        return
    begins = [_begin(said) for said in heads]
    if begins and not _TIES.match(text):
        only = text.startswith("Only ")
        first = read.reading.words[read.reading.start_of_statement() :][:1]
        begins[0] = 0 if only else min([begins[0], *(word.start for word in first)])
    kept = [n for n, begin in enumerate(begins) if not n or _parts(text, heads, begins, n)]
    for number, following in pairwise([*kept, -1]):
        said, begin = heads[number], begins[number]
        end = begins[following] if following >= 0 else last
        end = begin + len((_CLOSERS if following >= 0 else _ENDS).sub("", text[begin:end]))
        if number and said.clause.subject is not None and said.words[said.clause.subject[0]].start < begin:
            opening = said.words[said.clause.subject[0]].start, said.words[said.clause.subject[1] - 1].end
        else:
            opening = None
        made = _made(read, said, begin, end, opening)
        if number and _BY_ITSELF.search(text[:begin]) and kept[kept.index(number) - 1] == 0:
            before = _made(read, heads[0], begins[0], begins[0] + len(_CLOSERS.sub("", text[begins[0] : begin])), None)
            if before:
                made = [one._replace(body=with_object(one.body, before[0].body)) for one in made]
        yield from made


def _begin(said: Statement) -> int:
    """Where a clause begins: with its opening or subject, or with its verb where it shares the subject."""
    clause = said.clause
    verb = said.words[clause.verb.start].start
    if clause.borrowed or clause.subject is None:
        return min([verb, *(said.words[part.start].start for part in clause.before if not clause.borrowed)])
    first = min([clause.subject[0], *(part.start for part in clause.before)])
    return said.words[first].start


def _parts(text: str, heads: Sequence[Statement], begins: Sequence[int], number: int) -> bool:
    """Whether a clause is a statement of its own, joined to the one before by "and", "but" or a mark."""
    begin = begins[number]
    if (
        text.startswith(("neither", "nor"), begin)
        or begin <= begins[number - 1]
        or heads[number].clause.verb == heads[number - 1].clause.verb
    ):
        return False
    joint = text[max(0, begin - 14) : begin]
    if heads[number].clause.borrowed and _HOW_OFTEN.search(text[begins[number - 1] : begin]):
        return False  # "are often found there and lost": it holds of both
    verb = heads[number].clause.verb
    if heads[number].words[verb.finite].start < begin:
        return False  # "were lit and driven by electricity"
    shares = heads[number].clause.borrowed or heads[number].clause.subject is None
    if _SUBORDINATE.search(text[begins[number - 1] : begin]) and (shares or not re.search(r"[;:–—] *\Z", joint)):
        return bool(re.search(r"(?:\bwhile|\bwhereas),? *\Z", joint))
    if joint.endswith(", ") and not shares and number + 1 < len(heads):
        return True  # "A is so, B is so, and C is so"
    return bool(re.search(r"(?:[;:–—]|,? (?:and|but)|\bwhile|\bwhereas),? *\Z", joint))


def _made(read: Read, said: Statement, begin: int, end: int, opening: tuple[int, int] | None) -> list[Said]:
    text, clause = read.sentence.text, said.clause
    sure, lead = _SURE, _LEAD
    verb = said.words[clause.verb.start].start
    if clause.points_back:
        return []
    if clause.subject is None:
        body = _advised(text, said, begin, end)
        if body is None:
            return []
    else:
        first, last = said.words[clause.subject[0]], said.words[clause.subject[1] - 1]
        subject = text[first.start : last.end]
        named = said.words[slice(*clause.subject)]
        if any(word.tag == "CRD" for word in named) and not any(word.tag in _NAMED | {"PNI"} for word in named):
            return []  # "no more than two" of what?
        if first.low == "it" and said.pronoun is not None and said.pronoun.person:
            return []
        if said.resolved and not said.within:
            try:
                subject = said.subject()
            except Hangs:
                return []
            if subject == text[first.start : last.end]:
                return []
            sure -= _RESOLVED
        if opening is not None:
            body = f"{_uncapitalised(said, clause.subject[0], subject)} {text[verb:end]}"
        else:
            front = text[begin : first.start] if begin < first.start else ""
            body = f"{front}{subject}{text[last.end : end]}"
            body = _lowered(said, body, begin)
    if _SPEAKER.search(body) or read.claim:
        lead = f"According to {_lowered(said, read.claim, -1)}, " if read.claim and not _SPEAKER.search(body) else ""
    if lead == _LEAD and _may_be_name(said, body, begin):
        lead = ""
    return _each(read, lead, _WITHIN.sub("", body), sure)


def _each(read: Read, lead: str, body: str, sure: float) -> list[Said]:
    """The claims of a body, each by itself; the body as a whole where none of them can be said."""
    main, others = claims(body)
    made = [_judged(read, lead, main, sure)] if main else []
    made += [_judged(read, lead or ("" if read.claim else _LEAD), other, sure) for other in others]
    return [one for one in made if one is not None]


def _may_be_name(said: Statement, body: str, begin: int) -> bool:
    """Whether a body begins with a word that may be a name or not, for it is only seen at the beginning."""
    first = next((word for word in said.words if word.start == begin), None)
    if first is None or first.tag != "NP0" or not body.startswith(first.text):
        return False
    return said.names.uncapitalised(first) == first.text and not said.names.is_named(first.text)


def _lowered(said: Statement, body: str, begin: int) -> str:
    """A body without the capital that it had as the beginning of the sentence."""
    first = next((word for word in said.words if word.start == begin), None)
    if first is None:
        return body
    return said.names.uncapitalised(first) + body[len(first.text) :] if body.startswith(first.text) else body


def _uncapitalised(said: Statement, at: int, text: str) -> str:
    word = said.words[at]
    return said.names.uncapitalised(word) + text[len(word.text) :] if at == 0 and text.startswith(word.text) else text


def _advised(text: str, said: Statement, begin: int, end: int) -> str | None:
    """What one should not do, for "Do not lift the lid when …"."""
    verb = said.words[said.clause.verb.start].start
    front = text[begin:verb]
    told = text[verb:end]
    told = re.sub(r"\Ado(?:n['’]t| not) ", "not ", told, flags=re.IGNORECASE)
    told = re.sub(r"\Aplease ", "", told, flags=re.IGNORECASE)
    before = said.previous
    it = re.search(r"\b(?:it|them)\b", told)
    within = it is not None and any(
        word.tag in _NAMED for word in said.words if verb < word.start < end - len(told) + it.start()
    )
    if before is not None and not before.person and not within and not re.search(r"\bit\b", front):
        # "Do not pull it out": what the sentence before is about.
        told = re.sub(r"\bthem\b" if before.plural else r"\bit\b", lambda _: before.text, told, count=1)
    told = told[:1].lower() + told[1:]
    if front.strip().lower() in ("only", "always", "never"):
        return f"you should {front.strip().lower()} {told}"
    return f"{front[:1].lower()}{front[1:]}you should {told}" if told else None


def _judged(read: Read, lead: str, body: str, sure: float) -> Said | None:
    """The statement with how sure it is, ``None`` where it hangs in the air or is too short or long to be judged."""
    count = len(body.split())
    if not _FEWEST_WORDS <= count <= _MOST_WORDS or body.count("(") != body.count(")"):
        return None
    if re.search('["“”]', _TITLE.sub("", body)):
        return None
    body = _ALSO.sub("", body)
    words = words_of(tagged(f"{body}.", "en"), f"{body}.")
    named = with_person(words, body, read.whom)
    if named != body:
        body, sure = named, sure - _RESOLVED
        words = words_of(tagged(f"{body}.", "en"), f"{body}.")
    if _leans(words) or _OTHERS.match(body) or _BARE.search(body) or _TRIVIAL.search(body):
        return None
    if count > _MANY_WORDS:
        sure -= _LONG
    if _OURS_WORD.search(body):
        sure -= _OURS
    return Said(read.sentence, lead, f"{body}.", round(sure, 2))


def _leans(words: Sequence[Word]) -> bool:
    """Whether words point to something that they have not named."""
    named = person = one = many = False
    for word, after in pairwise([*words, words[-1]]):
        if word.tag in _NAMED or word.low in _ANYBODY:
            named, person = True, person or word.tag == "NP0" or word.low in PEOPLE | _ANYBODY
        one = one or word.low in ("one", "some")
        if not person and (word.low in ("he", "she", "him") or (word.low == "her" and word.tag == "PNP")):
            return True
        if word.low in _SOME and after.tag in FINITE and not named:
            return True
        if word.low in ("this", "these", "those", "such", "that") and word.tag in ("DT0", "AV0"):
            if word.low == "those" and after.tag in ("PRP", "PNQ", "PRF", "AJ0", "VVG", "VVN"):
                continue
            if after.low in ("as", "that") or after.tag in ("AT0", "CJT"):
                continue
            return True
        if word.low == "former" and after.tag in _NAMED | {"AJ0"}:
            continue  # "nineteen former employees"
        if word.low == "ones" and not many:
            return True
        many = many or word.tag == "NN2"
        if word.low == "others" and one:
            continue  # "on one device … on all the others"
        if word.low == "rest" and word.tag not in _NAMED:
            continue
        if word.low in ("rest", "remainder", "remaining", "others", "latter", "former", "therefore", "aforementioned"):
            return True
        if word.low in ("there", "one") or (word.low == "that" and word.tag in ("CJT", "PNQ")):
            continue
        if word.low in _POINTERS and not named and not (word.low == "it" and after.low in ("takes", "is", "was")):
            return True
    return False


def _ordered(read: Read) -> list[Said]:
    """Advice whose clauses are not sure, as what one should do: "Wash or dry-clean woollens before …"."""
    text = _ENDS.sub("", read.sentence.text)
    front = _IN_DOUBT.match(text)
    told = text[front.end() :] if front else text
    first = told.split(" ", 1)[0].lower()
    if not can_be_base_verb(first) or " " not in told:
        return []
    advice = f"you should {first} {told.split(' ', 1)[1]}"
    words = words_of(tagged(f"{advice}.", "en"), f"{advice}.")
    if words[3].tag in ("VVN", "VVD") or ":" in told:
        return []  # "Last updated: …"
    for word in words[3:]:
        if word.tag in ("CJS", "CJT", "PNQ", "DTQ", "AVQ") or word.low in (";", ":", "where", "which", "who", "that"):
            break
        if word.tag in FINITE:
            return []  # a noun, and this is its verb
    return _each(read, _LEAD, f"{front.group().lower() if front else ''}{advice}", _SURE - _RESOLVED)


def _whole(read: Read) -> list[Said]:
    """A sentence whose clauses are not sure, as it stands."""
    text = read.sentence.text
    lead = _HEADING.match(text)
    text = text[lead.end() if lead else 0 :]
    tie = _TIES.match(text)
    if tie is not None:
        text = text[tie.end() :]
        text = text[:1].upper() + text[1:]
    if not any(word.tag in FINITE for word in read.words) or _ABOUT_BEFORE.match(text):
        return []
    return _each(read, "", _ENDS.sub("", text), _WHOLE)
