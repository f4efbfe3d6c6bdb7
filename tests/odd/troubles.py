"""What goes wrong with a file: each trouble turns good bytes into odd ones, and says whether they still mean the same."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Rows = list[list[str]]


class Meaning(StrEnum):
    """What a careful person would say of the spoilt file."""

    SAME = "the same in other letters: read so, or refused"
    LOST = "a column says nothing any more: refused, or its name is said"
    ODD = "odd: whatever becomes of it is said plainly"


@dataclass(frozen=True)
class Spoilt:
    """The bytes, what was done to them, what they mean, and the column that it touched."""

    content: bytes
    how: str
    meaning: Meaning
    column: str = ""


Trouble = Callable[[bytes, random.Random], Spoilt]


def _table(content: bytes) -> Rows:
    return list(csv.reader(io.StringIO(content.decode("utf-8"))))


def _written(rows: Rows, separator: str = ",", ends: str = "\n") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=ends).writerows(rows)
    return stream.getvalue().encode("utf-8")


def _numbered(rows: Rows, drawn: random.Random) -> int:
    """A column in which whole numbers stand; any column where none does."""
    wide = len(rows[0])
    found = [place for place in range(wide) if any(len(row) > place and row[place].isdigit() for row in rows[1:])]
    return drawn.choice(found or list(range(wide)))


def _dated(rows: Rows) -> list[int]:
    return [
        place
        for place in range(len(rows[0]))
        if any(
            len(row) > place and row[place][4:5] == "-" and row[place][:4].isdigit() and len(row[place]) == 10 for row in rows[1:]
        )
    ]


def _cells(how: str, meaning: Meaning, change: Callable[[str, random.Random], str], *, every: bool = True) -> Trouble:
    """Change the whole numbers of one column, all of them or one."""

    def trouble(content: bytes, drawn: random.Random) -> Spoilt:
        rows = _table(content)
        place = _numbered(rows, drawn)
        touched = [row for row in rows[1:] if len(row) > place and row[place].isdigit()]
        for row in touched if every else touched[:1]:
            row[place] = change(row[place], drawn)
        return Spoilt(_written(rows), f"{how} in {rows[0][place]!r}", meaning if touched else SAME, rows[0][place])

    return trouble


def _days(how: str, meaning: Meaning, change: Callable[[str], str]) -> Trouble:
    def trouble(content: bytes, drawn: random.Random) -> Spoilt:
        rows = _table(content)
        found = _dated(rows)
        if not found:
            return Spoilt(content, f"{how}: no day in it", Meaning.SAME)
        place = rows[0].index("recorded") if "recorded" in rows[0] and drawn.random() < 0.7 else drawn.choice(found)
        for row in rows[1:]:
            row[place] = change(row[place]) if row[place] else ""
        return Spoilt(_written(rows), f"{how} in {rows[0][place]!r}", meaning, rows[0][place])

    return trouble


def _rows(how: str, meaning: Meaning, change: Callable[[Rows, random.Random], Rows]) -> Trouble:
    return lambda content, drawn: Spoilt(_written(change(_table(content), drawn)), how, meaning)


def _bytes(how: str, meaning: Meaning, change: Callable[[bytes, random.Random], bytes]) -> Trouble:
    return lambda content, drawn: Spoilt(change(content, drawn), how, meaning)


def _without(rows: Rows, drawn: random.Random) -> Rows:
    gone = drawn.randrange(len(rows[0]))
    return [[cell for place, cell in enumerate(row) if place != gone] for row in rows]


def _twice_headed(rows: Rows, drawn: random.Random) -> Rows:
    one, other = drawn.sample(range(len(rows[0])), 2) if len(rows[0]) > 1 else (0, 0)
    return [[*rows[0][:one], rows[0][other], *rows[0][one + 1 :]], *rows[1:]]


def _longer(rows: Rows, drawn: random.Random) -> Rows:
    place = drawn.randrange(1, len(rows)) if len(rows) > 1 else 0
    return [*rows[:place], [*rows[place], "and", "more"], *rows[place + 1 :]]


def _cell_of(rows: Rows, drawn: random.Random, text: str) -> Rows:
    place = drawn.randrange(1, len(rows)) if len(rows) > 1 else 0
    row = list(rows[place])
    row[drawn.randrange(len(row))] = text
    return [*rows[:place], row, *rows[place + 1 :]]


SAME, LOST, ODD = Meaning
HUGE = ("1000000000000000", "9" * 18, "9" * 25, "1e400", "2000000000")
TABLE: tuple[Trouble, ...] = (
    _cells("whole numbers as 14.0", SAME, lambda cell, _: f"{cell}.0"),
    _cells("space round numbers", SAME, lambda cell, _: f" {cell} "),
    _cells("words for numbers", LOST, lambda _, drawn: drawn.choice(("many", "some", "several"))),
    _cells("NaN for numbers", LOST, lambda *_: "NaN"),
    _cells("#REF! for numbers", LOST, lambda *_: "#REF!"),
    _cells("halves for numbers", LOST, lambda cell, _: f"{cell}.5"),
    _cells("negative numbers", LOST, lambda cell, _: f"-{int(cell) + 1}"),
    _cells("one negative number", ODD, lambda cell, _: f"-{cell}", every=False),
    _cells("one huge number", ODD, lambda _, drawn: drawn.choice(HUGE), every=False),
    _cells("huge numbers", ODD, lambda _, drawn: drawn.choice(("1000000000000000", "9" * 18, "9" * 30))),
    _cells("thousands", ODD, lambda cell, _: f"{int(cell) * 1000:,}"),
    _cells("all zero", ODD, lambda *_: "0"),
    _days("days of 2099", LOST, lambda day: f"2099{day[4:]}"),
    _days("days of 9999", LOST, lambda day: f"9999{day[4:]}"),
    _days("days of the year 1", LOST, lambda day: f"0001{day[4:]}"),
    _days("days as 01/04/2018", LOST, lambda day: "/".join(reversed(day.split("-")))),
    _days("days as Excel numbers", LOST, lambda _: "43191"),
    _days("days with the time", ODD, lambda day: f"{day} 00:00:00"),
    _days("30 February", LOST, lambda day: f"{day[:4]}-02-30"),
    _rows("the head alone", ODD, lambda rows, _: rows[:1]),
    _rows("no head", ODD, lambda rows, _: rows[1:] or [["1"]]),
    _rows("rows twice", ODD, lambda rows, _: [*rows, *rows[1:]]),
    _rows("one row twice", ODD, lambda rows, drawn: [*rows, drawn.choice(rows[1:] or rows)]),
    _rows("a sum at the end", ODD, lambda rows, _: [*rows, ["Total", *["999"] * (len(rows[0]) - 1)]]),
    _rows("a column gone", ODD, _without),
    _rows("a head twice", ODD, _twice_headed),
    _rows("a row too long", ODD, _longer),
    _rows("a row too short", ODD, lambda rows, _: [*rows[:-1], rows[-1][:1]]),
    _rows("heads in capitals", ODD, lambda rows, _: [[cell.upper() for cell in rows[0]], *rows[1:]]),
    _rows("a cell of 200,000 letters", ODD, lambda rows, drawn: _cell_of(rows, drawn, "x" * 200_000)),
    _rows("a formula", ODD, lambda rows, drawn: _cell_of(rows, drawn, "=1+1")),
    _rows("a cell with a line end", ODD, lambda rows, drawn: _cell_of(rows, drawn, "one\ntwo")),
    _bytes("semicolons", ODD, lambda content, _: _written(_table(content), ";")),
    _bytes("tabs", ODD, lambda content, _: _written(_table(content), "\t")),
    _bytes("line ends of Windows", SAME, lambda content, _: content.replace(b"\n", b"\r\n")),
    _bytes("empty lines at the end", ODD, lambda content, _: content + b"\n\n\n"),
    _bytes("empty rows of commas", ODD, lambda content, _: content + b",,,,\n,,,,\n"),
    _bytes("an open quote", ODD, lambda content, drawn: _at(content, drawn, b'"')),
)  # fmt: skip

TEXT: tuple[Trouble, ...] = (
    _bytes("a mark of byte order", SAME, lambda content, _: b"\xef\xbb\xbf" + content),
    _bytes("UTF-16", ODD, lambda content, _: content.decode("utf-8", "replace").encode("utf-16")),
    _bytes("letters of Windows", ODD, lambda content, drawn: _at(content, drawn, b"Caf\xe9")),
    _bytes("a zero byte", ODD, lambda content, drawn: _at(content, drawn, b"\x00")),
    _bytes("nothing", ODD, lambda *_: b""),
    _bytes("one line end", ODD, lambda *_: b"\n"),
    _bytes("cut short", ODD, lambda content, drawn: content[: drawn.randrange(1, max(2, len(content)))]),
    _bytes("a workbook under this name", ODD, lambda *_: b"PK\x03\x04" + bytes(range(200))),
    _bytes("noise", ODD, lambda content, drawn: drawn.randbytes(min(2000, len(content) + 10))),
    _bytes("signs that steer", ODD, lambda content, drawn: _at(content, drawn, "\x1b[31m\u202e".encode())),
)
TOML: tuple[Trouble, ...] = (
    _bytes("a day that is none", ODD, lambda content, _: _replaced_day(content, b"2015-02-30")),
    _bytes("a day far off", ODD, lambda content, _: _replaced_day(content, b"9999-12-31")),
    _bytes("a day as text", ODD, lambda content, _: _replaced_day(content, b'"1 April 2018"')),
    _bytes("words for values", ODD, lambda content, drawn: _value(content, drawn, b'"many"')),
    _bytes("a list for a value", ODD, lambda content, drawn: _value(content, drawn, b"[[]]")),
    _bytes("minus one for a value", ODD, lambda content, drawn: _value(content, drawn, b"-1")),
    _bytes("a huge value", ODD, lambda content, drawn: _value(content, drawn, b"99999999999999999999")),
    _bytes("an empty value", ODD, lambda content, drawn: _value(content, drawn, b'""')),
    _bytes("infinity for a value", ODD, lambda content, drawn: _value(content, drawn, b"inf")),
    _bytes("a long value", ODD, lambda content, drawn: _value(content, drawn, b'"' + b"x" * 5000 + b'"')),
    _bytes("a line gone", ODD, lambda content, drawn: _line(content, drawn, lambda _: b"")),
    _bytes("a line twice", ODD, lambda content, drawn: _line(content, drawn, lambda line: line + b"\n" + line)),
    _bytes("a key misspelt", ODD, lambda content, drawn: _line(content, drawn, lambda line: b"x" + line)),
)


def _at(content: bytes, drawn: random.Random, put: bytes) -> bytes:
    place = drawn.randrange(len(content) + 1)
    return content[:place] + put + content[place:]


def _replaced_day(content: bytes, day: bytes) -> bytes:
    lines = content.split(b"\n")
    dated = [place for place, line in enumerate(lines) if b"= 20" in line]
    if dated:
        lines[dated[-1]] = lines[dated[-1]].split(b"=")[0] + b"= " + day
    return b"\n".join(lines)


def _line(content: bytes, drawn: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    lines = content.split(b"\n")
    place = drawn.choice([place for place, line in enumerate(lines) if b"=" in line and not line.startswith(b"#")] or [0])
    lines[place] = change(lines[place])
    return b"\n".join(lines)


def _value(content: bytes, drawn: random.Random, put: bytes) -> bytes:
    return _line(content, drawn, lambda line: line.split(b"=")[0] + b"= " + put)


KINDS: Mapping[str, tuple[Trouble, ...]] = {".csv": TABLE + TEXT, ".toml": TOML + TEXT, ".txt": TEXT, ".gz": TEXT}
"""The troubles of a file by its ending."""
