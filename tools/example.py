"""Writes the example that the package carries, for ``faircount demo``, from examples/england-and-wales; ``--check`` compares."""

from __future__ import annotations

import csv
import gzip
import lzma
import sys
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path

ROOT = Path(__file__).parents[1]
FROM = ROOT / "examples" / "england-and-wales"
TO = ROOT / "src" / "faircount" / "pipeline" / "example"
KEPT, BESIDE = "Sexual offences", "86"
"""The one group of the Home Office's table that is read, and the code of another; the others are five sixths of it."""
REDUCED = f"""
The tables of the Home Office that faircount carries hold the rows of the group "{KEPT}" and of code {BESIDE} alone: other rows
are left out, none is changed, and they stand by offence, packed by xz. The repository of faircount holds them whole, and the
same figures are read from both.
"""


def carried() -> Mapping[str, bytes]:
    """Every file of the example as the package carries it, by its place."""
    paths = [FROM / "README.md", FROM / "faircount.toml", *sorted(FROM.glob("articles/*")), *sorted(FROM.glob("reference/*/*"))]
    return {_packed_as(path.relative_to(FROM).as_posix()): _carried(path) for path in paths}


def _packed_as(text: str) -> str:
    """The names in a text as the package packs their files: xz takes half of what gzip does."""
    return text.replace(".csv.gz", ".csv.xz")


def _carried(path: Path) -> bytes:
    if path.suffix == ".gz":
        return lzma.compress(reduced(gzip.decompress(path.read_bytes())), preset=9 | lzma.PRESET_EXTREME)
    if path.name == "faircount.toml":
        return _packed_as(path.read_text("utf-8")).encode()
    if path.name == "README.md":
        said = path.read_text("utf-8").replace(
            "`faircount build examples/england-and-wales` (or `make demo`)", "`faircount build`"
        )
        return f"{_packed_as(said).rstrip()}\n{REDUCED}".encode()
    return path.read_bytes()


def reduced(table: bytes) -> bytes:
    """The rows of the one group and of the one code, each with the very bytes that it had, under the same heading.

    They stand by their codes, and else as before: like rows side by side pack a seventh smaller.
    """
    lines = table.decode("latin-1").splitlines(keepends=True)
    heading = [name.strip().lower().replace(" ", "_") for name in next(csv.reader([lines[0]]))]
    group, code = heading.index("offence_group"), heading.index("offence_code")
    rows = zip(lines[1:], csv.reader(lines[1:]), strict=True)
    kept = [(row[code], line) for line, row in rows if row[group].strip() == KEPT or row[code].strip() == BESIDE]
    kept.sort(key=itemgetter(0))
    return "".join([lines[0], *(line for _, line in kept)]).encode("latin-1")


def stale() -> list[str]:
    """What differs in the package: a table by its rows, since another release of xz packs the same rows otherwise."""
    wanted = carried()
    held = {path.relative_to(TO).as_posix(): path.read_bytes() for path in TO.rglob("*") if path.is_file()}
    return sorted(name for name in {*wanted, *held} if _plain(name, wanted) != _plain(name, held))


def _plain(name: str, files: Mapping[str, bytes]) -> bytes | None:
    letters = files.get(name)
    return lzma.decompress(letters) if letters is not None and name.endswith(".xz") else letters


def main(arguments: list[str]) -> int:
    """0, or 1 where the package carries another example and only a check was asked for."""
    found = stale()
    for name in found:
        if "--check" in arguments:
            print(f"{(TO / name).relative_to(ROOT)} is stale; make docs writes it", file=sys.stderr)
        elif name in carried():
            (TO / name).parent.mkdir(parents=True, exist_ok=True)
            (TO / name).write_bytes(carried()[name])
        else:
            (TO / name).unlink()
    return 1 if found and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
