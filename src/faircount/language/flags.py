"""The online flag in a label: said outright, or a flag of which the label does not say what it marks."""

from __future__ import annotations

import re

from faircount.language import words
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.measures import Online

_LED = regex(
    r"(?:\b(?:that|which|who)\s+)?(?:\b(?:was|were|are|is|(?:have|has|had)(?: been)?|being|having(?: been)?)\s+)?"
    r"(?:\b(?:flagged|marked|tagged|identified|class(?:ed|ified)|categori[sz]ed|noted|designated|deemed|treated|logged|recorded"
    r"|considered|labelled|coded)(?:\s+up)?\s+(?:as|with|by|under)(?:\s+(?:being|having|involving|containing))?"
    r"|\b(?:having|carrying|bearing|involving|containing))"
    r"(?:\s+(?:an?|the))?\s*$",
    re.IGNORECASE,
)
"""Words that lead to the flag and are a part of what says it: "offences flagged as online crime", "bearing the cyber flag"."""

_TWICE = regex(
    rf"\b{words.ONLINE_NAME}(?:[ -](?:crime|related|enabled))? ?(?:/|\bor\b|\band\b|&) ?(?={words.ONLINE_NAME}\b)"
    rf"|(?:(?<=\bonline)|(?<=\bcyber)|(?<=\bdigital)) \({words.ONLINE_NAME}\)",
    re.IGNORECASE,
)
"""One flag under two names: "the cyber / online flag"."""


def named_once(text: str) -> str:
    """A text in which each flag has one name.

    >>> named_once("and which carry an online (cyber) flag"), named_once("flagged as cyber-enabled/online crime")
    ('and which carry an online flag', 'flagged as online crime')
    """
    return _TWICE.sub("", text)


_MARKED = (
    r"(?:those |ones |the |offences |crimes |which |that |are |were |is |was |flagged |marked |recorded |committed |as |an? )*"
)
_BOTH = regex(
    r"\b(?:on-?line (?:or|and|\+|&) off-?line|off-?line (?:or|and|\+|&) on-?line)\b"
    rf"|\bnot (?:just|only|merely|solely|necessarily) {_MARKED}{words.ONLINE_NAME}\b(?: offences| crimes?| ones)?"
    rf"|\b(?:whether (?:or not )?)?{_MARKED}{words.ONLINE_NAME}(?: flagged)? or (?:not|otherwise)\b"
    rf"|\b{words.ONLINE_NAME}\b(?: \w+)?(?: flag| marker| keyword| tag| code)?\s*[:=]?\s*\((?:all|any|both|multiple items)\)",
    re.IGNORECASE,
)
"""Words that let in both: "all recorded, not just online", and a report's filter that lets all through, "Cyber flag (All)"."""
_OTHER_THAN = regex(
    rf"\b(?:other than|excluding|excludes|excl?\.?|except(?: for)?|apart from|but not|minus) {_MARKED}{words.ONLINE_NAME}\b"
    r"(?: offences| crimes?)?(?: flag)?",
    re.IGNORECASE,
)


_NUMBER_OF = regex(r"^\W*no(?:s?\.|(?=s? (?:of|with)\b))(?=\W+[a-z])", re.IGNORECASE)
"""A number in short, which denies nothing: "No. with cyber flag", "No of offences flagged online"."""
_HOW = regex(
    r"\b(?:committed|facilitated|enabled|conducted|carried(?: out)?|carry(?:ing)?|perpetrated|happen(?:ed|ing)|occurr(?:ed|ing)"
    r"|t(?:ook|aking) place)"
    r"(?:,? (?:(?:wholly|fully|entirely|partly|partially|in whole|in part|in any part)(?:,? (?:or|and) )?)+)?"
    r"(?: (?:by|via|through|using|over|on))?(?: (?:the|means of))*\s*$",
    re.IGNORECASE,
)
"""How online offences are said to be so: "Committed online", "facilitated by the internet". It is no further part of them."""


_WHOSE = Keyed(
    rf"(?i)\b(?:national|home office|ho|local|mandatory|relevant|appropriate) (?={words.ONLINE_NAME}\b)",
    *("ational", "ffice", "HO ", "ho ", "ocal", "andatory", "elevant", "ppropriate"),
    *("ATIONAL", "FFICE", "OCAL", "ANDATORY", "ELEVANT", "PPROPRIATE"),
)


def without_whose(text: str) -> str:
    """The words without whose flag it is: "with the national online flag".

    >>> without_whose("Offences with the national online flag")
    'Offences with the online flag'
    """
    found = _WHOSE.search(text)
    return f"{text[: found.start()]}{text[found.end() :]}" if found else text


def find_online(text: str) -> tuple[Online | None, str]:
    """Whether the words say online or not, and the words without that.

    >>> find_online("Girls, cyber flagged")[0], find_online("Not online")[0], find_online("Girls, flagged")[0]
    (<Online.YES: 'yes'>, <Online.NO: 'no'>, None)
    >>> [find_online(text)[0].value for text in ("By sex (all, not just online)", "Cyber Flag (All)", "Other than online")]
    ['all', 'all', 'no']
    >>> find_online("No. with cyber flag")[0].value, find_online("No cyber flag")[0].value
    ('yes', 'no')
    >>> find_online("With a female victim (online or not)")[0].value
    'all'
    >>> find_online("All offences, whether or not flagged as cyber")[0], find_online("with a cyber / online flag")
    (<Online.ALL: 'all'>, (<Online.YES: 'yes'>, 'with a  '))
    """
    text = without_whose(_NUMBER_OF.sub("", _TWICE.sub("", text)))
    if both := _BOTH.search(text):
        return Online.ALL, f"{text[: both.start()]} {text[both.end() :]}"
    if without := _OTHER_THAN.search(text):
        return Online.NO, f"{text[: without.start()]} {text[without.end() :]}"
    either = words.EITHER.search(text)
    if either and (words.ONLINE.search(text) or words.FLAGGED.search(text)):
        return Online.ALL, text[: either.start()]
    off = words.OFFLINE.search(text)
    if off:
        return Online.NO, f"{_HOW.sub('', text[: off.start()])} {text[off.end() :]}"
    on = words.ONLINE.search(text)
    if on and words.DENIED.search(text):
        rest = words.DENIED.sub(" ", f"{text[: on.start()]} {text[on.end() :]}")
        return Online.NO, rest
    # "Flagged as online, age not known": it is the age that is not known.
    if on and not words.NOT_KNOWN_OF.search(words.AGE_UNKNOWN.sub(" ", words.SEX_UNKNOWN.sub(" ", text))):
        return Online.YES, f"{_HOW.sub('', _LED.sub('', text[: on.start()]))} {text[on.end() :]}"
    return None, text


_NAME_ALONE = regex(r"\bflagged\b|\by(?:es)? ?/ ?no?\b|\b(?:field|status|value)\b|[\W_]+", re.IGNORECASE)
"""What stands about the name of a flag and says nothing of its value: "Online crime flag (Y/N)", "Flagged as cyber?"."""
_VALUES = {
    **dict.fromkeys(("n", "no", "false", "unflagged", "not"), Online.NO),
    **dict.fromkeys(("y", "yes", "true"), Online.YES),
    **dict.fromkeys(("n a", "na", "n k", "nk", "u", "unk", "blank", "null", "not applicable"), None),
}


def value_beside(label: str) -> tuple[bool, Online | None]:
    """Whether a label is the name of a flag and its value, and the value, None where it is not known.

    >>> value_beside("N (Flagged as online/cyber?)"), value_beside("FALSE - online flag"), value_beside("(blank) - cyber flag")
    ((True, <Online.NO: 'no'>), (True, <Online.NO: 'no'>), (True, None))
    >>> value_beside("Girls, cyber flagged")
    (False, None)
    """
    label = named_once(_NUMBER_OF.sub("", label))
    on = words.ONLINE.search(label) if len(label) <= _LONGEST else None
    if on is None:
        return False, None
    before, behind = (
        _NAME_ALONE.sub(" ", side).strip().lower() for side in (_LED.sub(" ", label[: on.start()]), label[on.end() :])
    )
    value = before or behind
    if value not in _VALUES or (before and behind) or (value == "n" and not _OF_A_FLAG.search(label)):
        return False, None
    return True, _VALUES[value]


def may_be_a_number(label: str) -> bool:
    """Whether the "N" of a flag may be its value or the number beside a percentage: "Cyber flag (N)".

    >>> may_be_a_number("Cyber flag (N)"), may_be_a_number("N (cyber flag)")
    (True, False)
    """
    return bool(_N_IN_BRACKETS.search(label) and words.ONLINE.search(label))


_OF_A_FLAG = regex(r"\b(?:flag|marker|tag|keyword|indicator)(?:ged)?\b|\?", re.IGNORECASE)
_N_IN_BRACKETS = regex(r"\w \([nN]\)\s*$")
_LONGEST = 80


def find_flag(text: str) -> tuple[Online | None, str]:
    """Whether the words say flagged or not, with what flag they do not say, and the words without that.

    >>> find_flag("Girls, not flagged"), find_flag("with a flag"), find_flag("Girls")
    ((<Online.NO: 'no'>, 'Girls,  '), (<Online.YES: 'yes'>, ' '), (None, 'Girls'))
    >>> find_flag("Flag not set"), find_flag("No. flagged")
    ((<Online.NO: 'no'>, '   '), (<Online.YES: 'yes'>, '  '))
    """
    found = words.FLAGGED.search(text := _NUMBER_OF.sub("", text))
    if found is None:
        return None, text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if words.DENIED.search(rest):
        return Online.NO, words.DENIED.sub(" ", rest)
    return Online.NO if found["no"] or found["none"] else Online.YES, rest
