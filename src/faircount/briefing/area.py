"""The briefing of one police force area, put together from facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from faircount.briefing.answers import answered_series, answers_of
from faircount.briefing.briefing import AreaBriefing, AreaEntry, Card, Chapter, Explanations, ForceAnswers
from faircount.briefing.card import NOT_COMPARED, card_alone, card_of
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.funnel import FunnelChart
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tipping import TippingChart
from faircount.briefing.citing import Citations
from faircount.briefing.clashes import finding_card, none_found
from faircount.briefing.country import Country
from faircount.briefing.explaining import explanations
from faircount.briefing.facts import Facts
from faircount.briefing.main_points import not_children, recorded, said, sourced
from faircount.briefing.margin import HOW_TO_READ, LINE_STOPS, MADE, NO_RANKS, SPECIFIC, doubled
from faircount.briefing.missing import NOT_NONE, gap_of, holds_figures, missing_of, reply_words, what_is_held
from faircount.briefing.online import online_chapter, subtitle_of, tipping_of, years_of
from faircount.briefing.parts import Download, Link, MainPoint, Note, StatusLine
from faircount.briefing.place import funnel_of, limits, place_among
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.quoting import counts_quoted, do_not_say, namings, quotes, with_range
from faircount.briefing.rows import codes_of, flagged_apart, latest_rows, official_parts, official_row, own_rows
from faircount.briefing.two_years import ComparedYears, change_chart
from faircount.briefing.yearly import series_chart, series_title, span_of, too_few_to_draw
from faircount.compare.facts import told
from faircount.compare.statement import counted, year_of
from faircount.reconcile.finding import Finding
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Online

MOST_SAID = 3
"""Main points on counts; with the place among forces and what is not counted they stay a handful."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The comparisons of a page: the latest (figure 1), earlier ones of what the force gave, and counts that are in doubt.

    ``official`` is the latest official one, which leads where the force gave nothing as late.
    """

    latest: tuple[ComparedYears, ...]
    earlier: tuple[ComparedYears, ...]
    doubted: tuple[ComparedYears, ...]
    official: ComparedYears | None

    @property
    def is_official(self) -> bool:
        """Whether the official counts lead."""
        return bool(self.latest) and self.latest[0] is self.official


def rows_of(facts: Facts, area: str) -> Rows:
    """What the page compares, the latest first."""
    usual = own_rows(facts, area, facts.years_of(area))
    doubted = tuple(row for row in usual if facts.is_in_doubt(row.pair))
    undoubted = tuple(row for row in usual if row not in doubted)
    own, official = tuple(latest_rows(facts, area)), official_row(facts, area)
    if official is None or (own and own[0].pair.after.period.end >= official.pair.after.period.end):
        same = not own or not undoubted or years_of(own[0].pair) == years_of(undoubted[0].pair)
        return Rows(own, flagged_apart(facts, area, own) if same else undoubted, doubted, official)
    parts = official_parts(facts, area, years_of(official.pair))
    return Rows((official, *parts), undoubted, doubted, official)


def entry(area: str) -> AreaEntry:
    """The area in lists and search."""
    also = (AREAS[area].police, *AREAS[area].strong, *AREAS[area].weak)
    return AreaEntry(AREAS[area].name, AREAS[area].slug, tuple(dict.fromkeys(name for name in also if name != AREAS[area].name)))


def area_briefing(
    facts: Facts, area: str, country: Country, status: StatusLine, downloads: Sequence[Download] = ()
) -> AreaBriefing:
    """The page of one area; it stands on official counts alone where the force gave no figures that can be compared."""
    citations, rows = Citations(facts.sources), rows_of(facts, area)
    points = _points(facts, area, country, rows, citations)
    drawn = _drawn(facts, area, country, rows, citations)
    card, points, sentences = _led(facts, area, rows, drawn, points, citations)
    found, compared = facts.found_in(area), (*rows.latest, *rows.earlier)
    shows = bool(compared or drawn.listed or drawn.series)
    gave = bool(rows.doubted or rows.earlier) or (bool(rows.latest) and not rows.is_official)
    return AreaBriefing(
        entry=entry(area),
        code=area,
        title=f"Sexual offences against children recorded by {AREAS[area].police}",
        subtitle=_subtitle(facts, area, rows),
        status=status,
        card=card,
        points=tuple(points),
        change=drawn.change,
        change_notes=(*_other_years(facts, area, rows), HOW_TO_READ, *doubled(rows.latest)),
        gap=gap_of(facts, area) if not gave and (rows.latest or drawn.series) else None,
        explanations=_explained(facts, area, rows, found, citations),
        tipping=drawn.tipping,
        answered=drawn.answered,
        answers=drawn.listed,
        series=drawn.series,
        series_notes=(*([SPECIFIC] if facts.series == "child_named" else []), LINE_STOPS),
        funnel=drawn.funnel,
        funnel_notes=(NO_RANKS, *limits(country)),
        online=drawn.online,
        findings=tuple(finding_card(one, citations) for one in found),
        none_found="" if found else none_found(facts, area),
        quotes=sentences,
        avoid=tuple(do_not_say(area, compared, any(one.check == "ages" for one in found))) if shows else (),
        missing=missing_of(facts, area),
        sources=citations.entries(),
        made=MADE,
        downloads=tuple(downloads),
        whole=country.name if area in FORCES else "",
        sums=country.sums,
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """The charts of a page, numbered in their order, the table of answers, and the chapter on marked offences."""

    change: ChangeChart | None
    tipping: TippingChart | None
    listed: ForceAnswers | None
    answered: SeriesChart | None
    series: SeriesChart | None
    funnel: FunnelChart | None
    online: Chapter | None


def _drawn(facts: Facts, area: str, country: Country, rows: Rows, citations: Citations) -> Drawn:
    change = _change(area, rows, country, citations) if rows.latest else None
    tipping = tipping_of(rows.latest, 2, citations, AREAS[area].slug)
    number = 1 + (change is not None) + (tipping is not None)
    listed = answers_of(facts, area, [figure for row in rows.latest for figure in row.figures], number, citations)
    number += listed is not None and listed.ages is not None
    answered = answered_series(facts, area, number, citations)
    number += answered is not None
    series = _series(facts, area, number, citations)
    number += series is not None
    funnel = funnel_of(facts, area, country, number, citations)
    online = online_chapter(facts, area, country, rows.latest, rows.earlier, citations, number + (funnel is not None))
    return Drawn(change, tipping, listed, answered, series, funnel, online)


def _led(
    facts: Facts, area: str, rows: Rows, drawn: Drawn, points: list[MainPoint], citations: Citations
) -> tuple[Card | None, list[MainPoint], tuple[str, ...]]:
    """The card, the main points after it, and the sentences to quote, the latest first in each."""
    compared = (*rows.latest, *rows.earlier)
    lead = _lead(area, rows) if compared else ""
    sentences = (with_range(lead, compared[0]), *quotes(area, compared[1:])) if compared else ()
    alone = _latest_alone(facts, area, rows, drawn.series, drawn.answered)
    if alone is not None:
        return alone[0], _after_the_latest(alone, points, citations), (alone[0].quote, *sentences)
    if not rows.latest or not BriefingQuestion.of(rows.latest[0].pair.after).is_whole:
        return None, points, sentences  # the count of one band or sex is no headline of an area
    points[0] = replace(points[0], sentence=lead)  # the card prints it once, to be quoted
    return card_of(facts, area, rows.latest[0], drawn.series if rows.is_official else drawn.answered, lead), points, sentences


def _lead(area: str, rows: Rows) -> str:
    """The counts that lead the page, in a sentence to quote."""
    if rows.is_official:
        return recorded(rows.latest[0], AREAS[area].recorder).sentence
    return counts_quoted(area, (*rows.latest, *rows.earlier)[0])


def _latest_alone(
    facts: Facts, area: str, rows: Rows, series: SeriesChart | None, answered: SeriesChart | None
) -> tuple[Card, Figure] | None:
    """The latest year of a series, where it is later than all that is compared; of two such the later."""
    lead = rows.latest[0] if rows.latest else None
    found = [card for chart in (answered, series) if chart and (card := card_alone(facts, area, chart, lead))]
    return max(found, key=lambda one: one[1].period.end, default=None)


def _after_the_latest(alone: tuple[Card, Figure], points: Sequence[MainPoint], citations: Citations) -> list[MainPoint]:
    card, figure = alone
    first = MainPoint(card.quote, NOT_COMPARED, sources=citations.numbers((figure,)))
    rest = [point for point in points if point.sentence != card.quote]
    return [first, *rest]


def _change(area: str, rows: Rows, country: Country, citations: Citations) -> ChangeChart:
    latest, about = [*rows.latest], rows.latest
    if rows.is_official:
        about = rows.latest[:1]
        beside = country.recorded
    else:
        marked = any(row.pair.after.online is Online.YES for row in latest)
        beside = country.online if marked else None
    if beside is not None and area in FORCES and years_of(beside.pair) == years_of(latest[0].pair):
        latest.append(beside)
    return change_chart(latest, 1, subtitle_of(latest), citations, f"{AREAS[area].slug}-two-years", about)


def _subtitle(facts: Facts, area: str, rows: Rows) -> str:
    compared = next(iter((*rows.latest, *rows.doubted)), None)
    years = years_of(compared.pair) if compared else None
    said = (
        [f"{years.after.label} {'compared with' if compared.ratio else 'and'} {years.before.label}"] if compared and years else []
    )
    if any(facts.yearly(area)):
        first, last = facts.years[0].label, facts.years[-1].label
        said.append(f"yearly counts from {first} to {last}" if len(facts.years) > 1 else f"the official count of {last}")
    if not said:
        asked, none = facts.years_of(area), "we have no two counts that can be compared"
        said = [f"{asked.label}: {none}" if asked else none]
    words = ", with ".join(said)
    return f"{words[0].upper()}{words[1:]}"


def _other_years(facts: Facts, area: str, rows: Rows) -> list[Note]:
    """Why this page compares other years of what the force gave than the others do."""
    own = rows.earlier if rows.is_official else rows.latest
    if not own or facts.compared is None or years_of(own[0].pair) == facts.compared:
        return []
    police, years = AREAS[area].police or AREAS[area].name, years_of(own[0].pair)
    return [
        Note(
            "Other years than on most pages",
            (f"Most pages compare {facts.compared.label}. From {police} this page compares {years.label}.",),
        )
    ]


def _points(facts: Facts, area: str, country: Country, rows: Rows, citations: Citations) -> list[MainPoint]:
    points, latest, official = [], rows.latest, rows.official
    if rows.is_official and official is not None:
        points.append(sourced(recorded(official, "Police", latest=True), official, citations))
        points += place_among(facts, area, country, citations)
        points += [sourced(said(row, namings(row, "Police")), row, citations) for row in rows.earlier[: MOST_SAID - 1]]
    else:
        most = MOST_SAID - (official is not None)
        points += [sourced(said(row, namings(row, "Police")), row, citations) for row in (*latest, *rows.earlier)[:most]]
        points += [sourced(recorded(official, "Police", latest=True), official, citations)] if official else []
    points += [_doubted(row, citations) for row in rows.doubted]
    if not points:
        return [_nothing(facts, area)]
    # The grade is of what leads the page; every other comparison has its own in its table.
    counted_in = latest or rows.earlier or ((official,) if official else ())
    return [*points, not_children(counted_in)] if counted_in else points


def _nothing(facts: Facts, area: str) -> MainPoint:
    """What a page says first that compares nothing."""
    name = AREAS[area].name
    if holds_figures(facts, area):
        return MainPoint(f"We have no two counts of {name} that can be compared.", what_is_held(facts, area))
    first, *rest = [*reply_words(facts, area), f"We have no count from {name}."]
    return MainPoint(first, " ".join((*rest, NOT_NONE)))


def _doubted(row: ComparedYears, citations: Citations) -> MainPoint:
    """Two counts of which a finding says that one can hardly be the whole: given, and not compared."""
    sentence = told(
        "{first} {noun} were given for {before}, and {second} for {after}. We do not compare them.",
        first=counted(row.pair.before), second=counted(row.pair.after), noun=row.noun,
        before=year_of(row.pair.before), after=year_of(row.pair.after),
    )  # fmt: skip
    doubt = ("One of these counts is in doubt: see ", Link("the figures that do not agree", "#findings"), ".")
    return sourced(MainPoint(sentence, doubt), row, citations)


def _explained(facts: Facts, area: str, rows: Rows, findings: Sequence[Finding], citations: Citations) -> Explanations | None:
    if not rows.latest:
        return None
    own = rows.latest if not rows.is_official else rows.latest[:1]
    return explanations(area, own, findings, _non_recent(facts, area), citations)


def _series(facts: Facts, area: str, number: int, citations: Citations) -> SeriesChart | None:
    years = list(zip(facts.years, facts.yearly(area), strict=True))
    known = [figure for _, figure in years if figure is not None]
    if not known:
        return None
    source = citations.cite(known[0].source_id, f"{len(known)} yearly counts")
    few = f"Counts so small that a line shows little but chance, {span_of(years)}"
    title = few if too_few_to_draw(years) else series_title(years, facts.series)
    subtitle = f"Offences recorded by {AREAS[area].police} under {codes_of(facts.series)}, year to March"
    caption = Caption(number, title, subtitle, f"Source: {source}.", f"{AREAS[area].slug}-yearly")
    codes = {("88A", year): figure for year in facts.years if (figure := facts.of_year("88A", year).get(area)) is not None}
    return series_chart(years, facts.series, caption, codes, f"in {AREAS[area].name}")


def _non_recent(facts: Facts, area: str) -> list[Figure]:
    found = [figure for figure in facts.given.figures if figure.area == area and figure.offence == "non_recent_child_sexual"]
    return sorted((figure for figure in found if figure.count is not None), key=lambda figure: figure.period)
