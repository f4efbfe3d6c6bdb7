"""The inbox of a project: every file matched to the requests, and what each force has sent so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from faircount.readers.base import note
from faircount.readers.doubt_wording import FORCE_IN_NAME, NO_FORCE
from faircount.requests.inbox.decided import decided, what_doubt, whose_doubt
from faircount.requests.inbox.evidence import police
from faircount.requests.inbox.matching import Match, match, said_by_a_person
from faircount.requests.inbox.nature import ANSWERS, WAITS_FOR_US, PieceNature
from faircount.requests.inbox.requests import Requests
from faircount.requests.inbox.settles import held_against_request
from faircount.store.decisions import Decisions
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.piece import FilePart, Piece

PATIENCE = timedelta(days=28)
"""How long a force is left in peace that asks for more time and names no day: another twenty working days."""
_NO_ANSWER = frozenset({PieceNature.ACKNOWLEDGED, PieceNature.OWN})


@dataclass(frozen=True, slots=True)
class Heard:
    """What came from one force: its answers, what else is sure, and why it is not to be chased now."""

    answers: tuple[str, ...] = ()
    others: tuple[tuple[str, PieceNature], ...] = ()
    held: str = ""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The matches in the order of the files."""

    requests: Requests
    matches: tuple[Match, ...]

    def of(self, sha256: str) -> Match | None:
        """The match of a file, where anybody was asked."""
        return next((one for one in self.matches if one.extract.sha256 == sha256), None)

    @property
    def waiting(self) -> int:
        """How many files a person is asked about."""
        return sum(one.is_open for one in self.matches)

    def heard(self, code: str, today: date) -> Heard:
        """What came from a force, as of a day."""
        mine = [one for one in self.matches if code in one.natures and not one.open_nature]
        answers = tuple(one.extract.file for one in mine if one.natures[code] in ANSWERS)
        others = tuple((one.extract.file, one.natures[code]) for one in mine if one.natures[code] not in ANSWERS)
        return Heard(answers, others, "" if answers else next(self._holding(code, today), ""))

    def _holding(self, code: str, today: date) -> Iterator[str]:
        for one in self.matches:
            file = one.extract.file
            if one.open_force and one.nature not in _NO_ANSWER and (code in one.candidates or one.is_anybodys):
                yield f"{file} may be its answer: say whose it is"
            elif one.open_nature and code in one.natures:
                yield f"{file} may be its answer: say what it is"
            elif code in one.natures and one.natures[code] in WAITS_FOR_US:
                yield f"{file} is {one.natures[code]}: see to it"
            elif code in one.natures and one.natures[code] is PieceNature.MORE_TIME:
                until = _until(one)
                if until is None or until >= today:
                    yield f"{file} is {PieceNature.MORE_TIME}" + (f", until {until.isoformat()}" if until else "")


def _until(one: Match) -> date | None:
    dated = max((piece.dated for piece in one.extract.pieces if piece.dated), default=None)
    return one.until or (dated + PATIENCE if dated else None)


def inbox_of(extracts: Sequence[Extract], requests: Requests, decisions: Decisions | None = None) -> Inbox:
    """Every file matched; nothing where nobody was asked."""
    if not requests:
        return Inbox(requests, ())
    first = [match(extract, requests, {}) for extract in extracts]
    by_id, by_reference = _learnt(first, requests)
    ours = {one.extract.file for one in first if one.tied or one.nature is PieceNature.OWN}
    found = []
    for one in first:
        links = list(_links(one, by_id, by_reference))
        linked = {code: words.format(file) for code, words, file in links} if not one.is_certain else {}
        again = match(one.extract, requests, linked) if linked else one
        codes, nature = decided(one.extract.sha256, decisions) if decisions is not None else (None, None)
        if codes is None:  # whose answer a person says it is, it answers
            again = held_against_request(again, requests, {code for code, _, file in links if file in ours})
        found.append(said_by_a_person(again, codes, nature))
    return Inbox(requests, tuple(found))


Learnt = Mapping[str, Mapping[str, str]]


def _learnt(matches: Iterable[Match], requests: Requests) -> tuple[Learnt, Learnt]:
    """The forces behind message ids and behind their own references, each with the file that says so, where that is sure."""
    by_id: dict[str, dict[str, str]] = {}
    by_reference: dict[str, dict[str, str]] = {}
    for one in matches:
        file, top = one.extract.file, next(iter(one.extract.pieces), Piece())
        if one.nature is PieceNature.OWN:
            forces = {code for address in top.recipients if (code := requests.force_of(address))}
        else:
            forces = set(one.natures) if one.is_certain else set()
        for code in forces if len(forces) == 1 else ():
            by_id.setdefault(top.message_id, {})[code] = file
            for piece in one.extract.pieces if one.nature is not PieceNature.OWN else ():
                for reference in piece.their_references if piece.part is not FilePart.QUOTED else ():
                    by_reference.setdefault(reference, {})[code] = file
    by_id.pop("", None)
    return by_id, by_reference


def _links(one: Match, by_id: Learnt, by_reference: Learnt) -> Iterator[tuple[str, str, str]]:
    """The forces that a file continues, by the ids and the references in it, with the reason and what it continues.

    One that two forces use tells nothing.
    """
    for piece in one.extract.pieces:
        known = [(by_id.get(id_, {}), "it continues {}") for id_ in piece.replies_to]
        known += [(by_reference.get(said, {}), f"it gives the reference {said}, as {{}} does") for said in piece.their_references]
        for forces, words in known:
            for code, file in forces.items() if len(forces) == 1 else ():
                yield code, words, file


def with_matches(extracts: Sequence[Extract], inbox: Inbox) -> list[Extract]:
    """The extracts with what the inbox knows: figures have the force of their request, and what is open is a doubt."""
    if not inbox.matches:
        return list(extracts)
    return [_with(one) for one in inbox.matches]


def _with(one: Match) -> Extract:
    extract = one.extract
    doubts = [whose_doubt(one)] if one.open_force else []
    doubts += [what_doubt()] if one.open_nature else []
    findings = [note(extract.file, "", one.remark)] if one.remark else []
    settled = set(one.natures.values()) - {PieceNature.UNCLEAR}
    refusals = extract.refusals
    if refusals and not one.is_open and settled and not settled & ANSWERS:
        refusals = ()
        findings.append(
            note(extract.file, "", f"taken for {' and '.join(sorted(settled))}: the sections that it names refuse nothing")
        )
    figures, proposals = list(extract.figures), list[AnsweredFigure]()
    if one.is_certain and not one.open_force:
        figures = [_named(figure, one) for figure in figures]
        for proposal in (_named(figure, one) for figure in extract.proposals):
            (proposals if proposal.doubt else figures).append(proposal)
    else:
        proposals = list(extract.proposals)
    return replace(
        extract, figures=tuple(figures), proposals=tuple(proposals), refusals=refusals,
        doubts=(*extract.doubts, *doubts), findings=(*extract.findings, *findings),
    )  # fmt: skip


def _named(figure: AnsweredFigure, one: Match) -> AnsweredFigure:
    """A figure with the force of the request where the answer itself names none; one that it names stays."""
    if figure.area and "area: file name" not in figure.assigned and "area: covering letter" not in figure.assigned:
        return figure
    place = max((place for place in one.places if figure.locator.startswith(place)), key=len, default="")
    codes = one.places.get(place, ())
    if len(codes) != 1:
        return figure
    doubts = [doubt for doubt in figure.doubt.split("; ") if doubt not in ("", NO_FORCE, FORCE_IN_NAME)]
    assigned = "; ".join(part for part in figure.assigned.split("; ") if part and not part.startswith("area: "))
    return replace(
        figure,
        area=police(codes[0]),
        doubt="; ".join(doubts),
        assigned=f"{assigned}; area: the request it answers".removeprefix("; "),
    )
