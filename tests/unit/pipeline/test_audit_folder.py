import json

import pytest

from faircount.errors import BadProject, UnreadableSource, WrongArgument
from faircount.pipeline.audit import AskedDesign, design_audit
from faircount.pipeline.audit_folder import read_audit
from faircount.records.audit_strata import AuditSource

SOURCE = AuditSource(flagged=("2015/16=55",), unflagged=("2015/16:=high=40", "2015/16:other=725"))


@pytest.fixture
def folder(tmp_path):
    design_audit(SOURCE, AskedDesign(margin=0.08, seed="11"), tmp_path / "audit")
    return tmp_path / "audit"


def test_what_was_written_is_read_back_whatever_a_stratum_is_called(folder):
    kept = read_audit(folder)
    assert [planned.stratum.name for planned in kept.design.strata] == ["marked", "=high", "other"]
    assert kept.design.periods == ("2015/16",)
    drawn = [planned.stratum.name for planned in kept.strata_of.values()]
    assert [drawn.count(planned.stratum.name) for planned in kept.design.strata] == [p.read for p in kept.design.strata]
    assert "'=high" in (folder / "house" / "key.csv").read_text("utf-8")


def test_the_plan_says_why_and_what_it_will_be_worth(folder):
    plan = (folder / "house" / "plan.md").read_text("utf-8")
    assert "a stratum of 60 or fewer is read whole" in plan
    assert "of the unmarked were missed" in plan
    assert "plus or minus 8 percentage points" in plan


def test_reviewers_are_given_nothing_of_the_house(folder):
    assert {path.name for path in (folder / "reviewers").iterdir()} == {"reviewer-1.xlsx", "reviewer-2.xlsx"}


def test_an_audit_is_not_written_over_and_a_design_that_was_changed_is_refused(folder):
    with pytest.raises(BadProject, match="nothing decided there is lost"):
        design_audit(SOURCE, AskedDesign(seed="12"), folder)
    path = folder / "house" / "design.json"
    design = json.loads(path.read_text("utf-8"))
    design["strata"][2]["read"] -= 1
    path.write_text(json.dumps(design), encoding="utf-8")
    with pytest.raises(UnreadableSource, match="not as many records"):
        read_audit(folder)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="was changed or is gone"):
        read_audit(folder)


def test_records_are_drawn_by_a_seed_and_a_plan_alone_needs_none(tmp_path):
    with pytest.raises(WrongArgument, match="--seed"):
        design_audit(SOURCE, AskedDesign(), tmp_path / "audit")
    assert not (tmp_path / "audit").exists()
    found = design_audit(SOURCE, AskedDesign(), None)
    assert found.folder is None
    assert found.as_json()["periods"][0]["read"] == found.periods[0].read
