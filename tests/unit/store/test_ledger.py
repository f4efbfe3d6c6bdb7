"""The ledger keeps every version and answers what was said, by whom, when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from faircount.errors import SchemaMismatch
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.store.together import write_together
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

YEAR = parse_period("2015/16")
PAPER = Source("paper", "Report", "A paper", "a" * 64, Trust.PRESS, "https://example.org", date(2017, 6, 7))
FORCE = Source("force", "Answer", "Exampleshire Police", "b" * 64, Trust.FORCE)
FIGURE = Figure("E23000013", YEAR, Counted.OFFENCES, "sexual_under_18", 55, 55, Online.YES)


def document(source: Source, *figures: Figure) -> StoredDocument:
    return StoredDocument(source, Figures.of(replace(figure, source_id=source.source_id) for figure in figures))


def test_says_who_said_what_and_when_with_the_undated_last() -> None:
    ledger = Ledger.empty().record([document(FORCE, FIGURE.with_count(54)), document(PAPER, FIGURE)])
    said = ledger.said(area="E23000013", period=YEAR, online=Online.YES)
    assert [(saying.source.publisher, saying.figure.count, saying.current) for saying in said] == [
        ("A paper", 55, True),
        ("Exampleshire Police", 54, True),
    ]
    assert ledger.said(area="E23000013", online=Online.NO) == []


def test_a_replaced_version_stays_and_is_told_apart() -> None:
    first = Ledger.empty().record([document(PAPER, FIGURE)])
    second = first.record([document(replace(PAPER, sha256="c" * 64), FIGURE.with_count(56))])
    assert {(saying.figure.count, saying.current) for saying in second.said()} == {(55, False), (56, True)}
    assert [figure.count for figure in second.figures] == [56]


def test_a_document_that_is_gone_is_not_forgotten() -> None:
    ledger = Ledger.empty().record([document(PAPER, FIGURE), document(FORCE, FIGURE)]).record([document(FORCE, FIGURE)])
    assert [(saying.source.source_id, saying.current) for saying in ledger.said()] == [("paper", False), ("force", True)]


def test_recording_the_same_again_changes_nothing() -> None:
    once = Ledger.empty().record([document(PAPER, FIGURE)])
    twice = once.record([document(PAPER, FIGURE)])
    assert once.entries.equals(twice.entries)
    assert once.documents.equals(twice.documents)


def test_what_is_saved_is_what_is_opened(tmp_path: Path) -> None:
    hidden = replace(FIGURE, lower=None, upper=None, ages=AgeBand(0, 3), note='a "quoted", note')
    ledger = Ledger.empty().record([document(PAPER, FIGURE, hidden), document(FORCE)])
    ledger.save(tmp_path)
    again = Ledger.open(tmp_path)
    assert again.entries.equals(ledger.entries)
    assert again.documents.equals(ledger.documents)
    assert again.sources == ledger.sources
    assert list(again.figures)[1].lower is None


def test_two_documents_of_one_name_are_refused() -> None:
    with pytest.raises(SchemaMismatch, match="paper"):
        Ledger.empty().record([document(PAPER, FIGURE), document(PAPER, FIGURE)])


def test_a_damaged_ledger_is_refused_by_name(tmp_path: Path) -> None:
    write_together(tmp_path, {"figures.csv": b"area,count\nE23000013,5\n", "sources.csv": b"source_id\n"})
    with pytest.raises(SchemaMismatch, match=r"figures\.csv: missing columns"):
        Ledger.open(tmp_path)


@pytest.mark.parametrize("name", ["figures.csv", "sources.csv"])
@pytest.mark.parametrize("kept", [0.0, 0.3, 0.99, None])
def test_a_ledger_that_was_cut_is_refused_and_never_taken_for_an_empty_one(tmp_path: Path, name: str, kept: float | None) -> None:
    Ledger.empty().record([document(PAPER, FIGURE), document(FORCE, FIGURE.with_count(54))]).save(tmp_path)
    path = tmp_path / name
    if kept is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: round(kept * path.stat().st_size)])
    with pytest.raises(SchemaMismatch, match=rf"{name}: is not as it was written"):
        Ledger.open(tmp_path)


def test_a_ledger_without_its_list_is_refused_whatever_is_left_of_it(tmp_path: Path) -> None:
    Ledger.empty().record([document(PAPER, FIGURE)]).save(tmp_path)
    (tmp_path / "whole.json").unlink()
    with pytest.raises(SchemaMismatch, match=r"whole\.json: is gone"):
        Ledger.open(tmp_path)


def test_rows_taken_out_of_a_ledger_are_missed(tmp_path: Path) -> None:
    Ledger.empty().record([document(PAPER, FIGURE, FIGURE.with_count(56))]).save(tmp_path)
    lines = (tmp_path / "figures.csv").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "figures.csv").write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(SchemaMismatch, match="2 of 3 lines"):
        Ledger.open(tmp_path)


def test_a_ledger_half_put_in_place_by_a_program_that_was_stopped_is_whole(tmp_path: Path, monkeypatch) -> None:
    Ledger.empty().record([document(PAPER, FIGURE)]).save(tmp_path)
    second = Ledger.open(tmp_path).record([document(FORCE, FIGURE)])
    moved = Path.replace

    def stopped(self: Path, to: Path) -> Path:
        if to.name == "sources.csv":
            raise KeyboardInterrupt
        return moved(self, to)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        second.save(tmp_path)
    monkeypatch.undo()
    assert Ledger.open(tmp_path).documents.equals(second.documents)
