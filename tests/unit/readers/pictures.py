"""An answer written as text, and its figures drawn one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from faircount.readers.meaning.evidence import TOO_FAR
from faircount.readers.read import read_answer
from faircount.tables.extract import AnsweredFigure, Extract


def read(folder: Path, name: str, content: str | bytes) -> Extract:
    """The extract of a file with this name and content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_answer(path)


def drawn(figure: AnsweredFigure) -> str:
    """A figure in one line: period, ages, sex, online, value."""
    value = f"{figure.number:g}" if figure.number is not None else f"{figure.lower}..{figure.upper}"
    ages = "" if figure.ages.is_all else figure.ages.label
    parts = [
        figure.period.label,
        ages,
        "" if figure.sex == "all" else figure.sex,
        {"yes": "online", "no": "not online"}.get(figure.online, ""),
    ]
    return " ".join(part for part in parts if part) + f": {value}"


def understood(extract: Extract) -> list[AnsweredFigure]:
    """The figures that were taken, and those that only wait because they are told in words far from what they mean."""
    return [*extract.figures, *(figure for figure in extract.proposals if figure.doubt.startswith(TOO_FAR))]


def lines(extract: Extract) -> list[str]:
    """All figures that were understood drawn, and behind them those that wait for an answer, each with what is asked."""
    asked = [figure for figure in extract.proposals if not figure.doubt.startswith(TOO_FAR)]
    return [drawn(figure) for figure in understood(extract)] + [f"{drawn(figure)} [{figure.doubt}]" for figure in asked]


def not_told(extract: Extract, wanted: Iterable[str]) -> list[str]:
    """The lines of those wanted that no figure of the extract is drawn as, taken or asked about."""
    told = {line.partition(" [")[0] for line in lines(extract)}
    return [line for line in wanted if line not in told]


def table(rows: list[list[str]]) -> str:
    """The rows as an HTML table without header cells."""
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
