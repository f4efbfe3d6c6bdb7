"""What bears on a doubt: other years, the official floor, another print; and nothing about what was hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faircount.review.matters import Matter
from faircount.review.speaks import speaks
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period, parse_period
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

YEAR = parse_period("2015/16")


def answered(count: int, period: Period = YEAR) -> AnsweredFigure:
    return AnsweredFigure(
        "Kent Police", period, "offences", "sexual offences against under-18s", float(count), count, count, "t1!B2"
    )


def asked(*figures: AnsweredFigure) -> Matter:
    return Matter("kent.csv", "a" * 64, "t1", "q", "Q?", (), "", ("t1!B2",), figures)


def ledger(*said: tuple[str, int, Trust]) -> Ledger:
    documents = []
    for number, (offence, count, trust) in enumerate(said):
        publisher = "Home Office" if trust is Trust.OFFICIAL else "A newspaper"
        source = Source(f"s{number}", "A table", publisher, f"{number}" * 64, trust)
        figure = Figure(parse_area("Kent").code, YEAR, Counted.OFFENCES, offence, count, count, source_id=source.source_id)
        documents.append(StoredDocument(replace(source, published=date(2018, 1, 1)), Figures.of([figure])))
    return Ledger.empty().record(documents)


def words(speaking):
    return [(one.fits, one.words) for one in speaking.evidence]


def test_a_figure_among_other_years_of_its_answer():
    others = answered(663, parse_period("2016/17")), answered(833, parse_period("2017/18"))
    extract = Extract("kent.csv", "a" * 64, "csv", (answered(7381), *others))
    found = speaks(asked(answered(7381)), extract, Ledger.empty())
    assert found.neighbours is not None
    assert (found.neighbours.count, found.neighbours.others) == (7381, (("2016/17", 663), ("2017/18", 833)))
    assert words(found) == [(False, "7,381 in 2015/16; the 2 other years of this answer are from 663 to 833.")]


def test_the_official_floor_and_another_print_are_told_with_their_source():
    extract = Extract("kent.csv", "a" * 64, "csv", (answered(738),))
    held = ledger(("child_named", 545, Trust.OFFICIAL), ("sexual_under_18", 738, Trust.PRESS))
    found = words(speaks(asked(answered(738)), extract, held))
    assert (True, "A newspaper printed 738 for 2015/16; this answer, 738.") in found
    assert any(fits and "545" in said and "lies above it" in said for fits, said in found)


def test_a_figure_below_the_floor_and_unlike_another_print_does_not_fit():
    extract = Extract("kent.csv", "a" * 64, "csv", (answered(73),))
    held = ledger(("child_named", 545, Trust.OFFICIAL), ("sexual_under_18", 738, Trust.PRESS))
    assert [fits for fits, _ in words(speaks(asked(answered(73)), extract, held))] == [False, False]


def test_nothing_is_held_against_a_cell_that_was_hidden():
    """What another document prints for a hidden cell would give the cell away."""
    hidden = replace(answered(0), number=None, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
    unsaid = replace(hidden, lower=None, upper=None)
    held = ledger(("sexual_under_18", 3, Trust.PRESS))
    for figure in (hidden, unsaid):
        extract = Extract("kent.csv", "a" * 64, "csv", (figure, answered(663, parse_period("2016/17"))))
        assert speaks(asked(figure), extract, held).evidence == ()
        assert speaks(asked(figure), extract, held).neighbours is None
        assert speaks(asked(answered(663, parse_period("2016/17")), figure), extract, held).evidence == ()


def test_what_others_hid_is_not_told_either():
    held = ledger(("sexual_under_18", 3, Trust.PRESS))
    entries = held.entries.with_columns(status=held.entries["status"].replace("observed", str(CellStatus.SUPPRESSED_AT_SOURCE)))
    extract = Extract("kent.csv", "a" * 64, "csv", (answered(738),))
    assert words(speaks(asked(answered(738)), extract, Ledger(entries, held.documents))) == []
