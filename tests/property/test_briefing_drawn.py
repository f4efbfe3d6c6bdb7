"""Pages of drawn projects: the years follow from what is held, and nothing false is said of what is held."""

from __future__ import annotations

import re

import pytest

from faircount.briefing.area import area_briefing
from faircount.briefing.briefing import AreaBriefing
from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.chart import draw
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.charts.tiles import CoverageKind
from faircount.briefing.country import Country, totals
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import StatusLine, plain
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.years import Years
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.breaks import breaks_between
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period
from faircount.writers.site_pages import area_charts
from tests.lib.drawn_campaigns import Campaign, drawn_campaign
from tests.lib.inputs import is_long

SEEDS = range(60 if is_long() else 16)
STATUS = StatusLine("Provisional", "0.1.0", "28 November 2026")
NOBODY = Country(None, None, "")
MAIN = BriefingQuestion(Counted.OFFENCES, "sexual_under_18")
GIVEN = ("<5", "*")


def page(drawn: Campaign, area: str) -> AreaBriefing:
    return area_briefing(drawn.facts, area, NOBODY, STATUS)


class Drawn:
    """A drawn project, of which each page is made once for all who read it."""

    def __init__(self, seed: int) -> None:
        self.seed, self.campaign = seed, drawn_campaign(seed)
        self._made: dict[str, AreaBriefing] = {}

    def page(self, area: str) -> AreaBriefing:
        """The page of an area."""
        if area not in self._made:
            self._made[area] = page(self.campaign, area)
        return self._made[area]


@pytest.fixture(scope="module", params=SEEDS)
def project(request: pytest.FixtureRequest) -> Drawn:
    """One drawn project after the other; pytest runs the tests of one together, so that its pages are let go after them."""
    return Drawn(request.param)


def words_of(briefing: AreaBriefing) -> str:
    said = [briefing.subtitle, *(f"{point.sentence} {plain(point.second)}" for point in briefing.points)]
    said += [f"{briefing.gap.title}. {plain(briefing.gap.words)}"] if briefing.gap else []
    said += [chart.tell() for chart in area_charts(briefing)] + [chart.caption.subtitle for chart in area_charts(briefing)]
    notes = (*briefing.change_notes, *briefing.series_notes)
    said += [plain(words) for note in notes for words in note.paragraphs]
    said += [briefing.answers.lede, str(briefing.answers.table)] if briefing.answers else []
    said += [plain(briefing.missing.words)] if briefing.missing else []
    return " ".join([*said, *briefing.quotes])


def can_compare(given: dict[tuple[BriefingQuestion, Period], int | str]) -> set[Years]:
    """Every two years of which some question has an exact count, with no break of the register between them."""
    exact = [about for about, cell in given.items() if isinstance(cell, int)]
    return {
        Years(one, other)
        for question, one in exact
        for asked, other in exact
        if question == asked and one.end < other.start and (one.start.month == other.start.month)
        if not breaks_between(one, other, question.offence, question.online)
    }


def charts_of_change(briefing: AreaBriefing) -> list[ChangeChart]:
    """The latest comparison of a page, then that of earlier years."""
    return [chart for chart in (briefing.change, briefing.online.change if briefing.online else None) if chart]


def test_each_page_leads_with_the_latest_years_and_says_which_others_it_compares(project: Drawn) -> None:
    drawn = project.campaign
    print(f"seed {project.seed}: compared {drawn.facts.compared}")
    for area, given in drawn.cells.items():
        briefing, possible = project.page(area), can_compare(dict(given))
        official = drawn.facts.official_pair(area)
        every = possible | ({Years(official.before.period, official.after.period)} if official else set())
        assert bool(briefing.change) is bool(every), f"{AREAS[area].name} has years that can be compared, or has none"
        if briefing.change is None:
            continue
        latest = max(years.after.end for years in every)
        assert briefing.change.after in {years.after.label for years in every if years.after.end == latest}
        compared = [(chart.before, chart.after) for chart in charts_of_change(briefing)]
        assert set(compared) <= {(years.before.label, years.after.label) for years in every}
        usual = drawn.facts.compared
        if usual in possible:
            assert (usual.before.label, usual.after.label) in compared, "the years of most pages are on this one too"
        elif possible and usual and not briefing.gap:
            assert any("Other years" in note.heading for note in briefing.change_notes)
        assert len(briefing.change.rows) <= 4


def is_of(year: str, sentence: str) -> bool:
    """Whether a sentence is of a year, whichever of its names it has."""
    return year in sentence or f"the year to March 20{year[-2:]}" in sentence


def test_no_page_contradicts_its_own_latest_figure(project: Drawn) -> None:
    print(f"seed {project.seed}")
    for area in FORCES:
        briefing = project.page(area)
        if briefing.card is None or briefing.change is None:
            continue
        card, first = briefing.card, briefing.change.rows[0]
        series = [point for chart in (briefing.series, briefing.answered) if chart for point in chart.points]
        known = [point for point in series if point.shown is not None]
        newest = max((point.figure.period.end for point in known), default=None)
        assert is_of(card.when, briefing.points[0].sentence)
        assert is_of(card.when, card.quote)
        if (card.when, card.count) != (briefing.change.after, f"{first.after:,}"):
            # Then a year is later than all that can be compared, and it leads.
            assert any((point.year, f"{point.shown:,}") == (card.when, card.count) for point in known)
            assert all(point.figure.period.end < newest for point in known if point.year == briefing.change.after)
            assert card.mark is None
            continue
        assert newest is None or newest <= first.figures[1].period.end
        drawn_last = [point for point in card.series.points if point.shown is not None][-1] if card.series else None
        assert drawn_last is None or (drawn_last.year, drawn_last.shown) == (card.when, first.after)
        said = " ".join([card.change, card.quote, briefing.points[0].sentence])
        opposite = ("fell", "down from", "A fall") if first.after > first.before else ("rose", "up from", "A rise")
        assert not any(word in said for word in opposite)
        # Nobody is told not to say what the page says, nor told twice.
        forbidden = [one.words for one in briefing.avoid]
        assert len(set(forbidden)) == len(forbidden)
        verb = "rise" if first.after > first.before else "fall"
        is_clear = first.ratio is not None and "no clear change" not in card.change
        assert not (is_clear and f"Child sex offences {verb} in {AREAS[area].name}" in forbidden)
        # What is called too few to compare anywhere on the page is compared nowhere on it.
        for row in (row for chart in charts_of_change(briefing) for row in chart.rows if row.ratio is None):
            pair = re.compile(rf"(?:rose|fell|went) from {row.before:,}\b[^.]*\bto {row.after:,}\b")
            assert not pair.search(" ".join([*briefing.quotes, *(point.sentence for point in briefing.points)]))


def test_every_count_that_was_given_stands_on_the_page(project: Drawn) -> None:
    drawn = project.campaign
    print(f"seed {project.seed}")
    for area, given in drawn.cells.items():
        briefing = project.page(area)
        shown = [cell for row in briefing.answers.table.rows for cell in row[1:]] if briefing.answers else []
        rows = [row for chart in charts_of_change(briefing) for row in chart.rows]
        shown += [f"{count:,}" for row in rows for count in (row.before, row.after)]
        for cell in given.values():
            mark = f"{cell:,}" if isinstance(cell, int) else {"<5": "1 to 4", "*": "hidden"}.get(cell, cell)
            assert mark in shown, f"{AREAS[area].name}: {cell}"


def is_said_of(cell: int | str | None, period: Period, words: str) -> bool:
    """Whether the sentence on a question says of a year what was given of it."""
    label = re.escape(period.label)
    if isinstance(cell, int):
        return bool(re.search(rf"we have a figure for [^;]*{label}", words))
    if cell is not None:
        return bool(re.search(rf"(?:the count of|hold the count of) [^;]*{label}", words)) and _KINDS[cell] in words
    return bool(re.search(r"no figure (?:of the whole )?for|none for", words))


def is_part(asked: BriefingQuestion) -> bool:
    return (asked.counted, asked.offence, asked.online) == (MAIN.counted, MAIN.offence, MAIN.online) and not asked.is_whole


_KINDS = {
    "<5": "is hidden to protect people",
    "*": "is hidden to protect people",
    "refused": "was refused",
    "not held": "the force does not hold",
}


def test_nothing_false_is_said_of_what_is_held(project: Drawn) -> None:
    drawn = project.campaign
    print(f"seed {project.seed}")
    for area in FORCES:
        given, said = drawn.cells.get(area, {}), words_of(project.page(area))
        years = drawn.facts.years_of(area)
        main = {period: given.get((MAIN, period)) for period in (years.before, years.after)} if years else {}
        sentence = re.search(rf"Sexual offences against under-18s(?: in {re.escape(AREAS[area].name)})?: ([^.]*)\.", said)
        in_another = any(
            cell is not None and asked.is_whole and (asked.offence, asked.online) == (MAIN.offence, MAIN.online)
            for (asked, _), cell in given.items()
        )
        if sentence is None and in_another and not any(given.get((MAIN, period)) for _, period in given):
            continue  # in victims, and not in offences: of those it is not said that they are missing
        if main and MAIN in drawn.facts.told:
            if sentence is None:
                assert all(isinstance(cell, int) for cell in main.values()), "something is missing, and nothing says so"
                continue
            words = sentence[1]
            none = re.search(r"no figure (of the whole )?for [^;]* or ", words)
            assert (none is not None) is all(cell is None for cell in main.values())
            parts = {
                period for (asked, period), cell in given.items() if is_part(asked) and (isinstance(cell, int) or cell in GIVEN)
            }
            assert none is None or bool(none[1]) is bool(set(main) & parts), "parts were given, or none were"
            for period, cell in main.items():
                assert is_said_of(cell, period, words), f"{AREAS[area].name}, {period.label}, {cell}: {words}"


def test_what_became_of_each_request_is_told_as_it_is(project: Drawn) -> None:
    drawn = project.campaign
    print(f"seed {project.seed}")
    unheard = drawn.refused | drawn.silent | drawn.unasked
    for area in FORCES:
        briefing, given, police = project.page(area), drawn.cells.get(area, {}), AREAS[area].police
        said = words_of(briefing)
        figures = any(isinstance(cell, int) or cell in GIVEN for cell in given.values())
        assert (f"{police} refused" in said) is (area in drawn.refused)
        assert ("section 12(1)" in said) is (area in drawn.refused)
        assert (f"{police} was asked on" in said) is (area in drawn.silent)
        assert (f"{police} was not asked." in said) is (area in drawn.unasked)
        assert not ("We found no answer" in said and (given or area in unheard))
        assert not (briefing.gap and figures and "We have no answer from" in briefing.gap.title)


def test_a_page_without_a_yardstick_speaks_of_none_and_draws_nothing_of_nothing(project: Drawn) -> None:
    drawn = project.campaign
    print(f"seed {project.seed}: yardstick {drawn.facts.has_yardstick}")
    for area in FORCES:
        briefing = project.page(area)
        said = words_of(briefing)
        if not drawn.facts.has_yardstick:
            assert "Home Office" not in said
            assert "We have no official counts" in said
            assert (briefing.series, briefing.funnel) == (None, None)
        assert "rests on the Home Office" not in said or briefing.series is not None
        for chart in area_charts(briefing):
            assert chart.tabulate().rows
            assert all(draw(chart, width).strokes for width in (WIDE, NARROW))


def test_the_page_of_the_country_counts_what_was_given(project: Drawn) -> None:
    drawn = project.campaign
    print(f"seed {project.seed}")
    facts = drawn.facts
    briefing = national_briefing(facts, "K04000001", totals(facts), NOBODY, None, STATUS)
    assert (briefing.grid is None) is (not facts.has_yardstick)
    assert bool(briefing.missing) is (not facts.has_yardstick)
    held = {tile.name: tile.held for tile in briefing.coverage.tiles}
    pair = (facts.compared.before, facts.compared.after) if facts.compared else ()
    asked = [question for question in facts.told if question.online is Online.ALL] or facts.told
    for area in FORCES:
        given = drawn.cells.get(area, {})
        own = [[given.get((question, period)) for period in pair] for question in asked]
        most = max(sum(isinstance(cell, int) or cell in GIVEN for cell in cells) for cells in own)
        assert (held[AREAS[area].name] is CoverageKind.BOTH) is (most == 2)
        assert (held[AREAS[area].name] is CoverageKind.ONE) is (most == 1)
        if not given:
            was_asked = facts.reply(area).was_asked
            expected = CoverageKind.REFUSED if area in drawn.refused else CoverageKind.SILENT if was_asked else CoverageKind.NONE
            assert held[AREAS[area].name] is expected
    said = " ".join(f"{point.sentence} {plain(point.second)}" for point in briefing.points)
    assert "Home Office" not in said or facts.has_yardstick


@pytest.mark.parametrize("seed", SEEDS[::4])
def test_what_is_hidden_by_us_is_told_as_hidden_and_never_compared(seed: int) -> None:
    drawn = drawn_campaign(seed, protected=True)
    print(f"seed {seed}")
    hidden = {
        (figure.area, BriefingQuestion.of(figure), figure.period) for figure in drawn.facts.given.figures if figure.count is None
    }
    for area in drawn.cells:
        briefing = page(drawn, area)
        rows = [row for chart in charts_of_change(briefing) for row in chart.rows]
        for figure in (figure for row in rows for figure in row.figures):
            assert (area, BriefingQuestion.of(figure), figure.period) not in hidden
