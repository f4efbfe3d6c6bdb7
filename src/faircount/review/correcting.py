"""Answers that take back another one that is here: which of the two stand is asked once, in the one that corrects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from faircount.readers.meaning.corrected import CORRECTS
from faircount.review.questions import parts_of
from faircount.store.decisions import Decisions
from faircount.tables.answered import interpret_figure
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figure_columns import FigureColumns
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import find_area

TAKES_BACK = "it takes back what another answer gave"
Pair = tuple[int, int]


def named(extract: Extract) -> str:
    """The other answer, by its name and the beginning of its checksum: where it is another file, it is another doubt."""
    return f"{extract.file.replace(';', ',')} ({extract.sha256[:8]})"


def answering_twice(extracts: Sequence[Extract]) -> frozenset[str]:
    """The forces of which more than one answer is here, by every name that they are given."""
    names: dict[str, set[str]] = {}
    answers: dict[str, set[int]] = {}
    for number, extract in enumerate(extracts):
        for name in {figure.area for figure in _all_of(extract) if figure.area}:
            area = find_area(name)
            if area is not None:
                names.setdefault(area.code, set()).add(name)
                answers.setdefault(area.code, set()).add(number)
    return frozenset(name for code, numbers in answers.items() if len(numbers) > 1 for name in names[code])


def corrected_pairs(extracts: Sequence[Extract]) -> list[Pair]:
    """Each answer that takes figures back, with another that gives a number for something that it tells too.

    Of two that both take figures back the later in the list corrects the other.
    """
    correcting = [number for number, extract in enumerate(extracts) if _corrects(extract)]
    twice = answering_twice(extracts) if correcting else frozenset()
    if not twice:
        return []
    told = [_subjects(extract, twice) for extract in extracts]
    return [
        (one, other)
        for one in correcting
        for other in range(len(extracts))
        if extracts[one].sha256 != extracts[other].sha256
        and not told[one].isdisjoint(told[other])
        and not (other in correcting and other > one)
    ]


def named_pairs(extracts: Sequence[Extract]) -> list[Pair]:
    """Each answer with another that a doubt of it names as the one that it takes back."""
    by_name = {f"{TAKES_BACK}: {named(extract)}": number for number, extract in enumerate(extracts)}
    return [
        (number, by_name[doubt])
        for number, extract in enumerate(extracts)
        for doubt in {part for doubt in _doubts(extract) for part in parts_of(doubt)} & by_name.keys()
    ]


def naming_corrected(extracts: Sequence[Extract], pairs: Iterable[Pair]) -> list[Extract]:
    """The extracts with the other answer named in the doubt of each that takes figures of it back."""
    others: dict[int, list[str]] = {}
    for one, other in pairs:
        others.setdefault(one, []).append(f"{TAKES_BACK}: {named(extracts[other])}")
    return [
        _asked_as(extract, tuple(dict.fromkeys(others[number]))) if number in others else extract
        for number, extract in enumerate(extracts)
    ]


def as_once_decided(extracts: Sequence[Extract], decisions: Decisions) -> list[Extract]:
    """The extracts, each that takes figures back asked as it was when it was decided whether it stands.

    The answer that it corrects may have been taken out since: that asks nothing anew.
    """
    found = list(extracts)
    for number, extract in enumerate(extracts):
        asked = dict.fromkeys(
            one.question for one in decisions.all if one.sha256 == extract.sha256 and one.question.startswith(f"{TAKES_BACK}: ")
        )
        stands = [question for question in asked if decisions.on((extract.sha256, "", question)) is not None]
        if stands and _corrects(extract):
            found[number] = _asked_as(extract, tuple(stands))
    return found


def _corrects(extract: Extract) -> bool:
    return any(CORRECTS in parts_of(doubt) for doubt in _doubts(extract))


def _doubts(extract: Extract) -> Iterable[str]:
    return chain.from_iterable(FigureColumns.of(source).columns["doubt"].told for source in (extract.figures, extract.proposals))


def _all_of(extract: Extract) -> Iterable[AnsweredFigure]:
    return chain(extract.figures, extract.proposals)


def _subjects(extract: Extract, areas: frozenset[str]) -> frozenset[object]:
    made = (interpret_figure(replace(figure, doubt=""), "") for figure in _all_of(extract) if figure.area in areas)
    return frozenset(figure.subject for figure in made if isinstance(figure, Figure))


def _asked_as(extract: Extract, doubts: tuple[str, ...]) -> Extract:
    def named_in(figures: Iterable[AnsweredFigure]) -> tuple[AnsweredFigure, ...]:
        return tuple(
            replace(figure, doubt="; ".join(named for part in parts_of(figure.doubt) for named in _named(part, doubts)))
            if CORRECTS in figure.doubt
            else figure
            for figure in figures
        )

    return replace(extract, figures=named_in(extract.figures), proposals=named_in(extract.proposals))


def _named(part: str, doubts: tuple[str, ...]) -> tuple[str, ...]:
    return doubts if part == CORRECTS else (part,)
