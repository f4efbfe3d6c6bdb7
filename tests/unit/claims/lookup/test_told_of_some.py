"""Claims that set places, years or offences beside others in words: never over a number, alone over a place, put together, apart.

In the figures a force of the list has 7 more than the one before it, and each year 40 more than the last.
"""

from itertools import permutations

import pytest

from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from tests.unit.claims.lookup.test_answer import CODES, GROOMING, all_found, count, found
from tests.unit.claims.lookup.test_told_without_numbers import SW, TRUE, name, now

KENT = FORCES.index("E23000032")
WHAT = "sexual grooming offences"


def holds(text: str) -> bool:
    """Whether what is held bears the last claim of a text out, which it does or disproves."""
    verdict = found(text).verdict
    assert verdict in (*TRUE, LedgerVerdict.CONTRADICTED)
    return verdict in TRUE


@pytest.mark.parametrize("above", [-41, -1, 0, 1, 90])
@pytest.mark.parametrize("years", ["in a single year from 2019/20 to 2021/22", "in any one year since 2019/20"])
def test_what_never_was_is_held_against_each_of_the_years(years: str, above: int) -> None:
    first, last = (count(KENT, year, GROOMING) for year in (2019, 2021))
    assert holds(f"Kent Police has never recorded more than {last + above} {WHAT} {years}.") is (above >= 0)
    assert holds(f"Kent Police has never recorded as many as {last + above} {WHAT} {years}.") is (above > 0)
    assert holds(f"Kent Police has never recorded fewer than {first - above} {WHAT} {years}.") is (above >= 0)


@pytest.mark.parametrize(
    "when", ["", " in a day since 2019/20", " before 2020/21", " in 2020/21", " since 2019/20, except in 2021/22"]
)
def test_what_never_was_in_no_year_that_is_told_is_left_open(when: str) -> None:
    for number in (1, 9_000):
        text = f"Kent Police has never recorded more than {number:,} {WHAT}{when}."
        assert {one.verdict for one in all_found(text)} <= {LedgerVerdict.UNKNOWN}


@pytest.mark.parametrize(("way", "right"), [("fall", True), ("rise", False)])
@pytest.mark.parametrize("lead", ["There was no", "Police figures showed no"])
def test_a_direction_that_there_was_none_of_is_turned_round(lead: str, way: str, right: bool) -> None:
    assert holds(f"{lead} {way} in {WHAT} in Kent between 2020/21 and 2021/22.") is right


def test_of_the_first_of_two_places_more_is_told_than_of_the_one_that_it_is_not() -> None:
    for one, other in permutations(("E23000028", "E23000030", "E23000032"), 2):
        for way, sign in (("more", 1), ("fewer", -1)):
            right = sign * (now(one) - now(other)) > 0
            assert holds(f"{name(one)}, not {name(other)}, had {way} {WHAT} in 2021/22.") is right
            assert holds(f"It was {name(one)} rather than {name(other)} that recorded {way} {WHAT} in 2021/22.") is right
            assert holds(f"{way.title()} {WHAT} were recorded in {name(one)} than in {name(other)} in 2021/22.") is right


def test_those_that_alone_have_more_than_a_place_are_all_of_them() -> None:
    first, second, third, fourth, *_ = sorted(SW, key=now, reverse=True)
    text = "In the South West, only {} recorded more " + WHAT + " than {} in 2021/22."
    assert holds(text.format(f"{name(first)}, {name(second)} and {name(third)}", name(fourth)))
    assert holds(text.format(name(first), name(second)))
    assert not holds(text.format(f"{name(first)} and {name(second)}", name(fourth)))
    assert not holds(text.format(f"{name(first)} and {name(fourth)}", name(third)))


@pytest.mark.parametrize("sister", ["E23000028", "E23000039"])
def test_the_forces_of_which_each_or_none_had_more_than_the_year_before_are_counted(sister: str) -> None:
    area = next(code for code, parts in PARTITIONS.items() if AREAS[code].kind == "region" and sister in parts)
    place = f"in the {AREAS[area].name}"
    for than in ("in 2020/21", "the year before"):
        assert holds(f"Not one police force {place} recorded fewer {WHAT} in 2021/22 than {than}.")
        assert holds(f"Every force {place} recorded more {WHAT} in 2021/22 than {than}.")
        assert not holds(f"No force {place} recorded more {WHAT} in 2021/22 than {than}.")
        assert not holds(f"Every force {place} recorded fewer {WHAT} in 2021/22 than {than}.")


@pytest.mark.parametrize("some", ["All but one of the", "At least two of the", "Nearly all of the", "Most of the"])
def test_what_a_part_of_the_forces_had_that_is_not_counted_is_left_open(some: str) -> None:
    for way in ("more", "fewer"):
        text = f"{some} Welsh forces recorded {way} {WHAT} in 2021/22 than in 2020/21."
        assert {one.verdict for one in all_found(text)} <= {LedgerVerdict.UNKNOWN}


@pytest.mark.parametrize(
    "text",
    [
        "Per head of population, {} recorded more " + WHAT + " than {} in 2021/22.",
        "Rapes in {} outnumbered " + WHAT + " in {} in 2021/22.",
        "{}, though not {}, had fewer " + WHAT + " in 2021/22 than in 2020/21.",
        "{} was just outside the top five forces for " + WHAT + " in 2021/22, {} far from it.",
    ],
)
def test_two_places_that_differ_in_more_than_the_place_are_not_compared(text: str) -> None:
    for places in permutations(("Kent", "Essex")):
        assert {one.verdict for one in all_found(text.format(*places))} <= {LedgerVerdict.UNKNOWN}


def test_a_region_is_ranked_among_regions() -> None:
    regions = [code for code in PARTITIONS if AREAS[code].kind == "region"]
    size = {region: sum(map(now, PARTITIONS[region])) for region in regions}
    for region in regions:
        place = AREAS[region].label
        assert holds(f"No English region recorded more {WHAT} in 2021/22 than {place}.") is (size[region] == max(size.values()))
        text = f"{place} had the lowest number of {WHAT} of any English region in 2021/22."
        assert holds(text) is (size[region] == min(size.values()))


@pytest.mark.parametrize("end", ["top", "bottom"])
@pytest.mark.parametrize("many", ["five", "ten", "20"])
def test_one_of_so_many_at_an_end_is_anywhere_among_them(many: str, end: str) -> None:
    within = {"five": 5, "ten": 10, "20": 20}[many]
    placed = sorted(FORCES, key=now, reverse=end == "top")
    for at in (0, within - 1, within, len(FORCES) - 1):
        text = f"{AREAS[placed[at]].police} was in the {end} {many} forces for {WHAT} in 2021/22."
        assert holds(text) is (at < within)
        text = f"{AREAS[placed[at]].police} was one of the {many} forces with the {'most' if end == 'top' else 'fewest'} {WHAT}"
        assert holds(f"{text} in 2021/22.") is (at < within)


@pytest.mark.parametrize("told", ["stood at", "was", "came to"])
def test_a_gap_is_the_difference_of_two_places_whichever_is_named_first(told: str) -> None:
    for one, other in permutations(("E23000028", "E23000032"), 2):
        gap = abs(now(one) - now(other))
        for number in (gap, gap + 60):
            text = f"The gap between {name(one)} and {name(other)} {told} {number} {WHAT} in 2021/22."
            assert holds(text) is (number == gap)


@pytest.mark.parametrize("by", ["recorded by Kent Police in 2021/22", "that Kent recorded in 2021/22"])
def test_for_every_offence_of_one_place_another_has_so_many(by: str) -> None:
    wiltshire = max(FORCES, key=now)
    times = now(wiltshire) / now("E23000032")
    text = f"For every sexual grooming offence {by}, {AREAS[wiltshire].police} recorded {{}}."
    assert holds(text.format(f"{times:.3f}"))
    assert not holds(text.format("four"))


def test_more_than_several_together_is_more_than_their_sum_and_without_the_word_open() -> None:
    low, middle, high = (sorted(FORCES, key=now)[at] for at in (0, 20, -1))
    text = "{} recorded more " + WHAT + " than {} and {} {}in 2021/22."
    assert not holds(text.format(name(high), name(low), name(middle), "put together "))
    assert not holds(text.format(name(high), name(low), name(middle), "combined "))
    assert found(text.format(name(high), name(low), name(middle), "")).verdict is LedgerVerdict.UNKNOWN
    assert not holds(text.format(name(low), name(middle), name(high), ""))


def test_the_sum_without_a_place_that_is_taken_out_of_the_picture_has_it_not() -> None:
    rest = sum(map(now, FORCES)) - now("E23000001")
    text = "Take the Met out of the picture and there were still {:,} " + WHAT + " in England and Wales in 2021/22."
    assert holds(text.format(rest))
    assert not holds(text.format(rest + 5_000))


@pytest.mark.parametrize("words", ["{} had a {} rate of {} than {}", "Head for head, {} had a {} rate of {} than {}"])
def test_a_rate_of_two_places_is_per_those_who_live_there(words: str) -> None:
    for one, other in permutations(("E23000028", "E23000032"), 2):
        for way, sign in (("higher", 1), ("lower", -1)):
            text = words.format(name(one), way, WHAT, name(other)) + " in 2021/22."
            assert holds(text) is (sign * (now(one) - now(other)) > 0)
    assert found(f"Head for head, more {WHAT} were recorded in Kent than in Essex in 2021/22.").verdict is LedgerVerdict.UNKNOWN


@pytest.mark.parametrize("those", ["rapes of {}", "those of {}"])
def test_one_offence_outnumbers_another_where_there_are_more_of_it(those: str) -> None:
    men, women = "males aged 16 and over", "females aged 16 and over"
    size = {men: count(KENT, 2021, CODES.index("19F")), women: count(KENT, 2021, CODES.index("19C"))}
    for one, other in permutations((men, women)):
        text = f"Recorded rapes of {one} outnumbered {those.format(other)} in Kent in 2021/22."
        assert holds(text) is (size[one] > size[other])


def test_more_in_each_of_several_years_is_held_against_each() -> None:
    for one, other in permutations(("E23000028", "E23000032"), 2):
        text = f"{name(one)} has recorded more {WHAT} than {name(other)} in every year from 2019/20 to 2021/22."
        assert holds(text) is (now(one) > now(other))
