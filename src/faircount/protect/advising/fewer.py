"""Fewer breakdowns instead of all: which lists of margins show most counts exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from faircount.protect.advising.case import AdviceCase, Option
from faircount.protect.coarsening import TRIED
from faircount.protect.measures import measure

SHOWN = 2
"""How many lists are shown beside the other methods."""


def fewer_breakdowns(case: AdviceCase) -> Iterator[Option]:
    """The lists of fewer breakdowns that show most counts exactly; small counts in none of them are protected as well."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    names = case.table.names
    asked = [",".join(name for name in names if name in each) or "total" for each in case.constraints.breakdowns(names)]
    for number, tables in enumerate(lists_of_margins(names, asked)):
        outcome = case.hidden_if_possible(TRIED, tables=tables)
        if outcome is not None:
            found.append((-measure(outcome, case.table).exact, number, tables))
    for _, _, tables in sorted(found)[:SHOWN]:
        outcome = case.hidden_if_possible(case.effort, tables=tables)
        if outcome is not None:
            command = " ".join(f"--table {each}" for each in tables)
            yield case.option(f"fewer breakdowns: {' and '.join(tables)}", f"--method suppression {command}", outcome)


def lists_of_margins(names: Sequence[str], asked: Sequence[str]) -> list[tuple[str, ...]]:
    """The lists that are tried: one breakdown less of those asked for; or all by so many dimensions, and the table without one.

    >>> lists_of_margins(("area", "age", "online"), [])[:2]
    [('area', 'age', 'online'), ('area,age', 'area,online', 'age,online')]
    """
    if asked:
        return [tuple(each for each in asked if each != left) for left in asked] if len(asked) > 1 else []
    by_size = [tuple(",".join(each) for each in combinations(names, size)) for size in range(1, len(names))]
    without = [(",".join(each),) for each in combinations(names, len(names) - 1)] if len(names) > 1 else []
    return list(dict.fromkeys([*by_size, *without]))
