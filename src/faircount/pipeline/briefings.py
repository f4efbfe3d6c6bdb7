"""The content of the site, put together from the ledger: facts, the country, each area, the findings, the pages in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from faircount.briefing.area import area_briefing
from faircount.briefing.article import CheckedArticle
from faircount.briefing.briefing import Site
from faircount.briefing.clashes import finding_pages
from faircount.briefing.country import implied_total, the_country, totals
from faircount.briefing.facts import Facts
from faircount.briefing.given import GivenFigures
from faircount.briefing.history import History
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import Download, StatusLine
from faircount.briefing.plain import Imprint, plain_pages
from faircount.pipeline.gather import Gathered
from faircount.pipeline.prepared_project import PreparedProject
from faircount.project.progress import Progress
from faircount.project.project import Project, ProjectSection
from faircount.release.facts import helplines_checked
from faircount.release.publications import policy_of
from faircount.requests.asking.subject import subject_of
from faircount.vocabulary.areas import AREAS, FORCE_KINDS, FORCES
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.periods import say_date


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
