"""What a force answered, year by year: every question in a table, and the years of the first drawn as a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faircount.briefing.briefing import ForceAnswers
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.citing import Citations
from faircount.briefing.facts import Facts
from faircount.briefing.online import subtitle_of
from faircount.briefing.parts import Note
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.two_years import ComparedYears, change_chart, compared
from faircount.briefing.yearly import answered_chart, series_title, too_few_to_draw
from faircount.briefing.years import YEAR, Years
from faircount.compare.facts import told
from faircount.compare.statement import year_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import breaks_between
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN, CellStatus

MOST_ROWS = 40
"""More rows are left to the files: a page is read, not searched."""
FEWEST_YEARS = 3
WORDS = {
    CellStatus.REFUSED: "refused",
    CellStatus.NOT_RECORDED: "not held",
    CellStatus.NOT_APPLICABLE: "does not apply",
}
NOT_GIVEN, HIDDEN_WORD = "not given", "hidden"
FINANCIAL_YEAR_STARTS = 4
"""April."""
READ_AS = {
    " to ": "A range such as “1 to 4” stands where no exact number was given.",
    HIDDEN_WORD: "A count that is hidden is hidden to protect people.",
    NOT_GIVEN: "Where nothing was given the table says so.",
}


def answers_of(facts: Facts, area: str, shown: Sequence[Figure], number: int, citations: Citations) -> ForceAnswers | None:
    """The table of an area, and its ages compared; None where the force gave nothing, or nothing but what figure 1 shows."""
    answered = facts.given.answered(area)
    if not answered or set(answered) <= set(shown):
        return None
    periods = sorted({figure.period for figure in answered})
    sources = list(dict.fromkeys(figure.source_id for figure in answered))
    rows = [row for question in facts.questions(area) for row in _rows(facts, area, question, periods, sources)]
    police = AREAS[area].police or AREAS[area].name
    cited = " and the ".join(citations.cite(source_id, _count(answered, source_id)) for source_id in sources)
    more = " Further questions are in the files below." if len(rows) > MOST_ROWS else ""
    ages = ages_compared(facts, area, shown, number, citations)
    return ForceAnswers(
        f"What {police} answered",
        f"Every figure of the answer, as it may be shown. Source: {cited}.{more}",
        ChartTable(("Question", *(period.label for period in periods)), tuple(rows[:MOST_ROWS]), (0,)),
        (*_how_to_read(rows[:MOST_ROWS]), *([ONE_BY_ONE] if ages else [])),
        ages,
    )


def _how_to_read(rows: Sequence[tuple[str, ...]]) -> Iterator[Note]:
    """What the words in the table mean, of those that stand in it."""
    cells = {cell for row in rows for cell in row[1:]}
    said = [words for mark, words in READ_AS.items() if any(mark in cell for cell in cells)]
    if said:
        yield Note("How to read it", (" ".join((*said, "None of these is a zero.")),))


def _count(figures: Sequence[Figure], source_id: str) -> str:
    number = sum(figure.source_id == source_id for figure in figures)
    return "1 figure" if number == 1 else f"{number} figures"


def _rows(
    facts: Facts, area: str, question: BriefingQuestion, periods: Sequence[Period], sources: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """A row for the question; one for each document where several answer it."""
    for source_id in sources:
        held = {
            period: next((figure for figure in facts.given.at(area, question, period) if figure.source_id == source_id), None)
            for period in periods
        }
        if any(held.values()):
            of = f" ({facts.sources[source_id].title})" if len(sources) > 1 else ""
            yield (f"{question.heading}{of}", *(say_figure(held[period]) for period in periods))


def say_figure(figure: Figure | None) -> str:
    """A figure as a cell of the table: its count, the range that was printed, or in words why there is none."""
    if figure is None:
        return NOT_GIVEN
    if figure.count is not None:
        return f"{figure.count:,}"
    if figure.lower is not None and figure.upper is not None:
        return f"{figure.lower:,} to {figure.upper:,}"
    return HIDDEN_WORD if figure.status in HIDDEN else WORDS.get(figure.status, "not known")


def answered_series(facts: Facts, area: str, number: int, citations: Citations) -> SeriesChart | None:
    """The years of the first question that has more than two of them in the answers of the force, the whole before the mark."""
    for question in sorted(facts.questions(area), key=lambda question: question.online is not Online.ALL):
        years = _yearly(facts, area, question) if question.is_whole else []
        known = [figure for _, figure in years if figure is not None]
        if len(known) < FEWEST_YEARS:
            continue
        title = series_title(years, question.offence, question.online)
        caption = Caption(
            number,
            "Counts so small that a line shows little but chance" if too_few_to_draw(years) else title,
            f"{question.heading}, as {AREAS[area].police} answered",
            f"Source: {citations.cite_figures(known)}.",
            f"{AREAS[area].slug}-answered",
        )
        return answered_chart(years, question, caption)
    return None


def _yearly(facts: Facts, area: str, question: BriefingQuestion) -> list[tuple[Period, Figure | None]]:
    """Year after year, financial or calendar, with None where a year was not given.

    None at all where a break lies inside a year: no line says which part of it is which.
    """
    answered = {
        period: figure
        for period, figures in facts.given.of(area).get(question, {}).items()
        if (figure := next((one for one in figures if facts.given.is_answer(one)), None)) is not None
    }
    for is_year in (_is_financial, _is_calendar):
        known = sorted(filter(is_year, answered))
        broken = (breaks_between(one, one, question.offence, question.online, area) for one in known)
        if len(known) >= FEWEST_YEARS and not any(broken):
            return [(period, answered.get(period)) for period in _without_gaps(known)]
    return []


def _is_financial(period: Period) -> bool:
    return period.months == YEAR and period.start.month == FINANCIAL_YEAR_STARTS


def _is_calendar(period: Period) -> bool:
    return period.months == YEAR and period.start.month == 1


def _without_gaps(periods: Sequence[Period]) -> Iterator[Period]:
    period = periods[0]
    while period <= periods[-1]:
        yield period
        period = period.following


MIN_ROWS, MAX_ROWS = 2, 8
"""One age alone is no comparison of ages; more than so many rows are left to the table."""
ONE_BY_ONE = Note(
    "Ages compared",
    (
        "Each age is compared by itself, with its own range. Where several are compared, one may lie outside its range by chance "
        "alone. Counts that are hidden, or too few to compare, stay in the table.",
    ),
)


def ages_compared(facts: Facts, area: str, shown: Sequence[Figure], number: int, citations: Citations) -> ChangeChart | None:
    """The comparison of the ages of one question, its years the latest; None where figure 1 has them, or too few can be compared.

    ``shown`` are the figures of figure 1.
    """
    rows = _latest(facts, area)
    if len(rows) < MIN_ROWS or {figure for row in rows for figure in row.figures} <= set(shown):
        return None
    chart = change_chart(rows, number, subtitle_of(rows), citations, f"{AREAS[area].slug}-ages")
    first, whole = rows[0].pair, BriefingQuestion.of(rows[0].pair.after)
    title = told(
        "{what} in {where}, {before} and {after}, age by age",
        what=BriefingQuestion(whole.counted, whole.offence, whole.online).heading, where=AREAS[area].name,
        before=year_of(first.before), after=year_of(first.after),
    )  # fmt: skip
    caption = Caption(number, title, chart.caption.subtitle, chart.caption.source, chart.caption.stem)
    return ChangeChart(caption, chart.before, chart.after, chart.rows)


def _latest(facts: Facts, area: str) -> list[ComparedYears]:
    """The rows of the latest two years, and of two questions of the same years those of the one with more ages."""
    found: dict[tuple[Years, BriefingQuestion], list[ComparedYears]] = defaultdict(list)
    for question in facts.questions(area):
        if question.ages.is_all or not question.ages.known or question.sex is not Sex.ALL or question.breakdown:
            continue
        of = BriefingQuestion(question.counted, question.offence, question.online)
        for years in facts.given.comparable(area, question):
            pair = facts.given.pair(area, question, years)
            label = question.ages.label[0].upper() + question.ages.label[1:]
            row = compared(pair, question.noun, label, AREAS[area].name, label)
            if pair is not None and row is not None and not facts.is_in_doubt(pair):
                found[years, of].append(row)
    enough = {key: rows for key, rows in found.items() if len(rows) >= MIN_ROWS}
    best = max(enough, key=lambda key: (key[0].rank, key[1].online is Online.ALL, len(enough[key])), default=None)
    rows = enough[best] if best else []
    return sorted(rows, key=lambda row: (row.pair.after.ages.low or 0, row.pair.after.ages.high or 99))[:MAX_ROWS]
