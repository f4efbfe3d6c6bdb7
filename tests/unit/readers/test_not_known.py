"""What is not known: of the dimension that its label names, and a bare one of the list that it stands in."""

from __future__ import annotations

import random

import pytest

from faircount.readers.read import read_answer
from faircount.vocabulary.measures import Sex

AGES = ("Aged 0 to 3", "Aged 4 to 9", "Aged 10 to 15", "Aged 16 to 17")
SEXES = ("Female", "Male")
OF_AGE = ("Age not known", "Age unknown", "Unknown age", "Not known", "Unknown", "Not recorded")
OF_SEX = ("Sex not known", "Gender unknown", "Unknown gender", "Sex not stated", "Not known", "Unknown", "Not recorded")
SAID = {"Female": (True, Sex.FEMALE), "Male": (True, Sex.MALE)}
"""Whether the age is known, and which sex, of every label but those for what is not known; of ages and totals it is this:"""
PLAIN = (True, Sex.ALL)


def split(chance: random.Random, whole: tuple[int, int], parts: int) -> list[tuple[int, int]]:
    """So many counts a year that make up the whole: a total that its parts do not reach would be a question."""
    cuts = [sorted([0, year, *(chance.randrange(year) for _ in range(parts - 1))]) for year in whole]
    return [(before[n + 1] - before[n], after[n + 1] - after[n]) for before, after in [cuts] for n in range(parts)]


@pytest.mark.parametrize("seed", range(12))
def test_two_lists_under_each_other_keep_their_own_unknowns(tmp_path, seed):
    chance = random.Random(seed)
    ages = [*((name, PLAIN) for name in AGES), (chance.choice(OF_AGE), (False, Sex.ALL))]
    sexes = [*SAID.items(), (chance.choice(OF_SEX), (True, Sex.NOT_KNOWN))]
    if chance.random() < 0.5:
        ages, sexes = [ages[-1], *ages[:-1]], [sexes[-1], *sexes[:-1]]
    listed = [*ages, ("Total", PLAIN), *sexes, ("Total", PLAIN)]
    if chance.random() < 0.5:
        listed = [*sexes, ("Total", PLAIN), *ages, ("Total", PLAIN)]
    whole = (chance.randrange(300, 900), chance.randrange(300, 900))
    first, second = (sexes, ages) if listed[0] == sexes[0] else (ages, sexes)
    told = [*split(chance, whole, len(first)), whole, *split(chance, whole, len(second)), whole]
    rows = [f"{label},{before},{after}" for (label, _), (before, after) in zip(listed, told, strict=True)]
    print(f"seed {seed}:", *rows, sep="\n")
    answer = tmp_path / "kent.csv"
    answer.write_text("\n".join(("Kent Police: sexual offences against under-18s", "", ",2018/19,2019/20", *rows, "")))
    figures = [figure for figure in read_answer(answer).figures if figure.period.start.year == 2018]
    assert [(figure.ages.known, figure.sex) for figure in figures] == [meant for _, meant in listed]
