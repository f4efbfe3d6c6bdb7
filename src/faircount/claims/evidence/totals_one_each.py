"""One figure of each place or app told before a total: "brings the three to 404", "58 for the three apps together"."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence

from faircount.claims.evidence.evidence import Evidence, one_offence
from faircount.claims.evidence.totals import Group, add_up_to_about, has_cue
from faircount.claims.mentions.numerals import UNITS
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import MONTHS

REACH = 3
"""Sentences between a total and the last of its parts."""
_IN_MONTH = re.compile(rf"\s+in\s+({'|'.join(MONTHS)})\b(?!\s+\d)", re.IGNORECASE)
MONTH = 365.25 / 12
_TOGETHER = re.compile(r"\b(?:together|combined|between\s+them|altogether)\b")
NEAR = (0.6, 1.6)
"""Times a total, outside which figures are not its parts."""
CLOSE = (0.9, 1.1)
"""The same where nothing but their number says that they are all."""
_ITS_PLACES = re.compile(
    r"\b(?:its|the|all|these|those)\s+(three|four|five|six)\s+(?:areas|districts|divisions|boroughs|forces|counties|towns|cities)\b"
)
_TWO = re.compile(r"\b(?:both|the\s+(?:neighbouring|neighbour))\s+(?:forces|counties|boroughs|areas|districts|cities|towns)\b")
_HOW_MANY = re.compile(r"\b(?:the|all|these|those)\s+(two|three|four|five|six|seven|eight)\b")
_PLACES = re.compile(
    r"\b(two|three|four|five|six|seven|eight)\s+(?:[a-z-]+\s+){0,3}?(?:forces|boroughs|districts|counties|divisions|towns|cities|areas)\b"
)


def one_each(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The latest figure of each place, or of each app, that was told before: for certain where the words say so many."""
    sentence = evidence.passage.around(claim.found.at)
    together = _TOGETHER.search(evidence.passage.masked, *sentence) is not None
    if total.pair or not (has_cue(evidence, claim) or together):
        return
    said = _HOW_MANY.search(evidence.passage.masked, *sentence)
    two = _TWO.search(evidence.passage.masked, *sentence) is not None
    count = UNITS[said[1]] if said else 2 if two else 0
    before = [told for told in evidence.told if told.at < total.at and total.sentence - told.sentence <= REACH]
    fit = [
        told
        for told in before
        if told.is_exact and told.number < total.number and told.role != "before" and _is_kind(told, total)
    ]
    for each in (_latest(fit, _place), _latest(fit, _app)):
        if len(each) > 1:
            near = add_up_to_about(each, total, NEAR)
            yield Group(tuple(each), complete=near and len(each) == count)


def listed_behind(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """A figure of each of so many places told behind their number: "Three southern forces flagged 662. Dorset had 203 ..."."""
    said = _PLACES.search(evidence.passage.masked, *evidence.passage.around(claim.found.at))
    if total.pair or said is None:
        return
    behind = [told for told in evidence.told if told.at > total.at and told.sentence - total.sentence <= REACH]
    fit = [told for told in behind if told.is_exact and told.number < total.number and told.role != "before"]
    first: dict[Hashable, Told] = {}
    for told in fit:
        own = _place(told)
        if own is not None and own != total.subject.areas and _is_kind(told, total):
            first.setdefault(own, told)
    parts = tuple(first.values())
    if len(parts) == UNITS[said[1]] and add_up_to_about(parts, total, NEAR):
        yield Group(parts, complete=True)


def counted_behind(evidence: Evidence, total: Told) -> Iterator[Group]:
    """As many figures behind a total as words behind them say: "594 in Belfast, 641 and 659, the highest of its three areas"."""
    sentences = evidence.passage.sentences
    end = sentences[min(total.sentence + 2, len(sentences) - 1)][1]
    said = _ITS_PLACES.search(evidence.passage.masked, total.end, end)
    if total.pair or said is None:
        return
    parts = [told for told in evidence.told if total.end <= told.at < said.start() and told.role != "before" and told.is_exact]
    near = add_up_to_about(parts, total, CLOSE)
    if len(parts) == UNITS[said[1]] and near and all(told.number < total.number for told in parts):
        yield Group(tuple(parts), complete=True)


def months_behind(evidence: Evidence, total: Told) -> Iterator[Group]:
    """The figure of each month told behind a total of as many: "1,212 between April and June: 356 in April, 398 in May ..."."""
    if total.pair or total.period is None:
        return
    behind = [told for told in evidence.told if told.at > total.at and told.sentence - total.sentence <= 1 and told.is_exact]
    each: dict[Hashable, Told] = {}
    for told in behind:
        month = _IN_MONTH.match(evidence.passage.printed, told.end)
        if month is not None and told.number < total.number and _is_kind(told, total):
            each.setdefault(month[1], told)
    if len(each) > 1 and len(each) == round(total.period.days / MONTH):
        yield Group(tuple(each.values()), complete=True)


def _is_kind(told: Told, total: Told) -> bool:
    one, other = told.subject, total.subject
    return one_offence(one, other) and one.ages == other.ages and Counted.FORCES not in (one.counted, other.counted)


def _place(told: Told) -> Hashable:
    return told.subject.areas if len(told.subject.areas) == 1 and not told.subject.marks else None


def _app(told: Told) -> Hashable:
    marks = told.subject.marks - {"part"}
    return marks or None


def _latest(figures: Sequence[Told], key: Callable[[Told], Hashable]) -> list[Told]:
    """The latest figure of each that the key tells apart, in the order of the text."""
    each: dict[Hashable, Told] = {}
    for told in figures:
        own = key(told)
        last = each.get(own)
        if own is not None and (last is None or told.ends >= last.ends):
            each[own] = told
    return sorted(each.values(), key=lambda told: told.at)
