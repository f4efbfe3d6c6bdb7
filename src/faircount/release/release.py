"""What a release is at each of its stages: a draft under embargo, a signature, a named reader, a published version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class VersionStatus(StrEnum):
    """What has become of a published version."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Signature:
    """That a person has looked at exactly these bytes and stands for them."""

    who: str
    when: datetime
    digest: str
    account: str = ""
    """What is to be known of the account behind it, such as that somebody else reset it the day before."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that was prepared and is not published.

    ``at`` is the stated time of publication; ``digest`` is the sha256 of the list of all its files with their sha256, so a
    signature on it holds for every byte. ``previous`` is the version that it follows, "" for the first.
    """

    version: str
    previous: str
    at: datetime
    digest: str
    prepared_by: str
    prepared_at: datetime
    signatures: tuple[Signature, ...]
    folder: Path

    @property
    def site(self) -> Path:
        """The pages and files as they will be published."""
        return self.folder / "site"

    @property
    def is_signed(self) -> bool:
        """Whether a second person has signed it."""
        return bool(self.signatures)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read a draft before it is published: until when, who said so, when it was opened."""

    name: str
    until: datetime
    given_by: str
    opened: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A published version: ``at`` is its stated time, ``published_at`` when it was shown. Nothing in its folder ever changes."""

    version: str
    previous: str
    at: datetime
    digest: str
    standing: VersionStatus
    prepared_by: str
    signatures: tuple[Signature, ...]
    published_by: str
    published_at: datetime
    readers: tuple[Reader, ...]
    folder: Path
    withdrawn_for: str = ""

    @property
    def site(self) -> Path:
        """The pages and files as they were published, without any notice that later versions put on them."""
        return self.folder / "site"
