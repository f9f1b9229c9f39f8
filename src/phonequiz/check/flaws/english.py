"""How flaws sound in English."""

from __future__ import annotations

import re

from phonequiz.check.flaws.patterns import Patterns, references, words_of

_TRUE = "correct|right|true|valid|wrong|false|incorrect|apply|applies"
_ANSWER = "(?:answers?|options?|choices?|statements?|responses?|alternatives?|items?)"

PATTERNS = Patterns(
    absolute=words_of(
        "(?<!almost\\s)(?<!nearly\\s)(?<!not\\s)(?<!practically\\s)always",
        "(?<!almost\\s)(?<!hardly\\s)(?<!nearly\\s)never(?!-)",
        "(?:in|under) (?:every|all|any|no) (?:cases?|circumstances?|conditions?)",
        "without (?:any )?exceptions?",
        "exclusively",
        "absolutely",
        "completely",
        "totally",
        "invariably",
        "(?:100|a hundred|one hundred) (?:%|per ?cent) (?:safe|secure|certain|of the time|effective|reliable)",
        "at all times|every time|each time",
        "in no way",
        "entirely",
        "guaranteed to",
        "impossible to",
    ),
    absolute_start=re.compile(
        r"(?:all|every|everyone|everybody|nobody|no\s+one|each)\s(?=.*(?:\.\s*$|\b(?:is|are|was|were|must|can|cannot|may|will|should"
        r"|has|have|needs?|does|do)\b))",
        re.IGNORECASE | re.DOTALL,
    ),
    sweeping=words_of(
        "always",
        "never",
        "(?<!above\\s)all",
        "every\\w*",
        "nobody",
        "no one",
        "none",
        "without exception",
        "completely",
    ),
    vague=words_of(
        "(?<!more\\s)often",
        "(?:very |quite |rather |fairly )?frequently",
        "usually",
        "sometimes",
        "occasionally",
        "rarely",
        "seldom",
        "hardly ever",
        "generally",
        "typically",
        "normally",
        "commonly",
        "regularly(?=\\s*[.!]?\\s*$)",
        "now and then",
        "in (?:most|some|many) cases",
        "might",
        "from time to time",
        "most of the time",
        "at times",
        "as a rule",
        "in general",
        "probably",
        "perhaps",
        "possibly",
        "maybe",
        "more or less",
        "quite (?:a few|a lot|often)",
    ),
    vague_amount_option=words_of(
        "(?:(?:very|quite|rather|fairly|not) )?(?:many|few|much|long|short|little|high|low|large|small|big)(?: \\w+)?",
        "(?:some|several|a few|quite a few|a lot|lots|plenty|a bit|a while|a couple|a bit (?:more|less))"
        "(?: of)?(?: \\w+)?(?: than usual)?",
        whole=True,
    ),
    asks_amount=words_of("how (?:many|much|long|often|high|large|big|old|far|fast|frequently|heavy|tall|wide)"),
    all_option=words_of(
        f"all(?=.*\\w)(?: of)?(?: (?:the|these|them))?(?: (?:above|listed|mentioned|following))*(?: {_ANSWER})?"
        f"(?: (?:above|listed|mentioned))*(?: (?:are|is))?(?: (?:{_TRUE}))?",
        "all (?:three|four|five)(?: of (?:them|these|the above))?(?: are (?:correct|right|true))?",
        "everything (?:listed|above|mentioned)(?: above)?",
        "any of the above",
        whole=True,
    ),
    none_option=words_of(
        f"none(?=.*\\w)(?: of)?(?: (?:the|these|them))?(?: (?:above|listed|mentioned|following))*(?: {_ANSWER})?"
        f"(?: (?:above|listed|mentioned))*(?: (?:are|is))?(?: (?:{_TRUE}))?",
        f"no {_ANSWER} (?:is|are) (?:{_TRUE})",
        "neither (?:of (?:them|these|the above)|is correct|a nor b)",
        "nothing (?:of the (?:kind|above)|listed(?: above)?)",
        whole=True,
    ),
    bare_none_option=words_of("none", whole=True),
    letters_option=references("and|or|&|\\+|as well as", "both|either|only|all of"),
    yes_no_option=words_of(
        "(?:that is |it is |this is )?(?:yes|no|true|false|right|wrong|correct|incorrect|not true|not correct)",
        "maybe|perhaps|it depends|unsure|not sure",
        "(?:i am|i'm) not sure",
        "(?:i )?(?:do not|don't) know",
        "cannot say|can't say",
        "(?:not )?allowed",
        "agree|disagree",
        whole=True,
    ),
    unknowing_option=words_of(
        "(?:i )?(?:do not|don't|dunno|don’t) (?:know|care)",
        "(?:i have )?no (?:idea|clue|opinion)",
        "dunno|idk|n/a",
        "who (?:knows|cares)\\??",
        "(?:i am|i'm|i’m)? ?not sure",
        whole=True,
    ),
    joke=words_of(
        "(?:a |an |on a |pink |flying )unicorns?",
        "aliens?|extraterrestrials?|martians?",
        "wizards?|magic (?:wand|spell|potion|trick)s?|magical \\w+|by magic",
        "the tooth fairy",
        "ghosts?|dragons? with|ufos?",
        "leprechauns?|pixie dust|fairy dust|goblins?",
        "lol|haha\\w*|lmao|rofl",
        "selfies? for",
        "your (?:mum|mom|mama|grandma|mother)",
        "(?:tell|tells|telling) (?:\\w+ )?(?:a |some )?jokes?",
        "(?:boss|director|manager|chairman|president|owner)['’]s (?:dog|cat|goldfish|mother|horoscope)",
        "(?:sing|sings|singing) (?:\\w+ )?(?:a |some )?(?:songs?|lullab(?:y|ies))",
        "(?:eat|order|throw|bake) (?:a |some )?(?:pizzas?|cakes?|ice cream|bananas?|cookies)",
    ),
    denial=words_of("not", "\\w+n['’]t", "cannot", "never", "no(?! (?:longer|more|one))", "none", "neither"),
    unfocused=re.compile(
        r"\s*(?:(?:which|what)\s+(?:one\s+)?(?:of\s+(?:the|these)\s+)?(?:following\s+)?"
        r"(?:(?:statements?|answers?|options?|claims?|sentences?|assertions?)\b[^?]*?)?\s*"
        r"\b(?:(?:is|are)\s+(?:not\s+)?(?:the\s+)?(?:true|correct|right|false|wrong|incorrect|accurate|valid|best)\b|applies|apply|holds?)"
        r"(?:\s+(?:statements?|answers?|one))?(?:\s+(?:about|of|for|to|regarding|on|concerning|when|in)\s+[^?,]*)?\s*[?:.…]*"
        r"|what\s+(?:does|do|did)\s+(?:the\s+)?(?:article|text|author|passage|we|you)\s+(?:say|state|tell\s+us|mention|know)"
        r"(?:\s+(?:about|on|of|regarding|concerning)\s+[^?,]{0,40})?\s*\?"
        r"|(?:choose|select|pick|tick|mark)\s+(?:the|all|one)\b.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    opinion=words_of(
        "(?:in|from) your (?:own |personal )?(?:opinion|view|experience|judg(?:e)?ment|point of view)",
        "(?:do|would|did) you (?:personally )?(?:think|believe|feel|prefer|like|enjoy|recommend|consider)",
        "(?:do|would|did) you (?:personally )?find (?:the )?(?:most|least|best|worst|\\w+est|\\w+er)",
        "how do you find",
        "your (?:favou?rite|preferred|personal (?:opinion|view|favou?rite|choice))",
        "how do you feel",
        "do you agree",
    ),
    subjective=words_of(
        "(?:most|least) (?:beautiful|interesting|exciting|boring|attractive|enjoyable|fun|annoying|charming)",
        "prettiest|ugliest|coolest|funniest|nicest|tastiest|loveliest|most fun",
    ),
    attributed=words_of("according to", "article", "author", "survey", "study", "report"),
    padding=words_of(
        "as (?:we all|everyone|everybody|you|all of us|you all) (?:surely |certainly |probably )?knows?",
        "as is (?:well |widely )?known",
        "it is (?:well[- ]known|interesting|important|worth noting|a well-known fact|common knowledge)"
        "(?: to (?:know|note|remember))? that",
        "in today['’]s (?:\\w+[ -]){0,3}?(?:world|age|society|times|workplace|economy)",
        "in this day and age",
        "(?:here is|here's|now for|now comes|the next is) (?:a|an|the|our) (?:\\w+ )?question",
        "play(?:s)? an? (?:\\w+ )?(?:important|bigger|growing|major|key|central|vital) (?:role|part)",
        "(?:one of the most|are very|is very|hugely|increasingly) (?:popular|important|widespread|common)"
        "(?= (?:\\w+ ){0,4}(?:in|of|today|around|all over))",
        "think (?:carefully|hard|twice)",
        "more (?:important|popular|relevant|common) than ever",
        "(?:have|has) been around (?:for|since) \\w+",
        "everyone should know (?:this|that)|one hears? (?:a lot|much) about",
        "has (?:a|one|two|three|four) (?:child(?:ren)?|kids?|daughters?|sons?|dogs?|cats?)",
        "in (?:his|her|their) (?:spare|free) time",
        "(?:loves|enjoys|adores) \\w+ing",
        "on (?:a|one) (?:sunny|lovely|beautiful|rainy|fine) \\w+",
    ),
    actor=words_of(
        "you",
        "your",
        "i",
        "we",
        "he",
        "she",
        "mr",
        "mrs",
        "ms",
        "dr",
        "suppose",
        "imagine",
        "consider",
        "assume",
        "given",
        "an? (?:\\w+ )?(?:employee|customer|colleague|caller|patient|visitor|user|driver|student|manager|\\w+er"
        "|\\w+or|man"
        "|woman|child|company|team|client|guest)(?= (?:\\w+s|has|is|asks|wants|receives|calls|finds|reports|who))",
    ),
    pointing_back=words_of(
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "this",
        "that(?= \\w+\\??$)",
        "these",
        "those",
        "such",
        "here",
        "there",
        "so",
    ),
)
