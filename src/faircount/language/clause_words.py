"""What the words round a figure in a sentence say of it: that it goes back to the one before, is set beside it, is a part."""

from __future__ import annotations

import re

from faircount.language.keyed import Keyed
from faircount.language.words import ONLINE
from faircount.patterns import regex

HAPPENED = regex(r"\b(?:happened|took place|occurred|recorded) (?:in|at|on) (?:a |an |the )?([a-z ]{3,30}?)\W*$", re.IGNORECASE)
MAY_COUNT = regex(
    r"\d|\w \*+\s|\[[a-z]\]|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b", re.IGNORECASE
)
BACK = regex(
    r"\b(?:youngest|oldest|(?:median|mean|average) age"
    r"|of (?:the (?:[\d,]+|offences|crimes|victims|cases|suspects|arrests)|these|those|which|them)|this includes"
    r"|these included?|(?:(?:a|the) (?:further|remaining)"
    r"|another) \d)",
    re.IGNORECASE,
)
SAME_TIME = regex(rf"{BACK.pattern}|\b(?:that|the same) (?:financial |calendar )?(?:year|period|time|quarter)\b", re.IGNORECASE)
"""What says that a figure is of the period of the one before it."""
ANY_AGE = regex(
    r"\b(?:(?:of|at) )?(?:any|all|every|whatever) ages?\b|\bregardless of (?:their |the )?(?:victim['’]s )?age\b"
    r"|\badult (?:\w+ )?(?:offen[cs]es?|crimes?|cases|victims|rapes?)\b|\b(?:against|on|involving) adults\b",
    re.IGNORECASE,
)
"""What says that everybody is counted, or adults are, whomever the rest of the answer is about."""
SAME_AGES = regex(r"\bof (?:that|the same) ages?\b", re.IGNORECASE)
COMPARED = regex(
    r"\b(?:compared (?:with|to)|up from|down from|against|(?:rise|fall|increase|decrease) from) [\d<]", re.IGNORECASE
)
"""What brings a second figure into a sentence: the one period told is then that of its own clause."""
SET_BESIDE = regex(
    r"\b(?:compared (?:with|to)|up from|down from|against|(?:rise|fall|increase|decrease) from)\s*$", re.IGNORECASE
)
"""What stands right before a figure that counts the same as the one before it, at another time."""
ALL_YEARS = regex(
    r"\b(?:all|both|these|those|the) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|of these|of those)? ?"
    r"(?:financial |calendar |reporting )?(?:years|periods)\b(?! (?:old|of age))|\byears? (?:together|combined)\b"
    r"|\b(?:over|across|throughout) the (?:whole|entire|full) (?:period|time)\b",
    re.IGNORECASE,
)
"""What says that a figure is of several years at once, which it does not name."""
PART_OF = regex(r"\b(?:of|among) (?:the|these|those|which|whom|them)\b|\bincluding\b", re.IGNORECASE)
ASKS_A_NUMBER = regex(
    r"\b(?:how many|how old|number|total|counts?|figures?|age|offen[cs]es|crimes|victims|arrests|suspects|referrals|records"
    r"|recorded)\b",
    re.IGNORECASE,
)
ELSEWHERE = regex(
    r"\b(?:of|from|in) (?:q|question |answer |part |point )\.?\d|\bthe above\b|\bof (?:these"
    r"|those)\b",
    re.IGNORECASE,
)
_SENTENCE = regex(r"(?<=[.!?;])\s+(?=[A-Z0-9(\[*<])")
HIDES = regex(r"\b(?:were|was|is|are) (?:withheld|redacted|suppressed)\b", re.IGNORECASE)
"""What tells that a count is hidden, and so tells a figure."""
IN_ORDER = regex(r"\brespective(?:ly)?\b|\bin (?:that|this|the same) order\b", re.IGNORECASE)
"""What sets several figures beside several periods, in turn."""
FOR_VICTIMS = regex(r"\W*(?:for|among|of) (?:the )?(?:victims|children|those)\b", re.IGNORECASE)
"""Of whom a figure is told, which says nothing of what is counted."""
FOR_EXAMPLE = regex(r"\b(?:one|each|an?) \w+ (?:may|can|could|might)\b", re.IGNORECASE)
"""How the counting is explained: "one crime may have more than one victim"."""
NUMBERED = regex(
    r"\b(?:tables?|figures?|annex|appendix|questions?|q|part|sections?|page|sheet|paragraph|item|answer|form|note|chapter)\.? "
    r"(?:\d+\w? ?(?:to|and|or|,|-|–) ?)*$",
    re.IGNORECASE,
)
"""What makes a number the name of a table, a question, a section."""


def without_whose(text: str) -> str:
    """The text without how it begins where that tells whose figures these are, and not what is counted.

    >>> without_whose("For victims aged 12 to 15 the numbers were 3 and 4"), without_whose("The number of victims was 3")
    ('those aged 12 to 15 the numbers were 3 and 4', 'The number of victims was 3')
    """
    found = FOR_VICTIMS.match(text)
    return f"those{text[found.end() :]}" if found else text


_WHOSE_VICTIM = regex(
    r"(?<!\w)(?:with|against|involving|involved|had|have|has|having|where|in which|whose)(?: (?:an?|the|one))?"
    r"(?: [\w-]+){0,2}? victims?\b",
    re.IGNORECASE,
)


def without_victims(text: str) -> str:
    """The text without the victims that it names to tell whose figures these are, or against whom offences were.

    >>> without_victims("12 offences with female victims")
    '12 offences  '
    """
    return _WHOSE_VICTIM.sub(" ", without_whose(text))


def split_sentences(line: str) -> list[tuple[int, str]]:
    """The sentences of a line with their places."""
    found, at = [], 0
    for sentence in _SENTENCE.split(line):
        start = line.index(sentence, at)
        at = start + len(sentence)
        found.append((start, sentence))
    return found


_IT = regex(
    r"\W*(?:it|they|this|these|the (?:flag|marker|tag|qualifier|keyword)) (?:was|were|is|are|has been|had been|have been) "
    r"(?:\w+ ){0,2}?(?:found|attached|set|applied|added|ticked|used|placed|present|selected|entered|assigned|put) "
    r"(?:on|to|against|for|in)\b",
    re.IGNORECASE,
)


def leans_on_the_flag(sentence: str, line: str) -> bool:
    """Whether a sentence tells of the flag that the one before it in the line names.

    >>> leans_on_the_flag("It was attached to 187.", "The cyber marker came in April 2015. It was attached to 187.")
    True
    """
    before = split_sentences(line[: line.find(sentence)])
    return _IT.match(sentence) is not None and bool(before) and ONLINE.search(before[-1][1]) is not None


_ON = regex(
    rf"(?:{ONLINE.pattern})[^.;:,\d]{{0,60}}? (?:was|were|is|has been|had been) (?:\w+ ){{0,2}}?(?:on|to|against|for|in|by)\s+\d",
    re.IGNORECASE,
)


def is_on_several(sentence: str) -> bool:
    """Whether a sentence begins with the flag and says on how many it was: all that it counts are flagged.

    >>> is_on_several("The online flag was on 466 of the offences in 2020, and 603 of those in 2021.")
    True
    >>> is_on_several("In 2020 we recorded 812 offences, and the online flag was on 466 of them.")
    False
    """
    found = _ON.search(sentence)
    return found is not None and re.search(r"\d", sentence[: found.start()]) is None


SHARE_BESIDE = regex(r"(?:\(|, )(?:or |i\.?e\.?,? |about )*\d[\d.]* ?(?:%|per ?cent)(?:\)|,)", re.IGNORECASE)
"""A share told beside a count: "430 of the 2,612, or 16.5%, were flagged" counts, and is no share."""
SHARE_BEFORE = regex(r"(?<![\d.])\d[\d.]* ?(?:%|per ?cent)(?=[^().;,%]{0,60}\()", re.IGNORECASE)
"""A share told before its count in brackets: "78% had a female victim (672)" counts 672."""
OUT_OF = regex(r" (?:out )?of (?:all |the |these |those |our )*", re.IGNORECASE)
"""Between a part and its whole: in "14 of the 120 offences were flagged" all that is told is told of the 14."""
CHANGED = regex(
    r",? (?:which (?:is|was) )?(?:an? |the )?(?:[\d.]+ ?(?:%|per cent) |\w+ )?"
    r"(?:rise|fall|increase|decrease|drop|reduction|growth|decline|change)\b"
    r"|\s*(?:and |that is |which is )*[\d.]+ ?(?:%|per ?cent) (?:more|fewer|less|higher|lower|up|down|above|below)\b",
    re.IGNORECASE,
)
SHARE_BEHIND = regex(
    r"[,;] (?:so|which (?:is|was)|that is|this is|making|equal|representing|i\.?e\b)[^,;()]*?\d ?(?:%|per ?cent)[^,;()]*",
    re.IGNORECASE,
)
"""What a count is said to be a share of, or which share of it something else is: "..., so under-18s are 36% of the whole"."""
PARTS_BEHIND = Keyed(r"(?i)\s*\((?:of (?:which|whom|these),? |including |made up of )?\d[\d,]* (?!per ?cent|%)[a-z]", "(")
"""The parts of a count in brackets behind it, each with words of its own: "636 (290 aged under 13 and 316 aged 13 to 17)"."""
YEAR_OF_LAW = regex(r"\b(?:act|order|regulations?|rules) (?:of )?(?:19|20)\d\d\b", re.IGNORECASE)
"""The year of a law, which is neither a period nor a count: "(section 15A, Sexual Offences Act 2003)"."""
