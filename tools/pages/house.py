"""The picture of the house: its floors as the import contract has them, each room with the line over its door."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[2]
WIDTH, GAP, LINE = 760, 8, 16
INK, SOFT, PAPER, BOX = "#22201D", "#564E45", "#FBF8F2", "#EFE8DC"


def house() -> str:
    """The floors from the top down, as SVG: a room may know what lies below it, and no room beside it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    floors = [[name.strip().removeprefix("faircount.") for name in floor.split("|")] for floor in contracts[0]["layers"]]
    drawn, top = [], 40
    for floor in floors:
        boxes, height = _floor(floor, top)
        drawn += boxes
        top += height + GAP
    told = "The rooms of faircount from the top down: " + "; ".join(" and ".join(floor) for floor in floors) + "."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" role="img" '
        f'aria-labelledby="house-t house-d" font-family="Arial, sans-serif">\n<title id="house-t">The house</title>\n'
        f'<desc id="house-d">{escape(told)}</desc>\n<rect width="{WIDTH}" height="{top}" fill="{PAPER}"/>\n'
        f'<text x="12" y="25" font-size="14" fill="{SOFT}">Imports run downward only; rooms on one floor are strangers.</text>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _floor(rooms: list[str], top: int) -> tuple[list[str], int]:
    """The boxes of a floor, and how high it is."""
    width = (WIDTH - 24 - GAP * (len(rooms) - 1)) / len(rooms)
    told = [wrap(_over_the_door(room), int((width - 20) / 7.2)) for room in rooms]
    height = 34 + LINE * max(map(len, told))
    boxes = []
    for place, (room, lines) in enumerate(zip(rooms, told, strict=True)):
        left = round(12 + place * (width + GAP))
        boxes.append(f'<rect x="{left}" y="{top}" width="{round(width)}" height="{height}" rx="3" fill="{BOX}"/>')
        boxes += _lines(room, lines, left + 10, top)
    return boxes, height


def _lines(room: str, lines: list[str], left: int, top: int) -> Iterator[str]:
    yield f'<text x="{left}" y="{top + 21}" font-size="15" font-weight="bold" fill="{INK}">{escape(room)}</text>'
    for number, line in enumerate(lines):
        yield f'<text x="{left}" y="{top + 40 + LINE * number}" font-size="13" fill="{SOFT}">{escape(line)}</text>'


def _over_the_door(room: str) -> str:
    """The first sentence of a room, or of a module that stands in the hall."""
    inside = ROOT / "src/faircount" / room
    path = inside / "__init__.py" if inside.is_dir() else inside.with_suffix(".py")
    said = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]
    return said.replace("``", "").split(". ")[0].rstrip(".")
