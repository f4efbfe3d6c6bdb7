"""Checks of the figures: each leads to its source, each change is explained, each break is marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from faircount.errors import FaircountError
from faircount.language.several import several
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.release.changes import TO_EXPLAIN
from faircount.release.checks.candidate import Candidate, words_of
from faircount.release.facts import INSIDE, read_facts
from faircount.release.published.figures import HIDDEN_WORD
from faircount.release.published.sources import source_of
from faircount.release.reasons import numbers_said
from faircount.release.release_time import london_time
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import ENGLAND_AND_WALES, chart_breaks
from faircount.vocabulary.periods import Period, find_period, say_date

SHOWN = 5
LONGEST = 200
"""Letters of a list of figures that are told."""


def figures_have_sources(candidate: Candidate) -> Iterator[str]:
    """Figures that lead to no document, or to no place in it."""
    sources = candidate.sources
    for figure in candidate.figures:
        source = sources.get(figure.source)
        if source is None or (source_of(source).is_public and not source.sha256):
            yield f"{figure.area}, {figure.offence}, {figure.period}: its source {figure.source!r} is not among the documents"
        elif not figure.locator:
            yield f"{figure.area}, {figure.offence}, {figure.period}: has no place in {figure.source}"


def periods_are_over(candidate: Candidate) -> Iterator[str]:
    """Figures of a period that had not ended when the draft was made: nobody can have counted it whole."""
    made = london_time(candidate.draft.prepared_at).date()
    ahead = [figure for figure in candidate.figures if figure.period_end > made]
    for source, figures in groupby(sorted(ahead, key=lambda figure: figure.source), key=lambda figure: figure.source):
        told = list(figures)
        first = "; ".join(dict.fromkeys(f"{figure.area}, {figure.period}" for figure in told))
        yield (
            f"{source}: {several(len(told), 'figure')} of a period that ends after {say_date(made)} ({first[:LONGEST]}); say "
            "which days were counted with 'faircount review', or leave such figures out, then build and prepare again"
        )


def changes_are_explained(candidate: Candidate) -> Iterator[str]:
    """Published numbers that changed, and nobody said whether that is a revision or a correction, and why."""
    waiting = [cell for cells in candidate.gone_for.values() for cell in cells]
    silent = [
        cell
        for cell in candidate.changes["cells"]
        if cell["change"] in TO_EXPLAIN and not (cell["nature"] and cell["reason"]) and cell not in waiting
    ]
    for source, cells in groupby(sorted(silent, key=lambda cell: str(cell["source"])), key=lambda cell: str(cell["source"])):
        told = list(cells)
        first = "; ".join(f"{cell['area']}, {cell['what']}" for cell in told[:SHOWN])
        yield (
            f"{len(told)} published numbers from {source} changed and nobody says why (first: {first}); say so with "
            f"'faircount release correct --source {source} --why ...', then prepare again"
        )


def nothing_goes_while_it_waits(candidate: Candidate) -> Iterator[str]:
    """Published numbers that are gone, while an answer that may tell them waits behind a question: nobody withdrew them."""
    for file, cells in sorted(candidate.gone_for.items()):
        first = "; ".join(f"{cell['area']}, {cell['what']}" for cell in cells[:SHOWN])
        are = f"{len(cells)} published numbers are" if len(cells) > 1 else "1 published number is"
        yield (
            f"{file}: {are} gone while it waits behind a question (first: {first}); decide it with 'faircount review', where "
            "“left out” withdraws them, then prepare again"
        )


def reasons_tell_no_hidden_count(candidate: Candidate) -> Iterator[str]:
    """Reasons that hold a number, in digits or in words, of an area of which a count is hidden: perhaps that one.

    Where the old number of the change is told, or a larger count stands on the page anyhow, it may be said. A small one may not:
    another cell that shows a 3 says nothing of the one that hides a 3.
    """
    hiding = {figure.area for figure in candidate.figures if figure.status == HIDDEN_WORD}
    shown: dict[str, set[int]] = defaultdict(set)
    for figure in candidate.figures:
        if figure.count is not None and figure.count >= LARGEST_THRESHOLD:
            shown[figure.area].add(figure.count)
    for cell in candidate.changes["cells"]:
        is_told = cell["change"] not in TO_EXPLAIN or cell["old"] is not None
        told = numbers_said(f"{cell['old'] or ''} {cell['new'] or ''}") if is_told else set()
        may_be_said = told | shown[cell["area"]] if is_told else told
        said = numbers_said(cell["reason"] or "") if not is_told or cell["area"] in hiding else set()
        if said - may_be_said:
            what = "why it is hidden" if cell["change"] == "now hidden" else "of its change"
            yield f"{cell['area']}, {cell['what']}: the reason {what} holds a number, and a count is hidden; say it without one"


def _area_of(page: str) -> str:
    """The area that a page is about, by its address; England and Wales for the others."""
    name = page.rsplit("/", 1)[-1].removesuffix(".html")
    return next((code for code, entry in AREAS.items() if entry.slug == name), ENGLAND_AND_WALES)


def breaks_are_marked(candidate: Candidate) -> Iterator[str]:
    """Official series that run over a break of the register, by the years of their own table, and do not show it."""
    offence = candidate.project.config.briefing.series
    for page, root in candidate.pages.items():
        heads = root.xpath("//*[@id='series']//figure//tbody//th")
        years = [period for head in heads if (period := find_period(words_of(head))) is not None]
        if not years:
            continue
        shown = [words_of(letter) for letter in root.xpath("//*[@id='series']//*[contains(@class, 'letter')]")]
        span = Period(min(years).start, max(years).end)
        missing = [mark.letter for mark in chart_breaks(span, offence, area=_area_of(page)) if mark.letter not in shown]
        if missing:
            yield f"{page}: its series does not show the breaks {', '.join(missing)} of the register"


def articles_still_hold(candidate: Candidate) -> Iterator[str]:
    """Articles that quoted a number that changes now: tell their newsrooms."""
    for quoted in candidate.changes["articles"]:
        yield f"{quoted['article']}: {quoted['words']}"


NAMED = 3


def _how_to_have_some(candidate: Candidate) -> str:
    """What brings figures in: answers to the questions that they wait behind, or a document."""
    inside = candidate.draft.folder / INSIDE
    waiting = read_facts(candidate.draft.folder, INSIDE).get("waiting", []) if inside.is_file() else []
    if not waiting:
        return "give the project a document"
    more = f"; and {len(waiting) - NAMED} more" if len(waiting) > NAMED else ""
    return f"what was read waits behind questions ({'; '.join(waiting[:NAMED])}{more}): decide them with 'faircount review'"


def ledger_can_be_read(candidate: Candidate) -> Iterator[str]:
    """Why the figures that the checks look at cannot be read."""
    try:
        if not len(candidate.held.figures) or not candidate.figures:
            yield f"the draft shows no figure; {_how_to_have_some(candidate)}, build and prepare again"
    except FaircountError as error:
        yield str(error)
