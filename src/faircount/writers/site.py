"""The static site: content in, pages out, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from faircount.briefing.briefing import Site
from faircount.briefing.charts.chart import Chart
from faircount.errors import BadProject
from faircount.project.outputs import write_if_other
from faircount.writers.site_charts import chart_figures, chart_file, chart_words
from faircount.writers.site_find import PLACES_SCRIPT, places_script
from faircount.writers.site_pages import SitePage, area_charts, finding_charts, national_charts, pages_of
from faircount.writers.site_templates import render

OWNED = ("areas", "findings", "articles", "charts", "files", "static")
"""Folders that hold nothing but what a build writes: what is no longer in the content, nor named beside it, is taken away."""
WANTED = ("how-it-is-made.html", "corrections.html", "accessibility.html", "contact.html")


def write_site(content: Site, folder: Path) -> list[Path]:
    """The files that were new or different, in order; what is the same is left untouched, what is no longer meant is removed."""
    wanted = site_files(content)
    written = [folder / name for name, letters in wanted.items() if write_if_other(folder / name, letters)]
    for path in _stale(folder, {*wanted, *content.beside}):
        path.unlink()
    return written


def site_files(content: Site) -> Mapping[str, bytes]:
    """Every file of the site by its place from the root, in order of name."""
    pages = list(pages_of(content))
    _check(pages)
    found = {page.path: render(page, content).encode() for page in pages}
    for page, chart in _charts(content):
        stem, foot = f"charts/{page}-{chart.caption.stem}", foot_of(content)
        found[f"{stem}.svg"] = chart_file(chart, foot).encode()
        found[f"{stem}.csv"] = chart_figures(chart, foot).encode()
        found[f"{stem}.txt"] = chart_words(chart, foot).encode()
    found |= {f"static/{name}": letters for name, letters in _static(files("faircount.writers") / "static", "")}
    found[f"static/{PLACES_SCRIPT}"] = places_script()
    return dict(sorted(found.items()))


def foot_of(content: Site) -> str:
    """What stands under a chart that is taken away: whose it is, which version, and where to find it."""
    status = content.status
    by = content.publisher or "faircount"
    words = f"{by[:1].upper()}{by[1:]}, version {status.version}, {status.published}."
    return f"{words} {content.lasting or content.address}".rstrip()


def _check(pages: Sequence[SitePage]) -> None:
    """Refuse content that would leave a link of every page without its end."""
    paths = [page.path for page in pages]
    missing = [path for path in WANTED if path not in paths]
    if missing:
        raise BadProject(f"the site has no {', '.join(missing)}; every page links to it, so give it as a plain page")
    twice = sorted({path for path in paths if paths.count(path) > 1})
    if twice:
        raise BadProject(f"two pages would be written to {', '.join(twice)}; give each its own slug")


def _charts(content: Site) -> Iterator[tuple[str, Chart]]:
    yield from (("england-and-wales", chart) for chart in national_charts(content.national))
    for area in content.areas:
        yield from ((area.entry.slug, chart) for chart in area_charts(area))
    for finding in content.findings:
        yield from ((finding.card.slug, chart) for chart in finding_charts(finding))


def _static(folder: Traversable, under: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _static(item, f"{under}{item.name}/")
        elif not item.name.startswith("chart-"):  # faces that go inside a chart's own file, never served
            yield under + item.name, item.read_bytes()


def _stale(folder: Path, wanted: Collection[str]) -> list[Path]:
    """Files of an earlier build; never one that lies elsewhere and is only linked to from here."""
    here = folder.resolve()
    return [
        path
        for name in OWNED
        for path in sorted((folder / name).rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted and path.parent.resolve().is_relative_to(here)
    ]
