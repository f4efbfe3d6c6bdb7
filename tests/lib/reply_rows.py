"""Rows of replies as an attacker reads them: from the CSV, by rules written here once more."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faircount.vocabulary.offences import CODES, OFFENCE_SETS


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a reply: its classes, its count, or None where it is hidden, and where it stands."""

    start: date
    end: date
    counted: str
    codes: frozenset[str]
    online: str
    ages: tuple[int, int] | None
    sex: str
    count: int | None
    where: str
    further: tuple[frozenset[str] | None, ...] = (None, None, None)
    """The words of district, outcome and relationship that it holds, the empty one for an empty cell; None for all."""


def read_reply(path: Path) -> list[Told]:
    """The rows of a reply in CSV that have a count or hide one."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [told for row in csv.DictReader(stream) if (told := _told(row, path.parent.parent.name)) is not None]


def _told(row: dict[str, str], name: str) -> Told | None:
    if not row["Count"] and row["If there is no count, why"] != "hidden to protect people":
        return None
    if row["age_known"] == "no":
        ages = None
    else:
        ages = (int(row["age_low"] or 0), int(row["age_high"] or 17))
        if not row["age_low"] and not row["age_high"]:
            ages = (-1, 17)
    codes = _codes(row["offence"])
    days = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
    count = int(row["Count"]) if row["Count"] else None
    where = f"{name} {row['Row']}"
    return Told(*days, row["counted"], codes, row["online"], ages, row["sex"], count, where, further(row.get("breakdown", "")))


FURTHER = ("district", "outcome", "relationship")
COLUMNS = ("local_area", "outcome", "relationship")
TYPES = frozenset(map(str, range(1, 23)))
MEANT = {
    ("district", "not known"): frozenset({""}),
    ("outcome", "charged or summonsed"): frozenset({"1"}),
    ("outcome", "none yet"): frozenset({""}),
    ("outcome", "any"): TYPES,
    ("outcome", "evidential difficulties"): frozenset({"14", "15", "16"}),
    ("outcome", "evidential difficulties, victim does not support action"): frozenset({"14", "16"}),
    ("outcome", "no suspect identified"): frozenset({"18"}),
    ("relationship", "family"): frozenset({"parent or carer", "sibling", "other family"}),
}
"""What the values that are drawn stand for, written here once more."""


def further(breakdown: str) -> tuple[frozenset[str] | None, ...]:
    """The words of each further dimension that a breakdown holds."""
    said = dict(part.split("=") for part in breakdown.split("; ")) if breakdown else {}
    return tuple(MEANT.get((name, said[name]), frozenset({said[name]})) if name in said else None for name in FURTHER)


def _codes(offence: str) -> frozenset[str]:
    key = "all_sexual" if offence == "sexual_under_18" else offence
    return frozenset(OFFENCE_SETS[key].codes) if key in OFFENCE_SETS else frozenset({key})


def named(code: str) -> tuple[int, int, str]:
    """The least and the largest age, and the sex, that the name of an offence allows.

    >>> named("20B"), named("17A"), named("88A")
    ((0, 12, 'female'), (13, 200, 'male'), (0, 200, ''))
    """
    name = CODES[code].name.lower()
    under, over = re.search(r"under (\d+)", name), re.search(r"aged (\d+) and over", name)
    sex = "female" if re.search(r"\ba female", name) else "male" if re.search(r"\ba male", name) else ""
    return int(over[1]) if over else 0, int(under[1]) - 1 if under else 200, sex
