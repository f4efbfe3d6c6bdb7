"""Checks of protection: nothing hidden shows in any file, nor follows from this version together with all before it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from faircount.protect.printed import given_away
from faircount.release.answer_names import called_here, file_of
from faircount.release.changes import CellChange, ChangeKind, changes_between
from faircount.release.checks.candidate import Candidate
from faircount.release.checks.searched import numbers_of
from faircount.release.facts import CORRECTIONS, read_facts
from faircount.release.printed_before import from_answers, from_others
from faircount.release.publications import policy_of
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import HIDDEN_WORD, FigureRecord
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import figure_of
from faircount.release.release import Release, VersionStatus
from faircount.release.taken_back import is_taken_back, taken_back_by
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS, PARTITIONS

TELLING = 1_000
"""A number from here on that stands in a file of the very area can hardly stand there by coincidence."""
YEARS = range(1_900, 2_100)


def hidden_cells_are_empty(candidate: Candidate) -> Iterator[str]:
    """Rows of files that are marked as hidden and hold a number all the same."""
    marks = {_about(figure): figure for figure in candidate.held.figures if figure.count is None}
    for figure in candidate.figures:
        numbers = (figure.count, figure.chance_lower, figure.chance_upper)
        ours = figure.source in candidate.answered
        if figure.status == HIDDEN_WORD and any(number is not None for number in numbers):
            yield f"{PLACE}: {figure.area}, {figure.offence}, {figure.period} is hidden and has a number"
        elif figure.status == HIDDEN_WORD and ours and not _is_mark_of_source(figure, marks):
            yield f"{PLACE}: {figure.area}, {figure.offence}, {figure.period} is hidden by us and has limits"
    for path in sorted((candidate.site / "files").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), start=2):
                if row.get("shorthand") == "c" and any(row.get(name) for name in ("count", "chance_lower", "chance_upper")):
                    yield f"files/{path.name}, row {number}: is hidden and has a number"


def hidden_counts_show_nowhere(candidate: Candidate) -> Iterator[str]:
    """Files of an area in which one of its hidden counts stands. Small counts stand everywhere and cannot be searched for;
    those that are hidden to protect them can.
    """
    telling = _telling(candidate)
    if not telling:
        return
    for path in sorted(candidate.site.rglob("*")):
        name = path.relative_to(candidate.site).as_posix()
        areas = [area for area in telling if AREAS[area].slug in name]
        numbers = numbers_of(path) if areas else set()
        for area in areas:
            if numbers & telling[area]:
                yield f"{name}: holds a count that is hidden; do not publish, and report this"


def versions_together_give_nothing_away(candidate: Candidate) -> Iterator[str]:
    """Hidden cells that this version gives away together with those before it, and numbers of withdrawn ones that it repeats."""
    yield from _repeated(candidate)
    held = [figure for figure in candidate.held.figures if figure.source_id in candidate.answered]
    if not held:
        return
    others = tuple(from_others(candidate.site))
    now = tuple(from_answers(candidate.site))
    withdrawn = {one.version for one in candidate.before if one.standing is VersionStatus.WITHDRAWN}
    policy, printed = policy_of(candidate.project), candidate.printed
    # What was withdrawn cannot be made unread, and most readers never had it: neither of the two may be told anything.
    found = [
        each
        for before in (printed.readable, *([printed.ever] if withdrawn else ()))
        for each in given_away(held, now, before, policy, PARTITIONS, others, candidate.guarded)
    ]
    present = {*held, *candidate.guarded}
    for version, figure in dict.fromkeys(found):
        file = called_here(figure.source_id, candidate.project.answers)
        where = f"{AREAS[figure.area].name}, {figure.period.label}, {figure.locator} of {file}"
        if version and version not in withdrawn:
            yield (
                f"{where}: is hidden now and was printed in version {version}; take that version away with 'faircount release "
                f"correct --withdraw {version} --why REASON', or show the figure as it was printed; then prepare again"
            )
        elif not version:
            was = "" if figure in present else ", as an earlier version hid it"
            files = {each.source_id for each in held if each.area == figure.area} if was else {figure.source_id}
            names = " and ".join(sorted(file_of(each, candidate.project.answers) or each for each in files))
            yield (
                f"{where}{was}: follows from this version and those before it together, which should not be; take {names} out of "
                "answers/ for now, prepare again, and report this"
            )


def _repeated(candidate: Candidate) -> Iterator[str]:
    """What a draft says of a version that was withdrawn after it was prepared, and must not say any more."""
    taken_back = taken_back_by(candidate.before, candidate.figures)
    cells = read_facts(candidate.site, CORRECTIONS)["cells"] if taken_back.areas else ()
    for cell in cells:
        if cell["old"] is not None and is_taken_back(cell, taken_back):
            yield f"{cell['area']}, {cell['what']}: repeats a number of a version that is withdrawn; prepare again"


def no_version_still_shows_what_is_hidden(candidate: Candidate) -> Iterator[str]:
    """Versions that can be read and show a figure that is hidden now, or tell it because they relied on a withdrawn one."""
    readable = [one for one in candidate.before if one.standing is not VersionStatus.WITHDRAWN]
    held = [figure for figure in candidate.held.figures if figure.source_id in candidate.answered]
    for one in readable:
        shown = EditionStore.open(one.site / PLACE).figures
        hidden = [change for change in changes_between(shown, candidate.figures) if change.kind is ChangeKind.HIDDEN]
        if hidden:
            yield (
                f"version {one.version} can still be read and shows what is hidden now: {_and_more(hidden)}; "
                f"'faircount release correct --withdraw {one.version}' takes it away"
            )
            if corrected := _corrected(shown, hidden, held):
                yield (
                    f"{_and_more(corrected)}: was corrected since version {one.version}, and the new count is held back: beside "
                    "what that version or this one shows it would tell a small or hidden count; publish without it, or ask "
                    "the force for coarser groups"
                )
        elif len(readable) < len(candidate.before) and _tells(candidate, one, held):
            yield (
                f"version {one.version} can still be read, and what is hidden now follows from it, since it relied on a version "
                f"that is withdrawn; 'faircount release correct --withdraw {one.version}' takes it away too"
            )


def _and_more(changes: Sequence[CellChange]) -> str:
    """The first of these in words, and how many more there are."""
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    return f"{changes[0].figure.area}, {changes[0].what}{more}"


def _corrected(shown: Sequence[FigureRecord], hidden: Sequence[CellChange], held: Sequence[Figure]) -> list[CellChange]:
    """Those of the figures hidden now that are held with another count than a version showed."""
    told = {(figure.source_id, figure.subject): figure.count for figure in map(figure_of, shown)}
    true = {(figure.source_id, figure.subject): figure.count for figure in held}
    keyed = ((figure_of(change.figure), change) for change in hidden)
    return [
        change
        for figure, change in keyed
        if true.get((figure.source_id, figure.subject)) not in (None, told.get((figure.source_id, figure.subject)))
    ]


def _tells(candidate: Candidate, release: Release, held: Sequence[Figure]) -> bool:
    """Whether what a version hides follows from it alone."""
    shown, others = tuple(from_answers(release.site)), tuple(from_others(release.site))
    return any(given_away(held, shown, (), policy_of(candidate.project), PARTITIONS, others))


def _telling(candidate: Candidate) -> Mapping[str, set[int]]:
    """The hidden counts of each area that are large enough to search for and printed as no other figure, now or before."""
    hidden = {
        _key(figure) for figure in candidate.figures if figure.status == HIDDEN_WORD and figure.source in candidate.answered
    }
    shown = {number for figure in candidate.figures for number in (figure.count, figure.chance_lower, figure.chance_upper)}
    # A notice of a correction repeats what was printed, and a count that is hidden now may be as large by chance.
    shown |= {figure.count for one in candidate.before for figure in from_answers(one.site)}
    found: dict[str, set[int]] = {}
    for figure in candidate.held.figures:
        count = figure.count
        if _about(figure) in hidden and count is not None and count >= TELLING and count not in YEARS and count not in shown:
            found.setdefault(figure.area, set()).add(count)
    return found


def _key(record: FigureRecord) -> tuple[object, ...]:
    return _about(figure_of(record))


def _about(figure: Figure) -> tuple[object, ...]:
    return (figure.source_id, figure.locator, figure.subject)


def _is_mark_of_source(record: FigureRecord, marks: Mapping[tuple[object, ...], Figure]) -> bool:
    """Whether a hidden cell says nothing of its count but what its own source does, as in "<5"."""
    limits = (record.count_lower, record.count_upper)
    held = marks.get(_key(record))
    return limits == (None, None) or (held is not None and (held.lower, held.upper) == limits)
