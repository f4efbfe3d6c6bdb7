"""Whatever an answer, an article, a name or a note says stays words on every page, in every picture and in the feed."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from faircount.briefing.advising import AdvicePage
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.briefing.comparing.compared import ComparisonReport
from faircount.briefing.parts import Link
from faircount.project.project import Project
from faircount.protect.disclosure.question import REPORTS, DisclosedCount, DisclosureFound, DisclosureQuestion
from faircount.release.preview_link import give_link
from faircount.requests.asking.letter import draft_message
from faircount.store.audit_trail import Trail
from faircount.store.decisions import Decision, append_decisions, now
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.store.team.account import Role
from faircount.tables.figures import Figures
from faircount.vocabulary.provenance import web_address
from faircount.web.app import PAGES
from faircount.web.needs import routes_of
from faircount.writers.advice import write_advice
from faircount.writers.check_page import check_body, check_page
from faircount.writers.comparison import comparison_html
from faircount.writers.feed import Entry, Feed, feed_file
from faircount.writers.site import site_files
from faircount.writers.site_charts import chart_file, figure_of
from faircount.writers.site_prose import SitePlace
from tests.lib.hostile_parts import ods, ods_row
from tests.lib.planted_markup import ADDRESS, ALL, ATTACKS, MIXED, harm_in_page, harm_in_xml, planted
from tests.lib.publications import ANSWER, figure
from tests.lib.releasing import drafted, small_project
from tests.lib.review_answers import ANSWERS, YEARS
from tests.lib.sample_article import checked_article
from tests.lib.sample_site import sample_site
from tests.lib.teams import Together, together_at

WHEN = datetime(2026, 11, 25, 12, tzinfo=UTC)
CHART = MethodsChart(
    Caption(None, ALL, ALL, ALL, "methods"), (MethodBar(ALL, 279, 0, 0, 2499), MethodBar("b", 0, 1, 2, 0, proposed=True))
)


def _advice(folder: Path) -> str:
    write_advice(AdvicePage(ALL, ALL, ALL, (ALL,), ChartTable((ALL,), ((ALL,),)), CHART, ((ALL, ALL),)), folder / "advice.html")
    return (folder / "advice.html").read_text("utf-8")


def _report(folder: Path) -> str:
    del folder
    given = (DisclosedCount((ALL,), 1, ALL, (ALL,), ALL),)
    return REPORTS[".html"](DisclosureFound((ALL,), 9, 3, 3, given, ((ALL,),), 0, (ALL,)), DisclosureQuestion())


WRITTEN: Mapping[str, Callable[[Path], str]] = {
    "advice": _advice,
    "report of an attack": _report,
    "comparison": lambda _: comparison_html(
        ComparisonReport("comparison", ALL, (ALL,), ChartTable((ALL,), ((ALL,),)), (CHART,), {})
    ),
    "checked article": lambda _: check_page(planted(checked_article())),
    "checked article within a page": lambda _: check_body(planted(checked_article())),
    "chart to paste": lambda _: figure_of(CHART, "page").snippet(
        f"https://figures.example.org/{ALL}", f"https://figures.example.org/{ALL}"
    ),
}
"""Pages that stand alone, by what they are."""


@pytest.mark.parametrize("attack", ATTACKS[:-2])
def test_each_attack_would_be_seen(attack: str) -> None:
    """But for the last two, which harm nobody by themselves: they are what a second reading would turn into harm."""
    inside = f"<title>{attack}</title><p title=\"{attack}\" class='{attack}'>{attack}</p><textarea>{attack}</textarea>"
    assert harm_in_page(f"<!doctype html><body>{inside}")


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_that_stands_alone_has_words_only(tmp_path: Path, name: str) -> None:
    page = WRITTEN[name](tmp_path)
    assert harm_in_page(page) == []
    assert "planted" in page


def test_a_picture_and_the_feed_have_words_only() -> None:
    assert harm_in_xml(chart_file(CHART).encode()) == []
    feed = feed_file(Feed(ALL, ALL, "https://figures.example.org", [Entry(ALL, ALL, ALL, WHEN, "index.html", ALL)]))
    assert harm_in_xml(feed) == []
    assert b'type="html"' not in feed, "a reader of the feed takes the summary for words too"


def test_a_message_has_words_only_and_no_head_of_others(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    form.write_bytes(b"a form")
    with pytest.raises(ValueError, match="linefeed"):
        draft_message("foi@police.example", f"{ALL}\r\nBcc: evil@evil.example", ALL, form)
    message = message_from_bytes(draft_message("foi@police.example", ALL.replace("\n", " "), ALL, form))
    assert [part.get_content_type() for part in message.walk() if part.get_content_maintype() == "text"] == ["text/plain"]


def test_every_page_of_a_site_has_words_only() -> None:
    site = sample_site()
    files = site_files(planted(replace(site, areas=site.areas[6:8])))
    found = {path: harm for path, page in files.items() if path.endswith(".html") and (harm := harm_in_page(page))}
    assert found == {}
    drawn = {path: harm for path, page in files.items() if path.endswith(".svg") and (harm := harm_in_xml(page))}
    assert drawn == {}
    assert all(b"&lt;script&gt;planted()" in page for path, page in files.items() if path.startswith(("areas/", "articles/")))


@pytest.mark.parametrize("address", [ADDRESS, MIXED, "vbscript:planted()", "data:text/html,planted"])
@pytest.mark.parametrize("path", ["index.html", "areas/kent.html"])
def test_a_link_that_would_run_is_words(address: str, path: str) -> None:
    assert SitePlace(path).link(Link("words", address)) == "words"
    assert web_address(address) == ""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Together]:
    """A team at a project in which whatever others say holds every attack: names, answers, articles, sources, reasons."""
    folder = tmp_path_factory.mktemp("planted") / "project"
    small_project(folder)
    name = ATTACKS[2].replace("/", "")
    _plant(folder, name)
    drafted(Project.open(folder), now() + timedelta(days=1), now())
    Ledger.empty().record([_document(text, number) for number, text in enumerate(ATTACKS)]).save(folder / "ledger")
    kept = folder / "build" / "site" / "files" / "findings.json"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps([_finding(text) for text in ATTACKS]))
    with together_at(folder) as found:
        for entry in found.review.queue()[:6]:
            sha256, locator, question = entry.matter.key
            said = Decision(now(), ATTACKS[5], entry.source_id, sha256, locator, question, entry.matter.choices[0].choice, ALL)
            append_decisions(folder / "decisions.csv", [said])
        append_decisions(
            folder / "decisions.csv", [Decision(now(), name, ALL[:300], "b" * 64, ALL[:300], ALL[:300], ALL[:300], ALL)]
        )
        found.team.decisions.match_file()
        Trail(folder / "trail.jsonl").append(ATTACKS[0], ALL, ALL, {"words": ALL})
        give_link(found.review.project, ATTACKS[2], None, ATTACKS[5], now())
        yield found


def _plant(folder: Path, name: str) -> None:
    config = folder / "faircount.toml"
    for said in ("A small campaign", "A small charity"):
        config.write_text(config.read_text("utf-8").replace(json.dumps(said), json.dumps(f"{said} {ALL}")), "utf-8")
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("source_id", "title", "publisher", "trust", "published", "address"))
        writer.writerow(("gazette", f"Report {ALL}", f"The Gazette {ALL}", "press", "", ADDRESS))
    article = folder / "articles" / "fall.txt"
    article.write_text(f"{article.read_text('utf-8')}\n{ALL} In Cleveland 820 offences {ATTACKS[0]} were recorded.\n", "utf-8")
    answers = folder / "answers"
    answers.mkdir()
    page = ANSWERS["essex.html"].replace("Essex Police:", f"Essex Police: {escape(ALL)}")
    page = page.replace("about 740", f"about 740 {escape(ALL)}")
    (answers / f"essex {name}.html").write_text(page, "utf-8")
    rows = "".join(ods_row(line.split(",")) for line in YEARS.splitlines())
    sheets = (f"<table:table table:name='{escape(text)}'>{rows}</table:table>" for text in ATTACKS)
    (answers / "sheets.ods").write_bytes(ods("".join(sheets)))
    for text in ATTACKS:
        cell = text.replace('"', '""')
        (answers / f"kent {ATTACKS.index(text)} {name}.csv").write_text(
            f'Kent Police,"{cell}"\nYear,"Rape {cell}","{cell}"\n2015/16,738,"61 {cell}"\n2016/17,*,58\n"{cell}",7,8\n', "utf-8"
        )


def _document(text: str, number: int) -> StoredDocument:
    source = replace(ANSWER, source_id=f"s{number}", title=text, publisher=text, address=ADDRESS)
    said = figure(2015, 7, source_id=source.source_id, note=text, locator=text, quality=text, breakdown=text)
    return StoredDocument(source, Figures.of([said]))


def _finding(text: str) -> dict[str, object]:
    cited = [{"title": text, "address": ADDRESS}]
    return {"severity": text, "title": text, "area": "E23000013", "one_sentence": text, "arithmetic": [text], "sources": cited}


def test_a_whole_version_has_words_only(team: Together) -> None:
    (draft,) = (team.folder / "releases" / "drafts").iterdir()
    files = [path for path in draft.rglob("*") if path.is_file()]
    pages = {path.name: harm_in_page(path.read_bytes()) for path in files if path.suffix == ".html"}
    assert {name: harm for name, harm in pages.items() if harm} == {}
    drawn = {path.name: harm_in_xml(path.read_bytes()) for path in files if path.suffix in (".svg", ".atom")}
    assert {name: harm for name, harm in drawn.items() if harm} == {}
    assert sum(b"planted()" in path.read_bytes() for path in files if path.suffix == ".html") > 3


def _paths(team: Together) -> Iterator[str]:
    sheets = [entry.matter for entry in team.review.queue() if entry.matter.file == "sheets.ods"]
    assert any("<script>" in matter.place for matter in sheets), "the name of a sheet is the place of a doubt"
    doubts = [matter.id for matter in (*sheets, *(entry.matter for entry in team.review.queue()[::5]))]
    for route in routes_of(PAGES):
        for name in doubts if "/review/{" in route.path else [quote(ALL)]:
            asked = re.sub(r"\{[^}]*\}", name, route.path)
            yield from (asked, f"{asked}?{_ASKED}") if "GET" in route.methods else ()


_ASKED = urlencode(dict.fromkeys(("area", "period", "offence", "online", "severity", "to", "page"), ALL))


@pytest.mark.parametrize("role", [None, Role.PUBLISHER, Role.ADMINISTRATOR])
def test_every_page_of_the_app_has_words_only(team: Together, role: Role | None) -> None:
    person, found, planted_in = team.as_role(role), {}, 0
    for path in _paths(team):
        status, headers, text = person.ask(path)
        assert status < 500, path
        if headers.get_content_type() == "text/html":
            planted_in += "planted()" in text
            found |= {path: harm} if (harm := harm_in_page(text)) else {}
    assert found == {}
    assert role is None or planted_in > 10


FORMS = ("/app/sign-in", "/app/articles", "/app/accounts", "/app/accounts/role", "/app/releases/reader", "/app/releases/sign",
         "/app/releases/explain", "/app/releases/withdraw", "/app/password")  # fmt: skip
"""Pages that say again what was sent, where it cannot be taken."""
_SENT = dict.fromkeys(("name", "role", "password", "to", "text", "reader", "version", "why", "area", "period", "now", "new"), ALL)


@pytest.mark.parametrize("path", FORMS)
def test_what_was_sent_comes_back_as_words(team: Together, path: str) -> None:
    role = Role.ADMINISTRATOR if "accounts" in path else Role.PUBLISHER
    status, _, text = team.as_role(role).send(path, _SENT)
    assert status < 500
    assert harm_in_page(text) == []
    name = team.review.queue()[0].matter.id
    status, _, text = team.as_role(role).send(f"/review/{name}", {"typed": ALL, "choice": ALL, "why": ALL})
    assert harm_in_page(text) == []


def test_a_file_that_was_sent_keeps_no_markup_in_its_name(team: Together) -> None:
    sent = [(f"{text}.exe".replace('"', "%22").replace("\n", ""), b"x") for text in ATTACKS]
    status, _, text = team.as_role(Role.REVIEWER).upload("/app/answers", sent)
    assert status == 422
    assert harm_in_page(text) == []
