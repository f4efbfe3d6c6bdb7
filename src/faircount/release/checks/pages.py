"""Checks of the pages: links, words for every chart, help on every page, nothing asked of other sites."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import html

from faircount.release.assemble import READERS
from faircount.release.checks.candidate import Candidate

ADDED = (f"{READERS}.html", f"{READERS}.json")
"""What is put beside the pages when they are published."""
_ASKING = ("src", "srcset", "poster", "data")
_LOADS = "//*[self::link or @src or @srcset or @poster or @data]"


def links_lead_somewhere(candidate: Candidate) -> Iterator[str]:
    """Links, pictures and files inside the site that are not there, and places on a page that are not."""
    places = {path.relative_to(candidate.site).as_posix() for path in candidate.site.rglob("*") if path.is_file()} | {*ADDED}
    named = {page: frozenset(root.xpath("//@id")) for page, root in candidate.pages.items()}
    older = tuple(f"versions/{one.version}/" for one in candidate.before)
    for page, root in candidate.pages.items():
        for target, anchor in _targets(page, root):
            if target.startswith(older):
                continue
            if target not in places:
                yield f"{page}: leads to {target}, which is not there; build again, or mend what names it"
            elif anchor and anchor not in named.get(target, (anchor,)):
                yield f"{page}: leads to #{anchor} of {target}, which has no such place"


def charts_have_words(candidate: Candidate) -> Iterator[str]:
    """Charts without a name or a description for those who cannot see them."""
    for page, root in candidate.pages.items():
        for number, figure in enumerate(root.xpath("//figure[contains(@class, 'chart')]"), start=1):
            if not figure.xpath(".//*[contains(@class, 'told')]//p[normalize-space()]") or not figure.xpath(".//table//td"):
                yield f"{page}: chart {number} has no words or no table beside it"
        for svg in root.iter("svg"):
            hidden = svg.get("aria-hidden") == "true" or svg.xpath("ancestor::*[@aria-hidden='true']")
            if not hidden and not (
                svg.xpath(".//title[normalize-space()]") or svg.get("aria-label") or svg.get("aria-labelledby")
            ):
                yield f"{page}: a drawing has no name; give it a title, or hide it from those who cannot see it"
        for picture in root.iter("img"):
            if not (picture.get("alt") or "").strip():
                yield f"{page}: a picture has no words in its place"
    for path in sorted((candidate.site / "charts").glob("*.svg")):
        letters = path.read_text(encoding="utf-8")
        if "<title" not in letters or "<desc" not in letters:
            yield f"charts/{path.name}: has no title or no description inside"


def help_is_on_every_page(candidate: Candidate) -> Iterator[str]:
    """Pages without the way out, or without where to find help."""
    for page, root in candidate.pages.items():
        if not root.xpath("//a[contains(@class, 'exit')]") or not root.xpath("//*[@id='help']//a[starts-with(@href, 'tel:')]"):
            yield f"{page}: has no way out, or no help; every page carries both"


def nothing_is_asked_elsewhere(candidate: Candidate) -> Iterator[str]:
    """Pages that load something from another site, which would tell that site who reads."""
    for page, root in candidate.pages.items():
        for element in root.xpath(_LOADS):
            loads = [element.get(name) for name in _ASKING]
            if element.tag == "link" and element.get("rel") not in ("alternate", "canonical"):
                loads.append(element.get("href"))
            if any(address and urlsplit(address).netloc for address in loads):
                yield f"{page}: loads something from another site; serve it from here"


def _targets(page: str, root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Where the links of a page lead inside the site: the file from the root, and the place on it."""
    for _, attribute, link, _ in root.iterlinks():
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or (attribute == "action" and not parts.path):
            continue
        folder = [] if parts.path.startswith("/") else page.split("/")[:-1]
        if not parts.path:
            yield page, unquote(parts.fragment)
            continue
        for step in unquote(parts.path).strip("/").split("/"):
            folder = folder[:-1] if step == ".." else folder if step == "." else [*folder, step]
        yield "/".join(folder), unquote(parts.fragment)
