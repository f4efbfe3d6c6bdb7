"""What was made before from the same thing, and lies there as it was made: kept, not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faircount.project.fingerprint import read_stamp

Made = Mapping[str, str]
"""Files by their place from the folder, each with a word of whoever made it: its format, or nothing."""


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """What an earlier build wrote into a ``folder``, as its record in ``place`` tells: from what, and which files."""

    place: Path
    folder: Path
    before: Mapping[str, object]

    @classmethod
    def read(cls, place: Path, folder: Path) -> BuildRecord:
        """What is told there; nothing, where nothing is or nothing can be read."""
        return cls(place, folder, read_stamp(place))

    def of(self, name: str, mark: str) -> Made | None:
        """The files that were made under this name from what has the same mark; None if any was changed or is gone."""
        held = self.before.get(name)
        made = held.get("made") if isinstance(held, dict) and held.get("from") == mark else None
        if not isinstance(made, dict) or not made:
            return None
        told = {file: one for file, one in made.items() if isinstance(one, dict)}
        if len(told) < len(made) or any(checksum(self.folder / file) != one.get("sha256") for file, one in told.items()):
            return None
        return {file: str(one.get("word", "")) for file, one in told.items()}

    def write(self, marks: Mapping[str, str], made: Mapping[str, Made]) -> None:
        """Leave word for the next build."""
        record = {
            name: {
                "from": marks[name],
                "made": {file: {"sha256": checksum(self.folder / file), "word": word} for file, word in files.items()},
            }
            for name, files in made.items()
        }
        self.place.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def checksum(path: Path) -> str:
    """Of a file; "" where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
