"""The page of a doubt as a picture: the cells concerned framed, printed or scanned."""

import hashlib
import struct
import zlib
from pathlib import Path

import pytest

from faircount.errors import BadDecision, UnreadableSource
from faircount.review import looking
from faircount.review.looking import page_picture
from faircount.review.matters import Matter
from faircount.review.questions import LEAVE_OUT
from tests.lib.pdf_pages import Pages
from tests.lib.review_answers import UNIT
from tests.lib.scans import scanned

ROWS = (("Sex", "2015/16", "2016/17"), ("Female", "1234", "1307"), ("Male", "57", "81"))


def about(path: Path, *cells: str) -> Matter:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Matter(path.name, sha256, cells[0], "q", "Q?", (LEAVE_OUT,), "", cells)


def dots(picture: bytes) -> list[bytes]:
    """The rows of grey dots of a picture that we wrote."""
    width, height = struct.unpack(">II", picture[16:24])
    flat = zlib.decompressobj().decompress(picture[picture.index(b"IDAT") + 4 :])
    assert len(flat) == height * (width + 1)
    return [flat[row * (width + 1) + 1 : (row + 1) * (width + 1)] for row in range(height)]


def longest_black(row: bytes) -> int:
    return max((len(run) for run in bytes(255 if dot > 20 else 0 for dot in row).split(b"\xff")), default=0)


def table(*, ruled: bool) -> bytes:
    pages = Pages()
    for row, cells in enumerate(ROWS):
        for left, text in zip((60, 200, 300), cells, strict=True):
            pages.text(left, 705 - 18 * row, text, 9)
        if ruled:
            for bottom in (700 - 18 * row, 718 - 18 * row):
                pages.rule(55, bottom, 380, bottom)
            for left in (55, 190, 290, 380):
                pages.rule(left, 700 - 18 * row, left, 718 - 18 * row)
    return pages.bytes()


def test_a_page_of_a_pdf_is_a_picture_and_other_files_have_none(tmp_path: Path) -> None:
    pages = Pages()
    pages.paragraph("We recorded 17 offences of rape in Kent in 2016/17.", 12)
    path = tmp_path / "letter.pdf"
    path.write_bytes(pages.bytes())
    picture = page_picture(about(path, "p1par1:12-14"), path)
    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG")
    assert (width, height <= 1501) == (1000, True)
    shades = set(zlib.decompressobj().decompress(picture[picture.index(b"IDAT") + 4 :]))
    assert len(shades) > 2, "letters are drawn, not a blank page"
    path = tmp_path / "kent.csv"
    path.write_text(UNIT)
    with pytest.raises(BadDecision, match="no page"):
        page_picture(about(path, "csv!B3"), path)


@pytest.mark.parametrize("scan", [False, True])
@pytest.mark.parametrize("ruled", [False, True])
def test_the_cell_is_framed_on_its_page_and_no_other(ruled: bool, scan: bool, tmp_path: Path) -> None:
    path = tmp_path / "kent.pdf"
    path.write_bytes(scanned(table(ruled=ruled)) if scan else table(ruled=ruled))
    plain, framed = dots(page_picture(about(path, "p1par9:0-1"), path)), dots(page_picture(about(path, "p1t1!B2"), path))
    both = enumerate(zip(plain, framed, strict=True))
    changed = [(y, x) for y, (one, other) in both for x in range(len(one)) if one[x] != other[x]]
    scale = 1000 / 595
    top, bottom, left, right = (f(spot[axis] for spot in changed) / scale for axis, f in ((0, min), (0, max), (1, min), (1, max)))
    # "1234" stands at 200 to 220 points across, its letters from 842 - 687 - 7 to 842 - 687 points down.
    assert (190 < left < 200, 220 < right < 230, 140 < top < 150, 155 < bottom < 165) == (True,) * 4
    assert longest_black(framed[changed[len(changed) // 8][0]]) > 3


def test_each_cell_of_a_matter_is_framed(tmp_path: Path) -> None:
    path = tmp_path / "kent.pdf"
    path.write_bytes(table(ruled=False))
    one, two = (page_picture(about(path, *cells), path) for cells in (("p1t1!B2",), ("p1t1!B2", "p1t1!C3")))
    black = [sum(dot < 20 for row in dots(picture) for dot in row) for picture in (one, two)]
    assert black[1] > black[0] + 200


def bomb(*streams: tuple[bytes, bytes], size: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page, whose contents are the first stream, and of what each next is called by."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    called = b"<< /Pattern << /P 5 0 R >> /XObject << /X 5 0 R >> >>"
    objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [" + size + b"] /Contents 4 0 R /Resources " + called + b" >>")
    for says, content in streams:
        objects.append(b"<< " + says + b" /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + listed
    return written + end + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(written))


TILES = bomb(
    (b"", b"/Pattern cs /P scn 0 0 595 842 re f"),
    (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 300 300] /XStep 0.01 /YStep 0.01 /Resources << >>",
        b"1 0 0 rg 0 0 1 1 re f",
    ),
)
"""A page of 749 bytes: it is read in a moment, and drawn without end, tile by tile."""
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
NESTED = bomb(
    (b"", b"/X Do"),
    *((_FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % number, b"/X Do " * 12) for number in range(6, 13)),
    (_FORM, b"0 0 500 500 re f"),
)
"""Forms within forms, 36 million of them: more than any memory holds."""


@pytest.mark.parametrize("content", [TILES, NESTED], ids=["tiles", "nested"])
def test_a_page_that_is_drawn_without_end_is_refused_and_the_next_is_drawn(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking._DRAWER, "seconds", 4.0)
    # Where the cells are is read, and what cannot be read is refused there.
    monkeypatch.setattr(looking, "look_for_boxes", lambda *_: [])
    path, good = tmp_path / "bomb.pdf", tmp_path / "kent.pdf"
    path.write_bytes(content)
    good.write_bytes(table(ruled=False))
    with pytest.raises(UnreadableSource, match="cannot be drawn"):
        page_picture(about(path, "p1par1:0-1"), path)
    assert page_picture(about(good, "p1par1:0-1"), good).startswith(b"\x89PNG")


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnoise", bomb((b"", b"q")).replace(b"3 0 R]", b"]")], ids=["noise", "no page"])
def test_a_page_that_is_damaged_or_not_there_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(content)
    with pytest.raises(BadDecision, match="cannot be drawn"):
        page_picture(about(path, "p1par1:0-1"), path)


def test_a_page_of_no_size_has_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    path.write_bytes(bomb((b"", b"q"), size=b"0 0 0 0"))
    assert page_picture(about(path, "p1par1:0-1"), path).startswith(b"\x89PNG")
