"""PDF pages written by hand: text in Helvetica, rules where a style has them, a new page when one is full."""

from __future__ import annotations

import random

from tests.lib.answers import Answer, Grid

_WIDTHS = {
    " ": 278,
    "f": 278,
    "i": 222,
    "j": 222,
    "l": 222,
    "t": 278,
    "r": 333,
    "m": 833,
    "w": 722,
    "M": 833,
    "W": 944,
    "/": 278,
    "-": 333,
    ",": 278,
    ".": 278,
    "(": 333,
    ")": 333,
    "*": 389,
    "<": 584,
}


def width_of(text: str, size: float) -> float:
    """The width of a text in Helvetica, nearly."""
    return sum(_WIDTHS.get(letter, 556 if letter.islower() or letter.isdigit() else 667) for letter in text) * size / 1000


class Pages:
    """The pages being written."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.y = 780.0
        self.width = 595.0

    def room(self, height: float) -> bool:
        """Turn to a new page where there is no room left, and say whether that was so."""
        if self.y - height > 60:
            return False
        self.pages.append([])
        self.y = 780.0
        return True

    def text(self, x: float, y: float, words: str, size: float) -> None:
        """Words at a place."""
        cleaned = words.replace("–", "-").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.pages[-1].append(f"BT /F1 {size} Tf {x:.1f} {y:.1f} Td ({cleaned}) Tj ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line."""
        self.pages[-1].append(f"0.5 w {x0:.1f} {y0:.1f} m {x1:.1f} {y1:.1f} l S")

    def paragraph(self, words: str, size: float) -> None:
        """A paragraph broken into lines."""
        line = ""
        for word in words.split():
            if width_of(f"{line} {word}", size) > 480:
                self._line(line, size)
                line = word
            else:
                line = f"{line} {word}".strip()
        self._line(line, size)
        self.y -= 8

    def _line(self, line: str, size: float) -> None:
        self.room(size * 1.3)
        self.y -= size * 1.3
        self.text(55, self.y, line, size)

    def bytes(self) -> bytes:
        """The file."""
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        kids = []
        for page in self.pages:
            stream = "\n".join(page)
            objects.append(f"<< /Length {len(stream.encode('cp1252', 'replace'))} >>\nstream\n{stream}\nendstream")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width:.0f} 842] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"  # noqa: E501
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        out = b"%PDF-1.4\n"
        places = []
        for number, content in enumerate(objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252", "replace")
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        return (
            out
            + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()  # noqa: E501
        )


def as_pdf(answer: Answer, rng: random.Random) -> bytes:
    """The answer as printed."""
    pages = Pages()
    style = rng.choice(("ruled", "level", "bare", "ruled"))
    pages.y -= rng.choice((0, 0, 0, 380))
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            _table(pages, content, style, rng)
        elif kind == "list":
            for line in content:  # type: ignore[attr-defined]
                pages.paragraph(line, 10)
        else:
            pages.paragraph(str(content), {"heading1": 15, "heading2": 12}.get(kind, 10))
    for number, page in enumerate(pages.pages, start=1):
        page.append(f"BT /F1 8 Tf 270 30 Td (Page {number} of {len(pages.pages)}) Tj ET")
    return pages.bytes()


def _table(pages: Pages, grid: Grid, style: str, rng: random.Random) -> None:  # noqa: ARG001
    size = 9.0
    spanned = {(a, b): d for a, b, _, d in grid.merges}
    columns = len(grid.rows[0])
    widths = [
        max((width_of(row[c], size) for r, row in enumerate(grid.rows) if (r, c) not in spanned), default=20) + 14
        for c in range(columns)
    ]
    for (r, first), last in spanned.items():
        lacking = width_of(grid.rows[r][first], size) + 16 - sum(widths[first : last + 1])
        if lacking > 0:
            widths[first : last + 1] = [width + lacking / (last - first + 1) for width in widths[first : last + 1]]
    pages.width = max(pages.width, sum(widths) + 110)
    lefts = [55 + sum(widths[:c]) for c in range(columns + 1)]
    high = size * 1.9
    pages.y -= 4
    pages.room(high * min(len(grid.rows), 4))
    heads = list(range(grid.head_rows))
    todo = [(r, False) for r in range(len(grid.rows))]
    while todo:
        r, _ = todo.pop(0)
        if pages.room(high) and r not in heads:
            todo = [(head, True) for head in heads] + [(r, False), *todo]
            continue
        _row(pages, grid, r, lefts, size, high, style, spanned)
    pages.y -= 10


def _row(
    pages: Pages,
    grid: Grid,
    r: int,
    lefts: list[float],
    size: float,
    high: float,
    style: str,
    spanned: dict[tuple[int, int], int],
) -> None:
    top = pages.y
    pages.y -= high
    columns = len(lefts) - 1
    c = 0
    is_head = r < grid.head_rows
    while c < columns:
        last = spanned.get((r, c), c)
        text = grid.rows[r][c]
        left, right = lefts[c], lefts[last + 1]
        wide = width_of(text, size)
        x = (
            left + 4
            if c == 0 or (style == "ruled" and not last > c)
            else (left + right - wide) / 2
            if last > c
            else right - wide - 6
        )
        if text:
            pages.text(x, pages.y + high * 0.3, text, size)
        if style == "ruled":
            pages.rule(left, top, right, top)
            pages.rule(left, pages.y, right, pages.y)
            pages.rule(left, top, left, pages.y)
            pages.rule(right, top, right, pages.y)
        c = last + 1
    if style == "level" and (is_head or r == len(grid.rows) - 1):
        pages.rule(lefts[0], top, lefts[-1], top)
        pages.rule(lefts[0], pages.y, lefts[-1], pages.y)
