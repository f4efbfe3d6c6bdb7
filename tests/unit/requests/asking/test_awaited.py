"""Which forces are awaited: those of the tracking sheet, else those of ask.toml, else none."""

from datetime import date
from pathlib import Path

from faircount.requests.asking.awaited import REQUESTS, forces_awaited
from faircount.requests.asking.definition import start_request
from faircount.requests.asking.tracking import TRACKING, Tracked, write_tracking
from faircount.vocabulary.areas import parse_area

DAY = date(2026, 11, 2)


def test_nobody_is_awaited_where_nobody_was_asked(tmp_path: Path) -> None:
    assert forces_awaited(tmp_path) == ()


def test_without_a_tracking_sheet_everybody_is_who_is_asked(tmp_path: Path) -> None:
    path = start_request(tmp_path, DAY)
    assert forces_awaited(tmp_path) == (), "not filled in: nobody can have been asked"
    path.write_text(path.read_text("utf-8").replace('= ""', '= "A charity"'), encoding="utf-8")
    awaited = forces_awaited(tmp_path)
    assert len(awaited) > 40
    assert "Kent Police" in awaited


def test_the_tracking_sheet_says_who_was_written_to_and_has_answered(tmp_path: Path) -> None:
    kent, essex, surrey = (parse_area(name).code for name in ("Kent Police", "Essex Police", "Surrey Police"))
    rows = (Tracked(kent, "k", DAY), Tracked(essex, "e", DAY, answered=DAY), Tracked(surrey, "s", None))
    (tmp_path / REQUESTS).mkdir()
    write_tracking(rows, tmp_path / REQUESTS / TRACKING, None)
    assert forces_awaited(tmp_path) == ("Kent Police",)
