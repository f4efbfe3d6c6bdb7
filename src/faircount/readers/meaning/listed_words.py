"""Lines whose number stands before the words that say what it counts: "2015/16: 119 sexual offences", "73 recorded"."""

from __future__ import annotations

import re

from faircount.language.labels import read_label
from faircount.language.periods import find_spans
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.letter.questions import without_number
from faircount.vocabulary.outcomes import names_an_outcome

_GAP = regex(r"\s*[:=]\s+|\s+[-–—]\s+")
_NUMBER_FIRST = regex(
    r"(?P<count><?\d[\d,]*|\*|(?:fewer|less) than \d{1,2})\s+(?P<words>[a-z(][^\d:;=]{2,120}?)[\s.]*", re.IGNORECASE
)
_JOINT = regex(r"[,;]\s+(?:and\s+)?(?=<?\d)|\s+and\s+(?=<?\d)")
_SHARE = regex(r"\s*\(\d[\d.]*\s?%\)[\s.]*$")
_LEADS_ON = regex(r"\b(?:of (?:which|whom|these|them)|comprising|including|made up of)\W*$", re.IGNORECASE)
"""The end of words that what follows are the parts of: "903 offences, of which"."""
_RECORDED = regex(r"(?:were |was )?(?:recorded|in (?:total|all)|reported)\W*", re.IGNORECASE)


def numbers_before(line: str, *, is_parted: bool = False, fewest: int = 1) -> list[tuple[str, str]]:
    """The labels and counts of a line of counts, each with its words behind it, and of what they are before them; else nothing.

    ``is_parted``: only where a period or a part stands before them; ``fewest``: of how many counts at least. With words that are
    not understood to the last it is none: "2018: 12 officers" lists no offences.

    >>> numbers_before("F/Y 2015-2016: 119 sexual offences"), numbers_before("73 recorded"), numbers_before("2018: 12 officers")
    ([('F/Y 2015-2016, sexual offences', '119')], [('recorded', '73')], [])
    >>> numbers_before("2016-17: 67 recorded, 8 charged or summonsed (12%).")[1]
    ('2016-17, charged or summonsed', '8')
    """
    text = without_number(line).strip(" .•·*")
    gaps = list(_GAP.finditer(text)) if len(text) < _LONGEST else []
    gap = next((gap for gap in gaps if _NUMBER_FIRST.match(text, gap.end())), None)
    if len(text) >= _LONGEST or (gap is None and (is_parted or mentions_in(line))):
        return []
    told = [_NUMBER_FIRST.fullmatch(_SHARE.sub("", part)) for part in _JOINT.split(text[gap.end() if gap else 0 :])]
    label = text[: gap.start()].strip() if gap else ""
    if len(told) < fewest or None in told or (label and not _is_part(label)):
        return []
    counts = [(one["words"], one["count"]) for one in told if one is not None]
    return [(", ".join(filter(None, (label, words))), count) for words, count in counts if all(map(_is_understood, dict(counts)))]


_LONGEST = 200


def _is_part(label: str) -> bool:
    said = read_label(label)
    return bool(said.kinds) and not (said.rest or said.looks)


def _is_understood(words: str) -> bool:
    if _LEADS_ON.search(words):
        return False
    said = read_label(words)
    if _RECORDED.fullmatch(words) or names_an_outcome(f"group={words}"):
        return True
    return bool(said.kinds or said.is_unknown or said.flag) and not (said.rest or said.not_a_count)


def behind_period(line: str) -> list[tuple[str, str]]:
    """The count of a line that is a period and a count with a space between, and the part that it tells in brackets.

    >>> behind_period("Apr-16 to Mar-17 30 (6 flagged)")
    [('Apr-16 to Mar-17', '30'), ('Apr-16 to Mar-17, of which flagged', '6')]
    >>> behind_period("13 June 2020 14"), behind_period("2019/20 officers 14")
    ([], [])
    """
    text = without_number(line).strip(" .•·*")
    spans = find_spans(text) if len(text) < _LONGEST else ()
    dated = next((one for one in spans if one.start == 0 and one.kind not in ("date", "year", "vague")), None)
    told = _BARE_COUNT.fullmatch(text, dated.end) if dated is not None else None
    if dated is None or told is None or (told["named"] and not _is_understood(told["named"])):
        return []
    period, part = text[: dated.end], told["named"]
    return [(period, told["count"]), *([(f"{period}, of which {part}", told["part"])] if part else [])]


_BARE_COUNT = regex(
    r"\s+(?P<count><?\d[\d,]*|\*|nil)(?:\s*\((?:of which )?(?P<part><?\d[\d,]*|\*|nil)\s+(?P<named>[a-z][^\d()]{2,90})\))?[\s.]*",
    re.IGNORECASE,
)


def side_by_side(line: str) -> list[tuple[str, str]]:
    """The labels and counts of a line that begins with its period, each count behind its name and a colon; else nothing.

    >>> side_by_side("Year: 2016/17   Offences: 238   Of which online: 3")
    [('2016/17, Offences', '238'), ('2016/17, Of which online', '3')]
    >>> side_by_side("Date: 4 May 2019 Reference: 238 Telephone: 101")
    []
    """
    led = _PERIOD_LEADS.match(line) if len(line) < 2 * _LONGEST else None
    pairs = _PAIRS.fullmatch(line, led.end()) if led is not None else None
    if led is None or pairs is None or not find_spans(led["period"]):
        return []
    told = [(one["name"].strip(), one["value"]) for one in _PAIR.finditer(line, led.end())]
    if not all(_is_understood(name) for name, _ in told):
        return []
    return [(f"{led['period']}, {name}", value) for name, value in told]


_PAIR = regex(r"(?P<name>[A-Za-z][^:\d]{1,40}?)\s*:\s*(?P<value><?\d[\d,]*|\*|nil)(?=\s+[A-Za-z]|[\s.;]*$)")
_PAIRS = regex(r"(?:[A-Za-z][^:\d]{1,40}?\s*:\s*(?:<?\d[\d,]*|\*|nil)(?:[;,]?\s+|[\s.;]*$)){2,12}")
_PERIOD_LEADS = regex(
    r"\W*(?:(?:financial |calendar |recording )?years?|period|fy|f/y)\s*[:=]\s*(?P<period>\S.{3,40}?)[;,]?\s+"
    r"(?=[A-Za-z][^:\d]{1,40}:\s*[<\d*n])",
    re.IGNORECASE,
)
