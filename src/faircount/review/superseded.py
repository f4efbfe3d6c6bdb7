"""One conflict of two answers is one question; what stands in place of another answer's figures ends the doubts about these."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from faircount.patterns import regex
from faircount.review.between import OTHERWISE
from faircount.review.correcting import TAKES_BACK, named
from faircount.review.effects import AS_READ, BOTH, LEFT_OUT
from faircount.review.locators import table_of
from faircount.review.questions import parts_of
from faircount.store.decisions import Decision, Decisions
from faircount.tables.answered import interpret_figure
from faircount.tables.extract import AnsweredFigure, Doubt, Extract, Leftover
from faircount.tables.figures import Figure

_CORRECTS = regex(r"correct|revis|amend|updat", re.IGNORECASE)
SUPERSEDED = "left out as decided: another answer stands for it"
"""Why a figure is left over of which another answer was decided to stand."""


def asked_once(extracts: Sequence[Extract], decisions: Decisions) -> list[Extract]:
    """The extracts with the doubt about two answers that differ in one of them: where it was decided, or in the later one."""
    return _asked_in_one(extracts, decisions, also_open=True)


def without_mirrored(extracts: Sequence[Extract], decisions: Decisions) -> list[Extract]:
    """The extracts without the doubts about another answer that were decided over there; what is open stands in both."""
    return _asked_in_one(extracts, decisions, also_open=False)


def _asked_in_one(extracts: Sequence[Extract], decisions: Decisions, *, also_open: bool) -> list[Extract]:
    asking = [_asked_in(extract) for extract in extracts]
    decided = [_decided_in(extract, decisions) for extract in extracts]
    dropped: list[set[str]] = [set() for _ in extracts]
    for one, other in _pairs(extracts, asking):
        doubts = {one: f"{OTHERWISE}: {named(extracts[other])}", other: f"{OTHERWISE}: {named(extracts[one])}"}
        kept = {number for number, doubt in doubts.items() if doubt in decided[number]}
        if not kept:
            kept = {one if _is_later(extracts[one], extracts[other]) else other} if also_open else {one, other}
        for number in doubts.keys() - kept:
            dropped[number].add(doubts[number])
    return [_without(extract, doubts) for extract, doubts in zip(extracts, dropped, strict=True)]


def _asked_in(extract: Extract) -> frozenset[str]:
    told = {figure.doubt for figure in extract.figures if OTHERWISE in figure.doubt}
    return frozenset(part for doubt in told for part in parts_of(doubt) if part.startswith(OTHERWISE))


def _decided_in(extract: Extract, decisions: Decisions) -> frozenset[str]:
    return frozenset(one.question for one in _standing(extract, decisions, (OTHERWISE,)))


_ASKED = (OTHERWISE, TAKES_BACK)
"""The questions which of two answers stands."""


def _standing(extract: Extract, decisions: Decisions, asked: tuple[str, ...] = _ASKED) -> Iterator[Decision]:
    """The decisions that stand on which of this answer and another one does."""
    starts = tuple(f"{one}: " for one in asked)
    made = dict.fromkeys(one.key for one in decisions.all if one.sha256 == extract.sha256 and one.question.startswith(starts))
    yield from (found for key in made if (found := decisions.on(key)) is not None)


def _pairs(extracts: Sequence[Extract], asking: Sequence[Collection[str]]) -> Iterator[tuple[int, int]]:
    """Two answers that both are asked about because of each other."""
    concerned = [number for number, doubts in enumerate(asking) if doubts]
    for place, one in enumerate(concerned):
        for other in concerned[place + 1 :]:
            if (
                f"{OTHERWISE}: {named(extracts[other])}" in asking[one]
                and f"{OTHERWISE}: {named(extracts[one])}" in asking[other]
            ):
                yield one, other


def _is_later(one: Extract, other: Extract) -> bool:
    """Whether an answer came after another, as far as their names or dates tell; else the last in the list did."""
    corrects, corrected = (_CORRECTS.search(extract.file) is not None for extract in (one, other))
    if corrects != corrected:
        return corrects
    return one.dated is not None and other.dated is not None and one.dated > other.dated


def _without(extract: Extract, doubts: Collection[str]) -> Extract:
    if not doubts:
        return extract
    kept = (
        replace(figure, doubt="; ".join(part for part in parts_of(figure.doubt) if part not in doubts))
        if OTHERWISE in figure.doubt
        else figure
        for figure in extract.figures
    )
    return replace(extract, figures=tuple(kept))


@dataclass(frozen=True, slots=True)
class _Fallen:
    """An answer that gives way to another: what that one tells of and asks, and whether all of it falls or what is doubted."""

    number: int
    subjects: frozenset[object]
    asked: frozenset[object]
    is_all: bool


def without_superseded(extracts: Sequence[Extract], before: Sequence[Extract], decisions: Decisions) -> list[Extract]:
    """The extracts as decided, without the figures for which another answer was decided to stand and the doubts about them.

    ``before`` are the extracts before anything was decided: they tell what both answers have. What one has alone stays.
    """
    found = list(extracts)
    for one in _fallen(before, extracts, decisions):
        found[one.number] = _falling(found[one.number], one)
    return found


def _fallen(extracts: Sequence[Extract], decided: Sequence[Extract], decisions: Decisions) -> Iterator[_Fallen]:
    by_name = {named(extract): number for number, extract in enumerate(extracts)}
    for number, extract in enumerate(extracts):
        for decision in _standing(extract, decisions):
            other = by_name.get(decision.question.partition(": ")[2])
            if other is None or decision.decision == BOTH:
                continue
            is_all = decision.decision != LEFT_OUT
            if is_all and _stands_too(extracts[other], extract, decisions):
                continue
            fallen, by = (other, extract) if is_all else (number, extracts[other])
            told = decided[number if is_all else other]
            # Of what was said otherwise of some of the figures, the answer tells what it does by that alone.
            first = (*by.figures, *by.proposals) if decision.decision in (AS_READ, LEFT_OUT) else ()
            standing = [
                figure
                for figure in (*first, *told.figures, *told.proposals)
                if not is_all or decision.locator in ("", table_of(figure.locator))
            ]
            subjects = frozenset(subject for figure in standing for subject in _subjects(figure))
            yield _Fallen(fallen, subjects, frozenset(map(_what_is_asked, by.doubts)), is_all)


def _stands_too(other: Extract, one: Extract, decisions: Decisions) -> bool:
    """Whether the other answer was decided to stand as well: then neither takes the place of the other."""
    asked = f"{OTHERWISE}: {named(one)}"
    return any(found.question == asked and found.decision != LEFT_OUT for found in _standing(other, decisions, (OTHERWISE,)))


def _subjects(figure: AnsweredFigure) -> Iterator[object]:
    """What a figure is about, in codes where a ledger can hold it, and in the words of its answer."""
    made = interpret_figure(replace(figure, doubt=""), "") if figure.area else ""
    if isinstance(made, Figure):
        yield made.subject
    yield tuple(getattr(figure, name) for name in _MEANING)


_MEANING = ("area", "period", "counted", "offence", "online", "ages", "sex", "breakdown", "is_count")


def _what_is_asked(doubt: Doubt) -> object:
    return doubt.question, doubt.alternatives, doubt.place


def _falling(extract: Extract, fallen: _Fallen) -> Extract:
    """The extract without what falls."""

    def falls(figure: AnsweredFigure) -> bool:
        return (fallen.is_all or bool(figure.doubt)) and any(subject in fallen.subjects for subject in _subjects(figure))

    left = [figure for figure in (*extract.figures, *extract.proposals) if falls(figure)]
    return replace(
        extract,
        figures=tuple(figure for figure in extract.figures if not falls(figure)),
        proposals=tuple(figure for figure in extract.proposals if not falls(figure)),
        doubts=tuple(doubt for doubt in extract.doubts if _what_is_asked(doubt) not in fallen.asked),
        leftovers=(*extract.leftovers, *(Leftover(figure.locator, SUPERSEDED) for figure in left)),
    )
