"""After a version was withdrawn for what it showed, the next one neither repeats it nor lets it be worked out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from faircount.errors import BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.changes import ChangeNature
from faircount.release.checklist import checklist
from faircount.release.correct import Chosen, explain
from faircount.release.history import PUBLISHED
from faircount.release.release import Draft
from faircount.release.withdraw import withdraw
from tests.lib.releasing import (
    AL,
    ANSWERED,
    BESIDE,
    JO,
    RELEASED,
    SMALL,
    THRESHOLD,
    TOGETHER,
    WEEK,
    changed,
    drafted,
    every_byte,
    released,
    small_project,
)  # fmt: skip

WHY = "A count was shown that should not have been"
LAST = 23_456


def hidden_after(folder: Path, *, gone: bool) -> tuple[Project, Draft]:
    """The draft that hides what the first version showed, and puts another figure right; with the first withdrawn, or not."""
    released(small_project(folder, ANSWERED))
    project = small_project(folder, changed(ANSWERED, LAST, LAST + 1), threshold=THRESHOLD)
    if gone:
        withdraw(project, "1.0.0", WHY, JO, RELEASED + WEEK / 4)
    explain(project, Chosen(), ChangeNature.CORRECTION, "The force asked us to hide it", AL, RELEASED + WEEK / 4)
    return project, drafted(project, RELEASED + WEEK, RELEASED + WEEK / 2)


def numbers_in(draft: Draft) -> set[str]:
    told = re.sub(rb"[0-9a-f]{16,}", b"", every_byte(draft.site)).decode("utf-8", "replace")
    return set(re.findall(r"\d+", told.replace(",", "")))


def test_a_withdrawn_count_is_neither_printed_nor_told_by_the_others(tmp_path: Path) -> None:
    project, draft = hidden_after(tmp_path, gone=True)
    assert draft.version == "2.0.0"
    outcomes = {one.name: one for one in checklist(project, RELEASED + WEEK / 2)}
    assert not any(one.problems for name, one in outcomes.items() if name in ("earlier versions", "reasons", "still shown"))
    written = numbers_in(draft)
    assert str(TOGETHER) in written
    assert not written & {str(SMALL), str(BESIDE), str(LAST)}, "no old number of an area in which something is hidden now"
    cells = json.loads((draft.site / "changes.json").read_text("utf-8"))["cells"]
    assert {(one["change"], one["old"], one["new"]) for one in cells} == {
        ("now hidden", None, "[c]"), ("changed", None, f"{LAST + 1:,}"),
    }  # fmt: skip
    page = (draft.site / "areas/cleveland.html").read_text("utf-8")
    assert "this page in version 1.0.0" not in page
    assert "is withdrawn." in page


def test_a_version_that_can_still_be_read_is_named(tmp_path: Path) -> None:
    project, draft = hidden_after(tmp_path, gone=False)
    assert draft.version == "2.0.0"
    outcomes = {one.name: one for one in checklist(project, RELEASED + WEEK / 2)}
    assert "release correct --withdraw 1.0.0" in outcomes["still shown"].problems[0]
    assert not outcomes["still shown"].stops
    cells = json.loads((draft.site / "changes.json").read_text("utf-8"))["cells"]
    assert str(SMALL) not in numbers_in(draft)
    assert ("changed", f"{LAST:,}") in {(one["change"], one["old"]) for one in cells}


def test_the_reason_of_a_withdrawal_holds_no_number(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    released(project)
    with pytest.raises(BadRelease, match="without a number"):
        withdraw(project, "1.0.0", "A count of 820 was shown", JO, RELEASED + WEEK)
    withdraw(project, "1.0.0", "A count of 2015/16 was shown", JO, RELEASED + WEEK)


def test_what_relied_on_a_withdrawn_version_is_stopped_or_named(tmp_path: Path) -> None:
    project, draft = hidden_after(tmp_path, gone=False)
    assert str(BESIDE) in numbers_in(draft), "what can still be read hides nothing"
    withdraw(project, "1.0.0", WHY, JO, RELEASED + WEEK / 2)
    told = {one.name: one.problems for one in checklist(project, RELEASED + WEEK / 2)}["earlier versions"]
    assert any("follows from this version" in problem for problem in told)
    assert any("repeats a number of a version that is withdrawn; prepare again" in problem for problem in told)


def test_a_version_in_between_is_named_and_once_it_is_gone_too_all_is_hidden(tmp_path: Path) -> None:
    project, draft = hidden_after(tmp_path, gone=False)
    # The check stops such a draft; here it stands for one whose first version was withdrawn only afterwards.
    trail = Places.of(project).trail
    said = {"digest": draft.digest, "at": draft.at.isoformat(timespec="minutes"), "corrects": True}
    trail.append(JO, PUBLISHED, draft.version, said, RELEASED + WEEK)
    withdraw(project, "1.0.0", WHY, JO, RELEASED + WEEK)
    explain(project, Chosen(), ChangeNature.CORRECTION, "The force asked us to hide it", AL, RELEASED + WEEK)
    later = RELEASED + 2 * WEEK
    drafted(project, later, later - WEEK / 2)
    [told] = {one.name: one.problems for one in checklist(project, later - WEEK / 2)}["still shown"]
    assert "version 2.0.0 can still be read, and what is hidden now follows from it" in told
    withdraw(project, "2.0.0", WHY, JO, later - WEEK / 4)
    explain(project, Chosen(), ChangeNature.CORRECTION, "The force asked us to hide it", AL, later - WEEK / 4)
    again = drafted(project, later, later - WEEK / 4)
    assert not numbers_in(again) & {str(SMALL), str(BESIDE)}
