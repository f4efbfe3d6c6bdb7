"""Files looked into for what could be dug out of them: the kind found from the content, the inspector from the registry."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage, Message

from faircount.errors import UnreadableSource
from faircount.readers.formats.archive import Packed
from faircount.readers.formats.detect import detect
from faircount.readers.inspection.docx import inspect_docx
from faircount.readers.inspection.ods import inspect_ods
from faircount.readers.inspection.pdf import inspect_pdf
from faircount.readers.inspection.text import inspect_csv, inspect_html, inspect_text
from faircount.readers.inspection.trace import Trace, gathered
from faircount.readers.inspection.xls import inspect_xls
from faircount.readers.inspection.xlsx import inspect_xlsx
from faircount.readers.limits import Clock

Inspector = Callable[[bytes, str, Clock], Iterator[Trace]]

INSPECTORS: Mapping[str, Inspector] = {
    "csv": inspect_csv,
    "xlsx": lambda content, name, clock: inspect_xlsx(content, name, clock, _embedded),
    "xls": inspect_xls,
    "ods": inspect_ods,
    "html": inspect_html,
    "docx": lambda content, name, clock: inspect_docx(content, name, clock, _embedded),
    "pdf": inspect_pdf,
    "txt": inspect_text,
    "picture": inspect_text,
}
"""One inspector a kind of file, for every kind that is read but these:"""
OPENED_HERE = frozenset({"eml", "zip"})
"""Archives and messages, of which what is inside is inspected."""


def inspect(content: bytes, name: str, clock: Clock) -> tuple[Trace, ...]:
    """What could be dug out of a file, leaks first; refused by name where it cannot be looked into at all."""
    return tuple(gathered(_traces(content, name, clock, 0)))


def _traces(content: bytes, name: str, clock: Clock, depth: int) -> Iterator[Trace]:
    clock.check()
    kind = detect(content, name)
    if kind not in OPENED_HERE:
        yield from INSPECTORS[kind](content, name, clock)
        return
    if depth >= clock.limits.depth:
        raise UnreadableSource(f"{name}: packed {depth} times over; unpack it and look at what is inside")
    inside = _packed(content, name, clock) if kind == "zip" else _attached(content)
    for number, (member, held) in enumerate(inside, start=1):
        place = f"file {number}" if kind == "zip" else f"attachment {number}" if member else "message"
        if number > clock.limits.members:
            yield Trace("not looked into", place)
            return
        try:
            yield from (trace.within(place) for trace in _traces(held, member or "message.html", clock, depth + 1))
        except UnreadableSource:
            yield Trace("not looked into", place)
    if kind == "eml" and _is_thread(content):
        yield Trace("earlier mails")


def _packed(content: bytes, name: str, clock: Clock) -> Iterator[tuple[str, bytes]]:
    packed = Packed(content, name, clock.limits)
    return ((member, packed.read(member)) for member in packed.names())


def _attached(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The page of a message, with no name, and its attachments."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    page = message.get_body(("html",))
    if page is not None and isinstance(held := page.get_payload(decode=True), bytes) and held.strip():
        yield "", held
    for number, attached in enumerate(message.iter_attachments(), start=1):
        held = attached.get_payload(decode=True)
        if not isinstance(held, bytes):
            inner = attached.get_payload()
            held = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
        yield attached.get_filename() or f"attachment {number}", held


def _is_thread(content: bytes) -> bool:
    return content.count(b"\nSubject:") > 1 or b"-----Original Message-----" in content or content.count(b"\n> ") > 3


def _embedded(content: bytes, name: str, clock: Clock) -> Iterator[Trace]:
    try:
        yield from _traces(content, name, clock, 1)
    except UnreadableSource:
        yield Trace("not looked into")
