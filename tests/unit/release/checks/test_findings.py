"""The check of findings: a finding of the published figures passes, and one that they do not give is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faircount.release.checks.candidate import Candidate
from faircount.release.checks.findings import findings_follow
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.write import PLACE
from tests.lib.releasing import MONDAY, PRINTED, drafted, small_project, write_listed

DISAGREE = (*PRINTED, ("gazette", "Cleveland", "cyber_flagged_under18", "2016/17", 154))
"""One source that gives a count twice, and not the same."""


@pytest.fixture
def candidate(tmp_path: Path) -> Candidate:
    project = small_project(tmp_path, DISAGREE)
    return Candidate(project, drafted(project), MONDAY)


def test_findings_of_the_published_figures_pass(candidate: Candidate) -> None:
    assert candidate.store.findings
    assert list(findings_follow(candidate)) == []


def test_a_number_changed_on_the_page_of_a_finding_is_found(candidate: Candidate) -> None:
    page = candidate.site / candidate.store.findings[0].page
    page.chmod(0o644)
    page.write_text(page.read_text("utf-8").replace("154", "164"), encoding="utf-8")
    assert any("prints 164" in fault for fault in findings_follow(candidate))


def test_a_finding_on_a_card_of_the_area_is_looked_at_too(candidate: Candidate) -> None:
    page = candidate.site / "areas/cleveland.html"
    page.chmod(0o644)
    text = page.read_text("utf-8")
    card = text[text.index('<article class="finding') : text.index("</article>")]
    page.write_text(text.replace(card, card.replace("154", "164")), encoding="utf-8")
    assert any(fault.startswith("areas/cleveland.html") for fault in findings_follow(candidate))


def test_a_finding_that_the_published_figures_do_not_give_is_found(candidate: Candidate) -> None:
    """The count that makes the clash is another in the published rows than when the finding was written."""
    store = candidate.store
    assert store.findings
    edition = candidate.site / PLACE
    rows = edition / "figures" / "cleveland.json"
    for path in (rows, edition / "edition.json"):
        path.chmod(0o644)
    told = json.loads(rows.read_text("utf-8"))
    for row in told["items"]:
        if row["count"] == 154:
            row["count"] = row["count_lower"] = row["count_upper"] = 145
    write_listed(edition, rows, told)
    assert any("does not follow" in fault for fault in findings_follow(Candidate(candidate.project, candidate.draft, MONDAY)))
    assert EditionStore.open(candidate.site / PLACE).findings == store.findings
