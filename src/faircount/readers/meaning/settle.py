"""What the figures of a document say about each other: two numbers of one meaning are a question, sums that add up are proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

import numpy as np

from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.asking import ask
from faircount.readers.meaning.facts import WORDS_OF_SENTENCE, WORDS_OF_TITLE
from faircount.readers.meaning.margins import MOST, NO_SUM, PrintedTotal, off, sums
from faircount.readers.meaning.numbers_read import OTHER_MARK, SAID_OF_MARK
from faircount.readers.meaning.one_meaning import meaning_of
from faircount.readers.meaning.rest_rows import name_the_rest
from faircount.readers.meaning.same_totals import take_back_the_flag
from faircount.readers.meaning.settle_lists import ask_list, marked_in
from faircount.readers.meaning.short_totals import with_short_totals
from faircount.readers.meaning.whose_parts import take_parts_of_the_flagged
from faircount.tables.extract import AnsweredFigure, FigureRole
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.status import HIDDEN

LARGER_PART = "a part of these figures is larger than the whole"
SAME_MEANING = "other figures have the same meaning and other numbers"
_FEW, _SHARE = 3, 0.5
_SELDOM = 0.02
"""A share of figures with a double below which the doubles alone are asked about, and not their whole table."""
_value_of = attrgetter("number", "lower", "upper")
_PARTS_ARE = attrgetter("offence", "online", "ages", "sex", "breakdown", "counted")


def settle(parts: Sequence[ExtractBuilder]) -> None:
    """Hold the figures of a document's tables and passages against each other; what cannot all be true waits for a person."""
    if any(part.lists for part in parts):
        _settle_lists(parts)
        return
    take_back_the_flag(parts)
    take_parts_of_the_flagged(parts)
    known: dict[tuple[object, ...], tuple[int, AnsweredFigure]] = {}
    doubled: list[set[int]] = [set() for _ in parts]
    shared: list[set[int]] = [set() for _ in parts]
    for number, part in enumerate(parts):
        for figure in _counts(part):
            key = meaning_of(figure)
            where, first = known.setdefault(key, (number, figure))
            if first is figure or _agree(first, figure) or _may_be_a_part(first, figure, is_one_part=where == number):
                continue
            marked = doubled if where == number else shared
            # Of a whole and a part of it that one table tells with no more words, the part is what was not understood.
            for owner, one, other in ((number, figure, first), (where, first, figure)):
                if where != number or other.role is not FigureRole.OF_WHICH or one.role is FigureRole.OF_WHICH:
                    marked[owner].add(id(one))
    for part, own, others in zip(parts, doubled, shared, strict=True):
        _settle(part, own, others, _exceeded(known, part))
    name_the_rest(parts)


def _settle_lists(parts: Sequence[ExtractBuilder]) -> None:
    """The same where a part is a long list: all figures are held against each other by column."""
    for part, marked in zip(parts, marked_in(parts), strict=True):
        if not part.lists:
            figures = [*part.figures, *part.proposals]
            which = ({id(figures[n]) for n in np.flatnonzero(mask)} for mask in (marked.own, marked.others, marked.larger))
            _settle(part, *which)
            continue
        own, others, larger = (int(mask.sum()) for mask in (marked.own, marked.others, marked.larger))
        if own or others:
            is_all = _is_about_all(len(part), own, others, is_table=True)
            ask_list(part, SAME_MEANING, None if is_all else marked.own | marked.others)
        elif larger:
            ask_list(part, LARGER_PART, None if larger >= _FEW else marked.larger)


def _settle(part: ExtractBuilder, own: set[int], others: set[int], larger: set[int]) -> None:
    """Ask about the figures of a part that others contradict, or prove them by their totals."""
    is_table = any("!" in figure.locator for figure in (*part.figures[:1], *part.proposals[:1]))
    if own or others:
        is_all = _is_about_all(len(part), len(own), len(others), is_table=is_table)
        ask(part, SAME_MEANING, None if is_all else own | others | _of_totals(part, own | others))
    elif larger:
        ask(part, LARGER_PART, None if is_table and len(larger) >= _FEW else larger)
    else:
        _prove(part)


_LENT = regex(
    r"(?:online|sex): (?:part named|title above|question|earlier question|document title|note|request|elsewhere|another table)"
)
"""A flag or a sex that words far from the figures gave them."""


def _of_totals(part: ExtractBuilder, marked: set[int]) -> set[int]:
    """The parts of totals that others contradict, where what the total is of was told far from it: they are of the same."""
    counts = [*_counts(part)]
    if not 2 < len(counts) <= MOST or not any(id(one) in marked and _LENT.search(one.assigned) for one in counts):
        return set()
    return {
        id(counts[n])
        for found in sums(counts)
        if id(total := counts[found.total]) in marked and _LENT.search(total.assigned)
        for n in found.parts
    }


def _is_about_all(count: int, own: int, others: int, *, is_table: bool) -> bool:
    """Whether so many of the figures contradict each other that the whole table was not understood."""
    return (is_table and own > _SELDOM * count) or (others >= _FEW and others >= _SHARE * count)


def _exceeded(known: Mapping[tuple[object, ...], tuple[int, AnsweredFigure]], part: ExtractBuilder) -> set[int]:
    """The figures of a part of which another, of one sex or flag of the same, is larger: one of the two was not understood."""
    found: set[int] = set()
    for figure in _counts(part):
        if figure.upper is None or not (figure.sex is Sex.ALL or figure.online is Online.ALL):
            continue
        parts = [replace(figure, online=flag) for flag in Online if figure.online is Online.ALL]
        parts += [replace(figure, sex=sex) for sex in Sex if figure.sex is Sex.ALL]
        for one in parts:
            other = known.get(meaning_of(one))
            if other is not None and other[1] is not figure and (other[1].lower or 0) > figure.upper:
                found.add(id(figure))
    return found


def _counts(part: ExtractBuilder) -> Iterator[AnsweredFigure]:
    return (figure for figure in (*part.figures, *part.proposals) if figure.is_count)


def _may_be_a_part(one: AnsweredFigure, other: AnsweredFigure, *, is_one_part: bool) -> bool:
    """Whether one of two is asked about as a part already ("committed in schools"): the other is not in doubt for its sake."""
    questions = (WORDS_OF_SENTENCE,) if is_one_part else (WORDS_OF_SENTENCE, WORDS_OF_TITLE)
    return any(question in figure.doubt for figure in (one, other) for question in questions)


def _agree(one: AnsweredFigure, other: AnsweredFigure) -> bool:
    """Whether both can be true: the same number, or a number inside what the other hides."""
    if _value_of(one) == _value_of(other):
        return True
    if one.status not in HIDDEN and other.status not in HIDDEN:
        return False
    lows = [figure.lower if figure.lower is not None else 0 for figure in (one, other)]
    tops = [figure.upper for figure in (one, other)]
    return all(top is None or low <= top for low, top in zip(lows, reversed(tops), strict=True))


def _prove(part: ExtractBuilder) -> None:
    """Mark what printed totals bear out, and doubt totals that no reading makes add up, with what only they would prove."""
    if not 2 < sum(figure.is_count for figure in part.figures) <= MOST:
        return
    part.figures = with_short_totals(part.figures)
    counts = [figure for figure in part.figures if figure.is_count]
    found_sums = list(sums(counts))
    rests = _rests(counts, found_sums)
    asked = {n for found in found_sums for n in _marks_of_another_kind(counts, found, rests.get(_cut(counts, found), 0))}
    settled = [_without_limits(figure) if n in asked else figure for n, figure in enumerate(counts)]
    proven: set[int] = set()
    failed: list[tuple[int, tuple[int, ...]]] = []
    for found in found_sums:
        if off(settled, found) is None:
            proven |= {found.total, *found.parts}
        else:
            failed.append((found.total, found.parts))
    doubtful = {total for total, _ in failed} | {n for _, which in failed for n in which if n not in proven}
    told = {
        id(counts[n]): replace(
            settled[n],
            proven=n in proven and n not in doubtful | asked,
            doubt="; ".join(text for text in (settled[n].doubt, NO_SUM if n in doubtful else "") if text),
        )
        for n in proven | doubtful
    }
    part.figures = [told.get(id(figure), figure) for figure in part.figures]


def _cut(counts: Sequence[AnsweredFigure], found: PrintedTotal) -> frozenset[object]:
    """What the parts of a total are, whatever the year and the place."""
    return frozenset(_PARTS_ARE(counts[n]) for n in found.parts)


def _rests(counts: Sequence[AnsweredFigure], found_sums: Sequence[PrintedTotal]) -> dict[frozenset[object], int]:
    """How much totals leave over where all parts are shown: as many may be of no known age or sex where one is hidden."""
    rests: dict[frozenset[object], int] = {}
    for found in found_sums:
        shown = [counts[n].number for n in (found.total, *found.parts)]
        if None not in shown:
            total, *parts = (int(number) for number in shown if number is not None)
            cut = _cut(counts, found)
            rests[cut] = max(rests.get(cut, 0), total - sum(parts))
    return rests


def _marks_of_another_kind(counts: Sequence[AnsweredFigure], found: PrintedTotal, rest: int) -> Iterator[int]:
    """The marks under a total that holds more than what is said of them allows: one sign may hide large counts beside small."""
    most = sum(counts[n].upper or 0 for n in found.parts) + rest
    if (counts[found.total].lower or 0) > most and all(counts[n].upper is not None for n in found.parts):
        yield from (n for n in found.parts if SAID_OF_MARK in counts[n].assigned)


def _without_limits(figure: AnsweredFigure) -> AnsweredFigure:
    doubt = "; ".join(text for text in (figure.doubt, OTHER_MARK) if text)
    return replace(figure, lower=None, upper=None, doubt=doubt)
