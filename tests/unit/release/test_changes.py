"""What differs between two versions, cell by cell, what number that gives, and that nothing is told of a hidden count."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.release.changes import CellChange, ChangeKind, ChangeNature, changes_between
from faircount.release.correct import Chosen, CorrectionNote, explained
from faircount.release.facts import Stated, about, cell_facts, change_facts, corrected_cells, without_hidden
from faircount.release.published.figures import FigureRecord
from faircount.release.published.record import examples
from faircount.release.version import VersionStep, next_version, step_of

EXAMPLE = examples()["FigureRecord"]
HIDDEN = {
    "count": None, "count_lower": None, "count_upper": None, "shorthand": "c", "status": "hidden",
    "chance_lower": None, "chance_upper": None,
}  # fmt: skip
MARK = HIDDEN | {"count_lower": 1, "count_upper": 19}
MISSING = HIDDEN | {"shorthand": "x", "status": "no answer"}


def cell(count: int | dict[str, object] | None, **other: object) -> FigureRecord:
    """A figure with a count, or one that is hidden or missing."""
    number = count if isinstance(count, dict) else {"count": count, "count_lower": count, "count_upper": count}
    return FigureRecord(**EXAMPLE | number | other)


def told(before: list[FigureRecord], after: list[FigureRecord]) -> list[tuple[str, str, str]]:
    return [(str(change.kind), change.old, change.new) for change in changes_between(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (cell(820), cell(820), []),
        (cell(820), cell(820, locator="characters 400-410"), []),
        (cell(820), cell(1_822), [("changed", "820", "1,822")]),
        (cell(820), cell(0), [("changed", "820", "0")]),
        (cell(3), cell(HIDDEN), [("now hidden", "", "[c]")]),
        (cell(12), cell(MARK), [("now hidden", "", "1 to 19")]),
        (cell(MARK | {"count_upper": 4}), cell(MARK), [("now hidden", "", "1 to 19")]),
        (cell(MARK), cell(MARK | {"count_upper": 4}), [("changed", "1 to 19", "1 to 4")]),
        (cell(12), cell(MISSING | {"status": "refused"}), [("now hidden", "", "[x]")]),
        (cell(HIDDEN), cell(7), [("now shown", "[c]", "7")]),
        (cell(MISSING), cell(7), [("added", "[x]", "7")]),
        (cell(7), cell(MISSING), [("removed", "7", "[x]")]),
        (cell(MISSING), cell(HIDDEN), [("marked otherwise", "[x]", "[c]")]),
        (cell(820), cell(820, period="2014/15", period_start="2014-04-01"), [("added", "", "820"), ("removed", "820", "")]),
        (cell(820), cell(820, source="another"), []),
        (cell(820), cell(822, source="another"), [("changed", "820", "822")]),
        (cell(37), cell(HIDDEN, source="another"), [("now hidden", "", "[c]")]),
        (cell(820), cell(820, table="official-counts"), [("added", "", "820"), ("removed", "820", "")]),
    ],
)
def test_each_kind_of_change_is_told_apart(before, after, expected):
    assert told([before], [after]) == expected


YEARS = ("2013", "2014", "2015")


def years(counts: list[int | None], source: str) -> list[FigureRecord]:
    return [
        cell(count, source=source, period=year, period_start=f"{year}-04-01")
        for year, count in zip(YEARS, counts, strict=True)
        if count is not None
    ]


@given(*[st.lists(st.one_of(st.none(), st.integers(5, 9)), min_size=3, max_size=3)] * 2, st.booleans())
def test_whatever_a_corrected_answer_is_called_its_changes_are_told_alike(old, new, first_stays):
    """Under the name of the old one, under another with the old one taken out, or beside it where it gives way to this one."""
    before, under_its_name, renamed = years(old, "first"), years(new, "first"), years(new, "second")
    beside = [one for one in before if one.period not in {each.period for each in renamed}] if first_stays else []
    assert sorted(told(before, [*renamed, *beside])) == sorted(told(before, [*under_its_name, *beside]))


def test_a_number_that_another_answer_gives_too_is_not_gone():
    assert told([cell(340), cell(340, source="another")], [cell(340, source="another")]) == []
    assert told([cell(312), cell(318, source="another")], [cell(318, source="another")]) == [("removed", "312", "")]


def test_an_article_that_quoted_the_old_document_is_found():
    (change,) = changes_between([cell(820)], [cell(822, source="another")])
    assert (change.figure.source, change.source_before) == ("another", EXAMPLE["source"])


def test_two_figures_of_one_subject_in_one_document_are_held_apart_by_their_order():
    assert told([cell(5), cell(6)], [cell(5), cell(7)]) == [("changed", "6", "7")]


@pytest.mark.parametrize(
    ("kinds", "step"),
    [
        ([], VersionStep.PATCH),
        ([(ChangeKind.CHANGED, ChangeNature.CORRECTION)], VersionStep.PATCH),
        ([(ChangeKind.CHANGED, ChangeNature.REVISION)], VersionStep.MINOR),
        ([(ChangeKind.CHANGED, ChangeNature.CORRECTION), (ChangeKind.ADDED, None)], VersionStep.MINOR),
        ([(ChangeKind.SHOWN, None)], VersionStep.MINOR),
        ([(ChangeKind.ADDED, None), (ChangeKind.REMOVED, ChangeNature.CORRECTION)], VersionStep.MAJOR),
        ([(ChangeKind.HIDDEN, ChangeNature.CORRECTION)], VersionStep.MAJOR),
    ],
)
def test_the_number_follows_from_what_changes(kinds, step):
    assert step_of([CellChange(cell(820), kind, "", "", nature) for kind, nature in kinds]) is step
    assert (
        next_version("1.4.2", step) == {VersionStep.MAJOR: "2.0.0", VersionStep.MINOR: "1.5.0", VersionStep.PATCH: "1.4.3"}[step]
    )


def test_the_last_word_on_a_cell_counts_and_reaches_no_further_than_it_says():
    changes = changes_between([cell(820), cell(5, source="other")], [cell(822), cell(6, source="other")])
    said = [
        CorrectionNote(Chosen(), ChangeNature.REVISION, "the yearly revision"),
        CorrectionNote(Chosen(source=EXAMPLE["source"]), ChangeNature.CORRECTION, "copied wrongly"),
    ]
    assert [(one.nature, one.reason) for one in explained(changes, said)] == [
        (ChangeNature.CORRECTION, "copied wrongly"),
        (ChangeNature.REVISION, "the yearly revision"),
    ]
    elsewhere = CorrectionNote(Chosen(area="E23000001"), ChangeNature.REVISION, "no")
    assert not any(one.reason for one in explained(changes, [elsewhere]))


def test_what_is_hidden_is_told_without_any_number():
    changes = explained(
        changes_between([cell(37)], [cell(HIDDEN)]),
        [CorrectionNote(Chosen(), ChangeNature.CORRECTION, "a small count was shown")],
    )
    stated = Stated("2.0.0", "1.0.0", datetime(2026, 12, 8, 9, 30, tzinfo=UTC), VersionStep.MAJOR, 1, changes)
    [facts] = change_facts(stated, (), ())["cells"]
    assert facts["old"] is None
    assert facts["new"] == "[c]"
    assert "37" not in json.dumps([facts, cell_facts(changes[0]), corrected_cells(stated)])


def test_what_was_told_of_a_cell_before_loses_its_numbers_when_the_cell_is_hidden():
    earlier = [cell_facts(CellChange(cell(3), ChangeKind.CHANGED, "37", "3", ChangeNature.CORRECTION, "copied wrongly"))]
    assert without_hidden(earlier, frozenset()) == earlier
    for hidden in (cell(HIDDEN), cell(HIDDEN, source="another")):
        [now] = without_hidden(earlier, frozenset({about(hidden.model_dump(mode="json"))}))
        assert (now["old"], now["new"]) == (None, "[c]")
