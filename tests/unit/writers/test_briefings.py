"""A briefing to take away: tagged, told in words, without anything from elsewhere, and the same bytes twice."""

from __future__ import annotations

import re
import struct
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pypdfium2.raw as pdf
import pytest
from docx.oxml.ns import qn
from lxml import etree, html

from faircount.briefing.charts.card_drawing import draw_finding
from faircount.vocabulary.helplines import HELPLINES
from faircount.writers import briefings
from faircount.writers.briefing_pdf import briefing_pdf, set_for_paper, why_not
from faircount.writers.briefings import TakeAway, take_away
from faircount.writers.chart_png import ZOOM, chart_png
from faircount.writers.site_charts import chart_picture
from faircount.writers.site_pages import area_charts, pages_of
from faircount.writers.site_templates import render
from tests.lib.printed_words import beside_its_dots, letters_of, said, tagged
from tests.lib.sample_site import cleveland, sample_site


@pytest.fixture(scope="module")
def wanted():
    site, area = sample_site(), cleveland()
    page = next(page for page in pages_of(site) if page.path == area.entry.target)
    return TakeAway(
        "cleveland", tuple(area_charts(area)), "Example Charity", date(2026, 11, 25), area, render(page, site), site.licence
    )


@pytest.fixture(scope="module")
def made(wanted):
    return take_away(wanted)


@pytest.fixture(scope="module")
def printed(made):
    return pypdfium2.PdfDocument(made["files/cleveland-briefing.pdf"])


@pytest.fixture(scope="module")
def document(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "briefing.docx"
    path.write_bytes(made["files/cleveland-briefing.docx"])
    return docx.Document(str(path))


@pytest.fixture
def one_picture(made, monkeypatch):
    """The same picture for every chart, for whoever looks at words alone: to draw each takes most of the time."""
    picture = next(content for name, content in made.items() if name.endswith(".png"))
    monkeypatch.setattr(briefings, "chart_png", lambda *_, **__: picture)


def elements(printed):
    """Every tagged element, as (kind, text alternative, language)."""
    told = (pdf.FPDF_StructElement_GetType, pdf.FPDF_StructElement_GetAltText, pdf.FPDF_StructElement_GetLang)
    return [tuple(said(function, element) for function in told) for element in tagged(printed)]


def test_the_files_of_an_area_are_its_pictures_a_pdf_and_a_word_document(wanted, made):
    stems = [chart.caption.stem for chart in wanted.charts]
    pictures = ["charts/cleveland-card.png", *(f"charts/cleveland-{stem}.png" for stem in stems)]
    assert sorted(made) == sorted([*pictures, "files/cleveland-briefing.docx", "files/cleveland-briefing.pdf"])


def test_a_picture_is_its_dots_and_no_words_beside_them(made):
    """A text in it would name what was left out of it, or when and on which machine it was drawn."""
    pictures = {name: beside_its_dots(picture) for name, picture in made.items() if name.endswith(".png")}
    assert pictures
    assert {name: words for name, words in pictures.items() if words} == {}
    words = b"\x00\x00\x00\x04tEXta\x00bc\x00\x00\x00\x00"
    picture = next(picture for name, picture in made.items() if name.endswith(".png"))
    assert beside_its_dots(picture[:-12] + words + picture[-12:] + b"more") == {"tEXt": b"a\x00bc", "after its end": b"more"}


def test_the_same_page_gives_the_same_bytes(wanted, made):
    assert take_away(wanted) == made


def test_the_search_for_what_must_not_be_told_reads_properties_and_alternatives(wanted, tmp_path):
    """Else a test that finds nothing in a PDF has not looked."""
    page = wanted.page.replace("<title>", "<title>98,765 ", 1)
    page = re.sub(r"(<svg[^>]*>\s*<title[^>]*>)", r"\g<1>87,654 ", page)
    path = tmp_path / "briefing.pdf"
    path.write_bytes(briefing_pdf(page, "A foot", "2026-11-25"))
    told = letters_of(path)
    assert "98,765" in told
    assert "87,654" in told
    with pypdfium2.PdfDocument(path) as again:
        assert not any("87,654" in sheet.get_textpage().get_text_range() for sheet in again), "it is in the tags alone"


def test_the_pdf_is_tagged_and_each_chart_has_its_alternative(wanted, printed):
    found = elements(printed)
    kinds = {kind for kind, _, _ in found}
    assert {"H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "L", "LI", "Link"} <= kinds
    told = [alternative for kind, alternative, _ in found if kind == "Figure"]
    assert {chart.caption.title for chart in wanted.charts} <= set(told)
    assert printed.get_metadata_dict()["Title"].startswith(wanted.area.title)
    assert printed.get_metadata_dict()["CreationDate"].startswith("D:20261125")
    assert said(pdf.FPDFCatalog_GetLanguage, printed) == "en-GB"
    assert pdf.FPDFCatalog_IsTagged(printed)


def test_the_pdf_says_what_the_page_says_and_where_help_is(wanted, printed):
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in printed).split())
    for point in wanted.area.points:
        assert point.sentence in words
    assert all(line.number in words.replace("\xa0", " ") for line in HELPLINES)
    assert "version 1.0.0" in words
    assert f"1 of {len(printed)}" in words
    assert not any(left in words for left in ("Exit this page", "Get this chart", "Skip to the main text"))


def test_the_page_of_the_country_is_a_pdf_of_its_points_squares_and_findings():
    site = sample_site()
    page = next(page for page in pages_of(site) if page.path == "index.html")
    whole = TakeAway(
        "england-and-wales", (), "Example Charity", date(2026, 11, 25), page=render(page, site), national=site.national
    )
    made = take_away(whole)
    assert list(made) == ["files/england-and-wales-briefing.pdf"]
    printed = pypdfium2.PdfDocument(made["files/england-and-wales-briefing.pdf"])
    words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    assert all(point.sentence in words for point in site.national.points)
    assert all(tile.short in words for tile in site.national.grid.tiles)
    assert all(card.title in words for card in site.national.findings)
    assert "Find an area" not in words
    assert words.count("What was found") == 1, "the table is not parted from its heading, which would be printed twice"
    assert pdf.FPDFCatalog_IsTagged(printed)


def test_a_finding_is_a_picture_to_share_with_its_sum_whatever_the_length_of_its_title():
    finding = sample_site().findings[0].card
    assert list(take_away(TakeAway("one", (), "A charity", date(2026, 11, 25), finding=finding, signed="A charity"))) == [
        "charts/one-card.png"
    ]
    for title in (finding.title, "Cleveland 2014/15: " + "the published total, 247, is lower than one part of it, 348, " * 4):
        drawn = draw_finding(replace(finding, title=title), "A charity, version 1.0.0. Not official statistics.")
        words = " ".join(label.words for label in drawn.labels)
        assert title.split()[-1] in words
        assert finding.arithmetic.total in words
        assert all(label.box.right <= drawn.width and label.box.bottom <= drawn.height for label in drawn.labels)


def test_a_briefing_is_of_six_sheets_at_most_and_none_but_the_last_is_left_half_empty(printed):
    assert len(printed) <= 6
    for place in range(len(printed) - 1):
        page = printed[place]
        bottom = min(item.get_bounds()[1] for item in page.get_objects() if item.get_bounds()[1] > 60)
        assert bottom < page.get_height() / 2, f"sheet {place + 1}"


def test_a_long_table_is_cut_into_parts_side_by_side_that_lose_no_row_and_keep_their_heads(wanted):
    tree = html.document_fromstring(wanted.page)
    cells = [" ".join(row.text_content().split()) for row in tree.xpath("//section[@id='comparison']//tbody/tr/th")]
    set_for_paper(tree, "2026-11-25")
    parts = tree.xpath("//section[@id='comparison']//div[starts-with(@class, 'parts')]//table")
    assert len(cells) >= 10
    assert len(parts) > 1
    assert [" ".join(row.text_content().split()) for part in parts for row in part.xpath("tbody/tr/th")] == cells
    heads = {tuple(cell.text_content() for cell in part.xpath("thead//th")) for part in parts}
    assert len(heads) == 1
    assert sum(len(part.xpath("caption")) for part in parts) == 1


def test_a_page_that_asks_for_something_elsewhere_gets_nothing(wanted, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    asked = f'<main><img src="{secret.as_uri()}" alt="x"><img src="http://127.0.0.1:9/x.png" alt="x">'
    page = wanted.page.replace("<main", f"{asked}<main", 1)
    plain = pypdfium2.PdfDocument(briefing_pdf(page, "A foot", "2026-11-25"))
    assert not [item for sheet in plain for item in sheet.get_objects() if item.type == pdf.FPDF_PAGEOBJ_IMAGE]


def test_the_word_document_speaks_english_repeats_headings_and_tells_its_charts(wanted, document):
    body = document.element.body
    told = [found.get("descr") for found in body.iter(qn("wp:docPr"))]
    assert told == [chart.tell() for chart in wanted.charts]
    tables = list(body.iter(qn("w:tbl")))
    assert len(tables) >= len(wanted.charts)
    for table in tables:
        assert table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
    assert {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.language == "en-GB"
    levels = [one.style.name for one in document.paragraphs if one.style.name.startswith(("Title", "Heading"))]
    assert levels[0] == "Title"
    assert levels.count("Title") == 1


@pytest.mark.usefixtures("one_picture")
def test_words_of_others_are_no_field_and_no_picture_from_elsewhere_in_the_word_document(wanted, tmp_path, monkeypatch):
    """Word runs fields (DDEAUTO) and fetches what relations name, whatever the page says beside them."""
    run = '{ DDEAUTO c:\\\\windows "/C calc" } { INCLUDEPICTURE "http://127.0.0.1:9/x" } =1+1'
    points = tuple(replace(point, sentence=f"{run} {point.sentence}") for point in wanted.area.points)
    area = replace(wanted.area, title=f"{run} {wanted.area.title}", points=points)
    monkeypatch.setattr(briefings, "why_not", lambda: "no PDF is looked at here, and it takes longest")
    path = tmp_path / "briefing.docx"
    path.write_bytes(take_away(replace(wanted, area=area))["files/cleveland-briefing.docx"])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    fields = [found.text for found in etree.fromstring(parts["word/footer1.xml"]).iter(qn("w:instrText"))]
    assert fields == ["PAGE"]
    assert not [
        name for name, part in parts.items() if name != "word/footer1.xml" and (b"instrText" in part or b"fldSimple" in part)
    ]
    assert not [name for name, part in parts.items() if name.endswith(".rels") and b'TargetMode="External"' in part]
    assert parts["word/document.xml"].count(b"DDEAUTO") >= len(points)


def test_the_word_document_gives_ranges_quotations_and_help(wanted, document):
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for point in wanted.area.points:
        assert point.sentence in words
    assert "Range: 1.9 to 3.7 times as many" in words
    assert all(quote in words for quote in wanted.area.quotes)
    assert all(line.number in words for line in HELPLINES)


def test_a_picture_has_the_size_of_its_drawing_twice_and_words_on_it(wanted):
    chart = wanted.charts[0]
    drawing = etree.fromstring(chart_picture(chart, ""))
    picture = chart_png(chart)
    size = struct.unpack(">II", picture[16:24])
    assert size == (ZOOM * int(drawing.get("width")), ZOOM * round(float(drawing.get("height"))))
    # Letters weigh: without a face that holds them the same drawing would come out nearly empty.
    assert len(picture) > 25_000
    assert "Sources: " in "".join(drawing.itertext())


@pytest.fixture
def asked_anew():
    """Whether a PDF can be made is asked once a process."""
    why_not.cache_clear()
    yield
    why_not.cache_clear()


@pytest.mark.usefixtures("asked_anew")
def test_a_library_that_lacks_pango_is_named_once_and_not_heard(tmp_path, monkeypatch, capsys):
    (tmp_path / "weasyprint.py").write_text("print('advice')\nraise OSError('cannot load library')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    assert why_not().startswith("Pango is missing")
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("asked_anew")
def test_without_the_library_the_rest_is_made_and_the_reason_said(wanted, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert why_not().startswith("weasyprint is not installed; it comes with: ")
    made = take_away(TakeAway("cleveland", wanted.charts[:1], "Example Charity", wanted.published, None))
    assert list(made) == [f"charts/cleveland-{wanted.charts[0].caption.stem}.png"]


@pytest.mark.usefixtures("one_picture")
def test_a_preview_says_on_every_sheet_and_page_for_whom_it_is(wanted):
    words = "Preview for A. Reader, until 9:30am"
    site = replace(sample_site(), preview=words)
    page = next(page for page in pages_of(site) if page.path == wanted.area.entry.target)
    made = take_away(replace(wanted, page=render(page, site), preview=words))
    sheets = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made["files/cleveland-briefing.pdf"])]
    assert words in sheets[0]
    assert all("Preview: not published" in " ".join(sheet.split()) for sheet in sheets)
    document = docx.Document(BytesIO(made["files/cleveland-briefing.docx"]))
    assert document.sections[0].header.paragraphs[0].text == words


def test_no_clock_of_this_machine_is_in_the_word_document(made, tmp_path):
    path = tmp_path / "briefing.docx"
    path.write_bytes(made["files/cleveland-briefing.docx"])
    with zipfile.ZipFile(path) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
