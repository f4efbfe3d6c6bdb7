"""Promise: no answer and no article makes this machine ask another for anything, whatever in it names an address."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from faircount.errors import FaircountError
from faircount.readers.article import article_of
from faircount.readers.read_many import read_many
from tests.lib.hostile_parts import CSV, GRID, docx, docx_table, good_pdf, html, members_of, ods, ods_row, workbook, zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/{{kind}}" Target="{{here}}" TargetMode="External"/></Relationships>'
)
LINKED = (
    '<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook '
    f'xmlns:r="{OFFICE}" r:id="r1"/></externalLink>'
)
PAGE = (
    '<base href="{here}/"><link rel=stylesheet href="{here}"><img src="{here}" srcset="{here} 2x"><iframe src="{here}"></iframe>'
    '<script src="{here}"></script><object data="{here}"></object><svg><image href="{here}"/><use href="{here}#x"/></svg>'
    '<meta http-equiv=refresh content="0;url={here}"><style>@import "{here}";</style><video poster="{here}"></video>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "{here}/x.dtd" [<!ENTITY a SYSTEM "{here}"><!ENTITY % p SYSTEM "{here}"> %p;]>'
MAIL = (
    "From: foi@force.example\r\nTo: a@b.example\r\nSubject: Cleveland Police\r\nMIME-Version: 1.0\r\n"
    'Content-Type: message/external-body; access-type=URL; URL="{here}"\r\n\r\nContent-Type: text/csv\r\n\r\n'
)
ACTION = b"/Type /Catalog /OpenAction << /S /URI /URI (%s) >> /AA << /WC << /S /GoToR /F << /FS /URL /F (%s) >> >> >>"


def files(here: str) -> Mapping[str, bytes]:
    """A file of each kind that names an address in every way that the kind has."""

    def at(text: str, **more: str) -> bytes:
        return text.replace("{here}", here).replace("{kind}", more.get("kind", "")).encode()

    rows = "".join(ods_row(list(cells)) for cells in GRID.rows)
    image = (
        f"<draw:frame xmlns:draw='d' xmlns:xlink='http://www.w3.org/1999/xlink'><draw:image xlink:href='{here}'/></draw:frame>"
    )
    source = f"<table:table-source xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='{here}'/>"
    address = here.encode()
    return {
        "links.xlsx": zipped(
            members_of(workbook())
            | {
                "xl/externalLinks/externalLink1.xml": LINKED.encode(),
                "xl/externalLinks/_rels/externalLink1.xml.rels": at(RELATED, kind="externalLinkPath"),
                "xl/worksheets/_rels/sheet1.xml.rels": at(RELATED, kind="image"),
                "xl/connections.xml": at('<connections><connection><webPr url="{here}"/></connection></connections>'),
            }
        ),
        "template.docx": docx(
            docx_table(),
            word___rels__settings_xml_rels=at(RELATED, kind="attachedTemplate"),
            word___rels__document_xml_rels=at(RELATED, kind="image"),
        ),
        "outside.docx": docx(b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", at(OUTSIDE)),
        "source.ods": ods(f"<table:table table:name='Data'>{source}{rows}{image}</table:table>"),
        "outside.ods": ods(f"<table:table>{rows}</table:table>", at(OUTSIDE).decode()),
        "page.html": html(at(PAGE).decode()),
        "outside.xhtml": at(OUTSIDE) + html("&a;"),
        "action.pdf": good_pdf().replace(b"/Type /Catalog", ACTION % (address, address), 1),
        "elsewhere.eml": at(MAIL),
        "run.csv": f'{CSV}"=IMPORTXML(""{here}"",""//a"")",1,2\n"=WEBSERVICE(""{here}"")",3,4\n'.encode(),
        "words.txt": f"Cleveland Police recorded 55 offences in 2015/16: {here} ![a]({here})\n".encode(),
    }


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Somebody who waits to be asked."""
    with socket.create_server(("127.0.0.1", 0)) as waits:
        waits.settimeout(0.3)
        yield waits


def test_whatever_a_file_names_is_not_asked_for(tmp_path: Path, listener: socket.socket) -> None:
    here = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    held = files(here)
    for name, content in held.items():
        (tmp_path / name).write_bytes(content)
    extracts = read_many([tmp_path / name for name in held])
    read = [extract.file for extract in extracts if not extract.was_refused]
    assert {"links.xlsx", "template.docx", "source.ods", "page.html", "action.pdf", "words.txt"} <= set(read)
    for name, content in held.items():
        try:
            article_of(content, name)
        except FaircountError:
            continue
    with pytest.raises(TimeoutError):
        listener.accept()


def test_the_listener_would_hear(listener: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        urllib.request.urlopen(f"http://127.0.0.1:{listener.getsockname()[1]}/x", timeout=0.2)
    assert listener.accept()
