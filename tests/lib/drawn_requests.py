"""Drawn requests in parts and with follow-ups, over invented records: what applicants ask who ask again."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tests.lib.answering import AREA, ASK, SETTINGS, records

Figures = Mapping[str, tuple[str, ...]]
"""What one request asks for, a list a dimension, as in the section [figures] of ask.toml."""
Dimensions = Mapping[str, tuple[tuple[str, ...], ...]]

AGES = (
    ("all",), ("all", "under 13", "13 to 15", "16 to 17"), ("all", "under 10", "10 to 12", "13 to 15", "16 to 17", "not known"),
    ("all", "under 12", "12 to 17"), ("under 13", "under 12"), ("all", "under 4", "4 to 10", "11 to 15", "16 to 17"),
    ("all", "under 16", "16 to 17", "not known"), ("10 to 12", "13 to 15"), ("all", "under 10", "10 to 17"),
    ("all", "under 13", "10 to 15"), ("12", "13", "14", "15", "16"), ("all", "under 18", "not known"),
    ("all", "under 11", "11 to 15"),
)  # fmt: skip
SEXES = (("all",), ("female",), ("all", "female"), ("all", "female", "male"), ("all", "female", "male", "not known"), ("male",))
MARKS = (("all",), ("yes",), ("all", "yes"), ("yes", "no"), ("all", "yes", "no"), ("no",))
OFFENCES = (
    ("sexual_under_18",), ("88A",), ("73",), ("22B", "88A"), ("child_named",), ("sexual_under_18", "child_named"),
    ("sexual_assault", "17A", "17B", "20A", "20B"), ("rape", "child_rape", "19D", "19E"), ("sexual_assault_under_13", "20B"),
    ("sexual_assault", "20A", "17A"), ("71", "73", "88E"), ("child_rape",), ("rape", "child_named"),
    ("sexual_activity_with_a_child", "21"),
)  # fmt: skip
YEARS = (
    ("2024/25",), ("2023/24", "2024/25"), ("2022/23", "2023/24", "2024/25"), ("1 April 2023 to 31 March 2025", "2024/25"),
    ("2024",), ("2024", "2024/25"),
)  # fmt: skip
UNITS = ("offences", "offences", "offences", "outcomes", "victims")
WHOLE = ("all",)
FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH = (f"{AREA}-L0{number}" for number in range(1, 7))
DISTRICTS = (
    WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, ("all", FIRST), ("all", FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH),
    (FIRST, SECOND), ("all", THIRD, "not known"),
)  # fmt: skip
OUTCOMES = (
    WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, ("all", "charged or summonsed"), ("all", "charged or summonsed", "none yet"),
    ("charged or summonsed", "evidential difficulties", "no suspect identified", "none yet"),
    ("all", "any", "evidential difficulties", "evidential difficulties, victim does not support action", "16"),
)  # fmt: skip
RELATIONSHIPS = (WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, ("all", "family"), ("family", "parent or carer", "stranger"))
PLAIN: Dimensions = {
    "ages": AGES, "sex": SEXES, "online": MARKS, "offences": OFFENCES, "years": YEARS,
}  # fmt: skip
DIMENSIONS: Dimensions = {**PLAIN, "district": DISTRICTS, "outcome": OUTCOMES, "relationship": RELATIONSHIPS}
SIZES = (3_000, 3_000, 8_000, 8_000, 20_000)
THRESHOLDS = (5, 5, 5, 5, 3, 6, 10)
MOST_ROWS = 72
WITH_TABLES = 0.3
"""The share of requests that ask for more than one table."""


@dataclass(frozen=True, slots=True)
class Case:
    """Requests that follow one another about one set of records, each answered beside those before it."""

    seed: int
    rows: int
    threshold: int
    requests: tuple[tuple[Figures, ...], ...]

    @property
    def width(self) -> int:
        """The width that is promised unless another is asked for."""
        return max(1, self.threshold - 2)

    def extract(self) -> pl.DataFrame:
        """The records, whose offences are named so that the name is true of the victim."""
        return truly_named(records(self.rows, seed=self.seed))


def draw(seed: int, dimensions: Dimensions = DIMENSIONS) -> Case:
    """A case: one to four requests, each new, a part of the one before or a follow-up to it."""
    chance = random.Random(seed)
    requests = [_new(chance, dimensions)]
    for _ in range(chance.choice((1, 1, 2, 3))):
        step = chance.choice((_follow_up, _follow_up, _follow_up, _parts, _new))
        asked = step(chance, requests[-1], dimensions) if step is not _new else _new(chance, dimensions)
        requests.extend(asked if isinstance(asked, list) else [asked])
    # Some ask for further tables beside the first, of other things about the same records or the same in another unit.
    with_tables = tuple((each, *_beside(chance, each, dimensions)) for each in requests[:4])
    return Case(seed, chance.choice(SIZES), chance.choice(THRESHOLDS), with_tables)


def _beside(chance: random.Random, first: Figures, dimensions: Dimensions) -> list[Figures]:
    """Further tables: new ones, the first with something changed, or the first in another unit."""
    if chance.random() >= WITH_TABLES:
        return []
    other = {**first, "counted": (chance.choice([unit for unit in UNITS if (unit,) != first["counted"]]),)}
    drawn = (_new(chance, dimensions), _follow_up(chance, first, dimensions), other)
    return chance.sample(drawn, chance.choice((1, 1, 2)))


def draw_large(seed: int, earlier: int, rows: int = 200) -> Case:
    """A case whose last request has about so many rows, and some before it about half as many or more."""
    chance = random.Random(seed)
    sizes = [chance.randint(rows // 2, rows) for _ in range(earlier)]
    requests = tuple((_of_size(chance, size),) for size in (*sizes, rows))
    return Case(seed, chance.choice(SIZES), 5, requests)


def _of_size(chance: random.Random, rows: int) -> Figures:
    """A request of nine tenths of so many rows or more."""
    while True:
        drawn = {name: chance.choice(choices) for name, choices in PLAIN.items()}
        if 0.9 * rows <= _size(drawn) <= rows:
            return {**drawn, "counted": (chance.choice(UNITS),)}


def _new(chance: random.Random, dimensions: Dimensions) -> Figures:
    for _ in range(1_000):
        drawn = {name: chance.choice(choices) for name, choices in dimensions.items()}
        drawn["counted"] = (chance.choice(UNITS),)
        if _size(drawn) <= MOST_ROWS:
            return drawn
    raise AssertionError("no request is small enough")


def _follow_up(chance: random.Random, before: Figures, dimensions: Dimensions) -> Figures:
    """The request before with one or two things changed."""
    for _ in range(1_000):
        drawn = dict(before)
        for name in chance.sample(sorted(dimensions), chance.choice((1, 1, 2))):
            drawn[name] = chance.choice(dimensions[name])
        if chance.random() < 0.2:
            drawn["counted"] = (chance.choice(UNITS),)
        if _size(drawn) <= MOST_ROWS and drawn != before:
            return drawn
    raise AssertionError("no follow-up is small enough")


def _parts(chance: random.Random, before: Figures, dimensions: Dimensions) -> list[Figures]:
    """The request before, asked in two parts: what is broken down in the second was whole in the first."""
    kinds = {
        "sex": ("female", "male"), "online": ("yes", "no"), "ages": ("under 13", "13 to 15"), "district": (FIRST, SIXTH),
        "outcome": ("charged or summonsed", "none yet"), "relationship": ("family", "stranger"),
    }  # fmt: skip
    name = chance.choice([name for name in kinds if name in dimensions])
    first = {**before, name: ("all",)}
    return [first, {**before, name: (chance.choice(kinds[name]),)}]


def _size(asked: Figures) -> int:
    size = 1
    for name in DIMENSIONS:
        size *= len(asked.get(name, WHOLE))
    return size


def truly_named(extract: pl.DataFrame) -> pl.DataFrame:
    """The records with offences whose names say an age or sex that the first victim has."""
    first = pl.col("victim_age").first().over("crime_id")
    young, code = first < 13, pl.col("offence").cast(pl.String)
    older = {"20B": "20A", "17B": "17A", "19E": "19D", "19H": "19G", "21": "22B"}
    grown = {"19D": "19C", "19G": "19F", "22B": "88C"}
    renamed = pl.when(young.fill_null(True)).then(code).otherwise(code.replace(older))
    extract = extract.with_columns(offence=renamed)
    grown_up = pl.when((first >= 16).fill_null(False)).then(pl.col("offence").replace(grown)).otherwise(pl.col("offence"))
    extract = extract.with_columns(offence=grown_up)
    boys, girls = ("17A", "17B", "19F", "19G", "19H"), ("20A", "20B", "19C", "19D", "19E")
    sex = pl.col("victim_sex").cast(pl.String)
    named = (
        pl.when(pl.col("offence").is_in(boys) & (sex == "female")).then(pl.lit("male"))
        .when(pl.col("offence").is_in(girls) & (sex == "male")).then(pl.lit("female"))
        .otherwise(sex)
    )  # fmt: skip
    return extract.with_columns(victim_sex=named)


def write_request(
    folder: Path, tables: Figures | Sequence[Figures], extract: Path, threshold: int = 5, percentages: Sequence[str] = ()
) -> Path:
    """The folder of one request, ready to be answered from an extract that lies elsewhere."""
    (folder / "request").mkdir(parents=True)
    (folder / "request" / "ask.toml").write_text(
        ASK + _toml([tables] if isinstance(tables, Mapping) else tables), encoding="utf-8"
    )
    settings = SETTINGS.replace("request.xlsx", "request/ask.toml").format(records=extract)
    settings = settings.replace("[protection]\n", f"[protection]\nthreshold = {threshold}\n")
    settings = settings.replace("\n[records]", f"percentages = {json.dumps(percentages)}\n\n[records]")
    (folder / "answer.toml").write_text(settings, encoding="utf-8")
    return folder


def _toml(tables: Sequence[Figures]) -> str:
    lines = []
    for number, asked in enumerate(tables):
        lines += ["[[tables]]"] if number else []
        for name, words in asked.items():
            quoted = ", ".join(f'"{word}"' for word in words)
            lines.append(f"{name} = {quoted}" if name == "counted" else f"{name} = [{quoted}]")
    return "\n".join(lines) + "\n"
