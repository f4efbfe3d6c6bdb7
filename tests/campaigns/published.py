"""What a version publishes, read as an outsider reads it: rows of every file for programs, and the words of every page."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

from tests.campaigns.truth import NOT_KNOWN, Coordinate


@dataclass(frozen=True)
class Row:
    """One figure as a file has it."""

    place: Coordinate
    counted: str
    breakdown: str
    count: int | None
    lowest: int | None
    highest: int | None
    shorthand: str
    source: str
    locator: str
    file: str


class Site:
    """A folder of published files."""

    def __init__(self, folder: Path, *, name: str) -> None:
        self.folder = folder
        self.name = name

    def files(self, *endings: str) -> Iterator[Path]:
        """Files of these kinds, without those of older versions, which are judged as they were."""
        for path in sorted(self.folder.rglob("*")):
            inside = path.relative_to(self.folder)
            if path.is_file() and path.suffix in endings and inside.parts[0] != "versions":
                yield path

    def shown(self, path: Path) -> str:
        """The path as a reader of the site knows it."""
        return f"{self.name}:{path.relative_to(self.folder)}"

    @cached_property
    def rows(self) -> list[Row]:
        """Every figure of the CSV files, and of the JSON for programs."""
        found: list[Row] = []
        for path in self.files(".csv"):
            with path.open(newline="", encoding="utf-8-sig") as lines:
                reader = csv.DictReader(lines)
                if reader.fieldnames and "count_lower" in reader.fieldnames:
                    found += [_row(line, self.shown(path)) for line in reader]
        for path in (self.folder / "api").rglob("figures/*.json"):
            items = json.loads(path.read_text())["items"]
            found += [
                _row({key: "" if value is None else str(value) for key, value in item.items()}, self.shown(path))
                for item in items
            ]
        return found

    @cached_property
    def changed_rows(self) -> list[tuple[bool, Row]]:
        """What ``changes.json`` tells of each changed cell: whether the number is the new one, and the cell with it."""
        found: list[tuple[bool, Row]] = []
        path = self.folder / "changes.json"
        for cell in json.loads(path.read_text())["cells"] if path.exists() else ():
            where = {**cell, "period": f"{cell['period_start']}/{cell['period_end']}", "offence": cell["offence_code"]}
            place = place_in_cube(where)
            for new, text in ((False, cell["old"]), (True, cell["new"])):
                number = str(text or "").replace(",", "")
                if number.isdigit():
                    count = int(number)
                    found.append(
                        (new, Row(place, cell["counted"], "", count, count, count, "", cell["source"], "", self.shown(path)))
                    )
        return found

    @cached_property
    def pages(self) -> dict[str, str]:
        """The words of each page, a line a paragraph or cell, with the words for those who do not see."""
        return {str(path.relative_to(self.folder)): words_of(path.read_text("utf-8")) for path in self.files(".html", ".svg")}

    @cached_property
    def texts(self) -> dict[str, str]:
        """All that is text, as it stands in the bytes: pages, pictures, JSON, feeds."""
        kinds = (".html", ".svg", ".json", ".jsonld", ".txt", ".atom", ".xml", ".csv")
        return {str(path.relative_to(self.folder)): path.read_text("utf-8", "replace") for path in self.files(*kinds)}

    def workbook_rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Each line of each table of each workbook under its headings."""
        for path in self.files(".xlsx"):
            for sheet in openpyxl.load_workbook(path, read_only=True):
                head: list[str] = []
                for line in sheet.iter_rows(values_only=True):
                    texts = ["" if value is None else str(value) for value in line]
                    if "Count" in texts and "Area" in texts:
                        head = texts
                    elif head:
                        yield self.shown(path), dict(zip(head, texts, strict=False))

    def statistics_cubes(self) -> Iterator[tuple[str, dict[str, str], dict[str, float | str | None]]]:
        """Each cell of each JSON-stat cube: its coordinates, and its figures."""
        for path in self.files(".json"):
            if path.name.endswith(".jsonstat.json"):
                for where, figures in _cells(json.loads(path.read_text())):
                    yield self.shown(path), where, figures


def _row(line: dict[str, str], file: str) -> Row:
    return Row(
        Coordinate(
            line["area"],
            int(line["period_start"][:4]),
            int(line["period_end"][:4]) - 1,
            line["online"],
            _ages(line["age"], line["age_low"], line["age_high"]),
            line["sex"],
            line["offence_code"],
        ),
        line["counted"],
        line["breakdown"],
        _whole(line["count"]),
        _whole(line["count_lower"]),
        _whole(line["count_upper"]),
        line["shorthand"],
        line["source"],
        line["locator"],
        file,
    )


def _ages(words: str, low: str, high: str) -> str:
    if NOT_KNOWN in words:
        return NOT_KNOWN
    return f"{low or 0}-{high or 17}" if low or high else "all"


def _whole(text: str) -> int | None:
    return int(float(text)) if text else None


def _cells(cube: dict[str, object]) -> Iterator[tuple[dict[str, str], dict[str, float | str | None]]]:
    names, sizes = list(cube["id"]), list(cube["size"])  # type: ignore[call-overload]
    codes = []
    for name in names:
        index = cube["dimension"][name]["category"]["index"]  # type: ignore[index]
        codes.append(sorted(index, key=index.get) if isinstance(index, dict) else list(index))
    areas = cube["dimension"]["area"]["category"]["label"]  # type: ignore[index]
    values, status = cube.get("value", {}), cube.get("status", {})
    many = sizes[-1]
    total = 1
    for size in sizes[:-1]:
        total *= size
    for number in range(total):
        where, left = {}, number
        for name, size, known in reversed(list(zip(names[:-1], sizes[:-1], codes[:-1], strict=True))):
            where[name], left = known[left % size], left // size
        where["area"] = areas[where["area"]]
        figures = {kind: _figure(values, status, number * many + place) for place, kind in enumerate(codes[-1])}
        if any(figure is not None for figure in figures.values()):
            yield where, figures


def _figure(values: object, status: object, place: int) -> float | str | None:
    for told in (values, status):
        found = told.get(str(place)) if isinstance(told, dict) else told[place]  # type: ignore[index]
        if found is not None:
            return found  # type: ignore[no-any-return]
    return None


def place_in_cube(where: dict[str, str]) -> Coordinate:
    """The coordinate of a cell of a cube."""
    first, last = (int(day[:4]) for day in where["period"].split("/"))
    return Coordinate(
        where["area"], first, last - 1, where["online"], ages_in_words(where["age"]), where["sex"], where["offence"]
    )


def ages_in_words(words: str) -> str:
    """The ages that words such as "aged 4 to 10" name."""
    if NOT_KNOWN in words:
        return NOT_KNOWN
    numbers = re.findall(r"\d+", words)
    if not numbers:
        return "all"
    if words.startswith("under"):
        return f"0-{int(numbers[0]) - 1}"
    return f"{numbers[0]}-{17 if 'over' in words else numbers[-1]}"


class _Words(HTMLParser):
    BREAKS = frozenset(
        "p li h1 h2 h3 h4 tr td th div dt dd section figcaption text desc title caption br summary option a".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        if tag in self.BREAKS - {"a"}:
            self.said.append("\n")
        self.said += [f"\n{value}\n" for key, value in attrs if key in ("alt", "aria-label", "aria-description") and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")
        if tag in self.BREAKS - {"a"}:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def words_of(page: str) -> str:
    """What a page says, a line a paragraph."""
    reader = _Words()
    reader.feed(page)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(reader.said).split("\n"))
    return "\n".join(line for line in lines if line)
