"""What a heading, a question or a sentence of a letter says of all figures below it: all online, not, or both."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.flags import named_once, without_whose
from faircount.language.labels import read_label
from faircount.language.words import EITHER, OF_OTHERS, OF_WHICH, ONLINE
from faircount.patterns import regex
from faircount.vocabulary.measures import Online

_BY_FLAG = regex(
    r"\b(?:by|whether|per|split|breakdown|including|then|brackets?|of which|how many(?! (?:cyber|online|on-line|internet)\b)"
    r"(?! (?:\w+ ){0,4}(?:offen[cs]es|crimes) (?:(?:that |which )?(?:had|have|carried|bore)|with|carrying|bearing|flagged"
    r"|marked) )|proportion"
    r"|(?:and|or)(?! (?:under|over|younger|older|below|above|less|upwards?|which|that|flagged|marked|tagged)\b)"
    r"|with and without)\b"
    r"[^.;:]{0,25}\b(?:cyber|online|on-line|internet|digital)"
    r"|\b(?:cyber|online)\b(?! ?(?:/|and|or) ?(?:cyber|online|internet|digital)\b)(?:(?! by )[^.;:]){0,12}\b(?:and|or|/)\b"
    r"(?! (?:an? |the )?(?:(?:child )?victims?|child|aged|whose|where)\b)|\b(?:cyber|on-?line)\b.*\boff-?line\b",
    re.IGNORECASE,
)
"""A heading that names the flag as something the figures are parted by, or one thing among others."""
_OF_THESE = regex(
    r"^\W*(?:q(?:uestion)?\.? ?\d+\W+|\d+\W+|\(?[a-z]\)\W*)?(?:and |please (?:state|provide|give|tell me|confirm) )?"
    r"(?:of (?:these|those|them|which|the above),? how many"
    r"|(?:how many|(?:the )?number) of (?:these|those|them|which|the)"
    r"|(?:of|for|from) (?:the )?(?:\w+ ){0,3}(?:in|to|at|under) (?:q|question) ?\d+,? how many"
    r"|(?:how many|(?:the )?number of) (?:online|cyber|internet)(?:[ -](?:enabled|flagged|related|facilitated))?"
    r" (?:(?:child|sexual) )*(?:offen[cs]es|crimes|abuse))\b(?!.*\b(?:whether|offline|not online|compared)\b)"
    r"(?!.*\b(?:by (?:the |an? )?(?:cyber|online|on-line|internet|flag)|whether|split(?! by)|or not)\b)"
    r"(?!.*\band (?:how many|the number)\b)",
    re.IGNORECASE,
)
"""A question about a part of what was asked before, or about online offences alone: "How many of these were online?"."""


_FLAGGED_OR_NOT = regex(
    rf"{EITHER.pattern}|\b(?:all,? (?:both )?flagged and"
    r"|whether (?:\w+ ){0,3}(?:online|flagged|cyber|marked)(?: \w+){0,2} or (?:not|otherwise))\b",
    re.IGNORECASE,
)
"""What says that figures are of all, with the flag and without."""
_FLAGGED = regex(
    rf"(?<!un)(?<!non-)(?<!not ){OF_OTHERS}\bflagged "
    r"(?:\w+ ){0,2}(?:offen[cs]es|crimes?|victims|incidents|cases|records|reports|only)\b",
    re.IGNORECASE,
)
_FILTERED = regex(
    r"\b(?:where|in which|that|which|to which)\b[^.;?]*?\b(?:cyber|online|on-line|internet)\b[^.;?]{0,25}"
    r"\b(?:flags?|markers?|keywords?|tags?|qualifiers?|motivation|element|indicator) (?:was|were|is|has been|had been)"
    r" (?:applied|used|added|set|present|recorded|ticked|attached)\b"
    r"|\bwhere (?:the |an? )?(?:cyber|online|on-line|internet)(?: crime)? (?:flag|marker|keyword|tag|qualifier)"
    r" (?:present|applied|set|used|ticked|added)\b",
    re.IGNORECASE,
)
"""A clause that lets in offences with the flag alone: "where the victim was a child and an online flag was applied"."""
_ASKS_TWICE = regex(
    r"\bof (?:these|those|them|which)\b|\b(?:how many|number)\b.*\b(?:how many|number)\b|\bwhether\b"
    r"|\bhow many of the (?:\w+ )?(?:in|at|under|to) (?:q(?:uestion)?|part|point)\.? ?\d",
    re.IGNORECASE,
)
_OF_FLAGGED = regex(
    r"\b(?:break[- ]?down|split|number|total|table) of (?:the |all )?(?:online|on-line|cyber|internet)"
    r"(?:[ -](?:crime|flagged|marked|tagged|related|enabled|facilitated))* (?:\w+ ){0,2}"
    r"(?:offen[cs]es|crimes|incidents|cases|records|victims)\b(?!.*\b(?:offline|not online|and (?:other|all))\b)",
    re.IGNORECASE,
)
"""A part that a heading parts further: "Breakdown of online flagged offences by offence type"."""
_ONLY = regex(r"\bonly (?:those|the ones|offences|crimes)\b|\bonly\W*$|\bonly\)", re.IGNORECASE)


_BOTH = regex(
    r"\b(?:victims?|aged?|under|child(?:ren)?)\b(?:(?! by )[^.;:]){0,40}\band (?:with (?:an?|the)|an?|the) "
    r"(?:online|on-line|cyber|internet)(?:[ -](?:crime|enabled|related|dependent|facilitated))?"
    r"[ -](?:flag|marker|keyword|tag|qualifier)\b(?!\W+(?:and|or) (?:without|not|no)\b)",
    re.IGNORECASE,
)
"""Two conditions of what is counted: "with a victim under 18 and a cyber keyword"."""


_NOT_TOLD = regex(
    r"^\W*(?:online|on-line|cyber|internet)(?:[ -](?:crime|enabled|related))?[ -](?:flag|marker|keyword|tag|qualifier)s?\s*[:=–-]"
    r".*\b(?:see|section|refus\w+|exempt\w*|not|cannot|unable|unavailable|no (?:information|data|record)|n/a|cost|excess"
    r"|manual)\b",
    re.IGNORECASE,
)
"""A line that says why the flag is not told: "Cyber flag: see Section 12 response"."""
_WHICH_HAD = regex(
    r"\b(?:(?:which|that) (?:had|have|has|carr(?:y|ies|ied)|bears?|bore)|with|bearing|carrying|having) (?:an? |the )?"
    r"(?:(?:online|on-line|cyber|internet)[ /-](?:\w+[ /-]){0,2}?)"
    r"(?:flags?|markers?|keywords?|tags?|qualifiers?|motivations?|elements?|components?)\b"
    r"(?!\W+(?:and|or) (?:without|not|no)\b)(?! ?:)",
    re.IGNORECASE,
)
"""A second condition of a title: "where the victim was under 18 and which had an online flag, by year"."""
_OF_WHICH_FLAGGED = regex(
    r"[-–:(] ?of which,? (?:had |with |the |an? )*(?:online|on-line|cyber|internet)[ /-](?:\w+[ /-]){0,2}?"
    r"(?:flag|marker|keyword|tag|qualifier)(?: (?:was |is )?(?:applied|set|present|used|ticked))?\W*$",
    re.IGNORECASE,
)
"""The part that a title ends in: "Offences by age of victim - of which cyber flag applied"."""
_SEARCHED = regex(
    r"\bsearch(?:ed)?\b[^.;]*\b(?:key ?words?|terms?|words?)\b[^.;]*"
    r"\b(?:online|on-line|cyber|internet|facebook|snapchat|instagram|whatsapp)\b[^.;]*\b(?:found|match(?:ed)?|returned|hits?)\b",
    re.IGNORECASE,
)
"""A search of free text that stands in for a flag, as a title tells it."""
_WITHOUT = regex(
    r"\bwith and without\b|\bby (?:whether|online|cyber|internet)\b|\bwhether\b|\bor not\b|,\s+with\b|\bthen\b|\bbrackets?\b"
    r"|\band (?:(?:of )?(?:those|these|them)|the ones|the number|how many)\b",
    re.IGNORECASE,
)
_SENTENCES = regex(r"(?<=[.;?]) +(?=[A-Z])")
_TITLE, _LONG = 160, 300
"""Letters of the longest title, and of the longest sentence that leads to a table."""


_TAIL = regex(
    r",? (?:recorded (?:by|in|between|from|during)|(?:broken|split) (?:down )?(?:by|into)|for each|between (?:\d|the)|from \d)\b"
    r".*$",
    re.IGNORECASE | re.DOTALL,
)
"""How a request goes on behind what it asks for: by whom it was recorded, when, and how it is to be sorted."""


@lru_cache(maxsize=5_000)
def online_of(text: str) -> Online | None:
    """Whether a heading says that its figures are all online ones.

    >>> online_of("Please provide the breakdown of online flagged offences by offence type")
    <Online.YES: 'yes'>
    >>> online_of("Cyber flag: yes"), online_of("Cyber flag: see Section 12 response") is None
    (<Online.YES: 'yes'>, True)
    >>> online_of("Avon and Somerset Police - online flagged sexual offences, victims under 18")
    <Online.YES: 'yes'>
    """
    if (besides := flagged_besides(text)) is not None or len(_STANDS_FOR.findall(text)) > 1:
        return besides
    text = named_once(without_whose(_OF_A_FORCE.sub("", text)))
    if _FLAGGED_OR_NOT.search(text):
        return Online.ALL
    if _NOT_TOLD.search(text) or asks_flag_second(text):
        return None
    if len(said := _SENTENCES.split(text.strip())) > 1 and len(text) <= 2 * _TITLE:
        # "With the flag only. Crimes without it are left out": the first sentence to say something says it, but for one that asks
        # for a part of what the sentences before it ask for.
        leans = next((at for at, one in enumerate(said) if at and _ASKS_TWICE.search(one)), len(said))
        return next(filter(None, map(online_of, said[:leans])), None)
    if (let_in := online_let_in(text)) is not None:
        return let_in
    tail = _TAIL.search(text)
    text = text[: tail.start()] if tail is not None and not ONLINE.search(tail[0]) else text
    is_part = _OF_THESE.search(text) or _ONLY.search(text) or _OF_FLAGGED.search(text)
    if len(text) <= _TITLE and _BOTH.search(text):
        return Online.YES
    if (
        _SEARCHED.search(text)
        or _OF_WHICH_FLAGGED.search(text)
        or (len(text) <= _TITLE and _WHICH_HAD.search(text) and not _parts(text))
    ):
        return Online.YES
    text = OF_WHICH.sub("", text)  # "Of which online flagged", over a table beside the one of all
    if len(text) > _TITLE or ((_BY_FLAG.search(text) or "in brackets" in text.lower()) and not is_part):
        return None
    return read_label(text).online or (Online.YES if _FLAGGED.search(text) else None)


_STANDS_FOR = regex(r"(?<!\w)[\"“'(]?\w{1,12}[\"”')]?\s*=\s*\w")  # "Cyber: 1 = flagged, 0 = not flagged" filters nothing
_OF_A_FORCE = regex(r"^\W*(?:[A-Z][\w'-]*|and|&)(?: (?:[A-Z][\w'-]*|and|&)){0,4} (?:Police|Constabulary|Police Service)\W+")
"""The name of a force before what its table is of: its "and" parts nothing."""
_AND_FLAGGED = (
    r"(?i)\w (?:offen[cs]e|child|children|victims?|\d+|years|time|old)\)?"
    r" and (?:flagged|marked|tagged|recorded) as\b(?! (?:not|non))"
)


def flagged_besides(text: str) -> Online | None:
    """Whether a title says of its figures that they are flagged, behind whom they are against.

    >>> flagged_besides("Sexual offences where the victim was under 18 and flagged as online crime")
    <Online.YES: 'yes'>
    """
    text = named_once(text)
    found = re.search(_AND_FLAGGED, text) if len(text) <= _LONG else None
    return Online.YES if found is not None and ONLINE.search(text, found.start()) else None


def _parts(text: str) -> bool:
    """Whether a title parts its figures by the flag, or asks for those with it beside all."""
    return bool(_WITHOUT.search(text) or _ASKS_TWICE.search(text))


_OF_ALL = r"(?i)\ball (?:of )?(?:the )?(?:figures|numbers|counts|data)\b[^.;:]{0,40}?\b(?:are|is|relate to|count|include)\b"


def online_of_all(text: str) -> Online | None:
    """What a sentence says of all figures of an answer: "All figures in this response are of online-flagged records only"."""
    said = (one for one in _SENTENCES.split(text) if re.search(_OF_ALL, one) and ONLINE.search(one))
    return next(filter(None, map(online_of, said)), None)


def names_either(text: str) -> bool:
    """Whether a text says that figures are of both, with the flag and without."""
    return _FLAGGED_OR_NOT.search(text) is not None


def names_a_part(text: str) -> bool:
    """Whether a text names the flag as something that figures are parted by, or asks of others how many have it."""
    return names_either(text) or asks_for_a_part(text) or _BY_FLAG.search(text) is not None


def asks_for_a_part(text: str) -> bool:
    """Whether a question asks for some of what another asked, or for more than one thing.

    >>> asks_for_a_part("Of those, how many had an online element"), asks_for_a_part("How many offences were committed online")
    (True, False)
    """
    return bool(_ASKS_TWICE.search(text))


_ASKS_TWO = regex(
    r"(?P<first>\b(?:how many|numbers? of)\b.*?)(?:[,;]|\band\b)+\s*(?:and )?(?:of (?:these|those|them|which)(?: \w+)?,? )?"
    r"(?P<second>(?:how many|(?:the )?numbers?)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def asks_flag_second(text: str) -> bool:
    """Whether a question asks for all first, and then for those with the flag: what answers it may be either.

    >>> asks_flag_second("How many offences were recorded each year, and how many had an online / cyber flag?")
    True
    >>> asks_flag_second("How many online offences were recorded, and how many of them led to a charge?")
    False
    """
    found = _ASKS_TWO.search(text)
    return found is not None and bool(ONLINE.search(found["second"])) and not ONLINE.search(found["first"])


_ALL_BELOW = regex(
    r"\ball (?:of )?(?:the )?(?:figures|numbers|data|tables|counts)\b"
    r"|\b(?:figures|numbers|tables?|data|counts|information) (?:below|provided|that follow|which follow"
    r"|in th(?:is|e) (?:table|response))\b"
    r"|\bfollowing (?:figures|numbers|tables?|data|counts)\b",
    re.IGNORECASE,
)
_CARRIES_FLAG = regex(
    r"\b(?:with|under|carr(?:y|ies|ied|ying)|bear(?:s|ing)?|ha(?:s|ve|ving|d)) (?:an? |the )?(?:online|on-line|cyber|internet)"
    r"[ -](?:\(\w+\) )?(?:\w+ ){0,2}(?:flags?|markers?|keywords?|tags?|qualifiers?)\b(?!\W+(?:and|or) (?:without|not|no)\b)",
    re.IGNORECASE,
)


def online_below(text: str) -> Online | None:
    """Whether a sentence says of all figures that follow that they have the online flag.

    >>> online_below("All of the figures below are crimes recorded with the online (cyber) flag.")
    <Online.YES: 'yes'>
    >>> online_below("The figures below show crimes, and how many of them were recorded with the online flag.") is None
    True
    """
    text = named_once(text)
    is_of_all = (
        _ALL_BELOW.search(text)
        and (_CARRIES_FLAG.search(text) or flagged_besides(text))
        and not (_parts(text) or names_either(text))
    )
    return Online.YES if is_of_all else None


def online_let_in(text: str) -> Online | None:
    """Whether a text speaks only of offences to which a clause says that an online flag was applied.

    >>> online_let_in("Offences in which the victim was under 18 and a cyber keyword / flag was applied, by age")
    <Online.YES: 'yes'>
    """
    text = named_once(text)
    return Online.YES if _FILTERED.search(text) and not _ASKS_TWICE.search(text) else None
