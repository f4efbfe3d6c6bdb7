"""The briefing of the whole country, and the way in to every area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.bounds.extent import forces_answering
from faircount.briefing.among_forces import beyond_chance, number_compared, spread_of
from faircount.briefing.briefing import NationalBriefing, TileGrid
from faircount.briefing.card import card_of, recorder_of
from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tiles import AreaTile
from faircount.briefing.citing import Citations
from faircount.briefing.clashes import finding_card, none_found
from faircount.briefing.country import Country, sources_of_rates
from faircount.briefing.coverage import Follows, coverage_of
from faircount.briefing.explaining import new_marks
from faircount.briefing.facts import Facts
from faircount.briefing.main_points import across_forces, forces_behind, not_children, recorded, sourced
from faircount.briefing.many_forces import across_all, all_forces
from faircount.briefing.margin import MADE, SPECIFIC
from faircount.briefing.missing import NO_YARDSTICK, NOT_NONE, holds_figures, is_figure
from faircount.briefing.operations.operation import in_words, percent_of_counts
from faircount.briefing.parts import Download, FactMark, Link, MainPoint, Note, StatusLine
from faircount.briefing.quoting import with_range
from faircount.briefing.rows import codes_of, noun_of
from faircount.briefing.two_years import ComparedYears
from faircount.briefing.yearly import cell, series_chart, series_title, stretches, too_few_to_draw
from faircount.compare.facts import Statement, capital, joined, stated, told
from faircount.compare.statement import counted, year_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

MOST_NAMED = 8
"""So many areas with counts are named at the head of the page, where it compares nothing itself."""

GRID_NOTES = (
    Note(
        "How to read it",
        (
            "All squares are the same size, so that large rural areas do not shout. On a wide screen they keep roughly the place "
            "of each force on a map, on a phone they run from A to Z.",
            "The open dot is the latest year. A hatched square has too few offences to draw fairly; for a dashed one we have no "
            "yearly figure.",
        ),
    ),
    Note(
        "No order of merit",
        ("Neither the squares nor the list are in order of merit. Each area has its own page.",),
        (Link("All areas, A to Z", "#a-to-z"),),
    ),
)


def national_briefing(
    facts: Facts,
    whole: str,
    totals: Sequence[Figure | None],
    country: Country,
    implied: Follows | None,
    status: StatusLine,
    downloads: Sequence[Download] = (),
) -> NationalBriefing:
    """The national page. ``totals`` are the official counts of all forces together, year by year, as ``facts.years``.

    ``implied`` is what the figures held imply for the whole of what was asked for, in the later year: a range, no total.
    """
    citations = Citations(facts.sources)
    latest = replace(country.recorded, this_area=True) if country.recorded else None
    points = [_led(latest, whole, citations)] if latest else []
    points += across_all(facts, citations)
    points += _spread(country, facts, citations)
    points += [sourced(across_forces(country.online, None, None), country.online, citations)] if country.online else []
    series = _series(facts, totals, whole, country.name, citations)
    bars = _totals_printed(facts, whole, country, citations, 1 + (series is not None))
    return NationalBriefing(
        title=f"Sexual offences against children recorded by the police in {country.name}",
        subtitle=_subtitle(facts),
        status=status,
        card=card_of(facts, whole, latest, series, with_range(points[0].sentence, latest)) if latest else None,
        points=(*points, not_children([row for row in (latest, country.online) if row][:1]))
        if points
        else (nothing_compared(facts),),
        grid=_grid(facts) if facts.has_yardstick else None,
        series=series,
        series_notes=(SPECIFIC,) if facts.series == "child_named" else (),
        totals=bars,
        totals_notes=tuple(_like_for_like(facts, whole)) if bars else (),
        coverage=coverage_of(facts, whole, country.name, implied),
        missing="" if facts.has_yardstick else NO_YARDSTICK,
        findings=tuple(finding_card(one, citations) for one in facts.findings),
        none_found="" if facts.findings else none_found(facts),
        sums=dict(_sums(facts, whole, totals)),
        sources=citations.entries(),
        made=MADE,
        downloads=tuple(downloads),
    )


def _led(row: ComparedYears, whole: str, citations: Citations) -> MainPoint:
    """The latest two years of all forces, in a sentence that stands alone: the card quotes it."""
    point = recorded(row, "Police", latest=True)
    return sourced(replace(point, sentence=recorded(row, capital(recorder_of(whole))).sentence), row, citations)


def _subtitle(facts: Facts) -> str:
    forces = told("{all} forces", all=all_forces())
    if facts.has_yardstick:
        return told("{forces}, years to March, {years}", forces=forces, years=_from_to(facts))
    answered = [area for area in FORCES if holds_figures(facts, area)]
    if answered:
        forces = told("Answers from {number} of {forces}", number=_number_of(facts, answered), forces=forces)
    return told("{forces}, {years}", forces=forces, years=facts.compared.label) if facts.compared else forces


def _from_to(facts: Facts) -> str:
    first, last = facts.years[0].label, facts.years[-1].label
    return f"{first} to {last}" if len(facts.years) > 1 else last


def nothing_compared(facts: Facts) -> MainPoint:
    """What the page of the country says first where it compares nothing itself."""
    areas = [area for area in FORCES if holds_figures(facts, area)]
    if not areas:
        return MainPoint("We have no count from any force.", NOT_NONE)
    forces = "force" if len(areas) == 1 else "forces"
    sentence = told("We have counts from {number} {forces}.", number=_number_of(facts, areas), forces=forces)
    second: list[str | Link] = ["We add up no total while most forces are missing. "]
    if len(areas) > MOST_NAMED:
        return MainPoint(sentence, f"{second[0]}The page of each area has what was given.")
    for area in areas:
        second += ["What was given: " if area == areas[0] else ", ", Link(AREAS[area].name, f"areas/{AREAS[area].slug}.html")]
    return MainPoint(sentence, (*second, "."))


def _number_of(facts: Facts, areas: Sequence[str]) -> Statement:
    return stated(str(len(areas)), "number of areas", [one_of(facts, area) for area in areas])


def one_of(facts: Facts, area: str) -> Figure:
    """One of the counts that were given of an area."""
    held = facts.given.of(area).values()
    return next(one for periods in held for figures in periods.values() for one in figures if is_figure(one))


def _spread(country: Country, facts: Facts, citations: Citations) -> list[MainPoint]:
    among = country.among
    if among is None:
        return []
    assert country.year is not None, "where there are rates they are of a year"
    counts = facts.of_year(facts.series, country.year)
    figures = tuple(counts[point.area] for point in among.points)
    low, high, inside = spread_of(among)
    compared_of = number_compared(among, counts)
    sentence = told(
        "In {year} most forces recorded {low} to {high} {what} for every 1,000 children: they differ by more than chance.",
        year=year_of(figures[0]), what=noun_of(facts.series),
        low=stated(f"{low}", "rate that nine forces in ten pass", figures),
        high=stated(f"{high}", "rate that one force in ten passes", figures),
    )  # fmt: skip
    second = told(
        "The rates of {outside} of {compared} forces lie beyond what chance alone would give. A higher rate can mean more "
        "abuse, more people coming forward, or a force that is better at finding and recording it. We do not rank forces.",
        outside=stated(str(beyond_chance(among)), "forces beyond chance", figures), compared=compared_of,
    )  # fmt: skip
    within = stated(str(inside), "forces within those rates", figures)
    words = told("{inside} of {compared} forces", inside=within, compared=compared_of)
    mark = FactMark(words, f"lay in that range, {country.year.label}")
    return [MainPoint(sentence, second, mark, sources_of_rates(facts, country, citations))]


def _grid(facts: Facts) -> TileGrid:
    return TileGrid(
        told("{all} areas, one square each", all=all_forces()),
        f"Yearly recorded offences, {_from_to(facts)}. Each square has its own height, so it shows shape and not size. Gaps are "
        "breaks.",
        tuple(_tile(facts, area) for area in FORCES),
        GRID_NOTES,
    )


def _tile(facts: Facts, area: str) -> AreaTile:
    place = AREAS[area].tile
    assert place is not None, "every force has its square; the vocabulary's tests see to it"
    years = list(zip(facts.years, facts.yearly(area), strict=True))
    is_held = any(cell(figure) is not CellStatus.NO_ANSWER for _, figure in years)
    hatched = is_held and too_few_to_draw(years)
    drawn = stretches(years, facts.series) if is_held and not hatched else ()
    lines = tuple(tuple(cell(figure) for _, figure in part) for part in drawn)
    return AreaTile(AREAS[area].name, place.label, f"areas/{AREAS[area].slug}.html", place.column, place.row, lines, hatched)


def _series(facts: Facts, totals: Sequence[Figure | None], whole: str, name: str, citations: Citations) -> SeriesChart | None:
    years = list(zip(facts.years, totals, strict=True))
    known = [figure for figure in totals if figure is not None]
    if not known:
        return None
    source = citations.cite(known[0].source_id, "sums over all forces")
    caption = Caption(
        1,
        series_title(years, facts.series),
        told("Offences recorded by {all} forces under {codes}, year to March", all=all_forces(), codes=codes_of(facts.series)),
        f"Source: {source}.",
        "england-and-wales-yearly",
    )
    codes = {("88A", year): found for year in facts.years if (found := _of_code(facts, whole, year)) is not None}
    return series_chart(years, facts.series, caption, codes, f"in {name}")


def _of_code(facts: Facts, whole: str, year: Period) -> Figure | None:
    """The offences of code 88A in a year, of all forces together; None where one is missing."""
    figures = [figure for area, figure in facts.of_year("88A", year).items() if area in FORCES]
    known = [figure.count for figure in figures if figure.count is not None]
    return replace(figures[0].with_count(sum(known)), area=whole) if len(known) == len(FORCES) else None


def _sums(facts: Facts, whole: str, totals: Sequence[Figure | None]) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Every sum over all forces on the page, with the figures that it is made of."""
    codes = (_of_code(facts, whole, year) for year in facts.years)
    for total in (*totals, *codes):
        if total is not None:
            figures = facts.of_year(total.offence, total.period)
            yield total, tuple(figure for area, figure in figures.items() if area in FORCES)


def _printed(facts: Facts, whole: str) -> list[Figure]:
    """National totals of marked offences as printed, with the number of forces behind each, in the order of that number."""
    found = {}
    for figure in facts.given.figures if facts.compared else ():
        forces = forces_answering(figure)
        wanted = figure.area == whole and figure.online is Online.YES and figure.offence == facts.asked_for and figure.ages.is_all
        if wanted and forces is not None and figure.count is not None and figure.period in _both(facts):
            found[figure.period, forces, figure.count] = figure
    return [found[key] for key in sorted(found)]


def _both(facts: Facts) -> tuple[Period, ...]:
    return (facts.compared.before, facts.compared.after) if facts.compared else ()


def _totals_printed(facts: Facts, whole: str, country: Country, citations: Citations, number: int) -> BarsChart | None:
    printed = _printed(facts, whole)
    first = [figure for figure in printed if figure.period == _both(facts)[0]]
    if len(first) < 2 or country.online is None:
        return None
    pair = (country.online.pair.before.count, country.online.pair.after.count)
    number_of = stated(in_words(len(first)), "number of figures, in words", first)
    year = "The first year of the online mark" if new_marks([country.online]) else first[0].period.label
    caption = Caption(
        number,
        told("{year} has been printed with {number} totals", year=year, number=number_of),
        "Offences against under-18s marked as online. Only the two dark bars rest on the same forces",
        f"Sources: {citations.cite_figures(printed)}.",
        "england-and-wales-totals-printed",
    )
    bars = (Bar(_label(figure), figure.count or 0, figure.count in pair, figure) for figure in printed)
    return BarsChart(caption, tuple(bars))


def _label(figure: Figure) -> Statement:
    return told("{year}, {forces} forces", year=year_of(figure), forces=forces_behind(figure))


def _against(earlier: Figure, later: Figure) -> Statement:
    """What a reader gets who divides by a total of other forces; no comparison of ours, so it has no range."""
    percent = stated(percent_of_counts(earlier.count or 0, later.count or 0), "percent of two counts", earlier, later)
    return told("{count} gives {percent}", count=counted(earlier), percent=percent)


def _like_for_like(facts: Facts, whole: str) -> Iterator[Note]:
    printed = _printed(facts, whole)
    earlier, later = ([figure for figure in printed if figure.period == year and figure.count] for year in _both(facts))
    if len(later) != 1 or not earlier:
        return
    against = joined(", ", (_against(figure, later[0]) for figure in earlier))
    yield Note(
        "Like for like",
        (
            told("Against the same {count}: {against}.", count=counted(later[0]), against=against),
            "We compare the two totals of the same forces, and no other pair.",
        ),
    )
