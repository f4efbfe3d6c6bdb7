"""What a project was seen to hold and holds no more is told, wherever its files were cut, swapped or taken away."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import faircount as fc
from faircount.errors import SchemaMismatch
from faircount.pipeline.check import ledger_of
from faircount.pipeline.start import start_project
from faircount.project.current_figures import current_figures
from faircount.project.holdings import held_ledger, ill_holdings, lost_decisions, save_ledger
from faircount.project.project import Project
from faircount.store.current_figures import FILES, read_current_figures
from faircount.store.decisions import Decision, DecisionsFile
from faircount.store.documents import DOCUMENTS, StoredDocument, keep, kept_copies, sha256_of
from faircount.store.ledger import Ledger
from faircount.store.remembered import place_of
from faircount.store.together import write_together
from faircount.tables.figures import Figures
from tests.lib.publications import ANSWER, TABLE, figure


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has kept two documents and what they say."""
    folder = tmp_path / "project"
    start_project(folder, "A charity")
    opened = Project.open(folder)
    for name in ("one.csv", "other.csv"):
        path = folder / "answers" / name
        path.write_text(f"of {name}\n")
        keep(path, sha256_of(path), opened.ledger / DOCUMENTS)
    documents = [StoredDocument(ANSWER, Figures.of([figure(2015, 820)])), StoredDocument(TABLE, Figures.of([figure(2016, 772)]))]
    save_ledger(opened, Ledger.empty().record(documents))
    return opened


def test_what_was_kept_is_well(project: Project) -> None:
    assert list(ill_holdings(project)) == []
    assert len(Ledger.open(project.ledger).figures) == 2


def unlisted(project: Project) -> None:
    (project.ledger / "whole.json").unlink()


def unlisted_and_cut(project: Project) -> None:
    unlisted(project)
    figures = project.ledger / "figures.csv"
    figures.write_text("".join(figures.read_text().splitlines(keepends=True)[:-1]))


def gone(project: Project) -> None:
    shutil.rmtree(project.ledger)


def of_another(project: Project) -> None:
    """A whole ledger, and not the one that was here."""
    Ledger.empty().record([StoredDocument(ANSWER, Figures.of([figure(2015, 820)]))]).save(project.ledger)


@pytest.mark.parametrize("spoil", [unlisted, unlisted_and_cut], ids=lambda spoil: spoil.__name__)
def test_a_ledger_that_was_cut_is_refused(project: Project, spoil) -> None:
    spoil(project)
    with pytest.raises(SchemaMismatch, match="last backup"):
        Ledger.open(project.ledger)
    assert "last backup" in "; ".join(ill_holdings(project))


@pytest.mark.parametrize("spoil", [gone, of_another], ids=lambda spoil: spoil.__name__)
def test_a_ledger_that_is_not_the_one_that_was_kept_is_told(project: Project, spoil) -> None:
    spoil(project)
    assert "last backup" in "; ".join(ill_holdings(project))


@pytest.mark.parametrize("spoil", [gone, of_another], ids=lambda spoil: spoil.__name__)
def test_nothing_is_answered_from_less_than_was_held(project: Project, spoil) -> None:
    """``faircount ledger`` said "Nothing is held" where the whole ledger was gone, and asked for a build."""
    spoil(project)
    for ask in (held_ledger, current_figures, ledger_of, lambda asked: fc.Project(asked.folder).figures()):
        with pytest.raises(SchemaMismatch, match="that it held are gone; restore it from the last backup"):
            ask(project)
    place_of(project.folder, "ledger").unlink()
    assert len(held_ledger(project).figures) < 2


def test_the_current_figures_are_those_of_the_ledger(project: Project) -> None:
    held, current = held_ledger(project), current_figures(project)
    assert current.figures == tuple(held.figures)
    assert (current.sources, current.versions) == (held.sources, held.versions)


def test_a_ledger_that_a_version_of_before_wrote_is_answered_from(project: Project) -> None:
    files = {name: (project.ledger / name).read_bytes() for name in FILES}
    older = files["sources.csv"].replace(b",public,", b",").replace(b',"",current', b",current")
    write_together(project.ledger, files | {"sources.csv": older})
    assert read_current_figures(project.ledger) is None
    assert current_figures(project).figures == tuple(held_ledger(project).figures)


def test_a_ledger_that_was_taken_away_on_purpose_begins_anew(project: Project) -> None:
    gone(project)
    place_of(project.folder, "ledger").unlink()
    assert not len(Ledger.open(project.ledger).figures)


def test_what_others_added_to_a_ledger_is_welcome(project: Project) -> None:
    more = StoredDocument(replace(ANSWER, source_id="more", sha256="d" * 64), Figures.of([figure(2017, 5)]))
    held = Ledger.open(project.ledger)
    held.record([StoredDocument(TABLE, Figures.of([figure(2016, 772)])), more]).save(project.ledger)
    assert list(ill_holdings(project)) == []


def test_a_copy_of_a_document_that_was_cut_or_is_gone_is_told_and_kept_anew(project: Project) -> None:
    folder = project.ledger / DOCUMENTS
    cut, lost = kept_copies(folder)
    cut.write_bytes(cut.read_bytes()[:-3])
    lost.unlink()
    told = list(ill_holdings(project))
    assert [name in line for name, line in zip((cut.name, lost.name), told, strict=True)] == [True, True]
    for path in project.answers.iterdir():
        keep(path, sha256_of(path), folder)
    assert list(ill_holdings(project)) == []


@pytest.mark.parametrize("lines", [slice(0, -1), slice(0, 0), "reworded"])
def test_a_decision_that_was_taken_out_or_reworded_is_told(project: Project, lines: slice | str) -> None:
    path = project.folder / "decisions.csv"
    kept = DecisionsFile(path)
    for number in (1, 2):
        when = datetime(2026, 11, 29, 12, number, tzinfo=UTC)
        kept.add(Decision(when, "JM", "answer", "a" * 64, f"B{number}", "which unit?", "victims", "the letter says so"), 0)
    assert list(lost_decisions(project)) == []
    held = path.read_text().splitlines(keepends=True)
    path.write_text("".join(held).replace("victims", "offences") if isinstance(lines, str) else "".join(held[lines]))
    told = "; ".join(lost_decisions(project))
    assert "decisions.csv: " in told
    kept.add(Decision(when, "JM", "answer", "a" * 64, "B3", "which unit?", "victims", "so it says"), 0)
    assert list(lost_decisions(project)), "adding to a file that was cut hides nothing"
