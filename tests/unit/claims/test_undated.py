"""Two counts without their years are borne out by any two years of one source, and by none contradicted."""

from datetime import date

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period

KENT = "E23000032"


def _figure(year: int, count: int, offence: str = "child_named", source: str = "s") -> Figure:
    period = Period(date(year, 4, 1), date(year + 1, 3, 31))
    return Figure(KENT, period, Counted.OFFENCES, offence, count, count, source_id=source)


def _first(text: str, *figures: Figure) -> CheckedClaim:
    return judge_against(check_text(text), figures, {})[0]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Offences that name a child victim recorded by Kent Police rose from 1,159 to 1,446.", LedgerVerdict.CONFIRMED),
        ("Offences whose name shows a child recorded by Kent Police went from 1,159 to 1,446.", LedgerVerdict.CONFIRMED),
        ("Offences that name a child victim recorded by Kent Police rose from 1,159 to 1,447.", LedgerVerdict.UNKNOWN),
        ("Offences that name a child victim recorded by Kent Police fell from 1,446 to 1,159.", LedgerVerdict.UNKNOWN),
        ("Offences that name a child victim recorded by Kent Police fell from 1,159 to 1,446.", LedgerVerdict.CONTRADICTED),
    ],
)
def test_only_the_counts_of_two_years_in_their_order_bear_it_out(text: str, standing: LedgerVerdict) -> None:
    assert _first(text, _figure(2015, 1159), _figure(2016, 1446)).verdict is standing


def test_two_sources_are_not_put_together() -> None:
    text = "Offences that name a child victim recorded by Kent Police rose from 1,159 to 1,446."
    assert _first(text, _figure(2015, 1159, source="a"), _figure(2016, 1446, source="b")).verdict is LedgerVerdict.UNKNOWN


def test_the_years_found_are_said() -> None:
    text = "Offences that name a child victim recorded by Kent Police rose from 1,159 to 1,446."
    assert "the counts of 2015/16 and 2016/17" in _first(text, _figure(2015, 1159), _figure(2016, 1446)).reason


def test_offences_that_name_a_child_are_counted_as_offences() -> None:
    subject = check_text("Kent Police recorded 1,446 offences that name a child victim in 2016/17.")[0].claim.subject
    assert (subject.offence, subject.counted) == ("child_named", Counted.OFFENCES)
