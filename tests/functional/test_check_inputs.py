"""``faircount check`` on every kind of input, from a file and from the standard input: offsets hold in the text as read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from faircount.cli.main import app
from tests.lib.pdf_pages import Pages

PARAGRAPHS = (
    "Online offences in Kent",
    "In Kent 247 offences were recorded in 2019/20, up from 131 in 2018/19.",
    "They more than doubled in a year, the force’s own figures show.",
)
WRONG = "more than doubled in a year"


def as_text() -> bytes:
    return "\n\n".join(PARAGRAPHS).encode()


def as_page() -> bytes:
    return ("<!doctype html><title>Kent</title>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)).encode()


def as_word() -> bytes:
    document, content = Document(), io.BytesIO()
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    document.save(content)
    return content.getvalue()


def as_pdf() -> bytes:
    pages = Pages()
    for words in PARAGRAPHS:
        pages.paragraph(words.replace("’", "'"), 11)
    return pages.bytes()


KINDS = {"txt": as_text, "html": as_page, "docx": as_word, "pdf": as_pdf}


@pytest.mark.parametrize("way", ["file", "standard input"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_gives_the_same_claims_and_its_offsets_hold(tmp_path: Path, kind: str, way: str) -> None:
    content, path = KINDS[kind](), tmp_path / f"article.{kind}"
    path.write_bytes(content)
    words = ["check", str(path) if way == "file" else "-", "--format", "json", "--strict"]
    done = CliRunner().invoke(app, words, input=None if way == "file" else content)
    assert done.exit_code == 3
    told = json.loads(done.stdout)
    claims = told["claims"]
    assert [told["text"][one["start"] : one["end"]] for one in claims] == [one["text"] for one in claims]
    wrong = [one for one in claims if one["verdict"] == "inconsistent"]
    assert [(one["text"], one["arithmetic"]) for one in wrong] == [(WRONG, "247 / 131 = 1.89; stated more than 2")]
    assert len(claims) == 3
