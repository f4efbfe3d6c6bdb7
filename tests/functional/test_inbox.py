"""The inbox as a person meets it: listed, said otherwise, and bad input named with the mend, within bounds of time."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from faircount.cli.main import app
from faircount.pipeline.ask import ask, chase, open_inbox
from faircount.pipeline.start import start_project
from faircount.requests.asking.definition import read_definition
from faircount.requests.inbox.nature import PieceNature
from tests.lib.mailboxes import DEFINITION, LATE, OURS

KENT, ESSEX = "E23000032", "E23000028"
HEAD = "From: FOI <foi@{force}.police.uk>\nTo: {ours}\nSubject: Your request\nContent-Type: text/plain; charset=utf-8\n\n"
TABLE = "{police}: sexual offences against children under 18 recorded\nFinancial year,Offences\n2023/24,412\n2024/25,388\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "campaign"
    start_project(folder, "A charity")
    (folder / "ask.toml").write_text(DEFINITION.format(ours=OURS, sent="2026-11-02", forces='"Kent", "Essex"'), encoding="utf-8")
    ask(folder, folder / "requests")
    return folder


def put(folder: Path, name: str, text: str, force: str = "") -> None:
    head = HEAD.format(force=force, ours=OURS) if force else ""
    (folder / "answers" / name).write_text(head + text, encoding="utf-8")


def run(*words: str):
    return CliRunner().invoke(app, list(words))


def chased(folder: Path) -> set[str]:
    return {row.code for row in chase(folder, folder / "requests", LATE).rows if row.chased == LATE}


def test_what_came_in_is_listed_with_its_reason_and_can_be_said_otherwise(folder):
    put(folder, "a.csv", TABLE.format(police="Kent Police"))
    put(folder, "b.eml", "We acknowledge your request.\n\nRegards\nEssex Police", "essex")
    put(folder, "c.eml", "See the letter of last week.\n\nKent Police and Essex Police Joint Unit\n")
    listed = run("inbox", str(folder))
    assert listed.exit_code == 3
    for said in ("Kent Police", "an answer", "foi@essex.police.uk", "an acknowledgement"):
        assert said in " ".join(listed.output.split())
    settled = run("inbox", str(folder), "--settle", "c.eml", "--whose", "none of them", "--why", "a newsletter", "--who", "JM")
    assert settled.exit_code == 0, settled.output
    run("inbox", str(folder), "--settle", "c.eml", "--what", "an acknowledgement", "--why", "a newsletter", "--who", "JM")
    assert run("inbox", str(folder)).exit_code == 0
    otherwise = ("--whose", "Essex", "--why", "wrong head", "--who", "JM")
    assert run("inbox", str(folder), "--settle", "a.csv", *otherwise).exit_code == 0
    heard = open_inbox(folder, folder / "requests")
    assert (heard.heard(ESSEX, LATE).answers, heard.heard(KENT, LATE).answers) == (("a.csv",), ())


def test_a_mail_that_may_be_the_answer_holds_the_chaser_until_it_is_settled(folder):
    put(folder, "a.eml", "Please see what we published last week.\n\nKent Police", "kent")
    assert chased(folder) == {ESSEX}
    said = run("ask", str(folder), "--chase", "--today", LATE.isoformat())
    assert "Kent is not chased: a.eml may be its answer" in said.stderr
    run("inbox", str(folder), "--settle", "a.eml", "--what", "an acknowledgement", "--why", "no table there", "--who", "JM")
    assert chased(folder) == {ESSEX, KENT}


def test_what_says_nothing_of_whose_it_is_holds_all_chasers(folder):
    put(folder, "scan.txt", "Sexual offences against children under 18\n\n2023/24  412\n2024/25  388\n")
    assert chased(folder) == set()
    assert open_inbox(folder, folder / "requests").heard(KENT, LATE).held == "scan.txt may be its answer: say whose it is"


def test_our_form_sent_back_empty_is_no_refusal_though_its_notes_explain_how_to_refuse(folder):
    form = next((folder / "requests" / "forms").glob("kent-*.xlsx"))
    (folder / "answers" / "form.xlsx").write_bytes(form.read_bytes())
    (found,) = open_inbox(folder, folder / "requests").matches
    assert dict(found.natures) == {KENT: PieceNature.UNCLEAR}
    assert found.is_open
    assert chased(folder) == {ESSEX}


def test_a_message_of_fifty_megabytes_is_refused_with_the_mend_and_asked_about_within_bounds(folder):
    line = "Thank you for your patience while we look into this matter for you today.\n"
    put(folder, "large.eml", line * (50_000_000 // len(line)), "kent")
    began = time.monotonic()
    (found,) = open_inbox(folder, folder / "requests").matches
    assert time.monotonic() - began < 90
    assert found.extract.was_refused
    assert "too many for a letter; send the answer alone" in found.extract.findings[0].reason
    assert found.open_force == "it could not be read"
    assert chased(folder) == set()


def test_a_message_with_fifty_megabytes_attached_is_matched_and_the_rest_is_named(folder):
    reference = read_definition(folder).form(KENT).reference
    attached = "AAAA" * 12_500_000
    lines = "\n".join(attached[at : at + 76_000] for at in range(0, len(attached), 76_000))
    text = (
        f"From: FOI <foi@kent.police.uk>\nTo: {OURS}\nSubject: {reference}\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="=_1"\n\n--=_1\nContent-Type: text/plain\n\n'
        "We refuse your request under section 12, as it would exceed the appropriate limit.\n\n"
        "--=_1\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="film.bin"\n\n{lines}\n--=_1--\n'
    )
    put(folder, "attached.eml", text)
    began = time.monotonic()
    (found,) = open_inbox(folder, folder / "requests").matches
    assert time.monotonic() - began < 90
    assert dict(found.natures) == {KENT: PieceNature.REFUSAL} or found.is_open
    assert any("film.bin" in (finding.place, finding.file) or "film.bin" in finding.reason for finding in found.extract.findings)


@pytest.mark.parametrize("style", ["signs", "outlook"])
def test_a_thread_that_quotes_itself_a_hundred_times_is_matched_by_what_is_new(folder, style):
    reference = read_definition(folder).form(KENT).reference
    text = f"Please send me the 4 counts. Our reference: {reference}"
    for number in range(100):
        if style == "signs":
            quoted = "\n".join(f"> {line}" for line in text.split("\n"))
            text = f"Reply {number}\n\nOn Mon, 2 Nov 2026 at 09:12, Somebody <a@kent.police.uk> wrote:\n{quoted}"
        else:
            text = f"Reply {number}\n\nFrom: a@kent.police.uk\nSent: 2 November 2026\nTo: {OURS}\nSubject: RE: FOI\n\n{text}"
    put(
        folder,
        "thread.eml",
        f"We refuse your request: the cost would exceed the appropriate limit of section 12.\n\n{text}",
        "kent",
    )
    began = time.monotonic()
    (found,) = open_inbox(folder, folder / "requests").matches
    assert time.monotonic() - began < 90
    assert dict(found.natures) == {KENT: PieceNature.REFUSAL}


def test_a_misleading_name_is_asked_about_and_where_the_reference_decides_it_is_named_with_the_mend(folder):
    put(folder, "essex.csv", TABLE.format(police="Kent Police"))
    (found,) = open_inbox(folder, folder / "requests").matches
    assert set(found.candidates) == {KENT, ESSEX}
    assert "named after Essex" in found.open_force
    (folder / "answers" / "essex.csv").unlink()
    reference = read_definition(folder).form(KENT).reference
    put(folder, "essex.eml", f"Your reference {reference}. We refuse it: it is vexatious.\n\nKent Police", "kent")
    (found,) = open_inbox(folder, folder / "requests").matches
    assert dict(found.natures) == {KENT: PieceNature.REFUSAL}
    assert found.remark == "named after Essex Police, and it is Kent Police’s; give it another name"


def test_where_nobody_was_asked_each_file_is_listed_all_the_same(tmp_path):
    """With its force and what was read from it, so that a campaign that begins with answers sees them."""
    folder = tmp_path / "own"
    start_project(folder, "A charity")
    empty = run("inbox", str(folder))
    assert "Nothing lies among the answers." in empty.stderr
    forces = ("Kent", "Essex", "Dorset")
    for force in forces:
        put(folder, f"{force} [1].csv", TABLE.format(police=f"{force} Police"))
    (folder / "ask.toml").unlink(missing_ok=True)
    listed = run("inbox", str(folder))
    assert listed.exit_code == 0, listed.output
    for force in forces:
        assert f"{force} [1].csv" in listed.output
        assert f"{force} Police" in listed.output
    assert listed.output.count("2 figures") == 3
    assert "3 files. Nothing is matched to a request, since nobody was asked from here" in " ".join(listed.stderr.split())
    assert {one["file"] for one in json.loads(run("inbox", str(folder), "--json").stdout)} == {f"{one} [1].csv" for one in forces}
    assert "0 doubts in 0 of 3 answers, 0 open." in " ".join(run("review", str(folder), "--list").output.split())
