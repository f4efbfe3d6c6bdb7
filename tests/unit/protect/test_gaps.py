"""What a list lacks of its total may be a count in no table, unless names tell that it is not."""

from __future__ import annotations

from dataclasses import replace

from faircount.bounds.relations import Tie
from faircount.protect.gaps import gaps
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear


def figure(count: int, offence: str = "sexual_under_18", **said: object) -> Figure:
    made = Figure("E23000013", FinancialYear(2023).period, Counted.OFFENCES, offence, count, count, source_id="letter")
    return replace(made, **said)  # type: ignore[arg-type]


GIRLS, BOYS, ALL = figure(90, sex=Sex.FEMALE), figure(40, sex=Sex.MALE), figure(133)


def test_a_line_that_nobody_understood_is_what_the_list_lacks() -> None:
    hidden = replace(figure(3), lower=1, upper=4, breakdown="cell=B5")
    assert list(gaps([GIRLS, BOYS, ALL, hidden], [3])) == [Tie(2, (0, 1, 3))]


def test_a_girl_is_missing_in_no_list_of_boys_nor_one_offence_in_another_nor_the_flag_where_none_is() -> None:
    boys = [figure(5, "88A", sex=Sex.MALE), figure(0, "19D", sex=Sex.MALE)]
    for hidden in (figure(5, "22B", sex=Sex.FEMALE), figure(5, "22B", sex=Sex.MALE)):
        assert not list(gaps([*boys, hidden], [2]))
    unflagged = [figure(5, online=Online.NO, sex=sex) for sex in (Sex.ALL, Sex.FEMALE)]
    assert not list(gaps([unflagged[0], figure(0, online=Online.NO, sex=Sex.FEMALE), figure(5, online=Online.YES)], [2]))
    assert list(gaps([unflagged[0], figure(0, online=Online.NO, sex=Sex.FEMALE), figure(5)], [2])), "it may be any of them"
