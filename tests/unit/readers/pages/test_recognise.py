"""Scanned pages: read only when asked, every figure in doubt, and nothing where the picture is not clear."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from faircount.errors import UnreadableSource
from faircount.pipeline.read import read_answers
from faircount.readers.base import BLOT
from faircount.readers.limits import WITH_OCR, Clock, FileLimits
from faircount.readers.meaning.low_confidence import SEEN, UNSURE
from faircount.readers.pages import recognise, tesseract
from faircount.readers.pages.pdf import read_pdf
from faircount.readers.pages.picture import read_picture
from faircount.readers.pages.tesseract import Glyph, LineSeen, WordSeen
from faircount.readers.read import read_answer
from faircount.tables.extract import Extract
from tests.lib.pdf_pages import Pages
from tests.lib.scans import as_picture, scanned

ROWS = (("Sex of victim", "2015/16", "2016/17"), ("Female", "1234", "1307"), ("Male", "572", "814"))
LEFTS = (60, 200, 300)


def _page(*, ruled: bool, rows: tuple[tuple[str, ...], ...] = ROWS) -> Pages:
    pages = Pages()
    pages.paragraph("Kent Police recorded the sexual offences that are set out in the table below.", 10)
    for row, cells in enumerate(rows):
        bottom = 700 - 18 * row
        for left, text in zip(LEFTS, cells, strict=True):
            pages.text(left, bottom + 5, text, 9)
        if ruled:
            for top in (bottom, bottom + 18):
                pages.rule(55, top, 380, top)
            for left in (55, 190, 290, 380):
                pages.rule(left, bottom, left, bottom + 18)
    return pages


def _read(folder: Path, name: str, content: bytes, limits: FileLimits = WITH_OCR) -> Extract:
    path = folder / name
    path.write_bytes(content)
    return read_answer(path, limits)


def _said(extract: Extract) -> list[str]:
    told = (*extract.figures, *extract.proposals)
    return [f"{figure.period.label} {figure.sex} {figure.number:g}" for figure in told if figure.number is not None]


def _word(text: str, left: int, sure: float = 99.5, top: int = 100, bottom: int = 130) -> WordSeen:
    glyphs = [Glyph(letter, left + 20 * n, left + 20 * n + 18, top, bottom, sure) for n, letter in enumerate(text)]
    return WordSeen(tuple(glyphs), left, left + 20 * len(text))


def _seen(unsure: str) -> list[LineSeen]:
    """What Tesseract would say of a small table, sure of every word but one."""
    rows = (("Sex", "2015/16", "2016/17"), ("Female", "123", "45"), ("Male", "67", "89"))
    return [
        LineSeen(
            tuple(_word(text, 100 + 400 * n, 80.0 if text == unsure else 99.5, top, top + 30) for n, text in enumerate(row)), 40.0
        )
        for top, row in zip((100, 200, 300), rows, strict=True)
    ]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg", "tiff"])
def test_a_scanned_table_is_read_when_asked_and_every_figure_is_in_doubt(kind: str, ruled: bool, tmp_path: Path) -> None:
    printed = _page(ruled=ruled).bytes()
    extract = _read(tmp_path, f"answer.{kind}", scanned(printed) if kind == "pdf" else as_picture(printed, kind.upper()))
    assert _said(extract) == _said(_read(tmp_path, "printed.pdf", printed))
    assert all(SEEN in figure.doubt for figure in extract.figures)
    assert extract.figures[0].area == "Kent Police"


def test_pages_with_text_beside_scanned_ones_are_in_no_doubt(tmp_path: Path) -> None:
    assert not [figure for figure in _read(tmp_path, "printed.pdf", _page(ruled=True).bytes()).figures if SEEN in figure.doubt]


def test_without_being_asked_the_finding_says_how_to_ask(tmp_path: Path) -> None:
    extract = _read(tmp_path, "answer.pdf", scanned(_page(ruled=True).bytes(), 100), FileLimits())
    assert not extract.figures
    assert "page 1: no text on the page, only a picture" in str(extract.findings[0])
    assert "faircount read --ocr" in str(extract.findings[0])
    with pytest.raises(UnreadableSource, match="faircount read --ocr"):
        _read(tmp_path, "answer.png", as_picture(_page(ruled=True).bytes(), dots_per_inch=50), FileLimits())


def test_a_footnote_mark_is_no_part_of_a_number(tmp_path: Path) -> None:
    pages = _page(ruled=False, rows=(ROWS[0], ("Female", "738", "801"), ("Male", "642", "655")))
    pages.text(LEFTS[1] + 16, 700 - 18 + 8.5, "1", 5.5)
    numbers = {figure.number for figure in _read(tmp_path, "answer.png", as_picture(pages.bytes())).figures}
    assert 7381 not in numbers
    assert {801, 642, 655} <= numbers


def test_a_number_that_is_not_read_surely_becomes_no_figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(recognise, "see", lambda *_: _seen(unsure="123"))
    extract = _read(tmp_path, "Kent Police.png", as_picture(_page(ruled=False).bytes(), dots_per_inch=60))
    assert _said(extract) == ["2016/17 female 45", "2015/16 male 67", "2016/17 male 89"]
    assert [doubt.place for doubt in extract.doubts if doubt.question == UNSURE] == ["p1t1!B2"]


def test_figures_under_a_heading_that_is_not_read_surely_are_left_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(recognise, "see", lambda *_: _seen(unsure="2015/16"))
    extract = _read(tmp_path, "Kent Police.png", as_picture(_page(ruled=False).bytes(), dots_per_inch=60))
    assert _said(extract) == ["2016/17 female 45", "2016/17 male 89"]
    assert {"p1t1!B2", "p1t1!B3"} <= {leftover.place for leftover in extract.leftovers}


def test_words_without_digits_are_kept_though_unsure() -> None:
    assert recognise._texts(_word("Female", 0, 60.0), 6) == list("Female")
    assert recognise._texts(_word("2015", 0, 60.0), 4) == [BLOT] * 4


def test_without_the_program_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract.program.cache_clear()
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: None)
    try:
        with pytest.raises(UnreadableSource, match="tesseract-ocr"):
            tesseract.program()
    finally:
        tesseract.program.cache_clear()


def test_a_page_that_takes_too_long_is_passed_over_by_name() -> None:
    content = scanned(_page(ruled=True).bytes())
    found = read_pdf(content, "answer.pdf", Clock("answer.pdf", replace(WITH_OCR, picture_seconds=0.01)))
    assert "page 1: no text on the page, only a picture: not recognised within" in str(found.findings[0])


def test_a_picture_with_too_many_dots_or_of_another_kind_is_refused_by_name() -> None:
    stream = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(stream, "PNG")
    with pytest.raises(UnreadableSource, match=r"^big\.png: .*dots|^big\.png: .*kind"):
        read_picture(stream.getvalue(), "big.png", Clock("big.png", WITH_OCR))
    with pytest.raises(UnreadableSource, match=r"^bad\.gif: .*send PNG, JPEG or TIFF"):
        read_picture(b"GIF89a\x01\x00\x01\x00", "bad.gif", Clock("bad.gif", WITH_OCR))


def test_no_more_pages_are_recognised_than_the_limit() -> None:
    pages = _page(ruled=True)
    pages.pages.append(list(pages.pages[0]))
    limits = replace(WITH_OCR, pictures=1)
    found = read_pdf(scanned(pages.bytes(), 150), "answer.pdf", Clock("answer.pdf", limits))
    assert [str(finding).split(": ")[0] for finding in found.findings] == ["answer.pdf, page 1", "answer.pdf, page 2"]
    assert {sheet.page for sheet in found.sheets()} == {1}


def test_the_command_reads_scans_in_a_process_of_its_own(tmp_path: Path) -> None:
    answer = tmp_path / "scan.pdf"
    answer.write_bytes(scanned(_page(ruled=True).bytes()))
    read_all = read_answers([answer], tmp_path / "figures.csv", lambda *_: None, ocr=True)
    assert read_all.rows == 4
    assert not read_all.refused
