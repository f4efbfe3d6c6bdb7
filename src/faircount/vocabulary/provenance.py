"""Where a figure comes from: the document, its hash, and the place in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Trust(IntEnum):
    """How dearly a figure is set aside when not all can be true: official table over force over charity over press."""

    PRESS = 1
    CHARITY = 2
    FORCE = 3
    OFFICIAL = 4


@dataclass(frozen=True, slots=True)
class Source:
    """One document that figures were read from.

    ``source_id`` is short and stable ("northern-echo-15176156"); ``sha256`` is of the file that was read, which for figures
    transcribed from a web page is the transcription; ``published`` is None where the document does not say. ``public`` says
    where anybody can read an answer, "" where nobody says so; official tables and what was printed are public by what they are.
    """

    source_id: str
    title: str
    publisher: str
    sha256: str
    trust: Trust
    address: str = ""
    published: date | None = None
    licence: str = ""
    public: str = ""

    @property
    def is_public(self) -> bool:
        """Whether anybody can read it already. An answer that a force sent us is not public because it exists."""
        return bool(self.public) or self.trust is not Trust.FORCE

    @property
    def public_checksum(self) -> str:
        """The sha256 that may be published: none of an answer that is not public, against which its small counts could be tried.

        >>> Source("kent", "An answer", "Kent Police", "a" * 64, Trust.FORCE).public_checksum
        ''
        """
        return self.sha256 if self.is_public else ""


def web_address(address: str) -> str:
    """The address where a reader may be led to it: one of the web; nothing for whatever else stands there.

    >>> web_address("https://example.org/report"), web_address("javascript:alert(1)"), web_address("The Gazette, page 3")
    ('https://example.org/report', '', '')
    """
    return address if address.startswith(("https://", "http://")) else ""
