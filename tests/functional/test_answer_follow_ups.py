"""Requests in parts and follow-ups: nothing follows from all replies together, and what cannot be reckoned with is named."""

from __future__ import annotations

import csv
import random
import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from faircount.errors import NotProtected
from faircount.pipeline.answer import answer
from faircount.records.schema import POLARS_SCHEMA
from faircount.tables.request import PROTECTED
from tests.architecture.source import ROOT
from tests.lib.answer_attacker import attack
from tests.lib.answering import AREA
from tests.lib.drawn_requests import FIRST, SECOND, truly_named, write_request
from tests.lib.following_up import read_here
from tests.lib.reply_sentences import false_sentences
from tests.unit.records.samples import rows

EXAMPLE = ROOT / "examples" / "exampleshire"
BY_AGE = ("all", "under 10", "10 to 12", "13 to 15", "16 to 17", "not known")
SEVERAL = ("73", "22B", "88A", "17B")


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read in this process, but for the example: each process that reads takes three times as long as the reading."""
    if "example" not in request.node.name:
        for reading in ("faircount.requests.answering.staging", "faircount.requests.answering.earlier"):
            monkeypatch.setattr(f"{reading}.read_many", read_here)


def example() -> pl.DataFrame:
    return pl.read_csv(EXAMPLE / "records" / "incidents.csv", schema_overrides=POLARS_SCHEMA)


def replies(folder: Path, extract: pl.DataFrame, *requests, threshold=5) -> list[Path]:
    """The folders of requests that are answered one after the other, each beside those before it."""
    extract.write_csv(folder / "records.csv")
    made: list[Path] = []
    for number, wanted in enumerate(requests):
        place = write_request(folder / f"request-{number}", wanted, folder / "records.csv", threshold)
        for before in made:
            shutil.copytree(before / "reply", place / "earlier" / before.name)
        answer(place, place, lambda *_: None)
        made.append(place)
    return made


def tables(made: list[Path]) -> list[Path]:
    return [next((place / "reply").glob("exampleshire-*.csv")) for place in made]


def given(table: Path) -> dict[tuple[str, ...], str]:
    with table.open(encoding="utf-8", newline="") as stream:
        return {tuple(row[name] for name in list(row)[1:7]): row["Count"] for row in csv.DictReader(stream)}


def test_three_replies_about_the_example_are_safe_and_true_together(tmp_path: Path):
    years = ("2023/24", "2024/25")
    made = replies(
        tmp_path, example(),
        {"offences": ("sexual_under_18", *SEVERAL), "years": years, "ages": BY_AGE},
        {"offences": ("sexual_under_18", *SEVERAL), "years": years, "ages": BY_AGE, "sex": ("female",)},
        {"offences": ("sexual_under_18", "88A", "22B"), "years": years, "ages": ("under 12", "under 13"), "sex": ("all", "male")},
    )  # fmt: skip
    found = attack(tables(made), example(), AREA, 5, 3)
    assert found.derived > 10
    assert not found.leaks
    assert [list(false_sentences(place, example())) for place in made] == [[], [], []]


def test_a_count_once_given_is_given_again(tmp_path: Path):
    first = {"offences": SEVERAL, "years": ("2024/25",), "ages": BY_AGE}
    made = replies(tmp_path, example(), first, {**first, "sex": ("all", "female")})
    before, now = map(given, tables(made))
    assert any(before.values())
    assert all(now[row] == count for row, count in before.items() if count)


def test_what_is_hidden_within_a_total_keeps_the_width_of_any_threshold(tmp_path: Path):
    records = [{"recorded": date(2024, 6, 1), "offence": "88A", "victim_age": age} for age in (*[3] * 4, *[12] * 10, None)]
    extract = rows(*({**record, "crime_id": str(number)} for number, record in enumerate(records)))
    wanted = {"offences": ("88A",), "years": ("2024/25",), "ages": ("all", "under 10", "10 to 15", "16 to 17")}
    made = replies(tmp_path, extract, wanted, threshold=6)
    found = attack(tables(made), extract, AREA, 6, 4)
    assert found.asked > 0
    assert not found.leaks


def test_units_and_names_of_offences_bind_replies_together(tmp_path: Path):
    extract = truly_named(example())
    wanted = {"offences": ("sexual_assault", "17A", "20A", "88A"), "years": ("2024/25",), "ages": ("all", "under 13", "13 to 17")}
    made = replies(tmp_path, extract, wanted, {**wanted, "counted": ("outcomes",)}, {**wanted, "counted": ("victims",)})
    assert not attack(tables(made), extract, AREA, 5, 3).leaks
    assert [list(false_sentences(place, extract)) for place in made] == [[], [], []]


def test_one_reply_may_count_several_units_and_nothing_follows_from_them_together(tmp_path: Path):
    extract = truly_named(example())
    wanted = {"offences": ("88A", "73", "17B"), "years": ("2024/25",), "ages": ("all", "under 13", "13 to 17")}
    units = [{**wanted, "counted": (unit,)} for unit in ("offences", "victims", "outcomes")]
    (first, second) = replies(tmp_path, extract, units[0], tuple(units))
    assert not attack(tables([first, second]), extract, AREA, 5, 3).leaks
    assert not list(false_sentences(second, extract))
    letter = (second / "reply" / "letter.txt").read_text("utf-8")
    assert "27 counts of offences, victims and outcomes" in " ".join(letter.split())
    assert "(VICTIMS)" in letter, "headings of the letter as text are in capitals"
    before, now = map(given, tables([first, second]))
    assert {row: now[row] for row in before if before[row]} == {row: count for row, count in before.items() if count}


def test_districts_outcomes_and_percentages_are_guarded_beside_ages(tmp_path: Path):
    extract, years = truly_named(example()), ("2023/24", "2024/25")
    by_age = {"offences": ("88A", "22B"), "years": years, "ages": BY_AGE}
    by_district = {"offences": ("88A", "22B"), "years": years, "district": ("all", FIRST, SECOND)}
    by_outcome = {**by_district, "district": ("all",), "outcome": ("all", "charged or summonsed", "none yet")}
    (first,) = replies(tmp_path, extract, by_age)
    tables_of_second = (by_district, by_outcome, {**by_outcome, "counted": ("victims",)})
    second = write_request(tmp_path / "second", tables_of_second, tmp_path / "records.csv", percentages=("district", "outcome"))
    shutil.copytree(first / "reply", second / "earlier" / first.name)
    answer(second, second, lambda *_: None)
    assert not attack(tables([first, second]), extract, AREA, 5, 3).leaks
    assert not list(false_sentences(second, extract))
    (table,) = tables([second])
    with table.open(encoding="utf-8", newline="") as stream:
        lines = {line["Row"]: line for line in csv.DictReader(stream)}
    shares = [(line, *line["Percentage"].split("% of ")) for line in lines.values() if line["Percentage"]]
    assert {line["District"] for line, *_ in shares} >= {FIRST, SECOND}
    assert {line["Outcome"] for line, *_ in shares} >= {"charged or summonsed"}
    for line, share, whole in shares:
        assert share == f"{100 * int(line['Count']) / int(lines[whole]['Count']):.1f}"
    assert all(line["Count"] for line, *_ in shares)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A request that is answered beside one that was answered before."""
    wanted = {"offences": ("88A",), "years": ("2024/25",), "ages": BY_AGE}
    first, second = replies(tmp_path, example(), wanted, {**wanted, "sex": ("female",)})
    assert "nothing is promised" not in _statement(second)
    assert (second / "earlier" / first.name).is_dir()
    return second


def _statement(place: Path) -> str:
    return " ".join((place / "reply" / "attack-statement.txt").read_text("utf-8").split())


def _again(place: Path) -> tuple[str, str]:
    answer(place, place, lambda *_: None)
    return _statement(place), " ".join((place / "inside" / "checklist.txt").read_text("utf-8").split())


def test_an_earlier_reply_that_was_edited_is_named_and_nothing_is_promised_beside_it(sent: Path):
    (table,) = (sent / "earlier" / "request-0").glob("exampleshire-*.csv")
    for other in (sent / "earlier" / "request-0").glob("exampleshire-*"):
        if other != table:
            other.unlink()
    before = table.read_text("utf-8")
    count = next(count for count in given(table).values() if count)
    table.write_text(before.replace(f",{count},,,", f",{int(count) + 1},,,", 1), encoding="utf-8")
    statement, checklist = _again(sent)
    assert "nothing is promised" in statement
    assert f"earlier/request-0/{table.name}" in statement
    assert "its tables are not those that left" in checklist
    assert "the records do not give this count" in checklist


@pytest.mark.parametrize("kept", ["the other formats", "nothing else", "itself beside a copy"])
def test_a_hidden_count_that_somebody_filled_in_is_not_given_again(tmp_path: Path, kept: str):
    """What a changed table alone says need never have left; given again it would tell what the reply hid."""
    extract, years = example(), ("2023/24", "2024/25")
    wanted = {"offences": ("sexual_under_18", *SEVERAL), "years": years, "ages": BY_AGE}
    (first,) = replies(tmp_path, extract, wanted)
    second = write_request(tmp_path / "second", wanted, tmp_path / "records.csv")
    shutil.copytree(first / "reply", second / "earlier" / "first")
    (table,) = (second / "earlier" / "first").glob("exampleshire-*.csv")
    with table.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    with (first / "inside" / "withheld.csv").open(encoding="utf-8", newline="") as stream:
        true = {line["Row"]: line["Count"] for line in csv.DictReader(stream) if int(line["Count"] or 0) > 4}
    filled = [line | {"Count": true[line["Row"]]} if line["Row"] in true else line for line in lines]
    assert filled != lines
    if kept == "itself beside a copy":
        table = table.with_name("filled-in.csv")
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]))
        writer.writeheader()
        writer.writerows(filled)
    if kept == "nothing else":
        for other in (second / "earlier" / "first").glob("exampleshire-*"):
            if other != table:
                other.unlink()
    statement, checklist = _again(second)
    assert f"earlier/first/{table.name}" in checklist
    assert "nothing is promised" in statement
    before, now = map(given, tables([first, second]))
    assert {row: count for row, count in now.items() if count}.items() <= {
        row: count for row, count in before.items() if count
    }.items()
    assert kept == "nothing else" or now == before
    assert not attack(tables([first, second]), extract, AREA, 5, 3).leaks


def test_a_folder_of_an_earlier_reply_without_its_tables_is_named(sent: Path):
    for table in (sent / "earlier" / "request-0").glob("exampleshire-*"):
        table.unlink()
    (sent / "earlier" / "request-0" / "attack-statement.txt").unlink()
    statement, checklist = _again(sent)
    assert "nothing is promised" in statement
    assert "earlier/request-0: holds no table of the reply" in checklist


@pytest.mark.parametrize("seed", range(4))
def test_a_reply_does_not_depend_on_whether_a_mark_is_empty_or_denied(tmp_path: Path, seed: int):
    """Of sixteen offences one has the mark, is withheld, and nothing that leaves may tell how many of the others are empty."""
    drawn = random.Random(seed)
    marked = drawn.randint(1, 4)
    ages = [drawn.randint(0, 17) for _ in range(drawn.randint(10, 40))]
    places = []
    for name, mark in (("empty", None), ("denied", "no")):
        records = (
            {"crime_id": str(n), "offence": "88A", "victim_age": age, "online": "yes" if n < marked else mark}
            for n, age in enumerate(ages)
        )
        folder = tmp_path / name
        folder.mkdir()
        extract = rows(*records).with_columns(recorded=pl.date(2024, 6, 1))
        (place,) = replies(folder, extract, {"offences": ("88A",), "years": ("2024/25",), "online": ("all", "yes")})
        places.append(place / "reply")
    one, other = ({path.name: path.read_bytes() for path in sorted(place.iterdir())} for place in places)
    assert one == other


def test_an_earlier_reply_that_was_lost_is_named(sent: Path, tmp_path: Path):
    third = write_request(
        tmp_path / "third", {"offences": ("88A",), "years": ("2024/25",), "ages": ("all", "under 9")}, tmp_path / "records.csv"
    )
    shutil.copytree(sent / "reply", third / "earlier" / "request-1")
    statement, checklist = _again(third)
    assert "nothing is promised" in statement
    assert "beside which it was answered is not here" in checklist
    shutil.copytree(sent / "earlier" / "request-0", third / "earlier" / "found-again")
    assert "nothing is promised" not in _again(third)[0]


def test_an_earlier_reply_that_promised_more_is_named_and_nothing_is_promised_beside_it(tmp_path: Path):
    wanted = {"offences": ("88A",), "years": ("2024/25",), "ages": BY_AGE}
    (first,) = replies(tmp_path, example(), wanted, threshold=10)
    second = write_request(tmp_path / "second", {**wanted, "sex": ("female",)}, tmp_path / "records.csv", 5)
    shutil.copytree(first / "reply", second / "earlier" / "first")
    statement, checklist = _again(second)
    assert "nothing is promised" in statement
    assert "promised that no count under 10 follows" in checklist
    note = " ".join((second / "reply" / "method-note.txt").read_text("utf-8").split())
    assert "it does not hold; the statement of the attack names them" in note


def test_rounded_counts_and_other_records_are_named(sent: Path):
    by_hand = "Exampleshire Constabulary\nOffences of sexual grooming recorded 2024/25,\nSex,Count\nFemale,{}\nMale,{}\n"
    (sent / "earlier" / "by-hand.csv").write_text(by_hand.format(99_990, 120), encoding="utf-8")
    statement, checklist = _again(sent)
    assert "nothing is promised" in statement
    assert "earlier/by-hand.csv" in statement
    assert "earlier/by-hand.csv" in checklist


def test_what_can_only_be_answered_by_giving_something_away_is_refused_with_ways_that_work(tmp_path: Path):
    ages = (5, 6, 11, 14, 17)
    extract = rows(*({"crime_id": str(n), "offence": "88A", "victim_age": age} for n, age in enumerate(ages))).with_columns(
        recorded=pl.date(2024, 6, 1)
    )
    common = {"offences": ("88A",), "years": ("2024/25",)}
    (first,) = replies(tmp_path, extract, {**common, "ages": ("all", "under 10", "10 to 17")})
    assert PROTECTED in next((first / "reply").glob("*.csv")).read_text("utf-8")
    finer = ("10 to 12", "13 to 15", "16 to 17")
    second = write_request(tmp_path / "second", {**common, "ages": finer}, tmp_path / "records.csv")
    shutil.copytree(first / "reply", second / "earlier" / "first")
    with pytest.raises(NotProtected) as refused:
        answer(second, second, lambda *_: None)
    said = str(refused.value)
    assert said.startswith("R001 to R003: ")
    assert "earlier/first/exampleshire-" in said
    assert "What can be answered: the same without R001 to R002" in said
    assert not (second / "reply").exists()
    third = write_request(tmp_path / "third", {**common, "ages": finer[2:]}, tmp_path / "records.csv")
    shutil.copytree(first / "reply", third / "earlier" / "first")
    answer(third, third, lambda *_: None)
    assert not attack(tables([first, third]), extract, AREA, 5, 3).leaks
