"""The words that labels of tables are made of: sex, online, what is counted, totals, and the names of dimensions."""

from __future__ import annotations

import re

from faircount.patterns import regex
from faircount.vocabulary.measures import Sex

I = re.IGNORECASE  # noqa: E741

SEXES: tuple[tuple[Sex, re.Pattern[str]], ...] = (
    (Sex.FEMALE, regex(r"\b(?:wom[ae]n ?/ ?girls?|females?|girls?|wom[ae]n|fem)\b", I)),
    (Sex.MALE, regex(r"\b(?:m[ae]n ?/ ?boys?|males?|boys?|(?<!isle of )m[ae]n)\b", I)),
)
SEX_LETTERS = {"f": Sex.FEMALE, "m": Sex.MALE, "u": Sex.NOT_KNOWN, "x": Sex.NOT_KNOWN}

_NOT_KNOWN = (
    r"(?:not (?:been )?(?:known|stated|recorded|rec\b\.?|specified|given|provided|available|captured|entered|disclosed"
    r"|determined|ascertained|clear"
    r"|completed|populated|filled(?: in)?|input(?:ted)?|on (?:the |our )?(?:system|file|record|crime report))"
    r"|un(?:known|spec(?:ified)?|recorded|stated|clear|determined|disclosed|available|certain|completed|ascertained)"
    r"|missing|(?:left )?(?:blank|empty)|null)"
)
ONLINE_NAME = (
    r"(?:cyber|cyb|web(?! ?(?:page|link|form|intelligence))|internet|ict"
    r"|(?<!published )(?<!available )(?<!reported )on[ -]?line(?! \d| ?(?:form|portal|reporting|publication)s?\b)"
    r"|digital(?:ly)?(?! (?:forensic|evidence|device|media|investigat|record|system|cop(?:y|ies)|format|unit|exam|submission)\w*"
    r"\b(?! (?:flag|marker|keyword|tag))))"
)
"""The names of the flag; "digital forensics" and what is "published online" are no online offences."""
_TAIL = (
    r"(?:[ -]?(?:enabled|flag(?:ged|s)?|related|crimes?|mark(?:er|ed)?|elements?|facilitated|keyword|tag(?:ged)?|dependent|"
    r"based|indicator|involved|component|motivations?|motivated|set|ticked|attached|applied|used|present))*"
)
UNKNOWN = regex(
    r"^\W*(?:(?:victim |age |sex |gender |[ia]p |aggrieved |complainant |of |the )*"
    rf"(?:{_NOT_KNOWN}|unk\.?|ukn|unrec\.?|u/k|n/?r|no (?:age|sex|gender|data)|blank|null|n/?k|indeterminate|other(?=\s*/))"
    rf"(?: (?:age|sex|gender|victim))*(?:\s*/\s*.{{0,30}})?(?:\s*\({_NOT_KNOWN}\))?)\W*$"
    r"|^\s*\?\s*$",
    I,
)
SEX_UNKNOWN = regex(
    r"\b(?:whose )?(?:sex|gender)(?: of (?:the )?(?:victims?|child(?:ren)?))?"
    rf"(?: (?:was |is |were )?|\s*[:=]\s*){_NOT_KNOWN}\b"
    r"|\b(?:unknown|not known|unrecorded|unspecified|unstated) (?:sex|gender)\b",
    re.IGNORECASE,
)
AGE_UNKNOWN = regex(
    r"\b(?:unknown|not known|unrecorded|unspecified|unstated) ages?\b"
    rf"|\b(?:date of birth|d\.?o\.?b\.?|(?:exact )?age) (?:is |was |not )?(?:{_NOT_KNOWN}|held)\b"
    r"|\b(?:whose|where the) age (?:we|the force) (?:do|does|did) not (?:hold|have|know)\b"
    r"|\bno (?:exact )?(?:age|date of birth|d\.?o\.?b)\b\.?"
    r"(?: (?:is |was )?(?:on record|on file|held|recorded|given|known|entered|stated))?(?=\W*$)"
    r"|\b(?:victim(?:['’]?s)? )?ages? (?:of (?:the )?(?:victims?|child) )?(?:is |was |were )?"
    rf"{_NOT_KNOWN}\b",
    I,
)
OTHER_ALONE = regex(r"^\W*other\W*$", I)
"""Among sexes or ages what is neither of them; among offences an offence."""
NAMES_AGE, NAMES_SEX = regex(r"\bage\b", I), regex(r"\b(?:sex|gender)\b", I)
FLAG_UNKNOWN = regex(
    rf"^\W*(?:victim |offences? |crimes? )*{ONLINE_NAME}{_TAIL}\s*(?:[:=(–-]\s*)*(?:is |was |were |field |box )*"
    rf"(?:(?:never|not) (?:filled(?: in)?|completed)|(?:left )?{_NOT_KNOWN})(?: offences| crimes)?\W*$"
    rf"|^\W*{_NOT_KNOWN}\s*(?:[:=(–-]\s*)*(?:whether |if )?{ONLINE_NAME}{_TAIL}\W*$"
    rf"|^\W*(?:flag|marker|qualifier|keyword|tag)(?: status)?\s*(?:[:=(–-]\s*)*(?:is |was )*{_NOT_KNOWN}\W*$",
    I,
)
"""That nobody filled the flag in: neither set nor not set."""
NOT_KNOWN_OF = regex(
    r"\b(?:not (?:been )?(?:known|stated|recorded|specified|given|provided)|un(?:known|specified|recorded|stated)"
    r"|no (?:sex|gender|age) (?:(?:is|was|were|has been|had been) )?(?:recorded|stated|given|known|entered|specified))\b",
    I,
)
ALL = regex(
    r"^\W*(?:all(?: (?:ages|persons|people|victims|offences|crimes|children|sexes|genders|forces|areas|ages and sexes"
    r"|years|recorded|types|"
    r"sexual offences))?|both(?: sexes| genders)?|persons|any|overall|everyone|combined)\W*$",
    I,
)
TOTAL = regex(r"\b(?:grand[ -]?total|sub[ -]?total|totals?|sum)\b", I)
YEARS_OF_IT = regex(r"^\W*(\d{1,2})[ -]?yrs?\b", I)
"""Of how many years a total is: "5 yr total"."""
TOTAL_ALONE = regex(
    r"^\W*(?:grand[ -]?total|sub[ -]?total|totals?|sum|all|overall)(?: (?:of (?:the |all )?)?(?:offences|crimes|victims"
    r"|count|recorded|number|figures?|year|all|above))*\W*$"
    r"|^\W*(?:both|all)(?: ?/ ?(?:all|both))? (?:sexes|genders)(?: together)?\W*$",
    I,
)
OF_A_TOTAL = regex(
    r"\b(?:overall|combined|final|full|report|query|column|row|entire|complete|aggregate|whole|county(?: |-)?wide"
    r"|force(?: |-)?wide|county)\b"
    r"|\(?\b(?:incl(?:uding|uded|udes|\.)?|inc\.?|plus)\b[^()]{0,30}?"
    r"\b(?:un(?:known|recorded|specified|stated)|not (?:known|recorded|stated|given|specified)|nk)s?\b\)?",
    I,
)
"""What a total says of itself and is no part of it: "Overall total", "Total (incl. unknown)", "Final total"."""
_QUESTION = r"(?:q|question|part|row|line)\.? ?\d{1,2}(?:\.\d+)?[a-z]?"
OF_WHICH = regex(
    rf"^\W*(?:of (?:which|whom|{_QUESTION}|(?:these|those|them|(?:the )?(?:above|total))(?: (?:at|in|of|under|for) {_QUESTION})?)"
    r"|including|incl\.?|comprising|out of which"
    r"|in which)\b[\s:,.-]*",
    I,
)

OFFLINE = regex(
    rf"\b(?:(?:non|not|no|without|un)[ -]*(?:an? )?(?:marked |flagged |recorded )?(?:as )?{ONLINE_NAME}{_TAIL}\b"
    rf"|off-?line\b|{ONLINE_NAME}{_TAIL}\s*[:=?-]*\s*(?:no|n|false)(?=\W*$))",
    I,
)
EITHER = regex(
    r"\b(?:whether or not|with (?:or|and) without|with or not|flagged (?:or|and) (?:not|unflagged)"
    r"|(?:regardless|irrespective) of)\b",
    I,
)
"""What says that a part is of all: "whether or not flagged as online"."""
ONLINE = regex(rf"\b{ONLINE_NAME}{_TAIL}(?:\s*[:=?-]+\s*(?:yes|y|true)|\s+\(?(?:yes|y|true)\)?(?=\W*$))?", I)
OF_OTHERS = "".join(f"(?<!{name}[ -])" for name in ("cse", "csa", "cce", "exploitation", "abuse", "hate crime", "vulnerability"))
"""What stands before "flagged" where another flag is meant: "CSE flagged offences"."""
FLAGGED = regex(
    rf"(?:\b(?:with (?:an? |the )?)?(?P<no>not |un-?|non-?)?{OF_OTHERS}(?:flagged|tagged|marked)"
    r"|(?:^|[,;:(/–-] *|\bof which )(?:with (?:an? |the )?)?(?P<none>no |without (?:an? |the )?|not? )?"
    r"(?:flag|tag|keyword|qualifier|marker)(?: (?:set|present))?)"
    r"(?= *(?:$|[\W&]|and\b|or\b|offences\b|crimes\b|cases\b))",
    I,
)
"""Flagged, with what flag is not said: "CSE marker" and "cyber flag" say it."""
DENIED = regex(
    r"\b(?:not|no|non|none|without|never|excluding|absent)\b(?!-?(?:contact|recent|current|penetrative|familial|historic))"
    r"(?! (?:known|recorded|stated|specified|given))(?: (?:used|applied|set|present|ticked))?",
    I,
)
"""What turns the words about the flag beside it into their opposite: "Internet not used"."""
YES = regex(r"^\W*(?:[1y]\s*[-–=:.)]\s*)?(?:y|yes|true|1|flagged|marked|tagged|online|cyber)\W*$", I)
NO = regex(r"^\W*(?:[02n]\s*[-–=:.)]\s*)?(?:n|no|false|0|not flagged|unflagged|not marked|none|offline|no flag)\W*$", I)

NOT_COUNTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percent", regex(r"%|\bper ?cent(?:age)?s?\b|\bproportion\b|\bshare of\b|\bpct\b", I)),
    ("rate", regex(r"\brates?\b(?! of (?:charge|conviction))|\bper (?:1,?000|10,?000|100,?000|head)\b", I)),
    ("people living there", regex(r"\bpopulation\b|\bmid-?year estimates?\b", I)),
    ("median age", regex(r"\bmedian age\b", I)),
    ("mean age", regex(r"\b(?:mean|average) age\b", I)),
    ("age of youngest victim", regex(r"\byoungest\b|\blowest age\b|\bminimum age\b", I)),
    ("age of oldest victim", regex(r"\boldest\b|\bhighest age\b|\bmaximum age\b", I)),
    ("days", regex(r"\b(?:average|median|mean|number of) (?:days|hours|length|time)\b|\bdays\b", I)),
    ("pounds", regex(r"£|\bcosts?\b", I)),
    ("change", regex(r"\b(?:change|difference|increase|decrease|\+/-)\b", I)),
    ("median", regex(r"\bmedian\b|\bmean\b|\baverage\b", I)),
    ("rank", regex(r"\brank(?:ing)?\b", I)),
    (
        "sum of what is shown",
        regex(
            r"\(?\b(?:excl(?:uding|usive of|udes|\.)?|not including|does not include|without) (?:the |any |all )?"
            r"(?:suppressed|hidden|redacted|withheld|masked|small|starred)\b[^)]*\)?",
            I,
        ),
    ),
)
UNITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "non-crimes",
        regex(
            r"\bnon[ -]crimes?\b|\bno(?:-crime[ds]?|[ -]crimed)\b|\bnot crimed\b|\bN100s?\b"
            r"|\bnot (?:been )?(?:recorded|counted|classed|classified|logged) as (?:an? )?(?:\w+ )?(?:crimes?|offen[cs]es?)\b",
            I,
        ),
    ),
    ("records sampled", regex(r"\b(?:number sampled|records sampled|sample size|sampled|base size)\b", I)),
    ("cautions", regex(r"\b(?:cautions|cautioned|(?:simple|conditional|adult|youth|police) caution)\b", I)),
    ("arrests", regex(r"\barrest(?:s|ed|ees)?\b", I)),
    ("custody records", regex(r"\bcustody (?:records?|episodes|detentions)\b|\bdetentions?\b", I)),
    ("referrals", regex(r"\breferrals?\b", I)),
    ("investigations", regex(r"\binvestigations\b", I)),
    ("outcomes", regex(r"\boutcomes\b|\bdisposals?\b|\bcharges\b|\bconvictions\b(?! rates?\b)|\bprosecutions\b", I)),
    ("suspects", regex(r"\bsuspects\b|\baccused\b|\balleged offenders\b", I)),
    ("offenders", regex(r"\boffenders\b|\bperpetrators\b|\bdefendants\b|\bfound guilty\b", I)),
    ("incidents", regex(r"\bincidents\b", I)),
    ("images", regex(r"\b(?:number of |count of )images\b|\bimages (?:seized|found|recovered)\b", I)),
    ("forces", regex(r"\bnumber of forces\b|\bforces (?:that )?(?:responded|replied)\b", I)),
    (
        "victims",
        regex(
            r"\b(?:(?:(?<!\bthe )victims|victims(?! (?:were|are) (?:all )?(?:fe)?male\b))"
            # Of whom offences are counted, and whom a note speaks of: "victims under 18 at the time of the offence".
            r"(?! (?:(?:aged )?under (?:the age of )?\d+ )?at (?:the )?time of (?:the )?(?:offen[cs]e|crime)\b"
            r"| whose (?:sex|gender|age)s?\b)"
            r"|victim (?:count|numbers?|urns?|ids?|refs?|references?)"
            r"|complainants|aggrieved|injured part(?:y|ies)|survivors"
            r"|number of (?:children|people|individuals))\b",
            I,
        ),
    ),
    (
        "offences",
        regex(
            r"\b(?:offences|offs|crimes|recorded crime|cases|urns?|reports|occurrences"
            r"|(?:crime|offence|occurrence) (?:ref(?:erence)?|no|number|id|count)s?)\b",
            I,
        ),
    ),
)
# One look for all of them: most labels name no unit, and a workbook may have a hundred thousand labels.
ANY_UNIT = regex("|".join(pattern.pattern for _, pattern in UNITS), I)
ANY_NOT_A_COUNT = regex("|".join(pattern.pattern for _, pattern in NOT_COUNTS), I)

OTHERS_COUNTED = regex(
    r"^\W*(?:(?:total|the|all) )?(?:(?:number|no\.?|count|cost|amount) of )?(?:[\w-]+ ){0,1}"
    r"(?:pupils?|students?|teachers?|officers?|staff|workforce|pcsos?|specials|exclusions|employees|volunteers|overtime|hours|journeys|passengers|vehicles|patients"
    r"|budgets?|spend(?:ing)?|expenditure|salar(?:y|ies)|pounds|calls|drivers|licen[cs]es|dogs|deaths|complaints|stops|searches)\b"
    r"(?!\s+(?:were|was|have|has|had|are|is|will|may|can|must|should)\b)",
    I,
)
"""Titles and labels of figures that count something else altogether: they never become offences or victims.

"Searches were conducted" tells what was done, and titles nothing.
"""

DIMENSIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("age", regex(r"\bages?\b|\bage[ -]?(?:band|group|range)s?\b", I)),
    ("sex", regex(r"\b(?:sex(?!ual)|genders?)\b", I)),
    ("online", regex(rf"\b{ONLINE_NAME}\b|\bflag(?:ged)?\b", I)),
    ("period", regex(r"\b(?:years?|periods?|months?|quarters?|dates?|fy|time|yyyy[-/ ]?mm)\b", I)),
    (
        "district",
        regex(
            r"\b(?:districts?|boroughs?|divisions?|lpas?|lpus?|csps?|bcus?|local authorit(?:y|ies)|wards?|towns?|city"
            r"|basic command|sectors?|hubs?|local policing .{0,12})\b",
            I,
        ),
    ),
    ("force", regex(r"\b(?:forces?|constabular(?:y|ies)|police(?: force)?(?: area)?|areas?|regions?)\b", I)),
    ("outcome", regex(r"\b(?:outcomes?|disposals?|results?|status)\b", I)),
    ("location", regex(r"\b(?:locations?|place|premises|venue|setting)\b", I)),
    ("platform", regex(r"\b(?:platforms?|means|apps?|method|social media|website|sites?|network)\b", I)),
    ("relationship", regex(r"\brelationships?\b", I)),
    ("ethnicity", regex(r"\bethnic(?:ity)?\b|\bnationality\b|\brace\b", I)),
    ("measure", regex(r"\b(?:measures?|metric|counted|count type|unit|indicator)\b", I)),
    (
        "offence",
        regex(
            r"\b(?:offen[cs]es?|crimes?|types?|codes?|class(?:ification)?s?|descriptions?|categor(?:y|ies)|ho"
            r"|legislation|law|groups?)\b",
            I,
        ),
    ),
)
"""The name of a column of labels -> what its labels are, the first match deciding."""
ANY_DIMENSION = regex("|".join(pattern.pattern for _, pattern in DIMENSIONS), I)

FILLER = regex(
    r"\b(?:number|numbers|no\.?|nos\.?|count|counts|figures?|recorded|reported|total number|volume|n|of|the|in|for|by"
    r"|against|with|on|at|a|an|victim|victims|vic|aged|age|"
    r"ages|years?|old|financial|calendar|f/?y|c/?y|column labels|row labels|cnt|sex|gender|was|were|is|are|that|which|and|who"
    r"|total|to date|so far|flag|flagged|marked|tagged|identified|marker|as|having|been|being|their|where|these|those|this"
    r"|police|force|element|per|between|all)\b|[^\w\s]",
    I,
)

OFFENCE_WORDS = regex(
    r"\b(?:rapes?|assaults?|sexual|sex(?= (?:offen|crime|act|assault|attack|traffick|work))|groom(?:ing)?"
    r"|indecent|images?|photograph"
    r"|exploitation|incit\w+|penetrat\w+"
    r"|exposure|voyeurism|incest|prostitution|"
    r"abuse|communicat\w+|obscene|pornograph\w+|traffick\w+|offences?|crimes?|cse|csa|violence|robbery|burglary|theft"
    r"|criminal damage|fraud|drugs?|harassment|stalking|"
    r"abduction|cruelty|neglect|familial|touching|activity|section \d+|s\.?\d{1,2}[a-z]?)\b",
    I,
)
NAMES_OFFENCES = regex(
    r"\W*(?:(?:broken down|breakdown|split|by|per|of|the|types?|categor(?:y|ies)|kinds?)\W+)*(?:recorded )?(?:offen[cs]e|crime)"
    r"(?:\W+(?:types?|categor(?:y|ies)|groups?|descriptions?|names?|breakdown|split|codes?|class(?:ification)?))*\W*",
    I,
)
"""What says that offences are named below, and names none: "By offence type"."""
NAMED_VICTIM = regex(
    r"\b(?:rapes?|assaults?|voyeurism|activit(?:y|ies)|incit\w+|caus(?:e|ing)|engag(?:e|ing)|groom\w*|images?"
    r"|penetration|communicat\w+|arrang(?:e|ing)|meet(?:ing)?|abuse|pay(?:ing)?|touching|exposure|intercourse|buggery|indecency|coercion)\b"
    r".*\b(?:child(?:ren)?|female|male|girl|boy|person|wom[ae]n|m[ae]n)\b"
    r"|\b(?:rape|SA|assault)\b.*\b(?:child|[MF]) (?:U ?1[368]\b|1[368] ?\+)",
    I,
)
"""A name of an offence that has its victim in it ("Rape of a female child under 13"): ages and sex in it are the name's."""

WHEN_DONE = regex(
    r"\b(?:at|when)(?: the)? (?:time of (?:the )?)?(?:offen[cs]e|crime)"
    r"(?: (?:was )?(?:committed|took place|occurred|happened))?\b",
    I,
)
"""When somebody was of an age, which names no offence: "Age of victim at time of offence"."""
DIMENSION_WORDS = regex(
    r"\b(?:by|of|and|or|the|an?|sex|gender|ages?|bands?|groups?|breakdown|split|victims?|child(?:ren)?|persons?|complainants?"
    r"|suspects?|offenders?|year|per|each|when|where|known|recorded)\b(?:['’]s?)?",
    I,
)
"""What the heading of a list may say and name no offence: "Sex of victim", "By age and sex"."""
YEARS_SHORT = regex(r"(?:(?<=\b\d)|(?<=\b\d\d)) ?\(?(?:yrs?|y/?o)\b\.?", I)
"""What stands behind an age for its unit: "4-9 yrs", "10-13yo". It is no group of its own."""
UNIT_ALONE = regex(
    r"^.*[:(–-]\s*(arrests|charges|suspects|outcomes|convictions|prosecutions|cautions)\W*$", I
)  # "Rapes: arrests"
