"""The content of every page, pure and already protected: no HTML, no computing, nothing that may not be published.

Small parts are in ``parts``, charts in ``charts``, a finding in ``finding``, a checked article in ``article``.
Every number in here has passed protection, or was published by its source in this form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faircount.briefing.article import CheckedArticle
from faircount.briefing.charts.bars import BarsChart
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.funnel import FunnelChart
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.charts.tiles import AreaTile, CoverageTile
from faircount.briefing.charts.tipping import TippingChart
from faircount.briefing.explored import NOTHING, Explored
from faircount.briefing.finding import FindingCard, FindingPage
from faircount.briefing.parts import (
    Download,
    ExplanationLine,
    Link,
    MainPoint,
    Note,
    Notice,
    Prose,
    RangeMark,
    SourceEntry,
    StatusLine,
)
from faircount.tables.figures import Figure

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0"
"""The line of the footer."""


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """An area in lists and search: ``slug`` names its page (``areas/<slug>.html``), ``also`` are other names people type."""

    name: str
    slug: str
    also: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """The page of the area, from the root of the site."""
        return f"areas/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands where figures were not given: a dashed square, what is missing, and on what the page stands instead."""

    title: str
    words: Prose


@dataclass(frozen=True, slots=True)
class Explanations:
    """The fixed list of explanations: ``lede`` is one sentence (``We cannot tell which of these is at work ...``)."""

    lede: str
    entries: tuple[ExplanationLine, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class DoNotSay:
    """A sentence that the figures do not carry, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ForceAnswers:
    """The answers of one force: a title, one sentence, a table with a row for each question, and what stands beside it.

    ``ages`` compares the ages that the force answered by, where figure 1 does not.
    """

    title: str
    lede: str
    table: ChartTable
    notes: tuple[Note, ...] = ()
    ages: ChangeChart | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader sees first.

    ``count`` is the figure, ``what`` begins with it and says of what, ``when`` its year, ``change`` what became of it since the
    year before, "" where nothing is compared. ``series`` is None where counts are too few to draw. ``quote`` is one sentence that
    stands alone. ``stops`` says why the series ends long ago, "" where it does not. ``stem`` names its picture.
    """

    when: str
    count: str
    what: str
    change: str
    mark: RangeMark | None
    series: SeriesChart | None
    caution: str
    quote: str
    stops: Prose
    stem: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of an area's page of its own: points, a comparison of earlier years, and what fuller recording would leave of it."""

    title: str
    lede: str
    points: tuple[MainPoint, ...] = ()
    change: ChangeChart | None = None
    tipping: TippingChart | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing or hidden on this page, in a short paragraph, and the force's response (``response`` is a margin note)."""

    words: Prose
    response: Note | None = None


@dataclass(frozen=True, slots=True)
class AreaBriefing:
    """The page of one police force area. A part that is None or empty is left out; the page stands without it.

    - ``title`` has no full stop; ``subtitle`` names the periods. ``card`` is the latest count, None where nothing is compared.
    - ``points`` are three to five; the first is the latest, the last says what is not counted and carries the grade.
    - ``change`` (figure 1) and ``tipping`` are of the latest two years that can be compared, as answered or official; ``online``
      is of marked offences, and of earlier years. Where the force gave nothing that can be compared ``gap`` says so.
      ``answered`` and ``answers`` are every year and every question of a force's answers.
    - ``series`` and ``funnel`` rest on official counts. ``*_notes`` are the margin notes beside each.
    - ``none_found`` says how many figures were compared for findings: printed when ``findings`` is empty.
    - ``whole`` is the area of the page of all forces, "" for a force that is none of them.
    - ``quotes`` are printed in quotation marks by the writer: give them bare, as ``avoid``.
    - ``sums`` are the figures that no table holds, each with the published figures that it is the sum of.
    """

    entry: AreaEntry
    code: str
    title: str
    subtitle: str
    status: StatusLine
    points: tuple[MainPoint, ...]
    change: ChangeChart | None = None
    change_notes: tuple[Note, ...] = ()
    gap: Gap | None = None
    explanations: Explanations | None = None
    tipping: TippingChart | None = None
    answered: SeriesChart | None = None
    answers: ForceAnswers | None = None
    series: SeriesChart | None = None
    series_notes: tuple[Note, ...] = ()
    funnel: FunnelChart | None = None
    funnel_notes: tuple[Note, ...] = ()
    findings: tuple[FindingCard, ...] = ()
    none_found: str = ""
    quotes: tuple[str, ...] = ()
    avoid: tuple[DoNotSay, ...] = ()
    missing: Missing | None = None
    sources: tuple[SourceEntry, ...] = ()
    made: Note | None = None
    downloads: tuple[Download, ...] = ()
    notice: Notice | None = None
    whole: str = "England and Wales"
    card: Card | None = None
    online: Chapter | None = None
    sums: Mapping[Figure, tuple[Figure, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TileGrid:
    """The way in: a square an area. ``title`` and ``subtitle`` as of a section, ``notes`` in the margin."""

    title: str
    subtitle: str
    tiles: tuple[AreaTile, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which areas have given figures; ``words`` says what follows for the whole (``at least N``)."""

    title: str
    subtitle: str
    tiles: tuple[CoverageTile, ...]
    words: Prose


@dataclass(frozen=True, slots=True)
class NationalBriefing:
    """The page of the whole country: main points, the squares, the series, unlike totals, coverage, findings, A to Z.

    ``card`` is the latest count of all forces, None where their official counts of two years are not held.
    ``grid`` and ``series`` rest on official counts and are None where none are held; ``missing`` then says so. ``sums`` are the
    figures on it that no table holds, each with the published figures that it is the sum of.
    """

    title: str
    subtitle: str
    status: StatusLine
    points: tuple[MainPoint, ...]
    grid: TileGrid | None
    series: SeriesChart | None
    series_notes: tuple[Note, ...] = ()
    totals: BarsChart | None = None
    totals_notes: tuple[Note, ...] = ()
    coverage: Coverage | None = None
    missing: Prose = ""
    findings: tuple[FindingCard, ...] = ()
    none_found: str = ""
    sources: tuple[SourceEntry, ...] = ()
    made: Note | None = None
    downloads: tuple[Download, ...] = ()
    notice: Notice | None = None
    card: Card | None = None
    sums: Mapping[Figure, tuple[Figure, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page in words: paragraphs, then a table or a list of terms, then links."""

    title: str
    paragraphs: tuple[Prose, ...] = ()
    terms: tuple[tuple[str, Prose], ...] = ()
    table: ChartTable | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page in words: how it is made, versions and corrections, accessibility, contact.

    ``path`` is its place from the root (``how-it-is-made.html``), ``menu`` the entry of the masthead it belongs to, or "".
    """

    path: str
    title: str
    lede: str
    sections: tuple[Section, ...]
    menu: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """All that the site shows. ``licence`` is the line of the footer; ``areas`` are in name order.

    ``pages`` must hold ``how-it-is-made.html`` (with a section whose anchor is ``grades``), ``corrections.html``,
    ``accessibility.html`` and ``contact.html``. ``preview`` is set for a reading before publication: who reads, and until when.
    ``feed`` is the address of the feed of releases, ``helplines_checked`` says when a person checked the helplines, or "".
    ``beside`` are files that others wrote into folders of the site: they stay, and pages offer them.
    ``explored`` are the yearly counts that a reader may set side by side. ``publisher`` is named where a page is cited.
    ``address`` is where the site will stand, without a slash at its end, and ``lasting`` where this version will be found when
    it is no more the newest; "" where that is not stated.
    """

    national: NationalBriefing
    areas: tuple[AreaBriefing, ...]
    findings: tuple[FindingPage, ...]
    articles: tuple[CheckedArticle, ...]
    pages: tuple[PlainPage, ...]
    licence: str = LICENCE
    preview: str = ""
    feed: str = ""
    helplines_checked: str = ""
    beside: frozenset[str] = frozenset()
    publisher: str = ""
    address: str = ""
    lasting: str = ""
    explored: Explored = NOTHING

    @property
    def status(self) -> StatusLine:
        """What the whole site is: its version and when it was published."""
        return self.national.status
