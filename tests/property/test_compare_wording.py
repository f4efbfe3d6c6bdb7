"""What sentences about a comparison promise: never more than the range and the grade bear."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate
from faircount.compare.forbidden import forbidden_words
from faircount.compare.statement import Naming, say_completeness_title, say_quote
from faircount.compare.wording import say_change, say_number, say_range, say_short_range
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from tests.lib.inputs import inputs
from tests.lib.whole_statement import statement

COUNTS = st.integers(0, 40) | st.integers(0, 400) | st.integers(0, 100_000)
NAMINGS = st.sampled_from((Naming(mark="online"), Naming(offences="sexual offences against under-18s")))
some = inputs(150)


def _comparison(before: int, after: int, online: Online = Online.ALL) -> Comparison:
    figures = [
        Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, count, online)
        for year, count in ((2015, before), (2016, after))
    ]
    found = compare(*figures)
    assert isinstance(found, Comparison)
    return found


def _everything(comparison: Comparison, naming: Naming) -> str:
    whole = (*statement(comparison, naming).sentences, say_quote(comparison))
    return "\n".join((*whole, say_completeness_title(comparison, naming)))


@some
@given(before=COUNTS, after=COUNTS, online=st.sampled_from(Online), naming=NAMINGS)
@example(before=55, after=145, online=Online.YES, naming=Naming(mark="online"))
@example(before=0, after=0, online=Online.ALL, naming=Naming())
def test_no_sentence_holds_a_forbidden_word(before, after, online, naming):
    assert forbidden_words(_everything(_comparison(before, after, online), naming)) == ()


@some
@given(before=COUNTS, after=COUNTS, naming=NAMINGS)
def test_the_counts_come_first_with_what_they_are(before, after, naming):
    sentences = statement(_comparison(before, after), naming).sentences
    assert "recorded" in sentences[0].lower()
    assert say_number(before) in sentences[0]
    assert say_number(after) in sentences[0]
    assert sentences[-1].startswith("Comparability: ")


@some
@given(before=COUNTS, after=COUNTS, naming=NAMINGS)
def test_the_words_follow_the_range(before, after, naming):
    found = _comparison(before, after)
    said = _everything(found, naming)
    clear = found.change is not Change.NO_CLEAR_CHANGE
    assert ("no clear change" in said) == (not clear)
    assert ("chance alone does not explain that" in said.lower()) == clear
    assert ("difference this size could be chance" in said) == (not clear and before != after)
    assert ("leave room for a change either way" in said) == (before == after)


@some
@given(before=st.integers(0, 19), after=COUNTS, naming=NAMINGS)
def test_a_small_base_carries_no_percentage_and_a_smaller_one_no_ratio(before, after, naming):
    said = _everything(_comparison(before, after), naming)
    assert "%" not in said
    if before < 10:
        assert not re.search(r"\d times", said.split("If ")[0])


@some
@given(value=st.floats(0.001, 30), below=st.floats(0.01, 1), above=st.floats(1, 4))
def test_a_printed_range_is_the_range_and_never_reaches_no_change_by_rounding(value, below, above):
    # No two counts under a thousand million have a ratio closer to a whole number than this, without being on it.
    lower, upper = round(value * below, 7), round(value * above, 7)
    ratio = Estimate(min(max(value, lower), upper), lower, upper, 0.95, "exact")
    for said in (say_range(ratio), say_short_range(ratio)):
        limits = _read(said)
        for printed, known in zip(sorted(limits), (ratio.lower, ratio.upper), strict=True):
            assert printed == pytest.approx(known, abs=0.051 if known < 10 else 0.51)
            assert (printed > 1) == (known > 1)
            assert (printed < 1) == (known < 1)
            assert (printed >= 2) == (known >= 2)


@some
@given(value=st.floats(0.001, 30))
def test_a_printed_change_points_the_way_it_went(value):
    said = say_change(Estimate(value, value * 0.9, value * 1.1, 0.95, "exact"))
    assert ("fewer" in said) == (value < 1)
    assert not said.startswith("0%")


def _read(said: str) -> list[float]:
    """The ratios that a printed range stands for."""
    if "times" in said:
        return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,.]*", said)]
    words = re.findall(r"(\d[\d,.]*)%(?: (fewer|more))?|(no change)", said)
    last = words[-1][1]
    return [
        1.0 if none else 1 + (1 if (direction or last) == "more" else -1) * float(number.replace(",", "")) / 100
        for number, direction, none in words
    ]
