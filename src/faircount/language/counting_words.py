"""Where in a sentence a number counts something, as the words beside it say."""

from __future__ import annotations

import re

from faircount.patterns import regex

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNDER_HUNDRED = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})"
_UNDER_THOUSAND = rf"(?:(?:a|{_ONES}) hundred(?: and {_UNDER_HUNDRED})?|{_UNDER_HUNDRED})"
NUMBER_WORDS = rf"(?:(?:a|{_UNDER_THOUSAND}) thousand(?:,? (?:and )?{_UNDER_THOUSAND})?|{_UNDER_THOUSAND}|no)"
PERIOD = "\x01+"
"""Stands in a pattern for a period, however it is spelt."""
MARK = (
    r"(?:(?<=[\w,:;)\x01] )(?:\*{1,3}|#)(?![\w*#])|\[[a-z]\]"
    r"|(?:(?<=\bwere\s)|(?<=\bwas\s))(?:withheld|redacted|suppressed)(?=\s(?:\w+\s){0,3}(?:offen[cs]es|crimes|victims)\b))"
)
"""A mark in the place of a number that is hidden; one that begins a line is a bullet."""
_FEW = rf"(?:{_ONES}|[2-9])(?![\w/]|[.,]\d| ?%)"
HIDDEN = rf"(?:between (?:[01]|zero|nil|one) and {_FEW}|(?<!from )(?:[01]|zero|nil|one)(?: to | ?[-–] ?){_FEW})"
"""The bounds of a hidden number: "1 to 4", "between one and four"; what rose "from 1 to 4" was told twice."""
AT_MOST = rf"(?:(?:no|not) more than|at most|up to) (?:{_ONES}|ten|\d{{1,2}})\b|(?:{_ONES}|ten|\d{{1,2}}) or (?:fewer|less)\b"
"""What hides a number by its greatest: "five or fewer"."""
NUMBER = (
    rf"(?:{MARK}|{HIDDEN}|{AT_MOST}|fewer than \w+|less than \w+|under \d+|<\s?\d+|[01] ?[-–] ?[2-9](?!\d)|\d{{1,3}}(?:,\d{{3}})+"
    rf"|\d+|{NUMBER_WORDS})"
)
_NOUN = (
    r"(?:offen[cs]es?|crimes?|victims?|arrests?|children|girls|boys|females|males|cases|incidents?|reports|referrals?|suspects?|offenders|"
    r"rapes|assaults|investigations?|custody records?|records|cautions?|charges|complaints|allegations|outcomes|images"
    r"|occurrences|non-crimes?)"
)
_ADJECTIVE = r"(?:(?!and\b|or\b|of\b|the\b|in\b|were\b|was\b)[a-z][\w-]*,?\s+){0,5}?"
_COUNTING = regex(
    rf"(?<![\w/.£§(-])({NUMBER})\s+(?:(?:of (?:these|those|the)(?:\s+{NUMBER})?|such)\s+)?{_ADJECTIVE}{_NOUN}\b", re.IGNORECASE
)
_TOTAL_OF = regex(
    rf"\b(?:total(?:led|s|ling)?(?: of| to| was| is)?|numbered|figure (?:was|is|of)|stood at|came to|amounted to|(?:number"
    rf"|count)(?: [\w,()'’/-]+){{0,20}}? (?:was|is|were)|there (?:were|was|are))\s+({NUMBER})(?![\w/%-])",
    re.IGNORECASE,
)
_OF_THESE = regex(
    rf"\b(?:of (?:these|those|which|them|the {NUMBER}(?: [a-z-]+){{0,5}}?)|including|this includes|with)"
    rf"(?: a total of)?,? ({NUMBER})(?=\s(?!(?:per|%)))(?!\s?%)",
    re.IGNORECASE,
)
_DID = (
    r"(?:were|was|had|have|has|did(?: not|n['’]t)|carried|carry|bore|involved|involve|related|relate|concerned|resulted|led"
    r"|occurred|took place)"
)
_PART_FIRST = regex(rf"(?<![\w/.£§(-])({NUMBER}) of (?:these|those|them) {_DID}\b", re.IGNORECASE)
_PART = regex(
    rf"(?<![\w/.£§(-])(?<!\baged )(?<!\bage )(?<!\bunder )(?<!\bover )(?<!\bsection )(?<!\bto )({NUMBER})\s+{_DID}\b",
    re.IGNORECASE,
)
"""A number that stands for people or offences named before it: "Of the victims in 2022/23, 121 were girls and 38 were boys"."""
_FURTHER = regex(rf"\b(?:(?:a|the) (?:further|remaining)|another) ({NUMBER})\s+{_DID}\b", re.IGNORECASE)
"""A number that stands for more of what was counted before it: "A further 55 had a victim aged 10 to 15"."""
_WHOSE = regex(rf"(?<![\w/.£§(-])({NUMBER}) (?:whose|for whom the) (?:sex|gender|age)\b", re.IGNORECASE)
_BESIDE = regex(
    rf"\b(?:up|down|rising|falling|rise|fall|increase|decrease|compared|against) (?:(?:from|with|to) )?({NUMBER})"
    rf"(?= (?:(?:in|for|during|from) )?{PERIOD})",
    re.IGNORECASE,
)
"""A figure set beside the one told, with a year of its own: "91 offences in 2022/23, up from 84 in 2021/22"."""
_OF_WHOM = regex(r"\b(?:of|among|amongst) (?:the|these|those|which|whom|them|all)\b", re.IGNORECASE)
_IN_CASES = regex(
    rf"\bin ({NUMBER}) (?:of (?:these|those|them),? |cases,? |offences,? )?the (?:victim|child|suspect)\b", re.IGNORECASE
)
_IN_SERIES = regex(
    rf"(?:,|;|\band\b|\bthen\b|\bto\b|\bwith\b)\s+({NUMBER})\s+(?:were |was )?(?:in|for|during|online|female|male"
    rf"|against|involv|not (?:known|recorded|stated|given)|unknown)\b",
    re.IGNORECASE,
)
_OF_PERIOD = regex(
    rf"(?<![\w/.£§(-])({NUMBER})\s+(?:\(?(?:in|for|during|from)\s+(?:the\s+)?(?:(?:financial|calendar)\s+)?(?:years?\s+)?|\()?{PERIOD}"
    rf"|{PERIOD}\)?(?:,|:|\s[-–])?\s+(?:there\s+(?:were|was)\s+|it\s+was\s+)?({NUMBER})(?=[\s,.;)]|$)(?!\s*(?:per\b|%|hours|days))",
    re.IGNORECASE,
)
"""A number right beside its period: "391 in FY2011-12, 109 in FY2012-13", "in 2019, 12"."""
_ON_OF_THEM = regex(
    rf"\b(?:on|in|to|for|by|against) ({NUMBER}) of (?:them|these|those|(?:(?:all|the|our|those) )+(?:{PERIOD} )?(?:(?:\d[\d,]*"
    r"|offences|crimes|victims|incidents|cases|records|reports)\b))",
    re.IGNORECASE,
)
"""How many of those told before: "The flag appears on 182 of them"."""
_PART_AFTER = regex(
    rf"(?:(?:,|;|:|\band\b|\bwith\b)\s+|\((?:of which |including )?)({NUMBER}|none)\s+(?:of (?:them|these|those|which)\b"
    rf"|with (?:the|an?)\b|flagged|marked|tagged|online|cyber)"
    r"|\((?:(?:of (?:which|these|them)|including),? )?(?:online|on-line|cyber|flagged)[^():\d]{0,20}?"
    rf"[:=–-]?\s({NUMBER})\)",
    re.IGNORECASE,
)
"""A part told right behind its whole: "1,324 crimes, 141 with the online flag", "40 offences (5 online)", "33 (online: none)"."""
_OF_SHARE = regex(
    rf"(?<![\d.])\d[\d.]* ?(?:%|per ?cent)[^().;,%]{{0,60}}\(({NUMBER})(?: (?:offences|crimes|victims|of them))?\)", re.IGNORECASE
)
"""A count in brackets behind its share: "78% had a female victim (672)"."""
_FIGURE_FOR = regex(
    r"\b(?:figure|number|total|count)s?(?: recorded)?(?:,? which (?:covers?|runs?|is|was|relates? to))?"
    rf" (?:(?:for|in|during|between|from|over) )?(?:the )?(?:(?:financial|calendar|whole|full|entire) )?"
    rf"(?:(?:year|period) )?{PERIOD}(?: only)?,? (?:was|were|is|stood at) ({NUMBER})(?![\w/%-]|\.\d)",
    re.IGNORECASE,
)
_CHANGED_TO = regex(
    r"\b(?:rose|fell|increased|decreased|dropped|grew|climbed|went (?:up|down))(?: by [^.;,]{1,20}?)? to "
    rf"({NUMBER})(?= (?:(?:in|for|during|between|from) )?(?:the )?{PERIOD})",
    re.IGNORECASE,
)
"""What a count changed to, with its own time: "This rose by 23% to 43 between 2022 and 2023"."""
_CHANGED_THEN = regex(
    rf"{PERIOD},?\s+(?:(?:this|that|it|(?:the|this|that) (?:figure|number|total|count)) (?:had |then )?)"
    r"(?:rose|risen|fell|fallen|increased|decreased|dropped|grew|climbed|went (?:up|down)|came|amounted)"
    rf"(?: (?:sharply|slightly|again|by [^.;,]{{1,20}}?))? to ({NUMBER})(?= offences| crimes|,? (?:and|but|then)\b|[,.;] ?|$)",
    re.IGNORECASE,
)
"""The same with its time before it: "In the following year, 2013/14, the figure rose to 811"."""
_PERIOD_AND_NUMBER = regex(
    rf"(?:for|in|during|and|the|year|period|[^\w\x01])*{PERIOD}\W*(?:it was |there were )?({NUMBER})\W*(?:offences"
    rf"|crimes|victims)?\W*",
    re.IGNORECASE,
)
"""A sentence of nothing but a period and its number: "For 2019, 919." """
_TOLD = (
    r"(?:(?:we|force|police|constabulary|service) (?:have |had )?(?:recorded|logged)|saw|accounted for|the same ages? for|when)"
)
_AFTER_VERB = regex(
    rf"\b{_TOLD} ({NUMBER})"
    r"(?=[.,;]?$|[.,;] | of (?:the|these|those)\b| and (?:boys?|girls?|(?:fe)?males?)\b| (?:were|was) (?:recorded|logged)\b)",
    re.IGNORECASE,
)
"""A number that ends what was told: "In 2019 we recorded 2,528", "girls accounted for 12 of the crimes"."""
_OF_SEX = regex(rf"(?<![\w/.£§(-])({NUMBER}) \((?:(?:fe)?males?|girls|boys)\)", re.IGNORECASE)
"""A number with the sex that it counts behind it: "the numbers were 162 (female) and 36 (male)"."""
_PERSON_IN = regex(
    rf"\b(?:girls?|boys?|females?|males?|child(?:ren)?|victims?)\b(?: whose (?:\w+ )?(?:sex|age|gender) (?:was|were"
    rf"|is) [a-z ]{{3,30}}?| (?:aged?|under|over|below|of) [\w -]{{1,24}}?)? in ({NUMBER})"
    r"(?=,| and\b| of (?:the|these|those)\b| (?:cases|offences|crimes)\b|[.;]?$)",
    re.IGNORECASE,
)
"""In how many the victim was one of these: "the victim was a girl in 59, a boy in 17 of the offences"."""


_PARTED = regex(
    rf"(?:,|;|\band\b|\bbut\b)\s+(?:(?:of|among) (?:which|whom|these|those|them),? )?({NUMBER})\s+"
    rf"(?:(?:of|among) (?:which|whom|these|those|them)\b|{_DID}\b)",
    re.IGNORECASE,
)
"""Where a sentence goes on to a part of what it told: "94 offences, twelve of which had", "of 94 offences, twelve were"."""


_OUTRIGHT = (_COUNTING, _TOTAL_OF, _OF_THESE, _PART_FIRST, _IN_CASES, _FURTHER, _ON_OF_THEM, _AFTER_VERB, _OF_SEX, _WHOSE)
"""What says by itself that a number counts."""


def before_parts(sentence: str, number: str) -> str:
    """The sentence up to where it goes on to a part, unless the part is this number: what is told of a part is not of the whole.

    >>> before_parts("Of 94 offences in 2021/22, twelve were against a child under ten.", "94")
    'Of 94 offences in 2021/22'
    """
    found = _PARTED.search(sentence)
    is_own = found is None or found[1] == number or str(number_in_words(found[1])) == number
    return sentence if found is None or is_own else sentence[: found.start()]


_WORTH = {word: n for n, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), start=1)}
_WORTH |= {word: 10 * n for n, word in enumerate(_TENS.split("|"), start=2)} | {"a": 1}


def number_in_words(words: str) -> int | None:
    """The number that words say, or None.

    >>> number_in_words("four hundred and two"), number_in_words("forty-six"), number_in_words("two thousand, one hundred")
    (402, 46, 2100)
    """
    total = here = 0
    for word in re.split(r"[ ,-]+", words.lower()):
        if word == "thousand":
            total, here = total + 1000 * here, 0
        elif word == "hundred":
            here *= 100
        elif word in _WORTH:
            here += _WORTH[word]
        elif word != "and":
            return None
    return total + here


AGAIN = regex(rf"(?<=\d )\((?:{NUMBER_WORDS})\)", re.IGNORECASE)
"""A number that is told again in words: "120 (one hundred and twenty) offences"."""


def touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches of a sentence have letters in common."""
    return one[0] < other[1] and other[0] < one[1]


def counting_spots(sentence: str, masked: str) -> set[tuple[int, int]]:
    """Where numbers stand that may count something; in ``masked`` the periods are blotted out."""
    again = [match.span() for match in AGAIN.finditer(sentence)]
    spots = _spots(sentence, masked)
    return {spot for spot in spots if not any(first <= spot[0] < last for first, last in again)}


def _spots(sentence: str, masked: str) -> set[tuple[int, int]]:
    whole = _OF_WHOM.search(sentence)
    found = {match.span(1) for pattern in _OUTRIGHT for match in pattern.finditer(sentence)}
    found |= {match.span(1) for match in _PART.finditer(sentence, whole.end() if whole else len(sentence))}
    found |= {
        match.span(1)
        for pattern in (_FIGURE_FOR, _CHANGED_TO, _CHANGED_THEN, _ON_OF_THEM, _OF_SHARE)
        for match in pattern.finditer(masked)
    }
    alone = _PERIOD_AND_NUMBER.fullmatch(masked)
    if alone is not None:
        found.add(alone.span(1))
    found |= {match.span(1) for match in _PERSON_IN.finditer(sentence)}
    beside = {match.span(n) for match in _OF_PERIOD.finditer(masked) for n in (1, 2) if match[n]}
    if found or len(beside) > 1:
        found |= beside | {match.span(1) for match in _BESIDE.finditer(masked)}
        found |= {
            match.span(match.lastindex or 0) for pattern in (_IN_SERIES, _PART_AFTER) for match in pattern.finditer(sentence)
        }
    return found
