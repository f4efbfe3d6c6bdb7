"""No sentence of ours claims more than its range and its grade allow, whatever the counts; and no registered statistic does."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.compare import STATISTICS
from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Refusal
from faircount.compare.forbidden import forbidden_words
from faircount.compare.protected import BoundedComparison, compare_bounded
from faircount.compare.rates import ratio_limits
from faircount.compare.statement import Naming, say_chance, say_completeness, say_counts, say_quote, say_threshold
from faircount.errors import NotComparable
from faircount.vocabulary.measures import Online
from faircount.vocabulary.status import CellStatus
from tests.lib.inputs import inputs
from tests.lib.whole_statement import statement
from tests.lib.wordings import figure

COUNTS = st.integers(0, 30) | st.integers(0, 400) | st.integers(0, 100_000)
LEVELS = st.sampled_from((0.95, 0.998))
NAMINGS = st.sampled_from((Naming(mark="online"), Naming(offences="sexual offences against under-18s", dated=True)))
FACTORS = {"doubled": 2, "trebled": 3, "quadrupled": 4, "halved": 0.5}
some = inputs(150)


def _compared(before: int, after: int, level: float = 0.95, **others: object) -> Comparison:
    found = compare(figure(2015, before, **others), figure(2016, after, **others), confidence=level)
    assert isinstance(found, Comparison)
    return found


@some
@given(before=COUNTS, after=COUNTS, level=LEVELS, naming=NAMINGS)
@example(before=820, after=819, level=0.95, naming=Naming())
def test_a_direction_is_said_only_where_the_range_leaves_out_no_change(before, after, level, naming):
    found = _compared(before, after, level)
    low, high = ratio_limits(found.rate_after, found.rate_before, level)
    said = " ".join((say_counts(found, naming), say_chance(found), say_quote(found)))
    plain = STATISTICS["wording engine"](before, after, "B", level)
    assert bool(re.search(r"\brose\b|\bup from\b|\ba rise\b", said)) <= (low > 1)
    assert bool(re.search(r"\bfell\b|\bdown from\b|\ba fall\b", said)) <= (high < 1)
    for words in (said, plain):
        assert ("no clear change" in words) == (low <= 1 <= high)
        assert bool(re.search("chance alone does not", words, re.IGNORECASE)) == (not low <= 1 <= high)
    assert bool(say_quote(found)) <= (not low <= 1 <= high)


@some
@given(before=COUNTS, after=COUNTS, level=LEVELS, naming=NAMINGS)
def test_what_is_said_of_recording_speaks_of_no_change_that_is_not_there(before, after, level, naming):
    found = _compared(before, after, level)
    said = say_completeness(found, naming)
    assert ("the true fall" in said) <= (found.change is Change.FALL)
    assert ("explain" in said and "cannot" not in said) <= (found.change is Change.RISE)
    assert " 1.00 times" not in said
    if before < 10:
        assert not re.search(r"\d", said.replace(str(before), ""))


@some
@given(before=COUNTS, after=COUNTS, level=LEVELS, naming=NAMINGS)
@example(before=55, after=151, level=0.95, naming=Naming())
@example(before=55, after=150, level=0.95, naming=Naming())
def test_doubled_is_said_of_the_rate_only_beyond_the_whole_range(before, after, level, naming):
    found = _compared(before, after, level)
    low, high = ratio_limits(found.rate_after, found.rate_before, level)
    for sentence in (*statement(found, naming).sentences, say_quote(found), STATISTICS["wording engine"](before, after)):
        words = [word for word in FACTORS if word in sentence.lower()]
        assert not words or "true of the count" in sentence, sentence
    said = say_threshold(found)
    settled = re.search(r"“(\w+)” is settled", said)
    if "of the underlying rate, allowing" in said:
        settled = re.search(r"“(?:More than )?(\w+)”", said)
    if settled:
        factor = FACTORS[settled[1].lower()]
        assert low > factor if factor > 1 else high < factor
    if said:
        quotient = found.count_after / found.count_before
        assert ("“More than" in said) == (quotient not in FACTORS.values())
        assert not re.search(r"range starts at (?:2|3|4)\.00[.;]|range ends at 0\.50[.;]", said)


@some
@given(before=COUNTS, after=COUNTS, level=LEVELS, naming=NAMINGS)
def test_a_size_is_never_said_without_its_range(before, after, level, naming):
    """“More than doubled” is arithmetic on the two counts, and shown as such; the tipping point is an "if"."""
    found = _compared(before, after, level)
    told = statement(found, naming)
    for sentence in (told.count, told.chance, told.other, told.grade, say_quote(found)):
        if re.search(r"\d%|\d times|as many \(|times as many", sentence):
            assert re.search(r"between .+ and |at least |at most ", sentence, re.IGNORECASE), sentence


@some
@given(before=COUNTS, after=COUNTS, audited=st.booleans(), online=st.sampled_from(Online), naming=NAMINGS)
def test_every_comparison_carries_its_grade_and_what_the_grade_says(before, after, audited, online, naming):
    found = compare(figure(2015, before, online=online), figure(2016, after, online=online), audited=audited)
    assert isinstance(found, Comparison)
    told = statement(found, naming)
    grade = "A" if audited and online is Online.ALL else "B" if online is Online.ALL else "C"
    assert told.grade.startswith(f"Comparability: {grade}. ")
    assert ("first year the mark was required" in told.other) == (grade == "C")
    assert f"Comparability: {grade}." in STATISTICS["wording engine"](before, after, grade)
    with pytest.raises(NotComparable, match="grade D"):
        STATISTICS["wording engine"](before, after, "D")


@some
@given(data=st.data(), level=LEVELS)
def test_what_is_said_of_ranges_holds_for_every_pair_of_counts_in_them(data, level):
    ends = [sorted(data.draw(st.tuples(st.integers(0, 60), st.integers(0, 60)))) for _ in range(2)]
    status = data.draw(st.sampled_from((CellStatus.ROUNDED, CellStatus.PRIMARY_SUPPRESSED)))
    figures = [figure(year, *pair, status=status) for year, pair in zip((2015, 2016), ends, strict=True)]
    found = compare_bounded(*figures, confidence=level)
    if isinstance(found, Refusal):
        assert not re.findall(r"\d+", found.say.replace("2015/16", "").replace("2016/17", ""))
        return
    assert isinstance(found, BoundedComparison)
    pairs = [(before, after) for before in range(ends[0][0], ends[0][1] + 1, 7) for after in range(ends[1][0], ends[1][1] + 1, 7)]
    shown = {_compared(*pair, level).change for pair in (*pairs, (ends[0][0], ends[1][1]), (ends[0][1], ends[1][0]))}
    assert (shown == {found.change}) if found.change is not None else len(shown) > 1
    assert ("chance alone does not" in found.say) == (found.change in (Change.RISE, Change.FALL))
    assert ("No clear change" in found.say) == (found.change is Change.NO_CLEAR_CHANGE)
    assert not forbidden_words(found.say)


def _series(drawn: np.random.Generator, periods: int) -> list[int]:
    return drawn.poisson(drawn.uniform(3, 60), periods).tolist()


Given = Callable[[np.random.Generator], tuple[object, ...]]
LINE = {place: [other for other in (place - 1, place + 1) if 0 <= other < 12] for place in range(12)}
LISTS = ((0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1))
SAYING: dict[str, Given] = {
    "exposure": lambda drawn: (date(2015, 4, 1), date(2016, 3, 31), 1.0, date(2015, 4, int(drawn.integers(1, 30)))),
    "funnel limits": lambda drawn: (_series(drawn, 12), [1.0] * 12),
    "funnel limits of proportions": lambda drawn: (drawn.binomial(50, 0.3, 12), [50] * 12),
    "funnel with over-dispersion": lambda drawn: (_series(drawn, 12), [30.0] * 12),
    "funnel of proportions with over-dispersion": lambda drawn: (drawn.binomial(50, 0.3, 12), [50] * 12),
    "funnel of changes with over-dispersion": lambda drawn: (_series(drawn, 12), _series(drawn, 12)),
    "many areas": lambda drawn: (_series(drawn, 12), _series(drawn, 12)),
    "rank interval": lambda drawn: (_series(drawn, 12),),
    "XmR chart": lambda drawn: (_series(drawn, 24),),
    "C chart": lambda drawn: (_series(drawn, 24),),
    "U chart": lambda drawn: (_series(drawn, 24), [1.0] * 24),
    "U' chart": lambda drawn: (_series(drawn, 24), [1.0] * 24),
    "known change point": lambda drawn: ([*_series(drawn, 12), *_series(drawn, 12)], 12),
    "unknown-break warning": lambda drawn: ([*_series(drawn, 12), *_series(drawn, 12)],),
    "quasi-Poisson trend": lambda drawn: (_series(drawn, 12),),
    "negative binomial trend": lambda drawn: (drawn.negative_binomial(3, 0.05, 24),),
    "recording effects": lambda drawn: (*(int(count) + 1 for count in _series(drawn, 2)),),
    "stratified audit sample": lambda drawn: ([80, 200], [40, 50], drawn.integers(0, 40, 2).tolist()),
    "flag completeness": lambda drawn: ([(60, 60, int(drawn.integers(1, 60)))], [(400, 100, int(drawn.integers(0, 60)))]),
    "reviewer agreement": lambda drawn: (drawn.integers(1, 40, (2, 2)),),
    "capture-recapture, two lists": lambda drawn: (*drawn.integers(1, 60, 3).tolist(),),
    "capture-recapture, three lists": lambda drawn: (dict(zip(LISTS, drawn.integers(5, 60, 7).tolist(), strict=True)),),
    "empirical-Bayes shrinkage": lambda drawn: (_series(drawn, 12), [1_000.0] * 12),
    "Moran's I": lambda drawn: (_series(drawn, 12), LINE),
    "Farrington check": lambda drawn: (_series(drawn, 73), 72),
    "Farrington flexible check": lambda drawn: (_series(drawn, 73), 72),
    "demand outlook": lambda drawn: (_series(drawn, 30),),
    "wording engine": lambda drawn: (*_series(drawn, 2),),
}
ELSEWHERE = frozenset({"audited change"})
"""Statistics whose sentences are tried with the audits they are made from."""


def test_every_statistic_that_says_something_is_tried():
    gives = {name: typing.get_type_hints(compute)["return"] for name, compute in STATISTICS.items()}
    assert {name for name, given in gives.items() if given is str or hasattr(given, "say")} == SAYING.keys() | ELSEWHERE


@pytest.mark.parametrize("name", SAYING)
def test_no_statistic_says_a_forbidden_word_or_more_than_its_range(name):
    drawn = np.random.default_rng(20150401)
    for _ in range(20):
        found = STATISTICS[name](*SAYING[name](drawn))
        said = found if isinstance(found, str) else found.say
        assert said[-1] in ".)"
        assert said[0].isupper() or said[0].isdigit()
        assert not forbidden_words(said)
        assert "nan" not in said.split()
        trend = getattr(found, "each_period", None) or (found.ratio if name == "known change point" else None)
        if trend is not None:
            assert ("No clear" in said) == (trend.lower <= 1 <= trend.upper)
