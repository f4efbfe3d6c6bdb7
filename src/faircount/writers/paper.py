"""A letter or a note as plain text and as a page to print: one source, so that the two never say different things."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from faircount.patterns import regex

WIDE = 78
PROMPT = "[OFFICER: "
"""How a place begins that a person must fill in before the paper leaves."""

_RULE = regex(r"\|[-| ]+\|")


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """One piece of a paper: a title, a heading, lines, a list, a table, or a place to fill in."""

    kind: str
    lines: tuple[str, ...]

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table, its heading first."""
        return tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in self.lines)


def blocks_of(source: str) -> tuple[PaperBlock, ...]:
    """The pieces of a source: a line for each paragraph or row, an empty line between pieces, a mark before the special ones.

    >>> [block.kind for block in blocks_of("# Title\\n\\nDear\\n\\n- one\\n- two\\n\\n[OFFICER: say why]")]
    ['title', 'lines', 'list', 'prompt']
    """
    pieces = [piece.strip("\n").splitlines() for piece in re.split(r"\n\s*\n", source)]
    return tuple(_block([line.rstrip() for line in lines]) for lines in pieces if any(line.strip() for line in lines))


def _block(lines: list[str]) -> PaperBlock:
    first = lines[0]
    if first.startswith("## "):
        return PaperBlock("heading", (first[3:],))
    if first.startswith("# "):
        return PaperBlock("title", (first[2:],))
    if first.startswith("|"):
        return PaperBlock("table", tuple(line for line in lines if not _RULE.fullmatch(line)))
    if all(line.startswith("- ") for line in lines):
        return PaperBlock("list", tuple(line[2:] for line in lines))
    if all(line.startswith("[ ] ") for line in lines):
        return PaperBlock("checks", tuple(line[4:] for line in lines))
    if first.startswith(PROMPT):
        return PaperBlock("prompt", (" ".join(lines).removeprefix(PROMPT).removesuffix("]"),))
    return PaperBlock("lines", tuple(lines))


def write_paper(source: str, folder: Path, name: str, label: str = "") -> tuple[Path, ...]:
    """The files written: ``<name>.txt`` and ``<name>.html``. ``label`` is said above the page, such as that it stays inside."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = blocks_of(source)
    plain, page = folder / f"{name}.txt", folder / f"{name}.html"
    said = [f"{label.upper()}\n"] if label else []
    plain.write_text("\n".join((*said, *_plain(blocks))), encoding="utf-8", newline="\n")
    title = next((block.lines[0] for block in blocks if block.kind == "title"), name)
    page.write_text(_template().render(blocks=blocks, title=title, label=label) + "\n", encoding="utf-8", newline="\n")
    return plain, page


def _plain(blocks: tuple[PaperBlock, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "title":
            yield from (*_wrapped(block.lines[0]), "")
        elif block.kind == "heading":
            yield from (block.lines[0].upper(), "")
        elif block.kind == "table":
            yield from (*_columns(block.cells), "")
        elif block.kind == "prompt":
            yield from (*_wrapped(f"{PROMPT}{block.lines[0]}]"), "")
        else:
            mark = {"list": "- ", "checks": "[ ] "}.get(block.kind, "")
            yield from (wrapped for line in block.lines for wrapped in _wrapped(line, mark))
            yield ""


def _wrapped(line: str, mark: str = "") -> list[str]:
    # Addresses, references and dates stay in one piece.
    return textwrap.wrap(
        line, WIDE, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False, break_on_hyphens=False
    ) or [""]


def _columns(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


@cache
def _template() -> Template:
    source = (files("faircount.writers") / "templates" / "paper.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
