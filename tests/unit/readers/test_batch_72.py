"""Kinds of answers of hand 72, each the smallest, with years, counts and wordings drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.review.matters import matters_of
from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

SEEDS = range(6)
FLAGGED = (
    "and which carry an online (cyber) flag",
    "and flagged as cyber-enabled/online crime",
    "which carry the online crime flag",
    "and that carried a cyber / online marker",
)
LISTS = ("{label}: {count}", "{label} - {count}", "{label} – {count}")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("flagged", FLAGGED)
def test_a_flag_of_two_names_in_a_title_is_of_all_its_figures(tmp_path: Path, seed: int, flagged: str) -> None:
    chance = random.Random(seed)
    first = chance.randrange(2012, 2021)
    rows = "".join(f"{year}/{(year + 1) % 100:02d},{chance.randrange(20, 900)}\n" for year in range(first, first + 3))
    who = chance.choice(("(victim aged 0-17 inclusive)", "where the victim was under 18", "(victims of all ages)"))
    title = f"Number of recorded sexual assault offences {who} {flagged} in Kent Police, by year"
    found = read(tmp_path, "kent.csv", f'"{title}"\nYear,Number recorded\n{rows}')
    figures = (*found.figures, *found.proposals)
    assert len(figures) == 3, title
    assert {figure.online for figure in figures} == {Online.YES}, title


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_lists_below_their_years_are_of_these(tmp_path: Path, seed: int, gap: str) -> None:
    chance = random.Random(f"{seed}{gap}")
    first = chance.randrange(2012, 2021)
    told, wanted = "", []
    for year in range(first, first + 3):
        label = f"{year}/{(year + 1) % 100:02d}"
        told += f"{label}\n\n"
        for name, sex in (("Female", "female"), ("Male", "male"), ("Unknown", "not known")):
            count = chance.randrange(20, 900)
            told += f"- {chance.choice(LISTS).format(label=name, count=count)}\n"
            wanted.append((label, sex, count))
        told += gap[1:]
    title = (
        "The following figures are of sexual offences against children under 18 recorded by Kent Police, by sex of the victim."
    )
    found = read(tmp_path, "kent.txt", f"Kent Police\n\nYou asked:\n\nPlease provide the number by sex.\n\n{title}\n\n{told}")
    figures = sorted((*found.figures, *found.proposals), key=lambda one: one.period.start)
    assert sorted((one.period.label, str(one.sex), one.number) for one in figures) == sorted(wanted), told


@pytest.mark.parametrize("seed", SEEDS)
def test_paragraphs_of_places_that_nothing_tells_apart_are_one_question(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    year = chance.randrange(2012, 2021)
    counts = chance.sample(range(20, 900), 12)
    told = "".join(
        f"{place}: {counts[2 * at]} in {year} and {counts[2 * at + 1]} in {year + 1}.\n\n"
        for at, place in enumerate(("Antrim Hills", "Mid Vale", "Upper Down", "Causeway End", "Lisburn Side", "Omagh Moor"))
    )
    title = "Set out below are the sexual offences against children under 18 recorded by Kent Police."
    found = read(tmp_path, "kent.txt", f"Kent Police\n\n{title}\n\n{told}")
    asked = [matter for matter in matters_of(found) if "same meaning" in matter.doubt]
    assert len(asked) <= 1
