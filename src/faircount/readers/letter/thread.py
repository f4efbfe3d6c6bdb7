"""A message parted into what was written and what it carries from before: forwarded, or quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from faircount.patterns import regex

MOST_PARTS = 60
"""So many messages of one thread are looked at; what is quoted behind them tells nothing new."""
_MARK = regex(r"^\W*-{2,}\s*(?:original|forwarded) (?:message|e-?mail)|^\W*begin forwarded message", re.IGNORECASE)
_FORWARD_MARK = regex(r"forwarded", re.IGNORECASE)
_WROTE = regex(r"^\s*on .{5,160}\b(?:wrote|writes):?\s*$", re.IGNORECASE)
_KEY = regex(r"^\W*(from|sent|date|to|cc|subject|reply-to|importance|attachments)\s*:\s*(.*)$", re.IGNORECASE)
_QUOTE = regex(r"^(?:\s?>)+ ?")
_ADDRESS = regex(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_FORWARDED = regex(r"^\W*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_LONGEST_LINE = 2_000


@dataclass(slots=True)
class Segment:
    """One message of a thread: its headers as far as they are told, and its lines."""

    sender: str = ""
    recipients: str = ""
    subject: str = ""
    lines: list[str] = field(default_factory=list)
    is_marked_forwarded: bool = False
    is_quoted: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "\n".join(self.lines)

    @property
    def has_words(self) -> bool:
        """Whether it holds more than empty lines."""
        return any(line.strip() for line in self.lines)


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses in a header, in small letters.

    >>> addresses_in("FOI Team, Kent Police <FOI@kent.police.uk>; a@b.example")
    ('foi@kent.police.uk', 'a@b.example')
    """
    return tuple(dict.fromkeys(found.lower() for found in _ADDRESS.findall(text[:_LONGEST_LINE])))


def is_forwarded(subject: str) -> bool:
    """Whether a subject says that what follows is another's.

    >>> is_forwarded("FW: Your request"), is_forwarded("RE: FW: Your request")
    (True, False)
    """
    return bool(_FORWARDED.match(subject))


def thread_of(text: str) -> list[Segment]:
    """The messages of a text, what was written first; a text without any mark of another is one message."""
    lines = [line[:_LONGEST_LINE] for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    segments = [Segment()]
    quoted_by_signs = Segment(is_quoted=True)
    at = 0
    while at < len(lines):
        signs = _QUOTE.match(lines[at])
        line = lines[at][signs.end() :] if signs else lines[at]
        begins = _boundary(lines, at, line)
        if begins is not None and len(segments) < MOST_PARTS:
            segment, at = begins
            segments.append(segment)
            continue
        if signs and len(segments) == 1:
            # Words answered in between, as people do who write below each question.
            quoted_by_signs.lines.append(line)
        else:
            segments[-1].lines.append(line)
        at += 1
    return [*segments, quoted_by_signs] if quoted_by_signs.has_words else segments


def _boundary(lines: Sequence[str], at: int, line: str) -> tuple[Segment, int] | None:
    """The message that begins at this line, with its headers taken, and the line after them; None where none begins."""
    if not line.strip():
        return None
    if _MARK.match(line):
        segment = Segment(is_marked_forwarded=bool(_FORWARD_MARK.search(line)))
        return segment, _take_headers(lines, at + 1, segment)
    joined = f"{line} {_bare(lines, at + 1)}"
    if line.lower().lstrip().startswith("on ") and (_WROTE.match(line) or (len(line) < 120 and _WROTE.match(joined))):
        wide = 1 if _WROTE.match(line) else 2
        return Segment(sender=line if wide == 1 else joined), at + wide
    key = _KEY.match(line)
    if key and key[1].lower() == "from":
        segment = Segment()
        after = _take_headers(lines, at, segment)
        if segment.subject or segment.recipients or "@" in key[2]:
            return segment, after
    return None


def _take_headers(lines: Sequence[str], at: int, segment: Segment) -> int:
    """Take the headers that stand from this line on; the line after them."""
    taken = 0
    while at < len(lines) and taken < 8:
        line = _bare(lines, at)
        key = _KEY.match(line)
        if key:
            taken += 1
            name, said = key[1].lower(), key[2].strip()
            if name == "from":
                segment.sender = said
            elif name == "to":
                segment.recipients = said
            elif name == "subject":
                segment.subject = said
        elif line.strip() or taken:
            break
        at += 1
    return at


def _bare(lines: Sequence[str], at: int) -> str:
    return _QUOTE.sub("", lines[at]) if at < len(lines) else ""


def is_of_police(sender: str) -> bool:
    """Whether a sender is a police force, by name or address.

    >>> is_of_police("Essex Constabulary <foi@essex.example>"), is_of_police("a@charity.example")
    (True, False)
    """
    return bool(_POLICE.search(sender))


_POLICE = regex(r"police|constabulary|heddlu", re.IGNORECASE)


def passed_on(sender: str, subject: str, segments: Sequence[Segment]) -> frozenset[int]:
    """Which messages of a thread somebody passed on rather than answered, by their places: those are letters to us, too."""
    if len(segments) < 2:
        return frozenset()
    says_so = is_forwarded(subject) or segments[1].is_marked_forwarded
    if not says_so and (is_of_police(sender) or not is_of_police(segments[1].sender)):
        return frozenset()
    found: dict[str, int] = {}
    for number, segment in enumerate(segments[1:], start=1):
        # Of one sender the newest is passed on, and what it quotes is quoted.
        domain = next(iter(addresses_in(segment.sender)), segment.sender.lower()).rpartition("@")[2]
        if not segment.is_quoted and (number == 1 or is_of_police(segment.sender)):
            found.setdefault(domain, number)
    return frozenset(found.values())
