"""Words that rules know in German and English, all as ``str.casefold`` leaves them (``ß`` is ``ss``)."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.casefold().split())


# Words that hold a sentence together and tell nothing of its matter.
GLUE = {
    "de": _set(
        """
        der die das des dem den ein eine einer eines einem einen kein keine keiner keines keinem keinen und
        oder aber denn sondern doch sowie wie als ob dass weil wenn während bevor nachdem damit obwohl solange
        falls ich du er sie es wir ihr man mich dich ihn ihm ihnen uns euch sich mir dir mein meine dein deine
        sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren unserem
        unserer euer eure dieser diese dieses diesem diesen jener jene jenes jenem jenen solche solcher
        solches solchen solchem denen deren dessen derjenige diejenige dasjenige diejenigen denjenigen derselbe
        dieselbe dasselbe selbst wer wen wem wessen was welche welcher welches welchem welchen wo wohin woher wann
        warum wieso weshalb wozu wofür womit wodurch wovon woran worauf worin wovor worum wonach worüber wogegen wobei
        woraus viel viele vieler vielen in im ins an am ans auf aufs aus bei beim bis durch für gegen mit nach
        ohne um unter über vor vom von zu zum zur zwischen seit trotz wegen ab hinter neben entlang gegenüber
        laut gemäß per pro je innerhalb außerhalb mithilfe bin bist ist sind seid war waren wäre wären gewesen
        werden wird wirst wurde wurden würde würden worden geworden habe hast hat haben hatte hatten hätte
        hätten gehabt kann kannst können könnte könnten konnte konnten muss müssen musste mussten müsste
        müssten soll sollen sollte sollten sollst darf dürfen durfte durften dürfte will wollen wollte wollten
        möchte möchten mag mögen lassen lässt ließ macht machen gemacht tun tut getan nicht nichts nie niemals
        auch nur noch schon sehr mehr meist meisten so da dann dort hier hin her dabei dafür dadurch daran
        darauf daraus darin darum davon davor dazu dagegen hinzu etwa rund circa ca bereits immer ja nein bzw
        etc usw z.b d.h sogar eher ganz besonders allem einmal jede jeder jedes jedem jeden alle alles allen
        aller beide beiden einige einigen einiger mehrere mehreren wenige andere anderen anderer anderes
        folgende folgenden folgender folgendes genannten genannte möglich meinen heißt heißen bedeutet lautet
        gibt geben artikel text autor studie aussage antwort frage beispiel nennt genannt beschreibt sagt
        zufolge gilt gelten
        """
    ),
    "en": _set(
        """
        a an the and or but nor so yet for as if that because when while before after although unless until
        whether than i you he she it we they me him her us them my your his its our their mine yours hers ours
        theirs one ones oneself this these those such same own long itself themselves himself herself yourself
        someone somebody something who whom whose what which where why how much many more most some any each
        every all both few several other others another either neither no not none nothing never only just
        also too very even still already about in into on onto at by from of off to with within without
        through over under between among against during per via up down out since towards upon along across
        around behind beside besides beyond near above below like am is are was were be been being do does did
        done doing don't doesn't didn't isn't aren't wasn't weren't have has had having can can't cannot could
        will would shall should must may might ought let lets make makes made get gets got use used work works time
        people way there here then now thus hence therefore however yes it's that's he's she's they're you're
        following given according article text author study statement answer question example mention mentions
        mentioned say says said name names called mean means meant describe describes described give gives
        """
    ),
}

_NUMBER_WORDS = {
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
    " vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty",
}
_TENS = {
    "de": {"dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90}
    | {"hundert": 100, "einhundert": 100, "tausend": 1000, "eintausend": 1000},
    "en": {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
    | {"hundred": 100, "thousand": 1000},
}
# A number in words → the same in digits.
NUMBERS = {
    language: {word: str(value) for value, names in enumerate(spelled.casefold().split()) for word in names.split("|")}
    | {word: str(value) for word, value in _TENS[language].items()}
    for language, spelled in _NUMBER_WORDS.items()
}

# Words that mean the same, a group between two semicolons.
SAME = {
    "de": "mitarbeiter beschäftigte angestellte belegschaft personal; handy mobiltelefon smartphone; passwort kennwort;"
    " schnell rasch zügig flott; beginnen anfangen starten; enden aufhören; kaufen erwerben; arzt mediziner;"
    " auto wagen pkw;"
    " fehler irrtum; reparieren instandsetzen; genügend ausreichend genug; etwa ungefähr circa rund; film spielfilm;"
    " firma unternehmen betrieb; computer rechner pc; kosten ausgaben; senken verringern reduzieren mindern vermindern;"
    " erhöhen steigern vermehren; löschen entfernen; nutzen verwenden benutzen gebrauchen; prüfen kontrollieren"
    " überprüfen;"
    " telefonieren anrufen; chef vorgesetzter; erlaubt gestattet; verboten untersagt; e-mail email mail; wlan"
    " wi-fi wifi;"
    " sofort unverzüglich umgehend; jährlich; wöchentlich; täglich; erklären erläutern; beenden abschliessen;"
    " bleiben weiterbestehen fortbestehen",
    "en": "employee staff; cellphone mobile; password passcode; fast quick rapid swift; begin start commence;"
    " buy purchase; doctor physician; car automobile; error mistake; repair fix mend; enough sufficient;"
    " about approximately roughly; film movie; company firm; cheap inexpensive; cost expense; reduce decrease"
    " lower cut;"
    " increase raise; delete erase remove; check verify; big large; small little; ill sick; finish complete;"
    " boss supervisor; allowed permitted; forbidden prohibited; email e-mail; immediately instantly; help assist aid;"
    " child kid; answer reply; happen occur; yearly annually; show display; keep retain; shut close; remain"
    " continue persist stay",
}
