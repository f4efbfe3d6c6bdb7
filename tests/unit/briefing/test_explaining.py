"""What may explain a change: the register is asked of both years, and two equal counts changed by nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.citing import Citations
from faircount.briefing.explaining import explanations
from faircount.briefing.given import Pair
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears, compared
from faircount.tables.figures import Figure
from faircount.vocabulary.breaks import BREAKS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear

KENT = "E23000032"
STILL_NEW = (2016, 2017, 2018)
"""Years in which a mark or an offence of the years before is still new."""
ALL = "sexual offences against under-18s"


def _row(start: int, counts: tuple[int, int], online: Online = Online.ALL) -> ComparedYears | None:
    figures = [
        Figure(KENT, FinancialYear(start + n).period, Counted.OFFENCES, "sexual_under_18", count, count, online=online)
        for n, count in enumerate(counts)
    ]
    return compared(Pair(figures[0], figures[1]), FLAGGED_ONLINE if online is Online.YES else ALL, "", "", "")


def _said(rows: list[ComparedYears]) -> dict[str, str]:
    listed = explanations(KENT, rows, [], [], Citations({}))
    return {entry.label: str(entry.reason) for entry in listed.entries}


@given(st.integers(2012, 2021), st.integers(60, 900), st.integers(60, 900))
def test_no_rule_is_said_to_be_unknown_that_the_register_holds(start: int, before: int, after: int) -> None:
    row = _row(start, (before, after))
    if row is None:
        return
    years = (row.pair.before.period, row.pair.after.period)
    known = [
        entry
        for entry in BREAKS.values()
        if entry.is_certain and entry.cuts("sexual_under_18", Online.YES) and entry.holds_in(KENT)
        if any(year.start <= entry.date <= year.end for year in years)
    ]
    says_none = "We know of no new rule" in _said([row])["A rule or a mark changed"]
    assert not (known and says_none)
    assert says_none or known or start in STILL_NEW


@given(st.integers(2018, 2021), st.integers(60, 900), st.integers(0, 900))
def test_chance_accounts_for_no_change_that_there_was_not(start: int, count: int, flagged: int) -> None:
    rows = [row for row in (_row(start, (count, count + 9)), _row(start, (flagged, flagged), Online.YES)) if row is not None]
    assert f"from {flagged:,} in" not in _said(rows)["Chance"] or flagged == count
