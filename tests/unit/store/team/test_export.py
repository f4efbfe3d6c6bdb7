"""The decisions of a team as a file: an export, in which nobody decides anything in the name of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from faircount.errors import DecidedMeanwhile
from faircount.store.audit_trail import Trail
from faircount.store.decisions import Decision, DecisionsFile, read_decisions
from faircount.store.team.decided import TeamDecisions
from faircount.store.team.outbox import Outbox

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DECISION = Decision(NOON, "Jo Marsh", "kent-csv", "a" * 64, "t1/B2", "unit?", "as read", "the letter says so")


def test_what_a_desk_had_decided_is_taken_in_once_and_the_file_holds_all_that_stands(database, tmp_path):
    file = tmp_path / "decisions.csv"
    kept = TeamDecisions(database, file)
    DecisionsFile(file).add(DECISION, 0)
    kept.begin_with_file()
    kept.begin_with_file()
    assert kept.all().all == read_decisions(file).all == (DECISION,)
    more = replace(DECISION, decision="left out", when=NOON + timedelta(hours=1))
    kept.add(more, 1)
    with pytest.raises(DecidedMeanwhile):
        kept.add(replace(DECISION, who="Al Reed"), 1)
    assert read_decisions(file).all == (DECISION, more)
    assert [one.who for one in kept.second(DECISION.key)] == ["Al Reed"]


def test_a_row_that_somebody_wrote_into_the_export_is_put_aside_and_told_and_decides_nothing(database, tmp_path):
    file, trail = tmp_path / "decisions.csv", Trail(tmp_path / "trail.jsonl")
    kept = TeamDecisions(database, file, Outbox(database, trail))
    kept.add(DECISION, 0)
    forged = replace(DECISION, who="Al Reed", decision="left out", when=NOON + timedelta(hours=1))
    DecisionsFile(file).add(forged, 1)
    kept.match_file()
    kept.match_file()
    assert kept.all().all == read_decisions(file).all == (DECISION,)
    assert read_decisions(tmp_path / "decisions.refused.csv").all == (forged,)
    (told,) = trail.events("decision.refused")
    assert told.who == "faircount"
    assert "decide nothing" in told.said["words"]
