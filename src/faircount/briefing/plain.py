"""The pages in words: how it is made, versions and corrections, accessibility, contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from faircount.briefing.briefing import PlainPage, Section
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.history import History, corrections_page
from faircount.briefing.missing import NO_YARDSTICK
from faircount.briefing.parts import Link, Prose, Strong
from faircount.compare.comparability import GRADES
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source, web_address


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes, how to reach them, as which version, and whether official counts and rates stand on the pages."""

    publisher: str
    contact: str
    version: str
    published: str
    rule: str
    reason: str
    has_yardstick: bool = True
    has_rates: bool = True


_FROM_DOCUMENTS = Section(
    "From documents to figures",
    (
        "A program reads each document, keeps a copy under its checksum, and turns each cell into a figure with its "
        "place: file and row, sheet and cell, or page. What cannot be read is listed as left over, with the reason. "
        "Nothing unknown is written as zero.",
        "A figure is treated as a statement about sums: an age band lies inside a wider one, a year inside "
        "two years, a force inside its region. Where no counts at all could satisfy what was printed, the figures do not agree, "
        "and the smallest set that clashes is shown.",
    ),
)


def _fair_comparison(imprint: Imprint) -> Section:
    chance = (
        "A count of crimes varies from year to year by chance. The range beside each comparison is the exact 95% "
        "range for two counts. Where it includes no change, the words are “no clear change”. It does not cover "
        "errors in recording, or changes in how a mark is used."
    )
    rates = (
        "Rates are per 1,000 children under 18 in the middle of the year. Forces are not ranked: with counts of this "
        "size most differences in rank are chance or recording."
    )
    no_rates = "Forces are not ranked: with counts of this size most differences in rank are chance or recording."
    return Section("Fair comparison", (chance, rates if imprint.has_rates else no_rates))


_GRADES = Section(
    "What the grades mean",
    ("Each comparison of two years carries a grade.",),
    terms=tuple((f"Grade {letter}", words) for letter, words in GRADES.items()),
    anchor="grades",
)


_NO_YARDSTICK = Section("Official counts", (NO_YARDSTICK,), anchor="official-counts")


def plain_pages(
    imprint: Imprint, sources: Sequence[Source], left_over: Sequence[tuple[str, str, int]], history: History
) -> tuple[PlainPage, ...]:
    """The four pages in words; ``left_over`` has source, reason and how many parts of it became no figure for that reason."""
    corrections = corrections_page(history, imprint.version, imprint.published, _reach(imprint))
    return (_made(imprint, sources, left_over), corrections, _accessibility(imprint), _contact(imprint))


def _made(imprint: Imprint, sources: Sequence[Source], left_over: Sequence[tuple[str, str, int]]) -> PlainPage:
    return PlainPage(
        path="how-it-is-made.html",
        title="How it is made",
        lede="Every number on these pages leads back to a document, and every comparison says what chance alone could do",
        menu="How it is made",
        sections=(
            _FROM_DOCUMENTS,
            _fair_comparison(imprint),
            _GRADES,
            *(() if imprint.has_yardstick else (_NO_YARDSTICK,)),
            _small_numbers(imprint),
            _documents(sources),
            *((_checksums(sources),) if sources else ()),
            _left_over(left_over),
        ),
    )


def _small_numbers(imprint: Imprint) -> Section:
    table = " The Home Office table prints ones and twos; that is its publisher’s choice." if imprint.has_yardstick else ""
    return Section(
        "Small numbers",
        (
            f"{imprint.rule} The reason: {imprint.reason}.",
            f"What is already public stays as its publisher printed it.{table} If somebody hid a number, we do not work it out.",
        ),
        anchor="small-numbers",
    )


def _documents(sources: Sequence[Source]) -> Section:
    if not sources:
        return Section("Documents", ("These pages rest on no document.",), anchor="documents")
    ordered = sorted(sources, key=lambda source: (-source.trust, source.publisher, source.title))
    return Section(
        "Documents",
        ("Every document that a figure comes from. Where a date is missing, the document gave none.",),
        terms=tuple((f"{source.publisher}: {source.title}", _found_at(source)) for source in ordered),
        anchor="documents",
    )


def _found_at(source: Source) -> Prose:
    published = f"Published {say_date(source.published)}. " if source.published else ""
    address = web_address(source.address)
    if address:
        return (published, Link(urlsplit(address).netloc.removeprefix("www."), address))
    return published.rstrip() or ("No date given." if source.is_public else "Sent to us; not public.")


def _checksums(sources: Sequence[Source]) -> Section:
    """The one place on the pages where checksums stand: a page of an area changes with what it shows, and with nothing else."""
    files: dict[str, list[Source]] = {}
    for source in sources:
        if source.public_checksum:
            files.setdefault(source.public_checksum, []).append(source)
    told = tuple(
        (f"{held[0].publisher}: {held[0].title}" if len(held) == 1 else f"{len(held)} reports, transcribed in one file", checksum)
        for checksum, held in files.items()
    )
    words = (
        "The checksum (sha256) of each file that was read: whoever holds the same file gets the same sum. That of an answer that "
        "is not public is not printed: small counts could be tried against it."
    )
    return Section(
        "Checksums",
        (words,),
        table=ChartTable(("Document", "Checksum"), told, words=(0, 1)) if told else None,
        links=(Link("Documents of published figures, for programs: sources.json", "api/v1/sources.json"),),
        anchor="checksums",
    )


def _left_over(left_over: Sequence[tuple[str, str, int]]) -> Section:
    if not left_over:
        return Section("Left over", ("No part of a document was left over.",), anchor="left-over")
    return Section(
        "Left over",
        ("Parts of the documents that became no figure, and why.",),
        table=ChartTable(
            ("Document", "Reason", "Parts"),
            tuple((title, reason, f"{count:,}") for title, reason, count in left_over),
            words=(0, 1),
        ),
        anchor="left-over",
    )


def _accessibility(imprint: Imprint) -> PlainPage:
    return PlainPage(
        path="accessibility.html",
        title="Accessibility",
        lede="These pages are made to be read by everyone, with any device, without a script",
        sections=(
            Section(
                "What we test",
                (
                    "Each kind of page is tested by a program against the Web Content Accessibility Guidelines 2.2, level AA, at "
                    "the width of a desk and at 320 pixels. Every chart has its words and its table. A program finds only part "
                    "of what can be wrong: tell us what it missed.",
                    "No page asks another site for anything, and none sets a cookie.",
                ),
            ),
            Section("Something does not work for you?", (_reach(imprint),)),
            Section(
                "Exit this page",
                (
                    "The button at the top leaves for a neutral site at once. Pressing Shift three times does the same where "
                    "scripts are allowed. Neither clears the history of your browser.",
                ),
            ),
        ),
    )


def _contact(imprint: Imprint) -> PlainPage:
    return PlainPage(
        path="contact.html",
        title="Contact",
        lede="Who publishes these pages, and how forces, newsrooms and readers can answer",
        sections=(
            Section("Publisher", ((Strong(imprint.publisher), ". ", *_pieces(_reach(imprint))),)),
            Section(
                "For police forces",
                (
                    "If a figure of yours is wrong, or needs words beside it, send the figure, its source and the words. "
                    "Your answer is shown on the page of your area, dated.",
                ),
            ),
        ),
    )


def _reach(imprint: Imprint) -> str | tuple[str | Link | Strong, ...]:
    if not imprint.contact:
        return "These pages name no contact; whoever led you here can."
    if imprint.contact.startswith("https://"):
        return ("Write to us at ", Link(imprint.contact.removeprefix("https://"), imprint.contact), ".")
    return f"Write to {imprint.contact}."


def _pieces(prose: str | tuple[str | Link | Strong, ...]) -> tuple[str | Link | Strong, ...]:
    return (prose,) if isinstance(prose, str) else prose
