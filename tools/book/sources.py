"""Which files of the repository become pages, where each goes, and the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

HOME, CONTENTS = "README.md", "docs/README.md"
NAMED = {
    HOME: "index.html",
    CONTENTS: "contents.html",
    "GLOSSARY.md": "glossary.html",
    "CHANGELOG.md": "changes.html",
    "CONTRIBUTING.md": "contributing.html",
    "docs/decisions/README.md": "decisions/index.html",
}
"""Pages whose place is not that of their file."""
FOLDERS = {
    "docs": "contents.html",
    "docs/decisions": "decisions/index.html",
    "docs/reference": "contents.html#reference",
    "docs/how-to": "contents.html#how-to-guides",
    "docs/tutorials": "contents.html#tutorials",
    "docs/explanation": "contents.html#explanation",
}
"""Where a link to a folder leads."""
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the list of contents, with the pages below it."""

    title: str
    anchor: str
    files: tuple[str, ...]


def pages(root: Path) -> Mapping[str, str]:
    """Every page: the file in the repository, and its place in the site."""
    found = list((root / "docs").rglob("*.md"))
    found += [root / name for name in NAMED if (root / name).is_file()]
    found += (root / "examples").glob("*/README.md")
    return {name: place_of(name) for name in sorted({path.relative_to(root).as_posix() for path in found})}


def place_of(name: str) -> str:
    """The place in the site of a page.

    >>> place_of("docs/how-to/compare-fairly.md"), place_of("examples/exampleshire/README.md")
    ('how-to/compare-fairly.html', 'examples/exampleshire.html')
    """
    if name in NAMED:
        return NAMED[name]
    path = PurePosixPath(name)
    if path.parts[0] == "examples":
        return f"examples/{path.parts[1]}.html"
    return path.relative_to("docs").with_suffix(".html").as_posix()


def sections(root: Path) -> tuple[Section, ...]:
    """The parts of the documentation, as the list of contents has them."""
    return tuple(_sections((root / CONTENTS).read_text("utf-8"), root))


def _sections(text: str, root: Path) -> Iterator[Section]:
    for part in text.split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        files = [(root / "docs" / address).resolve() for address in _LINK.findall(body) if address.endswith(".md")]
        named = dict.fromkeys(path.relative_to(root.resolve()).as_posix() for path in files)
        yield Section(title, anchor_of(title), tuple(named))


def anchor_of(heading: str) -> str:
    """The name of a heading within its page, as the forge makes it.

    >>> anchor_of("How-to guides"), anchor_of("`[project]`")
    ('how-to-guides', 'project')
    """
    return "-".join(re.sub(r"[^\w\s-]", "", heading.lower()).split())
