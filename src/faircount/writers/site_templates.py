"""The templates of the site and what every one of them may use."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from faircount.briefing.article import Mark
from faircount.briefing.briefing import Site
from faircount.briefing.charts.numerals import comma
from faircount.briefing.parts import EvidenceMark, StatusLine
from faircount.vocabulary.helplines import DANGER, HELPLINES
from faircount.vocabulary.periods import say_date
from faircount.writers.site_pages import MENU, SitePage
from faircount.writers.site_prose import SitePlace, keep

MARK_CLASS = {
    Mark.HOLDS: "holds",
    Mark.COUNT_ONLY: "count-only",
    Mark.ROUNDING: "rounding",
    Mark.FALSE: "false",
    Mark.UNLIKE: "unlike",
    Mark.UNKNOWN: "unknown",
}
MARK_MEANING = {
    Mark.HOLDS: "the figures agree",
    Mark.COUNT_ONLY: "not settled beyond what was recorded",
    Mark.ROUNDING: "right figure, wrong last digit",
    Mark.FALSE: "the figures contradict it",
    Mark.UNLIKE: "unlike things set side by side",
    Mark.UNKNOWN: "we have no figure for it",
}
EVIDENCE_GLYPH = {
    EvidenceMark.EVIDENCE: "tick",
    EvidenceMark.SOME: "half",
    EvidenceMark.UNKNOWN: "unknown",
    EvidenceMark.NONE_FOUND: "looked",
    EvidenceMark.RULED_OUT: "out",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page needs of a site that it is added to later."""

    status: StatusLine
    licence: str
    feed: str = ""
    helplines_checked: str = ""
    preview: str = ""


def render(page: SitePage, site: Site | Frame) -> str:
    """The page as HTML."""
    place = SitePlace(page.path, page.sources)
    foot = _foot_style(page, site.status)
    given = {
        "foot_style": Markup(foot),
        "foot_hash": b64encode(sha256(foot.encode()).digest()).decode("ascii"),
        "page_title": page.title,
        "described": page.described,
        "picture": page.picture if isinstance(site, Site) and page.picture in site.beside else "",
        "menu_entry": page.menu,
        "site": site,
        "place": place,
        "root": place.root,
        "prose": place.prose,
        "link": place.link,
        "href": place.href,
        "cite": place.cite,
        **page.given,
    }
    return _environment().get_template(page.template).render(given).rstrip() + "\n"


def template(name: str) -> Template:
    """A template by its name, for a page that lies in no site."""
    return _environment().get_template(name)


def _foot_style(page: SitePage, status: StatusLine) -> str:
    """The line at the foot of each printed page: what it is, which version, and its place in the site.

    It is the one rule inside a page; the policy of the page names it by its hash, so that no other can slip in.
    """
    line = f"{page.title} · faircount, version {status.version}, {status.published} · {page.path}"
    safe = "".join(letter for letter in line if letter not in '"\\<>&\n')
    return f'@page {{ @bottom-left {{ content: "{safe}"; }} }}'


@cache
def _environment() -> Environment:
    folder = files("faircount.writers") / "templates"
    templates = {item.name: item.read_text(encoding="utf-8") for item in folder.iterdir() if item.name.endswith(".j2")}
    environment = Environment(
        loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["keep"] = keep
    environment.filters["comma"] = comma
    environment.globals.update(
        menu=MENU,
        helplines=HELPLINES,
        danger=DANGER,
        say_date=say_date,
        mark_class=MARK_CLASS,
        mark_meaning=MARK_MEANING,
        evidence_glyph=EVIDENCE_GLYPH,
        sheet=_sheet_without_faces(),
    )
    return environment


def _sheet_without_faces() -> str:
    sheet = (files("faircount.writers") / "static/faircount.css").read_text(encoding="utf-8")
    return "\n".join(line for line in sheet.splitlines() if not line.startswith("@font-face"))
