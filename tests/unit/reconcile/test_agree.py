"""One count given twice, and totals of different forces."""

from __future__ import annotations

from datetime import date

from faircount.reconcile.finding import Certainty, Evidence
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

OFFICIAL = Source("official", "Recorded crime", "Home Office", "", Trust.OFFICIAL, published=date(2023, 10, 19))


def paper(name: str, published: date | None = None) -> Source:
    return Source(name, "A report", name.title(), "", Trust.PRESS, published=published)


def test_two_papers_that_agree_are_no_finding(of):
    assert reconcile([of(55), of(55, source_id="other")], {}) == ()


def test_two_values_far_apart_cannot_both_be_right_and_none_is_picked(of):
    (found,) = reconcile([of(820), of(247, source_id="other")], {"paper": paper("paper"), "other": paper("other")})
    assert found.severity is Certainty.IMPOSSIBLE
    assert found.title == "247 and 820 are both given for sexual offences against under-18s"
    assert found.clears == "Setting aside either of them leaves nothing in conflict, and nothing here says which."
    assert {bar.label for bar in found.bars} == {"Paper", "Other"}


def test_the_official_floor_says_more_where_it_can(of):
    floor = of(348, offence="child_named", source_id="official")
    found, below = reconcile([of(820), of(247, source_id="other"), floor], {"official": OFFICIAL})
    assert found.clears.endswith("247 (Cleveland) is also below its official floor of 348.")
    assert below.check == "floor"


def test_two_values_within_a_revision_are_worth_asking(of):
    dated = {"paper": paper("paper", date(2016, 1, 1)), "other": paper("other", date(2017, 1, 1))}
    (found,) = reconcile([of(820), of(850, source_id="other")], dated)
    assert found.severity is Certainty.WORTH_ASKING
    assert found.explanations[0].key == "revision"
    assert found.explanations[0].state is Evidence.SOME


def test_one_document_that_contradicts_itself_is_impossible(of):
    (found,) = reconcile([of(820), of(821)], {})
    assert found.severity is Certainty.IMPOSSIBLE


def test_a_stale_value_and_a_wrong_year_are_noticed(of):
    figures = [of(820, "2014/15"), of(820), of(1000, source_id="other")]
    found = reconcile(figures, {})[0]
    assert [(each.key, each.state) for each in found.explanations[:1]] == [("stale value", Evidence.SOME)]
    figures = [of(820, "2017/18", source_id="third"), of(820), of(1200, source_id="other")]
    found = reconcile(figures, {})[0]
    assert found.explanations[0].key == "wrong year"


def test_a_figure_of_a_larger_area_given_as_local_is_noticed(of):
    figures = [of(345, area="E12000001", source_id="third"), of(345), of(82, source_id="other")]
    found = reconcile(figures, {"third": paper("third")})[0]
    assert found.explanations[0].key == "national given as local"
    assert found.explanations[0].reason == "Third gives the same count for the North East region."


def test_totals_of_different_forces_are_worth_asking(of):
    whole = {"area": "K04000001", "online": Online.YES}
    figures = [
        of(3186, note="forces=38", **whole), of(3903, note="forces=39", source_id="other", **whole),
        of(5653, "2016/17", note="forces=39", source_id="other", **whole),
    ]  # fmt: skip
    (found,) = reconcile(figures, {})
    assert found.severity is Certainty.WORTH_ASKING
    assert found.title == "3,186 and 3,903 are two totals of one thing, with different forces in them"
    assert found.arithmetic == (
        "3,903 − 3,186 = 717",
        "5,653 ÷ 3,186 = 1.77, +77% (not the same forces)",
        "5,653 ÷ 3,903 = 1.45, +45% (the same number of forces)",
    )
    assert found.explanations[0].reason == "3,186 over 38 forces and 3,903 over 39 forces."


def test_victims_and_offences_are_not_two_values_of_one_count(of):
    assert reconcile([of(820), of(700, counted=Counted.VICTIMS)], {}) == ()


def test_a_refused_figure_disagrees_with_nothing(of):
    assert reconcile([of(820), of(0, lower=None, upper=None, status=CellStatus.REFUSED)], {}) == ()
