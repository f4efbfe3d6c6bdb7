"""Published briefings as text: the sentences of a page, without charts, so that another page can quote them as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ConfigDict

from faircount.briefing.briefing import AreaBriefing, Explanations, NationalBriefing
from faircount.briefing.parts import (
    Download,
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
from faircount.release.published.statements import EXAMPLE, Names, StatementRecord, statement_records


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

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "slug": "cleveland",
                    "area_code": "E23000013",
                    "area": "Cleveland",
                    "page": "areas/cleveland.html",
                    "title": "Sexual offences against children recorded by Cleveland Police",
                    "subtitle": "April 2015 to March 2017 compared",
                    "state": "Provisional",
                    "version": "1.0.0",
                    "published": "25 November 2026",
                    "standing": "Not official statistics",
                    "notice": [],
                    "points": [
                        {
                            "sentence": "All recorded sexual offences against under-18s went from 820 to 772: no clear change.",
                            "second": "Between 15% fewer and 4% more: a difference this size could be chance.",
                            "beside": "15% fewer to 4% more",
                        }
                    ],
                    "explanations": [
                        {"label": "More people coming forward", "state": "Not known", "reason": "Nothing held bears on it."}
                    ],
                    "quotes": ["No clear change can be seen."],
                    "do_not_say": [{"words": "772 children", "why": "An offence is not a child."}],
                    "missing": "We have a figure for 2015/16 and 2016/17.",
                    "made": "From the figures above, by rules anyone can read and run again.",
                    "sources": [
                        {
                            "number": 1,
                            "title": "Hartlepool Mail",
                            "detail": "820, 772; figures.csv, row 2",
                            "address": "",
                        }
                    ],
                    "files": [
                        {
                            "label": "Figures, CSV",
                            "detail": "with its metadata, 6 KB",
                            "address": "files/cleveland-figures-1.csv",
                        }
                    ],
                    "statements": [EXAMPLE],
                }
            ]
        }
    )

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
        explanations=_explanations(page.explanations),
        quotes=page.quotes,
        do_not_say=tuple(DoNotSayRecord(words=one.words, why=one.why) for one in page.avoid),
        missing=f"{gap}{plain(page.missing.words) if page.missing else ''}".strip(),
        made=_note(page.made),
        sources=_sources(page.sources),
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
        made=_note(page.made),
        sources=_sources(page.sources),
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


def _explanations(listed: Explanations | None) -> tuple[ExplanationRecord, ...]:
    entries = listed.entries if listed else ()
    return tuple(ExplanationRecord(label=one.label, state=str(one.state), reason=plain(one.reason)) for one in entries)


def _note(note: Note | None) -> str:
    return " ".join(map(plain, note.paragraphs)) if note else ""


def _sources(entries: Sequence[SourceEntry]) -> tuple[CitedRecord, ...]:
    return tuple(CitedRecord(number=one.number, title=one.title, detail=one.detail, address=one.address) for one in entries)


def _files(downloads: Sequence[Download]) -> tuple[FileRecord, ...]:
    return tuple(FileRecord(label=one.label, detail=one.detail, address=one.target) for one in downloads)
