"""An article checked on a page: without a script, from a form of this session, and nothing of it runs or is kept."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document
from lxml import html

from faircount.store.team.account import Role

TEXT = "In Kent 247 offences were recorded in 2019/20, up from 131 in 2018/19. They more than doubled."
ATTACK = "<script>alert()</script></article><img src=x onerror=alert()>"
PATH = "/app/articles"
SENTENCE = "/app/sentence"


@pytest.fixture(scope="module")
def viewer(together):
    return together.as_role(Role.VIEWER)


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_pasted_text_comes_back_marked_with_a_query_to_the_author_and_is_not_kept(viewer, together):
    before = files_in(together.folder)
    status, headers, page = viewer.send(PATH, {"text": f"{TEXT} {ATTACK}"})
    assert status == 200
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    tree = html.document_fromstring(page)
    assert [node.get("src") for node in tree.xpath("//script")] == ["/app/static/keys.js", "/app/static/going.js"]
    assert not tree.xpath("//main//img | //main//@onerror | //main//@style | //main//script")
    assert len(tree.xpath("//li[starts-with(@id, 'note-')]")) == 3
    assert "247 / 131 = 1.89" in tree.xpath("string(//pre)")
    assert ATTACK in tree.xpath("string(//article)")
    assert len(tree.xpath("//h1")) == 1
    assert files_in(together.folder) == before


def test_a_text_that_holds_too_much_says_which_part_was_checked(viewer):
    counts = " ".join(f"In 20{10 + n % 14} the force recorded {1000 + n} offences." for n in range(900))
    status, _, page = viewer.send(PATH, {"text": counts})
    assert status == 200
    assert "of the text was checked, up to" in html.document_fromstring(page).xpath("string(//main)")


def test_a_word_document_is_checked_as_its_text(viewer):
    document, content = Document(), io.BytesIO()
    document.add_paragraph(TEXT)
    document.save(content)
    status, _, page = viewer.upload(PATH, [("release.docx", content.getvalue())])
    assert status == 200
    assert "247 / 131 = 1.89" in page


@pytest.mark.parametrize("name", ["release.docx", "release.pdf"])
def test_a_document_that_grows_without_end_is_refused(viewer, name):
    grown = io.BytesIO()
    with zipfile.ZipFile(grown, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<a>" + b" " * 200_000_000)
    flate = zlib.compress(b" " * 200_000_000)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(flate), flate),
    )
    page = b"%PDF-1.4\n" + b"\n".join(b"%d 0 obj%b endobj" % one for one in enumerate(objects, 1))
    content = grown.getvalue() if name.endswith("docx") else page + b"\ntrailer<</Root 1 0 R>>\n"
    assert len(content) < 500_000
    status, _, text = viewer.upload(PATH, [(name, content)])
    assert status == 422
    assert "alert" in text
    assert viewer.send(PATH, {"text": TEXT})[0] == 200, "and the next text is checked"


@pytest.mark.parametrize(("text", "said"), [("", "Paste a text"), ("5 crimes. " * 9_000, "more than is checked here")])
def test_what_cannot_be_checked_is_said_and_what_was_typed_comes_back(viewer, text, said):
    status, _, page = viewer.send(PATH, {"text": text})
    tree = html.document_fromstring(page)
    assert status == 422
    assert said in tree.xpath("string(//*[@role='alert'])")
    assert tree.xpath("string(//textarea[@id='text'])").strip() == text.strip()


def test_a_form_from_elsewhere_or_without_the_token_checks_nothing(viewer):
    assert viewer.send(PATH, {"text": TEXT}, Origin="http://evil.example")[0] == 403
    assert viewer.send(PATH, {"text": TEXT, "token": "x"})[0] == 403
    assert viewer.ask(PATH, TEXT, Content_Type="text/plain", Origin=f"http://127.0.0.1:{viewer.port}")[0] == 415
    assert viewer.send(PATH, {"text": "x" * 6_000_000})[0] == 413


def test_the_form_works_without_a_script(viewer):
    tree = html.document_fromstring(viewer.ask(PATH)[2])
    form = next(form for form in tree.forms if form.action == PATH)
    assert form.method == "POST"
    assert set(form.fields) >= {"token", "text", "files"}
    assert all(tree.xpath(f"//label[@for='{name}']") for name in ("text", "files"))


def test_a_sentence_is_answered_in_four_lines_about_the_force_that_was_chosen(viewer):
    asked = {"sentence": f"Offences more than doubled, from 131 in 2018/19 to 247 in 2019/20. {ATTACK}", "force": "E23000032"}
    status, _, page = viewer.send(SENTENCE, asked)
    tree = html.document_fromstring(page)
    assert status == 200
    answer = tree.xpath("//*[@class='answered']")[0]
    assert [node.text for node in answer.xpath("(.//dl)[1]//dt")] == ["What it is", "Our figure", "Arithmetic", "To use"]
    told = answer.text_content().replace("\xa0", " ")
    assert "247 / 131 = 1.89" in told
    assert "in Kent" in told
    assert not tree.xpath("//main//img | //main//@onerror | //main//script")
    assert tree.xpath("//option[@selected]/text()") == ["Kent"]
    assert ATTACK in tree.xpath("string(//textarea[@id='sentence'])")


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"sentence": " ", "force": ""}, 422, "Type a sentence"),
        ({"sentence": "5 offences", "force": "<script>"}, 422, "is not an area"),
        ({"sentence": "Nothing is counted here.", "force": ""}, 200, "No claim with a number"),
    ],
)
def test_a_sentence_that_cannot_be_answered_says_why(viewer, asked, status, said):
    answered, _, page = viewer.send(SENTENCE, asked)
    assert answered == status
    assert said in html.document_fromstring(page).xpath("string(//main)")
    assert "<script>" not in page.split("</head>")[1]
