"""Whatever is planted is found by its kind, nothing else is, and a clean copy holds what was seen."""

import io
import random
from pathlib import Path

import openpyxl
import pytest

from faircount.errors import UnreadableSource
from faircount.readers.inspection.clean import CLEANERS, cleaned
from faircount.readers.inspection.inspect import INSPECTORS, OPENED_HERE, inspect
from faircount.readers.inspection.trace import KINDS, Trace
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import READERS
from tests.lib.planted import CLEAN, PLANTED, workbook

NOT_CLEANED = ("records", "hidden sheet, in an archive", "comments, in a message")
FORMS = Path(__file__).parents[3] / "fixtures" / "forms"
SEED = random.SystemRandom().randrange(10**6)


def _found(name: str, content: bytes) -> list[str]:
    return [trace.kind for trace in inspect(content, name, Clock(name, FileLimits())) if trace.is_leak]


@pytest.mark.parametrize("kind", CLEAN)
def test_nothing_is_found_where_nothing_was_planted(kind: str) -> None:
    for seed in range(SEED, SEED + 4):
        assert _found(*CLEAN[kind](random.Random(seed))) == [], seed


@pytest.mark.parametrize("kind", PLANTED)
def test_what_was_planted_is_found_and_told_without_its_content(kind: str) -> None:
    for seed in range(SEED, SEED + 4):
        name, content = PLANTED[kind](random.Random(seed))
        assert _found(name, content) == [kind.split(",")[0]], seed
        told = " ".join(trace.says for trace in inspect(content, name, Clock(name, FileLimits())))
        assert not any(word in told for word in ("Jo", "Working", "for our eyes", "not for release", "Pat", "look at this")), seed


@pytest.mark.parametrize("kind", [kind for kind in PLANTED if kind not in NOT_CLEANED])
def test_a_clean_copy_is_clean(kind: str) -> None:
    name, content = PLANTED[kind](random.Random(SEED))
    assert _found(name, cleaned(content, name, Clock(name, FileLimits()))) == [], SEED


def test_a_clean_copy_of_a_workbook_keeps_each_seen_cell_at_its_place() -> None:
    book, sheet, _ = workbook(random.Random(SEED))
    sheet.row_dimensions[4].hidden = True
    kept = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None and cell.row != 4}
    made = io.BytesIO()
    book.save(made)
    copy = openpyxl.load_workbook(io.BytesIO(cleaned(made.getvalue(), "reply.xlsx", Clock("reply.xlsx", FileLimits()))))
    shown = {cell.coordinate: cell.value for row in copy[sheet.title].iter_rows() for cell in row if cell.value is not None}
    assert shown == kept, SEED


def test_what_cannot_be_cleaned_is_refused_and_says_what_to_do() -> None:
    for kind in NOT_CLEANED:
        name, content = PLANTED[kind](random.Random(SEED))
        with pytest.raises(UnreadableSource, match="clean copy"):
            cleaned(content, name, Clock(name, FileLimits()))
    assert set(CLEANERS) == {"xlsx", "docx", "pdf"}


def test_each_kind_says_what_to_do() -> None:
    for kind in KINDS:
        assert Trace(kind).says.count(";") >= 1


@pytest.mark.parametrize("form", sorted(FORMS.glob("*.*s*")), ids=lambda path: path.name)
def test_a_form_of_ours_passes_whatever_program_saved_it(form: Path) -> None:
    assert _found(form.name, form.read_bytes()) == []


def test_every_kind_of_file_that_is_read_is_inspected() -> None:
    assert set(INSPECTORS) | OPENED_HERE == set(READERS), "give INSPECTORS in readers/inspection/inspect.py the same format"
    assert OPENED_HERE.isdisjoint(INSPECTORS)
