"""Figures as printed: each with its report; a row that cannot be read is left over by place, never in its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.readers.published.press import read_press
from faircount.store.documents import StoredDocument
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.provenance import Source, Trust

SOURCE = Source("press", "Transcription", "us", "a" * 64, Trust.PRESS)
SOURCES = "source_id,title,publisher,trust,published,address\npaper,Report,A paper,press,2017-06-07,https://example.org/a\n"
HEADING = "source_id,area,measure,period,counted,count,note\n"


def read(folder: Path, figures: str, sources: str = SOURCES) -> list[StoredDocument]:
    (folder / "sources.csv").write_text(sources, encoding="utf-8")
    (folder / "figures.csv").write_text(HEADING + figures, encoding="utf-8")
    return read_press(folder / "figures.csv", SOURCE)


def test_a_figure_is_read_with_its_report_and_its_row(tmp_path: Path) -> None:
    [document] = read(tmp_path, "paper,Cleveland,cyber_flagged_under18,2015/16,offences,55,forces=39\n")
    [figure] = document.figures
    assert (figure.area, figure.count, figure.online, figure.counted) == ("E23000013", 55, Online.YES, Counted.OFFENCES)
    assert (figure.locator, figure.note) == ("figures.csv, row 2", "forces=39")
    assert (document.source.publisher, document.source.sha256) == ("A paper", "a" * 64)


def test_under_four_and_four_and_under_are_never_the_same(tmp_path: Path) -> None:
    [document] = read(
        tmp_path,
        "paper,Cleveland,age_under_4,2015/16+2016/17,victims,53,\npaper,Cleveland,age_4_and_under,2015/16,victims,68,\n",
    )
    assert [figure.ages for figure in document.figures] == [AgeBand(0, 3), AgeBand(0, 4)]


@pytest.mark.parametrize(
    "row",
    [
        "paper,Nowhereshire,cyber_flagged_under18,2015/16,offences,55,",
        "paper,Cleveland,cyber_flagged_under18,2015/17,offences,55,",
        "paper,Cleveland,cyber_flagged_under18,2015/16,offences,about 55,",
        "paper,Cleveland,cyber_flagged_under18,2015/16,offences,-5,",
        "paper,Cleveland,cyber_flagged_under18,2015/16,sheep,55,",
        "paper,Cleveland,something else,2015/16,offences,55,",
    ],
)
def test_a_row_that_cannot_be_read_is_left_over_and_the_others_stay(tmp_path: Path, row: str) -> None:
    [document] = read(tmp_path, f"{row}\npaper,Cleveland,cyber_flagged_under18,2016/17,offences,145,\n")
    assert [figure.count for figure in document.figures] == [145]
    [leftover] = document.leftovers
    assert leftover.locator == "figures.csv, row 2"
    assert "about 55" not in leftover.reason


def test_a_figure_without_its_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaMismatch, match=r"row 2: source_id is not in sources\.csv"):
        read(tmp_path, "other,Cleveland,cyber_flagged_under18,2015/16,offences,55,\n")


def test_figures_without_sources_are_refused(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text(HEADING, encoding="utf-8")
    with pytest.raises(UnreadableSource, match="say who printed them"):
        read_press(tmp_path / "figures.csv", SOURCE)


@pytest.mark.parametrize("sources", [SOURCES.replace("press,2017", "gossip,2017"), SOURCES.replace("2017-06-07", "June")])
def test_a_report_that_is_not_well_described_is_refused(tmp_path: Path, sources: str) -> None:
    with pytest.raises(SchemaMismatch, match="paper: trust is one of"):
        read(tmp_path, "", sources)
