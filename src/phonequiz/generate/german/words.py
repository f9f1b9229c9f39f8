"""Lists of German words that rules look at."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def endings_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order, for ``str.endswith``."""
    return tuple(text.split())


SUBORDINATORS = words_of(
    "als weil da wenn falls damit dass obwohl bevor nachdem sobald solange während bis indem sofern ob seit "
    "seitdem sodass ehe wie wodurch weshalb womit obgleich soweit"
)
CAUSAL = words_of("weil da")
# What a clause that stands behind may say without changing what the main clause asserts.
DROPPED_CLAUSES = words_of(
    "weil da damit obwohl obgleich sodass wodurch weshalb womit während wovon worauf woraus wofür wobei was"
)
RELATIVE = words_of("der die das den dem deren dessen denen")

# Adverbs that tie a sentence to the one before it, or only colour it.
CONNECTIVES = words_of(
    "jedoch allerdings auch zudem außerdem ferner dennoch trotzdem deshalb daher deswegen somit folglich also "
    "zwar schließlich sogar ebenfalls ebenso dadurch dabei danach dazu dagegen hingegen tatsächlich natürlich "
    "sicherlich stattdessen zusätzlich insbesondere übrigens seitdem seither hierzu hierbei demnach aber doch "
    "inzwischen mittlerweile anschließend dann zuerst zunächst damals heute heutzutage bislang bisher dafür "
    "hierfür darüber so gleichzeitig nun jetzt danach daraufhin später weiterhin vielmehr überdies "
    "dementsprechend entsprechend grundsätzlich vermutlich wahrscheinlich möglicherweise"
)
# Of those, what may go when it stands within the sentence: all else would change what is said.
DROPPED_WITHIN = words_of(
    "jedoch allerdings auch zudem außerdem ferner dennoch trotzdem deshalb daher deswegen somit folglich also "
    "zwar schließlich sogar ebenfalls ebenso tatsächlich natürlich sicherlich übrigens aber doch dadurch dabei "
    "bereits schon dann hingegen dagegen bitte"
)
# Words that hang in the air without the sentence before.
HANGING = words_of(
    "davon dabei damit dafür dazu danach daraus darauf darin daran dadurch dagegen daneben darunter darüber dort "
    "hier dorthin hierfür hierzu hierbei seitdem seither damals dies diese dieser dieses diesen diesem jene jener "
    "jenes jenen jenem solche solcher solches solchen derartige derartigen letztere letzterer erstere ersterer "
    "daher deshalb deswegen sonst ansonsten andernfalls ebenfalls ebenso "
    "demnach letzteres wiederum genannte genannten dasselbe dieselbe dieselben derselbe gleiche gleichen"
)
PRONOUNS = words_of("er sie ihn ihm ihr ihnen es")
POSSESSIVES = ("sein", "ihr")
VAGUE_SUBJECTS = words_of("es das dies man jemand einer viele einige manche alle andere etwas nichts niemand vieles")

HEDGES = words_of(
    "etwa rund ca. circa ungefähr knapp gut fast nahezu beinahe annähernd kaum gerade bereits schon insgesamt nur"
)
# Of those, the ones without which the number is another.
APPROXIMATIONS = words_of("etwa rund ca. circa ungefähr knapp gut fast nahezu beinahe annähernd kaum")
# Bodies that have the name of a town behind them.
IN_TOWNS = ("universität", "hochschule", "handelskammer", "stadtrat")
# Without a noun behind them they are of what the sentence before names.
OTHERS = words_of("andere anderen anderer weitere weiteren weiterer übrige übrigen")
BOUNDS = words_of("mindestens höchstens maximal minimal wenigstens spätestens frühestens durchschnittlich")
QUALITIES = words_of(
    "ideal optimal wichtig richtig falsch gut schlecht neu entscheidend ausreichend nötig erlaubt verboten"
)
LATER = words_of("später früher zuvor danach darauf vorher nachher")
INTENSIFIERS = words_of("sehr besonders ganz so zu")
MORE_OR_LESS = words_of("mehr weniger")
NUMBER_WORDS = words_of(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend "
    "hunderttausend eineinhalb anderthalb zweieinhalb dreieinhalb viereinhalb siebeneinhalb hundertfünfzig "
    "zweihundert dreihundert fünfundzwanzig zweitausend zehntausend"
)
MULTIPLES = words_of("Million Millionen Milliarde Milliarden Mio. Mrd. Tausend Hundert Dutzend")
FRACTIONS = words_of(
    "Hälfte Drittel Viertel Fünftel Zehntel Sechstel Achtel Dritteln Vierteln Fünfteln Zehnteln Sechsteln Achteln"
)

TIME_UNITS = words_of(
    "Sekunde Sekunden Minute Minuten Stunde Stunden Tag Tage Tagen Woche Wochen Monat Monate Monaten Monats Jahr "
    "Jahre Jahren Jahres Arbeitstag Arbeitstage Arbeitstagen Werktag Werktage Werktagen Kalendertage "
    "Kalendertagen Jahrzehnte Jahrzehnten Jahrhunderte Quartal Quartale Quartalen Semester"
)
# Units that stay as they are after a number and are asked by "Wie viel".
MASSES = words_of(
    "Prozent % Promille DM Mark Prozentpunkte Prozentpunkten Euro Cent Dollar Franken Watt Kilowatt Volt Ampere "
    "Kilogramm Gramm kg g Milligramm Grad Bar bar km/h kW kWh W V t mg dB dB(A) dB(C) Dezibel Lux Hertz "
    "Kilowattstunden Megawatt Gigabyte GB MB"
)
MEASURES = (
    MASSES
    | TIME_UNITS
    | words_of(
        "Tonnen Liter Milliliter l ml Meter Metern Zentimeter Zentimetern Millimeter Millimetern Kilometer "
        "Kilometern m cm mm km Quadratmeter Quadratmetern Hektar Kubikmeter Kubikmetern °C Mal Zeichen Seiten Uhr"
    )
)
# What has a measure of its own, and is asked by "Welcher Abstand", "Welche Dauer".
DIMENSIONS = endings_of(
    "abstand umsatz höhe temperatur druck geschwindigkeit dauer zeit frist geld strafe pauschale garantie "
    "leistung gewicht gehalt preis gebühr betrag rabatt zuschlag länge breite tiefe gewinn verlust alter "
    "reichweite fläche volumen kapazität anteil spannung abwesenheit prämie beitrag summe budget schaden bonus "
    "größe durchmesser quote wert zins miete verbrauch limit lautstärke konzentration dosis menge entfernung "
    "steigerung rückgang anstieg zuwachs vorsprung maximum minimum menge umfang stärke kosten strafen bußgelder "
    "stunden lohn stundenlohn kredit investition"
)
DATIVE_UNITS = words_of(
    "Tagen Monaten Jahren Arbeitstagen Werktagen Kalendertagen Jahrzehnten Quartalen Prozentpunkten Metern "
    "Zentimetern Millimetern Kilometern Quadratmetern Kubikmetern"
)
TEMPERATURES = words_of("Grad °C")
MONTHS = words_of(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Frühjahr Frühling Sommer "
    "Herbst Winter Anfang Mitte Ende"
)
WEEKDAYS = words_of("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag")
FREQUENCIES = words_of(
    "jährlich monatlich wöchentlich täglich stündlich vierteljährlich halbjährlich zweijährlich quartalsweise"
)
TIMES = words_of("einmal zweimal dreimal viermal fünfmal zehnmal")

# What a noun of this kind names is asked by "Welche Firma", "Welcher Verein", "In welchem Portal".
NAMED_KINDS = endings_of(
    "frau herr firma unternehmen konzern verein verband institut hersteller anbieter händler behörde bundesamt "
    "stiftung bank versicherung universität hochschule gesellschaft portal app programm software system plattform "
    "dienst messe marke modell gerät funktion nummer preis projekt reisebüro stadt land region fluss insel hotel "
    "restaurant museum schule werk stadtteil gemeinde zeitschrift zeitung magazin studie umfrage gesetz "
    "verordnung richtlinie norm standard methode verfahren konzept abteilung referat team gruppe kampagne "
    "initiative sicherheitsstufe stufe klasse ort kategorie feld ingenieur ingenieurin forscher forscherin "
    "professor professorin gründer gründerin unternehmer unternehmerin arzt ärztin leiter leiterin studienleiter "
    "studienleiterin chef chefin schlossermeister meister geschäftsführer geschäftsführerin autor autorin experte "
    "expertin physiker chemiker erfinder architekt designer minister ministerin präsident präsidentin sprecher "
    "sprecherin ventil"
)

# Kinds whose name may be a number.
NUMBERED_KINDS = words_of("nummer stufe modell version klasse sicherheitsstufe kategorie paragraph artikel platz")
# Endings and last parts of nouns for persons, and for bodies that act like persons.
PERSONS = endings_of(
    "kraft kräfte arzt ärzte kunde kunden chef gast gäste frau frauen mann männer kind kinder koch köche sohn "
    "vater tochter mutter bruder mensch menschen leute fachleute person personen retter nutzer führer leiter"
)
PERSON_ENDINGS = endings_of(
    "arzt ärztin ärzte mieter mitarbeiter mitarbeiterin mitarbeitende mitarbeitenden beschäftigte beschäftigten "
    "arbeitgeber arbeitnehmer leiterin fahrer fahrerin führungskraft führungskräfte fachkraft fachkräfte "
    "arbeitskräfte pflegekräfte ärztin beauftragte beauftragter beauftragten projektleiter bauleiter personen "
    "kundin benutzer anwender betreiber chefin meister ingenieur forscher wissenschaftler mediziner experte "
    "experten händler verleiher berater lehrer schüler eltern patient patienten verletzte verletzten verletzter "
    "besucher kollege kollegen vorgesetzte vorgesetzten vorgesetzter gründer schwester familie teilnehmer "
    "bewerber auszubildende auszubildenden azubis einsteiger helfer trainer betroffene betroffenen betroffener "
    "befragte befragten antragsteller reisende reisenden reisender empfänger absender angestellte angestellten "
    "mieter käufer hersteller anbieter lieferant lieferanten bürger"
)
BODIES = words_of("amt bank team betrieb betriebe kammer gmbh firma verein vorstand behörde reichsbahn")
BODY_ENDINGS = endings_of(
    "firma unternehmen konzern verein verband institut bundesamt gesundheitsamt finanzamt ordnungsamt umweltamt "
    "aufsichtsbehörde behörde behörden stiftung versicherung universität hochschule berufsgenossenschaft "
    "handelskammer geschäftsführung geschäftsleitung betriebsrat aufsichtsrat abteilung buchhaltung feuerwehr "
    "polizei ministerium regierung kommission krankenhaus kundendienst betriebsleitung vorstand rettungsdienst "
    "krankenkasse gewerkschaft"
)

# Nouns whose gender their ending does not give.
MASCULINE = words_of(
    "antrag abstand umsatz druck preis tag monat betrieb bericht vertrag auftrag verlust gewinn beitrag betrag "
    "anteil wert grad platz raum schritt schutz stoff zustand zugang ausgang eingang unfall fall notfall vorfall "
    "verstoß stuhl tisch boden brand arzt sohn vater mann gast kunde vorstand rat verein verband konzern dienst "
    "test plan zeitraum bedarf strom verbrauch zuschlag satz rabatt lohn urlaub versand umfang inhalt mangel "
    "schaden rahmen garten hafen wagen ofen film vorteil nachteil markt staat ort berg fluss see wald weg stein "
    "baum fisch tank schlauch schlüssel stapler hahn export import stand status winter sommer herbst morgen abend "
    "arbeitsplatz notruf ruf vorgang rückgang anstieg abfall behälter filter motor durchmesser puls kern "
    "durchbruch auslöser grund zweck erfolg helm name"
)
FEMININE = words_of(
    "zeit arbeit dauer frist strafe höhe größe länge breite tiefe menge stelle seite quelle maschine lampe woche "
    "stunde minute sekunde firma bank stadt zahl gefahr pauschale grenze reise studie umfrage methode last kraft "
    "nacht hand haut wand tür luft last gabel bremse hilfe pflege reihe stufe klasse regel quote rate miete "
    "steuer prämie spende messe marke norm macht energie leistung post frau tochter mutter schwester person "
    "familie bahn behörde kasse temperatur garantie gebühr summe ausgabe abgabe wunde milch nummer app software "
    "anlage krise"
)
NEUTER = words_of(
    "jahr unternehmen werk gerät haus kind land institut amt gesetz geld bußgeld gewicht maß ziel team projekt "
    "produkt programm system modell buch prüfbuch fahrzeug flugzeug material mittel wasser öl gas licht feuer "
    "blut herz auge ohr bein tier bild wort ergebnis verhältnis erlebnis limit volumen alter gehalt einkommen "
    "vermögen honorar budget risiko konto büro hotel portal ventil netz telefon internet labor lager regal zimmer "
    "fenster papier netzwerk verfahren essen leben treffen interesse ende drittel viertel passwort kennwort "
    "krankenhaus"
)
GENDERED_ENDINGS = (
    ("ung", "f"), ("heit", "f"), ("keit", "f"), ("schaft", "f"), ("tion", "f"), ("sion", "f"), ("tät", "f"),
    ("enz", "f"), ("anz", "f"), ("ik", "f"), ("ie", "f"), ("tur", "f"), ("in", "f"), ("chen", "n"), ("lein", "n"),
    ("ment", "n"), ("tum", "n"), ("um", "n"), ("ismus", "m"), ("ling", "m"), ("or", "m"), ("ist", "m"), ("ant", "m"),
    ("ent", "m"), ("eur", "m"), ("er", "m"),
)  # fmt: skip

SEPARABLE = endings_of(
    "zurück zusammen heraus herein hinaus hinein vorbei weiter wieder fest fort statt teil kennen bereit nach auf "
    "aus ab an bei ein her hin los mit vor weg zu entgegen bereit durch um über unter"
)
# These stand at the beginning of verbs that keep them as well; only a verb in this list gives them up.
SOMETIMES_SEPARABLE = {
    "um": words_of("umsetzen umstellen umrechnen umbauen umschalten umsteigen umziehen"),
    "durch": words_of("durchführen durchsetzen durchlesen"),
    "über": frozenset(),
    "unter": words_of("unterbringen untergehen"),
    "wieder": words_of("wiederfinden wiederkommen"),
    "ein": frozenset(),
}
NOT_SEPARABLE = words_of(
    "antworten arbeiten ankern ändern äußern einigen eignen herrschen hindern hinken mitteln zucken zünden "
    "züchten abern vorn ausen anden hinzen einen aufen beißen"
)

# Plural finite forms and their singular, for stems with "Wer" and "Was".
SINGULAR = {
    "sind": "ist", "waren": "war", "haben": "hat", "hatten": "hatte", "werden": "wird", "wurden": "wurde",
    "können": "kann", "konnten": "konnte", "müssen": "muss", "mussten": "musste", "sollen": "soll",
    "sollten": "sollte", "dürfen": "darf", "durften": "durfte", "wollen": "will", "wollten": "wollte",
    "mögen": "mag", "würden": "würde", "hätten": "hätte", "wären": "wäre", "könnten": "könnte",
    "müssten": "müsste", "dürften": "dürfte", "möchten": "möchte",
    "gelten": "gilt", "helfen": "hilft", "nehmen": "nimmt", "geben": "gibt", "treffen": "trifft",
    "lesen": "liest", "fahren": "fährt", "tragen": "trägt", "lassen": "lässt", "halten": "hält", "fallen": "fällt",
    "schlafen": "schläft", "laufen": "läuft", "sprechen": "spricht", "brechen": "bricht", "sehen": "sieht",
    "werfen": "wirft", "sterben": "stirbt", "vergessen": "vergisst", "essen": "isst", "treten": "tritt",
    "enthalten": "enthält", "erhalten": "erhält", "erfahren": "erfährt", "empfehlen": "empfiehlt",
    "verlassen": "verlässt", "vertreten": "vertritt", "raten": "rät", "braten": "brät", "laden": "lädt",
    "wachsen": "wächst", "waschen": "wäscht", "stoßen": "stößt", "schlagen": "schlägt", "fangen": "fängt",
    "empfangen": "empfängt", "wissen": "weiß", "messen": "misst", "fressen": "frisst", "stehlen": "stiehlt",
    "bewerben": "bewirbt", "werben": "wirbt", "erwerben": "erwirbt", "blasen": "bläst", "tun": "tut",
}  # fmt: skip
