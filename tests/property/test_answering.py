"""No small count follows from a reply, nor from a reply and an earlier one, whatever was asked: told by whole-number programs."""

from __future__ import annotations

import random
import shutil
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from faircount.errors import NotProtected
from faircount.pipeline.answer import answer
from faircount.protect.guarding.grid import RequestGrid
from faircount.protect.policy import ProtectionPolicy
from faircount.requests.answering.counting import count_extract
from faircount.requests.answering.earlier import EarlierCell
from faircount.requests.answering.guard import guard_rows
from faircount.requests.answering.rows import Why, counted_rows
from faircount.vocabulary.measures import Counted
from tests.lib.answer_attacker import attack
from tests.lib.answering import AREA, asked, records
from tests.lib.drawn_requests import draw, write_request
from tests.lib.inputs import inputs, is_long
from tests.lib.reply_sentences import false_sentences

POLICY = ProtectionPolicy()
SINCE, AS_OF = date(2018, 4, 1), date(2026, 3, 31)
BANDS = (
    ("all", "under 10", "10 to 17", "not known"), ("all", "under 10", "10 to 15", "16 to 17"), ("all", "under 11", "11 to 17"),
    ("under 10", "10 to 17"), ("all",), ("all", "under 18", "under 16", "under 4", "not known"),
)  # fmt: skip
MARKS = (("all",), ("all", "yes"), ("yes", "no"), ("all", "yes", "no"))
SEXES = (("all",), ("all", "female"), ("all", "female", "male", "not known"))
OFFENCES = (("sexual_under_18",), ("88A",), ("sexual_under_18", "child_rape"), ("child_named", "88A", "17B"))
YEARS = (("2024/25",), ("2023/24", "2024/25"), ("1 April 2023 to 31 March 2025", "2024/25"))
CROSSING = (
    {"ages": ("under 13", "10 to 15", "13 to 17")}, {"ages": ("all", "under 16", "10 to 17", "not known")},
    {"years": ("2024", "2024/25", "2025")}, {"offences": ("rape", "child_named"), "ages": ("under 16", "16 to 17")},
    {"offences": ("rape", "child_named"), "ages": ("under 16", "10 to 17")},
)  # fmt: skip


def figures(choice: random.Random, **given: tuple[str, ...]) -> str:
    drawn = {
        "offences": choice.choice(OFFENCES), "years": choice.choice(YEARS), "online": choice.choice(MARKS),
        "ages": choice.choice(BANDS), "sex": choice.choice(SEXES),
    } | given  # fmt: skip
    return "\n".join(f"{name} = {list(words)}".replace("'", '"') for name, words in drawn.items()) + "\n"


@pytest.fixture(scope="module")
def extracts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    paths = [folder / f"{rows}.csv" for rows in (250, 1_500)]
    for path in paths:
        records(int(path.stem), seed=5).write_csv(path)
    return paths


def ranges(known, places, shape):
    """The least and largest of each sum of atoms, over whole numbers, by a solver that the program does not ask here."""
    sums = np.zeros((len(known), int(np.prod(shape))))
    for row, (place, _, _) in zip(sums, known, strict=True):
        row[columns(place, shape)] = 1
    lower, upper = ([limits[side] for limits in known] for side in (1, 2))
    ties = LinearConstraint(sums, lower, upper)
    for place in places:
        weights = np.zeros(sums.shape[1])
        weights[columns(place, shape)] = 1
        ends = []
        for sign in (1, -1):
            found = milp(sign * weights, integrality=np.ones(len(weights)), bounds=Bounds(0, 10_000), constraints=ties)
            assert found.status == 0
            ends.append(round(sign * found.fun))
        yield ends[1] - ends[0]


def columns(place, shape):
    return [int(np.ravel_multi_index(atom, shape)) for atom in product(*map(sorted, place))]


def told(rows):
    return [(row.place, 1, 10_000) if row.why.is_hidden else (row.place, row.count, row.count) for row in rows if row.place]


def small_rows(rows):
    return [row.place for row in rows if row.why is Why.SMALL]


@inputs(8)
@given(st.randoms(use_true_random=False), st.integers(0, 1), st.just({}) | st.sampled_from(CROSSING))
def test_every_small_count_that_was_asked_for_keeps_the_width(extracts, choice, which, crossing):
    form = asked(figures(choice, **crossing))
    cube = count_extract(extracts[which], AREA, [Counted.OFFENCES], RequestGrid.of(form.cells), 1.0)
    found = guard_rows(counted_rows(form, cube, SINCE, AS_OF), (), cube, POLICY)
    assert not found.unsafe
    assert all(row.count == 0 or row.count >= POLICY.threshold for row in found.rows if row.why is Why.SHOWN)
    assert all(width >= POLICY.width for width in ranges(told(found.rows), small_rows(found.rows), cube.grid.shape))


@inputs(8)
@given(st.randoms(use_true_random=False), st.integers(0, 1))
def test_a_reply_and_an_earlier_one_together_are_as_safe_as_each(extracts, choice, which):
    common = {"offences": ("88A",), "years": ("2024/25",), "online": ("all", "yes"), "sex": ("all",)}
    bands = choice.sample((*BANDS, *(each["ages"] for each in CROSSING[:2])), 2)
    before, now = (asked(figures(choice, **common, ages=band)) for band in bands)
    cube = count_extract(extracts[which], AREA, [Counted.OFFENCES], RequestGrid.of([*before.cells, *now.cells]), 1.0)
    first = guard_rows(counted_rows(before, cube, SINCE, AS_OF), (), cube, POLICY).rows
    sent = tuple(
        EarlierCell(row.cell, *((None, None) if row.why.is_hidden else (row.count, row.count)), row.why.is_hidden, "sent", "")
        for row in first
    )
    together = guard_rows(counted_rows(now, cube, SINCE, AS_OF), sent, cube, POLICY)
    if together.unsafe:
        return
    assert together.given_before == 0
    small = [*dict.fromkeys([*small_rows(first), *small_rows(together.rows)])]
    both = [*told(first), *told(together.rows)]
    assert all(width >= POLICY.width for width in ranges(both, small, cube.grid.shape))
    # A count once given is given again.
    given_before = {row.place for row in first if row.why is Why.SHOWN}
    assert all(row.why is Why.SHOWN for row in together.rows if row.place in given_before)


@settings(max_examples=4 if is_long() else 2, deadline=None)  # twelve seconds each; bench/answering.py draws hundreds
@given(st.integers(0, 10**6))
def test_nothing_small_follows_from_all_replies_of_a_drawn_case(tmp_path_factory, seed):
    case = draw(seed)
    folder = tmp_path_factory.mktemp("case")
    case.extract().write_csv(folder / "records.csv")
    sent, refused = [], []
    for number, wanted in enumerate(case.requests):
        place = write_request(folder / f"request-{number}", wanted, folder / "records.csv", case.threshold)
        for before in sent:
            shutil.copytree(before.parent, place / "earlier" / before.parent.parent.name)
        try:
            answer(place, place, lambda *_: None)
        except NotProtected as refusal:
            refused.append(str(refusal))
        else:
            sent += (place / "reply").glob("exampleshire-*.csv")
            assert "nothing is promised" not in (place / "reply" / "attack-statement.txt").read_text("utf-8")
            assert not list(false_sentences(place, case.extract(), case.threshold))
    assert all("What can be answered: " in each for each in refused)
    found = attack(sent, case.extract(), AREA, case.threshold, case.width)
    assert not found.leaks, (seed, found.leaks)


def test_classes_that_cross_are_protected_as_one(extracts):
    asked_for = {"offences": ("rape", "child_named"), "years": ("2024/25",), "online": MARKS[3], "sex": SEXES[0]}
    form = asked(figures(random.Random(1), **asked_for, ages=("under 13", "10 to 15", "13 to 17")))
    cube = count_extract(extracts[1], AREA, [Counted.OFFENCES], RequestGrid.of(form.cells), 1.0)
    found = guard_rows(counted_rows(form, cube, SINCE, AS_OF), (), cube, POLICY)
    assert {row.why for row in found.rows} == {Why.SHOWN, Why.SMALL, Why.HIDES}
    small = small_rows(found.rows)
    assert all(width >= POLICY.width for width in ranges(told(found.rows), small, cube.grid.shape))
    # What follows without being asked for is guarded too: rapes that are not of the other set, by their ages.
    assert len(found.choice.guards) > len(small)
