"""Every file that came in matched to the requests: piece by piece, then together, then as a person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from faircount.language.finders import area_of_file
from faircount.requests.inbox.evidence import NAMED, REFERENCE, SENDER, SenderEvidence, named, speaks
from faircount.requests.inbox.nature import ANSWERS, FIGURES, Content, PieceNature, content_of, nature_of, together
from faircount.requests.inbox.requests import Requests
from faircount.tables.extract import Extract
from faircount.tables.piece import FilePart, Piece, Says
from faircount.vocabulary.areas import FORCE_KINDS, find_area

NO_SIGN = "nothing in it says whose it is"


@dataclass(frozen=True, slots=True)
class Match:
    """Whose answer a file is, and what it is to each request.

    ``places`` are the forces by the beginning of the locators of their figures. ``candidates`` are those that it may be of where
    ``open_force`` says why that is not sure; ``is_anybodys`` that nothing speaks for any force. ``open_nature`` says why it is
    not clear what it is. ``tied`` are the forces whose request it names by our reference.
    """

    extract: Extract
    natures: Mapping[str, PieceNature] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    candidates: Mapping[str, str] = field(default_factory=dict)
    open_force: str = ""
    open_nature: str = ""
    tied: frozenset[str] = frozenset()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nature: PieceNature = PieceNature.UNCLEAR
    until: date | None = None
    is_certain: bool = False
    is_anybodys: bool = False
    remark: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a person is asked about it."""
        return bool(self.open_force or self.open_nature)

    @property
    def leaves_open(self) -> bool:
        """Whether it is surely no answer to any request."""
        return not self.is_open and not (FIGURES | {PieceNature.UNCLEAR}) & {self.nature, *self.natures.values()}

    def is_earlier(self, code: str) -> bool:
        """Whether it came from a force and answers something else than this request."""
        return self.natures.get(code) is PieceNature.EARLIER


@dataclass(slots=True)
class _Part:
    """One piece with all that was found about it."""

    piece: Piece
    content: Content
    speaking: SenderEvidence | None
    nature: PieceNature | None
    codes: tuple[str, ...] = ()


def match(extract: Extract, requests: Requests, linked: Mapping[str, str]) -> Match:
    """The match of one file; ``linked`` are the forces of what it continues, with the reason."""
    if extract.was_refused or not extract.pieces:
        return _unread(extract, requests)
    parts = _parts(extract, requests, linked)
    doubts = list(dict.fromkeys(_settled(parts)))
    candidates: dict[str, str] = {}
    for part in parts:
        if part.speaking is not None:
            for code in part.speaking.candidates:
                candidates.setdefault(code, part.speaking.for_each[code])
    codes = [code for part in parts for code in part.codes]
    if not codes and not doubts:
        doubts = [NO_SIGN]
    if doubts and not candidates and extract.figures and any(part.speaking for part in parts):
        # Its figures are asked about one by one: of a force that was not asked it is sure that it answers nobody's request.
        return Match(extract, why=tuple(doubts), nature=together(part.nature for part in parts))
    natures = {code: _nature_for(parts, code) for code in dict.fromkeys(codes)}
    whole = together(part.nature for part in parts)
    if whole is PieceNature.OWN and not doubts[1:]:
        return Match(extract, nature=whole, why=("it is our own letter",))
    unclear = (not doubts and PieceNature.UNCLEAR in natures.values()) or (bool(doubts) and whole is PieceNature.UNCLEAR)
    best = max(parts, key=lambda part: part.speaking.weight if part.speaking else -1)
    return Match(
        extract,
        {} if doubts else natures,
        tuple(dict.fromkeys(part.speaking.why for part in parts if part.speaking and set(part.speaking.codes) & set(codes))),
        candidates,
        "; ".join(doubts),
        "it does not say whether it is the answer, and no figure was read from it" if unclear else "",
        frozenset(code for part in parts if part.speaking and part.speaking.weight == REFERENCE for code in part.speaking.codes),
        {part.piece.place: part.codes for part in parts if part.codes},
        whole,
        max((part.piece.until for part in parts if part.piece.until), default=None),
        not doubts and best.speaking is not None and best.speaking.weight >= SENDER,
        all(part.speaking is None for part in parts),
        _misnamed(extract, codes) if not doubts else "",
    )


def _unread(extract: Extract, requests: Requests) -> Match:
    """The match of a file that could not be read: by its name alone, which is never sure."""
    area = area_of_file(extract.file)
    found = {area.code: "its file is named so"} if area is not None and area.code in requests.references else {}
    return Match(extract, candidates=found, open_force="it could not be read", is_anybodys=not found)


def _parts(extract: Extract, requests: Requests, linked: Mapping[str, str]) -> list[_Part]:
    told = [piece for piece in extract.pieces if piece.part is not FilePart.QUOTED]
    forwarded = {piece.place for piece in told if piece.part is FilePart.FORWARDED}
    found = []
    for piece in told:
        quoted = [one for one in extract.pieces if one.part is FilePart.QUOTED and one.place == piece.place]
        is_cover = piece.part is not FilePart.FORWARDED and piece.place in forwarded
        # What was passed on has the figures of its message; the note above it has none of its own.
        content = Content(0, (), False) if is_cover else content_of(extract, piece.place, told)
        areas = () if is_cover else _areas(extract, piece.place, told)
        speaking = speaks(piece, quoted, areas, linked if not piece.place else {}, requests)
        if is_cover and speaking is not None and speaking.weight < REFERENCE:
            speaking = None
        is_note = (
            piece.part is FilePart.WRITTEN
            and set(piece.says) <= {Says.NOTHING}
            and len(told) > 1
            and not (content.figures or content.refusals)
        )
        nature = None if is_cover or is_note else nature_of(piece, content, requests)
        found.append(_Part(piece, content, speaking, nature))
    return found


def _areas(extract: Extract, place: str, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The forces that the figures of a piece name, where the answer and not the name of its file says so."""
    inner = [piece.place for piece in pieces if piece.place != place and piece.place.startswith(place)]
    names = dict.fromkeys(
        figure.area
        for figure in (*extract.figures, *extract.proposals)
        if figure.area
        and "area: file name" not in figure.assigned
        and "area: covering letter" not in figure.assigned
        and figure.locator.startswith(place)
        and not any(figure.locator.startswith(deeper) for deeper in inner)
    )
    areas = (find_area(name) for name in names)
    return tuple(area.code for area in areas if area is not None and area.kind in FORCE_KINDS)


def _settled(parts: Sequence[_Part]) -> list[str]:
    """Give each part its forces, and give back why that is not sure where it is not."""
    doubts: list[str] = []
    tops = [part for part in parts if part.piece.part is not FilePart.ATTACHED]
    for part in tops:
        if part.speaking is not None and part.speaking.is_sure:
            part.codes = part.speaking.codes
        elif part.speaking is not None:
            doubts += [part.speaking.why, *part.speaking.against]
    shared = tuple(dict.fromkeys(code for part in tops for code in part.codes))
    weight = max((part.speaking.weight for part in tops if part.codes and part.speaking), default=-1)
    attached = [part for part in parts if part.piece.part is FilePart.ATTACHED]
    for part in attached:
        doubts += _of_attached(part, shared, weight)
    own = tuple(dict.fromkeys(code for part in attached for code in part.codes))
    if doubts and own and all(part.codes for part in attached) and _told_apart(tops, own):
        return []
    if not shared and len(own) == 1:
        for part in parts:
            part.codes = part.codes or own
    return doubts


def _of_attached(part: _Part, shared: tuple[str, ...], weight: int) -> list[str]:
    """Give what is attached to a letter its forces: its own where it says so, else those of the letter."""
    speaking = part.speaking
    if speaking is None:
        part.codes = shared if len(shared) == 1 else ()
        is_of_both = len(shared) > 1 and part.content.figures
        return [f"{part.piece.place.removesuffix('>')} does not say whose it is"] if is_of_both else []
    is_single_and_within = len(shared) == 1 and shared[0] in (*speaking.codes, *speaking.candidates)
    if weight == REFERENCE and is_single_and_within and speaking.weight < REFERENCE:
        part.codes = shared
        return []
    if not speaking.is_sure:
        return [speaking.why, *speaking.against]
    if shared and not set(speaking.codes) & set(shared):
        return [f"the letter is {named(shared)}’s, and of {part.piece.place.removesuffix('>')} {speaking.why}"]
    part.codes = speaking.codes
    return []


def _told_apart(tops: Sequence[_Part], own: Sequence[str]) -> bool:
    """Whether all that a letter left open is which of the forces attached to it are meant."""
    open_ = [part for part in tops if part.speaking is not None and not part.codes]
    return bool(open_) and all(
        part.speaking is not None and part.speaking.weight == NAMED and set(part.speaking.candidates) <= set(own)
        for part in open_
    )


def _nature_for(parts: Sequence[_Part], code: str) -> PieceNature:
    return together(part.nature for part in parts if code in part.codes or (not part.codes and part.nature in ANSWERS))


def _misnamed(extract: Extract, codes: Sequence[str]) -> str:
    """What is said of a file that is named after another force than its own."""
    names = [code for piece in extract.pieces if not piece.place for code in piece.file_names]
    if codes and names and not set(names) & set(codes):
        return f"named after {named(names)}, and it is {named(codes)}’s; give it another name"
    return ""


def said_by_a_person(found: Match, codes: tuple[str, ...] | None, nature: PieceNature | None) -> Match:
    """The match as a person said: of these forces (of none of them with an empty list), and of this nature."""
    if codes is not None:
        kept = {place: own for place, own in found.places.items() if set(own) <= set(codes)}
        natures = dict.fromkeys(codes, found.nature) | {code: found.natures[code] for code in codes if code in found.natures}
        single = codes if len(codes) == 1 else ()
        places = kept if len(codes) != 1 else {piece.place: kept.get(piece.place, single) for piece in found.extract.pieces}
        found = replace(
            found, natures=natures, why=("a person said so",), open_force="", places=places, is_certain=True, remark="",
            open_nature=found.open_nature if codes else "",
        )  # fmt: skip
    if nature is not None:
        found = replace(found, natures=dict.fromkeys(found.natures, nature), nature=nature, open_nature="")
    return found
