"""Earlier replies as they come back from a shared folder: edited, rounded, made by hand, of other records, or no reply at all."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping
from pathlib import Path

Rows = list[dict[str, str]]
Spoilt = Callable[[random.Random, Path], str]
"""Changes the table, and says of what the change is to be known: a place in the checklist, or nothing but the file."""


def _read(table: Path) -> Rows:
    with table.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(table: Path, lines: Rows, **dialect: str) -> None:
    text = io.StringIO()
    written = csv.DictWriter(text, list(lines[0]), lineterminator="\r\n", **dialect)  # type: ignore[arg-type]
    written.writeheader()
    written.writerows(lines)
    table.write_text(text.getvalue(), encoding="utf-8", newline="")


def _given(lines: Rows) -> Rows:
    return [line for line in lines if line["Count"] not in ("", "0")]


def _edited(chance: random.Random, table: Path) -> str:
    lines = _read(table)
    line = chance.choice(_given(lines))
    line["Count"] = str(int(line["Count"]) + chance.choice((-3, -1, 1, 2, 40)))
    _write(table, lines)
    return line["Row"]


def _rounded(chance: random.Random, table: Path) -> str:
    lines, base = _read(table), chance.choice((5, 10))
    changed = [line for line in _given(lines) if int(line["Count"]) % base]
    for line in changed:
        line["Count"] = str(round(int(line["Count"]) / base) * base)
    _write(table, lines)
    return changed[0]["Row"] if changed else ""


def _revealed(chance: random.Random, table: Path) -> str:
    """A hidden count is said to be none."""
    lines = _read(table)
    hidden = [line for line in lines if line["If there is no count, why"] == "hidden to protect people"]
    if not hidden:
        return _edited(chance, table)
    line = chance.choice(hidden)
    line["Count"], line["If there is no count, why"] = "0", ""
    _write(table, lines)
    return line["Row"]


def _unreadable_word(chance: random.Random, table: Path) -> str:
    lines = _read(table)
    line = chance.choice(_given(lines))
    line["Count"] = chance.choice(("about a dozen", "n/k", "see note", "1O"))
    _write(table, lines)
    return line["Row"]


def _another_percentage(chance: random.Random, table: Path) -> str:
    lines = _read(table)
    line = chance.choice([line for line in lines if line["Percentage"]])
    line["Percentage"] = chance.choice(("12.3% of R001", "a half", "50% of R099"))
    _write(table, lines)
    return ""


def _a_row_cut_out(chance: random.Random, table: Path) -> str:
    lines = _read(table)
    del lines[chance.randrange(len(lines) - 1)]
    _write(table, lines)
    return ""


def _percentages_by_hand(chance: random.Random, table: Path) -> str:
    share = chance.randint(10, 90)
    said = f"Exampleshire Constabulary\nSexual grooming offences 2023/24\nSex,Percentage\nFemale,{share}%\nMale,{100 - share}%\n"
    table.write_text(said, encoding="utf-8")
    return ""


def _of_another_force(chance: random.Random, table: Path) -> str:
    _write(table, [{**line, "area": chance.choice(("E23000013", "W15000001"))} for line in _read(table)[:1]])
    return ""


def _empty(chance: random.Random, table: Path) -> str:
    table.write_text(chance.choice(("", "\n\n", "Row,Count\n")), encoding="utf-8")
    return ""


def _headings_alone(chance: random.Random, table: Path) -> str:
    ending = chance.choice(("\n", "\r\n"))
    table.write_text(table.read_text("utf-8").splitlines()[0] + ending, encoding="utf-8", newline="")
    return ""


def _of_another_program(chance: random.Random, table: Path) -> str:
    said = (
        "id;name;amount\n1;screws;40\n2;nails;12\n",
        "Month,Rainfall in mm\nJune,41\nJuly,52\n",
        "timestamp\tlevel\n10:00\tok\n",
    )
    table.write_text(chance.choice(said), encoding="utf-8")
    return ""


SPOILT: Mapping[str, Spoilt] = {
    "edited": _edited, "rounded": _rounded, "a hidden count made none": _revealed, "a word for a count": _unreadable_word,
    "another percentage": _another_percentage, "a row cut out": _a_row_cut_out, "percentages by hand": _percentages_by_hand,
    "of another force": _of_another_force, "empty": _empty, "headings alone": _headings_alone,
    "of another program": _of_another_program,
}  # fmt: skip
