"""Letters drawn at random, whose sentences each tell several figures: every figure is read with the words of its own sentence."""
# ruff: noqa: E501 - letters as they were written

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.readers.pictures import drawn, lines, read, understood

WHOM = {
    "under 18": "victims under 18",
    "under 18 female": "girls under 18",
    "under 18 male": "boys under 18",
    "under 18 online": "victims under 18 where the online flag was set",
    "aged 4 to 9": "victims aged 4 to 9",
    "aged 10 to 13": "children aged 10 to 13",
    "aged 14 to 17 male": "boys aged 14 to 17",
    "age not known": "victims under 18 whose age was not recorded",
    "under 18 not known": "victims under 18 whose sex is not known",
}
YEARS = ("2016/17", "2017/18", "2018/19", "2019/20")
COUNTS = [str(number) for number in (0, 7, 46, 318, 1207, 1998, 2009, 2017, 2021)] + ["1,164"]
HIDDEN = {
    "fewer than 5": "1..4",
    "1 to 4": "1..4",
    "between one and four": "1..4",
    "0 to 4": "0..4",
    "*": "None..None",
    "[c]": "None..None",
}
Told = list[tuple[str, str]]


def _and(parts: list[str]) -> str:
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]


def _behind(whom: str, told: Told) -> str:
    return f"The count of sexual offences recorded against {whom} was {_and([f'{count} in {year}' for year, count in told])}."


def _before(whom: str, told: Told) -> str:
    first, *others = told
    more = "".join(f", in {year} there were {count}" for year, count in others)
    return f"In {first[0]} there were {first[1]} recorded sexual offences against {whom}{more}."


def _listed(whom: str, told: Told) -> str:
    return f"Sexual offences recorded against {whom}: {'; '.join(f'{year}: {count}' for year, count in told)}."


def _dashed(whom: str, told: Told) -> str:
    return f"Recorded sexual offences, {whom} - {', '.join(f'{year} = {count}' for year, count in told)}"


def _apart(whom: str, told: Told) -> str:
    return " ".join(f"In {year} we recorded {count} sexual offences against {whom}." for year, count in told)


def _leaning(whom: str, told: Told) -> str:
    (year, count), *others = told
    more = "".join(f" The figure for {year} was {count}." for year, count in others)
    return f"We recorded {count} sexual offences against {whom} in {year}.{more}"


WORDINGS = (_behind, _before, _listed, _dashed, _apart, _leaning)


def _told(draw: random.Random, hidden: bool) -> Told:
    years = sorted(draw.sample(YEARS, draw.choice((2, 2, 3))))
    return [(year, draw.choice([*HIDDEN] if hidden and draw.random() < 0.3 else COUNTS)) for year in years]


@pytest.mark.parametrize("hidden", [False, True], ids=["numbers", "hidden too"])
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.__name__.strip("_"))
def test_each_number_has_the_words_of_its_own_sentence(wording: Callable[[str, Told], str], hidden: bool, tmp_path: Path) -> None:
    for seed in range(4):
        draw = random.Random(seed)
        letter = {whom: _told(draw, hidden) for whom in draw.sample([*WHOM], draw.choice((2, 3, 5)))}
        text = "\n\n".join(["Kent Police", *(wording(WHOM[whom], told) for whom, told in letter.items())])
        wanted = {
            f"{year} {whom}: {HIDDEN.get(count, count.replace(',', ''))}" for whom, told in letter.items() for year, count in told
        }
        found = read(tmp_path, "kent.txt", text + "\n")
        assert {*map(drawn, (*found.figures, *found.proposals))} == wanted, text


LEANS = {
    "a sentence of its own": (
        "In 2018/19 there were 61 sexual offences against boys under 18.\n\nIn 2018/19 there were 17 offences of rape of a child under 13.",
        ["2018/19 under 18 male: 61", "2018/19 under 18: 17"],
    ),
    "of these": (
        "In 2018/19 there were 61 sexual offences against boys under 18. Of these, 17 were flagged as online.",
        ["2018/19 under 18 male: 61", "2018/19 under 18 male online: 17"],
    ),
    "of these, in the next paragraph": (
        "In 2018/19 there were 61 sexual offences against boys under 18.\n\nOf these, 17 were flagged as online.",
        ["2018/19 under 18 male: 61", "2018/19 under 18 male online: 17"],
    ),
    "of which, of two years": (
        "There were 61 sexual offences against boys under 18 in 2018/19, of which 17 were flagged as online.",
        ["2018/19 under 18 male: 61", "2018/19 under 18 male online: 17"],
    ),
    "nothing but when": (
        "In 2018/19 there were 61 sexual offences against boys under 18.\n\nIn 2019/20 it was 70.",
        ["2018/19 under 18 male: 61", "2019/20 under 18 male: 70"],
    ),
    "the other sex, of the same flag": (
        "In 2018/19 we recorded 61 online sexual offences against girls and 9 against boys.",
        ["2018/19 female online: 61", "2018/19 male online: 9"],
    ),
    "two each year": (
        "In 2018/19 there were 61 sexual offences against girls and 9 against boys, and in 2019/20 70 against girls and 12 against boys.",
        ["2018/19 female: 61", "2018/19 male: 9", "2019/20 female: 70", "2019/20 male: 12"],
    ),
    "said behind the last": (
        "There were 61 in 2018/19 and 70 in 2019/20 sexual offences.\n\nThere were 31 in 2018/19 and 44 in 2019/20 against girls under 16.",
        ["2018/19 under 16 female: 31", "2019/20 under 16 female: 44"],
    ),
    "a part in brackets": (
        "Sexual offences against under 18s\n2018/19: 61 (online: 17)\n2019/20: 70 (20 online)",
        ["2018/19 under 18: 61", "2018/19 under 18 online: 17", "2019/20 under 18: 70", "2019/20 under 18 online: 20"],
    ),
    "a list that leans on the one before": (
        "Sexual offences against boys under 18: 2018/19: 61; 2019/20: 70\n\nOf which online: 2018/19: 17; 2019/20: 20",
        ["2018/19 under 18 male: 61", "2019/20 under 18 male: 70", "2018/19 under 18 male online: 17", "2019/20 under 18 male online: 20"],
    ),
    "what is said first is of the whole list": (
        "Sexual offences in 2018/19: girls: 61; boys: 9",
        ["2018/19 female: 61", "2018/19 male: 9"],
    ),
    "A. below Q1.": (
        "Q1. How many sexual offences against under 18s were recorded in 2018/19 and 2019/20?\nA. 61 and 70 respectively.\n\n"
        "Q2. How many of these were flagged as online?\nA. 17 and 20 respectively.",
        ["2018/19 under 18 online: 17", "2019/20 under 18 online: 20", "2018/19 under 18: 61", "2019/20 under 18: 70"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LEANS)
def test_a_number_takes_from_others_what_its_sentence_leaves_open_and_no_more(kind: str, tmp_path: Path) -> None:
    text, wanted = LEANS[kind]
    found = read(tmp_path, "kent.txt", f"Kent Police\n\n{text}\n")
    assert understood(found)
    assert {*wanted} <= {*map(drawn, (*found.figures, *found.proposals))}, lines(found)


UNSURE = {
    "the figure after a whole and a part": (
        "In 2018/19 there were 61 sexual offences against children under 18, of which 17 were against boys. In 2019/20 the figure was 20."
    ),
    "words behind the last of two numbers that have a noun": (
        "There were 31 sexual offences in 2018/19 and 44 in 2019/20 against girls under 16."
    ),
}


@pytest.mark.parametrize("kind", UNSURE)
def test_where_it_is_unsure_a_person_is_asked(kind: str, tmp_path: Path) -> None:
    found = read(tmp_path, "kent.txt", f"Kent Police\n\n{UNSURE[kind]}\n")
    assert [figure.doubt for figure in found.proposals if "hold for it too" in figure.doubt or "only when" in figure.doubt]
