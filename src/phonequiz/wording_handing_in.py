"""Every text of handing in, in German and English; `wording.Words` finds them here."""

from __future__ import annotations

# name: (German, English), as in wording.py.
TEXTS_OF_HANDING_IN: dict[str, tuple[str, str]] = {
    "submit.to": ("Abgegeben wird an {where}", "To be handed in to {where}"),
    "submit.as": ("als {who} ({home_page}):", "as {who} ({home_page}):"),
    "submit.flagged": ("unklar", "unclear"),
    "submit.statements.one": (
        "Zusammen eine Angabe: Beginn und Ende, Fragen, Antworten, richtig oder falsch, wie lange, wann.",
        "One statement in all: beginning and end, questions, answers, right or wrong, how long, when.",
    ),
    "submit.statements.many": (
        "Zusammen {n} Angaben: Beginn und Ende, Fragen, Antworten, richtig oder falsch, wie lange, wann.",
        "{n} statements in all: beginning and end, questions, answers, right or wrong, how long, when.",
    ),
    "submit.kept_back.one": (
        "Dazu eine, die nur in einer Datei steht: übersprungen, wieder geändert oder noch offen:",
        "And one that only a file holds: skipped, changed again or still open:",
    ),
    "submit.kept_back.many": (
        "Dazu {n}, die nur in einer Datei stehen: übersprungen, wieder geändert oder noch offen:",
        "And {n} that only a file holds: skipped, changed again or still open:",
    ),
    "submit.kept_back.begun": ("noch offen", "still open"),
    "submit.kept_back.answered": ("zählt nicht", "does not count"),
    "submit.kept_back.skipped": ("übersprungen", "skipped"),
    "submit.kept_back.flagged": ("unklar", "unclear"),
    "submit.to_the_letter": (
        "Wort für Wort zeigt sie `phonequiz submit -o -{include}`.",
        "`phonequiz submit -o -{include}` shows them to the letter.",
    ),
    "submit.open.one": (
        "Eine Prüfung ist noch offen und bleibt hier, bis Sie sie abschließen.",
        "One exam is still open and stays here until you finish it.",
    ),
    "submit.open.many": (
        "{n} Prüfungen sind noch offen und bleiben hier, bis Sie sie abschließen.",
        "{n} exams are still open and stay here until you finish them.",
    ),
    "submit.sure": ("Abgeben? (j/n)", "Hand in? (y/n)"),
    "submit.kept": ("Nichts abgegeben.", "Nothing handed in."),
    "submit.elsewhere": ("ein anderes phonequiz gibt gerade ab", "another phonequiz is handing in just now"),
    "submit.elsewhere.remedy": ("warten Sie, bis es fertig ist", "wait until it is done"),
    "submit.nothing": ("Es ist nichts mehr abzugeben.", "Nothing is left to hand in."),
    "submit.nothing.modes": (
        "Es ist nichts abzugeben; nur beendete Prüfungen zählen, Übungen mit --include practice,review.",
        "There is nothing to hand in; only finished exams count, practice with --include practice,review.",
    ),
    "submit.nothing.yet": ("Es gibt noch nichts abzugeben.", "There is nothing to hand in yet."),
    "submit.done.one": ("Eine Angabe ist angekommen.", "One statement has arrived."),
    "submit.done.many": ("{n} Angaben sind angekommen.", "{n} statements have arrived."),
    "submit.written.one": ("Eine Angabe steht in {where}.", "One statement is written to {where}."),
    "submit.written.many": ("{n} Angaben stehen in {where}.", "{n} statements are written to {where}."),
    "submit.progress": ("Abgeben", "Handing in"),
    "submit.again": (
        "phonequiz: nicht angenommen ({reason}); neuer Versuch in {seconds} s",
        "phonequiz: not taken ({reason}); trying again in {seconds} s",
    ),
    "submit.parked.one": ("hat eine Angabe abgelehnt ({said})", "refused one statement ({said})"),
    "submit.parked.many": ("hat {n} Angaben abgelehnt ({said})", "refused {n} statements ({said})"),
    "submit.parked.remedy": (
        "fragen Sie, wer den Speicher verwaltet; noch einmal gesendet wird nur mit --retry-parked",
        "ask whoever runs the store; only --retry-parked sends again",
    ),
    "submit.conflict.one": (
        "hält für eine Angabe anderes fest, als hier steht ({said})",
        "holds something else than what stands here for one statement ({said})",
    ),
    "submit.conflict.many": (
        "hält für {n} Angaben anderes fest, als hier steht ({said})",
        "holds something else than what stands here for {n} statements ({said})",
    ),
    "submit.conflict.remedy": (
        "wer den Speicher verwaltet, muss klären, was gilt; hier ändert sich nichts",
        "whoever runs the store has to settle what is true; nothing changes here",
    ),
    "actor.what": (
        "Unter welchem Namen geben Sie ab? Ein Konto, keine E-Mail-Adresse; was einmal gezeigt ist, behält ihn.",
        "Under which name do you hand in? An account, no e-mail address; what has once been shown keeps it.",
    ),
    "actor.name": ("Name{default}:", "Name{default}:"),
    "actor.home_page": (
        "Webadresse, zu der das Konto gehört{default}:",
        "Web address the account belongs to{default}:",
    ),
    "actor.sure": ("{who} ({home_page}), stimmt das? (j/n)", "{who} ({home_page}), is that right? (y/n)"),
    "actor.no_name": (
        "ein Name auf einer Zeile ist nötig, höchstens 200 Zeichen lang",
        "a name on one line is needed, of at most 200 letters",
    ),
    "actor.no_home_page": (
        "eine Webadresse wie https://firma.example ist nötig",
        "a web address such as https://company.example is needed",
    ),
    "lrs.unauthorized": (
        "der Speicher nimmt Benutzer und Passwort nicht an (401)",
        "the store does not accept user and password (401)",
    ),
    "lrs.unauthorized.remedy": (
        "setzen Sie PHONEQUIZ_LRS_USER und PHONEQUIZ_LRS_PASSWORD, wie der Speicher sie kennt",
        "set PHONEQUIZ_LRS_USER and PHONEQUIZ_LRS_PASSWORD as the store knows them",
    ),
    "lrs.forbidden": ("dieser Benutzer darf hier nicht abgeben (403)", "this user may not hand in here (403)"),
    "lrs.forbidden.remedy": (
        "lassen Sie sich das Recht geben, Angaben (statements) zu schreiben",
        "have the right to write statements given to it",
    ),
    "lrs.missing": ("hier ist kein Speicher (404)", "there is no record store here (404)"),
    "lrs.missing.remedy": (
        "nennen Sie die Adresse, auf die /statements folgt",
        "name the endpoint, which is what stands before /statements",
    ),
    "lrs.moved": ("verweist auf {location} ({status})", "sends on to {location} ({status})"),
    "lrs.moved.remedy": (
        "nennen Sie diese Adresse mit --lrs, wenn Sie ihr trauen; ungefragt geht nichts dorthin",
        "name that address with --lrs if you trust it; nothing goes there unasked",
    ),
    "lrs.refused": ("nimmt nichts an ({reason})", "takes nothing ({reason})"),
    "lrs.refused.remedy": (
        "fragen Sie, wer den Speicher verwaltet; was nicht ankam, ist aufgehoben",
        "ask whoever runs the store; what did not arrive is kept",
    ),
    "lrs.unreachable": ("ist nicht zu erreichen ({reason})", "cannot be reached ({reason})"),
    "lrs.unreachable.remedy": (
        "prüfen Sie Adresse und Netz und versuchen Sie es später; was nicht ankam, ist aufgehoben",
        "check address and network and try again later; what did not arrive is kept",
    ),
    "lrs.busy": ("nimmt gerade nichts an ({reason})", "takes nothing just now ({reason})"),
    "lrs.busy.remedy": (
        "versuchen Sie es später; was nicht ankam, ist aufgehoben",
        "try again later; what did not arrive is kept",
    ),
    "lrs.later": ("bittet um {seconds} Sekunden Geduld", "asks to wait for {seconds} seconds"),
    "lrs.later.remedy": (
        "versuchen Sie es dann noch einmal; was nicht ankam, ist aufgehoben",
        "try again then; what did not arrive is kept",
    ),
    "lrs.untrusted": (
        "das Zertifikat ist nicht vertrauenswürdig ({reason})",
        "its certificate is not trusted ({reason})",
    ),
    "lrs.untrusted.remedy": (
        "prüfen Sie die Adresse; eine eigene Zertifizierungsstelle der Firma nennt SSL_CERT_FILE",
        "check the address; a company's own certificate authority is named in SSL_CERT_FILE",
    ),
    "lrs.no_store": ("antwortet nicht wie ein Speicher (LRS)", "does not answer as a record store (LRS) does"),
    "lrs.no_store.remedy": (
        "prüfen Sie die Adresse; was nicht ankam, ist aufgehoben",
        "check the address; what did not arrive is kept",
    ),
    "lrs.not_held": (
        "sagt, es habe die Angabe {uuid}, und zeigt sie nicht",
        "says that it has the statement {uuid} and does not show it",
    ),
    "lrs.not_held.remedy": (
        "versuchen Sie es später; was nicht ankam, ist aufgehoben",
        "try again later; what did not arrive is kept",
    ),
}
