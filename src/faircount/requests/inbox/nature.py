"""What a piece is to the request: an answer, a refusal, or something that leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from faircount.patterns import regex
from faircount.requests.inbox.requests import Requests
from faircount.tables.extract import Extract, RefusedPart
from faircount.tables.piece import FilePart, Piece, Says


class PieceNature(StrEnum):
    """What came in is one of these."""

    ANSWER = "an answer"
    REFUSAL = "a refusal"
    MORE_TIME = "a notice that it takes longer"
    ASKS = "a question to us"
    ACKNOWLEDGED = "an acknowledgement"
    RETURNED = "a letter of ours that did not arrive"
    OWN = "a letter of our own"
    EARLIER = "an answer to another request"
    UNCLEAR = "not clear"


ANSWERS = frozenset({PieceNature.ANSWER, PieceNature.REFUSAL})
"""With these a force has answered."""
WAITS_FOR_US = frozenset({PieceNature.ASKS, PieceNature.RETURNED})
"""With these it is our turn."""
FIGURES = ANSWERS | {PieceNature.EARLIER}
"""With these figures came, whatever they answer."""
_ORDER = tuple(PieceNature)
_SAYS = {
    Says.REFUSES: PieceNature.REFUSAL,
    Says.NOT_HELD: PieceNature.REFUSAL,
    Says.RETURNED: PieceNature.RETURNED,
    Says.MORE_TIME: PieceNature.MORE_TIME,
    Says.ASKS: PieceNature.ASKS,
    Says.ACKNOWLEDGES: PieceNature.ACKNOWLEDGED,
}
_LETTERS_ALONE = frozenset({PieceNature.MORE_TIME, PieceNature.ASKS, PieceNature.ACKNOWLEDGED, PieceNature.RETURNED})


@dataclass(frozen=True, slots=True)
class Content:
    """What was read from one piece: how many figures, those that wait for a person among them, and what was refused in it."""

    figures: int
    refusals: tuple[RefusedPart, ...]
    is_blank_form: bool


def content_of(extract: Extract, place: str, pieces: Sequence[Piece]) -> Content:
    """What was read from a piece: all whose locator begins with its place, and with no longer one."""
    inner = [piece.place for piece in pieces if piece.place != place and piece.place.startswith(place)]

    def is_here(locator: str) -> bool:
        return locator.startswith(place) and not any(locator.startswith(deeper) for deeper in inner)

    figures = sum(is_here(figure.locator) for figure in (*extract.figures, *extract.proposals))
    # A number in a sentence that might be a figure of some year or other makes no answer of a letter.
    figures += sum(is_here(doubt.place) and bool(doubt.readings or "!" in doubt.place) for doubt in extract.doubts)
    refusals = tuple(part for part in extract.refusals if is_here(part.place))
    name = place.rstrip(">").rpartition(">")[2] or extract.file
    blank = any(finding.file == name and _BLANK.match(finding.reason) for finding in extract.findings)
    return Content(figures, refusals, blank and figures == 0)


_BLANK = regex(r"form \S+: 0 of \d+ rows answered")


def nature_of(piece: Piece, content: Content, requests: Requests) -> PieceNature | None:
    """What one piece is; None where it is nothing by itself, as a leaflet that goes with a letter."""
    says = set(piece.says)
    is_ours = piece.sender in requests.own and piece.part is not FilePart.FORWARDED
    told = content.figures or content.refusals or says & {Says.ANSWERS, Says.REFUSES, Says.NOT_HELD}
    if is_ours or (Says.REQUESTS in says and not told):
        return PieceNature.OWN
    if Says.RETURNED in says:
        return PieceNature.RETURNED
    if content.figures:
        only_told = Says.ACKNOWLEDGES in says and Says.ANSWERS not in says and not piece.has_numbers
        return PieceNature.UNCLEAR if only_told and piece.part is not FilePart.ATTACHED else PieceNature.ANSWER
    if content.is_blank_form:
        # What it explains in its notes ("not held", "refused") nobody has said.
        return None if piece.part is FilePart.ATTACHED else PieceNature.UNCLEAR
    if content.refusals and not says & {Says.ACKNOWLEDGES, Says.MORE_TIME, Says.ASKS}:
        return PieceNature.REFUSAL
    found = next((nature for said, nature in _SAYS.items() if said in says), None)
    is_put_off = found is PieceNature.MORE_TIME and piece.until is not None
    if found in _LETTERS_ALONE and Says.NAMES_EXEMPTION in says and not is_put_off:
        return PieceNature.UNCLEAR
    return _weighed(found, says, piece)


def _weighed(found: PieceNature | None, says: set[Says], piece: Piece) -> PieceNature | None:
    """What a letter without figures is, once it is weighed what else it says."""
    if found is PieceNature.REFUSAL and Says.MORE_TIME in says and Says.ANSWERS not in says:
        return PieceNature.UNCLEAR
    if found in _LETTERS_ALONE and Says.ANSWERS in says and found is not PieceNature.RETURNED:
        return PieceNature.UNCLEAR
    if found is not None:
        return found
    is_silent = piece.part is FilePart.ATTACHED and piece.is_read and not piece.has_numbers and Says.ANSWERS not in says
    return None if is_silent else PieceNature.UNCLEAR


def together(natures: Iterable[PieceNature | None]) -> PieceNature:
    """What a letter is with what is attached to it: an answer where one of them is; not clear where one is that and none is."""
    told = [nature for nature in natures if nature is not None]
    if not told:
        return PieceNature.UNCLEAR
    if not ANSWERS & set(told) and PieceNature.UNCLEAR in told:
        return PieceNature.UNCLEAR
    return min(told, key=_ORDER.index)
