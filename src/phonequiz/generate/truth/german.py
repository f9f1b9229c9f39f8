"""What the clauses of a German article say, each as a statement that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import droppable, moved
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.drafting import SPEECH, Reading
from phonequiz.generate.german.grammar import gender
from phonequiz.generate.german.nouns import first_names
from phonequiz.generate.german.phrases import FINITE, NOUNS, Phrase
from phonequiz.generate.german.references import hangs, has_noun_first, is_reported
from phonequiz.generate.model import Sentence, Token
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.model import Said
from phonequiz.generate.truth.orders import ordered

_LEAD = "Laut Artikel "
_SURE, _WHOLE = 0.62, 0.45
_BEHIND = 0.42  # behind the sentence that it leans on
_RESOLVED, _DROPPED, _FOLLOWED, _LONG, _OURS, _BARE = 0.07, 0.1, 0.22, 0.1, 0.12, 0.15
_FEWEST_WORDS, _MANY_WORDS, _MOST_WORDS, _MOST_BEHIND = 4, 24, 34, 45
# What stands before the verb only to tie the sentence to the one before, so that the lead takes its place.
_TIES = lists.words_of(
    "jedoch allerdings zudem außerdem ferner dennoch trotzdem danach dann anschließend auch dafür hierfür übrigens "
    "gleichzeitig daraufhin schließlich ebenfalls zuerst zunächst inzwischen mittlerweile"
)
# What draws a conclusion from the sentence before, and means nothing without it.
_FOLLOWS = lists.words_of(
    "dadurch dabei damit so deshalb daher deswegen darum somit folglich also hierbei seitdem seither später"
)
_VAGUE = lists.words_of("einige viele manche andere beide mehrere alle wenige etliche")
_CALLING = frozenset({"verstehen", "bezeichnen", "nennen"})
_KEPT = lists.words_of("bereits schon ebenso bitte")
# What names a thing only by another one.
_LEANING = re.compile(
    r"\b(?i:der|die|das|den|dem) (?:Rest|Grund|Folge|Ergebnis|Ausnahme|Unterschied|Ursache|Vorteil|Nachteil"
    r"|übrigen?|anderen?|beiden|restlichen?)\b(?! (?:für|von|des|der|zwischen)\b)"
    r"|\b(?:nichts|etwas) anderes\b|\bweitere[nrs]?\b(?! (?:[a-zäöüß]+e[mnrs]? )?[A-ZÄÖÜ\d])"
)
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+ (?!Dr\b|Prof\b)[A-ZÄÖÜ][\w-]+")
_ALSO = re.compile(r"\A[Aa]uch ")
_TIED = re.compile(r" (?:dagegen|hingegen|jedoch|allerdings|aber|auch)\Z")
_CLOSERS = re.compile(r"[\s,;:–—-]*(?:\b(?:und|oder|aber|doch|sondern)\s*)?\Z")
_ENDS = re.compile(r"[\s.!…,;:–—-]*\Z")
_JOINED = re.compile(r"\b(?:und|oder|aber|doch|sondern)\s*\Z")
_SUBORDINATE = re.compile(
    rf", (?:\w+ )?(?:{'|'.join(sorted(lists.SUBORDINATORS | lists.RELATIVE | {'wer', 'was'}))})\b"
)
# What nobody would ask.
_TRIVIAL = re.compile(
    r"\b(?:die Dinge|(?:möchten?|freuen|hoffen|wünschen) wir|wir (?:möchten|freuen|hoffen|wünschen)"
    r"|dieses? (?:Merkblatt|Artikel|Text|Seite)"
    r"|eine?n? (?:auffällig|klar|deutlich|überraschend|interessant|eindeutig|erstaunlich)e[rsn]? "
    r"(?:Muster|Bild|Ergebnis|Befund|Trend|Erkenntnis))\b",
    re.IGNORECASE,
)
# What leads from one subject to the next, and says nothing itself.
_LEADS_OVER = re.compile(r"Auch sonst\b|[^:]*\b(?:sie|ihn|ihm|ihnen)\b[^:]*:\Z")
# "Schuld ist der Bau: Werden Fugen verschlossen, …" says two things.
_EXPLAINED = re.compile(r"(?<=\w): (?=[A-ZÄÖÜ])")
_FEWEST_EXPLAINED = 6
# "Seine Schwester Hedwig, …": the name says who.
_RELATED = re.compile(r"(?:Seine?|Ihre?) [A-ZÄÖÜ]\w+ (?P<name>[A-ZÄÖÜ]\w+)\b")
_ONLY_REASON = re.compile(r"(?:\w+ ){1,3}(?:das|dies)(?: nicht)?, denn (?P<reason>[A-ZÄÖÜ][^,;:]+)")
_FOR_THAT = re.compile(r"(?<=\w) (?:dafür|hierfür) (?=eine?n? )")
_AFTER_THAT = re.compile(r"(?<=\w) (?:danach|dann|anschließend)(?= )")
_BELONGS = re.compile(r"\b(?:denn|sondern|sonst|andernfalls)\b")
_HEADING = re.compile(r"[^:,;.]{3,40}: (?=[A-ZÄÖÜ\d])")
_OURS_WORD = re.compile(r"\b(?:wir|uns|unser\w*)\b", re.IGNORECASE)
# Behind a verb pronouns stand before all else.
_PRONOUN_WORDS = frozenset({"man", "es", "sich"})


class Sayings:
    """What the sentences of an article say, one after the other as they are read."""

    def __init__(self) -> None:
        self._before: tuple[Sentence, str] | None = None

    def of(self, read: Reading) -> list[Said]:
        """The statements that a sentence makes."""
        before = self._before
        known = before[1] if before is not None and before[0] is read.last else ""
        found = [said._replace(sentence=read.sentence) for said in _said(read, known)]
        alone = len(found) == 1 and found[0].confidence > _BEHIND
        self._before = (read.sentence, found[0].text if alone else read.sentence.text if _stands_alone(read) else "")
        return found


def _said(read: Reading, before: str) -> Iterator[Said]:
    """What one sentence says; ``before`` is the one before in words that stand alone, if there are such."""
    text = read.sentence.text
    yield from _spoken(read)
    if text[0] in '„»"“' or text.rstrip("“”\"'»«) ").endswith("?") or _LEADS_OVER.match(text):
        return
    parts = _explained(read) or _reason(read)
    if parts:
        for part in parts:
            yield from _said(part, "")
        return
    heading = _HEADING.match(text)
    if heading is not None and not read.plain:
        rest = read.sentence._replace(text=text[heading.end() :])
        clauses = clauses_of(rest.text)
        read = read._replace(sentence=rest, plain=clauses, clauses=clauses)
    order = ordered(read.sentence.text)
    if order is not None:
        yield from filter(None, [_judged(read, _LEAD, _ENDS.sub("", order), _SURE)])
        return
    first = read.plain[0].front if read.plain else None
    if first is None or first.first not in _FOLLOWS or len(first.words) > 1:
        made = [_made(read, at, *span) for at, span in _spans(read.sentence.text, read.plain)]
        found = [said for said in made if said is not None]
        yield from found
        if found:
            return
        said = _whole(read)
        if said is not None:
            yield said
            return
    said = _behind(read, before)
    if said is not None:
        yield said
    elif read.plain:
        yield from filter(None, (_made(read, at, *span) for at, span in _spans(read.sentence.text, read.plain)))


def _reason(read: Reading) -> list[Reading]:
    """What stands behind "denn" where the rest says only that something named before is so: "Sicher ist das nicht"."""
    match = _ONLY_REASON.fullmatch(read.sentence.text)
    if match is None:
        return []
    clauses = clauses_of(match["reason"])
    told = read.sentence._replace(text=match["reason"])
    return [read._replace(sentence=told, plain=clauses, clauses=clauses)]


def _explained(read: Reading) -> list[Reading]:
    """Both halves of a sentence with a colon, where each is a sentence that stands alone; else none."""
    text = read.sentence.text
    colon = _EXPLAINED.search(text)
    if colon is None or any(mark in text for mark in '„»"“'):
        return []
    parts = []
    for half in (f"{text[: colon.start()]}.", text[colon.end() :]):
        clauses = clauses_of(half)
        part = read._replace(sentence=read.sentence._replace(text=half), plain=clauses, clauses=clauses)
        if len(half.split()) < _FEWEST_EXPLAINED or not clauses or not _stands_alone(part):
            return []
        parts.append(part)
    return parts


def _spoken(read: Reading) -> Iterator[Said]:
    """What somebody is quoted with at the beginning of a sentence, as what he or she claims."""
    match = SPEECH.match(read.sentence.text)
    if (
        match is None
        or not _FULL_NAME.fullmatch(match["name"])
        or re.search(r"\b(?:ich|mich|mir|mein\w*)\b", match["said"], re.IGNORECASE)
    ):
        return
    sentence = read.sentence._replace(text=f"{match['said']}.")
    clauses = clauses_of(sentence.text)
    told = read._replace(sentence=sentence, plain=clauses, clauses=clauses)
    made = [_made(told, at, *span) for at, span in _spans(sentence.text, clauses)]
    for said in filter(None, made):
        if said.lead == _LEAD and not _OURS_WORD.search(said.body):
            yield said._replace(lead=f"Laut {match['name']} ")


def _spans(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each main clause with where it begins and ends in its sentence; what belongs to the one before goes with it."""
    begins = [_begin(clause, clauses[n - 1] if n else None) for n, clause in enumerate(clauses)]
    kept = [n for n in range(len(clauses)) if not n or _is_apart(text, clauses, begins, n)]
    for number, following in pairwise([*kept, -1]):
        end = begins[following] if following >= 0 else len(text)
        cut = _CLOSERS if following >= 0 else _ENDS
        end = begins[number] + len(cut.sub("", text[begins[number] : end]))
        yield number, (begins[number], end)


def _is_apart(text: str, clauses: Sequence[Clause], begins: Sequence[int], number: int) -> bool:
    """Whether a clause is a statement of its own beside the one before."""
    clause, begin, start = clauses[number], begins[number], begins[number - 1]
    if begin <= start or clause.subject is None or clause.verb == clauses[number - 1].verb:
        return False
    if _BELONGS.search(text[max(0, begin - 8) : begin + 8]):
        return False
    return begin != clause.verb.start or not _is_inside(text, start, begin)


def _is_inside(text: str, start: int, begin: int) -> bool:
    """Whether a predicate without a subject of its own may go on with a subordinate clause, not with the main one."""
    between = text[start:begin]
    return not _JOINED.search(between) or _SUBORDINATE.search(between) is not None


def _begin(clause: Clause, before: Clause | None) -> int:
    """Where a clause begins: with what stands before its verb, unless it shares that with the clause before."""
    front = clause.front
    shared = before is not None and before.subject is not None and front == before.subject
    if front is None or shared or (before is not None and front.words[0].start < before.verb.end):
        return clause.verb.start
    return min(front.words[0].start, clause.verb.start)


def _made(read: Reading, at: int, begin: int, end: int) -> Said | None:
    plain, clause = read.plain[at], read.clauses[at]
    text = read.sentence.text
    opening = read.plain[0].front
    if clause.subject is not plain.subject and opening is not None and opening.kind in {"sub", "wh"}:
        # "Stößt ein Roboter an, fährt er zurück": the noun stands in the sentence itself.
        if at:
            return None
        clause = plain
    vague = plain.front is not None and len(plain.front.words) == 1 and plain.front.first in _VAGUE
    if not clause.sure or is_reported(clause) or vague:
        return None
    advice = _advice(text, plain, end)
    told = (advice[0], advice[1], _SURE) if advice is not None else _stated(text, plain, clause, begin, end)
    if told is None:
        return None
    lead, body, sure = told
    if clause.subject is not plain.subject:
        sure -= _RESOLVED
        measure = clause.subject is not None and any(word.tag == "CARD" for word in clause.subject.words)
        if measure or _is_attribute(clause.subject, read.last):
            return None
    if at and clause.subject is not None and clause.subject.words[0].tag == "CARD":
        sure -= _BARE
    said = _judged(read, lead, body, sure)
    return said._replace(against=advice[2]) if said is not None and advice is not None else said


def _is_attribute(noun: Phrase | None, last: Sentence | None) -> bool:
    """Whether the sentence before names a thing only to say more of another ("mit einer Leistung von …")."""
    if noun is None or noun.head is None or last is None:
        return False
    return re.search(rf"\b(?:mit|von|aus) (?:\w+ )?{re.escape(noun.head.text)}", last.text) is not None


def _judged(read: Reading, lead: str, body: str, sure: float) -> Said | None:
    """The statement with how sure it is, ``None`` where it hangs in the air or is too short or long to be judged."""
    count = len(body.split())
    unbalanced = body.count("(") != body.count(")") or body.count("„") != body.count("“") or '"' in body
    if not _FEWEST_WORDS <= count <= _MOST_WORDS or unbalanced or ": „" in body or _TRIVIAL.search(body):
        return None
    if _leans(f"{body}.", read.formal):
        return None
    if count > _MANY_WORDS:
        sure -= _LONG
    if _OURS_WORD.search(body):
        sure -= _OURS
    return Said(read.sentence, lead, f"{body}.", round(sure, 2))


def _is_article(token: Token, after: Token) -> bool:
    """Whether what was taken for a pronoun is an article: a noun stands behind it, and of its gender."""
    if after.tag == "ADJ(A)":
        return True
    return after.text[0].isupper() and (token.text.lower() != "das" or gender(after.lemma) in ("n", ""))


def _starts_bare(tokens: Sequence[Token]) -> bool:
    """Whether a statement is about "das" or "es" that nothing names."""
    first = [token.text.lower() for token in tokens[:3]]
    return (first[0] in {"das", "dies", "es"} and tokens[1].tag in FINITE and tokens[1].text.islower()) or (
        tokens[0].tag in FINITE and first[1] in {"das", "dies"} and tokens[2].tag not in {"NN", "NE", "ADJ(A)", "CARD"}
    )


def _whole(read: Reading) -> Said | None:
    """A sentence whose clauses are not sure, as it stands."""
    text = read.sentence.text
    body = _ENDS.sub("", text)
    related = _RELATED.match(body)
    if related is not None and related["name"] in first_names():
        body = body[related.start("name") :]
    body = _FOR_THAT.sub(" ", body)
    later = _AFTER_THAT.search(body)
    if later is not None and not any(token.tag in NOUNS for token in tagged(body[: later.start()], "de")):
        body = _AFTER_THAT.sub("", body, count=1)
    tokens = tagged(body, "de")
    if not _is_sentence(tokens):
        return None
    ties = tokens[0].text.lower() in lists.CONNECTIVES | _VAGUE or tokens[0].tag == "PPER"
    # "Sie fürchteten, das Gas könne explodieren" says what they feared.
    if ties or any(is_reported(clause) for clause in read.clauses[:1]):
        return None
    return _judged(read, "", body, _WHOLE)


def _is_sentence(tokens: Sequence[Token]) -> bool:
    return len(tokens) > _FEWEST_WORDS and any(token.tag in FINITE for token in tokens)


def _behind(read: Reading, before: str) -> Said | None:
    """A sentence that leans on the one before, behind that one."""
    text = read.sentence.text
    both = f"{before} {text}"
    quoted = any(mark in both for mark in '"„“') or both.count("»") != both.count("«")
    if (
        not before.endswith(".")
        or quoted
        or _TRIVIAL.search(text)
        or len(both.split()) > _MOST_BEHIND
        or not _is_sentence(tagged(text, "de"))
    ):
        return None
    body = text if text.endswith("«") else f"{_ENDS.sub('', text)}."
    return Said(read.sentence, f"{before} ", body, _BEHIND)


def _stands_alone(read: Reading) -> bool:
    """Whether a sentence can be said without the one before."""
    text = read.sentence.text
    tokens = tagged(text, "de")
    ties = tokens[0].text.lower() in lists.CONNECTIVES | _FOLLOWS
    return not ties and _is_sentence(tokens) and not _leans(text, read.formal)


def _leans(text: str, formal: bool) -> bool:
    """Whether a text points to something that it does not name."""
    tokens: list[Token] = []
    for token, after in pairwise([*tagged(text, "de"), *tagged(".", "de")]):
        named = any(word.tag in NOUNS for word in tokens) and any(word.text == "," for word in tokens)
        relative = bool(tokens) and tokens[-1].text == ","
        if token.text == "das" and not relative and after.tag in NOUNS and gender(after.lemma) in ("m", "f"):
            return True  # "Fachleute nennen das Rückbestätigung"
        if token.tag == "PDS" and _is_article(token, after):
            token = token._replace(tag="ART")
        elif named and (token.tag in {"PDS", "PROAV"} or token.text == "dort"):
            continue  # "Wer ein Gerät verliert, meldet dies …"
        if (tokens and token.text in ("sonst", "andernfalls")) or (formal and token.text == "Sie"):
            continue
        tokens.append(token)
    return hangs(tokens, has_noun_first(tokens), formal) or _starts_bare(tokens) or bool(_LEANING.search(text))


def _advice(text: str, clause: Clause, end: int) -> tuple[str, str, str] | None:
    """Lead and body for "Prüfen Sie das Kabel, wenn …" as what one should do, and advice against it."""
    verb = clause.verb
    if verb.text != "sollen" or text[verb.start : verb.end].lower() == "sollen" or clause.front or not clause.bracket:
        return None
    base = clause.bracket[-1].text
    middle = [word for phrase in clause.middle for word in phrase.words if word.start > verb.end and word.text != "Sie"]
    behind = [word for phrase in clause.after for word in phrase.words]
    if not middle:
        return None
    told = text[middle[0].start : max(word.end for word in (*middle, *clause.bracket[:-1]))]
    rest = f", {text[behind[0].start : end]}" if behind else ""
    own = text[verb.start : verb.end].lower()
    prefix = base.removesuffix(own)
    to = f"{prefix}zu{own}" if prefix else f"zu {own}"
    denied = re.search(r"\b(?:nicht|nie|niemals|nur|keine?[nrm]?)\b", told) is not None
    against = "" if denied else f"Der Artikel rät davon ab, {told} {to}{rest}."
    return _LEAD, f"sollten Sie {told} {'sein' if base == 'seien' else base}{rest}", against


def _stated(text: str, plain: Clause, clause: Clause, begin: int, end: int) -> tuple[str, str, float] | None:
    verb = plain.verb
    if text[verb.start : verb.end] != verb.text or verb.tag not in FINITE:
        return None
    rest, sure = _rest(text, plain, clause, verb.end, end), _SURE
    lead = _LEAD
    if clause.claim:
        lead = f"{clause.claim[:1].upper()}{clause.claim[1:]} "
    elif re.search(r"\b(?:laut|zufolge|nach Angaben)\b", text[begin:end], re.IGNORECASE):
        lead = ""
    front = clause.front
    if front is None or plain.front is None or any(word.tag.startswith("VV") for word in plain.front.words[:1]):
        return None
    inherited = begin == verb.start
    slice_ = _ALSO.sub("", _TIED.sub("", text[plain.front.words[0].start : verb.start].rstrip()))
    before = moved(front) if inherited or front is not plain.front else _ALSO.sub("", moved(front))[:1] + slice_[1:]
    if all(word.text.lower() in _TIES | _FOLLOWS for word in front.words) or droppable(front):
        sure -= _FOLLOWED if front.first in _FOLLOWS else _DROPPED
        return _LEAD, f"{clause.verb.text.lower()}{rest}", sure
    superlative = front.kind in {"adj", "adv"} and front.first == "am"
    moves = front is clause.subject or (
        front.kind in {"pp", "pp-modified", "adv", "adj"} and clause.subject is not None
    )
    if not moves or front.kind == "wh" or _is_predicate(front, clause) or superlative or not lead:
        return ("", f"{text[begin : verb.end]}{rest}", sure) if not inherited and front is plain.front else None
    if clause.verb.lemma in _CALLING and front.kind == "pp" and clause.middle and clause.middle[0] is clause.subject:
        # "Unter einer Tracht versteht der Imker …"
        subject = f" {moved(clause.subject)}"
        if rest.startswith(subject):
            return lead, f"{clause.verb.text.lower()}{subject} {before}{rest[len(subject) :]}", sure
    pronouns = text[verb.end : _leading_pronouns(text, verb.end)] if front.kind != "pron" else ""
    if not rest.startswith(pronouns):
        pronouns = ""  # one of them was named
    return lead, f"{clause.verb.text.lower()}{pronouns} {before}{rest[len(pronouns) :]}", sure


def _is_predicate(front: Phrase, clause: Clause) -> bool:
    """Whether what stands first is what the verb says of the subject: "Ideal ist …", "Besonders gefährdet sind …"."""
    if clause.verb.lemma not in {"sein", "bleiben", "werden", "haben"}:
        return False
    if front.kind == "np":
        return front.words[0] is front.head and clause.verb.lemma != "haben"
    return front.kind in {"adj", "adv"} and not all(
        word.tag.startswith(("ADV", "PAV", "PROAV")) for word in front.words
    )


def _leading_pronouns(text: str, start: int) -> int:
    """Where the pronouns end that stand behind a verb."""
    at = start
    for token in tagged(text, "de"):
        if token.start < start:
            continue
        if token.text not in _PRONOUN_WORDS and token.tag not in {"PPER", "PRF"}:
            break
        at = token.end
    return at


def _rest(text: str, plain: Clause, clause: Clause, start: int, end: int) -> str:
    """What stands behind the verb, without words that only tie, and with the noun for a pronoun."""
    changes: list[tuple[int, int, str]] = []
    if clause.subject is not plain.subject and plain.subject is not plain.front and plain.subject is not None:
        assert clause.subject is not None
        word = plain.subject.words[0]
        changes.append((word.start, plain.subject.words[-1].end, moved(clause.subject)))
    for phrase in plain.middle:
        if droppable(phrase) and phrase.first not in _KEPT and len(phrase.words) == 1:
            changes.append((phrase.words[0].start - 1, phrase.words[0].end, ""))
    rest = text[start:end]
    for first, last, new in sorted(changes, reverse=True):
        if start <= first and last <= end:
            rest = rest[: first - start] + new + rest[last - start :]
    return rest
