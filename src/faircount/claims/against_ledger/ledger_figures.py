"""The figures that are held for what a claim is about, and what they leave possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from faircount.bounds.blocks import bears_on
from faircount.bounds.extent import plain_ages
from faircount.bounds.floors import Floor, floors
from faircount.bounds.range import NOTHING_KNOWN, Range
from faircount.bounds.relations import counting, lies_in
from faircount.claims.claim import Claim, Subject
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES, UNDER_18
from faircount.vocabulary.areas import AREAS, PARTITIONS
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import HIDDEN

if TYPE_CHECKING:
    from faircount.bounds.implied import Implied

UNNAMED = "sexual_under_18"
"""What a text that names no offence is taken to be about: it is the whole that such reports are written on."""


def offence_meant(subject: Subject) -> str:
    """The offence in the ledger's terms: sexual offences against under-fives are those against children, of that age.

    >>> from faircount.vocabulary.ages import AgeBand
    >>> offence_meant(Subject(offence="all_sexual", ages=AgeBand(0, 4))), offence_meant(Subject(offence="all_sexual"))
    ('sexual_under_18', 'all_sexual')
    """
    young = subject.ages != ALL_AGES and UNDER_18.contains(subject.ages)
    return UNNAMED if subject.offence is None or (young and subject.offence == "all_sexual") else subject.offence


class LedgerFigures:
    """A ledger's figures for the areas of some claims. ``main`` are the two years that the text speaks of most."""

    def __init__(self, claims: Iterable[Claim], figures: Iterable[Figure], sources: Mapping[str, Source]) -> None:
        self.claims = tuple(claims)
        areas = {code for claim in self.claims for code in claim.subject.areas if code in AREAS}
        self.all = tuple(figures)
        self.sources = sources
        near = areas | {force for code in areas for force in PARTITIONS.get(code, ()) if len(PARTITIONS[code]) < 12}
        self.figures = tuple(figure for figure in self.all if figure.area in near)
        self._ranges: dict[tuple[object, ...], Range] = {}

    @cached_property
    def implied(self) -> Implied:
        """What the figures of these areas imply together."""
        # Loaded where it is asked: most claims are answered by a figure, and the solver takes longer to start than that.
        from faircount.bounds.implied import Implied

        return Implied.of(self.figures, self.sources, floored=True)

    @cached_property
    def implied_plainly(self) -> Implied:
        """The same without what official codes only flag."""
        from faircount.bounds.implied import Implied

        return Implied.of(self.figures, self.sources, floored=False)

    @cached_property
    def floors(self) -> Mapping[tuple[str, Period, str], Floor]:
        """What official codes count at least."""
        return floors(self.figures, self.sources)

    @cached_property
    def main(self) -> tuple[Period, Period] | None:
        """The earlier and the later year that the claims name most often."""
        pairs = [claim.periods for claim in self.claims if len(claim.periods) == 2 and claim.periods[0] != claim.periods[1]]
        if pairs:
            best = max(dict.fromkeys(pairs), key=pairs.count)
            return best[0], best[1]
        single = sorted({claim.periods[0] for claim in self.claims if len(claim.periods) == 1})
        return (single[0], single[-1]) if len(single) > 1 else None

    @cached_property
    def only(self) -> Period | None:
        """The one year that the claims name, None where they name several or none."""
        named = {period for claim in self.claims for period in claim.periods}
        return next(iter(named)) if len(named) == 1 else None

    def of(self, subject: Subject, period: Period | None, online: Online | None = None) -> list[Figure]:
        """The figures about this subject, of one period or of all, the most trusted first; none where it is only a group's."""
        if len(subject.areas) != 1 or "group" in subject.explicit:
            return []
        wanted = online or subject.online
        found = [
            figure
            for figure in self.figures
            if figure.area == subject.areas[0]
            and (period is None or figure.period == period)
            and figure.offence == offence_meant(subject)
            and figure.online is wanted
            and plain_ages(figure) == subject.ages
            and figure.sex is Sex.ALL
            and not figure.breakdown
            and _compatible_units(figure, subject)
            and figure.count is not None
            and figure.status not in HIDDEN
        ]
        return sorted(found, key=lambda figure: (-self.trust(figure), figure.source_id, figure.period))

    def counts_told(self, ids: Iterable[str]) -> frozenset[int]:
        """The whole numbers that these claims of the text give."""
        wanted = frozenset(ids)
        amounts = [
            amount
            for claim in self.claims
            if claim.id in wanted
            for amount in (claim.stated.amount, claim.stated.before, claim.stated.after)
        ]
        return frozenset(int(amount.lower) for amount in amounts if amount and amount.is_exact and amount.lower.is_integer())

    def trust(self, figure: Figure) -> int:
        """How far the source of a figure is trusted."""
        source = self.sources.get(figure.source_id)
        return int(source.trust) if source else int(Trust.PRESS)

    def is_official(self, figure: Figure) -> bool:
        """Whether the figure stands in an official table."""
        return self.trust(figure) == Trust.OFFICIAL

    def range_of(self, subject: Subject, period: Period, online: Online | None = None, floored: bool = True) -> Range:
        """What the figures that stand leave possible for a whole subject; a count that somebody hid is not worked out here."""
        if len(subject.areas) != 1 or subject.areas[0] not in AREAS or subject.offence is None or "group" in subject.explicit:
            return NOTHING_KNOWN
        wanted = online or subject.online
        key = (subject.areas[0], period, subject.offence, wanted, subject.ages, subject.counted, floored)
        if key not in self._ranges:
            asked = Figure(subject.areas[0], period, subject.counted, subject.offence, None, None, wanted, subject.ages)
            hides = any(figure.status in HIDDEN for figure in self.figures if figure.area == asked.area)
            if hides or not self._is_touched(asked, floored):
                self._ranges[key] = NOTHING_KNOWN
            else:
                self._ranges[key] = (self.implied if floored else self.implied_plainly).range(asked)
        return self._ranges[key]

    def _is_touched(self, asked: Figure, floored: bool) -> bool:
        """Whether any figure bears on a subject, or any floor lies under it: else the solver would find what is known already."""
        if any(bears_on(figure, asked, self._counting) for figure in self.figures):
            return True
        return floored and any(lies_in(floor.figure, asked) for floor in self.floors.values())

    def _counting(self, figure: Figure) -> str:
        return counting(figure, self.sources)

    def floor_under(self, subject: Subject, period: Period) -> Floor | None:
        """What official codes count at least, for a whole of offences of one area and period."""
        whole = subject.counted is Counted.OFFENCES and subject.online is Online.ALL and subject.ages == ALL_AGES
        if not whole or len(subject.areas) != 1 or subject.offence is None or subject.qualifiers - {"part"}:
            return None
        return self.floors.get((subject.areas[0], period, subject.offence))

    def forces_with(self, subject: Subject, periods: Sequence[Period]) -> int:
        """How many forces have a figure about the subject for each of the periods."""
        found: dict[str, set[Period]] = {}
        for figure in self.all:
            alike = figure.offence == subject.offence and figure.online is subject.online and plain_ages(figure).is_all
            if alike and figure.area in AREAS and AREAS[figure.area].kind == "force":
                found.setdefault(figure.area, set()).add(figure.period)
        return sum(set(periods) <= told for told in found.values())

    def printed_by(self, figures: Sequence[Figure]) -> str:
        """Who printed these figures, in words."""
        names = list(
            dict.fromkeys(self.sources[f.source_id].publisher if f.source_id in self.sources else f.source_id for f in figures)
        )
        official = all(self.is_official(figure) for figure in figures)
        if official:
            return f"Official, {names[0]}."
        reports = len({figure.source_id for figure in figures})
        said = f"As printed in {reports} reports." if reports > 1 else f"As printed by {names[0]}."
        return said if any(self.is_official(figure) for figure in figures) else f"{said} Not official figures."


def _compatible_units(figure: Figure, subject: Subject) -> bool:
    """Whether the figure counts what the claim does; ages are told of victims where a text says offences, and the other way."""
    if figure.counted is subject.counted:
        return True
    aged = subject.ages != ALL_AGES
    return aged and {figure.counted, subject.counted} == {Counted.OFFENCES, Counted.VICTIMS}
