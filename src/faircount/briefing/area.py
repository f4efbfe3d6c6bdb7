"""The briefing of one police force area, put together from facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.among_forces import PER, funnel_chart, funnel_title
from faircount.briefing.briefing import AreaBriefing, AreaEntry, Gap, Missing
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.funnel import FunnelChart
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tipping import TippingChart
from faircount.briefing.citing import Citations
from faircount.briefing.clashes import finding_card
from faircount.briefing.explaining import explanations
from faircount.briefing.facts import Facts, Pair
from faircount.briefing.main_points import across_forces, not_children, recorded, said, sourced
from faircount.briefing.margin import FLOOR, HOW_TO_READ, LINE_STOPS, MADE, NO_RANKS
from faircount.briefing.parts import Download, FactMark, Link, MainPoint, Note, StatusLine
from faircount.briefing.quoting import do_not_say, namings, quotes
from faircount.briefing.two_years import Compared, change_chart, compared, tipping_chart
from faircount.briefing.yearly import series_chart, series_title, too_few_to_draw
from faircount.compare.funnel import Funnel, Position
from faircount.compare.statement import say_threshold
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import offence_label

CHILD_NAMED = "offences that name a child victim"


@dataclass(frozen=True, slots=True)
class Country:
    """What every area page takes from the whole: the funnel of all forces, and the wider comparison of the online mark."""

    among: Funnel | None
    online: Compared | None
    population: str
    name: str = "England and Wales"


def entry(area: str) -> AreaEntry:
    """The area in lists and search."""
    also = (AREAS[area].police, *AREAS[area].strong, *AREAS[area].weak)
    return AreaEntry(AREAS[area].name, AREAS[area].slug, tuple(dict.fromkeys(name for name in also if name != AREAS[area].name)))


def area_briefing(
    facts: Facts, area: str, country: Country, status: StatusLine, downloads: Sequence[Download] = ()
) -> AreaBriefing:
    """The page of one area; it stands on official counts alone where the force gave no figure that we hold."""
    citations = Citations(facts.sources)
    held = _asked(facts, area)
    asked = [row for row in held if not facts.is_in_doubt(row.pair)]
    doubted = [row for row in held if row not in asked]
    official = _official(facts, area, -2)
    rows = asked or _official_rows(facts, area)
    wider = [country.online] if country.online and any(row.pair.after.online is Online.YES for row in asked) else []
    name = AREAS[area].name
    points = (*(_doubted(row, citations) for row in doubted), *_points(facts, area, country, asked, official, citations))
    change = None
    if rows:
        subtitle = "Offences against under-18s, years April to March, and how many times as many were recorded, with the range that chance could give"  # noqa: E501
        change = change_chart([*rows, *wider], 1, subtitle, citations, f"{AREAS[area].slug}-two-years")
    tipping = _tipping(rows, area, citations)
    found = facts.found_in(area)
    series = _series(facts, area, 2 + (tipping is not None) - (change is None), citations)
    return AreaBriefing(
        entry=entry(area),
        code=area,
        title=f"Sexual offences against children recorded by {AREAS[area].police}",
        subtitle=_subtitle(facts),
        status=status,
        points=points,
        change=change,
        change_notes=(HOW_TO_READ, *_doubled(rows)),
        gap=None if held else _gap(name),
        explanations=explanations(area, rows, len(found), _non_recent(facts, area), citations) if rows else None,
        tipping=tipping,
        series=series,
        series_notes=(FLOOR, LINE_STOPS),
        funnel=_funnel(facts, area, country, (series.caption.number or 0) + 1 if series else 1, citations),
        funnel_notes=(NO_RANKS, *_limits(country)),
        findings=tuple(finding_card(one, citations) for one in found),
        compared=sum(1 for figure in facts.answers if figure.area == area) + sum(1 for one in facts.yearly(area) if one),
        quotes=tuple(quotes(area, rows)),
        avoid=tuple(do_not_say(area, rows, any(one.check == "ages" for one in found))),
        missing=_missing(facts, area),
        sources=citations.entries(),
        made=MADE,
        downloads=tuple(downloads),
    )


def _asked(facts: Facts, area: str) -> list[Compared]:
    name = AREAS[area].name
    both = (
        compared(facts.pair(area, Online.YES), "offences marked as online", "Marked as online", name, "Marked as online"),
        compared(
            facts.pair(area, Online.ALL),
            offence_label(facts.asked_for),
            "All sexual offences against under-18s",
            name,
            "All, under-18s",
            is_whole=True,
        ),
    )
    return [row for row in both if row is not None]


def _official(facts: Facts, area: str, place: int) -> Compared | None:
    """The official counts of a year (by its place in the series) and of the year after it."""
    years = facts.yearly(area)
    before, after = years[place], years[place + 1]
    if before is None or after is None:
        return None
    return compared(Pair(before, after), CHILD_NAMED, "Name a child victim", AREAS[area].name, "Name a child")


def _official_rows(facts: Facts, area: str) -> list[Compared]:
    """The two years that are compared, in official counts, where nothing that was asked for is held."""
    place = facts.years.index(facts.before) if facts.before in facts.years else -2
    row = _official(facts, area, place)
    return [row] if row is not None else []


def _subtitle(facts: Facts) -> str:
    first, last = facts.years[0].label, facts.years[-1].label
    return f"April {facts.before.start.year} to March {facts.after.end.year} compared, with yearly counts from {first} to {last}"


def _points(
    facts: Facts, area: str, country: Country, asked: Sequence[Compared], official: Compared | None, citations: Citations
) -> list[MainPoint]:
    points = [sourced(said(row, namings(row, "Police")), row, citations) for row in asked]
    if official is not None:
        points.append(sourced(recorded(official, "Police", CHILD_NAMED, latest=True), official, citations))
    if not asked:
        points += _place_among(area, country, facts, citations)
    if country.online is not None:
        own = next((row for row in asked if row.pair.after.online is Online.YES), None)
        wider = across_forces(country.online, AREAS[area].name if own else None, own)
        points.append(sourced(wider, country.online, citations))
    return [*points, not_children([*asked, *([official] if official else [])])]


def _doubted(row: Compared, citations: Citations) -> MainPoint:
    """Two counts of which a finding says that one can hardly be the whole: given, and not compared."""
    counts = say_number(row.comparison.count_before), say_number(row.comparison.count_after)
    before, after = row.pair.before.period.label, row.pair.after.period.label
    sentence = f"{counts[0]} {row.noun} were given for {before}, and {counts[1]} for {after}. We do not compare them."
    doubt = ("One of these counts is in doubt: see ", Link("the figures that do not agree", "#findings"), ".")
    return sourced(MainPoint(sentence, doubt), row, citations)


def _place_among(area: str, country: Country, facts: Facts, citations: Citations) -> list[MainPoint]:
    point = country.among.point(area) if country.among else None
    if country.among is None or point is None:
        return []
    rate = say_number(point.rate.value * PER, 1)
    where = {
        Position.SIMILAR: "within the ordinary range of",
        Position.HIGHER: "above the ordinary range of",
        Position.LOWER: "below the ordinary range of",
    }[point.among_areas]
    sentence = f"That was {rate} for every 1,000 children in {facts.after.label}, {where} the {country.among.compared} forces."
    second = (
        "A higher rate can mean more abuse, more people coming forward, or a force that is better at finding and recording it."
    )
    sentence = sentence.replace("That was", "Offences that name a child came to", 1)
    mark = FactMark(rate, f"per 1,000 children; {country.name} {say_number(country.among.average * PER, 1)}")
    return [MainPoint(sentence, second, mark, sources_of_rates(facts, country, citations))]


def sources_of_rates(facts: Facts, country: Country, citations: Citations) -> tuple[int, ...]:
    """The numbers of the sources of rates: the counts, and the children."""
    counts = next(iter(facts.of_year(facts.series, facts.after).values())).source_id
    citations.cite(counts, f"counts of {facts.after.label}")
    citations.cite(country.population, f"children under 18, mid-{facts.after.start.year}")
    return citations.number(counts), citations.number(country.population)


def _doubled(rows: Sequence[Compared]) -> list[Note]:
    said_of = [say_threshold(row.comparison) for row in rows]
    return [Note("Is a big word borne out?", (words,)) for words in said_of if words]


def _tipping(rows: Sequence[Compared], area: str, citations: Citations) -> TippingChart | None:
    for row in rows:
        naming = namings(row, "Police")
        chart = tipping_chart(row, 2, naming, citations, f"{AREAS[area].slug}-fuller-{'marking' if naming.mark else 'recording'}")
        if chart is not None:
            return chart
    return None


def _gap(name: str) -> Gap:
    return Gap(
        f"No figures asked of {name} are held",
        "We hold no answer of this force, as given or as printed, for both years. This page stands on the Home Office’s counts. "
        "An empty square is not a zero.",
    )


def _series(facts: Facts, area: str, number: int, citations: Citations) -> SeriesChart | None:
    years = list(zip(facts.years, facts.yearly(area), strict=True))
    known = [figure for _, figure in years if figure is not None]
    if not known:
        return None
    source = citations.cite(known[0].source_id, f"{len(known)} yearly counts")
    title = "Counts so small that a line shows little but chance" if too_few_to_draw(years) else series_title(years, facts.series)
    subtitle = f"Offences recorded by {AREAS[area].police} under the 11 codes whose name shows a child victim, year to March"
    caption = Caption(number, title, subtitle, f"Source: {source}.", f"{AREAS[area].slug}-yearly")
    codes = {("88A", year): figure for year in facts.years if (figure := facts.of_year("88A", year).get(area)) is not None}
    return series_chart(years, facts.series, caption, codes, f"in {AREAS[area].name}")


def _funnel(facts: Facts, area: str, country: Country, number: int, citations: Citations) -> FunnelChart | None:
    if country.among is None or country.among.point(area) is None:
        return None
    counts = citations.cite(
        next(iter(facts.of_year(facts.series, facts.after).values())).source_id, f"counts of {facts.after.label}"
    )
    people = citations.cite(country.population, f"children under 18, mid-{facts.after.start.year}")
    caption = Caption(
        number,
        funnel_title(country.among, area),
        f"Recorded offences (11 codes) per 1,000 children, {country.among.compared} forces, {facts.after.label}",
        (f"Sources: {counts}; {people}. Limits 99.8%. ", Link("All areas, A to Z", "index.html#areas")),
        f"{AREAS[area].slug}-among-forces",
    )
    return funnel_chart(country.among, area, caption, country.name)


def _limits(country: Country) -> list[Note]:
    return [Note("About these limits", country.among.spread.warnings)] if country.among else []


def _non_recent(facts: Facts, area: str) -> list[Figure]:
    found = [figure for figure in facts.answers if figure.area == area and figure.offence == "non_recent_child_sexual"]
    return sorted((figure for figure in found if figure.count is not None), key=lambda figure: figure.period)


def _missing(facts: Facts, area: str) -> Missing:
    name, police = AREAS[area].name, AREAS[area].police
    online, total = facts.held(area, Online.YES), facts.held(area, Online.ALL)
    words = [
        _held(f"Sexual offences against under-18s in {name}", total, facts),
        _held("Offences marked as online", online, facts),
        "Nothing that the publisher of a table hid is printed here as recovered. The Home Office table prints small numbers; "
        "that is its publisher’s choice.",
    ]
    return Missing(
        " ".join(words), Note("Response", (f"{police} may answer here, in its own words and dated. Nothing received yet.",))
    )


def _held(what: str, held: tuple[bool, bool], facts: Facts) -> str:
    years = [year.label for year, known in zip((facts.before, facts.after), held, strict=True) if known]
    if len(years) == 2:
        return f"{what}: a figure is held for both years."
    return f"{what}: a figure is held for {years[0]} alone." if years else f"{what}: no figure is held for either year."
