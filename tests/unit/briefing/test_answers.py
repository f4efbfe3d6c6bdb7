"""Ages compared: of one question, over the latest years that allow it, in order of age; none where there is too little."""

from __future__ import annotations

from dataclasses import replace

from faircount.briefing.briefing import AreaBriefing
from faircount.briefing.given import GivenFigures
from faircount.briefing.statements import statements_of
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.provenance import Trust
from faircount.writers.site_pages import area_charts
from tests.lib.facts import CLEVELAND, SOURCES, asked, facts
from tests.unit.briefing.test_area import page

YOUNG, OLD = AgeBand(0, 11), AgeBand(12, 17)
WHOLE = tuple(asked(CLEVELAND, year, count, source="answer") for year, count in ((2019, 500), (2020, 540), (2021, 590)))


def of_ages(ages: AgeBand, *counts: int | None) -> list[Figure]:
    figures = [(asked(CLEVELAND, 2019 + place, count or 0, source="answer"), count) for place, count in enumerate(counts)]
    return [replace(figure, ages=ages) for figure, count in figures if count is not None]


def briefing(*figures: Figure) -> AreaBriefing:
    found = facts(figures, {area: [400 + 10 * year for year in range(11)] for area in FORCES if area != CLEVELAND})
    answer = replace(SOURCES["paper"], source_id="answer", trust=Trust.FORCE)
    sources = {**SOURCES, "answer": answer}
    return page(replace(found, given=GivenFigures(found.given.tables, sources), sources=sources), CLEVELAND)


def test_each_age_is_compared_over_the_latest_two_years_in_the_order_of_age() -> None:
    made = briefing(*WHOLE, *of_ages(OLD, 300, 310, 420), *of_ages(YOUNG, 200, 230, 170))
    assert made.answers is not None
    ages = made.answers.ages
    assert ages is not None
    assert (ages.before, ages.after) == ("2020/21", "2021/22")
    assert [(row.label, row.before, row.after) for row in ages.rows] == [("Under 12", 230, 170), ("Aged 12 to 17", 310, 420)]
    assert ages.caption.title == "Sexual offences against under-18s in Cleveland, 2020/21 and 2021/22, age by age"
    assert "by chance alone" in str(made.answers.notes)
    numbers = [chart.caption.number for chart in area_charts(made)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert any("230" in words and "170" in words for words in statements_of(made)), "what the chart says keeps its facts"


def test_a_year_that_one_age_lacks_does_not_lead() -> None:
    made = briefing(*WHOLE, *of_ages(OLD, 300, 310, 420), *of_ages(YOUNG, 200, 230))
    assert made.answers is not None
    assert made.answers.ages is not None
    assert made.answers.ages.after == "2020/21"


def test_one_age_alone_or_ages_that_figure_1_has_are_not_compared_again() -> None:
    one = briefing(*WHOLE, *of_ages(OLD, 300, 310, 420))
    assert one.answers is not None
    assert one.answers.ages is None
    bands = briefing(*of_ages(OLD, 300, 310), *of_ages(YOUNG, 200, 230))
    assert bands.change is not None
    assert bands.answers is None or bands.answers.ages is None
