"""Words and their opposites: put one for the other, and a statement says what the article denies.

An entry is ``word=opposite``; both ways hold, with ``>`` for ``=`` only the one. ``word`` in brackets stands behind or before
without being changed. In German the entries of ``INFLECTED`` are stems that take the endings of adjectives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from phonequiz.generate.model import Language
from phonequiz.generate.tagging import tagged

# What says how much, how often, when, or whether something may be: the statement stands or falls with it.
_SURE: dict[Language, str] = {
    "de": """
        mehr als=weniger als; mindestens=höchstens; spätestens=frühestens; vorgeschrieben=verboten; verpflichtend=freiwillig;
        erlaubt=verboten; zulässig>verboten; gestattet=untersagt; Pflicht>freiwillig; innerhalb=außerhalb; innen=außen;
        steigt=sinkt; steigen=sinken; stieg=sank; stiegen=sanken; gestiegen=gesunken; erhöht=verringert; erhöhen=verringern;
        erhöhte>verringerte; zunimmt>abnimmt; zunehmen=abnehmen; zugenommen=abgenommen; wächst=schrumpft; wachsen=schrumpfen;
        verlängert=verkürzt; verlängern=verkürzen; beschleunigt=verlangsamt; beschleunigen=verlangsamen; senkt=erhöht;
        senken=erhöhen; verbessert=verschlechtert; verbessern=verschlechtern; erleichtert=erschwert; erleichtern=erschweren;
        verhindert>fördert; verhindern>fördern; fördert>hemmt; fördern>hemmen; hemmt>fördert; hemmen>fördern; schadet=nützt;
        schaden>nützen; beginnt=endet; beginnen=enden; beginnend>endend; öffnet=schließt;
        öffnen=schließen; gewinnt=verliert; gewinnen=verlieren; bevor>nachdem; nachdem>bevor; vorher=nachher; zuerst=zuletzt;
        früher=später; frühestens=spätestens; häufig=selten; oft=selten; meist>selten;
        meistens>selten; häufiger=seltener; öfter=seltener; schneller=langsamer; größer=kleiner; höher=niedriger; länger=kürzer;
        schwerer=leichter; stärker=schwächer; wärmer=kälter; heißer=kälter; lauter=leiser; teurer=billiger; älter=jünger;
        dicker=dünner; breiter=schmaler; heller=dunkler; besser=schlechter; einfacher=schwieriger; sicherer>unsicherer;
        trockener=feuchter; härter=weicher; tiefer=höher; näher>weiter entfernt; nachts=tagsüber; morgens=abends;
        vormittags=nachmittags; am Morgen=am Abend; täglich=jährlich; wöchentlich=jährlich; monatlich>täglich; jährlich>monatlich;
        halbjährlich>wöchentlich; stündlich>täglich; die meisten>die wenigsten; den meisten>den wenigsten; viele=wenige;
        vielen=wenigen; zu viel=zu wenig; zu viele=zu wenige; zu nass=zu trocken; zu nasse=zu trockene; mehr=weniger;
        kostenlos=kostenpflichtig; langsam=schnell; vor Beginn>nach Ende; mit Ausnahme>einschließlich; oberhalb=unterhalb; oben=unten; links=rechts; vorn=hinten;
        im Sommer=im Winter; im Frühjahr=im Herbst; im Norden=im Süden; im Osten=im Westen; verdoppelt>halbiert;
        halbiert>verdoppelt; Verdopplung=Halbierung; Zunahme=Abnahme; Anstieg=Rückgang; Erhöhung=Senkung; Gewinn=Verlust;
        schriftlich=mündlich; sofort>frühestens nach einer Woche; vollständig>nur zum Teil; ausschließlich>nicht nur; einmal=zweimal;
        teilweise>vollständig; öffentlich>geheim; gemeinsam>getrennt; einzeln=gemeinsam; getrennt=gemeinsam;
        brauchbar>unbrauchbar; geeignet>ungeeignet; ungeeignet>geeignet; gefährlich>ungefährlich; ungefährlich>gefährlich;
        schädlich>unschädlich; giftig=ungiftig; nötig>unnötig; notwendig>unnötig; wichtig>unwichtig; sichtbar=unsichtbar;
        möglich>unmöglich; unmöglich>möglich; bekannt>unbekannt;
        vermeiden>anstreben; verzichten>bestehen; erfahrene>unerfahrene; erfahrenen>unerfahrenen; selten>häufig; kaum>sehr gut
    """,
    "en": """
        more than=less than; more=less; fewer than>more than; at least=at most; increases=decreases; increase=decrease;
        increased=decreased; increasing=decreasing; rises=falls; rose=fell; risen=fallen; fallen=risen; grows=shrinks;
        grew=shrank; shrinks=grows; reduces>increases; reduce>increase; reduced>increased; lowers=raises; lowered=raised;
        raises=lowers; speeds up=slows down; improves=worsens; improve>worsen; improved>worsened; causes>prevents; caused by>prevented by; before=after; earlier=later; often=rarely;
        frequently=rarely; usually=rarely; rarely=often; seldom>often; mostly>rarely; many=few; forbidden=allowed;
        permitted=forbidden; banned>allowed; prohibited=permitted; compulsory=optional; mandatory=optional; required>optional;
        optional>compulsory; voluntary=compulsory; inside=outside; indoors=outdoors; above=below; upper=lower;
        larger=smaller; bigger=smaller; greater=smaller; longer=shorter; heavier=lighter; stronger=weaker; faster=slower;
        quicker=slower; warmer=colder; hotter=colder; louder=quieter; cheaper=dearer; older=younger; newer=older; thicker=thinner;
        wider=narrower; deeper=shallower; brighter=darker; better=worse; easier=harder; drier=wetter; safer=riskier;
        heaviest=lightest; largest=smallest; biggest=smallest; longest=shortest; strongest=weakest; fastest=slowest; oldest=youngest;
        highest=lowest; commonest=rarest; the first=the last; daily=yearly; weekly=yearly; monthly>daily; yearly>daily;
        annually>daily; hourly>daily; every day>every month; every week>every year; every month>every year; every year>every week; twice a year>twice a week;
        once a year>once a week; once a week>once a year; at night=by day; in the morning=in the evening; in summer=in winter;
        in spring=in autumn; slowly=quickly; free of charge>for a fee; in writing=orally; immediately>only after a week; at once>only after a week; clockwise=anticlockwise;
        north=south; east=west; northern=southern; on the left=on the right; front=rear; begins=ends; opens=closes; 
        gains=loses; gain=lose; permanently>only temporarily; temporarily=permanently; wholly=partly; entirely>only partly; dangerous=harmless; harmful=harmless; poisonous=harmless;
        toxic=harmless; safe=unsafe; suitable=unsuitable; visible=invisible; possible=impossible; necessary=unnecessary; essential>unnecessary;
        encourages=discourages; strengthens=weakens; heavy=light; with care>without care; too much=too little; too many=too few;
        easily>hardly; doubled>halved; halved>doubled; doubles=halves; expands=contracts; expand=contract; attracts=repels; attract=repel;
        whenever>except when; collapsed>flourished; permits=forbids; allows>forbids; agree=disagree; accepted=rejected
    """,
}
# What describes a thing: another thing may be meant by its opposite, so the statement is untrue less surely.
_LESS: dict[Language, str] = {
    "de": """
        warm=kalt; heiß=kalt; trocken=feucht; nass=trocken; leicht=schwer; groß=klein; hoch=niedrig; lang=kurz; dick=dünn; breit=schmal;
        hell=dunkel; hart=weich; stark=schwach; laut=leise; tief=flach; dunkelbraun>hellgrau; stumm=laut;
        reif=unreif; roh=gekocht; offen=geschlossen; sauber=schmutzig; billig=teuer; scharf=stumpf; rauh=glatt; rau=glatt; digital=analog; flüssig=fest; abgekühlt=erhitzt; gesund=krank; natürlich=künstlich;
        männlich=weiblich; privat=dienstlich; regelmäßig>gelegentlich; plötzlich>allmählich
    """,
    "en": """
        warm=cold; hot=cold; dry=wet; damp>dry; light>heavy; large=small; big=small; high=low; long=short; thick=thin; wide=narrow; broad=narrow;
        bright=dark; hard=soft; strong=weak; loud=quiet; deep=shallow; ripe=unripe; raw=cooked; open=closed; clean=dirty;
        cheap=expensive; sharp=blunt; rough=smooth; outer=inner; lower=higher; digital=analogue; liquid=solid; healthy=sick; natural=artificial; male=female;
        private=public; sudden=gradual; fresh=stale; wooden>metal; loose=tight; rough>smooth; experienced=inexperienced
    """,
}
# German stems that are no words without an ending.
_BOUND = "ober=unter; äußer=inner; vorder=hinter; link=recht; hoh=niedrig; dunkl=hell"
_ENDINGS = ("e", "en", "em", "er", "es")
# Words that are nouns too.
_VERBS = frozenset("ends begins opens closes rises falls increase increases decrease decreases".split())
# "from thirty to four" says itself which way it went, "two weeks ahead" what comes first.
_BETRAYED = re.compile(r"\bfrom\b.*\bto\b|\bvon\b.*\bauf\b|\b(?:ahead|in advance|beforehand|im Voraus|vorher|zuvor)\b")
_DIRECTIONS = frozenset(
    "rises falls rose fell risen fallen increases decreases increase decrease increased decreased steigt sinkt stieg sank "
    "gestiegen gesunken stiegen sanken before after vor nach".split(" ")
)
_BEGUN = re.compile(r" (?:up|to|zu)\b")
_LASTS = re.compile(r"\b(?:last|lasts|lasted|take|takes|took|much|no|any) \Z")
# Of a time something else is changed.
_LIMIT = re.compile(
    r"[Ii]nnerhalb (?:von |der |des |eine[rs] )?(?:\d|\w+ (?:Minuten|Stunden|Tagen|Wochen|Monaten|Jahren))"
)
# What stands before a word and makes its opposite something else.
_BEFORE = re.compile(
    r"(?:\b(?:nicht|fast|nahezu|beinahe|noch|kaum|immer|so|wie|desto|not|no|never|almost|nearly|as|so|how|ever|the|even|much"
    r"|whenever|if|where|when|wherever|looks?|looked|looking|named|long|shortly)|\bkeine?[nrm]? (?:\S+ ){0,3}\S+"
    r"|(?:\d[\d.,]*|zwei|drei|vier|fünf|sechs|zehn|ein|einen|two|three|four|five|six|ten) \w+) \Z",
    re.IGNORECASE,
)
_EXACT = re.compile(r"the \w+\Z|mehr als\Z|more than\Z")
# Where "vor" and "nach" say when, and not where or by what.
_WHEN = re.compile(
    r"(?<![\w-])(?P<word>[Vv]or|[Nn]ach) (?:(?:dem|jedem) [A-ZÄÖÜ]\w*(?:en|eln|ern)|(?:dem|der|den|jedem|jeder)(?: [a-zäöü]\w+)? "
    r"(?:\w*(?:[Ff]ahrt|[Bb]eginn|[Aa]ntritt|[Ss]chicht|[Gg]ebrauch|[Ee]insatz|[Ss]tart|[Bb]enutzung|[Ee]inweisung|[Pp]rüfung"
    r"|[Rr]einigung|[Ww]artung|[Aa]ufnahme|[Aa]nwendung|[Ll]ieferung|[Üü]bergabe|[Aa]breise|[Mm]ontage|[Ee]rnte|[Aa]ussaat)"
    r"|Winter|Sommer|Arbeit|Kauf|Essen))\b"
)
_TURNED = {"vor": "nach", "nach": "vor", "most": "few"}
_NOUN_BEHIND = re.compile(r"(?<![\w-])(?P<word>[Mm]ost) (?:of|[a-z]+s)\b")


class Opposite(NamedTuple):
    """A word in a text, from ``start`` up to ``end``, and its opposite."""

    start: int
    end: int
    other: str
    sure: bool


@cache
def _table(language: Language) -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    table: dict[str, tuple[str, bool]] = {}

    def enter(entries: str, sure: bool, endings: tuple[str, ...]) -> None:
        for entry in filter(None, (entry.strip() for entry in entries.split(";"))):
            one, both, other = re.split(r"([=>])", entry)
            for ending in endings:
                table[one + ending] = other + ending, sure
            for ending in endings if both == "=" else ():
                table.setdefault(other + ending, (one + ending, sure))

    enter(_LESS[language], False, ("", *_ENDINGS) if language == "de" else ("",))
    if language == "de":
        enter(_BOUND, False, _ENDINGS)
    enter(_SURE[language], True, ("",))
    for word in [word for word in table if word[0].islower()]:
        other, sure = table[word]
        table.setdefault(word[0].upper() + word[1:], (other[0].upper() + other[1:], sure))
    longest = sorted(table, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"), table


def opposites(text: str, language: Language) -> Iterator[Opposite]:
    """The words of a text that have an opposite, the surest first; none whose opposite the text has too."""
    pattern, table = _table(language)
    tags = {token.start: token.tag for token in tagged(text, language)}
    found = []
    for match in pattern.finditer(text):
        other, sure = table[match.group()]
        stopped = _BEFORE.search(text[: match.start()]) and not _EXACT.match(match.group())
        tag = tags.get(match.start(), "")
        fits = tag.startswith(("ADJ", "AJ")) if not sure else match.group() not in _VERBS or tag.startswith("VV")
        betrayed = match.group().lower() in _DIRECTIONS and _BETRAYED.search(text)
        betrayed = betrayed or _BEGUN.match(text[match.end() :])
        limits = _LIMIT.match(text[match.start() :]) or betrayed or _LASTS.search(text[: match.start()])
        if fits and not limits and not stopped and not re.search(rf"(?<!\w){re.escape(other.rstrip('e'))}", text):
            found.append(Opposite(match.start(), match.end(), other, sure))
    for match in _WHEN.finditer(text) if language == "de" else _NOUN_BEHIND.finditer(text):
        other = _TURNED[match["word"].lower()]
        found.append(Opposite(match.start("word"), match.end("word"), other, True))
    return iter(sorted(found, key=lambda opposite: (not opposite.sure, opposite.start)))
