"""What became of each question to each force: answered, partly, refused and under which section, waiting, or nothing usable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faircount.language.finders import area_of_file, find_bodies
from faircount.language.several import several
from faircount.requests.inbox.evidence import police
from faircount.requests.inbox.inbox import Inbox
from faircount.requests.inbox.nature import PieceNature
from faircount.tables.answered import interpret_figure, offences_of_children
from faircount.tables.extract import AnsweredFigure, Extract, RefusedPart, RequestOutcome
from faircount.tables.figures import Figure
from faircount.tables.inert import inert_csv
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.offences import find_measure, offence_label
from faircount.vocabulary.status import CellStatus

COLUMNS = ("force", "question", "outcome", "sections", "figures", "doubts", "file")
ALL = "the whole request"
BEHIND_QUESTIONS = "figures behind questions"
UNNAMED = "force not named"
_WITHHELD = frozenset({CellStatus.REFUSED, CellStatus.SUPPRESSED_AT_SOURCE})


@dataclass(frozen=True, slots=True)
class Covered:
    """One question to one force, and what became of it."""

    force: str
    question: str
    outcome: RequestOutcome
    sections: tuple[str, ...]
    figures: int
    doubts: int
    file: str


def coverage(extracts: Iterable[Extract], asked: Iterable[str] = (), inbox: Inbox | None = None) -> tuple[Covered, ...]:
    """The coverage of all answers, in order of force and question; ``asked`` are the forces from which one is awaited.

    With an inbox, what is no answer to a request counts as none, and an answer is of the force of its request; of an answer to
    another request there is what it holds, and the force is awaited all the same.
    """
    known = {one.extract.sha256: one for one in inbox.matches} if inbox else {}
    extracts = [extract for extract in extracts if not (one := known.get(extract.sha256)) or not one.leaves_open]
    forces = {
        extract.sha256: police(next(iter(one.natures)))
        for extract in extracts
        if (one := known.get(extract.sha256)) and len(one.natures) == 1
    }
    rows = [row for extract in extracts if not extract.was_refused for row in _of(extract, forces.get(extract.sha256))]
    # A file that cannot be read is no answer, and its force has sent something all the same; an answer to others is nothing.
    earlier = {
        extract.sha256
        for extract in extracts
        if (one := known.get(extract.sha256)) and PieceNature.EARLIER in one.natures.values()
    }
    files = {extract.file for extract in extracts if extract.sha256 in earlier}
    heard = {row.force for row in rows if row.file not in files}
    heard |= {forces.get(extract.sha256) or force_of(extract) for extract in extracts if extract.sha256 not in earlier}
    rows += [Covered(force, ALL, RequestOutcome.NO_ANSWER, (), 0, 0, "") for force in dict.fromkeys(asked) if force not in heard]
    return tuple(sorted(rows, key=lambda row: (row.force, row.file, row.question)))


def in_a_sentence(rows: Sequence[Covered], asked: Collection[str] = ()) -> str:
    """How many questions and forces there are, and of those that were asked, by code, how many have sent nothing."""
    codes = {row.force: area.code for row in rows if (area := find_area(row.force)) is not None}
    forces = {codes.get(row.force, row.force) for row in rows} - {UNNAMED}
    answered = {codes.get(row.force, row.force) for row in rows if row.outcome is not RequestOutcome.NO_ANSWER} - {UNNAMED}
    if not asked:
        return f"{several(len(rows), 'question')}, {several(len(forces), 'force')}."
    none = {codes.get(row.force, row.force) for row in rows if row.outcome is RequestOutcome.NO_ANSWER}
    silent, others = none.intersection(asked), answered.difference(asked)
    said = [f"{several(len(asked), 'force')} {'were' if len(asked) > 1 else 'was'} asked"]
    said += [f"nothing has come from {len(silent)} of them"] if silent else []
    said += [
        f"{len(others)} that {'were' if len(others) > 1 else 'was'} not asked {'have' if len(others) > 1 else 'has'} answered"
    ]
    return f"{'; '.join(said if others else said[:-1])}."


def write_coverage(extracts: Iterable[Extract], path: Path, asked: Iterable[str] = (), inbox: Inbox | None = None) -> int:
    """Write the coverage as CSV, and give back how many rows there are; nothing in it is run by a spreadsheet."""
    rows = coverage(extracts, asked, inbox)
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = (
        (row.force, row.question, str(row.outcome), ", ".join(row.sections), row.figures, row.doubts, row.file) for row in rows
    )
    path.write_text(inert_csv([COLUMNS, *cells]), encoding="utf-8", newline="")
    return len(rows)


def _of(extract: Extract, known: str | None = None) -> Iterator[Covered]:
    force = known or force_of(extract)
    by_question: dict[tuple[str, str], list[AnsweredFigure]] = {}
    only_children = offences_of_children(extract.figures)
    for figure in extract.figures:
        by_question.setdefault((figure.area or force, _asked(figure, only_children)), []).append(figure)
    for (area, question), figures in by_question.items():
        yield _answered(area, question, figures, extract)
    told = {figure.locator for figure in extract.figures}
    for part in extract.refusals:
        if part.place not in told:
            yield _refused(force, part, extract)
    if waiting := {figure.locator for figure in extract.proposals}:
        question = BEHIND_QUESTIONS if extract.figures else ALL
        yield Covered(force, question, RequestOutcome.WAITING, (), 0, len(waiting), extract.file)
    elif not extract.figures and not extract.refusals:
        yield Covered(force, ALL, RequestOutcome.NOTHING_USABLE, (), 0, len(extract.doubts), extract.file)


def _answered(area: str, question: str, figures: Sequence[AnsweredFigure], extract: Extract) -> Covered:
    withheld = [figure for figure in figures if figure.status in _WITHHELD]
    refused = [figure for figure in figures if figure.status is CellStatus.REFUSED]
    places = {figure.locator for figure in withheld}
    sections = dict.fromkeys(section for part in extract.refusals if part.place in places for section in part.sections)
    everything = len(refused) == len(figures)
    outcome = RequestOutcome.REFUSED if everything else RequestOutcome.PARTLY if withheld else RequestOutcome.ANSWERED
    given, doubts = len(figures) - len(withheld), sum(bool(figure.doubt) for figure in figures)
    return Covered(area, question, outcome, tuple(sections), given, doubts, extract.file)


def _refused(force: str, part: RefusedPart, extract: Extract) -> Covered:
    question = ALL if part.whole else part.question or "a part of the request"
    return Covered(force, question, RequestOutcome.REFUSED, part.sections, 0, 0, extract.file)


def _asked(figure: AnsweredFigure, only_children: frozenset[tuple[str, str]]) -> str:
    """What the figure answers: the offence by the plain name under which the ledger holds it, the counting unit, and the online
    mark where it has one.
    """
    made = interpret_figure(replace(figure, number=None), "", only_children) if figure.area else ""
    measure = find_measure(figure.offence) if figure.offence else None
    held = made.offence if isinstance(made, Figure) else measure.offence if measure is not None else ""
    offence = offence_label(held) if held else figure.offence or "offence not named"
    marked = {"yes": ", marked as online", "no": ", not marked as online"}.get(str(figure.online), "")
    unit = "" if figure.counted == "offences" else f", {figure.counted}"
    return f"{offence}{marked}{unit}"


def force_of(extract: Extract) -> str:
    """The force that answers: the one that the figures name, else the one in the title or the name of the file."""
    named = {figure.area for figure in extract.figures or extract.proposals if figure.area}
    if len(named) == 1:
        return named.pop()
    area = next(iter(find_bodies(extract.title)), None) or find_area(extract.title) or area_of_file(extract.file)
    return (area.police or area.name) if area is not None else UNNAMED
