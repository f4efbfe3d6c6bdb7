"""Letters that answer with one number in words of their own, and lettered parts that get no more than a number each."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.unit.readers.pictures import read

OPENED = (
    "The answer to your request is {}.",
    "We hold the following: {}",
    "The figure you asked for is {}.",
    "The total number recorded was {}.",
    "Our records show {}.",
    "Answer: {}",
)
SMALL = ("fewer than 5", "less than 10", "<5")


def letter(asked: str, answer: str) -> str:
    return f"Kent Police\n\nInformation requested\n\n{asked}\n\nOur response\n\n{answer}\n\nYours sincerely\n"


@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize("seed", range(3))
def test_one_number_is_what_was_asked_for(tmp_path: Path, opened: str, seed: int) -> None:
    chance = random.Random(f"{opened}{seed}")
    year, count = chance.randrange(2012, 2024), chance.randrange(20, 900)
    told = f"{year}/{(year + 1) % 100:02d}"
    request = chance.choice(("The number of", "Please provide the number of", "How many"))
    asked = f'"{request} sexual offences against children (under 18s) recorded by Kent Police in {told}."'
    found = read(tmp_path, "kent.txt", letter(asked, opened.format(count)))
    (figure,) = (*found.figures, *found.proposals)
    assert figure.number == count, (opened, asked)
    assert figure.period is not None
    assert figure.period.start.year == year
    assert (figure.ages.low, figure.ages.high) == (0, 17)


@pytest.mark.parametrize(
    "caption", ["Recorded sexual offences, victim under 18", "Offences recorded under section 12", "Request 12"]
)
def test_a_caption_is_no_answer(tmp_path: Path, caption: str) -> None:
    asked = "How many sexual offences against children under 18 were recorded by Kent Police in 2019/20?"
    found = read(tmp_path, "kent.txt", letter(asked, caption))
    assert not (*found.figures, *found.proposals), caption


@pytest.mark.parametrize("seed", range(6))
def test_lettered_parts_get_a_number_each(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    parts = [
        ("The number in which the victim was under 10;", "0-9", "all", "all"),
        ("The number in which the victim was male.", "0-17", "male", "all"),
        ("The number in which the victim was female.", "0-17", "female", "all"),
        ("The number that carried the online crime flag.", "0-17", "all", "yes"),
    ]
    chance.shuffle(parts)
    parts.insert(
        0, ("The total number of sexual offences against children (under 18s) recorded in 2016/17.", "0-17", "all", "all")
    )
    answers = [chance.choice((*SMALL, str(chance.randrange(6, 300)))) for _ in parts]
    asked = "\n".join(f"({'abcde'[at]}) {part[0]}" for at, part in enumerate(parts))
    told = "\n".join(f"({'abcde'[at]}) {answer}" for at, answer in enumerate(answers))
    found = read(tmp_path, "kent.txt", f"Kent Police\n\nDear Sir\n\n{asked}\n\nOur answers are:\n\n{told}\n\nYours sincerely\n")
    figures = sorted((*found.figures, *found.proposals), key=lambda one: int(re.findall(r"\d+", one.locator)[0]))
    assert [(f"{one.ages.low}-{one.ages.high}", one.sex.value, one.online.value) for one in figures] == [
        part[1:] for part in parts
    ], (asked, told)
    uppers = {"fewer than 5": 4, "less than 10": 9, "<5": 4}
    assert [one.number if one.number is not None else one.upper for one in figures] == [
        uppers.get(answer) or int(answer) for answer in answers
    ]
