"""Codes are split only where sets cut them; other sets are tied by what is declared."""

from __future__ import annotations

from faircount.bounds.elements import elements


def test_codes_that_no_set_tells_apart_stay_together():
    found = elements([("child_named", ""), ("88A", "")])
    assert len(found.of["child_named", ""]) == 2  # 88A, and the ten others
    assert found.of["88A", ""] < found.of["child_named", ""]
    assert found.inside == ()


def test_a_set_without_codes_is_one_piece_inside_what_is_declared_to_hold_it():
    found = elements([("sexual_communication_with_a_child", ""), ("88A", ""), ("grooming", "")])
    assert len(found.of["sexual_communication_with_a_child", ""]) == 1
    # No relation of "grooming" is declared, so none is made.
    assert found.inside == ((found.of["sexual_communication_with_a_child", ""], found.of["88A", ""]),)


def test_values_of_a_breakdown_lie_in_the_whole_and_need_not_exclude_each_other():
    found = elements([("88A", ""), ("88A", "platform=x"), ("88A", "platform=y")])
    whole = found.of["88A", ""]
    assert set(found.inside) == {(found.of["88A", "platform=x"], whole), (found.of["88A", "platform=y"], whole)}


def test_a_breakdown_of_a_code_lies_in_that_code_of_a_set():
    found = elements([("child_named", ""), ("88A", "platform=x"), ("88A", "")])
    (inner, outer), *others = found.inside
    assert inner == found.of["88A", "platform=x"]
    assert outer == found.of["88A", ""]
    assert all(pair == (inner, outer) for pair in others)


def test_a_set_recorded_under_a_code_lies_in_the_piece_of_that_code():
    # Section 15A is recorded under code 88A, which names a child; so does 17B, and no offence is in both.
    found = elements([("sexual_communication_with_a_child", ""), ("child_named", ""), ("17B", "")])
    assert len(found.of["child_named", ""]) == 3  # 17B, 88A, and the nine others
    ((inner, outer),) = found.inside
    assert inner == found.of["sexual_communication_with_a_child", ""]
    assert len(outer) == 1
    assert outer < found.of["child_named", ""] - found.of["17B", ""]


def test_sets_recorded_under_different_codes_share_no_offence():
    found = elements([("sexual_communication_with_a_child", ""), ("administering_a_substance", ""), ("all_sexual", "")])
    (_, first), (_, second) = found.inside
    assert first.isdisjoint(second)
    assert first | second < found.of["all_sexual", ""]


def test_a_set_lies_nowhere_where_no_term_holds_its_codes():
    assert elements([("sexual_communication_with_a_child", ""), ("17B", "")]).inside == ()
    assert elements([("sexual_communication_with_a_child", ""), ("88A", "platform=x"), ("17B", "")]).inside == ()
