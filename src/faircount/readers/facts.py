"""The meanings of all labels of a cell put together, inner labels deciding, each part with the place it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from faircount.readers.labels import Meaning
from faircount.readers.months import PartOfYear
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.areas import Area
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period

_YES_OR_NO = re.compile(r"^\W*(?:yes|no|y|n)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a cell from its labels. ``sources`` names the place of each part; ``doubts`` what did not fit."""

    period: Period | None = None
    period_kind: str = ""
    part: PartOfYear | None = None
    ages: AgeBand | None = None
    population: AgeBand | None = None
    sex: Sex | None = None
    online: Online | None = None
    counted: str = ""
    not_a_count: str = ""
    area: Area | None = None
    offence: str = ""
    breakdown: tuple[str, ...] = ()
    is_total: bool = False
    is_of_which: bool = False
    totals: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def adding(self, said: Meaning, source: str, name: str = "") -> Facts:
        """The facts with what one more label says, which decides over what was there before."""
        changes: dict[str, object] = {}
        sources = list(self.sources)
        for key in ("ages", "population", "sex", "online", "counted", "not_a_count", "area", "offence", "part"):
            value = getattr(said, key)
            if value is not None and value != "":
                changes[key] = value
                sources.append(f"{key}: {source}")
        if said.period is not None:
            changes |= self._with_period(said)
            sources.append(f"period: {source}")
        if said.rest:
            changes["breakdown"] = (*self.breakdown, f"{name or 'group'}={_clean(said.rest)}")
        if _YES_OR_NO.match(said.text) and said.online is None and not said.is_number:
            changes["doubts"] = (*self.doubts, "a yes or no that does not say of what")
        changes["is_total"] = self.is_total or said.is_total
        changes["is_of_which"] = self.is_of_which or said.is_of_which
        changes["totals"] = self.totals | {said.total_of} if said.is_total and said.total_of else self.totals
        return replace(self, sources=tuple(sources), **changes)  # type: ignore[arg-type]

    def _with_period(self, said: Meaning) -> dict[str, object]:
        """The inner of two periods; two that do not lie in one another are a doubt."""
        assert said.period is not None
        found: dict[str, object] = {"period": said.period, "period_kind": said.period_kind}
        if self.period is None or self.period == said.period or self.period.contains(said.period):
            return found
        if said.period.contains(self.period):
            return {}
        return found | {"doubts": (*self.doubts, f"two periods: {self.period.label} and {said.period.label}")}


def _clean(text: str) -> str:
    return text.replace(";", ",").replace("=", "-")


def joined(row: Facts, column: Facts) -> Facts:
    """The facts of a row with those of a column: each says what the other leaves open; where both speak, a doubt."""
    changes: dict[str, object] = {}
    doubts = [*row.doubts, *column.doubts]
    for key in ("ages", "population", "sex", "online", "counted", "not_a_count", "area", "offence", "part"):
        mine, other = getattr(row, key), getattr(column, key)
        if other is not None and other != "":
            changes[key] = other
            if mine not in (None, "", other) and key in ("ages", "sex", "online"):
                changes[key] = mine
                doubts.append(f"{key}: the row and the column say different things")
    if column.period is not None:
        changes |= {"period": column.period, "period_kind": column.period_kind}
        if row.period is not None and row.period != column.period:
            if column.period.contains(row.period):
                changes |= {"period": row.period, "period_kind": row.period_kind}
            elif not row.period.contains(column.period):
                doubts.append(f"two periods: {row.period.label} and {column.period.label}")
    if row.offence and column.offence:
        changes["offence"] = row.offence
        changes["breakdown"] = (*row.breakdown, *column.breakdown, f"measure={column.offence}")
    else:
        changes["breakdown"] = (*row.breakdown, *column.breakdown)
    changes |= {
        "is_total": row.is_total or column.is_total,
        "is_of_which": row.is_of_which or column.is_of_which,
        "totals": row.totals | column.totals,
    }
    changes |= {"sources": (*row.sources, *column.sources), "doubts": tuple(doubts)}
    return replace(row, **changes)  # type: ignore[arg-type]
