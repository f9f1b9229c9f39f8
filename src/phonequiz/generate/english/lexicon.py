"""Small lists of English words that the grammar and the question phrases need."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBER_WORDS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion dozen"
)
FRACTIONS = _set("half third quarter fifth sixth seventh eighth tenth thirds quarters fifths sixths tenths")
# What may stand before a number, longest first.
APPROXIMATORS = tuple(
    tuple(words.split())
    for words in [
        "no more than",
        "no less than",
        "no fewer than",
        "not more than",
        "well over",
        "well under",
        "just over",
        "just under",
        "a little over",
        "at least",
        "at most",
        "up to",
        "more than",
        "less than",
        "fewer than",
        "over",
        "under",
        "about",
        "around",
        "roughly",
        "nearly",
        "almost",
        "exactly",
        "approximately",
        "some",
        "only",
        "just",
        "barely",
        "as many as",
        "as much as",
        "a maximum of",
        "a minimum of",
        "an average of",
        "a total of",
        "no longer than",
        "longer than",
    ]
)
APPROXIMATORS = tuple(sorted(APPROXIMATORS, key=lambda words: (-len(words), words)))
# By their first word, for speed.
APPROXIMATORS_BY_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(words for words in APPROXIMATORS if words[0] == first)
    for first in sorted({words[0] for words in APPROXIMATORS})
}
EMPTY_APPROXIMATORS = _set("only just barely")

TIME_UNITS = _set("second minute hour day week month year decade century night weekend quarter")
LENGTH_UNITS = _set("metre meter kilometre kilometer centimetre centimeter millimetre millimeter mile foot inch yard")
LENGTH_SIGNS = _set("m km cm mm ft mi")
WEIGHT_UNITS = _set("gram kilogram kilo tonne ton pound ounce g kg mg lb")
VOLUME_UNITS = _set("litre liter millilitre milliliter gallon l ml")
OTHER_UNITS = _set(
    "watt kilowatt megawatt volt amp ampere decibel bar pascal joule hertz megahertz gigahertz byte kilobyte "
    "megabyte gigabyte terabyte hectare acre lux lumen calorie W kW MW V A dB Hz MHz GHz MB GB TB kWh degree "
    "square cubic pixel"
)
MONEY_UNITS = _set("dollar euro pound cent pence penny franc yen rupee krona crown")
TEMPERATURE_UNITS = _set("°C °F degree degrees C F")
CURRENCY = "$€£¥"
MONTHS = _set(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec"
)
WEEKDAYS = _set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
WEEKDAYS_MANY = WEEKDAYS | frozenset(f"{day}s" for day in WEEKDAYS)
SEASONS = _set("spring summer autumn winter")
FREQUENCY_ADVERBS = _set("daily weekly monthly quarterly annually yearly hourly nightly fortnightly")

# Adverbs that link to what stood before, or that weigh: none belongs to a question.
LINKING = _set(
    "however therefore thus hence also too even then just instead otherwise though moreover furthermore "
    "meanwhile besides nevertheless nonetheless accordingly consequently still already simply actually indeed "
    "certainly surely perhaps probably only again fortunately unfortunately surprisingly finally additionally "
    "similarly likewise else etc etc. so really quite very often sometimes"
)
LINKING_PHRASES = tuple(
    tuple(words.split())
    for words in [
        "for example",
        "for instance",
        "on the other hand",
        "on the one hand",
        "by contrast",
        "in contrast",
        "in fact",
        "of course",
        "as a result",
        "for this reason",
        "for that reason",
        "in addition",
        "in other words",
        "above all",
        "after all",
        "at first",
        "as a whole",
        "as a rule",
        "all in all",
        "at the same time",
        "since then",
        "by comparison",
        "in particular",
        "in general",
        "as well",
        "in turn",
        "at last",
        "in the end",
        "no doubt",
        "to be sure",
        "first of all",
    ]
)
# Phrases that narrow a statement by pointing back: without what they point to the question hangs in the air.
POINTING_BACK = tuple(
    tuple(words.split())
    for words in [
        "in this case",
        "in that case",
        "in these cases",
        "in such cases",
        "after that",
        "before that",
        "at that time",
        "at this point",
        "in this way",
        "in the process",
        "during this time",
        "at that point",
        "from then on",
        "until then",
        "by then",
        "by now",
    ]
)

CAUSE = _set("because since as")
CONDITION = _set("if when whenever once unless until till while before after provided where wherever")
CONCESSION = _set("although though while whereas whilst")
SUBORDINATORS = CAUSE | CONDITION | CONCESSION | _set("so whether than lest")

PEOPLE = _set(
    "employer generation dealer psychologist bishop caretaker people person staff everyone everybody anyone "
    "anybody nobody someone somebody employee worker colleague manager director officer chief head president "
    "chairman chairwoman founder owner engineer scientist researcher doctor nurse teacher student pupil "
    "customer client guest visitor user driver technician electrician warden inspector author editor "
    "journalist analyst consultant lawyer accountant assistant secretary supervisor trainer learner member man "
    "woman child parent resident citizen farmer baker cook chef nephew niece son daughter brother sister "
    "mother father inventor designer architect expert specialist professor spokesman spokeswoman spokesperson "
    "minister mayor criminal attacker hacker thief victim patient volunteer applicant candidate respondent "
    "participant planner cyclist pedestrian passenger traveller operator instructor adult teenager boss leader "
    "team crew family shopkeeper opponent lead mechanic critic cleaner pilot tenant landlord neighbour buyer "
    "seller supplier contractor apprentice intern newcomer"
)
ORGANISATIONS = _set(
    "company firm institute university agency authority association foundation ministry council committee "
    "brigade department office bank insurer manufacturer maker group organisation organization union club "
    "school college hospital senate parliament congress museum laboratory labs retailer supplier provider "
    "operator airline police government court commission board bureau regulator desk service centre publisher "
    "newspaper startup start-up cooperative charity society city town"
)
# What only persons and organisations do.
AGENT_VERBS = _set(
    "reject refuse grant admit award ban approve adopt issue order employ hire acquire launch sell offer "
    "announce produce manufacture fine sue found own advise recommend introduce build open invest pay give "
    "spend lose earn charge achieve provide withdraw develop plan impose buy donate publish organise organize "
    "invent discover write design sign"
)
# Nouns that stand for the organisation that the article is about.
COMPANY_NOUNS = _set("company firm group institute manufacturer business organisation organization start-up startup")
ORGANISATION_ENDINGS = _set(
    "Ltd Limited Inc Corp Corporation GmbH AG plc LLC Group Holdings Institute University Agency Authority "
    "Association Foundation Ministry Council Bank Research Labs Laboratories Foods Motors Airlines Systems "
    "Technologies Software Engineering Solutions Partners Company Office Commission Union Force Looms "
    "Logistics Railways Media Insurance Mobility Energy Pharma Transport Capital Consulting Services "
    "Industries Works Brothers Sons Mutual"
)
PLACE_NOUNS = _set(
    "shelf room cabinet building warehouse kitchen cupboard fridge refrigerator freezer cellar basement attic "
    "garage yard canteen office corridor hall lobby reception entrance exit shelter container box drawer "
    "locker safe desk station park street square centre center city town village country region district "
    "suburb port harbour factory plant site workshop laboratory stable hotel hospital school library museum "
    "shop store market website page portal app folder logbook book menu wall floor ceiling roof door window "
    "table rack bin basket bag bowl dishwasher counter drain socket tank tray spout side front back corner top "
    "bottom middle edge archive server drive cloud account area zone point level clinic ward surgery pharmacy "
    "laboratory"
)
PLACE_VERBS = _set(
    "store keep hang place put stand sit live work meet build open found park lock locate situate attach "
    "install mount lie rest stay hide find archive file dispose produce manufacture make hold base grow "
    "display allow permit belong happen occur carry prepare wash throw deposit leave collect position insert "
    "rent settle"
)

# Verbs whose meaning is in what follows: "What does X have?" asks nothing.
LIGHT_VERBS = _set("be have do make take get give let go come become seem remain put bring set")
REPORTING = _set(
    "fear hope say find show report estimate reveal state claim argue note conclude warn explain believe "
    "suggest confirm announce stress add calculate demonstrate discover indicate think emphasise emphasize "
    "write predict expect point"
)
TELLING = _set(
    "teach allow help enable require advise ask tell urge encourage force oblige instruct remind permit cause lead "
    "order "
    "invite warn expect prompt persuade forbid"
)
PLANNING = _set("plan want intend aim hope promise try agree decide need refuse offer")
# A verb with the preposition that belongs to it, so that a question may end in it.
PREPOSITIONAL = frozenset(
    {
        *(("lead", "to"), ("belong", "to"), ("consist", "of"), ("result", "in"), ("depend", "on"), ("apply", "to")),
        *(("rely", "on"), ("account", "for"), ("refer", "to"), ("relate", "to"), ("focus", "on"), ("specialise", "in")),
        *(("concentrate", "on"), ("replace", "with"), ("protect", "against"), ("suffer", "from"), ("pay", "for")),
        *(("make", "of"), ("turn", "into"), ("invest", "in"), ("contribute", "to"), ("participate", "in")),
        *(("prepare", "for"), ("use", "for"), ("use", "as"), ("serve", "as"), ("act", "as"), ("pose", "as")),
        *(("stand", "for"), ("react", "to"), ("respond", "to"), ("connect", "to"), ("convert", "into")),
        *(("spend", "on"), ("limit", "to"), ("restrict", "to"), ("compare", "with"), ("differ", "from")),
        *(("know", "as"), ("derive", "from"), ("start", "with"), ("begin", "with"), ("end", "with"), ("cover", "with")),
        *(("equip", "with"), ("fill", "with"), ("rinse", "with"), ("clean", "with"), ("deal", "with"), ("carry", "as")),
        *(("wrap", "in"), ("divide", "into"), ("split", "into"), ("come", "from"), ("originate", "from")),
        *(("sell", "to"), ("report", "to"), ("send", "to"), ("look", "for"), ("search", "for"), ("wait", "for")),
        *(("prefer", "to"), ("limit", "to"), ("rename", "to"), ("mix", "with"), ("combine", "with"), ("power", "by")),
        *(
            ("impose", "on"),
            ("believe", "in"),
            ("kill", "for"),
            ("count", "as"),
            ("regard", "as"),
            ("work", "for"),
            ("vote", "for"),
            ("apply", "for"),
            ("care", "for"),
            ("register", "with"),
        ),
    }
)
PREPOSITIONAL = PREPOSITIONAL | {
    *(
        ("classify", "as"),
        ("describe", "as"),
        ("treat", "as"),
        ("reject", "as"),
        ("complain", "about"),
        ("talk", "about"),
    ),
    *(("worry", "about"), ("campaign", "for"), ("die", "of"), ("live", "on"), ("insist", "on"), ("decide", "on")),
    *(("benefit", "from"), ("recover", "from"), ("result", "from"), ("ask", "for"), ("blame", "for"), ("feed", "on")),
}
# Adjectives with the preposition that belongs to them.
ADJECTIVAL = frozenset(
    {
        *(
            ("responsible", "for"),
            ("mandatory", "for"),
            ("compulsory", "for"),
            ("required", "for"),
            ("free", "for"),
            ("suitable", "for"),
            ("famous", "for"),
            ("known", "for"),
            ("available", "for"),
        ),
        *(("necessary", "for"), ("important", "for"), ("essential", "for"), ("liable", "for"), ("used", "for")),
        *(("similar", "to"), ("equal", "to"), ("entitled", "to"), ("subject", "to"), ("limited", "to")),
        *(("resistant", "to"), ("sensitive", "to"), ("allergic", "to"), ("exposed", "to"), ("harmful", "to")),
        *(("full", "of"), ("capable", "of"), ("free", "of"), ("aware", "of"), ("made", "of"), ("exempt", "from")),
        *(("different", "from"), ("dependent", "on"), ("based", "on"), ("compatible", "with"), ("covered", "by")),
        *(("equipped", "with"), ("dangerous", "for"), ("valid", "for"), ("ideal", "for"), ("due", "to")),
    }
)
# A noun that names a measure: "a fine of £100" answers "What fine …?".
MEASURE_NOUNS = _set(
    "guarantee warranty delay lifetime age distance height width length depth weight speed temperature fine "
    "fee price deposit salary value cost allowance amount limit loan bonus discount rate share area capacity "
    "penalty reward grant subsidy profit loss turnover budget profit pressure voltage surcharge rent tax "
    "premium sale revenue damage debt contribution increase decrease rise drop investment compensation budget "
    "sum diameter thickness radius pension refund period term notice"
)
MEASURE_ADJECTIVES = {
    "long": "long",
    "wide": "wide",
    "high": "high",
    "tall": "tall",
    "deep": "deep",
    "thick": "thick",
    "old": "old",
    "heavy": "heavy",
    "away": "far away",
    "apart": "far apart",
}
ANAPHORS = _set(
    "it its itself they them their theirs themselves he him his himself she her hers herself this that these "
    "those there here such former latter we us our ours ourselves i me my mine one ones"
)
# Words that make a question no clearer.
SMALL_WORDS = _set(
    "a an and are as at be been by can did do does for from had has have how in is it may must not of on or "
    "should the to was were what when where which who why will with you your"
)
NATIONS = _set(
    "german germans american americans british britons french italian italians spanish swiss austrian "
    "austrians dutch european europeans english irish scots scottish welsh polish danish danes swedish swedes "
    "norwegian norwegians finnish russian russians chinese japanese indian indians canadian canadians "
    "australian australians african africans asian asians christmas easter internet"
)
# Words for someone whoever it is: "their" may stand for them.
GENERIC = _set("everyone anyone everybody anybody nobody who person company child team staff")
# What an article calls itself: "this policy" is the policy.
THIS_TEXT = _set(
    "policy guide manual document regulation article leaflet brochure handbook agreement page website "
    "booklet newsletter"
)
# What a question phrase may begin with.
QUESTION_WORDS = _set(
    "what who which when where why how in at to on by within after since until from for with between before under over"
)
