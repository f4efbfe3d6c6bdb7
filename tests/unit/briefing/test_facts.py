"""Which figures a page takes: both years from one source, the same forces, the later release."""

from __future__ import annotations

from types import SimpleNamespace

from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear
from tests.lib.facts import CLEVELAND, CLEVELAND_ASKED, KENT, WHOLE, asked, facts


def paired(found: Facts, area: str, online: Online) -> Pair | None:
    return found.pair(area, found.question(online))


def test_both_years_come_from_one_source() -> None:
    pair = paired(facts(), CLEVELAND, Online.YES)
    assert pair is not None
    assert (pair.before.count, pair.after.count, pair.before.source_id) == (55, 145, "paper")


def test_a_total_is_paired_with_one_of_the_same_forces_and_no_other() -> None:
    other = asked(WHOLE, 2015, 3186, Online.YES, "paper", "forces=38")
    pair = paired(facts([other, *CLEVELAND_ASKED]), WHOLE, Online.YES)
    assert pair is not None
    assert (pair.before.count, pair.after.count, pair.forces) == (3903, 5653, 39)


def test_two_values_of_one_year_make_no_pair_across_sources() -> None:
    printed = [asked(KENT, 2015, 100), asked(KENT, 2015, 120, source="other"), asked(KENT, 2016, 130, source="official")]
    assert paired(facts(printed), KENT, Online.ALL) is None


def test_a_year_without_a_row_is_no_zero() -> None:
    found = facts(counts={CLEVELAND: [5, 6, 7]})
    assert [figure.count if figure else None for figure in found.yearly(CLEVELAND)] == [5, 6, 7, *[None] * 8]
    assert found.of_year("child_named", FinancialYear(2020).period) == {}


def test_a_figure_that_can_hardly_be_the_whole_makes_its_pair_doubtful() -> None:
    low = SimpleNamespace(area=CLEVELAND, check="floor", figures=(asked(CLEVELAND, 2016, 772, source="other"),))
    share = SimpleNamespace(area=CLEVELAND, check="plausible", figures=(asked(CLEVELAND, 2016, 145, Online.YES),))
    found = facts(findings=(low, share))
    total, online = paired(found, CLEVELAND, Online.ALL), paired(found, CLEVELAND, Online.YES)
    assert total is not None
    assert online is not None
    assert found.is_in_doubt(total)
    assert not found.is_in_doubt(online)
