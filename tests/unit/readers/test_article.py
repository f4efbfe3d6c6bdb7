"""Articles keep their characters."""

from pathlib import Path

import pytest

from faircount.errors import UnreadableSource
from faircount.readers.article import read_article


def test_a_text_file_is_read_character_for_character(tmp_path: Path) -> None:
    written = "Headline here\r\n\n  Rose to 55\u00a0offences \u2013 \u201cmore\u201d.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(written.encode())
    found = read_article(path)
    assert found.text == written
    assert found.title == "Headline here"
    assert len(found.sha256) == 64


def test_a_windows_file_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("rose \u2013 by half".encode("cp1252"))
    assert read_article(path).text == "rose \u2013 by half"


def test_html_gives_its_text_in_lines_without_scripts(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>The  title</title></head><body><script>var x = 9</script><!-- 5 -->"
        "<h1>Head</h1><p>One <b>bold</b> word,\nand more.</p><p hidden>secret</p><ul><li>a</li><li>b</li></ul></body></html>"
    )
    found = read_article(path)
    assert found.title == "The title"
    assert found.text == "Head\nOne bold word, and more.\na\nb"


def test_a_table_is_a_line_a_row_and_columns_of_text_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<table><tr><th>Area</th><th>2021</th></tr><tr><td><p>Kent</p></td><td><div>241</div></td></tr>"
        "<tr><td>None</td><td></td></tr></table>"
        f"<table><tr><td>Left</td><td><p>{'long ' * 20}</p></td></tr></table>"
    )
    assert read_article(path).text.splitlines() == ["Area | 2021", "Kent | 241", "None |", "Left", ("long " * 20).strip()]


@pytest.mark.parametrize("content", [b"", b"   \n", b"%PDF\0\0\0binary"])
def test_what_is_no_article_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "wrong.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableSource, match=r"wrong\.txt"):
        read_article(path)


def test_a_missing_article_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"none\.txt: cannot be opened"):
        read_article(tmp_path / "none.txt")


def test_a_sign_that_no_page_may_hold_is_another_and_offsets_hold(tmp_path: Path) -> None:
    """A vertical tab is a line break in what is pasted from Word."""
    path = tmp_path / "a.txt"
    path.write_text("Up\x0b to\x01 55\x0cfrom\x9b 20\ufffe", encoding="utf-8")
    article = read_article(path)
    assert article.text == "Up\n to\ufffd 55\nfrom\ufffd 20\ufffd"
    assert "\x0b" not in article.title
