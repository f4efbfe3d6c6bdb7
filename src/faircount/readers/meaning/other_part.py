"""The other part of what is flagged: "Not marked" beside "Marked cyber-crime", "Other" beside "Online", "Absent" under a flag.

Such a label names no flag: what it denies stands in the label beside it, or in the name of its column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from faircount.language import words
from faircount.language.flags import find_online, may_be_a_number
from faircount.language.labels import Meaning, read_label
from faircount.patterns import regex
from faircount.vocabulary.measures import Online

_WORD = regex(r"[a-z]+|\d+")
_DENIES = frozenset("not no non nor none without nil absent neither never lacking".split())
_IS_REST = frozenset("other others rest remaining remainder balance else everything otherwise".split())
_OF_FLAG = frozenset(
    """
    flag flags flagged mark marks marked marker markers tag tags tagged keyword keywords qualifier qualifiers indicator code coded
    feature tick ticked set present used applied attached added identified enabled related linked involved selected checked
    shown bearing carrying element component it so such one ones any they do does did has have had with said
    """.split()
)
"""Words about a flag that do not say of what it is."""
_FLAGS = frozenset("flag flags marker markers tag tags keyword keywords qualifier qualifiers indicator code".split())
_ANSWERED = regex(r"\b(?:yes|y|true)\W*$", re.IGNORECASE)
_NUMBER = regex(r"no\.|nos?\b(?=.*\bwith\b)", re.IGNORECASE)
_BARE = frozenset({"no", "nos", "n"})
"""No, or a number in short."""


def with_other_part(name: str, meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """The meanings, with the labels that deny the flag beside them, or that of their column's ``name``, as of what has none.

    What is left of two labels when one is flagged is the other part; a word that nobody understands there is asked about.

    >>> said = {label: read_label(label) for label in ("Marked cyber-crime", "Not marked", "Total")}
    >>> with_other_part("", said)["Not marked"].online
    <Online.NO: 'no'>
    """
    meanings = _of_each(_with_numbers(meanings)) if len(meanings) > 1 else meanings
    flagged = [label for label, said in meanings.items() if _is_flagged(said)]
    if flagged:
        return _beside(flagged, meanings)
    meanings = _without_that_flag(meanings)
    is_named = bool(name) and _is_flagged(read_label(name)) and not any(said.online for said in meanings.values())
    return _under(name, meanings) if is_named else meanings


def _with_numbers(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Online flag (N)" beside "Online flag (%)" is the number of what has it."""
    if not any(said.not_a_count for said in meanings.values()):
        return meanings
    numbers = {label: read_label(label.rsplit("(", 1)[0]) for label in meanings if may_be_a_number(label)}
    return meanings | {label: replace(said, text=label) for label, said in numbers.items()}


def _without_that_flag(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Not set" beside "Qualifier set" denies that flag too, whatever it is a flag of."""
    of_flag = _words(" ".join(label for label, said in meanings.items() if said.flag is Online.YES))
    plain = [label for label in _plain(meanings) if of_flag and meanings[label].flag is None]
    denied = [label for label in plain if not meanings[label].kinds and _denial(label, of_flag | _OF_FLAG) == "not"]
    looks = frozenset({"online"})
    return meanings | {label: replace(meanings[label], flag=Online.NO, rest="", looks=looks) for label in denied}


def _under(name: str, meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Set" and "Not set" under the name of a flag, where both are there."""
    of_flag = _words(name) | _OF_FLAG
    open_ = [label for label in _plain(meanings) if not meanings[label].kinds - {"measure"}]
    set_ = [label for label in open_ if _words(label) and _words(label) <= _OF_FLAG]
    denied = [label for label in open_ if _denial(label, of_flag) == "not"]
    told = {**dict.fromkeys(set_, Online.YES), **dict.fromkeys(denied, Online.NO)} if set_ and denied else {}
    return meanings | {label: _told(meanings[label], online) for label, online in told.items()}


def _beside(flagged: Sequence[str], meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """What denies these flagged labels, or is what they leave, is of what has no flag; what may be it is asked about."""
    of_flag, plain = _words(" ".join(flagged)) | _OF_FLAG, _plain(meanings)
    open_ = [label for label in plain if meanings[label].online is None and not meanings[label].kinds - {"measure", "offence"}]
    how = {label: _denial(label, of_flag) for label in open_}
    is_yes = any(map(_ANSWERED.search, flagged))
    bare = [label for label in open_ if how[label] == "not" and _words(label) <= _BARE and not is_yes]
    is_pair = len(plain) == len(flagged) + 1
    other = {label for label in open_ if label not in bare and (how[label] == "not" or (how[label] and is_pair))}
    numbers = any(said.not_a_count for said in meanings.values()) or any(map(_NUMBER.match, meanings))
    unread = [label for label in open_ if how[label] == "rest" or (meanings[label].rest and not meanings[label].kinds)]
    asked = [label for label in (*bare, *unread) if label not in other]
    is_last = len(asked) == 1 and not numbers and all(meanings[label].online or label in {*other, *asked} for label in plain)
    return (
        meanings
        | {label: _told(meanings[label], Online.NO) for label in other}
        | {label: replace(meanings[label], looks=meanings[label].looks | {"online"}) for label in asked if is_last}
    )


def _plain(meanings: Mapping[str, Meaning]) -> list[str]:
    """The labels that are of a part: neither totals nor shares, nor what is not known."""
    return [label for label, said in meanings.items() if not (said.is_total or said.is_unknown or said.not_a_count)]


def _of_each(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Girls - other" beside "Girls - online", and "Rape, not" beside "Rape, cyber": the other part of the same."""
    flagged = {_words(find_online(label)[1]) - _OF_FLAG: said for label, said in meanings.items() if said.online is Online.YES}
    plain = [label for label, said in meanings.items() if said.online is None and not (said.is_total or said.is_unknown)]
    turned = {label: of for label in plain if (of := _words(label) - _OF_FLAG - _DENIES - _IS_REST) and of in flagged}
    turned = {label: of for label, of in turned.items() if _denial(label, of | _OF_FLAG)}
    if len(turned) != len(plain):
        turned = {label: of for label, of in turned.items() if _denial(label, of | _OF_FLAG) == "not"}
    return meanings | {label: replace(flagged[of], text=label, online=Online.NO) for label, of in turned.items()}


def _is_flagged(said: Meaning) -> bool:
    return said.online is Online.YES and not said.kinds - {"online", "measure"} and not said.is_total


def _denial(label: str, of_flag: frozenset[str]) -> str:
    """Whether a label says no more than that what it stands beside does "not" hold, or that it is the "rest"; else nothing.

    >>> _denial("Not marked", _OF_FLAG), _denial("All other crimes", _OF_FLAG), _denial("Other premises", _OF_FLAG)
    ('not', 'rest', '')
    """
    said = _words(label)
    turned = {word for word in said - of_flag if re.sub("^(?:un|non)", "", word) in of_flag}
    left = {word for word in said - of_flag - turned if word not in _DENIES | _IS_REST | _BARE}
    if left:
        return ""
    # "Other flag" is of another flag.
    return "not" if turned or said & (_DENIES | {"n"}) else "rest" if said & _IS_REST and not said & _FLAGS else ""


def _words(label: str) -> frozenset[str]:
    """The words of a label but those for what is counted and those that say nothing."""
    return frozenset(_WORD.findall(words.ANY_UNIT.sub(" ", _FILLER.sub(" ", label.lower()))))


_FILLER = regex(
    r"\b(?:number|count|recorded|reported|of|the|in|for|by|on|at|an?|was|were|is|are|that|which|and|who|as|having|been|being"
    r"|where|these|those|this|all|to|offen[cs]es?|crimes?|cases?)\b"
)


def _told(said: Meaning, online: Online) -> Meaning:
    return replace(said, online=online, offence="", rest="", looks=frozenset())
