"""How many records of each stratum are read, and why so many; what the audit will be worth; and all that in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.compare.audit.plan import CENSUS, MIN_READ, audit_plan, expected_completeness
from faircount.compare.interval import Interval
from faircount.tables.audit import HANDED_OUT, HOUSE, LOOKUP, AuditDesign, AuditStratum, PlannedStratum

OFF_BY = (0.25, 0.5, 2.0)
"""How many times as many may be missed as was guessed: nobody knows before the audit, so several are worked out."""


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """The strata of a period with what is read of each, and the completeness to expect under the guess and under others.

    ``otherwise`` holds the share of the unflagged that would have been missed, with the completeness and range to expect then.
    """

    period: str
    strata: tuple[PlannedStratum, ...]
    expected: Interval
    otherwise: tuple[tuple[float, Interval], ...]

    @property
    def read(self) -> int:
        """How many records are read."""
        return sum(planned.read for planned in self.strata)


def plan_period(period: str, strata: Sequence[AuditStratum], margin: float, confidence: float) -> PlannedPeriod:
    """The strata of a period, planned so that its completeness comes out to plus or minus the margin."""
    flagged, unflagged = ([each for each in strata if each.is_flagged is kind] for kind in (True, False))
    guessed = [[(each.size, each.guess) for each in kind] for kind in (flagged, unflagged)]
    plan = audit_plan(guessed[0], guessed[1], margin, confidence)
    read = (*plan.marked, *plan.unmarked)
    planned = tuple(
        PlannedStratum(each, number, _why(each, number)) for each, number in zip((*flagged, *unflagged), read, strict=True)
    )
    otherwise = tuple(
        (share, expected_completeness(guessed[0], [(size, guess * times) for size, guess in guessed[1]], read, confidence))
        for times in OFF_BY
        if (share := _missed(guessed[1]) * times) < 1 and all(guess * times < 1 for _, guess in guessed[1])
    )
    return PlannedPeriod(period, planned, plan.expected, otherwise)


def _missed(unflagged: Sequence[tuple[int, float]]) -> float:
    return sum(size * guess for size, guess in unflagged) / sum(size for size, _ in unflagged)


def _why(stratum: AuditStratum, read: int) -> str:
    if stratum.size <= CENSUS:
        return f"all of them: a stratum of {CENSUS} or fewer is read whole"
    if read == stratum.size:
        return "all of them: the margin asks for it"
    if read == MIN_READ:
        return f"{MIN_READ}, the fewest with which a stratum says something of its own"
    return "by its size, by how unsure its share is, and by how much that moves completeness"


def plan_page(design: AuditDesign, periods: tuple[PlannedPeriod, ...]) -> str:
    """The plan as a page: what is read and why, what it will be worth, and what to do next."""
    lines = [
        "# Plan of the audit", "",
        f"Question: {design.question}", "",
        f"Completeness is to be known to plus or minus {design.margin * 100:g} percentage points ({design.confidence:.0%}). "
        f"Records were drawn by seed {design.seed!r} ({design.keyed_by}).", "",
    ]  # fmt: skip
    for period in periods:
        lines += [
            f"## {period.period or 'The records'}",
            "",
            "| stratum | records | guessed to belong | read | why |",
            "|---|---|---|---|---|",
        ]
        for planned in period.strata:
            stratum = planned.stratum
            name = f"{stratum.name} ({'marked' if stratum.is_flagged else 'unmarked'})".replace("|", "/")
            lines.append(f"| {name} | {stratum.size:,} | {stratum.guess:.0%} | {planned.read:,} | {planned.why} |")
        lines += ["", *(f"- {words}" for words in worth(period)), ""]
    lines += [
        "## Next", "",
        f"1. Give each reviewer the file with their number from `{HANDED_OUT}/`, and the text of each record under its "
        f"reference. `{HOUSE}/{LOOKUP}` says which record is which; the text is to show neither the mark nor the date.",
        "2. Neither reviewer sees the other’s file, and neither sees this folder.",
        "3. When both are back: `faircount audit estimate` with this folder. It says what is missing, and `--third` makes a file "
        "for a third reviewer, who decides where the two did not decide alike.", "",
        "The guesses set how many are read, and nothing else. If fewer or more were missed than guessed, the range is another "
        "one: it is the range of what was found.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def worth(period: PlannedPeriod) -> tuple[str, ...]:
    """What the audit of a period will be worth: under the guess, and where others are true."""
    low, high = period.expected.lower, period.expected.upper
    told = [
        f"{period.read:,} records are read. If the guesses hold, completeness comes out at {period.expected.value:.0%}, "
        f"between {low:.0%} and {high:.0%}."
    ]
    for share, found in period.otherwise:
        told.append(
            f"If {share:.1%} of the unmarked were missed: {found.value:.0%}, between {found.lower:.0%} and {found.upper:.0%}."
        )
    return tuple(told)
