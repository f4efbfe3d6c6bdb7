"""Counts of another year or with two digits changed about, places that a sentence compares or describes, and questions answered.

In the figures a force of the list has 7 more than the one before it, and each year 40 more than the last.
"""

import pytest

from faircount.claims.ledger_verdict import Caution, LedgerVerdict
from faircount.vocabulary.areas import FORCES
from tests.unit.claims.lookup.test_answer import GROOMING, all_found, count, found
from tests.unit.claims.lookup.test_told_without_numbers import TRUE

KENT, ESSEX = (FORCES.index(code) for code in ("E23000032", "E23000028"))
THEN, NOW = count(KENT, 2019, GROOMING), count(KENT, 2021, GROOMING)
COLOURS = (
    "You raised the safety of schoolgirls in Kent; we recorded {} sexual grooming offences in Kent in 2021/22.",
    "Our school's lead for Kent points to the {} sexual grooming offences that Kent Police recorded in 2021/22.",
)


@pytest.mark.parametrize("text", COLOURS)
def test_exactly_the_count_of_another_year_is_a_mistake_whatever_else_a_sentence_speaks_of(text: str) -> None:
    told = found(text.format(THEN))
    assert (told.verdict, told.caution) == (LedgerVerdict.CONTRADICTED, Caution.STALE)
    assert found(text.format(NOW)).verdict in TRUE
    assert found(text.format(NOW - 37)).verdict is LedgerVerdict.UNKNOWN


@pytest.mark.parametrize("more", [", up from the year before", ", against fewer in 2019/20", " after a rise"])
def test_where_another_year_may_be_meant_nothing_is_called_a_mistake(more: str) -> None:
    text = COLOURS[1].format(THEN)[:-1] + f"{more}."
    assert LedgerVerdict.CONTRADICTED not in {one.verdict for one in all_found(text) if str(THEN) in one.verified.claim.text}


@pytest.mark.parametrize(
    "text",
    [
        "How many sexual grooming offences did Kent Police record in 2021/22? Answer: {}.",
        "Guess how many sexual grooming offences Kent Police recorded in 2021/22? {}, that's how many.",
    ],
)
def test_an_answer_is_of_what_its_question_names(text: str) -> None:
    assert found(text.format(NOW)).verdict in TRUE
    assert found(text.format(THEN)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "Recorded sexual grooming was {} in Kent than in Essex in 2021/22.",
        "Kent's police recorded {} sexual grooming offences than their counterparts over in Essex in 2021/22.",
    ],
)
def test_two_places_are_compared_in_whatever_words(text: str) -> None:
    more = count(KENT, 2021, GROOMING) > count(ESSEX, 2021, GROOMING)
    for way, is_more in (("higher" if "was" in text else "more", True), ("lower" if "was" in text else "fewer", False)):
        assert (found(text.format(way)).verdict in TRUE) is (is_more is more)


@pytest.mark.parametrize("above", [-1, 1])
def test_what_each_of_several_places_has_is_not_their_sum(above: int) -> None:
    least = min(count(one, 2021, GROOMING) for one in (KENT, ESSEX))
    text = f"Kent and Essex each recorded more than {least + above} sexual grooming offences in 2021/22."
    assert (found(text).verdict in TRUE) is (above < 0)


def test_counts_have_no_percentage_points() -> None:
    change = round(100 * (NOW / THEN - 1))
    text = f"Sexual grooming offences in Kent rose by {change} {{}} between 2019/20 and 2021/22."
    assert found(text.format("per cent")).verdict in TRUE
    assert found(text.format("percentage points")).verdict is LedgerVerdict.CONTRADICTED
