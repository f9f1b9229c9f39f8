"""Gender of German nouns, as far as their endings and a short list tell."""

from __future__ import annotations

from functools import lru_cache

# Last parts of compounds as much as words of their own; where an ending below would say otherwise, or none does.
_LISTED = {
    "m": """
        wurm hammer meissel raum baum plan tag monat punkt satz rat grad brief text code port chip link
        schutz angriff virus server browser router drucker scanner monitor bildschirm ordner rechner
        computer laptop akku speicher zugang vertrag betrag antrag auftrag zoll preis wert kurs zins gewinn
        verlust umsatz lohn ausweis schein test schritt prozess vorgang ablauf fehler name wille stoff dampf
        wind regen schnee berg fluss see strom kreis strahl motor helm handschuh schuh anzug gurt stecker
        kopf arm fuss finger zahn muskel knochen magen darm arzt virenscanner hund fisch vogel stein sand
        lehm stahl kunststoff block bolzen nagel haken kran lift zaun hof platz weg gang boden keller turm
        adler
        """,
    "f": """
        ware schere firewall app datei mail cloud software hardware malware ransomware id pin tan url karte
        taste maus lampe pumpe zange saege feile schraube mutter leiter butter feder nummer ziffer steuer
        mauer dauer tafel regel gabel nadel wurzel zelle hefe milch luft nacht wand hand bank angst kraft
        art wahl zahl zeit welt form norm frist last tat schnur tuer uhr spur gebuehr natur kultur struktur
        bibliothek analyse methode schulung kamera marke reihe stufe gefahr bahn strasse bruecke stadt lunge
        leber niere haut ader blende kette
        """,
    "n": """
        passwort kennwort wort geraet handy telefon mobiltelefon netz netzwerk programm system modul konto
        buch blatt bild fenster messer wasser zimmer muster register lager theater kabel mittel siegel segel
        update backup tool internet gesetz recht protokoll zertifikat dokument formular zeugnis ergebnis
        verhaeltnis gas oel salz metall eisen gold silber kupfer glas holz licht tier pferd insekt auge ohr
        herz gehirn blut bein knie gewicht mass verfahren verzeichnis laufwerk werkzeug fahrzeug flugzeug
        feuer ufer tor rad seil brot fett ei huhn gemuese obst land dorf haus dach team projekt ziel budget
        virenprogramm schloss signal skript gebiet organ kapital eigenkapital geld pergament papier
        """,
}
_GENDER_OF = {word: gender for gender, listed in _LISTED.items() for word in listed.split()}
_ENDINGS = (
    (
        "f",
        (
            "ung",
            "heit",
            "keit",
            "schaft",
            "ion",
            "taet",
            "ik",
            "enz",
            "anz",
            "ie",
            "ei",
            "itis",
            "ose",
            "ette",
            "age",
            "in",
        ),
    ),
    ("n", ("chen", "lein", "ment", "tum", "um", "ium", "ett")),
    ("m", ("ling", "ismus", "or", "ant", "ent", "ist", "eur", "aner", "er", "ler", "ner", "us")),
    ("f", ("e",)),
)


@lru_cache(maxsize=4096)
def gender(noun: str) -> str | None:
    """``m``, ``f`` or ``n``, ``None`` where neither list nor ending tells."""
    word = (
        noun.casefold().rpartition("-")[2].replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    )
    for start in range(len(word) - 1):
        known = _GENDER_OF.get(word[start:])
        if known is not None and (start == 0 or len(word) - start >= 3):
            return known
    for found, endings in _ENDINGS:
        if word.endswith(endings) and len(word) > 4:
            return found
    return None
