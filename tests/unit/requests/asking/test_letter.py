"""The letters say under which Act, by which day, in which form, and what to do with small numbers."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import date
from pathlib import Path

import pytest

from faircount.requests.asking.acts import FOIA, FOISA, act_for
from faircount.requests.asking.definition import Definition, read_definition
from faircount.requests.asking.letter import AskedOn, chase_letter, draft_message, request_letter
from faircount.requests.asking.words import asked_notes, form_notes, offence_words
from faircount.vocabulary.areas import FORCES
from tests.lib.requests import DEFINITION, write_definition

SENT, DUE = date(2026, 11, 25), date(2026, 12, 24)


@pytest.fixture
def definition(tmp_path: Path) -> Definition:
    return read_definition(write_definition(tmp_path))


def test_each_force_is_asked_under_its_own_act():
    assert {act_for(code) for code in (*FORCES, "PSNI", "BTP")} == {FOIA}
    assert act_for("S23000009") is FOISA


def test_the_letter_asks_for_what_the_form_asks(definition: Definition):
    form = definition.form("E23000013")
    letter = request_letter(definition, form, FOIA, "form.xlsx")
    assert "Request under the Freedom of Information Act 2000" in letter
    assert "16 counts" in letter
    assert form.reference in letter
    assert "under 4; aged 4 to 17; age not known" in letter
    assert "section 11(1A)" in letter
    assert '"fewer than 5 but not 0"' in letter
    assert "that is 24 December 2026" in letter
    assert letter.startswith("A charity\nfoi@charity.example\n\n25 November 2026\n\nCleveland Police\n")
    assert letter.endswith("Yours faithfully,\n\nA charity\n")
    assert not re.search(r"\n{3}|[{}]| \n", letter)


def test_police_scotland_is_asked_under_the_scottish_act_which_knows_no_datasets(definition: Definition):
    letter = request_letter(definition, definition.form("S23000009"), FOISA, "form.xlsx")
    assert "Freedom of Information (Scotland) Act 2002" in letter
    assert "11(1A)" not in letter
    assert "crimes of Scots law" in letter
    assert "under section 15" in letter
    assert not re.search(r"\n{3}|[{}]| \n", letter)


def test_a_reminder_under_the_act_of_2000(definition: Definition):
    letter = chase_letter(definition, definition.form("E23000013"), FOIA, AskedOn(SENT, DUE), date(2026, 12, 29))
    assert "Overdue request" in letter
    assert "due on 24 December 2026 at the latest. That was 1 working day ago" in letter
    assert "answer by 14 January 2027" in letter
    assert "Information Commissioner (section 50)" in letter
    assert not re.search(r"\n{3}|[{}]| \n", letter)


def test_in_scotland_the_reminder_is_the_requirement_for_review(definition: Definition):
    asked = AskedOn(SENT, DUE)
    form = definition.form("S23000009")
    letter = chase_letter(definition, form, FOISA, asked, date(2026, 12, 29))
    assert "Requirement for review" in letter
    assert "no answer was given within the time allowed" in letter
    assert "until the twentieth working day after receipt of this, which is 28 January 2027" in letter
    assert "section 20(5)" not in letter
    assert "section 20(6)" in chase_letter(definition, form, FOISA, asked, date(2027, 4, 1))
    assert not re.search(r"\n{3}|[{}]| \n", letter)


def test_the_mark_and_the_sex_are_explained_where_they_are_asked_for(tmp_path: Path):
    asked = {"whole": DEFINITION.replace('["all", "yes"]', '["all"]'), "parts": f'{DEFINITION}sex = ["female", "male"]\n'}
    notes = {}
    for name, text in asked.items():
        found = read_definition(write_definition(tmp_path / name, text))
        notes[name] = dict(asked_notes(found, found.form("PSNI")))
    assert not {"Online mark", "Sex of the victim"} & set(notes["whole"])
    assert notes["parts"]["Sex of the victim"] == "As recorded: female; male."
    assert notes["parts"]["Online mark"].endswith(": all; online.")


def test_codes_are_listed_where_a_set_has_them():
    assert "Home Office codes 17B, 19D" in offence_words("child_named")


def test_the_notes_explain_every_reason(definition: Definition):
    notes = dict(form_notes(definition, definition.form("E23000013"), FOIA))
    assert {"fewer than 5 but not 0", "0 to 4", "not held", "refused", "The hidden sheet"} <= set(notes)
    assert "never as 0" in notes["Count"]


def test_a_draft_holds_the_letter_and_the_form_and_is_the_same_every_time(tmp_path: Path):
    form = tmp_path / "form.xlsx"
    form.write_bytes(b"PK\x03\x04 a workbook")
    made = draft_message("foi@force.example", "Request [cleveland-1]", "Dear Officer,\n\n" + "long " * 60 + "\n", form)
    assert made == draft_message("foi@force.example", "Request [cleveland-1]", "Dear Officer,\n\n" + "long " * 60 + "\n", form)
    read = email.message_from_bytes(made, policy=email.policy.default)
    assert (read["To"], read["X-Unsent"], read["Date"]) == ("foi@force.example", "1", None)
    body, attached = read.get_body(), next(read.iter_attachments())
    assert body is not None
    assert body.get_content().startswith("Dear Officer,")
    assert (attached.get_filename(), attached.get_content()) == ("form.xlsx", b"PK\x03\x04 a workbook")
