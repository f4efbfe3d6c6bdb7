"""Which days of an export are which: what their heads say, and which comes before which in the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import polars as pl

from faircount.records.mapping.days import TURNED, days_in
from faircount.records.mapping.export_column import ExportColumn
from faircount.records.mapping.names import named

IN_ORDER = ("committed_from", "committed_to", "recorded", "outcome_date")
"""The days of a crime in the order in which they come."""
MOST_DAYS = 8
CLOSE = 0.5
"""Two readings nearer than this in what speaks for them are asked about."""


@dataclass(frozen=True, eq=False)
class ChosenDays:
    """The head of each day of a record, the form of each head, and the heads that could be a day just as well."""

    heads: Mapping[str, str]
    forms: Mapping[str, str]
    rivals: Mapping[str, tuple[str, ...]]
    turned: tuple[str, ...]


def choose_days(columns: Sequence[ExportColumn]) -> ChosenDays:
    """Which of these columns, all of days, is which, and which day-and-month order they have together."""
    forms, turned = _forms(columns)
    days = {column.head: days_in(column.cells, forms[column.head]) for column in columns}
    birth = _birth(columns, days)
    rest = [column for column in columns if column.head != birth]
    rest = sorted(rest, key=lambda column: -max(named(name, column.head) for name in IN_ORDER))[:MOST_DAYS]
    before = _before(rest, days)
    ranked = sorted(_readings(rest, before), key=lambda reading: -reading[0])
    best, heads = ranked[0] if ranked else (0.0, {})
    rivals: dict[str, tuple[str, ...]] = {}
    for score, other in ranked[1:]:
        if score < best - CLOSE:
            break
        for name in IN_ORDER[:3]:
            if other.get(name) != heads.get(name) and other.get(name):
                rivals[name] = tuple(dict.fromkeys((*rivals.get(name, ()), other[name])))
    found = dict(heads) | ({"victim_birth": birth} if birth else {})
    used = [head for head in turned if head in found.values()]
    return ChosenDays(found, {head: forms[head] for head in found.values()}, rivals, tuple(used))


def _forms(columns: Sequence[ExportColumn]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The form of each column; where day and month can be turned, the order of its neighbours, and the heads that stay unsure."""
    sure = {column.forms[0] for column in columns if len(column.forms) == 1 and column.forms[0] in TURNED}
    unsure = tuple(column.head for column in columns if len(column.forms) > 1)
    usual = next(iter(sure)) if len(sure) == 1 else TURNED[0]
    forms = {column.head: usual if column.head in unsure and usual in column.forms else column.forms[0] for column in columns}
    return forms, () if len(sure) == 1 else unsure


def _birth(columns: Sequence[ExportColumn], days: Mapping[str, pl.Series]) -> str | None:
    """The column of birthdays of victims: most of whom were children on the other days."""
    found = []
    for column in columns:
        others = [days[other.head] for other in columns if other.head != column.head]
        if not others or named("victim_birth", column.head) < -1:
            continue
        latest = pl.DataFrame(others).max_horizontal()
        age = (latest - days[column.head]).dt.total_days() / 365.25
        children = float((age.is_between(0, 18)).sum()) / max(1, age.count())
        spread = float((age > 1).sum()) / max(1, age.count())
        score = named("victim_birth", column.head) + (1.0 if children > 0.6 and spread > 0.8 else 0.0)
        if score >= 2:
            found.append((score, column.head))
    return max(found)[1] if found else None


def _before(columns: Sequence[ExportColumn], days: Mapping[str, pl.Series]) -> dict[tuple[str, str], float]:
    """For each two columns the share of rows, of those that have both, in which the first is no later than the second."""
    shares = {}
    for one, other in permutations(columns, 2):
        holds = days[one.head] <= days[other.head]
        shares[one.head, other.head] = float(holds.sum()) / holds.count() if holds.count() else 0.5
    return shares


def _readings(columns: Sequence[ExportColumn], before: Mapping[tuple[str, str], float]) -> list[tuple[float, dict[str, str]]]:
    """Every way of giving days to columns, with what speaks for it."""
    found = []
    for size in range(min(len(columns), len(IN_ORDER)) + 1):
        for names in combinations(IN_ORDER, size):
            if "recorded" not in names:
                continue
            for taken in permutations(columns, size):
                reading = dict(zip(names, taken, strict=True))
                found.append((_speaks_for(reading, before), {name: column.head for name, column in reading.items()}))
    return found


def _speaks_for(reading: Mapping[str, ExportColumn], before: Mapping[tuple[str, str], float]) -> float:
    score = 0.0
    for name, column in reading.items():
        score += named(name, column.head) + 0.2
        share = column.filled_share
        if name == "recorded":
            score += 0.5 if share > 0.98 else -3 * (1 - share)
        if name == "outcome_date":
            score += 0.5 if 0.02 < share < 0.97 else -1
    for earlier, later in combinations([name for name in IN_ORDER if name in reading], 2):
        holds = before[reading[earlier].head, reading[later].head]
        score += 0.3 if holds > 0.97 else -4 * (1 - holds)
    return score
