"""The content of the site, put together from the ledger: facts, the country, each area, the findings, the pages in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from faircount.bounds.implied import Implied
from faircount.bounds.ranges import Range
from faircount.briefing.among_forces import held_against_others, rates
from faircount.briefing.area import Country, area_briefing
from faircount.briefing.article import CheckedArticle
from faircount.briefing.briefing import Site
from faircount.briefing.clashes import finding_pages
from faircount.briefing.facts import Facts
from faircount.briefing.history import History
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import Download, StatusLine
from faircount.briefing.plain import Imprint, plain_pages
from faircount.briefing.two_years import compared
from faircount.pipeline.gather import Gathered
from faircount.pipeline.progress import Progress
from faircount.pipeline.project import Project, ProjectSection
from faircount.pipeline.release import policy_of
from faircount.readers.published.population import Population
from faircount.reconcile.finding import Finding
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.areas import FORCES, parse_area
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period, financial_years, say_date

WHOLE = parse_area("England and Wales").code


def gather_facts(
    project: Project,
    ledger: Ledger,
    official: ProtectedTable,
    asked: tuple[ProtectedTable, ...],
    findings: Sequence[Finding],
) -> Facts:
    """Everything the briefings draw on."""
    stated = project.config.briefing
    return Facts(
        before=stated.before,
        after=stated.after,
        years=series_years(project),
        asked_for=stated.asked,
        series=stated.series,
        asked=asked,
        official=official,
        sources=ledger.sources,
        findings=tuple(findings),
    )


def series_years(project: Project) -> tuple[Period, ...]:
    """Each year of the official series."""
    stated = project.config.briefing
    span = Period.join([stated.first_year]) if stated.first_year == stated.last_year else None
    whole = span or Period(stated.first_year.start, stated.last_year.end)
    return tuple(year.period for year in financial_years(whole) or ())


def the_country(facts: Facts, population: Population | None) -> Country:
    """What every page takes from the whole country."""
    counts = {area: figure for area, figure in facts.of_year(facts.series, facts.after).items() if area in FORCES}
    children = {area: population.children(area, facts.after) if population else None for area in counts}
    online = compared(
        facts.pair(WHOLE, Online.YES), "offences marked as online", "Marked as online", "", "Online, all forces", this_area=False
    )
    if online is not None and online.pair.forces:
        forces = online.pair.forces
        online = replace(online, where=f"{forces} forces together", short=f"Online, {forces} forces")
    among = held_against_others(rates(counts, children))
    return Country(among, online, population.source.source_id if population else "")


def totals(facts: Facts) -> list[Figure | None]:
    """The official counts of all forces together, a year each; a year in which one is missing has no total."""
    return [_total(facts, year) for year in facts.years]


def _total(facts: Facts, year: Period) -> Figure | None:
    counts = [figure for area, figure in facts.of_year(facts.series, year).items() if area in FORCES]
    known = [figure.count for figure in counts if figure.count is not None]
    if len(known) < len(FORCES):
        return None
    locator = f"sum over {len(known)} forces, {year.label}"
    return replace(counts[0], area=WHOLE, lower=sum(known), upper=sum(known), locator=locator)


def implied_total(facts: Facts, ledger: Ledger, whole: str) -> Range | None:
    """What the figures imply for the whole country, of what was asked for, in the later year; None if they imply nothing."""
    subject = Figure(whole, facts.after, Counted.OFFENCES, facts.asked_for, None, None)
    near = [
        figure for figure in ledger.figures if figure.period == facts.after and figure.offence in (facts.asked_for, facts.series)
    ]
    found = Implied.of(near, ledger.sources, floored=True).range(subject)
    return found if found.lower > 0 else None


def site_content(
    project: Project,
    ledger: Ledger,
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
    sources = dict(ledger.sources)
    if gathered.population:
        sources[gathered.population.source.source_id] = gathered.population.source
    facts = replace(facts, sources=sources)
    country = the_country(facts, gathered.population)
    areas = []
    for done, area in enumerate(FORCES):
        progress("Writing briefings", done, len(FORCES))
        briefing = area_briefing(facts, area, country, status, downloads.get(area, ()))
        areas.append(replace(briefing, notice=history.notices.get(area)))
    progress("Writing briefings", len(FORCES), len(FORCES))
    imprint = Imprint(
        stated.publisher, stated.contact, stated.version, published, policy_of(project).rule, project.config.protection.reason
    )
    national = national_briefing(
        facts, WHOLE, totals(facts), country, implied_total(facts, ledger, WHOLE), status, downloads.get(WHOLE, ())
    )
    return Site(
        national=replace(national, notice=history.notices.get(WHOLE)),
        areas=tuple(areas),
        findings=finding_pages(facts, published, stated.version),
        articles=tuple(articles),
        pages=plain_pages(imprint, list(sources.values()), _left_over(gathered), history),
        feed=history.feed,
        helplines_checked=helplines_checked(project),
        publisher=stated.publisher,
        address=stated.address.rstrip("/"),
        lasting=_lasting(stated, history),
    )


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


def helplines_checked(project: Project) -> str:
    """When a person of this project last checked the helplines, "" where nobody says so."""
    stated = project.config.helplines
    return f"Helpline numbers checked on {say_date(stated.checked_on)}" if stated else ""
