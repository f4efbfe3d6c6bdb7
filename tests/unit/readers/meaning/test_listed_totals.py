"""A total of the offences that its answer lists is told as one, whatever the list; one of more, or of a list of all, is not."""

from __future__ import annotations

import random

import pytest

from faircount.readers.read import read_answer

NAMES = (
    "Sexual communication with a child", "Sexual grooming", "Sexual assault on a female aged 13 and over", "Exposure",
    "Sexual activity with a child under 16", "Abuse of a position of trust of a sexual nature", "Rape of a child under 16",
)  # fmt: skip
WHOLE = "Kent Police\nRecorded sexual offences where the victim was under 18\n\nOffence,{years}\n{rows}\nTotal,{totals}\n"
SAID = "listed with it, and the answer does not say that these are all"


def notes(folder, names, more=0, seed=0):
    """What is noted of a table of these offences whose totals are so much more than its rows."""
    chance = random.Random(seed)
    years = [f"{year}/{year % 100 + 1}" for year in range(2019, 2019 + chance.randint(1, 3))]
    rows = {name: [chance.randint(10, 400) for _ in years] for name in names}
    totals = [sum(column) + more for column in zip(*rows.values(), strict=True)]
    told = "\n".join(f"{name},{','.join(map(str, counts))}" for name, counts in rows.items())
    path = folder / "answer.csv"
    path.write_text(WHOLE.format(years=",".join(years), rows=told, totals=",".join(map(str, totals))))
    read = read_answer(path)
    assert read.figures or read.proposals
    return [finding.reason for finding in read.findings if SAID in finding.reason]


@pytest.mark.parametrize("seed", range(12))
def test_a_total_that_is_the_sum_of_a_list_is_told_as_one_once_a_file(tmp_path, seed):
    names = random.Random(seed).sample(NAMES, random.Random(seed).randint(2, 5))
    (said,) = notes(tmp_path, names, seed=seed)
    assert said.startswith(f"is the total of the {len(names)} offences listed")


@pytest.mark.parametrize("seed", range(6))
def test_a_total_of_more_than_the_list_is_none(tmp_path, seed):
    names = random.Random(seed).sample(NAMES, 3)
    assert notes(tmp_path, names, more=random.Random(seed).randint(1, 90), seed=seed) == []


def test_a_list_that_holds_every_code_needs_no_note(tmp_path):
    assert notes(tmp_path, ["Rape", "Other sexual offences"]) == []
