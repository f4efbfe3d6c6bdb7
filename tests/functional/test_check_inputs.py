"""``faircount check`` on every kind of input, from a file and from the standard input: offsets hold in the text as read."""

from __future__ import annotations

import io
import json
import time
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


def check(path: Path, form: str = "text") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", str(path), "--format", form])
    return done.exit_code, done.stdout if done.exception is None else str(done.exception)


def test_a_page_that_nests_deeply_is_read_whole_or_refused_and_never_in_part(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    for depth, refused in ((500, False), (50_000, True)):
        path.write_text(f"<html>{'<div>' * depth}In Kent 247 offences were recorded.{'</div>' * depth}</html>", "utf-8")
        code, said = check(path)
        assert (code != 0) is refused
        assert ("too deeply" if refused else "247 offences") in said


def test_of_a_text_of_numbers_without_end_the_first_part_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("In Kent 5 rose by 20 per cent from 10 to 12, " * 20_000, "utf-8")
    started = time.process_time()
    assert "check the rest by itself" in " ".join(check(path)[1].split())
    assert time.process_time() - started < 6
    path.write_bytes(b"5 offences rose. " * 700_000)
    assert "cut it down" in check(path)[1]


@pytest.mark.parametrize("form", ["text", "query"])
def test_nothing_of_a_text_or_of_its_name_steers_the_terminal(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a\x1b[31m.txt"
    path.write_text("In Kent\x1b]0;owned\x07 5\u202e offences, up from 4\x9b2J in May. It had 12\x1b[2J teachers.", "utf-8")
    shown = check(path, form)[1]
    path.write_text("", "utf-8")
    for words in (shown, check(path, form)[1]):
        assert words
        assert not set(words) & set("\x1b\x07\x9b\u202e")


def test_a_folder_ends_with_the_documented_code_where_an_article_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(as_text())
    run = CliRunner().invoke
    assert run(app, ["check", str(tmp_path)]).exit_code == 0
    assert run(app, ["check", str(tmp_path), "--strict"]).exit_code == 3
    (tmp_path / "bad.docx").write_bytes(b"PK\3\4 no document")
    for more in ([], ["--strict"], ["--format", "json"]):
        done = run(app, ["check", str(tmp_path), *more])
        assert done.exit_code == 4
        assert "bad.docx: " in done.stderr
        assert "good.txt" in done.stdout
    (tmp_path / "good.txt").unlink()
    assert run(app, ["check", str(tmp_path)]).exit_code == 11
