"""What leaves the house: as printed where public, protected where we would be first, a range beside every shown count."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.release.publications import Files, asked_tables, official_table, policy_of, publications, write_files
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.writers.write import write

KENT = "E23000032"


def figure(year: int, count: int, source: str, offence: str = "sexual_under_18") -> Figure:
    return Figure(
        KENT, FinancialYear(year).period, Counted.OFFENCES, offence, count, count, source_id=source, locator=f"row {year}"
    )


def ledger(*figures: Figure) -> Ledger:
    trusts = {"table": Trust.OFFICIAL, "paper": Trust.PRESS, "answer": Trust.FORCE}
    return Ledger.empty().record(
        StoredDocument(
            Source(name, name.title(), name.title(), name[0] * 64, trust), Figures.of(f for f in figures if f.source_id == name)
        )
        for name, trust in trusts.items()
    )


def project(folder: Path) -> Project:
    start_project(folder, "A charity")
    return Project.open(folder)


def test_what_was_printed_stays_and_what_was_answered_is_protected(tmp_path: Path) -> None:
    held = ledger(figure(2015, 3, "paper"), figure(2016, 3, "answer"), figure(2017, 30, "answer"))
    printed, answered = asked_tables(held, policy_of(project(tmp_path / "new")))
    assert [one.count for one in printed] == [3]
    assert [one.count for one in answered] == [None, 30]


def test_the_yardstick_holds_official_figures_alone() -> None:
    held = ledger(figure(2015, 0, "table", "child_named"), figure(2015, 9, "paper", "child_named"))
    assert [one.count for one in official_table(held, ["child_named"])] == [0]


def test_a_zero_has_its_range_and_a_count_net_of_cancelled_has_none(tmp_path: Path) -> None:
    held = ledger(*(replace(figure(year, count, "table", "child_named")) for year, count in ((2015, 0), (2016, -2), (2017, 9))))
    made = project(tmp_path / "new")
    table = official_table(held, ["child_named"])
    (tmp_path / "files").mkdir()
    written = write_files(
        publications(made, held, table, (), [KENT]), tmp_path / "files", ENGLAND_AND_WALES, tmp_path / "files.json"
    )
    downloads = written.offered
    there = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "files").rglob("*") if path.is_file()}
    assert written.names == there, "a build keeps what it wrote"
    rows = (tmp_path / "files" / "kent-official-counts.csv").read_text("utf-8").splitlines()
    upper = rows[0].split(",").index("chance_upper")
    assert [row.split(",")[upper] for row in rows[1:]] == ["3.7", "", "17.1"]
    assert [download.label.rsplit(", ", 1)[1] for download in downloads[KENT]] == ["XLSX", "ODS", "CSV", "JSON-stat"]


def test_files_are_made_anew_only_where_a_row_of_their_table_or_what_stands_beside_it_changed(
    tmp_path: Path, monkeypatch
) -> None:
    made, folder, written = project(tmp_path / "new"), tmp_path / "files", []
    folder.mkdir()
    held = [figure(year, 100 + year % 100, "table", "child_named") for year in range(2000, 2030)]  # more rows than are printed

    def build(figures: list[Figure], made: Project = made) -> Files:
        found = publications(made, ledger(*figures), official_table(ledger(*figures), ["child_named"]), (), [KENT])
        return write_files(found, folder, ENGLAND_AND_WALES, tmp_path / "files.json")

    monkeypatch.setattr("faircount.release.publications.write", lambda one, into: written.append(one.name) or write(one, into))
    first = build(held)
    assert (build(held), written) == (first, ["kent"])
    changed = [*held[:15], replace(held[15], lower=7, upper=7), *held[16:]]
    build(changed)
    assert written == ["kent", "kent"]
    assert ",7," in (folder / "kent-official-counts.csv").read_text("utf-8")
    (folder / "kent.xlsx").write_bytes(b"cut")
    build(changed)
    assert len(written) == 3
    place = tmp_path / "new" / "faircount.toml"
    place.write_text(re.sub(r"(?m)^version = .*$", 'version = "9.0.0"', place.read_text("utf-8")), encoding="utf-8")
    build(changed, Project.open(tmp_path / "new"))
    assert len(written) == 4
