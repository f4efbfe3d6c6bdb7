"""Pages of drawn projects: the years follow from what is held, and nothing false is said of what is held."""

from __future__ import annotations

import re

import pytest

from faircount.briefing.area import Country, area_briefing
from faircount.briefing.briefing import AreaBriefing
from faircount.briefing.charts.draw import caption_of, draw, tabulate, tell
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.charts.tiles import Held
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import StatusLine, plain
from faircount.briefing.question import Question
from faircount.briefing.years import Years
from faircount.pipeline.briefings import totals
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.breaks import breaks_between
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period
from faircount.writers.site_pages import area_charts
from tests.lib.drawn_campaigns import Campaign, drawn_campaign

SEEDS = range(60)
STATUS = StatusLine("Provisional", "0.1.0", "28 November 2026")
NOBODY = Country(None, None, "")
MAIN = Question(Counted.OFFENCES, "sexual_under_18")
GIVEN = ("<5", "*")


def page(drawn: Campaign, area: str) -> AreaBriefing:
    return area_briefing(drawn.facts, area, NOBODY, STATUS)


def words_of(briefing: AreaBriefing) -> str:
    said = [briefing.subtitle, *(f"{point.sentence} {plain(point.second)}" for point in briefing.points)]
    said += [f"{briefing.gap.title}. {plain(briefing.gap.words)}"] if briefing.gap else []
    said += [tell(chart) for chart in area_charts(briefing)] + [caption_of(chart).subtitle for chart in area_charts(briefing)]
    notes = (*briefing.change_notes, *briefing.series_notes)
    said += [plain(words) for note in notes for words in note.paragraphs]
    said += [briefing.answers.lede, str(briefing.answers.table)] if briefing.answers else []
    said += [plain(briefing.missing.words)] if briefing.missing else []
    return " ".join([*said, *briefing.quotes])


def can_compare(given: dict[tuple[Question, Period], int | str]) -> set[Years]:
    """Every two years of which some question has an exact count, with no break of the register between them."""
    exact = [about for about, cell in given.items() if isinstance(cell, int)]
    return {
        Years(one, other)
        for question, one in exact
        for asked, other in exact
        if question == asked and one.end < other.start and (one.start.month == other.start.month)
        if not breaks_between(one, other, question.offence, question.online)
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_each_page_compares_years_that_are_held_and_says_which(seed: int) -> None:
    drawn = drawn_campaign(seed)
    print(f"seed {seed}: compared {drawn.facts.compared}")
    for area, given in drawn.cells.items():
        briefing, possible = page(drawn, area), can_compare(dict(given))
        years, fixed = drawn.facts.years_of(area), drawn.stated
        if fixed is not None:
            assert years == fixed
        rows = [] if briefing.gap else list(briefing.change.rows) if briefing.change else []
        if fixed is None and possible:
            assert rows, f"{AREAS[area].name} gave years that can be compared and its page compares none"
        if not rows:
            continue
        assert years in possible
        assert (briefing.change.before, briefing.change.after) == (years.before.label, years.after.label)
        assert years.span in briefing.subtitle
        assert len(rows) <= 4
        if years != drawn.facts.compared:
            assert drawn.facts.compared not in possible, "the years of most pages come first"
            assert not any(other.after > years.after for other in possible), "its own latest years, where it has others"
            assert not any(other.after == years.after and other.before > years.before for other in possible), "the nearest"
            note = " ".join(plain(words) for words in briefing.change_notes[0].paragraphs)
            assert years.label in note
            assert drawn.facts.compared.label in note


@pytest.mark.parametrize("seed", SEEDS)
def test_every_count_that_was_given_stands_on_the_page(seed: int) -> None:
    drawn = drawn_campaign(seed)
    print(f"seed {seed}")
    for area, given in drawn.cells.items():
        briefing = page(drawn, area)
        shown = [cell for row in briefing.answers.table.rows for cell in row[1:]] if briefing.answers else []
        shown += [f"{count:,}" for row in briefing.change.rows for count in (row.before, row.after)] if briefing.change else []
        for cell in given.values():
            mark = f"{cell:,}" if isinstance(cell, int) else {"<5": "1 to 4", "*": "hidden"}.get(cell, cell)
            assert mark in shown, f"{AREAS[area].name}: {cell}"


def is_said_of(cell: int | str | None, period: Period, words: str) -> bool:
    """Whether the sentence on a question says of a year what was given of it."""
    label = re.escape(period.label)
    if isinstance(cell, int):
        return bool(re.search(rf"a figure is held for (?:both years|[^;]*{label})", words))
    if cell is not None:
        return bool(re.search(rf"(?:the count of|hold the count of) [^;]*{label}", words)) and _KINDS[cell] in words
    return bool(re.search(r"no figure (?:of the whole )?is held for|alone", words))


def is_part(asked: Question) -> bool:
    return (asked.counted, asked.offence, asked.online) == (MAIN.counted, MAIN.offence, MAIN.online) and not asked.is_whole


_KINDS = {
    "<5": "was given and is hidden to protect people",
    "*": "was given and is hidden to protect people",
    "refused": "was refused",
    "not held": "the force does not hold",
}


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_false_is_said_of_what_is_held(seed: int) -> None:
    drawn = drawn_campaign(seed)
    print(f"seed {seed}")
    for area in FORCES:
        given, said = drawn.cells.get(area, {}), words_of(page(drawn, area))
        years = drawn.facts.years_of(area)
        main = {period: given.get((MAIN, period)) for period in (years.before, years.after)} if years else {}
        sentence = re.search(rf"Sexual offences against under-18s(?: in {re.escape(AREAS[area].name)})?: ([^.]*)\.", said)
        if main and MAIN in drawn.facts.told:
            assert sentence is not None
            words = sentence[1]
            assert ("for both years" in words) is all(isinstance(cell, int) for cell in main.values())
            none = re.search(r"no figure (of the whole )?is held for either year", words)
            assert (none is not None) is all(cell is None for cell in main.values())
            parts = {
                period for (asked, period), cell in given.items() if is_part(asked) and (isinstance(cell, int) or cell in GIVEN)
            }
            assert none is None or bool(none[1]) is bool(set(main) & parts), "parts were given, or none were"
            for period, cell in main.items():
                assert is_said_of(cell, period, words), f"{AREAS[area].name}, {period.label}, {cell}: {words}"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_became_of_each_request_is_told_as_it_is(seed: int) -> None:
    drawn = drawn_campaign(seed)
    print(f"seed {seed}")
    unheard = drawn.refused | drawn.silent | drawn.unasked
    for area in FORCES:
        briefing, given, police = page(drawn, area), drawn.cells.get(area, {}), AREAS[area].police
        said = words_of(briefing)
        figures = any(isinstance(cell, int) or cell in GIVEN for cell in given.values())
        assert (f"{police} refused" in said) is (area in drawn.refused)
        assert ("section 12(1)" in said) is (area in drawn.refused)
        assert (f"{police} was asked on" in said) is (area in drawn.silent)
        assert (f"{police} was not asked." in said) is (area in drawn.unasked)
        assert not ("We hold no answer" in said and (given or area in unheard))
        assert not (briefing.gap and figures and "No figures asked of" in briefing.gap.title)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_without_a_yardstick_speaks_of_none_and_draws_nothing_of_nothing(seed: int) -> None:
    drawn = drawn_campaign(seed)
    print(f"seed {seed}: yardstick {drawn.facts.has_yardstick}")
    for area in FORCES:
        briefing = page(drawn, area)
        said = words_of(briefing)
        if not drawn.facts.has_yardstick:
            assert "Home Office" not in said
            assert "No official counts are held" in said
            assert (briefing.series, briefing.funnel) == (None, None)
        assert "stands on the Home Office" not in said or briefing.series is not None
        for chart in area_charts(briefing):
            assert tabulate(chart).rows
            assert all(draw(chart, width).strokes for width in (WIDE, NARROW))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_of_the_country_counts_what_was_given(seed: int) -> None:
    drawn = drawn_campaign(seed)
    print(f"seed {seed}")
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
        assert (held[AREAS[area].name] is Held.BOTH) is (most == 2)
        assert (held[AREAS[area].name] is Held.ONE) is (most == 1)
        if not given:
            was_asked = facts.reply(area).was_asked
            expected = Held.REFUSED if area in drawn.refused else Held.SILENT if was_asked else Held.NONE
            assert held[AREAS[area].name] is expected
    said = " ".join(f"{point.sentence} {plain(point.second)}" for point in briefing.points)
    assert "Home Office" not in said or facts.has_yardstick


@pytest.mark.parametrize("seed", SEEDS[::4])
def test_what_is_hidden_by_us_is_told_as_hidden_and_never_compared(seed: int) -> None:
    drawn = drawn_campaign(seed, protected=True)
    print(f"seed {seed}")
    hidden = {(figure.area, Question.of(figure), figure.period) for figure in drawn.facts.given.figures if figure.count is None}
    for area in drawn.cells:
        briefing = page(drawn, area)
        for chart in filter(None, [briefing.change]):
            years = drawn.facts.years_of(area)
            compared = [q for q in drawn.facts.questions(area) if drawn.facts.pair(area, q)]
            assert len(chart.rows) <= max(1, len(compared))
            assert not any((area, question, period) in hidden for question in compared for period in (years.before, years.after))
