"""Doubts settled from the command line and in a browser, without script, by keys, and on a phone."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from typer.testing import CliRunner

from faircount.cli.main import app
from faircount.pipeline.project import Project
from faircount.pipeline.review import Review
from faircount.web.app import create_app
from faircount.web.settings import Settings
from tests.lib.pdf_pages import Pages
from tests.lib.review_answers import answered_project, quiet
from tests.lib.serving import served as serving

RUN = CliRunner()


def run(*words, said=""):
    return RUN.invoke(app, ["review", *map(str, words)], input=said)


@pytest.fixture
def project(tmp_path):
    return answered_project(tmp_path / "project")


def listed(project):
    return json.loads(run(project, "--list", "--json").stdout)


def test_a_doubt_is_listed_decided_and_no_longer_open(project):
    doubt = next(one for one in listed(project) if one["file"] == "kent.csv")
    made = run(project, "--decide", doubt["id"], "--choice", "counted: victims", "--why", "the letter", "--who", "JM")
    assert made.exit_code == 0, made.output
    again = next(one for one in listed(project) if one["id"] == doubt["id"])
    assert (again["decision"], again["who"]) == ("counted: victims", "JM")
    assert "the letter" in (project / "decisions.csv").read_text()


def test_the_list_and_the_coverage_are_tables_to_read(project):
    shown = run(project, "--list")
    assert "kent.csv" in shown.output
    assert "5 doubts in 4 answers, 5 open." in shown.output
    covered = run(project, "--coverage")
    assert "Surrey" in covered.output
    records = json.loads(run(project, "--coverage", "--json").stdout)
    assert {record["outcome"] for record in records} == {"answered", "refused", "nothing usable"}


def test_doubts_are_asked_one_after_the_other_with_the_cell_framed(project):
    shown = run(project, "--who", "JM", said="9\n2016/17\nthe letter is of 2017\ns\nq\n")
    assert shown.exit_code == 0, shown.output
    assert "▐54 (50)▌" in shown.output
    assert "Decided: period: 2016/17" in shown.output
    assert "Stopped; what you decided is kept." in shown.output
    assert len((project / "decisions.csv").read_text().splitlines()) == 2


def test_a_decision_without_a_reason_is_refused_by_name(project):
    doubt = listed(project)[0]
    refused = run(project, "--decide", doubt["id"], "--choice", "1", "--who", "JM")
    assert refused.exit_code != 0
    assert (project / "decisions.csv").read_text().count("\n") == 1


@pytest.fixture
def served(project):
    opened = Project.open(project)
    review = Review.open(opened, quiet)
    with serving(create_app(opened, Settings(who="JM"), review)) as port:
        yield f"http://127.0.0.1:{port}", review


@pytest.fixture
def printed(project):
    """An answer that is a PDF, with a cell that is not explained."""
    pages = Pages()
    pages.paragraph("Humberside Police, sexual offences", 12)
    for row, cells in enumerate((("Year", "Under 13", "13 to 17"), ("2015", "738", "*"), ("2016", "663", "58"))):
        for left, text in zip((60, 200, 300), cells, strict=True):
            pages.text(left, 705 - 18 * row, text, 9)
    (project / "answers" / "humberside printed.pdf").write_bytes(pages.bytes())


@pytest.mark.usefixtures("printed")
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, served):
    """On each doubt, and on the whole page of the PDF that one of them is on."""
    address, review = served
    page = browser.new_page()
    queue = review.queue()
    whole = [f"review/{entry.matter.id}/page" for entry in queue if review.page(entry.matter)]
    assert whole
    paths = ["app/answers", "review/coverage", *(f"review/{entry.matter.id}" for entry in queue), whole[0]]
    for width in (1100, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for path in paths:
            page.goto(f"{address}/{path}")
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].map(shown => shown.naturalWidth > 300 && shown.alt.length > 10)") == [True]
    page.close()


def test_a_doubt_is_settled_without_script(browser, served):
    address, review = served
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    first, second = (entry.matter.id for entry in review.queue()[:2])
    page.goto(f"{address}/review/{first}")
    assert not page.locator(".keys").is_visible()
    page.fill("#typed", "2016/17")
    page.fill("#why", "the letter is of 2017")
    page.click(".decide button")
    assert page.url == f"{address}/review/{second}"
    assert review.entry(first).decision.decision == "period: 2016/17"
    context.close()


def test_keys_choose_and_can_be_turned_off(browser, served):
    address, review = served
    context = browser.new_context()
    page = context.new_page()
    entry = next(entry for entry in review.queue() if entry.matter.file == "kent.csv")
    page.goto(f"{address}/review/{entry.matter.id}")
    page.keyboard.press("2")
    assert page.locator(".choice input").nth(1).is_checked()
    page.click(".keys button")
    page.locator("h2#question").click()
    page.keyboard.press("1")
    assert not page.locator(".choice input").nth(0).is_checked()
    page.fill("#why", "3 letters say so")
    assert page.locator(".choice input").nth(1).is_checked()
    page.click(".decide button")
    assert review.entry(entry.matter.id).decision.decision == "counted: victims"
    context.close()
