"""The page of an area: what it says with answers, without them, and with counts that are too small."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from faircount.briefing.among_forces import held_against_others, rates
from faircount.briefing.area import area_briefing
from faircount.briefing.briefing import AreaBriefing
from faircount.briefing.country import Country
from faircount.briefing.facts import Facts
from faircount.briefing.given import GivenFigures
from faircount.briefing.parts import GradeMark, RangeMark, StatusLine, plain
from faircount.briefing.two_years import compared
from faircount.briefing.years import Years
from faircount.compare.forbidden import forbidden_words
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Trust
from faircount.writers.site_pages import area_charts
from tests.lib.facts import CLEVELAND, KENT, SOURCES, WHOLE, YEARLY, asked, facts

STATUS = StatusLine("Final", "1.0.0", "25 November 2026")


def page(found: Facts, area: str) -> AreaBriefing:
    year = found.compared.after if found.compared else found.years[-1]
    counts = dict(found.of_year("child_named", year))
    people = dict.fromkeys(counts, 120_000)
    online = compared(
        found.pair(WHOLE, found.question(Online.YES)),
        "offences marked as online",
        "Marked",
        "39 forces",
        "Online",
        this_area=False,
    )
    country = Country(held_against_others(rates(counts, people)), online, "official", year)
    return area_briefing(found, area, country, STATUS)


def everything_said(briefing: AreaBriefing) -> str:
    said = [briefing.title, briefing.subtitle]
    said += [f"{point.sentence} {plain(point.second)}" for point in briefing.points]
    said += [chart.caption.title for chart in area_charts(briefing)]
    said += [briefing.tipping.remark] if briefing.tipping else []
    said += [plain(one.reason) for one in briefing.explanations.entries] if briefing.explanations else []
    return " ".join([*said, *briefing.quotes])


def test_cleveland_leads_with_its_latest_count_and_rate_then_the_mark_then_what_is_not_counted() -> None:
    briefing = page(facts(), CLEVELAND)
    latest, rate, marked, whole, last = briefing.points
    assert latest.sentence == (
        "Cleveland Police recorded 1,027 child-specific sexual offences in 2022/23, compared with 1,083 in 2021/22: no clear "
        "change."
    )
    assert rate.sentence.startswith("In 2016/17 police recorded 5.1 child-specific sexual offences for every 1,000 children")
    assert marked.sentence == (
        "Police marked 145 recorded offences as online in the year to March 2017, up from 55 the year before."
    )
    assert plain(marked.second) == (
        "Between 1.9 and 3.7 times as many: chance alone does not explain that. But 2015/16 was the first year the mark was "
        "required, so some of the rise is likely to be fuller marking."
    )
    assert whole.sentence == (
        "All recorded sexual offences against under-18s went from 820 in 2015/16 to 772 in 2016/17: no clear change."
    )
    assert isinstance(marked.mark, RangeMark)
    assert isinstance(last.mark, GradeMark)
    assert last.mark.letter == "B", "the grade of what leads the page, and of nothing else on it"


def test_the_card_has_the_latest_count_its_range_and_why_the_series_stops() -> None:
    found = replace(facts(), published=date(2026, 11, 25))
    card = page(found, CLEVELAND).card
    assert card is not None
    assert (card.when, card.count) == ("2022/23", "1,027")
    assert card.change == "Compared with 1,083 in 2021/22: no clear change"
    assert "stop at March 2023" in plain(card.stops)
    assert "published on 19 October 2023" in plain(card.stops)
    recent = page(replace(found, published=date(2024, 9, 30)), CLEVELAND).card
    assert recent is not None
    assert recent.stops == ""


def test_what_is_known_of_the_mark_has_a_chapter_of_its_own() -> None:
    own, none = (page(facts(), area).online for area in (CLEVELAND, KENT))
    assert own is not None
    assert own.change is not None
    assert [row.after for row in own.change.rows] == [145, 772, 5653]
    assert own.title == "Marked as online, 2015/16 and 2016/17"
    assert none is not None
    assert none.change is None
    assert "We found no count of marked offences from Kent Police" in none.lede


def test_the_strip_says_how_much_fuller_marking_would_be_needed() -> None:
    chapter = page(facts(), CLEVELAND).online
    strip = chapter.tipping if chapter else None
    assert strip is not None
    assert [round(step.starts, 2) for step in strip.steps] == [1.0, 1.32, 1.92, 2.64]
    assert "1.92 times as complete" in strip.remark
    assert "1.92 times" in strip.caption.title


def test_the_series_is_cut_where_codes_changed_and_its_title_compares_no_two_stretches() -> None:
    series = page(facts(), CLEVELAND).series
    assert series is not None
    assert series.caption.title == (
        "Counts rose from 227 to 613 and then, under new rules, from 734 to 1,027, 2013/14 to 2022/23"
    )
    assert [(entry.letter, entry.before, entry.cuts) for entry in series.breaks] == [
        ("A", "2013/14", True),
        ("B", "2015/16", False),
        ("C", "2017/18", True),
    ]
    assert [point.provisional for point in series.points].index(True) == len(series.points) - 1


def test_a_force_without_answers_stands_on_official_counts_and_says_so() -> None:
    briefing = page(facts(), KENT)
    assert briefing.gap is not None
    assert briefing.change is not None
    assert "we have no figure for 2015/16 or 2016/17" in plain(briefing.missing.words if briefing.missing else "")
    assert "marked as online in the year" not in everything_said(briefing)


def test_small_counts_carry_no_ratio_and_no_percentage() -> None:
    counts = {area: [8] * 11 if area == KENT else [400] * 11 for area in FORCES} | {KENT: [2, 4, 6, 8, 1, 6, 2, 4, 4, 2, 9]}
    briefing = page(facts(counts=counts), KENT)
    assert briefing.change is not None
    assert briefing.change.rows[0].ratio is None
    assert "too few to compare" in briefing.change.caption.title
    assert "%" not in briefing.points[0].sentence + plain(briefing.points[0].second)


@pytest.mark.parametrize("area", [CLEVELAND, KENT])
def test_nothing_is_said_that_counts_do_not_carry(area: str) -> None:
    said = everything_said(page(facts(), area))
    assert [word.text for word in forbidden_words(said)] == []


def test_every_source_that_is_cited_is_listed_once() -> None:
    briefing = page(facts(), CLEVELAND)
    assert [entry.number for entry in briefing.sources] == [1, 2, 3]
    assert {entry.title.split(":")[0] for entry in briefing.sources} == {source.publisher for source in SOURCES.values()}


def test_a_year_that_is_hidden_leaves_no_number_behind() -> None:
    hidden: list[Figure] = []
    for figure in facts().official:
        if figure.area == KENT and figure.period.start.year == 2022:
            figure = replace(figure, lower=None, upper=None)
        hidden.append(figure)
    found = facts()
    table = replace(found.official, figures=type(found.official.figures).of(hidden))
    briefing = page(replace(found, official=table), KENT)
    assert briefing.series is not None
    assert briefing.series.points[-1].lower is None
    assert not isinstance(briefing.series.points[-1].count, int)


def test_the_years_are_those_of_the_series() -> None:
    briefing = page(facts(), CLEVELAND)
    assert briefing.series is not None
    assert [point.count for point in briefing.series.points] == list(YEARLY)


def test_a_count_that_can_hardly_be_the_whole_is_given_and_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    # The card of the finding is tested with findings of its own; here it would need all of one.
    monkeypatch.setattr("faircount.briefing.area.finding_card", lambda finding, _: finding)
    low = SimpleNamespace(area=CLEVELAND, check="floor", figures=(asked(CLEVELAND, 2015, 820),))
    briefing = page(facts(findings=(low,)), CLEVELAND)
    sentences = [point.sentence for point in briefing.points]
    assert sentences[3] == (
        "820 sexual offences against under-18s were given for 2015/16, and 772 for 2016/17. We do not compare them."
    )
    assert not any("from 820" in words for words in (*sentences, *briefing.quotes))
    assert briefing.online is not None
    assert briefing.online.change is not None
    assert [row.after for row in briefing.online.change.rows] == [145, 5653]


def of_the_force(*counts: int, ages: AgeBand = ALL_AGES) -> Facts:
    """Facts of a force of which nothing is held but its answer: a count a year from 2015/16 on, of a part or of all."""
    answer = replace(SOURCES["paper"], source_id="answer", trust=Trust.FORCE)
    given = [replace(asked(CLEVELAND, 2015 + place, count, source="answer"), ages=ages) for place, count in enumerate(counts)]
    years = {area: [400 + 10 * year for year in range(11)] for area in FORCES if area != CLEVELAND}
    found = facts(given, years)
    sources = {**SOURCES, "answer": answer}
    return replace(found, given=GivenFigures(found.given.tables, sources), sources=sources)


@pytest.mark.parametrize("counts", [(15, 18, 25), (150, 180, 250), (150, 180, 250, 240)])
def test_whatever_is_drawn_of_an_answer_stands_beside_the_table_of_it(counts: tuple[int, ...]) -> None:
    briefing = page(of_the_force(*counts), CLEVELAND)
    assert briefing.answered is not None
    assert briefing.answers is not None, "the drawing stands in that part of the page"


def test_the_count_of_one_band_is_no_headline() -> None:
    assert page(of_the_force(150, 180), CLEVELAND).card is not None
    assert page(of_the_force(0, 0, ages=AgeBand(0, 0)), CLEVELAND).card is None


def test_a_mark_that_lacks_one_of_the_two_years_is_compared_over_its_own() -> None:
    marked = [asked(CLEVELAND, year, count, Online.YES) for year, count in ((2020, 60), (2022, 145))]
    whole = [asked(CLEVELAND, year, count) for year, count in ((2020, 700), (2021, 820), (2022, 772))]
    years = Years(FinancialYear(2021).period, FinancialYear(2022).period)
    briefing = page(replace(facts([*whole, *marked]), compared=years, is_fixed=False), CLEVELAND)
    assert briefing.change is not None
    assert (briefing.change.rows[0].before, briefing.change.rows[0].after) == (820, 772)
    assert briefing.online is not None
    assert briefing.online.change is not None
    assert [(row.before, row.after) for row in briefing.online.change.rows] == [(60, 145)]
    assert any("60" in point.sentence and "145" in point.sentence for point in briefing.points)
