"""Zip archives: each file in them read like one of its own, nothing written to the disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from stat import S_ISLNK

from faircount.errors import UnreadableSource
from faircount.file_names import printable
from faircount.readers.base import Document, partly
from faircount.readers.formats.archive import Packed
from faircount.readers.limits import Clock

Opener = Callable[[bytes, str, Clock, int], Document]
_PASSED_OVER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_bundle(content: bytes, name: str, clock: Clock, opener: Opener, depth: int) -> Document:
    """The archive as a document whose parts are the files in it."""
    packed = Packed(content, name, clock.limits)
    members = [member for member in packed.files() if not any(skip in member.filename for skip in _PASSED_OVER)]
    findings = []
    if len(members) > clock.limits.members:
        findings.append(partly(name, "", f"only the first {clock.limits.members} of {len(members)} files in it were read"))
    if not members:
        raise UnreadableSource(f"{name}: the archive is empty; ask for it again")
    parts = []
    seen: set[str] = set()
    for member in members[: clock.limits.members]:
        clock.check()
        shown = printable(member.filename).replace("\\", "/")
        if shown in seen:
            findings.append(
                partly(name, shown, "two files in the archive have this name; both were read, and one may replace the other")
            )
        seen.add(shown)
        if shown.startswith("/") or ".." in shown.split("/") or re.match(r"[A-Za-z]:", shown):
            findings.append(
                partly(name, shown, "its path leads out of the archive; it was read, and nothing was written to that place")
            )
        if S_ISLNK(member.external_attr >> 16):
            findings.append(partly(name, shown, "a link to a file elsewhere, which is not followed"))
            continue
        try:
            found = opener(packed.read(member), shown.rsplit("/", 1)[-1], clock, depth + 1)
            parts.append(replace(found, member=shown.lstrip("/").replace("../", "")))
        except UnreadableSource as error:
            findings.append(partly(name, shown, f"not read: {error}"))
    if not parts:
        raise UnreadableSource(f"{name}: no file in the archive can be read: {findings[0].reason if findings else ''}")
    return Document(name, "zip", parts=tuple(parts), findings=tuple(findings))
