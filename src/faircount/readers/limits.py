"""How much time and memory one answer may cost: defaults stated, kept by every reader."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from faircount.errors import UnreadableSource


@dataclass(frozen=True, slots=True)
class FileLimits:
    """What one file may cost. A file over a hard limit is refused by name; over a soft one it is read in part, with a finding."""

    file_bytes: int = 160_000_000
    """Hard: the file as it lies on the disk."""
    expanded_bytes: int = 400_000_000
    """Hard: everything packed in a workbook, a document or an archive, unpacked."""
    expansion: int = 120
    """Hard: how many times larger an unpacked member over 20 MB may be than packed."""
    members: int = 200
    """Soft: files in an archive or a message that are read."""
    depth: int = 3
    """Soft: archives in messages in archives."""
    cells: int = 3_000_000
    """Soft: cells of one sheet that hold something."""
    listed_cells: int = 30_000_000
    """Soft: cells of one long list, which is kept by column."""
    columns: int = 1_000
    """Soft: columns of one sheet."""
    pages: int = 120
    """Soft: pages of a PDF."""
    pictures: int = 0
    """Soft: pages that are only pictures and are read by OCR; none unless somebody asks."""
    picture_seconds: float = 60.0
    """Soft: time for one such page."""
    characters: int = 6_000_000
    """Hard: characters of one text."""
    figures: int = 400_000
    """Soft: figures of one answer."""
    seconds: float = 40.0
    """Hard: time of the processor for one file; on the clock it may take ``PATIENCE`` times as long, beside other work."""
    memory_bytes: int = 2_800_000_000
    """Hard: memory of the process that reads, where the system can enforce it."""


WITH_OCR = FileLimits(pictures=30, seconds=300.0)
"""The limits where pictures are read too: a page takes Tesseract some seconds."""


PATIENCE = 6
"""How many times longer than its processor time a file may take on the clock."""


@dataclass(slots=True)
class Clock:
    """The time left for one file; ``check`` refuses when it is used up."""

    name: str
    limits: FileLimits
    started: float = field(default_factory=time.monotonic)
    worked: float = field(default_factory=time.thread_time)

    def left(self) -> float:
        """The seconds that are left, at least a moment."""
        return max(0.1, self.limits.seconds - (time.thread_time() - self.worked))

    def check(self) -> None:
        """Refuse the file when its time is over."""
        seconds = self.limits.seconds
        if time.thread_time() - self.worked > seconds or time.monotonic() - self.started > PATIENCE * seconds:
            raise UnreadableSource(f"{self.name}: not read within {self.limits.seconds:g} s; send a smaller or simpler file")
