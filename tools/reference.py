"""Writes the pages, and the stub, that the program itself knows best; ``--check`` says which are stale, and changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pages import api, claim_words, decisions, house, library, operations, program, vocabulary

ROOT = Path(__file__).parents[1]

PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/command-line.md": program.command_line,
    "docs/reference/library.md": library.reference,
    "docs/reference/exit-codes.md": program.exit_codes,
    "docs/reference/project-file.md": program.project_file,
    "docs/reference/statistics.md": program.statistics,
    "docs/reference/files.md": program.files,
    "docs/reference/marks.md": vocabulary.marks,
    "docs/reference/areas.md": vocabulary.areas,
    "docs/reference/offences.md": vocabulary.offences,
    "docs/reference/units.md": vocabulary.units,
    "docs/reference/breakdowns.md": vocabulary.breakdowns,
    "docs/reference/breaks.md": vocabulary.breaks,
    "docs/reference/helplines.md": vocabulary.helplines,
    "docs/reference/claim-words.md": claim_words.claim_words,
    "docs/reference/api.md": api.api,
    "docs/reference/operations.md": operations.operations,
    "docs/decisions/README.md": decisions.decisions,
    "docs/pictures/house.svg": house.house,
    "src/faircount/library/statistics.pyi": library.statistics_stub,
}
"""Every page that is written, and what it says."""


def main(arguments: list[str]) -> int:
    """0, or 1 where a page is stale and only a check was asked for."""
    written = {ROOT / name: say() for name, say in PAGES.items()}
    stale = [path for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale; make docs writes it", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written[path], encoding="utf-8", newline="\n")
        print(f"written: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
