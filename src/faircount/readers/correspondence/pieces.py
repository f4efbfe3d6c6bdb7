"""The pieces of a file as correspondence: its messages, what is attached to them, and what each says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from faircount.language.cell_values import is_value
from faircount.language.finders import area_of_file, find_areas, find_bodies
from faircount.patterns import regex
from faircount.readers.base import Document, Envelope, shown
from faircount.readers.correspondence.cues import is_returned, names_exemption, put_off_until, says_of, tells_nothing
from faircount.readers.correspondence.references import ours_in, theirs_in
from faircount.readers.letter.day import day_of
from faircount.readers.letter.thread import Segment, addresses_in, is_of_police, passed_on, thread_of
from faircount.tables.piece import FilePart, Piece, Says
from faircount.vocabulary.areas import FORCE_KINDS

LONGEST = 60_000
"""So many characters of a piece are looked at: letters say whose they are at their beginning and their end."""
MOST_PIECES = 120
_CELLS = 600
_SIGNED = regex(
    r"^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many)? ?(?:regards|wishes|thanks)|thank you,?|sincerely"
    r"|cheers)\W*$",
    re.IGNORECASE,
)
_DEAR = regex(r"^\W*(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom)\b", re.IGNORECASE)
_TOP, _END, _LETTERHEAD = 6, 8, 120


def pieces_of(document: Document, prefix: str = "") -> tuple[Piece, ...]:
    """What the file says of itself, piece by piece."""
    found: list[Piece] = []
    for piece in _pieces(document, prefix, FilePart.WRITTEN):
        found.append(piece)
        if len(found) >= MOST_PIECES:
            break
    return tuple(found)


def _pieces(document: Document, prefix: str, part: FilePart) -> Iterator[Piece]:
    segments = document.thread or tuple(thread_of(_text_of(document)))
    envelope = document.envelope or Envelope()
    numbers = _has_numbers(document)
    forwarded = passed_on(envelope.sender, envelope.subject, segments)
    for number, segment in enumerate(segments):
        kind = part if number == 0 else FilePart.FORWARDED if number in forwarded else FilePart.QUOTED
        sender = segment.sender or (envelope.sender if number == 0 else "")
        yield _piece(document, segment, prefix, kind, sender, None if number else envelope, numbers and number == 0)
    for inner in document.parts:
        yield from _pieces(inner, f"{prefix}{inner.member}>", FilePart.ATTACHED)


def _piece(
    document: Document, segment: Segment, prefix: str, part: FilePart, sender: str, envelope: Envelope | None, has_numbers: bool
) -> Piece:
    text = segment.text
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 5_000]}\n{text[-5_000:]}"
    subject = envelope.subject if envelope else segment.subject
    words = f"{subject}\n{text}"
    says = _says(text, subject, sender, envelope)
    return Piece(
        place=prefix,
        part=part,
        sender=next(iter(addresses_in(sender)), ""),
        recipients=addresses_in(text if Says.RETURNED in says else envelope.recipients if envelope else segment.recipients),
        heads=tuple(dict.fromkeys((*_named_shortly(_name_of(sender), subject), *_forces_in(_letterhead(document, text))))),
        named=_forces_in((sender, words)),
        file_names=_of_file(document.name),
        references=ours_in(f"{words}\n{document.name}"),
        their_references=theirs_in(words),
        says=says,
        dated=document.dated if part is FilePart.QUOTED else day_of(document),
        until=put_off_until(text) if Says.MORE_TIME in says else None,
        message_id=envelope.message_id if envelope else "",
        replies_to=envelope.replies_to if envelope else (),
        is_read=bool(text.strip()) or any(True for _ in document.sheets()) or bool(document.parts),
        has_numbers=has_numbers,
    )


def _says(text: str, subject: str, sender: str, envelope: Envelope | None) -> tuple[Says, ...]:
    found = dict.fromkeys(says_of(text))
    if envelope is not None and (envelope.is_report or (envelope.sender and not is_of_police(sender) and is_returned(text))):
        found[Says.RETURNED] = None
    if envelope is not None and (envelope.is_automatic or _AUTOMATIC.match(subject)):
        found[Says.ACKNOWLEDGES] = None
    if names_exemption(text):
        found[Says.NAMES_EXEMPTION] = None
    if not found and text.strip() and tells_nothing(text):
        found[Says.NOTHING] = None
    return tuple(says for says in Says if says in found)


_AUTOMATIC = regex(r"^\W*(?:automat\w+ (?:reply|response)|auto(?:-| )?repl\w+|out of (?:the )?office)", re.IGNORECASE)


def _text_of(document: Document) -> str:
    """The words of a document that is no message: its passages, and the words in its sheets."""
    lines = [document.title] if document.kind != "eml" else []
    lines += [block.text for block in document.prose() if block.place != "sender"]
    taken = 0
    for sheet in document.sheets():
        lines += [sheet.title, sheet.caption]
        for row in sheet.rows:
            words = [shown(value) for value in row if isinstance(value, str)]
            lines += words
            taken += len(row)
            if taken > _CELLS:
                break
    return "\n".join(line for line in lines if line)


def _letterhead(document: Document, text: str) -> tuple[str, ...]:
    """The lines in which a letter says whose it is: those above its salutation, and those below its end."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    dear = next((number for number, line in enumerate(lines[:40]) if _DEAR.match(line)), None)
    head = lines[: min(dear, 14) if dear is not None else 2 if document.kind == "eml" else _TOP]
    signed = next(
        (number for number in range(len(lines) - 1, max(-1, len(lines) - 60), -1) if _SIGNED.match(lines[number])), None
    )
    foot = lines[signed + 1 : signed + 1 + _END] if signed is not None else lines[-3:]
    return tuple(line for line in (*head, *foot) if len(line) <= _LETTERHEAD)


def _name_of(sender: str) -> str:
    """The name in a sender, without its address."""
    return re.sub(r"<[^>]*>|\S+@\S+", " ", sender)


def _forces_in(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        for start in range(0, min(len(text), LONGEST), 18_000):
            found |= dict.fromkeys(area.code for area in find_bodies(text[start : start + 20_000]) if area.kind in FORCE_KINDS)
    return tuple(found)


def _named_shortly(*texts: str) -> tuple[str, ...]:
    """The forces in the name of a sender and in a subject, where "Norfolk" is said for its force."""
    found = (area.code for text in texts for area in find_areas(text[:200]) if area.kind in FORCE_KINDS)
    return tuple(dict.fromkeys(found))


def _of_file(name: str) -> tuple[str, ...]:
    area = area_of_file(name)
    return (area.code,) if area is not None and area.kind in FORCE_KINDS else ()


def _has_numbers(document: Document) -> bool:
    """Whether it holds a table with numbers."""
    cells = (value for sheet in document.sheets() for row in sheet.rows[:200] for value in row)
    return any(value is not None and is_value(value) and any(map(str.isdigit, shown(value))) for value in cells)
