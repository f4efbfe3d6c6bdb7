"""What a piece of correspondence says of itself: who sent it, which request it names, and what it is to the request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FilePart(StrEnum):
    """What a piece is within its file."""

    WRITTEN = "written"
    FORWARDED = "forwarded"
    ATTACHED = "attached"
    QUOTED = "quoted"


class Says(StrEnum):
    """What a piece says of the request, each found in a sentence of it that is not conditional."""

    ACKNOWLEDGES = "acknowledges"
    ANSWERS = "answers"
    REFUSES = "refuses"
    NOT_HELD = "not held"
    MORE_TIME = "more time"
    ASKS = "asks us"
    RETURNED = "returned by the mail system"
    REQUESTS = "requests"
    NAMES_EXEMPTION = "names an exemption"
    NOTHING = "nothing of the kind"


@dataclass(frozen=True, slots=True)
class Piece:
    """One message, letter or table of a file, without any of its words but names and references.

    ``place`` is the beginning of the locators in it. ``heads`` are codes of forces where a letter says whose it is: the name of
    the sender, the subject, the letterhead, the signature; ``named`` those anywhere in it; ``file_names`` that of its file.
    ``until`` is the day to which it puts the answer off. ``has_numbers`` says that it holds numbers that could count something.
    """

    place: str = ""
    part: FilePart = FilePart.WRITTEN
    sender: str = ""
    recipients: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    their_references: tuple[str, ...] = ()
    says: tuple[Says, ...] = ()
    dated: date | None = None
    until: date | None = None
    message_id: str = ""
    replies_to: tuple[str, ...] = ()
    is_read: bool = True
    has_numbers: bool = False
