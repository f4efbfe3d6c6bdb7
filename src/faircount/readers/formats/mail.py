"""Messages: what the force wrote, and what it attached."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage, Message, MIMEPart

from faircount.errors import UnreadableSource
from faircount.readers.base import Document, Kind, Prose, note, partly, printable
from faircount.readers.formats.text import blocks_of
from faircount.readers.limits import Clock

Opener = Callable[[bytes, str, Clock, int], Document]


def read_mail(content: bytes, name: str, clock: Clock, opener: Opener, depth: int) -> Document:
    """The message as a document whose parts are its attachments."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise UnreadableSource(f"{name}: holds no message; save it again as .eml")
    body = _body(message, name, clock, opener, depth)
    subject = _header(message, "subject")
    sender = _header(message, "from")
    first = [Prose(subject, Kind.HEADING, "subject", 1)] if subject else []
    last = [Prose(sender, Kind.ASIDE, "sender")] if sender else []
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
    )


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
    """The page of the message where it has one with a table, else its text."""
    page = message.get_body(("html",))
    plain = message.get_body(("plain",))
    if page is not None and (plain is None or b"<table" in _payload(page).lower()):
        return opener(_payload(page), "message.html", clock, depth + 1)
    if plain is None:
        return Document(name, "eml", findings=(note(name, "", "the message itself holds no text"),))
    charset = plain.get_content_charset() or "utf-8"
    try:
        text = _payload(plain).decode(charset, "replace")
    except LookupError:
        text = _payload(plain).decode("utf-8", "replace")
    return blocks_of(text, name, clock, "eml")
