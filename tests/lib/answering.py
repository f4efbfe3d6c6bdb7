"""A request to answer, for tests: a folder with records, the form that came, and the settings."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polars as pl

from faircount.records.invented import Invention, invent
from faircount.requests.asking.definition import Definition
from faircount.tables.request import RequestForm
from faircount.writers.request_form import FormWords, write_request_form

AREA = "X99000001"
SETTINGS = """\
[force]
area = "Exampleshire"
officer = "The officer"
contact = "foi@exampleshire.example"
review = "review@exampleshire.example"

[request]
file = "request.xlsx"
applicant = "Example Charity"
received = 2026-04-13

[records]
file = "{records}"
since = 2018-04-01
as_of = 2026-03-31

[protection]
effort = "quick"

[reply]
dated = 2026-05-07
"""
"""Any safe pattern will do: how little a reply hides is tested where patterns are."""
FIGURES = """\
offences = ["sexual_under_18", "88A"]
years = ["2023/24", "2024/25"]
online = ["all", "yes"]
ages = ["all", "under 10", "10 to 15", "16 to 17", "not known"]
"""
ASK = """\
[request]
title = "Recorded sexual offences against children"
applicant = "Example Charity"
address = "foi@charity.example"
sent = 2026-04-13
forces = ["Exampleshire"]

[figures]
"""


def asked(figures: str = FIGURES, area: str = AREA) -> RequestForm:
    """The form that the definition makes for a force, the invented one if none is named."""
    return Definition.model_validate(tomllib.loads(ASK + figures)).form(area)


def records(rows: int = 3_000, seed: int = 11) -> pl.DataFrame:
    """Invented records of one force."""
    return pl.concat(invent(Invention(rows=rows, seed=seed)))


def write_folder(
    folder: Path,
    extract: pl.DataFrame | None = None,
    figures: str = FIGURES,
    *,
    kind: str = "csv",
    changed: str = SETTINGS,
    area: str = AREA,
) -> Path:
    """The folder of a request, ready to be answered."""
    folder.mkdir(parents=True, exist_ok=True)
    form = asked(figures, area)
    words = FormWords("Exampleshire Constabulary", "Example Charity", form.cells[0].period.start, (("Count", "A whole number."),))
    write_request_form(form, words, folder / "request.xlsx")
    (folder / "answer.toml").write_text(changed.format(records=f"records.{kind}"), encoding="utf-8")
    frame = records() if extract is None else extract
    if kind == "csv":
        frame.write_csv(folder / "records.csv")
    else:
        frame.write_parquet(folder / "records.parquet")
    return folder


def every_byte(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file under a folder, and every member of those that are archives, packed ones inside others too."""
    for path in sorted(folder.rglob("*")):
        yield path.relative_to(folder).as_posix(), path.relative_to(folder).as_posix().encode()
        if path.is_file():
            yield from _opened(path.relative_to(folder).as_posix(), path.read_bytes())


def _opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield name, archive.comment
            for member in archive.infolist():
                yield name, member.filename.encode() + member.comment + member.extra
                yield from _opened(f"{name}>{member.filename}", archive.read(member))
