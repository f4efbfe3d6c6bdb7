"""A choice changes what it names and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import BadDecision
from faircount.review.effects import EFFECTS, change
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

FIGURE = AnsweredFigure(
    "Kent Police", Period(date(2015, 4, 1), date(2016, 3, 31)), "offences", "rape", 738.0, 738, 738, "csv!B3", doubt="x"
)
HIDDEN = AnsweredFigure(
    "Kent Police", FIGURE.period, "offences", "rape", None, None, None, "csv!B3", CellStatus.SUPPRESSED_AT_SOURCE
)

CHOICES = {
    "as read": ("number", 738.0),
    "both stand": ("number", 738.0),
    "not a count": ("is_count", False),
    "counted": ("counted", "victims"),
    "online": ("online", Online.YES),
    "period": ("period", Period(date(2016, 4, 1), date(2017, 3, 31))),
    "area": ("area", "Essex Police"),
    "offence": ("offence", "child_rape"),
    "between": ("upper", 4),
    "ages": ("ages", AgeBand(10, 15)),
    "sex": ("sex", Sex.FEMALE),
}
SAID = {
    "counted": "counted: victims",
    "online": "online: yes",
    "period": "period: 2016/17",
    "area": "area: Essex",
    "offence": "offence: child rape",
    "between": "between: 1 to 4",
    "ages": "ages: 10 to 15",
    "sex": "sex: female",
}


@pytest.mark.parametrize("kind", EFFECTS)
def test_every_kind_of_choice_does_what_it_says(kind):
    decided = change(HIDDEN if kind == "between" else FIGURE, SAID.get(kind, kind))
    name, wanted = CHOICES[kind]
    assert getattr(decided, name) == wanted
    assert decided.locator == FIGURE.locator


def test_what_is_left_out_is_no_figure():
    assert change(FIGURE, "left out") is None


@pytest.mark.parametrize(
    "choice",
    [
        "",
        "guess: 7",
        "ages: young",
        "sex: both",
        "counted: children",
        "online: maybe",
        "period: soon",
        "area: Atlantis",
        "between: some",
        "between: 4 to 1",
    ],
)
def test_words_that_mean_nothing_are_refused(choice):
    with pytest.raises(BadDecision):
        change(FIGURE, choice)


def test_a_mark_is_never_made_one_number():
    with pytest.raises(BadDecision, match="not to be worked out"):
        change(HIDDEN, "between: 3")
    decided = change(HIDDEN, "between: 1 to 4")
    assert decided is not None
    assert (decided.number, decided.status) == (None, CellStatus.SUPPRESSED_AT_SOURCE)


def test_several_parts_are_changed_at_once_and_only_where_they_are_for():
    said = "online: no @ csv!B3 @ csv!C3; ages: 10 to 15; period: 2016/17 @ csv!D3"
    decided = change(FIGURE, said)
    assert (decided.online, decided.ages, decided.period) == (Online.NO, AgeBand(10, 15), FIGURE.period)
    assert change(FIGURE, "left out @ csv!C3") == FIGURE
    assert change(FIGURE, "ages: 10 to 15; left out @ csv!B3") is None
