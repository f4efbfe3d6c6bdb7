"""Pages and plain texts that are damaged, bottomless or endless."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from tests.lib.hostile_parts import CSV, Hostile, good_pdf, html, pdf


def pages_and_texts() -> Iterator[Hostile]:
    """PDF, HTML, CSV and plain bytes."""
    yield Hostile("500-pages.pdf", pdf(pages=500), 0, "pages")
    yield Hostile("cut.pdf", pdf()[:200], None)
    yield Hostile("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 50, None, "damaged")
    yield Hostile("scan.pdf", _scan(), 0, "no text")
    yield Hostile(
        "script.pdf",
        good_pdf().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        4,
    )
    yield Hostile("loop.pdf", pdf().replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), 0)
    yield Hostile("deep.html", b"<div>" * 50_000 + b"x", 0)
    yield Hostile(
        "script.html",
        html(
            "<script>document.write('<td>99</td>')</script><img src='http://127.0.0.1:9/x.png'><iframe src='file:///etc/passwd'></iframe>"
        ),
        4,
    )
    yield Hostile(
        "spans.html",
        b"<html><body><table><tr><td colspan=99999999 rowspan=99999999>x</td></tr><tr><td>1</td></tr></table></body></html>",
        0,
    )
    yield Hostile("nested-tables.html", b"<table><tr><td>" * 2000 + b"1" + b"</td></tr></table>" * 2000, 0)
    yield Hostile("huge-line.csv", b"a," * 2_000_000 + b"\n" + b"1," * 2_000_000, None)
    yield Hostile("quote.csv", b'"' + b"x,1\n" * 400_000, None)
    yield Hostile("formulas.csv", (CSV + "=cmd|' /C calc'!A0,5,6\n@SUM(1),7,8\n").encode(), 6)
    yield Hostile("nuls.csv", CSV.replace("Rape", "Ra\0pe").encode(), None)
    yield Hostile("empty.csv", b"", None, "empty")
    yield Hostile("blank.xlsx", b"\0" * 5000, None, "empty")
    yield Hostile("program.pdf", b"MZ\x90\0\x03" + bytes(range(256)) * 20, None)
    yield Hostile("picture.pdf", b"\x89PNG\r\n\x1a\n" + zlib.compress(b"x") * 10, None, "picture")
    yield Hostile("rich.doc", b"{\\rtf1 hello}", None, "RTF")
    yield Hostile("regex.txt", (b"1 - " * 60_000) + b"\n" + b"2015/" * 40_000, 0)
    yield Hostile("spaces.txt", (b"a" + b" " * 200_000 + b"b\n") * 5, 0)
    yield Hostile("long.txt", b"There were offences. " * 400_000, None, "characters")


def _scan() -> bytes:
    pixels = zlib.compress(b"\xff" * 100)
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n"  # noqa: E501
        % len(pixels)
        + pixels
        + b"\nendstream"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 31 >>\nstream\nq 500 0 0 700 40 60 cm /I Do Q\n\nendstream", image,
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(out))
    )
