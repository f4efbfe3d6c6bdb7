"""Published briefings as text: the sentences of a page, without charts, so that another page can quote them as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.briefing.briefing import AreaBriefing, NationalBriefing
from faircount.briefing.parts import (
    Download,
    ExplanationLine,
    FactMark,
    GradeMark,
    MainPoint,
    Note,
    Notice,
    RangeMark,
    SourceEntry,
    StatusLine,
    plain,
)
from faircount.release.published.record import Record
from faircount.release.published.statements import Names, StatementRecord, statement_records


class PointRecord(Record):
    """A main point: a sentence that can be quoted as it stands, and the line that must not be left out."""

    sentence: str
    """The count, and what it is compared with."""
    second: str
    """Its range, and what else could explain it."""
    beside: str
    """What stands beside it: the range in short, a fact, or the grade of the comparison."""


class ExplanationRecord(Record):
    """One entry of the fixed list of explanations, and what is known of it."""

    label: str
    """The explanation."""
    state: str
    """Evidence, some evidence, or not known."""
    reason: str
    """What the evidence is, or why there is none."""


class DoNotSayRecord(Record):
    """Words that the figures do not carry."""

    words: str
    """The words."""
    why: str
    """Why the figures do not carry them."""


class CitedRecord(Record):
    """A source as the briefing numbers it."""

    number: int
    """Its number on the page."""
    title: str
    """Its title."""
    detail: str
    """Which figures were used, and where they stand in it."""
    address: str
    """Its address; empty where it has none."""


class FileRecord(Record):
    """A file to take away."""

    label: str
    """What it holds."""
    detail: str
    """What travels with it, and its size."""
    address: str
    """Its place from the root of the site."""


class BriefingRecord(Record):
    """The words of a page."""

    slug: str
    """The area as part of an address."""
    area_code: str
    """Code of the area."""
    area: str
    """Name of the area."""
    page: str
    """The page, from the root of the site."""
    title: str
    """Its title."""
    subtitle: str
    """The periods it speaks of."""
    state: str
    """Provisional, final or corrected."""
    version: str
    """The version it was published as."""
    published: str
    """When, as it is printed."""
    standing: str
    """Whether these are official statistics."""
    notice: tuple[str, ...]
    """What has to be said before all else: a correction, an old version."""
    points: tuple[PointRecord, ...]
    """The main points, in order; the last says what is not counted."""
    explanations: tuple[ExplanationRecord, ...]
    """What may explain a change: the fixed list."""
    quotes: tuple[str, ...]
    """Sentences offered for quotation."""
    do_not_say: tuple[DoNotSayRecord, ...]
    """Words that the figures do not carry."""
    missing: str
    """What is missing or hidden."""
    made: str
    """How the page was made."""
    sources: tuple[CitedRecord, ...]
    """The sources by number."""
    files: tuple[FileRecord, ...]
    """Files to take away."""
    statements: tuple[StatementRecord, ...] = ()
    """Every sentence with a number on the page, charts in words and titles among them, each number with the figures it was made
    from. Editions of before it was kept have none."""


def area_record(page: AreaBriefing, names: Names) -> BriefingRecord:
    """The words of an area's page."""
    gap = f"{page.gap.title}. {plain(page.gap.words)} " if page.gap else ""
    return BriefingRecord(
        slug=page.entry.slug,
        area_code=page.code,
        area=page.entry.name,
        page=page.entry.target,
        title=page.title,
        subtitle=page.subtitle,
        notice=_notice(page.notice),
        points=_points(page.points),
        explanations=explanation_records(page.explanations.entries if page.explanations else ()),
        quotes=page.quotes,
        do_not_say=tuple(DoNotSayRecord(words=one.words, why=one.why) for one in page.avoid),
        missing=f"{gap}{plain(page.missing.words) if page.missing else ''}".strip(),
        made=note_words(page.made),
        sources=cited_records(page.sources),
        files=_files(page.downloads),
        statements=statement_records(page, names, page.sums),
        **_status(page.status),
    )


def national_record(page: NationalBriefing, code: str, slug: str, name: str, names: Names) -> BriefingRecord:
    """The words of the page of the whole country."""
    return BriefingRecord(
        slug=slug,
        area_code=code,
        area=name,
        page="index.html",
        title=page.title,
        subtitle=page.subtitle,
        notice=_notice(page.notice),
        points=_points(page.points),
        explanations=(),
        quotes=(),
        do_not_say=(),
        missing=" ".join(filter(None, (plain(page.coverage.words) if page.coverage else "", plain(page.missing)))),
        made=note_words(page.made),
        sources=cited_records(page.sources),
        files=_files(page.downloads),
        statements=statement_records(page, names, page.sums),
        **_status(page.status),
    )


def _status(line: StatusLine) -> dict[str, str]:
    return {"state": line.state, "version": line.version, "published": line.published, "standing": line.standing}


def _notice(notice: Notice | None) -> tuple[str, ...]:
    return (notice.title, *map(plain, notice.lines)) if notice else ()


def _points(points: Sequence[MainPoint]) -> tuple[PointRecord, ...]:
    return tuple(PointRecord(sentence=point.sentence, second=plain(point.second), beside=_beside(point.mark)) for point in points)


def _beside(mark: RangeMark | FactMark | GradeMark | None) -> str:
    match mark:
        case RangeMark(label=label):
            return label
        case FactMark(figure=figure, words=words):
            return f"{figure} {words}"
        case GradeMark(letter=letter, words=words):
            return f"Comparability: {letter}. {words}"
    return ""


def explanation_records(entries: Sequence[ExplanationLine]) -> tuple[ExplanationRecord, ...]:
    """Entries of the fixed list of explanations."""
    return tuple(ExplanationRecord(label=one.label, state=str(one.state), reason=plain(one.reason)) for one in entries)


def note_words(note: Note | None) -> str:
    """The words of a note, without its heading; empty where there is none."""
    return " ".join(map(plain, note.paragraphs)) if note else ""


def cited_records(entries: Sequence[SourceEntry]) -> tuple[CitedRecord, ...]:
    """Sources as a page numbers them."""
    return tuple(CitedRecord(number=one.number, title=one.title, detail=one.detail, address=one.address) for one in entries)


def _files(downloads: Sequence[Download]) -> tuple[FileRecord, ...]:
    return tuple(FileRecord(label=one.label, detail=one.detail, address=one.target) for one in downloads)
