"""The content of the site, put together from the ledger: facts, the country, each area, the findings, the pages in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from faircount.briefing.among_forces import MIN_FORCES, held_against_others, rates
from faircount.briefing.area import area_briefing
from faircount.briefing.article import CheckedArticle
from faircount.briefing.briefing import Site
from faircount.briefing.clashes import finding_pages
from faircount.briefing.country import Country
from faircount.briefing.coverage import Follows, range_of_whole
from faircount.briefing.facts import Facts
from faircount.briefing.given import GivenFigures, Pair
from faircount.briefing.history import History
from faircount.briefing.main_points import forces_behind
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import Download, StatusLine
from faircount.briefing.plain import Imprint, plain_pages
from faircount.briefing.rows import SHORT, label_of, noun_of
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears, compared
from faircount.compare.estimate import Rate
from faircount.compare.facts import told
from faircount.pipeline.choosing import subject_of
from faircount.pipeline.gather import Gathered
from faircount.pipeline.prepared_project import PreparedProject
from faircount.project.progress import Progress
from faircount.project.project import Project, ProjectSection
from faircount.readers.published.population import Population
from faircount.release.facts import helplines_checked
from faircount.release.publications import policy_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, FORCE_KINDS, FORCES
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period, say_date


def gather_facts(project: Project, found: PreparedProject) -> tuple[Facts, tuple[str, ...]]:
    """Everything the briefings draw on, and what a person should know of what was chosen."""
    sources = dict(found.ledger.sources)
    if found.gathered.population:
        sources |= {source.source_id: source for source in found.gathered.population.sources}
    given = GivenFigures(found.asked, sources)
    subject = subject_of(project, given, found.official)
    facts = Facts(
        compared=subject.compared,
        years=subject.yearly,
        asked_for=subject.asked_for,
        series=project.config.briefing.series,
        given=given,
        official=found.official,
        findings=tuple(found.findings),
        sources=sources,
        is_fixed=subject.is_fixed,
        asked=subject.asked,
        replies=found.gathered.replies,
        published=project.config.project.published,
    )
    return facts, subject.remarks


def the_country(facts: Facts, population: Population | None) -> Country:
    """What every page takes from the whole country."""
    year, found = _rates(facts, population)
    pair = facts.given.pair(ENGLAND_AND_WALES, facts.question(Online.YES), facts.compared) if facts.compared else None
    online = compared(pair, FLAGGED_ONLINE, "Marked as online", "", "Online, all forces", this_area=False)
    if online is not None and online.pair.forces:
        forces = forces_behind(online.pair.before)
        online = replace(online, where=told("{forces} forces together", forces=forces), short=f"Online, {forces} forces")
    together, sums = _recorded(facts)
    return Country(held_against_others(found), online, _estimated_by(population, year), year, recorded=together, sums=sums)


def _recorded(facts: Facts) -> tuple[ComparedYears | None, dict[Figure, tuple[Figure, ...]]]:
    """The official counts of all forces together in the latest two years, and of what each is the sum."""
    before, after = totals(facts)[-2:] if len(facts.years) > 1 else (None, None)
    if before is None or after is None:
        return None, {}
    label, name = label_of(facts.series), Country(None, None, "").name
    short = f"{SHORT.get(facts.series, label)}, {len(FORCES)} forces"
    found = compared(Pair(before, after), noun_of(facts.series), label, name, short, this_area=False)
    return found, {total: _parts(facts, total.period) for total in (before, after)}


def _parts(facts: Facts, year: Period) -> tuple[Figure, ...]:
    return tuple(figure for area, figure in facts.of_year(facts.series, year).items() if area in FORCES)


def _estimated_by(population: Population | None, year: Period | None) -> str:
    if population is None:
        return ""
    return (population.source if year is None else population.source_of(year)).source_id


def _rates(facts: Facts, population: Population | None) -> tuple[Period | None, dict[str, Rate]]:
    """The rates of the latest year that has enough of them."""
    for year in reversed(facts.years) if population else ():
        counts = {area: figure for area, figure in facts.of_year(facts.series, year).items() if area in FORCES}
        found = rates(counts, {area: population.children(area, year) if population else None for area in counts})
        if len(found) >= MIN_FORCES:
            return year, found
    return None, {}


def totals(facts: Facts) -> list[Figure | None]:
    """The official counts of all forces together, a year each; a year in which one is missing has no total."""
    return [_total(facts, year) for year in facts.years]


def _total(facts: Facts, year: Period) -> Figure | None:
    counts = _parts(facts, year)
    known = [figure.count for figure in counts if figure.count is not None]
    if len(known) < len(FORCES):
        return None
    locator = f"sum over {len(known)} forces, {year.label}"
    return replace(counts[0], area=ENGLAND_AND_WALES, lower=sum(known), upper=sum(known), locator=locator)


def implied_total(facts: Facts, whole: str) -> Follows | None:
    """What the published tables imply for the whole country, of what was asked for, in the later year; None if nothing."""
    if facts.compared is None:
        return None
    after = facts.compared.after
    later = (pl.col("period_start") == after.start) & (pl.col("period_end") == after.end)
    wanted = later & pl.col("offence").is_in([facts.asked_for, facts.series])
    official = facts.official.where(pl.col("area").is_in([*FORCES, whole]))  # of others no file is published
    near = tuple(figure for table in (official, *facts.given.tables) for figure in table.where(wanted))
    found = range_of_whole(near, facts.sources, whole, facts.asked_for)
    return Follows(found, near) if found is not None and found.lower > 0 else None


def site_content(
    project: Project,
    gathered: Gathered,
    facts: Facts,
    articles: Sequence[CheckedArticle],
    downloads: Mapping[str, tuple[Download, ...]],
    history: History,
    progress: Progress,
) -> Site:
    """Everything the site shows."""
    stated = project.config.project
    published = history.published or say_date(stated.published)
    status = StatusLine(history.state or stated.standing.capitalize(), stated.version, published)
    country = the_country(facts, gathered.population)
    areas = []
    shown = areas_with_pages(facts)
    for done, area in enumerate(shown):
        progress("Writing briefings", done, len(shown))
        briefing = area_briefing(facts, area, country, status, downloads.get(area, ()))
        areas.append(replace(briefing, notice=history.notices.get(area)))
    progress("Writing briefings", len(shown), len(shown))
    imprint = Imprint(
        stated.publisher,
        stated.contact,
        stated.version,
        published,
        policy_of(project).rule,
        project.config.protection.reason,
        facts.has_yardstick,
        country.among is not None,
    )
    whole, sums = ENGLAND_AND_WALES, totals(facts)
    national = national_briefing(facts, whole, sums, country, implied_total(facts, whole), status, downloads.get(whole, ()))
    return Site(
        national=replace(national, notice=history.notices.get(whole)),
        areas=tuple(areas),
        findings=finding_pages(facts, published, stated.version),
        articles=tuple(articles),
        pages=plain_pages(imprint, list(facts.sources.values()), _left_over(gathered), history),
        feed=history.feed,
        helplines_checked=helplines_checked(project),
        publisher=stated.publisher,
        address=stated.address.rstrip("/"),
        lasting=_lasting(stated, history),
    )


def areas_with_pages(facts: Facts) -> tuple[str, ...]:
    """Every force of the whole, and each other force that was asked or gave anything, in the order of their names."""
    known = [*facts.given.areas, *(area for area, reply in facts.replies.items() if reply.was_asked or reply.read)]
    others = {area for area in known if AREAS[area].kind in FORCE_KINDS}
    return tuple(sorted({*FORCES, *others}, key=lambda area: AREAS[area].name))


def _lasting(stated: ProjectSection, history: History) -> str:
    """Where the files of this version stay: a release keeps them under its number, and a build has no address but the site's."""
    base = stated.address.rstrip("/")
    return f"{base}/versions/{stated.version}" if base and history.versions else base


def _left_over(gathered: Gathered) -> list[tuple[str, str, int]]:
    counted = Counter(
        (document.source.title, leftover.reason) for document in gathered.documents for leftover in document.leftovers
    )
    refused = [(one.path, one.reason, 1) for one in gathered.refused]
    return [*refused, *((title, reason, count) for (title, reason), count in counted.items())]
