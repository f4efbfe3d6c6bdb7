"""One thing that went against the promises, in a drawn campaign."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """Which campaign, what kind, in which file, and what."""

    seed: int
    kind: str
    file: str
    what: str

    def __str__(self) -> str:
        return f"seed {self.seed}  {self.kind}  {self.file or '-'}  {self.what}"
