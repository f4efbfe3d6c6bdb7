"""Ages that do not fit the total that they are tied to."""

from __future__ import annotations

from faircount.reconcile.finding import Certainty, Evidence
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.status import CellStatus

TWO_YEARS = "2015/16+2016/17"


def young(of, count, high, note="tied_to=online"):
    return of(count, TWO_YEARS, counted=Counted.VICTIMS, ages=AgeBand(0, high), note=note)


def test_more_young_victims_than_online_offences_is_very_unlikely(of):
    online = [of(55, online=Online.YES), of(145, "2016/17", online=Online.YES)]
    all_offences = [of(820), of(772, "2016/17")]
    (found,) = reconcile([young(of, 259, 9), young(of, 53, 3), *online, *all_offences], {})
    assert found.severity is Certainty.VERY_UNLIKELY
    assert found.title == "259 victims under ten are too many for 200 online offences"
    assert found.arithmetic[0] == "55 + 145 = 200 < 259"
    assert [figure.count for figure in found.figures] == [259, 55, 145]
    assert {each.key for each in found.explanations if each.state is Evidence.SOME} == {"misprint", "victims or offences"}
    assert "259 of 1,592 is 16%" in found.explanations[0].reason


def test_ages_are_held_against_all_offences_where_nothing_ties_them(of):
    (found,) = reconcile([young(of, 900, 9, note=""), of(820, TWO_YEARS)], {})
    assert found.title == "900 victims under ten are too many for 820 offences"


def test_without_a_total_nothing_is_said(of):
    assert reconcile([young(of, 259, 9), of(55, online=Online.YES)], {}) == ()


def test_a_hidden_total_is_never_worked_out_in_print(of):
    hidden = of(0, TWO_YEARS, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, online=Online.YES)
    figures = [young(of, 259, 9), hidden, of(100, TWO_YEARS), of(98, TWO_YEARS, online=Online.NO)]
    found = next(each for each in reconcile(figures, {}) if each.check == "ages")
    assert found.title == "259 victims under ten are too many for 4 online offences"
