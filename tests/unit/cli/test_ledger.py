"""``faircount ledger``: figures under their unit and document, sets from their parts, and why there is nothing."""

from __future__ import annotations

import json
from shutil import copytree

import pytest
from typer.testing import CliRunner

from faircount.cli.main import app
from faircount.pipeline.start import start_project
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figures
from faircount.vocabulary.measures import Counted, Sex
from faircount.vocabulary.status import CellStatus
from tests.lib.publications import ANSWER, TABLE, figure

HELD = (
    figure(2015, 820),
    figure(2015, 120, breakdown="group=Number charged"),
    figure(2015, 115, breakdown="outcome=Summons;district=North", sex=Sex.FEMALE),
    figure(2015, 400, counted=Counted.VICTIMS),
    figure(2015, 20, offence="19D"),
    figure(2015, None, offence="19E", lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE),
    figure(2015, 2, offence="19G"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of which a force answered with offences, victims and outcomes."""
    folder = tmp_path_factory.mktemp("ledger") / "project"
    start_project(folder, "A charity")
    documents = [StoredDocument(ANSWER, Figures.of(HELD)), StoredDocument(TABLE, Figures.of([]))]
    Ledger.empty().record(documents).save(folder / "ledger")
    return folder


def asked(project, *words):
    done = CliRunner().invoke(app, ["ledger", *words, "--project", str(project)])
    assert done.exit_code == 0, done.output
    return done


def test_each_unit_has_its_own_heading_and_a_charge_stands_under_outcomes(project):
    said = asked(project, "Cleveland").stdout
    blocks = {
        lines[0]: lines[1:] for lines in (block.splitlines() for block in said.replace("\nCleve", "\n\nCleve").split("\n\n"))
    }
    assert list(blocks) == [f"Cleveland, 2015/16: {unit}" for unit in ("offences", "victims", "outcomes")]
    outcomes = "\n".join(blocks["Cleveland, 2015/16: outcomes"])
    assert "120  sexual offences against under-18s, under 18, Number charged" in outcomes
    assert "female, outcome: Summons, district: North" in outcomes
    assert "charged" not in "\n".join(blocks["Cleveland, 2015/16: offences"])


def test_the_document_and_the_place_are_named(project):
    said = asked(project, "Cleveland", "--counted", "victims").stdout
    assert "Answer 17, an invented letter, Exampleshire Police, no date" in said
    assert "Sheet1!B15" in said
    assert "offences\n" not in said


def test_a_set_is_answered_from_its_parts_and_says_what_is_missing(project):
    said = asked(project, "--offence", "child_rape").stdout
    assert "at least 23  rape of a child, under 18 · 19D 20 + 19E 1 to 4 + 19G 2; no total, since nothing is held of 19H" in said


def test_json_names_all_of_it(project):
    records = json.loads(asked(project, "--offence", "child_rape", "--format", "json").stdout)
    (one,) = records
    assert (one["lower"], one["upper"], one["is_total"], one["missing"]) == (23, None, False, ["19H"])
    assert [part["offence"] for part in one["parts"]] == ["19D", "19E", "19G"]
    records = json.loads(asked(project, "--counted", "outcomes", "--format", "json").stdout)
    assert {(one["counted"], one["sex"], one["breakdown"], one["title"]) for one in records} == {
        ("outcomes", "all", "group=Number charged", ANSWER.title),
        ("outcomes", "female", "outcome=Summons;district=North", ANSWER.title),
    }


def test_where_nothing_fits_it_says_why(project, tmp_path):
    assert "None of the 7 figures that are held fits" in asked(project, "Kent").stderr
    assert "not made of whole codes" in asked(project, "--offence", "csa_flagged").stderr
    start_project(tmp_path / "empty", "A charity")
    assert "Has the project been built?" in asked(tmp_path / "empty").stderr


def test_a_ledger_without_its_list_is_refused_by_both_commands_that_ask_it(project, tmp_path):
    folder = tmp_path / "copy"
    copytree(project, folder)
    (folder / "ledger" / "whole.json").unlink()
    text = tmp_path / "text.txt"
    text.write_text("Cleveland recorded 820 offences in 2015/16.")
    for words in (["ledger", "Cleveland", "--project", str(folder)], ["check", str(text), "--project", str(folder)]):
        done = CliRunner().invoke(app, words)
        assert done.exit_code != 0
        assert "whole.json: is gone" in str(done.exception) + done.output
