"""Figures as answered made figures of the vocabulary; what has no place in it is left over with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf

from faircount.tables.extract import AnsweredFigure, Extract, Leftover
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import OFFENCE_SETS, find_measure, of_children, whole_ages
from faircount.vocabulary.status import CellStatus

CHILD = 17
DOUBT = "doubt: "
"""What stands in a note before the doubts of its reader, which are for whoever reviews it."""
NO_KNOWN_FORCE = "no known force is named"
NO_KNOWN_OFFENCE = "the offence is not known to the vocabulary"
NAMED_APART = "the answer tells apart, by the name of the offence, what is one to the vocabulary"


@dataclass(frozen=True, slots=True)
class Interpreted:
    """The figures of an extract in codes, and the leftovers: no count, no known force, no known offence."""

    figures: Figures
    leftovers: tuple[Leftover, ...]


def interpret_extract(extract: Extract, source_id: str) -> Interpreted:
    """The figures that a ledger can hold."""
    figures: list[tuple[AnsweredFigure, Figure]] = []
    leftovers: list[Leftover] = []
    only_children = offences_of_children(extract.figures)
    for answered in extract.figures:
        made = interpret_figure(answered, source_id, only_children)
        if isinstance(made, Figure):
            figures.append((answered, made))
        else:
            leftovers.append(Leftover(answered.locator, made))
    alike = _named_apart(figures)
    leftovers += [Leftover(answered.locator, NAMED_APART) for answered, made in figures if made.subject in alike]
    return Interpreted(Figures.of(made for _, made in figures if made.subject not in alike), tuple(leftovers))


def _named_apart(figures: Iterable[tuple[AnsweredFigure, Figure]]) -> frozenset[object]:
    """The subjects of which the answer has several names with counts that cannot be one: it tells apart what is one here."""
    told: dict[object, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for answered, made in figures:
        told[made.subject][answered.offence.lower()].append(made)
    return frozenset(
        subject
        for subject, names in told.items()
        if len(names) > 1 and not _may_be_one([made for each in names.values() for made in each])
    )


def _may_be_one(figures: Iterable[Figure]) -> bool:
    bounds = [(0 if made.lower is None else made.lower, inf if made.upper is None else made.upper) for made in figures]
    return max(lower for lower, _ in bounds) <= min(upper for _, upper in bounds)


def offences_of_children(figures: Iterable[AnsweredFigure]) -> frozenset[tuple[str, str]]:
    """The offences, by force, of which the answer tells of nobody over 17: there those of no known age are children too."""
    told = [(each.area, each.offence, each.ages) for each in figures if each.is_count and each.ages.known]
    older = {(area, offence) for area, offence, ages in told if ages.high is None or ages.high > CHILD}
    return frozenset((area, offence) for area, offence, _ in told) - older


def interpret_figure(
    answered: AnsweredFigure, source_id: str, only_children: frozenset[tuple[str, str]] = frozenset()
) -> Figure | str:
    """The figure, or why there is none; ``only_children`` are the offences of which the answer tells of children alone."""
    if not answered.is_count:
        return f"{_article(answered.counted)} is not a count"
    if answered.counted not in list(Counted):
        return f"{answered.counted} are no unit of the vocabulary"
    area = find_area(answered.area) if answered.area else None
    if area is None:
        return NO_KNOWN_FORCE
    if answered.number is not None and not answered.number.is_integer():
        return "a count with a fraction"
    measure = find_measure(answered.offence) if answered.offence else None
    if measure is None:
        return NO_KNOWN_OFFENCE
    offence, ages = measure.offence, _of_both(answered.ages, measure.ages)
    is_child = ages.high is not None and ages.high <= CHILD
    if is_child or (not ages.known and (answered.area, answered.offence) in only_children):
        offence = of_children(offence)
    # The whole of a set of children is said with all ages, so that it meets the same figure from elsewhere.
    if ages == UNDER_18 and (whole_ages(offence) == UNDER_18 or (offence in OFFENCE_SETS and OFFENCE_SETS[offence].under_18)):
        ages = ALL_AGES
    online = measure.online if str(answered.online) == "all" else answered.online
    return replace(
        as_answered(answered, area.code, source_id),
        offence=offence,
        online=online,
        ages=ages,
        status=answered.status if answered.status in list(CellStatus) else CellStatus.OBSERVED,
        note="; ".join(text for text in (answered.note, f"{DOUBT}{answered.doubt}" if answered.doubt else "") if text),
    )


def _of_both(ages: AgeBand, named: AgeBand) -> AgeBand:
    """The ages of a figure whose offence has ages in its name: "Rape of a child under 13" of victims under 18 is of under 13s."""
    return named if ages.known and ages != named and ages.contains(named) else ages


def as_answered(answered: AnsweredFigure, area: str, source_id: str) -> Figure:
    """The count in the answer's own words; where nothing is known it has no bounds, and is never 0."""
    return Figure(
        area=area,
        period=answered.period,
        counted=Counted(answered.counted),
        offence=answered.offence,
        lower=answered.lower,
        upper=answered.upper,
        online=answered.online,
        ages=answered.ages,
        sex=answered.sex,
        breakdown=answered.breakdown,
        status=answered.status,
        source_id=source_id,
        locator=answered.locator,
        note=answered.note,
    )


def _article(unit: str) -> str:
    name = "percentage" if unit.startswith("percent") else unit
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"
