"""The numbers that a published file tells: every file is looked into, but those whose bytes would be numbers by chance."""

from __future__ import annotations

import zipfile
from pathlib import Path

from faircount.patterns import regex

NOT_SEARCHED = frozenset({".pdf", ".png", ".jpg", ".gif", ".ico", ".woff", ".woff2"})
"""Pages as they are printed, which are made of the briefing that is searched; pictures and letters."""
_NUMBER = regex(r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d{4,9})(?!\d|\.\d|\"\s*:)")
"""A whole number of four digits or more, as prose writes it or as files do; not a place in a cube, which stands as a name."""


def numbers_of(path: Path) -> set[int]:
    """The whole numbers of four digits or more that stand in a file, of whichever format: one that is packed is unpacked."""
    if path.suffix.lower() in NOT_SEARCHED or not path.is_file():
        return set()
    return {int(number.replace(",", "")) for letters in _letters(path) for number in _NUMBER.findall(letters)}


def _letters(path: Path) -> list[str]:
    if not zipfile.is_zipfile(path):
        return [path.read_text(encoding="utf-8", errors="replace")]
    with zipfile.ZipFile(path) as packed:
        names = [name for name in packed.namelist() if Path(name).suffix.lower() not in NOT_SEARCHED]
        return [packed.read(name).decode("utf-8", "replace") for name in names]
