"""The check of findings: a finding of the published figures passes, and one that they do not give is found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from faircount.project.project import Project
from faircount.release.checks.candidate import Candidate
from faircount.release.checks.findings import findings_follow
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.write import PLACE
from tests.lib.releasing import MONDAY, PRINTED, drafted, small_project, write_listed
from tests.lib.review_answers import answered_project

DISAGREE = (*PRINTED, ("gazette", "Cleveland", "cyber_flagged_under18", "2016/17", 154))
"""One source that gives a count twice, and not the same."""
BANDS = "Kent Police\n\nSexual offences recorded against children under 18, by age of victim\nAge,2018/19,2019/20\n{}\n"
FIRST = ("Under 5,11,13", "5 to 9,23,25", "10 to 12,30,35", "13,40,41", "14 to 15,51,50", "16 to 17,62,64")
AGAIN = ("Under 5,12,14", "5 to 9,24,27", "10 to 12,33,36", "13,43,44", "14 to 15,55,57", "16 to 17,66,68")
"""Two answers that disagree on every band of age: the title of what is found ends in a number."""


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


def test_two_answers_that_disagree_on_any_band_of_age_pass(tmp_path: Path) -> None:
    project = Project.open(
        answered_project(tmp_path, {"a.csv": BANDS.format("\n".join(FIRST)), "b.csv": BANDS.format("\n".join(AGAIN))})
    )
    candidate = Candidate(project, drafted(project), MONDAY)
    assert len(candidate.store.findings) == 12
    assert list(findings_follow(candidate)) == []
    for path, root in candidate.pages.items():
        assert not (run := run_together(root)), f"{path}: two numbers stand as one: {run}"


BLOCKS = frozenset(
    "p li h1 h2 h3 h4 div section figure figcaption summary dt dd title desc article tr td th br text option pre".split()
)


def run_together(root: html.HtmlElement) -> list[str]:
    """Numbers of two elements of a line with nothing between, which a reader, a copy and a screen reader take for one."""
    return re.findall(r".{0,20}\d\0+\d.{0,20}", "".join(flow(root.find(".//main"))))


def flow(node: html.HtmlElement) -> Iterator[str]:
    edge = "\n" if node.tag in BLOCKS else "\0"
    yield from (edge, node.text or "")
    for child in node.iterchildren(tag=etree.Element):
        yield from (*flow(child), child.tail or "")
    yield edge
