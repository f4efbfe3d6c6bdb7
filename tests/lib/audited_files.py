"""The audit of one published file, as the tests of protection ask for it."""

from __future__ import annotations

from pathlib import Path

from faircount.protect.disclosure.audit import TableAudit, audit
from faircount.protect.public.read import PublishedFormat, read_public


def audit_file(path: Path, hierarchies: Path, threshold: int = 5) -> TableAudit:
    """What a reader who knows that hidden counts are at least 1 can work out of a published table."""
    public, _ = read_public([path], PublishedFormat(hierarchies))
    return audit(public.published, max(1, threshold - 2), threshold=threshold)
