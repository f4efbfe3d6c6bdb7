"""Claims about forces and years that tell no count of their own: level, overtaken, first times, alone above a number, set aside.

In the figures a force of the list has 7 more than the one before it, and each year 40 more than the last.
"""

import pytest

from faircount.claims.extraction.first_time import FIRST_TIME
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from tests.unit.claims.lookup.test_answer import CODES, GROOMING, all_found, count, found

TRUE = (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
WELSH = PARTITIONS["W92000004"]
SW = PARTITIONS["E12000009"]


def now(force: str) -> int:
    """What a force had in the last year that is held."""
    return count(FORCES.index(force), 2021, GROOMING)


def name(force: str) -> str:
    return AREAS[force].name


@pytest.mark.parametrize(
    "text",
    [
        "{} and {} recorded exactly the same number of sexual grooming offences in 2021/22.",
        "{} recorded the same number of sexual grooming offences as {} in 2021/22.",
        "{} recorded exactly as many sexual grooming offences as {} in 2021/22.",
        "{} overtook {} for sexual grooming offences in 2021/22.",
    ],
)
@pytest.mark.parametrize(("one", "other"), [("Kent", "Essex"), ("Essex", "Kent")])
def test_places_that_are_neither_level_nor_have_changed_places_are_not_told_to_be(text: str, one: str, other: str) -> None:
    assert [each.verdict for each in all_found(text.format(one, other))] == [LedgerVerdict.CONTRADICTED]


@pytest.mark.parametrize("far", [1, 90])
@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Not one of the four Welsh forces recorded fewer than {} sexual grooming offences in 2021/22.", "over"),
        ("Every force in Wales recorded more than {} sexual grooming offences in 2021/22.", "over"),
        ("All four Welsh forces recorded fewer than {} sexual grooming offences in 2021/22.", "under"),
        ("No force in Wales recorded more than {} sexual grooming offences in 2021/22.", "under"),
    ],
)
def test_what_is_told_of_all_or_none_of_the_forces_is_held_against_each(text: str, way: str, far: int) -> None:
    least, most = min(map(now, WELSH)), max(map(now, WELSH))
    right, wrong = (least - far, most + far) if way == "over" else (most + far, least - far)
    assert found(text.format(right)).verdict in TRUE
    assert found(text.format(wrong)).verdict is LedgerVerdict.CONTRADICTED


def test_the_forces_named_as_the_only_ones_over_a_number_are_all_of_them() -> None:
    first, second, third = sorted(SW, key=now, reverse=True)[:3]
    text = "Only {} recorded more than {} sexual grooming offences in the South West in 2021/22."
    both = f"{name(first)} and {name(second)}"
    assert found(text.format(both, now(second) - 1)).verdict in TRUE
    assert found(text.format(name(first), now(second) - 1)).verdict is LedgerVerdict.CONTRADICTED
    assert found(text.format(both, now(third) - 1)).verdict is LedgerVerdict.CONTRADICTED
    aside = f"Apart from {name(first)}, only {name(second)} recorded more than {now(second) - 1} sexual grooming offences"
    assert found(f"{aside} in the South West in 2021/22.").verdict in TRUE


@pytest.mark.parametrize(
    "words", ["{} aside, the other forces of the South West", "Leaving out {}, the forces of the South West"]
)
def test_forces_that_are_set_aside_are_in_no_sum(words: str) -> None:
    for left_out in SW:
        rest = sum(now(force) for force in SW if force != left_out)
        text = words.format(name(left_out)) + " recorded {:,} sexual grooming offences in 2021/22."
        assert found(text.format(rest)).verdict in TRUE
        assert found(text.format(rest + now(left_out))).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize(("above", "right"), [(-1, False), (39, False), (41, True), (79, True), (81, False)])
def test_a_number_is_passed_for_the_first_time_in_the_one_year_in_which_it_is(above: int, right: bool) -> None:
    """Counts of three years, 40 apart: only what lies between the last two is passed first in the last."""
    limit = count(FORCES.index("E23000032"), 2019, GROOMING) + above
    for text in (
        f"In 2021/22 Kent Police recorded more than {limit} sexual grooming offences for the first time.",
        f"It was in 2021/22 that sexual grooming offences in Kent first passed {limit}.",
        f"It was not until 2021/22 that Kent Police recorded more than {limit} sexual grooming offences.",
    ):
        first = next(one for one in all_found(text) if one.verified.claim.stated.word == FIRST_TIME)
        assert (first.verdict in TRUE) is right
        assert (first.verdict is LedgerVerdict.CONTRADICTED) is not right


def test_the_steepest_rise_is_that_of_the_force_with_the_fewest_where_all_rise_alike() -> None:
    text = "{} had the biggest percentage rise in sexual grooming offences of any force in England and Wales in 2021/22."
    least, *_, most = sorted(FORCES, key=now)
    assert found(text.format(AREAS[least].police)).verdict in TRUE
    assert found(text.format(AREAS[most].police)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize("each", ["a day", "to deal with each day", "on its books every day"])
def test_a_mean_is_one_wherever_its_time_stands(each: str) -> None:
    text = "Kent Police had, on average, {:.1f} sexual grooming offences " + each + " in 2021/22."
    assert found(text.format(now("E23000032") / 365)).verdict in TRUE
    assert found(text.format(now("E23000032") / 200)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize("many", ["100", "hundred", "thousand"])
def test_so_many_of_every_hundred_are_a_share(many: str) -> None:
    kent = FORCES.index("E23000032")
    share = count(kent, 2021, GROOMING) / sum(count(kent, 2021, code) for code in range(len(CODES)))
    of = {"100": 100, "hundred": 100, "thousand": 1_000}[many]
    text = f"Of every {many} sexual offences that Kent Police recorded in 2021/22, {{}} were sexual grooming."
    assert found(text.format(round(of * share))).verdict in TRUE
    assert found(text.format(round(of * share) + 3)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize(
    ("words", "force"),
    [("Birmingham's force", "E23000014"), ("the Square Mile", "E23000034"), ("Tyneside’s police force", "E23000007"),
     ("Liverpool's force", "E23000004"), ("Leicester's force", "E23000021")],
)  # fmt: skip
def test_a_force_goes_by_what_its_places_are_called(words: str, force: str) -> None:
    text = f"{words} recorded {{:,}} sexual grooming offences in 2021/22."
    assert found(text.format(now(force))).verdict in TRUE
    assert found(text.format(now(force) + 900)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize(("way", "right"), [("risen", True), ("fallen", False)])
@pytest.mark.parametrize("words", ["two years running since 2019/20", "in each year from 2019/20 to 2021/22"])
def test_a_run_goes_on_from_the_year_that_it_is_told_since(words: str, way: str, right: bool) -> None:
    verdict = found(f"Sexual grooming offences in Kent have {way} {words}.").verdict
    assert verdict in TRUE if right else verdict is LedgerVerdict.CONTRADICTED
