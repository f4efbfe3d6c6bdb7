"""Promises of an audit: no row of a workfile is lost, no decision is made up, and what is left open widens what is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.auditing.estimating import estimate
from faircount.briefing.auditing.found_words import sentences
from faircount.briefing.auditing.settling import settle
from faircount.compare.estimate import Refusal
from faircount.tables.audit import AuditDecision, AuditDesign, AuditStratum, FilledWorkfile, Judgement, KeptAudit, PlannedStratum
from tests.lib.inputs import inputs

REFERENCES = [f"REFE-{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
DECISIONS = st.none() | st.sampled_from(list(AuditDecision))


@st.composite
def files(draw):
    made = []
    for number in draw(st.lists(st.sampled_from([1, 2, 3]), max_size=4)):
        names = draw(st.lists(st.sampled_from([*REFERENCES, "UNKN-OWN", ""]), max_size=40))
        rows = []
        for place, name in enumerate(names):
            decision = draw(DECISIONS)
            rows.append(Judgement(name, decision, decision is None and draw(st.booleans()), f"Decisions!B{place + 2}"))
        made.append(FilledWorkfile("file", number, tuple(rows)))
    return made


@given(files())
@inputs(150)
def test_every_row_is_used_or_counted_once(filled):
    found = settle(REFERENCES, filled)
    # A row that is not in the file any more is no row that was read.
    counted = sum(finding.rows for finding in found.findings if "not in the file" not in finding.why)
    assert found.used + counted == sum(len(each.rows) for each in filled)


@given(files())
@inputs(150)
def test_a_decision_is_what_two_reviewers_said_or_what_the_third_said_of_a_difference(filled):
    found = settle(REFERENCES, filled)
    said = {
        number: {
            name: {row.decision for each in filled if each.reviewer == number for row in each.rows if row.reference == name}
            - {None}
            for name in REFERENCES
        }
        for number in (1, 2, 3)
    }
    for name, decision in found.decisions.items():
        agreed = said[1][name] == said[2][name] == {decision}
        differ = len(said[1][name]) == len(said[2][name]) == 1 and said[1][name] != said[2][name]
        assert agreed or (differ and said[3][name] == {decision})
    open_now = {*found.differing, *found.waiting}
    assert not open_now & set(found.decisions)
    assert open_now | set(found.decisions) == set(REFERENCES)


@given(st.lists(DECISIONS, min_size=20, max_size=20))
@inputs(100)
def test_what_is_left_open_widens_the_range_and_never_moves_it_past_what_is_known(decided):
    marked, unmarked = AuditStratum("2015/16", "marked", True, 8, 0.9), AuditStratum("2015/16", "other", False, 40, 0.1)
    planned = (PlannedStratum(marked, 8, ""), PlannedStratum(unmarked, 12, ""))
    strata_of = dict(zip(REFERENCES, [planned[0]] * 8 + [planned[1]] * 12, strict=True))
    kept = KeptAudit(AuditDesign("?", "1", "", 0.05, 0.95, planned), strata_of)
    rows = tuple(Judgement(name, decision, decision is None, "") for name, decision in zip(REFERENCES, decided, strict=True))
    found = estimate(kept, settle(REFERENCES, [FilledWorkfile("one", 1, rows), FilledWorkfile("two", 2, rows)]))
    period = found.periods[0]
    assert sentences(found)
    if isinstance(period.completeness, Refusal):
        return
    value, low, high = period.completeness.completeness
    assert 0 <= low <= value <= high <= 1
    assert period.count.lower >= decided.count(AuditDecision.YES)
    assert (period.outer is None) == (period.unsettled == 0)
    if period.outer is not None:
        assert period.outer[0] <= period.outer[1]
