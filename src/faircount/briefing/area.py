"""The briefing of one police force area, put together from facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.among_forces import PER, WHERE, funnel_chart, funnel_title, number_compared
from faircount.briefing.answers import answered_series, answers_of
from faircount.briefing.briefing import AreaBriefing, AreaEntry
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.funnel import FunnelChart
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tipping import TippingChart
from faircount.briefing.citing import Citations
from faircount.briefing.clashes import finding_card, none_found
from faircount.briefing.explaining import explanations
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.main_points import across_forces, not_children, recorded, said, sourced
from faircount.briefing.margin import FLOOR, HOW_TO_READ, LINE_STOPS, MADE, NO_RANKS
from faircount.briefing.missing import NOT_NONE, gap_of, holds_figures, missing_of, reply_words, what_is_held
from faircount.briefing.parts import Download, FactMark, Link, MainPoint, Note, StatusLine
from faircount.briefing.quoting import do_not_say, namings, quotes
from faircount.briefing.rows import codes_of, noun_of, official_row, own_rows
from faircount.briefing.two_years import Compared, change_chart, tipping_chart
from faircount.briefing.yearly import series_chart, series_title, too_few_to_draw
from faircount.briefing.years import Years
from faircount.compare.facts import capital, stated, told
from faircount.compare.funnel import Funnel
from faircount.compare.statement import counted, say_threshold, year_of
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import UNDER_18
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import whole_ages
from faircount.vocabulary.periods import Period

MOST_SAID = 3
"""Main points on what a force gave; with the official count, the country and what is not counted they stay a handful."""


@dataclass(frozen=True, slots=True)
class Country:
    """What every area page takes from the whole: the funnel of all forces in a ``year``, and the wider comparison of the mark."""

    among: Funnel | None
    online: Compared | None
    population: str
    year: Period | None = None
    name: str = "England and Wales"


def entry(area: str) -> AreaEntry:
    """The area in lists and search."""
    also = (AREAS[area].police, *AREAS[area].strong, *AREAS[area].weak)
    return AreaEntry(AREAS[area].name, AREAS[area].slug, tuple(dict.fromkeys(name for name in also if name != AREAS[area].name)))


def area_briefing(
    facts: Facts, area: str, country: Country, status: StatusLine, downloads: Sequence[Download] = ()
) -> AreaBriefing:
    """The page of one area; it stands on official counts alone where the force gave no figures that can be compared."""
    citations = Citations(facts.sources)
    held = own_rows(facts, area)
    asked = [row for row in held if not facts.is_in_doubt(row.pair)]
    doubted = [row for row in held if row not in asked]
    official = official_row(facts, area, latest=True)
    instead = None if asked else official_row(facts, area, latest=False)
    rows = asked or ([instead] if instead else [])
    points = [_doubted(row, citations) for row in doubted]
    points += _points(facts, area, country, asked, official, citations) or ([] if doubted else [_nothing(facts, area)])
    change = _change(area, [*rows, *_wider(country, asked, facts, area)], citations) if rows else None
    tipping = _tipping(rows, area, citations)
    found = facts.found_in(area)
    listed = answers_of(facts, area, [figure for row in rows for figure in row.figures], citations)
    number = 1 + (change is not None) + (tipping is not None)
    answered = answered_series(facts, area, number, citations)
    series = _series(facts, area, number + (answered is not None), citations)
    shows = bool(rows or listed or series)
    return AreaBriefing(
        entry=entry(area),
        code=area,
        title=f"Sexual offences against children recorded by {AREAS[area].police}",
        subtitle=_subtitle(facts, area, [*held, *rows]),
        status=status,
        points=tuple(points),
        change=change,
        change_notes=(*_other_years(facts, area, asked), HOW_TO_READ, *_doubled(rows)),
        gap=gap_of(facts, area) if not held and (rows or series) else None,
        explanations=explanations(area, rows, len(found), _non_recent(facts, area), citations) if rows else None,
        tipping=tipping,
        answered=answered,
        answers=listed,
        series=series,
        series_notes=(*_floor(facts), LINE_STOPS),
        funnel=_funnel(facts, area, country, number + (answered is not None) + (series is not None), citations),
        funnel_notes=(NO_RANKS, *_limits(country)),
        findings=tuple(finding_card(one, citations) for one in found),
        none_found="" if found else none_found(facts, area),
        quotes=tuple(quotes(area, rows)),
        avoid=tuple(do_not_say(area, rows, any(one.check == "ages" for one in found))) if shows else (),
        missing=missing_of(facts, area),
        sources=citations.entries(),
        made=MADE,
        downloads=tuple(downloads),
        whole=country.name if area in FORCES else "",
    )


def _wider(country: Country, asked: Sequence[Compared], facts: Facts, area: str) -> list[Compared]:
    """The forces together, beside a force that gave its own count of the same mark for the same years."""
    marked = any(row.pair.after.online is Online.YES for row in asked)
    return [country.online] if marked and country.online and _is_alike(country.online, facts, area) else []


def _is_alike(wider: Compared, facts: Facts, area: str) -> bool:
    """Whether the forces together are compared over the years of this page."""
    return _years(wider.pair) == facts.years_of(area)


def _years(pair: Pair) -> Years:
    return Years(pair.before.period, pair.after.period)


def _change(area: str, rows: Sequence[Compared], citations: Citations) -> ChangeChart:
    figures = [figure for row in rows for figure in row.figures]
    of_children = all(one.counted is Counted.OFFENCES and whole_ages(one.offence) == UNDER_18 for one in figures)
    subtitle = (
        f"{'Offences against under-18s' if of_children else 'What was recorded'}, {_years(rows[0].pair).kind}, and how many "
        "times as many were recorded, with the range that chance could give"
    )
    return change_chart(rows, 1, subtitle, citations, f"{AREAS[area].slug}-two-years")


def _subtitle(facts: Facts, area: str, rows: Sequence[Compared]) -> str:
    said = [f"{_years(rows[0].pair).span} compared"] if rows else []
    if any(facts.yearly(area)):
        first, last = facts.years[0].label, facts.years[-1].label
        said.append(f"yearly counts from {first} to {last}" if len(facts.years) > 1 else f"the official count of {last}")
    if not said:
        years, none = facts.years_of(area), "no two counts that can be compared are held"
        said = [f"{years.label}: {none}" if years else none]
    words = ", with ".join(said)
    return f"{words[0].upper()}{words[1:]}"


def _other_years(facts: Facts, area: str, rows: Sequence[Compared]) -> list[Note]:
    """Why this page compares other years than the others do."""
    if not rows or facts.compared is None or _years(rows[0].pair) == facts.compared:
        return []
    police, years = AREAS[area].police or AREAS[area].name, _years(rows[0].pair)
    return [
        Note(
            "Other years than on most pages",
            (
                f"Most pages compare {facts.compared.label}. {police} gave no counts of both that can be compared, so this page "
                f"compares {years.label}.",
            ),
        )
    ]


def _points(
    facts: Facts, area: str, country: Country, asked: Sequence[Compared], official: Compared | None, citations: Citations
) -> list[MainPoint]:
    most = MOST_SAID - (official is not None)
    points = [sourced(said(row, namings(row, "Police")), row, citations) for row in asked[:most]]
    if official is not None:
        points.append(sourced(recorded(official, "Police", noun_of(facts.series), latest=True), official, citations))
    if not asked:
        points += _place_among(area, country, facts, citations)
    if country.online is not None and _is_alike(country.online, facts, area):
        own = next((row for row in asked if row.pair.after.online is Online.YES), None)
        wider = across_forces(country.online, AREAS[area].name if own else None, own)
        points.append(sourced(wider, country.online, citations))
    return [*points, not_children([*asked, *([official] if official else [])])] if points else []


def _nothing(facts: Facts, area: str) -> MainPoint:
    """What a page says first that compares nothing."""
    name = AREAS[area].name
    if holds_figures(facts, area):
        return MainPoint(f"No two counts of {name} that can be compared are held.", what_is_held(facts, area))
    first, *rest = [*reply_words(facts, area), f"No count of {name} is held."]
    return MainPoint(first, " ".join((*rest, NOT_NONE)))


def _doubted(row: Compared, citations: Citations) -> MainPoint:
    """Two counts of which a finding says that one can hardly be the whole: given, and not compared."""
    sentence = told(
        "{first} {noun} were given for {before}, and {second} for {after}. We do not compare them.",
        first=counted(row.pair.before), second=counted(row.pair.after), noun=row.noun,
        before=year_of(row.pair.before), after=year_of(row.pair.after),
    )  # fmt: skip
    doubt = ("One of these counts is in doubt: see ", Link("the figures that do not agree", "#findings"), ".")
    return sourced(MainPoint(sentence, doubt), row, citations)


def _place_among(area: str, country: Country, facts: Facts, citations: Citations) -> list[MainPoint]:
    point = country.among.point(area) if country.among else None
    if country.among is None or country.year is None or point is None:
        return []
    counts = facts.of_year(facts.series, country.year)
    everywhere = tuple(counts[one.area] for one in country.among.points)
    rate = stated(say_number(point.rate.value * PER, 1), "rate", counts[area])
    what = "offences that name a child" if facts.series == "child_named" else noun_of(facts.series)
    sentence = told(
        "{what} came to {rate} for every 1,000 children in {year}, {where} the {compared} forces.",
        what=capital(what), rate=rate, year=year_of(counts[area]), compared=number_compared(country.among, counts),
        where=stated(WHERE[point.among_areas], "place among forces", counts[area], everywhere),
    )  # fmt: skip
    second = (
        "A higher rate can mean more abuse, more people coming forward, or a force that is better at finding and recording it."
    )
    whole = stated(say_number(country.among.average * PER, 1), "rate of all together", everywhere)
    mark = FactMark(rate, told("per 1,000 children; {name} {rate}", name=country.name, rate=whole))
    return [MainPoint(sentence, second, mark, sources_of_rates(facts, country, citations))]


def sources_of_rates(facts: Facts, country: Country, citations: Citations) -> tuple[int, ...]:
    """The numbers of the sources of rates: the counts, and the children."""
    assert country.year is not None, "where there are rates they are of a year"
    counts = _counts_of(facts, country.year)
    citations.cite(counts, f"counts of {country.year.label}")
    citations.cite(country.population, f"children under 18, mid-{country.year.start.year}")
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


def _series(facts: Facts, area: str, number: int, citations: Citations) -> SeriesChart | None:
    years = list(zip(facts.years, facts.yearly(area), strict=True))
    known = [figure for _, figure in years if figure is not None]
    if not known:
        return None
    source = citations.cite(known[0].source_id, f"{len(known)} yearly counts")
    title = "Counts so small that a line shows little but chance" if too_few_to_draw(years) else series_title(years, facts.series)
    subtitle = f"Offences recorded by {AREAS[area].police} under {codes_of(facts.series)}, year to March"
    caption = Caption(number, title, subtitle, f"Source: {source}.", f"{AREAS[area].slug}-yearly")
    codes = {("88A", year): figure for year in facts.years if (figure := facts.of_year("88A", year).get(area)) is not None}
    return series_chart(years, facts.series, caption, codes, f"in {AREAS[area].name}")


def _floor(facts: Facts) -> list[Note]:
    return [FLOOR] if facts.series == "child_named" else []


def _funnel(facts: Facts, area: str, country: Country, number: int, citations: Citations) -> FunnelChart | None:
    if country.among is None or country.year is None or country.among.point(area) is None:
        return None
    counts = citations.cite(_counts_of(facts, country.year), f"counts of {country.year.label}")
    people = citations.cite(country.population, f"children under 18, mid-{country.year.start.year}")
    figures = facts.of_year(facts.series, country.year)
    subtitle = told(
        "Recorded offences ({codes}) per 1,000 children, {compared} forces, {year}",
        codes=_codes_shortly(facts), compared=number_compared(country.among, figures), year=year_of(figures[area]),
    )  # fmt: skip
    caption = Caption(
        number,
        funnel_title(country.among, area, figures),
        subtitle,
        (f"Sources: {counts}; {people}. Limits 99.8%. ", Link("All areas, A to Z", "index.html#areas")),
        f"{AREAS[area].slug}-among-forces",
    )
    return funnel_chart(country.among, area, caption, country.name, figures)


def _codes_shortly(facts: Facts) -> str:
    return "11 codes" if facts.series == "child_named" else noun_of(facts.series)


def _counts_of(facts: Facts, year: Period) -> str:
    """The source of the official counts of a year."""
    return next(iter(facts.of_year(facts.series, year).values())).source_id


def _limits(country: Country) -> list[Note]:
    return [Note("About these limits", country.among.spread.warnings)] if country.among else []


def _non_recent(facts: Facts, area: str) -> list[Figure]:
    found = [figure for figure in facts.given.figures if figure.area == area and figure.offence == "non_recent_child_sexual"]
    return sorted((figure for figure in found if figure.count is not None), key=lambda figure: figure.period)
