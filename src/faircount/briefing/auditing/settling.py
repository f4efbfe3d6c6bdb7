"""What two reviewers, and a third where they differ, decided of each record; and every row that decides nothing, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from faircount.tables.audit import REVIEWERS, THIRD, AuditDecision, FilledWorkfile, Judgement

UNKNOWN_REFERENCE = "references that are not of this audit"
NO_REFERENCE = "decisions beside no reference"
EMPTY = "records not decided yet"
UNCLEAR = "cells that hold no decision of the list"
ALIKE = "records decided twice, alike; counted once"
OTHERWISE = "records decided twice, and not alike; not counted until one is taken out"
NOT_ASKED = "records decided by the third reviewer where the two agree; not needed"
NOT_IN_FILE = "records that are not in the file any more"


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """Rows of one reviewer that decide nothing: why, how many, and where the first of them is."""

    reviewer: int
    why: str
    rows: int
    first: str

    @property
    def told(self) -> str:
        """The finding in a sentence, without a word of any row."""
        where = f", the first at {self.first}" if self.first else ""
        return f"Reviewer {self.reviewer}: {self.rows:,} {self.why}{where}"


@dataclass(frozen=True, slots=True)
class Settled:
    """The decision on each record that has one, those on which the two differ, and those that wait for a reviewer.

    ``pairs`` are the decisions of the first two where both decided. Every row that was read is ``used`` or in a finding.
    """

    decisions: Mapping[str, AuditDecision]
    pairs: tuple[tuple[AuditDecision, AuditDecision], ...]
    differing: tuple[str, ...]
    waiting: tuple[str, ...]
    used: int
    findings: tuple[AuditFinding, ...]


@dataclass(slots=True)
class _Kept:
    """One reviewer's rows as they are sorted: by reference where they decide, by reason where they do not."""

    reviewer: int
    rows: dict[str, list[Judgement]] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def note(self, why: str, rows: Iterable[str]) -> None:
        """Count rows under a reason."""
        self.reasons.setdefault(why, []).extend(rows)

    @property
    def findings(self) -> list[AuditFinding]:
        """The reasons with their numbers of rows."""
        return [AuditFinding(self.reviewer, why, len(places), places[0]) for why, places in self.reasons.items() if places]


def settle(references: Sequence[str], files: Sequence[FilledWorkfile]) -> Settled:
    """The decisions on the records of an audit from the workfiles that came back, in any order and number.

    Two that decide alike settle a record. Where they differ the third decides; where one has not decided, it waits.
    """
    known = set(references)
    kept = {number: _sorted_rows(number, known, files) for number in (*REVIEWERS, THIRD)}
    decided = {number: _decided(each) for number, each in kept.items()}
    first, second, third = (decided[number] for number in (*REVIEWERS, THIRD))
    agreed = {each: first[each] for each in first if second.get(each) is first[each]}
    differing = [each for each in references if each in first and each in second and each not in agreed]
    by_third = {each: third[each] for each in differing if each in third}
    idle = [each for each in third if each not in by_third]
    if idle:
        kept[THIRD].note(NOT_ASKED, (kept[THIRD].rows[each][0].place for each in idle))
    for number in {each.reviewer for each in files} & set(REVIEWERS):
        lost = [each for each in references if each not in kept[number].rows]
        kept[number].note(NOT_IN_FILE, [""] * len(lost))
    return Settled(
        agreed | by_third,
        tuple((first[each], second[each]) for each in references if each in first and each in second),
        tuple(each for each in differing if each not in by_third),
        tuple(each for each in references if each not in first or each not in second),
        len(first) + len(second) + len(by_third),
        tuple(finding for each in kept.values() for finding in each.findings),
    )


def _sorted_rows(reviewer: int, known: set[str], files: Sequence[FilledWorkfile]) -> _Kept:
    kept = _Kept(reviewer)
    for filled in files:
        for row in filled.rows if filled.reviewer == reviewer else ():
            if not row.reference:
                kept.note(NO_REFERENCE, [row.place])
            elif row.reference not in known:
                kept.note(UNKNOWN_REFERENCE, [row.place])
            else:
                kept.rows.setdefault(row.reference, []).append(row)
    return kept


def _decided(kept: _Kept) -> dict[str, AuditDecision]:
    """The decision of one reviewer on each record that has exactly one; the other rows are counted by their reason."""
    decided: dict[str, AuditDecision] = {}
    for reference, rows in kept.rows.items():
        made = [row for row in rows if row.decision is not None]
        kept.note(EMPTY, (row.place for row in rows if row.is_empty))
        kept.note(UNCLEAR, (row.place for row in rows if row.decision is None and not row.is_empty))
        if len({row.decision for row in made}) > 1:
            kept.note(OTHERWISE, (row.place for row in made))
        elif made and made[0].decision is not None:
            decided[reference] = made[0].decision
            kept.note(ALIKE, (row.place for row in made[1:]))
    return decided
