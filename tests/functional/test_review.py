"""Doubts settled from the command line and in a browser, without script, by keys, and on a phone."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from faircount.cli.main import app
from faircount.pipeline.build import build
from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.review.between import TOTAL
from faircount.review.review import Review
from faircount.store.ledger import Ledger
from faircount.vocabulary.measures import Sex
from faircount.web.app import create_app
from faircount.web.settings import WebSettings
from tests.lib.axe import faults
from tests.lib.pdf_pages import Pages
from tests.lib.review_answers import LETTER, answered_project, quiet
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
    assert "5 doubts in 4 of 5 answers, 5 open." in shown.output
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
    with serving(create_app(opened, WebSettings(who="JM"), review)) as port:
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
            found = faults(page)
            assert not found, found
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


HIDES = "Kent Police: sexual offences against children under 18\n\nAge,2015/16,2016/17\nAged 0 to 9,*,12\nAged 10 to 17,450,430\n"
ADDS_UP_TO_MORE = (
    "<html><head><title>Essex Police: sexual offences against under-18s</title></head><body><table>"
    "<tr><th>Year</th><th>Female</th><th>Male</th><th>Total</th></tr>"
    "<tr><td>2015/16</td><td>120</td><td>30</td><td>150</td></tr><tr><td>2016/17</td><td>110</td><td>20</td><td>140</td></tr>"
    "</table></body></html>"
)
CORRECTED = "Essex Police: sexual offences against children under 18\n\n,2015/16,2016/17\nTotal offences recorded,151,140\n"
STRANGE = "Surrey Police: offences recorded\n\nOffence,2015/16,2016/17\nGlurk with intent,5,6\n"
NOT_ASKED = "Gwent Police: sexual offences against children under 18\n\n,2015/16,2016/17\nTotal offences recorded,201,240\n"
NO_YEAR = "Dorset Police: sexual offences against children under 18\n\nAge,Last year,This year\nAged 0 to 9,12,14\n"


def test_every_doubt_is_counted_whatever_its_kind_and_nothing_that_it_holds_up(tmp_path):
    folder = tmp_path / "project"
    start_project(folder, "A charity")
    answers = {
        "kent.csv": HIDES, "essex.html": ADDS_UP_TO_MORE, "essex-again.csv": CORRECTED, "surrey.csv": STRANGE,
        "gwent.csv": NOT_ASKED, "dorset.csv": NO_YEAR, "broken.xlsx": "PK\x03\x04 cut short",
    }  # fmt: skip
    for name, text in answers.items():
        (folder / "answers" / name).write_text(text, encoding="utf-8")
    (folder / "ask.toml").write_text(
        '[request]\ntitle = "Counts"\napplicant = "A"\naddress = "a@example.org"\nsent = 2026-01-05\n'
        'forces = ["Kent", "Essex", "Surrey", "Dorset"]\n'
        '[figures]\noffences = ["sexual_under_18"]\nyears = ["2015/16", "2016/17"]\n'
    )
    asked = {(one["file"], one["question"]) for one in listed(folder)}
    assert asked == {
        ("kent.csv", "What does the mark mean?"),
        ("essex.html", "The total is not the sum of its parts. Keep them?"),
        ("essex.html", "Another answer gives other numbers for the same. Which stand?"),
        ("surrey.csv", "Which offences are these?"),
        ("gwent.csv", "This force was not asked. Does its answer belong here?"),
        ("dorset.csv", "Which period are these figures about?"),
        ("broken.xlsx", "Which request does this answer?"),
    }
    shown = run(folder, "--list")
    assert "7 doubts in 6 of 7 answers, 7 open." in shown.output
    assert "Not read: broken.xlsx" in shown.output
    strange = next(one for one in listed(folder) if one["file"] == "surrey.csv")
    assert run(folder, "--decide", strange["id"], "--choice", "grooming", "--why", "the letter", "--who", "JM").exit_code == 0
    older = next(one for one in listed(folder) if one["file"] == "essex.html" and one["doubt"].startswith("another answer"))
    assert run(folder, "--decide", older["id"], "--choice", "left out", "--why", "corrected", "--who", "JM").exit_code == 0
    built = build(Project.open(folder), lambda *_: None, quick=True)
    assert [one.path for one in built.refused] == ["answers/broken.xlsx"]
    assert f"5 doubts wait for a person: faircount review {folder}" in built.notes
    held = Ledger.open(folder / "ledger").figures
    assert {figure.count for figure in held if figure.offence == "grooming"} == {5, 6}
    essex = [figure.count for figure in held if figure.source_id.startswith("essex") and figure.sex is Sex.ALL]
    assert sorted(essex) == [140, 151], "its own 140 was in doubt, and the other answer stands for it"
    assert "7 doubts in 6 of 7 answers, 5 open." in run(folder, "--list").output


def test_a_doubt_that_rests_on_counts_stays_at_the_desk(tmp_path):
    """Its parts are hidden: that the note of their total is there, or is not, would tell something of them."""
    told = {}
    for young in (3, 4):
        folder = tmp_path / str(young)
        start_project(folder, "A charity")
        table = f"Age,2015/16\nAged 0 to 10,{young}\nAged 11 to 17,39\nTotal,43\n"
        answer = f"Gwent Police: sexual offences against children under 18\n\n{table}"
        (folder / "answers" / "gwent.csv").write_text(answer, encoding="utf-8")
        build(Project.open(folder), lambda *_: None, quick=True)
        site = folder / "build" / "site"
        said = b"\n".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.suffix in (".csv", ".json", ".html"))
        assert TOTAL.encode() not in said
        told[young] = [one["doubt"] for one in listed(folder)]
    assert told[3] != told[4], "at the desk it is asked about, where it is so"


def test_what_is_proposed_is_shown_and_a_part_of_it_mended(tmp_path):
    folder = answered_project(tmp_path / "letter", {"norfolk.txt": LETTER})
    doubts = listed(folder)
    doubt = next(one for one in doubts if any(row["number"] == "225" for row in one["proposed"]))
    row = next(row for row in doubt["proposed"] if row["number"] == "225")
    assert {row["period"], row["online"], row["counted"]} == {
        "2022/23", "with and without the online mark together", "offences",
    }  # fmt: skip
    assert "Proposed: " in run(folder, "--list").output
    shown = run(folder, "--who", "JM", said="s\n" * len(doubts))
    assert f"number {row['row']}: 225" in shown.output
    assert f"{len(doubts)} doubts are still open." in shown.output or "1 doubt is still open." in shown.output
    assert "Build again" not in shown.output
    made = run(folder, "--decide", doubt["id"], "--choice", f"online: no for {row['row']}", "--why", "apart", "--who", "JM")
    assert made.exit_code == 0, made.output
    for one in listed(folder):
        if one["decision"] is None:
            run(folder, "--decide", one["id"], "--choice", "as read", "--why", "so it says", "--who", "JM")
    read = Review.open(Project.open(folder), quiet).decided()[0]
    assert {(figure.number, str(figure.online)) for figure in read.figures} >= {(225, "no"), (244, "all"), (19, "yes")}
