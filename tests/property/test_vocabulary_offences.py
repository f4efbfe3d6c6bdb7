"""Relations between offences are an order, and a wording means the same offence however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import UnknownOffence
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import AT_LEAST, CODES, OFFENCE_SETS, contains, find_measure, find_offence, parse_measure

KEYS = sorted([*CODES, *OFFENCE_SETS])
LABELS = sorted({entry.label for entry in OFFENCE_SETS.values()} | {code.name for code in CODES.values()})


@given(*[st.sampled_from(KEYS)] * 3)
def test_lying_in_a_set_is_reflexive_transitive_and_antisymmetric(one, two, three):
    assert contains(one, one)
    if contains(one, two) and contains(two, three):
        assert contains(one, three)
    if one != two and contains(one, two):
        assert not contains(two, one)


@given(*[st.sampled_from(KEYS)] * 2)
def test_a_declared_relation_is_never_also_one_of_counting_differently(outer, inner):
    bound = {frozenset((relation.whole, relation.part)) for relation in AT_LEAST}
    if contains(outer, inner) and outer != inner:
        assert frozenset((outer, inner)) not in bound


@given(st.data(), st.sampled_from(LABELS))
def test_a_wording_means_the_same_offence_in_any_case_and_order(data, label):
    meant = find_offence(label)
    assert meant is not None
    words = label.replace("(", "").replace(")", "").split()
    shuffled = " ".join(data.draw(st.permutations(words)))
    # A number that comes first reads as a code, so only wordings without one are shuffled.
    written = label if any(word.strip(",").isdigit() for word in words) else shuffled
    assert find_offence(data.draw(st.sampled_from([written.upper(), written.lower(), f"Recorded {written}"]))) == meant


@given(st.sampled_from(sorted(OFFENCE_SETS)), st.sampled_from(["online {}", "{} with an online element", "{} marked as online"]))
def test_the_online_mark_is_told_apart_from_the_offence(key, form):
    written = form.format(OFFENCE_SETS[key].label)
    found = find_measure(written)
    assert found is not None
    # "Online grooming" is what reports call the offence itself; it does not say that anybody put the mark on it.
    if find_offence(written) is not None:
        assert found.online is Online.ALL
        return
    assert (found.offence, found.online) == (find_offence(OFFENCE_SETS[key].label), Online.YES)


@given(st.text(max_size=60))
def test_any_text_is_a_measure_or_is_refused_and_never_fails_otherwise(text):
    found = find_measure(text)
    if found is None:
        with pytest.raises(UnknownOffence):
            parse_measure(text)
    else:
        assert found.offence in OFFENCE_SETS or found.offence in CODES
