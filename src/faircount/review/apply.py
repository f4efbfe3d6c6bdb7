"""Extracts as people decided them: a decision changes what it was made about, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from faircount.errors import BadDecision
from faircount.requests.inbox.decided import PLACES
from faircount.review.between import asked_since, with_names_asked, without_moot
from faircount.review.correcting import as_once_decided
from faircount.review.effects import LEFT_OUT, READ_AS, change, said_of
from faircount.review.found_again import FoundAgain
from faircount.review.looking import look_again
from faircount.review.matters import Matter, matters_of
from faircount.review.questions import OF_WORDS, parts_of, says_others
from faircount.review.superseded import without_mirrored, without_superseded
from faircount.store.decisions import Decision, Decisions, Key
from faircount.tables.extract import AnsweredFigure, Extract, FileFinding, Leftover
from faircount.vocabulary.periods import Period, parse_period, say_date

ROUNDS = 6
"""So often one decision may raise the next question about the same figure: its unit, its offence, its force, its mark."""

Again = Callable[[Sequence[str], Period], FoundAgain]
"""Cells of one answer read once more with a period that a person said."""


def apply_decisions(
    extracts: Sequence[Extract],
    decisions: Decisions,
    paths: Sequence[Path] = (),
    ocr: bool = True,
    settled: _Settled | None = None,
) -> list[Extract]:
    """The extracts with figures changed or left out as decided, each naming the decision in its note.

    A decision is kept under the sha256 of the document it was made about, so it is never applied to another version of a file.
    ``paths`` are the files of the extracts in their order: cells that waited for a period are read from them once more, with
    ``ocr`` as it was then. ``settled`` takes in every matter that a decision was applied to, by the document.
    """
    if not decisions.all:
        return list(extracts)
    extracts = without_mirrored(as_once_decided(extracts, decisions), decisions)
    named = zip((extract.sha256 for extract in extracts), paths, strict=True) if paths else ()
    of = {sha256: partial(look_again, path, sha256, ocr=ocr) for sha256, path in named}
    decided = [_decided(extract, decisions, of, settled) for extract in extracts]
    since = without_mirrored(asked_since(decided, extracts), decisions)
    decided = [one if one is was else _decided(one, decisions, of, settled) for one, was in zip(since, decided, strict=True)]
    return without_moot(without_superseded(decided, extracts, decisions))


@dataclass(slots=True)
class _Changes:
    """What decisions do to one extract: to its figures by their place in it, to its leftovers, and what could not be done."""

    figures: dict[int, AnsweredFigure | None]
    added: list[AnsweredFigure] = field(default_factory=list)
    behind: list[AnsweredFigure] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    findings: list[FileFinding] = field(default_factory=list)


_Settled = dict[str, dict[Key, Matter]]


def _decided(extract: Extract, decisions: Decisions, of: Mapping[str, Again], settled: _Settled | None) -> Extract:
    """The extract as decided. A cell that is read at last can raise a doubt of its own, so it is asked again what stands."""
    tried: set[Key] = set()
    for _ in range(ROUNDS):
        standing = [
            (matter, decision)
            for matter in matters_of(extract)
            if (matter.figures or matter.key not in tried) and (decision := decisions.on(matter.key)) is not None
        ]
        if not standing:
            break
        changes = _Changes(dict(enumerate((*extract.figures, *extract.proposals))))
        for matter, decision in standing:
            tried.add(matter.key)
            if settled is not None:
                settled.setdefault(extract.sha256, {}).setdefault(matter.key, matter)
            _apply(extract, matter, decision, changes, of)
        waited = {figure.locator for figure in (*extract.proposals, *changes.added, *changes.behind)}
        others = {cell for matter, _ in standing if says_others(matter.doubt) for cell in matter.cells}
        extract = with_names_asked(_with(extract, changes), waited - others)
    return extract


def _apply(extract: Extract, matter: Matter, decision: Decision, changes: _Changes, of: Mapping[str, Again]) -> None:
    try:
        if matter.figures:
            _change_figures(extract, matter, decision, changes)
        else:
            _settle_cells(extract, matter, decision, changes, of)
    except BadDecision as error:
        changes.findings.append(_unfit(extract, matter, str(error)))


def _change_figures(extract: Extract, matter: Matter, decision: Decision, changes: _Changes) -> None:
    concerned = set(map(id, matter.figures))
    for number, original in enumerate((*extract.figures, *extract.proposals)):
        if id(original) not in concerned:
            continue
        figure = changes.figures[number]
        if figure is None:
            continue
        decided = change(figure, decision.decision)
        if decided is None:
            changes.leftovers.append(Leftover(figure.locator, f"left out as decided: {decision.why}"))
            changes.figures[number] = None
        else:
            doubt = "; ".join(part for part in parts_of(decided.doubt) if part != matter.doubt)
            said = "; ".join(said_of(figure.locator, decision.decision))
            note = _noted(decided.note, decision, said) if matter.doubt.startswith(OF_WORDS) else decided.note
            changes.figures[number] = replace(decided, doubt=doubt, note=note)


def _settle_cells(extract: Extract, matter: Matter, decision: Decision, changes: _Changes, of: Mapping[str, Again]) -> None:
    kind, _, said = decision.decision.partition(": ")
    if matter.place in PLACES:
        changes.settled.update(matter.cells)  # what follows from it, the inbox has seen to
        return
    if kind == LEFT_OUT:
        changes.settled.update(matter.cells)
        changes.leftovers += [Leftover(cell, f"left out as decided: {decision.why}") for cell in matter.cells]
        return
    if kind == READ_AS:
        _read_as(extract, matter, said, decision, changes)
        return
    if kind != "period" or extract.sha256 not in of:
        raise BadDecision(f"{decision.decision!r} cannot be applied to a cell that became no figure; decide again")
    found = of[extract.sha256](matter.cells, parse_period(said))
    # A cell may hold a second figure that was read without doubt: it is there already, and is not taken twice.
    known = {(figure.locator, figure.period) for figure in extract.figures}
    places = set()
    for taken, read in ((changes.added, found.figures), (changes.behind, found.proposals)):
        fresh = [figure for figure in read if (figure.locator, figure.period) not in known]
        places |= {figure.locator for figure in fresh}
        taken += [replace(figure, note=_noted(figure.note, decision)) for figure in fresh]
    changes.settled |= places
    missing = [cell for cell in matter.cells if cell not in places]
    if missing:
        changes.findings.append(_unfit(extract, matter, f"{len(missing)} of {len(matter.cells)} cells stay left over"))


def _read_as(extract: Extract, matter: Matter, said: str, decision: Decision, changes: _Changes) -> None:
    """Take in the figure that the chosen reading makes of each cell of the matter."""
    cells = set(matter.cells)
    found = [
        dict(zip(doubt.alternatives, doubt.readings, strict=False)).get(said)
        for doubt in extract.doubts
        if doubt.place in cells and matter.doubt.startswith(doubt.question)
    ]
    if not found or None in found:
        raise BadDecision(f"{decision.decision!r} is no reading of this cell; decide again")
    changes.added += [replace(figure, note=_noted(figure.note, decision)) for figure in found if figure is not None]
    changes.settled |= cells


def _noted(note: str, decision: Decision, said: str = "") -> str:
    # The reason stays in decisions.csv: it is written for colleagues, and may tell what the decision hides.
    told = f"decided {say_date(decision.when.date())}: {said or decision.decision}"
    return f"{note}; {told}".removeprefix("; ")


def _unfit(extract: Extract, matter: Matter, why: str) -> FileFinding:
    return FileFinding(extract.file, matter.place, f"a decision could not be applied: {why}")


def _with(extract: Extract, changes: _Changes) -> Extract:
    settled = changes.settled
    first = len(extract.figures)
    known = [(number < first, figure) for number, figure in changes.figures.items() if figure is not None]
    # A proposal is taken in once nothing is asked about it any more.
    kept = tuple(figure for is_in, figure in known if is_in or not figure.doubt)
    return replace(
        extract,
        figures=(*kept, *changes.added),
        proposals=(*(figure for is_in, figure in known if not is_in and figure.doubt), *changes.behind),
        leftovers=(*_but_settled(extract, settled), *changes.leftovers),
        doubts=tuple(doubt for doubt in extract.doubts if doubt.place not in settled),
        findings=tuple(dict.fromkeys((*extract.findings, *changes.findings))),
    )


def _but_settled(extract: Extract, settled: set[str]) -> list[Leftover]:
    """The leftovers without those that are settled: one for each cell, since a cell may hold more than one figure."""
    waiting = set(settled)
    found = []
    for leftover in extract.leftovers:
        if leftover.place in waiting:
            waiting.discard(leftover.place)
        else:
            found.append(leftover)
    return found
