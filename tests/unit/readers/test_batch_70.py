"""Kinds of answers of hand 70, each the smallest, with years, counts and wordings drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.language.numbers import read_value
from tests.unit.readers.pictures import lines, read

TITLE = "Sexual offences recorded against children under 18"
SEEDS = range(6)
SEXES = {"female": ("Girls", "F", "Females"), "male": ("Boys", "M", "Males")}


def year(first: int) -> str:
    return f"{first}/{(first + 1) % 100:02d}"


@pytest.mark.parametrize("seed", SEEDS)
def test_several_figures_of_a_cell_are_each_of_what_stands_before_it(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    form, between, first = chance.randrange(3), chance.choice((" / ", "; ", " ", ", ")), chance.randrange(2009, 2023)
    wanted, rows = [], []
    for ages in ("under 10", "aged 10 to 12"):
        told = []
        for sex, names in SEXES.items():
            count = chance.choice((None, 0, chance.randrange(5, 900)))
            told.append(f"{names[form]} {'fewer than 5' if count is None else count}")
            wanted.append(f"{year(first)} {ages} {sex}: {'1..4' if count is None else count}")
        rows.append(f"{ages.removeprefix('aged ').capitalize()}\t{between.join(told)}")
    answer = f"Kent Police\n{TITLE}\nAge of victim\t{year(first)}\n" + "\n".join(rows) + "\n"
    assert lines(read(tmp_path, "kent.tsv", answer)) == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_count_in_brackets_may_be_hidden_on_either_side(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    hidden = chance.choice(("1-4", "<5", "1 to 4", "fewer than 5"))
    parts = [chance.choice((None, 0, chance.randrange(5, 90))) for _ in range(2)]
    wholes = [chance.randrange(90, 900) if part else chance.choice((None, 12)) for part in parts]
    counts = [wholes[0], parts[0], wholes[1], parts[1]]
    cells = [hidden if count is None else str(count) for count in counts]
    answer = (
        f"Kent Police\n{TITLE}\nThe number in brackets is how many of the offences carried the online flag.\n"
        f"Offence\t2019/20\nRape\t{cells[0]} ({cells[1]})\nVoyeurism\t{cells[2]} ({cells[3]})\nCounts of 1 to 4 are hidden.\n"
    )
    shown = ["1..4" if count is None else str(count) for count in counts]
    flags = ("", " online", "", " online")
    assert lines(read(tmp_path, "kent.tsv", answer)) == [
        f"2019/20 under 18{flag}: {count}" for flag, count in zip(flags, shown, strict=True)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_label_printed_once_holds_below_a_year_that_is_spread_over_its_rows(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first, ages = chance.randrange(2009, 2022), ["0-3", "4-7", "8-11", "12-15"][: chance.randrange(2, 5)]
    wanted, rows = [], []
    for number in (first, first + 1):
        for sex in SEXES:
            for place, band in enumerate(ages):
                count = chance.randrange(5, 900)
                spread = f"<td rowspan='{2 * len(ages)}'>{year(number)}</td>" if sex == "female" and not place else ""
                rows.append(f"<tr>{spread}<td>{'' if place else sex}</td><td>{band}</td><td>{count}</td></tr>")
                wanted.append(f"{year(number)} aged {band.replace('-', ' to ')} {sex}: {count}".replace("aged 0 to 3", "under 4"))
    heads = "<tr><th>Year</th><th>Sex of victim</th><th>Age of victim</th><th>Offences</th></tr>"
    page = f"<h1>Kent Police</h1><p>{TITLE}</p><table>{heads}{''.join(rows)}</table>"
    assert lines(read(tmp_path, "kent.html", page)) == wanted


def test_a_blank_sex_among_labels_that_are_printed_in_each_row_is_not_that_of_the_row_above(tmp_path: Path) -> None:
    rows = ("2019/20,Female,0-9,12", "2019/20,Female,10-17,34", "2019/20,,0-9,5", "2019/20,,10-17,6")
    answer = f"Kent Police\n{TITLE}\nYear,Sex of victim,Age of victim,Offences\n" + "\n".join(rows) + "\n"
    assert not [line for line in lines(read(tmp_path, "kent.csv", answer)) if "female: 5" in line or "female: 6" in line]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_over_a_block_is_that_of_the_block(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = chance.randrange(2009, 2021)
    wanted, blocks = [], []
    for number in range(first, first + 3):
        one, two = chance.sample(range(11, 900), 2)
        blocks.append(f'"{chance.choice(("Year", "Period"))}","{number}"\n"Rape","{one}"\n"Voyeurism","{two}"\n')
        wanted += [f"{number} under 18: {one}", f"{number} under 18: {two}"]
    answer = f'"Kent Police",""\n"{TITLE}",""\n' + '"",""\n'.join(blocks)
    assert lines(read(tmp_path, "kent.csv", answer)) == wanted


@pytest.mark.parametrize("last", ["It took 3 hours, under the appropriate limit of 18 hours (£450).", "See page 18.", ""])
def test_an_18_that_is_no_age_keeps_no_question_about_those_under_16_from_its_table(tmp_path: Path, last: str) -> None:
    one, two = random.Random(len(last)).sample(range(11, 900), 2)
    answer = (
        "Kent Police\n\nI write in connection with your request concerning sexual offences against children.\n\n\nREQUEST\n\n"
        "How many sexual offences against children aged under 16 has your force recorded in 2018/19 and 2019/20?\n\n\n"
        f"ANSWER\n\nFinancial year     Offences\n2018/19     {one}\n2019/20     {two}\n\n{last}\n"
    )
    assert lines(read(tmp_path, "kent.txt", answer)) == [f"2018/19 under 16: {one}", f"2019/20 under 16: {two}"]


@pytest.mark.parametrize("head", ["April 2022 - March 2023 to date", "2022/23 to date", "April 2022 to March 2023 (to date)"])
def test_a_year_to_date_is_as_long_as_its_note_says_or_asked_about(tmp_path: Path, head: str) -> None:
    answer = f"Kent Police\n{TITLE}\nOffence,2021/22,{head}\nRape,310,56\n"
    asked = lines(read(tmp_path, "kent.csv", answer))
    assert asked == ["2021/22 under 18: 310"]
    told = read(tmp_path, "kent.csv", f'{answer}"{head}: part year, 1 April 2022 to 30 June 2022 only."\n')
    assert lines(told) == ["2021/22 under 18: 310", "April 2022 to June 2022 under 18: 56"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_line_that_heads_the_next_list_ends_the_last_item_above_it(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first, wanted, said = chance.randrange(2009, 2020), [], []
    for number in range(first, first + 3):
        counts = chance.sample(range(11, 900), 2)
        said.append(f"Year ending March {number + 1} (sexual offences, victims aged under 18):\n")
        said.append("".join(f"- {place}: {count}\n" for place, count in zip(("Blackmoor", "Wexbridge"), counts, strict=True)))
        wanted += [f"{year(number)} under 18: {count}" for count in counts]
    answer = f"Kent Police\n\nRESPONSE\n\n{''.join(said)}Where a figure is hidden it is shown as x.\n"
    assert lines(read(tmp_path, "kent.txt", answer)) == wanted


@pytest.mark.parametrize("band", ["Under 10", "0-4", "Over 12"])
def test_a_band_of_ages_before_its_count_is_no_hidden_count(band: str) -> None:
    assert all(found.bracket is None for found in read_value(f"{band} (53)"))


def test_an_item_that_is_broken_behind_its_number_goes_on(tmp_path: Path) -> None:
    item = "- In the year ending March 2019 Kent Police recorded in all 53\nSexual offences against children under 18.\n"
    assert lines(read(tmp_path, "kent.txt", f"Kent Police\n\nRESPONSE\n\n{item}"))[:1] == ["2018/19 under 18: 53"]


@pytest.mark.parametrize("title", ["Outcomes recorded for sexual offences against children", "Arrests made for rape"])
def test_a_title_that_opens_with_what_is_counted_gives_the_unit(tmp_path: Path, title: str) -> None:
    found = read(tmp_path, "kent.csv", f"Kent Police\n{title}\nType,2019/20,2020/21\nFirst,12,53\nSecond,40,34\n")
    assert {figure.counted for figure in (*found.figures, *found.proposals)} == {title.split()[0].lower()}
