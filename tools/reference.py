"""Writes the pages of docs/ that the program itself knows best; ``--check`` says which of them are stale, and changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from pages import api, claim_words, decisions, operations, program, vocabulary

DOCS = Path(__file__).parents[1] / "docs"

PAGES: Mapping[str, Callable[[], str]] = {
    "reference/command-line.md": program.command_line,
    "reference/exit-codes.md": program.exit_codes,
    "reference/project-file.md": program.project_file,
    "reference/statistics.md": program.statistics,
    "reference/files.md": program.files,
    "reference/marks.md": vocabulary.marks,
    "reference/areas.md": vocabulary.areas,
    "reference/offences.md": vocabulary.offences,
    "reference/units.md": vocabulary.units,
    "reference/breaks.md": vocabulary.breaks,
    "reference/helplines.md": vocabulary.helplines,
    "reference/claim-words.md": claim_words.claim_words,
    "reference/api.md": api.api,
    "reference/operations.md": operations.operations,
    "decisions/README.md": decisions.decisions,
}
"""Every page that is written, and what it says."""


def main(arguments: list[str]) -> int:
    """0, or 1 where a page is stale and only a check was asked for."""
    written = {DOCS / name: say() for name, say in PAGES.items()}
    stale = [path for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is stale; make docs writes it", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written[path], encoding="utf-8", newline="\n")
        print(f"written: {path.relative_to(DOCS.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
