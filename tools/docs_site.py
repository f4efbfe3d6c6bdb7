"""Writes the documentation as a site, without network or script: ``python tools/docs_site.py [FOLDER]``, else build/docs."""

from __future__ import annotations

import sys
from pathlib import Path

from book.site_files import site_files

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Write the files that are new or different, and take away those that are no longer meant."""
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "docs"
    wanted = site_files(ROOT)
    for name, letters in wanted.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != letters:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(letters)
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    print(folder / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
