"""Pieces of Markdown: a page, a table, a docstring turned into prose."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

WRITTEN = "<!-- Written by `make docs` from the program itself. Change the program, not this page. -->"


def page(title: str, lede: str, *sections: str) -> str:
    """A whole page: its title, one paragraph, its sections."""
    return "\n\n".join((f"# {title}", WRITTEN, lede, *sections)).rstrip() + "\n"


def section(title: str, *paragraphs: str) -> str:
    """A section of a page."""
    return "\n\n".join((f"## {title}", *paragraphs))


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table; an empty cell stays empty."""
    named = list(headings)
    lines = [_line(named), _line(["---"] * len(named))]
    return "\n".join(lines + [_line(row) for row in rows])


def code(text: str, language: str = "") -> str:
    """A block of text as it stands."""
    return f"```{language}\n{text.rstrip()}\n```"


def link(words: str, address: str) -> str:
    """A link, or the words alone where there is no address."""
    return f"[{words}]({address})" if address else words


def first_sentence(documented: object) -> str:
    """The first paragraph of a docstring, in one line."""
    return " ".join((inspect.getdoc(documented) or "").split("\n\n")[0].split()).replace("``", "`")


def without_examples(documented: object) -> str:
    """A docstring as Markdown: paragraphs in one line each, examples as code."""
    pieces = re.split(r"\n\s*\n", inspect.getdoc(documented) or "")
    return "\n\n".join(_paragraph(piece) for piece in pieces)


def _paragraph(piece: str) -> str:
    if piece.lstrip().startswith(">>>"):
        return code(inspect.cleandoc(piece), "pycon")
    lines = piece.splitlines()
    if any(line.lstrip().startswith(("- ", "* ")) for line in lines):
        return "\n".join(line.replace("``", "`") for line in lines)
    return " ".join(line.strip() for line in lines).replace("``", "`")


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
