"""Doubts gathered into matters: one answer serves all the tables that are read alike, and none is lost in the gathering."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from faircount.review.matters import matters_of
from faircount.review.questions import QUESTIONS, parts_of
from faircount.tables.extract import Extract
from faircount.vocabulary.ages import AgeBand
from tests.lib.inputs import inputs
from tests.unit.review.test_effects import FIGURE

UNIT = "the unit is not said"
STARTS = [start for start, question in QUESTIONS.items() if question.same]


def answer(*figures: tuple[str, str, str]) -> Extract:
    """An answer whose figures are a table, what they count, and their doubt, each; every second one waits as a proposal."""
    made = [
        replace(FIGURE, locator=f"{table}!B{row}", counted=counted, doubt=doubt)
        for row, (table, counted, doubt) in enumerate(figures, start=2)
    ]
    return Extract("reply.xlsx", "0" * 64, "xlsx", tuple(made[::2]), proposals=tuple(made[1::2]))


def test_tables_that_are_read_alike_are_asked_about_once() -> None:
    (matter,) = matters_of(answer(("Kent", "offences", UNIT), ("Pivot", "offences", UNIT)))
    assert matter.place == ""
    assert set(matter.cells) == {"Kent!B2", "Pivot!B3"}


def test_one_table_keeps_its_place() -> None:
    (matter,) = matters_of(answer(("Kent", "offences", UNIT), ("Kent", "offences", UNIT), ("Pivot", "victims", "")))
    assert matter.place == "Kent"


def test_tables_that_are_read_otherwise_are_asked_about_one_by_one() -> None:
    found = matters_of(answer(("Kent", "offences", UNIT), ("Pivot", "victims", UNIT)))
    assert [matter.place for matter in found] == ["Kent", "Pivot"]


def test_ages_that_differ_are_not_confirmed_together() -> None:
    doubt = "the ages stand in another part of the answer"
    asked = answer(("Kent", "offences", doubt), ("Pivot", "offences", doubt))
    (first,), (second,) = asked.figures, asked.proposals
    asked = replace(asked, figures=(replace(first, ages=AgeBand(0, 12)),), proposals=(replace(second, ages=AgeBand(0, 17)),))
    assert [matter.place for matter in matters_of(asked)] == ["Kent", "Pivot"]


@inputs(40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Kent", "Pivot", "par9"]),
            st.sampled_from(["offences", "victims"]),
            st.lists(st.sampled_from([*STARTS, "the force stands only in the file name", "the moon was full"]), unique=True),
        ),
        max_size=12,
    )
)
def test_every_doubt_of_every_figure_is_in_one_matter(figures: list[tuple[str, str, list[str]]]) -> None:
    extract = answer(*((table, counted, "; ".join(doubts)) for table, counted, doubts in figures))
    found = matters_of(extract)
    for figure in (*extract.figures, *extract.proposals):
        for doubt in parts_of(figure.doubt):
            assert sum(matter.doubt == doubt and figure.locator in matter.cells for matter in found) == 1
    assert len({matter.key for matter in found}) == len(found)
    for matter, start in product(found, STARTS):
        if matter.doubt.startswith(start) and matter.place == "":
            assert len({getattr(figure, QUESTIONS[start].same) for figure in matter.figures}) == 1
