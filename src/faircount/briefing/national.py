"""The briefing of the whole country, and the way in to every area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import quantiles

from faircount.bounds.extent import forces_answering
from faircount.bounds.ranges import Range
from faircount.briefing.among_forces import PER
from faircount.briefing.area import Country, sources_of_rates
from faircount.briefing.briefing import NationalBriefing, TileGrid
from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tiles import Tile
from faircount.briefing.citing import Citations
from faircount.briefing.clashes import finding_card
from faircount.briefing.coverage import coverage_of
from faircount.briefing.explaining import new_marks
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.main_points import across_forces, not_children, recorded, sourced
from faircount.briefing.many_forces import across_all
from faircount.briefing.margin import FLOOR, MADE
from faircount.briefing.missing import ADD_YARDSTICK, NO_YARDSTICK, NOT_NONE, holds_figures
from faircount.briefing.parts import Download, FactMark, Link, MainPoint, Note, StatusLine
from faircount.briefing.rows import SHORT, codes_of, label_of, noun_of
from faircount.briefing.two_years import Compared, compared
from faircount.briefing.yearly import cell, series_chart, series_title, stretches, too_few_to_draw
from faircount.compare.funnel import Position
from faircount.compare.wording import say_number, say_percent
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

GRID_NOTES = (
    Note(
        "How to read it",
        (
            "The squares keep roughly the place of each force on a map, and all are the same size, so that large rural areas do "
            "not shout.",
            "The open dot is the latest year. A hatched square has too few offences to draw fairly; of a dashed one no yearly "
            "figure is held.",
        ),
    ),
    Note(
        "No order of merit",
        ("The squares lie as on a map and the list runs from A to Z. Each area has its own page.",),
        (Link("All areas, A to Z", "#areas"),),
    ),
)


def national_briefing(
    facts: Facts,
    whole: str,
    totals: Sequence[Figure | None],
    country: Country,
    implied: Range | None,
    status: StatusLine,
    downloads: Sequence[Download] = (),
) -> NationalBriefing:
    """The national page. ``totals`` are the official counts of all forces together, year by year, as ``facts.years``.

    ``implied`` is what the figures held imply for the whole of what was asked for, in the later year: a range, no total.
    """
    citations = Citations(facts.sources)
    latest = _latest(facts, totals, country.name)
    rows = [row for row in (latest, country.online) if row is not None]
    points = [sourced(recorded(latest, "Police", noun_of(facts.series), latest=True), latest, citations)] if latest else []
    points += [sourced(across_forces(country.online, None, None), country.online, citations)] if country.online else []
    points += across_all(facts, citations)
    points += _spread(country, facts, citations)
    series = _series(facts, totals, country.name, citations)
    bars = _totals_printed(facts, whole, country, citations, 1 + (series is not None))
    return NationalBriefing(
        title=f"Sexual offences against children recorded by the police in {country.name}",
        subtitle=_subtitle(facts),
        status=status,
        points=(*points, not_children(rows)) if points else (nothing_compared(facts),),
        grid=_grid(facts) if facts.has_yardstick else None,
        series=series,
        series_notes=(FLOOR,) if facts.series == "child_named" else (),
        totals=bars,
        totals_notes=tuple(_like_for_like(facts, whole)) if bars else (),
        coverage=coverage_of(facts, country.name, implied),
        missing="" if facts.has_yardstick else f"{NO_YARDSTICK} {ADD_YARDSTICK}",
        findings=tuple(finding_card(one, citations) for one in facts.findings),
        compared=len(facts.given.figures),
        sources=citations.entries(),
        made=MADE,
        downloads=tuple(downloads),
    )


def _subtitle(facts: Facts) -> str:
    forces = f"{len(FORCES)} forces"
    if facts.has_yardstick:
        return f"{forces}, years to March, {facts.years[0].label} to {facts.years[-1].label}"
    return f"{forces}, {facts.compared.label}" if facts.compared else forces


def nothing_compared(facts: Facts) -> MainPoint:
    """What the page of the country says first where it compares nothing itself."""
    areas = sum(holds_figures(facts, area) for area in FORCES)
    if not areas:
        return MainPoint("No count of any force is held yet.", NOT_NONE)
    forces = "1 force is" if areas == 1 else f"{areas} forces are"
    second = "There is no honest total of some forces. The page of each area says what was given, and what that carries."
    return MainPoint(f"Counts of {forces} held.", second)


def _latest(facts: Facts, totals: Sequence[Figure | None], name: str) -> Compared | None:
    before, after = totals[-2:] if len(totals) > 1 else (None, None)
    if before is None or after is None:
        return None
    label = label_of(facts.series)
    return compared(Pair(before, after), noun_of(facts.series), label, name, SHORT.get(facts.series, label))


def _spread(country: Country, facts: Facts, citations: Citations) -> list[MainPoint]:
    among = country.among
    if among is None:
        return []
    rates = sorted(point.rate.value * PER for point in among.points)
    tenths = quantiles(rates, n=10, method="inclusive")
    low, high = round(tenths[0], 1), round(tenths[-1], 1)
    inside = sum(low <= round(rate, 1) <= high for rate in rates)
    outside = sum(point.among_chance is not Position.SIMILAR for point in among.points)
    sentence = f"Forces differ by far more than chance: most recorded {low} to {high} offences for every 1,000 children."
    second = (
        f"The rates of {outside} of {among.compared} forces lie beyond what chance alone would give. A higher rate can mean more "
        "abuse, more people coming forward, or a force that is better at finding and recording it. We do not rank forces."
    )
    assert country.year is not None, "where there are rates they are of a year"
    mark = FactMark(f"{inside} of {among.compared} forces", f"lay in that range, {country.year.label}")
    return [MainPoint(sentence, second, mark, sources_of_rates(facts, country, citations))]


def _grid(facts: Facts) -> TileGrid:
    return TileGrid(
        f"{len(FORCES)} areas, one square each",
        f"Yearly recorded offences, {facts.years[0].label} to {facts.years[-1].label}. Each square has its own height, so it "
        "shows shape and not size. Gaps are breaks.",
        tuple(_tile(facts, area) for area in FORCES),
        GRID_NOTES,
    )


def _tile(facts: Facts, area: str) -> Tile:
    place = AREAS[area].tile
    assert place is not None, "every force has its square; the vocabulary's tests see to it"
    years = list(zip(facts.years, facts.yearly(area), strict=True))
    is_held = any(cell(figure) is not CellStatus.NO_ANSWER for _, figure in years)
    hatched = is_held and too_few_to_draw(years)
    drawn = stretches(years, facts.series) if is_held and not hatched else ()
    lines = tuple(tuple(cell(figure) for _, figure in part) for part in drawn)
    return Tile(AREAS[area].name, place.label, f"areas/{AREAS[area].slug}.html", place.column, place.row, lines, hatched)


def _series(facts: Facts, totals: Sequence[Figure | None], name: str, citations: Citations) -> SeriesChart | None:
    years = list(zip(facts.years, totals, strict=True))
    known = [figure for figure in totals if figure is not None]
    if not known:
        return None
    source = citations.cite(known[0].source_id, "sums over all forces")
    caption = Caption(
        1,
        series_title(years, facts.series),
        f"Offences recorded by {len(FORCES)} forces under {codes_of(facts.series)}, year to March",
        f"Source: {source}.",
        "england-and-wales-yearly",
    )
    codes = {}
    for year in facts.years:
        counts = [figure.count for figure in facts.of_year("88A", year).values() if figure.area in FORCES]
        if len(counts) == len(FORCES) and all(count is not None for count in counts):
            first = next(iter(facts.of_year("88A", year).values()))
            codes["88A", year] = first.with_count(sum(count for count in counts if count is not None))
    return series_chart(years, facts.series, caption, codes, f"in {name}")


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
    words = {2: "two", 3: "three", 4: "four"}.get(len(first), str(len(first)))
    year = "The first year of the online mark" if new_marks([country.online]) else first[0].period.label
    caption = Caption(
        number,
        f"{year} has been printed with {words} totals",
        "Offences against under-18s marked as online. Only the two dark bars rest on the same forces",
        f"Sources: {citations.cite_figures(printed)}.",
        "england-and-wales-totals-printed",
    )
    bars = (
        Bar(f"{figure.period.label}, {forces_answering(figure)} forces", figure.count or 0, figure.count in pair)
        for figure in printed
    )
    return BarsChart(caption, tuple(bars))


def _like_for_like(facts: Facts, whole: str) -> Iterator[Note]:
    printed = _printed(facts, whole)
    earlier, later = ([figure.count for figure in printed if figure.period == year and figure.count] for year in _both(facts))
    if len(later) != 1 or not earlier:
        return
    against = ", ".join(f"{say_number(count)} gives {say_percent(later[0] / count)}" for count in earlier)
    yield Note(
        "Like for like",
        (
            f"Against the same {say_number(later[0])}: {against}.",
            "We compare the two totals of the same forces, and no other pair.",
        ),
    )
