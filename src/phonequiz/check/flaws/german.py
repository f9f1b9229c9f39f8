"""How flaws sound in German."""

from __future__ import annotations

import re

from phonequiz.check.flaws.patterns import Patterns, references, words_of

_TRUE = "richtig|korrekt|wahr|zutreffend|falsch|unzutreffend"
_ANSWER = "(?:antwort(?:en|möglichkeit(?:en)?)?|option(?:en)?|aussagen?|lösung(?:en)?|punkte?|angaben?|begriffe?)"
_NAMED = "(?:(?:oben|vorher|zuvor) )?(?:genannten?|aufgeführten?|aufgezählten?|stehenden?|obigen?)"

PATTERNS = Patterns(
    absolute=words_of(
        r"(?<!fast\s)(?<!nicht\s)(?<!beinahe\s)(?<!nahezu\s)(?<!wie\s)(?<!wo\s)(?<!was\s)(?<!wer\s)(?<!noch\s)"
        r"immer(?! (?:noch|mehr|öfter|wieder|weniger|häufiger|seltener|\w+er\b))",
        "(?<!fast\\s)(?<!noch\\s)nie(?! mehr als)(?:mals)?",
        "stets",
        "jederzeit",
        "(?:in|auf) (?:jedem fall|jeden fall|keinem fall|keinen fall)",
        "(?:in )?(?:allen fällen)",
        "unter (?:allen|keinen) umständen",
        "ausnahmslos",
        "ohne (?:jede )?ausnahme",
        "ausschließlich",
        "keinesfalls",
        "völlig|vollkommen|restlos",
        "jedes mal",
        "in keiner weise",
        "hundertprozentig",
        "garantiert(?= \\w+)",
    ),
    absolute_start=re.compile(
        r"(?:alle|jede[rs]?|sämtliche|niemand|keiner|jedermann)\s(?=.*(?:\.\s*$|\b(?:ist|sind|muss|müssen|darf|dürfen|kann|können"
        r"|soll|sollen|sollte|sollten|wird|werden|hat|haben|braucht|brauchen)\b))",
        re.IGNORECASE | re.DOTALL,
    ),
    sweeping=words_of(
        "immer",
        "nie(?:mals)?",
        "stets",
        "(?<!vor\\s)alle[nrsm]?",
        "jede[nrsm]?",
        "sämtliche\\w*",
        "niemand\\w*",
        "ausnahms\\w+",
    ),
    vague=words_of(
        "oft",
        "(?:recht |sehr |relativ |eher |ziemlich )?häufig",
        "öfters",
        "oftmals",
        "manchmal",
        "mitunter",
        "meist(?:ens)?",
        "zumeist",
        "gelegentlich",
        "selten",
        "regelmäßig(?=\\s*[.!]?\\s*$)",
        "ab und (?:zu|an)",
        "in (?:den meisten|manchen|vielen|einigen) fällen",
        "hin und wieder",
        "von zeit zu zeit",
        "in der regel",
        "im allgemeinen",
        "normalerweise",
        "üblicherweise",
        "gewöhnlich",
        "möglicherweise",
        "vielleicht",
        "eventuell",
        "unter umständen",
        "ziemlich",
        "mehr oder weniger",
    ),
    vague_amount_option=words_of(
        "(?:(?:sehr|ziemlich|recht|eher|relativ) )?(?:viele?|wenige?|lang(?:e)?|kurz|oft|hoch|niedrig|groß|klein)"
        "(?: \\w+)?",
        "(?:einige|mehrere|ein paar|etliche|manche|eine weile|eine zeit ?lang|nicht (?:sehr )?(?:viele?|lang(?:e)?))"
        "(?: \\w+)?",
        whole=True,
    ),
    asks_amount=words_of("wie (?:viele?|lange?|hoch|groß|oft|häufig|schwer|weit|alt|stark|schnell)"),
    all_option=words_of(
        f"(?:alle|sämtliche)(?=.*\\w)(?: (?:der|dieser|diese|davon))?(?: {_NAMED})?(?: {_ANSWER})?"
        f"(?: (?:sind|ist|stimmen|treffen|gelten))?(?: {_NAMED})?(?: {_ANSWER})?(?: (?:{_TRUE}|zu))?",
        f"alles(?: (?:davon|(?:oben )?genannte|(?:ist )?(?:{_TRUE})|(?:oben )?stehende|vorgenannte|trifft zu))",
        f"alle (?:drei|vier|fünf)(?: (?:davon|{_ANSWER}|{_NAMED}))*(?: (?:sind |stimmen)?(?:{_TRUE})?)?",
        whole=True,
    ),
    none_option=words_of(
        f"keine[srn]?(?=.*\\w)(?: (?:der|dieser|von den|von diesen|davon))?(?: {_NAMED})?(?: {_ANSWER})?"
        f"(?: (?:ist|sind|stimmt|stimmen|trifft|treffen))?(?: (?:{_TRUE}|zu))?",
        "nichts (?:davon|dergleichen|(?:von )?(?:dem |den |alle[mn] )?(?:oben )?genannte[mns]?|trifft zu|stimmt)",
        "weder noch|keins davon",
        whole=True,
    ),
    bare_none_option=words_of("keine[rs]?|keins", whole=True),
    letters_option=references("und|oder|&|\\+|sowie|als auch", "sowohl|beide|nur|sowohl die"),
    yes_no_option=words_of(
        "ja",
        "nein",
        "doch",
        "jein",
        "wahr",
        "unwahr",
        "richtig",
        "falsch",
        "stimmt",
        "stimmt nicht",
        "(?:das )?(?:trifft zu|trifft nicht zu|stimmt|stimmt nicht)",
        "(?:das ist )?(?:korrekt|nicht korrekt|unkorrekt|nicht richtig|richtig|falsch|wahr)",
        "vielleicht",
        "(?:das )?kommt darauf an",
        "unsicher",
        "weiß (?:ich )?nicht",
        "erlaubt",
        "nicht erlaubt",
        whole=True,
    ),
    unknowing_option=words_of(
        "(?:das )?wei(?:ß|ss) (?:ich |man )?nicht",
        "ich wei(?:ß|ss) (?:es |das )?nicht",
        "keine ahnung",
        "k\\. ?a\\.",
        "keine (?:angabe|antwort)",
        "(?:das ist )?(?:mir )?egal",
        "(?:das )?ist (?:mir|doch) (?:doch )?egal",
        whole=True,
    ),
    joke=words_of(
        "(?:das |ein |dem |einem |rosa )einh(?:o|ö)rn\\w*",
        "außerirdische[nrm]?",
        "aliens?",
        "zauber(?:stab|er|ei|spruch|trank|kraft|hut)\\w*",
        "zaubern",
        "weihnachtsm(?:a|ä)nner",
        "zahnfee",
        "mars(?:männchen|menschen?)|gespenster?\\w*|drachen? mit|ufos?",
        "hexe[nr]?|kobold\\w*|feenstaub|zwerge?n? mit",
        "lol|haha\\w*|hihi",
        "(?:pizza(?:bote\\w*)?|kuchen|eis|gummibärchen|bananen?|döner) (?:essen|werfen|bestellen)",
        "deine (?:mutter|oma)|meine oma",
        "(?:einen )?witze? (?:erzählen|machen)|erzählt (?:\\w+ )?(?:einen )?witze?",
        "(?:den|der|das) (?:hund|katze|goldfisch|horoskop) (?:des|der) \\w+",
        "ein (?:lied|schlaflied|ständchen) (?:vor)?singen",
    ),
    denial=words_of("nicht", "keine?[nrms]?", "nie(?:mals)?", "niemand\\w*", "nichts"),
    unfocused=re.compile(
        r"\s*(?:(?:welche[rs]?|was)\s+(?:(?:der|dieser|von\s+den|von\s+diesen|davon)\s+)?(?:folgenden?\s+|nachstehenden?\s+)?"
        r"(?:(?:aussagen?|behauptung(?:en)?|antwort(?:en)?|angaben?|sätze|satz|feststellung(?:en)?|option(?:en)?)\b[^?]*?)?"
        r"\b(?:stimm(?:t|en)(?:\s+nicht)?|(?:ist|sind)\b[^?]{0,40}?\b(?:richtig|korrekt|wahr|zutreffend|falsch|unzutreffend)"
        r"|(?:trifft|treffen)\b[^?]{0,60}?\bzu)\s*[?:.…]*"
        r"|(?:welche[rs]?|was)\s+(?:stimmt|ist\s+(?:richtig|korrekt|wahr|zutreffend|falsch)|trifft\s+zu)"
        r"\s*(?:(?:über|bei|für|zu|an|in)\s+[^?,]{0,40})?\s*[?:.…]*"
        r"|welche\s+(?:aussage|behauptung|antwort)\s+ist\s+(?:richtig|korrekt|wahr|falsch)\s+(?:bezüglich|hinsichtlich)\b.*"
        r"|was\s+(?:(?:sagt|schreibt)\s+(?:der|die|das)\s+\w+|steht\s+im\s+(?:artikel|text)|(?:erfahren|wissen)\s+(?:wir|sie))"
        r"(?:\s+(?:über|zu|zum|zur)\s+[^?,]{0,40})?\s*\?"
        r"|(?:kreuzen|wählen|markieren)\s+sie\b.*|(?:kreuze|wähle|markiere)\b.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    opinion=words_of(
        "(?:ihrer|deiner|eurer|ihre|deine|eure) (?:persönlichen? )?(?:meinung|ansicht|erfahrung|einschätzung"
        "|auffassung)",
        "was (?:denken|meinen|glauben|halten) sie",
        "was (?:denkst|meinst|glaubst|hältst) du",
        "(?:welche[rsmn]?|was|wie|wen|wer) (?:[^?,]*? )?(?:gef(?:a|ä)ll(?:t|en)|schmeckt) (?:ihnen|dir|euch)",
        "(?:würden|möchten|wollen) sie (?:[^?]*? )?(?:bevorzugen|lieber|persönlich|am liebsten|empfehlen)",
        "(?:würdest|möchtest|willst) du (?:[^?]*? )?(?:bevorzugen|lieber|persönlich|am liebsten|empfehlen)",
        "(?:bevorzugen|mögen|schätzen) sie|(?:bevorzugst|magst) du",
        "(?:wie|welche[rsmn]?|was) (?:[^?,]*? )?finde(?:n sie|st du) (?:[^?]*?)"
        "(?:am \\w+sten|gut|schön|wichtig|besser|interessant|sinnvoll)",
        "wie finde(?:n sie|st du)",
        "finden sie(?:,)? dass|findest du(?:,)? dass",
        "(?:ist|sind) (?:ihnen|dir) (?:\\w+ )*?(?:wichtig\\w*|lieber|am liebsten)",
        "(?:ist|sind) für (?:sie|dich) persönlich",
        "halten sie (?:\\w+ ){0,4}?für|hältst du (?:\\w+ ){0,4}?für",
        "(?:ihr|dein|ihre|deine)(?:e[nrms]?)? (?:lieblings\\w+|favorit\\w*)",
        "fühlen sie sich|fühlst du dich",
    ),
    subjective=words_of(
        "am (?:schönsten|spannendsten|interessantesten|sympathischsten|coolsten|langweiligsten|lustigsten"
        "|hässlichsten)",
        "(?:schönste|spannendste|interessanteste|sympathischste|coolste|langweiligste|lustigste|hässlichste|leckerste)[nrs]?",
        "macht am meisten (?:spaß|freude)",
    ),
    attributed=words_of(
        "laut", "zufolge", "nach (?:ansicht|meinung|angaben?)", "artikel\\w*", "umfrage\\w*", "studie\\w*"
    ),
    padding=words_of(
        "wie (?:wir alle|jeder|alle|man|sie) (?:ja |sicher(?:lich)? |bestimmt )?(?:wissen|wei(?:ß|ss)|gelernt haben)",
        "wie (?:allgemein )?bekannt(?: ist)?",
        "bekanntlich",
        "bekannterma(?:ß|ss)en",
        "in der heutigen (?:zeit|welt)",
        "in aller munde",
        "(?:es ist|ist es) (?:sehr |ja |allgemein )?(?:interessant|wichtig|bekannt|spannend),? (?:zu wissen,? )?dass",
        "(?:nun|jetzt|hier) (?:kommt )?(?:eine|die) (?:\\w+ )?frage",
        "spielt (?:\\w+ ){0,4}(?:immer )?(?:größere|wichtige|große|zunehmende) rolle",
        "aus (?:unserem|dem) (?:alltag|leben) nicht (?:mehr )?wegzudenken",
        "geht uns alle an",
        "erfreut sich (?:\\w+ )?beliebtheit",
        "denken sie (?:gut|genau|scharf) nach",
        "(?:wichtiger|aktueller|beliebter) denn je",
        "(?:in den (?:medien|nachrichten)|überall) (?:liest|hört|sieht) man",
        "das sollte (?:man|jeder) wissen",
        "hat (?:ein|zwei|drei|vier|einen|eine) (?:kind(?:er)?|töchter|söhne|sohn|tochter|hunde?|katzen?)",
        "in (?:seiner|ihrer) freizeit",
        "(?:fährt|liest|kocht|reist|schwimmt|singt|tanzt|wandert|malt|bäckt|backt) gern",
        "an einem (?:sonnigen|schönen|regnerischen|grauen|herrlichen|milden) \\w+",
    ),
    actor=words_of(
        "sie",
        "ihnen",
        "ihr",
        "ihre[nmrs]?",
        "du",
        "dir",
        "ich",
        "wir",
        "eine? (?:\\w+ )?(?:\\w+e|\\w+in|\\w+er|gast|kunde)",
        "frau",
        "herr[n]?",
        "angenommen",
        "stellen",
        "im folgenden",
        "gegeben",
    ),
    pointing_back=words_of(
        "er",
        "sie",
        "es",
        "ihm",
        "ihn",
        "ihr",
        "ihnen",
        "sein\\w*",
        "ihre[nmrs]?",
        "dies\\w*",
        "solch\\w*",
        "dabei",
        "dazu",
        "dafür",
        "daraus",
        "davon",
        "darauf",
        "hier",
        "daran",
        "dadurch",
        "dort",
        "damit",
        "jene[rsmn]?",
    ),
)
