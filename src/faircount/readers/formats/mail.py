"""Messages: what the force wrote, and what it attached."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage, Message, MIMEPart

from faircount.errors import UnreadableSource
from faircount.file_names import printable
from faircount.patterns import regex
from faircount.readers.base import Document, Envelope, Prose, ProseKind, note, partly
from faircount.readers.formats.text import blocks_of
from faircount.readers.letter.thread import Segment, passed_on, thread_of
from faircount.readers.limits import Clock

Opener = Callable[[bytes, str, Clock, int], Document]


def read_mail(content: bytes, name: str, clock: Clock, opener: Opener, depth: int) -> Document:
    """The message as a document whose parts are its attachments."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise UnreadableSource(f"{name}: holds no message; save it again as .eml")
    subject = _header(message, "subject")
    sender = _header(message, "from")
    body = _body(message, name, clock, opener, depth)
    first = [Prose(subject, ProseKind.HEADING, "subject", 1)] if subject else []
    last = [Prose(sender, ProseKind.ASIDE, "sender")] if sender else []
    parts, findings = [], list(body.findings)
    for number, attached in enumerate(message.iter_attachments(), start=1):
        clock.check()
        if number > clock.limits.members:
            findings.append(partly(name, "", f"only the first {clock.limits.members} attachments were read"))
            break
        member = attached.get_filename() or f"attachment {number}"
        member = printable(member).replace("\\", "/").rsplit("/", 1)[-1]
        try:
            parts.append(replace(opener(_payload(attached), member, clock, depth + 1), member=member))
        except UnreadableSource as error:
            findings.append(partly(name, member, f"attachment not read: {error}"))
    return Document(
        name,
        "eml",
        title=subject,
        blocks=(*first, *body.blocks, *last),
        parts=tuple(parts),
        findings=tuple(findings),
        dated=_date(message),
        envelope=_envelope(message, sender, subject),
        thread=body.thread,
    )


def _envelope(message: EmailMessage, sender: str, subject: str) -> Envelope:
    ids = _ID.findall(f"{_header(message, 'in-reply-to')} {_header(message, 'references')}"[:20_000])
    is_report = message.get_content_type() == "multipart/report" or bool(_POSTMASTER.search(sender))
    own = _ID.search(_header(message, "message-id"))
    is_automatic = _header(message, "auto-submitted").lower().startswith("auto-replied")
    return Envelope(
        sender,
        _header(message, "to"),
        subject,
        own[0] if own else "",
        tuple(dict.fromkeys(ids[:MOST_IDS])),
        is_report,
        is_automatic,
    )


_ID = regex(r"<[^<>\s]{3,200}>")
_POSTMASTER = regex(r"\b(?:mailer-daemon|postmaster)@", re.IGNORECASE)
MOST_IDS = 60


def _payload(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], Message):
        return inner[0].as_bytes()
    return str(inner).encode()


def _header(message: EmailMessage, key: str) -> str:
    try:
        return str(message[key] or "").strip()
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _date(message: EmailMessage) -> date | None:
    try:
        found: datetime | None = message["date"].datetime if message["date"] is not None else None
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    return found.date() if found else None


def _body(message: EmailMessage, name: str, clock: Clock, opener: Opener, depth: int) -> Document:
    """The page of the message where it has one with a table, else its text; with the messages that either is made of."""
    page = message.get_body(("html",))
    plain = message.get_body(("plain",))
    if plain is None and page is None:
        return Document(name, "eml", findings=(note(name, "", "the message itself holds no text"),))
    if page is not None and (plain is None or _says_more(_payload(page), _payload(plain))):
        found = opener(_payload(page), "message.html", clock, depth + 1)
        text = _text(plain) if plain is not None else "\n".join(block.text for block in found.prose())
        return replace(found, thread=_thread(text))
    assert plain is not None
    text = _text(plain)
    thread = _thread(text)
    forwarded = passed_on(_header(message, "from"), _header(message, "subject"), thread)
    return replace(blocks_of(_in_order(thread, forwarded) if forwarded else text, name, clock, "eml"), thread=thread)


def _says_more(page: bytes, plain: bytes) -> bool:
    """Whether the page of a message holds what its text does not: a table, or all of its numbers ("This message is in HTML")."""
    return b"<table" in page.lower() or not re.search(rb"\d", plain)


def _thread(text: str) -> tuple[Segment, ...]:
    return tuple(thread_of(text[:LONGEST_THREAD]))


LONGEST_THREAD = 2_000_000
"""So many characters of a message are parted into messages; one with more is refused by its reader, or is all quotations."""


def _in_order(thread: Sequence[Segment], forwarded: Collection[int]) -> str:
    """The words that somebody passed on as words of the letter, and what is quoted behind a mark that says so."""
    own = [segment.text for number, segment in enumerate(thread) if number == 0 or number in forwarded]
    rest = [segment.text for number, segment in enumerate(thread) if number and number not in forwarded]
    return "\n\n".join([*own, *(f"-----Original Message-----\n{text}" for text in rest)])


def _text(part: MIMEPart) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return _payload(part).decode(charset, "replace")
    except LookupError:
        return _payload(part).decode("utf-8", "replace")
