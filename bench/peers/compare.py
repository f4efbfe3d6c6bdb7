"""Reading beside pandas, camelot and docling: time, memory, cells found and rows right on the same files, in one run.

usage: python bench/peers/compare.py [--answers 25] [--first-seed 9000]

The files are random answers of tests/lib (our own idea of what forces send, so ours has the advantage), one draw a file and
format. Cells found: the share of the right figures whose text stands in a cell of a table that was found. Rows right: the share
of the right rows whose figure, period, ages, sex and online all agree; the peers' tables are read by ``baseline.py``. The peers
live in build/bench-venv and are installed there when missing; docling's reader of PDF needs models from a hub and is not run.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.peers.baseline import rows_of
from bench.peers.environment import python_with

from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.readers.read import read_answer
from tests.lib.answer_formats import FORMATS
from tests.lib.answer_score import _key, _key_of
from tests.lib.answers import Answer, answer

PEERS = {"html": ("pandas", "docling"), "csv": ("pandas", "docling"), "xlsx": ("pandas", "docling"), "ods": ("pandas", "docling"),
         "docx": ("docling",), "pdf": ("camelot",)}  # fmt: skip
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
Grid = list[list[str]]


@dataclass(frozen=True)
class Cost:
    """Processor seconds of a command with all that it started, and the most memory that one process of it took."""

    seconds: float
    megabytes: int


def main() -> None:
    """Print one row a format and tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=int, default=25)
    parser.add_argument("--first-seed", type=int, default=9000)
    asked = parser.parse_args()
    python = python_with("requirements.txt", "bench-venv")
    print(f"{'format':<8}{'reader':<12}{'files':>6}{'CPU s':>8}{'times':>7}{'MB':>6}{'cells found':>13}{'rows right':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for kind, tools in PEERS.items():
            drawn = {}
            for seed in range(asked.first_seed, asked.first_seed + asked.answers):
                made = answer(seed)
                path = Path(folder) / f"{seed}-{made.stem}.{kind}"
                path.write_bytes(_complete(FORMATS[kind](made, random.Random(seed)), kind))
                drawn[path] = made
            own = _own(kind, drawn, Path(folder))
            for tool in tools if python else ():
                _peer(kind, tool, python, drawn, own)
    print("docling on PDF: not measured; it needs torch and models that are loaded from a hub.")


def _complete(content: bytes, kind: str) -> bytes:
    """An ODS with the list of its parts, which readers of tables can do without and pandas cannot."""
    if kind != "ods":
        return content
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
    return stream.getvalue()


def _own(kind: str, drawn: dict[Path, Answer], folder: Path) -> Cost:
    out = folder / "out.csv"
    cost = _run([sys.executable, "-m", "faircount", "read", *map(str, drawn), "--to", str(out)], folder / "said")
    cells = rows = 0
    for path, made in drawn.items():
        document = open_content(path.read_bytes(), path.name, Clock(path.name, FileLimits()))
        cells += _found(made, [[["" if v is None else str(v) for v in row] for row in sheet.rows] for sheet in document.sheets()])
        rows += _right(made, Counter(map(_key, read_answer(path).figures)))
    _say(kind, "faircount", drawn, cost, cost, cells, rows)
    return cost


def _peer(kind: str, tool: str, python: str, drawn: dict[Path, Answer], own: Cost) -> None:
    said = next(iter(drawn)).parent / "said"
    cost = _run([python, str(Path(__file__).parent / "tables.py"), tool, *map(str, drawn)], said)
    tables: dict[str, list[Grid]] = json.loads(said.read_text(encoding="utf-8") or "{}")
    cells = sum(_found(made, tables.get(str(path), [])) for path, made in drawn.items())
    rows = sum(
        _right(made, Counter(row for grid in tables.get(str(path), []) for row in rows_of(grid))) for path, made in drawn.items()
    )
    _say(kind, tool, drawn, cost, own, cells, rows)


def _run(words: list[str], out: Path) -> Cost:
    """The command with its output in a file."""
    with out.open("wb") as stream:
        process = subprocess.Popen(words, stdout=stream, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def _found(made: Answer, grids: list[Grid]) -> int:
    """How many of the right figures stand in a cell, each cell used once."""
    cells = Counter(cell.replace(",", "").strip() for grid in grids for row in grid for cell in row)
    wanted = Counter(str(cell.count) for cell in made.expected if cell.count is not None)
    return sum(min(times, cells[text]) for text, times in wanted.items())


def _right(made: Answer, rows: Counter[tuple[object, ...]]) -> int:
    """How many of the right rows are among those found."""
    wanted = Counter(map(_key_of, made.expected))
    return sum(min(times, rows[key]) for key, times in wanted.items())


def _say(kind: str, tool: str, drawn: dict[Path, Answer], cost: Cost, own: Cost, cells: int, rows: int) -> None:
    numbers = sum(cell.count is not None for made in drawn.values() for cell in made.expected)
    wanted = sum(len(made.expected) for made in drawn.values())
    print(
        f"{kind:<8}{tool:<12}{len(drawn):>6}{cost.seconds:>8.1f}{cost.seconds / own.seconds:>7.1f}{cost.megabytes:>6}"
        f"{cells / max(1, numbers):>13.3f}{rows / max(1, wanted):>12.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
