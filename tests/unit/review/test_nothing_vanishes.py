"""A true answer never makes a figure vanish: it is in a table, or it is asked about on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.review.apply import apply_decisions
from faircount.review.effects import AS_READ
from faircount.review.matters import matters_of
from faircount.review.questions import QUESTIONS, question_of, says_others
from faircount.store.decisions import Decision, Decisions, now
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import Extract
from tests.unit.review.test_effects import FIGURE
from tests.unit.review.test_questions import DOUBTS

KEPT = [
    DOUBTS.get(start, start)
    for start in QUESTIONS
    if any(one.choice == AS_READ for one in question_of(DOUBTS.get(start, start)).choices_of(DOUBTS.get(start, start), [FIGURE]))
]
SHA = "ab" * 32


def waiting(doubt, **named):
    figures = [replace(FIGURE, doubt=doubt, locator=f"csv!{cell}", **named) for cell in ("B3", "C3")]
    return Extract("gwent.csv", SHA, "csv", proposals=tuple(figures))


def kept(extract, rounds=4):
    """The extract with every question kept as read that can be."""
    made = []
    for _ in range(rounds):
        decided = apply_decisions([extract], Decisions(tuple(made)))[0]
        open_ = [one for one in matters_of(decided) if any(choice.choice == AS_READ for choice in one.choices)]
        made += [Decision(now(), "JM", "gwent-csv", *matter.key, AS_READ, "as the letter says") for matter in open_]
    return decided


@pytest.mark.parametrize("doubt", [doubt for doubt in KEPT if not says_others(doubt)])
@pytest.mark.parametrize("named", [{"offence": ""}, {"offence": "breach of Order 7"}, {"area": "Barchester Constabulary"}, {}])
def test_what_is_kept_as_read_is_a_figure_or_the_next_question(doubt, named):
    decided = kept(waiting(doubt, **named))
    asked = {cell for matter in matters_of(decided) for cell in matter.cells}
    held = {figure.locator for figure in interpret_extract(decided, "gwent-csv").figures}
    assert asked | held == {"csv!B3", "csv!C3"}


@pytest.mark.parametrize("doubt", [doubt for doubt in KEPT if says_others(doubt)])
def test_what_is_said_to_be_of_others_is_not_asked_about_on(doubt):
    assert matters_of(kept(waiting(doubt, offence=""))) == ()


def test_the_name_that_is_asked_for_next_makes_them_figures():
    extract = waiting("the unit is not said", offence="")
    first = Decision(now(), "JM", "gwent-csv", *matters_of(extract)[0].key, AS_READ, "they say so")
    (matter,) = matters_of(apply_decisions([extract], Decisions((first,)))[0])
    assert (matter.asks, matter.typed) == ("Which offences are these?", "offence")
    second = Decision(now(), "JM", "gwent-csv", *matter.key, matter.choice("child_rape"), "the title of the sheet")
    decided = apply_decisions([extract], Decisions((first, second)))[0]
    assert matters_of(decided) == ()
    assert len(interpret_extract(decided, "gwent-csv").figures) == 2
