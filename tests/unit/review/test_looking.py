"""What a reviewer sees of an answer is looked up beside the server: nothing that was sent is opened in it."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from faircount.review import looking, spots
from faircount.review.looking import look_again, look_around, look_for_boxes
from faircount.review.matters import Matter
from faircount.review.neighbourhood import AnswerPassage, Grid
from faircount.review.questions import LEAVE_OUT
from faircount.vocabulary.periods import parse_period
from tests.lib.review_answers import UNIT

BARE = "Kent Police\nOffence,2015,2016\nRape offences,17,20\n"


def about(path: Path, *cells: str) -> Matter:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Matter(path.name, sha256, cells[0], "q", "Q?", (LEAVE_OUT,), "", cells)


@pytest.fixture
def kent(tmp_path: Path) -> Path:
    path = tmp_path / "kent.csv"
    path.write_text(UNIT, encoding="utf-8")
    return path


def test_nothing_is_opened_in_this_process(kent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened_here(*_: object) -> None:
        raise AssertionError("opened in the process that asks")

    monkeypatch.setattr(spots, "open_content", opened_here)
    matter = about(kent, "csv!B3")
    assert isinstance(look_around(matter, kent), Grid)
    assert look_for_boxes(matter, kent, 1) == []
    assert look_again(kent, matter.sha256, ("csv!A1",), parse_period("2015/16")) == ((), ())


def test_a_file_that_takes_too_long_is_not_shown_and_the_next_is(
    kent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "never.csv")  # to open it takes without end, since nobody writes
    with monkeypatch.context() as short:
        short.setattr(looking._HAND, "seconds", 0.2)
        assert look_around(about(kent, "csv!B3"), tmp_path / "never.csv") is None
    assert isinstance(look_around(about(kent, "csv!B3"), kent), Grid)


def test_a_period_that_was_said_brings_the_figures_at_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "kent.csv"
    path.write_text(BARE, encoding="utf-8")
    period = parse_period("2015/16")
    (figure,), _ = look_again(path, about(path, "csv!B3").sha256, ("csv!B3",), period)
    assert (figure.locator, figure.number, figure.period) == ("csv!B3", 17, period)


def test_a_figure_that_is_asked_about_further_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "kent.csv"
    path.write_text(BARE.replace("\n", "\nCorrected figures.\n", 1), encoding="utf-8")
    figures, (asked,) = look_again(path, about(path, "csv!B4").sha256, ("csv!B4",), parse_period("2015/16"))
    assert (figures, asked.number, bool(asked.doubt)) == ((), 17, True)


def test_words_come_back_as_they_were_sent(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\n\nWe recorded 17 “offences” of rape in 2016/17.\n", encoding="utf-8")
    passage = look_around(about(path, "par2:12-14"), path)
    assert isinstance(passage, AnswerPassage)
    assert (passage.framed, passage.end) == ("17", " “offences” of rape in 2016/17.")


def test_the_process_ends_with_whoever_asks(kent: Path) -> None:
    """Its input is over then, and no process stays behind."""
    asks = (
        "import sys; from pathlib import Path; from faircount.review import looking;"
        "looking._ask('around', Path(sys.argv[1]), '', ['csv!B3'], True); print(looking._HAND.running.pid)"
    )
    said = subprocess.run([sys.executable, "-c", asks, str(kent)], capture_output=True, text=True, check=True, timeout=60)
    number = int(said.stdout)
    until = 50
    while Path(f"/proc/{number}").exists() and until:
        until -= 1
        subprocess.run(["sleep", "0.1"], check=True)
    assert not Path(f"/proc/{number}").exists()
