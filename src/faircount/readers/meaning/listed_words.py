"""Lines whose number stands before the words that say what it counts: "2015/16: 119 sexual offences", "73 recorded"."""

from __future__ import annotations

import re

from faircount.language.labels import read_label
from faircount.language.periods import is_period
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import names_dimension_only
from faircount.readers.letter.questions import without_number
from faircount.vocabulary.outcomes import names_an_outcome

_GAP = regex(r"\s*[:=]\s+|\s+[-–—]\s+")
_NUMBER_FIRST = regex(r"(?P<count><?\d[\d,]*|\*|(?:fewer|less) than \d{1,2})\s+(?P<words>[A-Za-z(][^\d:;=]{2,120}?)[\s.]*", re.IGNORECASE)
_JOINT = regex(r"[,;]\s+(?:and\s+)?(?=<?\d)|\s+and\s+(?=<?\d)")
_SHARE = regex(r"\s*\(\d[\d.]*\s?%\)[\s.]*$")
_RECORDED = regex(r"(?:were |was )?(?:recorded|in (?:total|all)|reported)\W*", re.IGNORECASE)
_WIDE = regex(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_NAMED = regex(r"(?P<name>[^:=]{2,40}?)\s*[:=]\s*(?P<value>[^:=]{1,60})")
_PERIOD_NAME = regex(r"(?:(?:financial |calendar |recording )?years?|period|fy|f/y|dates?)", re.IGNORECASE)


def numbers_before(line: str, *, is_parted: bool = False) -> list[tuple[str, str]]:
    """The labels and counts of a line of counts, each with its words behind it, and of what they are before them; else nothing.

    ``is_parted``: only where a period or a part stands before them. Words that are not understood to the last make it none of such:
    "2018: 12 officers" lists no offences.

    >>> numbers_before("F/Y 2015-2016: 119 sexual offences"), numbers_before("73 recorded"), numbers_before("2018: 12 officers")
    ([('F/Y 2015-2016, sexual offences', '119')], [('recorded', '73')], [])
    >>> numbers_before("2016-17: 67 recorded, 8 charged or summonsed (12%).")[1]
    ('2016-17, charged or summonsed', '8')
    """
    text = without_number(line).strip(" .•·*")
    gaps = [gap for gap in _GAP.finditer(text)] if len(text) < _LONGEST else []
    gap = next((gap for gap in gaps if _NUMBER_FIRST.match(text, gap.end())), None)
    if len(text) >= _LONGEST or (gap is None and (is_parted or mentions_in(line))):
        return []
    told = [_NUMBER_FIRST.fullmatch(_SHARE.sub("", part)) for part in _JOINT.split(text[gap.end() if gap else 0 :])]
    label = text[: gap.start()].strip() if gap else ""
    if None in told or (label and not _is_part(label)):
        return []
    counts = [(one["words"], one["count"]) for one in told if one is not None]
    return [(", ".join(filter(None, (label, words))), count) for words, count in counts if all(map(_is_understood, dict(counts)))]


_LONGEST = 200


def _is_part(label: str) -> bool:
    said = read_label(label)
    return bool(said.kinds) and not (said.rest or said.looks)


def _is_understood(words: str) -> bool:
    said = read_label(words)
    if _RECORDED.fullmatch(words) or names_an_outcome(f"group={words}"):
        return True
    return bool(said.kinds or said.is_unknown) and not (said.rest or said.not_a_count)


def side_by_side(line: str) -> list[tuple[str, str]]:
    """The labels and counts of a line with a name before each value and wide gaps between them; the period opens it.

    >>> side_by_side("Year: 2016/17   Offences: 238   Of which online: 3")
    [('2016/17, Offences', '238'), ('2016/17, Of which online', '3')]
    """
    parts = [part.strip() for part in _WIDE.split(line.strip(" .•·*"))]
    told = [_NAMED.fullmatch(part) for part in parts]
    if len(parts) < _FEWEST or len(line) > 2 * _LONGEST or None in told:
        return []
    named = [(one["name"].strip(), one["value"].strip()) for one in told if one is not None]
    name, period = named[0]
    if not _PERIOD_NAME.fullmatch(name) or re.search(r"\d", period) is None:
        return []
    if not all(re.fullmatch(r"<?\d[\d,]*|\*|nil", value) and not names_dimension_only(label) for label, value in named[1:]):
        return []
    return [(f"{period}, {label}", value) for label, value in named[1:]] if is_period(period) or read_label(period).kinds else []


_FEWEST = 3
"""Names and values from which on a line is a row of them."""
