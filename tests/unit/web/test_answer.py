"""One answer in the browser: opened without a doubt, its figures over the original, taken out by mistake and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from faircount.project.places import Places
from faircount.project.project import Project
from faircount.store.team.account import Role
from tests.lib.review_answers import answered_project
from tests.lib.teams import Together, together_at

PLAIN = "Dorset Police: sexual offences against children under 18 recorded\nFinancial year,Offences\n2015/16,738\n2016/17,663\n"
ASK = """\
[request]
title = "Counts"
applicant = "A charity"
address = "foi@charity.example"
sent = 2026-01-05
forces = ["Kent", "Essex", "Surrey", "Dorset", "Norfolk", "Humberside"]
[figures]
offences = ["sexual_under_18"]
years = ["2015/16", "2016/17"]
"""


@pytest.fixture(scope="module")
def together(tmp_path_factory) -> Iterator[Together]:
    folder = answered_project(tmp_path_factory.mktemp("answer") / "project")
    (folder / "answers" / "dorset.csv").write_text(PLAIN, encoding="utf-8")
    (folder / "answers" / "norf\udcff\x1b.csv").write_text(PLAIN.replace("Dorset", "Norfolk"), encoding="utf-8")
    (folder / "ask.toml").write_text(ASK, encoding="utf-8")
    with together_at(folder) as found:
        yield found


def address_of(together: Together, file: str) -> str:
    text = together.as_role(Role.REVIEWER).ask("/app/answers")[2]
    found = re.search(rf'href="(/app/answers/[0-9a-f]{{16}})">{re.escape(file)}<', text)
    assert found is not None, f"{file} is not in the list"
    return found[1]


def test_an_answer_without_a_doubt_is_opened_with_each_figure_over_its_original(together):
    status, _, text = together.as_role(Role.REVIEWER).ask(address_of(together, "dorset.csv"))
    assert status == 200
    assert re.findall(r'<td class="framed">(\w+)', text) == ["738", "663"]
    assert "Dorset Police</strong>: it is headed or signed Dorset Police" in text
    assert "An answer</strong>" in text
    assert "open doubt" not in text
    for said in ("738", "2015/16", "663", "2016/17", "sexual offences against under-18s"):
        assert said in text


def test_whose_it_is_can_be_said_otherwise_though_nothing_was_asked(together):
    reviewer, address = together.as_role(Role.REVIEWER), address_of(together, "dorset.csv")
    whose = re.findall(r"/review/([0-9a-f]{10})", reviewer.ask(address)[2])[0]
    sent = {"choice": "", "typed": "Kent Police", "why": "they rang", "seen": "0"}
    assert reviewer.send(f"/review/{whose}", sent)[0] == 303
    assert "Kent Police</strong>: a person said so" in reviewer.ask(address)[2]
    assert "commas" in reviewer.send(f"/review/{whose}", {**sent, "typed": "Atlantis", "seen": "1"})[2]
    assert reviewer.send(f"/review/{whose}", {**sent, "typed": "", "choice": "open again", "seen": "1"})[0] == 303
    assert "Dorset Police</strong>" in reviewer.ask(address)[2]
    assert together.review.lost() == ()


def test_the_file_is_given_back_as_it_was_sent_and_never_shown_by_the_browser(together):
    status, headers, text = together.as_role(Role.REVIEWER).ask(f"{address_of(together, 'dorset.csv')}/original")
    assert (status, text, headers["Content-Type"]) == (200, PLAIN, "application/octet-stream")
    assert headers["Content-Disposition"] == 'attachment; filename="dorset.csv"'


def test_an_answer_whose_name_is_not_in_utf8_has_its_page_and_its_original(together):
    reviewer, address = together.as_role(Role.REVIEWER), address_of(together, "norf\ufffd\ufffd.csv")
    assert reviewer.ask(address)[0] == 200
    status, headers, text = reviewer.ask(f"{address}/original")
    assert (status, text) == (200, PLAIN.replace("Dorset", "Norfolk"))
    assert headers["Content-Disposition"] == 'attachment; filename="norf__.csv"'


def test_a_wrong_upload_is_undone_and_taken_back_with_nothing_lost_and_both_in_the_trail(together):
    reviewer, address = together.as_role(Role.REVIEWER), address_of(together, "dorset.csv")
    assert reviewer.send(f"{address}/undo", {"file": "dorset.csv"})[0] == 303
    assert not (together.folder / "answers" / "dorset.csv").exists()
    page = reviewer.ask("/app/answers")[2]
    assert "Taken out" in page
    assert address not in page
    assert reviewer.send(f"{address}/undo", {"file": "dorset.csv"})[0] in (404, 409)
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept is not None
    assert reviewer.send("/app/withdrawn", {"kept": kept[1]})[0] == 303
    assert (together.folder / "answers" / "dorset.csv").read_text() == PLAIN
    assert reviewer.send("/app/withdrawn", {"kept": "../../etc/passwd"})[0] == 409
    acts = [(event.act, event.about, event.who) for event in Places.of(Project.open(together.folder)).trail.events()]
    assert acts[-2:] == [("answer.taken out", "dorset.csv", "reviewer"), ("answer.taken back", "dorset.csv", "reviewer")]


def test_nobody_takes_a_file_out_who_may_not_review(together):
    address = address_of(together, "kent.csv")
    for role in (Role.ADMINISTRATOR, None):
        assert together.as_role(role).send(f"{address}/undo", {"file": "kent.csv"})[0] in (401, 403)
    assert (together.folder / "answers" / "kent.csv").is_file()
