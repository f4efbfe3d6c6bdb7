"""Comparisons, rates and briefings as their pages print them, and nothing beside a count that is not shown."""

from __future__ import annotations

from dataclasses import replace

from faircount.briefing.briefing import AreaBriefing
from faircount.release.published.briefings import area_record, national_record
from faircount.release.published.comparisons import comparison_records, rate_record
from faircount.release.published.statements import Names
from faircount.vocabulary.status import CellStatus
from tests.lib.published import WHOLE
from tests.lib.sample_national import national
from tests.lib.sample_site import bare_area, cleveland


def test_a_comparison_has_the_counts_the_range_and_the_grade_of_its_row():
    online = next(one for one in comparison_records(cleveland(), WHOLE) if one.count_after == 145)
    assert (online.count_before, online.area_code, online.grade) == (55, "E23000013", "C")
    assert online.ratio is not None
    assert online.ratio.lower < online.ratio.best < online.ratio.upper


def test_a_comparison_of_all_forces_is_not_said_to_be_of_the_area():
    codes = {one.area_code for one in comparison_records(cleveland(), WHOLE) if one.count_before == 3_903}
    assert codes == {WHOLE}


def test_no_ratio_stands_beside_a_hidden_count():
    page = cleveland()
    assert page.change is not None
    hidden = tuple(replace(row, after=CellStatus.SUPPRESSED_AT_SOURCE) for row in page.change.rows)
    told = comparison_records(replace(page, change=replace(page.change, rows=hidden)), WHOLE)
    assert told
    assert {(one.count_after, one.ratio) for one in told} == {(None, None)}


def test_a_page_without_comparison_or_rate_gives_none():
    bare: AreaBriefing = replace(bare_area("Kent", "Kent Police"), funnel=None)
    assert comparison_records(bare, WHOLE) == ()
    assert rate_record(bare) is None


def test_a_rate_has_its_range():
    rate = rate_record(cleveland())
    assert rate is not None
    assert rate.lower is not None
    assert rate.upper is not None
    assert rate.lower < rate.per_1000 < rate.upper


def test_a_briefing_has_every_sentence_of_the_page():
    page, told = cleveland(), area_record(cleveland(), Names())
    assert [point.sentence for point in told.points] == [point.sentence for point in page.points]
    assert told.points[-1].beside.startswith("Comparability: C. ")
    assert told.quotes == page.quotes
    assert [(one.words, one.why) for one in told.do_not_say] == [(one.words, one.why) for one in page.avoid]
    assert told.missing.startswith("Cleveland’s figures cover both years.")


def test_a_gap_is_said_where_figures_would_stand():
    assert area_record(bare_area("Kent", "Kent Police"), Names()).missing.startswith("No figure is held for all sexual offences")


def test_the_whole_has_a_briefing_too():
    told = national_record(national(), WHOLE, "england-and-wales", "England and Wales", Names())
    assert (told.page, told.area_code) == ("index.html", WHOLE)
    assert told.points
