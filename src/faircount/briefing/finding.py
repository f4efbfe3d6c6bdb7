"""A finding as content: figures that do not agree, on a page of their own and as a card."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.clash import ClashChart
from faircount.briefing.charts.possible import PossibleChart
from faircount.briefing.parts import Arithmetic, ExplanationLine, Link, Note, Prose, SourceEntry, Tag
from faircount.reconcile.finding import Step


@dataclass(frozen=True, slots=True)
class CardBar:
    """A small bar of a card; ``in_doubt`` gives it the colour of the severity, else it is grey."""

    label: str
    count: int
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding in short, for area page, national table and index.

    ``slug`` names its page: ``findings/<slug>.html``. ``title`` says where, when and what; ``line`` is one sentence of context.
    ``sources`` is the short line of sources with numbers as on the area page. ``where`` is the area in words (``Cleveland``),
    ``where_target`` its page or "". ``years`` are the years of its figures, ``weight`` the largest of its counts.
    """

    slug: str
    tag: Tag
    title: str
    arithmetic: Arithmetic
    line: Prose
    bars: tuple[CardBar, ...]
    sources: str
    where: str
    where_target: str = ""
    years: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True)
class ClashMember:
    """One of the smallest set that clashes: ``sign`` is its figure (``270``) or the sign of a rule (``≤``)."""

    sign: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class NextReading:
    """The next reading of the figures, worked through line by line: does it fit, and how well?"""

    title: str
    lede: str
    steps: tuple[Step, ...]
    chart: PossibleChart | None = None
    tag: Tag | None = None
    outcome: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingPage:
    """A whole page on one clash.

    ``area`` is the code of the area. ``place`` is ``Finding 1 of 3 for Cleveland``. ``status`` are the remarks of the status line
    (found when, which version, what the figures are not used for). ``sentence`` is the clash in one sentence, ``not_said`` what
    it does not say. ``clears`` says which figure set aside would leave nothing in conflict.
    """

    card: FindingCard
    area: str
    place: str
    title: str
    subtitle: str
    status: tuple[str, ...]
    chart: ClashChart | None
    sentence: str
    not_said: str
    members_title: str
    members_lede: str
    members: tuple[ClashMember, ...]
    clears: Note | None
    explanations: tuple[ExplanationLine, ...]
    reading: NextReading | None
    sources: tuple[SourceEntry, ...]
    help: Note | None = None
    links: tuple[Link, ...] = ()
