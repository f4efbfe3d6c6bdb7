"""Decisions are read back as they were made, survive a re-read, and are never applied to another document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.errors import BadDecision
from faircount.review.apply import apply_decisions
from faircount.review.matters import matters_of
from faircount.store.decisions import Decision, Decisions, append_decisions, one_line, read_decisions
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.periods import parse_period

SHAS = st.sampled_from(["a" * 64, "b" * 64, "c" * 64])
WORDS = st.text(max_size=60).map(one_line)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(lambda day: day.replace(microsecond=0, tzinfo=UTC))
DOUBTS = st.sampled_from(["", "the unit is not said", "printed as approximate", "no force is named; the unit is not said"])
CHOICES = st.sampled_from(["as read", "left out", "counted: victims", "not a count", "area: Kent", "open again", "nonsense"])


@st.composite
def decisions(draw):
    texts = [draw(WORDS.filter(str.strip)) for _ in range(5)]
    try:
        return Decision(draw(TIMES), texts[0], texts[1], draw(SHAS), draw(WORDS), texts[2], texts[3], texts[4])
    except BadDecision:
        assume(False)


@given(st.lists(decisions(), max_size=6), st.integers(0, 6))
def test_what_was_decided_is_read_back_in_order_however_it_was_added(made, cut):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.csv"
        append_decisions(path, made[:cut])
        first = path.read_bytes()
        append_decisions(path, made[cut:])
        assert path.read_bytes().startswith(first)
        assert read_decisions(path).all == tuple(made)


@st.composite
def extracts(draw):
    counts = draw(st.lists(st.integers(0, 999), min_size=1, max_size=6))
    years = [parse_period(f"{2010 + number}/{11 + number}") for number in range(len(counts))]
    figures = tuple(
        AnsweredFigure("Kent Police", year, "offences", "rape", float(count), count, count, f"Sheet!B{row}", doubt=draw(DOUBTS))
        for row, (year, count) in enumerate(zip(years, counts, strict=True), start=2)
    )
    return Extract("kent.csv", draw(SHAS), "csv", figures)


def on(extract, choice):
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return [Decision(when, "JM", "kent-csv", *matter.key, choice, "a reason") for matter in matters_of(extract)]


@given(extracts(), CHOICES)
def test_a_decision_survives_a_re_read_and_is_applied_each_time_in_the_same_way(extract, choice):
    made = Decisions(tuple(on(extract, choice)))
    read_again = replace(extract, figures=tuple(replace(figure) for figure in extract.figures))
    assert apply_decisions([extract], made) == apply_decisions([read_again], made)


@given(extracts(), CHOICES, SHAS)
def test_a_decision_is_never_applied_to_another_document(extract, choice, sha256):
    assume(sha256 != extract.sha256)
    made = Decisions(tuple(on(extract, choice)))
    other = replace(extract, sha256=sha256)
    assert apply_decisions([other], made) == [other]


@given(extracts(), CHOICES)
def test_nothing_is_lost_and_figures_without_a_doubt_are_left_alone(extract, choice):
    (decided,) = apply_decisions([extract], Decisions(tuple(on(extract, choice))))
    assert len(decided.figures) + len(decided.leftovers) == len(extract.figures)
    plain = [figure for figure in extract.figures if not figure.doubt]
    assert [figure for figure in decided.figures if not figure.doubt and "decided" not in figure.note] == plain
    assert all(figure.number is not None for figure in decided.figures), "a decision makes no figure unknown"


@given(extracts())
def test_every_doubt_is_asked_under_one_name_for_each_document(extract):
    matters = matters_of(extract)
    assert len({matter.id for matter in matters}) == len(matters)
    other = matters_of(replace(extract, sha256="d" * 64))
    assert not {matter.id for matter in matters} & {matter.id for matter in other}
    assert {id(figure) for matter in matters for figure in matter.figures} == {id(one) for one in extract.figures if one.doubt}
