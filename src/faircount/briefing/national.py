"""The briefing of the whole country, and the way in to every area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import quantiles

from faircount.bounds.extent import forces_answering
from faircount.bounds.ranges import Range
from faircount.briefing.among_forces import PER
from faircount.briefing.area import CHILD_NAMED, Country, sources_of_rates
from faircount.briefing.briefing import Coverage, NationalBriefing, TileGrid
from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tiles import CoverageTile, Held, Tile
from faircount.briefing.citing import Citations
from faircount.briefing.clashes import finding_card
from faircount.briefing.facts import Facts, Pair
from faircount.briefing.main_points import across_forces, not_children, recorded, sourced
from faircount.briefing.many_forces import across_all
from faircount.briefing.margin import FLOOR, MADE
from faircount.briefing.parts import Download, FactMark, Link, MainPoint, Note, StatusLine, Strong
from faircount.briefing.two_years import Compared, compared
from faircount.briefing.yearly import cell, series_chart, series_title, stretches, too_few_to_draw
from faircount.compare.funnel import Position
from faircount.compare.wording import say_number, say_percent
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.measures import Online
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
    latest = _latest(totals, country.name)
    rows = [row for row in (latest, country.online) if row is not None]
    points = [sourced(recorded(latest, "Police", CHILD_NAMED, latest=True), latest, citations)] if latest else []
    points += [sourced(across_forces(country.online, None, None), country.online, citations)] if country.online else []
    points += across_all(facts, CHILD_NAMED, citations)
    points += _spread(country, facts, citations)
    series = _series(facts, totals, country.name, citations)
    bars = _totals_printed(facts, whole, country, citations)
    return NationalBriefing(
        title=f"Sexual offences against children recorded by the police in {country.name}",
        subtitle=f"{len(FORCES)} forces, years to March, {facts.years[0].label} to {facts.years[-1].label}",
        status=status,
        points=(*points, not_children(rows)),
        grid=_grid(facts),
        series=series,
        series_notes=(FLOOR,),
        totals=bars,
        totals_notes=tuple(_like_for_like(facts, whole)) if bars else (),
        coverage=_coverage(facts, country, implied),
        findings=tuple(finding_card(one, citations) for one in facts.findings),
        compared=len(facts.answers),
        sources=citations.entries(),
        made=MADE,
        downloads=tuple(downloads),
    )


def _latest(totals: Sequence[Figure | None], name: str) -> Compared | None:
    before, after = totals[-2:] if len(totals) > 1 else (None, None)
    if before is None or after is None:
        return None
    return compared(Pair(before, after), CHILD_NAMED, "Name a child victim", name, "Name a child")


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
    mark = FactMark(f"{inside} of {among.compared} forces", f"lay in that range, {facts.after.label}")
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
        f"Offences recorded by {len(FORCES)} forces under the 11 codes whose name shows a child victim, year to March",
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
    for figure in facts.answers:
        forces = forces_answering(figure)
        wanted = figure.area == whole and figure.online is Online.YES and figure.offence == facts.asked_for and figure.ages.is_all
        if wanted and forces is not None and figure.count is not None and figure.period in (facts.before, facts.after):
            found[figure.period, forces, figure.count] = figure
    return [found[key] for key in sorted(found)]


def _totals_printed(facts: Facts, whole: str, country: Country, citations: Citations) -> BarsChart | None:
    printed = _printed(facts, whole)
    first = [figure for figure in printed if figure.period == facts.before]
    if len(first) < 2 or country.online is None:
        return None
    pair = (country.online.pair.before.count, country.online.pair.after.count)
    words = {2: "two", 3: "three", 4: "four"}.get(len(first), str(len(first)))
    caption = Caption(
        2,
        f"The first year of the online mark has been printed with {words} totals",
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
    later = [figure.count for figure in printed if figure.period == facts.after and figure.count]
    earlier = [figure.count for figure in printed if figure.period == facts.before and figure.count]
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


def _coverage(facts: Facts, country: Country, implied: Range | None) -> Coverage:
    tiles = tuple(_coverage_tile(facts, area) for area in FORCES)
    both = sum(tile.held is Held.BOTH for tile in tiles)
    words: tuple[str | Link | Strong, ...] = (
        f"Figures of both years are held for {both} of {len(FORCES)} forces. There is no honest total until more forces answer.",
    )
    if implied is not None:
        most = (
            f", and at most {say_number(implied.upper)} if every wider total that was printed is right"
            if implied.upper is not None
            else ""
        )
        words = (
            f"With the answers held for {facts.after.label}, and the Home Office codes where nothing is held, "
            f"{country.name} had ",
            Strong(f"at least {say_number(implied.lower)}"),
            f" offences{most}. There is no honest total until more forces answer.",
        )
    return Coverage(
        "What forces have told us",
        "Published figures that we hold for all sexual offences against under-18s, "
        f"{facts.before.label} and {facts.after.label}. An empty square is not a zero.",
        tiles,
        words,
    )


def _coverage_tile(facts: Facts, area: str) -> CoverageTile:
    place = AREAS[area].tile
    assert place is not None, "every force has its square; the vocabulary's tests see to it"
    own = facts.held(area, Online.ALL)
    held = Held.BOTH if all(own) else Held.ONE if any(own) else Held.NONE
    if held is Held.NONE and any(any(facts.held(region, Online.ALL)) for region in _regions_of(area, PARTITIONS)):
        held = Held.REGION
    return CoverageTile(AREAS[area].name, place.tag, f"areas/{AREAS[area].slug}.html", place.column, place.row, held)


def _regions_of(area: str, partitions: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Groups and regions that hold the area; a country is no regional total."""
    return [whole for whole, parts in partitions.items() if area in parts and AREAS[whole].kind in ("region", "group")]
