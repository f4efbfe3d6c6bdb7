"""Every file of the documentation site by its place, from the repository alone: the same repository gives the same bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from faircount.vocabulary.helplines import HELPLINES

from .prose import Prose, prose
from .search import PLACE, SCRIPT, search_page
from .sources import CONTENTS, HOME, Section, pages, sections

LOOK = Path("src/faircount/writers")
STATIC = ("faircount.css", "mark.svg", "fonts/sans-400.woff2", "fonts/sans-600.woff2", "fonts/sans-700.woff2",
          "fonts/serif-500.woff2", "fonts/serif-600.woff2")  # fmt: skip
TAKEN_ALONG = (".png", ".svg", ".csv", ".toml", ".txt", ".yml", "")
"""Kinds of file that a page may lead to, copied beside the pages."""


@dataclass(frozen=True)
class Book:
    """The pages in the order of the list of contents, and what each of them shows of the others."""

    root: Path
    places: Mapping[str, str]
    parts: tuple[Section, ...]
    titles: Mapping[str, str]

    def part_of(self, file: str) -> Section | None:
        """The part that a page belongs to: every decision is in the part that has their list."""
        listed = "docs/decisions/README.md" if file.startswith("docs/decisions/") else file
        return next((part for part in self.parts if listed in part.files), None)

    def beside(self, file: str) -> tuple[str | None, str | None]:
        """The pages before and after this one."""
        decisions = sorted(name for name in self.places if name.startswith("docs/decisions/0"))
        order = list(dict.fromkeys(name for part in self.parts for name in part.files)) + decisions
        if file not in order:
            return None, None
        here = order.index(file)
        return (order[here - 1] if here else None), (order[here + 1] if here + 1 < len(order) else None)


def site_files(root: Path) -> Mapping[str, bytes]:
    """Every file of the site."""
    places, taken = pages(root), {}

    def find(named: str) -> str | None:
        if named in places:
            return places[named]
        path = root / named
        if not path.is_file() or path.suffix not in TAKEN_ALONG:
            return None
        copied = f"files/{named}" if path.suffix else f"files/{named}.txt"
        taken[copied] = path.read_bytes()
        return copied

    told = {file: prose((root / file).read_text("utf-8"), file, place, find) for file, place in places.items()}
    book = Book(root, places, sections(root), {file: made.title for file, made in told.items()})
    environment = _environment(root)
    found = {places[file]: _page(environment, book, file, made) for file, made in told.items()}
    found[PLACE] = _page(environment, book, PLACE, search_page(told, places), PLACE)
    found[SCRIPT] = (Path(__file__).parent / "search.js").read_bytes()
    found |= {f"static/{name}": (root / LOOK / "static" / name).read_bytes() for name in STATIC}
    found["static/docs.css"] = (Path(__file__).parent / "docs.css").read_bytes()
    return dict(sorted((found | taken).items()))


def _page(environment: Environment, book: Book, file: str, made: Prose, place: str = "") -> bytes:
    place = place or book.places[file]

    def to(other: str) -> str:
        return posixpath.relpath(other, posixpath.dirname(place) or ".")

    before, after = book.beside(file)
    part = book.part_of(file)
    menu = [(each.title, to("contents.html") + f"#{each.anchor}", each is part) for each in book.parts]
    shown = environment.get_template("page.html.j2").render(
        made=made,
        menu=menu,
        root=to("index.html").removesuffix("index.html"),
        is_home=file == HOME,
        is_contents=file == CONTENTS,
        part=part,
        before=before and (book.titles[before], to(book.places[before])),
        after=after and (book.titles[after], to(book.places[after])),
        helplines=HELPLINES,
        search=to(PLACE),
        script=to(SCRIPT) if file == PLACE else "",
        source=PurePosixPath(file) if file != PLACE else "every page",
    )
    return (shown.rstrip() + "\n").encode()


def _environment(root: Path) -> Environment:
    folders = (Path(__file__).parent, root / LOOK / "templates")
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
