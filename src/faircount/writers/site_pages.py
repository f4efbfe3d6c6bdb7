"""Which pages there are, where each lies, and what its template is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from faircount.briefing.article import CheckedArticle, Mark
from faircount.briefing.briefing import AreaBriefing, AreaEntry, Card, NationalBriefing, PlainPage, Site
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.tiles import AreaTile, CoverageKind
from faircount.briefing.finding import FindingCard, FindingPage
from faircount.briefing.parts import Severity
from faircount.writers.site_article import paragraphs_of
from faircount.writers.site_charts import PageChart, card_bars, figure_of, marks_of, small_series_of, tile_of
from faircount.writers.site_explore import explore_given
from faircount.writers.site_find import find_given
from faircount.writers.site_key import dashed_square, key_of_marks

SEVEREST_FIRST = tuple(Severity)
LISTED_WHOLE = 8
"""So many findings the page of the country lists, whatever they are: more would push its sources out of sight."""
MENU = (
    ("Areas", "find.html"),
    ("England and Wales", "index.html"),
    ("Explore", "explore.html"),
    ("Findings", "findings.html"),
    ("Check", "articles.html"),
    ("How it is made", "how-it-is-made.html"),
)


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page to be written: its place, its template, its title in the window, its entry of the menu, what fills it.

    ``described`` and ``picture`` are what a shared link shows: a sentence, and a picture that lies beside the site where one is.
    """

    path: str
    template: str
    title: str
    menu: str = ""
    given: dict[str, Any] = field(default_factory=dict)
    sources: int = 0
    described: str = ""
    picture: str = ""


def pages_of(site: Site) -> Iterator[SitePage]:
    """Every page of the site."""
    yield _national_page(site)
    yield SitePage("areas.html", "areas.html.j2", "All areas, A to Z", "Areas", {"entries": _entries(site)})
    yield from (_area_page(area) for area in site.areas)
    yield _findings_page(site)
    yield from (_finding_page(finding) for finding in site.findings)
    yield SitePage("articles.html", "articles.html.j2", "Check an article", "Check", {"articles": site.articles})
    yield from (_article_page(article) for article in site.articles)
    yield from (_plain_page(page) for page in site.pages)
    yield SitePage("find.html", "find.html.j2", "Find your police force area", "Areas", find_given(site))
    yield SitePage("explore.html", "explore.html.j2", "Explore the areas", "Explore", explore_given(site))
    yield SitePage("404.html", "missing.html.j2", "This page is not here")


def area_charts(area: AreaBriefing) -> list[Chart]:
    """The charts of an area's page, in order."""
    online = (area.online.change, area.online.tipping) if area.online else ()
    ages = area.answers.ages if area.answers else None
    charts: tuple[Chart | None, ...] = (area.change, area.tipping, ages, area.answered, area.series, area.funnel, *online)
    return [chart for chart in charts if chart is not None]


def national_charts(national: NationalBriefing) -> list[Chart]:
    """The charts of the country's page, in order."""
    charts: tuple[Chart | None, ...] = (national.series, national.totals)
    return [chart for chart in charts if chart is not None]


def finding_charts(finding: FindingPage) -> list[Chart]:
    """The charts of a finding's page, in order."""
    charts: tuple[Chart | None, ...] = (finding.chart, finding.reading.chart if finding.reading else None)
    return [chart for chart in charts if chart is not None]


def _figures(charts: list[Chart], page: str) -> dict[str, Any]:
    return {type(chart).__name__.removesuffix("Chart").lower(): figure_of(chart, page) for chart in charts}


def _national_page(site: Site) -> SitePage:
    national = site.national
    given = {
        "national": national,
        "marks": marks_of(national.points),
        "small": _small(national.card),
        "figures": _figures(national_charts(national), "england-and-wales"),
        "tiles": [(tile, tile_of(tile)) for tile in sorted(_tiles(national), key=lambda tile: tile.name)],
        "held": tuple(CoverageKind),
        "cards": _plainest(national.findings),
        "entries": _entries(site),
    }
    described = national.points[0].sentence if national.points else national.subtitle
    return SitePage(
        "index.html", "national.html.j2", national.title, "England and Wales", given, len(national.sources),
        national.card.quote if national.card else described, _picture(national.card),
    )  # fmt: skip


def _small(card: Card | None) -> str:
    """The series of a card, drawn; "" where it has none."""
    return small_series_of(card.series, f"{card.stem}-series") if card and card.series else ""


def _picture(card: Card | None) -> str:
    """Where the card lies as a picture."""
    return f"charts/{card.stem}.png" if card else ""


def _tiles(national: NationalBriefing) -> tuple[AreaTile, ...]:
    return national.grid.tiles if national.grid else ()


def _entries(site: Site) -> list[AreaEntry]:
    return [area.entry for area in site.areas]


def _area_page(area: AreaBriefing) -> SitePage:
    drawn = {"change": area.change, "tipping": area.tipping, "ages": area.answers.ages if area.answers else None}
    figures = _named(area, **drawn, answered=area.answered, series=area.series, funnel=area.funnel)
    online = _named(area, change=area.online.change, tipping=area.online.tipping) if area.online else {}
    marked = "".join(figure.wide for figure in (*figures.values(), *online.values()))
    given = {
        "area": area,
        "marks": marks_of(area.points),
        "small": _small(area.card),
        "figures": figures,
        "online": online,
        "online_marks": marks_of(area.online.points, "online") if area.online else {},
        "bars": {card.slug: card_bars(card, f"bars-{card.slug}") for card in area.findings if card.bars},
        "key": key_of_marks(marked + (str(dashed_square()) if area.gap else "")),
        "square": dashed_square(),
        "contents": _contents(area),
    }
    return SitePage(
        area.entry.target, "area.html.j2", _with_years(area), "Areas", given, len(area.sources),
        area.card.quote if area.card else area.subtitle, _picture(area.card),
    )  # fmt: skip


def _named(area: AreaBriefing, **charts: Chart | None) -> dict[str, PageChart]:
    return {name: figure_of(chart, area.entry.slug) for name, chart in charts.items() if chart is not None}


def _with_years(area: AreaBriefing) -> str:
    """The title in the window and of a shared link, with the years that the page has."""
    points = area.series.points if area.series else area.answered.points if area.answered else ()
    years = f"{points[0].year} to {points[-1].year}" if len(points) > 1 else points[0].year if points else ""
    return f"{area.title}, {years}" if years else area.title


def _contents(area: AreaBriefing) -> list[tuple[str, str]]:
    """What "On this page" lists: the parts that this page has."""
    parts = (
        ("explain", "What may explain it", area.explanations),
        ("answers", area.answers.title if area.answers else "", area.answers),
        ("series", "Year by year", area.series),
        ("comparison", "Comparison", area.funnel),
        ("online", area.online.title.split(",")[0].split(":")[0] if area.online else "", area.online),
        ("findings", "Figures that do not agree", area.findings or area.none_found),
        ("quote", "Quote this", area.quotes),
        ("sources", "Sources", area.sources),
        ("download", "Download", area.downloads),
    )
    return [(anchor, label) for anchor, label, there in parts if there]


def _severest_first(cards: Iterable[FindingCard]) -> list[FindingCard]:
    """The surest first, and of two as sure the larger."""
    return sorted(cards, key=lambda card: (SEVEREST_FIRST.index(card.tag.severity), -card.weight, card.where, card.slug))


def _plainest(cards: tuple[FindingCard, ...]) -> list[FindingCard]:
    """A short list whole; of a long one what is more than worth asking, for the page of findings has them all."""
    ordered = _severest_first(cards)
    short = len(ordered) <= LISTED_WHOLE
    return ordered if short else [card for card in ordered if card.tag.severity is not Severity.ASK] or ordered


def _findings_page(site: Site) -> SitePage:
    cards = {finding.card.slug: finding.card for finding in site.findings}
    others = [*site.national.findings, *(card for area in site.areas for card in area.findings)]
    cards |= {card.slug: card for card in others if card.slug not in cards}
    values = {slug: {"area": [card.where], "year": card.years, "kind": [card.tag.words]} for slug, card in cards.items()}
    given = {
        "cards": _severest_first(cards.values()),
        "told": {finding.card.slug for finding in site.findings},
        "none_found": site.national.none_found,
        "card_values": values,
        "choices": [
            (name, label, every, sorted({value for each in values.values() for value in each[name]}))
            for name, label, every in (("area", "Area", "All areas"), ("year", "Year", "All years"), ("kind", "How sure", "All"))
        ],
    }
    described = "What contradicts what, with the sum that shows it. Not who is wrong."
    return SitePage("findings.html", "findings.html.j2", "Figures that do not agree", "Findings", given, described=described)


def _finding_page(finding: FindingPage) -> SitePage:
    number = re.search(r"\d+", finding.place)
    given = {
        "finding": finding,
        "figures": _figures(finding_charts(finding), finding.card.slug),
        "number": number[0] if number else finding.card.tag.words,
    }
    path, picture = f"findings/{finding.card.slug}.html", f"charts/{finding.card.slug}-card.png"
    return SitePage(path, "finding.html.j2", finding.title, "Findings", given, len(finding.sources), finding.sentence, picture)


def _article_page(article: CheckedArticle) -> SitePage:
    return SitePage(f"articles/{article.slug}.html", "article.html.j2", "Article check", "Check", article_given(article))


def article_given(article: CheckedArticle) -> dict[str, Any]:
    """What the template of a checked article is filled with."""
    paragraphs = paragraphs_of(article)
    headline = paragraphs[0] if article.headline_length and paragraphs else None
    return {
        "article": article,
        "headline": headline,
        "paragraphs": paragraphs[1:] if headline else paragraphs,
        "marks": tuple(Mark),
    }


def _plain_page(page: PlainPage) -> SitePage:
    return SitePage(page.path, "plain.html.j2", page.title, page.menu, {"page": page}, described=page.lede)
