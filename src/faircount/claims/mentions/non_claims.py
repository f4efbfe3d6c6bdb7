"""Numbers that are no claim: dates, money, sections of an Act, telephone numbers, a person's age, a sentence in prison."""

from __future__ import annotations

from faircount.claims.mentions.numerals import NUMBER
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEARS = rf"{NUMBER}[- ](?:years?|months?)"
_COUNTED = "(?:offences|crimes|cases|reports|referrals|victims|children|arrests)"
_RELATED = "son|daughter|brother|sister|cousin|nephew|niece|grandson|granddaughter|grandmother|grandfather|victim"
_PERSON = (
    rf"(?<!youngest )(?<!oldest )(?<!eldest )\b(?:he|she|i|they|who|{_RELATED}"
    r"|(?:my|his|her|their|our) (?:[a-z]+ )?(?:eldest|oldest|youngest|boy|girl|child))"
)
_TEENS = "(?:thir|four|fif|six|seven|eigh|nine)teen"
_AGE = (
    rf"(?:[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TEENS})"
    r"(?= (?:when|at the time|and|on)\b|[,.;:?!](?!\d)|\s*$)"
)
_PRINTED = (
    "|".join(
        f"{noun}s?"
        for noun in "section schedule article part clause chapter table page question note paragraph para annexe item code "
        "amendment".split()
    )
    + "|appendix|appendices|annex"
)
"""What is numbered in print: such a number counts nothing."""
_MEASURED = r"(?:fold|times|points?|per|percent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|old|and|to|or)\b"
"""Behind a hyphen, what is measured; any other noun there is described by the number, not counted ("a 300-seat hall")."""
PATTERNS: tuple[str, ...] = (
    r"\(?[\d,.]{1,20}%?(?: ?[÷×+−*/] ?\(?[\d,.]{1,20}%?\)?)+ ?(?:=|<|>|≤|≥) ?[\d,.]+%?",
    r"\d\d(?:\.\d+)?(?:%| per ?cent) (?:exact |confidence |prediction )?(?:ranges?|intervals?|limits?|confidence)\b"
    r"|limits? (?:of )?\d\d(?:\.\d+)?%",
    r"\d+ (?:yearly|quarterly|monthly|weekly) (?:counts|figures)\b|\[\d{1,3}\]|\bsha-?256:? [0-9a-f]{6,64}…?",
    r"(?:thread|🧵)[:,]? ?\d{1,2}/(?:\d{1,2}|n)?(?![\d,.])|(?:^|(?<=\n))\d{1,2}/(?:\d{1,2}|n)?(?=[ \n](?![\d]))",
    r"https?://\S+|www\.\S+|\S{1,64}@\S{1,80}\.\w{1,12}",
    rf"[£$€]\s?\d[\d,.]*(?: ?(?:million|billion|thousand|m|bn|k)\b)?|{NUMBER} grand\b"
    r"|\d[\d,.]*(?: (?:million|thousand))? (?:pounds|euros|dollars)",
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{{1,2}}[-–])?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b(?:,? "
    rf"\d{{4}})?(?! (?:to|and|until) )",
    rf"(?:{_MONTH}) (?:[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d|,\d| (?:[a-z]+ )?{_COUNTED})(?:,? \d{{4}})?",
    rf"(?:{_PRINTED}) \d{{1,5}}[a-z]?(?: ?(?:to|and|-|–) ?\d{{1,5}}[a-z]?)+",
    rf"(?:{_PRINTED}|s\.|act|agenda item|minute|resolution|motion"
    r"|operation|level|phase|stage|channel|radio|bbc|itv|no\.?|(?<!that )(?<!the )(?<!this )(?<!of )number"
    r"|year group|class|room|junction|grade|key stage|(?<!the )(?<!last )(?<!that )(?<!this )(?<!\ba )week|copy"
    r"|priority|objective|candidate|case|refs?|reference|foi|step|ext\.?|extension|uin"
    r") (?:no\.? )?\d{1,7}[a-z]?(?:[/-]\d+[a-z]?)*(?:\(\d+\))*(?!\d|,\d|[%/]|\.\d| ?per)",
    r"[a-z]{2,6}/\d+(?:/\d+)*\b|\d{1,3}p\b|numbered \d+ to \d+|br(?:eak(?:s|ing)?|oken?) (?:it |them |this )?down",
    r"(?:24|\d\d?) hours a day|(?:seven|five|six|\d) days a week|365 days a year"
    r"|100(?:%| per ?cent) (?:anonym|confidential|free|committed|sure|certain|behind|safe|secure)\w*",
    rf"\d[\d,]*-(?!{_MEASURED})[a-z]{{3,}}\b",
    r"(?:table|figure|chart|outcome|quarter|version|volume) \d{1,2}[a-z]?(?!\d|,\d|[%/]|\.\d| ?per|[- ]?month)",
    r"(?:text|send) [a-z]{2,20} to \d{4,6}\b|\d{1,2}[- ]min(?:ute)?s? read\b",
    r"(?<![\d,])0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}|(?<![\d,])0800 ?\d+(?: \d+)?",
    # Telephone numbers in any grouping, times of day, how long a recording runs.
    r"(?<!\d\.)(?:0\d{2,}(?: \d{2,4}){1,5}(?!,\d|\d| ?(?:%|per))|0\d{3,}(?:[ -]?\d{3,}| and then \d[\d ]*\d)*)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?! ?(?:per|%|million|times|points))(?=[ ,;.)\n]|$)"
    r"|\d{1,2}['’]\d\d[\"”]?|(?<=· )\d{1,2}[hmdw]\b|isbn(?:-1[03])?:? \d[\d -]{8,16}\d|word count:? [\d,]+"
    r"|dur:? ?\d+['’\"”](?:\d+[\"”]?)?|\(\d+[\"”]\)"
    r"|\[\d[\d,]* (?:likes?|reposts?|shares?|views?|comments?)[^\]\n]{0,60}\]"
    r"|\d[\d,.]*k? (?:likes|reposts|retweets|followers|views|upvotes|comments)\b"
    # Places in print, and school years.
    r"|pages? \d+(?: ?(?:&|and|,|-|–) ?\d+)+|recommendations? \d+|\(day \d+|\(\d{5,}\)"
    r"|(?:column|cols?\.?|vol\.?|volume|issue|pp?\.|ref\.?|doi|isbn|p/|edition|slide|footnote|endnote) "
    r"?\d+(?:[-–/]\d+)*(?!,\d|\d|%)(?! ?per)"
    r"|(?:years?|yrs?) (?:[1-9]|1[0-3])s?\b(?:(?:,| and| or| to|-) ?(?:year )?(?:[1-9]|1[0-3])\b(?!,\d|\.\d))*(?!,\d|\.\d| ?%)"
    r"|(?m:^)[ \t]*\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[ \t]+(?=[a-z])(?!per|million|times|points)"
    # Dates without their year, years before there were statistics, ages.
    rf"|\d{{1,2}} (?:and|to|or|-|–) \d{{1,2}} (?:{_MONTH})\b"
    r"|(?:in|since) 1[5-8]\d\d(?=[.,;:)](?!\d)|\s*$| (?:and|by|as|when)\b)"
    rf"|(?:turn|turns|turned|turning) (?:1\d|{_TEENS}|ten|eleven|twelve)(?=[,.;]| and\b| when\b)"
    r"|(?:was|were) (?:just |only )?[1-9]\d? when\b|(?:child|children|boys|girls) of 1?\d(?= (?:said|told|who|was|is)\b)",
    rf"not yet (?:1\d|{_TEENS})(?![\d,.%]\d|%)",
    # Years told by their number: "of the ten from 2013/14 to 2022/23".
    rf"(?:of|over|in|across|all) (?:the|those|these|all) {NUMBER} (?=(?:from|between|since) (?:19|20)\d\d)",
    r"999(?= in (?:an? )?(?:immediate )?(?:danger|emergency))|emergency,? (?:call |dial |ring )?999"
    r"|(?:999|101|111)(?=(?:'s)? (?:line|number|service|operator|call handler))",
    r"(?:call|dial|ring|phone|calling|dialling|contact|on|via) (?:police on )?(?:999|101|111)(?!\d|[,.]\d)",
    r"(?m:\(?\d{1,2}/\d{1,2}\)?(?=\s*$))",
    r"(?:man|woman|boy|girl|teacher|father|mother|uncle|pensioner|pupil|driver|coach) of [1-9]\d?(?![\d,%]|\.\d| per)"
    rf"|{_PERSON}(?:,? who)?(?:'s| is| was| were| turned| has just turned)(?: now| just| only| then| still)? {_AGE}"
    rf"|now (?:aged )?{_AGE}(?<=\d)|(?<=[.!?\n] )at [1-9]\d(?= (?:he|she|i)\b)",
    rf"(?:up to |as much as )?{NUMBER}(?: ?%| per ?cent) of (?:(?:its|their|a|the|annual|global|worldwide|yearly|company's?) )*"
    r"(?:turnover|revenues?|income|budget|salary|profits?)\b",
    r"(?:must|has to|have to|need to|needs to|should) be (?:at least |over |aged? )?1[0-9](?= (?:to|before)\b|[.,;])",
    r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b|24/7|24-hour",
    rf"(?:jailed|sentenced|imprisoned|locked up|prison|jail)(?: \w+){{0,3}} (?:for|to) (?:a total of )?{_YEARS}(?: "
    rf"and {_YEARS})?",
    rf"{_YEARS}(?:[’'])?(?: and {_YEARS})? (?:in (?:prison|jail|custody)|behind bars|sentences?|imprisonment|jail|prison|"
    rf"ban|veteran|career)",
    r"\b\d+(?:st|nd|rd|th)\b(?! (?:of|among|amongst|out of|in the|from the|place|highest|lowest|largest|most|nationally)\b)",
    r"\bforces? out of (?:the |all )?4[2-5]\b|\bany of the other 4[12]\b",
    r"\bfrom (?:the )?(?:most|highest|largest|biggest) to (?:the )?(?:fewest|lowest|smallest|least)\b"
    r"|\bfrom (?:the )?(?:fewest|lowest|smallest|least) to (?:the )?(?:most|highest|largest|biggest)\b"
    r"|\bto the nearest (?:ten|hundred|thousand|10|100|1,000)\b",
    r"(?<=[a-z] [a-z])\d{1,2}\b",
    r"(?m:^)[ \t]*\(?\d{1,2}(?:\.\d{1,2})?(?:[.):]|/(?:\d{1,2})?[:.)]?)(?=[ \t]+\S)",
    r"(?<=: )1\.(?= [a-z])|(?<=[.;] )\d{1,2}\.(?= [a-z])",
    r"(?:men|women|man|woman|people|adults?|parents?|offenders?|(?<=aged )|anyone) (?:aged )?(?:over|above|in their) "
    r"(?:the age of )?(?:(?:the )?[1-9]\d(?:s\b|(?![\d,%.]\d|%| ?per))|thirty|forty|fifty|sixty)\b",
    r"(?:(?<=in )|(?<=and )|(?<=from )|(?<=to )|(?<=for )|(?<=of ))year (?:[1-9]|1[0-3])\b(?!,\d|\.\d| ?%)",
    r"(?:(?<=were )|(?<=was )|(?<=are )|(?<=is ))(?:(?:under|over|below|above) [2-9]\d(?=[\s,.;)])(?! ?(?:%|per|of\b))"
    r"|[1-9]\d(?: to | or |[-–])[2-9]\d(?=[,.;) ]))",
    r"[2-9]\d (?:or|and) (?:over|older|above|under|younger|below)\b",
    r"aged (?:between )?(?:1\d(?= ?(?:to|-|–|and) ?[2-9]\d)|[2-9]\d)(?: ?(?:to|-|–|and|or) ?(?:[2-9]\d|over|older|above))?\b",
    r"\byear (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven)\b",
    r"(?<!for )(?<!to )\b(?:no|any|every|each|some) ?one\b"
    r"|\bone (?:another|day|thing|reason|of the (?:most|biggest|worst|main|largest|"
    r"first|key))\b"
    r"|\b(?:at|for) one (?:point|time|stage)\b|\bnumber one\b|\bone is too many\b|\bone in\b(?= (?:which|the))|\bone-off\b",
    r"\bthe other (?:(?:one|two|three|four|five)(?![ -](?:hundred|thousand|million|dozen)\b)|half)\b"
    r"|\bthe (?:first|second|last|other) half\b(?! of (?:19|20)\d\d)"
    r"|\bhalf[- ](?:term|way|hour)\b"
    r"|\b(?:each|per) quarter\b|\bquarter (?:to|ending) "
    r"(?:the end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    r"\b(?:zero|two|five|four)[- ](?:tolerance|star|fold path)\b|\bone-(?:to|on)-one\b|\b(?:1|2|3|4|5)g\b",
)
COMPILED = tuple(regex(rf"(?<![\w-])(?:{pattern})" if not pattern.startswith("(?<=") else pattern) for pattern in PATTERNS)

# Only the text as printed shows the capitals of a script's captions ("TRACK 3").
CAPTION = regex(r"(?m:^[ \t]*[A-Z]{3,}[ \t]+(\d{1,2})[ \t]*$)")
# So do those of an address ("based at 112 Hope Street").
ADDRESS = regex(
    r"\b(\d{1,4})[A-Z]? (?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:Street|Road|Avenue|Lane|Drive|Close|Terrace|Crescent|Square|Gardens|Court|House)\b"
)
# A person's age stands between commas behind a name; only the text as printed shows the capital letter.
PERSON_AGE = regex(
    r"[A-Z][\w’'-]+ [A-Z][\w’'-]+, (\d{2})(?=[,.)])|[A-Z][\w’'-]+ [A-Z][\w’'-]+ \((\d{2})\)|[a-z]\), (\d{2})(?=, )"
)

STAFF = regex(
    r"(?:(?!(?:came|come|from|were|was|of|in|to|by|and|or|at|had|have|has|for|on|with|are|is|went|involved|against|but|that|who|which|than)\b)"
    r"[\w’'-]+ ){0,3}?(?:officers?|detectives?|police(?:men|women)|staff|schools?|teachers?|men|women|people|adults|"
    r"parents|charities|"
    r"companies|firms|apps|platforms|sites|networks|groups|counties|towns|cities|boroughs|districts|areas|regions|countries|nations|"
    r"councils|courts|judges|mps|ministers|campaigners|counsellors|volunteers|workers|experts|academics|tests|devices|computers|"
    r"phones|kinds|types|sorts|ways|steps|points|things|reasons|sides|homes|addresses|warrants|teams|units|centres|stages|"
    r"weeks|days|hours|minutes|seconds|miles|pages|recommendations|questions|paedophiles|abusers|perpetrators|strangers|"
    r"neighbouring|generations|lives|households|offices|stations|bases|services|partners|agencies|organisations|bodies|"
    r"rows|columns|cells|sheets|documents|tables|sections|clauses|chapters|articles)\b"
)
"""What stands behind a number that counts no offence, victim, suspect or outcome."""
