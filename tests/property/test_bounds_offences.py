"""Offences lose nothing either: ranges are those of a system in which every code, and every set without codes, is a column."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from faircount.bounds.implied import Implied
from faircount.bounds.ranges import feasible_range, is_feasible
from faircount.bounds.system import System
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES, OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear
from tests.lib.inputs import inputs

YEAR = FinancialYear(2018).period
BREAKDOWNS = {"": [], "platform=x": [""], "platform=y": [""]}
"""Each breakdown, with those that hold it."""
SECTION_15A, SUBSTANCE = "sexual_communication_with_a_child", "administering_a_substance"
KEYS = sorted({"17A", "17B", "19D", "86", "88A", "88C", *OFFENCE_SETS})
CELLS = list(product([*CODES, *(key for key, entry in OFFENCE_SETS.items() if not entry.codes)], BREAKDOWNS))
PLACE = {cell: number for number, cell in enumerate(CELLS)}


def figure(offence: str, breakdown: str = "", low: int | None = None, high: int | None = None) -> Figure:
    return Figure("E23000013", YEAR, Counted.OFFENCES, offence, low, high, breakdown=breakdown)


def columns(offence: str, breakdown: str) -> list[int]:
    codes = OFFENCE_SETS[offence].codes if offence in OFFENCE_SETS else ()
    return [PLACE[each, breakdown] for each in codes or (offence,)]


def rules() -> list[list[int]]:
    """What the reference declares, step by step: a set without codes within its holders, a breakdown within the whole."""
    inside = [([number], [PLACE[key, wider]]) for (key, narrow), number in PLACE.items() for wider in BREAKDOWNS[narrow]]
    for key, entry in OFFENCE_SETS.items():
        for outer, breakdown in product(() if entry.codes else entry.within, BREAKDOWNS):
            inside.append((columns(key, breakdown), columns(outer, breakdown)))
    return [[(number in inner) - (number in outer) for number in range(len(CELLS))] for inner, outer in inside]


RULES = rules()


def finest(figures: list[Figure]) -> System:
    rows = [[int(number in columns(each.offence, each.breakdown)) for number in range(len(CELLS))] for each in figures]
    lower = [*(each.lower for each in figures), *(None for _ in RULES)]
    return System.of([*rows, *RULES], lower, [*(each.upper for each in figures), *(0 for _ in RULES)])


BROKEN_DOWN = st.sampled_from(["", "", "", *BREAKDOWNS])
SAID = st.builds(
    lambda offence, breakdown, low, more: figure(offence, breakdown, low, low + more),
    st.sampled_from(KEYS), BROKEN_DOWN, st.integers(0, 5), st.integers(0, 2),
)  # fmt: skip
ASKED = st.builds(figure, st.sampled_from(KEYS), BROKEN_DOWN)


@given(st.lists(SAID, min_size=2, max_size=7), ASKED)
@example([figure("17B", "", 5, 5), figure("child_named", "", 3, 5)], figure(SECTION_15A))
@example([figure("17B", "", 5, 5), figure("child_named", "", 3, 5), figure(SECTION_15A, "", 1, 1)], figure("88A"))
@example([figure(SUBSTANCE, "", 3, 3), figure("all_sexual", "", 0, 5)], figure(SECTION_15A))
@example([figure("17A", "platform=x", 0, 0), figure("child_named", "", 0, 3)], figure("sexual_assault_under_13", "platform=x"))
@example([figure("17B", "platform=x", 4, 4), figure("child_named", "platform=x", 0, 5)], figure(SECTION_15A, "platform=x"))
@inputs(60)
def test_every_declared_relation_of_offences_is_used_in_full(said, asked):
    system, implied = finest(said), Implied.of(said)
    assert implied.is_consistent == is_feasible(system)
    if implied.is_consistent:
        assert implied.range(asked) == feasible_range(system, dict.fromkeys(columns(asked.offence, asked.breakdown), 1))
