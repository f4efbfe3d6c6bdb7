"""The cautions of the example's article as a person gets them from the command and on the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from faircount.cli.main import app

ARTICLE = "articles/cleveland-online-offences.txt"


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "caution A part attached to the wrong whole. Rests on 259"),
        ("query", "“rose by 45 per cent”: holds (measured from the first year of a mark)."),
        ("html", "<strong>Caution</strong> Victims set against offences."),
    ],
)
def test_the_command_prints_them_in_every_form(example_folder: Path, form: str, said: str) -> None:
    printed = CliRunner().invoke(
        app, ["check", str(example_folder / ARTICLE), "--project", str(example_folder), "--format", form]
    )
    assert printed.exit_code == 0
    words = " ".join(printed.stdout.split())
    assert said in words
    assert "to 5,653 in 2016/17, while the mark was new”" in words


def test_the_site_shows_them_beside_the_claims(site: Path) -> None:
    page = html.parse(str(next((site / "articles").glob("cleveland-online-offences*.html")))).getroot()
    assert len(page.xpath("//li[contains(@class, 'verdict')]//p[@class='caution']")) == 7
