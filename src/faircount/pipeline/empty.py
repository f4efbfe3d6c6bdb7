"""A table of zeros, or of nothing but unknowns: it may be true, and it may come of a wrong extract, so somebody is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from faircount.errors import SchemaMismatch

IsMeant = Callable[[str], bool]
"""Whether somebody who was told of it says that it is so."""


def as_it_is(words: str) -> bool:
    """For a program that has looked itself."""
    del words
    return True


def refuse_unless_meant(path: Path, words: Sequence[str], is_meant: IsMeant) -> None:
    """Refuse to write what counts nothing, unless somebody says that it is so."""
    said = f"{path.name}: {'; '.join(words)}"
    if words and not is_meant(said):
        raise SchemaMismatch(
            f"{said}. Nothing is written, since a zero must have been counted: look whether the extract is the right one and "
            "whole, and if it is, say so with --even-if-empty"
        )
