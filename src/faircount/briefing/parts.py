"""The small parts that every page is made of: prose, links, notes, sources, tags, the range that stands beside a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.compare.facts import joined
from faircount.vocabulary.provenance import web_address


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, and say where.

    ``target`` is a path from the root of the site (``areas/cleveland.html#sources``), a place on the same page (``#sources``),
    or a full address (``https://...``). The writer makes it relative to the page.
    """

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words to be printed bold: the sum of an arithmetic line, the subject of a note."""

    words: str


Prose = str | tuple[str | Link | Strong, ...]
"""A text: a plain string, or pieces of it where some are links or bold. Never markup: writers escape every piece."""


def plain(prose: Prose) -> str:
    """The same words without links and weight, with the facts that they keep.

    >>> plain(("See ", Link("finding 1", "findings/cleveland-1.html"), "."))
    'See finding 1.'
    """
    if isinstance(prose, str):
        return prose
    return joined(
        "", (piece if isinstance(piece, str) else piece.label if isinstance(piece, Link) else piece.words for piece in prose)
    )


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: how to read, why, one caution. Never needed to follow the page."""

    heading: str
    paragraphs: tuple[Prose, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """The umber band under the status line (corrected, old version): ``title`` says what happened, ``lines`` the details."""

    title: str
    lines: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusLine:
    """What a page is: ``state`` is Final, Provisional or Corrected; ``published`` as printed (``9:30am, 25 November 2026``)."""

    state: str
    version: str
    published: str
    standing: str = "Not official statistics"


@dataclass(frozen=True, slots=True)
class ShownRange:
    """A range with its best figure; ``best`` is None for bounds (what is possible), which are drawn without a dot."""

    best: float | None
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class RangeMark:
    """The small mark at the right of a main point: a ratio after/before with its range, on one scale for the whole page.

    ``ratio.best`` of 1 is no change. ``label`` is the range in words (``15% fewer to 4% more``). ``this_area`` is False for
    a figure of other areas, which is drawn grey.
    """

    ratio: ShownRange
    label: str
    this_area: bool = True


@dataclass(frozen=True, slots=True)
class FactMark:
    """A short fact at the right of a main point where no ratio is meant: ``35 of 43 forces`` / ``lay in that range``."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class GradeMark:
    """The comparability grade in a ring; ``words`` follow "Comparability: C." and say what limits the comparison."""

    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class MainPoint:
    """A sentence that can be quoted as it stands, a second line with range and other explanations, and a mark at the right.

    ``sources`` are the numbers, in the list of the page, of the documents that its figures come from.
    """

    sentence: str
    second: Prose
    mark: RangeMark | FactMark | GradeMark | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One numbered source. ``detail`` holds the figures used and the locator; ``address`` is the web address if it has one."""

    number: int
    title: str
    detail: str
    address: str = ""

    @property
    def link(self) -> str:
        """Where its title leads; nothing where its address is none of the web."""
        return web_address(self.address)


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: ``label`` (``Figures, XLSX``), ``detail`` (``notes and ranges, 21 KB``), ``target`` from the root."""

    label: str
    detail: str
    target: str


class Severity(StrEnum):
    """How sure it is that figures do not agree. Each has its colour and its glyph; the words on the tag may differ."""

    IMPOSSIBLE = "impossible"
    UNLIKELY = "unlikely"
    ASK = "ask"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Tag:
    """The tag of a finding: ``Impossible together``, ``Does not add up``, ``Very unlikely``, ``Worth asking``."""

    severity: Severity
    words: str


class EvidenceMark(StrEnum):
    """What is known about an explanation; printed as a glyph and a word."""

    EVIDENCE = "Evidence"
    SOME = "Some evidence"
    UNKNOWN = "Not known"
    NONE_FOUND = "Looked, none found"
    RULED_OUT = "Ruled out"


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One entry of the fixed list of explanations; ``reason`` says what the evidence is, or why there is none."""

    label: str
    state: EvidenceMark
    reason: Prose


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A line one can check: ``words`` in ordinary weight, then ``total`` in bold (``55 + 145 = 200 <`` and ``259``)."""

    words: str
    total: str
