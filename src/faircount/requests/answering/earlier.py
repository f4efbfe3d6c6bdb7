"""Earlier replies: what they tell a reader about the same records, and what of them cannot be taken into account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from faircount.errors import UnknownTerm, UnreadableSource
from faircount.protect.policy import ProtectionPolicy
from faircount.readers.read_many import read_many
from faircount.requests.answering.counting import Cube
from faircount.requests.answering.sealed import as_sent, not_as_sent, promising_more, without_statement
from faircount.requests.answering.settings import AnswerSettings
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.request import AskedCell
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.breakdowns import breakdown_of, values_of
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, find_offence
from faircount.vocabulary.status import HIDDEN
from faircount.vocabulary.units import UNITS


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """One file of an earlier reply."""

    name: str
    sha256: str
    figures: int


@dataclass(frozen=True, slots=True)
class EarlierCell:
    """One figure of an earlier reply, as a cell of the same kind; hidden ones have no limits. ``told`` says where it stands.

    ``is_changed``: its table is not the one that left, so that it may be known to a reader and need not be.
    """

    cell: AskedCell
    lower: int | None
    upper: int | None
    is_hidden: bool
    file: str
    locator: str
    is_changed: bool = False

    @property
    def told(self) -> str:
        """The file and the place in it."""
        return f"{self.file}, {self.locator}" if self.locator else self.file

    def least(self, policy: ProtectionPolicy) -> int:
        """The least that a reader knows of it."""
        if self.lower is not None:
            return self.lower
        return policy.least_hidden if self.is_hidden else 0

    def agrees(self, count: int, policy: ProtectionPolicy) -> bool:
        """Whether the records can have been told so."""
        return self.least(policy) <= count and (self.upper is None or count <= self.upper)


@dataclass(frozen=True, slots=True)
class Untaken:
    """Something of an earlier reply that cannot be taken into account: in which file, where in it, and why."""

    file: str
    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}{f', {self.place}' if self.place else ''}: {self.why}"


@dataclass(frozen=True, slots=True)
class EarlierReplies:
    """What earlier replies say about these records, and what of them was left out, with the reason.

    ``unstated`` files were taken as they are: no statement of the attack beside them says that they are as they left.
    """

    files: tuple[EarlierFile, ...]
    cells: tuple[EarlierCell, ...]
    untaken: tuple[Untaken, ...]
    unstated: tuple[str, ...]


CHANGED_SINCE = "is no table that left, or was changed since: those of its reply that are as they left do not say so"
REVISED = "the records do not give this count (it was changed, rounded, made by hand, or is of other records)"


def read_earlier(settings: AnswerSettings) -> EarlierReplies:
    """Every figure of the files in the folder ``earlier``, each once; refused if a file there cannot be read."""
    paths = settings.earlier
    extracts = read_many(paths) if paths else []
    unread = [extract.file for extract in extracts if extract.was_refused]
    if unread:
        raise UnreadableSource(f"earlier: {', '.join(unread)} cannot be read, and so cannot be attacked; mend or replace it")
    files = []
    cells: dict[tuple[object, ...], EarlierCell] = {}
    untaken: list[Untaken] = []
    present = {path: extract.sha256 for path, extract in zip(paths, extracts, strict=True)}
    sent = as_sent(settings.folder, present)
    # Those that are as they left are read first: what another table of the same reply says beside them was never sent.
    for path, extract in sorted(zip(paths, extracts, strict=True), key=lambda one: not sent.get(one[0], True)):
        is_changed = not sent.get(path, True)
        beside = is_changed and any(of and other.parent == path.parent for other, of in sent.items())
        name = path.relative_to(settings.folder).as_posix()
        if extract.figures:
            files.append(EarlierFile(name, extract.sha256, len(extract.figures)))
        untaken += _unread(extract, name)
        for figure in (each for each in extract.figures if _says_something(each)):
            found = _cell(figure, settings.area, name)
            if isinstance(found, Untaken):
                untaken.append(found)
                continue
            # A reply stands in several formats: what they all say is one statement.
            said = (found.cell, found.lower, found.upper, found.is_hidden)
            if beside and said not in cells:
                untaken.append(Untaken(name, found.locator, CHANGED_SINCE))
            elif not beside:
                cells.setdefault(said, replace(found, is_changed=is_changed))
    untaken += [
        Untaken(path.relative_to(settings.folder).as_posix(), "", "is of a kind that is not read here, so nothing of it is known")
        for path in settings.earlier_unread
    ]
    untaken += [
        Untaken(path.relative_to(settings.folder).as_posix(), "", "holds no table of the reply, so nothing of it is known")
        for path in settings.earlier_empty
    ]
    untaken += [Untaken(name, "", why) for name, why in not_as_sent(settings.folder, present)]
    untaken += [Untaken(name, "", why) for name, why in promising_more(settings.folder, settings.policy)]
    unstated = without_statement(settings.folder, paths)
    return EarlierReplies(tuple(files), tuple(cells.values()), tuple(dict.fromkeys(untaken)), tuple(unstated))


def _unread(extract: Extract, name: str) -> Iterator[Untaken]:
    """What of a file became no figure, or became one only under a doubt."""
    if not extract.figures:
        yield Untaken(name, "", "holds no figure that could be read")
    yield from (Untaken(name, each.place, each.reason) for each in extract.leftovers)
    yield from (Untaken(name, each.place, each.question) for each in extract.doubts)


def _says_something(figure: AnsweredFigure) -> bool:
    return figure.lower is not None or figure.upper is not None or figure.status in HIDDEN


def _cell(figure: AnsweredFigure, area: str, name: str) -> EarlierCell | Untaken:
    why = _why_not(figure, area)
    if why:
        return Untaken(name, figure.locator, why)
    offence = figure.offence if figure.offence in (*CODES, *OFFENCE_SETS) else find_offence(figure.offence) or ""
    counted = next(unit for unit in UNITS if str(unit) == figure.counted)
    cell = AskedCell("R000", figure.period, counted, offence, figure.online, figure.ages, figure.sex, figure.breakdown)
    return EarlierCell(cell, figure.lower, figure.upper, figure.status in HIDDEN, name, figure.locator)


def _why_not(figure: AnsweredFigure, area: str) -> str:
    found = find_area(figure.area) if figure.area else None
    if found is None:
        return "says of no area"
    if found.code != area:
        return f"is of {found.name}"
    if figure.counted not in {str(unit) for unit in UNITS}:
        return f"counts {figure.counted}, which the records do not hold"
    if figure.offence not in (*CODES, *OFFENCE_SETS) and find_offence(figure.offence) is None:
        return "is of an offence that is not known"
    try:
        is_ours = breakdown_of(values_of(figure.breakdown)) == figure.breakdown
    except UnknownTerm:
        is_ours = False
    return "" if is_ours else "is broken down by what the records are not counted by"


@dataclass(frozen=True, slots=True)
class StillHeld:
    """The earlier cells that the records still give, and everything that cannot be taken into account."""

    cells: tuple[EarlierCell, ...]
    untaken: tuple[Untaken, ...]


def still_held(earlier: EarlierReplies, cube: Cube, since: date, as_of: date, policy: ProtectionPolicy) -> StillHeld:
    """What a reader of the earlier replies can still believe of these records.

    A count that the records do not give ties nothing: what follows from it is not true of them. One of days before or after
    the extract shares no record with it.
    """
    cells, untaken = [], list(earlier.untaken)
    for each in (each for each in earlier.cells if each.cell.period.start <= as_of and since <= each.cell.period.end):
        place = cube.grid.place(each.cell)
        why = "" if all(place) else "rests on a mark or an age that the records do not hold"
        if not why and not (since <= each.cell.period.start and each.cell.period.end <= as_of):
            why = "reaches beyond the days of the extract"
        if not why and not each.agrees(cube.count(place), policy):
            why = REVISED
        if why:
            untaken.append(Untaken(each.file, each.locator, why))
        else:
            cells.append(each)
    return StillHeld(tuple(cells), tuple(untaken))


def files_of(untaken: Iterable[Untaken]) -> Sequence[str]:
    """The files of what cannot be taken into account, each once."""
    return list(dict.fromkeys(each.file for each in untaken))
